"""Turns aligned chips into vectors of unit length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from photoface.domain.errors import ModelError
from photoface.domain.learned import LearnedModel, with_spread
from photoface.domain.sentences import say
from photoface.vision.packs import ModelPack
from photoface.vision.quality import quality
from photoface.vision.session import OpenedSession, Session, open_session
from photoface.vision.shelf import InstalledModel

Chips = NDArray[np.uint8]  # (N, S, S, 3), RGB
Vectors = NDArray[np.float32]  # (N, D)

#: Raised when the same model would give other vectors than before.
EMBEDDING_VERSION = 1
#: The largest batch; smaller ones are powers of two, so the runtime meets five shapes in its life.
_BATCH = 16


class Embedder:
    """An embedder on a session. Thread-compatible: one caller at a time.

    `second` is the session of the pack's second look, which reads again what the first is not sure
    of; without it every vector is the first's.
    """

    def __init__(self, session: Session, pack: ModelPack, second: Session | None = None) -> None:
        self._session = session
        self._second = second
        self._outputs = 2 if pack.uncertainty else 1
        self.pack = pack

    def embed(self, chips: Chips, *, views: int = 1) -> tuple[Vectors, Vectors | None]:
        """Vectors of unit length, float32 (N / views, D), each the mean over a face's views.

        `chips` holds `views` consecutive chips per face; each is also seen in the mirror. A mean
        over mirror and zoom cancels part of what comes from pose and alignment, not from the face.
        With them the log-variances (same shape, mean over the views), None without such a head.
        """
        vectors, *variances = self._means(chips, views)
        return unit(vectors), variances[0] if variances else None

    def _means(self, chips: Chips, views: int) -> list[Vectors]:
        """Every output, float32 (N / views, D), as the mean over a face's views."""
        outputs = self._seen_by(self._session, chips, views)
        if self._second is not None:
            self._look_again(self._second, outputs, chips, views)
        return outputs

    def _look_again(
        self, second: Session, outputs: list[Vectors], chips: Chips, views: int
    ) -> None:
        """Move the vectors of faces of a low quality to those that `second` gives, in place.

        What a learned model adds to its base's vector, the last output, it then adds to this one.
        """
        pack = self.pack
        assert pack.uncertainty is not None
        assert pack.second_look is not None
        share = pack.second_look.share(quality(outputs[1], pack.uncertainty.reference))
        rows = np.flatnonzero(share)
        if not len(rows):
            return
        vectors = (outputs[0], *outputs[2:])
        before = vectors[-1][rows]
        length = np.linalg.norm(before, axis=1, keepdims=True)
        after = length * unit(self._seen_by(second, chips[np.repeat(share > 0, views)], views)[0])
        moved = share[rows, None] * (after - before)
        for vector in vectors:
            vector[rows] += moved

    def _seen_by(self, session: Session, chips: Chips, views: int) -> list[Vectors]:
        """A session's outputs, float32 (N / views, D), as the mean over a face's views."""
        seen = np.concatenate([chips[:, None], chips[:, None, :, ::-1]], axis=1)
        outputs = self._run_all(session, seen.reshape(-1, *chips.shape[1:]))
        return [o.reshape(-1, 2 * views, self.pack.dimension).mean(axis=1) for o in outputs]

    def raw(self, chips: Chips) -> Vectors:
        """The network's own vector for each chip, not normalized, float32 (N, D)."""
        return self._run_all(self._session, chips)[0]

    def _run_all(self, session: Session, chips: Chips) -> list[Vectors]:
        """Every output for each chip: the vector, and the log-variance where there is a head."""
        batches = _batches(len(chips), most=session.batch or _BATCH)
        parts = [self._run(session, chips[start:stop]) for start, stop in batches]
        if not parts:
            empty = np.empty((0, self.pack.dimension), np.float32)
            return [empty] * self._outputs
        return [np.concatenate(output) for output in zip(*parts, strict=True)]

    def _run(self, session: Session, chips: Chips) -> list[Vectors]:
        outputs = session.run(self.pack.input.prepare(chips))
        wanted = outputs[: self._outputs]
        found = [output.reshape(len(chips), -1) for output in wanted]
        for output in found:
            if output.shape[1] != self.pack.dimension:
                raise ModelError(
                    say(
                        "The model “{title}” gives {found} values a face, "
                        "its manifest says {stated}.",
                        title=self.pack.title,
                        found=output.shape[1],
                        stated=self.pack.dimension,
                    )
                )
        return found


class LearnedEmbedder(Embedder):
    """A model that learned from a library's corrections; its last output is what it was before."""

    def __init__(
        self,
        session: Session,
        pack: ModelPack,
        learned: LearnedModel,
        second: Session | None = None,
    ) -> None:
        super().__init__(session, pack, second)
        self._outputs += 1
        self._learned = learned

    def embed(self, chips: Chips, *, views: int = 1) -> tuple[Vectors, Vectors | None]:
        vectors, variances, _ = self.embed_both(chips, views=views)
        return vectors, variances

    def embed_both(
        self, chips: Chips, *, views: int = 1
    ) -> tuple[Vectors, Vectors | None, Vectors]:
        """As `embed`, and the vectors of the model it learned from."""
        vectors, *variances, before = self._means(chips, views)
        learned = with_spread(unit(vectors), self._learned.centre, self._learned.spread)
        return learned, variances[0] if variances else None, unit(before)


def open_embedder(
    model: InstalledModel, provider: str, learned: LearnedModel | None = None
) -> tuple[Embedder, OpenedSession]:
    """An embedder with its second look, if it has one, and its first session. Raises ModelError.

    With `learned`, `model` is where that one lies.
    """
    first, look = open_session(model, provider), model.pack.second_look
    second = None
    if look is not None:
        with look.as_path() as path:
            second = open_session(replace(model, path=path), provider).session
    if learned is None:
        return Embedder(first.session, model.pack, second), first
    return LearnedEmbedder(first.session, model.pack, learned, second), first


def unit(vectors: Vectors) -> Vectors:
    """At length one, float32 (n, D)."""
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-12)


def _batches(count: int, *, most: int) -> Iterator[tuple[int, int]]:
    """Cuts `count` into runs of 16, 8, 4, 2, 1: no padding, and few shapes."""
    start, size = 0, most
    while start < count:
        while size > count - start:
            size //= 2
        yield start, start + size
        start += size
