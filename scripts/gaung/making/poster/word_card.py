"""The presenter's word card as a paper: what not to say, what to say instead, and why. A station's pack may hold it."""

from __future__ import annotations

from gaung import words
from gaung.making.poster import pdf
from gaung.making.poster.display import Page
from gaung.making.poster.paper import Paper
from gaung.model.language import Language
from gaung.words.card import word_card

REVISION = 1
"""Raise it when the same words would give other bytes."""
_WIDTHS = (0.36, 0.36, 0.28)


def render(language: Language) -> bytes:
    """The card in one language as a PDF; the same words give the same bytes."""
    return pdf.write(pages(language))


def pages(language: Language) -> list[Page]:
    """The card's pages."""
    paper = Paper(language, words.say(language, "card_title"), words.say(language, "card_foot"))
    paper.head(words.say(language, "card_use"))
    heads = [words.say(language, name) for name in ("card_avoid", "card_say", "card_why")]
    paper.row(heads, _WIDTHS, is_head=True)
    for row in word_card(language):
        paper.row((row.avoid, row.use, row.why), _WIDTHS)
    paper.turn()
    return paper.pages
