"""The words that readers see on buttons, boxes and headings: one table a language. Site and pages share them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from gaung.model.campaign import CampaignSettings
from gaung.model.language import Language, in_language


@cache
def words(language: Language) -> Mapping[str, str]:
    """Every word of the interface in one language; each language has all of them."""
    source = files("gaung.words") / f"{language}.toml"
    table: Mapping[str, str] = tomllib.loads(source.read_text("utf-8"))
    return table


def say(language: Language, name: str, /, **facts: str | int) -> str:
    """One word or sentence, with its `{facts}` filled in."""
    return words(language)[name].format_map(facts)


def topic(settings: CampaignSettings, language: Language, id: str) -> str:
    """What a topic is called: by the campaign if it is its own, else by Gaung; an unknown one by its id."""
    own = settings.topics.get(id)
    if own is not None:
        return in_language(own, language, settings.default_language)
    return words(language).get(f"topic_{id}", id)


def day(language: Language, when: date) -> str:
    """A date as people write it: `22 November 2026`."""
    month = words(language)["months"].split()[when.month - 1]
    return say(language, "day", day=when.day, month=month, year=when.year)


def megabytes(language: Language, size_bytes: int) -> str:
    """A size in MB (1,000,000 bytes) with one decimal, as the language writes it; in KB where that would be nothing."""
    if size_bytes < 100_000:
        return kilobytes(size_bytes)
    return f"{size_bytes / 1e6:.1f}".replace(".", words(language)["decimal"]) + " MB"


def kilobytes(size_bytes: int) -> str:
    """A size in whole KB (1,000 bytes), rounded up: what a phone will really fetch."""
    return f"{-(-size_bytes // 1000)} KB"


def minutes(language: Language, seconds: float) -> str:
    """A length in minutes; under one minute, in seconds."""
    if seconds < 59.5:
        return say(language, "seconds", count=round(seconds))
    return say(language, "minutes", count=max(1, round(seconds / 60)))


def clock(seconds: float) -> str:
    """A point in time as a player shows it: `4:05` or `1:02:03`."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    if hours:
        return f"{hours}:{rest // 60:02}:{rest % 60:02}"
    return f"{rest // 60}:{rest % 60:02}"
