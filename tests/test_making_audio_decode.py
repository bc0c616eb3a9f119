"""Every format that phones and programs make comes in; whatever pretends to be a recording stays out."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path, PurePosixPath

import numpy as np
import pytest

from audio_fixtures import babble, collect, likeness, record, shift_of, sine
from gaung.making.audio.decode import (
    RATE,
    Decoded,
    Finding,
    Samples,
    _as_a_filter,
    _in_threads,
    _is_odd,
    _Job,
    _run,
    decode,
)
from gaung.making.audio.ffmpeg import FfmpegMissingError, Limits, ffmpeg_path, ffmpeg_version, running
from gaung.making.audio.sniff import SoundError, demuxers_for

SECONDS = 3.0
SPEECH = babble(SECONDS, 11)

FORMATS = {
    "phone.m4a": ("-ar", "48000", "-c:a", "aac", "-b:a", "128k"),
    "old.3gp": ("-ar", "8000", "-ac", "1", "-c:a", "libopencore_amrnb", "-b:a", "12.2k"),
    "old.amr": ("-ar", "8000", "-ac", "1", "-c:a", "libopencore_amrnb", "-b:a", "12.2k"),
    "whatsapp.opus": ("-ar", "48000", "-ac", "1", "-c:a", "libopus", "-b:a", "24k", "-f", "ogg"),
    "recorder.ogg": ("-c:a", "libvorbis", "-q:a", "4"),
    "browser.webm": ("-c:a", "libopus", "-b:a", "48k"),
    "constant.mp3": ("-c:a", "libmp3lame", "-b:a", "96k"),
    "variable.mp3": ("-c:a", "libmp3lame", "-q:a", "5"),
    "noxing.mp3": ("-c:a", "libmp3lame", "-b:a", "96k", "-write_xing", "0", "-id3v2_version", "0"),
    "stream.aac": ("-c:a", "aac", "-b:a", "96k", "-f", "adts"),
    "lossless.flac": ("-c:a", "flac"),
    "mac.aiff": ("-c:a", "pcm_s16be"),
    "mac.caf": ("-c:a", "pcm_s16le"),
    "windows.wma": ("-c:a", "wmav2", "-b:a", "96k"),
    **{f"{rate}.wav": ("-ar", str(rate), "-c:a", "pcm_s16le") for rate in (8000, 11_025, 16_000, 22_050, 32_000)},
    **{f"{rate}.wav": ("-ar", str(rate), "-c:a", "pcm_s16le") for rate in (44_100, 48_000, 96_000)},
    **{f"{kind}.wav": ("-c:a", kind) for kind in ("pcm_u8", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le")},
    "stereo.wav": ("-c:a", "pcm_s24le", "-ar", "48000"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_comes_in_whole_and_in_tune(tmp_path: Path, name: str) -> None:
    source = np.stack([SPEECH, SPEECH], axis=1) if name in {"phone.m4a", "stereo.wav"} else SPEECH
    record(tmp_path / name, source, *FORMATS[name])
    sound = collect(tmp_path, name)
    # coders that do not say how much silence they put before add up to 0.15 s
    assert len(sound) / RATE == pytest.approx(SECONDS, abs=0.16)
    middle = slice(RATE, 2 * RATE)
    lossy = "8000" in name or "11025" in name or name == "pcm_u8.wav"
    least = 0.6 if name.startswith("old") else 0.85 if lossy else 0.95  # AMR models a voice, not a waveform
    at, like = shift_of(SPEECH[middle], sound, RATE)
    assert like > least
    assert abs(at - RATE) < 0.15 * RATE
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(np.sqrt(np.mean(SPEECH**2)), rel=0.15)


@pytest.mark.parametrize("name", FORMATS)
def test_the_cheap_way_of_decoding_gives_the_same_samples(tmp_path: Path, name: str) -> None:
    record(tmp_path / name, SPEECH, *FORMATS[name])
    demuxers = demuxers_for(tmp_path / name, PurePosixPath(name))
    job = _Job(tmp_path / name, PurePosixPath(name), demuxers, 60.0, None)
    heard: list[list[Samples]] = [[], []]
    runs = [_run(job, way(job, None), one.append) for way, one in zip((_as_a_filter, _in_threads), heard, strict=True)]
    assert np.array_equal(np.concatenate(heard[0]), np.concatenate(heard[1]))
    assert runs[0][0] == runs[1][0]
    assert not _is_odd(runs[0][1], job, runs[0][0])


@pytest.mark.parametrize("factor", [0.25, 0.5, 2, 1000])
def test_a_wrong_xing_header_loses_no_sound(tmp_path: Path, factor: float) -> None:
    content = bytearray(record(tmp_path / "a.mp3", SPEECH, *FORMATS["variable.mp3"]).read_bytes())
    at = max(content.find(b"Xing"), content.find(b"Info"))
    frames = int.from_bytes(content[at + 8 : at + 12], "big")
    content[at + 8 : at + 12] = round(frames * factor).to_bytes(4, "big")
    (tmp_path / "wrong.mp3").write_bytes(content)
    found, findings, sound = decoded(tmp_path, "wrong.mp3")
    assert found.samples / RATE == pytest.approx(SECONDS, abs=0.16)
    at, like = shift_of(SPEECH[2 * RATE : -RATE // 10], sound, 2 * RATE)
    assert like > 0.95
    assert {one.code for one in findings} <= {"audio-truncated"}


@pytest.mark.parametrize("name", ["a.wav", "a.m4a", "a.mp3", "a.opus"])
def test_a_stereo_recording_is_the_average_of_both_sides(tmp_path: Path, name: str) -> None:
    left, right = SPEECH, babble(SECONDS, 12)
    record(tmp_path / name, np.stack([left, right], axis=1))
    middle = slice(RATE, 2 * RATE)
    _, like = shift_of((left + right)[middle], collect(tmp_path, name), RATE)
    assert like > 0.9


def test_resampling_leaves_no_mirror_image(tmp_path: Path) -> None:
    record(tmp_path / "phone.wav", sine(3000, 2, -6, 8000), "-c:a", "pcm_s16le", rate=8000)
    sound = collect(tmp_path, "phone.wav")[RATE // 2 : RATE // 2 + 2**15]
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    tone, image = (spectrum[round(hertz * len(sound) / RATE)] for hertz in (3000, 5000))
    assert 20 * np.log10(tone / image) > 60


def test_samples_of_a_plain_wav_come_back_as_they_are(tmp_path: Path) -> None:
    record(tmp_path / "plain.wav", SPEECH, "-c:a", "pcm_f32le")
    assert np.array_equal(collect(tmp_path, "plain.wav"), SPEECH)


def decoded(root: Path, name: str, **options: float) -> tuple[Decoded, list[Finding], Samples]:
    chunks: list[Samples] = []

    def begin() -> object:
        chunks.clear()
        return chunks.append

    found, findings = decode(root, PurePosixPath(name), begin, **options)  # type: ignore[arg-type]
    return found, findings, np.concatenate(chunks)


def refused(root: Path, name: str, **options: float) -> SoundError:
    with pytest.raises(SoundError) as caught:
        decoded(root, name, **options)
    return caught.value


@pytest.mark.parametrize("side", [0, 1])
def test_of_a_dead_channel_the_other_one_is_used(tmp_path: Path, side: int) -> None:
    both = np.zeros((len(SPEECH), 2), np.float32)
    both[:, side] = SPEECH
    record(tmp_path / "plug.wav", both, "-c:a", "pcm_s16le")
    _, findings, sound = decoded(tmp_path, "plug.wav")
    assert [one.code for one in findings] == ["audio-one-channel"]
    assert np.max(np.abs(sound - SPEECH)) < 1e-4


def test_opposite_channels_do_not_cancel_out(tmp_path: Path) -> None:
    record(tmp_path / "cable.wav", np.stack([SPEECH, -SPEECH], axis=1), "-c:a", "pcm_s16le")
    _, findings, sound = decoded(tmp_path, "cable.wav")
    assert [one.code for one in findings] == ["audio-opposite-channels"]
    assert np.max(np.abs(sound - SPEECH)) < 1e-4


def test_numbers_that_are_no_sound_are_cleaned(tmp_path: Path) -> None:
    broken = SPEECH.copy()
    broken[1000], broken[2000], broken[3000], broken[4000] = np.nan, np.inf, -np.inf, 1e20
    record(tmp_path / "broken.wav", broken, "-c:a", "pcm_f32le")
    found, findings, sound = decoded(tmp_path, "broken.wav")
    assert found.bad_values == 4
    assert [one.code for one in findings] == ["audio-not-numbers"]
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 4.0
    rest = np.ones(len(sound), bool)
    rest[[1000, 2000, 3000, 4000]] = False
    assert np.array_equal(sound[rest], SPEECH[rest])


PLAYLIST = "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n"
PRETENDERS = {
    "hls.mp3": PLAYLIST,
    "hls.m3u8": PLAYLIST,
    "concat.wav": "ffconcat version 1.0\nfile {secret}\n",
    "sdp.mp3": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
    "dash.m4a": '<?xml version="1.0"?><MPD><Period><BaseURL>{secret}</BaseURL></Period></MPD>',
    "page.mp3": "<!doctype html><title>Not found</title>",
    "zip.m4a": "PK\x03\x04aaaaaaaaaaaaaaaaaaaaaaaaa",
    "short.mp3": "x",
}


@pytest.mark.parametrize("name", PRETENDERS)
def test_a_pretender_is_told_by_its_first_bytes(tmp_path: Path, name: str) -> None:
    secret = record(tmp_path / "secret.wav", SPEECH, "-c:a", "pcm_s16le")
    (tmp_path / name).write_text(PRETENDERS[name].format(secret=secret), "utf-8")
    error = refused(tmp_path, name)
    assert error.code == "audio-not-a-recording"
    assert error.facts == {"file": name}


def test_a_playlist_behind_a_tag_reads_no_other_file(tmp_path: Path) -> None:
    secret = record(tmp_path / "secret.wav", SPEECH, "-c:a", "pcm_s16le")
    tag = b"ID3\x03\x00\x00\x00\x00\x00\x00"
    (tmp_path / "tagged.mp3").write_bytes(tag + PLAYLIST.format(secret=secret).encode())
    assert refused(tmp_path, "tagged.mp3").code in {"audio-unreadable", "audio-empty"}


def test_what_is_not_a_plain_file_is_not_opened(tmp_path: Path) -> None:
    root = tmp_path / "campaign"
    root.mkdir()
    (root / "folder.mp3").mkdir()
    assert refused(root, "folder.mp3").code == "audio-not-a-file"
    assert refused(root, "missing.mp3").code == "audio-file-missing"
    (root / "empty.mp3").touch()
    assert refused(root, "empty.mp3").code == "audio-empty"


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes, devices and links of a Unix system")
def test_pipes_devices_and_links_out_are_refused_at_once(tmp_path: Path) -> None:
    root = tmp_path / "campaign"
    root.mkdir()
    outside = record(tmp_path / "outside.wav", SPEECH, "-c:a", "pcm_s16le")
    os.mkfifo(root / "pipe.wav")
    (root / "zero.wav").symlink_to("/dev/zero")
    (root / "out.wav").symlink_to(outside)
    (root / "in.wav").symlink_to(record(root / "inside.wav", SPEECH, "-c:a", "pcm_s16le"))
    assert refused(root, "pipe.wav").code == "audio-not-a-file"
    assert refused(root, "zero.wav").code == "audio-outside"
    assert refused(root, "out.wav").code == "audio-outside"
    assert refused(root, "../outside.wav").code == "audio-outside"
    assert len(collect(root, "in.wav")) == len(SPEECH)


@pytest.mark.parametrize(
    "name",
    ["-x.m4a", "%03d.wav", "$(x).wav", "a;b|c.wav", "file:x.wav", "बाल गीत.wav", "concat:a.wav", "~.wav", "'q'.wav"],
)
def test_odd_names_are_only_names(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and set(name) & set('|:"*?<>'):
        pytest.skip("Windows has no such names")
    record(tmp_path / name, SPEECH, "-ar", "44100")
    assert likeness(collect(tmp_path, name)[RATE : 2 * RATE], SPEECH[RATE : 2 * RATE]) > 0.9


def test_a_header_without_sound_is_empty(tmp_path: Path) -> None:
    whole = record(tmp_path / "whole.wav", SPEECH, "-c:a", "pcm_s16le", "-fflags", "+bitexact").read_bytes()
    (tmp_path / "header.wav").write_bytes(whole[:44])
    assert refused(tmp_path, "header.wav").code == "audio-empty"


def test_a_header_that_lies_about_its_length_does_no_harm(tmp_path: Path) -> None:
    whole = bytearray(record(tmp_path / "w.wav", SPEECH, "-c:a", "pcm_s16le", "-fflags", "+bitexact").read_bytes())
    whole[40:44] = struct.pack("<I", 0xFFFF_FFF0)
    (tmp_path / "liar.wav").write_bytes(whole)
    found, _, _ = decoded(tmp_path, "liar.wav")
    assert found.samples == len(SPEECH)


@pytest.mark.parametrize(("offset", "junk"), [(24, 268_000_000), (22, 0)])
def test_a_header_with_absurd_numbers_is_refused(tmp_path: Path, offset: int, junk: int) -> None:
    whole = bytearray(record(tmp_path / "w.wav", SPEECH, "-c:a", "pcm_s16le", "-fflags", "+bitexact").read_bytes())
    width = 4 if offset == 24 else 2
    whole[offset : offset + width] = junk.to_bytes(width, "little")
    (tmp_path / "absurd.wav").write_bytes(whole)
    assert refused(tmp_path, "absurd.wav").code in {"audio-unreadable", "audio-empty"}


@pytest.mark.parametrize("name", ["phone.m4a", "old.amr", "lossless.flac", "whatsapp.opus", "variable.mp3"])
def test_a_cut_off_file_is_refused_or_reported(tmp_path: Path, name: str) -> None:
    whole = record(tmp_path / name, SPEECH, *FORMATS[name]).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    if name == "phone.m4a":  # its table of contents stands at the end
        error = refused(tmp_path, name)
        assert error.code == "audio-unreadable"
        assert str(tmp_path) not in str(error.facts)
        return
    found, findings, _ = decoded(tmp_path, name)
    assert found.samples < len(SPEECH)
    if name in {"variable.mp3", "lossless.flac"}:  # the others do not say how long they should be
        assert {one.code for one in findings} & {"audio-truncated", "audio-damaged"}


def test_a_recording_that_begins_late_is_not_cut_off(tmp_path: Path) -> None:
    record(tmp_path / "late.webm", SPEECH, "-output_ts_offset", "100", "-c:a", "libopus")
    found, findings, _ = decoded(tmp_path, "late.webm")
    assert found.declared_seconds == pytest.approx(SECONDS, abs=0.1)
    assert findings == []


def test_chained_recordings_are_whole(tmp_path: Path) -> None:
    """What changes its sample rate on the way is decoded again the usual way, which goes on after the change."""
    for name, rate in (("1.mp3", "44100"), ("2.mp3", "22050")):
        record(tmp_path / name, SPEECH, "-ar", rate, "-c:a", "libmp3lame", "-b:a", "64k")
    (tmp_path / "chain.mp3").write_bytes((tmp_path / "1.mp3").read_bytes() + (tmp_path / "2.mp3").read_bytes())
    found, _, _ = decoded(tmp_path, "chain.mp3")
    assert found.samples / RATE == pytest.approx(2 * SECONDS, abs=0.3)


def test_a_damaged_file_is_reported(tmp_path: Path) -> None:
    whole = bytearray(record(tmp_path / "x.flac", SPEECH, "-c:a", "flac").read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 400] = bytes(400)
    (tmp_path / "damaged.flac").write_bytes(whole)
    _, findings, _ = decoded(tmp_path, "damaged.flac")
    assert "audio-damaged" in {one.code for one in findings}


def test_hours_of_silence_in_a_small_file_stop_at_the_limit(tmp_path: Path) -> None:
    record(tmp_path / "bomb.flac", np.zeros(8000 * 600, np.float32), "-c:a", "flac", rate=8000)
    error = refused(tmp_path, "bomb.flac", most_seconds=60)
    assert error.code == "audio-too-long"
    assert error.facts["most_minutes"] == 1
    found, _, _ = decoded(tmp_path, "bomb.flac", until_seconds=30, most_seconds=60)
    assert found.samples <= 31 * RATE


def test_a_video_or_a_picture_brings_no_sound_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "photo.m4a").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert refused(tmp_path, "photo.m4a").code == "audio-not-a-recording"


def test_ffmpeg_is_killed_when_its_time_is_over() -> None:
    endless = ["-nostdin", "-re", "-f", "lavfi", "-i", "sine", "-f", "null", "-"]
    with running(endless, limits=Limits(seconds=0.5)) as run:
        pass
    assert run.ended.was_killed
    assert run.process.poll() is not None


def test_ffmpeg_is_killed_when_we_fail() -> None:
    endless = ["-nostdin", "-re", "-f", "lavfi", "-i", "sine", "-f", "null", "-"]
    with pytest.raises(KeyError), running(endless, limits=Limits(seconds=60)) as run:
        raise KeyError
    assert run.process.poll() is not None


@pytest.mark.skipif(sys.platform != "linux", reason="limits for another process exist on Linux only")
def test_a_decoder_may_not_fill_the_disk(tmp_path: Path) -> None:
    wanted = tmp_path / "large.wav"
    flood = ["-nostdin", "-f", "lavfi", "-i", "sine=duration=600", "-y", str(wanted)]
    with running(flood, limits=Limits(file_bytes=1 << 20)) as run:
        pass
    assert run.ended.exit_code != 0
    assert wanted.stat().st_size <= 1 << 20


def test_which_ffmpeg_is_used_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ffmpeg_path()
    for cached in (ffmpeg_path, ffmpeg_version):
        cached.cache_clear()
    try:
        monkeypatch.setenv("FFMPEG", str(real))
        assert ffmpeg_path() == real
        ffmpeg_path.cache_clear()
        monkeypatch.setenv("FFMPEG", "/nowhere/ffmpeg")
        with pytest.raises(FfmpegMissingError):
            ffmpeg_path()
    finally:
        for cached in (ffmpeg_path, ffmpeg_version):
            cached.cache_clear()
