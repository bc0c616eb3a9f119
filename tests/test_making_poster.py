from __future__ import annotations

import hashlib
import io
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from gaung.making import poster as making
from gaung.making.digest import Digests
from gaung.making.poster import limits, pixels
from gaung.making.poster.colour import WHITE, contrast, luminance, mix, rgb
from gaung.making.poster.display import Block, GlyphRun
from gaung.making.poster.layout import lay_out
from gaung.making.poster.palettes import palette_of
from gaung.making.poster.pdf import write
from gaung.making.poster.qr import LEAST_MODULE_MM, QUIET_MODULES, modules
from gaung.media import PosterFacts
from gaung.model.language import Language
from gaung.model.poster import PosterTheme
from gaung.problem import Severity
from gaung.reading.campaign import read_campaign
from poster_fixtures import (
    CHAT,
    MESSAGE,
    PANELS,
    campaign_with,
    fonts_of,
    made,
    pdf_pixels,
    pdf_text,
    png_pixels,
    poster_with,
    problems_of,
    refused,
    with_message,
    written,
)

LANGUAGES = [str(language) for language in Language]
THEMES = [str(theme) for theme in PosterTheme]
SIZES = ["A2", "A3", "A4", "A5", "F4", "A4-landscape", "A3-landscape", "200x280"]


@pytest.fixture(scope="module", params=THEMES)
def rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    campaign = campaign_with(folder / "campaign", written(theme=request.param, sizes=["A4", "A4-landscape"]))
    made(campaign, folder / "made")
    (folder / "made/theme").write_text(request.param)
    return folder / "made"


def the_pdf(rendered: Path, language: str, size: str = "A4") -> bytes:
    return (rendered / f"uji.{language}.{size}.pdf").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_poster_can_be_found_in_the_pdf(rendered: Path, language: str) -> None:
    message = MESSAGE[language]
    texts = [message["headline"], message["help"], message["footer"]]
    facts = PosterFacts.model_validate_json((rendered / "facts.json").read_text("utf-8"))
    assert {str(sheet.language) for sheet in facts.sheets} == set(LANGUAGES)
    steps = message["steps"]
    assert isinstance(steps, list)
    theme = (rendered / "theme").read_text()
    if theme in ("langkah", "ceklis"):
        texts += steps
    if theme != "komik":
        texts.append(message["body"])
    if theme == "gelembung":
        texts += [bubble["text"] for bubble in CHAT[language]]
    if theme == "komik":
        texts += [text for panel in PANELS[language] for text in panel.values()]
    for size in ("A4", "A4-landscape"):
        found = pdf_text(the_pdf(rendered, language, size)).split()
        missing = [word for text in texts for word in str(text).split() if word not in found]
        assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_of_the_language_and_no_others_are_on_it(rendered: Path, language: str) -> None:
    found = pdf_text(the_pdf(rendered, language)).split()
    own = {"id": {"129", "0811-1129-129"}, "ne": {"1098"}, "fil": {"1383"}}
    own["en"] = own["id"] | own["ne"] | own["fil"]
    assert {number for numbers in own.values() for number in numbers if number in found} == own[language]
    assert "1500-771" not in found


