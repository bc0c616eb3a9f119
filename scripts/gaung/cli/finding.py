"""What `gaung check` does: find, tell as text, JSON or annotations, and offer the safe replacements of words."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from gaung import messages
from gaung.cli.talk import Format, say, stop, tell
from gaung.cli.where import LanguageCode, campaign, moment
from gaung.kept.files import TREES
from gaung.kept.findings import Check
from gaung.kept.patterns import known_patterns
from gaung.model.spoken import Language
from gaung.problem import CampaignError, Problem, has_errors

_READ = re.compile(r"content/[^/]+/.+\.md|content/data/[^/]+\.yaml|(?:episodes|posters)/.+\.yaml")


def check(
    files: Sequence[Path],
    format: Format,
    root: Path | None,
    language: LanguageCode | None,
    now: datetime | None,
    *,
    fix: bool,
    write: bool,
    watch: bool,
) -> None:
    """Find what is wrong with the campaign, or with some files of it, and say so; ends with 1 if one is an error."""
    folder, spoken = campaign(root, language)
    if (write and not fix) or (fix and format != "text"):
        stop(Problem("fix-alone", None), spoken)
    if watch and (fix or format != "text"):
        stop(Problem("check-watch-alone", None), spoken)
    wanted = [_found(file, folder, spoken) for file in files]
    if watch:
        _watch(folder, wanted, spoken, now)
        return
    looked = Check(folder, moment(now), _of_config)
    with known_patterns(looked.state):
        problems = _problems(looked, folder, moment(now), wanted)
    if fix:
        _fix(folder, problems, spoken, write=write)
        return
    _tell(problems, looked, format, spoken, folder, wanted)
    if has_errors(problems):
        raise SystemExit(1)


def _tell(
    problems: Sequence[Problem], looked: Check, format: Format, spoken: Language, folder: Path, wanted: Sequence[Path]
) -> None:
    tell(problems, format, spoken, folder)
    if format == "text" and not problems:
        say("check-clean", spoken, files=_count_files(looked.files, folder, wanted))


def _watch(folder: Path, wanted: Sequence[Path], spoken: Language, now: datetime | None) -> None:
    """Check at every save. What is loaded stays loaded, so that only what was saved takes time."""
    from gaung.cli import watching

    def again() -> list[Path]:
        looked = Check(folder, moment(now), _of_config)
        with known_patterns(looked.state):
            problems = looked.problems()
        _tell(_concerning(problems, looked, folder, wanted), looked, "text", spoken, folder, wanted)
        return [folder / file for file in looked.others]

    places = tuple(folder / tree for tree in TREES)
    settings = (folder / "mkdocs.yml", *folder.glob("*.yml"), *folder.glob("*.py"))
    watching.watch(folder, places, again, spoken, said="check-round", files=settings)


def _problems(check: Check, folder: Path, now: datetime, wanted: Sequence[Path]) -> tuple[Problem, ...]:
    """What is wrong with the campaign, or with the wanted files; what keeps it from being read is always said."""
    narrow = _narrow(folder, now, wanted) if wanted and not check.was_kept else None
    if narrow is not None:
        return narrow
    return _concerning(check.problems(), check, folder, wanted)


def _concerning(
    problems: tuple[Problem, ...], check: Check, folder: Path, wanted: Sequence[Path]
) -> tuple[Problem, ...]:
    if not wanted:
        return problems
    return tuple(one for one in problems if one in check.unread or _is_about(one, folder, wanted))


def _of_config(file: Path) -> tuple[Problem, ...]:
    from gaung.mkdocs_plugin import config_problems

    return config_problems(file)


def _is_about(problem: Problem, folder: Path, wanted: Sequence[Path]) -> bool:
    return problem.place is not None and _concerns(folder / problem.place.file, wanted)


def _narrow(folder: Path, now: datetime, wanted: Sequence[Path]) -> tuple[Problem, ...] | None:
    """What is wrong with some files of a campaign that was never checked as a whole: only their texts are looked at.

    None if something keeps the campaign from being read.
    """
    from gaung.checking import check, of_layout, within
    from gaung.known_sounds import KnownSounds
    from gaung.making.digest import Digests
    from gaung.releasing import changed_sounds
    from gaung.sounding_alike import CHECK_SECONDS, copied_sounds, digests_in

    found: list[Problem] = []
    if _concerns(folder / "mkdocs.yml", wanted):
        found += _of_config(folder / "mkdocs.yml")

    def concerns(file: PurePosixPath) -> bool:
        path = (folder / file).resolve()
        return any(path.is_relative_to(one) or one.is_relative_to(path) for one in wanted)

    try:
        read, problems = check(folder, now, concerns=concerns)
    except CampaignError:
        return None
    part = within(read, concerns)
    digests = Digests(folder / ".cache/gaung/digests.json")
    found += [
        *problems,
        *of_layout(part, problems),
        *changed_sounds(part, digests),
        *copied_sounds(read, KnownSounds(folder, CHECK_SECONDS), digests_in(read, digests)),
    ]
    about = (problem for problem in found if _is_about(problem, folder, wanted))
    return tuple(sorted(dict.fromkeys(about), key=Problem.sort_key))


def _fix(folder: Path, problems: Sequence[Problem], spoken: Language, *, write: bool) -> None:
    """The diff of the safe replacements; written only when that was asked for."""
    from gaung.companion import replacing

    found = replacing.replacements(folder, problems)
    for file, (before, after, _) in found.items():
        sys.stdout.write(replacing.diff(file, before, after))
    if not found:
        say("fix-nothing", spoken)
    elif not write:
        print(messages.sentence("fix-not-written", spoken), file=sys.stderr)
    for file, (_, after, count) in found.items() if write else ():
        try:
            replacing.write(folder, file, after)
        except replacing.ReadOnlyError:
            stop(Problem("fix-read-only", None, {"file": file}), spoken)
        print(messages.sentence("fix-written", spoken, count=count, file=file), file=sys.stderr)


def _found(file: Path, folder: Path, spoken: Language) -> Path:
    """A file as somebody names it: from where they are, or from the campaign's folder."""
    for path in (file, folder / file):
        if path.exists():
            if not path.resolve().is_relative_to(folder.resolve()):
                stop(Problem("check-elsewhere", None, {"file": str(file)}), spoken)
            return path.resolve()
    stop(Problem("check-no-file", None, {"file": str(file)}), spoken)


def _concerns(file: Path, wanted: Sequence[Path]) -> bool:
    return any(file.resolve().is_relative_to(path) for path in wanted)


def _count_files(files: Iterable[str], folder: Path, wanted: Sequence[Path]) -> int:
    """How many pages, registers, rundowns and posters were looked at."""
    asked = [path.relative_to(folder).as_posix() for path in wanted if path.is_relative_to(folder)]
    read = [file for file in files if _READ.fullmatch(file)]
    return sum(not wanted or any(one == "." or f"{file}/".startswith(f"{one}/") for one in asked) for file in read)
