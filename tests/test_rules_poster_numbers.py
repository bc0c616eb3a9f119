"""A printed poster cannot be called back: where it tells who helps, every short number is one of the register's."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.checking import check
from gaung.kept.findings import Check
from gaung.problem import Problem
from taking_back_fixtures import NOW

POSTER = "posters/halo/poster.yaml"


def found(folder: Path, line: str) -> list[Problem]:
    old = "body: Yang sudah dikirim sulit ditarik kembali." if line.startswith("body") else "headline: Pikir dulu"
    root = copy_minimal(folder, edited(POSTER, (old, line)))
    told = [one for one in check(root, NOW)[1] if one.code in {"helpline-near-miss", "helpline-unregistered"}]
    assert [*Check(root, NOW, lambda _: ()).problems()].count(told[0]) == 1 if told else True
    return told


def headline(text: str) -> str:
    return f'headline: "{text}"'


def helping(text: str) -> str:
    return f'headline: Pikir dulu, help: "{text}"'


def body(text: str) -> str:
    return f'body: "{text}"'


@pytest.mark.parametrize(
    "line",
    [
        body("Kamu boleh bilang tidak. 128 membantu."),
        body("Ceritakan: 192"),
        headline("Ingat: 128"),
        headline("1-2-8!"),
        headline("Telepon\\n1 2\\n8"),
        helping("Bisa juga 112."),
        helping("Gratis, 24 jam: 128 atau 129"),
        helping("Hubungi 911 atau 129."),
    ],
)
def test_a_wrong_number_where_help_is_meant_is_an_error(line: str, tmp_path: Path) -> None:
    told = found(tmp_path, line)
    assert told
    assert all(one.place is not None and one.place.file == POSTER for one in told)


@pytest.mark.parametrize(
    "line",
    [
        body("128 anak sudah ikut. Kamu?"),
        body("Kelas 7 di ruang 128, lantai dua."),
        body("Umur 12–18, pukul 13.00"),
        headline("1-2-9!"),
        headline("Pikir dulu, 3 detik saja"),
        headline("128 anak sudah ikut bermain di kampung kami"),
        helping("Gratis, 24 jam: 129"),
        helping("Buka pukul 08.00 sampai 16.00, sejak 2019."),
        helping("Sudah 112 anak bercerita."),
    ],
)
def test_other_numbers_stay(line: str, tmp_path: Path) -> None:
    assert found(tmp_path, line) == []
