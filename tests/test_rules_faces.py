"""Every photo says whose faces it shows, and what is painted over is in nothing that is made."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from campaign_fixtures import copy_minimal, edited
from gaung.making import poster as making
from gaung.messages import COMPLETE, as_text
from gaung.model.language import Language
from gaung.model.page import Audience, Page, PageFront
from gaung.picture import is_photo, picture_for_readers
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign
from gaung.shown_pictures import shown_in
from poster_fixtures import encoded, photo
from test_rules import CONSENTS, PAGE, POSTER, SHOW, problems_of, text_at

MAGENTA = (255, 0, 255)
"""The planted face: no design and no other part of the picture has this colour."""


def planted(width: int, height: int, box: tuple[int, int, int, int]) -> Image.Image:
    """A photo (grey, and noisy) in which `box` is magenta stripes."""
    picture = photo(width, height).convert("L").convert("RGB")
    picture.paste(MAGENTA, box)
    return picture


def magenta_in(image: Image.Image) -> int:
    """How many pixels have more of the planted colour in them than chance gives."""
    red, green, blue = (np.asarray(image.convert("RGB")).astype(int)[..., n] for n in range(3))
    return int(((red - green > 60) & (blue - green > 60) & (abs(red - blue) < 60)).sum())


def codes(found: list[Problem]) -> list[str]:
    return [one.code for one in found]


def on_page(folder: Path, pictures: str, text: str = "![Meja radio](meja.jpg)", content: bytes = b"") -> Path:
    front = edited(PAGE, ("title:", f"{pictures}\ntitle:") if pictures else ("title:", "title:"))
    root = copy_minimal(folder, {PAGE: front[PAGE] + f"\n{text}\n"})
    (root / "content/id/meja.jpg").write_bytes(content or encoded(photo(), "JPEG"))
    return root


def on_poster(folder: Path, keys: str, content: bytes = b"", name: str = "meja.jpg", alt: str = "Meja radio") -> Path:
    art = f"art: {{file: art/{name}, alt: {{id: {alt}, en: A radio table}}{keys}}}\nmessage:"
    root = copy_minimal(folder, edited(POSTER, ("message:", art)))
    (root / "posters/halo/art").mkdir()
    (root / f"posters/halo/art/{name}").write_bytes(content or encoded(photo(), "JPEG"))
    return root


def test_a_photo_in_a_page_says_whose_faces_it_shows(tmp_path: Path) -> None:
    root = on_page(tmp_path / "a", "")
    (problem,) = problems_of(root)
    assert problem.code == "consent-faces-missing"
    assert text_at(root, problem).startswith("meja.jpg)")
    line = str(problem.facts["line"])
    assert line in as_text(problem, COMPLETE[0], root)
    assert problems_of(on_page(tmp_path / "b", line)) == []  # what the sentence says to write is enough


@pytest.mark.parametrize(
    "text",
    ["[![Meja](meja.jpg)](jejak.md)", "![Meja [radio]](<meja.jpg>)", "![Meja](./meja.jpg)", "![Meja](m%65ja.jpg 'x')"],
)
def test_no_way_of_writing_it_hides_a_photo(text: str, tmp_path: Path) -> None:
    assert "consent-faces-missing" in codes(problems_of(on_page(tmp_path, "", text)))


def test_one_page_that_says_it_is_enough_and_two_say_the_same(tmp_path: Path) -> None:
    root = on_page(tmp_path, "pictures: {meja.jpg: {faces: none}}")
    second = (root / PAGE).read_text("utf-8").replace("title: ", "title: Dua ", 1)
    (root / "content/id/dua.md").write_text(second.replace("pictures: {meja.jpg: {faces: none}}\n", ""), "utf-8")
    assert problems_of(root) == []
    (root / "content/id/dua.md").write_text(second.replace("faces: none", "faces: adults"), "utf-8")
    assert codes(problems_of(root)) == ["consent-faces-twice"]


def test_every_page_that_shows_a_child_names_the_consent(tmp_path: Path) -> None:
    """Or the picture would stay on the second page when the first one leaves with its consent."""
    root = on_page(tmp_path, "pictures: {meja.jpg: {faces: consented}}\nconsents: [ID-2026-001]")
    register = root / CONSENTS
    for kind, faces in (("picture", "consented"), ("drawing", "drawn, checked: true")):
        text = (root / PAGE).read_text("utf-8")
        (root / PAGE).write_text(text.replace("{faces: consented}", f"{{faces: {faces}}}"), "utf-8")
        plain = register.read_text("utf-8").replace("    kinds: [picture]\n", "")
        register.write_text(plain.replace("ID-2026-001\n", f"ID-2026-001\n    kinds: [{kind}]\n", 1), "utf-8")
        first = (root / PAGE).read_text("utf-8").replace("title: ", "title: Dua ", 1)
        second = first.replace(f"pictures: {{meja.jpg: {{faces: {faces}}}}}\n", "")
        (root / "content/id/dua.md").write_text(second, "utf-8")
        assert problems_of(root) == []
        (root / "content/id/dua.md").write_text(second.replace("consents: [ID-2026-001]\n", ""), "utf-8")
        (problem,) = problems_of(root)
        assert problem.code == "consent-work-needed"
        assert problem.facts["kind"] == kind
        assert text_at(root, problem).startswith("meja.jpg)")
        (root / "content/id/dua.md").unlink()


def test_a_slip_in_the_name_is_told(tmp_path: Path) -> None:
    root = on_page(tmp_path, "pictures: {meja.jpeg: {faces: none}}")
    found = {one.code: one for one in problems_of(root)}
    assert set(found) == {"consent-faces-missing", "consent-faces-unshown"}
    assert found["consent-faces-unshown"].facts["near"] == "meja.jpg"


@pytest.mark.parametrize(
    ("keys", "code", "at"),
    [
        ("", "consent-faces-missing", "art/meja.jpg"),
        (", faces: none", None, ""),
        (", faces: adults", None, ""),
        (", faces: drawn", None, ""),
        (", faces: children", "consent-faces-value", "children"),
        (", faces: consented", "consent-faces-reference", "consented"),
        (", faces: none, blur: 12", "consent-faces-reversible", "blur"),
        (", faces: none, cover: pixelate", "consent-faces-reversible", "pixelate"),
        (", faces: none, cover: [{x: 0, y: 0, width: 1, height: 1, Pixelate: 8}]", "consent-faces-reversible", "Pix"),
        (", faces: none, cover: [{x: 0.7, y: 0, width: 0.3, height: 1}]", None, ""),
        (", faces: none, cover: [{x: 0.8, y: 0, width: 0.3, height: 1}]", "consent-faces-box", "{x: 0.8"),
        (", faces: none, cover: [{x: 30, y: 0, width: 10, height: 1}]", "consent-faces-box", "{x: 30"),
        (", faces: none, cover: [{x: 0, y: 0, width: 0, height: 1}]", "consent-faces-box", "{x: 0"),
        (", faces: none, cover: [{x: -0.1, y: 0, width: 0.2, height: 1}]", "consent-faces-box", "{x: -0.1"),
        (", faces: none, cover: [{x: .nan, y: 0, width: 0.2, height: 1}]", "", "{x: .nan"),
    ],
)
def test_a_poster_says_it_in_one_of_four_words(keys: str, code: str | None, at: str, tmp_path: Path) -> None:
    root = on_poster(tmp_path, keys)
    try:
        found = problems_of(root)
    except CampaignError as error:
        found = list(error.problems)
    if code is None:
        assert found == []
        return
    (problem,) = found
    assert not code or problem.code == code
    assert text_at(root, problem).startswith(at) or not code
    for language in COMPLETE:
        assert as_text(problem, language, root)


def test_children_are_shown_with_a_consent_for_pictures(tmp_path: Path) -> None:
    root = on_poster(tmp_path, ", faces: consented")
    poster = root / POSTER
    poster.write_text(poster.read_text("utf-8") + "consents: [ID-2026-001]\n", "utf-8")
    register = root / CONSENTS
    before = register.read_text("utf-8")
    assert "consent-faces-reference" in codes(problems_of(root))
    after = before.replace("ref: ID-2026-001", "ref: ID-2026-001\n    kinds: [picture]", 1)
    assert after != before
    register.write_text(after, "utf-8")
    assert "consent-faces-reference" not in codes(problems_of(root))


def test_what_stands_written_in_a_picture_is_looked_through(tmp_path: Path) -> None:
    """`art.text` repeats the words that are painted in a picture: a number there is read by everybody who prints it."""
    for words, code in (
        ("Hubungi 0812-0000-4321", "personal-data-phone"),
        ("Siswi bernama Rina Wijaya", "personal-data-name"),
        ("WA SAPA 0821-1129-129", "helpline-near-miss"),
        ("Stop pelacuran anak", "term-02"),
    ):
        root = on_poster(tmp_path / code, f', faces: none, text: {{id: "{words}"}}')
        (problem,) = problems_of(root)
        assert problem.code == code
        assert problem.place is not None
        assert problem.place.file.endswith("poster.yaml")
    assert problems_of(on_poster(tmp_path / "clean", ', faces: none, text: {id: "Tarik napas dulu"}')) == []


def test_a_childs_drawing_is_looked_at_for_names(tmp_path: Path) -> None:
    drawn = "Gambar buatan seorang anak"
    assert "consent-faces-unchecked" in codes(problems_of(on_poster(tmp_path / "a", ", faces: drawn", alt=drawn)))
    found = codes(problems_of(on_poster(tmp_path / "b", ", faces: drawn, checked: true", alt=drawn)))
    assert "consent-faces-unchecked" not in found


def test_a_cover_shows_no_child(tmp_path: Path) -> None:
    for number, (keys, wanted) in enumerate(
        [
            ("", ["consent-faces-missing"]),
            ("\ncover_faces: consented", ["consent-faces-show"]),
            ("\ncover_faces: none", []),
        ]
    ):
        root = copy_minimal(tmp_path / str(number), edited(SHOW, ("title:", f"cover: sampul.jpg{keys}\ntitle:")))
        (root / "episodes/kabar/sampul.jpg").write_bytes(encoded(photo(1400, 1400), "JPEG"))
        assert codes(problems_of(root)) == wanted


def test_a_png_is_a_photo_by_its_colours(tmp_path: Path) -> None:
    noisy, flat = tmp_path / "a.png", tmp_path / "b.png"
    noisy.write_bytes(encoded(photo(800, 600), "PNG"))
    flat.write_bytes(encoded(Image.new("RGB", (800, 600), "teal"), "PNG"))
    (tmp_path / "c.jpg").write_bytes(b"not a picture at all")
    assert [is_photo(noisy), is_photo(flat), is_photo(tmp_path / "c.jpg")] == [True, False, True]
    assert not is_photo(Path(__file__).parent.parent / "content/en/panduan/gaung.png")


@pytest.mark.parametrize(
    "shrunk",
    [
        lambda picture: picture.convert("L"),
        lambda picture: picture.convert("L").convert("RGB"),
        lambda picture: picture.quantize(256),
        lambda picture: picture.quantize(64),
        lambda picture: picture.convert("L").quantize(16),
    ],
    ids=["grey", "grey kept as colours", "256 colours", "64 colours", "16 greys"],
)
def test_a_photo_stays_one_when_its_colours_are_few(
    shrunk: Callable[[Image.Image], Image.Image], tmp_path: Path
) -> None:
    drawn = np.random.default_rng(5)
    light = np.add.outer(np.sin(np.linspace(0, 9, 600)), np.cos(np.linspace(0, 7, 800)))[:, :, None] * (50, 40, 30)
    grain = drawn.normal(0, 6, (600, 800, 3))  # what every lens and every chip of a phone adds
    shrunk(Image.fromarray((light + grain + 128).clip(0, 255).astype(np.uint8))).save(tmp_path / "a.png")
    assert is_photo(tmp_path / "a.png")


def test_a_drawing_of_few_colours_is_none(tmp_path: Path) -> None:
    drawn = Image.new("RGB", (900, 700), "ivory")
    for step in range(40):  # soft edges and shades, as a drawing program leaves them
        ImageDraw.Draw(drawn).ellipse((100 + step, 80 + step, 600 - step, 580 - step), fill=(200 - 3 * step, 90, step))
    for picture in (drawn, drawn.convert("L"), drawn.quantize(32)):
        picture.save(tmp_path / "b.png")
        assert not is_photo(tmp_path / "b.png")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_boxes_count_from_the_top_left_of_the_upright_picture(kind: str, tmp_path: Path) -> None:
    upright = planted(800, 1200, (200, 120, 400, 360))
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / f"a.{kind.lower()}"
    path.write_bytes(encoded(upright.transpose(Image.Transpose.ROTATE_90), kind, exif=exif, quality=95))
    shown = picture_for_readers(path)
    assert shown is not None
    assert magenta_in(Image.open(io.BytesIO(shown))) > 40_000
    hidden = picture_for_readers(path, [(0.24, 0.09, 0.27, 0.22)])
    assert hidden is not None
    image = Image.open(io.BytesIO(hidden))
    assert image.size == (800, 1200)
    assert magenta_in(image) == 0
    assert image.convert("RGB").getpixel((300, 240)) == pytest.approx((0xB8, 0xB2, 0xAA), abs=3)


def test_a_transparent_picture_is_covered_by_solid_colour(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    picture.paste((*MAGENTA, 0), (100, 100, 200, 200))  # not to be seen, but still there for whoever looks
    (tmp_path / "a.png").write_bytes(encoded(picture, "PNG"))
    written = picture_for_readers(tmp_path / "a.png", [(0.2, 0.2, 0.4, 0.4)])
    assert written is not None
    image = Image.open(io.BytesIO(written))
    assert image.mode == "RGBA"
    assert image.getpixel((150, 150)) == (0xB8, 0xB2, 0xAA, 255)
    assert magenta_in(image) == 0


@pytest.mark.parametrize(("care", "code"), [("", "consent-faces-missing"), (", faces: none", None)])
def test_a_photo_as_a_logo_says_it_too(care: str, code: str | None, tmp_path: Path) -> None:
    root = on_poster(tmp_path, ", faces: none")
    shutil.copy(root / "posters/halo/art/meja.jpg", root / "posters/halo/art/tanda.jpg")
    with (root / POSTER).open("a", encoding="utf-8") as file:
        file.write(f"logos: [{{file: art/tanda.jpg, name: Aliansi{care}}}]\n")
    found = problems_of(root)
    assert codes(found) == ([] if code is None else [code])
    assert all(text_at(root, problem).startswith("art/tanda.jpg") for problem in found)


def test_what_is_covered_in_a_logo_is_in_no_form(tmp_path: Path) -> None:
    content = encoded(planted(900, 600, (220, 60, 360, 280)), "JPEG", quality=95)
    care = "faces: none, cover: [{x: 0.2, y: 0.05, width: 0.5, height: 0.6}]"
    logo = f"logos: [{{file: art/meja.jpg, name: Aliansi, {care}}}]\n"
    root = on_poster(tmp_path, ", faces: none", content)
    lines = [one for one in (root / POSTER).read_text("utf-8").splitlines() if not one.startswith("art:")]
    (root / POSTER).write_text("\n".join(lines) + "\n" + logo, "utf-8")
    campaign, _ = read_campaign(root)
    (tmp_path / "made").mkdir()
    making.render(campaign, campaign.posters[0], tmp_path / "made")
    made = [path for path in sorted((tmp_path / "made").iterdir()) if path.suffix in (".pdf", ".png", ".webp")]
    assert len(made) > 2
    assert sum(map(found_in, made)) == 0


def test_no_form_of_a_poster_holds_what_is_painted_over(tmp_path: Path) -> None:
    content = encoded(planted(2400, 1600, (600, 160, 960, 720)), "JPEG", quality=95)
    cover = ", faces: none, cover: [{x: 0.24, y: 0.09, width: 0.17, height: 0.37}]"
    extra = "variants: [ink-saver, tiled, tear-off]\nbleed_mm: 3\nsizes: [A3]\nlanguages: [id]\n"
    seen = {}
    for name, keys in (("open", ", faces: none"), ("covered", cover)):
        root = on_poster(tmp_path / name, keys, content)
        text = (root / POSTER).read_text("utf-8")
        lines = [line for line in text.splitlines() if not line.startswith(("sizes:", "languages:"))]
        (root / POSTER).write_text("\n".join(lines) + "\n" + extra, "utf-8")
        campaign, problems = read_campaign(root)
        assert not problems
        to = tmp_path / f"made-{name}"
        to.mkdir()
        making.render(campaign, campaign.posters[0], to)
        seen[name] = {path.name: found_in(path) for path in sorted(to.iterdir()) if path.suffix != ".txt"}
    assert {name for name, count in seen["covered"].items() if count} == set()
    coloured = [n for n in seen["open"] if n != "facts.json" and "ink-saver" not in n]
    assert len(coloured) > 8
    assert [name for name in coloured if seen["open"][name] == 0] == []  # the search does find it where it is


def found_in(path: Path) -> int:
    """How much of the planted colour a made file holds: in its pixels, in every picture of a PDF, and on its pages."""
    if path.suffix == ".json":
        return 0
    if path.suffix != ".pdf":
        with Image.open(path) as image:
            return magenta_in(image)
    count = 0
    with pikepdf.open(path) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
                count += magenta_in(pikepdf.PdfImage(one).as_pil_image())
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            count += magenta_in(page.render(scale=0.6).to_pil())
    return count


@pytest.mark.parametrize(
    ("target", "is_shown"),
    [
        ("meja.jpg", True),
        ("a/MEJA.PNG", True),
        ("meja.webp?x=1#y", True),
        ("<meja baru.jpeg>", True),
        ("meja.jpg/", True),
        ("meja.jpg/.", True),
        ("lain.md", False),
        ("meja.jpg/lain.md", False),
        ("", False),
    ],
)
def test_only_links_to_pictures_show_pictures(target: str, is_shown: bool) -> None:
    front = PageFront(title="Judul", description="Isi.", audience=Audience.BAND_12_14)
    source = PurePosixPath("content/id/halaman.md")
    page = Page(front=front, language=Language.INDONESIAN, source=source, text=f"![x]({target})", text_line=1)
    assert bool(list(shown_in(page))) is is_shown
