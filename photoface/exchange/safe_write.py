"""Changing a photo's tags so that at every moment the old or the new file is there, whole.

The new file is made beside the old one, compared with it (every byte that is not ours, every
decoded pixel), brought to the disk, and only then takes the old one's name.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from photoface.domain.errors import DiskFullError, PhotofaceError, reason_of
from photoface.domain.files import read_ordinary
from photoface.domain.sentences import say
from photoface.exchange.containers import ContainerError, container_of

#: Unfinished files begin like this; hidden files are never taken for photos.
_PREFIX = ".photoface-"
UNFINISHED = f"{_PREFIX}*"
_Content = bytes | Callable[[BinaryIO], object]


class TagsNotWrittenError(PhotofaceError):
    """A photo was left as it is; the sentence says why."""


@dataclass(frozen=True, slots=True)
class NewContent:
    """The file as it is about to be: enough for the library to know it again."""

    content: bytes

    @property
    def content_hash(self) -> str:
        """BLAKE2b, 160 bits: as `services.find_photos.content_hash` says of the file."""
        return hashlib.blake2b(self.content, digest_size=20).hexdigest()


def with_packet(photo: Path, packet: bytes) -> NewContent:
    """The photo with another XMP packet, verified. Nothing is written yet.

    Raises TagsNotWrittenError where the format cannot hold it or anything else would change.
    """
    old = _read(photo)
    container = container_of(old[:32])
    if container is None:
        raise TagsNotWrittenError(say("Tags cannot be written into a file of this kind."))
    try:
        new = container.splice(old, packet)
        is_faithful = container.foreign(old) == container.foreign(new)
        has_packet = container.packets(new)[0].strip() == packet.strip()
    except ContainerError as error:
        raise TagsNotWrittenError(
            say("Tags were not written into the file: {reason}.", reason=error)
        ) from error
    if not (is_faithful and has_packet and _pixels(old) == _pixels(new)):
        raise TagsNotWrittenError(say("Tags were not written: something else would have changed."))
    return NewContent(new)


def replace_file(
    target: Path, content: _Content, *, before: Callable[[], None] | None = None
) -> None:
    """Put `content`, or what it writes, in the place of `target` (which may be new), all or
    nothing.

    `before` is called when the new file is safe on the disk and about to take the name.
    Permissions stay as they are. Raises TagsNotWrittenError or DiskFullError.
    """
    target = Path(os.path.realpath(target))  # a link stays a link
    unfinished = target.with_name(f"{_PREFIX}{secrets.token_hex(6)}")
    try:
        _write_through(unfinished, content)
        if target.exists():
            shutil.copymode(target, unfinished)
        if before is not None:
            before()
        os.replace(unfinished, target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _sentence(target, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _read(photo: Path) -> bytes:
    try:
        return read_ordinary(photo)
    except OSError as error:
        raise TagsNotWrittenError(
            say("The file cannot be read ({reason}).", reason=reason_of(error))
        ) from error


def _pixels(content: bytes) -> tuple[int, str]:
    """How many pictures are inside, and a hash of their decoded pixels.

    JPEG is decoded at an eighth of its size: that reads every byte of it all the same, and those
    bytes have been compared already.
    """
    from PIL import Image

    digest = hashlib.blake2b()
    try:
        with Image.open(io.BytesIO(content)) as image:
            count = getattr(image, "n_frames", 1)
            for number in range(count):
                image.seek(number)
                image.draft(None, (image.width // 8, image.height // 8))
                digest.update(f"{image.mode} {image.size}".encode())
                digest.update(image.tobytes())
    except Exception as error:  # decoders fed with broken bytes raise anything
        raise TagsNotWrittenError(
            say("Tags were not written: the picture is damaged, so it could not be compared.")
        ) from error
    return count, digest.hexdigest()


def _write_through(path: Path, content: _Content) -> None:
    with open(path, "xb") as file:
        content(file) if callable(content) else file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk, where the system can (Windows does it by itself)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(target: Path, error: OSError) -> PhotofaceError:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return DiskFullError(say("There is no space left in {parent}.", parent=target.parent))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return TagsNotWrittenError(say("Nothing may be written in {parent}.", parent=target.parent))
    return TagsNotWrittenError(
        say("{name} could not be written ({reason}).", name=target.name, reason=reason_of(error))
    )
