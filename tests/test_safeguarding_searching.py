"""What is looked for only near its signs is what a search of the whole text finds."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import safeguarding_fixtures
from gaung.rules.safeguarding import (
    accounts,
    aged_names,
    births,
    dwellings,
    filed,
    heads,
    homes,
    initials,
    listed_names,
    markup,
    names,
    needs,
    papers,
    people,
    phrasing,
    pieces,
    plain,
    schools,
    vocabulary,
)
from gaung.rules.safeguarding.alternation import by_first_letter
from gaung.rules.safeguarding.searching import figures, found_all, found_near, in_small, small_letters, words_of
from gaung.rules.safeguarding.wordings import Wordings

WORDS = ["rumah", "Rumah", "no", "nomor", "i", "di", "kiri", "12", "7", "a-b", "perumahan", "Adik", ".", "\n", "घर"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
SIGNS_OF_ALL = st.text("aAbzZ019 .-_*`[]/@(\n", max_size=40)
ALTERNATIVES = [
    "ab",
    "a|b",
    "(?:ab|ba|c) ?c",
    "a?b",
    r"\d+a",
    "[5-9]",
    "(?<!a)b",
    "(?:a|b)?c",
    r"c[|)\]a]",
    "(?:1|b)a",
    r"a\|",
]
HOUSE = re.compile(r"(?<![^\W_])(?i:rumah|nomor|i) \w{1,9}(?: \d{1,2})?")


@given(TEXTS, st.integers(0, 12), st.integers(40, 60))
def test_near_the_signs_is_found_what_the_whole_text_holds(text: str, before: int, after: int) -> None:
    small = small_letters(text)
    near = [match.span() for match in found_near(HOUSE, text, small, ("rumah", "nomor", "i"), before, after)]
    assert near == [match.span() for match in HOUSE.finditer(text)]


@given(TEXTS)
def test_without_a_sign_nothing_is_found(text: str) -> None:
    assert not [*found_near(HOUSE, text, small_letters(text), (), 20, 20)]


def test_a_single_letter_counts_only_where_a_word_begins() -> None:
    text = "kiri " * 40 + "i rumah"
    assert [match[0] for match in found_near(re.compile(r"\w+ rumah|kiri"), text, text, ("i",), 0, 8)] == ["i rumah"]


@given(st.text("ab12 ९.½", max_size=30))
def test_every_row_of_figures_is_told_once(text: str) -> None:
    assert figures(text) == tuple(match.start() for match in re.finditer("[0-9]+", text))


@pytest.mark.parametrize(
    ("pattern", "sign"),
    [
        (plain._SPELLED, plain._SPELLED_SIGN),
        (plain._SYLLABLES, plain._SYLLABLE),
        (names._LEET_NAME, names._LEET_SIGN),
        (pieces._SECTION, pieces._SECTION_SIGN),
        (papers._PLATE, papers._PLATE_SIGN),
        (markup._INLINE, markup._INLINE_SIGN),
    ],
)
@given(text=SIGNS_OF_ALL)
def test_what_has_no_sign_of_a_pattern_is_not_found_by_it(
    pattern: re.Pattern[str], sign: re.Pattern[str], text: str
) -> None:
    assert pattern.search(text) is None or sign.search(text) is not None


@example("kata po-rno itu", 7)
@given(st.text("pornoPORNOx.-_/ 1पोर्न", max_size=24), st.integers(0, 23))
def test_a_sign_breaks_a_word_where_its_letters_make_one(text: str, at: int) -> None:
    letters = re.compile(r"[A-Za-z\u0900-\u0963]")
    start, end = at, at + 1
    while start and at - start < 12 and start <= len(text) and letters.match(text[start - 1]):
        start -= 1
    while end < len(text) and end - at < 13 and letters.match(text[end]):
        end += 1
    written = (text[start:at] + text[at + 1 : end]).lower()
    is_between = start < at and end > at + 1
    assert plain._breaks_a_word(text, at) == (is_between and written in plain._WRITTEN_AROUND)


@given(st.text("AaBbKkİ jalan.No12-SD", max_size=30))
def test_a_pattern_for_small_letters_finds_what_it_found_without_regard_to_case(text: str) -> None:
    source = r"(?i)\b(?P<way>JALAN|jl)\W{1,2}[A-Z]+(?:\s+No\.?\s*\d+)?|\bSD\s?\D|(?<=k)[^A-J\s]"
    text = text.replace("İ", "I")  # what is legible holds none
    found = [match.span() for match in re.finditer(source, text)]
    assert [match.span() for match in in_small(source).finditer(small_letters(text))] == found


@given(st.text("abpornPORN013457@$!*_. ", max_size=30))
def test_only_words_with_a_sign_are_read_anew(text: str) -> None:
    read = vocabulary._SIGNED_WORD.sub("#", text)
    every = vocabulary._LEET_WORD.sub(lambda m: "#" if vocabulary._SIGNED_WORD.match(text, m.start()) else m[0], text)
    assert read == every


@pytest.mark.parametrize("family", ["term", "ninth", "eleventh"])
def test_wordings_near_their_stems_find_what_all_of_them_find(family: str) -> None:
    tried = 0
    for item in safeguarding_fixtures.items((family,)):
        small = small_letters(item.text)
        for term in vocabulary.terms():
            wordings = term.words.get(item.language)
            stems = [stem for stem in term.stems[item.language] if stem in small]
            if wordings is None or not stems:
                continue
            every = wordings.whole
            read = item.text if every.flags & re.IGNORECASE else small
            found = [match.span() for match in wordings.found(item.text, small, stems)]
            assert found == [match.span() for match in found_near(every, read, small, stems)]
            tried += 1
    assert tried > 20


def test_a_wording_is_tried_near_its_own_stems_alone() -> None:
    tried: list[tuple[int, ...]] = []

    def compiled(sources: Sequence[str], some: Sequence[int]) -> re.Pattern[str]:
        tried.append(tuple(some))
        return re.compile("|".join(sources[n] for n in some))

    def written() -> tuple[str, ...]:
        return ("rumah kami", r"jalan\s+ke", "[x]yz")

    wordings = Wordings(written, ("rumah", "jalan ke", "elsewhere"), compiled)
    text = "itu rumah kami, dan jalan ke sana xyz"
    assert [match[0] for match in wordings.found(text, text, ("rumah",))] == ["rumah kami", "xyz"]
    assert [match[0] for match in wordings.found(text, text, ("jalan ke",))] == ["jalan ke", "xyz"]
    assert tried == [(0, 2), (1, 2)]


@given(st.text("ab2-‐ nya.,S", max_size=24))
def test_hyphens_are_read_as_spaces_by_their_neighbours(text: str) -> None:
    meant = r"(?<=[^\W_])[-‐‑](?=[^\W\d_])|(?<=[a-z]{3})2(?=[\s.,!?:;)\"']|(?:an|nya)?(?![^\W_])|\Z)"
    assert phrasing.unhyphenated(text) == re.sub(meant, " ", text)


def test_a_school_begins_where_it_may_begin() -> None:
    texts = [item.text for item in safeguarding_fixtures.items(("personal-data", "identity", "second", "eighth"))]
    found = 0
    for text in (*texts, "SD IT Al 2, es em pe 3, mondok di Darul Contoh, siswa smp contoh, Taman Kanak-kanak Contoh"):
        every = [match.span() for match in schools._INDONESIAN.finditer(text)]
        assert [match.span() for match in schools._at_heads(text, small_letters(text))] == every
        found += len(every)
    assert found > 40


@given(st.text("abzAZ09 -'éñ।नाम\n", max_size=30))
def test_words_are_rows_of_small_letters(text: str) -> None:
    assert words_of(text) == frozenset(re.findall("[a-z]+", text.lower()))


@given(st.lists(st.sampled_from(ALTERNATIVES), min_size=1, max_size=8), st.text("abc 1-,\n", max_size=16))
def test_alternatives_sorted_by_first_letter_find_the_same(alternatives: list[str], text: str) -> None:
    plain_order = "|".join(alternatives)
    every = [match.span() for match in re.finditer(plain_order, text)]
    assert [match.span() for match in re.finditer(by_first_letter(plain_order), text)] == every


def test_children_and_adults_are_those_of_the_whole_patterns() -> None:
    latin = "|".join((*people._INDONESIAN, *people._ENGLISH, *people._FILIPINO))
    plain_order = re.compile(f"{people._W}(?:{latin}){people._E}")
    found = 0
    for item in safeguarding_fixtures.items(("identity", "second", "seventh", "eleventh")):
        small = small_letters(item.text)
        every = [match.span() for match in plain_order.finditer(small)]
        assert [match.span() for match in people._LATIN_CHILD.finditer(small)] == every
        adults = tuple(match.span() for match in people.ADULT.finditer(item.text))
        assert people.adults(item.text) == adults
        found += len(every) + len(adults)
    assert found > 300


def _patterns_with_heads() -> list[tuple[re.Pattern[str], heads.Heads]]:
    """Every pattern of the rules that stands in a module, or in a table of one, and begins plainly."""
    found: dict[str, re.Pattern[str]] = {}

    def gather(value: object, depth: int) -> None:
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
            found[value.pattern] = value
        elif isinstance(value, (tuple, list, dict)) and depth < 3:
            for inner in value.values() if isinstance(value, dict) else value:
                gather(inner, depth + 1)

    for module in (
        accounts,
        aged_names,
        births,
        dwellings,
        filed,
        homes,
        initials,
        listed_names,
        names,
        papers,
        pieces,
    ):
        for value in vars(module).values():
            gather(value, 0)
    read = ((pattern, heads.heads_of(pattern)) for pattern in found.values())
    return [(pattern, begin) for pattern, begin in read if begin is not None]


def test_a_find_begins_with_a_head_of_its_pattern() -> None:
    items = safeguarding_fixtures.items(("personal-data", "identity", "fourteenth"))
    texts = [plain.legible(plain.Plain(item.text, (0,), (0,))).text for item in items]  # as rules read them
    patterns = _patterns_with_heads()
    assert len(patterns) > 80
    found = 0
    for text in ("\n".join(texts[at : at + 80]) for at in range(0, len(texts), 80)):
        small = small_letters(text)
        for pattern, begin in patterns:
            places = set(begin.places(text, small, 0, len(text)))
            starts = {match.start() for match in pattern.finditer(text)}
            assert starts <= places, pattern.pattern[:80]
            found += len(starts)
    assert found > 400


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        (r"(?<![^\W_])(?:anak|adik)\s\w+", "anak"),
        (r"\b(?i:Murid|[ab]c|घर) no", "murid"),
        (r"(?<!\S)(?:(?:si )?bunga|sekolah)?kelas", "bunga kelas"),
        (r"\d{1,3} tahun|umur", "umur 7"),
        (r"(?P<name>[A-Z]\w+), kelas", "Budi"),
        (r"i am|anak (?:kami|saya)", "kami anak saya"),
        (r"(?:गेट|ढोका)|[\u0900-\u0963]+को घर", "गेट"),
        (r"(?<=, )(?:di|ke) [A-Z]", "x, ke R"),
    ],
)
@given(data=st.data())
def test_a_pattern_asked_for_often_finds_the_same(source: str, begins: str, data: st.DataObject) -> None:
    pattern = re.compile(source)
    begin = heads.heads_of(pattern)
    assert begin is not None
    pieces_of_text = st.lists(st.sampled_from([*WORDS, begins, "xanak", "Bc no", "i a", ", ", "को घर"]), max_size=12)
    text = data.draw(pieces_of_text.map(" ".join) | pieces_of_text.map("".join))
    starts = {match.start() for match in pattern.finditer(text)}
    assert starts <= set(begin.places(text, small_letters(text), 0, len(text)))


@pytest.mark.parametrize(
    "source", [r"\w+ tahun", r".anak", r"\s?anak", r"(?:anak)?", "[^a]b", "[a-z]+", r"(?P<a>.)(?P=a)"]
)
def test_a_pattern_that_may_begin_anywhere_has_no_heads(source: str) -> None:
    assert heads.heads_of(re.compile(source)) is None


def test_a_pattern_is_read_when_it_was_asked_for_often() -> None:
    pattern = re.compile(r"(?<![^\W_])rumah\s(?:kami|saya|nomor) \d")
    unread = re.compile(r"(?<![^\W_])rumah\s(?:kami|saya|nomor)")
    heads.sought_by_heads(pattern)
    text = "itu rumah kami 7, rumahmu, Rumah saya 8 dan rumah saya 9; " * 3
    small = small_letters(text)
    asked = [
        [match.span() for match in found_near(pattern, text, small, ("rumah",), 12, 24)]
        for _ in range(heads.ASKED_OFTEN + 2)
    ]
    known = heads.known_of(pattern)
    assert known is not None
    assert known.heads is not None
    assert all(heads.known_of(unread) is None for _ in range(heads.ASKED_OFTEN + 2))
    assert all(found == [match.span() for match in pattern.finditer(text)] for found in asked)


@pytest.mark.parametrize(
    ("source", "lacking", "held"),
    [
        (r"(?<![^\W_])rumah (?:kami|saya) di (?P<name>[A-Z]\w+)", "rumah di Bogor", "rumah kami di Bogor"),
        (r"(?i:korban)\s+(?:sendiri\s+)?(?:memancing|menggoda)|Salah dia", "korban itu bicara", "KORBAN menggoda"),
        (r"(?:foto|video)(?:nya)? (?:\w+ ){0,3}?(?:disebar)+", "foto dan video kami", "fotonya kami disebar"),
        (r"घर(?:को|मा)? ठेगाना|ठेगाना घर", "घर", "घरको ठेगाना"),
    ],
)
def test_a_pattern_that_lacks_what_it_needs_is_not_tried(source: str, lacking: str, held: str) -> None:
    words = needs.chosen(heads.ways_of(re.compile(source)), lacking.lower())
    assert words
    assert needs.lacks(lacking.lower(), words)
    assert re.search(source, held)
    assert not needs.lacks(held.lower(), words)


@pytest.mark.parametrize("source", [r"\w+ (?:di|ke) rumah|ya", r"(?:anak|\d) ?(?:kelas)?", "[a-z]+ (?:rumah)?"])
def test_a_pattern_with_a_way_that_needs_nothing_is_always_tried(source: str) -> None:
    assert needs.chosen(heads.ways_of(re.compile(source)), "") == ()


def test_whatever_is_found_holds_what_its_pattern_needs() -> None:
    items = [*safeguarding_fixtures.items(("term", "eleventh"))]
    texts = [plain.legible(plain.Plain(item.text, (0,), (0,))).text for item in items]  # as rules read them
    for item, text in zip(items, texts, strict=True):
        assert all(0 <= word.start < word.end for word in vocabulary.find(text, item.language))
    everything = "\n".join(texts)
    small = small_letters(everything)
    found = 0
    for pattern in [*vocabulary.compiled_wordings()][::8]:
        ways = heads.ways_of(pattern)
        if not ways or not all(ways):
            continue
        for match in found_all(pattern, everything if pattern.flags & re.IGNORECASE else small, small):
            stretch = small[match.start() : match.end()]
            assert any(all(any(word in stretch for word in one) for one in way) for way in ways), pattern.pattern
            found += 1
    assert found > 20
