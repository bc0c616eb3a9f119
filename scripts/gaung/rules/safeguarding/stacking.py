"""How far a find is to be trusted: what the rules found and what the examples say of a stretch, taken together.

Neither is right by itself: rules see a name and not whose it is, and what only reads like a child may be a role in a
play. So a second, small classifier has learned, from the same labelled texts, how right either is when the other says
this or that (stacked generalization, Wolpert 1992). Every text was judged by weights that had not seen it
(`scripts/stacking.py`), for what one has learned by heart one is always right about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from gaung.problem import Problem, Severity
from gaung.rules.safeguarding.telltale import HEADS

WEIGHTS = "stacking.json"
"""The file of what was learned: for each head a weight for each feature, by its name."""
CODES = {
    "name": "personal-data-name",
    "initials": "personal-data-initials",
    "school": "personal-data-school",
    "joined": "identity-joined",
    "two-pieces": "identity-two-pieces",
}
"""What each head but the first is about."""
MOST_ODDS = 8.0
"""Odds beyond these say no more."""
MOST_OTHERS = 2
"""More finds of other kinds than these say no more."""
_SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def counted(problems: Iterable[Problem]) -> tuple[dict[str, Severity], int]:
    """What rules told: for each of `CODES` how severely at most, and how many finds of other kinds."""
    found: dict[str, Severity] = {}
    others = 0
    for code, severity in ((problem.code, problem.severity) for problem in problems):
        if code in CODES.values():
            found[code] = max(found.get(code, severity), severity, key=_SEVERITIES.index)
        elif severity is not Severity.INFO:
            others += 1
    return found, others


def verdicts(odds: Sequence[float], found: Mapping[str, Severity], others: int) -> dict[str, float]:
    """For each of `HEADS` the log odds that it is right to tell of a stretch.

    `odds`: what the examples say, for each head; `found`: for each of `CODES` that a rule told, how severely at most;
    `others`: how many finds of other kinds stand there.
    """
    said = [*features(odds, found, others)]
    return {
        head: sum(weight * value for weight, (_, value) in zip(weights, said, strict=True))
        for head, weights in _learned().items()
    }


def features(odds: Sequence[float], found: Mapping[str, Severity], others: int) -> Iterator[tuple[str, float]]:
    """What the second classifier looks at: each feature's name and value, always in the same order."""
    yield "always", 1.0
    known = dict(zip(HEADS, (max(-MOST_ODDS, min(MOST_ODDS, one)) for one in odds), strict=True))
    telling = known["telling"]
    for head, one in known.items():
        yield f"odds of {head}", one
        yield f"odds of {head} above 0", max(one, 0.0)
        yield f"odds of {head} above 1", max(one - 1, 0.0)
        yield f"odds of {head} below -2", min(one + 2, 0.0)
    for head, code in CODES.items():
        for severity in _SEVERITIES:
            is_so = float(found.get(code) is severity)
            yield f"{head} {severity}", is_so
            yield f"{head} {severity}, times odds of telling", is_so * telling
    is_told = any(severity is not Severity.INFO for severity in found.values())
    is_sure = Severity.ERROR in found.values()
    for name, is_so in (("something told", is_told), ("something sure", is_sure)):
        yield name, float(is_so)
        yield from ((f"{name}, times odds of {head}", is_so * one) for head, one in known.items())
    yield "others", float(min(others, MOST_OTHERS))


@cache
def _learned() -> dict[str, tuple[float, ...]]:
    """For each head the weights, in the order of `features`."""
    table = json.loads((files("gaung.rules.safeguarding") / WEIGHTS).read_text("utf-8"))
    names = [name for name, _ in features([0.0] * len(HEADS), {}, 0)]
    return {head: tuple(weights[name] for name in names) for head, weights in table.items()}
