"""Posters on the way to being good: all of them on one picture, and one drawn again at every save."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from campaign_fixtures import MINIMAL, copy_minimal
from gaung.build import Build, Options
from gaung.catalogue import Part
from gaung.cli import main
from gaung.making.poster.contact import Entry, contact_sheet
from gaung.model.language import Language
from gaung.problem import CampaignError, Severity
from poster_fixtures import encoded, photo


def ended(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as done:
        main(arguments)
    return done.value.code


@pytest.fixture
def previews(tmp_path: Path) -> list[Path]:
    """Small pictures, upright and lying."""
    out = []
    for name, size in (("tall", (640, 900)), ("wide", (900, 640)), ("square", (700, 700))):
        path = tmp_path / f"{name}.webp"
        path.write_bytes(encoded(photo(*size), "WEBP", quality=80))
        out.append(path)
    return out


def test_a_contact_sheet_has_four_in_a_row_and_the_same_bytes(previews: list[Path]) -> None:
    names = ["Cek dulu", "अनलाइनमा दबाब? तिमी एक्लो छैनौ।", "x" * 80, "Kamu tidak sendiri 🎈", "Kelima"]
    entries = [Entry(name, "A4, F4 · PDF 90 KB", previews[number % 3]) for number, name in enumerate(names)]
    sheets = {count: contact_sheet("Gaung · Poster", entries[:count], Language.INDONESIAN) for count in (1, 4, 5)}
    sizes = {}
    for count, content in sheets.items():
        path = previews[0].parent / f"{count}.png"
        path.write_bytes(content)
        with Image.open(path) as image:
            sizes[count] = image.size
    assert sizes[1] == sizes[4]
    assert sizes[5][1] > sizes[4][1]
    assert {width for width, _ in sizes.values()} == {1600}
    assert contact_sheet("Gaung · Poster", entries[:1], Language.INDONESIAN) == sheets[1]


def test_the_command_puts_every_poster_on_one_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_minimal(tmp_path / "campaign")
    out = tmp_path / "out"
    assert ended("posters", "--root", str(root), "--out", str(out), "--language", "en") == 0
    assert [path.name for path in out.iterdir()] == ["contact-sheet.en.png"]
    assert "contact-sheet.en.png" in capsys.readouterr().out


def test_only_what_is_asked_for_is_drawn(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign")
    out = tmp_path / "out"
    assert ended("poster", "halo", "--root", str(root), "--out", str(out), "--language", "id", "--size", "A4") == 0
    names = {path.name for path in out.iterdir()}
    assert "halo.id.A4.pdf" in names
    assert all(".id." in name for name in names)
    made = [path.name for path in (root / ".cache/gaung/made/poster").rglob("*.pdf")]
    assert made == ["halo.id.A4.pdf"]


POSTER = "posters/halo/poster.yaml"
LONG_WORD = "विश्वास" * 14
"""Without a space: no line is long enough for it."""


def with_posters(root: Path, **texts: str) -> Path:
    """The minimal campaign, which also speaks Nepali, with further posters of these YAML files."""
    settings = "content/data/campaign.yaml"
    text = copy_minimal(root).joinpath(settings).read_text("utf-8")
    (root / settings).write_text(text.replace("languages: [id, en]", "languages: [id, en, ne]"), "utf-8")
    for name, poster in texts.items():
        (root / "posters" / name).mkdir()
        (root / "posters" / name / "poster.yaml").write_text(poster, "utf-8")
    return root


def refused(root: Path) -> set[str]:
    """File, line, column and code of every error with which a build of the posters stops; none of them is made."""
    with Build(root, Options(only=Part.POSTERS)) as work, pytest.raises(CampaignError) as stopped:
        work.load()
    assert not [*(root / ".cache").rglob("*.pdf")]
    errors = [problem for problem in stopped.value.problems if problem.severity is Severity.ERROR]
    return {f"{problem.place} {problem.code}".removeprefix("posters/") for problem in errors}


def test_all_that_is_wrong_is_told_at_its_line_and_no_poster_is_made(tmp_path: Path) -> None:
    good = (MINIMAL / POSTER).read_text("utf-8")
    root = with_posters(
        tmp_path / "campaign",
        saluran=good.replace("id-sapa-129", "id-sapa-128"),
        bahasa=good.replace("languages: [id, en]", "languages: [id, en, ne]"),
        gambar=good + "art: {file: art/tiada.jpg, alt: {id: Meja, en: A table}, faces: none}\n",
        panjang=good.replace("id: {headline: Pikir dulu,", f"id: {{headline: {LONG_WORD},"),
    )
    assert refused(root) == {
        "bahasa/poster.yaml:2:21 poster-message-missing",
        "gambar/poster.yaml:9:13 poster-art-missing",
        "panjang/poster.yaml:5:18 poster-text-long",
        "saluran/poster.yaml:7:13 helpline-unknown",
    }


def test_what_cannot_be_read_is_told_for_every_poster(tmp_path: Path) -> None:
    good = (MINIMAL / POSTER).read_text("utf-8")
    root = with_posters(
        tmp_path / "campaign",
        tema=good.replace("theme: lantang", "theme: lantag"),
        kertas=good.replace("sizes: [A4]", "sizes: [A7]"),
    )
    assert refused(root) == {"kertas/poster.yaml:1:9 poster-size-unknown", "tema/poster.yaml:3:8 read-choice"}
