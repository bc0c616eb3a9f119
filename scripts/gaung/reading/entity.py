"""A YAML file to its model, and a folder to what its YAML file describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeVar

from gaung.model.base import Entity, Model
from gaung.place import Place
from gaung.problem import Problem
from gaung.reading.folders import Tree
from gaung.reading.mapping import read_mapping
from gaung.reading.text import printable, read_text
from gaung.reading.validating import validate

M = TypeVar("M", bound=Model)
E = TypeVar("E", bound=Entity)

ADDRESS_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A name that can stand in an address."""


def read_model(model: type[M], tree: Tree, source: PurePosixPath) -> M | None:
    """What the file at `source` says; None where it cannot be read. What is wrong with it is noted in the tree."""
    text, found = read_text(tree.root, source)
    tree.problems += found
    if text is None:
        return None
    is_sound = not found
    written, found = read_mapping(text, printable(source))
    tree.problems += found
    if written is None:
        return None
    if is_sound and not found:
        tree.written[source] = (text, written)
    result, found = validate(model, written, tree.root, source.parent)
    tree.problems += found
    return result


def read_entity(model: type[E], tree: Tree, source: PurePosixPath) -> Iterator[E]:
    """What the folder with the file at `source` holds, if it can be read."""
    name = printable(source.parent.name)
    if not ADDRESS_NAME.fullmatch(name) or len(name) > 60:
        # folder names become addresses
        tree.problems.append(Problem("read-folder-name", Place(printable(source)), {"seen": name}))
    entity = read_model(model, tree, source)
    if entity is not None:
        yield entity.placed_in(source.parent)
