"""How plain a text is: words a sentence, long words, words a page. For Indonesian: its syllables are easy to count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gaung.model.page import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What was measured in a text, or what is allowed in it."""

    mean_words: float
    most_words: int
    long_share: float
    """The part of the words that have five syllables or more."""
    page_words: int
    longest: str = ""


# Design values of the project, to be tuned with children; they are no published standard.
LIMITS = {
    Audience.BAND_8_11: Limits(mean_words=8, most_words=12, long_share=0.05, page_words=250),
    Audience.BAND_12_14: Limits(mean_words=11, most_words=16, long_share=0.08, page_words=450),
    Audience.BAND_15_17: Limits(mean_words=13, most_words=20, long_share=0.10, page_words=700),
    Audience.EVERYBODY: Limits(mean_words=13, most_words=20, long_share=0.10, page_words=700),
    Audience.ADULTS: Limits(mean_words=16, most_words=25, long_share=0.15, page_words=1200),
}
RADIO = Limits(mean_words=11, most_words=16, long_share=0.08, page_words=2000)

_BREAK = re.compile(r"(?<=[.!?…:])[\"”*)]*\s+")
_MARKUP = re.compile(r"^\s*(?:[-+>]|\d+\.)\s+(?:\[[ x]\]\s+)?|\*\*|`|\|")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|\d+")


def sentences_of_page(text: str) -> Iterator[str]:
    """The sentences of a Markdown page; headings, tables, fenced examples and marks left out."""
    plain = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain)
    for line in plain.split("\n"):
        if line.startswith(("#", "|")):
            continue
        if line.startswith(":::"):
            line = "".join(re.findall(r'"([^"]*)"', line))
        line = _MARKUP.sub("", line)
        yield from (part for part in _BREAK.split(line) if _WORD.search(part))


def measure(sentences: Iterator[str] | Sequence[str]) -> Limits:
    """What is in these sentences."""
    counted = [(len(_WORD.findall(sentence)), sentence) for sentence in sentences]
    words = [word for _, sentence in counted for word in _WORD.findall(sentence)]
    most, longest = max(counted)
    return Limits(
        mean_words=len(words) / len(counted),
        most_words=most,
        long_share=sum(_syllables(word) >= 5 for word in words) / len(words),
        page_words=len(words),
        longest=longest,
    )


def _syllables(word: str) -> int:
    """Vowels of an Indonesian word; `ai`, `au` and `oi` are counted as one."""
    return len(re.findall(r"ai|au|oi|[aeiou]", word.lower()))
