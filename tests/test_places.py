"""The source text at every value's place is that value."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.place import Place, PlacedDict, PlacedList, place_of
from gaung.reading.mapping import read_mapping
from gaung.reading.markdown import split_front

_LETTERS = "abcxyzKLM019 éßñनेपालीगगुंकाठमाडौं😀👧🏽—“”’.,;/()=+_~ँ"

_words = st.text(alphabet=_LETTERS, min_size=1, max_size=14)
_keys = st.from_regex(r"[a-z][a-z_]{0,6}", fullmatch=True)


@dataclass(frozen=True)
class Written:
    """One scalar: its value, and how an author wrote it."""

    value: str
    text: str


def _plain(word: str) -> str | None:
    """The word without quotes, where YAML lets it stand so, even between brackets."""
    bare = word.strip()
    if not bare or bare[0] in "~.=—" or not bare[0].isalnum() or "," in bare or bare != word:
        return None
    return bare


@st.composite
def scalars(draw: st.DrawFn) -> Written:
    """A text, quoted in one of YAML's ways."""
    value = draw(_words)
    style = draw(st.sampled_from(["plain", "single", "double"]))
    plain = _plain(value)
    if style == "plain" and plain is not None:
        return Written(value, plain)
    if style == "single":
        return Written(value, "'" + value.replace("'", "''") + "'")
    return Written(value, json.dumps(value, ensure_ascii=False))


trees = st.recursive(
    scalars(),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4), st.dictionaries(_keys, inner, min_size=1, max_size=4)
    ),
    max_leaves=14,
)


def in_brackets(tree: object) -> str:
    """The tree in flow style."""
    match tree:
        case Written():
            return tree.text
        case list():
            return "[" + ", ".join(in_brackets(item) for item in tree) + "]"
        case dict():
            return "{" + ", ".join(f"{key}: {in_brackets(value)}" for key, value in tree.items()) + "}"
    raise AssertionError(tree)


def in_lines(tree: object, draw: st.DrawFn, indent: int = 0) -> str:
    """The tree in block style, with some of it in brackets, comments and empty lines between."""
    if isinstance(tree, Written) or draw(st.booleans()):
        return " " + in_brackets(tree) + draw(st.sampled_from(["\n", "  # catatan\n", "\n\n", " # नोट\n"]))
    pad = " " * (indent + 2)
    if isinstance(tree, list):
        return "\n" + "".join(f"{pad}-{in_lines(item, draw, indent + 2)}" for item in tree)
    assert isinstance(tree, dict)
    return "\n" + "".join(f"{pad}{key}:{in_lines(value, draw, indent + 2)}" for key, value in tree.items())


@st.composite
def documents(draw: st.DrawFn) -> tuple[dict[str, object], str]:
    """A tree, and the YAML of it."""
    tree = draw(st.dictionaries(_keys, trees, min_size=1, max_size=5))
    return tree, "".join(f"{key}:{in_lines(value, draw)}" for key, value in tree.items())


def source_at(text: str, place: Place) -> str:
    line = text.split("\n")[place.line - 1]
    return line[place.column - 1 : place.column - 1 + place.width]


def check_places(read: object, tree: object, text: str, source: PlacedDict, path: tuple[str | int, ...] = ()) -> None:
    if isinstance(tree, Written):
        assert read == tree.value
        assert source_at(text, place_of(source, path)) == tree.text
    elif isinstance(tree, list):
        assert isinstance(read, PlacedList)
        assert len(read) == len(tree)
        for index, item in enumerate(tree):
            check_places(read[index], item, text, source, (*path, index))
    elif isinstance(tree, dict):
        assert isinstance(read, PlacedDict)
        assert list(read) == list(tree)
        for key, value in tree.items():
            assert source_at(text, read.key_places[key]) == key
            check_places(read[key], value, text, source, (*path, key))


@settings(deadline=None)
@given(documents())
def test_every_place_points_at_the_text_of_its_value(document: tuple[dict[str, object], str]) -> None:
    tree, text = document
    read, problems = read_mapping(text, "f.yaml")
    assert problems == [], text
    assert read is not None
    check_places(read, tree, text, read)


@settings(deadline=None)
@given(documents())
def test_front_matter_keeps_the_lines_of_its_file(document: tuple[dict[str, object], str]) -> None:
    tree, yaml = document
    text = f"---\n{yaml}---\n# Judul\nbaris\n"
    read, body, body_line, problems = split_front(text, "f.md")
    assert problems == []
    assert body == "# Judul\nbaris\n"
    assert text.split("\n")[body_line - 1] == "# Judul"
    assert read is not None
    check_places(read, tree, text, read)


def test_a_bracketed_list_is_as_wide_as_it_is_written() -> None:
    text = "काठमाडौं: {😀: [👧🏽, b]}\n"
    read, _ = read_mapping(text, "f.yaml")
    assert read is not None
    place = place_of(read, ("काठमाडौं", "😀"))
    assert source_at(text, place) == "[👧🏽, b]"
    assert place.column == text.index("[") + 1


def test_a_place_on_the_way_stands_for_what_is_not_there() -> None:
    read, _ = read_mapping("a:\n  b: [1, 2]\n", "f.yaml")
    assert read is not None
    assert str(place_of(read, ("a", "b", 7))) == "f.yaml:2:6"
    assert str(place_of(read, ("a", "x", "y"))) == "f.yaml:2:3"
    assert str(place_of(read, ("z",))) == "f.yaml:1:1"


def test_a_value_that_is_not_there_has_the_place_of_its_key() -> None:
    read, _ = read_mapping("a: 1\nbb:\nc: 3\n", "f.yaml")
    assert read is not None
    assert str(read.value_places["bb"]) == "f.yaml:2:1"


def test_text_over_several_lines_begins_at_its_sign() -> None:
    read, _ = read_mapping("a: |\n  satu\n  dua\nb: x\n", "f.yaml")
    assert read is not None
    assert str(read.value_places["a"]) == "f.yaml:1:4"
