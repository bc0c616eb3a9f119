"""What was learned from examples decides where words leave it open whose a name, a school or a piece is."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.model.language import Language
from gaung.problem import Severity
from gaung.rules.safeguarding import glance
from gaung.rules.safeguarding import telltale as learned
from gaung.rules.safeguarding.telltale import features, telltale
from safeguarding_fixtures import codes, examined, items

ROOT = Path(__file__).parent.parent

ONE_CHILD = [
    ("en", "i go to St Ebba's Junior School and a boy there keeps asking for my password"),
    ("id", "Aku dan sepupuku satu kelas di SMPN 00 Tanjung Lesung, dan kami bikin lagu tentang sandi."),
    ("fil", "gr. 6 po ako sa Malinta-Uno Elem. School at inaasar nila ako sa gc"),
]
NO_CHILD = [
    ("en", "St Ebba's Junior School lends its hall to the fire brigade on the first Monday of each month."),
    ("id", "Rapat RT pindah ke aula SMPN 00 Tanjung Lesung karena balai desa sedang dicat."),
    ("fil", "Isasara ang kalsada sa tapat ng Malinta-Uno Elem. School habang inaayos ang tubo."),
]


@pytest.mark.parametrize(("language", "text"), ONE_CHILD)
def test_a_school_is_a_childs_where_its_sentence_reads_so(language: str, text: str) -> None:
    assert "personal-data-school" in codes(text, Language(language))


@pytest.mark.parametrize(("language", "text"), NO_CHILD)
def test_the_same_school_is_a_place_where_nobody_is_told_of(language: str, text: str) -> None:
    assert codes(text, Language(language)) == set()


@pytest.mark.parametrize(("telling", "harmless"), [*zip(ONE_CHILD, NO_CHILD, strict=True)])
def test_the_odds_part_a_child_from_its_harmless_twin(telling: tuple[str, str], harmless: tuple[str, str]) -> None:
    assert telltale(telling[1]) > telltale(harmless[1]) + 1


def test_what_is_only_likely_warns_and_does_not_stop() -> None:
    text = "sis paki-post nung drawing ng bata, lagay mo credit kay Jhunrey Panganiwan ha, alam na ng mama nya"
    found = [one for one in examined(text, Language.FILIPINO) if one.code == "personal-data-name"]
    assert [one.severity for one in found] == [Severity.WARNING]


def test_the_quick_sum_is_the_sum_of_all_features() -> None:
    said = learned._learned()
    for _, text in (*ONE_CHILD, *NO_CHILD, ("ne", "सातौँ कक्षाकी रोशनी उनी मात्र हुन्, १२ वर्ष।")):
        buckets = features(text)
        total = sum(said.weights[0][bucket] * said.rarities[bucket] for bucket in buckets)
        square = sum(said.rarities[bucket] ** 2 for bucket in buckets)
        assert telltale(text) == said.biases[0] + said.scales[0] * total / math.sqrt(square)


@given(
    st.text() | st.lists(st.sampled_from(["Rina", "12", "kelas", "SDN 3,", "l\u200bahir", "।", "—", "x"])).map(" ".join)
)
def test_a_glance_adds_up_the_same(text: str) -> None:
    for odds in (-4.0, learned.BY_WORDS_LEAST, learned.telltale(text), -1.0, 0.0, 1.0):
        assert glance.reads_telling(text, odds) == learned.reads_telling(text, odds)


def test_a_glance_adds_up_the_same_of_what_people_write() -> None:
    for item in items(("sixth", "fourteenth", "dev_nepali", "dev_others")):
        for odds in (learned.telltale(item.text), 0.0):
            assert glance.reads_telling(item.text, odds) == learned.reads_telling(item.text, odds), item.text


def test_a_glance_forgets_what_other_weights_said() -> None:
    text = ONE_CHILD[0][1]
    before = glance.reads_telling(text, 0.0)
    said = {"biases": [0.5] * learned.TABLES, "scales": [1.0] * learned.TABLES}
    size = 1 << learned.BITS
    learned.use(json.dumps(said).encode() + b"\n" + bytes(size * learned.TABLES) + bytes([1]) * size)
    try:
        assert glance.reads_telling(text, 0.4)
        assert not glance.reads_telling(text, 0.5)
    finally:
        learned.use(None)
    assert glance.reads_telling(text, 0.0) == before


def test_by_looking_closer_each_feature_counts_once() -> None:
    said = learned._learned()
    for _, text in (*ONE_CHILD, *NO_CHILD):
        buckets = learned.closer(text)
        assert buckets == sorted({*buckets})
        assert {*features(text)} < {*buckets}
        length = math.sqrt(sum(said.rarities[bucket] ** 2 for bucket in buckets))
        for table, odds in enumerate(learned.judged(text), start=1):
            total = sum(said.weights[table][bucket] * said.rarities[bucket] for bucket in buckets)
            assert odds == said.biases[table] + said.scales[table] * total / length


def test_each_head_tells_its_own() -> None:
    of_school = "My class teacher at St Ebba's Junior School says I draw too much."
    of_initials = "A boy, R.T., 12, told the counsellor what had happened in the chat."
    for text, head, other in ((of_school, "school", "initials"), (of_initials, "initials", "school")):
        odds = dict(zip(learned.HEADS, learned.judged(text), strict=True))
        assert odds[head] > odds[other], odds


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_has_odds(text: str) -> None:
    assert math.isfinite(telltale(text))
    assert telltale(text) == telltale(text)
    assert all(math.isfinite(odds) for odds in learned.judged(text))
    assert all(0 <= bucket < 1 << learned.BITS for bucket in learned.closer(text))


def test_numbers_weigh_nothing_but_their_length() -> None:
    assert telltale("Nomorku 0812, umurku 13.") == telltale("Nomorku 0899, umurku 12.")


def test_the_weights_were_learned_from_the_examples_as_they_are() -> None:
    script = [sys.executable, str(ROOT / "scripts/telltale.py"), "--check"]
    done = subprocess.run(script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nRun: python scripts/telltale.py"
