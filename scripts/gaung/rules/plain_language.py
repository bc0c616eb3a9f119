"""How plain an Indonesian text is, as advice: words a sentence, long words, words a page. One note, never a gate.

The limits are design values of the project, to be tuned with children; they are no published standard. Indonesian
syllables are easy to count: one a vowel, and `ai`, `au`, `oi` are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gaung.model.language import Language
from gaung.model.page import Audience
from gaung.problem import Fact, Problem, Severity

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.place import Place
    from gaung.rules.context import Context, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Plainness:
    """What was measured in a text, or what is allowed in it."""

    mean_words: float
    """Words a sentence, on average."""
    most_words: int
    """Words in the longest sentence."""
    long_share: float
    """The part of the words that have five syllables or more."""
    page_words: int
    """Words in all."""
    longest: str = ""
    """The longest sentence itself."""
    passive_share: float = 0.25
    """The part of the sentences in which something is done (`di-`) by nobody who is named."""


LIMITS = {
    Audience.BAND_8_11: Plainness(mean_words=8, most_words=12, long_share=0.05, page_words=250),
    Audience.BAND_12_14: Plainness(mean_words=11, most_words=16, long_share=0.08, page_words=450),
    Audience.BAND_15_17: Plainness(mean_words=13, most_words=20, long_share=0.10, page_words=700),
    Audience.EVERYBODY: Plainness(mean_words=13, most_words=20, long_share=0.10, page_words=700),
    Audience.ADULTS: Plainness(mean_words=16, most_words=25, long_share=0.15, page_words=1200),
}
"""What each age band can read in one go."""

RADIO = Plainness(mean_words=11, most_words=16, long_share=0.08, page_words=2000)
"""What can be said on air and understood at once, at any age."""

LONG_SYLLABLES = 5
_LEAST_SENTENCES = 4
"""Of fewer sentences no average is told."""

_BREAK = re.compile(r"(?<=[.!?…:])[\"”*)]*\s+")
_MARKUP = re.compile(r"^\s*(?:[-+>]|\d+\.)\s+(?:\[[ x]\]\s+)?|\*\*|`|\|")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|\d+")
_VOWELS = re.compile(r"ai|au|oi|[aeiou]")
_PASSIVE = re.compile(r"(?<![\w-])di(?:per)?[a-z]{4,}(?:kan|i)?\b(?!\s+oleh)", re.IGNORECASE)
_NO_PASSIVE = re.compile(r"^di(?:a|am|ri|sini|sana|situ|gital|alog|skusi|sko|nding|ngin|et|am-diam)", re.IGNORECASE)


def texts_are_plain(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Advice for each Indonesian page and radio script that its readers or listeners will find hard."""
    for page in campaign.pages:
        if page.language is Language.INDONESIAN:
            found = _of_page(page.text)
            limit = LIMITS[page.front.audience]
            yield from _advice("page-plain", page.front.where("audience"), found, limit, band=page.front.audience.value)
    for episode in campaign.episodes:
        if campaign.show_of(episode).language is Language.INDONESIAN:
            texts = [segment.speech.text for segment in episode.segments if segment.speech is not None]
            found = measure(sentence for text in texts for sentence in sentences_of_page(text))
            yield from _advice("audio-plain", episode.where("segments"), found, RADIO)


@lru_cache(maxsize=20_000)
def _of_page(text: str) -> Plainness | None:
    """What is in a page's sentences; a preview asks again for every page, and one has changed."""
    return measure(sentences_of_page(text))


def _advice(code: str, place: Place, found: Plainness | None, limit: Plainness, **facts: Fact) -> Iterator[Problem]:
    """One note with what is over the limit, and nothing of what is not."""
    if found is None:
        return
    over: dict[str, Fact] = {}
    if found.mean_words > limit.mean_words:
        over |= {"mean": round(found.mean_words, 1), "mean_limit": limit.mean_words}
    if found.most_words > limit.most_words:
        over |= {"most": found.most_words, "most_limit": limit.most_words, "begins": beginning(found.longest)}
    if found.long_share > limit.long_share:
        over |= {"long": round(100 * found.long_share), "long_limit": round(100 * limit.long_share)}
    if found.page_words > limit.page_words:
        over |= {"words": found.page_words, "words_limit": limit.page_words}
    if found.passive_share > limit.passive_share:
        over |= {"passive": round(100 * found.passive_share)}
    if over:
        yield Problem(code, place, {**facts, **over}, Severity.INFO)


_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)")
"""No bracket is read over: where thousands are open, each search ends at the next one."""


def sentences_of_page(text: str) -> Iterator[str]:
    """The sentences of a Markdown page; headings, tables, fenced examples and marks left out."""
    plain = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    plain = _LINK.sub(r"\1", plain)
    for line in plain.split("\n"):
        if line.startswith(("#", "|")):
            continue
        if line.startswith(":::"):
            line = "".join(re.findall(r'"([^"]*)"', line))
        line = _MARKUP.sub("", line)
        yield from (part for part in _BREAK.split(line) if _WORD.search(part))


def measure(sentences: Iterable[str]) -> Plainness | None:
    """What is in these sentences; None if there are too few to say."""
    read = [(_WORD.findall(sentence), sentence) for sentence in sentences]
    if len(read) < _LEAST_SENTENCES:
        return None
    counted = [(len(found), sentence) for found, sentence in read]
    words = [word for found, _ in read for word in found]
    most, longest = max(counted)
    return Plainness(
        mean_words=len(words) / len(counted),
        most_words=most,
        long_share=sum(syllables(word) >= LONG_SYLLABLES for word in words) / len(words),
        page_words=len(words),
        longest=longest,
        passive_share=sum(_is_passive(sentence) for _, sentence in counted) / len(counted),
    )


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Vowels of an Indonesian word; `ai`, `au` and `oi` are counted as one."""
    return len(_VOWELS.findall(word.lower()))


def _is_passive(sentence: str) -> bool:
    return any(not _NO_PASSIVE.match(match[0]) for match in _PASSIVE.finditer(sentence))


def beginning(sentence: str) -> str:
    """The first words of a sentence, to find it by."""
    parts = sentence.split()
    return " ".join(parts[:5]) + (" …" if len(parts) > 5 else "")


RULES: tuple[Rule, ...] = (texts_are_plain,)
