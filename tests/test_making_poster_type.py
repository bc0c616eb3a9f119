from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.making.poster import shapes
from gaung.making.poster.colour import INK
from gaung.making.poster.coverage import coverage
from gaung.making.poster.display import Block, Page, Path, Role, Shape
from gaung.making.poster.fonts import LOUD, TEXT, Face, Family, headline_face, missing_characters
from gaung.making.poster.headline import fit_headline
from gaung.making.poster.pixels import paint_scaled
from gaung.making.poster.shaping import SOFT_HYPHEN, shape
from gaung.making.poster.typesetting import SetText, address_words, cut, fit, line_width, words_of
from gaung.model.language import Language

ID, EN, NE = Language.INDONESIAN, Language.ENGLISH, Language.NEPALI
WORDS = st.lists(
    st.sampled_from(["aku", "kamu", "sekolah", "internet", "di", "bertanggung", "jawab"]), min_size=1, max_size=40
)


def lines_of(text: SetText | None) -> list[str]:
    assert text is not None
    return [" ".join(word.text for word in line) for line in text.lines]


@settings(max_examples=60, deadline=None)
@given(WORDS, st.floats(30, 200), st.floats(20, 200))
def test_running_text_keeps_its_words_and_its_box(words: list[str], width: float, height: float) -> None:
    text = fit(words_of(" ".join(words), TEXT, ID), (width, height), (8.0, 3.0), 1.35, ID)
    if text is None:
        return
    assert " ".join(lines_of(text)).replace(SOFT_HYPHEN + " ", "").split() == words
    assert all(line_width(line) * text.size_mm <= width + 1e-6 for line in text.lines)
    assert text.height_mm <= height + 1e-6
    assert 3.0 <= text.size_mm <= 8.0


def test_lines_are_balanced_and_as_few_as_can_be() -> None:
    words = words_of("satu dua tiga empat lima enam tujuh delapan sembilan", TEXT, ID)
    text = fit(words, (90.0, 100.0), (8.0, 8.0), 1.35, ID)
    assert text is not None
    widths = [line_width(line) for line in text.lines]
    assert min(widths) > 0.7 * max(widths)


def test_a_word_is_cut_only_when_nothing_else_helps() -> None:
    words = words_of("Pertanggungjawaban kita", TEXT, ID)
    roomy = fit(words, (100.0, 60.0), (8.0, 4.0), 1.35, ID)
    assert lines_of(roomy) == ["Pertanggungjawaban kita"]
    smaller = fit(words, (45.0, 60.0), (8.0, 4.0), 1.35, ID)
    assert SOFT_HYPHEN not in "".join(lines_of(smaller))
    narrow = fit(words, (20.0, 60.0), (8.0, 4.0), 1.35, ID)
    assert narrow is not None
    pieces = [word for line in narrow.lines for word in line]
    assert [piece.text.endswith(SOFT_HYPHEN) for piece in pieces].count(True) >= 1
    assert "".join(piece.text for piece in pieces[:-1]).replace(SOFT_HYPHEN, "") == "Pertanggungjawaban"


def test_a_repeated_word_is_cut_at_its_own_hyphen() -> None:
    pieces = cut(words_of("teman-temannya", LOUD, ID), 4.5, ID)
    assert [piece.text for piece in pieces] == ["teman-", "temannya"]


def test_what_does_not_fit_is_not_pressed_in() -> None:
    assert fit(words_of("kata " * 50, TEXT, ID), (50.0, 20.0), (8.0, 5.0), 1.35, ID) is None
    assert fit_headline("kata " * 60, LOUD, (50.0, 20.0), (30.0, 8.0), ID) is None


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Cek dulu, baru unggah!", ID),
        ("Kalau diancam, jangan diam, cerita saja", ID),
        ("It is not your fault, ever", EN),
        ("तिमी एक्लो छैनौ", NE),
        ("पहिले हेर, अनि मात्र राख!", NE),
    ],
)
def test_a_headline_stops_where_a_reader_would(headline: str, language: Language) -> None:
    face = headline_face(headline, language)
    text = fit_headline(headline, face, (184.0, 130.0), (60.0, 10.0), language)
    lines = lines_of(text)
    assert " ".join(lines) == headline
    leaning = {"di", "ke", "your", "the", "is", "jangan", "it"}
    assert all(line.split()[-1].casefold() not in leaning for line in lines[:-1])
    assert text is not None
    widths = [line_width(line) for line in text.lines]
    assert widths[-1] >= 0.25 * max(widths)


