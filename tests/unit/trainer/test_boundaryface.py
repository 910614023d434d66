"""BoundaryFace decides as published, corrects only after the warm-up, and stays finite."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from trainer.embedding import Embedding
from trainer.losses import make_loss
from trainer.losses.boundaryface import boundary_term, corrected_labels

PAPER, RELEASED = -1.0, 0.0


def cosines_to(own: float, other: float) -> Tensor:
    """One face labelled 0; class 1 is the nearest other class, class 2 is far."""
    return torch.tensor([[own, other, -0.9]], dtype=torch.float64)


def is_relabelled(own: float, other: float, floor: float) -> bool:
    labels = corrected_labels(cosines_to(own, other), torch.tensor([0]), floor=floor)
    return bool(labels[0] == 1)


@pytest.mark.parametrize(
    ("own", "threshold"), [(0.0, 0.479), (0.2, 0.645), (0.4, 0.790), (0.6, 0.910), (0.8, 0.990)]
)
@pytest.mark.parametrize("floor", [PAPER, RELEASED])
def test_a_face_is_relabelled_beyond_the_published_cosine(own, threshold, floor):
    assert not is_relabelled(own, threshold - 0.001, floor)
    assert is_relabelled(own, threshold + 0.001, floor)


@pytest.mark.parametrize(("own", "other"), [(-0.5, 0.10), (-0.6, 0.45)])
def test_garbage_is_relabelled_by_the_printed_formula_but_not_with_the_floor(own, other):
    assert is_relabelled(own, other, PAPER)
    assert not is_relabelled(own, other, RELEASED)


@pytest.mark.parametrize(
    ("own", "other", "released", "paper"), [(0.3, 0.3, 0.300, 0.494), (0.1, -0.1, 0.0, 0.289)]
)
def test_boundary_term_has_the_published_values(own, other, released, paper):
    cosines, labels = cosines_to(own, other), torch.tensor([0])
    assert float(boundary_term(cosines, labels)) == pytest.approx(paper, abs=5e-4)
    assert float(boundary_term(cosines, labels, floor=0.0)) == pytest.approx(released, abs=5e-4)


def test_the_released_boundary_term_gives_the_true_class_no_gradient_and_the_formula_does():
    for floor, moves in ((0.0, False), (-math.inf, True)):
        cosines = cosines_to(0.3, 0.3).requires_grad_()
        boundary_term(cosines, torch.tensor([0]), floor=floor).backward()
        assert bool(cosines.grad[0, 0] != 0) is moves


def test_a_just_relabelled_face_whose_old_class_is_runner_up_has_no_boundary_term():
    cosines = cosines_to(0.2, 0.7)
    labels = corrected_labels(cosines, torch.tensor([0]))
    assert labels.tolist() == [1]
    assert float(boundary_term(cosines, labels)) == 0


def number(value: Tensor) -> float:
    return float(value.detach())


def slow_phi(c: Tensor, m: float = 0.5) -> Tensor:
    if number(c) > math.cos(math.pi - m):
        return torch.cos(torch.acos(c) + m)
    return c - m * math.sin(math.pi - m)


def slow_boundaryface(
    x: Tensor, w: Tensor, labels: Tensor, *, weight: float, floor: float
) -> tuple[Tensor, list[int]]:
    total, hinges, used = torch.zeros((), dtype=torch.float64), [], []
    for xi, y in zip(x, labels.tolist(), strict=True):
        row = [(xi @ wj) / (xi.norm() * wj.norm()) for wj in w]
        others = [j for j in range(len(row)) if j != y]
        k = max(others, key=lambda j: number(row[j]))
        y2 = k if number(slow_phi(row[k])) > max(number(row[y]), floor) else y
        logits = [32.0 * (slow_phi(c) if j == y2 else c) for j, c in enumerate(row)]
        total = total - (logits[y2] - torch.log(sum(torch.exp(v) for v in logits)))
        top = max((row[j] for j in range(len(row)) if j != y2), key=number)
        gap = top - slow_phi(row[y2])
        hinges.append(gap if number(gap) > 0 else 0 * gap)
        used.append(y2)
    return (total + weight * sum(hinges)) / len(x), used


def noisy_batch(weight: Tensor, faces: int = 16) -> tuple[Tensor, Tensor]:
    """Faces near their class directions; every fourth carries another class's label."""
    truth = torch.arange(faces) % len(weight)
    x = weight.detach()[truth] + 0.3 * weight.std() * torch.randn(faces, weight.shape[1])
    labels = torch.where(torch.arange(faces) % 4 == 0, (truth + 1) % len(weight), truth)
    return x.double().requires_grad_(), labels


