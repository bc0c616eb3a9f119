"""The mistakes that authors make in pages, all at once: a sentence each with file, line and mend; nothing published."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from campaign_fixtures import copy_minimal
from test_site_plugin import run

FRONT = "---\ntitle: {title}\ndescription: Uji.\naudience: {audience}\n---\n\n"
MISTAKES = (
    ("putus.md", "12-14", "[x](hilang.md)", "page-link-broken", 7),
    ("jangkar.md", "12-14", "![a](gambar-hilang.png)", "page-picture-missing", 7),
    ("skrip.md", "12-14", "Halo <script>alert(1)</script>", "page-html-tag", 7),
    ("atribut.md", "8-11", '<b onclick="x()">x</b>', "page-html-attribute", 7),
    ("bingkai.md", "12-14", '<iframe src="https://x.example/"></iframe>', "page-html-tag", 7),
    ("raksasa.md", "12-14", "![foto](raksasa.png)", "page-picture-unreadable", 7),
    ("balok.md", "12-14", "::: hlep :::", "page-block-unknown", 7),
    ("opsi.md", "12-14", "::: help wrna=merah :::", "page-block-option", 7),
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, list[dict[str, object]]]:
    """The campaign with every mistake in it, what a build said, and what a check found."""
    root = copy_minimal(tmp_path_factory.mktemp("mistakes") / "kampanye")
    folder = root / "content/id"
    for name, audience, text, _, _ in MISTAKES:
        (folder / name).write_text(FRONT.format(title=f"Judul {name}", audience=audience) + text + "\n", "utf-8")
    (folder / "lebih-dulu.md").write_text(FRONT.format(title="kembar", audience="12-14") + "Isi.\n", "utf-8")
    (folder / "kembar.md").write_text(FRONT.format(title="Kembar", audience="12-14") + "Isi.\n", "utf-8")
    # 14,000 x 14,000 pixels in a few kilobytes: it must never be opened
    Image.new("1", (14_000, 14_000)).save(folder / "raksasa.png")
    built = run(root, "gaung", "build")
    assert built.returncode == 1, built.stdout + built.stderr
    checked = run(root, "gaung", "check", "--format", "json")
    return root, built.stdout + built.stderr, json.loads(checked.stdout)


@pytest.mark.parametrize(("name", "code", "line"), [(row[0], row[3], row[4]) for row in MISTAKES])
def test_each_mistake_is_said_once_with_its_file_line_and_mend(
    said: tuple[Path, str, list[dict[str, object]]], name: str, code: str, line: int
) -> None:
    _, text, found = said
    own = [one for one in found if one["file"] == f"content/id/{name}" and one["severity"] == "error"]
    assert [(one["code"], one["line"]) for one in own] == [(code, line)]
    assert str(own[0]["message"]).count("\n") == 0
    assert own[0]["hint"]
    assert re.search(rf"content/id/{re.escape(name)}:{line}:\d+: kesalahan: .*\[{code}\]", text)


def test_a_title_twice_names_the_other_page(said: tuple[Path, str, list[dict[str, object]]]) -> None:
    (found,) = (one for one in said[2] if one["code"] == "page-title-twice")
    files = {str(found["file"]), *re.findall(r"content/id/[\w-]+\.md", str(found["message"]))}
    assert files == {"content/id/kembar.md", "content/id/lebih-dulu.md"}
    assert found["line"] == 2


def test_a_wrong_audience_in_the_front_matter_is_said_with_what_is_possible(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "kampanye")
    (root / "content/id/pembaca.md").write_text(FRONT.format(title="Pembaca", audience="anak") + "Isi.\n", "utf-8")
    built = run(root, "gaung", "build")
    assert built.returncode == 1
    said = built.stdout + built.stderr
    assert re.search(r"content/id/pembaca\.md:4:11: kesalahan: .*\[read-choice\]", said)
    assert all(known in said for known in ("8-11", "12-14", "15-17", "adults", "everybody"))
    assert not (root / "site").exists()
    assert "Traceback" not in said


SLIPS = (
    ("judul.md", "---\ndescription: Uji.\naudience: 12-14\n---\n\n[x](hilang.md)\n", "read-key-missing", 2, 6),
    (
        "bangun.md",
        "---\ntitle: Bangun\ndescription: Uji.\naudiense: 12-14\n---\n\n::: hlep :::\n",
        "read-key-unknown",
        4,
        7,
    ),
    (
        "pembaca.md",
        FRONT.format(title="Pembaca", audience="anak") + "[x](hilang.md)\n",
        "read-choice",
        4,
        7,
    ),
)


def test_a_slip_in_the_front_matter_hides_no_other_mistake(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "kampanye")
    for name, text, *_ in SLIPS:
        (root / "content/id" / name).write_text(text, "utf-8")
    # a link to a page with a slip is not broken
    (root / "content/id/lain.md").write_text(
        FRONT.format(title="Lain", audience="12-14") + "[a](judul.md) [b](tidak-ada.md)\n", "utf-8"
    )
    found = json.loads(run(root, "gaung", "check", "--format", "json").stdout)
    errors = {(one["file"], one["line"], one["code"]) for one in found if one["severity"] == "error"}
    for name, _, code, front_line, text_line in SLIPS:
        own = sorted((line, said) for file, line, said in errors if file == f"content/id/{name}")
        assert (front_line, code) in own, name
        assert [line for line, _ in own if line > 5] == [text_line], name
    assert [one for one in sorted(errors) if one[0].endswith("lain.md")] == [
        ("content/id/lain.md", 7, "page-link-broken")
    ]
    built = run(root, "gaung", "build")
    assert built.returncode == 1
    assert all(f"content/id/{name}" in built.stdout + built.stderr for name, *_ in SLIPS)
    assert not (root / "site").exists()


def test_a_slip_that_touches_consent_stops_at_reading(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "kampanye")
    text = FRONT.format(title="Izin", audience="12-14").replace("---\n\n", "consent: [ID-2026-001]\n---\n\n")
    (root / "content/id/izin.md").write_text(text + '::: voices "Kata kami"\n- Halo. [ID-2026-001]\n:::\n', "utf-8")
    found = json.loads(run(root, "gaung", "check", "--format", "json").stdout)
    assert [one["code"] for one in found if one["severity"] == "error"] == ["read-key-unknown"]


def test_nothing_is_published_and_nobody_sees_a_traceback(said: tuple[Path, str, list[dict[str, object]]]) -> None:
    root, text, _ = said
    assert not (root / "site").exists()
    assert "Traceback" not in text
    assert "Tidak ada yang terbit" in text
