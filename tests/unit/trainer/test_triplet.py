"""FaceNet's triplet loss: squared distances, margin 0.2, semi-hard negatives only."""

from __future__ import annotations

import pytest
import torch

from trainer.embedding import Embedding
from trainer.losses.triplet import TripletLoss, mine_semi_hard, squared_distances


def batch(faces: int = 24, people: int = 6, dimensions: int = 5):
    x = torch.randn(faces, dimensions, dtype=torch.float64, requires_grad=True)
    return x, torch.arange(faces) % people


def test_every_mined_negative_is_semi_hard_and_every_pair_that_has_one_is_used():
    x, labels = batch()
    distances = squared_distances(x.detach())
    a, p, n = mine_semi_hard(distances, labels, 0.2)
    mined = set(zip(a.tolist(), p.tolist(), strict=True))
    for i in range(len(x)):
        for j in range(len(x)):
            between = [
                k
                for k in range(len(x))
                if labels[k] != labels[i]
                and distances[i, j] < distances[i, k] < distances[i, j] + 0.2
            ]
            expected = i != j and bool(labels[i] == labels[j]) and bool(between)
            assert ((i, j) in mined) is expected
    assert len(mined) > 20
    for i, j, k in zip(a.tolist(), p.tolist(), n.tolist(), strict=True):
        assert labels[i] == labels[j] != labels[k]
        assert distances[i, j] < distances[i, k] < distances[i, j] + 0.2


def test_negatives_are_drawn_at_random_among_the_semi_hard_ones():
    x, labels = batch()
    distances = squared_distances(x.detach())
    draws = {tuple(mine_semi_hard(distances, labels, 0.5).negatives.tolist()) for _ in range(5)}
    assert len(draws) == 5


def test_loss_equals_the_formula_written_out_slowly(assert_same):
    x, labels = batch()
    fast = TripletLoss(generator=torch.Generator().manual_seed(3))(Embedding(x), labels).value
    triplets = mine_semi_hard(
        squared_distances(x.detach()), labels, 0.2, torch.Generator().manual_seed(3)
    )
    f = [xi / torch.sqrt(sum(v * v for v in xi)) for xi in x]
    total = torch.zeros((), dtype=torch.float64)
    for a, p, n in zip(*(part.tolist() for part in triplets), strict=True):
        to_positive = sum((u - v) ** 2 for u, v in zip(f[a], f[p], strict=True))
        to_negative = sum((u - v) ** 2 for u, v in zip(f[a], f[n], strict=True))
        total = total + torch.relu(to_positive - to_negative + 0.2)
    assert_same(fast, total / len(triplets.anchors), [x])


def test_gradients_on_the_sphere_are_those_of_the_paper():
    f = torch.nn.functional.normalize(torch.randn(3, 4, dtype=torch.float64)).requires_grad_()
    a, p, n = f
    loss = (a - p).square().sum() - (a - n).square().sum() + 0.2
    loss.backward()
    expected = torch.stack([2 * (n - p), 2 * (p - a), 2 * (a - n)]).detach()
    torch.testing.assert_close(f.grad, expected)


def test_a_triplet_whose_negative_is_as_far_as_its_positive_costs_alpha():
    x = torch.tensor([[1.0, 0, 0], [0, 1, 0], [-1e-4, -1e-4, 1]], dtype=torch.float64)
    output = TripletLoss()(Embedding(x), torch.tensor([0, 0, 1]))
    assert output.value.item() == pytest.approx(0.2, abs=1e-3)


def test_loss_ignores_the_length_of_the_vectors():
    x, labels = batch()
    losses = [
        TripletLoss(generator=torch.Generator().manual_seed(1))(Embedding(scale * x), labels)
        for scale in (1.0, 7.0)
    ]
    assert losses[0].value.item() == pytest.approx(losses[1].value.item())


@pytest.mark.parametrize("labels", [[0], [0, 0], [0, 1]])
def test_a_batch_without_triplets_costs_nothing_and_has_zero_gradient(labels):
    x = torch.randn(len(labels), 4, requires_grad=True)
    output = TripletLoss()(Embedding(x), torch.tensor(labels))
    output.value.backward()
    assert output.value.item() == 0
    assert not x.grad.any()


def test_identical_faces_give_finite_gradients():
    x = torch.ones(6, 4, requires_grad=True)
    TripletLoss()(Embedding(x), torch.arange(6) % 2).value.backward()
    assert torch.isfinite(x.grad).all()
