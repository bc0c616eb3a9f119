"""What is left of a voice on the laptop: nothing of a disguised one even after a kill, nothing at all after a purge."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from audio_fixtures import Made, Studio, babble, decoded_rate, record, shift_of
from campaign_fixtures import copy_minimal
from gaung.making.audio import voices
from gaung.making.audio.decode import RATE, Samples
from gaung.making.audio.proof import measure
from test_cli import NOW, gaung

VOICE = babble(25, 77)
OPEN = "{file: audio/a.wav, title: A, kind: dialog}"
TREATED = "{file: audio/a.wav, title: A, kind: dialog, voice: disguise, reduce_noise: true}"
PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from audio_fixtures import Studio
Studio(Path(sys.argv[1])).render(sys.argv[3])
"""


def holds(folder: Path, voice: Samples) -> list[str]:
    """The files below `folder` in which samples of `voice` stand as a decoder gives them, in 16 bits or as floats."""
    whole = np.clip(np.rint(voice * 32768), -32768, 32767).astype("<i2")
    places = range(RATE, len(voice) - RATE, RATE)
    wanted = [whole[at : at + 64].tobytes() for at in places]
    wanted += [(whole[at : at + 64] * np.float32(1 / 32768)).astype("<f4").tobytes() for at in places]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in wanted)]


def test_an_open_voice_is_in_the_cache_and_would_be_found(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "a.wav", VOICE, "-c:a", "pcm_s16le")
    studio.render(OPEN)
    assert holds(tmp_path / ".cache", VOICE) == ["sound.s16"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("after_seconds", [0.0, 0.3, 0.8, 1.6])
def test_a_killed_build_leaves_nothing_of_a_disguised_voice(after_seconds: float, tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "a.wav", VOICE, "-c:a", "pcm_s16le")
    arguments = [sys.executable, "-c", PROGRAM, str(tmp_path), str(Path(__file__).parent), TREATED]
    process = subprocess.Popen(arguments, start_new_session=True)
    temporary = tmp_path / ".cache/gaung/temporary"
    begun = time.monotonic()
    while process.poll() is None and not list(temporary.glob("sound-*")) and time.monotonic() < begun + 60:
        time.sleep(0.01)
    time.sleep(after_seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert holds(tmp_path / ".cache", VOICE) == []


def test_a_purge_takes_every_voice_out_of_the_cache_and_leaves_what_is_published(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    assert gaung("build", *NOW, cwd=root).returncode == 0
    made = root / ".cache/gaung/made"
    published = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert list(made.glob("sound/*"))
    done = gaung("purge", cwd=root)
    assert done.returncode == 0
    assert "MB" in done.stdout
    assert not list(made.glob("sound/*"))
    assert not list(made.glob("episode/*"))
    assert not list(made.glob("pack/*"))
    assert list(made.glob("poster/*"))
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == published
    assert gaung("build", *NOW, cwd=root).returncode == 0
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == published


def test_a_purge_of_one_episode_asks_which_one_is_meant(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    record(studio.audio / "a.wav", VOICE[: 2 * RATE])
    studio.render(OPEN)
    (tmp_path / "mkdocs.yml").write_text("site_name: Uji\nplugins: [gaung]\n")
    done = gaung("purge", "acara/stau", cwd=tmp_path)
    assert done.returncode == 2
    assert "acara/satu" in done.stderr
    assert list((tmp_path / ".cache/gaung/made/sound").glob("*"))
    assert gaung("purge", "acara/satu", cwd=tmp_path).returncode == 0
    assert not list((tmp_path / ".cache/gaung/made/sound").glob("*"))


STATIONS = (
    "stations: [{id: a, name: A, format: wav}, {id: b, name: B, format: flac},"
    " {id: c, name: C, format: mp2}, {id: d, name: D, format: mp3}]"
)


@pytest.fixture(scope="module")
def revoiced(tmp_path_factory: pytest.TempPathFactory) -> Made:
    studio = Studio(tmp_path_factory.mktemp("revoiced"))
    record(studio.audio / "a.wav", VOICE[: 8 * RATE], "-metadata", "title=Sari", "-metadata", "location=+00.1-001.2/")
    record(studio.audio / "rekan.wav", babble(8, 78))
    segment = "{file: audio/a.wav, title: A, kind: dialog, voice: revoice, revoice: {file: audio/rekan.wav}}"
    return studio.render(segment, "{tone: {seconds: 1}, title: B, kind: bumper}", show=STATIONS)


def test_no_deliverable_holds_the_original_of_a_replaced_voice(revoiced: Made) -> None:
    sounds = [path for path in revoiced.files if path.suffix in {".mp3", ".opus", ".wav", ".flac", ".mp2"}]
    assert len(sounds) == 6
    for path in sounds:
        heard = decoded_rate(path, RATE)
        for second in range(8):  # wherever in the file it might be
            piece = VOICE[second * RATE : (second + 1) * RATE]
            assert abs(shift_of(piece, heard, len(heard) // 2, reach=len(heard))[1]) < 0.2
        colleague = babble(8, 78)[RATE : 2 * RATE]
        assert abs(shift_of(colleague, heard, RATE)[1]) > 0.85
    assert holds(revoiced.folder.parent, VOICE[: 8 * RATE]) == ["a.wav"]  # the recording itself
    assert not [path for path in revoiced.files if b"Sari" in path.read_bytes()]


@pytest.mark.parametrize("kind", ["mp3", "low.opus", "wav", "flac", "mp2"])
def test_a_leak_is_found_in_each_kind_of_file(kind: str, revoiced: Made, tmp_path: Path) -> None:
    """One deliverable is swapped for one with the original in it: the proof looks at every file, not at one."""
    clean = [path for path in revoiced.files if path.suffix in {".mp3", ".opus", ".wav", ".flac", ".mp2"}]
    swapped = next(path for path in clean if path.name.endswith(kind))
    dirty = record(tmp_path / swapped.name, 0.5 * VOICE[RATE : 5 * RATE] + babble(4, 79))
    files = {path: measure(path).energies for path in (dirty if one == swapped else one for one in clean)}
    root = revoiced.folder.parent
    assert [one.code for one in voices.leaks(root, revoiced.episode, files)] == ["audio-revoice-leak"]
    assert list(voices.leaks(root, revoiced.episode, {path: measure(path).energies for path in clean})) == []


def test_files_of_one_mix_are_told_from_others(revoiced: Made) -> None:
    sounds = [path for path in revoiced.files if path.suffix in {".mp3", ".opus", ".wav", ".flac", ".mp2"}]
    first, *others = [measure(path).energies for path in sounds]
    assert all(voices.are_alike(first, one) for one in others)
    leak = first.copy()
    leak[20:25] += first.max() / 2
    assert not voices.are_alike(first, leak)
    assert not voices.are_alike(first, first[: len(first) // 2])
    assert not voices.are_alike(np.zeros(0), np.zeros(0))
