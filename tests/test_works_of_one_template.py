"""Two children colour one template: each work is under its own consent, and stays when the other one is taken back."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from gaung.checking import check
from gaung.inspecting.recognising import Withdrawn
from gaung.inspecting.text import Contents
from gaung.inspecting.tracing import trace_of_consent
from gaung.problem import Problem, Severity
from gaung.reading.campaign import read_campaign
from poster_fixtures import encoded
from taking_back_fixtures import NOW
from test_rules_copied_pictures import OTHER, REF, campaign

DRAWN = "faces: drawn, checked: true"


def coloured(seed: int) -> bytes:
    """One sheet of outlines, coloured in by another child each time."""
    sheet, child = random.Random(0), random.Random(seed)
    picture = Image.new("RGB", (800, 600), "white")
    draw = ImageDraw.Draw(picture)
    for _ in range(30):
        x, y, w, h = (sheet.randint(*most) for most in ((0, 700), (0, 500), (60, 200), (60, 160)))
        fill = tuple(child.randint(120, 255) for _ in range(3))
        draw.ellipse((x, y, x + w, y + h), fill=fill, outline="black", width=5)
    return encoded(picture, "PNG")


def alike(root: Path) -> list[Problem]:
    codes = {"consent-faces-copy", "consent-drawing-alike"}
    return [problem for problem in check(root, NOW)[1] if problem.code in codes]


def both(folder: Path, second: bytes, care: str, refs: str) -> Path:
    root = campaign(folder, second, care, refs=refs)
    page = root / "content/id/jejak.md"
    page.write_text(page.read_text("utf-8").replace("{faces: consented}", f"{{{DRAWN}}}"), "utf-8")
    (root / "content/id/lomba.jpg").write_bytes(coloured(1))
    return root


@pytest.mark.parametrize(
    ("seed", "care", "refs", "code"),
    [
        (2, DRAWN, f"consents: [{OTHER}]\n", "consent-drawing-alike"),
        (2, DRAWN, "", "consent-faces-copy"),
        (2, "faces: none", f"consents: [{OTHER}]\n", "consent-faces-copy"),
        (1, DRAWN, f"consents: [{OTHER}]\n", "consent-faces-copy"),
        (2, DRAWN, f"consents: [{REF}]\n", None),
    ],
)
def test_each_has_a_consent_of_its_own(tmp_path: Path, seed: int, care: str, refs: str, code: str | None) -> None:
    problems = alike(both(tmp_path, coloured(seed), care, refs))
    assert {problem.code for problem in problems} == ({code} if code else set())
    if code == "consent-drawing-alike":
        (problem,) = problems
        assert problem.severity is Severity.WARNING


def test_the_other_one_stays(tmp_path: Path) -> None:
    """What is known of the one that is gone would be seen in the other one, so only its bytes are kept."""
    root = both(tmp_path, coloured(2), DRAWN, f"consents: [{OTHER}]\n")
    trace = trace_of_consent(read_campaign(root)[0], REF)
    assert trace is not None
    assert len(trace.files) == 1
    for seed, count in ((2, 0), (1, 1)):
        content = coloured(seed)
        problems = list(Withdrawn([trace], [], root).problems("a.png", content, Contents(pictures=[content])))
        assert len(problems) == count
    (root / "content/id/dua.md").unlink()
    alone = trace_of_consent(read_campaign(root)[0], REF)
    assert alone is not None
    content = coloured(2)
    assert list(Withdrawn([alone], [], root).problems("a.png", content, Contents(pictures=[content]))) != []
