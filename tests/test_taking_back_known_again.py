"""What was taken back is known again, whoever puts it into another page, sound or picture, and under whatever name."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from campaign_fixtures import copy_minimal, edited, speech_like, write_wav
from gaung.inspecting.tracing import trace
from gaung.likeness import is_same_picture, picture_print
from gaung.making.audio import ffmpeg_path, prints
from gaung.making.audio.sought import Sought
from gaung.model.trace import Trace
from gaung.picture import picture_for_readers
from gaung.reading.campaign import read_campaign
from taking_back_fixtures import GONE, deleted, drawing, refused


def test_a_picture_is_known_again_as_it_was_published_too(tmp_path: Path) -> None:
    art = "art: {file: art/a.png, faces: drawn, cover: [{x: 0, y: 0, width: 0.9, height: 0.7}], alt: {id: A, en: A}}"
    root = copy_minimal(tmp_path, edited("posters/halo/poster.yaml", ("message:", f"{art}\nmessage:")))
    (root / "posters/halo/art").mkdir()
    path = root / "posters/halo/art/a.png"
    drawing(1).save(path)
    read, _ = read_campaign(root)
    open_print = picture_print(path.read_bytes())
    covered = picture_print(picture_for_readers(path, read.posters[0].art.boxes if read.posters[0].art else ()) or b"")
    assert open_print is not None
    assert covered is not None
    assert not is_same_picture(open_print, covered)
    assert {f"{open_print:016x}", f"{covered:016x}"} <= {*trace(read, read.posters[0], ()).pictures}


def test_texts_that_come_back_are_found_at_their_line(after: Path, tmp_path: Path) -> None:
    root = deleted(after, tmp_path / "campaign")
    page = root / "content/id/jejak.md"
    page.write_text(
        page.read_text() + "\nDulu **seekor bangau putih** mengantar benang panjang sampai ke seberang sungai sebelum\n"
        "senja turun.\n\nKata Kunangkunang begitu.\n\nDengar Layang-layang merah di atas muara!\n"
    )
    found = refused(root)
    assert ("consent-withdrawn-text", "content/id/jejak.md") in found
    assert ("consent-withdrawn-name", "content/id/jejak.md") in found


def test_sound_that_comes_back_recoded_and_cut_is_found(after: Path, tmp_path: Path) -> None:
    root = shutil.copytree(after, tmp_path / "campaign")
    audio = root / "episodes/kabar/001-halo/audio"
    source = root / GONE / "audio/cerita.wav"
    command = [
        ffmpeg_path(),
        "-v",
        "error",
        "-y",
        "-ss",
        "3.3",
        "-t",
        "7",
        "-i",
        source,
        "-b:a",
        "48k",
        audio / "baru.mp3",
    ]
    subprocess.run([*map(str, command)], check=True)
    shutil.rmtree(root / GONE)
    episode = root / "episodes/kabar/001-halo/episode.yaml"
    episode.write_text(episode.read_text().replace("audio/02-dialog.wav", "audio/baru.mp3"))
    codes = {code for code, _ in refused(root)}
    assert "consent-withdrawn-sound" in codes


def test_a_picture_that_comes_back_recoded_is_found(after: Path, tmp_path: Path) -> None:
    root = shutil.copytree(after, tmp_path / "campaign")
    drawing(1).resize((620, 827)).save(root / "content/id/lain.jpg", quality=60)
    shutil.rmtree(root / "posters/perahu-kertas")
    page = root / "content/id/jejak.md"
    front = page.read_text().replace("title:", "pictures: {lain.jpg: {faces: drawn}}\ntitle:", 1)
    page.write_text(front + "\n![Gambar](lain.jpg)\n")
    assert "consent-withdrawn-shown" in {code for code, _ in refused(root)}


def test_a_cover_that_was_cut_from_a_picture_is_found(after: Path, tmp_path: Path) -> None:
    root = deleted(after, tmp_path / "campaign")
    square = drawing(1).crop((0, 170, 900, 1070)).resize((1500, 1500))
    square.save(root / "episodes/kabar/sampul.jpg", quality=70)
    show = root / "episodes/kabar/show.yaml"
    show.write_text("cover: sampul.jpg\ncover_faces: drawn\n" + show.read_text("utf-8"), "utf-8")
    assert "consent-withdrawn-shown" in {code for code, _ in refused(root)}


def mixed(tmp_path: Path, name: str, *options: str) -> Path:
    made = tmp_path / name
    command = [str(ffmpeg_path()), "-v", "error", "-y", "-i", str(tmp_path / "own.wav"), *options, str(made)]
    subprocess.run(command, check=True)
    return made


def test_sounds_are_known_again_after_coding_cutting_and_filters(tmp_path: Path) -> None:
    write_wav(tmp_path / "own.wav", speech_like(30, seed=5))
    sought = Sought({"own": [prints.read(prints.written(prints.print_of(tmp_path / "own.wav")))]})
    for name, options in {
        "a.mp3": ["-b:a", "48k"],
        "a.opus": ["-b:a", "16k"],
        "cut.mp3": ["-ss", "11.237", "-t", "6", "-b:a", "64k"],
        "loud.mp3": ["-af", "volume=-14dB,highpass=f=80", "-b:a", "64k"],
        "phone.mp3": ["-ar", "16000", "-b:a", "32k"],
        "faster.mp3": ["-af", "atempo=1.15", "-b:a", "48k"],
        "slower.opus": ["-ss", "9", "-t", "8", "-af", "atempo=0.86", "-b:a", "24k"],
        "tape.mp3": ["-ss", "4.3", "-t", "3.5", "-af", "asetrate=16000*1.06,aresample=16000", "-b:a", "64k"],
        "deep.mp3": ["-af", "asetrate=16000*0.87,aresample=16000", "-b:a", "48k"],
        "higher.mp3": ["-af", "asetrate=16000*1.12,aresample=16000,atempo=0.893", "-b:a", "48k"],
    }.items():
        assert sought.heard_in(mixed(tmp_path, name, *options)) is not None, name


@pytest.mark.parametrize("change", ["rubberband=pitch=1.25", "rubberband=pitch=0.8", "atempo=1.25", "atempo=0.8"])
def test_a_talk_is_known_again_after_a_voice_changer(change: str, tmp_path: Path) -> None:
    """What sums of sines have too few bands for: the example's own talk, eight seconds of it."""
    (talk,) = (Path(__file__).parents[1] / "episodes/suara-kita/001-jejak-digital/audio").glob("02-dialog-*[!t]")
    sought = Sought({"own": [prints.read(prints.written(prints.print_of(talk)))]})
    cut = ["-ss", "5", "-t", "8", "-i", str(talk), "-af", change, "-ac", "1", "-b:a", "48k"]
    subprocess.run([str(ffmpeg_path()), "-v", "error", *cut, str(tmp_path / "changed.mp3")], check=True)
    assert sought.heard_in(tmp_path / "changed.mp3") is not None


