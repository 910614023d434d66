"""A library at work: importer, grouper and watcher together, as the window and scan use them."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

from photoface.domain.errors import FolderGoneError, PhotofaceError
from photoface.domain.photos import Problem
from photoface.domain.sentences import say
from photoface.domain.settings import Settings
from photoface.services import choose_folders
from photoface.services.backups import NightlyBackups
from photoface.services.draw_face import LateFaces
from photoface.services.events import (
    Event,
    FacesDecided,
    FoldersChanged,
    ImportChanged,
    ModelChanged,
    ModelChosen,
    PhotosRead,
    ProblemsChanged,
)
from photoface.services.find_photos import NAMELESS, is_text
from photoface.services.group_faces import Grouper, newest_embedder
from photoface.services.history import Act
from photoface.services.import_photos import Importer
from photoface.services.library import Library
from photoface.services.switch_model import ModelSwitch
from photoface.services.tag_keeper import TagKeeper
from photoface.services.train_model import Trainer
from photoface.services.watch_folders import FolderWatcher
from photoface.store import photos

#: After a decision, wait this long for the next one before proposing anew.
_DECISION_PAUSE = 2.0
#: During a scan, propose anew when the faces have grown by this share, at least by this many.
_GROWTH = 0.5
_LEAST_GROWTH = 20


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder of the library; `state` is ok or missing, `photos` counts what is there."""

    path: str
    state: str
    photos: int


