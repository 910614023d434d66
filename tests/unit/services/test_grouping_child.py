"""Which figures a library is grouped with: the shipped ones belong to one embedder."""

import numpy as np
import pytest

from photoface.domain.grouping import GroupingInput
from photoface.grouping import FITTED_TO, Calibration
from photoface.services import grouping_child
from photoface.services.grouping_messages import GroupingOrder
from tests.made_people import people

SHIPPED = Calibration()
VECTORS, _ = people([3, 4, 5, 6] * 8)


def _given(vectors, plain=None):
    return GroupingInput(vectors, np.arange(len(vectors)), plain=plain)


def _order(embedder: str, strictness: float = 0.0) -> GroupingOrder:
    return GroupingOrder(embedder, "average_linkage", strictness)


def _calibration(order: GroupingOrder, given: GroupingInput) -> Calibration:
    return grouping_child._calibration(order, grouping_child._move(order, given))


def _centred(vectors):
    centred = vectors - vectors.mean(axis=0)
    return (centred / np.linalg.norm(centred, axis=1, keepdims=True)).astype(np.float32)


def test_the_default_embedder_has_the_shipped_figures():
    assert _calibration(_order(f"{FITTED_TO}/1a2b/1"), _given(VECTORS)) == SHIPPED
    strict = _calibration(_order(f"{FITTED_TO}/1a2b/1", 0.01), _given(VECTORS))
    assert strict.cut == pytest.approx(SHIPPED.cut + 0.01)


def test_another_embedder_has_figures_of_its_own_scale():
    found = _calibration(_order("somebody-elses/1"), _given(_centred(VECTORS)))
    assert 0.3 < found.cut < 0.8
    assert found.size_penalty > 3 * SHIPPED.size_penalty
    strict = _calibration(_order("somebody-elses/1", 0.01), _given(_centred(VECTORS)))
    assert strict.cut > found.cut + 0.03, "strictness is on the scale of the embedder, too"


def test_a_model_that_learned_nothing_is_where_it_was():
    order = _order(f"{FITTED_TO}/1a2b/1~9f8e")
    assert _calibration(order, _given(VECTORS, plain=VECTORS)).cut == pytest.approx(SHIPPED.cut)
    moved = _calibration(order, _given(_centred(VECTORS), plain=VECTORS))
    assert moved.cut < SHIPPED.cut - 0.1


def test_a_library_that_tells_nothing_keeps_the_shipped_figures():
    assert _calibration(_order("somebody-elses/1"), _given(VECTORS[:20])) == SHIPPED
