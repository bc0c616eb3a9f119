"""What partners are told to delete: names of files, guids, dates and checksums; never who asked, and never why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.words import day, kilobytes, say

UNREAD = frozenset({Language.NEPALI, Language.FILIPINO})
"""Languages of which no native speaker has read these sentences yet; the report says so at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One file that partners may have."""

    name: str
    bytes: int | None = None
    """Its size; not known of what went out earlier."""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to delete."""

    id: str
    guids: tuple[str, ...]
    published: date | None
    withdrawn_on: date
    copies: tuple[Copy, ...]


def as_text(campaign: Campaign, language: Language, today: date, entries: tuple[Entry, ...]) -> str:
    """The report as plain text, for a letter or a message."""
    lines = [say(language, "takedown_title"), "", _intro(campaign, language, today)]
    for entry in entries:
        lines += ["", entry.id, *(f"  {line}" for line in _dates(language, entry))]
        if entry.guids:
            lines += [f"  {say(language, 'takedown_guids')}:", *(f"    {guid}" for guid in entry.guids)]
        if entry.copies:
            lines += [f"  {say(language, 'takedown_files')}:"]
            lines += [f"    {copy.name}  {_size(copy)}  {copy.sha256}".rstrip() for copy in entry.copies]
    lines += ["", *_closing(campaign, language)]
    return "\n".join(lines).rstrip() + "\n"


def as_html(campaign: Campaign, language: Language, today: date, entries: tuple[Entry, ...]) -> str:
    """The report as one HTML file without scripts, styles or pictures."""
    title = escape(say(language, "takedown_title"))
    parts = [f"<h1>{title}</h1>", f"<p>{escape(_intro(campaign, language, today))}</p>"]
    for entry in entries:
        parts += [f"<h2>{escape(entry.id)}</h2>", *(f"<p>{escape(line)}</p>" for line in _dates(language, entry))]
        if entry.guids:
            items = "".join(f"<li><code>{escape(guid)}</code></li>" for guid in entry.guids)
            parts.append(f"<h3>{escape(say(language, 'takedown_guids'))}</h3><ul>{items}</ul>")
        if entry.copies:
            rows = "".join(
                f"<tr><td>{escape(copy.name)}</td><td>{_size(copy)}</td><td><code>{copy.sha256}</code></td></tr>"
                for copy in entry.copies
            )
            parts.append(f"<h3>{escape(say(language, 'takedown_files'))}</h3><table>{rows}</table>")
    parts += [f"<p>{escape(line)}</p>" for line in _closing(campaign, language)]
    body = "\n".join(parts)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    return f'<!doctype html>\n<html lang="{language}">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _size(copy: Copy) -> str:
    return "" if copy.bytes is None else kilobytes(copy.bytes)


def _intro(campaign: Campaign, language: Language, today: date) -> str:
    return say(language, "takedown_intro", day=day(language, today), organisation=campaign.settings.organisation)


def _dates(language: Language, entry: Entry) -> list[str]:
    lines = [say(language, "takedown_published", day=day(language, entry.published))] if entry.published else []
    return [*lines, say(language, "takedown_since", day=day(language, entry.withdrawn_on))]


def _closing(campaign: Campaign, language: Language) -> list[str]:
    contact = campaign.say(campaign.settings.contact, language) if campaign.settings.contact else ""
    done = [say(language, "takedown_done", contact=contact)] if contact else []
    return [*done, say(language, "no_review")] if language in UNREAD else done
