"""The further forms of a poster: what is in them, what is drawn, and that nothing of the text is lost."""

from __future__ import annotations

import importlib
import io
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
import zxingcpp

from gaung.making.poster import black, pixels, tiling
from gaung.making.poster.display import GlyphRun, Page, Shape
from gaung.making.poster.drawing.people import ADULTS, CHILDREN
from gaung.making.poster.layout import lay_out_forms
from gaung.making.poster.pdf import write
from gaung.making.poster.themes import THEMES
from gaung.making.poster.variants import Form
from gaung.media import PosterFacts
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import PosterTheme, PosterVariant
from gaung.problem import Severity
from gaung.rules.safeguarding.passages import documents
from poster_fixtures import MESSAGE, made, pdf_pixels, pdf_text, poster_with, problems_of, refused, with_message

LANGUAGES = [str(language) for language in Language]
DESIGNS = [str(theme) for theme in PosterTheme]


def forms_of(campaign: Campaign) -> list[Form]:
    return lay_out_forms(campaign, campaign.posters[0])[0]


def form(forms: list[Form], variant: str, language: str = "id") -> Form:
    (found,) = [one for one in forms if one.variant == variant and one.page.language == language]
    return found


def words_of(page: Page) -> list[str]:
    return [item.word.text for item in page.items() if isinstance(item, GlyphRun)]


def test_files_are_named_by_language_size_and_form(tmp_path: Path) -> None:
    campaign, _ = poster_with(
        tmp_path / "campaign", languages=["id"], sizes=["A4", "A3"], variants=["colour", "ink-saver", "tiled", "4-up"]
    )
    folder = made(campaign, tmp_path / "made")
    facts = PosterFacts.model_validate_json((folder / "facts.json").read_text("utf-8"))
    assert [(sheet.size, sheet.variant, sheet.pages) for sheet in facts.sheets] == [
        ("A4", "colour", 1),
        ("A4", "ink-saver", 1),
        ("A4", "4-up", 1),
        ("A3", "colour", 1),
        ("A3", "ink-saver", 1),
        ("A3", "tiled", 5),
    ]
    assert [sheet.pdf for sheet in facts.sheets][1::4] == ["uji.id.A4.ink-saver.pdf", "uji.id.A3.tiled.pdf"]
    for sheet in facts.sheets:
        assert (folder / sheet.png).is_file()
        with pikepdf.open(folder / sheet.pdf) as document:
            assert len(document.pages) == sheet.pages


def test_a_form_that_no_size_has_a_use_for_is_told(tmp_path: Path) -> None:
    campaign, poster = poster_with(tmp_path, languages=["id"], variants=["tiled", "bilingual-id"])
    found = problems_of(campaign)
    assert [(p.code, p.place, p.severity) for p in found] == [
        ("poster-variant-unused", poster.where("variants", 0), Severity.WARNING),
        ("poster-variant-unused", poster.where("variants", 1), Severity.WARNING),
    ]


def test_a_second_language_without_a_message_is_refused(tmp_path: Path) -> None:
    campaign, poster = poster_with(
        tmp_path, languages=["id"], message={"id": MESSAGE["id"]}, variants=["bilingual-ne"], qr=None
    )
    (problem,) = refused(campaign, tmp_path / "made")
    assert (problem.code, problem.place) == ("poster-message-missing", poster.where("variants", 0))


@pytest.mark.parametrize("theme", DESIGNS)
def test_an_ink_saving_sheet_is_black_and_covers_little(tmp_path: Path, theme: str) -> None:
    campaign, _ = poster_with(tmp_path, theme=theme, variants=["ink-saver"], sizes=["A4", "A4-landscape"])
    for one in forms_of(campaign):
        if one.variant is not PosterVariant.INK_SAVER:
            continue
        image = pixels.paint(one.page, 75)
        colours = np.asarray(image, dtype=np.int16)
        assert np.abs(colours - colours.mean(axis=2, keepdims=True)).max() < 1
        assert 2 < black.coverage_percent(image) <= black.MOST_COVERAGE_PERCENT, f"{one.ending} {one.page.language}"


