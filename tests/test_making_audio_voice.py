"""Voices that must not be known: changed, or replaced, and what proves it."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import resample_poly

from audio_fixtures import Studio, babble, likeness, record, shift_of
from gaung.making import audio
from gaung.making.audio.decode import RATE
from gaung.making.audio.disguise import DISGUISE_RATE, Draw, disguised, formants_moved
from gaung.making.audio.leak import leak
from gaung.making.audio.pitch import pitch_hz, retuned
from gaung.making.audio.quieter import quieter
from gaung.making.digest import Digests
from gaung.messages import COMPLETE, as_text
from voice_fixtures import brightness_hz, vowel

SPEECH = np.asarray(vowel(9, RATE) + babble(9, 77, -45), np.float32)
DISGUISED = "{file: audio/anak.wav, title: Cerita, kind: dialog, voice: disguise}"
REVOICED = "{file: audio/anak.wav, title: Cerita, kind: dialog, voice: revoice, revoice: {file: audio/rekan.wav}}"


def tune(sound: NDArray[np.float64], rate: int) -> tuple[float, float]:
    """The middle pitch in Hz, and how far the tune swings in semitones.

    The swing is that of the middle eight tenths: the ear that listens here takes a voice an octave wrong for a few
    frames of some draws, and a standard deviation counts those frames above all others.
    """
    found = pitch_hz(sound, rate)
    voiced = found[found > 0]
    low, high = np.percentile(12 * np.log2(voiced), [10, 90])
    return float(np.median(voiced)), float(high - low)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    record(studio.audio / "anak.wav", SPEECH)
    record(studio.audio / "rekan.wav", babble(8, 5))
    record(studio.audio / "host.wav", babble(6, 6))
    return studio


@pytest.mark.parametrize("factor", [0.8, 1.25])
@pytest.mark.parametrize("flatness", [0.3, 0.5])
def test_pitch_and_tune_are_changed_as_wanted(factor: float, flatness: float) -> None:
    sound = vowel(4, DISGUISE_RATE)
    made = retuned(sound, DISGUISE_RATE, factor=factor, flatness=flatness)
    (before_hz, before_swing), (after_hz, after_swing) = tune(sound, DISGUISE_RATE), tune(made, DISGUISE_RATE)
    assert len(made) == len(sound)
    assert after_hz / before_hz == pytest.approx(factor, rel=0.04)
    assert after_swing / before_swing == pytest.approx(flatness, abs=0.1)


def test_the_pitch_of_a_known_voice_is_found() -> None:
    for hertz in (90, 150, 220, 330, 440):
        found = pitch_hz(vowel(1, DISGUISE_RATE, low_hz=hertz, high_hz=hertz), DISGUISE_RATE)
        assert np.median(found) == pytest.approx(hertz, rel=0.03)
    noise = np.random.default_rng(1).standard_normal(DISGUISE_RATE)
    assert np.mean(pitch_hz(noise, DISGUISE_RATE) > 0) < 0.05


def test_formants_move_further_with_a_smaller_power_and_loudness_stays() -> None:
    sound = vowel(3, DISGUISE_RATE)
    brightness = [brightness_hz(formants_moved(sound, power, sound), DISGUISE_RATE) for power in (1.0, 0.9, 0.75, 0.6)]
    assert brightness[0] == pytest.approx(brightness_hz(sound, DISGUISE_RATE), rel=0.02)
    assert all(after > before * 1.05 for before, after in itertools.pairwise(brightness))
    same = formants_moved(sound, 1.0, sound)
    assert likeness(same.astype(np.float32), sound.astype(np.float32)) > 0.999
    moved = formants_moved(sound, 0.7, sound)
    assert np.sqrt(np.mean(moved**2) / np.mean(sound**2)) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("samples", [0, 1, 500, 16_000, 70_001, 200_000])
def test_a_disguise_has_the_length_of_the_recording(samples: int) -> None:
    sound = np.resize(vowel(3, DISGUISE_RATE), samples).astype(np.float32)
    made = list(disguised(sound[start : start + 9_999] for start in range(0, samples, 9_999)))
    assert sum(len(chunk) for chunk in made) == samples
    assert all(np.isfinite(chunk).all() for chunk in made)


def test_silence_stays_silent() -> None:
    (made,) = disguised([np.zeros(DISGUISE_RATE, np.float32)])
    assert not made.any()


def test_a_disguised_segment_sounds_different_and_keeps_its_rhythm(studio: Studio) -> None:
    heard = studio.render(DISGUISED).heard()
    assert len(heard) == pytest.approx(len(SPEECH), abs=2500)
    # no sample of the original is where it was, nor anywhere near
    for start in range(RATE, 8 * RATE, RATE):
        assert abs(shift_of(SPEECH[start : start + RATE // 2], heard, start)[1]) < 0.5
    was, now = (np.asarray(resample_poly(sound, 160, 441), np.float64) for sound in (SPEECH, heard))
    assert not 0.93 < tune(now, 16_000)[0] / tune(was, 16_000)[0] < 1.08
    # the draw is another one each time: its melody is always narrower, by how much differs
    assert tune(now, 16_000)[1] < 0.75 * tune(was, 16_000)[1]
    assert brightness_hz(now, 16_000) > 1.15 * brightness_hz(was, 16_000)
    spectrum, hertz = np.abs(np.fft.rfft(heard)) ** 2, np.fft.rfftfreq(len(heard), 1 / RATE)
    assert spectrum[hertz > 4200].sum() < 1e-4 * spectrum.sum()
    loudness = [
        np.sqrt(np.mean(np.square(sound[: 8 * RATE].reshape(-1, RATE // 10)), axis=1)) for sound in (SPEECH, heard)
    ]
    assert np.corrcoef(*loudness)[0, 1] > 0.9


def test_the_voice_before_the_disguise_is_nowhere_in_the_cache(studio: Studio) -> None:
    studio.render(DISGUISED, "{file: audio/host.wav, title: Host, kind: opening}")
    kept = [path for path in (studio.root / ".cache").rglob("*") if path.is_file()]
    spools = [path for path in kept if path.suffix in {".s16", ".f32", ".wav"}]
    assert len(spools) == 2
    for path in spools:
        sound = np.fromfile(path, "<i2").astype(np.float32) / 32768
        best = max(
            abs(shift_of(SPEECH[at : at + RATE // 2], sound.astype(np.float32), at)[1])
            for at in range(RATE, 5 * RATE, RATE)
        )
        assert best < 0.5, path
    assert not list((studio.root / ".cache/gaung/temporary").rglob("*"))


def test_what_was_drawn_is_neither_kept_nor_told(studio: Studio, capfd: pytest.CaptureFixture[str]) -> None:
    studio.render(DISGUISED)
    told = capfd.readouterr()
    written = [path.read_bytes() for path in (studio.root / ".cache").rglob("*.json")]
    written += [path.read_bytes() for path in (studio.root / "made").rglob("*.json")]
    assert written
    for word in (b"power", b"pitch", b"flatness", b"seed"):
        assert not any(word in content for content in written)
    assert told.out + told.err == ""
    assert "0.7" not in repr(Draw(power=0.7, pitch=1.2, flatness=0.4))


def test_a_rebuild_gives_the_same_bytes_and_a_purged_cache_draws_anew(studio: Studio) -> None:
    first = studio.render(DISGUISED, to="satu").mp3.read_bytes()
    assert studio.render(DISGUISED, to="dua").mp3.read_bytes() == first
    studio.store.sweep(set())
    assert studio.render(DISGUISED, to="tiga").mp3.read_bytes() != first


def test_listeners_are_told(studio: Studio) -> None:
    assert studio.render(DISGUISED, to="a").facts.disguised
    assert not studio.render("{file: audio/host.wav, title: T, kind: dialog}", to="b").facts.disguised


def test_a_replaced_voice_is_that_of_the_colleague(studio: Studio) -> None:
    made = studio.render(REVOICED)
    assert likeness(babble(8, 5), made.heard()) > 0.9
    assert not made.facts.synthetic
    spools = list((studio.root / ".cache").rglob("*.s16"))
    assert len(spools) == 1
    assert spools[0].stat().st_size == 2 * 8 * RATE


def test_a_computer_can_say_the_words_instead(studio: Studio) -> None:
    pytest.importorskip("espeakng_loader")
    made = studio.render(
        "{file: audio/anak.wav, title: T, kind: dialog, voice: revoice, speech: {text: Kami berani bercerita.}}"
    )
    assert made.facts.synthetic
    assert "Kami berani bercerita." in (made.folder / "transcript.id.vtt").read_text("utf-8")


def test_the_original_need_not_be_there(studio: Studio) -> None:
    made = studio.render("{title: T, kind: dialog, voice: revoice, start: 1, end: 5, revoice: {file: audio/rekan.wav}}")
    assert made.facts.seconds == pytest.approx(4.0, abs=0.1)


@pytest.mark.parametrize(
    ("gain_db", "start", "seconds"), [(0.0, 0.0, 9.0), (-14.0, 2.0, 5.0), (0.0, 4.0, 1.5)], ids=["all", "soft", "short"]
)
def test_a_leak_of_the_original_stops_the_build(gain_db: float, start: float, seconds: float, studio: Studio) -> None:
    original = babble(9, 90)
    record(studio.audio / "anak.wav", original)
    mixed = babble(12, 91)
    first, count = round(start * RATE), round(seconds * RATE)
    mixed[2 * RATE : 2 * RATE + count] += original[first : first + count] * 10 ** (gain_db / 20)
    record(studio.audio / "campur.wav", mixed)
    problems = studio.problems(REVOICED, "{file: audio/campur.wav, title: Lain, kind: dialog}")
    assert [problem.code for problem in problems] == ["audio-revoice-leak"]
    (problem,) = problems
    assert problem.place is not None
    minutes, found_seconds = str(problem.facts["at"]).split(":")
    assert 8 + 2 - 1 <= 60 * int(minutes) + int(found_seconds) <= 8 + 2 + seconds + 1
    for language in COMPLETE:
        assert "anak.wav" in as_text(problem, language)


def test_a_replacement_that_is_the_original_itself_is_found(studio: Studio) -> None:
    record(studio.audio / "anak.wav", babble(9, 90))
    record(studio.audio / "rekan.wav", babble(9, 90), "-ar", "22050")
    assert [problem.code for problem in studio.problems(REVOICED)] == ["audio-revoice-leak"]


def test_other_voices_are_no_leak(tmp_path: Path) -> None:
    hum = 0.05 * np.sin(2 * np.pi * 50 * np.arange(40 * RATE) / RATE).astype(np.float32)
    original = record(tmp_path / "asli.wav", np.concatenate([SPEECH, babble(31, 1)]) + hum)
    other = vowel(20, RATE, low_hz=150, high_hz=230, formants=(500.0, 1300.0)).astype(np.float32)
    programme = record(tmp_path / "lain.mp3", np.concatenate([other, babble(20, 2)]) + hum, "-b:a", "64k")
    assert leak(original, programme) is None


@pytest.mark.parametrize(
    ("segment", "code"),
    [
        ("{speech: {text: Halo.}, title: T, kind: dialog, voice: disguise}", "audio-disguise-without-file"),
        ("{file: audio/anak.wav, title: T, kind: dialog, voice: revoice}", "audio-revoice-by"),
        (
            "{title: T, kind: dialog, voice: revoice, revoice: {file: audio/rekan.wav}, speech: {text: Halo.}}",
            "audio-revoice-by",
        ),
        (
            "{title: T, kind: dialog, voice: revoice, revoice: {file: audio/rekan.wav}, silence_seconds: 2}",
            "audio-revoice-by",
        ),
        ("{file: audio/anak.wav, title: T, kind: dialog, revoice: {file: audio/rekan.wav}}", "audio-revoice-voice"),
        (
            "{title: T, kind: dialog, voice: revoice, speech: {text: Halo.}, transcript: audio/a.vtt}",
            "audio-revoice-transcript",
        ),
        ("{file: audio/anak.wav, title: T, kind: dialog, voice: bisik}", "read-choice"),
    ],
)
def test_what_does_not_fit_is_one_sentence_at_its_line(segment: str, code: str, studio: Studio) -> None:
    (problem,) = studio.problems(segment)
    assert problem.place is not None
    assert problem.place.line > 5
    if code != "read-choice":  # the reader's own code for a word that is none of the choices
        assert problem.code == code
    for language in COMPLETE:
        assert problem.code in as_text(problem, language)


def test_a_colleagues_missing_recording_is_found_at_its_place(studio: Studio) -> None:
    (studio.audio / "rekan.wav").unlink()
    (problem,) = studio.problems(REVOICED)
    assert problem.code == "audio-file-missing"
    assert problem.facts["file"] == "episodes/acara/satu/audio/rekan.wav"
    _, episode = studio.campaign(REVOICED)
    revoice = episode.segments[0].revoice
    assert revoice is not None
    assert problem.place == revoice.where("file")


def test_rumble_is_taken_out_if_wanted(studio: Studio) -> None:
    rumble = 0.2 * np.sin(2 * np.pi * 30 * np.arange(8 * RATE) / RATE)
    record(studio.audio / "angin.wav", np.asarray(babble(8, 3) + rumble, np.float32))

    def low_part(more: str, to: str) -> float:
        heard = studio.render(f"{{file: audio/angin.wav, title: T, kind: dialog{more}}}", to=to).heard()
        power = np.abs(np.fft.rfft(heard)) ** 2
        return float(power[np.fft.rfftfreq(len(heard), 1 / RATE) < 45].sum() / power.sum())

    assert low_part(", high_pass: true", "dengan") < 0.06 * low_part("", "tanpa")


def test_steady_noise_is_made_softer_if_wanted(studio: Studio) -> None:
    hiss = np.random.default_rng(4).standard_normal(14 * RATE) * 10 ** (-42 / 20)
    sound = np.concatenate([np.zeros(3 * RATE), babble(8, 3, -18.0), np.zeros(3 * RATE)]) + hiss
    record(studio.audio / "kipas.wav", np.asarray(sound, np.float32))

    def pause_db(more: str, to: str) -> float:
        heard = studio.render(f"{{file: audio/kipas.wav, title: T, kind: dialog{more}}}", to=to).heard()
        assert len(heard) == pytest.approx(14 * RATE, abs=2500)
        where, like = shift_of(babble(8, 3)[RATE : 4 * RATE], heard, 4 * RATE)
        assert (abs(where - 4 * RATE) < 3, like > 0.9) == (True, True)  # captions still fit
        pause, speech = heard[12 * RATE : 13 * RATE], heard[4 * RATE : 10 * RATE]
        return float(10 * np.log10(np.mean(pause**2) / np.mean(speech**2)))

    assert pause_db(", reduce_noise: true", "dengan") < pause_db("", "tanpa") - 10


@pytest.mark.parametrize("hiss_db", [-30, -42, -60])
def test_hiss_is_twelve_decibels_softer_and_the_voice_is_nearer_to_itself(hiss_db: int) -> None:
    speech = babble(8, 3, -18.0)
    hiss = np.random.default_rng(4).standard_normal(12 * RATE) * 10 ** (hiss_db / 20)
    sound = np.asarray(np.concatenate([speech, np.zeros(4 * RATE)]) + hiss, np.float32)
    made = np.concatenate(list(quieter(lambda: [sound[at : at + 50_021] for at in range(0, len(sound), 50_021)])))
    assert len(made) == len(sound)
    pause = slice(10 * RATE, 11 * RATE)
    assert 10 * np.log10(np.mean(sound[pause] ** 2) / np.mean(made[pause] ** 2)) == pytest.approx(12, abs=1)
    assert likeness(speech, made[: 8 * RATE]) >= likeness(speech, sound[: 8 * RATE]) - 1e-4
    assert shift_of(speech[RATE : 2 * RATE], made, RATE)[0] == RATE


def test_a_voice_without_pauses_is_hardly_touched() -> None:
    speech = babble(8, 3, -18.0)
    assert likeness(speech, np.concatenate(list(quieter(lambda: [speech])))) > 0.98


@pytest.mark.parametrize("change", ["high_pass: true", "reduce_noise: true", "voice: disguise"])
def test_every_treatment_is_in_the_recipe_and_changes_one_sound_only(change: str, studio: Studio) -> None:
    other = "{file: audio/host.wav, title: Host, kind: opening}"
    plain = "{file: audio/anak.wav, title: T, kind: dialog}"
    treated = plain.replace("}", f", {change}}}")
    digests = Digests(studio.root / "digests.json")
    keys = {audio.recipe(*studio.campaign(segment, other), digests).key for segment in (plain, treated)}
    assert len(keys) == 2
    studio.render(plain, other, to="a")
    kept = set((studio.root / ".cache/gaung/made/sound").iterdir())
    studio.render(treated, other, to="b")
    assert len(set((studio.root / ".cache/gaung/made/sound").iterdir()) - kept) == 1


def test_a_recipe_of_a_disguise_says_so_and_no_more(studio: Studio) -> None:
    studio.render(DISGUISED)
    (manifest,) = (studio.root / ".cache/gaung/made/sound").glob("*/manifest.json")
    treatment = json.loads(manifest.read_text("utf-8"))["recipe"]["settings"]["treatment"]
    assert treatment == {
        "high_pass": False,
        "reduce_noise": False,
        "disguise": True,
        "hook": None,
        "keeps_length": False,
        "revision": 1,
    }
