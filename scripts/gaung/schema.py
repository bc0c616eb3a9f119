"""What may stand in each kind of file, for editors: JSON Schemas from the models, and a reference page of each."""

from __future__ import annotations

import ast
import html
import inspect
import json
import textwrap
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from gaung import block
from gaung.making.store import write_whole
from gaung.model import base, language, poster
from gaung.model.base import Model
from gaung.model.campaign import CampaignSettings
from gaung.model.episode import Episode
from gaung.model.event import Events
from gaung.model.evidence import EvidenceRegister
from gaung.model.page import PageFront
from gaung.model.poster import Poster
from gaung.model.register import Consents, Helplines
from gaung.model.show import Show
from gaung.model.term import Terms
from gaung.model.withdrawal import Withdrawals

Schema: TypeAlias = dict[str, Any]

KINDS: Mapping[str, type[Model]] = {
    "campaign": CampaignSettings,
    "helplines": Helplines,
    "consents": Consents,
    "withdrawn": Withdrawals,
    "events": Events,
    "evidence": EvidenceRegister,
    "terms": Terms,
    "show": Show,
    "episode": Episode,
    "poster": Poster,
    "page": PageFront,
}
"""Each kind of file that authors write, by the name of its schema."""

_LENGTH = r"^[0-9]+(?:\.[0-9]*)?$|^[0-9]+:[0-9]{1,2}(?:\.[0-9]*)?$|^[0-9]+:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]*)?$"

_LIMITS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}
"""Limits that pydantic leaves in its own words where they stand on a value that is read first."""


class _AsWritten(GenerateJsonSchema):
    """Describes what authors write, where a model takes more than the type it keeps."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Each key with what it means."""
        described = super().model_schema(schema)
        for key, meaning in meanings(schema["cls"]).items():
            if key in described.get("properties", {}):
                described["properties"][key]["description"] = meaning
        return described

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:
        """What a key is when it is left out, also where that is a model of its own."""
        factory = schema.get("default_factory")
        if isinstance(factory, type) and issubclass(factory, Model):
            return factory()
        return super().get_default_value(schema)

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """One of several forms that are told apart by what is written."""
        return {"anyOf": super().tagged_union_schema(schema)["oneOf"]}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """A length may be `1:30`, a sheet `A4`, and one plain text may stand for all languages."""
        kept = super().function_before_schema(schema)
        function: Any = schema["function"]["function"]
        if function in (base._seconds, base._slot):
            return {"anyOf": [kept, {"type": "string", "pattern": _LENGTH}]}
        if function is language._by_language:
            return {"anyOf": [{"type": "string", "minLength": 1}, kept]}
        if function is poster._read_size:
            return {"type": "string", "examples": [*poster._SIZES_MM, "A4-landscape", "210x297"]}
        return kept


def meanings(model: type[Any]) -> dict[str, str]:
    """What each key of a model means: the text that stands under it, in the model or in what it builds on.

    It is read from the source when it is asked for. pydantic would read it (`use_attribute_docstrings`) whenever a
    model is imported, which costs every command a tenth of a second.
    """
    found: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if not part.__module__.startswith("gaung."):
            continue
        (definition,) = ast.parse(textwrap.dedent(inspect.getsource(part))).body
        assert isinstance(definition, ast.ClassDef)
        for key, below in pairwise(definition.body):
            match key, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = inspect.cleandoc(text)
    return found


