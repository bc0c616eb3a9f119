"""One episode with its show, or one poster, read by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from gaung.place import PlacedDict
from gaung.problem import Problem
from gaung.reading.entity import read_entity
from gaung.reading.folders import Tree

if TYPE_CHECKING:
    # who reads a poster does not wait for what a rundown may hold
    from gaung.model.episode import Episode
    from gaung.model.poster import Poster
    from gaung.model.show import Show


class Thing(NamedTuple):
    """One episode with its show, or one poster, and nothing else of a campaign."""

    shows: tuple[Show, ...]
    episodes: tuple[Episode, ...]
    posters: tuple[Poster, ...]
    captions: dict[PurePosixPath, str]
    problems: list[Problem]
    written: Mapping[PurePosixPath, tuple[str, PlacedDict]]


def read_thing(root: Path, source: PurePosixPath) -> Thing:
    """The episode or poster that the YAML file at `source` is about, read as `read_rest` reads it."""
    tree = Tree(root, [])
    if source.name == "poster.yaml":
        from gaung.model.poster import Poster

        posters = tuple(read_entity(Poster, tree, source))
        return Thing((), (), posters, {}, tree.problems, tree.written)
    from gaung.model.episode import Episode
    from gaung.model.show import Show
    from gaung.reading.rundown import captions_of, with_notes

    shows = tuple(read_entity(Show, tree, source.parent.parent / "show.yaml"))
    episodes = tuple(with_notes(tree, episode) for episode in read_entity(Episode, tree, source))
    return Thing(shows, episodes, (), captions_of(tree, episodes), tree.problems, tree.written)
