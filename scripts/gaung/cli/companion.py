"""Commands for the adult companion: the consent form, the word card, the test calls, the safeguarding report."""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from gaung import messages
from gaung.checking import check, of_layout
from gaung.cli.options import LanguageCode, Root, Spoken
from gaung.cli.talk import say, shown, stop
from gaung.cli.where import beside, campaign, moment, refuse_file_inside, refuse_inside
from gaung.companion import calling, replacing, report
from gaung.making.poster import consent_form, word_card
from gaung.making.store import write_whole
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.today import Today
from gaung.near import nearest
from gaung.problem import Fact, Problem
from gaung.reading.campaign import read_campaign
from gaung.rules.consent import find

_REFERENCE = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")


def form_command(
    reference: str,
    *,
    out: Path,
    form_language: LanguageCode | None = None,
    root: Root = None,
    language: Spoken = None,
) -> None:
    """Print the consent form: the guardian's page, the child's page, and the decision on safety.

    Args:
        reference: The reference: of a recorded consent, whose boxes are ticked then, or a new one: ID-2026-014.
        out: The folder for the PDF.
        form_language: The language of the form; left out, one PDF in each language of the campaign.
    """
    folder, spoken = campaign(root, language)
    if not _REFERENCE.fullmatch(reference) or len(reference) > 40:
        stop(Problem("consent-form-reference", None, {"seen": reference}), spoken)
    read, _ = read_campaign(folder)
    make_folder(out, folder, spoken)
    for wanted in _languages(read, form_language):
        form = consent_form.render(read, reference, find(read, reference), wanted)
        ((file, _),) = beside({out / f"consent-{reference}.{wanted}.pdf": form}).items()
        write_whole(file, form)
        say("companion-written", spoken, file=shown(file.resolve()))
    if find(read, reference) is None:
        say("consent-form-new", spoken, ref=reference)


def words_command(
    *, out: Path, card_language: LanguageCode | None = None, root: Root = None, language: Spoken = None
) -> None:
    """Print the presenter's word card: what not to say, what to say instead, and why.

    Args:
        out: The folder for the PDF.
        card_language: The language of the card; left out, one PDF in each language of the campaign.
    """
    folder, spoken = campaign(root, language)
    read, _ = read_campaign(folder)
    make_folder(out, folder, spoken)
    for wanted in _languages(read, card_language):
        file = out / f"word-card.{wanted}.pdf"
        file.write_bytes(word_card.render(wanted))
        say("companion-written", spoken, file=shown(file.resolve()))


def helplines_command(
    *,
    record: str | None = None,
    by: str | None = None,
    method: str = "test call",
    on: date | None = None,
    days: int = calling.REVIEW_DAYS,
    write: bool = False,
    csv_out: Path | None = None,
    root: Root = None,
    language: Spoken = None,
    now: datetime | None = None,
) -> None:
    """Print whom to call for the yearly test calls, or record the result of one call.

    Args:
        record: The id of the line that was called.
        by: The role of who called; never a name.
        method: How it was checked.
        on: The day of the call; today if left out.
        days: After so many days it must be checked again.
        write: Write the result into the register; without it the change is only shown.
        csv_out: A file for the call sheet, for a spreadsheet.
        now: The moment of the call sheet (ISO 8601).
    """
    folder, spoken = campaign(root, language)
    read, _ = read_campaign(folder)
    today = Today.at(moment(now))
    if record is not None:
        _record(
            read,
            folder,
            spoken,
            record,
            by,
            method,
            on or today.last(read.settings.countries),
            days,
            today,
            write=write,
        )
        return
    lines = [("id", "value", "name", "review_by", "checked_on", "method", "result")]
    for line in calling.call_sheet(read):
        due = "calls-due" if today.is_over(line.review_by, line.countries) else "calls-row"
        name = read.say(line.name, spoken)
        say(due, spoken, id=line.id, value=line.value, name=name, review_by=str(line.review_by))
        days_row = (str(line.review_by), str(line.checked_on), line.method, "")
        lines.append((line.id, line.value, name, *days_row))
    say("calls-advice", spoken)
    if csv_out is not None:
        text = io.StringIO(newline="")
        csv.writer(text).writerows([_harmless(cell) for cell in row] for row in lines)
        _write_sheet(csv_out, text.getvalue().encode("utf-8-sig"), folder, spoken)


