"""What a code in a picture says is held to the rules for links: nobody can see where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from gaung.problem import Fact, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gaung.model.campaign import Campaign
    from gaung.model.picture import CoverBox
    from gaung.picture import Box
    from gaung.place import Place
    from gaung.rules.context import Context, Rule

_IN_PICTURE = {
    "personal-data": "personal-data-in-picture",
    "identity": "identity-in-picture",
    "helpline": "helpline-in-picture",
    "term": "term-in-picture",
}
"""What a rule's finding is called when a code in a picture says it, by the family of its code."""
_SCHEME = re.compile(r"(?<![^\s:;])[A-Za-z][A-Za-z+.-]{1,15}(?=:)")
_NUMBER = re.compile(r"\+?\d[\d ().-]{1,18}\d?")


def codes_lead_where_links_may(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A code in a picture leads nowhere and says nothing that a link and the text of a page may not."""
    said = [
        (file, place, texts)
        for file, place, cover in dict.fromkeys(_shown(campaign, context))
        if context.media.exists(file) and (texts := context.media.codes(file, cover))
    ]
    if said:
        yield from _judged(campaign, said)


def said_by(code: str) -> str:
    """What a code says, as a text is written that links to the same: `TEL:129` and `SMSTO:129:…` are links."""
    text = code.strip()
    if _NUMBER.fullmatch(text):
        return f"tel:{re.sub(r'[^0-9+]', '', text)}"
    lowered = _SCHEME.sub(lambda match: re.sub("(?:sms|mms)to", "sms", match[0].lower()), text)
    return re.sub(r"(?i)\b(tel|cell|phone)(?:;[^:\n]*)?:", r"\n tel:", lowered)


def _judged(campaign: Campaign, said: Iterable[tuple[PurePosixPath, Place, Sequence[str]]]) -> Iterator[Problem]:
    from dataclasses import replace

    from gaung.rules.safeguarding import Examiner
    from gaung.rules.safeguarding.passages import linked_document

    examiner = Examiner(replace(campaign, pages=(), shows=(), episodes=(), posters=()))
    for file, place, texts in said:
        document = linked_document(map(said_by, texts), place, campaign.settings.default_language)
        for problem in examiner.problems(document):
            family = next((family for family in _IN_PICTURE if problem.code.startswith(f"{family}-")), None)
            if problem.severity is Severity.INFO or family is None:
                yield problem
                continue
            facts: dict[str, Fact] = {
                "rule": problem.code,
                "seen": problem.facts.get("seen"),
                "file": file.name,
            }
            yield Problem(_IN_PICTURE[family], place, facts, problem.severity)


def _shown(campaign: Campaign, context: Context) -> Iterator[tuple[PurePosixPath, Place, tuple[Box, ...]]]:
    """Every picture that an author put somewhere, and what is painted over in it."""
    for page in context.seen(campaign):
        for one in page.pictures:
            yield PurePosixPath(one.file), page.place(one.at), tuple(one.boxes)
    for poster in campaign.posters:
        for art in (*poster.logos, *((poster.art,) if poster.art is not None else ())):
            yield art.file, art.where("file"), tuple(map(_box, art.cover))
    for show in campaign.shows:
        if show.cover is not None:
            yield show.cover, show.where("cover"), ()


def _box(cover: CoverBox) -> Box:
    return (cover.x, cover.y, cover.width, cover.height)


RULES: tuple[Rule, ...] = (codes_lead_where_links_may,)