def test_an_english_poster_names_the_country_of_each_line(rendered: Path) -> None:
    found = pdf_text(the_pdf(rendered, "en"))
    assert all(country in found for country in ("Indonesia", "Nepal", "Philippines"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_are_embedded_subsets_with_their_meaning(rendered: Path, language: str) -> None:
    document = pikepdf.open(io.BytesIO(the_pdf(rendered, language)))
    fonts = fonts_of(document)
    assert fonts
    for name, font in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+(Baloo2|NotoSans)-\d00", name)
        assert font.Subtype == "/Type0"
        assert font.Encoding == "/Identity-H"
        descendant = font.DescendantFonts[0]
        file = descendant.FontDescriptor.FontFile2.read_bytes()
        assert 1000 < len(file) < 60_000
        assert b"beginbfchar" in font.ToUnicode.read_bytes()


def tags_of(pdf: bytes) -> list[str]:
    """The tags of a PDF in the order of reading."""
    document = pikepdf.open(io.BytesIO(pdf))
    found: list[str] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(str(node.S).lstrip("/"))
            kids = node.K
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid)

    walk(document.Root.StructTreeRoot.K[0])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_titled_and_says_its_language(rendered: Path, language: str) -> None:
    content = the_pdf(rendered, language)
    document = pikepdf.open(io.BytesIO(content))
    assert str(document.Root.Lang) == language
    assert document.Root.MarkInfo.Marked
    assert str(document.docinfo["/Title"]) == MESSAGE[language]["headline"]
    assert set(document.docinfo.keys()) == {"/Title"}
    tags = tags_of(content)
    assert tags[0] == "Document"
    assert tags.count("H1") == 1
    assert "Figure" in tags
    items = {"langkah": 3, "ceklis": 3, "gelembung": 4, "komik": 4}.get((rendered / "theme").read_text(), 0)
    assert tags.count("LI") == tags.count("LBody") == items
    assert tags.count("L") == (1 if items else 0)
    metadata = document.Root.Metadata.read_bytes().decode()
    assert str(MESSAGE[language]["headline"]) in metadata
    assert "Date" not in metadata


def test_every_figure_is_told_in_words(rendered: Path) -> None:
    document = pikepdf.open(io.BytesIO(the_pdf(rendered, "id")))
    figures = [
        entry for entry in document.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == "/Figure"
    ]
    assert figures
    assert all(str(figure.Alt) for figure in figures)
    assert sum("https://gaung.example.org/help/" in str(figure.Alt) for figure in figures) == 1


@pytest.mark.parametrize("theme", THEMES)
def test_the_painters_agree(tmp_path: Path, theme: str) -> None:
    campaign, poster = poster_with(tmp_path, sizes=["A4", "A4-landscape", "200x280"], theme=theme)
    for size, page in lay_out(campaign, poster)[0]:
        scale = 6  # pixels a millimetre: 152 dpi, and whole pixels for these sheets
        drawn = np.asarray(pixels.paint_scaled(page, scale), dtype=np.int16)
        other = pdf_pixels(write([page]), drawn.shape[1])
        assert other.shape == drawn.shape
        apart = np.abs(other - drawn).max(axis=2)
        # PDFium sets small letters on whole pixels, so edges differ; whole shapes must be where they are.
        label = f"{size.name} {page.language}"
        assert (apart > 96).mean() < 0.005, label
        assert (apart > 48).mean() < 0.018, label
        assert apart.mean() < 2, label
        rows, columns = (side // 12 for side in apart.shape)
        blocks = np.abs(in_blocks(other, rows, columns) - in_blocks(drawn, rows, columns))
        assert blocks.max() < 40, label


def in_blocks(picture: NDArray[np.int16], rows: int, columns: int) -> NDArray[np.float64]:
    """The mean of each block of 12 × 12 pixels: 2 mm of paper."""
    whole = picture[: rows * 12, : columns * 12].reshape(rows, 12, columns, 12, 3)
    return np.asarray(whole.mean(axis=(1, 3)), dtype=np.float64)


def test_the_png_is_the_painted_page(rendered: Path, tmp_path: Path) -> None:
    theme = (rendered / "theme").read_text()
    campaign, poster = poster_with(tmp_path, sizes=["A4", "A4-landscape"], theme=theme)
    for size, page in lay_out(campaign, poster)[0]:
        drawn = np.asarray(pixels.paint(page, 150), dtype=np.int16)
        saved = png_pixels((rendered / f"uji.{page.language}.{size.name}.png").read_bytes())
        assert saved.shape == drawn.shape
        apart = np.abs(saved - drawn).max(axis=2)
        # 256 colours are enough for flat shapes; a few soft edges of a drawing find none of their own.
        assert (apart > 24).mean() < 0.002
        assert apart.max() <= 80
        assert apart.mean() < 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_reads_the_qr_code_from_the_painted_page(rendered: Path, language: str) -> None:
    prefix = "" if language == "id" else f"{language}/"
    for size in ("A4", "A4-landscape"):
        with Image.open(rendered / f"uji.{language}.{size}.png") as image:
            codes = zxingcpp.read_barcodes(image.convert("RGB"))
        assert [code.text for code in codes] == [f"https://gaung.example.org/{prefix}help/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_stands_beside_the_code(rendered: Path, language: str) -> None:
    prefix = "" if language == "id" else f"{language}/"
    found = "".join(pdf_text(the_pdf(rendered, language)).split())
    assert f"gaung.example.org/{prefix}help/" in found


@pytest.mark.parametrize("theme", THEMES)
def test_modules_are_large_enough_and_have_their_quiet_zone(tmp_path: Path, theme: str) -> None:
    campaign, poster = poster_with(tmp_path, sizes=["A5", "A4", "A4-landscape"], theme=theme)
    dpi = 200
    for size, page in lay_out(campaign, poster)[0]:
        image = pixels.paint(page, dpi)
        (code,) = zxingcpp.read_barcodes(image)
        corners = code.position
        count = len(modules(code.text))
        module = (corners.top_right.x - corners.top_left.x) / count
        assert module * 25.4 / dpi >= LEAST_MODULE_MM * 0.98, size.name
        quiet = int(module * QUIET_MODULES * 0.9)
        left, top, foot = corners.top_left.x, corners.top_left.y, corners.bottom_left.y
        above = np.asarray(image.crop((left - quiet, top - quiet, corners.top_right.x + quiet, top - 3)))
        beside = np.asarray(image.crop((left - quiet, top - quiet, left - 3, foot)))
        assert above.min() == beside.min() == 255, size.name


def test_the_weight_of_an_a4_sheet(rendered: Path) -> None:
    facts = PosterFacts.model_validate_json((rendered / "facts.json").read_text("utf-8"))
    for sheet in facts.sheets:
        assert sheet.pdf_bytes == (rendered / sheet.pdf).stat().st_size <= 150_000
        assert sheet.png_bytes == (rendered / sheet.png).stat().st_size <= 400_000
        assert sheet.preview_bytes == (rendered / sheet.preview).stat().st_size <= 120_000
        with Image.open(rendered / sheet.preview) as small:
            assert small.size == (sheet.preview_width, sheet.preview_height)


@pytest.mark.parametrize("theme", THEMES)
def test_each_size_is_a_sheet_of_that_paper(tmp_path: Path, theme: str) -> None:
    campaign, poster = poster_with(tmp_path, sizes=SIZES, theme=theme)
    wanted = {"A2": (420, 594), "F4": (215, 330), "A4-landscape": (297, 210), "200x280": (200, 280), "A5": (148, 210)}
    seen = {}
    for size, page in lay_out(campaign, poster)[0]:
        document = pikepdf.open(io.BytesIO(write([page])))
        leaf = document.pages[0]
        millimetres = [round(float(number) * 25.4 / 72, 2) for number in leaf.TrimBox]
        seen[size.name] = tuple(millimetres[2:])
        assert list(leaf.MediaBox) == list(leaf.TrimBox)
    assert set(seen) == set(SIZES)
    for name, (width, height) in wanted.items():
        assert seen[name] == pytest.approx((width, height), abs=0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_no_text_stands_where_a_printer_cannot_print(tmp_path: Path, theme: str) -> None:
    campaign, poster = poster_with(tmp_path, sizes=SIZES, theme=theme)
    for size, page in lay_out(campaign, poster)[0]:
        for run in page.items():
            if isinstance(run, GlyphRun):
                label = f"{size.name} {page.language} {run.word.text}"
                left, top, right, foot = run.box
                assert left >= 10 - 0.01, label
                assert right <= page.width_mm - 10 + 0.01, label
                assert top >= 10 - 0.01, label
                assert foot <= page.height_mm - 12 + 0.01, label


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_words_lie_on_each_other(tmp_path: Path, theme: str) -> None:
    campaign, poster = poster_with(tmp_path, sizes=SIZES, theme=theme)
    for size, page in lay_out(campaign, poster)[0]:
        boxes = []
        for run in page.items():
            if isinstance(run, GlyphRun):
                # The body of a word without its accents: neighbouring headline lines may interlock.
                top, bottom = min(run.word.top, 0.45), max(run.word.bottom, 0.0)
                left, top, right, foot = replace(run, word=replace(run.word, top=top, bottom=bottom)).box
                boxes.append((left + 0.1, top, right - 0.1, foot, run.word.text))
        for index, (left, top, right, foot, text) in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = left >= other[2] or right <= other[0] or top >= other[3] or foot <= other[1]
                assert apart, f"{size.name} {page.language}: {text!r} and {other[4]!r}"


@pytest.mark.parametrize("audience", [["7-10"], ["12-14"], ["15-17"], ["adults"]])
@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_what_is_painted_under_them(tmp_path: Path, theme: str, audience: list[str]) -> None:
    campaign, poster = poster_with(tmp_path, sizes=["A4", "A4-landscape"], theme=theme, audience=audience)
    numbers = 0
    for size, page in lay_out(campaign, poster)[0]:
        bare = replace(page, blocks=tuple(without_words(block) for block in page.blocks))
        scale = 4.0
        ground = np.asarray(pixels.paint_scaled(bare, scale))
        for run in page.items():
            if not isinstance(run, GlyphRun):
                continue
            left, top, right, foot = run.box
            under = ground[int(top * scale) : int(foot * scale) + 1, int(left * scale) : int(right * scale) + 1]
            colours = {tuple(colour) for colour in under.reshape(-1, 3).tolist()}
            worst = min(contrast(run.colour, "#" + "".join(f"{part:02X}" for part in c)) for c in colours)
            assert worst >= (7 if run.is_number else 4.5), f"{size.name} {page.language} {run.word.text} {worst:.2f}"
            numbers += run.is_number
    assert numbers


def without_words(block: Block) -> Block:
    return replace(
        block,
        items=tuple(item for item in block.items if not isinstance(item, GlyphRun)),
        blocks=tuple(without_words(inner) for inner in block.blocks),
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", ["A4", "A4-landscape", "A3"])
def test_the_number_is_the_largest_after_the_headline(tmp_path: Path, theme: str, size: str) -> None:
    campaign, poster = poster_with(tmp_path, theme=theme, sizes=[size])
    for _, page in lay_out(campaign, poster)[0]:
        runs = [run for run in page.items() if isinstance(run, GlyphRun)]
        headline = str(MESSAGE[str(page.language)]["headline"]).split()
        number = max(run.size_mm for run in runs if run.is_number)
        unit = (page.width_mm * page.height_mm / (210 * 297)) ** 0.5
        assert number >= 40 * 25.4 / 72 * unit * 0.999, page.language
        text = [
            run.size_mm
            for run in runs
            if not run.is_number and run.word.text not in headline and len(run.word.text) > 1
        ]
        assert number > max(text), page.language


def test_the_same_poster_gives_the_same_bytes(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path / "campaign", written(languages=["id", "ne"]))
    one, two = made(campaign, tmp_path / "one"), made(campaign, tmp_path / "two")
    names = sorted(path.name for path in one.iterdir())
    assert len(names) == 1 + 2 * (3 + 3 + 6)  # facts; PDF and PNGs, pictures for phones, texts
    for name in names:
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_nothing_of_the_machine_or_the_clock_is_in_a_file(rendered: Path) -> None:
    for path in rendered.glob("*.pdf"):
        document = pikepdf.open(path)
        assert "/ID" in document.trailer
        for entry in ("/CreationDate", "/ModDate", "/Producer", "/Creator", "/Author"):
            assert entry not in document.docinfo
    for path in [*rendered.glob("*.png"), *rendered.glob("*.webp")]:
        with Image.open(path) as image:
            image.load()
            assert not {"exif", "icc_profile", "Software", "comment", "xmp", "date:create"} & set(image.info)


def test_a_text_that_does_not_fit_is_told_at_its_line(tmp_path: Path) -> None:
    long = "जोगाएर राख र नफैलाऊ " * 40
    campaign, poster = poster_with(tmp_path, message=with_message("ne", body=long[:590].strip()), sizes=["A5", "A4"])
    problems = refused(campaign, tmp_path / "made")
    assert {problem.code for problem in problems} == {"poster-text-long"}
    assert {problem.facts["size"] for problem in problems} == {"A5", "A4"} or len(problems) == 1
    for problem in problems:
        assert problem.place == poster.where("message", "ne", "body")
        assert problem.place is not None
        source = (tmp_path / problem.place.file).read_text("utf-8").splitlines()[problem.place.line - 1]
        assert source.strip().startswith("body:")
        over = problem.facts["over"]
        assert isinstance(over, int)
        assert 0 < over < len(long)


def test_cutting_what_is_too_long_makes_it_fit(tmp_path: Path) -> None:
    text = " ".join(f"kata{number}" for number in range(90))[:590].rsplit(" ", 1)[0]
    campaign, _ = poster_with(tmp_path / "a", message=with_message("id", body=text), languages=["id"])
    (problem,) = refused(campaign, tmp_path / "made")
    over = problem.facts["over"]
    assert isinstance(over, int)
    campaign, _ = poster_with(tmp_path / "b", message=with_message("id", body=text[:-over].strip()), languages=["id"])
    assert [p for p in problems_of(campaign) if p.severity is Severity.ERROR] == []


def test_a_letter_that_the_fonts_lack_is_told_with_its_code(tmp_path: Path) -> None:
    campaign, poster = poster_with(
        tmp_path, message=with_message("en", headline="Stop 🙂 now", steps=["Call ☎", "Wait"]), theme="langkah"
    )
    problems = refused(campaign, tmp_path / "made")
    told = {(problem.facts["code"], problem.place) for problem in problems}
    assert {problem.code for problem in problems} == {"poster-glyph-missing"}
    assert told == {
        ("U+1F642", poster.where("message", "en", "headline")),
        ("U+260E", poster.where("message", "en", "steps", 0)),
    }
    assert list((tmp_path / "made").iterdir()) == []


def test_a_language_without_a_line_of_its_country_is_refused(tmp_path: Path) -> None:
    campaign, poster = poster_with(tmp_path, helplines=["id-129", "id-b", "ph-1383"])
    problems = refused(campaign, tmp_path / "made")
    assert [(problem.code, problem.facts["language"]) for problem in problems] == [("poster-helpline-missing", "ne")]
    assert problems[0].place == poster.where("helplines")


def test_a_line_that_is_not_published_counts_for_nothing(tmp_path: Path) -> None:
    campaign, _ = poster_with(tmp_path, helplines=["id-b"], languages=["id"])
    assert [problem.code for problem in refused(campaign, tmp_path / "made")] == ["poster-helpline-missing"]


def test_an_address_that_a_phone_could_not_read_is_refused(tmp_path: Path) -> None:
    campaign, poster = poster_with(tmp_path, qr={"to": "/" + "panjang-sekali/" * 22}, sizes=["A5"], languages=["id"])
    problems = refused(campaign, tmp_path / "made")
    assert "poster-qr-small" in {problem.code for problem in problems}
    small = next(problem for problem in problems if problem.code == "poster-qr-small")
    assert small.place == poster.where("qr")
    module = small.facts["module_mm"]
    assert isinstance(module, float)
    assert module < LEAST_MODULE_MM


@pytest.mark.parametrize(
    ("theme", "key"), [("langkah", "steps"), ("gelembung", "chat"), ("komik", "panels"), ("ceklis", "steps")]
)
def test_a_design_without_its_words_is_refused(tmp_path: Path, theme: str, key: str) -> None:
    campaign, poster = poster_with(tmp_path, theme=theme, message=with_message("en", **{key: []}), languages=["en"])
    problems = refused(campaign, tmp_path / "made")
    assert [(p.code, p.facts["key"]) for p in problems] == [("poster-words-missing", key)]
    assert problems[0].place == poster.where("theme")


def test_words_that_a_design_does_not_show_are_told(tmp_path: Path) -> None:
    campaign, poster = poster_with(tmp_path, theme="lantang")
    found = [problem for problem in limits.warnings(campaign, poster) if problem.facts["language"] == "id"]
    assert [(p.code, p.facts["key"]) for p in found] == [
        ("poster-words-unseen", "steps"),
        ("poster-words-unseen", "chat"),
        ("poster-words-unseen", "panels"),
    ]
    assert found[0].place == poster.where("message", "id", "steps")


def test_a_chat_that_is_too_long_is_told(tmp_path: Path) -> None:
    chat = [{"who": "other", "text": "Ayo kirim sekarang juga. " * 7}, {"who": "me", "text": "Tidak. " * 25}] * 3
    campaign, poster = poster_with(tmp_path, theme="gelembung", message=with_message("id", chat=chat), languages=["id"])
    problems = refused(campaign, tmp_path / "made")
    assert {problem.code for problem in problems} == {"poster-text-long"}
    assert problems[-1].place == poster.where("message", "id", "chat", 5, "text")


def test_a_line_break_of_the_author_is_kept(tmp_path: Path) -> None:
    campaign, poster = poster_with(
        tmp_path, message=with_message("id", headline="Cek\ndulu, baru\nunggah!"), languages=["id"]
    )
    ((_, page),) = lay_out(campaign, poster)[0]
    rows: dict[float, list[str]] = {}
    for run in page.items():
        if isinstance(run, GlyphRun) and run.word.text in {"Cek", "dulu,", "baru", "unggah!"}:
            rows.setdefault(run.y, []).append(run.word.text)
    assert list(rows.values()) == [["Cek"], ["dulu,", "baru"], ["unggah!"]]


def test_too_many_words_are_a_warning_at_their_line(tmp_path: Path) -> None:
    headline = "Satu dua tiga empat lima enam tujuh delapan"
    body = " ".join(["kata"] * 30)
    campaign, poster = poster_with(tmp_path, message=with_message("id", headline=headline, body=body))
    found = [problem for problem in limits.warnings(campaign, poster) if problem.code.endswith("-wordy")]
    assert [(p.code, p.facts["words"], p.facts["most"], p.severity) for p in found] == [
        ("poster-headline-wordy", 8, 7, Severity.WARNING),
        ("poster-body-wordy", 30, 25, Severity.WARNING),
    ]
    assert [p.place for p in found] == [poster.where("message", "id", key) for key in ("headline", "body")]
    campaign, poster = poster_with(tmp_path, message=with_message("id", body=body), sizes=["A3", "A2"])
    assert not [problem for problem in limits.warnings(campaign, poster) if problem.code.endswith("-wordy")]


def test_a_poster_without_body_and_code_is_a_poster(tmp_path: Path) -> None:
    chat = CHAT["id"]
    said = {"steps": ["Berhenti", "Cerita"], "chat": chat, "panels": PANELS["id"]}
    message = {"id": {"headline": "Berani bicara", **said}}
    for theme in THEMES:
        campaign, _ = poster_with(
            tmp_path, message=message, languages=["id"], qr=None, theme=theme, sizes=["A4", "A4-landscape"]
        )
        # four panels side by side have a little less room than their balloons should have
        small = [problem for problem in problems_of(campaign) if problem.code == "poster-type-small"]
        assert set(problems_of(campaign)) == set(small)
        assert {problem.facts["size"] for problem in small} <= ({"A4-landscape"} if theme == "komik" else set())


def test_the_recipe_changes_with_everything_that_is_seen(tmp_path: Path) -> None:
    def key(**keys: object) -> str:
        campaign, poster = poster_with(tmp_path, **keys)
        return making.recipe(campaign, poster, Digests(tmp_path / "digests.json")).key

    first = key()
    changed = [
        key(theme="langkah"),
        key(sizes=["A3"]),
        key(helplines=["id-129", "np-1098", "ph-1383"]),
        key(message=with_message("ne", headline="हेर")),
        key(version="2"),
        key(qr={"to": "/"}),
        key(audience=["7-10"]),
    ]
    assert len({first, *changed}) == 8
    assert key() == first
    register = tmp_path / "content/data/helplines.yaml"
    poster_with(tmp_path)
    before = hashlib.sha256(register.read_bytes()).hexdigest()
    register.write_text(register.read_text("utf-8").replace('"129"', '"119"'), "utf-8")
    assert hashlib.sha256(register.read_bytes()).hexdigest() != before
    campaign = read_campaign(tmp_path)[0]
    assert making.recipe(campaign, campaign.posters[0], Digests(tmp_path / "digests.json")).key != first


def test_sun_prints_light_and_ink_dark() -> None:
    assert luminance("#FFC145") > 0.5
    assert contrast("#14213D", "#FFC145") == pytest.approx(9.9, abs=0.1)
    assert contrast("#14213D", "#FFFDF7") == pytest.approx(15.7, abs=0.1)


def test_a_line_that_a_child_should_not_use_alone_says_so_on_the_sheet(tmp_path: Path) -> None:
    before, poster = poster_with(tmp_path, helplines=["id-129", "id-wa"], languages=["id"])
    first = making.recipe(before, poster, Digests(tmp_path / "digests.json")).key
    register = tmp_path / "content/data/helplines.yaml"
    more = '"id": "id-wa", "child_can_use": "with_adult", "asks": {"id": "Bisa meminta surel."}'
    register.write_text(register.read_text("utf-8").replace('"id": "id-wa"', more), "utf-8")
    campaign = read_campaign(tmp_path)[0]
    assert making.recipe(campaign, campaign.posters[0], Digests(tmp_path / "digests.json")).key != first
    [(_, page)] = lay_out(campaign, campaign.posters[0])[0]
    said = " ".join(item.word.text for item in page.items() if isinstance(item, GlyphRun))
    assert said.count("bersama orang dewasa yang kamu percaya") == 1
    assert "Bisa meminta surel." in said


@pytest.mark.parametrize("audience", [["7-10"], ["12-14"], ["15-17"], ["adults"]])
def test_every_stair_is_parted_from_the_one_above_it(tmp_path: Path, audience: list[str]) -> None:
    steps = [f"Step {number}" for number in range(6)]
    campaign, _ = poster_with(
        tmp_path, languages=["en"], message=with_message("en", steps=steps), theme="langkah", audience=audience
    )
    picture = Image.open(made(campaign, tmp_path / "made") / "uji.en.A4.png").convert("RGB")
    column = [picture.getpixel((picture.width - 30, y)) for y in range(picture.height)]
    strong = palette_of(campaign.posters[0]).strong
    rim = np.array(rgb(mix(WHITE, strong, 0.4)))
    is_rim = np.array([bool(np.abs(np.array(colour) - rim).max() < 14) for colour in column])
    # Two rows at least: the softened edge of the first stair can have the same colour in one.
    assert int(np.sum(is_rim[2:] & is_rim[1:-1] & ~is_rim[:-2])) == len(steps) - 1
