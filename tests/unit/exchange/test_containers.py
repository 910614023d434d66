"""XMP is put into files without touching another byte, and read back as it was."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoface.exchange.containers import ContainerError, container_of, jpeg
from photoface.exchange.embedded import packets_in
from tests.unit.exchange.made import encoded, noise

KINDS = ("JPEG", "PNG", "TIFF", "WEBP")
_PACKET = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">%s</x:xmpmeta>'


def _pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)))


def _samples(kind: str) -> list[bytes]:
    image = noise()
    made = [encoded(image, kind), encoded(image, kind, orientation=6)]
    if kind == "WEBP":
        made.append(encoded(image.convert("RGBA"), kind, lossless=True))
        simple = io.BytesIO()
        image.save(simple, kind)  # without the header for extensions
        made.append(simple.getvalue())
    if kind == "TIFF":
        pages = io.BytesIO()
        image.save(pages, kind, save_all=True, append_images=[noise(seed=1), noise(seed=2)])
        made.append(pages.getvalue())
        big = io.BytesIO()
        image.save(big, kind, big_tiff=False, compression="tiff_deflate")
        made.append(big.getvalue())
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_in_comes_out_and_nothing_else_changes(kind: str):
    for old in _samples(kind):
        container = container_of(old[:32])
        assert container.packets(old) == []
        first = container.splice(old, _PACKET % b"one")
        second = container.splice(first, _PACKET % (b"two" * 99))
        for new, text in ((first, b"one"), (second, b"two" * 99)):
            assert container.packets(new)[0].strip() == _PACKET % text
            assert container.foreign(new) == container.foreign(old)
            np.testing.assert_array_equal(_pixels(new), _pixels(old))
        with Image.open(io.BytesIO(second)) as image:
            assert image.getexif().get(0x010F) == Image.open(io.BytesIO(old)).getexif().get(0x010F)
            xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
            assert b"twotwo" in (xmp if isinstance(xmp, bytes) else xmp.encode())


@pytest.mark.parametrize("kind", KINDS)
def test_writing_again_and_again_does_not_let_the_file_grow(kind: str):
    old = encoded(noise(), kind)
    container = container_of(old[:32])
    once = container.splice(old, _PACKET % b"1234")
    again = once
    for _ in range(5):
        again = container.splice(again, _PACKET % b"5678")
    assert len(again) == len(once)


def test_all_pages_of_a_tiff_stay():
    old = _samples("TIFF")[2]
    new = container_of(old[:32]).splice(old, _PACKET % b"x")
    with Image.open(io.BytesIO(old)) as a, Image.open(io.BytesIO(new)) as b:
        assert a.n_frames == b.n_frames == 3
        for page in range(3):
            a.seek(page)
            b.seek(page)
            np.testing.assert_array_equal(np.asarray(a), np.asarray(b))


def test_pictures_behind_the_first_one_are_still_found():
    """Offsets in MPO count from their own segment, so XMP must come in front of it."""
    file = io.BytesIO()
    noise().save(file, "MPO", save_all=True, append_images=[noise(seed=1)])
    new = jpeg.splice(file.getvalue(), _PACKET % (b"x" * 5000))
    with Image.open(io.BytesIO(new)) as image:
        assert image.n_frames == 2
        image.seek(1)
        assert np.abs(np.asarray(image).astype(int) - np.asarray(noise(seed=1))).mean() < 60
        np.testing.assert_array_equal(np.asarray(image), _second(file.getvalue()))


def _second(content: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(content)) as image:
        image.seek(1)
        return np.array(image)


def test_what_phones_put_behind_the_picture_stays():
    old = encoded(noise(), "JPEG") + b"MotionPhoto_Data" + bytes(range(256))
    new = jpeg.splice(old, _PACKET % b"x")
    assert new.endswith(old[-272:])
    assert jpeg.foreign(new) == jpeg.foreign(old)


def test_a_packet_too_long_for_jpeg_is_refused():
    with pytest.raises(ContainerError, match="too long"):
        jpeg.splice(encoded(noise(), "JPEG"), _PACKET % (b"x" * 65_500))


def test_the_rest_of_a_long_packet_is_read_too():
    name = b"A" * 32
    body = b"http://ns.adobe.com/xmp/extension/\0" + name
    parts = [b"<one", b" two/>"]
    chunks = [
        body + struct.pack(">II", 10, sum(map(len, parts[:i]))) + part
        for i, part in enumerate(parts)
    ]
    segments = b"".join(
        b"\xff\xe1" + struct.pack(">H", len(chunk) + 2) + chunk for chunk in reversed(chunks)
    )
    old = jpeg.splice(encoded(noise(), "JPEG"), _PACKET % name)
    assert jpeg.packets(old[:2] + segments + old[2:])[1] == b"<one two/>"


def test_a_compressed_packet_in_png_is_read():
    old = encoded(noise(), "PNG")
    body = b"iTXtXML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(_PACKET % b"small")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    container = container_of(old[:32])
    new = old[:33] + chunk + old[33:]
    assert container.packets(new) == [_PACKET % b"small"]
    assert container.foreign(container.splice(new, _PACKET % b"")) == container.foreign(old)


@pytest.mark.parametrize("kind", KINDS)
def test_cut_short_at_any_place_it_is_refused_or_right(kind: str):
    whole = encoded(noise(24, 16), kind)
    container = container_of(whole[:32])
    for end in range(32, len(whole), 7):
        old = whole[:end]
        try:
            new = container.splice(old, _PACKET % b"x")
        except ContainerError:
            continue
        assert container.foreign(new) == container.foreign(old) or kind == "TIFF"


def test_heic_tells_its_packet(tmp_path: Path):
    import pillow_heif

    heif = pillow_heif.from_pillow(noise())
    heif.save(tmp_path / "x.heic", xmp=_PACKET % b"heic")
    assert packets_in(tmp_path / "x.heic") == [_PACKET % b"heic"]
    (tmp_path / "broken.heic").write_bytes((tmp_path / "x.heic").read_bytes()[:200])
    assert packets_in(tmp_path / "broken.heic") == []


@pytest.mark.data
def test_every_odd_file_is_spliced_exactly_or_refused(data_folder: Path):
    """All that can be decoded: other bytes and pixels stay; the rest must not crash."""
    spliced = 0
    for path in sorted((data_folder / "odd").rglob("*")):
        old = path.read_bytes() if path.is_file() else b""
        container = container_of(old[:32])
        if container is None:
            continue
        try:
            new = container.splice(old, _PACKET % b"x")
            before = _all_pixels(old)
        except Exception:  # not decodable: nobody writes into it
            continue
        assert _all_pixels(new) == before, path
        is_fuzz = path.name.startswith(("crash", "oom", "timeout"))
        assert container.foreign(new) == container.foreign(old) or is_fuzz, path
        spliced += 1
    assert spliced > 90


def _all_pixels(content: bytes) -> list[bytes]:
    found = []
    with Image.open(io.BytesIO(content)) as image:
        if image.width * image.height > 50_000_000:
            raise ValueError("too large for a test")
        for frame in range(getattr(image, "n_frames", 1)):
            image.seek(frame)
            found.append(image.tobytes())
    return found
