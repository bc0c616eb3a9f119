"""Text without any sign of Markdown is let through as it is: most cells, headings and list items are just words.

Python-Markdown looks through every piece of text once for each of its inline patterns. A piece that none of them can
match is marked as finished (`AtomicString`, Python-Markdown's own way to say so), and where a piece has some signs,
only their patterns look at it. A fifth of a page's conversion goes into looking otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""What a text must hold so that one of Python-Markdown's own patterns can match; stars and lines are its last one's."""

_LAST = ("not_strong", "em_strong", "em_strong2")
_ANY_SIGN = re.compile(r"[`\\\[!<&*_\x02\x03]|  \n")
BEFORE_INLINE = 21
"""Python-Markdown looks for its patterns at 20."""


class PlainTexts(Treeprocessor):
    """Marks the texts without signs as finished. Where somebody added or changed a pattern, every text is looked at."""

    def run(self, root: Element) -> None:
        """Python-Markdown calls this with the blocks of a page."""
        if _forms(self.md) != _usual_forms():
            return
        for element in root.iter():
            words = element.text
            if words and not _ANY_SIGN.search(words):
                element.text = AtomicString(words)


class _Where:
    """A pattern that looks only at texts that hold its sign."""

    __slots__ = ("_pattern", "_sign")

    def __init__(self, sign: str, pattern: re.Pattern[str]) -> None:
        self._sign = sign
        self._pattern = pattern

    def finditer(self, words: str, start: int = 0) -> Iterable[re.Match[str]]:
        """The matches; none, without a look, where the sign is missing."""
        return self._pattern.finditer(words, start) if self._sign in words else ()

    def __getattr__(self, name: str) -> object:
        return getattr(self._pattern, name)


def look_where_signs_are(md: Markdown) -> None:
    """Let Python-Markdown's own patterns look only where their sign is."""
    if _forms(md) != _usual_forms():
        return
    for name, sign in SIGNS.items():
        pattern = md.inlinePatterns[name]
        # whoever reads this attribute calls `finditer` or another method of a pattern, and `_Where` has them all
        pattern.compiled_re = cast("re.Pattern[str]", _Where(sign, pattern.compiled_re))


def _forms(md: Markdown) -> tuple[str, ...]:
    """What the inline patterns look for, in their order."""
    return tuple(pattern.pattern for pattern in md.inlinePatterns)


@cache
def _usual_forms() -> tuple[str, ...]:
    """The same of Python-Markdown without any extension; of no use if it has a pattern that we do not know."""
    patterns = Markdown().inlinePatterns
    known = all(name in patterns for name in SIGNS) and sum(name in patterns for name in (*SIGNS, *_LAST))
    return _forms(Markdown()) if known == len(patterns) else ("unknown",)
