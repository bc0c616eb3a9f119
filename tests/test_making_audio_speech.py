"""The computer's voice, and sounds made by pydub."""

from __future__ import annotations

import itertools
import wave
from pathlib import Path

import numpy as np
import pytest
import webvtt

from audio_fixtures import Studio, collect
from gaung.making.audio import sounds, spoken
from gaung.making.audio.decode import RATE
from gaung.making.audio.sniff import SoundError
from gaung.making.audio.speech import sentences
from gaung.making.audio.spoken import speak
from gaung.model.language import Language
from gaung.model.segment import Speech

TEXTS = {
    Language.INDONESIAN: "Halo, teman-teman. Selamat datang di acara kita! Apa kabar?",
    Language.ENGLISH: "Hello, friends. Welcome to our show! How are you?",
    Language.NEPALI: "नमस्ते साथीहरू। हाम्रो कार्यक्रममा स्वागत छ। तपाईंलाई कस्तो छ?",
}


@pytest.mark.parametrize("language", TEXTS)
def test_three_languages_are_spoken_with_the_times_of_their_sentences(tmp_path: Path, language: Language) -> None:
    said = speak(Speech(text=TEXTS[language]), language, tmp_path / "a.wav")
    assert " ".join(one.text for one in said) == TEXTS[language]
    with wave.open(str(tmp_path / "a.wav")) as file:
        seconds = file.getnframes() / file.getframerate()
    assert 2 < seconds < 15
    assert said[0].start_seconds == 0
    for before, after in itertools.pairwise(said):
        assert before.start_seconds < before.end_seconds < after.start_seconds
    assert said[-1].end_seconds < seconds
    sound = collect(tmp_path, "a.wav")
    for one in said:
        assert np.abs(sound[round(one.start_seconds * RATE) : round(one.end_seconds * RATE)]).max() > 0.1


def test_the_same_text_gives_the_same_sound(tmp_path: Path) -> None:
    for name in ("a", "b"):
        speak(Speech(text="Halo dunia.", voice="f2"), Language.INDONESIAN, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    speak(Speech(text="Halo dunia.", voice="f2", words_per_minute=90), Language.INDONESIAN, tmp_path / "c")
    assert (tmp_path / "c").stat().st_size > 1.2 * (tmp_path / "a").stat().st_size


@pytest.mark.parametrize(
    ("speech", "language", "code"),
    [
        (Speech(text="Kumusta po kayo?"), Language.FILIPINO, "audio-speech-language"),
        (Speech(text="Halo", voice="nobody"), Language.INDONESIAN, "audio-speech-voice"),
        (Speech(text="   "), Language.INDONESIAN, "audio-speech-empty"),
    ],
)
def test_what_cannot_be_spoken_is_told(tmp_path: Path, speech: Speech, language: Language, code: str) -> None:
    with pytest.raises(SoundError) as caught:
        speak(speech, language, tmp_path / "a.wav")
    assert caught.value.code == code


def test_without_the_extra_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken, "find_spec", lambda name: None)
    with pytest.raises(SoundError) as caught:
        speak(Speech(text="Halo"), Language.INDONESIAN, tmp_path / "a.wav")
    assert caught.value.code == "audio-speech-extra"
    assert spoken.speech_version() == "missing"


def test_a_spoken_segment_brings_its_own_captions_and_its_label(tmp_path: Path) -> None:
    made = Studio(tmp_path).render(
        "{silence_seconds: 2, title: Jeda, kind: bumper}",
        "{speech: {text: 'Halo semua. Ini Gaung.'}, title: Pembuka, kind: opening}",
    )
    assert made.facts.synthetic
    captions = webvtt.read(str(made.folder / "transcript.id.vtt")).captions
    assert [caption.text for caption in captions] == ["Halo semua.", "Ini Gaung."]
    assert captions[0].start == "00:00:02.000"
    heard = made.heard()
    assert np.abs(heard[: round(1.9 * RATE)]).max() < 0.01
    for caption in captions:
        start = caption.start_in_seconds
        assert np.abs(heard[round(start * RATE) : round(start * RATE) + RATE // 2]).max() > 0.02


def test_sentences_end_where_people_pause() -> None:
    text = "Satu dua. Tiga?  Empat!\n\nLima… enam “tujuh.” Delapan"
    assert [sentence for sentence, _ in sentences(text)] == [
        "Satu dua.",
        "Tiga?",
        "Empat!",
        "Lima…",
        "enam “tujuh.”",
        "Delapan",
    ]
    pauses = [pause for _, pause in sentences(text)]
    assert pauses[2] > pauses[0]


@pytest.mark.parametrize(
    ("make", "seconds"), [(sounds.jingle, 4.0), (sounds.sting, 1.2), (sounds.pips, 5.5), (lambda: sounds.bed(2), 6.0)]
)
def test_made_sounds_are_the_same_each_time_and_do_not_clip(make: object, seconds: float, tmp_path: Path) -> None:
    assert callable(make)
    one, two = make(), make()
    assert one.raw_data == two.raw_data
    assert one.duration_seconds == pytest.approx(seconds, abs=0.01)
    samples = sounds.samples_of(one)
    assert 3000 < np.abs(samples.astype(np.int32)).max() < 32_000
    sounds.write_wav(one, tmp_path / "a.wav")
    assert np.array_equal(np.rint(collect(tmp_path, "a.wav") * 32768).astype(np.int16), samples)