def test_neighbouring_lines_of_nepali_do_not_touch() -> None:
    headline = "विद्यार्थीहरू, कुर्सीमा बसौँ र रूँदै नबसौँ"
    text = fit_headline(headline, headline_face(headline, NE), (120.0, 150.0), (40.0, 10.0), NE)
    assert text is not None
    assert len(text.lines) > 2
    boxes = [text.line_box(index, 0.0, 0.0) for index in range(len(text.lines))]
    assert all(above[3] <= below[1] for above, below in pairwise(boxes))


def test_nepali_letters_are_those_that_nepali_readers_write() -> None:
    for letters in ("झ", "५", "८", "९"):
        ours = [glyph.id for glyph in shape(letters, TEXT, NE).glyphs]
        others = [glyph.id for glyph in shape(letters, TEXT, EN).glyphs]
        assert ours != others
        assert headline_face(letters, NE).family is Family.NOTO
    assert headline_face("तिमी", NE).family is Family.BALOO
    assert headline_face("झ", EN).family is Family.BALOO


def test_a_conjunct_is_one_letter() -> None:
    assert len(shape("क्ष", TEXT, NE).glyphs) == 1
    assert len(shape("श्री", TEXT, NE).glyphs) < len("श्री")


def test_digits_of_a_number_have_one_width() -> None:
    plain = {shape(digit, LOUD, ID).advance for digit in "0123456789"}
    tabular = {shape(digit, LOUD, ID, tabular=True).advance for digit in "0123456789"}
    assert len(plain) > 1
    assert len(tabular) == 1


def test_a_word_of_two_scripts_is_shaped_in_both() -> None:
    word = shape("WhatsAppमा", TEXT, NE)
    assert missing_characters("WhatsAppमा", TEXT) == ()
    assert all(glyph.id for glyph in word.glyphs)
    assert "".join(glyph.text for glyph in word.glyphs).startswith("WhatsApp")


def test_an_address_breaks_after_its_slashes() -> None:
    parts = address_words("gaung.example.org/ne/help/", TEXT, EN)
    assert [part.text for part in parts] == ["gaung.example.org/", "ne/", "help/"]
    assert all(part.space == 0 for part in parts)


def covered(path: Path, side: int = 80) -> float:
    total = 0
    for _, _, band in coverage(path, 1.0, (side, side)):
        total += int(band.sum())
    return total / 255


@settings(max_examples=40, deadline=None)
@given(st.floats(5, 75), st.floats(5, 75), st.floats(1, 30))
def test_the_coverage_of_a_circle_is_its_area(x: float, y: float, radius: float) -> None:
    inside = radius < min(x, y, 80 - x, 80 - y)
    area = covered(shapes.circle(x, y, radius))
    if inside:
        assert area == pytest.approx(np.pi * radius**2, rel=0.02, abs=0.6)
    else:
        assert area <= np.pi * radius**2 * 1.02 + 0.6


@settings(max_examples=40, deadline=None)
@given(st.floats(-20, 90), st.floats(-20, 90), st.floats(0.1, 60), st.floats(0.1, 60))
def test_a_rectangle_covers_what_lies_on_the_page(x: float, y: float, width: float, height: float) -> None:
    across = max(0.0, min(x + width, 80) - max(x, 0))
    down = max(0.0, min(y + height, 80) - max(y, 0))
    assert covered(shapes.rectangle(x, y, width, height)) == pytest.approx(across * down, rel=0.01, abs=0.5)


def test_a_ring_has_a_hole_and_overlaps_count_once() -> None:
    assert covered(shapes.ring(40, 40, 20, 4)) == pytest.approx(np.pi * (22**2 - 18**2), rel=0.02)
    two = (*shapes.circle(40, 40, 20), *shapes.circle(40, 40, 10))
    assert covered(two) == pytest.approx(np.pi * 20**2, rel=0.02)


def test_shapes_run_off_the_page_without_harm() -> None:
    page = Page(50, 40, ID, "t", (Block(Role.DECORATION, (Shape(shapes.circle(50, 40, 60), INK),)),))
    image = paint_scaled(page, 4)
    assert image.size == (200, 160)
    assert image.getpixel((199, 159)) == (20, 33, 61)
    empty = Page(50, 40, ID, "t", (Block(Role.DECORATION, (Shape(shapes.circle(500, 40, 60), INK),)),))
    assert paint_scaled(empty, 4).getcolors() == [(32000, (255, 255, 255))]


def test_faces_have_the_weight_that_is_asked_for() -> None:
    heavy, light = shape("rumah", Face(Family.NOTO, 800), ID), shape("rumah", TEXT, ID)
    assert heavy.advance > light.advance * 1.05
