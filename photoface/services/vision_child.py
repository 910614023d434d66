"""The vision child: decode pool -> detection -> alignment -> embedding, one photo a message.

Runs in a spawned process of its own, so that a hostile file, a leak or a busy interpreter lock
never reaches the window. Photos are decoded ahead on threads (Pillow lets go of the interpreter
lock) while the main thread looks at faces.
"""

from __future__ import annotations

import os
import queue
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from photoface.domain.errors import PhotofaceError
from photoface.domain.faces import EmbeddedFace
from photoface.domain.learned import LearnedModel
from photoface.domain.sentences import say
from photoface.domain.settings import Settings
from photoface.services.vision_messages import (
    PhotoBegun,
    PhotoDone,
    PhotoRefused,
    ReaderReady,
    ReadPhoto,
)
from photoface.vision.decode import DecodedPhoto, decode_photo
from photoface.vision.reader import FaceReader, open_reader
from photoface.vision.thumbnails import thumbnail_jpeg


def main(
    connection: Connection,
    settings: Settings,
    models_folder: Path | None,
    learned: LearnedModel | None = None,
) -> None:
    """Serve photos until the parent is gone. Raises ModelError if the models cannot be loaded."""
    os.nice(5)  # the window and whatever else the user does come first
    _silence_codecs()
    reader = open_reader(settings, models_folder, learned)
    tell = _Speaker(connection)
    tell(ReaderReady(reader.sentence, reader.detector_version, reader.embedder_version))
    decoded: queue.SimpleQueue[tuple[ReadPhoto, Future[DecodedPhoto]]] = queue.SimpleQueue()
    threading.Thread(target=_take_orders, args=(connection, settings, decoded, tell)).start()
    while True:
        order, future = decoded.get()
        tell(_look(order, future, reader))


def _silence_codecs() -> None:
    """C libraries write about broken files to standard error; the reasons come as errors too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


class _Speaker:
    """Sends messages from several threads, one at a time. A parent that is gone ends the child."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def __call__(self, message: object) -> None:
        try:
            with self._lock:
                self._connection.send(message)
        except OSError:
            os._exit(0)


def _take_orders(
    connection: Connection,
    settings: Settings,
    decoded: queue.SimpleQueue[tuple[ReadPhoto, Future[DecodedPhoto]]],
    tell: _Speaker,
) -> None:
    """Decode ahead and hand over as each is ready: a file that takes for ever holds up no other."""
    pool = ThreadPoolExecutor(max_workers=_decoders(), thread_name_prefix="decode")

    def decode(order: ReadPhoto) -> DecodedPhoto:
        tell(PhotoBegun(order.photo))
        return decode_photo(
            Path(order.path),
            longest_side=settings.decoded_side,
            max_megapixels=settings.max_megapixels,
        )

    while True:
        try:
            order = connection.recv()
        except (EOFError, OSError):
            os._exit(0)  # the parent is gone; nothing here is worth finishing
        future = pool.submit(decode, order)
        future.add_done_callback(partial(_hand_over, decoded, order))


def _hand_over(
    decoded: queue.SimpleQueue[tuple[ReadPhoto, Future[DecodedPhoto]]],
    order: ReadPhoto,
    future: Future[DecodedPhoto],
) -> None:
    decoded.put((order, future))


def _decoders() -> int:
    return max(2, (os.cpu_count() or 2) // 2)


def _look(
    order: ReadPhoto, future: Future[DecodedPhoto], reader: FaceReader
) -> PhotoDone | PhotoRefused:
    try:
        picture = future.result()
        faces = _faces(order, picture, reader)
    except PhotofaceError as error:
        return PhotoRefused(order.photo, error.sentence)
    except MemoryError:
        return PhotoRefused(order.photo, say("There is not enough memory to open this picture."))
    return PhotoDone(
        photo=order.photo,
        width=picture.width,
        height=picture.height,
        taken_at=picture.metadata.taken_at,
        camera=picture.metadata.camera,
        faces=tuple(faces),
        thumb_jpeg=thumbnail_jpeg(picture.rgb),
        note=picture.note,
    )


def _faces(order: ReadPhoto, picture: DecodedPhoto, reader: FaceReader) -> list[EmbeddedFace]:
    if order.known is None:
        return reader.read(picture.rgb, scale=picture.scale)
    places = [
        reader.place(picture.rgb, known.box, known.landmarks, scale=picture.scale)
        for known in order.known
    ]
    return reader.embed(picture.rgb, places, scale=picture.scale)
