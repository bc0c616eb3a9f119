"""Numbers that authors write into titles, where apps would show them a second time."""

from __future__ import annotations

import re

_NUMBER_IN_TITLE = re.compile(
    r"""^\s*(?:\#|no\.?\s*)?\d{1,4}\s*[.:)\]–—-](?=\s)   # 03. Jejak digital
      | (?<!\w)(?:eps?|episode|episod|season|musim|एपिसोड|अङ्क)[\s.:\#-]*\d+   # Episode 3
      | \bs\d{1,2}\s?e\d{1,3}\b                          # S01E03
      | \#\d+\s*$                                        # Jejak digital #3""",
    re.IGNORECASE | re.VERBOSE,
)


def number_in_title(title: str) -> str | None:
    """The part of a title that is the number of its episode or season (`Episode 3`, `S01E03`, `03.`), or None."""
    found = _NUMBER_IN_TITLE.search(title)
    return found[0].strip() if found else None
