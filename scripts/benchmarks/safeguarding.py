"""The safeguarding rules over 1,000 pages, and over one: `python scripts/benchmarks/safeguarding.py [PAGES]`.

The pages are those of the example campaign in its four languages, over and over under new names. Prints one Markdown
table of CPU seconds (user and system, this process alone): the rules of this family, reading, and beside them plain
Python-Markdown on the same text, as a measure of the machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import markdown

from gaung.media import Media
from gaung.model.page import Page
from gaung.reading.campaign import read_campaign
from gaung.reading.markdown import read_page
from gaung.rules import safeguarding
from gaung.rules.context import Context

ROOT = Path(__file__).parents[2]


def cpu_seconds(work: Callable[[], object]) -> float:
    """User and system time of one run."""
    before = time.process_time()
    work()
    return time.process_time() - before


def main(count: int) -> None:
    """Measure and print."""
    campaign, _ = read_campaign(ROOT)
    written = [page for page in campaign.pages if "panduan" not in page.source.parts]
    pages = tuple(
        Page(
            front=page.front,
            language=page.language,
            source=PurePosixPath(f"content/{page.language}/halaman-{number}.md"),
            text=page.text,
            text_line=page.text_line,
        )
        for number in range(count)
        for page in [written[number % len(written)]]
    )
    context = Context(media=Media(ROOT), now=datetime(2026, 11, 22, 12, tzinfo=UTC))
    many = replace(campaign, pages=pages, episodes=(), shows=(), posters=())
    one = replace(many, pages=pages[:1])
    letters = sum(len(page.text) for page in pages)
    rows = [
        ("safeguarding rules", count, cpu_seconds(lambda: list(safeguarding.texts_are_safe(many, context)))),
        ("safeguarding rules, again", count, cpu_seconds(lambda: list(safeguarding.texts_are_safe(many, context)))),
        ("safeguarding rules", 1, cpu_seconds(lambda: list(safeguarding.texts_are_safe(one, context)))),
        (
            "reading the same files",
            count,
            cpu_seconds(lambda: [read_page(ROOT, written[n % len(written)].source) for n in range(count)]),
        ),
        ("Python-Markdown alone", count, cpu_seconds(lambda: [markdown.markdown(page.text) for page in pages])),
    ]
    print(f"{count} pages, {letters / 1000:.0f} thousand letters\n")
    print("| what | pages | CPU seconds |\n| --- | --- | --- |")
    for name, number, seconds in rows:
        print(f"| {name} | {number} | {seconds:.3f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
