"""Commands about one thing: hear an episode, see a poster, ask why something was made again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from gaung.build import Build, Options
from gaung.cli.options import LanguageCode, Root, Spoken
from gaung.cli.talk import say, show, show_changes, stop
from gaung.cli.where import campaign, refuse_inside
from gaung.making.recipe import Change
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster, PosterVariant
from gaung.model.withdrawal import WithdrawalKind
from gaung.near import nearest
from gaung.problem import Problem
from gaung.progress import for_this_terminal
from gaung.publication import NOT_PUBLISHED
from gaung.telling import Quiet


def episode_command(target: str, *, out: Path, root: Root = None, language: Spoken = None) -> None:
    """Make one episode, to hear it before it is released.

    Args:
        target: The episode: show/episode.
        out: The folder for its files.
    """
    folder, spoken = campaign(root, language)
    _preview(folder, f"episode/{target.strip('/').removeprefix('episodes/')}", out, spoken)


def poster_command(
    target: str,
    *,
    out: Path,
    language: LanguageCode | None = None,
    size: str | None = None,
    variant: str | None = None,
    watch: bool = False,
    root: Root = None,
) -> None:
    """Make one poster, to see it before it is released.

    Args:
        target: The poster: the name of its folder.
        out: The folder for its files.
        language: Only this language.
        size: Only this size: A4, F4 …
        variant: Only this form: colour, ink-saver, colouring, tiled, 2-up, 4-up, 8-up, tear-off, bilingual-en …
        watch: Draw it again whenever its files or the registers are saved, until Ctrl+C.
    """
    folder, spoken = campaign(root, None)
    part = f".{language}." if language else "."
    ending = f".{size}.".casefold() if size else "."
    form = variant.casefold() if variant else None
    name = f"poster/{target.strip('/').removeprefix('posters/')}"

    def wanted(file: str) -> bool:
        return part in file and ending in file.casefold() and _is_of_form(file, form)

    def redraw() -> tuple[Path, ...]:
        _preview(folder, name, out, spoken, wanted, partial(_narrowed, language=language, size=size))
        return ()

    if watch:
        from gaung.cli import watching

        redrawn = folder / "posters" / name.partition("/")[2]
        places = tuple(place for place in (redrawn, folder / "content" / "data") if place.is_dir())
        watching.watch(folder, places, redraw, spoken, said="watch-round")
    else:
        redraw()


def _narrowed(read: Campaign, *, language: str | None, size: str | None) -> Campaign:
    """The campaign with posters of one language and size only, where they have them: the rest need not be drawn."""

    def narrow(poster: Poster) -> Poster:
        languages = tuple(one for one in poster.languages if one == language) or poster.languages
        sizes = tuple(one for one in poster.sizes if one.name.casefold() == (size or "").casefold()) or poster.sizes
        return poster.model_copy(update={"languages": languages, "sizes": sizes})

    return replace(read, posters=tuple(map(narrow, read.posters)))


def _is_of_form(file: str, form: str | None) -> bool:
    """Whether a poster's file, `<poster>.<language>.<size>[.<form>].pdf`, is of a form; None: of any."""
    others = [one.value for one in PosterVariant if f".{one.value}." in file]
    return form is None or form in (others or [PosterVariant.COLOUR.value])


def explain_command(target: str, *, root: Root = None, language: Spoken = None) -> None:
    """Say why something was made again, or would be now.

    Args:
        target: An episode (show/episode), a poster, or a name that a build printed (cover/show).
    """
    folder, spoken = campaign(root, language)
    with Build(folder, None, Quiet()) as work:
        work.load()
        recipes = {product.recipe.name: product.recipe for product in work.catalogue()}
        name = _target(target, tuple(recipes), spoken)
        recipe, last = recipes[name], work.store.last(name)
        if last is None:
            say("explain-never", spoken, name=name)
            return
        pending = work.store.why(recipe)
        if pending:
            say("explain-would", spoken, name=name)
            show_changes(pending, spoken)
            return
        past = [Change(**why) for why in last["why"]]
        say("explain-why" if past else "explain-same", spoken, name=name)
        show_changes(past, spoken)


def _preview(
    folder: Path,
    name: str,
    out: Path,
    spoken: Language,
    wanted: Callable[[str], bool] = lambda _: True,
    narrowed: Callable[[Campaign], Campaign] = lambda read: read,
) -> None:
    """Make one thing and copy its files; what would only stop a release is a warning here."""
    refuse_inside(out, folder, spoken)
    kind, _, target = name.partition("/")
    with for_this_terminal(spoken) as progress, Build(folder, Options(), progress) as work:

        def choose(names: tuple[str, ...]) -> str:
            name = _target(target, tuple(one for one in names if one.startswith(f"{kind}/")), spoken)
            if work.campaign.is_withdrawn(WithdrawalKind(kind), name.partition("/")[2]):
                stop(Problem("build-taken-back", None, {"name": name.partition("/")[2]}), spoken)
            return name

        made, problems = work.preview(choose, narrowed)
    show(problems, spoken, folder)
    files = [path.relative_to(made.folder) for path in sorted(made.folder.rglob("*")) if path.is_file()]
    offered = [file for file in files if str(file) not in NOT_PUBLISHED]
    chosen = [file for file in offered if wanted(file.name)]
    if not chosen:
        known = tuple(file.as_posix() for file in offered)
        stop(Problem("build-nothing-chosen", None, {"name": target, "known": known}), spoken)
    for file in chosen:
        (out / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made.folder / file, out / file)
    copied = [file.as_posix() for file in chosen]
    say("build-out", spoken, folder=str(out), files=tuple(copied))


def _target(asked: str, names: tuple[str, ...], spoken: Language) -> str:
    """The full name that somebody means: `episode/show/one` for `show/one`, if it is the only one."""
    asked = asked.strip("/")
    for file in ("/poster.yaml", "/episode.yaml"):
        asked = asked.removesuffix(file)
    if asked in names:
        return asked
    ends = [name for name in names if name.endswith(f"/{asked}")]
    if len(ends) == 1:
        return ends[0]
    short = [name.partition("/")[2] for name in names]
    stop(Problem("build-unknown", None, {"name": asked, "near": nearest(asked, short), "known": names}), spoken)
