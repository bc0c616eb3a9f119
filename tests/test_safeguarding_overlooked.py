"""What no rule says and the examples show, and what a rule says that they do not bear out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.model.language import Language
from gaung.problem import Problem, Severity
from gaung.rules.safeguarding import overlooked
from gaung.rules.safeguarding.nobody import Nobody
from gaung.rules.safeguarding.passages import Document, page_document
from gaung.rules.safeguarding.stacking import CODES
from safeguarding_fixtures import examined, page_of


def told(text: str, language: Language = Language.ENGLISH, **front: str) -> dict[str, Problem]:
    return {one.code: one for one in examined(text, language, **front) if one.severity is not Severity.INFO}


OVERLOOKED = [
    (
        "id",
        "Foto ketiga: si kembar dari RT kami, yang satu tuli, memegang piala di depan balai desa Sumber Ayem.",
        "identity-",
    ),
    (
        "en",
        "that's him by the goal post, Wenlyn's kid brother from the blue house after the chapel, he stutters",
        "identity-",
    ),
    (
        "fil",
        "yung naka-saklay sa hanay, kaklase ko yan, lola niya ang nagtitinda ng saranggola sa pantalan",
        "identity-",
    ),
    ("ne", "पछाडिको बेन्चमा बस्ने लौरो टेक्ने केटी, उसकी हजुरआमा घाटमा चङ्गा बेच्छिन्, कक्षा ६", "identity-"),
]
"""Nobody's rule: found before the examples came or not, they must stay found."""


@pytest.mark.parametrize(("language", "text", "code"), OVERLOOKED)
def test_a_child_is_found_by_what_is_said_together(language: str, text: str, code: str) -> None:
    assert any(one.startswith(code) for one in told(text, Language(language)))


def test_what_is_told_by_likeness_is_a_warning_and_names_masked_words() -> None:
    stretch = next(
        overlooked.stretches(document_of("Mrs Tamang's girl Sunila limps and sells tea with her by the bridge."))
    )
    pieces = [*overlooked._pieces(stretch, ())]
    problem = overlooked._overlooked(stretch, "joined", pieces)
    assert (problem.code, problem.severity) == ("identity-joined", Severity.WARNING)
    assert "Sunila" not in str(problem.facts)
    assert any("S•••••" in piece for piece in problem.facts["pieces"])  # type: ignore[union-attr]  # a tuple of texts


def document_of(text: str, **front: str) -> Document:
    return page_document(page_of(text, Language.ENGLISH, **front))


def test_a_stretch_is_made_of_whole_paragraphs() -> None:
    paragraph = "One two three four five six seven eight nine ten. "
    document = document_of("\n\n".join([paragraph * 3] * 5), title="A title")
    found = [stretch.text for stretch in overlooked.stretches(document)]
    assert found[0].startswith("A title")
    assert len(found) > 1
    assert all(one.rstrip().endswith("ten.") for one in found)
    assert all(len(one.split()) <= overlooked.MOST_WORDS + 2 for one in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab. \n", max_size=400), max_size=4))
def test_every_word_is_in_one_stretch(paragraphs: list[str]) -> None:
    document = document_of("\n\n".join(paragraphs))
    read = " ".join(passage.text for passage in document.texts).split()
    assert " ".join(stretch.text for stretch in overlooked.stretches(document)).split() == read


def test_who_is_said_to_be_invented_is_nobody() -> None:
    text = "the one with the crutches is from our ward, grade 4, her dad runs the only tea stall by the bridge"
    assert told(text)
    assert not [
        code for code in told(f"All people in this story are invented.\n\n{text}") if code.startswith("identity-")
    ]


def test_the_campaigns_own_name_is_no_childs() -> None:
    stretch = next(overlooked.stretches(document_of("We of Aliansi Bintang Kecil draw with Sunila.")))
    named = [
        passage.text[first:last] for passage, first, last, _ in overlooked._pieces(stretch, ("Aliansi Bintang Kecil",))
    ]
    assert "Sunila" in named
    assert not {"Aliansi", "Bintang", "Kecil"} & {*named}


def test_a_warning_that_reads_like_nobody_is_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Perahu bernama Melati itu bocor. Tambal sebelum lomba, dan suruh anak menunggu di dermaga."
    said = {one.severity for one in examined(text) if one.code == "personal-data-name"}
    monkeypatch.setitem(overlooked.KEPT_ODDS, Severity.WARNING, -99.0)
    assert {one.severity for one in examined(text) if one.code == "personal-data-name"} == {Severity.WARNING}
    assert said == {Severity.INFO}


def test_without_the_examples_they_are_overlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlooked, "FOUND_ODDS", 99)
    monkeypatch.setattr(overlooked, "TELLING_ODDS", 99)
    assert any(not told(text, Language(language)) for language, text, _ in OVERLOOKED)


def test_a_child_does_not_vanish_in_a_page_about_something_else() -> None:
    harmless = (
        "Wash the rice twice, add water up to the first finger, and let it rest for an hour before you light it. "
    )
    telling = "A girl named Sunita asked the best question of the evening, and nobody in the hall knew the answer."
    passage = document_of(harmless * 3 + telling).texts[-1]
    problem = Problem("personal-data-name", passage.place, severity=Severity.WARNING)
    found = {problem.code: Severity.WARNING}
    of_rice, of_sunita = (
        overlooked.Told(problem, passage, passage.text.index(word)) for word in ("twice, add", "Sunita")
    )
    assert overlooked._is_doubtful(of_rice, found, 0)
    assert not overlooked._is_doubtful(of_sunita, found, 0)


def test_an_error_becomes_advice_only_where_no_child_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    named = "Pendengar kami, Dewi Lestari Ayu, kelas 5, bertanya tentang kata sandi di siaran hari ini."

    def severities() -> set[Severity]:
        return {one.severity for one in examined(named) if one.code == "personal-data-name"}

    monkeypatch.setitem(overlooked.KEPT_ODDS, Severity.WARNING, 99.0)
    assert severities() == {Severity.ERROR}
    monkeypatch.setitem(overlooked.KEPT_ODDS, Severity.ERROR, 99.0)
    assert severities() == {Severity.INFO}
    odds = dict.fromkeys(CODES, -9.0)
    error, warning = (Problem("personal-data-name", None, {}, one) for one in (Severity.ERROR, Severity.WARNING))
    monkeypatch.setitem(overlooked.KEPT_ODDS, Severity.ERROR, -2.0)
    assert not overlooked._is_unlikely(error, odds | {"telling": 0.0})  # its name is told, whatever else is
    assert overlooked._is_unlikely(error, odds | {"telling": -9.0})
    assert overlooked._is_unlikely(warning, odds | {"telling": 0.0})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab. \n", min_size=1, max_size=300), min_size=1, max_size=4), st.data())
def test_nothing_that_a_rule_found_is_lost(paragraphs: list[str], data: st.DataObject) -> None:
    document = document_of("\n\n".join(paragraphs))
    told = []
    for number in range(5):
        passage = data.draw(st.sampled_from(document.passages))
        start = data.draw(st.integers(0, max(len(passage.text) - 1, 0)))
        told.append(overlooked.Told(Problem("term-01", passage.place, {"seen": str(number)}), passage, start))
    kept = [str(one.facts["seen"]) for one in overlooked.weighed(document, told, Nobody(document))]
    assert sorted(kept) == ["0", "1", "2", "3", "4"]
