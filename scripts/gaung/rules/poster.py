"""A poster can be made: it has a message in each of its languages, and its picture is there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gaung import address
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.near import nearest
from gaung.problem import Problem
from gaung.rules.context import Context, Rule
from gaung.rules.views import with_views


def every_language_has_a_message(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Each language that a poster is made in has a message, and the campaign speaks it."""
    for poster in campaign.posters:
        for number, language in enumerate(poster.languages):
            if language not in poster.message:
                place = poster.where("languages", number)
                yield Problem("poster-message-missing", place, {"language": language.value})
            if language not in campaign.settings.languages:
                place = poster.where("languages", number)
                known = tuple(known.value for known in campaign.settings.languages)
                yield Problem("poster-language-unknown", place, {"language": language.value, "known": known})


def art_exists(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """The picture that a poster names is there, and is described in each of the poster's languages."""
    for poster in campaign.posters:
        if poster.art is None:
            continue
        if not context.media.exists(poster.art.file):
            near = nearest(poster.art.file.name, context.media.siblings(poster.art.file))
            facts = {"file": poster.art.file.name, "near": near}
            yield Problem("poster-art-missing", poster.art.where("file"), facts)
        for language in poster.languages:
            if language not in poster.art.alt:
                yield Problem("poster-alt-missing", poster.art.where("alt"), {"language": language.value})


def sizes_are_unique(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No size stands twice."""
    for poster in campaign.posters:
        seen: set[str] = set()
        for number, size in enumerate(poster.sizes):
            if size.name in seen:
                yield Problem("poster-size-twice", poster.where("sizes", number), {"size": size.name})
            seen.add(size.name)


def languages_are_unique(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No language stands twice: its sheets would be made and listed twice."""
    for one in campaign.posters:
        for number, language in enumerate(one.languages):
            if language in one.languages[:number]:
                yield Problem("poster-language-twice", one.where("languages", number), {"language": language.value})


def codes_lead_to_pages(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """The QR code leads to a page that exists in each of the poster's languages: paper cannot be mended."""
    pages = context.seen(campaign)
    whole = with_views(campaign, pages)

    @cache
    def known(language: Language) -> frozenset[str]:
        written = (page.address for page in pages if page.language is language)
        return frozenset(f"/{where}" for where in (*written, *address.generated(whole, language)))

    for one in campaign.posters:
        if one.qr is None:
            continue
        for language in one.languages:
            if one.qr.to not in known(language):
                near = nearest(one.qr.to, known(language))
                facts = {"to": one.qr.to, "language": language.value, "near": near}
                yield Problem("poster-qr-nowhere", one.qr.where("to"), facts)


RULES: tuple[Rule, ...] = (
    every_language_has_a_message,
    art_exists,
    sizes_are_unique,
    languages_are_unique,
    codes_lead_to_pages,
)
