"""How much the safeguarding rules find in text that they were not written from, and how much they flag for nothing."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from gaung.rules.safeguarding import vocabulary
from safeguarding_fixtures import FAMILIES, Item, codes, examined, items

ITEMS = tuple(items())
LEAST_RECALL = LEAST_PRECISION = 0.97
FIFTH = tuple(items(("fifth",)))
# recall and precision; whoever makes a rule better raises them
FIFTH_LEAST = {
    "personal-data": (0.99, 0.99),
    "identity": (0.99, 0.99),
    "term": (0.98, 0.99),
    "helpline": (0.99, 0.99),
}
FIFTH_MOST_HARMLESS = 0
LATEST = {
    name: tuple(items((name,)))
    for name in (
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    )
}
LATEST_LEAST = {
    "tenth": dict.fromkeys(FAMILIES, (0.99, 0.99)),
    "eleventh": dict.fromkeys(FAMILIES, (0.99, 0.99)),
    "twelfth": dict.fromkeys(FAMILIES, (0.99, 0.99)),
    "thirteenth": {
        "personal-data": (0.99, 0.98),
        "identity": (0.99, 0.96),
        "term": (0.99, 0.99),
        "helpline": (0.99, 0.99),
    },
    "fourteenth": {
        "personal-data": (0.99, 0.99),
        "identity": (0.86, 0.92),
        "term": (0.99, 0.99),
        "helpline": (0.99, 0.99),
    },
    "fifteenth": {
        "personal-data": (0.91, 0.91),
        "identity": (0.71, 0.80),
        "term": (0.93, 0.86),
        "helpline": (0.94, 0.94),
    },
    "sixteenth": {
        "personal-data": (0.81, 0.99),
        "identity": (0.85, 0.95),
        "term": (0.96, 0.93),
        "helpline": (0.93, 0.93),
    },
    "seventeenth": {
        "personal-data": (0.90, 0.94),
        "identity": (0.84, 0.96),
        "term": (0.93, 0.96),
        "helpline": (0.99, 0.93),
    },
    "eighteenth": {
        "personal-data": (0.91, 0.92),
        "identity": (0.83, 0.89),
        "term": (0.96, 0.93),
        "helpline": (0.99, 0.92),
    },
    "nineteenth": {
        "personal-data": (0.88, 0.79),
        "identity": (0.69, 0.82),
        "term": (0.78, 0.89),
        "helpline": (0.57, 0.91),
    },
}
LATEST_MOST_HARMLESS = dict.fromkeys(LATEST, 0) | {
    "fifteenth": 13,
    "sixteenth": 4,
    "seventeenth": 2,
    "eighteenth": 10,
    "nineteenth": 23,
}
EXAMPLES = tomllib.loads((Path(__file__).parent / "reference_examples.toml").read_text("utf-8"))


def family_of(code: str) -> str:
    return next(family for family in FAMILIES if code.startswith(family))


def flagged(item: Item) -> set[str]:
    """The codes of an item; advice counts only where the item asks for it."""
    found = examined(item.text, item.language, **item.front)
    return {problem.code for problem in found if problem.code in item.expected or problem.severity is not Severity.INFO}


def test_the_set_is_large_and_mostly_hard() -> None:
    assert len(ITEMS) >= 200
    assert 2 * sum(item.is_clean for item in ITEMS) >= len(ITEMS)
    for language in Language:
        assert {item.family for item in ITEMS if item.language is language} == set(FAMILIES)
    assert len({(item.language, item.text, str(item.front)) for item in ITEMS}) == len(ITEMS)


def measured(these: Sequence[Item]) -> tuple[dict[str, tuple[float, float]], list[str]]:
    """Recall and precision of every family, and the items that are not as they should be."""
    right: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    lines = []
    for item in these:
        found = flagged(item)
        right.update(map(family_of, item.expected & found))
        missed.update(map(family_of, item.expected - found))
        wrong.update(map(family_of, found - item.expected - item.tolerated))
        if item.expected - found or found - item.expected - item.tolerated:
            lines.append(f"{item.family}.txt:{item.line}: {sorted(found)} for {sorted(item.expected)}")
    table = {
        family: (
            right[family] / (right[family] + missed[family]),
            right[family] / max(right[family] + wrong[family], 1),
        )
        for family in FAMILIES
    }
    return table, lines


def print_table(table: Mapping[str, tuple[float, float]]) -> None:
    print("\n| family | recall | precision |\n| --- | --- | --- |")
    for family, (recall, precision) in table.items():
        print(f"| {family} | {recall:.3f} | {precision:.3f} |")


def test_recall_and_precision(capsys: pytest.CaptureFixture[str]) -> None:
    table, lines = measured(ITEMS)
    with capsys.disabled():
        print_table(table)
    for family, (recall, precision) in table.items():
        assert recall >= LEAST_RECALL, (family, lines)
        assert precision >= LEAST_PRECISION, (family, lines)


def test_the_fifth_set_does_not_get_worse(capsys: pytest.CaptureFixture[str]) -> None:
    """Text by somebody who had not seen the rules: the rules have learnt from it since, and keep what they learnt."""
    table, lines = measured(FIFTH)
    harmless = [item for item in FIFTH if item.is_clean]
    assert len(FIFTH) >= 240
    assert 2 * len(harmless) >= len(FIFTH)
    with capsys.disabled():
        print_table(table)
    for family, (recall, precision) in FIFTH_LEAST.items():
        assert table[family][0] >= recall, (family, lines)
        assert table[family][1] >= precision, (family, lines)
    assert sum(bool(flagged(item) - item.tolerated) for item in harmless) <= FIFTH_MOST_HARMLESS, lines


@pytest.mark.parametrize("name", LATEST)
def test_the_latest_sets_do_not_get_worse(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Text of strangers as an ordinary year brings it; the README beside them says what was found at first sight."""
    table, lines = measured(LATEST[name])
    with capsys.disabled():
        print_table(table)
    for family, (recall, precision) in LATEST_LEAST[name].items():
        assert table[family][0] >= recall, (family, lines)
        assert table[family][1] >= precision, (family, lines)
    harmless = [item for item in LATEST[name] if item.is_clean]
    assert sum(bool(flagged(item) - item.tolerated) for item in harmless) <= LATEST_MOST_HARMLESS[name], lines


