"""XMP in WebP: a chunk at the end, announced by a flag in the VP8X chunk (RFC 9649, 2.7)."""

from __future__ import annotations

from photoface.domain.sentences import say
from photoface.exchange.containers import ContainerError, Data

_XMP_FLAG, _ALPHA_FLAG = 0x04, 0x10
Chunks = list[tuple[bytes, bytes]]


def packets(data: Data) -> list[bytes]:
    return [body for kind, body in _chunks(data)[0] if kind == b"XMP "][:1]


def splice(data: Data, packet: bytes) -> bytes:
    chunks, tail = _chunks(data)
    chunks = [chunk for chunk in chunks if chunk[0] != b"XMP "]
    if chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _extended_header(*chunks[0])))
    header = chunks[0][1]
    chunks[0] = (b"VP8X", bytes([header[0] | _XMP_FLAG]) + header[1:])
    body = b"WEBP" + b"".join(_chunk(*chunk) for chunk in [*chunks, (b"XMP ", packet)])
    return b"RIFF" + len(body).to_bytes(4, "little") + body + tail


def foreign(data: Data) -> bytes:
    """All chunks but XMP and the header that announces it, and what lies behind the container."""
    chunks, tail = _chunks(data)
    return b"".join(kind + body for kind, body in chunks if kind not in (b"XMP ", b"VP8X")) + tail


def _chunks(data: Data) -> tuple[Chunks, bytes]:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise ContainerError(say("the WebP file is cut short"))
    chunks, at = [], 12
    while at + 8 <= end:
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunks.append((kind, data[at + 8 : at + 8 + length]))
        at += 8 + length + length % 2
    if not chunks or at not in (end, end + 1):
        raise ContainerError(say("the chunks of the WebP file do not add up"))
    return chunks, data[at:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def _extended_header(kind: bytes, body: bytes) -> bytes:
    """The VP8X chunk of a simple file: its size, and whether its pixels are transparent."""
    if kind == b"VP8 ":  # key frame: 3 bytes tag, 3 bytes start code, 14 bits width and height
        width = int.from_bytes(body[6:8], "little") & 0x3FFF
        height = int.from_bytes(body[8:10], "little") & 0x3FFF
        flags = 0
    elif kind == b"VP8L":  # signature, then 14 bits width - 1, 14 bits height - 1, 1 bit alpha
        bits = int.from_bytes(body[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        flags = _ALPHA_FLAG if bits >> 28 & 1 else 0
    else:
        raise ContainerError(say("the WebP file begins with an unknown chunk"))
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return bytes([flags, 0, 0, 0]) + size
