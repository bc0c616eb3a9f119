"""Learns what `gaung.rules.safeguarding.telltale` knows, and measures it on sets that it did not learn from.

    python scripts/telltale.py            learn from every example and write the weights
    python scripts/telltale.py --measure  learn from all sets but one, measure on that one; for each of the newest sets
    python scripts/telltale.py --check    say whether the weights are those of the examples

The examples are `tests/evaluation/*.txt` without the set that stays unread, and `scripts/telltale_examples/*.txt`. The
question is whether one child can be found by what is said: by a name, initials, a school or pieces of a life. Where
careful readers disagree about that, an example is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

from gaung.rules.safeguarding import telltale, word_kinds

ROOT = Path(__file__).parent.parent
WRITTEN = ROOT / "scripts/gaung/rules/safeguarding" / telltale.WEIGHTS
UNREAD = frozenset({"sixteenth", "seventeenth"})
"""The sets that nothing learns from: the last measure."""
MEASURED = ("thirteenth", "fourteenth", "fifteenth")
CODES = (
    "personal-data-name",
    "personal-data-initials",
    "personal-data-school",
    "identity-joined",
    "identity-two-pieces",
)
"""The code of each of `telltale.HEADS` but the first."""
TELLING = ("identity-", "personal-data-name", "personal-data-initials", "personal-data-school")
_STEPS = 24
"""Steps of a rarity in one unit of the natural logarithm."""
_PENALTY = 0.125
"""Of the squared weights, beside the sum of the losses."""
_FRONT = re.compile(r"(?:^| ¶ )(?:title|description|content_note): ")

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled text."""

    text: str
    codes: tuple[str, ...]
    """Its labels; one with a question mark may be found or not."""
    is_telling: bool | None
    """Whether one child can be found; None where careful readers disagree."""
    is_harmless: bool
    """Whether nothing at all is wrong with it."""


def examples(path: Path) -> list[Example]:
    """The texts of one set."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        _, labels, written = line.split(" | ", 2)
        codes = [] if labels == "-" else labels.split()
        hard = [code for code in codes if not code.endswith("?")]
        is_telling = any(code.startswith(TELLING) for code in hard)
        is_doubtful = not is_telling and any(code.startswith(TELLING) for code in codes)
        text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), written).replace("\\n", "\n")
        text = _FRONT.sub(" ¶ ", text).replace(" ¶ ", "\n")
        found.append(Example(text, tuple(codes), None if is_doubtful else is_telling, not codes))
    return found


def sources() -> list[Path]:
    """The files of examples, by name."""
    sets = [path for path in (ROOT / "tests/evaluation").glob("*.txt") if path.stem not in UNREAD]
    return [*sorted(sets), *sorted((ROOT / "scripts/telltale_examples").glob("*.txt"))]


def digest_of(paths: Sequence[Path]) -> str:
    """What the weights were learned from, by which features, and with which kinds of words."""
    used = (telltale.__file__, word_kinds.__file__, __file__)
    digest = hashlib.sha256(b"".join(Path(path).read_bytes() for path in used))
    digest.update(json.dumps(word_kinds.known_kinds(), sort_keys=True).encode())
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned, before it is written in whole numbers: for each head a weight a bucket."""

    weights: Vector
    """Heads by buckets."""
    rarities: Vector
    biases: Vector


def labels_of(one: Example) -> list[float | None]:
    """What the heads should say of an example; None where careful readers disagree."""
    of_codes = (1.0 if code in one.codes else None if f"{code}?" in one.codes else -1.0 for code in CODES)
    return [None if one.is_telling is None else 1.0 if one.is_telling else -1.0, *of_codes]


