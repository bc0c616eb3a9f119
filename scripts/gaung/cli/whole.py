"""Commands about the whole campaign: build, check, serve."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Literal

from gaung import messages
from gaung.build import Options, build
from gaung.catalogue import Part
from gaung.checking import check, of_layout, within
from gaung.cli.talk import say, show, shown, stop
from gaung.cli.where import Root, Spoken, campaign, moment
from gaung.companion import replacing, report
from gaung.making.digest import Digests
from gaung.model.language import Language
from gaung.preview import Preview
from gaung.problem import CampaignError, Problem, Severity, has_errors
from gaung.progress import for_this_terminal
from gaung.releasing import changed_sounds

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

    Args:
        site_dir: Where the site is published; `site/` in the campaign if left out.
        only: Make only this part, and publish nothing.
        jobs: How many processes work side by side.
        cluster: Address of a Dask scheduler that does the making: tcp://…
        now: Build as if it were this moment (ISO 8601).
        draft: Build what may not be released yet, apart from the published site.
    """
    from gaung.mkdocs_plugin import config_problems, generate

    folder, spoken = campaign(root, language)
    _refuse_senseless(jobs, cluster, spoken)
    broken = config_problems(folder / "mkdocs.yml")
    if broken:
        raise CampaignError(broken)
    started = datetime.now(UTC)
    options = Options(site_dir=site_dir, only=only, jobs=jobs, cluster=cluster, now=moment(now), draft=draft)
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


def check_command(
    *files: Path,
    format: Format = "text",
    fix: bool = False,
    write: bool = False,
    root: Root = None,
    language: Spoken = None,
    now: datetime | None = None,
) -> None:
    """Read and check the campaign, make nothing.

    Args:
        files: Show only what concerns these files or folders.
        fix: Show the safe replacements of words as a unified diff, and nothing else.
        write: With --fix: write them into the files.
        format: text for people, json for editors, github for annotations.
        now: Check as if it were this moment (ISO 8601).
    """
    folder, spoken = campaign(root, language)
    wanted = [_found(file, folder, spoken) for file in files]
    problems = _all_problems(folder, moment(now), wanted)
    if fix or write:
        _fix(folder, problems, spoken, write=write)
        return
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
            say("check-clean", spoken, files=_count_files(folder, wanted))
    if has_errors(problems):
        raise SystemExit(1)


def _fix(folder: Path, problems: Sequence[Problem], spoken: Language, *, write: bool) -> None:
    """The diff of the safe replacements; written only when that was asked for."""
    found = replacing.replacements(folder, problems)
    for file, (before, after, _) in found.items():
        sys.stdout.write(replacing.diff(file, before, after))
    if not found:
        say("fix-nothing", spoken)
    elif not write:
        print(messages.sentence("fix-not-written", spoken), file=sys.stderr)
    for file, (_, after, count) in found.items() if write else ():
        replacing.write(folder, file, after)
        print(messages.sentence("fix-written", spoken, count=count, file=file), file=sys.stderr)


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


def _all_problems(folder: Path, now: datetime, wanted: Sequence[Path]) -> tuple[Problem, ...]:
    """What is wrong with the campaign, or with the wanted files; what keeps it from being read is always said."""
    found: list[Problem] = []
    if not wanted or any((folder / "mkdocs.yml").resolve().is_relative_to(path) for path in wanted):
        from gaung.mkdocs_plugin import config_problems

        found += config_problems(folder / "mkdocs.yml")

    def concerns(file: PurePosixPath) -> bool:
        path = (folder / file).resolve()
        return any(path.is_relative_to(one) or one.is_relative_to(path) for one in wanted)

    try:
        read, problems = check(folder, now, concerns=concerns if wanted else None)
    except CampaignError as error:
        return tuple(sorted({*found, *error.problems}, key=Problem.sort_key))
    part = within(read, concerns) if wanted else read
    found += [
        *problems,
        *of_layout(part, problems),
        *changed_sounds(part, Digests(folder / ".cache/gaung/digests.json")),
    ]
    if wanted:
        found = [problem for problem in found if problem.place and _concerns(folder / problem.place.file, wanted)]
    return tuple(sorted(set(found), key=Problem.sort_key))


def _found(file: Path, folder: Path, spoken: Language) -> Path:
    """A file as somebody names it: from where they are, or from the campaign's folder."""
    for path in (file, folder / file):
        if path.exists():
            return path.resolve()
    stop(Problem("check-no-file", None, {"file": str(file)}), spoken)


def _concerns(file: Path, wanted: Sequence[Path]) -> bool:
    return any(file.resolve().is_relative_to(path) for path in wanted)


def _count_files(folder: Path, wanted: Sequence[Path]) -> int:
    kinds = ("content/*/**/*.md", "content/data/*.yaml", "episodes/**/*.yaml", "posters/**/*.yaml")
    files = [file for kind in kinds for file in folder.glob(kind)]
    return sum(not wanted or _concerns(file, wanted) for file in files)
