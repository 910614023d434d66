"""Thumbnails come from the cache, and are drawn again where the cache was deleted."""

from io import BytesIO

from PIL import Image

from photoface.services import pictures
from photoface.services.library import Library, open_library
from photoface.store import faces, photos
from tests.factory import EMBEDDER, make_face


def _add(library: Library, path: str) -> tuple[int, int]:
    def change(connection):
        (photo,) = photos.add_files(connection, [photos.FoundFile(path, "content", 1, 1)])
        photos.mark_done(connection, photo, width=800, height=600, taken_at=None, camera=None,
                         detector="d", embedder=EMBEDDER)  # fmt: skip
        (face,) = faces.replace_faces(connection, photo, "content", [make_face(200)], EMBEDDER)
        return photo, face

    return library.write(change).result()


def test_cached_pictures_are_served_as_they_are(library: Library):
    photo, face = _add(library, "/nowhere/x.jpg")
    library.put_thumbs([(photo, b"photo")], [(face, b"face")]).result()
    assert pictures.photo_thumb(library, photo) == b"photo"
    assert pictures.face_thumb(library, face) == b"face"


def test_a_deleted_cache_is_drawn_again_from_the_file(library: Library, tmp_path):
    Image.new("RGB", (800, 600), "#3366cc").save(tmp_path / "x.jpg")
    photo, face = _add(library, str(tmp_path / "x.jpg"))
    for jpeg, size in (
        (pictures.photo_thumb(library, photo), (320, 240)),
        (pictures.face_thumb(library, face), None),
    ):
        with Image.open(BytesIO(jpeg)) as image:
            assert size is None or image.size == size
            red, _, blue = image.convert("RGB").getpixel((5, 5))
            assert blue > red + 80


def test_a_file_that_is_gone_has_no_picture(library: Library):
    photo, face = _add(library, "/nowhere/x.jpg")
    assert pictures.photo_thumb(library, photo) is None
    assert pictures.face_thumb(library, face) is None


def test_a_damaged_cache_is_no_reason_not_to_draw(tmp_path):
    Image.new("RGB", (800, 600), "#3366cc").save(tmp_path / "x.jpg")
    with open_library(tmp_path / "library") as library:
        photo, face = _add(library, str(tmp_path / "x.jpg"))
    (tmp_path / "library" / "thumbs" / "thumbs.db").write_bytes(b"no database" * 1000)
    with open_library(tmp_path / "library", read_only=True) as library:
        assert pictures.photo_thumb(library, photo) is not None
        assert pictures.face_thumb(library, face) is not None
