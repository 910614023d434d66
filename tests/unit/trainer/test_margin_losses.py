"""Every margin loss equals its paper's formula, written out slowly in plain loops."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from trainer.embedding import Embedding
from trainer.losses import CLASSIFIERS, make_loss
from trainer.losses.a_softmax import psi

CLASSES, DIMENSIONS, FACES = 5, 6, 12


def number(value: Tensor) -> float:
    return float(value.detach())


def slow_cosine(x: Tensor, w: Tensor) -> Tensor:
    dot = sum(a * b for a, b in zip(x, w, strict=True))
    norms = [torch.sqrt(sum(a * a for a in v)) for v in (x, w)]
    return dot / (norms[0] * norms[1])


def slow_phi(cosine: Tensor, m: float) -> Tensor:
    theta = torch.acos(cosine)
    if number(theta) < math.pi - m:
        return torch.cos(theta + m)
    return cosine - m * math.sin(math.pi - m)


def slow_psi(cosine: Tensor, m: int) -> Tensor:
    theta = torch.acos(cosine)
    k = next(k for k in range(m) if number(theta) <= (k + 1) * math.pi / m)
    return (-1) ** k * torch.cos(m * theta) - 2 * k


def normalized_softmax(row: list[Tensor], y: int, norm: Tensor) -> list[Tensor]:
    return [32.0 * c for c in row]


def cosface(row: list[Tensor], y: int, norm: Tensor) -> list[Tensor]:
    return [64.0 * (c - 0.35 if j == y else c) for j, c in enumerate(row)]


def arcface(row: list[Tensor], y: int, norm: Tensor) -> list[Tensor]:
    return [64.0 * (slow_phi(c, 0.5) if j == y else c) for j, c in enumerate(row)]


def a_softmax(row: list[Tensor], y: int, norm: Tensor) -> list[Tensor]:
    lam = max(5.0, 1000.0 / (1 + 0.12 * 1))  # the first step
    eased = [(lam * c + slow_psi(c, 4)) / (1 + lam) if j == y else c for j, c in enumerate(row)]
    return [norm * c for c in eased]


def mv_arc_softmax(row: list[Tensor], y: int, norm: Tensor) -> list[Tensor]:
    phi = slow_phi(row[y], 0.5)
    return [32.0 * (phi if j == y else c + 0.2 * bool(c >= phi)) for j, c in enumerate(row)]


def mv_arc_softmax_adaptive(row: list[Tensor], y: int, norm: Tensor) -> list[Tensor]:
    phi = slow_phi(row[y], 0.5)
    raised = [1.2 * c + 0.2 if c >= phi else c for c in row]
    return [32.0 * (phi if j == y else c) for j, c in enumerate(raised)]


def slow_loss(logits_of, x: Tensor, w: Tensor, labels: Tensor) -> Tensor:
    total = torch.zeros((), dtype=torch.float64)
    for xi, y in zip(x, labels.tolist(), strict=True):
        row = [slow_cosine(xi, wj) for wj in w]
        logits = logits_of(row, y, torch.sqrt(sum(a * a for a in xi)))
        total = total - (logits[y] - torch.log(sum(torch.exp(v) for v in logits)))
    return total / len(x)


def curricularface(row: list[Tensor], y: int, t: float) -> list[Tensor]:
    phi = slow_phi(row[y], 0.5)
    return [64.0 * (phi if j == y else c * (t + c) if c > phi else c) for j, c in enumerate(row)]


def batch(faces: int = FACES) -> tuple[Tensor, Tensor]:
    """Faces of five classes, some far beyond the margin, some with theta > pi - m."""
    x = torch.randn(faces, DIMENSIONS, dtype=torch.float64, requires_grad=True)
    return x, torch.arange(faces) % CLASSES


def loss_in_double(name: str, **options: object) -> torch.nn.Module:
    return make_loss(name, classes=CLASSES, dimensions=DIMENSIONS, **options).double()


@pytest.mark.parametrize(
    ("name", "options", "slow"),
    [
        ("normalized_softmax", {}, normalized_softmax),
        ("cosface", {}, cosface),
        ("arcface", {}, arcface),
        ("a_softmax", {}, a_softmax),
        ("mv_arc_softmax", {}, mv_arc_softmax),
        ("mv_arc_softmax", {"adaptive": True}, mv_arc_softmax_adaptive),
    ],
)
def test_loss_equals_the_formula_written_out_slowly(name, options, slow, assert_same):
    loss = loss_in_double(name, **options)
    x, labels = batch()
    fast = loss(Embedding(x), labels).value
    assert_same(fast, slow_loss(slow, x, loss.weight, labels), [x, loss.weight])


def test_curricularface_equals_the_formula_over_three_steps(assert_same):
    loss = loss_in_double("curricularface")
    t = 0.0
    for _ in range(3):
        x, labels = batch()
        own = [number(slow_cosine(xi, loss.weight[y])) for xi, y in zip(x, labels, strict=True)]
        t = 0.99 * t + 0.01 * sum(own) / len(own)
        slow = slow_loss(lambda row, y, _, t=t: curricularface(row, y, t), x, loss.weight, labels)
        assert_same(loss(Embedding(x), labels).value, slow, [x, loss.weight])
    assert float(loss.t) == pytest.approx(t)


@pytest.mark.parametrize("margin", [0.0, 0.3])
def test_npt_equals_the_formula_written_out_slowly(margin, assert_same):
    loss = loss_in_double("npt", margin=margin)
    x, labels = batch()
    total = torch.zeros((), dtype=torch.float64)
    for xi, y in zip(x, labels.tolist(), strict=True):
        distances = [
            sum((a / xi.norm() - b / w.norm()) ** 2 for a, b in zip(xi, w, strict=True))
            for w in loss.weight
        ]
        nearest = min((d for j, d in enumerate(distances) if j != y), key=number)
        hinge = distances[y] - nearest + margin
        total = total + (hinge if number(hinge) > 0 else 0 * hinge)
    assert_same(loss(Embedding(x), labels).value, total / FACES, [x, loss.weight])


@pytest.mark.parametrize("name", sorted(CLASSIFIERS))
def test_gradient_agrees_with_finite_differences(name):
    loss = loss_in_double(name).eval()  # evaluation: no counters move between the two sides
    x, labels = batch(4)

    def value(x: Tensor, w: Tensor) -> Tensor:
        return torch.func.functional_call(loss, {"weight": w}, (Embedding(x), labels)).value

    assert torch.autograd.gradcheck(value, (x, loss.weight), eps=1e-7, atol=1e-5)


@pytest.mark.parametrize("name", sorted(CLASSIFIERS))
@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_a_face_lying_on_a_class_direction_gives_finite_gradients(name, sign):
    loss = make_loss(name, classes=CLASSES, dimensions=DIMENSIONS)
    loss.start_epoch(99)
    x = (sign * loss.weight.detach().clone()).requires_grad_()
    output = loss(Embedding(x), torch.arange(CLASSES))
    output.value.backward()
    assert torch.isfinite(output.value)
    assert torch.isfinite(x.grad).all()
    assert torch.isfinite(loss.weight.grad).all()


@pytest.mark.parametrize("name", sorted(CLASSIFIERS))
def test_a_batch_of_one_face_works(name):
    loss = make_loss(name, classes=CLASSES, dimensions=DIMENSIONS)
    loss.start_epoch(99)
    x = torch.randn(1, DIMENSIONS, requires_grad=True)
    loss(Embedding(x), torch.tensor([2])).value.backward()
    assert torch.isfinite(x.grad).all()


@pytest.mark.parametrize("name", sorted(CLASSIFIERS))
def test_half_precision_inputs_give_a_single_precision_loss_near_the_exact_one(name):
    loss = make_loss(name, classes=CLASSES, dimensions=DIMENSIONS).eval()
    x, labels = batch()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        half = loss(Embedding(x.detach().bfloat16()), labels).value
    full = loss(Embedding(x.detach().bfloat16().float()), labels).value
    assert half.dtype == torch.float32
    torch.testing.assert_close(half, full)


ACCELERATORS = [d for d in ("cuda", "mps") if getattr(torch, d).is_available()]


@pytest.mark.skipif(not ACCELERATORS, reason="no graphics processor here")
@pytest.mark.parametrize("name", sorted(CLASSIFIERS))
def test_the_graphics_processor_gives_the_same_loss(name):
    loss = make_loss(name, classes=CLASSES, dimensions=DIMENSIONS).eval()
    x, labels = batch()
    here = loss(Embedding(x.detach().float()), labels).value
    for device in ACCELERATORS:
        there = loss.to(device)(Embedding(x.detach().float().to(device)), labels.to(device)).value
        torch.testing.assert_close(there.cpu(), here)


def test_psi_falls_from_one_to_minus_seven_without_a_jump():
    angles = torch.linspace(0, math.pi, 2001, dtype=torch.float64)
    values = psi(torch.cos(angles), 4)
    assert float(values[0]) == pytest.approx(1)
    assert float(values[-1]) == pytest.approx(-7)
    steps = values.diff()
    assert float(steps.max()) <= 1e-12
    assert float(steps.min()) > -0.01


def test_a_softmax_annealing_reaches_its_floor_after_about_1660_steps():
    loss = make_loss("a_softmax", classes=2, dimensions=2)
    loss.step.fill_(1650)
    assert loss.annealing() > 5
    loss.step.fill_(1660)
    assert loss.annealing() == 5
    assert loss.eval().annealing() == 5


@pytest.mark.parametrize("name", ["arcface", "cosface", "normalized_softmax", "curricularface"])
def test_margins_fitted_to_narrow_angles_keep_the_share_they_take_of_a_right_angle(name):
    """People at mean cosine c: logits differ by scale * (1 - c) between classes, as at c = 0."""
    wide, narrow = (make_loss(name, classes=2, dimensions=2) for _ in range(2))
    narrow.fit_to(0.84)
    assert narrow.scale * (1 - 0.84) == pytest.approx(wide.scale)
    if name in ("arcface", "curricularface"):
        assert narrow.margin / math.acos(0.84) == pytest.approx(wide.margin / (math.pi / 2))
    if name == "cosface":
        assert narrow.scale * narrow.margin == pytest.approx(wide.scale * wide.margin)
    wide.fit_to(0.0)
    assert wide.scale == make_loss(name, classes=2, dimensions=2).scale


def test_unknown_loss_names_are_refused():
    with pytest.raises(ValueError, match="softmaxx"):
        make_loss("softmaxx", classes=2, dimensions=2)
