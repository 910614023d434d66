"""For every test of the window: nothing may be left running behind it."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator

import pytest

_OURS = ("thumbnails", "user-acts", "window-work", "library-")


@pytest.fixture(autouse=True, scope="session")
def _no_garbage_is_collected_on_other_threads() -> Iterator[None]:
    """A widget freed by a worker's allocation crashes Qt (see `photoface.ui.garbage`)."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _garbage_is_collected_here() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def no_thread_is_left_behind() -> Iterator[None]:
    """Pools of the window and the library end with whoever made them."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + 5
    while (left := _left(before)) and time.monotonic() < until:
        time.sleep(0.01)
    assert not left, f"still running: {[thread.name for thread in left]}"


def _left(before: set[threading.Thread]) -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t not in before and t.name.startswith(_OURS)]
