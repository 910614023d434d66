"""The composition root: opens a library, puts a window on it, runs until the window is closed.

The only module that knows every layer. Nothing heavy (torch, onnxruntime, scipy ...) is imported in
this process: photos are read and faces grouped in child processes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMessageBox

from photoface.domain.errors import PhotofaceError
from photoface.services import backups
from photoface.services.library import open_library
from photoface.services.logs import start_logging
from photoface.services.places import default_library
from photoface.services.workspace import Workspace
from photoface.store import photos
from photoface.ui.garbage import GarbageCollector
from photoface.ui.main_window import MainWindow
from photoface.ui.preferences import Preferences
from photoface.ui.text import spoken
from photoface.ui.theme import Theme, prepare_application
from photoface.ui.translation import install_language
from resources import resource

NAME = "photoface"
#: How long a reader thread may keep Python's lock when the window wants it. Python's 5 ms are a
#: third of a frame, and painting asks for the lock many times.
_SWITCH_SECONDS = 0.001


def run_gui(folders: Sequence[str], library: Path | None = None, *, debug: bool = False) -> int:
    """Open the window on a library and take these folders into it; the exit code when it closes."""
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    app = make_application()
    theme = Theme(Preferences())
    theme.apply()
    place = library or default_library()
    code, backup = _run_window(app, theme, folders, place, debug=debug)
    while backup is not None:
        try:
            backups.restore(place, backup)
        except PhotofaceError as error:
            QMessageBox.critical(None, "Photoface", spoken(error.sentence))
        code, backup = _run_window(app, theme, (), place, debug=debug)
    return code


def _run_window(
    app: QApplication, theme: Theme, folders: Sequence[str], library: Path, *, debug: bool
) -> tuple[int, Path | None]:
    """One window on one library until it closes: the exit code, and the backup that shall take the
    library's place."""
    try:
        workspace = Workspace(open_library(library))
    except PhotofaceError as error:
        QMessageBox.critical(None, "Photoface", spoken(error.sentence))
        return 1, None
    start_logging(workspace.library.folder, debug=debug)
    is_new = not workspace.library.read(photos.folders)
    first_page = "welcome" if is_new and not folders else "photos"
    window = MainWindow(workspace, theme, theme.preferences, first_page=first_page)
    sys.excepthook = _show_bugs(window)
    window.show()
    QTimer.singleShot(0, window, lambda: _begin(window, folders, is_new=is_new))
    try:
        return int(app.exec()), window.backup_to_restore
    finally:
        workspace.close()


NO_DISPLAY = (
    "There is no display to open a window on. `photoface scan FOLDER` does the same work without "
    "one, and `photoface contact-sheet` shows the people it found as a picture."
)


def has_display() -> bool:
    """False on a Linux machine without a desktop, where Qt would abort the program."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_application() -> QApplication:
    """Qt's application object, named and dressed."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationName(NAME)
    app.setApplicationDisplayName("Photoface")
    QGuiApplication.setDesktopFileName(NAME)
    app.setWindowIcon(_icon())
    install_language(app, Preferences())
    prepare_application(app)
    if app.findChild(GarbageCollector) is None:
        GarbageCollector(app)
    return app


def _icon() -> QIcon:
    pixmap = QPixmap()
    pixmap.loadFromData(resource("icons", "photoface.svg").read_bytes())
    return QIcon(pixmap)


def _begin(window: MainWindow, folders: Sequence[str], *, is_new: bool) -> None:
    """Once the window stands: watch, read what is new, take in the folders that were named."""
    workspace = window.context.workspace

    def start() -> None:
        workspace.follow_settings()
        if not is_new:
            workspace.start_import()

    window.bridge.work(start, lambda _: None, owner=window)
    if folders:
        window.take_folders(folders)


def _show_bugs(
    window: MainWindow,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A bug in a slot is logged and said; it does not end the program."""

    def hook(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
        else:
            window.bridge.report(error)

    return hook
