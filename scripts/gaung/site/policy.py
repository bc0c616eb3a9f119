"""A strict content-security policy for every page: nothing from elsewhere, nothing inline that we do not know."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from gaung.address import ASSETS, up
from gaung.site.html import Document, Tag

MOVED = f"{ASSETS}moved.css"
"""Styles that a generator wrote into tags; the policy allows them only in a file."""

SEARCH_SCRIPT = f"{ASSETS}search.js"
"""The search engine is WebAssembly, which only the pages with this script may run."""

_STYLE = re.compile(r"""\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CLASS = re.compile(r"""(\sclass\s*=\s*["'])""", re.IGNORECASE)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_DATA_TYPES = ("json", "template", "plain")


def apply(document: Document) -> None:
    """Put the policy first into the head. A script in the text of a page never gets a hash: no browser runs it."""
    hashes: list[str] = []
    for tag in document.tags:
        if tag.name == "script" and tag.start < document.main and "src" not in tag.attributes and not _is_data(tag):
            digest = base64.b64encode(hashlib.sha256((tag.inside or "").encode()).digest()).decode()
            hashes.append(f"'sha256-{digest}'")
    if any(tag.name == "script" and tag.attributes.get("src", "").endswith(SEARCH_SCRIPT) for tag in document.tags):
        hashes.append("'wasm-unsafe-eval'")
    content = policy(sorted(set(hashes)))
    metas = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    metas += '\n    <meta name="referrer" content="no-referrer">'
    document.text = _HEAD.sub(lambda head: f"{head[0]}\n    {metas}", document.text, count=1)


def policy(hashes: list[str]) -> str:
    """The policy, with the hashes of the inline scripts that a theme needs."""
    scripts = " ".join(["'self'", *hashes])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self'; img-src 'self' data:; "
        "object-src 'none'; base-uri 'self'; form-action 'none'"
    )


def move_styles(document: Document, moved: dict[str, str]) -> None:
    """Replace `style="…"` by a class, and remember the rule."""
    with_style = [tag for tag in document.tags if "style" in tag.attributes]
    if not with_style:
        return
    for tag in reversed(with_style):
        rule = tag.attributes["style"].strip().rstrip(";")
        name = f"m-{hashlib.sha256(rule.encode()).hexdigest()[:8]}"
        moved[name] = rule
        written = _STYLE.sub("", document.text[tag.start : tag.end], count=1)
        if "class" in tag.attributes:
            written = _CLASS.sub(rf"\g<1>{name} ", written, count=1)
        else:
            written = f'<{tag.name} class="{name}"' + written[1 + len(tag.name) :]
        document.text = document.text[: tag.start] + written + document.text[tag.end :]
    root = up(document.address) or "./"
    document.insert_in_head(f'<link rel="stylesheet" href="{root}{MOVED}">')


def write_styles(site: Path, moved: dict[str, str]) -> None:
    """The file with the moved styles, if there are any."""
    if moved:
        path = site / MOVED
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f".{name}{{{rule}}}\n" for name, rule in sorted(moved.items())), "utf-8", newline="\n")


def _is_data(tag: Tag) -> bool:
    """Whether a script element holds data, which no browser runs."""
    kind = tag.attributes.get("type", "").lower()
    return any(part in kind for part in _DATA_TYPES)
