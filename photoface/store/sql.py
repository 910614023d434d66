"""Pieces of SQL that many questions share."""

from __future__ import annotations

import json
from collections.abc import Iterable

from photoface.domain.faces import OPEN_STATES

#: Decisions `d` in force.
IN_FORCE = "decisions d JOIN acts a ON a.id = d.act_id AND a.state = 'done'"
#: One of many ids or keys, whose value is `listed`: SQLite takes no more than 32,766 marks.
LISTED = "(SELECT value FROM json_each(?))"
#: States in which a face takes part in grouping.
OPEN = f"({', '.join(repr(state.value) for state in OPEN_STATES)})"


def listed(values: Iterable[object]) -> str:
    """What LISTED and json_each take: ids (NumPy's, too) or keys."""
    return json.dumps(list(values), default=int)
