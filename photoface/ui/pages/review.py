"""Review: what is worth asking, one queue beside the other, and honest progress."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from photoface.services import audit
from photoface.services.audit import AuditProgress
from photoface.ui.models.cards import CardKey
from photoface.ui.models.gauge import Gauge
from photoface.ui.models.review_cards import (
    Read,
    contradiction_cards,
    doubt_cards,
    mixed_cards,
    question_cards,
)
from photoface.ui.models.review_count import Waiting
from photoface.ui.models.split_board import SplitOrder
from photoface.ui.pages.page import Context, Page
from photoface.ui.text import decimal, number, tr, trn
from photoface.ui.theme import SPACE_L, SPACE_M, SPACE_S
from photoface.ui.views.audit_desk import AuditDesk
from photoface.ui.views.card_desk import CardDesk, Nothing
from photoface.ui.views.suggestion_desk import SuggestionDesk

QUESTIONS, SUGGESTIONS, MIXED, CONTRADICTIONS, DOUBTS, CHECK = range(6)
_QUEUES = ("questions", "suggestions", "mixed", "contradictions", "doubts", "check")
_PROGRESS_MS = 1000

Desk = CardDesk | SuggestionDesk | AuditDesk


class ReviewPage(Page):
    """A tab for each queue; only the one in front draws cards."""

    can_search = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._is_shown = False
        self._seen: AuditProgress | None = None
        self._desks: dict[int, Desk] = {}  # made when they are first looked at
        self._build()
        context.waiting.changed.connect(self._label_tabs)
        self._progress = Gauge(context.bridge, audit.progress, _PROGRESS_MS, self)
        self._progress.read.connect(self._take_progress)

    # --- the queues ----------------------------------------------------------------------------

    @cached_property
    def questions(self) -> CardDesk:
        """Is this the same person?"""
        return self._cards(
            question_cards,
            tr("No question is worth asking now"),
            tr("When groups look alike, Photoface asks here whether they are one person."),
        )

    @cached_property
    def suggestions(self) -> SuggestionDesk:
        """Faces proposed for people."""
        return SuggestionDesk(self.context)

    @cached_property
    def mixed(self) -> CardDesk:
        """People and groups that look like two."""
        return self._cards(
            mixed_cards,
            tr("Nobody looks mixed up"),
            tr("People and groups that look like two persons are shown here."),
        )

    @cached_property
    def contradictions(self) -> CardDesk:
        """What was said both ways."""
        return self._cards(
            contradiction_cards,
            tr("Nothing contradicts"),
            tr("If you ever say two things that cannot both hold, you are asked here."),
        )

    @cached_property
    def doubts(self) -> CardDesk:
        """Names that look wrong."""
        return self._cards(
            doubt_cards,
            tr("No name looks wrong"),
            tr("Named faces that look like somebody else are shown here."),
        )

    @cached_property
    def check(self) -> AuditDesk:
        """A random check."""
        desk = AuditDesk(self.context)
        if self._seen is not None:
            desk.show_progress(self._seen)
        return desk

    def _cards(self, read: Read, heading: str, sentence: str) -> CardDesk:
        """A queue of cards; what is said when there are none."""
        desk = CardDesk(self.context, Nothing("circle-check", heading, sentence))
        desk.deck.ask(read)
        desk.split_wanted.connect(self._open_split)
        return desk

    def _open_split(self, card: CardKey) -> None:
        self.context.navigator.open_page("split", SplitOrder(card, "review"))

    # --- what the window asks ------------------------------------------------------------------

    def on_shown(self) -> None:
        self._is_shown = True
        self._progress.hold(False)
        self.context.waiting.refresh()
        self._show_tab(self.tabs.currentIndex())

    def on_hidden(self) -> None:
        self._is_shown = False
        self._progress.hold(True)
        for desk in self._desks.values():
            desk.watch(False)

    def show_item(self, argument: object) -> None:
        """A queue by its number."""
        self.tabs.setCurrentIndex(int(str(argument)))

    def resize_tiles(self, step: int) -> None:
        self.suggestions.pane.resize_tiles(step)

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(tr("What to review"))
        self._stack = QStackedWidget()
        for _ in _QUEUES:
            self.tabs.addTab("")
        self._label_tabs(Waiting())
        self.tabs.currentChanged.connect(self._show_tab)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """The line of honest progress."""
        foot = QWidget()
        foot.setProperty("role", "bar")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.progress_line = QLabel()
        self.progress_line.setProperty("role", "dim")
        self.progress_line.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        row.addWidget(self.progress_line)
        row.addStretch(1)
        return foot

    # --- showing -------------------------------------------------------------------------------

    def _show_tab(self, tab: int) -> None:
        if not self._is_shown:
            return
        if tab not in self._desks:
            self._desks[tab] = getattr(self, _QUEUES[tab])
            self._stack.addWidget(self._desks[tab])
        self._stack.setCurrentWidget(self._desks[tab])
        for place, desk in self._desks.items():
            desk.watch(place == tab)
        self._desks[tab].setFocus()

    def _label_tabs(self, waiting: Waiting) -> None:
        counts = [
            waiting.words(waiting.questions),
            *(number(n) if n else "" for n in
              (waiting.suggestions, waiting.mixed, waiting.contradictions, waiting.doubtful)),
            "",
        ]  # fmt: skip
        titles = (
            tr("Questions"), tr("Suggestions"), tr("Mixed"), tr("Contradictions"),
            tr("Doubtful names"), tr("Check"),
        )  # fmt: skip
        for tab, (title, count) in enumerate(zip(titles, counts, strict=True)):
            self.tabs.setTabText(tab, f"{title}  {count}".rstrip())

    def _take_progress(self, progress: AuditProgress) -> None:
        self.progress_line.setText(progress_words(progress))
        self._seen = progress
        if CHECK in self._desks:
            self.check.show_progress(progress)


def progress_words(progress: AuditProgress) -> str:
    """How much is right and how much is left, in a sentence."""
    left = (
        trn("about {n} face left that matters", "about {n} faces left that matter", progress.left)
        if progress.left
        else tr("nothing left that matters")
    )
    if not progress.named:
        return tr("Nobody has a name yet; {left}.", left=left)
    share = progress.right_names
    if share is None:
        named = trn("{n} face has a name", "{n} faces have a name", progress.named)
        return tr("{named}, not checked yet; {left}.", named=named, left=left)
    return tr(
        "About {percent} % (±{spread}) of shown names are right; {left}.",
        percent=f"{100 * share.share:.0f}", spread=decimal(50 * (share.high - share.low)),
        left=left,
    )  # fmt: skip
