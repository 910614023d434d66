"""The folders of the library: a tree with counts, and the photos of the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from photoface.services.folder_tree import FolderNode, folder_tree
from photoface.ui.actions import menu_of
from photoface.ui.bridge import Topic
from photoface.ui.models.photo_list import list_photos
from photoface.ui.pages.page import Context, Page
from photoface.ui.panels.empty_state import EmptyState
from photoface.ui.text import number, tr
from photoface.ui.views.photo_grid import PhotoGrid
from photoface.ui.widgets.question import about_removing

_PATH = Qt.ItemDataRole.UserRole
_IS_ROOT = Qt.ItemDataRole.UserRole + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RELOAD_MS = 800
_WIDTH = 290  # of the tree


class Folders(Page):
    """Add and remove folders; browse what is in them."""

    finds_photos = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._folder, self._search, self._is_stale = "", "", True
        self._topic = Topic()
        self.tree = self._make_tree()
        self.grid = PhotoGrid(context)
        self.grid.is_empty_changed.connect(self._explain)
        self._empty = EmptyState(context.theme)
        self._empty.tell(
            "folder-plus",
            tr("No folders yet"),
            tr("Choose a folder of photos. Photoface reads it and never changes a file in it."),
            tr("Choose a folder…"),
            context.actions["file.add_folder"].trigger,
        )
        self._build()
        self._timer = QTimer(self, singleShot=True, interval=_RELOAD_MS)
        self._timer.timeout.connect(self._reload)
        context.bridge.folders_changed.connect(self._reload)
        context.bridge.photos_added.connect(self._schedule)
        context.theme.changed.connect(self._reload)

    # --- Page ----------------------------------------------------------------------------------

    def on_shown(self) -> None:
        if self._is_stale:
            self._reload()
        self.tree.setFocus()

    def search(self, text: str) -> None:
        if text != self._search:
            self._search = text
            self._ask()

    def show_item(self, argument: Any) -> None:
        self._folder = str(argument)
        self._reload()

    def tools(self) -> QWidget:
        return self.grid.tools()

    def resize_tiles(self, step: int) -> None:
        self.grid.resize_tiles(step)

    def return_from_photo(self, photo: int) -> None:
        self.grid.view.go_to_id(photo)

    def items(self) -> list[QTreeWidgetItem]:
        """Every folder of the tree, those of the library first."""
        return _items(self.tree)

    # --- building ------------------------------------------------------------------------------

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setColumnCount(2)
        tree.setHeaderHidden(True)
        tree.setAccessibleName(tr("Folders"))
        tree.setIndentation(16)
        tree.setIconSize(QSize(18, 18))
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(self._choose)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)
        return tree

    def _build(self) -> None:
        actions = self.context.actions
        add = QPushButton(tr("Add folder…"))
        add.clicked.connect(actions["file.add_folder"].trigger)
        self.remove_button = QPushButton(tr("Remove"))
        self.remove_button.setToolTip(tr("Forget this folder. Its files stay where they are."))
        self.question = about_removing(self.remove_button, self._remove, width=_WIDTH - 24)
        ask = {"folder.remove": self.remove_button.click}
        self._actions = actions.local(self.tree, ask)
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        left = QWidget()
        left.setProperty("role", "page")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 12)
        column.addWidget(self.tree, 1)
        column.addLayout(buttons)
        column.addWidget(self.question)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.grid)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_WIDTH, 800])
        self._stack = QStackedWidget()
        self._stack.addWidget(splitter)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    # --- folders -------------------------------------------------------------------------------

    def _schedule(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _reload(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.context.bridge.query(folder_tree, self._take, topic=self._topic)

    def _take(self, roots: list[FolderNode]) -> None:
        """Show the tree; what was open and chosen stays so."""
        open_paths = {item.data(0, _PATH) for item in self.items() if item.isExpanded()}
        dim = QBrush(self.context.theme.colour("dim"))
        self.tree.blockSignals(True)
        self.tree.clear()
        self.tree.addTopLevelItems([self._item(root, dim, is_root=True) for root in roots])
        items = {item.data(0, _PATH): item for item in reversed(self.items())}
        for path in open_paths or [root.path for root in roots]:
            if path in items:
                items[path].setExpanded(True)
        self.tree.blockSignals(False)
        self._stack.setCurrentIndex(0 if roots else 1)
        if roots:
            self.tree.setCurrentItem(items.get(self._folder) or items[roots[0].path])

    def _item(self, node: FolderNode, dim: QBrush, *, is_root: bool = False) -> QTreeWidgetItem:
        is_missing = node.state == "missing"
        count = tr("not there") if is_missing else number(node.photos)
        item = QTreeWidgetItem([node.name, count])
        item.setData(0, _PATH, node.path)
        item.setData(0, _IS_ROOT, is_root)
        item.setToolTip(0, node.path)
        icon = "folder-x" if is_missing else "folder"
        item.setIcon(0, self.context.theme.icon(icon, "danger" if is_missing else "dim"))
        item.setTextAlignment(1, _RIGHT)
        item.setForeground(1, dim)
        if is_missing:
            item.setToolTip(0, tr("{path} is not there now. Nothing is forgotten.", path=node.path))
        if node.children:
            item.addChildren([self._item(child, dim) for child in node.children])
        return item

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        is_root = item is not None and bool(item.data(0, _IS_ROOT))
        self.remove_button.setEnabled(is_root)
        self._actions["folder.remove"].setEnabled(is_root)
        if item is not None:
            if self._folder != (path := str(item.data(0, _PATH))):
                self._folder = path
                self.question.withdraw()
            self._ask()

    def _ask(self) -> None:
        if self._folder:
            self.grid.ask(partial(list_photos, search=self._search, folder=self._folder))

    def _show_menu(self, point: QPoint) -> None:
        if self.tree.itemAt(point) is not None:
            actions = [
                self.context.actions["file.add_folder"],
                None,
                self._actions["folder.remove"],
            ]
            menu_of("", actions, self).popup(self.tree.viewport().mapToGlobal(point))

    def _remove(self) -> None:
        folder, workspace = self._folder, self.context.workspace
        self._folder = ""
        self.tree.setFocus()
        self.context.bridge.act(lambda _: workspace.remove_folder(folder), owner=self)

    def _explain(self, is_empty: bool) -> None:
        if is_empty and self._search:
            sentence = tr("Nothing here fits “{text}”.", text=self._search)
            self.grid.empty.tell("search", tr("Nothing found"), sentence)
        elif is_empty:
            sentence = tr("No photos have been found in this folder so far.")
            self.grid.empty.tell("folder-open", tr("No photos here"), sentence)


def _items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    root = tree.invisibleRootItem()
    found = [root.child(row) for row in range(root.childCount())]
    for item in found:
        found.extend(item.child(row) for row in range(item.childCount()))
    return found
