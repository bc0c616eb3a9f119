"""The author's own edits of a segment: allowed only on purpose, in a process of their own, and judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_fixtures import Studio, babble, likeness, record
from gaung.making import audio
from gaung.making.audio import hook as hook_process
from gaung.making.audio.decode import RATE, Samples
from gaung.making.audio.hook import run_hook
from gaung.making.audio.sniff import SoundError
from gaung.making.digest import Digests
from gaung.messages import COMPLETE, as_text
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.segment import HOOKS_FILE
from gaung.problem import CampaignError, Problem

SEGMENT = "{file: audio/a.wav, title: T, kind: dialog, hook: edit}"
BACKWARDS = "def edit(seg):\n    print('noise on the terminal')\n    return seg.reverse()\n"


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    studio = Studio(tmp_path)
    record(studio.audio / "a.wav", babble(4, 1))
    record(studio.audio / "b.wav", babble(3, 2))
    return studio


def allowed(studio: Studio, code: str | None, *segments: str) -> tuple[Campaign, Episode]:
    """The campaign with hooks switched on and this code."""
    if code is not None:
        (studio.root / HOOKS_FILE).parent.mkdir(exist_ok=True)
        (studio.root / HOOKS_FILE).write_text(code, "utf-8")
    campaign, episode = studio.campaign(*segments)
    settings = campaign.settings.model_copy(update={"hooks": True})
    return replace(campaign, settings=settings), episode


def rendered(studio: Studio, code: str | None, *segments: str, to: str = "made") -> Path:
    campaign, episode = allowed(studio, code, *segments)
    folder = studio.root / to
    folder.mkdir()
    audio.render(campaign, episode, studio.store, folder)
    return folder


def problem_of(studio: Studio, code: str | None, segment: str = SEGMENT) -> Problem:
    with pytest.raises(CampaignError) as error:
        rendered(studio, code, segment)
    (problem,) = error.value.problems
    assert problem.place is not None
    assert problem.place.line == 6
    for language in COMPLETE:
        assert problem.code in as_text(problem, language)
        assert "Traceback" not in as_text(problem, language)
    return problem


def sound_of(studio: Studio, samples: int) -> Samples:
    """The one kept sound with this length."""
    spools = [path for path in (studio.root / ".cache").rglob("*.s16") if path.stat().st_size == 2 * samples]
    assert len(spools) == 1
    return np.asarray(np.fromfile(spools[0], "<i2") / 32768, np.float32)


def test_a_hook_edits_its_segment_and_no_other(studio: Studio, capfd: pytest.CaptureFixture[str]) -> None:
    rendered(studio, BACKWARDS, SEGMENT, "{file: audio/b.wav, title: U, kind: dialog}")
    assert likeness(babble(4, 1)[::-1], sound_of(studio, 4 * RATE)) > 0.999
    assert likeness(babble(3, 2), sound_of(studio, 3 * RATE)) > 0.999
    told = capfd.readouterr()
    assert told.out + told.err == ""


def test_any_function_of_the_file_can_be_named(studio: Studio) -> None:
    code = "from pydub import AudioSegment\n\ndef pelan(seg: AudioSegment) -> AudioSegment:\n    return seg[:2000]\n"
    rendered(studio, code, SEGMENT.replace("edit", "pelan"))
    assert likeness(babble(4, 1)[: 2 * RATE], sound_of(studio, 2 * RATE)) > 0.999


def test_stereo_and_24_bits_come_back_as_mono(studio: Studio) -> None:
    code = "def edit(seg):\n    return seg.set_sample_width(4).set_channels(2)\n"
    rendered(studio, code, SEGMENT)
    assert likeness(babble(4, 1), sound_of(studio, 4 * RATE)) > 0.999


def test_hooks_are_off_unless_the_campaign_says_so(studio: Studio) -> None:
    (studio.root / HOOKS_FILE).parent.mkdir()
    (studio.root / HOOKS_FILE).write_text("open('ran', 'w')\n\n\ndef edit(seg):\n    return seg\n", "utf-8")
    (problem,) = studio.problems(SEGMENT)
    assert (problem.code, problem.facts) == ("audio-hook-off", {"hook": "edit"})
    assert not list(studio.root.rglob("ran"))


@pytest.mark.parametrize(
    ("code", "problem", "said"),
    [
        ("def edit(seg):\n    return seg.gibt_es_nicht()\n", "audio-hook-failed", "line 2: AttributeError"),
        ("def edit(seg):\n    raise SystemExit(3)\n", "audio-hook-failed", "line 2: SystemExit"),
        ("def edit(seg:\n", "audio-hook-failed", "line 1: "),
        ("import gibt_es_nicht\n", "audio-hook-failed", "line 1: ModuleNotFoundError"),
        ("import os\ndef edit(seg):\n    os._exit(0)\n", "audio-hook-failed", "?"),
        ("def edit(seg):\n    seg.reverse()\n", "audio-hook-no-sound", "NoneType"),
        ("def edit(seg):\n    return 'sunyi'\n", "audio-hook-no-sound", "str"),
        ("def edit(seg):\n    return seg[:0]\n", "audio-hook-no-sound", "0.0 s"),
        ("def edit(seg):\n    return seg.set_frame_rate(8000)\n", "audio-hook-no-sound", "8000 Hz"),
        ("def edit(seg):\n    return seg * 200\n", "audio-hook-no-sound", "800.0 s"),
        ("def edit(seg):\n    return seg - 200\n", "audio-treatment-silent", ""),
    ],
)
def test_a_hook_that_fails_is_one_sentence_at_its_line(code: str, problem: str, said: str, studio: Studio) -> None:
    found = problem_of(studio, code)
    assert found.code == problem
    assert said in str(found.facts.get("said", ""))


def test_a_missing_function_or_file_is_said_with_what_there_is(studio: Studio) -> None:
    assert problem_of(studio, None).code in {"audio-hook-no-file", "audio-file-missing"}
    (studio.root / "made").rmdir()
    found = problem_of(studio, "def pelan(seg):\n    return seg\n\n\ndef _own(seg):\n    return seg\n")
    assert (found.code, found.facts["known"]) == ("audio-hook-missing", ("pelan",))


def test_captions_do_not_lose_their_place(studio: Studio) -> None:
    (studio.audio / "a.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHalo\n", "utf-8")
    captioned = SEGMENT.replace("}", ", transcript: audio/a.vtt}")
    found = problem_of(studio, "def edit(seg):\n    return seg[:2000]\n", captioned)
    assert found.code == "audio-hook-length"
    assert (found.facts["before"], found.facts["after"]) == (4.0, 2.0)
    (studio.root / "made").rmdir()
    assert (rendered(studio, BACKWARDS, captioned) / "facts.json").is_file()


@pytest.mark.parametrize("code", ["while True:\n    pass\n", "import time\ntime.sleep(600)\n"])
def test_a_hook_that_does_not_end_is_stopped(code: str, tmp_path: Path) -> None:
    (tmp_path / "hooks.py").write_text(code, "utf-8")
    spool = tmp_path / "a.s16"
    spool.write_bytes(bytes(2 * RATE))
    with pytest.raises(SoundError) as error:
        run_hook(tmp_path / "hooks.py", "edit", spool, tmp_path / "b.s16", keeps_length=False, limit_seconds=3)
    assert error.value.code in {"audio-hook-slow", "audio-hook-failed"}  # by the clock, or by the CPU's own limit


def test_a_segment_too_long_for_pydub_is_refused_before_it_runs(tmp_path: Path) -> None:
    spool = tmp_path / "a.s16"
    with spool.open("wb") as stream:
        stream.truncate(2 * RATE * (hook_process.MOST_SECONDS + 1))
    with pytest.raises(SoundError) as error:
        run_hook(tmp_path / "none.py", "edit", spool, tmp_path / "b.s16", keeps_length=False)
    assert error.value.code == "audio-hook-too-long"


def test_the_code_is_part_of_the_recipe(studio: Studio) -> None:
    digests = Digests(studio.root / "digests.json")

    def key(code: str) -> str:
        return audio.recipe(*allowed(studio, code, SEGMENT), digests).key

    assert key(BACKWARDS) != key(BACKWARDS + "\n")
    rendered(studio, BACKWARDS, SEGMENT, to="a")
    rendered(studio, "def edit(seg):\n    return seg[:3000]\n", SEGMENT, to="b")
    assert likeness(babble(4, 1)[: 3 * RATE], sound_of(studio, 3 * RATE)) > 0.999


def test_a_hook_hears_a_disguised_voice_only_after_the_disguise(studio: Studio) -> None:
    code = f"def edit(seg):\n    seg.export({str(studio.root / 'heard.wav')!r}, format='wav')\n    return seg\n"
    rendered(studio, code, SEGMENT.replace("hook", "voice: disguise, hook"))
    heard = np.frombuffer((studio.root / "heard.wav").read_bytes()[44:], "<i2").astype(np.float32)
    assert abs(likeness(babble(4, 1), heard)) < 0.8  # noise has no pitch, so its formants alone are moved


def test_silence_has_nothing_to_edit(studio: Studio) -> None:
    (problem,) = studio.problems("{silence_seconds: 2, title: T, kind: dialog, hook: edit}")
    assert problem.code == "audio-hook-silence"
