"""An eye of its own: what Tesseract reads on the painted sheet is what was written; skipped where it is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gaung.making.poster.layout import lay_out
from gaung.making.poster.pixels import paint
from poster_fixtures import MESSAGE, campaign_with, written

OCR = shutil.which("tesseract")
NAMES = {"id": "ind", "en": "eng", "ne": "nep", "fil": "fil"}
NUMBERS = {"id": "129", "en": "1383", "ne": "1098", "fil": "1383"}


def installed() -> set[str]:
    if OCR is None:
        return set()
    listed = subprocess.run([OCR, "--list-langs"], capture_output=True, text=True, check=False)
    return set(listed.stdout.split())


def words(text: str) -> list[str]:
    return re.findall(r"[\w\u0900-\u097f]+", text.casefold())


@pytest.mark.parametrize("theme", ["lantang", "ceklis"])
@pytest.mark.parametrize("language", list(NAMES))
def test_ocr_agrees(tmp_path: Path, language: str, theme: str) -> None:
    if OCR is None or NAMES[language] not in installed():
        pytest.skip(f"tesseract with its language “{NAMES[language]}” is not installed")
    campaign = campaign_with(tmp_path, written(languages=[language], theme=theme))
    page = lay_out(campaign, campaign.posters[0])[0][0][1]
    image = paint(page, 200).convert("L")
    heard = ""
    # The field is light on dark, the rest dark on light: each is read for itself.
    for top, foot in ((0.0, 0.52), (0.5, 0.82), (0.7, 1.0)):
        part = image.crop((0, int(image.height * top), image.width, int(image.height * foot)))
        part.save(tmp_path / "part.png")
        command = [OCR, str(tmp_path / "part.png"), "-", "-l", NAMES[language], "--psm", "11"]
        heard += " " + subprocess.run(command, capture_output=True, text=True, check=True).stdout
    steps = MESSAGE[language]["steps"] if theme == "ceklis" else ()
    assert isinstance(steps, (list, tuple))
    said = words(" ".join([str(MESSAGE[language][key]) for key in ("headline", "body")] + [NUMBERS[language], *steps]))
    read = set(words(heard))
    missing = [word for word in said if word not in read]
    assert len(missing) / len(said) <= 0.1, missing  # one word among sixteen is the reader's own slip
