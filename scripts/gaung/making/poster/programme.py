"""The two pictures of an episode: its waveform for page and player, and its loudness over time for the editor.

They are drawn from what the audio room measured (`media.LoudnessReport`), with the posters' engine: one millimetre of
the display list is one pixel.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version
from itertools import pairwise
from math import ceil, floor, hypot
from pathlib import Path

from PIL import Image

from gaung import words
from gaung.making.poster.colour import CORAL, INK, PAPER, PLUM, WHITE, mix
from gaung.making.poster.display import Block, Item, Page, Role, Segment, Shape
from gaung.making.poster.display import Path as Outline
from gaung.making.poster.fonts import STRONG, TEXT, Face, missing_characters
from gaung.making.poster.pixels import paint_scaled
from gaung.making.poster.shapes import polygon, rectangle
from gaung.making.poster.typesetting import SetText, line_width, words_of
from gaung.making.recipe import Setting
from gaung.media import LoudnessReport, SegmentLoudness
from gaung.model.language import Language

REVISION = 1
"""Raise it when the same report would give other bytes."""
WIDTH, HEIGHT = 1200, 200
"""Pixels of the waveform."""
REPORT_HEIGHT = 520
_BAR, _GAP = 3, 1
_TOOLS = ("pillow", "uharfbuzz", "fontpkg-noto-sans")
_LEFT, _RIGHT, _TOP, _FOOT = 64.0, 24.0, 92.0, 44.0
"""Around the curve: scale, air, headings, times."""
_TIMES = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
_WORDS = ("loudness_title", "loudness_target", "loudness_summary", "decimal")


def settings(language: Language) -> dict[str, Setting]:
    """What the pictures depend on besides the report: their words and our revision."""
    return {"pictures": REVISION, "picture_words": {name: words.words(language)[name] for name in _WORDS}}


def tools() -> dict[str, str]:
    """The versions of what draws them."""
    return {name: version(name) for name in _TOOLS}


def render(report: LoudnessReport, language: Language, to: Path) -> None:
    """Write `waveform.png` and, for the editor, `editor/loudness.png` into the folder of the episode's files."""
    (to / "waveform.png").write_bytes(_as_png(paint_scaled(waveform(report, language), 1.0), colours=16))
    (to / "editor" / "loudness.png").write_bytes(_as_png(paint_scaled(curve(report, language), 1.0), colours=64))


