"""Every setting changes a recipe's key; comments, names and the order of keys do not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.making.recipe import Change, Recipe, Setting, changes, flatten

BASE = Recipe(
    kind="episode",
    name="episode/a/1",
    revision=1,
    inputs={"a.wav": "aa", "b.wav": "bb"},
    settings={"gain_db": -3.0, "segments": [{"file": "a.wav"}, {"file": "b.wav"}], "title": "007", "bed": None},
    tools={"ffmpeg": "7.0"},
)


def varied(**changed: object) -> Recipe:
    values = {
        "kind": BASE.kind,
        "name": BASE.name,
        "revision": BASE.revision,
        "inputs": BASE.inputs,
        "settings": BASE.settings,
        "tools": BASE.tools,
    }
    return Recipe(**(values | changed))  # type: ignore[arg-type]  # one value of another type at a time is the test


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "poster"},
        {"revision": 2},
        {"inputs": {"a.wav": "aa", "b.wav": "bc"}},
        {"inputs": {"a.wav": "aa"}},
        {"inputs": {"a.wav": "bb", "b.wav": "aa"}},
        {"tools": {"ffmpeg": "7.1"}},
        {"tools": {}},
        {"settings": {**BASE.settings, "gain_db": -3.0000001}},
        {"settings": {**BASE.settings, "title": 7}},
        {"settings": {**BASE.settings, "bed": False}},
        {"settings": {**BASE.settings, "bed": ""}},
        {"settings": {**BASE.settings, "segments": [{"file": "b.wav"}, {"file": "a.wav"}]}},
        {"settings": {**BASE.settings, "segments": []}},
        {"settings": {**BASE.settings, "segments": {}}},
        {"settings": {**BASE.settings, "new": None}},
        {"settings": {}},
    ],
)
def test_what_a_result_depends_on_changes_the_key(changed: dict[str, object]) -> None:
    assert varied(**changed).key != BASE.key
    found = changes(BASE.content(), varied(**changed))
    assert found, "explain has nothing to say"


def test_names_places_and_order_do_not() -> None:
    assert varied(name="episode/b/2").key == BASE.key
    placed = Recipe(
        kind=BASE.kind, name=BASE.name, revision=1, inputs=BASE.inputs, settings=BASE.settings, tools=BASE.tools,
        places={"gain_db": "episode.yaml:3:1"},
    )  # fmt: skip
    assert placed.key == BASE.key
    backwards = varied(inputs=dict(reversed([*BASE.inputs.items()])), settings=dict(reversed([*BASE.settings.items()])))
    assert backwards.key == BASE.key
    assert changes(BASE.content(), backwards) == ()


def test_the_key_is_the_same_on_every_machine() -> None:
    assert BASE.key == "8f7a883800c9196dda13975856a9b38eff5c68b4164d222bf40a8bf97f32ac83"


settings_trees: st.SearchStrategy[Setting] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.floats(-9, 9), st.text(max_size=3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("ab.[]0", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
some_settings = st.dictionaries(st.sampled_from(["a", "b", "c"]), settings_trees, max_size=3)


@settings(deadline=None)
@given(some_settings, some_settings)
def test_keys_differ_exactly_when_settings_do(one: dict[str, Setting], other: dict[str, Setting]) -> None:
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (varied(settings=one).key == varied(settings=other).key) is same


@settings(deadline=None)
@given(some_settings)
def test_a_recipe_read_back_from_json_has_not_changed(one: dict[str, Setting]) -> None:
    recipe = varied(settings=one)
    assert changes(json.loads(json.dumps(recipe.content())), recipe) == ()


def test_changes_say_what_was_and_what_is() -> None:
    now = varied(settings={"gain_db": 0.0, "segments": [{"file": "a.wav"}], "title": "007", "bed": None})
    assert changes(BASE.content(), now) == (
        Change("gain_db", "-3.0", "0.0"),
        Change("segments[1].file", '"b.wav"', None),
    )


def test_flatten() -> None:
    assert flatten({"a": [1, {"b": "é"}], "c": {}, "d": []}) == {"a[0]": "1", "a[1].b": '"é"', "c": "{}", "d": "[]"}
