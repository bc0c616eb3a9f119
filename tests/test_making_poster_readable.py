"""What is printed can be read from where people stand, and ordinary texts fit on every sheet in every design."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaung.making.poster.layout import lay_out
from gaung.making.poster.readable import least_points
from gaung.messages import message
from gaung.model.language import Language
from gaung.model.poster import PosterSize, PosterTheme
from gaung.problem import Severity
from poster_fixtures import poster_with, problems_of, with_message

PAPERS = ["A2", "A3", "A4", "A5", "F4"]
SIZES = [*PAPERS, *(f"{paper}-landscape" for paper in PAPERS)]
LONG = " ".join(["Nama, sekolah, lokasi, seragam bercerita tentang kamu."] * 6)


@pytest.mark.parametrize("theme", PosterTheme)
def test_ordinary_texts_fit_on_every_sheet_in_every_language(tmp_path: Path, theme: str) -> None:
    campaign, poster = poster_with(tmp_path, theme=theme, sizes=SIZES)
    pages, noted = lay_out(campaign, poster)
    assert len(pages) == len(SIZES) * 4
    # English names the lines of three countries: it has the least room
    at_wall = [
        problem for problem in noted if problem.facts["size"] in ("A3", "A2") and problem.facts["language"] != "en"
    ]
    assert at_wall == []


@pytest.mark.parametrize(
    ("name", "width", "height", "points"),
    [
        ("A4", 210, 297, 18.0),
        ("A4-landscape", 297, 210, 18.0),
        ("A3", 297, 420, 24.0),
        ("F4", 215, 330, 19.0),
        ("A5", 148, 210, 12.7),
        ("A2", 420, 594, 34.0),
    ],
)
def test_the_least_type_goes_with_the_sheet(name: str, width: int, height: int, points: float) -> None:
    size = PosterSize(name=name, width_mm=width, height_mm=height)
    assert least_points(size) == pytest.approx(points, abs=0.1)


@pytest.mark.parametrize("theme", ["lantang", "ceklis"])
def test_a_text_that_must_be_set_small_is_told_at_its_line(tmp_path: Path, theme: str) -> None:
    campaign, poster = poster_with(tmp_path, theme=theme, languages=["id"], message=with_message("id", body=LONG[:325]))
    (found,) = [problem for problem in problems_of(campaign) if problem.code == "poster-type-small"]
    assert found.severity is Severity.WARNING
    assert found.place == poster.where("message", "id", "body")
    points, least = found.facts["points"], found.facts["least"]
    assert isinstance(points, float)
    assert isinstance(least, float)
    assert 9 < points < least == 18.0
    assert f"{points} poin" in message(found, Language.INDONESIAN)


def test_one_step_too_many_makes_all_steps_small_and_is_told_once(tmp_path: Path) -> None:
    steps = ["Berhenti membalas, lalu tutup aplikasinya", "Simpan buktinya dan jangan sebarkan ke siapa pun"] * 3
    campaign, _ = poster_with(
        tmp_path, theme="langkah", languages=["id"], message=with_message("id", steps=steps), sizes=["A4"]
    )
    assert [problem.code for problem in problems_of(campaign)].count("poster-type-small") == 1


def test_a_body_is_broken_into_lines_that_the_eye_follows(tmp_path: Path) -> None:
    body = "Yang menekanmu yang salah, bukan kamu. Kamu boleh minta tolong, kapan pun itu terjadi."
    for theme in ("kartu", "lantang", "ceklis"):
        message_of = {one: with_message("id", body=body)[one] for one in ("id",)}
        campaign, _ = poster_with(
            tmp_path / theme, theme=theme, languages=["id"], message=message_of, sizes=["A4", "A3"]
        )
        assert "poster-line-long" not in {problem.code for problem in problems_of(campaign)}