def report_command(*, out: Path, root: Root = None, language: Spoken = None, now: datetime | None = None) -> None:
    """Write the safeguarding report: exemptions, open advice, consents, sign-offs, help lines to call.

    Args:
        out: The folder for safeguarding.html and safeguarding.csv; never one that is published.
        now: Report as if it were this moment (ISO 8601).
    """
    folder, spoken = campaign(root, language)
    at = moment(now)
    read, problems = check(folder, at)
    make_folder(out, folder, spoken)
    everything = [*problems, *of_layout(read, problems)]
    today = Today.at(at)
    day = today.last(read.settings.countries)
    found = report.rows(read, everything, today, spoken)
    title = f"{messages.word('report-title', spoken)}: {read.say(read.settings.name, spoken)}"
    files = {
        "safeguarding.html": report.as_html(found, title, day, spoken),
        "safeguarding.csv": "\ufeff" + report.as_csv(found, spoken),
    }
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8", newline="")
        say("companion-written", spoken, file=shown((out / name).resolve()))


def _record(
    read: Campaign,
    folder: Path,
    spoken: Language,
    record: str,
    by: str | None,
    method: str,
    on: date,
    days: int,
    today: Today,
    *,
    write: bool,
) -> None:
    line = read.helpline(record)
    if line is None:
        known = [one.id for one in read.helplines.helplines]
        stop(Problem("helpline-unknown", None, {"id": record, "near": nearest(record, known)}), spoken)
    if by is None or not by.strip():
        stop(Problem("calls-by-whom", None, {"id": record}), spoken)
    if not calling.is_role(by) or not calling.is_role(method):
        stop(Problem("calls-by-name", None, {"id": record}), spoken)
    if on > today.last() or not 1 <= days <= calling.MOST_DAYS:
        stop(Problem("calls-when", None, {"most": calling.MOST_DAYS, "today": str(today.last())}), spoken)
    file = calling.HELPLINES.as_posix()
    if on < line.checked_on:
        newer = Problem(
            "calls-newer", line.where("checked_on"), {"id": record, "on": str(line.checked_on), "file": file}
        )
        stop(newer, spoken)
    until = on + timedelta(days=days)
    if today.is_over(until, line.countries):
        over: dict[str, Fact] = {"on": str(on), "until": str(until), "most": calling.MOST_DAYS}
        stop(Problem("calls-over", None, over), spoken)
    with (folder / file).open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    try:
        new = calling.recorded(text, line, on, by.strip(), method.strip(), days)
    except calling.NotEditableError:
        stop(Problem("calls-layout", line.where("method"), {"id": record, "file": file}), spoken)
    sys.stdout.write(replacing.diff(file, text, new))
    if write:
        try:
            replacing.write(folder, file, new)
        except replacing.ReadOnlyError:
            stop(Problem("fix-read-only", None, {"file": file}), spoken)
        say("calls-recorded", spoken, id=record, file=file)
    else:
        say("fix-not-written", spoken)


def _languages(read: Campaign, wanted: LanguageCode | None) -> tuple[Language, ...]:
    return (Language(wanted),) if wanted is not None else read.settings.languages


def make_folder(out: Path, folder: Path, spoken: Language) -> None:
    """What is for the cupboard never lands among what authors wrote, nor in what is published."""
    refuse_inside(out, folder, spoken)
    out.mkdir(parents=True, exist_ok=True)


def _write_sheet(file: Path, content: bytes, folder: Path, spoken: Language) -> None:
    """A call sheet is filled in by hand: one that is there already is never written over."""
    refuse_file_inside(file, folder, spoken)
    if file.suffix != ".csv" or (file.exists() and (not file.is_file() or file.read_bytes() != content)):
        stop(Problem("calls-file-there", None, {"file": str(file)}), spoken)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    say("companion-written", spoken, file=shown(file.resolve()))


def _harmless(cell: str) -> str:
    """A cell that begins no formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@"} else cell
