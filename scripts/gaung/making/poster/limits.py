"""What makes a poster weak although it can be made: too many words for somebody who walks past (`domain.md`)."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from gaung.model.campaign import Campaign
from gaung.model.poster import Poster
from gaung.problem import Fact, Problem, Severity

HEADLINE_WORDS = 7
BODY_WORDS_A4, BODY_WORDS_A3 = 25, 40
_A3_SIDE_MM = sqrt(297 * 420)


def warnings(campaign: Campaign, poster: Poster) -> Iterator[Problem]:
    """A headline of more than 7 words, or a body of more than 25 (40 if no sheet is smaller than A3)."""
    smallest = min(sqrt(size.width_mm * size.height_mm) for size in poster.sizes)
    most_body = BODY_WORDS_A3 if smallest >= _A3_SIDE_MM - 1 else BODY_WORDS_A4
    for language, message in poster.message.items():
        for key, text, most in (
            ("headline", message.headline, HEADLINE_WORDS),
            ("body", message.body, most_body),
        ):
            count = len(text.split())
            if count > most:
                place = poster.where("message", str(language), key)
                facts: dict[str, Fact] = {"words": count, "most": most, "language": str(language)}
                yield Problem(f"poster-{key}-wordy", place, facts, Severity.WARNING)
