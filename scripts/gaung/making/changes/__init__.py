"""What has changed for those who subscribed, as a text and a page that can be mailed to a station."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from html import escape

from gaung import words
from gaung.model.language import Language


class Happened(StrEnum):
    """What can happen to a programme or a feed."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One programme or feed that changed."""

    happened: Happened
    title: str
    """Empty for what was withdrawn: nothing of it is said."""
    lines: tuple[tuple[str, str], ...]
    """What is known of it: a word of the interface (`changes_file`), and the fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What changed in one feed."""

    name: str
    """What its files are called: `changes-radio-contoh`."""
    heading: str
    language: Language
    feed_url: str
    withdrawn_url: str
    moment: datetime
    changes: tuple[Change, ...]


def as_text(report: Report) -> str:
    """The report as plain text, for the body of a mail."""
    say = words.words(report.language)
    parts = [f"{say['changes_title']} · {report.heading}", words.day(report.language, report.moment.date()), ""]
    if not report.changes:
        parts += [say["changes_none"], ""]
    for happened in Happened:
        found = [one for one in report.changes if one.happened is happened]
        if found:
            parts += [f"{say[f'changes_{happened}']}:", ""]
            for one in found:
                first, *rest = list(_lines(one, report.language))
                parts += [f"  - {first}", *(f"    {line}" for line in rest)]
            parts.append("")
    parts += [f"{say['changes_feed']}: {report.feed_url}", f"{say['changes_list']}: {report.withdrawn_url}"]
    return "\n".join(parts) + "\n"


def as_html(report: Report) -> str:
    """The report as one page without anything from elsewhere; mail programs show it as it is."""
    say = words.words(report.language)
    heading = escape(f"{say['changes_title']} · {report.heading}")
    day = escape(words.day(report.language, report.moment.date()))
    parts = [
        f'<!DOCTYPE html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n<title>{heading}</title>\n'
        "</head>\n"
        '<body style="max-width:40rem;margin:1rem auto;padding:0 1rem;color:#14213D;background:#FFFDF7;'
        'font:1rem/1.5 sans-serif">',
        f"<h1>{heading}</h1>\n<p>{day}</p>",
    ]
    if not report.changes:
        parts.append(f"<p>{escape(say['changes_none'])}</p>")
    for happened in Happened:
        found = [one for one in report.changes if one.happened is happened]
        if found:
            rows = "\n".join(f"<li>{'<br>'.join(map(escape, _lines(one, report.language)))}</li>" for one in found)
            parts.append(f"<h2>{escape(say[f'changes_{happened}'])}</h2>\n<ul>\n{rows}\n</ul>")
    for name, url in (("changes_feed", report.feed_url), ("changes_list", report.withdrawn_url)):
        parts.append(f'<p>{escape(say[name])}: <a href="{escape(url)}">{escape(url)}</a></p>')
    return "\n".join([*parts, "</body>", "</html>", ""])


def _lines(one: Change, language: Language) -> Iterator[str]:
    say = words.words(language)
    if one.title:
        yield one.title
    for name, fact in one.lines:
        yield f"{say[name]}: {fact}"
