"""Two people sign for what is about a sensitive topic: who wrote it, and who read it for the children's safety."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from gaung.model.page import Page
from gaung.model.topic import SENSITIVE_TOPICS
from gaung.problem import Fact, Problem
from gaung.rules.safeguarding.plain import Plain, legible

_STALE = timedelta(days=2 * 365)
"""After so long a reading is none of what stands there now."""
_CALLED = {
    word: kind
    for kind, words in {
        "writer": "penulis pengarang writer author manunulat may-akda लेखक",
        "editor": "editor redaktur penyunting patnugot सम्पादक",
        "script": "naskah script skrip iskrip",
        "reviewer": "peninjau pembaca reviewer reader tagasuri",
    }.items()
    for word in words.split()
}
_EMPTY = frozenset(
    {"yang", "the", "ang", "sama", "same", "itu", "juga", "also", "too", "self", "sendiri", "parehong", "rin", "din"}
)
"""What makes no other role of one."""
_NOBODY = frozenset(
    {
        "",
        *(
            "".join(sorted(said.split()))
            for said in (
                "tidak ada",
                "belum ada",
                "belum",
                "tidak",
                "none",
                "nobody",
                "no one",
                "noone",
                "na",
                "n a",
                "kosong",
                "nihil",
                "wala",
                "wala pa",
                "tbd",
                "tba",
                "x",
                "xx",
                "xxx",
                "not yet",
                "unknown",
                "anonim",
                "कोही छैन",
                "छैन",
            )
        ),
    }
)
"""Who has read nothing."""

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.poster import Poster
    from gaung.rules.context import Context, Rule


def sensitive_topics_are_read_by_two(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """What is about a sensitive topic was read by somebody who did not write it, and says so with roles and a date."""
    for thing in sensitive(campaign):
        written = thing.front if isinstance(thing, Page) else thing
        author, reader = written.author_role or "", written.reviewed_by_role or ""
        if written.reviewed_on is None or not _NOBODY.isdisjoint(map(_role, (author, reader))):
            topics = tuple(topic for topic in written.topics if topic in SENSITIVE_TOPICS)
            yield Problem("consent-sign-off", written.where("topics"), {"topics": topics})
        elif _role(author) == _role(reader):
            place = written.where("reviewed_by_role")
            yield Problem("consent-sign-off-alone", place, {"role": reader})
        else:
            for key, role in (("author_role", author), ("reviewed_by_role", reader)):
                if _is_name(role):
                    yield Problem("consent-sign-off-name", written.where(key))
            if context.today.last(campaign.settings.countries) - written.reviewed_on > _STALE:
                facts: dict[str, Fact] = {"day": str(written.reviewed_on)}
                yield Problem("consent-sign-off-old", written.where("reviewed_on"), facts)


def sensitive(campaign: Campaign) -> Iterator[Page | Episode | Poster]:
    """Every page, episode and poster on a sensitive topic."""
    for page in campaign.pages:
        if not SENSITIVE_TOPICS.isdisjoint(page.front.topics):
            yield page
    things: tuple[Episode | Poster, ...] = (*campaign.episodes, *campaign.posters)
    yield from (thing for thing in things if not SENSITIVE_TOPICS.isdisjoint(thing.topics))


def _role(role: str) -> str:
    """A role as it is compared: in any order of its words, in any of our languages, whatever letters it is put in."""
    words = re.findall(r"[^\W_]+", legible(Plain(role)).text.casefold())
    meant = {_CALLED.get(word, word) for word in words} - _EMPTY
    return "".join(sorted(meant or set(words)))


def _is_name(role: str) -> bool:
    """Whether somebody's name stands where only roles may: it begins with one, and every word is written large."""
    words = re.findall(r"[^\W\d_]+", role)
    if not words or not all(word[0].isupper() for word in words):
        return False
    from gaung.rules.safeguarding.known_names import COMMON  # asked of what is signed alone

    return words[0] in COMMON


RULES: tuple[Rule, ...] = (sensitive_topics_are_read_by_two,)
