"""What a generator must know of one language besides its pages: menu, name, and everything the templates say."""

from __future__ import annotations

import json
from typing import TypeAlias

from gaung import address, words
from gaung.making.pages.cards import countries_of, helpline_card
from gaung.making.pages.sheet import Sheet
from gaung.model.campaign import Campaign
from gaung.model.language import Country, Language
from gaung.model.page import Door
from gaung.model.register import HelplineUse

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

EXITS = {
    Language.INDONESIAN: "https://id.wikipedia.org/",
    Language.ENGLISH: "https://en.wikipedia.org/",
    Language.NEPALI: "https://ne.wikipedia.org/",
    Language.FILIPINO: "https://tl.wikipedia.org/",
}
"""Where the quick exit leads when a campaign does not choose: a page that looks like homework."""

LOCALES = {
    Language.INDONESIAN: "id_ID",
    Language.ENGLISH: "en_US",
    Language.NEPALI: "ne_NP",
    Language.FILIPINO: "fil_PH",
}
"""A language as Open Graph names it."""

BOX_USES = (HelplineUse.EMERGENCY, HelplineUse.TALK)
"""What the help-line box on every page is for; the help page has the rest."""


def settings_of(campaign: Campaign, language: Language, sheets: list[Sheet]) -> dict[str, Json]:
    """Name, address, menu and template words of one language."""
    settings = campaign.settings
    prefix = campaign.language_prefix(language)
    return {
        "site_name": campaign.say(settings.name, language),
        "site_description": campaign.say(settings.description, language),
        "site_url": campaign.url(prefix),
        "nav": [*_menu(sheets)],
        "gaung": {
            "language": language.value,
            "locale": LOCALES[language],
            "root": "../" if prefix else "",
            "words": dict(words.words(language)),
            "organisation": settings.organisation,
            "contact": campaign.say(settings.contact or {}, language),
            "license": campaign.say(settings.license, language),
            "exit": settings.exit_url.get(language, EXITS[language]),
            "news_feed": address.NEWS + address.FEED if campaign.news_in(language) else "",
            "sections": _sections(campaign, language),
            "languages": [
                {"code": other.value, "name": other.own_name, "prefix": campaign.language_prefix(other)}
                for other in settings.languages
            ],
            "countries": [country.value for country in countries_of(campaign, language)],
            "lines": {country.value: _lines(campaign, language, country) for country in settings.countries},
        },
    }


def as_json(settings: dict[str, Json]) -> str:
    """The settings as a file."""
    return json.dumps(settings, ensure_ascii=False, indent=1) + "\n"


def _menu(sheets: list[Sheet]) -> list[Json]:
    """The pages that an author gave an order, as MkDocs writes a menu."""
    last = 10_001
    chosen = [sheet for sheet in sheets if sheet.order is not None]
    chosen.sort(key=lambda sheet: (last if sheet.order is None else sheet.order, sheet.address))
    return [{sheet.menu_title or sheet.title: sheet.file} for sheet in chosen]


def _sections(campaign: Campaign, language: Language) -> list[Json]:
    """The four places that are one tap away on every page."""
    say = words.words(language)
    found = [("home", ""), ("learn", address.doors(campaign, language)[Door.LEARN])]
    found += [("listen", address.PODCAST)] if campaign.shows else []
    found += [("posters", address.POSTERS)] if campaign.posters else []
    return [{"key": key, "label": say[key], "url": where} for key, where in found]


def _lines(campaign: Campaign, language: Language, country: Country) -> list[Json]:
    """The lines in the box: danger first, then somebody to talk to."""
    own = [line for line in campaign.helplines_for(country) if line.use in BOX_USES]
    own.sort(key=lambda line: BOX_USES.index(line.use))
    cards = [helpline_card(campaign, line, language) for line in own]
    say = words.words(language)
    return [
        {
            "use": say[f"use_{card.use}"],
            "name": card.name,
            "channel": say[f"channel_{card.channel}"],
            "value": card.value,
            "link": card.link,
        }
        for card in cards
    ]