@pytest.mark.parametrize("item", tuple(items(("seen",))), ids=lambda item: f"{item.line}-{item.language}")
def test_nothing_that_was_learnt_is_lost(item: Item) -> None:
    found = flagged(item)
    assert found >= item.expected
    assert item.expected or not found


FRAMES = ("{}", "Anak itu: {}")
"""An example by itself, and with a child beside it."""


def personal_examples() -> Iterator[tuple[str, str, bool, frozenset[str]]]:
    """Each text of personal data: its pattern, its frame, and the codes that must be said of it, no others."""
    for example in EXAMPLES["personal"]:
        code = "helpline-unregistered" if example["kind"] == "service" else f"personal-data-{example['kind']}"
        for frame in FRAMES:
            wanted = dict.fromkeys(example["found"], frozenset({code}))
            wanted |= dict.fromkeys(example["harmless"], frozenset())
            for other in example.get("otherwise", ()):
                assert set(other["texts"]) <= wanted.keys()
                if frame == "{}" or not other.get("alone"):
                    wanted |= dict.fromkeys(other["texts"], frozenset(other["codes"]))
            for text, said in wanted.items():
                yield example["pattern"], frame.format(text), text in example["found"], said


@pytest.mark.parametrize(("pattern", "text", "is_found", "said"), tuple(personal_examples()))
def test_the_reference_examples_of_personal_data(pattern: str, text: str, is_found: bool, said: frozenset[str]) -> None:
    """Exactly what is asked for, by itself and with a child near; where it is decided otherwise, the file says why."""
    found = codes(text, Language.ENGLISH)
    assert found >= said, pattern
    assert is_found or found == said, pattern


def test_the_reference_has_all_its_examples() -> None:
    texts = [text for kind in ("personal", "term") for row in EXAMPLES[kind] for text in row["found"] + row["harmless"]]
    assert len(texts) == 236


@pytest.mark.parametrize("example", EXAMPLES["term"], ids=[f"{r['rule']}-{r['language']}" for r in EXAMPLES["term"]])
def test_the_reference_examples_of_words(example: dict[str, str | list[str]]) -> None:
    language = Language(str(example["language"]))
    for text in example["found"]:
        assert example["rule"] in codes(text, language), text
    for text in example["harmless"]:
        assert example["rule"] not in codes(text, language), text


def test_every_rule_about_words_is_in_the_set() -> None:
    wanted = {f"term-{term.number}" for term in vocabulary.terms()}
    assert {code for item in ITEMS for code in item.expected if code.startswith("term-")} >= wanted - {"term-12"}
    assert len(wanted) == 18


SECOND = tuple(items(("second",)))
DEVELOPED = ("dev_jigsaw", "dev_names", "dev_nepali", "dev_ordinary", "dev_others")
LEARNT = (*SECOND, *items(("third", "fourth", "sixth", "seventh", "eighth", "ninth", *DEVELOPED)))


def test_the_second_set_is_half_harmless() -> None:
    assert len(SECOND) >= 400
    assert 2 * sum(item.is_clean for item in SECOND) >= len(SECOND)
    for language in Language:
        assert {item.is_clean for item in SECOND if item.language is language} == {True, False}


@pytest.mark.parametrize("item", LEARNT, ids=lambda item: f"{item.family}-{item.line}-{item.language}")
def test_the_later_sets_stay_found(item: Item) -> None:
    found = flagged(item)
    assert item.expected <= found <= item.expected | item.tolerated
