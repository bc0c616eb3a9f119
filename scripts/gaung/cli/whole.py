"""Commands about the whole campaign: build, check, serve."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from gaung import messages
from gaung.build import Options, build
from gaung.catalogue import Part
from gaung.checking import check, of_layout
from gaung.cli.talk import say, show, shown
from gaung.cli.where import Root, Spoken, campaign
from gaung.preview import Preview
from gaung.problem import CampaignError, Problem, Severity, has_errors
from gaung.progress import for_this_terminal

Format = Literal["text", "json", "github"]


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

    Parameters
    ----------
    site_dir: Where the site is published; `site/` in the campaign if left out.
    only: Make only this part, and publish nothing.
    jobs: How many processes work side by side.
    cluster: Address of a Dask scheduler that does the making: tcp://…
    now: Build as if it were this moment (ISO 8601).
    draft: Build what may not be released yet, apart from the published site.
    """
    from gaung.mkdocs_plugin import generate

    folder, spoken = campaign(root, language)
    started = datetime.now(UTC)
    moment = now.replace(tzinfo=UTC) if now is not None and now.tzinfo is None else now
    options = Options(site_dir=site_dir, only=only, jobs=jobs, cluster=cluster, now=moment, draft=draft)
    with for_this_terminal(spoken) as progress:
        result = build(folder, options, progress, generate=generate)
    show(result.problems, spoken, folder)
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


def check_command(
    *files: Path, format: Format = "text", root: Root = None, language: Spoken = None, now: datetime | None = None
) -> None:
    """Read and check the campaign, make nothing.

    Parameters
    ----------
    files: Show only what concerns these files or folders.
    format: text for people, json for editors, github for annotations.
    now: Check as if it were this moment (ISO 8601).
    """
    folder, spoken = campaign(root, language)
    today = (now or datetime.now(UTC)).date()
    try:
        read, problems = check(folder, today)
        problems = tuple(sorted({*problems, *of_layout(read, problems)}, key=Problem.sort_key))
    except CampaignError as error:
        problems = error.problems
    if files:
        wanted = [Path(file).resolve() for file in files]
        problems = tuple(p for p in problems if p.place and _concerns(folder / p.place.file, wanted))
    if format == "json":
        print(messages.as_json(problems, spoken))
    elif format == "github":
        for problem in problems:
            print(messages.as_github(problem, spoken))
    else:
        show(problems, spoken, folder, sys.stdout)
        if problems:
            errors, warnings, infos = (sum(p.severity is severity for p in problems) for severity in Severity)
            say("check-found", spoken, errors=errors, warnings=warnings, infos=infos)
        else:
            say("check-clean", spoken, files=_count_files(folder))
    if has_errors(problems):
        raise SystemExit(1)


def serve_command(*, address: str = "127.0.0.1:8000", root: Root = None, language: Spoken = None) -> None:
    """Show the campaign in the browser, and show every change as soon as it is saved.

    Parameters
    ----------
    address: Where the browser finds it; this laptop only, unless you say otherwise.
    """
    from gaung.mkdocs_plugin import serve

    folder, spoken = campaign(root, language)
    say("serve-begins", spoken)

    def told(preview: Preview, where: str, seconds: float) -> None:
        show(preview.problems, spoken, folder)
        errors = sum(problem.severity is Severity.ERROR for problem in preview.problems)
        say("serve-round", spoken, address=where, seconds=f"{seconds:.1f}", errors=errors)

    serve(folder / "mkdocs.yml", address, told)


def _concerns(file: Path, wanted: Sequence[Path]) -> bool:
    return any(file.resolve().is_relative_to(folder) for folder in wanted)


def _count_files(folder: Path) -> int:
    kinds = ("content/*/**/*.md", "content/data/*.yaml", "episodes/**/*.yaml", "posters/**/*.yaml")
    return sum(len(list(folder.glob(kind))) for kind in kinds)
