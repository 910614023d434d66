"""What the frozen network makes of faces is kept, and made again only where it would be other."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from trainer.data.views import views_name
from trainer.settings import Data

CHIPS = np.random.default_rng(0).integers(0, 256, (4, 8, 8, 3)).astype(np.uint8)
DATA = Data(train=Path("faces.npz"), views=3)


def network(seed: int = 0) -> nn.Module:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(3, 5), nn.Linear(5, 2))


def test_the_same_numbers_in_another_file_have_the_same_views(tmp_path):
    one, other = network(), network(seed=1)
    torch.save(one.state_dict(), tmp_path / "packed.pt", _use_new_zipfile_serialization=False)
    other.load_state_dict(torch.load(tmp_path / "packed.pt", weights_only=True))
    assert views_name(CHIPS, one, 15, DATA) == views_name(CHIPS, other, 15, DATA)


@pytest.mark.parametrize("other", ["weight", "chip", "cut", "views"])
def test_whatever_changes_the_views_changes_their_name(other):
    body, chips, cut, data = network(), CHIPS.copy(), 15, DATA
    before = views_name(chips, body, cut, data)
    if other == "weight":
        with torch.no_grad():
            body[1].weight[0, 0] += 1e-3
    elif other == "chip":
        chips[3, 7, 7, 2] ^= 1
    elif other == "cut":
        cut = 12
    else:
        data = replace(data, views=4)
    assert views_name(chips, body, cut, data) != before
