"""A random check of shown names: yes or no to some sixty faces says how many of all are right."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedLayout, QWidget

from photoface.services import audit
from photoface.services.audit import AuditProgress, AuditSample
from photoface.ui.models.review_cards import audit_cards
from photoface.ui.pages.page import Context
from photoface.ui.panels.empty_state import EmptyState
from photoface.ui.text import number, tr
from photoface.ui.views.card_desk import CardDesk, Nothing


class AuditDesk(QWidget):
    """The offer to check, then one face after the other, then the result."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._progress: AuditProgress | None = None
        self.desk = CardDesk(context, Nothing("circle-check", "", ""))
        self.desk.deck.changed.connect(self._note_end)
        self.offer = EmptyState(context.theme)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.offer)
        self._stack.addWidget(self.desk)
        self.setFocusProxy(self.desk)
        self._tell()

    def watch(self, is_watched: bool) -> None:
        """It is in front now, or is not any more."""
        self.desk.watch(is_watched)

    def show_progress(self, progress: AuditProgress) -> None:
        """What is known of all names so far."""
        self._progress = progress
        self._tell()

    def start(self) -> None:
        """Draw faces and ask about them."""
        self._context.bridge.query(audit.draw_sample, self._begin)

    def _begin(self, sample: AuditSample) -> None:
        self.desk.deck.ask(partial(audit_cards, sample=sample))
        self._stack.setCurrentWidget(self.desk)
        self.desk.setFocus()

    def _note_end(self, _: bool) -> None:
        deck = self.desk.deck
        if deck.is_loaded and deck.card is None and not deck.skipped:
            self._stack.setCurrentWidget(self.offer)

    def _tell(self) -> None:
        seen = self._progress
        if seen is None or not seen.named:
            self.offer.tell(
                "list-checks",
                tr("How many names are right?"),
                tr("As soon as people have names, a random check tells."),
            )
        elif seen.right_names is None:
            self.offer.tell(
                "list-checks",
                tr("How many names are right?"),
                tr("Look at some {n} faces drawn at random, one key each. It takes two minutes "
                   "and says how many of all names are right.", n=number(audit.SAMPLE)),
                tr("Start the check"), self.start,
            )  # fmt: skip
        else:
            share = seen.right_names
            self.offer.tell(
                "circle-check",
                tr("About {percent} % of shown names are right",
                   percent=f"{100 * share.share:.0f}"),
                tr("Between {low} % and {high} %, by {n} faces of the last check.",
                   low=f"{100 * share.low:.0f}", high=f"{100 * share.high:.0f}",
                   n=number(seen.checked)),
                tr("Check again"), self.start,
            )  # fmt: skip
