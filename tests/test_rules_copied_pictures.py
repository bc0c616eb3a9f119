"""A copy of a child's picture under another name needs the same consent, and the same covering."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from campaign_fixtures import copy_minimal, edited
from gaung.checking import check
from gaung.kept.findings import Check
from gaung.messages import COMPLETE, as_text
from gaung.problem import Problem
from poster_fixtures import encoded, photo
from taking_back_fixtures import drawing

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CONSENTS, PAGE, POSTER = "content/data/consents.yaml", "content/id/jejak.md", "posters/halo/poster.yaml"
SHOW = "episodes/kabar/show.yaml"
COVER = ", cover: [{x: 0.25, y: 0.25, width: 0.5, height: 0.5}]"
REF, OTHER = "ID-2026-001", "ID-2026-002"


def smaller(content: bytes) -> bytes:
    """The picture as a chat passes it on: smaller, and encoded again."""
    with Image.open(io.BytesIO(content)) as opened:
        written = io.BytesIO()
        opened.convert("RGB").resize((opened.width // 2, opened.height // 2)).save(written, "JPEG", quality=60)
    return written.getvalue()


def campaign(folder: Path, copied: bytes, care: str, *, refs: str, cover: str = "", place: str = "page") -> Path:
    """A page that shows a child's picture with a consent, and something else that shows `copied`."""
    register = edited(CONSENTS, ("    uses:", "    kinds: [picture]\n    uses:"))[CONSENTS]
    register += register.partition("consents:\n")[2].replace(REF, OTHER)
    first = f"pictures: {{lomba.jpg: {{faces: consented{cover}}}}}\nconsents: [{REF}]\ntitle:"
    files = edited(PAGE, ("title:", first)) | {CONSENTS: register}
    files[PAGE] += "\n![Dari belakang](lomba.jpg)\n"
    if place == "page":
        second = f"title: Dua\ndescription: Uji.\naudience: 12-14\norder: 9\npictures: {{salinan.jpg: {{{care}}}}}\n"
        files["content/id/dua.md"] = f"---\n{second}{refs}---\n\n![Halaman](salinan.jpg)\n"
    else:
        art = f"art: {{file: art/salinan.jpg, alt: {{id: Halaman, en: A yard}}, {care}}}\n{refs}message:"
        files |= edited(POSTER, ("message:", art))
    root = copy_minimal(folder, files)
    (root / "posters/halo/art").mkdir()
    (root / "content/id/lomba.jpg").write_bytes(ORIGINAL)
    (root / ("content/id" if place == "page" else "posters/halo/art") / "salinan.jpg").write_bytes(copied)
    return root


ORIGINAL = encoded(photo(), "JPEG")
SCENE = encoded(drawing(1).transpose(Image.Transpose.ROTATE_90), "JPEG")
"""Of more than one gradient: what is cut out of it can be known again."""


def found(root: Path) -> list[Problem]:
    return [problem for problem in check(root, NOW)[1] if problem.code == "consent-faces-copy"]


@pytest.mark.parametrize("place", ["page", "poster"])
@pytest.mark.parametrize("copied", [ORIGINAL, smaller(ORIGINAL)], ids=["same-bytes", "encoded-again"])
def test_a_copy_is_under_the_same_consent(tmp_path: Path, copied: bytes, place: str) -> None:
    for number, (care, refs, is_wrong) in enumerate(
        [
            ("faces: none", "", True),
            ("faces: adults", "", True),
            ("faces: consented", f"consents: [{OTHER}]\n", True),
            ("faces: consented", f"consents: [{REF}]\n", False),
        ]
    ):
        problems = found(campaign(tmp_path / str(number), copied, care, refs=refs, place=place))
        assert bool(problems) is is_wrong, care
        for problem in problems if OTHER not in refs else ():  # of two with consents, each is a copy of the other
            assert problem.place is not None
            assert problem.place.file == ("content/id/dua.md" if place == "page" else POSTER)
            assert problem.facts["first"] == "content/id/lomba.jpg"
            assert REF in as_text(problem, COMPLETE[0], tmp_path / str(number))


def test_a_copy_is_covered_like_its_original(tmp_path: Path) -> None:
    refs = f"consents: [{REF}]\n"
    bare = campaign(tmp_path / "a", ORIGINAL, "faces: consented", refs=refs, cover=COVER)
    assert len(found(bare)) == 1
    covered = campaign(tmp_path / "b", ORIGINAL, f"faces: consented{COVER}", refs=refs, cover=COVER)
    assert not found(covered)


