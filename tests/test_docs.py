"""Every field and rule is documented, the reference pages are those of the models, and editors' schemas fit."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from gaung import block, rules, scaffold
from gaung.model.base import Model
from gaung.model.language import Language
from gaung.schema import KINDS, json_schema, meanings, write_schemas

ROOT = Path(__file__).parent.parent

PATTERNS = {
    "campaign": "content/data/campaign.yaml",
    "helplines": "content/data/helplines.yaml",
    "consents": "content/data/consents.yaml",
    "withdrawn": "content/data/withdrawn.yaml",
    "events": "content/data/events.yaml",
    "evidence": "content/data/evidence.yaml",
    "terms": "content/data/terms.yaml",
    "show": "episodes/*/show.yaml",
    "episode": "episodes/*/*/episode.yaml",
    "poster": "posters/*/poster.yaml",
    "page": "content/*/**/*.md",
}


def reference() -> Any:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def models() -> Iterator[type[Model]]:
    def below(model: type[Model]) -> Iterator[type[Model]]:
        yield model
        for inner in model.__subclasses__():
            yield from below(inner)

    assert KINDS
    return (model for model in below(Model) if model.__module__.startswith("gaung."))


@pytest.mark.parametrize("kind", KINDS)
def test_the_reference_page_is_that_of_the_model(kind: str) -> None:
    script = reference()
    path = script.path_of(kind)
    assert path.is_file(), "run: python scripts/reference.py"
    assert path.read_text("utf-8") == script.page(kind), "run: python scripts/reference.py"


def test_every_block_is_in_the_reference_with_an_example_that_is_right() -> None:
    script = reference()
    assert script.BLOCKS.read_text("utf-8") == script.blocks_page(), "run: python scripts/reference.py"
    for kind in block.KINDS.values():
        assert kind.is_ours or kind.about.endswith("."), kind.name
        assert kind.is_ours or [one.kind.name for one in block.find_blocks(kind.example).blocks] == [kind.name]


def test_every_key_has_a_meaning() -> None:
    for model in models():
        assert (model.__doc__ or "").strip().endswith((".", "”")), model
        told = meanings(model)
        for name in model.model_fields:
            assert told.get(name, "").endswith("."), f"{model.__name__}.{name}"


def test_every_rule_says_what_it_holds() -> None:
    for rule in rules.RULES:
        first = (rule.__doc__ or "").strip().split("\n")[0]
        assert first.endswith("."), rule.__name__
        assert rule.__name__.replace("_", " ").isascii()
    assert len({rule.__name__ for rule in rules.RULES}) == len(rules.RULES)


def written(path: Path) -> Any:
    """What an editor sees in a file: YAML 1.2, dates as texts."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        text = text.split("\n---\n")[0].removeprefix("---\n")
    return json.loads(json.dumps(YAML(typ="safe").load(text), default=str))


def check(kind: str, content: Any) -> None:
    jsonschema.Draft202012Validator(json_schema(KINDS[kind])).validate(content)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: str) -> None:
    schema = json_schema(KINDS[kind])
    jsonschema.Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    assert '"title": "' not in text
    assert schema["additionalProperties"] is False
    assert all(f'"#/$defs/{name}"' in text for name in schema["$defs"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_takes_the_example_campaign(kind: str) -> None:
    files = [path for path in sorted(ROOT.glob(PATTERNS[kind])) if path.is_file()]
    assert files
    for path in files:
        check(kind, written(path))


@pytest.mark.parametrize("language", Language)
def test_the_schema_takes_a_new_campaign(tmp_path: Path, language: Language) -> None:
    scaffold.create(tmp_path / "baru", name="x", language=language)
    for kind, pattern in PATTERNS.items():
        files = list((tmp_path / "baru").glob(pattern))
        assert files
        for path in files:
            check(kind, written(path))


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_refuses_an_unknown_key(kind: str) -> None:
    path = next(path for path in sorted(ROOT.glob(PATTERNS[kind])) if path.is_file())
    with pytest.raises(jsonschema.ValidationError, match="sumary"):
        check(kind, written(path) | {"sumary": "x"})


@pytest.mark.parametrize(
    ("length", "is_fine"),
    [(12.5, True), ("1:30", True), ("1:02:03.5", True), ("90", True), (-1, False), ("1:2:3:4", False), ("satu", False)],
)
def test_lengths_may_be_written_in_both_ways(length: object, is_fine: bool) -> None:
    episode = {
        "title": "x",
        "summary": "x",
        "published": "2026-11-20T16:00:00+07:00",
        "segments": [{"title": "x", "kind": "tips", "file": "a.wav", "start": length}],
    }
    validator = jsonschema.Draft202012Validator(json_schema(KINDS["episode"]))
    assert validator.is_valid(episode) is is_fine


def test_schemas_are_written_for_editors(tmp_path: Path) -> None:
    paths = write_schemas(tmp_path)
    assert [path.name for path in paths] == [f"{kind}.schema.json" for kind in KINDS]
    first = [path.read_bytes() for path in paths]
    assert [path.read_bytes() for path in write_schemas(tmp_path)] == first
    assert json.loads(first[0])["required"]
