"""What makes a poster weak although it can be made: too many words (`domain.md`), or words that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from gaung.making.poster import forms
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster, PosterTheme
from gaung.problem import Fact, Problem, Severity

HEADLINE_WORDS = 7
BODY_WORDS_A4, BODY_WORDS_A3 = 25, 40
SHOWN_BY = {
    "steps": (PosterTheme.LANGKAH, PosterTheme.CEKLIS),
    "chat": (PosterTheme.GELEMBUNG,),
    "panels": (PosterTheme.KOMIK,),
}
"""The parts of a message that only some designs show."""
_A3_SIDE_MM = sqrt(297 * 420)


def warnings(campaign: Campaign, poster: Poster, only: Language | None = None) -> Iterator[Problem]:
    """A headline of more than 7 words, a body of more than 25 (40 if no sheet is smaller than A3), unseen words;

    and what the forms for phones and presenters have no room for. `only`: in one language.
    """
    yield from forms.warnings(campaign, poster, only)
    smallest = min(sqrt(size.width_mm * size.height_mm) for size in poster.sizes)
    most_body = BODY_WORDS_A3 if smallest >= _A3_SIDE_MM - 1 else BODY_WORDS_A4
    for language, message in poster.message.items():
        if only not in {None, language}:
            continue
        for key, text, most in (
            ("headline", message.headline, HEADLINE_WORDS),
            ("body", message.body, most_body),
        ):
            count = len(text.split())
            if count > most:
                place = poster.where("message", str(language), key)
                facts: dict[str, Fact] = {"words": count, "most": most, "language": str(language)}
                yield Problem(f"poster-{key}-wordy", place, facts, Severity.WARNING)
        for key, themes in SHOWN_BY.items():
            if getattr(message, key) and poster.theme not in themes:
                place = poster.where("message", str(language), key)
                names = tuple(theme.value for theme in themes)
                unseen: dict[str, Fact] = {"theme": poster.theme.value, "key": key, "themes": names}
                unseen["language"] = str(language)
                yield Problem("poster-words-unseen", place, unseen, Severity.WARNING)


def unready(poster: Poster) -> Iterator[Problem]:
    """What should be done before a poster is released: children of its age have looked at it."""
    if not poster.pretested:
        yield Problem("poster-pretest-missing", poster.where("pretested"), {}, Severity.WARNING)
