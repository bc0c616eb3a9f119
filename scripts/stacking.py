"""Learns what `gaung.rules.safeguarding.stacking` knows: how far rules and examples are to be trusted.

    python scripts/stacking.py     judge every example by what was learned from the others, and learn from that

The examples are `scripts/telltale_examples/*.txt`; those of `tests/evaluation` are learned from, but not judged, for
the rules were written with a look at them. A quarter after the other is judged by the rules and by weights (as
`scripts/telltale.py` makes them) that have seen only the other three. Some ten minutes; worth doing when many examples
came or rules changed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from gaung.rules.safeguarding import Examiner, stacking, telltale
from gaung.rules.safeguarding.nobody import Nobody
from gaung.rules.safeguarding.passages import page_document

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]  # the other script, and pages as the evaluation makes them

from safeguarding_fixtures import Item, campaign_with, items_of, page_of  # noqa: E402  # found by the line above
from telltale import Example, Vector, examples, labels_of, learn, sources, weights_of  # noqa: E402  # the same

WRITTEN = ROOT / "scripts/gaung/rules/safeguarding" / stacking.WEIGHTS
FOLDS = 4
TOGETHER = 20
"""So many lines that follow each other are judged together: many stand in pairs."""
PENALTY = 3.0
"""Of the squared weights of features of one spread, beside the sum of the losses."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One example: what is right, and what was seen by who had not learned it."""

    features: tuple[float, ...]
    labels: tuple[float | None, ...]
    """For each of `telltale.HEADS` 1 or -1; None where careful readers disagree."""


def judged_by_others() -> Iterator[Judged]:
    """Every example, judged by what was learned from other quarters than its own."""
    examiner = Examiner(campaign_with())
    read = [
        (number // TOGETHER % FOLDS, path, item, example)
        for path in sources()
        for number, (item, example) in enumerate(zip(items_of(path), examples(path), strict=True))
    ]
    for fold in range(FOLDS):
        telltale.use(weights_of(learn([example for of, _, _, example in read if of != fold])))
        for of, path, item, example in read:
            if of == fold and path.parent.name != "evaluation":
                yield _judged(examiner, item, example)


def _judged(examiner: Examiner, item: Item, example: Example) -> Judged:
    document = page_document(page_of(item.text, item.language, **item.front))
    problems = [one.problem for one in examiner.told(document, Nobody(document))]
    said = stacking.features(telltale.judged(example.text), *stacking.counted(problems))
    return Judged(tuple(value for _, value in said), tuple(labels_of(example)))


def learned(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """For each head the weight of each feature, by its name."""
    table = np.array([one.features for one in judged])
    spread = np.where(table.std(axis=0) > 0, table.std(axis=0), 1.0)
    names = [name for name, _ in stacking.features([0.0] * len(telltale.HEADS), {}, 0)]
    found = {}
    for at, head in enumerate(telltale.HEADS):
        sure = [row for row, one in enumerate(judged) if one.labels[at] is not None]
        wanted = np.array([judged[row].labels[at] for row in sure], float)
        weights = _weights(table[sure] / spread, wanted) / spread
        found[head] = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    return found


def _weights(table: Vector, wanted: Vector) -> Vector:
    """Logistic regression with a penalty on all squared weights but the first, that of what is always so."""
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = 0.0

    def loss(weights: Vector) -> tuple[float, Vector]:
        margin = wanted * (table @ weights)
        pull = -wanted / (1 + np.exp(np.minimum(margin, 500)))
        value = float(np.logaddexp(0, -margin).sum() + penalty @ weights**2 / 2)
        return value, table.T @ pull + penalty * weights

    found_at = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found_at.x, np.float64)


def main() -> int:
    """Judge, learn, write."""
    WRITTEN.write_text(json.dumps(learned([*judged_by_others()]), indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