def learn(texts: Sequence[Example], heads: int = len(telltale.HEADS)) -> Model:
    """Logistic regression with a penalty on squared weights, over features weighted by their rarity; head by head."""
    known: dict[str, Example] = {one.text: one for one in texts}
    buckets = [np.array(telltale.features(text), np.int64) for text in known]
    seen = np.zeros(1 << telltale.BITS)
    for found in buckets:
        seen[np.unique(found)] += 1
    rarity = np.where(seen > 0, np.log((len(known) + 1) / (seen + 1)) + 1, np.log(len(known)) + 1)
    rarity = np.minimum(np.round(rarity * _STEPS), 255)
    table = _table(buckets, rarity)
    labels = [labels_of(one) for one in known.values()]
    weights, biases = np.zeros((heads, table.shape[1])), np.zeros(heads)
    for head in range(heads):
        sure = np.array([row for row, said in enumerate(labels) if said[head] is not None])
        weights[head], biases[head] = _learned_head(table[sure], np.array([labels[row][head] for row in sure], float))
    return Model(weights, rarity, biases)


def _learned_head(table: csr_array, wanted: Vector) -> tuple[Vector, float]:
    def loss(point: Vector) -> tuple[float, Vector]:
        weights, bias = point[:-1], point[-1]
        margin = wanted * (table @ weights + bias)
        value = float(np.logaddexp(0, -margin).sum() + _PENALTY / 2 * weights @ weights)
        pull = -wanted / (1 + np.exp(np.minimum(margin, 500)))
        return value, np.append(table.T @ pull + _PENALTY * weights, pull.sum())

    found_at = minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return found_at.x[:-1], float(found_at.x[-1])


def _table(buckets: Sequence[NDArray[np.int64]], rarity: Vector) -> csr_array:
    """Texts by features, each row of length 1."""
    ends, columns, values = [0], [], []
    for found in buckets:
        unique, times = np.unique(found, return_counts=True)
        length = np.sqrt(np.sum(times * rarity[unique] ** 2)) or 1.0
        columns.append(unique)
        values.append(times * rarity[unique] / length)
        ends.append(ends[-1] + len(unique))
    shape = (len(buckets), 1 << telltale.BITS)
    return csr_array((np.concatenate(values), np.concatenate(columns), np.array(ends)), shape=shape)


def odds(model: Model, texts: Sequence[Example]) -> Vector:
    """The log odds of the heads for each text: texts by heads."""
    table = _table([np.array(telltale.features(one.text), np.int64) for one in texts], model.rarities)
    return np.asarray(table @ model.weights.T + model.biases, np.float64)


def write(model: Model, paths: Sequence[Path]) -> None:
    """Write the weights in whole numbers."""
    scales = np.quantile(np.abs(model.weights), 0.9999, axis=1) / 127
    weights = np.clip(np.round(model.weights / scales[:, None]), -127, 127).astype(np.int8)
    said = {"biases": model.biases.tolist(), "scales": scales.tolist(), "examples": digest_of(paths)}
    rarities = model.rarities.astype(np.uint8)
    WRITTEN.write_bytes(json.dumps(said).encode() + b"\n" + weights.tobytes() + rarities.tobytes())


def is_fresh() -> bool:
    """Whether the written weights were learned from the examples as they are."""
    head = json.loads(WRITTEN.read_bytes().partition(b"\n")[0])
    return bool(head["examples"] == digest_of(sources()))


def _measure() -> None:
    read = {path: examples(path) for path in sources()}
    print("set            harmless   recall with 1, 2, 3 and 5 of 100 harmless ones above the line")
    for path in read:
        if path.stem not in MEASURED or path.parent.name != "evaluation":
            continue
        model = learn([one for other, texts in read.items() if other != path for one in texts], heads=1)
        telling = odds(model, [one for one in read[path] if one.is_telling])[:, 0]
        harmless = np.sort(odds(model, [one for one in read[path] if one.is_harmless])[:, 0])
        lines = [harmless[-1 - round(len(harmless) * share)] for share in (0.01, 0.02, 0.03, 0.05)]
        print(f"{path.stem:14} {len(harmless):8}  ", *(f"{np.mean(telling > line):.3f}" for line in lines))


def main() -> int:
    """Learn, measure or check, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    if chosen.check:
        print("fresh" if is_fresh() else "old: run python scripts/telltale.py")
        return 0 if is_fresh() else 1
    if chosen.measure:
        _measure()
        return 0
    paths = sources()
    write(learn([one for path in paths for one in examples(path)]), paths)
    return 0


if __name__ == "__main__":
    sys.exit(main())
