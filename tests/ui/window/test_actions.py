"""The table of commands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photoface.ui.actions import COMMANDS, Actions, Command
from photoface.ui.main_window import MainWindow
from photoface.ui.pages.registry import PAGES
from photoface.ui.theme import Theme
from resources import resource


def ambiguous_shortcuts(commands: Sequence[Command]) -> list[tuple[str, str, str]]:
    """(key, command, command) for every key that would do two things in one place."""
    keyed = [
        (QKeySequence(keys).toString(), command)
        for command in commands
        for keys in command.shortcuts
    ]
    return [
        (key, one.id, other.id)
        for number, (key, one) in enumerate(keyed)
        for other_key, other in keyed[:number]
        if key == other_key
        and one.id != other.id
        and (one.scope == other.scope or "window" in (one.scope, other.scope))
    ]


def test_no_key_does_two_things_in_one_place() -> None:
    pages = tuple(
        Command(f"go.{entry.key}", entry.title, (entry.key_sequence,))
        for entry in PAGES
        if entry.key_sequence
    )
    assert ambiguous_shortcuts((*COMMANDS, *pages)) == []


@pytest.mark.parametrize(
    ("one", "other", "is_ambiguous"),
    [
        (Command("a", "A", ("Ctrl+X",)), Command("b", "B", ("Ctrl+X",)), True),
        (Command("a", "A", ("Del",), scope="faces"), Command("b", "B", ("Del",)), True),
        (Command("a", "A", ("Del",), scope="x"), Command("b", "B", ("Del",), scope="y"), False),
        (Command("a", "A", ("Ctrl+X",)), Command("b", "B", ("Ctrl+Y",)), False),
    ],
)
def test_an_ambiguous_key_is_found(one: Command, other: Command, is_ambiguous: bool) -> None:
    assert bool(ambiguous_shortcuts((one, other))) is is_ambiguous


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_words_real_keys_and_an_icon_that_ships(command: Command) -> None:
    assert command.text[0].isupper()
    assert all(QKeySequence(keys).toString() for keys in command.shortcuts)
    assert command.icon is None or resource("icons", f"{command.icon}.svg").is_file()


def test_enter_of_the_keypad_does_what_return_does(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(theme, window)
    opening = actions.local(window, {"photo.open": lambda: None})["photo.open"]
    assert {keys.toString() for keys in opening.shortcuts()} == {"Return", "Enter", "Space"}
    assert opening.toolTip() == "Open  Enter"
    assert actions["view.inspector"].toolTip() == "Inspector  F9"


def test_ids_are_unique() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_keys_of_a_scope_hold_only_where_the_focus_is(qtbot: QtBot, theme: Theme) -> None:
    window, first, second = QWidget(), QLineEdit(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(window)
    done: list[str] = []
    actions = Actions(theme, window)
    for name, field in (("first", first), ("second", second)):
        field.setReadOnly(True)
        actions.local(field, {"face.reject": lambda name=name: done.append(name)})
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for field in (first, second):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert done == ["first", "second"]


def test_every_command_of_the_window_is_carried_out_by_somebody(window: MainWindow) -> None:
    signal = "2triggered(bool)"
    actions = window.actions_table.window_actions()
    unheard = [action.objectName() for action in actions if not action.receivers(signal)]
    assert unheard == []


def test_menus_hold_every_command_of_the_window(window: MainWindow) -> None:
    listed = {action.objectName() for menu in window.menuBar().actions()
              for action in menu.menu().actions()}  # fmt: skip
    only_elsewhere = {"photo.show_in_folder"}
    missing = {a.objectName() for a in window.actions_table.window_actions()} - listed
    assert missing <= only_elsewhere


def test_icons_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action: QAction = Actions(theme, window)["edit.undo"]
    before = action.icon().pixmap(18).toImage()
    theme.set_mode("dark")
    assert action.icon().pixmap(18).toImage() != before
