"""What the quality of a face (0..1, the share of reference faces that are less certain) means."""

from __future__ import annotations

from enum import StrEnum

#: Below it a face may join a group but never links two. Of the faces that the photographer meant,
#: about 2 in 100 lie below; of those that happen to be in the background, about 3 in 4.
LINK_QUALITY = 0.15
_GOOD_QUALITY = 0.30
_CLEAR_QUALITY = 0.55


class Grade(StrEnum):
    """Four grades for the badge, best first."""

    CLEAR = "clear"
    GOOD = "good"
    POOR = "poor"
    UNCERTAIN = "uncertain"  # may join, never links


def grade_of(quality: float | None) -> Grade | None:
    """The grade of a face; None where nothing has judged it."""
    if quality is None:
        return None
    if quality >= _CLEAR_QUALITY:
        return Grade.CLEAR
    if quality >= _GOOD_QUALITY:
        return Grade.GOOD
    return Grade.POOR if quality >= LINK_QUALITY else Grade.UNCERTAIN
