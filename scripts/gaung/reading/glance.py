"""One glance at a campaign before it is read, or where it cannot be: in which language to speak of it, and its site."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from gaung.model.spoken import Language
from gaung.reading.text import read_text

SETTINGS = PurePosixPath("content/data/campaign.yaml")


def guess_language(root: Path) -> Language | None:
    """The language of the campaign's author, as far as one line of its settings tells; for words before it is read."""
    text, _ = read_text(root, SETTINGS)
    line = re.search(r"^default_language:[ \t]*[\"']?([a-z]+)", text or "", re.MULTILINE)
    return next((language for language in Language if line and language == line[1]), None)


def guess_site_url(root: Path) -> str:
    """Where the site is published, as far as one line of its settings tells."""
    text, _ = read_text(root, SETTINGS)
    line = re.search(r"^site_url:[ \t]*[\"']?(https?://[^\s\"'#]+)", text or "", re.MULTILINE)
    return f"{line[1].rstrip('/')}/" if line else "https://example.org/"
