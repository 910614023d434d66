"""XMP in TIFF: tag 700 of the first directory (XMP specification part 3, 3.2.3).

Nothing that is there is moved: the packet and a new first directory go to the end of the file, and
the header points to them. RAW formats have the same shell and are read here, but never written.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from photoface.domain.sentences import say
from photoface.exchange.containers import ContainerError, Data

_XMP_TAG, _BYTE, _UNDEFINED = 700, 1, 7
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_MOST_ENTRIES = 4096
Order = Literal["little", "big"]


class _Entry(NamedTuple):
    tag: int
    kind: int
    length: int
    value: bytes  # the four bytes of the entry itself


class _Directory(NamedTuple):
    order: Order
    start: int
    entries: list[_Entry]
    following: bytes  # offset of the next directory


def packets(data: Data) -> list[bytes]:
    directory = _directory(data)
    found = [e for e in directory.entries if _is_xmp(e)]
    return [_content(data, directory.order, entry) for entry in found[:1]]


def splice(data: Data, packet: bytes) -> bytes:
    directory = _directory(data)
    kept = data[: _end_of_foreign(data, directory)]
    kept += b"\0" * (len(kept) % 2)
    at = len(kept)
    padded = packet + b" " * (len(packet) % 2)
    entry = _Entry(_XMP_TAG, _BYTE, len(padded), _number(at, directory.order))
    entries = [e for e in directory.entries if e.tag != _XMP_TAG] + [entry]
    if at + len(padded) + 12 * len(entries) > 0xFFFFFFFF:
        raise ContainerError(say("the TIFF file is too large"))
    header = data[:4] + _number(at + len(padded), directory.order)
    return header + kept[8:] + padded + _encode(directory, entries)


def foreign(data: Data) -> bytes:
    """The first directory without XMP, with the values its entries point to."""
    directory = _directory(data)
    parts = [
        repr(entry[:3]).encode() + _content(data, directory.order, entry)
        for entry in directory.entries
        if entry.tag != _XMP_TAG
    ]
    return b"".join([*parts, directory.following])


def _directory(data: Data) -> _Directory:
    order: Order = "little" if data[:2] == b"II" else "big"
    start = int.from_bytes(data[4:8], order)
    count = int.from_bytes(data[start : start + 2], order)
    end = start + 2 + 12 * count
    if not 0 < count < _MOST_ENTRIES or start < 8 or end + 4 > len(data):
        raise ContainerError(say("the directory of the TIFF file is damaged"))
    rows = [data[at : at + 12] for at in range(start + 2, end, 12)]
    entries = [_entry(row, order) for row in rows]
    return _Directory(order, start, entries, data[end : end + 4])


def _entry(row: bytes, order: Order) -> _Entry:
    tag, kind = (int.from_bytes(row[i : i + 2], order) for i in (0, 2))
    return _Entry(tag, kind, int.from_bytes(row[4:8], order), row[8:12])


def _content(data: Data, order: Order, entry: _Entry) -> bytes:
    size = _SIZES.get(entry.kind, 0) * entry.length
    if size <= 4:
        return entry.value
    at = int.from_bytes(entry.value, order)
    return data[at : at + size]


def _is_xmp(entry: _Entry) -> bool:
    return entry.tag == _XMP_TAG and entry.kind in (_BYTE, _UNDEFINED)


def _end_of_foreign(data: Data, directory: _Directory) -> int:
    """Where a packet and directory that we appended earlier begin; else the end of the file."""
    size = len(data)
    if directory.start + 6 + 12 * len(directory.entries) != size:
        return size
    for entry in filter(_is_xmp, directory.entries):
        at = int.from_bytes(entry.value, directory.order)
        if at + entry.length == directory.start:
            return at
    return size


def _encode(directory: _Directory, entries: list[_Entry]) -> bytes:
    order = directory.order
    rows = [
        _short(e.tag, order) + _short(e.kind, order) + _number(e.length, order) + e.value
        for e in sorted(entries, key=lambda entry: entry.tag)
    ]
    return _short(len(rows), order) + b"".join(rows) + directory.following


def _number(value: int, order: Order) -> bytes:
    return value.to_bytes(4, order)


def _short(value: int, order: Order) -> bytes:
    return value.to_bytes(2, order)
