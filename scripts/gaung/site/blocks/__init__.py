"""Gaung's blocks as a Python-Markdown extension: `gaung.site.blocks`. Its option `listing` is a file that pages wrote.

It works in every generator that uses Python-Markdown. The syntax stands in `gaung.block`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from gaung.block import Block, Body, Scan, find_blocks
from gaung.listing import Listing
from gaung.site.blocks import (
    calendar,
    exercise,
    finding,
    glossary,
    helping,
    home,
    listening,
    news,
    plain_text,
    shelf,
    sourced,
    tagged,
)
from gaung.site.blocks.markup import Page, Renderer, element, text

PAGE_MARK = "<!-- gaung: "
"""A page that Gaung wrote begins with its own address from the site's root, so that blocks can link from it."""

RENDERERS: dict[str, Renderer] = {
    **helping.RENDERERS,
    **exercise.RENDERERS,
    **listening.RENDERERS,
    **shelf.RENDERERS,
    **home.RENDERERS,
    **finding.RENDERERS,
    **glossary.RENDERERS,
    **sourced.RENDERERS,
    **news.RENDERERS,
    **tagged.RENDERERS,
    **calendar.RENDERERS,
}
"""A function for each block without Markdown inside."""

_AFTER_FENCES = 24
"""Python-Markdown takes fenced code out at 25 and raw HTML at 20."""


_BEFORE_RAW_HTML = 35
"""Python-Markdown puts what it took out back at 30."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class BlocksExtension(Extension):
    """The extension that MkDocs, properdocs and zensical load by its module's name."""

    def __init__(self, **options: Any) -> None:
        self.config = {"listing": ["", "The file with what the pages of this language can show"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put the blocks between fenced code and raw HTML; let plain words through, and no comments."""
        listing = str(self.getConfig("listing"))
        md.preprocessors.register(_BlockReader(md, listing), "gaung-blocks", _AFTER_FENCES)
        md.postprocessors.register(_CommentLeaver(md), "gaung-comments", _BEFORE_RAW_HTML)
        md.treeprocessors.register(plain_text.PlainTexts(md), "gaung-plain-texts", plain_text.BEFORE_INLINE)
        plain_text.look_where_signs_are(md)


def makeExtension(**options: Any) -> BlocksExtension:  # noqa: N802 - Python-Markdown's name
    """What Python-Markdown calls for `gaung.site.blocks`."""
    return BlocksExtension(**options)


@lru_cache(maxsize=8)
def _listing(file: str, _modified_ns: int) -> Listing:
    return Listing.model_validate_json(Path(file).read_bytes())


class _CommentLeaver(Postprocessor):
    """Takes the authors' comments out: notes to each other, and why a finding may stand, are not for readers."""

    def run(self, text: str) -> str:
        """Python-Markdown calls this with a finished page whose raw HTML is still kept apart."""
        kept = self.md.htmlStash.rawHtmlBlocks
        for number, html in enumerate(kept):
            if isinstance(html, str) and "<!--" in html:
                kept[number] = _COMMENT.sub("", html)
        return text


class _BlockReader(Preprocessor):
    """Replaces the blocks of a page by finished HTML; the Markdown inside a block stays Markdown."""

    def __init__(self, md: Markdown, listing: str) -> None:
        super().__init__(md)
        self._file = listing

    def run(self, lines: list[str]) -> list[str]:
        """Python-Markdown calls this with all lines of a page."""
        address = ""
        if lines and lines[0].startswith(PAGE_MARK):
            address = lines[0][len(PAGE_MARK) :].split(" ", 1)[0].removeprefix("/")
            lines = lines[1:]
        if not any(line.startswith(":::") for line in lines):
            return lines
        listing = _listing(self._file, Path(self._file).stat().st_mtime_ns)
        page = Page(listing, address)
        scan = find_blocks("\n".join(lines), allow_ours=True)
        inside: dict[int, list[str]] = {}
        skipped: set[int] = set()
        for block in scan.blocks:
            skipped |= self._replace(page, scan, block, inside)
        result: list[str] = []
        for number, line in enumerate(lines, start=1):
            result += inside.get(number, [] if number in skipped else [line])
        return result

    def _replace(self, page: Page, scan: Scan, block: Block, inside: dict[int, list[str]]) -> set[int]:
        """Note what stands in place of a block's lines; the numbers of the lines that are gone."""
        if block.kind.body is Body.MARKDOWN:
            before, after = _box(page, block)
            inside[block.first_line] = self._stash(before)
            inside[block.last_line] = self._stash(after)
            return set()
        lines = range(block.first_line + 1, block.last_line + 1)
        if block.kind.body is Body.RAW:
            html = "\n".join(scan.lines[number - 1] for number in lines[:-1])
        else:
            html = RENDERERS[block.kind.name](page, scan, block)
        inside[block.first_line] = self._stash(html)
        return set(lines)

    def _stash(self, html: str) -> list[str]:
        return ["", self.md.htmlStash.store(html), ""] if html else [""]


def _box(page: Page, block: Block) -> tuple[str, str]:
    """The HTML before and after a box whose text is Markdown."""
    name = block.kind.name
    if name == "note":
        head = element("p", "g-note__label", text(page.say("block_note")))
        summary = element("summary", "", text(f"{page.say('block_note_open')}: {block.options.get('title', '')}"))
        return f'<div class="g-note">{head}<details>{summary}', "</details></div>"
    title = block.options.get("title")
    label = element("p", "g-card__label", text(page.say(f"block_{name}")))
    heading = element("p", "g-card__title", text(title)) if title else ""
    return f'<div class="g-card g-card--{name}">{label}{heading}', "</div>"
