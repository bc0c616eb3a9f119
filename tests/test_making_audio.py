"""A rundown to finished files: order, completeness, loudness, chapters, tags, captions, secrets, sameness."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import mutagen
import numpy as np
import pyloudnorm
import pytest
import webvtt

from audio_fixtures import FOLDER, Studio, babble, decoded_rate, record, shift_of, sine
from gaung.making import audio
from gaung.making.audio.decode import RATE, decode
from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.making.digest import Digests
from gaung.messages import COMPLETE, as_text
from gaung.model.station import StationFormat
from gaung.problem import CampaignError

CANARY = "KenariRahasia-6.2088S-106.8456E"


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def heard_loudness(path: Path) -> float:
    """Integrated loudness as heard, by pyloudnorm."""
    sound = decoded_rate(path, 48_000).astype(np.float64)
    return float(pyloudnorm.Meter(48_000).integrated_loudness(np.stack([sound, sound], axis=1)))


PHONES = (
    ("1.m4a", -14.0, ("-ar", "48000", "-c:a", "aac", "-b:a", "128k")),
    ("2.opus", -30.0, ("-ar", "48000", "-c:a", "libopus", "-b:a", "32k", "-f", "ogg")),
    ("3.mp3", -20.0, ("-c:a", "libmp3lame", "-q:a", "4")),
    ("4.wav", -26.0, ("-ar", "8000", "-c:a", "pcm_s16le")),
    ("5.flac", -38.0, ("-ar", "48000", "-c:a", "flac")),
)


def phone_recordings(studio: Studio) -> list[np.ndarray[tuple[int], np.dtype[np.float32]]]:
    sounds = []
    for index, (name, level_db, options) in enumerate(PHONES):
        sounds.append(babble(6 + index, 20 + index, level_db))
        record(studio.audio / name, sounds[-1], *options)
    return sounds


def test_every_source_is_in_the_programme_once_in_order_and_whole(studio: Studio) -> None:
    sounds = phone_recordings(studio)
    segments = [
        f"{{file: audio/{name}, title: B{index}, kind: dialog, crossfade_seconds: {0.5 if index else 0}}}"
        for index, (name, _, _) in enumerate(PHONES)
    ]
    made = studio.render(*segments)
    heard = made.heard()
    begins = 0
    for index, one in enumerate(sounds):
        for part in (1, len(one) // RATE - 2):  # near the beginning and near the end
            piece = one[part * RATE : (part + 1) * RATE]
            at, like = shift_of(piece, heard, begins + part * RATE)
            assert like > 0.85, (index, part)
            assert abs(at - begins - part * RATE) < 0.03 * RATE
        begins += len(one) - RATE // 2
    assert len(heard) / RATE == pytest.approx((begins + RATE // 2) / RATE, abs=0.1)
    assert made.facts.seconds == pytest.approx(len(heard) / RATE, abs=0.01)
    starts = [chapter.start_seconds for chapter in made.facts.chapters]
    assert starts == pytest.approx([0, 5.5, 12.0, 19.5, 28.0], abs=0.1)


def test_the_encoded_file_has_the_loudness_and_the_peak_that_are_promised(studio: Studio) -> None:
    phone_recordings(studio)
    record(studio.audio / "bed.mp3", sine(220, 5, -12), "-b:a", "128k")
    made = studio.render(
        "{file: audio/1.m4a, title: A, kind: dialog}",
        "{file: audio/2.opus, title: B, kind: vox_pop}",
        "{file: audio/5.flac, title: C, kind: tips}",
        more="music_bed: {file: audio/bed.mp3, fade_seconds: 1}",
    )
    assert heard_loudness(made.mp3) == pytest.approx(-16.0, abs=0.3)
    assert made.facts.loudness_lufs == pytest.approx(heard_loudness(made.mp3), abs=0.1)
    over = decoded_rate(made.mp3, 4 * RATE)
    assert 20 * np.log10(np.abs(over).max()) <= -1.0 + 0.1
    assert made.facts.true_peak_dbtp <= -1.0
    assert made.facts.true_peak_dbtp == pytest.approx(20 * np.log10(np.abs(over).max()), abs=0.3)


def hard_source(name: str) -> tuple[np.ndarray, int]:
    """Twelve seconds that are difficult to bring to a loudness and under a ceiling, and their sample rate."""
    time = np.arange(12 * RATE) / RATE
    match name:
        case "driven":
            return np.tanh(4 * babble(12, 5, -8.0)).astype(np.float32), RATE
        case "quiet":
            return babble(12, 5, -48.0), RATE
        case "peaky":
            sound = babble(12, 5, -30.0)
            sound[:: RATE // 3] = 0.9
            return sound, RATE
        case "music":  # chords that swell, and a drum on every half second
            chords = sum(np.sin(2 * np.pi * hertz * time) for hertz in (196.0, 261.6, 329.6, 392.0, 523.3))
            drum = np.exp(-30 * (time % 0.5)) * np.sin(2 * np.pi * 90 * time)
            return (0.12 * chords * (0.6 + 0.4 * np.sin(time)) + 0.5 * drum).astype(np.float32), RATE
    return babble(12 * 8000 / RATE, 5, -20.0), 8000


@pytest.mark.parametrize("name", ["driven", "quiet", "peaky", "music", "telephone"])
def test_hard_sources_keep_the_promise(studio: Studio, name: str) -> None:
    sound, rate = hard_source(name)
    record(studio.audio / f"{name}.wav", sound, "-c:a", "pcm_s24le", rate=rate)
    kind = "music" if name == "music" else "dialog"
    stations = ", ".join(f"{{id: {one.value}, name: {one.value}, format: {one.value}}}" for one in StationFormat)
    made = studio.render(f"{{file: audio/{name}.wav, title: A, kind: {kind}}}", show=f"stations: [{stations}]")
    opus = next(path for path in made.files if path.suffix == ".opus")
    wanted = {made.mp3: -16.0, opus: -16.0}
    wanted |= {made.folder / one.file: -23.0 + 3.01 for one in made.facts.stations.values()}
    assert len(wanted) == 2 + len(StationFormat)
    for file, lufs in wanted.items():
        assert heard_loudness(file) == pytest.approx(lufs, abs=0.3), file.name
        over = decoded_rate(file, 4 * RATE)
        assert 20 * np.log10(np.abs(over).max()) <= -1.0 + 0.1, file.name
    assert made.facts.true_peak_dbtp <= -1.0


def test_another_target_is_met_too(studio: Studio) -> None:
    record(studio.audio / "a.wav", babble(8, 1))
    made = studio.render(
        "{file: audio/a.wav, title: A, kind: dialog}", show="loudness: {podcast_lufs: -19, true_peak_dbtp: -3}"
    )
    assert heard_loudness(made.mp3) == pytest.approx(-19.0, abs=0.3)
    assert made.facts.true_peak_dbtp <= -3.0


def test_the_small_file_keeps_the_same_promises(studio: Studio) -> None:
    one = babble(9, 6, -33)
    record(studio.audio / "a.wav", one, "-c:a", "pcm_s24le")
    made = studio.render(
        "{file: audio/a.wav, title: Satu, kind: dialog}", "{silence_seconds: 1, title: Dua, kind: bumper}"
    )
    assert made.facts.low is not None
    assert made.low.name == made.mp3.name.replace(".mp3", ".low.opus")
    assert made.low.stat().st_size == made.facts.low.bytes < 0.5 * made.facts.bytes
    assert heard_loudness(made.low) == pytest.approx(-16.0, abs=0.3)
    assert made.facts.low.loudness_lufs == pytest.approx(heard_loudness(made.low), abs=0.15)
    assert made.facts.low.true_peak_dbtp <= -1.0
    heard = decoded_rate(made.low, RATE)
    assert len(heard) / RATE == pytest.approx(10.0, abs=0.05)
    assert shift_of(one[3 * RATE : 5 * RATE], heard, 3 * RATE)[1] > 0.8
    tags = mutagen.File(made.low).tags
    assert tags["title"] == ["Jejak #1; uji = coba"]
    assert tags["chapter001name"] == ["Dua"]
    assert tags["chapter001"] == ["00:00:09.000"]


def test_a_show_can_do_without_the_small_file(studio: Studio) -> None:
    record(studio.audio / "a.wav", babble(3, 6))
    made = studio.render("{file: audio/a.wav, title: Satu, kind: dialog}", show="low_data: false")
    assert made.facts.low is None
    assert {path.suffix for path in made.files} == {".mp3", ".json"}


def test_segments_are_levelled_to_each_other(studio: Studio) -> None:
    record(studio.audio / "loud.wav", babble(6, 1, -12))
    record(studio.audio / "soft.wav", babble(6, 2, -36))
    made = studio.render(
        "{file: audio/loud.wav, title: A, kind: dialog}", "{file: audio/soft.wav, title: B, kind: dialog, gain_db: -3}"
    )
    meter, heard = pyloudnorm.Meter(RATE), made.heard().astype(np.float64)
    loud, soft = meter.integrated_loudness(heard[: 6 * RATE]), meter.integrated_loudness(heard[6 * RATE : 12 * RATE])
    assert loud - soft == pytest.approx(3.0, abs=0.4)


def test_trims_silence_and_tones_are_exact(studio: Studio) -> None:
    one = babble(10, 3)
    record(studio.audio / "a.wav", one)
    made = studio.render(
        "{file: audio/a.wav, title: A, kind: dialog, start: 2.5, end: 0:06}",
        "{silence_seconds: 1.5, title: Jeda, kind: bumper, chapter: false}",
        "{tone: {seconds: 1, frequency_hz: 880}, title: Bip, kind: bumper}",
    )
    heard = made.heard()
    assert len(heard) / RATE == pytest.approx(6.0, abs=0.06)
    at, like = shift_of(one[3 * RATE : 5 * RATE], heard, RATE // 2)
    assert like > 0.95
    assert abs(at - RATE // 2) <= 2
    assert np.abs(heard[round(3.7 * RATE) : round(4.8 * RATE)]).max() < 0.01
    tone = heard[round(5.2 * RATE) : round(5.8 * RATE)]
    assert np.argmax(np.abs(np.fft.rfft(tone))) * RATE / len(tone) == pytest.approx(880, abs=2)
    assert [(c.title, c.start_seconds, c.end_seconds) for c in made.facts.chapters] == [("A", 0, 5), ("Bip", 5, 6)]


def test_a_bed_lies_under_speech_and_is_gone_under_music(studio: Studio) -> None:
    speech = babble(10, 3)
    speech[4 * RATE : 7 * RATE] = 0
    record(studio.audio / "a.wav", speech)
    record(studio.audio / "song.wav", babble(10, 4))
    record(studio.audio / "bed.wav", sine(6000, 7, -20))
    made = studio.render(
        "{file: audio/a.wav, title: A, kind: dialog}",
        "{file: audio/song.wav, title: L, kind: music}",
        more="music_bed: {file: audio/bed.wav, gain_db: -15, duck_db: -10, fade_seconds: 1}",
    )
    heard = made.heard()

    def bed_db(start: float, end: float) -> float:
        part = heard[round(start * RATE) : round(end * RATE)] * np.hanning(round(end * RATE) - round(start * RATE))
        spectrum = np.abs(np.fft.rfft(part))
        middle = round(6000 * len(part) / RATE)
        return float(20 * np.log10(spectrum[middle - 3 : middle + 4].max() / len(part)))

    under_speech, alone, under_music = bed_db(2, 3.8), bed_db(5.9, 6.6), bed_db(12, 18)
    assert alone - under_speech == pytest.approx(11, abs=3)  # 64k takes a little more of what speech hides
    assert under_music < under_speech - 15


def test_chapters_tags_and_captions_read_back(studio: Studio) -> None:
    record(studio.audio / "a.wav", babble(5, 1))
    record(studio.audio / "b.wav", babble(5, 2))
    (studio.audio / "a.vtt").write_bytes(
        "\ufeffWEBVTT\r\n\r\n1\r\n00:01.000 --> 00:02.000\r\n<v Sari>Halo &amp; selamat datang</v>\r\n".encode()
    )
    (studio.audio / "b.srt").write_text(
        "1\n00:00:00,500 --> 00:00:01,500\ndipotong\n\n2\n00:00:02,000 --> 00:00:03,500\n" + "kata panjang " * 12 + "\n"
    )
    made = studio.render(
        "{file: audio/a.wav, title: 'Pembuka; #1 = halo', kind: opening, transcript: audio/a.vtt, help_text: true}",
        "{file: audio/b.wav, title: नमस्ते, kind: dialog, transcript: audio/b.srt, start: 1.5, crossfade_seconds: 1}",
        more="episode: 7",
    )
    tags = mutagen.File(made.mp3)
    chapters = [(c.sub_frames["TIT2"].text[0], c.start_time, c.end_time) for c in tags.tags.getall("CHAP")]
    assert chapters == [("Pembuka; #1 = halo", 0, 4000), ("नमस्ते", 4000, 7500)]
    assert len(tags.tags.getall("CTOC")[0].child_element_ids) == 2
    texts = {name: str(tags.tags[name]) for name in ("TIT2", "TPE1", "TALB", "TLAN", "TRCK")}
    assert texts == {
        "TIT2": "Jejak #1; uji = coba",
        "TPE1": "Sahabat Anak",
        "TALB": "Acara Uji",
        "TLAN": "ind",
        "TRCK": "7",
    }
    assert str(tags.tags["TDRC"]) == "2026-11-20"
    assert tags.info.bitrate == 64_000
    assert tags.info.length == pytest.approx(made.facts.seconds, abs=0.06)
    written = json.loads((made.folder / "chapters.json").read_text("utf-8"))
    assert written["version"] == "1.2.0"
    assert [(c["title"], c["startTime"], c["endTime"]) for c in written["chapters"]] == [
        ("Pembuka; #1 = halo", 0.0, 4.0),
        ("नमस्ते", 4.0, 7.5),
    ]
    captions = webvtt.read(str(made.folder / "transcript.id.vtt")).captions
    assert [(c.start, c.end, c.voice) for c in captions] == [
        ("00:00:01.000", "00:00:02.000", "Sari"),
        ("00:00:04.500", "00:00:06.000", None),
    ]
    assert captions[0].text == "Halo &amp; selamat datang"
    assert all(len(line) <= 65 for caption in captions for line in caption.lines)
    assert [chapter.help_text for chapter in made.facts.chapters] == [True, False]


def test_nothing_that_a_phone_notes_reaches_the_public(studio: Studio) -> None:
    record(studio.audio / "raw.wav", babble(3, 1))
    notes = ["title", "artist", "comment", "location", "com.apple.quicktime.location.ISO6709", "description"]
    options = [part for note in notes for part in ("-metadata", f"{note}={CANARY}")]
    for name, coder in (("a.m4a", "aac"), ("b.mp3", "libmp3lame"), ("c.flac", "flac"), ("d.ogg", "libopus")):
        record(studio.audio / name, babble(3, 2), *options, "-movflags", "use_metadata_tags", "-c:a", coder)
        assert CANARY.encode() in (studio.audio / name).read_bytes()
    (studio.audio / "raw.wav").unlink()
    made = studio.render(
        *(f"{{file: audio/{n}, title: T, kind: dialog}}" for n in ("a.m4a", "b.mp3", "c.flac", "d.ogg")),
        show="stations: [{id: w, name: W}, {id: f, name: F, format: flac}, {id: m, name: M, format: mp2},"
        " {id: n, name: N, format: mp3}]",
    )
    assert {path.suffix for path in made.files} >= {".mp3", ".opus", ".wav", ".flac", ".mp2", ".json"}
    for path in made.files:
        content = path.read_bytes()
        assert CANARY.encode() not in content
        assert CANARY.encode("utf-16-le") not in content
        assert str(studio.root).encode() not in content
    assert b"Lavf6" not in made.mp3.read_bytes()


def test_the_same_input_gives_the_same_bytes(studio: Studio) -> None:
    phone_recordings(studio)
    segments = [f"{{file: audio/{name}, title: T, kind: dialog}}" for name, _, _ in PHONES[:3]]
    one = studio.render(*segments, to="one")
    shutil.rmtree(studio.root / ".cache")
    two = studio.render(*segments, to="two")
    assert [path.name for path in one.files] == [path.name for path in two.files]
    for path in one.files:
        assert path.read_bytes() == (two.folder / path.relative_to(one.folder)).read_bytes()


def test_a_changed_level_decodes_nothing_and_a_new_recording_only_itself(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone_recordings(studio)
    names = [name for name, _, _ in PHONES[:3]]
    segments = [f"{{file: audio/{name}, title: T, kind: dialog}}" for name in names]
    studio.render(*segments, to="one")
    decoded: list[str] = []

    def watched(root: Path, path: Path, *arguments: object, **options: object) -> object:
        decoded.append(path.name)
        return decode(root, path, *arguments, **options)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr("gaung.making.audio.sound.decode", watched)
    louder = [segment.replace("kind: dialog", "kind: dialog, gain_db: 2") for segment in segments[:1]]
    studio.render(*louder, *segments[1:], to="two")
    assert decoded == []
    record(studio.audio / names[1], babble(4, 77), *PHONES[1][2])
    studio.render(*segments, to="three")
    assert decoded == [names[1]]


def test_the_recipe_names_what_matters_and_where_it_stands(studio: Studio) -> None:
    record(studio.audio / "a.wav", babble(2, 1))
    digests = Digests(studio.root / "digests.json")
    campaign, episode = studio.campaign("{file: audio/a.wav, title: A, kind: dialog, gain_db: -3}")
    before = audio.recipe(campaign, episode, digests)
    assert before.name == "episode/acara/satu"
    assert list(before.inputs) == [f"{FOLDER}/audio/a.wav"]
    assert before.places["segments[0].gain_db"] == f"{FOLDER}/episode.yaml:6:58"
    assert before.places["show.title"] == "episodes/acara/show.yaml:1:8"
    assert before.places[f"inputs.{FOLDER}/audio/a.wav"] == f"{FOLDER}/episode.yaml:6:12"
    assert before.tools["ffmpeg"]
    campaign, episode = studio.campaign("{title: A, file: audio/a.wav, gain_db: -3, kind: dialog} # catatan")
    assert audio.recipe(campaign, episode, digests).key == before.key
    for changed in (
        "{file: audio/a.wav, title: A, kind: dialog, gain_db: -2}",
        "{file: audio/a.wav, title: B, kind: dialog, gain_db: -3}",
        "{file: audio/a.wav, title: A, kind: dialog, gain_db: -3, start: 0.5}",
        "{file: audio/a.wav, title: A, kind: dialog, gain_db: -3, fade_in_seconds: 1}",
    ):
        assert audio.recipe(*studio.campaign(changed), digests).key != before.key
    segment = "{file: audio/a.wav, title: A, kind: dialog, gain_db: -3}"
    quieter = studio.campaign(segment, show="loudness: {podcast_lufs: -18}")
    assert audio.recipe(*quieter, digests).key != before.key


def test_every_problem_is_told_at_once_each_at_its_line(studio: Studio) -> None:
    record(studio.audio / "good.wav", babble(4, 1))
    record(studio.audio / "silent.wav", np.zeros(RATE * 2, np.float32))
    record(studio.audio / "whisper.wav", babble(3, 2, -60), "-c:a", "pcm_s24le")
    (studio.audio / "page.mp3").write_text("<!doctype html>")
    (studio.audio / "folder.mp3").mkdir()
    (studio.audio / "bad.vtt").write_text("WEBVTT\n\n00:05.000 --> 00:01.000\nterbalik\n")
    (studio.audio / "empty.srt").write_text("\n")
    segments = (
        "{file: audio/good.wav, title: T, kind: dialog, start: 9}",
        "{file: audio/good.wav, title: T, kind: dialog, end: 9}",
        "{file: audio/silent.wav, title: T, kind: dialog}",
        "{file: audio/page.mp3, title: T, kind: dialog}",
        "{file: audio/folder.mp3, title: T, kind: dialog}",
        "{file: audio/nothing.mp3, title: T, kind: dialog}",
        "{file: audio/good.wav, title: T, kind: dialog, transcript: audio/bad.vtt}",
        "{file: audio/good.wav, title: T, kind: dialog, transcript: audio/empty.srt}",
        "{file: audio/good.wav, title: T, kind: dialog, crossfade_seconds: 1}",
    )
    found = studio.problems(*segments, more="music_bed: {file: audio/page.mp3}")
    assert [(p.code, p.place.line if p.place else 0) for p in found] == [
        ("audio-not-a-recording", 4),
        ("audio-start-past-end", 6),
        ("audio-end-past-end", 7),
        ("audio-silent", 8),
        ("audio-not-a-recording", 9),
        ("audio-not-a-file", 10),
        ("audio-file-missing", 11),
        ("audio-transcript-backwards", 12),
        ("audio-transcript-empty", 13),
    ]
    later = studio.problems(
        "{file: audio/whisper.wav, title: T, kind: dialog}",
        "{file: audio/good.wav, title: T, kind: dialog, crossfade_seconds: 3.5}",
        to="later",
    )
    assert [p.code for p in later] == ["audio-too-quiet", "audio-crossfade-too-long"]
    for problem in (*found, *later):
        for language in COMPLETE:
            said = as_text(problem, language, studio.root)
            assert problem.code in said
            assert str(studio.root) not in said
            assert "{" not in said.splitlines()[0]


def test_a_recipe_of_what_cannot_be_read_is_a_problem(studio: Studio) -> None:
    campaign, episode = studio.campaign("{file: audio/nothing.mp3, title: T, kind: dialog}")
    with pytest.raises(CampaignError) as caught:
        audio.recipe(campaign, episode, Digests(studio.root / "digests.json"))
    assert caught.value.problems[0].code == "audio-file-missing"


def test_oddities_are_kept_and_found_again_after_the_rundown_moved(studio: Studio) -> None:
    speech = babble(5, 1)
    record(studio.audio / "plug.wav", np.stack([speech, speech * 0], axis=1))
    record(studio.audio / "soft.wav", babble(5, 2, -45), "-c:a", "pcm_s24le")
    segments = (
        "{file: audio/plug.wav, title: T, kind: dialog, crossfade_seconds: 1}",
        "{file: audio/soft.wav, title: T, kind: dialog}",
    )
    made = studio.render(*segments)
    found = audio.warnings(made.episode, made.facts)
    assert [(p.code, p.place.line if p.place else 0) for p in found] == [
        ("audio-one-channel", 6),
        ("audio-crossfade-first", 6),
        ("audio-very-quiet", 7),
    ]
    assert {str(problem.severity) for problem in found} == {"warning"}
    _, moved = studio.campaign(*segments, more="# satu baris lagi")
    assert audio.warnings(moved, made.facts)[2].place == moved.segments[1].where("file")
    for problem in found:
        assert all(as_text(problem, language, studio.root) for language in COMPLETE)


def test_silence_alone_is_no_programme(studio: Studio) -> None:
    found = studio.problems("{silence_seconds: 5, title: T, kind: dialog}")
    assert [problem.code for problem in found] == ["audio-nothing-heard"]


def test_a_programme_longer_than_a_chunk_has_no_seam(studio: Studio) -> None:
    record(studio.audio / "tone.wav", sine(440, 25, -20))
    heard = studio.render("{file: audio/tone.wav, title: T, kind: dialog}").heard()
    inner = heard[RATE : 24 * RATE].astype(np.float64)
    when = np.arange(len(inner)) / RATE
    phase = np.angle(np.sum(inner * np.exp(-2j * np.pi * 440 * when)))
    fitted = np.cos(2 * np.pi * 440 * when + phase)
    fitted *= np.dot(inner, fitted) / np.dot(fitted, fitted)
    assert np.abs(inner - fitted).max() < 0.04 * np.abs(fitted).max()


def test_ffmpeg_is_there() -> None:
    assert ffmpeg_path().is_file()
