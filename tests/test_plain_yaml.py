"""What is read without a YAML parser is what the parser reads, letter for letter and place for place."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gaung.place import PlacedDict, PlacedList
from gaung.reading import located
from gaung.reading.plain_yaml import plain_yaml

ROOT = Path(__file__).parents[1]

FRONT = """\
title: Jejak digital: yang tertinggal
description: 'Satu kalimat.'
# gaung: allow term-01 because contoh
audience: 12-14

topics: [jejak-digital, kata-sandi]
order: 007
published: 2026-11-22T16:00:00+07:00
content_note: "Tentang kekerasan."
country: null
"""

_LETTERS = "ab Z09:#-,.[]{}'\"~&*!|>%@`\\?=_/+\t\nनé😀\u00a0\u2028"
_values = st.one_of(
    st.text(alphabet=_LETTERS, max_size=12),
    st.sampled_from(["null", "~", "12-14", "[a, b-c]", '"a: b"', "'x # y'", "a #b", "a# b", "a:b", "<<", "- a", "? a"]),
)
_lines = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(["a", "b", "title", "null", "Title", "1", "a b"]), _values),
    st.text(alphabet=_LETTERS, max_size=12),
    st.just("# words"),
    st.just(""),
)


def both(text: str) -> tuple[PlacedDict | None, PlacedDict | None]:
    """The mapping read without the parser (None if that is left to it), and as the parser reads it."""
    short = plain_yaml(text, "f.md", 2)
    whole, problems = located.parse_mapping(text, "f.md", 2)
    if short is not None:
        assert problems == []
    return short, whole


def places(value: object) -> object:
    """Everything that a mapping knows of itself."""
    if isinstance(value, PlacedDict):
        return (
            [(key, places(inner)) for key, inner in value.items()],
            value.place,
            value.key_places,
            value.value_places,
            value.has_unread,
        )
    if isinstance(value, PlacedList):
        return ([places(inner) for inner in value], value.place, value.item_places, value.has_unread)
    return value


def test_an_ordinary_page_needs_no_parser() -> None:
    text = FRONT.replace("Jejak digital:", "Jejak digital,")
    short, whole = both(text)
    assert short is not None
    assert places(short) == places(whole)
    assert (short["order"], short["country"]) == ("007", None)


def test_a_colon_in_a_title_is_left_to_the_parser() -> None:
    assert plain_yaml(FRONT, "f.md", 2) is None


RUNDOWN = """\
# The running order.
title: "Jejak digital: siapa bisa lihat kamu?"
summary: >-
  Setiap foto, komentar: dan pencarian
  meninggalkan # jejak.

  Lima langkah.
people:
  - {role: host, alias: Bintang, about: "Pembawa acara. Tokoh rekaan."}   # beside it
  # between
  - {role: host, alias: Ombak, levels: [-20, -8], more: {a: b}}
helplines: [id-sapa-129, "129"]
questions:
- text: Apa yang kamu suka?
  theme: good_sides
- text: |
    Satu.
      Dua.
-   file: ../audio/sela.wav
    gain_db: -3
    nothing:
    below: {}
length: 5:30
"""

FORMS = (
    *RUNDOWN.splitlines(),
    "",
    "  ",
    "a:",
    "a: b",
    "b: >",
    "c: |-",
    "d: [a, {b: c}]",
    "e: 'it''s'",
    "- a",
    "- a: 1",
    "- - a",
    "-",
    "- [a,b]",
    "- {a: 1, a: 2}",
    "f: {a: , b: 1}",
    "g: [a: b]",
    'h: "a" b',
    "i: &x a",
    "j: a # b",
    'k: "#"#',
    "l: [a, ]",
    "m: ~",
    "n: - a",
    "null: a",
    "o: a: b",
    "---",
    "...",
    "? a",
    "p: ../a b/c (d)",
    "q: {a: b:c, d: 'e'}",
    "r: [ a, b ]",
    "s: 0:12  ",
    "t: {en: World Children's Day, id: a\"b\" c, x: d 'e'}",
    "u: [it's, a 'b, c', +62, (d), -1, .5]",
    "ne: भर्खर चिनेको, अनि गोप्य?",
)
"""Lines that are put together at any indent: most of what comes out is wrong, and some of it is right by chance."""

_forms = st.lists(
    st.builds(
        lambda indent, line: " " * indent + line.strip(), st.sampled_from([0, 0, 0, 2, 2, 4, 1]), st.sampled_from(FORMS)
    ),
    min_size=1,
    max_size=7,
).map("\n".join)


def test_a_rundown_needs_no_parser() -> None:
    for text in (RUNDOWN, RUNDOWN.rstrip("\n")):
        short, whole = both(text.replace("      Dua", "    Dua"))
        assert short is not None
        assert places(short) == places(whole)


def test_the_example_needs_no_parser() -> None:
    """Nearly none of its files does; what is read at once says the same."""
    files = [file for top in ("content/data", "episodes", "posters") for file in (ROOT / top).rglob("*.yaml")]
    left = 0
    for file in files:
        short, whole = both(file.read_text("utf-8"))
        left += short is None
        assert short is None or places(short) == places(whole)
    assert len(files) > 15
    assert left <= 2


@given(text=_forms, is_ended=st.booleans())
@settings(max_examples=1500, deadline=None)
def test_lines_in_any_order_are_read_like_the_parser(text: str, is_ended: bool) -> None:
    the_same_as_the_parser(text + "\n" * is_ended)


@given(data=st.data())
@settings(max_examples=400, deadline=None)
def test_a_rundown_with_a_slip_is_read_like_the_parser(data: st.DataObject) -> None:
    """Some lines are gone, doubled, moved in or out, or have a letter more."""
    lines = RUNDOWN.replace("      Dua", "    Dua").split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["gone", "twice", "in", "out", "letter", "form"])):
            case "gone" if len(lines) > 1:
                del lines[at]
            case "twice":
                lines.insert(at, lines[at])
            case "in":
                lines[at] = " " + lines[at]
            case "out":
                lines[at] = lines[at][1:]
            case "letter":
                here = data.draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:here] + data.draw(st.sampled_from(sorted(_LETTERS))) + lines[at][here:]
            case _:
                lines.insert(at, " " * data.draw(st.integers(0, 5)) + data.draw(st.sampled_from(FORMS)))
    the_same_as_the_parser("\n".join(lines))


@given(text=st.lists(_lines, max_size=5).map("\n".join))
@example(text="a: 1")
@example(text="a: 1\n")
@example(text="\n# b\na: 1\n\n")
@example(text="a: [null, b]\nb: ''")
@example(text="a: 1\n\tb")
@example(text="a: b\n c")
@settings(max_examples=300, deadline=None)
def test_the_same_as_the_parser(text: str) -> None:
    the_same_as_the_parser(text)


def the_same_as_the_parser(text: str) -> None:
    try:
        short, whole = both(text)
    except AssertionError as error:
        raise AssertionError(f"{text!r} is read, and the parser refuses it") from error
    if short is not None:
        assert places(short) == places(whole), repr(text)
