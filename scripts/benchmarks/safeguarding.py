"""The safeguarding rules over 1,000 pages, and over one: `python scripts/benchmarks/safeguarding.py [PAGES]`.

The pages are those of the example campaign in its four languages, over and over under new names, with a word of its
own in every sentence of each, title and description, too. Prints one Markdown table of CPU seconds (user and system,
this process alone): the rules of this family on the first pages of a process, when many patterns are made, and on as
many others with words of their own again, reading, and beside them two peers on the same text: plain Python-Markdown,
and a plain search for what identifies a child, words and numbers as somebody would write it in an afternoon (no
context, no markup, no masking), with the ratio of our rules to each.

Garbage is looked for as seldom as in `gaung check`.
"""

from __future__ import annotations

import gc
import re
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import markdown

from gaung.media import Media
from gaung.model.page import Page, PageFront
from gaung.reading.campaign import read_campaign
from gaung.reading.markdown import read_page
from gaung.rules import safeguarding
from gaung.rules.context import Context

ROOT = Path(__file__).parents[2]

LITERAL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?:\+?62|0)[\s.-]?8[1-9]\d(?:[\s.-]?\d){6,9}(?!\d)",
        r"(?<!\d)(?:\+?977[\s-]?)?9[678]\d(?:[\s-]?\d){7}(?!\d)",
        r"(?<!\d)(?:\+?63|0)[\s.-]?9\d{2}[\s.-]?\d{3}[\s.-]?\d{4}(?!\d)",
        r"(?<!\d)\d{16}(?!\d)",
        r"[\w.+-]+@[\w-]+\.[\w.-]+",
        r"(?<![\w@])@[a-z_][\w.]{2,29}",
        r"\b(?:sd|smp|sma|smk|mts)n?\s*(?:negeri\s*)?\d{1,3}\b",
        r"\b(?:jl|jln|jalan|gg|gang)\.?\s+\w+(?:\s+\w+){0,3}\s+no\.?\s*\d+",
        r"\bRT\s*\d+\s*/?\s*RW\s*\d+",
        r"\b(?:lahir|born|ipinanganak)\b.{0,30}\d{4}",
        r"-?\d{1,2}\.\d{4,},\s*-?\d{1,3}\.\d{4,}",
        r"\bporno(?:grafi)?\s+anak\b|\bchild\s+porn\w*|\bpelacur\s+anak\b|\bpredator\b|\bpedofil\w*",
        r"\bsekstorsi\b|\bsextortion\b|\brevenge\s+porn\b|\bdi\s*bawah\s+umur\b|\bpernikahan\s+dini\b|\bbocah\b",
    )
)
"""The plain search: what a list of patterns looks like before context decides."""


def cpu_seconds(work: Callable[[], object]) -> float:
    """User and system time of one run."""
    before = time.process_time()
    work()
    return time.process_time() - before


def _own(text: str, number: int) -> str:
    """The text with a word of its own in every sentence: what is remembered of one page must not help with the next."""
    word = " q" + "".join("abcdefghij"[int(digit)] for digit in str(number))
    return text.replace(". ", f"{word}. ").replace("। ", f"{word}। ")


def _own_front(front: PageFront, number: int) -> PageFront:
    """The same of front matter: a title is one sentence."""
    said = {key: getattr(front, key) for key in ("title", "menu_title", "description", "content_note")}
    return front.model_copy(update={key: _own(f"{text}. ", number)[:-2] for key, text in said.items() if text})


def _pages(written: Sequence[Page], numbers: range) -> tuple[Page, ...]:
    """The pages over and over, each with its number."""
    return tuple(
        Page(
            front=_own_front(page.front, number),
            language=page.language,
            source=PurePosixPath(f"content/{page.language}/halaman-{number}.md"),
            text=_own(page.text, number),
            text_line=page.text_line,
        )
        for number in numbers
        for page in [written[number % len(written)]]
    )


def main(count: int) -> None:
    """Measure and print."""
    gc.set_threshold(500_000)  # as `gaung check` does
    campaign, _ = read_campaign(ROOT)
    written = [page for page in campaign.pages if "panduan" not in page.source.parts]
    pages = _pages(written, range(count))
    context = Context(media=Media(ROOT), now=datetime(2026, 11, 22, 12, tzinfo=UTC))
    many = replace(campaign, pages=pages, episodes=(), shows=(), posters=())
    others = replace(many, pages=_pages(written, range(count, 2 * count)))
    one = replace(many, pages=pages[:1])
    letters = sum(len(page.text) for page in pages)
    rows = [
        ("safeguarding rules", count, cpu_seconds(lambda: list(safeguarding.texts_are_safe(many, context)))),
        ("safeguarding rules, others", count, cpu_seconds(lambda: list(safeguarding.texts_are_safe(others, context)))),
        ("safeguarding rules", 1, cpu_seconds(lambda: list(safeguarding.texts_are_safe(one, context)))),
        (
            "reading the same files",
            count,
            cpu_seconds(lambda: [read_page(ROOT, written[n % len(written)].source) for n in range(count)]),
        ),
        (
            "plain search",
            count,
            cpu_seconds(lambda: [pattern.findall(page.text) for page in pages for pattern in LITERAL]),
        ),
        ("Python-Markdown alone", count, cpu_seconds(lambda: [markdown.markdown(page.text) for page in pages])),
    ]
    print(f"{count} pages, {letters / 1000:.0f} thousand letters\n")
    print("| what | pages | CPU seconds |\n| --- | --- | --- |")
    for name, number, seconds in rows:
        print(f"| {name} | {number} | {seconds:.3f} |")
    ours = rows[1][2]
    print("\n" + ", ".join(f"{ours / seconds:.1f} × {name}" for name, _, seconds in rows[-2:]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
