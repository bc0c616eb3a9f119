"""Where everything stands on the site. These addresses are never renamed once a campaign is released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaung.model.page import Door

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.language import Country, Language
    from gaung.model.show import Show
    from gaung.model.station import Station

HELP = "help/"
SEARCH = "search/"
SAVED = "saved/"
EVENTS = "events/"
NEWS = "news/"
NEWS_IN_LIST = 20
"""So many entries stand in the list of news; when there are more, each year has a page of its own."""
TAGS = "tags/"
LEARN = "learn/"
ACT = "act/"
PODCAST = "podcast/"
POSTERS = "posters/"
RADIO = "radio/"
ASSETS = "assets/gaung/"
CARDS = "assets/cards/"
WITHDRAWN = "withdrawn/"
WITHDRAWN_JSON = "withdrawn.json"
WITHDRAWN_ATOM = "withdrawn.xml"
FEED = "feed.xml"
NEWS_STYLE = "feed.css"
PROMO_FEED = "promo.xml"
PUBLISHER_FEED = "publisher.xml"
CHAPTERS = "chapters.vtt"
"""The chapters of an episode for a player, beside its page."""


def opml(folder: str, country: Country) -> str:
    """The list of all feeds of a country: shows (`PODCAST`) or stations (`RADIO`)."""
    return f"{folder}{country.value.lower()}.opml"


def show(show_id: str) -> str:
    """The page and the folder of a show."""
    return f"{PODCAST}{show_id}/"


def episode(show_id: str, episode_id: str) -> str:
    """The page and the folder of an episode."""
    return f"{PODCAST}{show_id}/{episode_id}/"


def transcript_part(show_id: str, episode_id: str, number: int) -> str:
    """The page of a part of a long transcript; the first part stands on the episode's page."""
    return f"{episode(show_id, episode_id)}transcript-{number}/"


def station(station_id: str) -> str:
    """The folder of a station: its feed, and its newest files by name."""
    return f"{RADIO}{station_id}/"


def pack(station_id: str, show_id: str, episode_id: str) -> str:
    """The folder of the radio pack of an episode for a station."""
    return f"{RADIO}{station_id}/{show_id}-{episode_id}/"


def file_name(show: Show, station: Station, episode: Episode, part: int | None = None, *, latest: bool = False) -> str:
    """How a station's file is called, without its ending: `SUARA_20261122_P1`; `part` None is the whole programme.

    The date is the day of the airing at that station in its own zone, or else of the release. With `latest` it is the
    name under which the newest programme is always found: `SUARA_latest_P1`.
    """
    broadcast = episode.broadcast(station.id)
    day = (broadcast.airtime if broadcast and broadcast.airtime else episode.published).date()
    told = {
        "code": house_code(show, station),
        "date": "latest" if latest else f"{day:%Y%m%d}",
        "day": "latest" if latest else f"{day:%d}",
        "episode": "latest" if latest else f"{episode.episode:03}" if episode.episode is not None else episode.id,
        "language": show.language.value,
    }
    name = station.name_pattern.format_map(told)
    if episode.edition > 1 and not latest:
        name = f"{name}_v{episode.edition}"
    return name if part is None else f"{name}_P{part}"


def public_name(show: Show, episode: Episode) -> str:
    """How the public files of an episode are called, without their ending: `suara-kita-001`, corrected `…-v2`."""
    name = f"{show.id}-{episode.id}"
    return name if episode.edition == 1 else f"{name}-v{episode.edition}"


def house_code(show: Show, station: Station) -> str:
    """What a station's desk calls the show."""
    return station.house_code or show.id.replace("-", "").upper()


def poster(poster_id: str) -> str:
    """The page and the folder of a poster."""
    return f"{POSTERS}{poster_id}/"


def card_name(language: Language, where: str) -> str:
    """What the picture for links to a page is called, `id/podcast--kabar`; `where` is the page inside its language."""
    return f"{language}/{where.strip('/').replace('/', '--') or 'index'}"


def card(language: Language, where: str) -> str:
    """The picture that goes along with links to a page, from the site's root."""
    return f"{CARDS}{card_name(language, where)}.png"


def up(address: str) -> str:
    """The way from a page back to its language's root: `../../` for `podcast/jejak-kita/`."""
    return "../" * address.count("/")


def tag(name: str) -> str:
    """The page of a tag: `topic/reporting`, `audience/12-14`, `area/threats` or `language/ne`."""
    return f"{TAGS}{name}/"


def news_years(campaign: Campaign) -> tuple[int, ...]:
    """The years that have a page of their own, the newest first: none while the list holds all entries."""
    dated = {page.address: page.front.published for page in campaign.pages if page.is_news and page.front.published}
    years = {moment.year for moment in dated.values()} if len(dated) > NEWS_IN_LIST else set()
    return tuple(sorted(years, reverse=True))


def news_year(year: int) -> str:
    """The page with the news of one year."""
    return f"{NEWS}{year}/"


def doors(campaign: Campaign, language: Language) -> dict[Door, str]:
    """Where the three doors of the home page lead, inside the language; a page that waits for translation counts."""
    spoken = campaign.settings.languages

    def is_open(door: Door) -> bool:
        return any(
            page.front.order is not None and page.front.door is door and page.address and page.language in spoken
            for page in campaign.pages
        )

    learn = LEARN if is_open(Door.LEARN) else HELP
    act = ACT if campaign.posters or is_open(Door.ACT) else learn
    return {Door.HELP: HELP, Door.LEARN: learn, Door.ACT: act}


def generated(campaign: Campaign, language: Language) -> tuple[str, ...]:
    """Every page of a language that Gaung writes, so that an author can link to it."""
    found = ["", HELP, SEARCH, SAVED, *(where for where in doors(campaign, language).values() if where != HELP)]
    found += [EVENTS] if campaign.events else []
    found += [PODCAST] if campaign.shows else []
    found += [POSTERS] if campaign.posters else []
    found += [WITHDRAWN]
    found += [NEWS] if any(page.is_news for page in campaign.pages) else []
    found += [news_year(year) for year in news_years(campaign)]
    found += [show(one.id) for one in campaign.shows if one.language is language]
    spoken = {one.id for one in campaign.shows if one.language is language}
    found += [episode(one.show_id, one.id) for one in campaign.episodes if one.show_id in spoken]
    found += [station(here.id) for one in campaign.shows if one.language is language for here in one.stations]
    found += [poster(one.id) for one in campaign.posters if language in one.languages]
    return tuple(found)
