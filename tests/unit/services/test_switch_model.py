"""The library goes over to another model although no photo is there to be looked at."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from photoface.domain.decisions import Decision, Kind
from photoface.domain.learned import LearnedModel
from photoface.services import history
from photoface.services.group_faces import newest_embedder
from photoface.services.history import Plan
from photoface.services.library import Library
from photoface.services.switch_model import ModelSwitch
from photoface.store import learned, photos
from photoface.store.faces import load_vectors
from tests.factory import EMBEDDER, add_photo, make_face


def test_with_every_photo_gone_each_face_keeps_the_vector_it_has(library: Library, tmp_path: Path):
    model = LearnedModel("learned-1", EMBEDDER, "models/1.onnx", "00", np.ones(8, np.float32), 1.0)

    def fill(connection):
        learned.add(connection, model, "{}", "2024-01-01")
        add_photo(connection, "gone.jpg", [make_face(0.0), make_face(100.0)])
        photos.mark_missing(connection, photos.known_paths(connection, "/photos"))

    library.write(fill).result()
    value = json.dumps({"before": "", "after": model.version})
    history.perform(library, lambda _: Plan("Chose", [Decision(Kind.MODEL_CHOSEN, value=value)]))
    assert ModelSwitch(library, models_folder=tmp_path).run()
    assert library.read(newest_embedder) == model.version
    old, new = (
        library.read(lambda c, version=version: load_vectors(c, version))
        for version in (EMBEDDER, model.version)
    )
    assert new.face.tolist() == old.face.tolist()
    np.testing.assert_allclose(new.vector, old.vector, atol=1e-6)