@pytest.mark.parametrize(
    ("size", "count", "columns", "rows"),
    [((420, 594), 8, 2, 4), ((297, 420), 4, 2, 2), ((594, 420), 8, 4, 2), ((190, 277), 1, 1, 1)],
)
def test_a_sheet_needs_as_few_tiles_as_can_be(size: tuple[int, int], count: int, columns: int, rows: int) -> None:
    one = tiling.tiling_of(*size)
    assert (one.count, one.columns, one.rows) == (count, columns, rows)
    last = one.start(one.columns - 1, one.rows - 1)
    assert last[0] + one.window[0] >= size[0]
    assert last[1] + one.window[1] >= size[1]


def test_tiles_laid_on_each_other_are_the_sheet(tmp_path: Path) -> None:
    campaign, _ = poster_with(tmp_path, languages=["id"], sizes=["A3"], variants=["tiled"])
    forms = forms_of(campaign)
    whole = np.asarray(pixels.paint_scaled(form(forms, "colour").page, 3), dtype=np.int16)
    one = tiling.tiling_of(297, 420)
    pages = form(forms, "tiled").pages[1:]
    assert len(pages) == one.count
    rim = round(tiling.MARGIN_MM * 3)
    joined = np.zeros_like(whole)
    for index, page in enumerate(pages):
        row, column = divmod(index, one.columns)
        x, y = (round(start * 3) for start in one.start(column, row))
        tile = np.asarray(pixels.paint_scaled(page, 3), dtype=np.int16)[rim:-rim, rim:-rim]
        part = joined[y : y + tile.shape[0], x : x + tile.shape[1]]
        part[:] = tile[: part.shape[0], : part.shape[1]]
    apart = np.abs(joined - whole).max(axis=2)
    assert (apart > 40).mean() < 0.001


def test_every_tile_says_where_it_belongs(tmp_path: Path) -> None:
    campaign, _ = poster_with(tmp_path, languages=["id", "ne"], sizes=["A3"], variants=["tiled"])
    pages = form(forms_of(campaign), "tiled", "ne").pages
    assert [name for page in pages[1:] for name in words_of(page) if name in {"A1", "A2", "B1", "B2"}] == [
        "A1",
        "A2",
        "B1",
        "B2",
    ]
    assert {"A1", "A2", "B1", "B2"} <= set(words_of(pages[0]))


