"""YAML text to a mapping: at once where it is as plain as nearly all authors write it, else by the YAML parser."""

from __future__ import annotations

from gaung.place import PlacedDict
from gaung.problem import Problem
from gaung.reading.plain_yaml import plain_yaml
from gaung.reading.text import unusable_character


def read_mapping(text: str, file: str, first_line: int = 1) -> tuple[PlacedDict | None, list[Problem]]:
    """The mapping that YAML `text` holds, every scalar as the text it was written as (None for nothing).

    What is no YAML, or YAML that no author of ours needs, is a problem.
    """
    odd = unusable_character(text, file, first_line)
    if odd is not None:
        return None, [odd]
    plain = plain_yaml(text, file, first_line)
    if plain is not None:
        return plain, []
    from gaung.reading.located import parse_mapping  # the parser takes longer to load than a plain page to be read

    return parse_mapping(text, file, first_line)