@pytest.mark.parametrize("boundary_weight", [0.0, math.pi])
@pytest.mark.parametrize("floor", [PAPER, RELEASED])
def test_loss_equals_the_formula_written_out_slowly(boundary_weight, floor, assert_same):
    loss = make_loss(
        "boundaryface",
        classes=6,
        dimensions=12,
        boundary_weight=boundary_weight,
        floor=floor,
    ).double()
    x, labels = noisy_batch(loss.weight)
    loss.start_epoch(7)
    output = loss(Embedding(x), labels)
    slow, used = slow_boundaryface(x, loss.weight, labels, weight=boundary_weight, floor=floor)
    assert output.labels.tolist() == used
    assert used != labels.tolist()
    assert_same(output.value, slow, [x, loss.weight])


def test_it_is_arcface_before_the_warm_up_has_passed():
    boundary = make_loss("boundaryface", classes=6, dimensions=12, warm_up=3)
    arc = make_loss("arcface", classes=6, dimensions=12, scale=32.0)
    arc.load_state_dict(boundary.state_dict())
    x, labels = noisy_batch(boundary.weight)
    for epoch, same in ((0, True), (2, True), (3, False)):
        boundary.start_epoch(epoch)
        output = boundary(Embedding(x.float()), labels)
        assert (output.labels.tolist() == labels.tolist()) is same
        assert bool(output.value == arc(Embedding(x.float()), labels).value) is same


@pytest.mark.parametrize("cosine", [0.2, 0.6, 0.99])
def test_two_classes_that_are_one_person_are_not_merged_silently(cosine):
    """Both directions lie equally near, and the margin leaves each face where it is."""
    assert not is_relabelled(cosine, cosine, RELEASED)
    assert not is_relabelled(cosine, cosine, PAPER)


def test_corrections_are_made_afresh_so_a_face_may_flip_back():
    loss = make_loss("boundaryface", classes=3, dimensions=3, warm_up=0)
    with torch.no_grad():
        loss.weight.copy_(torch.eye(3))
    labels = torch.tensor([0])
    assert loss(Embedding(torch.tensor([[0.0, 1.0, 0.0]])), labels).labels.tolist() == [1]
    assert loss(Embedding(torch.tensor([[1.0, 0.1, 0.0]])), labels).labels.tolist() == [0]
    assert labels.tolist() == [0]


def test_labels_may_be_corrected_at_another_margin_than_the_one_trained_with():
    x = torch.nn.functional.normalize(torch.tensor([[0.8, 0.9, 0.0]]))
    changed = []
    for correction_margin in (None, 0.05):
        loss = make_loss(
            "boundaryface",
            classes=3,
            dimensions=3,
            warm_up=0,
            correction_margin=correction_margin,
        )
        with torch.no_grad():
            loss.weight.copy_(torch.eye(3))
        changed.append(loss(Embedding(x), torch.tensor([0])).labels.tolist())
    assert changed == [[0], [1]]


def test_planted_label_errors_are_found_and_clean_faces_are_left_alone():
    weight = torch.nn.functional.normalize(torch.randn(40, 64))
    truth = torch.arange(400) % 40
    x = weight[truth] + 0.05 * torch.randn(400, 64)
    wrong = torch.rand(400) < 0.2
    labels = torch.where(wrong, (truth + 1 + torch.randint(0, 39, (400,))) % 40, truth)
    cosines = torch.nn.functional.normalize(x) @ weight.T
    found = corrected_labels(cosines, labels)
    changed = found != labels
    assert (found[changed] == truth[changed]).float().mean() > 0.95
    assert changed[wrong].float().mean() > 0.9
    assert changed[~wrong].float().mean() < 0.01
