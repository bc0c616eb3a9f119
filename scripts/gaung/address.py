"""Where everything stands on the site. These addresses are never renamed once a campaign is released."""

from __future__ import annotations

HELP = "help/"
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