def waveform(report: LoudnessReport, language: Language) -> Page:
    """The peaks as bars around a middle line, plum on paper."""
    count = WIDTH // (_BAR + _GAP)
    heard = report.peaks or (0.0,)
    loudest = max(*heard, 0.05)
    bars: list[Segment] = []
    for index in range(count):
        first = index * len(heard) // count
        last = max((index + 1) * len(heard) // count, first + 1)
        half = max(sum(heard[first:last]) / (last - first) / loudest * (HEIGHT / 2 - 6), 1.0)
        bars += rectangle(index * (_BAR + _GAP), HEIGHT / 2 - half, _BAR, 2 * half)
    items = (Shape(rectangle(0, 0, WIDTH, HEIGHT), PAPER), Shape(tuple(bars), PLUM))
    return Page(WIDTH, HEIGHT, language, "", (Block(Role.DECORATION, items),))


def curve(report: LoudnessReport, language: Language) -> Page:
    """Short-term loudness over time, with the wanted loudness as a line and the borders of the segments."""
    heard = [one for one in report.short_term_lufs if one is not None]
    wanted = report.files[0].wanted_lufs
    top = 5 * ceil((max([*heard, wanted]) + 1) / 5)
    foot = max(5 * floor((min([*heard, wanted - 10]) - 1) / 5), top - 45)
    scale = _Scale(report.seconds, top, foot)
    items: list[Item] = [Shape(rectangle(0, 0, WIDTH, REPORT_HEIGHT), WHITE)]
    items += _grid(scale, language)
    ends = [*(segment.start_seconds for segment in report.segments[1:]), report.seconds]
    for number, (segment, end) in enumerate(zip(report.segments, ends, strict=True), 1):
        items += _border(scale, number, segment, end, language)
    line = scale.y(wanted)
    items += [Shape(rectangle(x, line - 1, 10, 2), CORAL) for x in range(round(_LEFT), round(WIDTH - _RIGHT) - 10, 16)]
    items += [Shape(path, PLUM) for path in _line(scale, report)]
    items += _heading(report, language)
    return Page(WIDTH, REPORT_HEIGHT, language, "", (Block(Role.DECORATION, tuple(items)),))


class _Scale:
    """Seconds and LUFS to pixels."""

    def __init__(self, seconds: float, top: int, foot: int) -> None:
        self.seconds, self.top, self.foot = max(seconds, 0.1), top, foot

    def x(self, seconds: float) -> float:
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * min(max(seconds / self.seconds, 0), 1)

    def y(self, lufs: float) -> float:
        part = (self.top - max(lufs, self.foot)) / (self.top - self.foot)
        return _TOP + (REPORT_HEIGHT - _TOP - _FOOT) * part


def _grid(scale: _Scale, language: Language) -> Iterator[Item]:
    """Lines each 5 LU and at round times, with their figures."""
    pale = mix(WHITE, INK, 0.12)
    for lufs in range(scale.foot, scale.top + 1, 5):
        y = scale.y(lufs)
        yield Shape(rectangle(_LEFT, y - 0.5, WIDTH - _LEFT - _RIGHT, 1), pale)
        yield from _text(f"\u2212{-lufs}" if lufs < 0 else str(lufs), _LEFT - 10, y - 6, 16, language, align=1.0)
    step = next((one for one in _TIMES if scale.seconds / one <= 12), _TIMES[-1])
    for second in range(0, int(scale.seconds) + 1, step):
        x = scale.x(second)
        yield Shape(rectangle(x - 0.5, REPORT_HEIGHT - _FOOT, 1, 6), INK)
        yield from _text(words.clock(second), x, REPORT_HEIGHT - _FOOT + 14, 16, language, align=0.5)


def _border(
    scale: _Scale, number: int, segment: SegmentLoudness, end_seconds: float, language: Language
) -> Iterator[Item]:
    """Where a segment begins, its number, and as much of its title as fits until the next one begins."""
    x, end = scale.x(segment.start_seconds), scale.x(end_seconds)
    yield Shape(rectangle(x - 0.5, _TOP - 22, 1, REPORT_HEIGHT - _TOP - _FOOT + 22), mix(WHITE, INK, 0.45))
    label = f"{number} {segment.title}" if not missing_characters(segment.title, TEXT) else str(number)
    parts = label.split()
    while parts and _set(" ".join(parts), 15, language).width_mm > end - x - 8:
        parts.pop()
    if parts:
        yield from _text(" ".join(parts), x + 5, _TOP - 19, 15, language)


def _line(scale: _Scale, report: LoudnessReport) -> Iterator[Outline]:
    """The curve as thin four-sided pieces; silence leaves a gap."""
    step = report.short_term_step_seconds
    points = [
        None if lufs is None else (scale.x(1.5 + index * step), scale.y(lufs))
        for index, lufs in enumerate(report.short_term_lufs)
    ]
    for one, other in pairwise(points):
        if one is not None and other is not None and one != other:
            (x, y), (right, after) = one, other
            half = 1.25 / hypot(right - x, after - y)
            across, up = (after - y) * half, (right - x) * half
            yield polygon(
                (x + across, y - up), (right + across, after - up), (right - across, after + up), (x - across, y + up)
            )


def _heading(report: LoudnessReport, language: Language) -> Iterator[Item]:
    """What is shown, the wanted loudness in the colour of its line, and the figures of the whole."""
    file = report.files[0]
    yield from _text(words.say(language, "loudness_title"), _LEFT, 14, 22, language, face=STRONG)
    target = words.say(language, "loudness_target", lufs=_figure(file.wanted_lufs, language))
    yield from _text(target, WIDTH - _RIGHT, 16, 18, language, colour=CORAL, align=1.0)
    summary = words.say(
        language,
        "loudness_summary",
        integrated=_figure(file.integrated_lufs, language),
        peak=_figure(file.true_peak_dbtp, language),
        range=_figure(file.loudness_range_lu, language),
    )
    yield from _text(summary, _LEFT, 42, 17, language)


def _figure(value: float | None, language: Language) -> str:
    """A measured figure with one decimal, as the language writes it."""
    if value is None:
        return "\u2013"
    text = f"{abs(value):.1f}".replace(".", words.words(language)["decimal"])
    return f"\u2212{text}" if round(value, 1) < 0 else text


def _set(text: str, size: float, language: Language, face: Face = TEXT) -> SetText:
    return SetText((words_of(text, face, language),), size, size * 1.3, language)


def _text(
    text: str,
    x: float,
    top: float,
    size: float,
    language: Language,
    *,
    colour: str = INK,
    align: float = 0.0,
    face: Face = TEXT,
) -> tuple[Item, ...]:
    """One line of text whose ink begins (or, with `align` 1, ends) at `x`."""
    line = _set(text, size, language, face)
    return line.placed(x, top, colour, WHITE, align) if line_width(line.lines[0]) else ()


def _as_png(image: Image.Image, *, colours: int) -> bytes:
    """As a PNG with a palette, which is a quarter of the bytes."""
    written = io.BytesIO()
    image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()
