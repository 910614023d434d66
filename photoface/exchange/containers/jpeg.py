"""XMP in JPEG: an APP1 segment (XMP specification part 3, 1.1.3), extended over more if long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from photoface.domain.sentences import say
from photoface.exchange.containers import ContainerError, Data

_APP0, _APP1, _START_OF_SCAN = 0xE0, 0xE1, 0xDA
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
_EXIF = b"Exif\0"
_LONGEST = 0xFFFF - 2
_ID_LENGTH = 32


class _Segment(NamedTuple):
    marker: int
    start: int
    body: int
    end: int


def packets(data: Data) -> list[bytes]:
    found = []
    extended: dict[bytes, dict[int, bytes]] = {}
    for segment in _segments(data):
        body = data[segment.body : segment.end] if segment.marker == _APP1 else b""
        if body.startswith(_XMP):
            found.append(body[len(_XMP) :])
        elif body.startswith(_EXTENDED):
            rest = body[len(_EXTENDED) :]
            name, offset = rest[:_ID_LENGTH], int.from_bytes(rest[36:40], "big")
            extended.setdefault(name, {})[offset] = rest[40:]
    named = [parts for name, parts in extended.items() if found and name in found[0]]
    return found[:1] + [b"".join(parts[at] for at in sorted(parts)) for parts in named]


def splice(data: Data, packet: bytes) -> bytes:
    segment = _segment(packet)
    segments = list(_segments(data))
    old = [s for s in segments if _is_xmp(data, s)]
    at = old[0].start if old else _first_place(data, segments)
    parts, here = [], 0
    for cut in old:
        parts.append(data[here : cut.start])
        here = cut.end
    kept = b"".join([*parts, data[here:]])
    return kept[:at] + segment + kept[at:]


def foreign(data: Data) -> bytes:
    kept = [data[s.start : s.end] for s in _segments(data) if not _is_xmp(data, s)]
    return b"".join([data[:2], *kept, data[_end_of_header(data) :]])


def _segment(packet: bytes) -> bytes:
    body = _XMP + packet
    if len(body) > _LONGEST:
        raise ContainerError(say("the tags are too long for a JPEG file"))
    return bytes([0xFF, _APP1]) + (len(body) + 2).to_bytes(2, "big") + body


def _first_place(data: Data, segments: list[_Segment]) -> int:
    """Behind JFIF and Exif, before everything that may hold offsets from its own place (MPF)."""
    place = 2
    for segment in segments:
        is_exif = segment.marker == _APP1 and data[segment.body : segment.body + 5] == _EXIF
        if segment.marker != _APP0 and not is_exif:
            break
        place = segment.end
    return place


def _is_xmp(data: Data, segment: _Segment) -> bool:
    head = data[segment.body : segment.body + len(_XMP)]
    return segment.marker == _APP1 and head == _XMP


def _segments(data: Data) -> Iterator[_Segment]:
    """Segments between the start of the image and its first scan, in order."""
    at = 2
    while (segment := _segment_at(data, at)).marker != _START_OF_SCAN:
        yield segment
        at = segment.end


def _segment_at(data: Data, at: int) -> _Segment:
    start = at
    while data[at : at + 2] == b"\xff\xff":  # fill bytes
        at += 1
    head = data[at : at + 4]
    length = int.from_bytes(head[2:4], "big")
    if len(head) < 4 or head[0] != 0xFF or length < 2 or at + 2 + length > len(data):
        raise ContainerError(say("the header of the JPEG file is damaged"))
    return _Segment(head[1], start, at + 4, at + 2 + length)


def _end_of_header(data: Data) -> int:
    ends = [segment.end for segment in _segments(data)]
    return ends[-1] if ends else 2