def json_schema(model: type[Model]) -> Schema:
    """The JSON Schema (2020-12) of one kind of file, as `yaml-language-server` takes it."""
    schema = model.model_json_schema(schema_generator=_AsWritten, mode="validation")
    cleaned = _cleaned(schema)
    used = set(_references(cleaned))
    cleaned["$defs"] = {name: inner for name, inner in cleaned.get("$defs", {}).items() if name in used}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **cleaned}


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema as `<kind>.schema.json` into `folder`, so that an editor can complete keys; the files."""
    written = []
    for kind, model in KINDS.items():
        path = folder / f"{kind}.schema.json"
        write_whole(path, (json.dumps(json_schema(model), indent=2, ensure_ascii=False) + "\n").encode())
        written.append(path)
    return tuple(written)


def reference_markdown(model: type[Model], heading_level: int = 2) -> str:
    """Every key of one kind of file as Markdown: what it means, what it may be, and what it is when left out."""
    schema = json_schema(model)
    parts = [_plain(model.__doc__), *_table(schema)]
    for name in _in_reading_order(schema):
        inner = schema["$defs"][name]
        heading = f"{'#' * heading_level} {name}"
        parts += [heading, _plain(inner.get("description"))]
        parts += _table(inner) if "properties" in inner else [_choices(inner)]
    return "\n\n".join(part for part in parts if part) + "\n"


def blocks_markdown() -> str:
    """Every block that an author can write: what it gives, what stands in it, its options, and an example."""
    rows = ["| block | what readers get | options | example |", "| --- | --- | --- | --- |"]
    for kind in block.KINDS.values():
        if not kind.is_ours:
            options = [f"`{key}`{' (must be there)' if key in kind.needs else ''}" for key in kind.options]
            cells = (f"`{kind.name}`", kind.about, ", ".join(options) or "–", f"`{kind.example}`")
            rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _table(schema: Schema) -> list[str]:
    """One line for each key."""
    required = set(schema.get("required", ()))
    rows = ["| key | what it means | what it may be | left out |", "| --- | --- | --- | --- |"]
    for key, inner in schema["properties"].items():
        left_out = "must be there" if key in required else _default(inner)
        cells = (f"`{key}`", _plain(inner.get("description")), _kind(inner), left_out)
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return ["\n".join(rows)]


def _kind(schema: Schema) -> str:
    """What a value may be, in a few words."""
    if "$ref" in schema:
        name = _name(schema["$ref"])
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        kinds = dict.fromkeys(_kind(inner) for inner in schema["anyOf"] if inner.get("type") != "null")
        return " or ".join(kinds) + _limits(schema)
    match schema.get("type"):
        case "array":
            return _list_kind(schema)
        case "object":
            inner = schema.get("additionalProperties")
            return f"for each language: {_kind(inner)}" if isinstance(inner, dict) else "a mapping"
        case "boolean":
            return "`true` or `false`"
        case "integer" | "number" as number:
            word = "whole number" if number == "integer" else "number"
            return f"{word}{_limits(schema)}"
        case _:
            return _text_kind(schema)


def _list_kind(schema: Schema) -> str:
    if "prefixItems" in schema:
        return f"list of {len(schema['prefixItems'])}: {', '.join(map(_kind, schema['prefixItems']))}"
    bounds = [f"at least {schema['minItems']}"] if schema.get("minItems") else []
    bounds += [f"at most {schema['maxItems']}"] if "maxItems" in schema else []
    return f"list of {_kind(schema.get('items', {}))}" + (f" ({', '.join(bounds)})" if bounds else "")


def _text_kind(schema: Schema) -> str:
    if schema.get("pattern") == _LENGTH:
        return "`m:ss` or `h:mm:ss`"
    words = {"date": "date", "date-time": "date with time and zone", "uuid": "GUID", "path": "path of a file"}
    word = words.get(schema.get("format", ""), "text")
    if "examples" in schema:
        return " or ".join(f"`{example}`" for example in schema["examples"])
    longest = f", at most {schema['maxLength']} characters" if "maxLength" in schema else ""
    return f"{word}{longest}"


def _limits(schema: Schema) -> str:
    words = {
        "minimum": "at least {}",
        "exclusiveMinimum": "more than {}",
        "maximum": "at most {}",
        "exclusiveMaximum": "less than {}",
    }
    said = [words[key].format(f"{schema[key]:g}") for key in words if key in schema]
    return f", {', '.join(said)}" if said else ""


def _default(schema: Schema) -> str:
    value = schema.get("default")
    if value is None:
        return "–"
    if isinstance(value, dict):
        texts = dict.fromkeys(value.values()) if all(isinstance(text, str) for text in value.values()) else {}
        return f"`{next(iter(texts))}`" if len(texts) == 1 else "as below" if value else "–"
    return f"`{json.dumps(value, ensure_ascii=False)}`" if value not in ([], "") else "–"


def _choices(schema: Schema) -> str:
    return "One of: " + ", ".join(f"`{word}`" for word in schema.get("enum", ())) + "."


def _plain(text: str | None) -> str:
    """A docstring as one paragraph of Markdown."""
    parts = " ".join((text or "").split()).split("`")
    # what stands between backticks is code, and Markdown escapes that by itself
    return "`".join(part if number % 2 else html.escape(part, quote=False) for number, part in enumerate(parts))


def _in_reading_order(schema: Schema) -> list[str]:
    """The names of the inner kinds in the order in which the tables first name them."""
    order: dict[str, None] = {}
    waiting = list(_references(schema.get("properties", {})))
    while waiting:
        name = waiting.pop(0)
        if name not in order:
            order[name] = None
            waiting += _references(schema["$defs"][name])
    return list(order)


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield _name(node["$ref"])
        for inner in node.values():
            yield from _references(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _references(inner)


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]


def _cleaned(node: Any, is_names: bool = False) -> Any:
    """The schema without pydantic's titles, which only repeat the keys, and with docstrings on one line."""
    if isinstance(node, list):
        return [_cleaned(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    cleaned: Schema = {}
    for written, inner in node.items():
        key = str(written) if is_names else _LIMITS.get(str(written), str(written))
        if key == "title" and not is_names and isinstance(inner, str):
            continue
        is_description = key == "description" and not is_names and isinstance(inner, str)
        cleaned[key] = " ".join(inner.split()) if is_description else _cleaned(inner, key in {"properties", "$defs"})
    if cleaned.get("exclusiveMinimum") is not None and not is_names:
        cleaned.pop("minimum", None)
    return cleaned
