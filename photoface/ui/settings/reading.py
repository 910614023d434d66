"""How photos are read: size, passes, models, on what it runs. Applied together, because every photo
has to be read again after it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from photoface.domain.settings import DETECTION_SIZES, Settings
from photoface.services.models import ModelStatus, Presence
from photoface.ui.pages.page import Context
from photoface.ui.settings.section import INNER, Section
from photoface.ui.text import spoken, tr
from photoface.ui.theme import SPACE_XS
from photoface.ui.widgets.choice import Choice
from photoface.ui.widgets.paragraph import Paragraph

#: Which processors make sense where.
_PROVIDERS = {
    "darwin": ("auto", "cpu", "coreml", "torch"),
    "win32": ("auto", "cpu", "cuda", "directml", "openvino", "torch"),
}
_ELSEWHERE = ("auto", "cpu", "cuda", "openvino", "torch")


class ReadingSettings(Section):
    """Changes wait until they are applied; the line under them says what that costs."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Finding faces"))
        self._context = context
        self._stored = Settings()
        self.side = Choice([(size, size_words(size)) for size in DETECTION_SIZES])
        self.provider = Choice([(p, provider_words(p)) for p in providers_here()])
        self.detector, self.embedder = Choice(), Choice()
        self.second_pass = QCheckBox(tr("Look again, closer, where no face was found"))
        self.thorough = QCheckBox(tr("Look at every face six times instead of twice"))
        self._size_note = Paragraph(width=INNER, role="small")
        self._runs = QLabel()
        self._runs.setProperty("role", "small")
        self.apply, self.revert = QPushButton(tr("Apply")), QPushButton(tr("Revert"))
        self._cost = Paragraph(width=INNER)
        self._build()
        for field in (self.side, self.provider, self.detector, self.embedder):
            field.activated.connect(self._show_changes)
        for tick in (self.second_pass, self.thorough):
            tick.clicked.connect(self._show_changes)
        self.apply.clicked.connect(self._apply)
        self.revert.clicked.connect(lambda: self.show_settings(self._stored))

    def show_settings(self, settings: Settings) -> None:
        """Show what is stored."""
        self._stored = settings
        self.side.choose(settings.detection_size)
        self.provider.choose(settings.provider)
        self.detector.choose(settings.detector)
        self.embedder.choose(settings.embedder)
        self.second_pass.setChecked(settings.second_pass)
        self.thorough.setChecked(settings.thorough)
        sentence = self._context.workspace.provider_sentence
        unknown = tr("On what it runs is known when the next photo is read.")
        self._runs.setText(spoken(sentence) if sentence else unknown)
        self._show_changes()

    def show_models(self, models: Sequence[ModelStatus]) -> None:
        """Offer the models that are ready (and the chosen ones)."""
        for field, role, chosen in (
            (self.detector, "detector", self._stored.detector),
            (self.embedder, "embedder", self._stored.embedder),
        ):
            field.clear()
            for model in models:
                is_offered = model.presence is Presence.READY or model.name == chosen
                if model.role == role and is_offered:
                    field.addItem(model.title, model.name)
            field.choose(chosen)

    def wanted(self) -> Settings:
        """The stored settings with what is chosen here."""
        return replace(
            self._stored,
            detection_size=int(str(self.side.value)),
            provider=str(self.provider.value),
            detector=str(self.detector.value),
            embedder=str(self.embedder.value),
            second_pass=self.second_pass.isChecked(),
            thorough=self.thorough.isChecked(),
        )

    def _build(self) -> None:
        self.add_row(tr("Size at which faces are looked for"), self.side)
        self.body.addWidget(self._size_note)
        self.body.addWidget(self.second_pass)
        self._note(tr("Finds very small faces, in photos that seemed to have none. Takes longer."))
        self.body.addWidget(self.thorough)
        self._note(tr("Tells people apart a little better; recognizing takes three times as long."))
        self.add_row(tr("Runs on"), self.provider)
        self.body.addWidget(self._runs)
        self.add_row(tr("Model that finds faces"), self.detector)
        self.add_row(tr("Model that tells people apart"), self.embedder)
        self._bar = QWidget()
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(0, SPACE_XS, 0, 0)
        bar.addWidget(self._cost)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.revert)
        buttons.addWidget(self.apply)
        bar.addLayout(buttons)
        self.apply.setProperty("role", "primary")
        self.body.addWidget(self._bar)

    def _note(self, text: str) -> None:
        note = Paragraph(text, width=INNER - 28, role="small")
        row = QHBoxLayout()
        row.setContentsMargins(28, 0, 0, 0)
        row.addWidget(note)
        self.body.addLayout(row)

    def _show_changes(self) -> None:
        wanted = self.wanted()
        self._size_note.setText(size_note(wanted.detection_size))
        self._bar.setVisible(wanted != self._stored)
        only_where = replace(self._stored, provider=wanted.provider) == wanted
        self._cost.setText(
            tr("Holds from the next photo on.")
            if only_where
            else tr("All photos are read again; names and decisions stay.")
        )

    def _apply(self) -> None:
        settings, workspace = self.wanted(), self._context.workspace
        self._context.bridge.work(
            lambda: workspace.change_settings(settings),
            lambda _: self.show_settings(settings),
            owner=self,
        )


def size_words(size: int) -> str:
    return {
        640: tr("640 pixels: quick"),
        1024: tr("1024 pixels: balanced"),
        1536: tr("1536 pixels: small faces too"),
        2048: tr("2048 pixels: the smallest faces"),
    }[size]


def size_note(size: int) -> str:
    """What a size means, in plain words. Time grows with the area that is looked at."""
    return {
        640: tr("Less than half the time; faces in the background of group photos are missed."),
        1024: tr("Finds nearly every face that is worth naming. The best choice for most photos."),
        1536: tr("Finds faces in the back rows; finding takes about twice as long."),
        2048: tr("For crowds and large scans; finding takes about four times as long."),
    }.get(size, "")


def providers_here() -> tuple[str, ...]:
    return _PROVIDERS.get(sys.platform, _ELSEWHERE)


def provider_words(provider: str) -> str:
    return {
        "auto": tr("The fastest there is"),
        "cpu": tr("Processor (CPU)"),
        "cuda": tr("NVIDIA graphics (CUDA)"),
        "coreml": tr("Apple chip (Core ML)"),
        "directml": tr("Graphics card (DirectML)"),
        "openvino": tr("Intel (OpenVINO)"),
        "torch": tr("PyTorch"),
    }[provider]
