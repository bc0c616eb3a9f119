"""Addresses in a page that is opened from a disk: no server adds `index.html`, and what is not there is online."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote, unquote

from gaung.site.html import Document

_ATTRIBUTE = re.compile(r'(?P<before>\s(?P<name>href|src|poster|srcset|data-root|data-home)=")(?P<value>[^"]*)"')
_ELEMENT = re.compile(r"<(?P<name>[a-z][a-z0-9]*)\b(?P<rest>(?:[^>\"]|\"[^\"]*\")*)>", re.IGNORECASE)
_SCRIPT_OF_SAVED = re.compile(r'\s*<script src="[^"]*assets/gaung/saved\.js" defer></script>')
_CANONICAL = re.compile(r'\s*<link rel="(?:canonical|alternate)"[^>]*>')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(")')
_AUDIO = re.compile(r"<audio\b[^>]*>.*?</audio>", re.DOTALL)
_SOURCE = re.compile(r'\ssrc="([^"]*)"')

POLICY = (
    "default-src 'self' file:; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; "
    "object-src 'none'; base-uri 'none'; form-action 'none'"
)
"""Browsers do not agree on whether `'self'` means the files beside a page that has no address."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Where links lead."""

    carried: frozenset[str]
    """Every file of the copy, from the site's root."""
    site_url: str
    """Where the rest is: the published site's full address."""


def asked_by(document: Document) -> Iterator[tuple[str, bool]]:
    """Every file that a page names, from the site's root, and whether the page is made of it (else it offers it)."""
    for element in _ELEMENT.finditer(document.read):
        name = element["name"].lower()
        if name == "link" and _CANONICAL.match(element[0]):
            continue
        for attribute in _ATTRIBUTE.finditer(element["rest"]):
            if attribute["name"].startswith("data-"):
                continue
            target = _target(document.address, attribute["value"])
            if target is not None:
                yield target, name not in ("a", "audio")


def rewritten(name: str, page: str, leads: Leads) -> str:
    """The page as it works from a disk."""
    address = name.removesuffix("index.html")
    page = _SCRIPT_OF_SAVED.sub("", _CANONICAL.sub("", page))
    page = _POLICY.sub(lambda match: f"{match[1]}{POLICY}{match[2]}", page)
    page = _AUDIO.sub(lambda match: _audio(address, match[0], leads), page)
    return _ELEMENT.sub(lambda match: _element(address, match, leads), page)


def _element(address: str, element: re.Match[str], leads: Leads) -> str:
    is_link = element["name"].lower() == "a"

    def changed(attribute: re.Match[str]) -> str:
        return f'{attribute["before"]}{escape(_led(address, attribute["value"], leads, is_link))}"'

    return f"<{element['name']}{_ATTRIBUTE.sub(changed, element['rest'])}>"


def _led(address: str, written: str, leads: Leads, is_link: bool) -> str:
    """One address: a folder gets its file, and a link to what was left at home leads to the published site."""
    value = unescape(written)
    target = _target(address, value)
    if target is None:
        return value
    anchor = value[value.index("#") :] if "#" in value else ""
    if target in leads.carried:
        depth = address.count("/")
        return "../" * depth + quote(target) + anchor
    return leads.site_url + quote(target.removesuffix("index.html")) + anchor if is_link else value


def _audio(address: str, element: str, leads: Leads) -> str:
    """A player plays the small file, which is the one that comes along; without it, there is no player."""
    source = _SOURCE.search(element)
    target = _target(address, unescape(source[1])) if source else None
    if source is None or target is None:
        return element
    small = re.sub(r"\.mp3$", ".low.opus", target)
    if small not in leads.carried:
        return ""
    there = "../" * address.count("/") + quote(small)
    return element.replace(source[0], f' src="{escape(there)}"', 1)


def _target(address: str, written: str) -> str | None:
    """The file that an address names, from the site's root; None for one that leads elsewhere or into this page."""
    value = unescape(written).split("#")[0].split("?")[0]
    if not value or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/", value):
        return None
    path = posixpath.normpath(posixpath.join(address, unquote(value)))
    if value.endswith(("/", "..")) or value in (".", "./"):
        path = posixpath.join(path, "index.html")
    return posixpath.normpath(path)
