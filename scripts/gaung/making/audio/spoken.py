"""Asks the speaking process for a WAV, and turns its refusals into problems."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from gaung.making.audio.sniff import SoundError
from gaung.making.audio.speech import VOICES
from gaung.model.language import Language
from gaung.model.segment import Speech

_LIMIT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and when it is said."""

    text: str
    start_seconds: float
    end_seconds: float


def speech_version() -> str:
    """The version of the speaking library, for recipes; `missing` without the extra."""
    if find_spec("espeakng_loader") is None:
        return "missing"
    from importlib.metadata import version

    return version("espeakng-loader")


def speak(speech: Speech, language: Language, to: Path) -> tuple[Sentence, ...]:
    """Write the WAV of `speech` to `to`; its sentences with their times.

    Raises `SoundError` if the extra is missing, or there is no such language or voice.
    """
    if str(language) not in VOICES:
        raise SoundError("audio-speech-language", language=language.own_name, known=tuple(sorted(VOICES)))
    if find_spec("espeakng_loader") is None:
        raise SoundError("audio-speech-extra")
    order = {
        "text": speech.text,
        "language": str(language),
        "voice": speech.voice,
        "words_per_minute": speech.words_per_minute,
        "to": str(to),
    }
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "gaung.making.audio.speech"],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=_LIMIT_SECONDS,
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise SoundError("audio-speech-failed", said=type(error).__name__) from error
    answer = json.loads(ended.stdout)
    if "known" in answer:
        raise SoundError("audio-speech-voice", seen=speech.voice or "", known=tuple(answer["known"][:12]))
    found = tuple(Sentence(one["text"], one["start"], one["end"]) for one in answer["sentences"])
    if not any(one.end_seconds > one.start_seconds for one in found):
        raise SoundError("audio-speech-empty")
    return found