class Workspace:
    """Everything that runs for one open library. End it with `close`, which also closes it."""

    def __init__(
        self, library: Library, *, models_folder: Path | None = None, groups_by_itself: bool = True
    ) -> None:
        self.library = library
        self.importer = Importer(library, models_folder=models_folder)
        self.grouper = Grouper(library)
        self.late_faces = LateFaces(library, models_folder=models_folder)
        self.trainer = Trainer(library, models_folder=models_folder)
        self.model_switch = ModelSwitch(library, models_folder=models_folder)
        self._backups = NightlyBackups(library)
        self._tag_keeper = TagKeeper(library)
        self._watcher: FolderWatcher | None = None
        self._faces_since_grouping = 0
        self._faces_at_grouping = 0
        self._import_was_idle = True
        self._unsubscribe = [library.events.subscribe(self._on_folders)]
        if groups_by_itself:
            self._unsubscribe.append(library.events.subscribe(self._on_event))
            self.model_switch.request()  # where it was broken off

    # -------------------------------------------------------------------------------- folders

    def add_folder(self, path: str | os.PathLike[str]) -> None:
        """Take a folder into the library and begin to read it. FolderGoneError if it is not there.

        A folder inside one that is known already is only looked at again.
        """
        folder = Path(path).expanduser().resolve()
        if not folder.is_dir():
            raise FolderGoneError(say("There is no folder {folder}.", folder=folder))
        if not is_text(str(folder)):
            raise PhotofaceError(NAMELESS)
        if folder.is_relative_to(self.library.folder.resolve()):
            raise PhotofaceError(say("That is Photoface's own folder; choose one with photos."))
        if self.library.read(lambda c: photos.is_in_library(c, str(folder))):
            self.importer.start([folder])
        else:
            choose_folders.add_folder(self.library, str(folder))

    def remove_folder(self, path: str) -> Act | None:
        """Forget a folder and its photos (files stay, decisions stay in the ledger)."""
        return choose_folders.remove_folder(self.library, path)

    def folders(self) -> list[FolderRow]:
        def query(connection: Connection) -> list[FolderRow]:
            return [
                FolderRow(path, state, photos.count_in_folder(connection, path))
                for _, path, state in photos.folders(connection)
            ]

        return self.library.read(query)

    def set_watching(self, watching: bool) -> None:
        """Notice new photos as they come (stored as a setting), or stop doing so."""
        self.library.save_settings(replace(self.library.settings, watch=watching))
        self.follow_settings()

    def follow_settings(self) -> None:
        """Start or stop watching as the library's settings say."""
        watching = self.library.settings.watch
        if watching and self._watcher is None:
            self._watcher = FolderWatcher(self.importer.start)
            self._follow_folders()
        elif not watching and self._watcher is not None:
            self._watcher.close()
            self._watcher = None

    # --------------------------------------------------------------------------------- import

    @property
    def import_state(self) -> ImportChanged:
        return self.importer.state

    @property
    def provider_sentence(self) -> str | None:
        """On what faces are found; None until the models were loaded once."""
        return self.importer.provider_sentence

    def start_import(self) -> None:
        """Look for changes in every folder and read what waits."""
        self.importer.start([Path(row) for _, row, _ in self.library.read(photos.folders)])

    def pause(self) -> None:
        self.importer.pause()

    def resume(self) -> None:
        self.importer.resume()

    def stop(self) -> None:
        self.importer.stop()

    def problems(self) -> list[Problem]:
        """Files that cannot be read, with the reason."""
        return self.library.read(photos.problems)

    def retry_problems(self) -> None:
        """Look again at every file that could not be read."""
        self.library.write(photos.retry_failed).result()
        self.library.events.emit(ProblemsChanged(0))
        self.start_import()

    def change_settings(self, settings: Settings) -> None:
        """Store settings. What was read with other models or another size is read again."""
        before = self.library.settings
        self.library.save_settings(settings)
        self.follow_settings()
        if _reads_differently(before, settings):
            self.importer.stop()
            self.library.write(photos.read_all_again).result()
            self.start_import()
        elif before.grouping != settings.grouping:
            self.regroup()

    # ------------------------------------------------------------------------------- grouping

    def regroup(self) -> None:
        """Propose groups anew, in the background."""
        self.grouper.request()

    def close(self) -> None:
        """Stop everything and close the library."""
        self._tag_keeper.close()
        self._backups.close()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        if self._watcher is not None:
            self._watcher.close()
        self.importer.close()
        self.trainer.close()
        self.model_switch.close()
        self.late_faces.close()
        self.grouper.close()
        self.library.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _follow_folders(self) -> None:
        if self._watcher is not None:
            self._watcher.watch(Path(path) for _, path, _ in self.library.read(photos.folders))

    def _on_folders(self, event: Event) -> None:
        """What came in, also by undo, is read; what went out is not read to its end."""
        if not isinstance(event, FoldersChanged) or not event.chosen:
            return
        self._follow_folders()
        there = self.library.read(
            lambda c: [path for path in event.chosen if photos.is_in_library(c, path)]
        )
        if len(there) < len(event.chosen):
            self._drop_what_is_read()
            self.library.events.emit(ProblemsChanged(len(self.problems())))
            self.grouper.request()
        if there:
            self.importer.start([Path(path) for path in there])

    def _on_event(self, event: Event) -> None:
        match event:
            case PhotosRead(faces=count):
                self._faces_since_grouping += count
                if self._faces_since_grouping >= self._enough():
                    self._group_now()
            case ImportChanged(state=state):
                ended = state == "idle" and not self._import_was_idle
                self._import_was_idle = state == "idle"
                if ended:
                    self.model_switch.request()  # models may have been fetched meanwhile
                    self.late_faces.request(also_detected=True)
                if ended and self._faces_since_grouping:
                    self._group_now()
            case FacesDecided():
                self.late_faces.request()
                self.grouper.request(delay=_DECISION_PAUSE)
            case ModelChosen():
                self.model_switch.request()
                self._follow_model()
            case ModelChanged():
                self._follow_model()

    def _follow_model(self) -> None:
        """Photos are read with the model the library is on, and its vectors grouped; a face that
        was drawn on the way has none yet."""
        self._drop_what_is_read()
        self.late_faces.request()
        self.grouper.request()

    def _drop_what_is_read(self) -> None:
        """What is in flight is not stored; what else waits is read all the same."""
        if self.importer.state.state == "running":
            self.importer.stop()
            self.start_import()

    def _enough(self) -> float:
        return max(_LEAST_GROWTH, _GROWTH * self._faces_at_grouping)

    def _group_now(self) -> None:
        self._faces_at_grouping += self._faces_since_grouping
        self._faces_since_grouping = 0
        self.grouper.request(only_new=True)


def is_grouping_stale(library: Library) -> bool:
    """True if faces wait that no grouping has seen."""

    def query(connection: Connection) -> bool:
        embedder = newest_embedder(connection)
        return photos.has_ungrouped_faces(connection, embedder)

    return library.read(query)


def _reads_differently(before: Settings, after: Settings) -> bool:
    names = ("detector", "embedder", "detection_size", "second_pass", "thorough")
    return any(getattr(before, name) != getattr(after, name) for name in names)
