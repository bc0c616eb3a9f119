"""A child who is heard and whom no line names: the questions say that children answer, or somebody says their age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.captions import without_words
from gaung.model.broadcast import AnsweredBy
from gaung.model.segment import SegmentKind, VoiceCare
from gaung.place import Place
from gaung.problem import Problem
from gaung.rules.children_heard import children_in

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.segment import Segment
    from gaung.rules.context import Context, Rule

_ANSWERS = frozenset({SegmentKind.DIALOG, SegmentKind.VOX_POP, SegmentKind.QUESTION})
"""Where somebody answers; the host alone opens and closes, and reads spots and tips."""
_YEARS = (
    r"(?:[5-9]|1[0-7]|[५-९]|१[०-७]|(?:lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|(?:dua|tiga|empat|lima|enam"
    r"|tujuh)"
    r" ?belas|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|labing-?\w+"
    r"|sampung?"
    r"|onse|dose|trese|katorse|kinse|दश|एघार|बाह्र|तेह्र|चौध|पन्ध्र|सोह्र|सत्र))(?![\w\u0900-\u0963])(?! (?:puluh"
    r"|ratus|hundred))"
)
_OWN_AGE = re.compile(
    rf"(?i)(?<![^\W_])(?:(?:usia|umur) ?(?:saya|aku|ku|kami|kita|gue|gua)|(?:saya|aku|kami) (?:sudah |baru "
    rf"|masih )?ber(?:umur|usia))"
    rf"(?: (?:sudah|baru|masih|sekarang|adalah|rata-rata|semua|itu))* {_YEARS}(?! (?:tahun |thn )?(?:yang )?lalu)"
    rf"|(?<![^\W_])(?:aku|saya|kami) (?:baru |masih |sudah )?{_YEARS} tahun(?!,? (?:yang )?lalu)"
    rf"|(?<![^\W_])(?:i['’]m|i am|we['’]re|we are|(?:i|we) (?:just |both |all )?turned) (?:only |just |now |both "
    rf"|all )?{_YEARS}"
    r"(?:(?= years? old)|(?=\W*(?:\Z|[.,!?;\n]|and\b|now\b|but\b)))"
    rf"|(?<![^\W_])(?:ako|kami) (?:ay|po ay|po) {_YEARS}(?: (?:na )?(?:taong gulang|taon|anyos))"
    rf"|(?<![^\W_]){_YEARS} (?:na )?(?:taong gulang|anyos) (?:na )?(?:po )?(?:ako|kami)(?![^\W_])"
    rf"|(?:म|हामी|मेरो उमेर|हाम्रो उमेर)(?: अहिले)? {_YEARS} (?:वर्ष|बर्ष)"
)
"""Somebody says of themselves how old they are, and is a child."""


def children_who_are_heard_are_listed(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Where children answer, or say their age, in a recording, they stand under `people`, and a consent is named."""
    for episode in campaign.episodes:
        if episode.consents or children_in(episode) or campaign.show_of(episode).synthetic:
            continue  # without a consent for a child that is listed, another rule tells it
        heard = [one for one in episode.segments if one.file is not None and one.voice is not VoiceCare.REVOICE]
        if any(one.kind in _ANSWERS for one in heard):
            yield from _asked(episode)
        for segment in heard:
            yield from _told(campaign, segment)


def _asked(episode: Episode) -> Iterator[Problem]:
    for number, question in enumerate(episode.questions):
        if question.answered_by is AnsweredBy.CHILD:
            yield Problem("consent-missing-question", episode.where("questions", number, "answered_by"))
            return


def _told(campaign: Campaign, segment: Segment) -> Iterator[Problem]:
    if segment.transcript is None or segment.transcript not in campaign.captions:
        return
    gone = [one.with_margins for one in segment.redact]
    text = without_words(campaign.captions[segment.transcript], gone)
    said = _OWN_AGE.search(text)
    if said is not None:
        line, start = text.count("\n", 0, said.start()), text.rfind("\n", 0, said.start()) + 1
        place = Place(str(segment.transcript), line + 1, said.start() - start + 1, len(said[0].partition("\n")[0]))
        yield Problem("consent-missing-age", place, {"title": segment.title})


RULES: tuple[Rule, ...] = (children_who_are_heard_are_listed,)
