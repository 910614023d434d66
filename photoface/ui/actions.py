"""Every command of the program in one table: menus, context menus, shortcuts and the command
palette are all made from it.

Adding a command is one line in `COMMANDS`. Commands of the window exist once: whoever can carry one
out says so with `actions.on("import.pause", self.pause)`. Commands of a scope exist once for every
widget that has the scope: `actions.local(grid, {"face.confirm": self.confirm})`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from photoface.ui.text import tr
from photoface.ui.theme import Theme

WINDOW = Qt.ShortcutContext.WindowShortcut
#: Only while the widget that carries the action, or a child of it, has the focus.
LOCAL = Qt.ShortcutContext.WidgetWithChildrenShortcut


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do. `scope` names where a LOCAL shortcut holds; the same key may
    mean different things in different scopes, never twice in one."""

    id: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str | None = None
    scope: str = "window"
    is_checkable: bool = False
    is_enabled: bool = True  # at the start; `Actions.enable` changes it


def _c(
    id: str, text: str, keys: str = "", icon: str | None = None, scope: str = "window", **more: bool
) -> Command:
    return Command(id, text, tuple(keys.split()), icon, scope, **more)


#: id, words, keys (portable names, space between alternatives), icon, scope
COMMANDS: tuple[Command, ...] = (
    _c("file.add_folder", "Add folder…", "Ctrl+O", "folder-plus"),
    _c("file.problems", "Files that could not be read…", "", "triangle-alert"),
    _c("file.settings", "Settings", "Ctrl+,", "settings"),
    _c("file.quit", "Quit", "Ctrl+Q"),
    _c("edit.undo", "Undo", "Ctrl+Z", "undo-2", is_enabled=False),
    _c("edit.redo", "Redo", "Ctrl+Shift+Z Ctrl+Y", "redo-2", is_enabled=False),
    _c("edit.find", "Search", "Ctrl+F", "search"),
    _c("edit.save_search", "Save search as album…", "Ctrl+S", "book-image", is_enabled=False),
    _c("help.commands", "All commands…", "F1 Ctrl+Shift+P", "list-checks"),
    _c("help.about", "About Photoface"),
    _c("view.inspector", "Inspector", "F9", "panel-right", is_checkable=True),
    _c("view.larger", "Larger", "Ctrl++ Ctrl+=", "zoom-in"),
    _c("view.smaller", "Smaller", "Ctrl+-", "zoom-out"),
    _c("view.full_screen", "Full screen", "F11", "maximize", is_checkable=True),
    _c("view.light", "Light", is_checkable=True),
    _c("view.dark", "Dark", is_checkable=True),
    _c("view.system", "Like the system", is_checkable=True),
    _c("view.motion", "Motion", is_checkable=True),
    _c("import.start", "Look for new photos", "Ctrl+R", "refresh-cw"),
    _c("import.pause", "Pause", "", "pause"),
    _c("import.resume", "Resume", "", "play"),
    _c("import.stop", "Stop", "", "square"),
    _c("grouping.anew", "Sort the faces anew…", "", "users"),
    _c("photo.open", "Open", "Return Space", "maximize", "grid"),
    _c("photo.select_all", "Select all", "Ctrl+A", scope="grid"),
    _c("photo.favourite", "Favourite", "F", "star", "grid"),
    _c("photo.to_album", "Add to album…", "A", "image-plus", "grid"),
    _c("photo.show_in_folder", "Show in folder", "Ctrl+Shift+O", "folder-open"),
    _c("folder.remove", "Remove from Photoface", "Del", "folder-x", "folders"),
    _c("viewer.back", "Back", "Esc", "arrow-left", "viewer"),
    _c("viewer.previous", "Previous photo", "Left PgUp", "chevron-left", "viewer"),
    _c("viewer.next", "Next photo", "Right PgDown Space", "chevron-right", "viewer"),
    _c("viewer.fit", "Fit to window", "0", "maximize", "viewer"),
    _c("viewer.actual_size", "Actual size", "1", "scan-face", "viewer"),
    _c("viewer.zoom_in", "Zoom in", "+ =", "zoom-in", "viewer"),
    _c("viewer.zoom_out", "Zoom out", "-", "zoom-out", "viewer"),
    _c("viewer.faces", "Always show faces", "B", "scan-face", "viewer", is_checkable=True),
    _c("viewer.next_face", "Next face", "Tab", None, "viewer"),
    _c("viewer.previous_face", "Previous face", "Shift+Tab", None, "viewer"),
    _c("viewer.name_face", "Name this face", "Return N", "pencil", "viewer"),
    _c("viewer.not_a_face", "Not a face", "Del", "trash-2", "viewer"),
    _c("viewer.ignore_face", "Ignore this face", "I", "eye-off", "viewer"),
    _c("viewer.reject_face", "Not this person", "X", "user-x", "viewer"),
    _c("viewer.draw_face", "Draw a face", "D", "square-dashed", "viewer"),
    _c("viewer.favourite", "Favourite", "F", "star", "viewer"),
    _c("viewer.to_album", "Add to album…", "A", "image-plus", "viewer"),
    _c("albums.open", "Open", "Return", "book-image", "albums"),
    _c("albums.new", "New album", "Ctrl+N", "plus", "albums"),
    _c("albums.rename", "Rename", "F2", "pencil", "albums"),
    _c("albums.delete", "Delete album", "Del", "trash-2", "albums"),
    _c("album.back", "Back to Albums", "Esc", "arrow-left", "album"),
    _c("album.rename", "Rename", "F2", "pencil", "album"),
    _c("album.edit_search", "Edit the search", "Ctrl+E", "search", "album"),
    _c("album.delete", "Delete album", "Ctrl+Del", "trash-2", "album"),
    _c("album.remove_photos", "Remove from album", "Del", "x", "album"),
    _c("history.go", "Undo back to here", "Return", "undo-2", "history"),
    # faces in a grid (Person, groups, Ignored)
    _c("face.confirm", "Yes, this person", "Return", "check", "faces"),
    _c("face.confirm_all", "Yes to all selected", "Shift+Return", "list-checks", "faces"),
    _c("face.reject", "Not this person", "Del", "user-x", "faces"),
    _c("face.name", "Name…", "F2 N", "pencil", "faces"),
    _c("face.ignore", "Ignore", "I", "eye-off", "faces"),
    _c("face.not_a_face", "Not a face", "Shift+Del", "trash-2", "faces"),
    _c("face.restore", "Bring back", "R", "undo-2", "faces"),
    _c("face.cover", "Use as cover", "C", "star", "faces"),
    _c("face.open_photo", "Show the photo", "Space", "image", "faces"),
    _c("face.select_all", "Select all", "Ctrl+A", scope="faces"),
    # cards on the People page
    _c("person.open", "Open", "Return", "user", "people"),
    _c("person.rename", "Name…", "F2", "pencil", "people"),
    _c("person.merge", "Merge…", "M", "merge", "people"),
    _c("person.hide", "Hide", "H", "eye-off", "people"),
    _c("person.show", "Show again", "Shift+H", "eye", "people"),
    _c("person.name", "Change the name…", "", "pencil", "people"),
    _c("person.birth_date", "Birth date…", "", "calendar", "people"),
    _c("person.death_date", "Death date…", "", "calendar", "people"),
    _c("person.cover", "Change cover…", "", "star", "people"),
    _c("person.delete", "Delete person, keep faces", "Ctrl+Del", "trash-2", "people"),
    _c("group.ignore", "Ignore", "Del I", "ban", "people"),
    _c("person.split", "Split…", "Ctrl+Shift+S", "split", "people"),
    _c("people.select_all", "Select all", "Ctrl+A", scope="people"),
    _c("people.sort_again", "Sort again", "F5", "arrow-down-wide-narrow", "people"),
    # the Review page, one card at a time
    _c("review.yes", "Yes", "Y", "check", "review"),
    _c("review.no", "No", "N", "x", "review"),
    _c("review.neither", "Neither", "X", "user-x", "review"),
    _c("review.ignore", "Ignore", "I", "eye-off", "review"),
    _c("review.name", "Name…", "Return F2", "pencil", "review"),
    _c("review.way1", "First solution", "1", scope="review"),
    _c("review.way2", "Second solution", "2", scope="review"),
    _c("review.way3", "Third solution", "3", scope="review"),
    _c("review.way4", "Fourth solution", "4", scope="review"),
    _c("review.way5", "Fifth solution", "5", scope="review"),
    _c("review.way6", "Sixth solution", "6", scope="review"),
    _c("review.skip", "Skip", "S", "chevron-right", "review"),
    _c("review.undo", "Undo", "U", "undo-2", "review"),
    _c("split.to1", "Move to part 1", "1", scope="split"),
    _c("split.to2", "Move to part 2", "2", scope="split"),
    _c("split.to3", "Move to part 3", "3", scope="split"),
    _c("split.to4", "Move to part 4", "4", scope="split"),
    _c("split.to5", "Move to part 5", "5", scope="split"),
    _c("split.to6", "Move to part 6", "6", scope="split"),
    _c("split.name", "Name this part", "F2 N", "pencil", "split"),
    _c("split.keep", "This part stays", "K", "user", "split"),
    _c("split.undo", "Undo", "U", "undo-2", "split"),
    _c("split.select_all", "Select all", "Ctrl+A", scope="split"),
    _c("split.open_photo", "Show the photo", "Space", "image", "split"),
    _c("split.apply", "Split", "Ctrl+Return", "split", "split"),
    _c("split.cancel", "Cancel", "Esc", "x", "split"),
    _c("merge.apply", "Merge", "Return", "merge", "merge"),
    _c("merge.cancel", "Cancel", "Esc", "x", "merge"),
    _c("review.next_person", "Next person", "S", "chevron-right", "review-people"),
    _c("review.take_back", "Undo", "U", "undo-2", "review-people"),
)


