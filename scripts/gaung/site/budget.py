"""What a page may cost a reader on prepaid data: its text, its first visit, our scripts, nothing that nobody asked for.

The budgets are those of the first page that somebody opens on a phone, whatever the size of the site. Pictures of
posters count as requests, and what they weigh is said where they are.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gaung import address
from gaung.model.campaign import Campaign
from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.site.html import Document, Tag

MAX_PAGE_BYTES = 30_000
"""Of the HTML alone. All these are bytes as a server sends them, compressed with gzip."""
MAX_VISIT_BYTES = 110_000
"""Of HTML, style sheets, scripts, fonts and the site's own drawings: what a first visit fetches."""
MAX_VISIT_REQUESTS = 15
MAX_SCRIPT_BYTES = 12_000
"""Of all our scripts together."""

_SEARCH = "assets/search/"
_PROGRAMMES = "episodes/"
_OWN = (".css", ".js", ".svg", ".woff", ".woff2")
_FONTS = ("baloo-latin.woff", "baloo-devanagari.woff")
_TWICE_PACKED = (".woff", ".woff2")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page fetches when it is opened."""

    parts: tuple[str, ...]
    """Files, from the site's root."""
    loud: str
    """The tag of a player that fetches sound by itself; empty if there is none."""


class Weights:
    """What the files of a site weigh, each packed once."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._known: dict[str, int] = {}

    def of(self, name: str) -> int:
        """The bytes of a file of the site as a server sends it; 0 if it is not there."""
        if name not in self._known:
            path = self._site / name
            content = path.read_bytes() if path.is_file() else b""
            self._known[name] = len(content) if name.endswith(_TWICE_PACKED) else packed(content)
        return self._known[name]


def packed(content: bytes) -> int:
    """How many bytes are sent of a text."""
    return len(gzip.compress(content, 6, mtime=0)) if content else 0


def asked_by(document: Document) -> Asked:
    """What a finished page makes a browser fetch at once."""
    parts = tuple(dict.fromkeys(name for tag in document.tags for name in _parts(tag, document.address)))
    loud = next((tag.name for tag in document.tags if _is_loud(tag)), "")
    return Asked(parts, loud)


def of_page(text: str, asked: Asked, place: Place, weights: Weights, *, is_authors: bool) -> Iterator[Problem]:
    """What one finished page costs too much, said at `place`.

    An author can split a page, and shorten the notes of a programme; a list that Gaung wrote is told, and goes out.
    """
    if asked.loud:
        yield Problem("page-sound-at-load", place, {"tag": asked.loud})
    if any(name.startswith(_SEARCH) for name in asked.parts):
        yield Problem("page-search-at-load", place)
    requests = 1 + len(asked.parts)
    if requests > MAX_VISIT_REQUESTS:
        yield Problem("page-requests-many", place, {"count": requests, "most": MAX_VISIT_REQUESTS})
    own = sum(weights.of(name) for name in asked.parts if name.endswith(_OWN))
    content = text.encode()
    # most pages are light enough even if nothing is compressed
    if len(content) <= MAX_PAGE_BYTES and own + len(content) <= MAX_VISIT_BYTES:
        return
    page = packed(content)
    if page > MAX_PAGE_BYTES:
        severity = Severity.ERROR if is_authors else Severity.WARNING
        programme = {"programme": place.file} if place.file.startswith(_PROGRAMMES) else {}
        yield Problem("page-too-heavy", place, {**_kilobytes(page, MAX_PAGE_BYTES), **programme}, severity)
    elif page + own > MAX_VISIT_BYTES:
        yield Problem("page-visit-heavy", place, _kilobytes(page + own, MAX_VISIT_BYTES))


def of_scripts(site: Path) -> Iterator[Problem]:
    """Whether all our scripts together are light."""
    scripts = [*sorted((site / address.ASSETS).glob("*.js")), site / "sw.js"]
    weight = sum(packed(path.read_bytes()) for path in scripts if path.is_file())
    if weight > MAX_SCRIPT_BYTES:
        yield Problem("page-scripts-heavy", Place(address.ASSETS), _kilobytes(weight, MAX_SCRIPT_BYTES))


def source_of(campaign: Campaign) -> dict[str, str]:
    """The author's file of each built page: `jejak/index.html` was `content/id/jejak.md`."""
    found = {
        f"{campaign.language_prefix(page.language)}{page.address}index.html": str(page.source)
        for page in campaign.pages
        if page.language in campaign.settings.languages
    }
    for episode in campaign.episodes:
        prefix = campaign.language_prefix(campaign.show_of(episode).language)
        name = f"{prefix}{address.episode(episode.show_id, episode.id)}index.html"
        found[name] = str(episode.folder / "episode.yaml")
    return found


def _parts(tag: Tag, page: str) -> Iterator[str]:
    """What a browser fetches at once because of a tag, by its name from the site's root."""
    written = tag.attributes
    if tag.name == "link" and {"stylesheet", "icon", "preload"}.intersection(written.get("rel", "").split()):
        yield _name(written.get("href", ""), page)
        if written.get("href", "").endswith("gaung/site.css"):
            yield from (address.ASSETS + font for font in _FONTS)
    elif (tag.name == "script" and "src" in written) or (
        tag.name == "img" and written.get("loading") != "lazy" and "src" in written
    ):
        yield _name(written["src"], page)


def _name(written: str, page: str) -> str:
    """An address of a page as a name from the site's root; pages lie as deep as their address has slashes."""
    path = written.split("?")[0].split("#")[0]
    up = page.count("/")
    while path.startswith(("../", "./")):
        up -= path.startswith("../")
        path = path.removeprefix("../") if path.startswith("../") else path.removeprefix("./")
    inside = "/".join(page.split("/")[: max(up, 0)])
    return f"{inside}/{path}" if inside else path


def _is_loud(tag: Tag) -> bool:
    """Whether a player fetches sound before somebody presses it."""
    if tag.name not in ("audio", "video"):
        return False
    return tag.attributes.get("preload") != "none" or "autoplay" in tag.attributes


def _kilobytes(weight: int, most: int) -> dict[str, int]:
    return {"kilobytes": -(-weight // 1000), "most_kilobytes": most // 1000}
