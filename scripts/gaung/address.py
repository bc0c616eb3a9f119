"""Where everything stands on the site. These addresses are never renamed once a campaign is released."""

from __future__ import annotations

from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.page import Door

HELP = "help/"
SEARCH = "search/"
LEARN = "learn/"
ACT = "act/"
PODCAST = "podcast/"
POSTERS = "posters/"
ASSETS = "assets/gaung/"


def show(show_id: str) -> str:
    """The page and the folder of a show."""
    return f"{PODCAST}{show_id}/"


def episode(show_id: str, episode_id: str) -> str:
    """The page and the folder of an episode."""
    return f"{PODCAST}{show_id}/{episode_id}/"


def poster(poster_id: str) -> str:
    """The page and the folder of a poster."""
    return f"{POSTERS}{poster_id}/"


def up(address: str) -> str:
    """The way from a page back to its language's root: `../../` for `podcast/jejak-kita/`."""
    return "../" * address.count("/")


def doors(campaign: Campaign, language: Language) -> dict[Door, str]:
    """Where the three doors of the home page lead, inside the language."""
    listed = (page for page in campaign.pages if page.language is language and page.address)
    behind = {page.front.door for page in listed if page.front.order is not None}
    learn = LEARN if Door.LEARN in behind else HELP
    act = ACT if Door.ACT in behind or campaign.posters else learn
    return {Door.HELP: HELP, Door.LEARN: learn, Door.ACT: act}


def generated(campaign: Campaign, language: Language) -> tuple[str, ...]:
    """Every page of a language that Gaung writes, so that an author can link to it."""
    found = ["", HELP, SEARCH, *(where for where in doors(campaign, language).values() if where != HELP)]
    found += [PODCAST] if campaign.shows else []
    found += [POSTERS] if campaign.posters else []
    found += [show(one.id) for one in campaign.shows if one.language is language]
    spoken = {one.id for one in campaign.shows if one.language is language}
    found += [episode(one.show_id, one.id) for one in campaign.episodes if one.show_id in spoken]
    found += [poster(one.id) for one in campaign.posters if language in one.languages]
    return tuple(found)
