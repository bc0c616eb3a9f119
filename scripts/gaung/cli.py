"""The commands: parse, call, print, exit code (0 fine, 1 problems in the campaign, 2 wrong usage or no tool)."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, NoReturn, TextIO, TypeVar

from cyclopts import App, CycloptsError, Parameter

import gaung
from gaung import messages
from gaung.build import Build, Options, Quiet, build
from gaung.catalogue import Part
from gaung.checking import check
from gaung.making import jobs
from gaung.making.recipe import Change
from gaung.model.language import Country, Language
from gaung.near import nearest
from gaung.problem import CampaignError, Fact, Problem, Severity, has_errors
from gaung.progress import for_this_terminal
from gaung.publication import NOT_PUBLISHED
from gaung.reading.campaign import guess_language

app = App(
    name="gaung",
    version=gaung.__version__,
    help="Website, radio talkshows and posters of a campaign, from one folder.",
)

Root = Annotated[Path | None, Parameter(name="--root", help="The campaign's folder.")]
LanguageCode = Literal["id", "en", "ne", "fil"]
CountryCode = Literal["ID", "NP", "PH"]
Spoken = Annotated[LanguageCode | None, Parameter(name="--language", help="Language of the messages.")]
Format = Literal["text", "json", "github"]
C = TypeVar("C", bound=StrEnum)


@app.command(name="build")
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

    folder, spoken = _campaign(root, language)
    started = datetime.now(UTC)
    moment = now.replace(tzinfo=UTC) if now is not None and now.tzinfo is None else now
    options = Options(site_dir=site_dir, only=only, jobs=jobs, cluster=cluster, now=moment, draft=draft)
    with for_this_terminal(spoken) as progress:
        result = build(folder, options, progress, generate=generate)
    _show(result.problems, spoken, folder)
    seconds = f"{(datetime.now(UTC) - started).total_seconds():.1f}"
    if only is not None:
        return
    if not result.was_published:
        _say("build-nothing-new", spoken, site=_shown(result.site))
        return
    _say(
        "build-published",
        spoken,
        site=_shown(result.site),
        episodes=len(result.campaign.episodes),
        posters=len(result.campaign.posters),
        pages=len(result.campaign.pages),
        made=len(result.made),
        kept=len(result.kept),
        seconds=seconds,
    )
    if draft:
        _say("build-draft", spoken, site=_shown(result.site))


@app.command(name="check")
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
    folder, spoken = _campaign(root, language)
    today = (now or datetime.now(UTC)).date()
    try:
        _, problems = check(folder, today)
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
        _show(problems, spoken, folder, sys.stdout)
        if problems:
            errors, warnings, infos = (sum(p.severity is severity for p in problems) for severity in Severity)
            _say("check-found", spoken, errors=errors, warnings=warnings, infos=infos)
        else:
            _say("check-clean", spoken, files=_count_files(folder))
    if has_errors(problems):
        raise SystemExit(1)


@app.command(name="new")
def new_command(
    folder: Path, *, name: str | None = None, country: CountryCode | None = None, language: LanguageCode | None = None
) -> None:
    """Begin a new campaign in an empty folder.

    Parameters
    ----------
    folder: Where it shall lie.
    name: What the campaign is called.
    country: ID, NP or PH: whose help lines it shows.
    language: Its first language: id, en, ne or fil.
    """
    from gaung import scaffold

    where = Country(country) if country else None
    spoken = Language(language) if language else None
    if sys.stdin.isatty() and sys.stdout.isatty():
        name = name or input("Nama kampanye / Name of the campaign: ").strip() or None
        where = where or _asked(Country, "Negara / Country (ID, NP, PH): ")
        spoken = spoken or _asked(Language, "Bahasa / Language (id, en, ne, fil): ")
    where, spoken = where or Country.INDONESIA, spoken or Language.INDONESIAN
    scaffold.create(folder, name=name or folder.resolve().name, country=where, language=spoken)
    _say("new-created", spoken, folder=str(folder))
    print(messages.hint(Problem("new-created", None, {"folder": str(folder)}), spoken))


@app.command(name="serve")
def serve_command(*, address: str = "127.0.0.1:8000", root: Root = None, language: Spoken = None) -> None:
    """Show the campaign in the browser, and show every change as soon as it is saved.

    Parameters
    ----------
    address: Where the browser finds it; this laptop only, unless you say otherwise.
    """
    from gaung.mkdocs_plugin import serve

    folder, _ = _campaign(root, language)
    serve(folder / "mkdocs.yml", address)


@app.command(name="explain")
def explain_command(target: str, *, root: Root = None, language: Spoken = None) -> None:
    """Say why something was made again, or would be now.

    Parameters
    ----------
    target: An episode (show/episode), a poster, or a name that a build printed (cover/show).
    """
    folder, spoken = _campaign(root, language)
    with Build(folder, None, Quiet()) as work:
        work.load()
        recipes = {product.recipe.name: product.recipe for product in work.catalogue()}
        name = _target(target, tuple(recipes), spoken)
        recipe, last = recipes[name], work.store.last(name)
        if last is None:
            _say("explain-never", spoken, name=name)
            return
        pending = work.store.why(recipe)
        if pending:
            _say("explain-would", spoken, name=name)
            _show_changes(pending, spoken)
            return
        past = [Change(**why) for why in last["why"]]
        _say("explain-why" if past else "explain-same", spoken, name=name)
        _show_changes(past, spoken)


@app.command(name="doctor")
def doctor_command(*, root: Root = None, language: Spoken = None) -> None:
    """Say what this laptop has and lacks."""
    from gaung import doctor

    folder = root or _campaign_above(Path.cwd()) or Path.cwd()
    spoken = _spoken(language, folder)
    findings = doctor.examine(folder)
    for finding in findings:
        print(doctor.as_text(finding, spoken))
    if any(finding.state == "missing" for finding in findings):
        raise SystemExit(2)


@app.command(name="episode")
def episode_command(target: str, *, out: Path, root: Root = None, language: Spoken = None) -> None:
    """Make one episode, to hear it before it is released.

    Parameters
    ----------
    target: The episode: show/episode.
    out: The folder for its files.
    """
    folder, spoken = _campaign(root, language)
    _preview(folder, f"episode/{target.strip('/').removeprefix('episodes/')}", out, spoken)


@app.command(name="poster")
def poster_command(
    target: str,
    *,
    out: Path,
    language: LanguageCode | None = None,
    size: str | None = None,
    root: Root = None,
) -> None:
    """Make one poster, to see it before it is released.

    Parameters
    ----------
    target: The poster: the name of its folder.
    out: The folder for its files.
    language: Only this language.
    size: Only this size: A4, F4 …
    """
    folder, spoken = _campaign(root, None)
    part = f".{language}." if language else "."
    ending = f".{size}." if size else "."
    name = f"poster/{target.strip('/').removeprefix('posters/')}"
    _preview(folder, name, out, spoken, lambda file: part in file and ending in file)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command, and end the process with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        app(words, exit_on_error=False, print_error=False, result_action="return_none")
    except CampaignError as error:
        folder, spoken = _where(words)
        _show(error.problems, spoken, folder)
        count = sum(problem.severity is Severity.ERROR for problem in error.problems)
        print(messages.sentence("build-stopped", spoken, errors=count), file=sys.stderr)
        sys.exit(1)
    except CycloptsError as error:
        text = re.sub(r"\s+", " ", str(error)).strip()
        _stop(Problem("usage-wrong", None, {"text": text}), _where(words)[1])
    except jobs.ClusterMissingError:
        _stop(Problem("build-cluster-missing", None), _where(words)[1])
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        if error.errno not in {28, 122}:  # no space left, quota exceeded
            raise
        _stop(Problem("build-disk-full", None, {"file": str(error.filename or "")}), _where(words)[1])
    sys.exit(0)


def _campaign(root: Path | None, language: LanguageCode | None) -> tuple[Path, Language]:
    """The campaign's folder, and the language to speak."""
    folder = root.resolve() if root is not None else _campaign_above(Path.cwd())
    if folder is None or not (folder / "mkdocs.yml").is_file():
        _stop(Problem("build-no-campaign", None), _spoken(language, Path.cwd()))
    return folder, _spoken(language, folder)


