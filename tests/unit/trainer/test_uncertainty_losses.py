"""PFE, DUL_cls and DUL_rgs equal their formulas, and behave as the papers say."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from trainer.embedding import Embedding
from trainer.losses import make_loss
from trainer.losses.dul_cls import DULClassification, divergence, sample
from trainer.losses.dul_rgs import DULRegression, negative_log_likelihood
from trainer.losses.missed_pairs import MissedPairs
from trainer.losses.pfe import MutualLikelihoodLoss, mutual_likelihood

FACES, DIMENSIONS, CLASSES = 8, 5, 4


def gaussians() -> tuple[Tensor, Tensor, Tensor]:
    mean = torch.randn(FACES, DIMENSIONS, dtype=torch.float64, requires_grad=True)
    log_variance = torch.randn(FACES, DIMENSIONS, dtype=torch.float64, requires_grad=True)
    return mean, log_variance, torch.arange(FACES) % CLASSES


def test_pfe_equals_the_formula_written_out_slowly(assert_same):
    mean, log_variance, labels = gaussians()
    scores = []
    for i in range(FACES):
        for j in range(i + 1, FACES):
            if labels[i] != labels[j]:
                continue
            total = torch.zeros((), dtype=torch.float64)
            for axis in range(DIMENSIONS):
                v = torch.exp(log_variance[i, axis]) + torch.exp(log_variance[j, axis])
                total = total + (mean[i, axis] - mean[j, axis]) ** 2 / v + torch.log(v)
            scores.append(-0.5 * total - DIMENSIONS / 2 * math.log(2 * math.pi))
    fast = MutualLikelihoodLoss()(Embedding(mean, log_variance), labels).value
    assert_same(fast, -sum(scores) / len(scores), [mean, log_variance])


def test_mutual_likelihood_is_the_density_of_the_difference():
    mean, log_variance, _ = gaussians()
    a, b = (Embedding(mean[k].detach(), log_variance[k].detach()) for k in (0, 1))
    spread = torch.sqrt(a.log_variance.exp() + b.log_variance.exp())
    expected = torch.distributions.Normal(0.0, spread).log_prob(a.mean - b.mean).sum()
    torch.testing.assert_close(mutual_likelihood(a, b), expected)


def test_pfe_without_a_genuine_pair_costs_nothing():
    mean, log_variance, _ = gaussians()
    output = MutualLikelihoodLoss()(Embedding(mean, log_variance), torch.arange(FACES))
    output.value.backward()
    assert float(output.value.detach()) == 0
    assert not mean.grad.any()


def slow_kl(mean: Tensor, log_variance: Tensor) -> Tensor:
    total = torch.zeros((), dtype=torch.float64)
    for mu, lv in zip(mean.flatten(), log_variance.flatten(), strict=True):
        total = total - 0.5 * (1 + lv - mu**2 - torch.exp(lv))
    return total / len(mean)


def test_divergence_is_that_of_torch_and_of_the_slow_sum(assert_same):
    mean, log_variance, _ = gaussians()
    gaussian = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance))
    exact = torch.distributions.kl_divergence(gaussian, torch.distributions.Normal(0.0, 1.0))
    fast = divergence(Embedding(mean, log_variance))
    assert_same(fast, exact.sum(1).mean(), [mean, log_variance])
    assert_same(fast, slow_kl(mean, log_variance), [mean, log_variance])


def test_dul_cls_equals_the_formula_written_out_slowly(assert_same):
    loss = make_loss("dul_cls", classes=CLASSES, dimensions=DIMENSIONS, inner="cosface").double()
    mean, log_variance, labels = gaussians()
    torch.manual_seed(5)
    output = loss(Embedding(mean, log_variance), labels)
    torch.manual_seed(5)
    noise = torch.randn_like(mean)
    total = torch.zeros((), dtype=torch.float64)
    for i, y in enumerate(labels.tolist()):
        s = mean[i] + noise[i] * torch.sqrt(torch.exp(log_variance[i]))
        row = [(s @ w) / (s.norm() * w.norm()) for w in loss.margin_loss.weight]
        logits = [64.0 * (c - 0.35 if j == y else c) for j, c in enumerate(row)]
        total = total - logits[y] + torch.log(sum(torch.exp(v) for v in logits))
    slow = total / FACES + 0.01 * slow_kl(mean, log_variance)
    assert_same(output.value, slow, [mean, log_variance, loss.margin_loss.weight])
    assert set(output.parts) >= {"kl", "mean_square", "log_variance", "log_variance_spread"}


def test_samples_have_the_mean_and_variance_of_their_face():
    embedding = Embedding(torch.tensor([[2.0, -1.0]]), torch.tensor([[0.0, 1.5]]))
    drawn = sample(Embedding(*(part.expand(200_000, 2) for part in embedding)))
    torch.testing.assert_close(drawn.mean(0), embedding.mean[0], atol=0.03, rtol=0)
    torch.testing.assert_close(drawn.var(0), embedding.log_variance[0].exp(), atol=0.05, rtol=0)


def test_dul_cls_never_samples_in_evaluation_and_always_in_training():
    loss = make_loss("dul_cls", classes=CLASSES, dimensions=DIMENSIONS).double()
    mean, log_variance, labels = gaussians()
    trained = [loss(Embedding(mean, log_variance), labels).value.item() for _ in range(2)]
    evaluated = [loss.eval()(Embedding(mean, log_variance), labels).value.item() for _ in range(2)]
    assert trained[0] != trained[1]
    assert evaluated[0] == evaluated[1]


def test_dul_cls_passes_the_epoch_on_and_returns_corrected_labels():
    loss = make_loss("dul_cls", classes=3, dimensions=3, inner="boundaryface", warm_up=1)
    with torch.no_grad():
        loss.margin_loss.weight.copy_(torch.eye(3))
    loss.start_epoch(1)
    face = Embedding(torch.tensor([[0.0, 1.0, 0.0]]), torch.full((1, 3), -20.0))
    assert isinstance(loss, DULClassification)
    assert loss(face, torch.tensor([0])).labels.tolist() == [1]


def test_dul_rgs_equals_the_formula_written_out_slowly(assert_same):
    mean, log_variance, labels = gaussians()
    centres = torch.randn(CLASSES, DIMENSIONS, dtype=torch.float64)
    total = torch.zeros((), dtype=torch.float64)
    for i, y in enumerate(labels.tolist()):
        for axis in range(DIMENSIONS):
            v = torch.exp(log_variance[i, axis])
            total = total + (centres[y, axis] - mean[i, axis]) ** 2 / (2 * v)
            total = total + 0.5 * torch.log(v) + 0.5 * math.log(2 * math.pi)
    fast = DULRegression(centres)(Embedding(mean, log_variance), labels).value
    assert_same(fast, total / FACES, [mean, log_variance])


def test_dul_rgs_takes_a_centre_of_its_own_for_every_face():
    mean, log_variance, labels = gaussians()
    own = torch.randn(FACES, DIMENSIONS, dtype=torch.float64)
    loss = DULRegression(torch.zeros(CLASSES, DIMENSIONS))
    value = loss(Embedding(mean, log_variance), labels, own).value
    expected = negative_log_likelihood(Embedding(mean, log_variance), own).mean()
    torch.testing.assert_close(value, expected)


def test_dul_rgs_is_flat_where_the_variance_is_the_squared_error():
    mean, _, labels = gaussians()
    centres = torch.randn(CLASSES, DIMENSIONS, dtype=torch.float64)
    best = (centres[labels] - mean.detach()).square().log().requires_grad_()
    DULRegression(centres)(Embedding(mean, best), labels).value.backward()
    assert float(best.grad.abs().max()) < 1e-12


def missed_pairs() -> MissedPairs:
    return MissedPairs(threshold=0.2, softness=0.3).double()


def test_missed_pairs_equal_the_formula_written_out_slowly(assert_same):
    loss = missed_pairs()
    mean, log_variance, labels = gaussians()
    variance = [
        DIMENSIONS / sum(torch.exp(-log_variance[i, axis]) for axis in range(DIMENSIONS))
        for i in range(FACES)
    ]
    terms = []
    for i in range(FACES):
        for j in range(i + 1, FACES):
            if labels[i] != labels[j]:
                continue
            cosine = float(torch.cosine_similarity(mean[i], mean[j], dim=0).detach())
            is_missed = 1 / (1 + math.exp(-(0.2 - cosine) / 0.3))
            doubt = torch.log(variance[i] + variance[j]) + 6.5
            said = 2 * torch.log(1 + torch.exp(loss.slope)) * doubt + loss.offset
            chance = 1 / (1 + torch.exp(-said))
            terms.append(-is_missed * torch.log(chance) - (1 - is_missed) * torch.log(1 - chance))
    fast = loss(Embedding(mean, log_variance), labels)
    assert_same(fast, sum(terms) / len(terms), [log_variance, loss.slope, loss.offset])


def test_missed_pairs_say_nothing_about_where_faces_are():
    mean, log_variance, labels = gaussians()
    missed_pairs()(Embedding(mean, log_variance), labels).backward()
    assert mean.grad is None
    assert log_variance.grad.abs().max() > 0


def test_a_face_is_told_to_be_uncertain_where_its_pairs_are_missed():
    mean = torch.tensor([[1.0, 0, 0], [1, 0, 0], [0, 1, 0]], dtype=torch.float64)
    log_variance = torch.full((3, 3), -7.2, dtype=torch.float64, requires_grad=True)
    missed_pairs()(Embedding(mean, log_variance), torch.zeros(3, dtype=torch.long)).backward()
    push = -log_variance.grad.sum(1)  # where a step would take each face
    assert push[2] > push[0]
    torch.testing.assert_close(push[0], push[1])


def test_dul_rgs_adds_missed_pairs_by_their_weight():
    mean, log_variance, labels = gaussians()
    face, options = Embedding(mean, log_variance), {"threshold": 0.2, "softness": 0.3}
    values = [
        make_loss("dul_rgs", classes=CLASSES, dimensions=DIMENSIONS, missed_pairs=w, **options)
        .double()(face, labels)
        .value
        for w in (0.0, 3.0)
    ]
    torch.testing.assert_close(values[1] - values[0], 3 * missed_pairs()(face, labels))


def test_missed_pairs_without_a_genuine_pair_cost_nothing():
    mean, log_variance, _ = gaussians()
    value = missed_pairs()(Embedding(mean, log_variance), torch.arange(FACES))
    value.backward()
    assert float(value.detach()) == 0
    assert not log_variance.grad.any()


@pytest.mark.parametrize("name", ["dul_cls", "dul_rgs", "pfe"])
def test_gradient_agrees_with_finite_differences(name):
    loss = make_loss(name, classes=CLASSES, dimensions=DIMENSIONS).double().eval()
    mean, log_variance, labels = gaussians()
    assert torch.autograd.gradcheck(
        lambda m, v: loss(Embedding(m, v), labels).value, (mean, log_variance), atol=1e-5
    )


@pytest.mark.parametrize("name", ["dul_cls", "dul_rgs", "pfe"])
def test_a_batch_of_one_face_in_half_precision_works(name):
    loss = make_loss(name, classes=CLASSES, dimensions=DIMENSIONS)
    mean = torch.randn(1, DIMENSIONS, dtype=torch.bfloat16, requires_grad=True)
    log_variance = torch.zeros(1, DIMENSIONS, dtype=torch.bfloat16, requires_grad=True)
    value = loss(Embedding(mean, log_variance), torch.tensor([1])).value
    value.backward()
    assert value.dtype == torch.float32
    assert torch.isfinite(mean.grad).all()
