"""Speak the scripts of the example campaign with computer voices, and save them the way phones save recordings.

`python scripts/example_recordings.py` makes every recording, its transcript, the jingle and the music bed anew. What it
writes is part of the repository, so nobody needs to run it; it is here so that a changed script can be heard at once,
and so that it is plain where the sounds come from. Children replace the recordings one by one with their own.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, Final

from pydantic import Field

from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.making.audio.sounds import bed, jingle, write_wav
from gaung.making.audio.speech import sentences
from gaung.making.audio.spoken import speak
from gaung.model.base import Decibels, Model, Seconds, Slug
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.segment import Speech
from gaung.problem import CampaignError
from gaung.reading.campaign import read_campaign
from gaung.reading.mapping import read_mapping
from gaung.reading.text import read_text
from gaung.reading.validating import validate

SCRIPT: Final = "script.yaml"
_TURN_PAUSE_SECONDS = 0.3
"""Between one line and the next, as people leave it when they talk to each other."""
_TAIL_SECONDS = 0.5
_PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)\}")


class Device(StrEnum):
    """What a recording was made with; each saves it in its own way."""

    VOICE_MEMO = "voice-memo"
    WHATSAPP = "whatsapp"
    RECORDER = "recorder"
    OLD_PHONE = "old-phone"
    KEYPAD_PHONE = "keypad-phone"
    CAMERA = "camera"


_SAVED_AS: Final[Mapping[Device, tuple[str, ...]]] = {
    Device.VOICE_MEMO: ("-ac", "1", "-ar", "44100", "-c:a", "aac", "-b:a", "64k"),
    Device.WHATSAPP: ("-ac", "1", "-ar", "16000", "-c:a", "libopus", "-b:a", "16k", "-application", "voip"),
    Device.RECORDER: ("-ac", "1", "-ar", "44100", "-c:a", "libmp3lame", "-b:a", "64k"),
    Device.OLD_PHONE: ("-ac", "1", "-ar", "8000", "-c:a", "pcm_s16le"),
    Device.KEYPAD_PHONE: ("-ac", "1", "-ar", "8000", "-c:a", "libopencore_amrnb", "-b:a", "12.2k"),
    # the camera stands a little to the left, so its two channels differ
    Device.CAMERA: ("-af", "pan=stereo|c0=c0|c1=0.6*c0", "-ar", "48000", "-c:a", "pcm_s16le"),
}


class Voice(Model):
    """How a computer speaks for somebody."""

    variant: Slug
    """A variant of espeak-ng's voice: `f2`, `m3`."""
    words_per_minute: Annotated[int, Field(ge=80, le=260)]
    """How fast."""


class Recording(Model):
    """One recording: what is said in it, and with what it is made."""

    file: PurePosixPath
    """Where it is saved, from the episode's folder."""
    device: Device
    """What it is made with."""
    gain_db: Decibels = 0.0
    """How loud that phone was."""
    lead_seconds: Seconds = 0.35
    """Silence before the first word."""
    lines: Annotated[tuple[dict[str, str], ...], Field(min_length=1)]
    """Who says what, one speaker a line; `{id}` stands for a help line as a presenter says it."""


class Script(Model):
    """`script.yaml` beside an episode: its words, for whoever records them."""

    voices: dict[str, Voice]
    """The speakers."""
    say_as: Annotated[dict[str, str], Field(default_factory=dict)]
    """Words that the computer would read wrongly, and how it should read them."""
    segments: Annotated[tuple[Recording, ...], Field(min_length=1)]
    """The recordings, in the order in which they are heard."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One sentence of a recording."""

    speaker: str
    text: str
    start_seconds: float
    end_seconds: float


def read_script(campaign: Campaign, folder: PurePosixPath) -> Script:
    """The script in an episode's folder. Raises `CampaignError` with all that is wrong with it."""
    source = folder / SCRIPT
    text, problems = read_text(campaign.root, source)
    written, found = read_mapping(text, str(source)) if text is not None else (None, [])
    problems = [*problems, *found]
    if written is None:
        raise CampaignError(problems)
    script, found = validate(Script, written, campaign.root, folder)
    if script is None or found:
        raise CampaignError([*problems, *found])
    return script


def spoken_lines(campaign: Campaign, recording: Recording) -> Iterator[tuple[str, str]]:
    """Who says what: help lines in their spoken form, from the register."""

    def said(match: re.Match[str]) -> str:
        line = campaign.helpline(match[1])
        if line is None or not line.is_published:
            raise LookupError(f"{match[1]} is no published help line of the register")
        return campaign.say(line.say, Language.INDONESIAN)

    for line in recording.lines:
        for speaker, text in line.items():
            yield speaker, _PLACEHOLDER.sub(said, text)


