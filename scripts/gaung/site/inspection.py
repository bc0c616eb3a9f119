"""What must not be in a built site: a request to another host, a file that is not there, a script in a text."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from gaung.place import Place
from gaung.problem import Problem
from gaung.site.html import Document, Tag

LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "iframe": ("src", "srcdoc"),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "form": ("action",),
    "body": ("background",),
}
"""Attributes that make a browser fetch something (a form would send)."""

NEVER_IN_TEXT = frozenset({"script", "style", "iframe", "frame", "object", "embed", "form", "base", "meta", "link"})
"""What no page has between the beginning of its text and its end, whoever wrote it."""

_FETCHED_RELATIONS = frozenset(
    {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
    | {"apple-touch-icon", "mask-icon"}
)
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_CSS_NAMESPACE = re.compile(r"@namespace[^;]*;")
"""Its address is a name: nothing is fetched from there."""

_SCRIPT_ADDRESS = re.compile(r"""["'`]((?:https?:)?//[^"'`\s]+)""")
_PATH = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^/?#][^?#]*")
"""The path of an address that counts from the page."""
_OUTSIDE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def of_page(document: Document, files: frozenset[str]) -> Iterator[Problem]:
    """Everything in one page that would ask another host, or lead to none of the site's `files`."""
    main = document.main
    for tag in document.tags:
        for address in _fetched(tag):
            place = Place(document.name, document.line_of(tag.start))
            if _OUTSIDE.match(address):
                yield Problem("page-outside-request", place, {"address": address, "tag": tag.name})
            elif not _is_there(files, document.address, address):
                yield Problem("page-file-missing", place, {"file": address})
        if tag.name in NEVER_IN_TEXT and tag.start >= main:
            yield Problem("page-script", Place(document.name, document.line_of(tag.start)), {"tag": tag.name})
        for name in tag.attributes:
            if name.startswith("on") and name[2:].isalpha():
                place = Place(document.name, document.line_of(tag.start))
                yield Problem("page-script", place, {"tag": f"{tag.name} {name}"})
        if tag.attributes.get("href", "").lstrip().lower().startswith("javascript:"):
            yield Problem("page-script", Place(document.name, document.line_of(tag.start)), {"tag": "javascript:"})


def of_assets(site: Path, apart: str = "") -> Iterator[Problem]:
    """Style sheets and scripts that would ask another host; those in the folder `apart` are not ours to judge."""
    kinds = {".css": _CSS_ADDRESS, ".js": _SCRIPT_ADDRESS}
    found = (Path(folder, name) for folder, _, names in os.walk(site) for name in names if name.endswith((*kinds,)))
    for path in sorted(found):
        name, pattern = path.relative_to(site).as_posix(), kinds[path.suffix]
        if apart and name.startswith(apart):
            continue
        text = _CSS_NAMESPACE.sub(lambda found: " " * len(found[0]), path.read_text("utf-8"))
        for match in pattern.finditer(text):
            address = next(part for part in match.groups() if part)
            if _OUTSIDE.match(address):
                line = text.count("\n", 0, match.start()) + 1
                yield Problem("page-outside-request", Place(name, line), {"address": address, "tag": path.suffix[1:]})


def _fetched(tag: Tag) -> Iterator[str]:
    """The addresses that a browser fetches because of this tag."""
    for name in LOADED.get(tag.name, ()):
        value = tag.attributes.get(name, "")
        if name == "srcset":
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif value:
            yield value
    if tag.name == "link" and _FETCHED_RELATIONS.intersection(tag.attributes.get("rel", "").lower().split()):
        yield tag.attributes.get("href", "")
    if tag.name == "meta" and tag.attributes.get("http-equiv", "").lower() == "refresh":
        yield tag.attributes.get("content", "").partition("=")[2]
    if tag.name == "style":
        for match in _CSS_ADDRESS.finditer(tag.inside or ""):
            yield match[1] or match[2]


def _is_there(files: frozenset[str], page: str, address: str) -> bool:
    path = _PATH.match(address)
    if path is None or page.endswith(".html"):
        return True
    return posixpath.normpath(posixpath.join(page, unquote(path[0]))) in files
