"""Headlines: as loud as their box allows, broken where a reader would stop, no word lost on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from gaung.making.poster.fonts import Face
from gaung.making.poster.shaping import SOFT_HYPHEN, Word, home_script
from gaung.making.poster.typesetting import Lines, SetText, cut, greedy, line_width, words_of, wrapped
from gaung.making.poster.words import leans_on_the_next
from gaung.model.language import Language

_TRIED_IN_FULL = 10
"""Up to so many words every way of breaking is weighed."""


def fit_headline(
    text: str,
    face: Face,
    box: tuple[float, float],
    sizes: tuple[float, float],
    language: Language,
    short_last: bool = False,
) -> SetText | None:
    """A headline in a box, as loud as it can be: the break that gives the largest type without an ugly line.

    A line break written by the author is kept when it fits. `short_last` asks for a last line that leaves room
    beside it. None: no fit even at the smallest size.
    """
    rows = [words_of(row, face, language) for row in text.split("\n") if row.strip()]
    if len(rows) > 1:
        kept = _headline_at_best([tuple(rows)], box, sizes, language, short_last)
        if kept is not None:
            return kept
    words = words_of(text, face, language)
    best = _headline_at_best(_ways(words), box, sizes, language, short_last)
    if best is None:
        pieces = cut(words, box[0] / sizes[1], language)
        best = _headline_at_best(_ways(pieces), box, sizes, language, short_last)
    return best


def _ways(words: Sequence[Word]) -> Iterator[Lines]:
    """Ways to break a headline: all of them for a short one, else the most even one for each number of lines."""
    count = len(words)
    if count <= _TRIED_IN_FULL:
        for lines in range(count):
            for breaks in combinations(range(1, count), lines):
                yield tuple(tuple(words[a:b]) for a, b in pairwise((0, *breaks, count)))
        return
    total = line_width(words)
    seen = set()
    for step in range(60):
        lines_found = greedy(words, total * 0.955**step)
        if lines_found is not None and len(lines_found) not in seen:
            seen.add(len(lines_found))
            even = wrapped(words, total * 0.955**step)
            if even is not None:
                yield even


def _headline_at_best(
    ways: Iterable[Lines],
    box: tuple[float, float],
    sizes: tuple[float, float],
    language: Language,
    short_last: bool,
) -> SetText | None:
    best: tuple[float, SetText] | None = None
    for lines in ways:
        leading = _tight_leading(lines, language)
        ascent = max(word.top for word in lines[0])
        foot = max(max(-word.bottom for word in lines[-1]), 0.0)
        height = ascent + (len(lines) - 1) * leading + foot
        size = min(sizes[0], box[0] / max(map(line_width, lines)), box[1] / height)
        if size < sizes[1]:
            continue
        widths = [line_width(line) for line in lines]
        score = size * _grace(lines, language) * (0.85 if short_last and widths[-1] > 0.8 * max(widths) else 1.0)
        if best is None or score > best[0] + 1e-9:
            best = (score, SetText(lines, size, leading * size, language))
    return best[1] if best else None


def _tight_leading(lines: Lines, language: Language) -> float:
    """From baseline to baseline, in em: as tight as the letters of neighbouring lines allow."""
    least, most = (1.08, 1.5) if home_script(language) == "Deva" else (0.86, 1.0)
    needed = (max(-w.bottom for w in above) + max(w.top for w in below) for above, below in pairwise(lines))
    return min(max(max(needed, default=0.0) + 0.05, least), most)


def _grace(lines: Lines, language: Language) -> float:
    """How well a headline breaks, 1 at best: no line ends in a word that leans on the next, no line stands lost."""
    grace = 1.0
    for line in lines[:-1]:
        grace *= 0.8 if leans_on_the_next(line[-1].text, language) else 1.0
        grace *= 0.85 if line[-1].text.endswith(SOFT_HYPHEN) else 1.0
    if len(lines) > 1:
        widths = [line_width(line) for line in lines]
        widest = max(widths)
        grace *= 0.8 if widths[-1] < 0.3 * widest else 1.0
        grace *= 1 - 0.25 * (1 - sum(widths) / len(widths) / widest)
        # A breath inside a line instead of at its end reads badly.
        grace *= 0.78 ** sum(word.text[-1] in ".!?।:" for line in lines for word in line[:-1])
        grace *= 0.82 ** sum(word.text[-1] in ",;–—" for line in lines for word in line[:-1])
    return grace
