"""The pages for stations: what each one gets, and what must not be aired any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from gaung import address, words
from gaung.making.pages.sheet import Sheet, plain, raw, text, to_root
from gaung.media import Products
from gaung.model.campaign import Campaign
from gaung.model.feed import EpisodeKind
from gaung.model.language import Language
from gaung.model.show import Show
from gaung.model.station import Station
from gaung.model.withdrawal import Withdrawal, WithdrawalKind

MOST_PROGRAMMES = 20
"""An engineer looks for the newest ones; the feed has all."""


def stations(campaign: Campaign, products: Products, language: Language) -> Iterator[Sheet]:
    """A page for each station, in the language of the show that it airs."""
    for show in campaign.shows:
        if show.language is language:
            for station in show.stations:
                yield _station(campaign, products, show, station)


def withdrawals(campaign: Campaign, language: Language) -> Iterator[Sheet]:
    """The page with all that was taken back, in every language."""
    say = words.words(language)
    root = to_root(campaign.language_prefix(language), address.WITHDRAWN)
    rows = [_row(campaign, one, language) for one in campaign.withdrawals if one.kind is not WithdrawalKind.CONSENT]
    shown = f'<ul class="g-withdrawn">{"".join(rows)}</ul>' if rows else f"<p>{text(say['withdrawn_none'])}</p>"
    files = " ".join(f'<a href="{root}{name}">{name}</a>' for name in (address.WITHDRAWN_JSON, address.WITHDRAWN_ATOM))
    parts = [
        plain(say["withdrawn_lead"]),
        raw(f"<div data-pagefind-ignore>{shown}</div>"),
        raw(f"<p data-pagefind-ignore>{text(say['withdrawn_machines'])} {files}</p>"),
    ]
    yield Sheet(
        address=address.WITHDRAWN,
        title=say["withdrawn_title"],
        description=say["withdrawn_description"],
        text="\n\n".join(parts),
    )


def _row(campaign: Campaign, one: Withdrawal, language: Language) -> str:
    """One thing that was taken back: what it is known by, and since when."""
    say = words.words(language)
    names = [*one.guids]
    if one.kind is WithdrawalKind.POSTER:
        names.append(campaign.url(address.poster(one.id)))
    if one.kind is WithdrawalKind.PAGE:
        names.append(f"content/{one.id}.md")
    since = words.say(language, "withdrawn_since", day=words.day(language, one.withdrawn_on))
    codes = "".join(f"<br><code>{text(name)}</code>" for name in names)
    return f"<li><strong>{text(say[f'withdrawn_kind_{one.kind}'])}</strong> ({text(since)}){codes}</li>"


def _station(campaign: Campaign, products: Products, show: Show, station: Station) -> Sheet:
    language = show.language
    say = words.words(language)
    where = address.station(station.id)
    prefix = campaign.language_prefix(language)
    root = to_root(prefix, where)
    facts = {"station": station.name, "title": show.title}
    feed = _address(campaign.url(f"{where}feed.xml"))
    parts = [
        plain(words.say(language, "station_lead", **facts)),
        raw(f"<p data-pagefind-ignore>{text(say['station_subscribe'])}<br>{feed}</p>"),
        f"## {say['station_programmes']}",
        raw(f"<ul data-pagefind-ignore>{''.join(_programmes(campaign, products, show, station, root))}</ul>"),
    ]
    if any(one.kind in {EpisodeKind.TRAILER, EpisodeKind.PROMO} for one in campaign.episodes_of(show)):
        promos = _address(campaign.url(address.show(show.id) + address.PROMO_FEED))
        parts.append(raw(f"<p data-pagefind-ignore>{text(say['station_promos'])}<br>{promos}</p>"))
    withdrawn = f'<a href="{root}{prefix}{address.WITHDRAWN}">{text(say["station_withdrawn"])}</a>'
    country = station.country or show.country
    opml = f'<a href="{root}{address.opml(address.RADIO, country)}">{text(say["station_opml"])}</a>'
    parts.append(raw(f"<p data-pagefind-ignore>{withdrawn}<br>{opml}</p>"))
    about = words.say(language, "station_description", **facts)
    return Sheet(address=where, title=station.name, description=about[:300], text="\n\n".join(parts))


def _programmes(campaign: Campaign, products: Products, show: Show, station: Station, root: str) -> Iterator[str]:
    """The newest programmes of a station, each with its file and length."""
    shown = 0
    for episode in campaign.episodes_of(show):
        key = f"{show.id}/{episode.id}"
        facts = products.episodes.get(key)
        is_aired = episode.kind is EpisodeKind.FULL and key not in campaign.expired
        if facts is None or station.id not in facts.stations or not is_aired or shown == MOST_PROGRAMMES:
            continue
        shown += 1
        made = facts.stations[station.id]
        file = PurePosixPath(made.file).name
        folder = root + address.pack(station.id, show.id, episode.id)
        day = words.day(show.language, episode.published.date())
        size = words.megabytes(show.language, made.bytes)
        packed = f'<br><a href="{folder}index.html">{text(words.words(show.language)["pack_title"])}</a>'
        packed = packed if f"{station.id}/{key}" in products.packs else ""
        yield (
            f"<li>{text(day)}: {text(episode.title)}<br>"
            f'<a href="{folder}{file}">{text(file)}</a> ({words.clock(made.seconds)}, {text(size)}){packed}</li>'
        )


def _address(url: str) -> str:
    return f'<a class="g-feed" href="{text(url)}">{text(url)}</a>'
