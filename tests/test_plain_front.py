"""What is read without a YAML parser is what the parser reads, letter for letter and place for place."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gaung.place import PlacedDict, PlacedList
from gaung.reading import located
from gaung.reading.plain_front import plain_mapping

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
    short = plain_mapping(text, "f.md", 2)
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
    assert plain_mapping(FRONT, "f.md", 2) is None


@given(text=st.lists(_lines, max_size=5).map("\n".join))
@example(text="a: 1")
@example(text="a: 1\n")
@example(text="\n# b\na: 1\n\n")
@example(text="a: [null, b]\nb: ''")
@example(text="a: 1\n\tb")
@example(text="a: b\n c")
@settings(max_examples=300, deadline=None)
def test_the_same_as_the_parser(text: str) -> None:
    try:
        short, whole = both(text)
    except AssertionError as error:
        raise AssertionError(f"{text!r} is read, and the parser refuses it") from error
    if short is not None:
        assert places(short) == places(whole)
