"""The frozen evaluation set as campaigns of one page, and what the safeguarding rules say of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from gaung.model.campaign import Campaign, CampaignSettings
from gaung.model.language import Country, Language
from gaung.model.page import Page, PageFront
from gaung.model.register import Consents, Helplines
from gaung.problem import Problem
from gaung.reading.mapping import read_mapping
from gaung.rules.safeguarding import Examiner
from gaung.rules.safeguarding.passages import page_document

FOLDER = Path(__file__).parent / "evaluation"
FAMILIES = ("personal-data", "identity", "term", "helpline")
FRONT_KEYS = ("title", "description", "content_note")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the evaluation set."""

    family: str
    line: int
    language: Language
    expected: frozenset[str]
    tolerated: frozenset[str]
    text: str
    front: Mapping[str, str]

    @property
    def is_clean(self) -> bool:
        return not self.expected


def items(families: Sequence[str] = FAMILIES) -> Iterator[Item]:
    """Every item of the set."""
    for family in families:
        yield from items_of(FOLDER / f"{family}.txt")


def items_of(path: Path) -> Iterator[Item]:
    """Every item of one file."""
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        language, codes, written = line.split(" | ", 2)
        labels = [] if codes == "-" else codes.split()
        expected = frozenset(label for label in labels if not label.endswith("?"))
        tolerated = frozenset(label[:-1] for label in labels if label.endswith("?"))
        text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), written).replace("\\n", "\n")
        front: dict[str, str] = {}
        parts = []
        for part in text.split(" ¶ "):
            key, colon, value = part.partition(": ")
            if colon and key in FRONT_KEYS:
                front[key] = value
            else:
                parts.append(part)
        yield Item(path.stem, number, Language(language), expected, tolerated, "\n\n".join(parts), front)


@cache
def register() -> Helplines:
    """The frozen register of help lines."""
    written, problems = read_mapping((FOLDER / "helplines.yaml").read_text("utf-8"), "helplines.yaml")
    assert problems == []
    return Helplines.model_validate(written, context={})


def campaign_with(*pages: Page, settings: Mapping[str, object] | None = None) -> Campaign:
    """A campaign of these pages in all languages and countries."""
    texts = {key: dict.fromkeys(Language, "Kita") for key in ("name", "tagline", "description")}
    return Campaign(
        root=Path(),
        settings=CampaignSettings.model_validate(
            {
                **texts,
                "site_url": "https://gaung.example.org/",
                "default_language": "id",
                "languages": list(Language),
                "countries": list(Country),
                "organisation": "Gaung",
                "contact": dict.fromkeys(Language, "kantor@gaung.example.org"),
                **(settings or {}),
            }
        ),
        helplines=register(),
        consents=Consents(),
        pages=pages,
    )


def page_of(text: str, language: Language = Language.INDONESIAN, **front: object) -> Page:
    """A page with this text, from its second line on."""
    said = {"title": "Halaman", "description": "Kita.", "audience": "everybody", **front}
    return Page(
        front=PageFront.model_validate(said),
        language=language,
        source=PurePosixPath(f"content/{language}/halaman.md"),
        text=text,
        text_line=2,
    )


def examined(text: str, language: Language = Language.INDONESIAN, **front: object) -> list[Problem]:
    """What the rules say of one page."""
    return list(_examiner().problems(page_document(page_of(text, language, **front))))


@cache
def _examiner() -> Examiner:
    """What looks at each page by itself needs the register and the settings only."""
    return Examiner(campaign_with())


def codes(text: str, language: Language = Language.INDONESIAN, **front: object) -> set[str]:
    """The codes that the rules say of one page."""
    return {problem.code for problem in examined(text, language, **front)}
