"""Write the reference pages of `content/en/panduan` from the models: `python scripts/reference.py`."""

from __future__ import annotations

from pathlib import Path

from gaung.schema import KINDS, blocks_markdown, reference_markdown

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "content" / "en" / "panduan"

FILES = {
    "campaign": "content/data/campaign.yaml",
    "helplines": "content/data/helplines.yaml",
    "consents": "content/data/consents.yaml",
    "withdrawn": "content/data/withdrawn.yaml",
    "events": "content/data/events.yaml",
    "evidence": "content/data/evidence.yaml",
    "terms": "content/data/terms.yaml",
    "show": "show.yaml",
    "episode": "episode.yaml",
    "poster": "poster.yaml",
    "page": "the front matter of a page",
}


def page(kind: str) -> str:
    """The whole reference page of one kind of file."""
    file = FILES[kind]
    shown = file if kind == "page" else f"`{file}`"
    front = (
        f"---\n# Written by scripts/reference.py: change the model, not this page.\n"
        f'title: "Reference: {file.rpartition("/")[2]}"\n'
        f"description: Every key of {file}, what it means, and what it may be.\naudience: adults\n---\n\n"
    )
    unknown = "A key that is not in these tables is an error, and `gaung check` names the key that was probably meant."
    return f"{front}This page lists all that may stand in {shown}. {unknown}\n\n{reference_markdown(KINDS[kind])}"


BLOCKS = FOLDER / "reference-blocks.md"
_BLOCKS_LEAD = """\
---
# Written by scripts/reference.py: change the blocks, not this page.
title: "Reference: blocks"
description: Every block that may stand in a page, what readers get, and its options.
audience: adults
---

A block begins with three colons, its name and its options, and ends with three colons on a line of their own; one
without a text ends on its own line. The text in quotation marks is its title (`title`). A block that is not in this
table is an error, and `gaung check` names the one that was probably meant.

"""


def blocks_page() -> str:
    """The whole reference page of the blocks."""
    return _BLOCKS_LEAD + blocks_markdown()


def path_of(kind: str) -> Path:
    """Where the reference page of one kind of file lies."""
    return FOLDER / f"reference-{kind}.md"


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        path_of(kind).write_text(page(kind), encoding="utf-8", newline="\n")
    BLOCKS.write_text(blocks_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
