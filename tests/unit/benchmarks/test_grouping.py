"""The parts of the grouping benchmark that could flatter somebody."""

from dataclasses import asdict, replace

import numpy as np
import pytest

from benchmarks.grouping import (
    ablation,
    attainable,
    calibrate,
    crossing,
    degraded,
    draws,
    mixtures,
    plots,
)
from benchmarks.grouping.background import strays
from benchmarks.grouping.faces import Faces
from photoface.grouping import Move
from photoface.grouping.calibrate import DEFAULT
from tests.made_people import people


def made(sizes: list[int]) -> Faces:
    vectors, person = people(sizes)
    count = len(person)
    landmarks = np.zeros((count, 5, 2))
    photo = np.arange(count)
    return Faces(vectors, None, np.ones(count), photo, person, landmarks, photo.astype(str))


def test_nobody_is_in_both_halves_and_everybody_is_in_one():
    faces = made([3, 1, 4, 1, 5])
    for train, test in crossing.halves(faces, 0):
        assert not set(train.person) & set(test.person)
        assert len(train) + len(test) == len(faces)


def test_with_other_cuts_ours_is_compared_with_the_peer_on_the_same_half(monkeypatch, capsys):
    faces = made([3] * 6)

    def record(way: int, rule: str, f: float) -> dict:
        return {
            "way": way,
            "rule": rule,
            "result": {"scores": {"bcubed_f": f}},
            "calibration": asdict(replace(DEFAULT, prior=None)),
        }

    records = [
        record(way, rule, f)
        for way, f in ((0, 0.7), (3, 0.9))
        for rule in (crossing.OURS, "average linkage")
    ]
    monkeypatch.setattr(crossing, "fit_prior", lambda train: None)
    monkeypatch.setattr(crossing, "group", lambda test, calibration: test.person)
    crossing.print_cuts(faces, records)
    printed = capsys.readouterr().out
    assert all(f"| {cut:g} | 0.2000 | 0.1000 |" in printed for cut in crossing.CUTS)


def test_a_drawn_library_holds_people_with_several_photos_and_at_most_fifty_of_each():
    faces = made([60, 1, 2, 3])
    rows = calibrate.draw(faces, 3, seed=0)
    people_drawn, photos = np.unique(faces.person[rows], return_counts=True)
    assert people_drawn.tolist() == [0, 2, 3]
    assert photos.tolist() == [50, 2, 3]


def test_the_fit_of_a_prior_is_written_out_right():
    faces = made([2] * 100)
    found = calibrate.fit_prior(faces)
    assert found.expect(faces.vectors).mean() == pytest.approx(0.0, abs=0.003)
    assert found.curvature == pytest.approx(found.curvature.T, abs=1e-4)
    means = faces.vectors.reshape(100, 2, -1).mean(axis=1)
    close = calibrate.stranger_similarity(faces.vectors, faces.person, means)
    assert np.corrcoef(found.expect(faces.vectors), close)[0, 1] > 0.7


def test_what_is_expected_of_a_face_comes_from_other_people():
    faces = made([2] * 60)
    before = calibrate._expected_by_others(faces)
    first = np.isin(faces.person, np.random.default_rng(0).permutation(60)[:30])
    one, *rest = np.flatnonzero(first)
    faces.vectors[one] = faces.vectors[rest[-1]]
    after = calibrate._expected_by_others(faces)
    assert after[rest] == pytest.approx(before[rest]), "the other half of the people did not change"
    assert after[~first] != pytest.approx(before[~first])


def test_a_figure_is_moved_only_where_it_is_worth_it():
    start = calibrate._START
    target = start.cut + 0.004
    found = calibrate._climb(start, ["cut"], lambda c: -abs(c.cut - target))
    assert found.cut == pytest.approx(target)
    stays = calibrate._climb(start, ["cut"], lambda c: -abs(c.cut - target) / 10)
    assert stays == start


def test_people_who_share_a_group_are_counted_once():
    label, person = np.array([0, 0, 0, 1, 1, -1, -1]), np.array([1, 2, 2, 1, 3, 4, 5])
    assert degraded.joined_people(label, person) == {(1, 2), (1, 3)}


