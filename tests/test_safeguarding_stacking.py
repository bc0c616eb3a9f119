"""Rules and examples are weighed together by what was learned of how right either is."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.problem import Problem, Severity
from gaung.rules.safeguarding import stacking, telltale

ODDS = st.lists(st.floats(-50, 50), min_size=len(telltale.HEADS), max_size=len(telltale.HEADS))
FOUND = st.dictionaries(st.sampled_from(sorted(stacking.CODES.values())), st.sampled_from(Severity))
NOBODY = [-4.0] * len(telltale.HEADS)
SOMEBODY = [4.0, 2.0, -3.0, -3.0, 3.0, -1.0]


def test_every_feature_has_a_name_of_its_own_and_a_weight_in_every_head() -> None:
    names = [name for name, _ in stacking.features(NOBODY, {}, 0)]
    written = json.loads((files("gaung.rules.safeguarding") / stacking.WEIGHTS).read_text("utf-8"))
    assert len(names) == len(set(names))
    assert list(written) == list(telltale.HEADS)
    assert all(list(weights) == names for weights in written.values())


@settings(max_examples=200, deadline=None)
@given(ODDS, FOUND, st.integers(0, 9))
def test_any_finds_have_verdicts(odds: list[float], found: dict[str, Severity], others: int) -> None:
    said = stacking.verdicts(odds, found, others)
    assert list(said) == list(telltale.HEADS)
    assert all(map(math.isfinite, said.values()))
    assert [name for name, _ in stacking.features(odds, found, others)] == [
        name for name, _ in stacking.features(NOBODY, {}, 0)
    ]


@pytest.mark.parametrize("head", ["name", "joined"])
def test_either_is_trusted_more_when_the_other_agrees(head: str) -> None:
    code = stacking.CODES[head]
    alone = stacking.verdicts(SOMEBODY, {}, 0)[head]
    agreed = stacking.verdicts(SOMEBODY, {code: Severity.ERROR}, 0)[head]
    contradicted = stacking.verdicts(NOBODY, {code: Severity.WARNING}, 0)[head]
    assert agreed > alone > stacking.verdicts(NOBODY, {}, 0)[head]
    assert contradicted < agreed


def test_of_several_finds_the_gravest_counts_and_others_by_their_number() -> None:
    name, phone = "personal-data-name", "personal-data-phone"
    told = [(name, Severity.WARNING), (name, Severity.ERROR), (name, Severity.INFO), (phone, Severity.ERROR)]
    told += [(phone, Severity.INFO), ("term-01", Severity.WARNING)]
    problems = [Problem(code, None, {}, severity) for code, severity in told]
    assert stacking.counted(problems) == ({name: Severity.ERROR}, 2)


def test_other_weights_are_used_and_put_back() -> None:
    text = "My little brother Arga, grade 4, is the only one in our lane who stutters."
    before = telltale.telltale(text)
    size = 1 << telltale.BITS
    said = {"biases": [0.5] * telltale.TABLES, "scales": [1.0] * telltale.TABLES}
    telltale.use(json.dumps(said).encode() + b"\n" + bytes(size * telltale.TABLES) + bytes([1]) * size)
    try:
        assert telltale.telltale(text) == 0.5
    finally:
        telltale.use(None)
    assert telltale.telltale(text) == before


def test_what_is_learned_trusts_what_was_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parent.parent / "scripts"), *sys.path])
    learner = import_module("stacking")
    random = np.random.default_rng(7)
    judged = []
    for _ in range(400):
        is_child = random.random() < 0.5
        odds = [*(random.normal(1.5 if is_child else -1.5, 1.5, len(telltale.HEADS)))]
        found = {"identity-joined": Severity.ERROR} if random.random() < (0.8 if is_child else 0.1) else {}
        values = tuple(value for _, value in stacking.features(odds, found, 0))
        judged.append(learner.Judged(values, (1.0 if is_child else -1.0,) * len(telltale.HEADS)))
    weights = learner.learned(judged)["joined"]
    said = [sum(map(lambda weight, value: weight * value, weights.values(), one.features)) for one in judged]
    right = np.mean([(odds > 0) == (one.labels[4] > 0) for odds, one in zip(said, judged, strict=True)])
    assert right > 0.9


def test_no_text_is_judged_by_what_was_learned_from_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scripts = Path(__file__).parent.parent / "scripts"
    monkeypatch.setattr(sys, "path", [str(scripts), *sys.path])
    learner = import_module("stacking")
    written = (scripts / "telltale_examples/campaign.txt").read_text("utf-8") * 2  # the second half in other quarters
    lines = [f"{line} {number}" for number, line in enumerate(written.splitlines())]
    few = tmp_path / "few.txt"
    few.write_text("\n".join(lines), "utf-8")
    learned: list[set[str]] = []
    judged: list[tuple[int, str]] = []
    judge = learner._judged
    size = 1 << telltale.BITS
    nothing = import_module("telltale").Model(
        np.ones((telltale.TABLES, size)), np.ones(size), np.zeros(telltale.TABLES)
    )

    def learns(texts: Sequence[Any]) -> object:
        """To learn takes minutes, however few they are; who is asked of whom does not hang on it."""
        learned.append({one.text for one in texts})
        return nothing

    def judges(examiner: object, item: object, example: Any) -> object:
        judged.append((len(learned) - 1, example.text))
        return judge(examiner, item, example)

    monkeypatch.setattr(learner, "sources", lambda: [few])
    monkeypatch.setattr(learner, "learn", learns)
    monkeypatch.setattr(learner, "_judged", judges)
    try:
        found = [*learner.judged_by_others()]
    finally:
        telltale.use(None)
    assert len(found) == len(judged) == len(lines)
    assert not [text for fold, text in judged if text in learned[fold]]
    assert {text for _, text in judged} == set().union(*learned)
