"""A voice that is hidden in one place is known again in every finished file, however its copy was made."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from audio_fixtures import Studio, babble, decoded_rate, record
from gaung.inspecting.file import read_file
from gaung.inspecting.hidden import HiddenVoices
from gaung.inspecting.release import inspect_all
from gaung.making.audio.decode import RATE
from gaung.messages import COMPLETE, as_text
from gaung.problem import Problem

VOICE = babble(12.0, 501)
COLLEAGUE = babble(12.0, 502)
CARES = {
    "disguise": "{file: audio/anak.wav, title: Anak, kind: dialog, voice: disguise}",
    "revoice": "{file: audio/anak.wav, title: Anak, kind: dialog, voice: revoice, revoice: {file: audio/rekan.wav}}",
    "redact": "{file: audio/anak.wav, title: Anak, kind: dialog, redact: [{start: 4, end: 8}]}",
}


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    record(studio.audio / "anak.wav", VOICE)
    record(studio.audio / "rekan.wav", COLLEAGUE)
    return studio


def found_in(studio: Studio, segment: str, sound: Path, name: str) -> list[Problem]:
    _, episode = studio.campaign(segment)
    hidden = HiddenVoices(studio.root, [episode])
    content = sound.read_bytes()
    return list(hidden.problems(name, content, read_file(name, content))) if hidden else []


@pytest.mark.parametrize("care", CARES)
def test_a_recoded_copy_under_music_is_known_again(care: str, studio: Studio, tmp_path: Path) -> None:
    time = np.arange(len(VOICE)) / RATE
    music = (0.02 * np.sin(2 * np.pi * 220 * time)).astype(np.float32)
    copy = np.concatenate([babble(5.0, 503), 0.6 * VOICE + music]).astype(np.float32)
    leaked = record(tmp_path / "lain.mp3", copy, "-ar", "22050", "-b:a", "48k")
    for name in ("podcast/acara/dua/acara-dua.mp3", "id/berkas/rekaman.mp3"):
        (problem,) = found_in(studio, CARES[care], leaked, name)
        assert problem.code == "consent-voice-in-output"
        assert problem.place is not None
        assert problem.place.file == "episodes/acara/satu/episode.yaml"
        minutes, seconds = str(problem.facts["at"]).split(":")
        assert 4 <= 60 * int(minutes) + int(seconds) <= 14
        for language in COMPLETE:
            assert "audio/anak.wav" in as_text(problem, language)


@pytest.mark.parametrize("care", CARES)
def test_the_programme_that_hides_it_is_clean(care: str, studio: Studio) -> None:
    made = studio.render(CARES[care])
    assert found_in(studio, CARES[care], made.mp3, f"podcast/acara/satu/{made.mp3.name}") == []


@pytest.mark.parametrize(
    "segment",
    [
        "{file: audio/anak.wav, title: Anak, kind: dialog}",
        "{file: audio/anak.wav, title: Anak, kind: dialog, voice: disguise, end: 5}",
        "{file: audio/anak.wav, title: Anak, kind: dialog, redact: [{start: 1, end: 2}]}",
    ],
    ids=["open", "another part", "too short to be known"],
)
def test_what_is_not_hidden_is_free(segment: str, studio: Studio, tmp_path: Path) -> None:
    rest = record(tmp_path / "sisa.mp3", VOICE[6 * RATE :], "-b:a", "64k")
    assert found_in(studio, segment, rest, "podcast/acara/dua/acara-dua.mp3") == []


def test_nothing_is_published_with_it(studio: Studio, tmp_path: Path) -> None:
    campaign, _ = studio.campaign(CARES["disguise"])
    staging = tmp_path / "staging"
    (staging / "id").mkdir(parents=True)
    record(staging / "id" / "rekaman.ogg", VOICE, "-c:a", "libopus", "-b:a", "24k", "-fflags", "+bitexact")
    now = datetime(2026, 11, 22, tzinfo=UTC)
    for _ in range(2):  # what was found is not forgotten
        found = inspect_all(campaign, campaign, staging, studio.store, now, "1")
        assert "consent-voice-in-output" in {one.code for one in found}
    record(staging / "id" / "rekaman.ogg", COLLEAGUE, "-c:a", "libopus", "-b:a", "24k", "-fflags", "+bitexact")
    found = inspect_all(campaign, campaign, staging, studio.store, now, "1")
    assert "consent-voice-in-output" not in {one.code for one in found}
    assert len(decoded_rate(staging / "id" / "rekaman.ogg", RATE)) > RATE
