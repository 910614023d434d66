"""The models folder: which models lie there ready to run, and whether they are what they were.

centerface.onnx      the converted model
centerface.json      its record: hashes, written last, so a model without one does not count
sources/             the files as fetched, so that a repair needs no network
.staging-*/          work in progress; whatever holds the lock may delete what it finds there
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import mkdtemp

from filelock import AcquireReturnProxy, FileLock, Timeout

from photoface.domain.errors import ModelError
from photoface.domain.sentences import say
from photoface.vision.convert import CONVERSION_VERSION
from photoface.vision.packs import ModelPack, models_folder


class Presence(StrEnum):
    """How a model stands in the folder."""

    READY = "ready"
    MISSING = "missing"
    OUTDATED = "outdated"  # converted by an older version of the program, or from another file
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """What was installed: size in bytes and SHA-256 of the model and of the file it came from."""

    model: str
    size: int
    sha256: str
    source_sha256: str
    conversion: str
    conversion_version: int = CONVERSION_VERSION
    head_sha256: str = ""  # of our own head behind it, where there is one


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that is ready to run. `version` changes when the network changes."""

    pack: ModelPack
    path: Path
    record: ModelRecord

    @property
    def version(self) -> str:
        head = f"+{self.record.head_sha256[:8]}" if self.record.head_sha256 else ""
        look = f"+{self.pack.second_look.version}" if self.pack.second_look else ""
        return f"{self.pack.name}/{self.record.source_sha256[:12]}{head}{look}"


class ModelShelf:
    """One models folder. Reading needs no lock: files appear whole or not at all."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = models_folder(folder)

    def path(self, pack: ModelPack) -> Path:
        return self.folder / pack.file_name

    def source_path(self, sha256: str) -> Path:
        return self.folder / "sources" / sha256[:16]

    def record(self, pack: ModelPack) -> ModelRecord | None:
        """What the folder says about a model, or None where it says nothing sensible."""
        try:
            values = json.loads(self._record_path(pack).read_text("utf-8"))
            return ModelRecord(**values)
        except (OSError, ValueError, TypeError):
            return None

    def presence(self, pack: ModelPack, *, thorough: bool = False) -> Presence:
        """A quick look (record and size), or a thorough one (every byte)."""
        record, path = self.record(pack), self.path(pack)
        if record is None:
            return Presence.MISSING
        if not path.is_file() or path.stat().st_size != record.size:
            return Presence.DAMAGED
        if thorough and sha256_of(path) != record.sha256:
            return Presence.DAMAGED
        return Presence.READY if _is_current(record, pack) else Presence.OUTDATED

    def installed(self, pack: ModelPack) -> InstalledModel:
        """The model, ready to run; ModelError says what is missing and how to get it."""
        record, presence = self.record(pack), self.presence(pack)
        if record is not None and presence is Presence.READY:
            return InstalledModel(pack, self.path(pack), record)
        raise ModelError(
            say(
                "The model “{title}” is {state}. Get it in the settings, or with: photoface "
                "models fetch {name}",
                title=pack.title,
                state=presence.value,
                name=pack.name,
            )
        )

    def install(self, pack: ModelPack, converted: Path, *, source_sha256: str) -> InstalledModel:
        """Move a converted file into its place; a crash in between leaves it missing."""
        record = ModelRecord(
            model=pack.name,
            size=converted.stat().st_size,
            sha256=sha256_of(converted),
            source_sha256=source_sha256,
            conversion=pack.conversion,
            head_sha256=_head_sha256(pack),
        )
        draft = converted.with_suffix(".json")
        draft.write_text(json.dumps(asdict(record), indent=2) + "\n", "utf-8")
        self._record_path(pack).unlink(missing_ok=True)
        os.replace(converted, self.path(pack))
        os.replace(draft, self._record_path(pack))
        return InstalledModel(pack, self.path(pack), record)

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """An empty folder on the same disk; the caller holds the lock. Clears old wrecks too."""
        for wreck in self.folder.glob(".staging-*"):
            shutil.rmtree(wreck, ignore_errors=True)
        folder = Path(mkdtemp(prefix=".staging-", dir=self.folder))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def try_lock(self, *, seconds: float) -> AcquireReturnProxy | None:
        """The folder's lock, held until its `with` block ends; None if another keeps it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            return FileLock(self.folder / ".lock").acquire(timeout=seconds)
        except Timeout:
            return None

    def _record_path(self, pack: ModelPack) -> Path:
        return self.folder / f"{pack.name}.json"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_current(record: ModelRecord, pack: ModelPack) -> bool:
    expected = pack.source.sha256
    return (
        record.conversion == pack.conversion
        and record.conversion_version == CONVERSION_VERSION
        and expected in (None, record.source_sha256)
        and record.head_sha256 == _head_sha256(pack)
    )


def _head_sha256(pack: ModelPack) -> str:
    return hashlib.sha256(pack.uncertainty.head_bytes()).hexdigest() if pack.uncertainty else ""
