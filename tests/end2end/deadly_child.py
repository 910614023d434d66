"""The real vision child, with a codec that crashes on one file and hangs on another."""

import os
import time

from photoface.services import vision_child

_decode = vision_child.decode_photo


def _hostile_decode(path, **options):
    if str(path) == os.environ.get("DEADLY_PHOTO"):
        os.abort()
    while str(path) == os.environ.get("ENDLESS_PHOTO"):
        time.sleep(1)
    return _decode(path, **options)


def main(*arguments):
    vision_child.decode_photo = _hostile_decode
    vision_child.main(*arguments)
