"""The blocks that may stand in a page, each with what it may hold, what readers get, and an example."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Body(StrEnum):
    """What stands between the first and the last line of a block."""

    NONE = "none"
    """Nothing: the block is one line."""
    MARKDOWN = "markdown"
    """Ordinary Markdown, and blocks."""
    PAIRS = "pairs"
    """Lines with `+` (say this) and `-` (not that)."""
    CHOICES = "choices"
    """Answers `- [ ]` and `- [x]`, then an explanation after `>`."""
    STEPS = "steps"
    """Lines with `-`."""
    QUOTES = "quotes"
    """Lines with `-`, what a child said, and at the end `[REFERENCE]` of the consent for it."""
    RAW = "raw"
    """Finished HTML: only in pages that Gaung writes itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockKind:
    """What a block of one name may hold."""

    name: str
    body: Body
    options: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Options without which the block says nothing (`title` is the text in quotation marks)."""
    is_ours: bool = False
    """Whether only Gaung writes it."""
    about: str = ""
    """What readers get, for the reference."""
    example: str = ""
    """Its first line, as an author may write it."""


KINDS = {
    kind.name: kind
    for kind in (
        BlockKind(
            name="help",
            body=Body.NONE,
            options=("use", "line", "country"),
            about="Help lines of the page's country, or those that the options choose.",
            example="::: help use=talk :::",
        ),
        BlockKind(
            name="note",
            body=Body.MARKDOWN,
            options=("title",),
            needs=("title",),
            about="Text about something hard, closed until the reader opens it.",
            example='::: note "about threats"',
        ),
        BlockKind(
            name="tip",
            body=Body.MARKDOWN,
            options=("title",),
            about="A tip.",
            example='::: tip "Before you post"',
        ),
        BlockKind(
            name="warning",
            body=Body.MARKDOWN,
            options=("title",),
            about="A warning sign.",
            example='::: warning "A secret"',
        ),
        BlockKind(
            name="say",
            body=Body.PAIRS,
            options=("title",),
            about="What to say and what not: lines with `+` and `-`.",
            example='::: say "When a friend tells you"',
        ),
        BlockKind(
            name="quiz",
            body=Body.CHOICES,
            options=("title",),
            needs=("title",),
            about="A question with answers `- [ ]`, one right answer `- [x]`, and the reason after `>`.",
            example='::: quiz "Whose fault is it?"',
        ),
        BlockKind(
            name="plan",
            body=Body.STEPS,
            options=("title",),
            about="Steps to tick: lines with `-`.",
            example='::: plan "This week"',
        ),
        BlockKind(
            name="player",
            body=Body.NONE,
            options=("episode",),
            needs=("episode",),
            about="The player of one programme.",
            example="::: player episode=our-voices/001-hello :::",
        ),
        BlockKind(
            name="poster",
            body=Body.NONE,
            options=("poster",),
            needs=("poster",),
            about="One poster with its preview.",
            example="::: poster poster=think-first :::",
        ),
        BlockKind(
            name="hero",
            body=Body.NONE,
            about="The campaign's loud line; the home page has it already.",
            example="::: hero :::",
        ),
        BlockKind(
            name="doors",
            body=Body.NONE,
            about="The three doors of the home page.",
            example="::: doors :::",
        ),
        BlockKind(
            name="newest",
            body=Body.NONE,
            about="The newest programme, ready to play.",
            example="::: newest :::",
        ),
        BlockKind(
            name="episodes",
            body=Body.NONE,
            options=("show",),
            about="All programmes, or those of one show.",
            example="::: episodes show=our-voices :::",
        ),
        BlockKind(
            name="posters",
            body=Body.NONE,
            options=("most",),
            about="All posters, or the first few.",
            example="::: posters most=4 :::",
        ),
        BlockKind(
            name="pages",
            body=Body.NONE,
            options=("door",),
            about="All pages, or those behind one door: help, learn, act.",
            example="::: pages door=learn :::",
        ),
        BlockKind(
            name="events",
            body=Body.NONE,
            options=("most",),
            about="The days of the calendar.",
            example="::: events most=3 :::",
        ),
        BlockKind(
            name="news",
            body=Body.NONE,
            options=("most", "year"),
            about="The newest news, or those of one year.",
            example="::: news most=3 :::",
        ),
        BlockKind(
            name="tags",
            body=Body.NONE,
            about="All topics, readers, areas and languages.",
            example="::: tags :::",
        ),
        BlockKind(
            name="countdown",
            body=Body.NONE,
            options=("event",),
            needs=("event",),
            about="How long it still is to one day of the calendar.",
            example="::: countdown event=childrens-day :::",
        ),
        BlockKind(
            name="words",
            body=Body.NONE,
            about="The table of words to avoid and to use.",
            example="::: words :::",
        ),
        BlockKind(
            name="term",
            body=Body.NONE,
            options=("name",),
            needs=("name",),
            about="One word of the glossary and what it means.",
            example="::: term name=grooming :::",
        ),
        BlockKind(
            name="terms",
            body=Body.NONE,
            about="The whole glossary.",
            example="::: terms :::",
        ),
        BlockKind(
            name="evidence",
            body=Body.NONE,
            options=("figure",),
            needs=("figure",),
            about="A figure with its meaning, a step and its source.",
            example="::: evidence figure=my-figure :::",
        ),
        BlockKind(
            name="voices",
            body=Body.QUOTES,
            options=("title",),
            about="What children say: lines with `-`, each ending with `[REFERENCE]` of the consent.",
            example='::: voices "What we say"',
        ),
        BlockKind(name="lead", body=Body.NONE, options=("title",), is_ours=True),
        BlockKind(name="directory", body=Body.NONE, options=("country",), is_ours=True),
        BlockKind(name="tagged", body=Body.NONE, options=("tag",), needs=("tag",), is_ours=True),
        BlockKind(name="filters", body=Body.NONE, is_ours=True),
        BlockKind(name="search", body=Body.NONE, is_ours=True),
        BlockKind(name="saved", body=Body.NONE, is_ours=True),
        BlockKind(name="raw", body=Body.RAW, is_ours=True),
    )
}
"""Every block by name."""
