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
UNREAD = frozenset({"sixteenth", "seventeenth", "eighteenth", "nineteenth"})
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
_CLOSER_PENALTY = 0.08
_SMOOTHED = 5.0
"""So many texts more each feature is counted with, on either side."""
_MOST_RATIO = 2.0
_FRONT = re.compile(r"(?:^| ¶ )(?:title|description|content_note): ")

_SIZE = 1 << telltale.BITS
_NOTHING_LEARNED = b'{"biases": [], "scales": []}\n' + bytes(_SIZE * (telltale.TABLES + 1))

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
    """What was learned, before it is written in whole numbers: at a glance and for each head a weight a bucket."""

    weights: Vector
    """The glance and heads, by buckets."""
    rarities: Vector
    biases: Vector


def labels_of(one: Example) -> list[float | None]:
    """What the heads should say of an example; None where careful readers disagree."""
    of_codes = (1.0 if code in one.codes else None if f"{code}?" in one.codes else -1.0 for code in CODES)
    return [None if one.is_telling is None else 1.0 if one.is_telling else -1.0, *of_codes]


def learn(texts: Sequence[Example]) -> Model:
    """Logistic regression with a penalty on squared weights, over features weighted by their rarity.

    What is seen at a glance counts as often as it occurs, so that sums of words can be remembered; by looking closer
    everything counts once, and a feature that parts the texts by itself is trusted more readily than others (Wang and
    Manning 2012, “Baselines and bigrams”).
    """
    known: dict[str, Example] = {one.text: one for one in texts}
    labels = [labels_of(one) for one in known.values()]
    telltale.use(_NOTHING_LEARNED)  # words are read with what they weigh
    closer = [np.array(telltale.closer(text), np.int64) for text in known]
    seen = np.bincount(np.concatenate(closer), minlength=_SIZE)
    rarity = np.where(seen > 0, np.log((len(known) + 1) / (seen + 1)) + 1, np.log(len(known)) + 1)
    rarity = np.minimum(np.round(rarity * _STEPS), 255)
    weights, biases = np.zeros((telltale.TABLES, len(rarity))), np.zeros(telltale.TABLES)
    glance = _table([np.array(telltale.features(text), np.int64) for text in known], rarity)
    telltale.use(None)
    rows, wanted = _sure(labels, 0)
    weights[0], biases[0] = _learned_head(glance[rows], wanted, _PENALTY)
    table = _table(closer, rarity)
    for head in range(len(telltale.HEADS)):
        rows, wanted = _sure(labels, head)
        trust = _trust(table[rows], wanted)
        found, biases[head + 1] = _learned_head(table[rows] * trust[None, :], wanted, _CLOSER_PENALTY)
        weights[head + 1] = found * trust
    return Model(weights, rarity, biases)


def _sure(labels: Sequence[Sequence[float | None]], head: int) -> tuple[NDArray[np.int64], Vector]:
    """The rows where it is known what a head should say, and what."""
    rows = [row for row, said in enumerate(labels) if said[head] is not None]
    return np.array(rows), np.array([labels[row][head] for row in rows], float)


def _trust(table: csr_array, wanted: Vector) -> Vector:
    """How readily each feature gets weight: how much oftener it stands in texts of one side, as a logarithm."""
    is_there = table.copy()
    is_there.data = np.ones_like(is_there.data)
    with_one, without = (_SMOOTHED + is_there[np.flatnonzero(wanted == side)].sum(axis=0) for side in (1, -1))
    ratios = np.abs(np.log((with_one / with_one.sum()) / (without / without.sum())))
    trust = np.minimum(ratios, _MOST_RATIO) + 1.0
    return np.asarray(trust / trust.mean(), np.float64)


def _learned_head(table: csr_array, wanted: Vector, penalty: float) -> tuple[Vector, float]:
    table = csr_array(table)
    turned = csr_array(table.T)

    def loss(point: Vector) -> tuple[float, Vector]:
        weights, bias = point[:-1], point[-1]
        margin = wanted * (table @ weights + bias)
        value = float(np.logaddexp(0, -margin).sum() + penalty / 2 * weights @ weights)
        pull = -wanted / (1 + np.exp(np.minimum(margin, 500)))
        return value, np.append(turned @ pull + penalty * weights, pull.sum())

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
    shape = (len(buckets), _SIZE)
    return csr_array((np.concatenate(values), np.concatenate(columns), np.array(ends)), shape=shape)


def odds(model: Model, texts: Sequence[Example]) -> Vector:
    """The log odds of the heads for each text, by looking closer: texts by heads."""
    table = _table([np.array(telltale.closer(one.text), np.int64) for one in texts], model.rarities)
    return np.asarray(table @ model.weights[1:].T + model.biases[1:], np.float64)


def weights_of(model: Model, paths: Sequence[Path] = ()) -> bytes:
    """What was learned in whole numbers, as the file of weights holds it."""
    scales = np.quantile(np.abs(model.weights), 0.9999, axis=1) / 127
    weights = np.clip(np.round(model.weights / scales[:, None]), -127, 127).astype(np.int8)
    said = {"biases": model.biases.tolist(), "scales": scales.tolist(), "examples": digest_of(paths)}
    return json.dumps(said).encode() + b"\n" + weights.tobytes() + model.rarities.astype(np.uint8).tobytes()


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
        model = learn([one for other, texts in read.items() if other != path for one in texts])
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
    WRITTEN.write_bytes(weights_of(learn([one for path in paths for one in examples(path)]), paths))
    return 0


if __name__ == "__main__":
    sys.exit(main())