@pytest.mark.parametrize("variant", ["2-up", "4-up", "8-up"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_has_headline_number_and_a_code_that_a_phone_reads(
    tmp_path: Path, variant: str, language: str
) -> None:
    campaign, _ = poster_with(tmp_path, languages=[language], variants=[variant])
    (_, one) = forms_of(campaign)
    count = one.variant.copies
    said = words_of(one.page)
    number = {"id": "129", "en": "1098", "ne": "1098", "fil": "1383"}[language]
    assert said.count(number) >= count
    for word in str(MESSAGE[language]["headline"]).split():
        assert said.count(word) >= count
    codes = zxingcpp.read_barcodes(pixels.paint(one.page, 200))
    assert len(codes) == count
    module = (codes[0].position.top_right.x - codes[0].position.top_left.x) / 29 * 25.4 / 200
    assert module >= 0.78
    smallest = min(item.size_mm for item in one.page.items() if isinstance(item, GlyphRun))
    assert smallest >= 6.5 * 25.4 / 72 * 0.999


def test_only_the_first_card_is_read_out(tmp_path: Path) -> None:
    campaign, _ = poster_with(tmp_path, languages=["id"], variants=["8-up"])
    (_, one) = forms_of(campaign)
    with pikepdf.open(io.BytesIO(write(one.pages))) as document:
        tags = [str(entry.get("/S", "")) for entry in document.objects if isinstance(entry, pikepdf.Dictionary)]
    assert tags.count("/H1") == 1


@pytest.mark.parametrize("theme", [theme for theme in DESIGNS if theme != "papan"])
def test_strips_to_tear_off_leave_the_design_whole(tmp_path: Path, theme: str) -> None:
    chat = [{"who": "other", "text": "Kirim fotomu."}, {"who": "me", "text": "Tidak. Aku cerita ke ibuku."}]
    campaign, _ = poster_with(
        tmp_path,
        languages=["id"],
        theme=theme,
        variants=["tear-off"],
        tear_off=9,
        message=with_message("id", chat=chat),
    )
    (_, one) = forms_of(campaign)
    said = words_of(one.page)
    assert said.count("129") >= 10
    turned = [item for item in one.page.items() if isinstance(item, GlyphRun) and item.turned]
    assert len({round(item.x, 1) for item in turned if item.word.text == "129" and item.is_number}) == 9
    upright = [item for item in one.page.items() if isinstance(item, GlyphRun) and not item.turned]
    assert max(item.box[3] for item in upright) < min(item.box[1] for item in turned)
    for word in str(MESSAGE["id"]["headline"]).split():
        assert word in pdf_text(write(one.pages)).split()


@pytest.mark.parametrize(
    "variant", ["ink-saver", "colouring", "tear-off", "2-up", "4-up", "8-up", "tiled", "bilingual-en"]
)
def test_the_painters_agree_on_every_form(tmp_path: Path, variant: str) -> None:
    size = "A3" if variant == "tiled" else "A4"
    campaign, _ = poster_with(tmp_path, languages=["id", "ne"], sizes=[size], variants=[variant])
    for language in ("id", "ne"):
        for page in form(forms_of(campaign), variant, language).pages[:2]:
            drawn = np.asarray(pixels.paint_scaled(page, 6), dtype=np.int16)
            other = pdf_pixels(write([page]), drawn.shape[1])
            apart = np.abs(other - drawn).max(axis=2)
            assert (apart > 96).mean() < 0.006, language
            assert apart.mean() < 2, language


@pytest.mark.parametrize("variant", ["ink-saver", "colouring"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_hollow_words_can_still_be_found(tmp_path: Path, variant: str, language: str) -> None:
    campaign, _ = poster_with(tmp_path, languages=[language], variants=[variant])
    (_, one) = forms_of(campaign)
    found = pdf_text(write(one.pages)).split()
    for word in str(MESSAGE[language]["headline"]).split():
        assert found.count(word) == 1


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    campaign, _ = poster_with(
        tmp_path, languages=["ne"], sizes=["A3"], variants=["ink-saver", "colouring", "tiled", "tear-off"]
    )
    one, two = ([write(found.pages) for found in forms_of(campaign)] for _ in range(2))
    assert one == two
    for content in one:
        document = pypdfium2.PdfDocument(content)
        assert len(document) in (1, 5)
        document.close()


@pytest.mark.parametrize("guide", ["en", "id"])
def test_the_design_in_the_guide_can_be_made(tmp_path: Path, guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Path(__file__).parent.parent / "content" / guide / "panduan/menulis-rancangan.md"
    source = page.read_text("utf-8").split("```python\n")[1].split("```")[0]
    (tmp_path / "polos.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "polos", raising=False)
    polos = importlib.import_module("polos")
    monkeypatch.setitem(THEMES, PosterTheme.LANTANG, polos.compose)
    campaign, _ = poster_with(tmp_path / "campaign", sizes=["A4", "A3"], variants=["ink-saver", "tear-off", "8-up"])
    assert {str(one.variant) for one in forms_of(campaign)} == {"colour", "ink-saver", "tear-off", "8-up"}


@pytest.mark.parametrize("theme", ["lantang", "langkah", "kartu", "ceklis"])
def test_a_sheet_in_two_languages_says_all_in_both(tmp_path: Path, theme: str) -> None:
    campaign, _ = poster_with(tmp_path, languages=["id"], theme=theme, variants=["bilingual-ne"])
    page = form(forms_of(campaign), "bilingual-ne").page
    found = pdf_text(write([page])).split()
    for language in ("id", "ne"):
        for key in ("headline", "body", "help"):
            assert [word for word in str(MESSAGE[language][key]).split() if word not in found] == [], (language, key)
    assert "129" in found
    assert "1098" not in found
    # one code, and the page in both languages to be typed
    shown = "".join(item.word.text for item in page.items() if isinstance(item, GlyphRun))
    assert "gaung.example.org/help/" in shown
    assert "gaung.example.org/ne/help/" in shown
    with pikepdf.open(io.BytesIO(write([page]))) as document:
        assert str(document.Root.Lang) == "id"
        assert document.check_pdf_syntax() == []
        spoken = {str(one.Lang) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one}
    assert spoken == {"id", "ne"}
    runs = [item for item in page.items() if isinstance(item, GlyphRun)]
    for index, one in enumerate(runs):
        left, top, right, foot = one.box
        assert left >= 10 - 0.01
        assert right <= page.width_mm - 10 + 0.01
        for other in runs[index + 1 :]:
            a, b, c, d = other.box
            middle = ((a + c) / 2, (b + d) / 2)
            assert not (left < middle[0] < right and top < middle[1] < foot), (one.word.text, other.word.text)


def test_a_form_that_does_not_fit_is_named_in_the_sentence(tmp_path: Path) -> None:
    chat = [{"who": "other", "text": "Ayo kirim sekarang juga. " * 5}, {"who": "me", "text": "Tidak. " * 18}] * 2
    campaign, _ = poster_with(
        tmp_path,
        languages=["id"],
        theme="gelembung",
        variants=["tear-off"],
        message=with_message("id", chat=chat, body=""),
        sizes=["A4"],
    )
    found = problems_of(campaign)
    assert {problem.code for problem in found} == {"poster-text-long"}
    assert "A4 tear-off" in {problem.facts["size"] for problem in found}


@pytest.mark.parametrize(
    ("keys", "code", "where"),
    [
        ({"scenes": []}, "poster-words-missing", ("theme",)),
        ({"scenes": ["phone", "talk"]}, "poster-panels-scenes", ("message", "id", "panels")),
    ],
)
def test_a_comic_needs_a_scene_for_each_panel(
    tmp_path: Path, keys: dict[str, object], code: str, where: tuple[str, ...]
) -> None:
    campaign, poster = poster_with(tmp_path, languages=["id"], theme="komik", **keys)
    (problem,) = refused(campaign, tmp_path / "made")
    assert (problem.code, problem.place) == (code, poster.where(*where))


def test_the_same_people_play_in_every_panel_and_every_language(tmp_path: Path) -> None:
    campaign, _ = poster_with(tmp_path, languages=["id", "ne"], theme="komik")
    skins = []
    for one in forms_of(campaign):
        fills = {item.fill for item in one.page.items() if isinstance(item, Shape)}
        skins.append(fills & {person.skin for person in (*CHILDREN, *ADULTS)})
    assert skins[0] == skins[1]
    assert len(skins[0]) == 3


def test_words_of_a_comic_are_read_for_personal_data(tmp_path: Path) -> None:
    panels = [{"says": "Telepon aku di 0812-3456-7890."}, {"says": "Ya."}]
    campaign, poster = poster_with(
        tmp_path, languages=["id"], theme="komik", scenes=["phone", "talk"], message=with_message("id", panels=panels)
    )
    said = {passage.text: passage.place for one in documents(campaign) for passage in one.passages}
    assert said["Telepon aku di 0812-3456-7890."] == poster.where("message", "id", "panels", 0, "says")
    assert str(MESSAGE["ne"]["chat"][0]["text"]) in said  # type: ignore[index]  # a list of bubbles
