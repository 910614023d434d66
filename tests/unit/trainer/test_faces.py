"""Faces come from files and folders, split without leaks, in batches of people."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from trainer.data.batches import balanced_batches
from trainer.data.faces import NOBODY, load_faces
from trainer.data.splits import flip_labels, split
from trainer.settings import SettingsError


@pytest.fixture
def labels() -> np.ndarray:
    """Forty people with one to twelve faces, and five faces of nobody."""
    rng = np.random.default_rng(0)
    known = np.repeat(np.arange(40), rng.integers(1, 13, 40))
    return rng.permutation(np.append(known, np.full(5, NOBODY)))


def test_an_npz_file_gives_chips_names_and_truth(tmp_path: Path):
    chips = np.random.default_rng(0).integers(0, 256, (4, 6, 6, 3), np.uint8)
    names = {"labels": ["Bo", "Al", "", "Bo"], "true_labels": ["Al", "Al", "Cy", "Bo"]}
    np.savez(tmp_path / "f.npz", chips=chips, **{k: np.array(v) for k, v in names.items()})
    faces = load_faces(tmp_path / "f.npz")
    assert faces.names == ("Al", "Bo", "Cy")
    assert faces.labels.tolist() == [1, 0, NOBODY, 1]
    assert faces.true_labels is not None
    assert faces.true_labels.tolist() == [0, 0, 2, 1]
    assert np.array_equal(faces.chips, chips)
    kept = faces.take(np.array([3, 0])).compact()
    assert kept.names == ("Al", "Bo")
    assert kept.labels.tolist() == [1, 1]
    assert kept.keys == ("3", "0")


def test_numbered_labels_and_vectors_work_too(tmp_path: Path):
    vectors = np.ones((3, 4), np.float32)
    np.savez(tmp_path / "f.npz", vectors=vectors, labels=np.array([10, -1, 9]))
    faces = load_faces(tmp_path / "f.npz")
    assert faces.names == ("9", "10")
    assert faces.labels.tolist() == [1, NOBODY, 0]
    assert faces.chips is None


def test_a_folder_gives_one_person_for_each_folder_and_loose_crops_are_nobodys(tmp_path: Path):
    for path, grey in (("Al/1.png", 10), ("Al/2.png", 20), ("Bo/1.png", 30), ("3.png", 40)):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        Image.new("L", (6, 6), grey).save(tmp_path / path)
    faces = load_faces(tmp_path)
    assert faces.keys == ("3.png", "Al/1.png", "Al/2.png", "Bo/1.png")
    assert faces.labels.tolist() == [NOBODY, 0, 0, 1]
    assert faces.chips is not None
    assert faces.chips[:, 0, 0, 0].tolist() == [40, 10, 20, 30]


@pytest.mark.parametrize("content", ["missing", "empty", "uneven", "no picture", "short"])
def test_what_cannot_be_used_is_said_in_a_sentence(tmp_path: Path, content: str):
    path = tmp_path / "faces"
    if content != "missing":
        path.mkdir()
    if content == "uneven":
        for size in (6, 7):
            Image.new("RGB", (size, size)).save(path / f"{size}.png")
    if content == "no picture":
        (path / "x.png").write_bytes(b"not a picture")
    if content == "short":
        path = tmp_path / "f.npz"
        np.savez(path, vectors=np.ones((3, 2)), labels=np.array([1, 2]))
    with pytest.raises(SettingsError):
        load_faces(path)


def test_a_split_by_people_shares_nobody(labels):
    train, held = split(labels, by="people", held_out=0.25, seed=1)
    assert set(labels[train]).isdisjoint(labels[held])
    assert len(set(labels[held])) == 10
    assert sorted([*train, *held]) == np.flatnonzero(labels != NOBODY).tolist()


def test_a_split_by_faces_leaves_everybody_something_to_train_on(labels):
    train, held = split(labels, by="faces", held_out=0.5, seed=1)
    assert set(train).isdisjoint(held)
    trained, kept_back = Counter(labels[train].tolist()), Counter(labels[held].tolist())
    for person in range(40):
        total = trained[person] + kept_back[person]
        assert trained[person] >= 1
        assert kept_back[person] == min(round(total / 2), total - 1)


def test_a_split_depends_on_the_seed_alone(labels):
    first = split(labels, by="people", held_out=0.3, seed=1)
    again = split(labels, by="people", held_out=0.3, seed=1)
    other = split(labels, by="people", held_out=0.3, seed=2)
    assert np.array_equal(first[1], again[1])
    assert not np.array_equal(first[1], other[1])


def test_flipped_labels_are_the_asked_share_of_every_person_and_always_wrong():
    labels = np.repeat(np.arange(6), [1, 4, 5, 9, 10, 20])
    flipped = flip_labels(labels, share=0.2, seed=0)
    for person, count in enumerate([1, 4, 5, 9, 10, 20]):
        assert (flipped[labels == person] != person).sum() == int(0.2 * count)
    assert set(flipped) <= set(range(6))


def test_batches_show_every_face_once_and_no_person_more_often_than_allowed(labels):
    rows = np.flatnonzero(labels != NOBODY)
    known = labels[rows]
    batches = balanced_batches(known, people=8, faces=4, seed=0, epoch=3)
    assert sorted(np.concatenate(batches)) == list(range(len(known)))
    assert max(len(batch) for batch in batches) <= 32
    assert min(len(batch) for batch in batches) > 1
    genuine = [max(Counter(known[batch].tolist()).values()) for batch in batches]
    assert min(genuine) > 1


def test_batches_of_two_ranks_are_equally_many_and_cover_all_faces(labels):
    known = labels[labels != NOBODY]
    ranks = [
        balanced_batches(known, people=8, faces=4, seed=0, epoch=0, rank=rank, ranks=2)
        for rank in range(2)
    ]
    assert len(ranks[0]) == len(ranks[1])
    seen = np.concatenate([np.concatenate(batches) for batches in ranks])
    assert set(seen) == set(range(len(known)))
    assert len(seen) <= len(known) + 4


def test_batches_change_with_the_epoch_and_repeat_with_the_seed(labels):
    known = labels[labels != NOBODY]
    first, again, later = (
        np.concatenate(balanced_batches(known, people=8, faces=4, seed=0, epoch=epoch))
        for epoch in (0, 0, 1)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, later)
