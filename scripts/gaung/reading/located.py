"""YAML text to plain values that know their places. The only module that knows ruamel.yaml."""

from __future__ import annotations

from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from gaung.place import Place, PlacedDict, PlacedList
from gaung.problem import Problem, Severity

MAX_BYTES = 1_048_576
"""A larger YAML file is refused: people write a few kilobytes."""

MAX_DEPTH = 24
"""A deeper nesting is refused: ours needs six levels."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class _Walk:
    """One conversion of a composed tree: what it has met, and what was wrong."""

    file: str
    text: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def place(self, node: Node) -> Place:
        start, end = node.start_mark, node.end_mark
        on_one_line = end.line == start.line and end.column > start.column
        width = end.column - start.column if on_one_line else 1
        return Place(self.file, self.first_line + start.line, start.column + 1, width)

    def report(self, code: str, node: Node, **facts: str | int) -> None:
        self.problems.append(Problem(code, self.place(node), facts))


def decode(raw: bytes, file: str, max_bytes: int = MAX_BYTES) -> tuple[str | None, list[Problem]]:
    """The text of a file an author saved: UTF-8, with LF line ends. None if it cannot be used."""
    start = Place(file)
    if len(raw) > max_bytes:
        facts = {"kilobytes": len(raw) // 1024, "most_kilobytes": max_bytes // 1024}
        return None, [Problem("read-file-too-large", start, facts)]
    problems: list[Problem] = []
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem("read-not-utf8", start, {"byte": 0})]
    if raw.startswith(b"\xef\xbb\xbf"):
        problems.append(Problem("read-bom", start, {}, Severity.WARNING))
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        line_start = raw.rfind(b"\n", 0, error.start) + 1
        column = len(raw[line_start : error.start].decode("utf-8", "replace")) + 1
        return None, [*problems, Problem("read-not-utf8", Place(file, line, column), {"byte": raw[error.start]})]
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        problems.append(Problem("read-line-ends", Place(file, line), {}, Severity.INFO))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, problems


def read_mapping(text: str, file: str, first_line: int = 1) -> tuple[PlacedDict | None, list[Problem]]:
    """The mapping that YAML `text` holds, every scalar as the text it was written as (None for nothing).

    The declared type of the model decides what a text means, not YAML's guess: `title: 007` is the text `007`.
    Duplicate keys, tags, anchors, merge keys and other YAML that no author of ours needs are problems.
    """
    walk = _Walk(file, text, first_line)
    reader = YAML(typ="safe", pure=True)
    try:
        node = reader.compose(text)
    except MarkedYAMLError as error:
        return None, [_syntax_problem(error, text, file, first_line)]
    except ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        place = Place(file, first_line + before.count("\n"), len(before) - before.rfind("\n"))
        return None, [Problem("read-character", place, {"character": f"U+{ord(str(error.character)[0]):04X}"})]
    except RecursionError:
        return None, [Problem("read-too-deep", Place(file, first_line), {"most": MAX_DEPTH})]
    if not isinstance(node, MappingNode):
        place = Place(file, first_line) if node is None else walk.place(node)
        code = "read-empty" if node is None else "read-mapping-expected"
        return None, [Problem(code, place, {"seen": text.strip().splitlines()[0][:40] if text.strip() else ""})]
    value = _convert(node, walk, depth=1)
    assert isinstance(value, PlacedDict)
    return value, walk.problems


def _convert(node: Node, walk: _Walk, depth: int) -> object:
    """A composed node as a plain value; what is not for authors is reported and left out."""
    if id(node) in walk.seen:
        walk.report("read-alias", node, name=node.anchor or "")
        return None
    walk.seen.add(id(node))
    if depth > MAX_DEPTH:
        walk.report("read-too-deep", node, most=MAX_DEPTH)
        return None
    sign = walk.text[node.start_mark.index : node.start_mark.index + 1]
    if sign == "&":
        walk.report("read-anchor", node, name=node.anchor or "")
    if sign == "!" or _has_own_tag(node):
        walk.report("read-tag", node, tag=str(node.tag))
    match node:
        case ScalarNode():
            is_plain = node.style is None
            return None if is_plain and node.value in _NULLS else str(node.value)
        case SequenceNode():
            items = PlacedList(walk.place(node))
            for item in node.value:
                items.put(_convert(item, walk, depth + 1), walk.place(item))
            return items
        case MappingNode():
            return _convert_mapping(node, walk, depth)
    raise AssertionError(f"ruamel composed a {type(node).__name__}")


def _convert_mapping(node: MappingNode, walk: _Walk, depth: int) -> PlacedDict:
    mapping = PlacedDict(walk.place(node))
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            walk.report("read-key-not-text", key_node)
            continue
        key = str(key_node.value)
        if key == "<<" and key_node.style is None:
            walk.report("read-merge-key", key_node)
            continue
        if key in mapping:
            first = mapping.key_places[key]
            walk.report("read-duplicate-key", key_node, key=key, first_line=first.line)
            continue
        value = _convert(value_node, walk, depth + 1)
        # an empty value has no text of its own: its key is the place to look at
        is_empty = value_node.start_mark.index == value_node.end_mark.index
        value_place = walk.place(key_node) if is_empty else walk.place(value_node)
        mapping.put(key, value, walk.place(key_node), value_place)
    return mapping


def _has_own_tag(node: Node) -> bool:
    return not str(node.tag).startswith("tag:yaml.org,2002:")


def _syntax_problem(error: MarkedYAMLError, text: str, file: str, first_line: int) -> Problem:
    """One sentence's facts for a text that is not YAML: a tab, a missing quote, a missing colon …"""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    place = Place(file, first_line + line, column + 1)
    words = f"{error.context or ''} {error.problem or ''}".lower()
    lines = text.split("\n")
    source = lines[line] if line < len(lines) else ""
    if "undefined alias" in words:
        return Problem("read-alias", place, {"name": source[column + 1 :].split()[0] if source[column + 1 :] else ""})
    if "undefined tag handle" in words:
        return Problem("read-tag", place, {"tag": source[column:].split()[0] if source[column:] else ""})
    if "expected a single document" in words:
        return Problem("read-several-documents", place)
    tab_line = next((n for n in (line, line - 1) if 0 <= n < len(lines) and "\t" in _indent(lines[n])), None)
    if tab_line is not None:
        return Problem("read-tab", Place(file, first_line + tab_line, lines[tab_line].index("\t") + 1))
    if "quoted scalar" in words:
        start = error.context_mark or mark
        begin = Place(file, first_line + start.line, start.column + 1) if start else place
        return Problem("read-quote-open", begin)
    if "flow" in words:
        start = error.context_mark or mark
        begin = Place(file, first_line + start.line, start.column + 1) if start else place
        return Problem("read-bracket-open", begin)
    if "mapping values are not allowed" in words:
        return Problem("read-colon-in-text", place)
    if "could not find expected ':'" in words:
        return Problem("read-colon-missing", place)
    if "cannot start any token" in words:
        return Problem("read-character", place, {"character": source[column : column + 1]})
    return Problem("read-indent", place)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t-"))]
