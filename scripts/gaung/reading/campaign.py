"""A folder to a `Campaign`: every file is read, every problem is noted, and only then it stops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from gaung.model.base import Entity, Model
from gaung.model.campaign import Campaign, CampaignSettings
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.model.poster import Poster
from gaung.model.register import Consents, Helplines
from gaung.model.show import Show
from gaung.place import Place
from gaung.problem import CampaignError, Problem, has_errors
from gaung.reading.located import decode, read_mapping
from gaung.reading.markdown import read_page
from gaung.near import nearest
from gaung.reading.validating import validate

M = TypeVar("M", bound=Model)
E = TypeVar("E", bound=Entity)

SETTINGS = PurePosixPath("content/data/campaign.yaml")
HELPLINES = PurePosixPath("content/data/helplines.yaml")
CONSENTS = PurePosixPath("content/data/consents.yaml")


def read_campaign(root: Path) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign in `root`, with its warnings. Raises `CampaignError` with every problem if one is an error."""
    problems: list[Problem] = []
    settings = _read(CampaignSettings, root, SETTINGS, problems)
    helplines = _read(Helplines, root, HELPLINES, problems)
    consents = Consents()
    if (root / CONSENTS).exists():
        consents = _read(Consents, root, CONSENTS, problems) or consents
    shows = tuple(_entities(Show, root, "episodes/*/show.yaml", problems))
    episodes = tuple(_entities(Episode, root, "episodes/*/*/episode.yaml", problems))
    posters = tuple(_entities(Poster, root, "posters/*/poster.yaml", problems))
    pages = tuple(_pages(root, problems))
    problems += _folders_without(root, "episodes", "show.yaml")
    problems += _folders_without(root, "posters", "poster.yaml")
    problems += _episodes_without_show(root, episodes)
    if settings is None or helplines is None or has_errors(problems):
        raise CampaignError(problems)
    campaign = Campaign(
        root=root,
        settings=settings,
        helplines=helplines,
        consents=consents,
        shows=shows,
        episodes=episodes,
        posters=posters,
        pages=pages,
    )
    return campaign, tuple(sorted(problems, key=Problem.sort_key))


def _read(model: type[M], root: Path, source: PurePosixPath, problems: list[Problem]) -> M | None:
    path = root / source
    if not path.is_file():
        facts = {"file": str(source)}
        problems.append(Problem("read-file-missing", Place(str(source)), facts))
        return None
    if not path.resolve().is_relative_to(root.resolve()):
        problems.append(Problem("read-path-outside", Place(str(source)), {"seen": str(source)}))
        return None
    text, found = decode(path.read_bytes(), str(source))
    problems += found
    if text is None:
        return None
    written, found = read_mapping(text, str(source))
    problems += found
    if written is None:
        return None
    result, found = validate(model, written, root, source.parent)
    problems += found
    return result


def _entities(model: type[E], root: Path, pattern: str, problems: list[Problem]) -> Iterator[E]:
    for path in sorted(root.glob(pattern)):
        source = PurePosixPath(path.relative_to(root).as_posix())
        problems += _bad_folder_name(source)
        entity = _read(model, root, source, problems)
        if entity is not None:
            yield entity.placed_in(source.parent)


def _bad_folder_name(source: PurePosixPath) -> Iterator[Problem]:
    """Folder names become addresses, so they keep to small letters, digits and hyphens."""
    name = source.parent.name
    words = name.split("-")
    if not name.isascii() or len(name) > 60 or not all(word.isalnum() and word == word.lower() for word in words):
        yield Problem("read-folder-name", Place(str(source)), {"seen": name})


def _pages(root: Path, problems: list[Problem]) -> Iterator[Page]:
    for language in Language:
        folder = root / "content" / language
        for path in sorted(folder.rglob("*.md")):
            source = PurePosixPath(path.relative_to(root).as_posix())
            if not path.resolve().is_relative_to(root.resolve()):
                problems.append(Problem("read-path-outside", Place(str(source)), {"seen": str(source)}))
                continue
            page, found = read_page(root, source)
            problems += found
            if page is not None:
                yield page


def _folders_without(root: Path, top: str, name: str) -> Iterator[Problem]:
    """A folder that lacks its YAML is a forgotten or misnamed file, not an empty wish."""
    for folder in sorted((root / top).glob("*/")):
        if folder.name.startswith(".") or (folder / name).exists():
            continue
        near = nearest(name, [path.name for path in folder.iterdir() if path.is_file()])
        place = Place(f"{top}/{folder.name}/{name}")
        yield Problem("read-file-missing", place, {"file": str(place.file), "near": near})


def _episodes_without_show(root: Path, episodes: tuple[Episode, ...]) -> Iterator[Problem]:
    for episode in episodes:
        folder = episode.folder
        if not (root / folder.parent / "show.yaml").exists():
            yield Problem("read-show-missing", Place(str(folder / "episode.yaml")), {"show": folder.parent.name})
