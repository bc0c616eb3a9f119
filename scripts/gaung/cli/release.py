"""Commands about what is out: write it into the ledgers, and tell stations what changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from gaung.build import Build, Options
from gaung.changing import reports
from gaung.cli.options import Root, Spoken
from gaung.cli.talk import say
from gaung.cli.where import campaign, moment, refuse_inside
from gaung.editions import write_notes
from gaung.making.changes import as_html, as_text
from gaung.making.store import write_whole
from gaung.reading.campaign import read_ledgers
from gaung.releasing import due, write_down
from gaung.telling import Quiet


def release_command(*, now: datetime | None = None, root: Root = None, language: Spoken = None) -> None:
    """Write down what is out: its guid, date and file names can never change by themselves any more.

    Args:
        now: Release as if it were this moment (ISO 8601).
    """
    folder, spoken = campaign(root, language)
    is_new = False
    with Build(folder, Options(now=moment(now), clock=moment(None) if now else None), Quiet()) as work:
        work.load()
        rows = {show: due(work.campaign, show, work.digests) for show in work.campaign.shows}
        for show, found in rows.items():
            if found:
                path = write_down(folder, work.campaign, show, found)
                is_new = True
                say("release-written", spoken, file=path.relative_to(folder).as_posix(), count=len(found))
        noted = write_notes(work.campaign)
    if noted:
        say("release-noted", spoken, folder=noted[0].parent.as_posix(), count=len(noted))
    if not is_new:
        say("release-nothing-new", spoken)


def changes_command(
    *,
    since: Path | None = None,
    out: Path | None = None,
    now: datetime | None = None,
    root: Root = None,
    language: Spoken = None,
) -> None:
    """Say what is new, corrected, withdrawn or moved since the last release, one report for each feed.

    Args:
        since: Another copy of the campaign with earlier ledgers; left out, this one's own.
        out: The folder for the reports, as .txt and .html to mail; left out, they are printed.
        now: Compare as if it were this moment (ISO 8601).
    """
    folder, spoken = campaign(root, language)
    if out is not None:
        refuse_inside(out, folder, spoken)
    with Build(folder, Options(now=moment(now)), Quiet()) as work:
        work.load()
        ledgers = dict(work.campaign.releases) if since is None else read_ledgers(since.resolve())
        found = reports(work.campaign, ledgers, work.now)
    if out is None:
        for report in found:
            print(as_text(report))
        return
    names = []
    for report in found:
        for ending, text in ((".txt", as_text(report)), (".html", as_html(report))):
            write_whole(out / f"{report.name}{ending}", text.encode())
            names.append(f"{report.name}{ending}")
    say("release-changes-written", spoken, files=tuple(names))
