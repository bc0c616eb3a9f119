"""What there is in which language, for whom, and what is still to be done: a table for editors."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from gaung import messages
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.model.topic import AUDIENCES
from gaung.rules.signing_off import sensitive


class State(StrEnum):
    """How it stands with one thing in one language."""

    ORIGINAL = "original"
    """What the others are translated from."""
    DONE = "done"
    """Translated from what the original says today, and read."""
    UNRECORDED = "unrecorded"
    """Translated and read, but nobody wrote down from what: it may be out of date."""
    OUTDATED = "outdated"
    """The original says something else now."""
    UNREAD = "unread"
    """No native speaker has read it yet."""
    UNSIGNED = "unsigned"
    """It is about a hard topic, and no second person has read it yet."""
    MISSING = "missing"
    """Not translated."""
    UNWRITTEN = "unwritten"
    """A programme of which not every spoken part has its words: who cannot hear it gets less."""
    ELSEWHERE = "elsewhere"
    """A programme in another language: it is spoken in one and not translated, so nothing is missing here."""


GOOD = frozenset({State.ORIGINAL, State.DONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One page, entry of the news, programme or poster, for one audience."""

    audience: str
    """For whom: `12-14`, `adults` …"""
    name: str
    """Its file without language and ending, `podcast/<show>/<episode>` or `posters/<poster>`."""
    states: Mapping[Language, tuple[State, ...]]
    """For each language of the campaign, everything that holds."""


def rows(campaign: Campaign) -> tuple[Row, ...]:
    """Everything that readers and listeners get, by audience and name; what is for several stands with each of them."""
    unsigned = {id(thing) for thing in sensitive(campaign) if not _is_signed(thing)}
    found = [
        *_of_pages(campaign, unsigned),
        *_of_episodes(campaign, unsigned),
        *_of_posters(campaign, unsigned),
    ]
    order = {audience: number for number, audience in enumerate(AUDIENCES)}
    return tuple(sorted(found, key=lambda row: (order.get(row.audience, len(order)), row.name)))


def original_of(campaign: Campaign, page: Page) -> Page:
    """The page that a translation is made from: in the default language, else in the first that has it."""
    same = {other.language: other for other in campaign.pages if other.stem == page.stem}
    return next(same[language] for language in _languages(campaign) if language in same)


def translations(campaign: Campaign) -> tuple[Page, ...]:
    """Every page that is no original."""
    spoken = _languages(campaign)
    return tuple(page for page in campaign.pages if page.language in spoken and original_of(campaign, page) is not page)


def recorded(text: str, page: Page, fingerprint: str) -> str | None:
    """The page's file with what the original says today; every other letter stays. None if a person has to do it."""
    lines = text.split("\n")
    row = f'translated_from: "{fingerprint}"'
    ending = "\r" if lines[0].endswith("\r") else ""
    if page.front.translated_from is None:
        lines.insert(page.text_line - 2, row + ending)
    else:
        at = page.front.where("translated_from").line - 1
        if not lines[at].startswith("translated_from:"):
            return None
        lines[at] = row + ending
    return "\n".join(lines)


def counts(found: Sequence[Row], language: Language) -> Mapping[str, tuple[int, int]]:
    """For each audience: how many things are good in a language, and how many there could be.

    A programme counts in the language in which it is spoken.
    """
    told: dict[str, tuple[int, int]] = {}
    for row in found:
        good, every = told.get(row.audience, (0, 0))
        states = row.states[language]
        is_wanted = State.ELSEWHERE not in states
        told[row.audience] = (good + GOOD.issuperset(states), every + is_wanted)
    return told


def as_text(found: Sequence[Row], languages: Sequence[Language], spoken: Language) -> str:
    """The table for a terminal."""
    cells = [[row.name, *(_told(row.states[language], spoken) for language in languages)] for row in found]
    head = [messages.word("coverage-what", spoken), *(language.value for language in languages)]
    widths = [max(len(line[column]) for line in (head, *cells)) for column in range(len(head))]
    lines = []
    for audience in dict.fromkeys(row.audience for row in found):
        own = [line for row, line in zip(found, cells, strict=True) if row.audience == audience]
        sums = [audience, *("{}/{}".format(*counts(found, language)[audience]) for language in languages)]
        lines += ["", *(_line(line, widths) for line in (head, *own, sums))]
    return "\n".join(lines[1:]) + "\n"


def as_csv(found: Sequence[Row], languages: Sequence[Language], spoken: Language) -> str:
    """The table for a spreadsheet; names are names of files and begin no formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    heads = (messages.word("coverage-audience", spoken), messages.word("coverage-what", spoken))
    writer.writerow([*heads, *(language.value for language in languages)])
    for row in found:
        writer.writerow([row.audience, row.name, *(_told(row.states[language], spoken) for language in languages)])
    return out.getvalue()


def as_html(found: Sequence[Row], languages: Sequence[Language], title: str, spoken: Language) -> str:
    """The table as one page without a script or anything from elsewhere; each state has its word, not only a colour."""
    heads = "".join(f'<th scope="col">{escape(language.own_name)}</th>' for language in languages)
    parts = [
        f'<!doctype html>\n<html lang="{spoken}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
        f"<h1>{escape(title)}</h1>",
    ]
    for audience in dict.fromkeys(row.audience for row in found):
        sums = "".join("<td>{}/{}</td>".format(*counts(found, language)[audience]) for language in languages)
        body = "".join(_html_row(row, languages, spoken) for row in found if row.audience == audience)
        what, whole = (escape(messages.word(f"coverage-{name}", spoken)) for name in ("what", "good"))
        parts.append(f"<h2>{escape(messages.word('coverage-audience', spoken))}: {escape(audience)}</h2>")
        parts.append(
            f'<div role="region" tabindex="0" aria-label="{escape(audience)}"><table><thead><tr>'
            f'<th scope="col">{what}</th>{heads}</tr></thead>'
            f"<tbody>{body}</tbody>"
            f'<tfoot><tr><th scope="row">{whole}</th>{sums}</tr></tfoot></table></div>'
        )
    return "\n".join([*parts, "</main></body></html>", ""])


def _languages(campaign: Campaign) -> tuple[Language, ...]:
    """The campaign's languages, that of the originals first."""
    settings = campaign.settings
    return tuple(dict.fromkeys((settings.default_language, *settings.languages)))