def test_other_sounds_are_not_taken_for_it(tmp_path: Path) -> None:
    write_wav(tmp_path / "own.wav", speech_like(30, seed=5))
    sought = Sought({"own": [prints.print_of(tmp_path / "own.wav")]})
    for seed in range(20, 28):
        write_wav(tmp_path / "other.wav", speech_like(40, seed=seed))
        assert sought.heard_in(tmp_path / "other.wav") is None


def test_pictures_are_known_again_and_told_apart() -> None:
    def content(picture: Image.Image, kind: str, **options: int) -> bytes:
        written = io.BytesIO()
        picture.save(written, kind, **options)
        return written.getvalue()

    all_prints = [picture_print(content(drawing(seed), "PNG")) for seed in range(40)]
    known = [one for one in all_prints if one is not None]
    assert len(known) == 40
    assert not [1 for n, a in enumerate(known) for b in known[:n] if is_same_picture(a, b)]
    for seed in range(0, 40, 5):
        small = picture_print(content(drawing(seed).resize((300, 400)), "JPEG", quality=40))
        assert small is not None
        assert is_same_picture(small, known[seed])
    assert picture_print(content(Image.new("RGB", (200, 200), "navy"), "PNG")) is None
    assert picture_print(b"no picture") is None


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20), max_size=6))
def test_a_trace_survives_its_file(names: list[str]) -> None:
    trace = Trace.model_validate({"kind": "poster", "id": "a", "salt": "s", "names": tuple(names)})
    assert Trace.model_validate_json(json.dumps(trace.model_dump(mode="json"))) == trace
