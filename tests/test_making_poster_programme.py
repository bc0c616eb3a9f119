"""The pictures of an episode: what they show, how large they are, and that they are the same each time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from gaung.making.poster import programme
from gaung.making.poster.colour import CORAL, PAPER, PLUM, rgb
from gaung.media import FileLoudness, LoudnessReport, SegmentLoudness
from gaung.model.language import Language


def report(seconds: float = 60.0, title: str = "Pembuka") -> LoudnessReport:
    """Silence, then softly, then twice as loud."""
    count = 1200
    peaks = [0.0] * (count // 3) + [0.3] * (count // 3) + [0.6] * (count // 3)
    curve: list[float | None] = [None] * 190 + [-26.0] * 190 + [-16.0] * 190
    segments = tuple(
        SegmentLoudness(
            title=title,
            kind="dialog",
            start_seconds=part * seconds / 3,
            end_seconds=(part + 1) * seconds / 3,
            recorded_lufs=-30,
            finished_lufs=-19,
            gain_db=11,
        )
        for part in range(3)
    )
    file = FileLoudness(
        file="a.mp3",
        as_heard=True,
        wanted_lufs=-16,
        integrated_lufs=-16.04,
        momentary_max_lufs=-12,
        short_term_max_lufs=-14,
        loudness_range_lu=4.2,
        true_peak_dbtp=-1.3,
        gain_db=1,
        ceiling_dbtp=-3,
        tries=1,
    )
    return LoudnessReport(
        files=(file,),
        segments=segments,
        seconds=seconds,
        short_term_step_seconds=0.1 * seconds / 60,
        short_term_lufs=tuple(curve),
        peaks=tuple(peaks),
    )


def drawn(to: Path, one: LoudnessReport, language: Language = Language.INDONESIAN) -> Path:
    (to / "editor").mkdir(parents=True)
    programme.render(one, language, to)
    return to


def pixels(path: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB")).astype(np.int16)


def is_near(
    picture: np.ndarray[tuple[int, ...], np.dtype[np.int16]], colour: str, reach: int = 30
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return np.asarray(np.abs(picture - np.array(rgb(colour))).sum(axis=2) < reach)


def test_the_waveform_is_as_high_as_the_sound_is_loud(tmp_path: Path) -> None:
    path = drawn(tmp_path, report()) / "waveform.png"
    assert path.stat().st_size <= 30_000
    picture = pixels(path)
    assert picture.shape == (200, 1200, 3)
    heights = is_near(picture, PLUM).sum(axis=0)
    silent, soft, loud = (heights[start : start + 398].max() for start in (0, 402, 802))
    assert silent <= 3
    assert soft / loud == pytest.approx(0.5, abs=0.03)
    assert 150 < loud <= 200
    assert is_near(picture, PAPER)[0].all()


def test_the_curve_shows_the_wanted_loudness_and_leaves_silence_out(tmp_path: Path) -> None:
    path = drawn(tmp_path, report()) / "editor/loudness.png"
    picture = pixels(path)
    coral, plum = is_near(picture, CORAL), is_near(picture, PLUM)
    body = slice(100, 470)
    rows = np.flatnonzero(coral[body].sum(axis=1) > 300) + 100
    assert 1 <= len(rows) <= 3
    third = (1200 - 64 - 24) / 3
    assert not plum[body, 64 : round(64 + third)].any()  # silence
    curve = np.flatnonzero(plum[body, round(64 + 1.5 * third)]) + 100
    assert curve.mean() > rows.mean() + 50  # 10 LU under the wanted one


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("seconds", [3.0, 61.0, 1710.0, 10_800.0])
def test_it_is_drawn_in_every_language_at_every_length(tmp_path: Path, language: Language, seconds: float) -> None:
    folder = drawn(tmp_path, report(seconds, "रातो Rumah yang jauh sekali"), language)
    assert (folder / "editor/loudness.png").stat().st_size < 60_000


def test_a_title_with_letters_that_no_font_has_leaves_its_number(tmp_path: Path) -> None:
    drawn(tmp_path, report(60, "\U0001f600"))


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (drawn(tmp_path / name, report()) for name in ("one", "other"))
    for name in ("waveform.png", "editor/loudness.png"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_silence_from_beginning_to_end_can_be_drawn(tmp_path: Path) -> None:
    silent = report().model_copy(update={"short_term_lufs": (None,) * 10, "peaks": (0.0,) * 10})
    drawn(tmp_path / "silent", silent)
    drawn(tmp_path / "short", silent.model_copy(update={"short_term_lufs": (), "peaks": (), "seconds": 0.3}))


def test_the_words_are_part_of_the_recipe() -> None:
    assert len({repr(programme.settings(language)) for language in Language}) == len(Language)
