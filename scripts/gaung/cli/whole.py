"""Commands about the whole campaign: build, check, serve."""

from __future__ import annotations

import errno
import sys
from datetime import UTC, datetime
from pathlib import Path

from gaung import messages
from gaung.build import Options, build
from gaung.catalogue import Part
from gaung.cli.options import Root, Spoken
from gaung.cli.talk import say, show, shown, stop
from gaung.cli.where import campaign, moment
from gaung.companion import report
from gaung.model.language import Language
from gaung.preview import Preview
from gaung.problem import CampaignError, Problem, Severity
from gaung.progress import for_this_terminal


def build_command(
    *,
    site_dir: Path | None = None,
    only: Part | None = None,
    jobs: int | None = None,
    cluster: str | None = None,
    now: datetime | None = None,
    draft: bool = False,
    root: Root = None,
    language: Spoken = None,
) -> None:
    """Build the campaign and publish it.

    Args:
        site_dir: Where the site is published; `site/` in the campaign if left out.
        only: Make only this part, and publish nothing.
        jobs: How many processes work side by side.
        cluster: Address of a Dask scheduler that does the making: tcp://…
        now: Build as if it were this moment (ISO 8601). What has ended since is not published all the same.
        draft: Build what may not be released yet, apart from the published site.
    """
    from gaung.mkdocs_plugin import config_problems, generate

    folder, spoken = campaign(root, language)
    _refuse_senseless(jobs, cluster, spoken)
    broken = config_problems(folder / "mkdocs.yml")
    if broken:
        raise CampaignError(broken)
    started = datetime.now(UTC)
    options = Options(
        site_dir=site_dir,
        only=only,
        jobs=jobs,
        cluster=cluster,
        now=moment(now),
        clock=started if now and only is None and not draft else None,
        draft=draft,
    )
    with for_this_terminal(spoken) as progress:
        result = build(folder, options, progress, generate=generate)
    allowed, advice = report.exemptions(result.problems), report.open_advice(result.problems)
    show([problem for problem in result.problems if problem not in allowed], spoken, folder)
    if allowed:
        print(messages.sentence("build-exemptions", spoken, count=len(allowed)), file=sys.stderr)
        show(allowed, spoken, folder)
    if advice:
        print(messages.sentence("build-advice", spoken, count=len(advice)), file=sys.stderr)
    seconds = f"{(datetime.now(UTC) - started).total_seconds():.1f}"
    if only is not None:
        return
    if not result.was_published:
        say("build-nothing-new", spoken, site=shown(result.site))
        return
    say(
        "build-published",
        spoken,
        site=shown(result.site),
        episodes=len(result.campaign.episodes),
        posters=len(result.campaign.posters),
        pages=len(result.campaign.pages),
        made=len(result.made),
        kept=len(result.kept),
        seconds=seconds,
    )
    if draft:
        say("build-draft", spoken, site=shown(result.site))


def serve_command(
    *, address: str = "127.0.0.1:8000", now: datetime | None = None, root: Root = None, language: Spoken = None
) -> None:
    """Show the campaign in the browser, and show every change as soon as it is saved.

    Args:
        address: Where the browser finds it; this laptop only, unless you say otherwise.
        now: Show it as if it were this moment (ISO 8601).
    """
    from gaung.mkdocs_plugin import serve

    folder, spoken = campaign(root, language)
    say("serve-begins", spoken)

    def told(preview: Preview, where: str, seconds: float) -> None:
        show(preview.problems, spoken, folder)
        errors = sum(problem.severity is Severity.ERROR for problem in preview.problems)
        say("serve-round", spoken, address=where, seconds=f"{seconds:.1f}", errors=errors)

    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65_536:
        stop(Problem("serve-address", None, {"address": address}), spoken)
    try:
        serve(folder / "mkdocs.yml", address, told, moment(now) if now is not None else None)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL}:
            raise
        stop(Problem("serve-busy", None, {"address": address}), spoken)


def _refuse_senseless(jobs: int | None, cluster: str | None, spoken: Language) -> None:
    if jobs is not None and jobs < 1:
        stop(Problem("build-jobs", None, {"jobs": jobs}), spoken)
    if cluster is not None and "://" not in cluster:
        stop(Problem("build-cluster-address", None, {"address": cluster}), spoken)