def _spoken(language: str | None, folder: Path) -> Language:
    """The language that was asked for, else the campaign's, else Indonesian."""
    if language in set(Language):
        return Language(language)
    return guess_language(folder) or Language.INDONESIAN


def _campaign_above(start: Path) -> Path | None:
    return next((folder for folder in (start, *start.parents) if (folder / "mkdocs.yml").is_file()), None)


def _where(words: Sequence[str]) -> tuple[Path, Language]:
    """Folder and language for a last word, when a command ended early."""
    root = _after("--root", words)
    folder = Path(root) if root else _campaign_above(Path.cwd()) or Path.cwd()
    return folder, _spoken(_after("--language", words), folder)


def _after(option: str, words: Sequence[str]) -> str | None:
    for number, word in enumerate(words):
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
        if word == option and number + 1 < len(words):
            return words[number + 1]
    return None


def _preview(
    folder: Path, name: str, out: Path, spoken: Language, wanted: Callable[[str], bool] = lambda _: True
) -> None:
    """Make one thing and copy its files; what would only stop a release is a warning here."""
    with for_this_terminal(spoken) as progress, Build(folder, Options(), progress) as work:
        target = name.partition("/")[2]
        made, problems = work.preview(lambda names: _target(name if name in names else target, names, spoken))
    _show(problems, spoken, folder)
    out.mkdir(parents=True, exist_ok=True)
    copied = []
    for path in sorted(made.folder.iterdir()):
        if path.is_file() and path.name not in NOT_PUBLISHED and wanted(path.name):
            shutil.copyfile(path, out / path.name)
            copied.append(path.name)
    _say("build-out", spoken, folder=str(out), files=tuple(copied))


