"""The real vision child with a codec that crashes, hangs or takes all memory on one file."""

import os
import signal
import time

from photoface.services import vision_child

_decode = vision_child.decode_photo


def _hostile_decode(path, **options):
    if str(path) == os.environ.get("DEADLY_PHOTO"):
        os.abort()
    if str(path) == os.environ.get("GREEDY_PHOTO"):
        os.kill(os.getpid(), signal.SIGKILL)
    while str(path) == os.environ.get("ENDLESS_PHOTO"):
        time.sleep(1)
    return _decode(path, **options)


def main(*arguments):
    vision_child.decode_photo = _hostile_decode
    vision_child.main(*arguments)
