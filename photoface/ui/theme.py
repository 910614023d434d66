"""How the window looks: two palettes, one accent, one scale of distances, icons, motion."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QLocale, QObject, QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from photoface.ui.preferences import Preferences
from resources import resource

#: Distances in logical pixels. Everything on the screen is a multiple of 4.
SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 20, 32
RADIUS = 8
ICON_SIZE = 18

MODES = ("system", "light", "dark")
_MOTION_MS = 150


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the window, as #rrggbb."""

    window: str  # behind the navigation and the bars
    surface: str  # behind the photos
    raised: str  # cards, fields, menus
    hover: str
    pressed: str
    line: str
    text: str
    dim: str  # text that may be overlooked
    accent: str
    on_accent: str
    accent_soft: str  # selection
    danger: str
    good: str
    placeholder: str  # where a photo will be


LIGHT = Colours(
    window="#f4f4f5",
    surface="#ffffff",
    raised="#ffffff",
    hover="#e9e9ec",
    pressed="#dedee3",
    line="#e2e2e6",
    text="#1c1c1f",
    dim="#66666e",
    accent="#3d63dd",
    on_accent="#ffffff",
    accent_soft="#e3e9fc",
    danger="#c0312b",
    good="#2b7d4b",
    placeholder="#ececef",
)
DARK = Colours(
    window="#1d1d20",
    surface="#151517",
    raised="#29292d",
    hover="#2d2d32",
    pressed="#37373d",
    line="#3e3e46",
    text="#ededf0",
    dim="#a0a0a8",
    accent="#7d9bff",
    on_accent="#10131f",
    accent_soft="#2b3352",
    danger="#ff7a72",
    good="#6fce94",
    placeholder="#242428",
)


class Theme(QObject):
    """The look in force; `changed` says that everything is to be painted anew."""

    changed = Signal()

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self._preferences = preferences or Preferences()
        self._mode = self._preferences.get("theme", "system")
        self._has_motion = self._preferences.get("motion", True)
        self.colours = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def mode(self) -> str:
        """system, light or dark."""
        return self._mode if self._mode in MODES else "system"

    def set_mode(self, mode: str) -> None:
        self._mode = mode
        self._preferences.set("theme", mode)
        self.apply()

    @property
    def preferences(self) -> Preferences:
        return self._preferences

    @property
    def is_dark(self) -> bool:
        return self.colours is DARK

    @property
    def has_motion(self) -> bool:
        return self._has_motion

    def set_motion(self, has_motion: bool) -> None:
        self._has_motion = has_motion
        self._preferences.set("motion", has_motion)

    def motion_ms(self) -> int:
        """How long a movement takes; 0 where motion is switched off."""
        return _MOTION_MS if self._has_motion else 0

    def apply(self) -> None:
        """Dress the whole application."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.colours = DARK if self._wants_dark() else LIGHT
        app.setPalette(_palette(self.colours))
        app.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """One of the palette's colours, more or less transparent."""
        return QColor(_colour(getattr(self.colours, name), alpha))

    def icon(self, name: str, colour: str = "text") -> QIcon:
        """An icon of resources/icons in one of the palette's colours; dimmed where disabled."""
        return _icon(name, getattr(self.colours, colour), self.colours.dim)

    def pixmap(self, name: str, size: int, ratio: float, colour: str = "text") -> QPixmap:
        """An icon as a picture of `size` logical pixels, crisp at this device pixel ratio."""
        return _draw_icon(name, getattr(self.colours, colour), size, ratio)

    def _wants_dark(self) -> bool:
        if self.mode == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.mode == "dark"

    def _follow_system(self) -> None:
        if self.mode == "system" and self._wants_dark() != self.is_dark:
            self.apply()


def style_sheet(colours: Colours) -> str:
    """The style sheet of resources/style with this palette filled in."""
    template = Template(resource("style", "photoface.qss").read_text(encoding="utf-8"))
    marks = {
        "check_mark": _mark("check", _CHECK, colours.on_accent),
        "radio_mark": _mark("radio", _DOT, colours.on_accent),
    }
    return template.substitute(asdict(colours), **marks)


_CHECK = '<path d="M3.5 8.5l3 3 6-7" fill="none" stroke="{0}" stroke-width="2"/>'
_DOT = '<circle cx="8" cy="8" r="3" fill="{0}"/>'


def _mark(name: str, shape: str, colour: str) -> str:
    """A style sheet can show a mark only from a file: the path of one in this colour."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))
    file = folder / f"{name}-{colour.lstrip('#')}.svg"
    drawing = shape.format(colour)
    with suppress(OSError):  # without a cache there is no tick, but the colour still tells
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(f'<svg xmlns="{_SVG}" viewBox="0 0 16 16">{drawing}</svg>', "utf-8")
    return file.as_posix()


_SVG = "http://www.w3.org/2000/svg"


def prepare_application(app: QApplication) -> None:
    """What does not change with the palette: widget style, font, and a country's numbers."""
    if QLocale().language() == QLocale.Language.C:  # LANG=C: numbers and days in plain English
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app.setStyle("Fusion")
    families = _add_fonts()
    if families and _wants_own_font():
        font = QFont(families[0])
        font.setPixelSize(13)
        app.setFont(font)


def _wants_own_font() -> bool:
    """Windows and macOS have a good one of their own; elsewhere there may be none at all."""
    return sys.platform not in ("win32", "darwin")


def _add_fonts() -> list[str]:
    families: list[str] = []
    for file in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        number = QFontDatabase.addApplicationFontFromData(
            QByteArray(resource("fonts", file).read_bytes())
        )
        families += QFontDatabase.applicationFontFamilies(number)
    return families


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.PlaceholderText, "dim"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Mid, "line"),
        (role.Accent, "accent"),
    ):
        palette.setColor(which, QColor(getattr(colours, name)))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.dim))
    return palette


@lru_cache(maxsize=256)
def _colour(name: str, alpha: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(alpha)
    return colour


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, dim: str) -> QIcon:
    icon = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        icon.addPixmap(_draw_icon(name, colour, ICON_SIZE, ratio))
        faded = _draw_icon(name, dim, ICON_SIZE, ratio, opacity=0.5)
        icon.addPixmap(faded, QIcon.Mode.Disabled)
    return icon


@lru_cache(maxsize=256)
def _svg(name: str) -> str:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return svg.replace('stroke-width="2"', 'stroke-width="1.75"')


@lru_cache(maxsize=512)
def _draw_icon(name: str, colour: str, size: int, ratio: float, *, opacity: float = 1.0) -> QPixmap:
    svg = _svg(name).replace("currentColor", colour)
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