def with_cover(root: Path, cover: str, content: bytes | None = None) -> Path:
    """The same campaign, with a picture on the cover of its show."""
    show = root / SHOW
    show.write_text(show.read_text("utf-8").replace("title:", f"cover: {cover}\ncover_faces: none\ntitle:", 1), "utf-8")
    if content is not None:
        (show.parent / cover).write_bytes(content)
    return root


def cut(content: bytes, left: float) -> bytes:
    """A square cut out of a picture that is wider than high; `left` of what is cut off lies left of it."""
    with Image.open(io.BytesIO(content)) as opened:
        edge = round((opened.width - opened.height) * left)
        square = opened.convert("RGB").crop((edge, 0, edge + opened.height, opened.height))
    written = io.BytesIO()
    square.resize((1400, 1400)).save(written, "JPEG", quality=70)
    return written.getvalue()


@pytest.mark.parametrize(
    ("cover", "content"),
    [
        ("sampul.jpg", SCENE),
        ("sampul.jpg", smaller(SCENE)),
        ("../../content/id/lomba.jpg", None),
        *(("sampul.jpg", cut(SCENE, left)) for left in (0, 0.37, 0.5, 1)),
    ],
    ids=["same-bytes", "encoded-again", "same-file", "left", "off-centre", "centre", "right"],
)
def test_no_show_wears_a_childs_picture_as_its_cover(tmp_path: Path, cover: str, content: bytes | None) -> None:
    refs = f"consents: [{REF}]\n"
    root = campaign(tmp_path, ORIGINAL, "faces: consented", refs=refs)
    (root / "content/id/lomba.jpg").write_bytes(SCENE)
    root = with_cover(root, cover, content)
    (problem,) = [one for one in check(root, NOW)[1] if one.code == "consent-faces-show-copy"]
    assert problem.place is not None
    assert problem.place.file == SHOW
    assert problem.facts["first"] == "content/id/lomba.jpg"
    assert REF in as_text(problem, COMPLETE[0], root)


def test_a_cover_of_its_own_is_nobodys_copy(tmp_path: Path) -> None:
    for seed in range(2, 6):
        root = campaign(tmp_path / str(seed), ORIGINAL, "faces: consented", refs=f"consents: [{REF}]\n")
        (root / "content/id/lomba.jpg").write_bytes(SCENE)
        with_cover(root, "sampul.jpg", encoded(drawing(seed).resize((1400, 1400)), "JPEG"))
        assert not [one for one in check(root, NOW)[1] if one.code == "consent-faces-show-copy"]


def test_a_poster_with_the_very_file_of_a_page_needs_its_consent(tmp_path: Path) -> None:
    root = campaign(tmp_path, ORIGINAL, "faces: none", refs="", place="poster")
    poster = root / POSTER
    poster.write_text(poster.read_text("utf-8").replace("art/salinan.jpg", "../../content/id/lomba.jpg"), "utf-8")
    (problem,) = found(root)
    assert problem.place is not None
    assert problem.place.file == POSTER


def test_another_picture_is_nobodys_copy(tmp_path: Path) -> None:
    for number, other in enumerate((encoded(drawing(9), "JPEG"), b"no picture")):
        assert not found(campaign(tmp_path / str(number), other, "faces: none", refs=""))


@pytest.mark.parametrize("place", ["page", "poster", "cover"])
def test_a_check_that_knows_the_campaign_finds_a_copy_that_came_later(
    tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gaung.kept import files

    monkeypatch.setattr(files, "_RACY_NS", 0)
    other = encoded(drawing(9), "JPEG")
    root = campaign(tmp_path, other, "faces: none", refs="", place="page" if place == "cover" else place)
    where = {"page": "content/id", "poster": "posters/halo/art", "cover": "episodes/kabar"}[place]
    if place == "cover":
        with_cover(root, "salinan.jpg", other)
    Check(root, NOW, None).problems()
    (root / where / "salinan.jpg").write_bytes(smaller(ORIGINAL))
    looked = Check(root, NOW, None)
    looked.problems()
    assert ("consent-faces-show-copy" if place == "cover" else "consent-faces-copy") in {
        problem.code for problem in looked.ruled
    }
    assert {*looked.ruled} == {*check(root, NOW)[1]}
