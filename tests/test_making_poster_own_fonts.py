"""Fonts of the author's own: used where they may be, refused at their line where they may not."""

from __future__ import annotations

import io
from importlib.resources import files
from pathlib import Path

import pikepdf
import pytest

from gaung.making.digest import Digests
from gaung.making.poster import recipe as recipe_of
from gaung.making.poster.display import GlyphRun
from gaung.making.poster.layout import lay_out
from gaung.making.poster.pdf import write
from gaung.model.campaign import Campaign
from gaung.reading.campaign import read_campaign
from poster_fixtures import campaign_with, fonts_of, pdf_text, problems_of, with_message, written

MUKTA = files("fontpkg_mukta") / "files"
FONTS = {
    "headline": {"file": "fonts/Own-Bold.ttf", "license": "OFL-1.1"},
    "text": {"file": "fonts/Own.ttf", "license": "OFL-1.1"},
}


def mukta(weight: str) -> bytes:
    (found,) = [one for one in MUKTA.iterdir() if one.name == f"Mukta-{weight}.ttf"]
    return found.read_bytes()


def campaign_in(root: Path, text: bytes | None = None, **keys: object) -> Campaign:
    own = {"fonts/Own-Bold.ttf": mukta("Bold"), "fonts/Own.ttf": mukta("Regular") if text is None else text}
    return campaign_with(root, written(**{"fonts": FONTS, "languages": ["id", "ne"], **keys}), own)


def with_rights(font: bytes, rights: int) -> bytes:
    """The font with another `fsType`."""
    count = int.from_bytes(font[4:6], "big")
    for index in range(count):
        entry = 12 + 16 * index
        if font[entry : entry + 4] == b"OS/2":
            at = int.from_bytes(font[entry + 8 : entry + 12], "big") + 8
            return font[:at] + rights.to_bytes(2, "big") + font[at + 2 :]
    raise AssertionError("no OS/2")


@pytest.mark.parametrize("theme", ["lantang", "langkah", "komik"])
def test_headline_and_text_are_set_in_the_own_fonts_and_numbers_are_not(tmp_path: Path, theme: str) -> None:
    campaign = campaign_in(tmp_path, theme=theme)
    for _, page in lay_out(campaign, campaign.posters[0])[0]:
        used = {str(run.word.face.family) for run in page.items() if isinstance(run, GlyphRun)}
        assert {"OwnBold", "Own", "Baloo2"} <= used
        for run in page.items():
            if isinstance(run, GlyphRun) and run.is_number:
                assert str(run.word.face.family) == "Baloo2"
        pdf = write([page])
        with pikepdf.open(io.BytesIO(pdf)) as document:
            names = {name.partition("+")[2].partition("-")[0] for name in fonts_of(document)}
        assert {"OwnBold", "Own", "Baloo2"} <= names
        first = {"id": "Cek", "ne": "पहिले"}[str(page.language)]
        assert first in pdf_text(pdf).split()
        assert str(tmp_path).encode() not in pdf


def test_two_copies_of_a_campaign_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (campaign_in(tmp_path / name) for name in ("one", "two"))
    first, second = ([write([page]) for _, page in lay_out(c, c.posters[0])[0]] for c in (one, two))
    assert first == second


def test_a_locked_font_is_refused_at_its_line(tmp_path: Path) -> None:
    for rights in (0x0002, 0x0100, 0x0200):
        campaign = campaign_in(tmp_path / str(rights), with_rights(mukta("Regular"), rights))
        fonts = campaign.posters[0].fonts
        assert fonts is not None
        assert fonts.text is not None
        (problem,) = problems_of(campaign)
        assert (problem.code, problem.place) == ("poster-font-locked", fonts.text.where("file"))
    for rights in (0x0004, 0x0008, 0x000C):
        assert problems_of(campaign_in(tmp_path / str(rights), with_rights(mukta("Regular"), rights))) == ()


@pytest.mark.parametrize(
    "content", [b"", b"OTTO" + bytes(400), b"\x00\x01\x00\x00" + b"\xff" * 900, b"wOF2" + bytes(99)]
)
def test_what_is_no_font_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (problem,) = problems_of(campaign_in(tmp_path, content))
    assert problem.code == "poster-font-format"


def test_a_font_that_is_not_there_or_lies_outside_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.ttf"
    outside.write_bytes(mukta("Regular"))
    campaign = campaign_in(tmp_path / "campaign")
    file = tmp_path / "campaign/posters/uji/fonts/Own.ttf"
    file.unlink()
    assert [problem.code for problem in problems_of(campaign)] == ["read-file-missing"]
    file.symlink_to(outside)
    assert [problem.code for problem in problems_of(campaign)] == ["read-file-missing"]


def test_letters_that_the_font_lacks_are_told_with_its_name(tmp_path: Path) -> None:
    campaign = campaign_in(tmp_path, message=with_message("id", body="Satu ☎ dua"), languages=["id"])
    (problem,) = problems_of(campaign)
    assert (problem.code, problem.facts["font"], problem.facts["code"]) == ("poster-font-glyph", "Own", "U+260E")
    assert problem.place == campaign.posters[0].where("message", "id", "body")


def test_a_font_without_devanagari_is_told_at_the_nepali_text(tmp_path: Path) -> None:
    plain = mukta("Regular").replace(b"dev2", b"xxx2").replace(b"deva", b"xxxa")
    campaign = campaign_in(tmp_path, plain)
    found = problems_of(campaign)
    assert {problem.code for problem in found} == {"poster-font-script"}
    assert campaign.posters[0].where("message", "ne", "body") in {problem.place for problem in found}
    assert campaign.posters[0].where("message", "id", "body") not in {problem.place for problem in found}


def test_the_fonts_of_the_campaign_serve_every_poster_and_are_in_its_recipe(tmp_path: Path) -> None:
    campaign = campaign_in(tmp_path, fonts=None, languages=["id"])
    before = recipe_of(campaign, campaign.posters[0], Digests(tmp_path / "a.json")).key
    settings = tmp_path / "content/data/campaign.yaml"
    (tmp_path / "content/data/fonts").mkdir()
    (tmp_path / "content/data/fonts/Own.ttf").write_bytes(mukta("Regular"))
    own = 'fonts: {text: {file: fonts/Own.ttf, license: "OFL-1.1"}}\n'
    settings.write_text(settings.read_text("utf-8") + own, "utf-8")
    campaign, problems = read_campaign(tmp_path)
    assert problems == ()
    assert recipe_of(campaign, campaign.posters[0], Digests(tmp_path / "b.json")).key != before
    ((_, page),) = lay_out(campaign, campaign.posters[0])[0]
    assert "Own" in {str(run.word.face.family) for run in page.items() if isinstance(run, GlyphRun)}
