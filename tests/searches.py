"""Searches as nobody types them: pieces of the language, names and noise in any order."""

from __future__ import annotations

from hypothesis import strategies as st

#: Names that a search could take for something else.
NAMES = ["Anna", "Ben Smith", 'Carl "C" Smith', "Smith, Anna", "#2", "(x)", "-y", "OR", "a:b", "李"]
_PIECES = st.sampled_from(
    ["(", ")", " ", "-", '"', ":", ",", "..", ">=", "AND", "OR", "NOT", "person:", "exactly:", "-(",
     "others:", "faces:", "quality:", "date:", "before:", "after:", "folder:", "file:", "album:",
     "is:", "unnamed", "favourite", "2019", "99999", "2019-05", "0.5", "9" * 19, "²", "٣", "#1",
     "%", "\\", "_", "\0", "\udcff", "\u200d", "Loop", "Both", "Refused", *NAMES]
)  # fmt: skip
SEARCHES = st.one_of(
    st.lists(st.one_of(_PIECES, st.text(max_size=5)), max_size=30).map(" ".join),
    st.lists(_PIECES, max_size=12).map("".join),
)
