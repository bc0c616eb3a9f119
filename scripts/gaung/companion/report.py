"""The safeguarding report for the companion: exemptions, open advice, consents, sign-offs, help lines. HTML and CSV.

It holds what the findings say, which is masked, and roles, references and dates: no name, no line of anybody's text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from html import escape

from gaung import messages
from gaung.companion.calling import call_sheet
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.model.today import Today
from gaung.problem import Problem, Severity
from gaung.rules.consent import ending_soon, is_valid
from gaung.rules.signing_off import sensitive

SAFETY = ("helpline-", "consent-", "personal-data-", "identity-", "term-", "page-plain", "audio-plain", "poster-plain")
"""What the report is about, by the beginnings of codes."""

EXEMPTIONS = (
    *("personal-data-allowed", "identity-allowed", "term-allowed", "helpline-allowed"),
    *("personal-data-official", "personal-data-official-unexplained"),
    *("helpline-official", "helpline-official-unexplained", "helpline-official-near"),
)
"""What is said of a find that an author allows, by a reason in place or as an office's own in the settings."""


class Section(StrEnum):
    """The parts of the report, in its order."""

    EXEMPTION = "exemption"
    FINDING = "finding"
    ADVICE = "advice"
    CONSENT = "consent"
    SIGN_OFF = "sign-off"
    HELPLINE = "helpline"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report."""

    section: Section
    where: str
    """A file with its line, a reference, or an id."""
    what: str
    until: str = ""
    """The day to watch, if there is one."""


def rows(campaign: Campaign, problems: Iterable[Problem], today: Today, spoken: Language) -> tuple[Row, ...]:
    """The whole report."""
    found = [
        *_of_problems(problems, spoken),
        *_of_consents(campaign, today, spoken),
        *_of_sign_offs(campaign, spoken),
        *_of_helplines(campaign, spoken),
    ]
    order = list(Section)
    return tuple(sorted(found, key=lambda row: (order.index(row.section), row.until, row.where)))


def exemptions(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Every find that an author allows, with the reason."""
    return tuple(problem for problem in problems if problem.code in EXEMPTIONS)


def open_advice(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Every note of the safety families that is no exemption."""
    return tuple(
        problem
        for problem in problems
        if problem.severity is Severity.INFO and problem.code.startswith(SAFETY) and problem.code not in EXEMPTIONS
    )


def as_csv(found: Sequence[Row], spoken: Language) -> str:
    """The report for a spreadsheet; no cell can begin a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([messages.word(f"report-{name}", spoken) for name in ("section", "where", "what", "until")])
    for row in found:
        cells = (messages.word(f"report-{row.section}", spoken), row.where, row.what, row.until)
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells])
    return out.getvalue()


def as_html(found: Sequence[Row], title: str, today: date, spoken: Language) -> str:
    """The report as one page that asks nobody for anything: no script, no style from elsewhere."""
    parts = [
        f'<!doctype html><html lang="{spoken}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(title)}</h1><p>{escape(today.isoformat())} · "
        f"{escape(messages.word('report-private', spoken))}</p>",
    ]
    for section in Section:
        own = [row for row in found if row.section is section]
        parts.append(f"<h2>{escape(messages.word(f'report-{section}', spoken))} ({len(own)})</h2>")
        if not own:
            parts.append(f"<p>{escape(messages.word('report-none', spoken))}</p>")
            continue
        heads = "".join(
            f'<th scope="col">{escape(messages.word(f"report-{name}", spoken))}</th>'
            for name in ("where", "what", "until")
        )
        lines = "".join(
            f"<tr><td>{escape(row.where)}</td><td>{escape(row.what)}</td><td>{escape(row.until)}</td></tr>"
            for row in own
        )
        parts.append(f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>")
    return "\n".join([*parts, "</body></html>", ""])


def _of_problems(problems: Iterable[Problem], spoken: Language) -> Iterator[Row]:
    for problem in problems:
        if not problem.code.startswith(SAFETY):
            continue
        section = Section.FINDING
        if problem.code in EXEMPTIONS:
            section = Section.EXEMPTION
        elif problem.severity is Severity.INFO:
            section = Section.ADVICE
        where = f"{problem.place.file}:{problem.place.line}" if problem.place else ""
        yield Row(section, where, f"{messages.message(problem, spoken)} [{problem.code}]")


def _of_consents(campaign: Campaign, today: Today, spoken: Language) -> Iterator[Row]:
    soon = {consent.ref for consent in ending_soon(campaign, today)}
    for consent in campaign.consents.consents:
        state = "soon" if consent.ref in soon else "valid" if is_valid(consent, today) else "over"
        kinds = ", ".join((*consent.kinds, *consent.uses))
        told = messages.sentence(f"report-consent-{state}", spoken, kinds=kinds)
        yield Row(Section.CONSENT, consent.ref, told, str(consent.withdrawn_on or consent.valid_until))


def _of_sign_offs(campaign: Campaign, spoken: Language) -> Iterator[Row]:
    for thing in sensitive(campaign):
        written = thing.front if isinstance(thing, Page) else thing
        where = str(thing.source) if isinstance(thing, Page) else str(thing.folder)
        facts = {"author": written.author_role or "…", "reviewer": written.reviewed_by_role or "…"}
        told = messages.sentence("report-signed", spoken, **facts)
        yield Row(Section.SIGN_OFF, where, told, str(written.reviewed_on or ""))


def _of_helplines(campaign: Campaign, spoken: Language) -> Iterator[Row]:
    for line in call_sheet(campaign):
        facts = {"value": line.value, "checked_on": str(line.checked_on), "method": line.method}
        told = messages.sentence("report-to-call", spoken, **facts)
        yield Row(Section.HELPLINE, line.id, told, str(line.review_by))


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14213d}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;"
    "border-bottom:1px solid #ccd}td:first-child{overflow-wrap:anywhere;width:30%}td:last-child{white-space:nowrap}"
    "@media print{body{margin:0}}"
)
