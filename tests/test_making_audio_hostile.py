"""A whole rundown of hostile files: each is refused or survived, with one sentence at its segment's line."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from audio_fixtures import Studio, babble, record
from gaung.making import audio
from gaung.making.audio.decode import RATE
from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.messages import COMPLETE, as_text

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs the limits and mounts of Linux")
SPEECH = babble(3, 5)
KINDS = {
    "a.m4a": ("-c:a", "aac"),
    "b.mp3": ("-c:a", "libmp3lame", "-q:a", "5"),
    "c.flac": ("-c:a", "flac"),
    "d.wav": ("-c:a", "pcm_s16le", "-fflags", "+bitexact"),
}


def recorded(folder: Path, name: str) -> bytearray:
    """The bytes of the speech in one of four formats."""
    path = record(folder / name, SPEECH, *KINDS[name])
    content = bytearray(path.read_bytes())
    path.unlink()
    return content


def segment(name: str) -> str:
    return f'{{file: "audio/{name}", title: T, kind: dialog}}'


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_what_cannot_be_used_is_refused_all_at_once_each_at_its_line(tmp_path: Path) -> None:
    studio = Studio(tmp_path / "campaign")
    folder = studio.audio
    m4a, flac, wav = (recorded(folder, name) for name in ("a.m4a", "c.flac", "d.wav"))
    secret = record(folder / "secret.wav", SPEECH)
    absurd, none = wav.copy(), wav.copy()
    absurd[24:28], none[22:24] = struct.pack("<I", 268_000_000), bytes(2)
    files: dict[str, tuple[bytes, set[str]]] = {
        "list.mp3": (f"#EXTM3U\n#EXTINF:10,\n{secret}\n#EXT-X-ENDLIST\n".encode(), {"audio-not-a-recording"}),
        "script.wav": (b"ffconcat version 1.0\nfile secret.wav\n", {"audio-not-a-recording"}),
        "call.m4a": (b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n", {"audio-not-a-recording"}),
        "page.ogg": (b"<!doctype html><title>Masuk dulu</title>", {"audio-not-a-recording"}),
        "nothing.mp3": (b"", {"audio-empty"}),
        "header.wav": (bytes(wav[:44]), {"audio-empty"}),
        "cut.m4a": (bytes(m4a[: len(m4a) // 2]), {"audio-unreadable"}),
        "absurd.wav": (bytes(absurd), {"audio-unreadable", "audio-empty"}),
        "none.wav": (bytes(none), {"audio-unreadable", "audio-empty"}),
        "noise.flac": (bytes(flac[:42]) + bytes(5000), {"audio-unreadable", "audio-empty", "audio-silent"}),
    }
    for name, (content, _) in files.items():
        (folder / name).write_bytes(content)
    expected = [codes for _, codes in files.values()]
    record(folder / "still.wav", np.zeros(RATE, np.float32))
    record(folder / "nan.wav", np.full(RATE, np.nan, np.float32), "-c:a", "pcm_f32le")
    os.mkfifo(folder / "pipe.wav")
    (folder / "folder.wav").mkdir()
    command = [str(ffmpeg_path()), "-v", "error", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "43200"]
    subprocess.run([*command, "-frame_size", "65535", str(folder / "bomb.flac")], check=True)
    assert (folder / "bomb.flac").stat().st_size < 600_000  # twelve hours
    names = [*files, "still.wav", "nan.wav", "pipe.wav", "folder.wav", "bomb.flac"]
    expected += [{"audio-silent"}, {"audio-silent"}, {"audio-not-a-file"}, {"audio-not-a-file"}, {"audio-too-long"}]
    _, episode = studio.campaign(*map(segment, names))
    found = studio.problems(*map(segment, names))
    assert [one.place for one in found] == [one.where("file") for one in episode.segments]
    for problem, name, codes in zip(found, names, expected, strict=True):
        assert problem.code in codes, name
        for language in COMPLETE:
            said = as_text(problem, language, studio.root)
            assert f"audio/{name}" in said
            assert str(tmp_path) not in said
            assert "Traceback" not in said
    assert not (studio.root / "made/facts.json").exists()


def test_what_can_be_used_is_survived_and_told_at_its_line(tmp_path: Path) -> None:
    studio = Studio(tmp_path)
    folder = studio.audio
    mp3, flac, wav = (recorded(folder, name) for name in ("b.mp3", "c.flac", "d.wav"))
    flac[len(flac) // 2 : len(flac) // 2 + 400] = bytes(400)
    wav[40:44] = struct.pack("<I", 0xFFFF_FFF0)
    for name, content in (("cut.mp3", mp3[: len(mp3) // 2]), ("hole.flac", flac), ("liar.wav", wav)):
        (folder / name).write_bytes(content)
    some = SPEECH.copy()
    some[100], some[200], some[300] = np.nan, np.inf, -1e30
    record(folder / "some.wav", some, "-c:a", "pcm_f32le")
    odd = ["-x.wav", "%03d.wav", "बाल गीत.wav", "$(x).wav"]
    for name in odd:
        record(folder / name, SPEECH, "-ar", "44100")
    names = ["cut.mp3", "hole.flac", "liar.wav", "some.wav", *odd]
    made = studio.render(*map(segment, names))
    told = audio.warnings(made.episode, made.facts)
    where = {one.place: one.code for one in told}
    assert where[made.episode.segments[0].where("file")] in {"audio-truncated", "audio-damaged"}
    assert where[made.episode.segments[1].where("file")] == "audio-damaged"
    assert where[made.episode.segments[3].where("file")] == "audio-not-numbers"
    assert len(where) == 3
    heard = made.heard()
    assert np.isfinite(heard).all()
    assert len(heard) / RATE == pytest.approx(made.facts.seconds, abs=0.03)


PROGRAM = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import resource, signal
from audio_fixtures import Studio, babble, record
studio = Studio(Path(sys.argv[1]))
record(studio.audio / "a.opus", babble(20, 1), "-c:a", "libopus", "-b:a", "24k", "-f", "ogg")
most = int(sys.argv[4])
if most:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
segments = "{file: audio/a.opus, title: T, kind: dialog}"
campaign, episode = studio.campaign(segments, show=f"stations: [{{id: a, name: A, format: {sys.argv[3]}}}]")
from gaung.making import audio
from gaung.making.recipe import Recipe
from gaung.problem import CampaignError
recipe = Recipe(kind="episode", name="episode/acara/satu", revision=1)
try:
    studio.store.obtain(recipe, lambda to: audio.render(campaign, episode, studio.store, to))
except CampaignError as error:
    left = [str(path) for path in (studio.root / ".cache/gaung/temporary").iterdir()]
    print(json.dumps([[one.code, str(one.place), left] for one in error.problems]))
"""


