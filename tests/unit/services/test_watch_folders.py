"""Watching: bursts become one request, files being written are left until they are quiet."""

import queue
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from photoface.services.watch_folders import Debouncer, FolderWatcher, without_nested

_A, _B = Path("/a"), Path("/b")


def test_a_folder_is_due_when_it_was_quiet():
    debouncer = Debouncer(quiet=2.0, longest=15.0)
    debouncer.touch(_A, now=0.0)
    debouncer.touch(_A, now=1.5)
    assert debouncer.due(now=3.0) == []
    assert debouncer.due(now=3.5) == [_A]
    assert debouncer.due(now=99.0) == []


def test_a_burst_without_end_is_not_waited_for_for_ever():
    debouncer = Debouncer(quiet=2.0, longest=15.0)
    due = []
    for second in range(20):
        debouncer.touch(_A, now=float(second))
        due += debouncer.due(now=float(second))
    assert due == [_A]


@given(st.lists(st.tuples(st.sampled_from([_A, _B]), st.floats(0, 100)), max_size=30))
def test_nothing_that_was_touched_is_forgotten(touches):
    debouncer = Debouncer(quiet=2.0, longest=15.0)
    due = set()
    for folder, now in sorted(touches, key=lambda t: t[1]):
        debouncer.touch(folder, now=now)
        due.update(debouncer.due(now=now))
    due.update(debouncer.due(now=1000.0))
    assert due == {folder for folder, _ in touches}


def test_folders_inside_others_are_left_to_them():
    folders = [Path("/a/b"), Path("/a"), Path("/ab"), Path("/c/d")]
    assert without_nested(folders) == [Path("/a"), Path("/ab"), Path("/c/d")]


def test_a_new_file_is_reported_once_after_it_was_written(tmp_path: Path):
    seen: queue.SimpleQueue = queue.SimpleQueue()
    watcher = FolderWatcher(seen.put)
    try:
        watcher.watch([tmp_path])
        with (tmp_path / "slow.jpg").open("wb") as file:
            for _ in range(4):
                file.write(b"x" * 1000)
                file.flush()
                time.sleep(0.3)
        closed_at = time.monotonic()
        assert seen.get(timeout=15) == [tmp_path]
        assert time.monotonic() - closed_at > 1.0
        assert seen.empty()
    finally:
        watcher.close()


def test_a_folder_that_is_missing_at_first_is_harmless(tmp_path: Path):
    watcher = FolderWatcher(lambda _: None)
    watcher.watch([tmp_path / "usb"])
    watcher.watch([])
    watcher.close()
