"""How plain an Indonesian poster is, as advice: it is read in passing. One note a poster, never a gate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.model.language import Language
from gaung.model.page import Audience
from gaung.problem import Fact, Problem, Severity
from gaung.rules.plain_language import LIMITS, LONG_SYLLABLES, beginning, sentences_of_page, syllables

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.poster import Poster, PosterMessage
    from gaung.rules.context import Context, Rule

MOST_EXCLAMATIONS = 1
"""On one sheet; more of them shout."""

LEAST_WORDS = 20
"""Of fewer words the part of long ones is not told."""

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|\d+")
_SHOUTED = re.compile(r"\b[A-Z]{3,}(?:[ ,]+[A-Z]{2,})+\b")
_YOUNGEST = re.compile(r"\d+")


def posters_are_plain(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Advice for each poster whose Indonesian words its readers will find hard, or that shouts."""
    for poster in campaign.posters:
        message = poster.message.get(Language.INDONESIAN)
        if message is not None and Language.INDONESIAN in poster.languages:
            over = _over(message, band_of(poster))
            if over:
                place = poster.where("message", Language.INDONESIAN.value)
                yield Problem("poster-plain", place, over, Severity.INFO)


def band_of(poster: Poster) -> Audience:
    """The age band of the youngest whom a poster is for; everybody's, if it does not say."""
    ages = [int(found[0]) for text in poster.audience if (found := _YOUNGEST.search(text))]
    if not ages:
        return Audience.ADULTS if "adults" in poster.audience else Audience.EVERYBODY
    if min(ages) < 12:
        return Audience.BAND_8_11
    return Audience.BAND_12_14 if min(ages) < 15 else Audience.BAND_15_17


def _over(message: PosterMessage, band: Audience) -> dict[str, Fact]:
    """What is over the limits of a band, and nothing of what is not."""
    limit = LIMITS[band]
    texts = tuple(_texts(message))
    sentences = [sentence for text in texts for sentence in sentences_of_page(text)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    over: dict[str, Fact] = {}
    most, longest = max(((len(_WORD.findall(sentence)), sentence) for sentence in sentences), default=(0, ""))
    if most > limit.most_words:
        over |= {"most": most, "most_limit": limit.most_words, "begins": beginning(longest)}
    long = sum(syllables(word) >= LONG_SYLLABLES for word in words)
    if len(words) >= LEAST_WORDS and long > limit.long_share * len(words):
        over |= {"long": round(100 * long / len(words)), "long_limit": round(100 * limit.long_share)}
    exclamations = sum(text.count("!") for text in texts)
    if exclamations > MOST_EXCLAMATIONS:
        over["exclamations"] = exclamations
    shouted = next((found[0] for text in texts if (found := _SHOUTED.search(text))), None)
    if shouted is not None:
        over["shouted"] = shouted
    return {"band": band.value, **over} if over else {}


def _texts(message: PosterMessage) -> Iterator[str]:
    """Every text that stands on the sheet."""
    yield message.headline
    yield message.body
    yield from message.steps
    yield from (bubble.text for bubble in message.chat)
    for panel in message.panels:
        yield from (panel.tells, panel.says, panel.answers)
    yield message.help


RULES: tuple[Rule, ...] = (posters_are_plain,)