def _target(asked: str, names: tuple[str, ...], spoken: Language) -> str:
    """The full name that somebody means: `episode/show/one` for `show/one`, if it is the only one."""
    if asked in names:
        return asked
    ends = [name for name in names if name.endswith(f"/{asked.strip('/')}")]
    if len(ends) == 1:
        return ends[0]
    short = [name.partition("/")[2] for name in names]
    _stop(Problem("build-unknown", None, {"name": asked, "near": nearest(asked, short), "known": names}), spoken)


def _concerns(file: Path, wanted: Sequence[Path]) -> bool:
    return any(file.resolve().is_relative_to(folder) for folder in wanted)


def _count_files(folder: Path) -> int:
    kinds = ("content/*/**/*.md", "content/data/*.yaml", "episodes/**/*.yaml", "posters/**/*.yaml")
    return sum(len(list(folder.glob(kind))) for kind in kinds)


def _asked(choice: type[C], question: str) -> C | None:
    """An answer from the terminal; anything but one of the choices is no answer."""
    answer = input(question).strip()
    return next((one for one in choice if one.value.casefold() == answer.casefold()), None)


def _shown(path: Path) -> str:
    """A path as short as it can be."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _show(problems: Iterable[Problem], spoken: Language, folder: Path, stream: TextIO = sys.stderr) -> None:
    for problem in problems:
        print(messages.as_text(problem, spoken, folder), file=stream)


def _show_changes(changes: Iterable[Change], spoken: Language) -> None:
    for change in changes:
        facts = {"what": change.what, "before": change.before, "now": change.now}
        kind = "added" if change.before is None else "gone" if change.now is None else "changed"
        if change.what.startswith("inputs."):
            kind, facts["what"] = ("file" if kind == "changed" else kind), change.what.removeprefix("inputs.")
        place = f" ({change.place})" if change.place else ""
        print(f"  {messages.sentence(f'explain-{kind}', spoken, **facts)}{place}")


def _say(code: str, spoken: Language, /, **facts: Fact) -> None:
    print(messages.sentence(code, spoken, **facts))


def _stop(problem: Problem, spoken: Language) -> NoReturn:
    """Say what is wrong with the call itself, and end with 2."""
    print(messages.message(problem, spoken), file=sys.stderr)
    advice = messages.hint(problem, spoken)
    if advice:
        print(f"    {advice}", file=sys.stderr)
    raise SystemExit(2)