def test_bad_photos_join_whom_neither_their_lack_nor_the_clear_ones_join():
    quality = np.array([0.9, 0.9, 0.9, 0.2, 0.9, 0.9])
    clear = replace(made([1] * 6), person=np.array([0, 0, 1, 2, 3, 4]), quality=quality)
    mixed, is_bad = replace(clear, quality=np.zeros(6)), np.arange(6) == 5

    def rule(faces: Faces) -> np.ndarray:
        if len(faces) == 5:
            return np.array([0, 0, 1, 1, 2])  # 1 and 2, where the bad one is left out
        return np.array([0, 0, 0, 0, 1, 1] if faces is mixed else [0, 0, 0, 1, 2, 3])

    found = degraded.fall(rule, clear, mixed, is_bad)
    assert (found.joined, found.together) == (1, (1, 3, 1)), "0 and 2; 4's only photo is bad"
    assert found.joined_good == 0, "the only photo of 2 is a poor one"
    assert found.depth == found.clear - found.bad > 0


def test_other_figures_are_tried_beside_the_one_in_use_on_every_draw(monkeypatch, capsys):
    def fall(rule, faces, level, draw) -> degraded.Fall:
        return degraded.Fall(0.9, 0.8 - 0.1 * draw, draws.LEVELS.index(level), draw, (0, 0, 0))

    monkeypatch.setattr(draws, "degrade", lambda faces, level, draw: (level, draw))
    monkeypatch.setattr(draws, "fall", fall)
    draws.print_tried(made([3] * 10))
    printed = capsys.readouterr().out
    deepest = f"{0.1 * len(draws.DRAWS):.4f}"
    good = sum(draws.DRAWS)
    for figure, values in draws.TRIED.items():
        assert len(values) > 1
        in_use = getattr(DEFAULT, figure)
        light, strong = f"0 | {good} | {deepest}", f"{len(draws.DRAWS)} | {good} | {deepest}"
        assert f"| {in_use:g} | 1.0000 | 0 | {light} | {strong} |" in printed


@pytest.mark.parametrize("kind", degraded.KINDS)
def test_a_spoiled_photo_keeps_its_shape_and_loses_something(kind: str):
    rgb = np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    spoiled = degraded.spoil(rgb, kind, 0.8, seed=1)
    assert (spoiled.shape, spoiled.dtype) == (rgb.shape, rgb.dtype)
    assert np.abs(spoiled.astype(int) - rgb).mean() > 5


def test_bounds_use_the_answer_and_place_nobody_with_a_stranger_where_it_says_so():
    faces = made([6] * 20)
    is_bad = np.arange(len(faces)) % 6 == 0
    vectors = faces.vectors.copy()
    vectors[is_bad] = np.roll(vectors[is_bad], 1, axis=0)  # every one like somebody else
    half = np.flatnonzero(is_bad)[::2]
    vectors[half] = faces.vectors[half]
    found = attainable.attainable(replace(faces, vectors=vectors), is_bad)
    alone = (10 * (5 * 5 / 6 + 1 / 6) + 10 * 6) / 120  # recall with half of them alone
    assert found["nearest, where right"] == pytest.approx(2 * alone / (1 + alone), abs=0.02)
    assert found["nearest"] < found["nearest, where right"]


def test_three_faces_in_a_photo_are_three_people():
    faces = ablation.three_in_a_photo(made([9, 1, 2, 3]))
    pairs = np.column_stack((faces.photo, faces.person))
    assert len(np.unique(pairs, axis=0)) == len(faces)
    assert np.bincount(faces.photo).max() == 3


def test_bars_are_as_long_as_their_values():
    svg = plots.bars("title", {"Photoface": 1.0, "half": 0.75}, 0.5, 1.0)
    lengths = [float(part.split('"')[0]) for part in svg.split('" width="')[2:]]
    assert lengths[0] == pytest.approx(2 * lengths[1])


def test_mixtures_are_made_of_whole_people_and_found():
    faces = made([6, 5, 4, 3, 6, 5, 4, 3, 2, 1])
    pairs = list(mixtures._alike(faces, 2))
    rows = np.concatenate([rows for pair in pairs for rows in pair])
    assert len(np.unique(rows)) == len(rows) == 36  # eight people, nobody twice, no rows lost
    found = mixtures.look(faces, Move())
    assert (found.mixed, found.alone, found.right) == (2, 4, 2)
    assert (found.alarms, found.parts, found.tried) == (2, 6, 6)


def test_a_face_of_the_background_strays_into_a_group_of_somebody_else():
    folder = np.array(["anna"] * 3 + ["ben", "anna", "ben", "ben"])
    is_central = np.array([True] * 3 + [False, False, True, False])
    own, others = [0, 0, 0, 0, 0], [1, 1]
    assert strays(np.array(own + others), folder, is_central) == 1, "Ben's; Anna's may be hers"
    assert strays(np.array([0, 0, 2, 0, 0, 1, 1]), folder, is_central) == 0, "two say too little"
