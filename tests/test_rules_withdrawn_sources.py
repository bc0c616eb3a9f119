"""What was taken back is refused where somebody uses the file again, whatever is cut from it or painted over it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from campaign_fixtures import speech_like, write_wav
from gaung.checking import check
from gaung.kept.findings import Check
from gaung.messages import COMPLETE, as_text
from gaung.model.trace import Trace
from gaung.problem import Problem
from taking_back_fixtures import GONE, NOW, Before, deleted, refused, run

EPISODE = "episodes/kabar/001-halo/episode.yaml"
SOUND = f"{GONE}/audio/cerita.wav"
ART = "posters/perahu-kertas/art/perahu.png"
WORK = "content/id/kaca.png"
USED, SHOWN = "consent-withdrawn-used", "consent-withdrawn-shown"


def found(root: Path) -> list[Problem]:
    problems = [one for one in check(root, NOW)[1] if one.code in {USED, SHOWN}]
    assert [one for one in Check(root, NOW, lambda _: ()).problems() if one.code in {USED, SHOWN}] == problems
    return problems


def replaced(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def test_what_is_gone_may_still_lie_in_its_folder(after: Path, tmp_path: Path) -> None:
    assert found(shutil.copytree(after, tmp_path / "campaign")) == []


@pytest.mark.parametrize(
    "written",
    [
        "file: audio/baru.wav, start: 3, end: 4.2",
        "file: audio/baru.wav, voice: disguise",
        "file: ../002-layang-layang/audio/cerita.wav",
    ],
)
def test_a_recording_is_refused_at_the_line_that_uses_it(written: str, after: Path, tmp_path: Path) -> None:
    root = shutil.copytree(after, tmp_path / "campaign")
    shutil.copy(root / SOUND, root / "episodes/kabar/001-halo/audio/baru.wav")
    replaced(root / EPISODE, "file: audio/02-dialog.wav", written)
    (problem,) = found(root)
    assert problem.code == USED
    assert problem.place is not None
    assert problem.place.file == EPISODE
    for language in COMPLETE:
        assert "kabar/002-layang-layang" in as_text(problem, language, root)
    assert (USED, EPISODE) in refused(root)


def test_a_recording_in_a_bed_is_refused_too(after: Path, tmp_path: Path) -> None:
    root = shutil.copytree(after, tmp_path / "campaign")
    shutil.copy(root / SOUND, root / "episodes/kabar/001-halo/audio/alas.wav")
    replaced(root / EPISODE, "segments:", "music_bed: {file: audio/alas.wav}\nsegments:")
    assert [one.code for one in found(root)] == [USED]


def test_traces_of_an_earlier_gaung_know_their_files(after: Path, tmp_path: Path) -> None:
    root = shutil.copytree(after, tmp_path / "campaign")
    for path in (root / "content/data/withdrawn").glob("*.json"):
        known = Trace.model_validate_json(path.read_bytes())
        assert known.files
        bare = known.model_copy(update={"files": tuple(known.digests)})
        path.write_text(bare.model_dump_json(), "utf-8")
    shutil.copy(root / SOUND, root / "episodes/kabar/001-halo/audio/baru.wav")
    replaced(root / EPISODE, "audio/02-dialog.wav", "audio/baru.wav")
    assert [one.code for one in found(root)] == [USED]


def test_a_picture_is_refused_in_a_page_though_most_of_it_is_covered(after: Path, tmp_path: Path) -> None:
    root = deleted(after, tmp_path / "campaign")
    page = root / "content/id/jejak.md"
    cover = "cover: [{x: 0.1, y: 0.1, width: 0.8, height: 0.8}]"
    replaced(page, "\n---\n", f"\npictures: {{baru.png: {{faces: none, {cover}}}}}\n---\n")
    page.write_text(page.read_text("utf-8") + "\n![Perahu](baru.png)\n", "utf-8")
    for source in (after / ART, after / WORK):
        shutil.copy(source, root / "content/id/baru.png")
        (problem,) = found(root)
        assert problem.code == SHOWN
        assert problem.place is not None
        assert problem.place.file == "content/id/jejak.md"
        for language in COMPLETE:
            assert "baru.png" in as_text(problem, language, root)


def test_a_picture_that_was_made_smaller_is_refused_on_a_poster(after: Path, tmp_path: Path) -> None:
    root = deleted(after, tmp_path / "campaign")
    art = "art: {file: art/baru.png, faces: none, alt: {id: A, en: A}}"
    replaced(root / "posters/halo/poster.yaml", "message:", f"{art}\nmessage:")
    (root / "posters/halo/art").mkdir()
    with Image.open(after / ART) as picture:
        picture.resize((450, 600)).save(root / "posters/halo/art/baru.png")
    (problem,) = found(root)
    assert (problem.code, problem.place and problem.place.file) == (SHOWN, "posters/halo/poster.yaml")


def test_an_opening_of_adults_goes_on_in_other_programmes(before: Before, tmp_path: Path) -> None:
    """A copy that another episode has already, and one that is used again later."""
    root = shutil.copytree(before.root, tmp_path / "campaign")
    opening = root / GONE / "audio/buka.wav"
    shutil.copy(root / "episodes/kabar/001-halo/audio/03-tutup.wav", opening)
    mine = root / GONE / "audio/kita.wav"
    write_wav(mine, speech_like(5.0, seed=31))
    replaced(
        root / GONE / "episode.yaml",
        "  - {file: audio/cerita.wav",
        "  - {file: audio/buka.wav, title: Buka, kind: opening, people: [Kak Rimba]}\n"
        "  - {file: audio/kita.wav, title: Kita, kind: tips, people: [Kak Rimba]}\n  - {file: audio/cerita.wav",
    )
    assert run("withdraw", "ID-2026-001", "--root", str(root), "--now", NOW.isoformat(), "--no-build") == 0
    assert found(root) == []
    shutil.copy(mine, root / "episodes/kabar/001-halo/audio/lagi.wav")
    replaced(root / EPISODE, "file: audio/02-dialog.wav", "file: audio/lagi.wav")
    assert found(root) == []
    shutil.copy(root / SOUND, root / "episodes/kabar/001-halo/audio/lagi.wav")
    assert [one.code for one in found(root)] == [USED]
