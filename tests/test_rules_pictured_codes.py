"""A code in a picture is held to the rules for links, in what authors bring along and in what is finished."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
import segno
from PIL import Image

from campaign_fixtures import copy_minimal, edited
from gaung import load
from gaung.checking import check
from gaung.codes import codes_in
from gaung.inspecting import inspect
from gaung.kept.findings import Check
from gaung.messages import COMPLETE, as_text
from gaung.problem import Problem, Severity
from poster_fixtures import encoded, photo

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
POSTER, SHOW = "posters/halo/poster.yaml", "episodes/kabar/show.yaml"
WRONG = "https://wa.me/628121129129"
COVERED = ", cover: [{x: 0, y: 0, width: 1, height: 1}]"


def code(said: str, scale: int = 8) -> bytes:
    """A picture file with a QR code."""
    written = io.BytesIO()
    segno.make(said).save(written, kind="png", scale=scale, border=4)
    return written.getvalue()


def turned(content: bytes) -> bytes:
    """The same code in a corner of a larger picture, turned a little, light on dark and encoded again."""
    with Image.open(io.BytesIO(content)) as opened:
        small = Image.eval(opened.convert("L"), lambda value: 255 - value).rotate(7, expand=True, fillcolor=0)
    page = Image.new("L", (1400, 1000), 0)
    page.paste(small, (900, 300))
    return encoded(page.convert("RGB"), "JPEG")


def campaign(folder: Path, content: bytes, *, where: str = "page", care: str = "") -> Path:
    """A campaign with this picture in a page, as the art of a poster, as a logo, or on the cover of a show."""
    files: dict[str, str] = {}
    if where == "page":
        files["content/id/kode.md"] = (
            f"---\ntitle: Kode\ndescription: Uji.\naudience: 12-14\npictures: {{kode.png: {{faces: none{care}}}}}\n"
            "---\n\n![Kode](kode.png)\n"
        )
    elif where == "show":
        files = edited(SHOW, ("title:", "cover: kode.png\ncover_faces: none\ntitle:"))
    else:
        art = f"art: {{file: art/kode.png, alt: {{id: Kode, en: A code}}, faces: none{care}}}\nmessage:"
        logo = f"logos: [{{file: art/kode.png, name: Mitra, faces: none{care}}}]\nmessage:"
        files = edited(POSTER, ("message:", art if where == "art" else logo))
    root = copy_minimal(folder, files)
    (root / "posters/halo/art").mkdir()
    into = {"page": "content/id", "show": "episodes/kabar"}.get(where, "posters/halo/art")
    (root / into / "kode.png").write_bytes(content)
    return root


def found(root: Path) -> list[Problem]:
    return [problem for problem in check(root, NOW)[1] if problem.code.endswith("-in-picture")]


@pytest.mark.parametrize("where", ["page", "art", "logo", "show"])
def test_a_code_that_leads_to_strangers_is_told(tmp_path: Path, where: str) -> None:
    root = campaign(tmp_path, code(WRONG, 40 if where == "show" else 8), where=where)
    (problem,) = found(root)
    assert (problem.code, problem.severity) == ("helpline-in-picture", Severity.ERROR)
    assert problem.facts["rule"] == "helpline-near-miss"
    for language in COMPLETE:
        assert "kode.png" in as_text(problem, language, root)
    kept = Check(root, NOW, None).problems()
    assert problem in kept
    assert problem in Check(root, NOW, None).problems()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (WRONG.upper(), "helpline-in-picture"),
        ("TEL:128", "helpline-in-picture"),
        ("128", "helpline-in-picture"),
        ("SMSTO:128:tolong", "helpline-in-picture"),
        ("https://wa.me/6285200000017", "personal-data-in-picture"),
        ("BEGIN:VCARD\nVERSION:3.0\nTEL;TYPE=CELL:085200000017\nEND:VCARD", "personal-data-in-picture"),
        ("https://www.instagram.com/rani.putri.2013", "personal-data-in-picture"),
        ("tel:129", None),
        ("https://wa.me/628111129129", None),
        ("https://kabar.example.org/bantuan/", None),
        ("Selamat datang di pameran!", None),
    ],
)
def test_what_a_code_says_is_judged_like_a_link(tmp_path: Path, said: str, told: str | None) -> None:
    assert {problem.code for problem in found(campaign(tmp_path, code(said)))} == ({told} if told else set())


def test_a_code_is_read_small_turned_and_inverted(tmp_path: Path) -> None:
    assert codes_in(turned(code(WRONG, 6))) == (WRONG,)
    assert codes_in(encoded(photo(), "JPEG")) == codes_in(b"no picture") == ()
    assert found(campaign(tmp_path, turned(code(WRONG, 6))))


def test_a_code_that_is_painted_over_leads_nowhere(tmp_path: Path) -> None:
    assert not found(campaign(tmp_path, code(WRONG), care=COVERED))


def test_a_finished_picture_is_read_too(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "kampanye", {})
    finished = tmp_path / "site"
    finished.mkdir()
    (finished / "kode.png").write_bytes(code(WRONG))
    (finished / "benar.png").write_bytes(code("https://wa.me/628111129129"))
    problems = inspect(load(root), finished, tmp_path / "memory.json", "1")
    assert [(one.code, one.facts["output"], one.facts["part"]) for one in problems] == [
        ("helpline-in-output", "kode.png", "QR")
    ]
