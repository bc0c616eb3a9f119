"""Descriptions and show notes as the HTML that podcast apps show: a handful of elements, and nothing else."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from html import escape
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path

import markdown

from gaung import words
from gaung.making.feed.content import Channel, Help, Item, paragraphs
from gaung.making.store import write_whole

REVISION = 1
"""Raised when the same Markdown gives other HTML."""

_TOOL = f"markdown {version('markdown')} {REVISION}"

MAX_DESCRIPTION_BYTES = 4000
"""Directories cut or refuse a longer description (Apple counts bytes, and a Nepali letter has three)."""

ALLOWED = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"})
"""The elements that Apple and the other directories show."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WITHOUT_TEXT = frozenset({"script", "style", "title", "template", "textarea", "noscript", "iframe", "object"})
_LIST_PARTS = frozenset({"ul", "ol", "li"})
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:|sms:)[^\s\"'<>]+", re.ASCII | re.IGNORECASE)


class KeptNotes:
    """The HTML of show notes by the SHA-256 of their Markdown: converting costs more than all the rest of a feed.

    The feeds of one show have the same notes, and most notes are those of the last build. What a build did not use is
    not kept, so that notes which were taken back leave this file too.
    """

    def __init__(self, memory: Path | None = None) -> None:
        self._memory = memory
        self._known: dict[str, str] = {}
        self._used: dict[str, str] = {}
        if memory is not None:
            self._known = _remembered(memory)

    def obtain(self, text: str, convert: Callable[[str], str]) -> str:
        """The HTML of `text`: known, or converted now."""
        key = _key(text)
        html = self._used.get(key) or self._known.get(key)
        if html is None:
            html = convert(text)
        self._used[key] = html
        return html

    def keep(self, texts: Iterable[str]) -> None:
        """Keep what is known of these texts, though nothing asks for it in this build."""
        for text in texts:
            key = _key(text)
            if key in self._known:
                self._used[key] = self._known[key]

    def save(self) -> None:
        """Keep what was used for the next build."""
        if self._memory is not None and self._used != self._known:
            write_whole(self._memory, json.dumps(self._used, ensure_ascii=False, sort_keys=True).encode())


def _key(text: str) -> str:
    return hashlib.sha256(f"{_TOOL}\n{text}".encode()).hexdigest()


def _remembered(memory: Path) -> dict[str, str]:
    """What the last build kept; nothing if it is not there, or damaged."""
    try:
        found = json.loads(memory.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    is_whole = isinstance(found, dict) and all(isinstance(html, str) for html in found.values())
    return found if is_whole else {}


class NotesRenderer:
    """Writes the HTML of a feed's items.

    It keeps one Markdown converter, because making one costs more than using it, and what all items say alike.
    """

    def __init__(self, channel: Channel, kept: KeptNotes | None = None) -> None:
        say = words.words(channel.language)
        self._kept = kept or KeptNotes()
        self._markdown = markdown.Markdown(extensions=["sane_lists"], output_format="xhtml")
        self._synthetic = f"<p><em>{escape(say['feed_synthetic'], quote=False)}</em></p>"
        self._disguised = f"<p><em>{escape(say['feed_disguised'], quote=False)}</em></p>"
        self._chapters = f"<p><strong>{escape(say['feed_chapters'], quote=False)}</strong></p>"
        self._help = escape(say["feed_help"], quote=False)
        self._page = say["feed_episode_page"]
        self._lines = {name: _help_line(line) for name, line in channel.helplines.items()}
        self._first_aid = frozenset(name for name, line in channel.helplines.items() if line.is_first_aid)

    def from_markdown(self, text: str) -> str:
        """Markdown as allowed HTML. Headings become bold lines; pictures, tables and raw HTML leave their words."""
        return self._kept.obtain(text, self._converted)

    def _converted(self, text: str) -> str:
        self._markdown.reset()
        return allowed_html(self._markdown.convert(text))

    def _labels(self, item: Item) -> list[str]:
        """What a listener must know about the voices."""
        labels = [self._synthetic] if item.is_synthetic else []
        return [*labels, self._disguised] if item.is_disguised else labels

    def content(self, item: Item) -> str:
        """The longer notes (`content:encoded`): labels of voices, notes, chapters, help lines, page."""
        parts = self._labels(item)
        parts.append(_paragraphs(item.summary))
        if item.notes:
            parts.append(self.from_markdown(item.notes))
        if item.chapters:
            marks = [
                f"<li>{clock_time(mark.start_seconds)} {escape(mark.title, quote=False)}</li>" for mark in item.chapters
            ]
            parts.append(f"{self._chapters}<ul>{''.join(marks)}</ul>")
        if item.helplines:
            rows = "".join(f"<li>{self._lines[line]}</li>" for line in item.helplines)
            parts.append(f"<p><strong>{self._help}</strong></p><ul>{rows}</ul>")
        parts.append(f"<p>{_link(item.page_url, self._page)}</p>")
        return "".join(parts)

    def description(self, item: Item) -> str:
        """The short description: the summary, the labels of voices and where to get help.

        What would make it longer than directories take is left out; the longer notes have it all the same.
        """
        whole = _paragraphs(item.summary)
        lines = [self._lines[line] for line in item.helplines if line in self._first_aid]
        extras = self._labels(item)
        if lines:
            extras.append(f"<p>{self._help} {'; '.join(lines)}</p>")
        for extra in extras:
            if len((whole + extra).encode()) <= MAX_DESCRIPTION_BYTES:
                whole += extra
        return whole


def clock_time(seconds: float) -> str:
    """`m:ss` or `h:mm:ss`, as apps recognise it in notes and let listeners jump there."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def allowed_html(html: str) -> str:
    """`html` with the allowed elements only, every element closed, every text and address escaped."""
    writer = _AllowedWriter()
    writer.feed(html)
    writer.close()
    return writer.text()


class _AllowedWriter(HTMLParser):
    """Copies allowed elements and text, and nothing else; what it writes is well-formed whatever it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._written: list[str] = []
        self._open: list[str] = []
        self._silent: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._silent is None and tag in _WITHOUT_TEXT:
            self._silent = tag
        elif self._silent is not None:
            return
        elif tag in _HEADINGS:
            self._begin("p")
            self._begin("strong")
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            if _SAFE_LINK.fullmatch(href) and "a" not in self._open:
                self._begin("a", f' href="{escape(href)}"')
        elif tag in ALLOWED:
            self._begin(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content says nothing; `<img/>` and `<br/>` part words."""
        self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._silent is not None:
            self._silent = None if tag == self._silent else self._silent
        elif tag in _HEADINGS:
            self._end("p")
        else:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            self._written.append(escape(data, quote=False))

    def text(self) -> str:
        """What was written, with everything closed."""
        while self._open:
            self._end(self._open[-1])
        return "".join(self._written).strip()

    def _begin(self, tag: str, attributes: str = "") -> None:
        if tag == "p" and "p" in self._open:
            self._end("p")
        if tag == "li" and next((one for one in reversed(self._open) if one in _LIST_PARTS), "") == "li":
            self._end("li")
        self._open.append(tag)
        self._written.append(f"<{tag}{attributes}>")

    def _end(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            last = self._open.pop()
            self._written.append(f"</{last}>")
            if last == tag:
                return


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs(text))


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text, quote=False)}</a>'


def _help_line(line: Help) -> str:
    remark = f" ({escape(line.remark, quote=False)})" if line.remark else ""
    asks = f" – {escape(line.asks, quote=False)}" if line.asks else ""
    return f"<strong>{escape(line.name, quote=False)}</strong>: {_link(line.link, line.value)}{remark}{asks}"
