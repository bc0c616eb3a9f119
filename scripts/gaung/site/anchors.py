"""Links to a place inside a page: whether the built page has that place.

Only the built page knows its places for certain, for the generator names them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path, PurePosixPath

from gaung.model.campaign import Campaign
from gaung.model.page import Page
from gaung.near import nearest
from gaung.page_text import PageText
from gaung.problem import Problem

_ID = re.compile(r"""\sid=(?:"([^"]+)"|'([^']+)'|([^\s"'>]+))""")
_OWN_TEXT = re.compile(r"<main\b.*</main>", re.DOTALL)
_HEADINGS = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_MOST_NAMED = 12
"""How many places of a page a sentence lists."""


def problems(campaign: Campaign, site: Path) -> Iterator[Problem]:
    """Every link of an author's page to a place that its target does not have."""
    places = cache(lambda name: _places(site / name))
    for page in campaign.pages:
        # most pages have this sign before their headings only
        if page.language not in campaign.settings.languages or "#" not in _HEADINGS.sub("", page.text):
            continue
        for link in PageText(page.text, str(page.source), page.text_line).links():
            if link.scheme or link.target.startswith("//") or not link.anchor or link.is_picture:
                continue
            target = _target(campaign, page, link.path)
            known = places(target)
            if known is not None and link.anchor not in known:
                facts = {"anchor": link.anchor, "near": nearest(link.anchor, known), "known": known[:_MOST_NAMED]}
                yield Problem("page-link-anchor", link.place, facts)


def _target(campaign: Campaign, page: Page, path: str) -> str:
    """The built file of the page that a link leads to; `path` is the Markdown file, seen from the page's own."""
    inside = PurePosixPath(*page.source.parts[2:])
    there = PurePosixPath(posixpath.normpath(inside.parent / path)) if path else inside
    folder = there.parent if there.stem == "index" else there.with_suffix("")
    return f"{campaign.language_prefix(page.language)}{folder / 'index.html'}"


def _places(file: Path) -> tuple[str, ...] | None:
    """The ids inside a built page's own text, in order; None if there is no such page: that is said elsewhere."""
    try:
        text = file.read_text("utf-8")
    except OSError:
        return None
    own = _OWN_TEXT.search(text)
    found = (next(part for part in match.groups() if part) for match in _ID.finditer(own[0] if own else text))
    return tuple(dict.fromkeys(unescape(one) for one in found))