def record(campaign: Campaign, script: Script, recording: Recording, folder: Path) -> tuple[Cue, ...]:
    """Speak one recording into `folder`, save it and its transcript, and say when each sentence is heard."""
    to = folder / recording.file
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.wav"
        cues = _speak_all(campaign, script, recording, plain)
        _save(plain, to, recording.gain_db, _SAVED_AS[recording.device])
    to.with_suffix(".vtt").write_text(as_webvtt(cues), "utf-8", newline="\n")
    return cues


def as_webvtt(cues: tuple[Cue, ...]) -> str:
    """The transcript of a recording, a cue a sentence."""
    blocks = [
        f"{_clock(cue.start_seconds)} --> {_clock(cue.end_seconds)}\n<v {cue.speaker}>{cue.text}</v>\n" for cue in cues
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def make_music(folder: Path) -> None:
    """The jingle, a short form of it between parts, and the music bed, all from pydub's generators."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.wav"
        whole = jingle()
        for name, sound in (("jingle", whole), ("sela", whole[:1900].fade_out(700))):
            write_wav(sound, plain)
            _save(plain, folder / f"{name}.wav", 0, ("-ac", "1", "-ar", "22050", "-c:a", "pcm_s16le"))
        # The chords come back every four bars of three seconds. Cut from the middle, the bed begins with the tail of
        # the bar before it and so joins its own end without a seam.
        write_wav(bed(12)[12_000:36_000], plain)
        _save(plain, folder / "alas.flac", 0, ("-ac", "1", "-ar", "22050", "-sample_fmt", "s16", "-c:a", "flac"))


def _speak_all(campaign: Campaign, script: Script, recording: Recording, to: Path) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    with wave.open(str(to), "wb") as out:
        for speaker, text in spoken_lines(campaign, recording):
            sound, rate, said = _speak_line(script, speaker, text, to.with_name("line.wav"))
            if not cues:
                out.setnchannels(1)
                out.setsampwidth(2)
                out.setframerate(rate)
            before = recording.lead_seconds if not cues else _TURN_PAUSE_SECONDS
            out.writeframes(bytes(2 * round(before * rate)))
            start = out.getnframes() / rate
            out.writeframes(sound)
            cues += (Cue(speaker, words, start + begin, start + end) for words, begin, end in said)
        out.writeframes(bytes(2 * round(_TAIL_SECONDS * rate)))
    return tuple(cues)


def _speak_line(script: Script, speaker: str, text: str, to: Path) -> tuple[bytes, int, list[tuple[str, float, float]]]:
    """One line's samples without the pause at its end, their rate, and its sentences with begin and end in seconds."""
    voice = script.voices[speaker]
    heard_text = text
    for word, spelling in script.say_as.items():
        heard_text = re.sub(rf"\b{re.escape(word)}\b", spelling, heard_text)
    speech = Speech(text=heard_text, voice=voice.variant, words_per_minute=voice.words_per_minute)
    heard = speak(speech, Language.INDONESIAN, to)
    written = [sentence for sentence, _pause in sentences(text)]
    said = [(words, one.start_seconds, one.end_seconds) for words, one in zip(written, heard, strict=True)]
    with wave.open(str(to), "rb") as sound:
        rate = sound.getframerate()
        return sound.readframes(round(heard[-1].end_seconds * rate)), rate, said


def _save(source: Path, to: Path, gain_db: float, codec: tuple[str, ...]) -> None:
    """Encode `source` as a phone would, without tags or dates, so that the same script gives the same bytes."""
    filters = f"volume={gain_db}dB"
    options = list(codec)
    if "-af" in options:
        at = options.index("-af")
        filters += "," + options[at + 1]
        del options[at : at + 2]
    quiet = [str(ffmpeg_path()), "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-i", f"file:{source}"]
    plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-threads", "1"]
    subprocess.run([*quiet, "-af", filters, *options, *plain, f"file:{to}"], check=True, timeout=120)


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def main() -> int:
    """Make the recordings of every episode that has a script, or only of those that are named."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("episode", nargs="*", help="only these: suara-kita/001-jejak-digital")
    asked.add_argument("--root", type=Path, default=Path(), help="the campaign's folder")
    asked.add_argument("--music", action="store_true", help="make jingle and bed anew as well")
    wanted = asked.parse_args()
    campaign, _ = read_campaign(wanted.root)
    for show in campaign.shows if wanted.music else ():
        make_music(campaign.root / show.folder / "audio")
    for episode in campaign.episodes:
        name = f"{episode.show_id}/{episode.id}"
        if not (campaign.root / episode.folder / SCRIPT).is_file() or (wanted.episode and name not in wanted.episode):
            continue
        script = read_script(campaign, episode.folder)
        for recording in script.segments:
            cues = record(campaign, script, recording, campaign.root / episode.folder)
            sys.stdout.write(f"{episode.folder / recording.file}: {cues[-1].end_seconds:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
