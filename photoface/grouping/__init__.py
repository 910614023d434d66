"""Vectors in, groups out. See `group_faces`."""

from photoface.grouping.calibrate import Calibration
from photoface.grouping.constraints import Conflict, ConflictKind, find_conflicts
from photoface.grouping.evaluate import Scores, score_grouping
from photoface.grouping.extend import TooMuchChangedError, extend_groups
from photoface.grouping.group import group_faces
from photoface.grouping.scale import FITTED_SCALE, FITTED_TO, Move, Scale, library_scale
from photoface.grouping.watch import GroupingCancelledError

__all__ = [
    "FITTED_SCALE",
    "FITTED_TO",
    "Calibration",
    "Conflict",
    "ConflictKind",
    "GroupingCancelledError",
    "Move",
    "Scale",
    "Scores",
    "TooMuchChangedError",
    "extend_groups",
    "find_conflicts",
    "group_faces",
    "library_scale",
    "score_grouping",
]
