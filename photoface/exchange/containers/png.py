"""XMP in PNG: an iTXt chunk with a keyword of its own (XMP specification part 3, 1.1.5)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from photoface.domain.sentences import say
from photoface.exchange.containers import ContainerError, Data

_SIGNATURE = 8
_KEYWORD = b"XML:com.adobe.xmp\0"
_PLAIN = b"\0\0\0\0"  # not compressed; no method, language or translated keyword
_LONGEST = 16 << 20


class _Chunk(NamedTuple):
    kind: bytes
    start: int
    end: int


def packets(data: Data) -> list[bytes]:
    return [_text(data[c.start + 8 : c.end - 4]) for c in _chunks(data) if _is_xmp(data, c)][:1]


def splice(data: Data, packet: bytes) -> bytes:
    chunks = list(_chunks(data))
    old = [c for c in chunks if _is_xmp(data, c)]
    place = old[0].start if old else chunks[0].end  # behind IHDR
    parts = [data[:_SIGNATURE]]
    for chunk in chunks:
        if chunk.start == place:
            parts.append(_chunk(packet))
        if not _is_xmp(data, chunk):
            parts.append(data[chunk.start : chunk.end])
    return b"".join([*parts, data[chunks[-1].end :]])


def foreign(data: Data) -> bytes:
    chunks = list(_chunks(data))
    kept = [data[c.start : c.end] for c in chunks if not _is_xmp(data, c)]
    return b"".join([*kept, data[chunks[-1].end :]])


def _chunk(packet: bytes) -> bytes:
    body = b"iTXt" + _KEYWORD + _PLAIN + packet
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def _text(body: bytes) -> bytes:
    """The text of an iTXt chunk: flags, language and translated keyword stand in front of it."""
    rest = body[len(_KEYWORD) :]
    is_compressed = rest[:1] == b"\1"
    text = rest[2:].split(b"\0", 2)[2]
    if not is_compressed:
        return text
    inflated = zlib.decompressobj().decompress(text, _LONGEST)
    if len(inflated) == _LONGEST:
        raise ContainerError(say("the tags in the PNG file are longer than anything sensible"))
    return inflated


def _is_xmp(data: Data, chunk: _Chunk) -> bool:
    head = data[chunk.start + 8 : chunk.start + 8 + len(_KEYWORD)]
    return chunk.kind == b"iTXt" and head == _KEYWORD


def _chunks(data: Data) -> Iterator[_Chunk]:
    at, kind = _SIGNATURE, b""
    while kind != b"IEND":
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if len(kind) < 4 or end > len(data):
            raise ContainerError(say("the PNG file is cut short"))
        yield _Chunk(kind, at, end)
        at = end