def _of_pages(campaign: Campaign, unsigned: set[int]) -> Iterator[Row]:
    languages = _languages(campaign)
    by_stem: dict[str, dict[Language, Page]] = {}
    for page in campaign.pages:
        if page.language in languages:
            by_stem.setdefault(page.stem.as_posix(), {})[page.language] = page
    for name, same in by_stem.items():
        first = original_of(campaign, next(iter(same.values())))
        states = {}
        for language in languages:
            there = same.get(language)
            found = (State.MISSING,) if there is None else _of_page(there, first)
            states[language] = (*found, State.UNSIGNED) if there is not None and id(there) in unsigned else found
        yield Row(audience=first.front.audience.value, name=name, states=states)


def _of_page(page: Page, first: Page) -> tuple[State, ...]:
    if page is first:
        return (State.ORIGINAL,)
    recorded = page.front.translated_from
    found = [State.OUTDATED] if recorded is not None and recorded != first.fingerprint else []
    found += [State.UNREAD] if not page.front.native_review else []
    if not found:
        found = [State.DONE if recorded is not None else State.UNRECORDED]
    return tuple(found)


def _of_episodes(campaign: Campaign, unsigned: set[int]) -> Iterator[Row]:
    """Programmes: each is there in the language of its show; what is missing there is its words or a reader."""
    for episode in campaign.episodes:
        spoken = campaign.show_of(episode).language
        own = [] if _has_words(episode) else [State.UNWRITTEN]
        own += [State.UNSIGNED] if id(episode) in unsigned else []
        states = {
            language: tuple(own or [State.ORIGINAL]) if language is spoken else (State.ELSEWHERE,)
            for language in _languages(campaign)
        }
        for audience in episode.audience or ("everybody",):
            yield Row(audience=audience, name=f"podcast/{episode.show_id}/{episode.id}", states=states)


def _has_words(episode: Episode) -> bool:
    """Whether every part in which somebody speaks has its words, typed or as captions."""
    return all(
        segment.transcript is not None or segment.speech is not None
        for segment in episode.segments
        if segment.file is not None and segment.kind.is_speech
    )


def _of_posters(campaign: Campaign, unsigned: set[int]) -> Iterator[Row]:
    languages = _languages(campaign)
    for poster in campaign.posters:
        first = next((language for language in languages if language in poster.languages), poster.languages[0])
        states: dict[Language, tuple[State, ...]] = {}
        for language in languages:
            if language not in poster.languages:
                states[language] = (State.MISSING,)
            elif not poster.message[language].native_review:
                states[language] = (State.UNREAD,)
            else:
                # one file holds all languages of a poster: who changes one sees the others
                states[language] = (State.ORIGINAL if language is first else State.DONE,)
            if id(poster) in unsigned and language in poster.languages:
                states[language] = (*states[language], State.UNSIGNED)
        for audience in poster.audience or ("everybody",):
            yield Row(audience=audience, name=f"posters/{poster.id}", states=states)


def _is_signed(thing: object) -> bool:
    written = thing.front if isinstance(thing, Page) else thing
    return getattr(written, "reviewed_on", None) is not None


def _told(states: tuple[State, ...], spoken: Language) -> str:
    return ", ".join(messages.word(f"coverage-{state}", spoken) for state in states)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _html_row(row: Row, languages: Sequence[Language], spoken: Language) -> str:
    cells = "".join(_cell(row.states[language], spoken) for language in languages)
    return f'<tr><th scope="row">{escape(row.name)}</th>{cells}</tr>'


def _cell(states: tuple[State, ...], spoken: Language) -> str:
    is_other = State.ELSEWHERE in states
    class_ = (
        "other" if is_other else "good" if GOOD.issuperset(states) else "none" if State.MISSING in states else "wait"
    )
    return f'<td class="{class_}">{escape(_told(states, spoken))}</td>'


_STYLE = (
    ":root{color-scheme:light dark;--text:#14213d;--ground:#fffdf7;--line:#14213d33;--good:#ddf3ea;--wait:#fff1cf;"
    "--none:#fce3da;--soft:#47536d}@media(prefers-color-scheme:dark){:root{--text:#eef1f7;--ground:#0d1526;"
    "--line:#ffffff33;--good:#14382f;--wait:#463714;--none:#46261f;--soft:#b4bfd3}}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:var(--text);"
    "background:var(--ground)}h1{line-height:1.1}h2{margin:2rem 0 .5rem}div{overflow-x:auto}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;"
    "border-bottom:1px solid var(--line)}tbody th{font-weight:400;overflow-wrap:anywhere;min-width:9rem}"
    "td{min-width:6.5rem}tfoot td,tfoot th{font-weight:700}"
    ".good{background:var(--good)}.wait{background:var(--wait)}.none{background:var(--none)}.other{color:var(--soft)}"
    "@media print{:root{--text:#000;--ground:#fff;--good:#fff;--wait:#eee;--none:#ddd;--soft:#333}body{margin:0}"
    "tr{break-inside:avoid}}"
)
