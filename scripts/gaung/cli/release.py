"""The command `gaung release`: what is out is written into the ledgers."""

from __future__ import annotations

from datetime import datetime

from gaung.build import Build, Options, Quiet
from gaung.cli.talk import say
from gaung.cli.where import Root, Spoken, campaign, moment
from gaung.releasing import due, write_down


def release_command(*, now: datetime | None = None, root: Root = None, language: Spoken = None) -> None:
    """Write down what is out: its guid, date and file names can never change by themselves any more.

    Args:
        now: Release as if it were this moment (ISO 8601).
    """
    folder, spoken = campaign(root, language)
    is_new = False
    with Build(folder, Options(now=moment(now)), Quiet()) as work:
        work.load()
        rows = {show: due(work.campaign, show, work.digests) for show in work.campaign.shows}
        for show, found in rows.items():
            if found:
                path = write_down(folder, show, found)
                is_new = True
                say("release-written", spoken, file=path.relative_to(folder).as_posix(), count=len(found))
    if not is_new:
        say("release-nothing-new", spoken)
