"""The proof measures what players hear: every sample of the finished file, whatever the folder is called."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest

from audio_fixtures import babble, decoded_rate, record
from gaung.making.audio.decode import RATE
from gaung.making.audio.encode import EncodingError
from gaung.making.audio.proof import measure

SECONDS = 25.0
FILES = {
    "a.mp3": ("-c:a", "libmp3lame", "-b:a", "64k"),
    "a.opus": ("-c:a", "libopus", "-b:a", "24k"),
    "a.flac": ("-c:a", "flac", "-sample_fmt", "s16"),
    "a.wav": ("-c:a", "pcm_s16le"),
    "a.mp2": ("-c:a", "mp2", "-b:a", "192k"),
}
FOLDERS = ("plain", "it's [one], two; three: four", "पुस्तक %03d $(x) = 'y'", "-back\\slash")


@pytest.mark.parametrize("name", FILES)
def test_a_finished_file_is_measured_whole(name: str, tmp_path: Path) -> None:
    file = record(tmp_path / name, babble(SECONDS, 3), *FILES[name])
    measured = measure(file)
    assert measured.samples == pytest.approx(SECONDS * RATE, abs=1152 if "mp" in name else 1)
    heard = pyloudnorm.Meter(RATE).integrated_loudness(decoded_rate(file, RATE).astype(np.float64))
    assert measured.loudness_lufs == pytest.approx(heard, abs=0.05)
    over = np.abs(decoded_rate(file, 4 * RATE)).max()
    assert measured.true_peak_dbtp == pytest.approx(20 * np.log10(over), abs=0.3)
    assert len(measured.peaks) == pytest.approx(50 * SECONDS, abs=3)
    assert len(measured.energies) == pytest.approx(10 * SECONDS, abs=1)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_name_of_the_folder_does_not_matter(folder: str, tmp_path: Path) -> None:
    plain = record(tmp_path / "a.mp3", babble(2, 3), *FILES["a.mp3"])
    odd = tmp_path / folder / "a.mp3"
    odd.parent.mkdir()
    odd.write_bytes(plain.read_bytes())
    assert measure(odd).loudness_lufs == measure(plain).loudness_lufs


@pytest.mark.parametrize("content", [b"", b"not a sound at all " * 100])
def test_what_cannot_be_read_is_no_proof(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(content)
    with pytest.raises(EncodingError):
        measure(tmp_path / "a.mp3")


def test_a_file_that_breaks_off_is_found_out(tmp_path: Path) -> None:
    whole = record(tmp_path / "a.mp3", babble(SECONDS, 3), *FILES["a.mp3"])
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert measure(whole).samples < 0.6 * SECONDS * RATE


def test_silence_is_minus_120(tmp_path: Path) -> None:
    silent = record(tmp_path / "a.mp3", np.zeros(3 * RATE, np.float32), *FILES["a.mp3"])
    measured = measure(silent)
    assert (measured.loudness_lufs, measured.true_peak_dbtp) == (-120.0, -120.0)
