"""YAML files changed by commands: rows are added and values set, and every comment of the author stays."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.util import load_yaml_guess_indent

Written: TypeAlias = "str | int | bool | date | datetime | Sequence[Written]"
"""What a command may write as a value."""


def with_rows(text: str, key: str, rows: Sequence[Mapping[str, Written]]) -> str:
    """`text` with more rows in the list `key`; the list is begun if it is not there."""
    yaml, whole = _opened(text)
    if not isinstance(whole.get(key), CommentedSeq):
        whole[key] = CommentedSeq()
    wanted = whole[key]
    if not wanted:
        wanted.fa.set_block_style()
    for row in rows:
        wanted.append(CommentedMap(row))
    return _closed(yaml, whole, text)


def with_value(text: str, path: Sequence[str | int], value: Written) -> str:
    """`text` with the value at `path` set: `("consents", 0, "withdrawn_on")`."""
    yaml, whole = _opened(text)
    node = whole
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return _closed(yaml, whole, text)


def _opened(text: str) -> tuple[YAML, CommentedMap]:
    """The file as ruamel keeps it, and what writes it back with the author's own indents and quotation marks."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    # a value that stands twice is written twice: campaigns have no anchors
    yaml.representer.ignore_aliases = lambda _: True
    _, indent, offset = load_yaml_guess_indent(text)
    yaml.indent(mapping=2, sequence=indent or 4, offset=2 if offset is None else offset)
    return yaml, yaml.load(text) or CommentedMap()


def _closed(yaml: YAML, whole: CommentedMap, text: str) -> str:
    written = io.StringIO()
    yaml.dump(whole, written)
    ends = "\r\n" if "\r\n" in text else "\n"
    return written.getvalue().replace("\n", ends) if ends != "\n" else written.getvalue()