def problems_of(
    root: Path, form: str, *, most: int = 0, before: tuple[str, ...] = (), ffmpeg: Path | None = None
) -> list[tuple[str, str, list[str]]]:
    """What a process of its own says that makes a programme with one station under some limit."""
    environment = {**os.environ, **({"FFMPEG": str(ffmpeg)} if ffmpeg else {})}
    arguments = [sys.executable, "-c", PROGRAM, str(root), str(Path(__file__).parent), form, str(most)]
    done = subprocess.run([*before, *arguments], capture_output=True, text=True, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr
    return [tuple(row) for row in json.loads(done.stdout)]


@ON_LINUX
@pytest.mark.parametrize("most", [500_000, 1_764_300])
def test_a_file_that_may_grow_no_further_is_a_sentence(most: int, tmp_path: Path) -> None:
    """The first limit stops the decoded sound, the second one the station's WAV, which is a little longer."""
    ((code, place, left),) = problems_of(tmp_path, "wav", most=most)
    assert code == "audio-disk-full"
    assert place.startswith("episodes/acara/satu/episode.yaml:")
    assert left == []


@ON_LINUX
@pytest.mark.parametrize(("megabytes", "form"), [("1", "wav"), ("2.6", "wav"), ("2.2", "flac")])
def test_a_full_disk_is_a_sentence_whoever_meets_it(megabytes: str, form: str, tmp_path: Path) -> None:
    """In a small file system of its own: the decoder's samples, our WAV, or the encoder do not fit."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = round(float(megabytes) * 1_000_000)
    mount = ("unshare", "-rm", "sh", "-c", f'mount -t tmpfs -o size={size} none "$0" && exec "$@"', str(disk))
    if subprocess.run([*mount, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a file system of their own")
    ((code, place, left),) = problems_of(disk, form, before=mount)
    assert code in {"audio-disk-full", "audio-encoding-failed"}
    assert place.startswith("episodes/acara/satu/episode.yaml:")
    assert left == []


@ON_LINUX
def test_a_killed_encoder_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    killed = tmp_path / "ffmpeg"
    lines = [
        'case "$*" in',
        '*"libmp3lame -b:a 64k"*) exec timeout -s KILL 0.2 "{0}" "$@";;',
        "esac",
        'exec "{0}" "$@"',
    ]
    killed.write_text("#!/bin/sh\n" + "\n".join(lines).format(ffmpeg_path()) + "\n")
    killed.chmod(0o755)
    ((code, place, left),) = problems_of(tmp_path / "campaign", "wav", ffmpeg=killed)
    assert code == "audio-encoding-failed"
    assert place.startswith("episodes/acara/satu/episode.yaml:")
    assert left == []


def test_phones_at_their_worst_come_out_alike(tmp_path: Path) -> None:
    """Clipped, off centre, hardly audible, one plug loose, one cable crossed: told, and equally loud."""
    studio = Studio(tmp_path)
    folder = studio.audio
    nothing = np.zeros_like(SPEECH)
    record(folder / "clipped.wav", np.clip(SPEECH * 30, -1, 1))
    record(folder / "off.wav", np.asarray(SPEECH + 0.3, np.float32))
    record(folder / "soft.wav", SPEECH * np.float32(10 ** (-24 / 20)), "-c:a", "pcm_s24le")
    record(folder / "plug.m4a", np.stack([nothing, SPEECH], axis=1), "-c:a", "pcm_s16le", "-f", "mov")
    record(folder / "cable.flac", np.stack([SPEECH, -SPEECH], axis=1))
    made = studio.render(*map(segment, ("clipped.wav", "off.wav", "soft.wav", "plug.m4a", "cable.flac")))
    told = {one.place: one.code for one in audio.warnings(made.episode, made.facts)}
    assert told == {
        made.episode.segments[0].where("file"): "audio-clipped",
        made.episode.segments[2].where("file"): "audio-very-quiet",
        made.episode.segments[3].where("file"): "audio-one-channel",
        made.episode.segments[4].where("file"): "audio-opposite-channels",
    }
    report = json.loads((made.folder / "editor/loudness.json").read_text("utf-8"))
    finished = [one["finished_lufs"] for one in report["segments"]]
    assert max(finished[1:]) - min(finished[1:]) < 1.0  # what is clipped is denser, so it is measured apart
    assert finished[0] == pytest.approx(np.mean(finished[1:]), abs=2.0)
    assert abs(float(np.mean(made.heard()[3 * RATE : 6 * RATE]))) < 0.005