_BY_ID = {command.id: command for command in COMMANDS}


class Actions(QObject):
    """The table come alive."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._made: list[tuple[Command, QAction]] = []
        self._window = {c.id: self._make(c, parent) for c in COMMANDS if c.scope == "window"}
        theme.changed.connect(self._recolour)

    def __getitem__(self, id: str) -> QAction:
        """A command of the window."""
        return self._window[id]

    def window_actions(self) -> list[QAction]:
        return list(self._window.values())

    def on(self, id: str, do: Callable[..., object]) -> QAction:
        """Let `do()` (for a checkable command `do(is_checked)`) carry out a window command."""
        return _connect(self._window[id], do)

    def local(
        self, widget: QWidget, doers: Mapping[str, Callable[..., object]]
    ) -> dict[str, QAction]:
        """Commands of a scope for one widget: their keys hold while it or a child has the focus."""
        made = {}
        for id, do in doers.items():
            made[id] = _connect(self._make(_BY_ID[id], widget), do)
            widget.addAction(made[id])
        return made

    def _make(self, command: Command, parent: QWidget) -> QAction:
        action = QAction(tr(command.text), parent)
        action.setObjectName(command.id)
        action.setShortcuts(list(_sequences(command.shortcuts)))
        action.setToolTip(hint(action.text(), action.shortcut()))
        action.setShortcutContext(WINDOW if command.scope == "window" else LOCAL)
        action.setCheckable(command.is_checkable)
        action.setEnabled(command.is_enabled)
        if command.icon:
            action.setIcon(self._theme.icon(command.icon))
        self._made.append((command, action))
        return action

    def _recolour(self) -> None:
        self._made = [(c, action) for c, action in self._made if shiboken6.isValid(action)]
        for command, action in self._made:
            if command.icon:
                action.setIcon(self._theme.icon(command.icon))


def _sequences(shortcuts: Iterable[str]) -> Iterator[QKeySequence]:
    """Where Return is asked for, the keypad's Enter does as well. The first is the one that is
    shown, and Enter is what both are called, but on a Mac."""
    for keys in shortcuts:
        both = [keys.replace("Return", "Enter"), keys] if keys.endswith("Return") else [keys]
        yield from map(QKeySequence, reversed(both) if sys.platform == "darwin" else both)


def key_words(keys: QKeySequence) -> str:
    """Keys as this computer writes them."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def hint(text: str, keys: QKeySequence) -> str:
    """What a button does and its keys, to be shown on hover."""
    return f"{text.rstrip('…')}  {key_words(keys)}".rstrip()


def menu_of(title: str, actions: Iterable[QAction | None], parent: QWidget) -> QMenu:
    """A menu of actions; None is a line between them."""
    menu = QMenu(title, parent)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)
    return menu


def _connect(action: QAction, do: Callable[..., object]) -> QAction:
    if action.isCheckable():
        action.triggered.connect(lambda checked: do(checked))
    else:
        action.triggered.connect(lambda _checked=False: do())
    return action
