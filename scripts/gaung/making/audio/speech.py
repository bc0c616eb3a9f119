"""A text to speech by espeak-ng, as a process of its own: `python -m gaung.making.audio.speech` (JSON in, WAV out).

espeak-ng is under the GPL and keeps its state in global variables, so it never lives in Gaung's own process. It is
for drafts and for voices that must not be heard; a listener is always told that a computer speaks.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import re
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

VOICES: Final = {"id": "id", "en": "en", "ne": "ne"}
"""The languages of the campaign that espeak-ng speaks. It has no Filipino voice."""
_SENTENCE_PAUSE_SECONDS = 0.25
_PARAGRAPH_PAUSE_SECONDS = 0.6
_SENTENCE_END = re.compile(r"(?<=[.!?…।])\s+|(?<=[.!?…।][\"'”’)])\s+")

_SYNCHRONOUS, _DO_NOT_EXIT, _UTF8, _PLACE_IN_CHARACTERS, _RATE = 2, 0x8000, 1, 1, 1


def sentences(text: str) -> Iterator[tuple[str, float]]:
    """The sentences of `text`, each with the pause in seconds that follows it. A blank line ends a paragraph."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        found = [part for part in re.split(_SENTENCE_END, " ".join(paragraph.split())) if part]
        for index, sentence in enumerate(found):
            last = index == len(found) - 1
            yield sentence, _PARAGRAPH_PAUSE_SECONDS if last else _SENTENCE_PAUSE_SECONDS


class _Engine:
    """espeak-ng's library, called through ctypes."""

    def __init__(self) -> None:
        loader: Any = importlib.import_module("espeakng_loader")
        self.data = Path(loader.get_data_path())
        self.library = ctypes.CDLL(loader.get_library_path())
        self.library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
        folder = str(self.data.parent).encode()
        self.rate = int(self.library.espeak_Initialize(_SYNCHRONOUS, 0, folder, _DO_NOT_EXIT))
        # it seeds the breath of voices such as f2 with the time of day: another sound every second
        self.library.espeak_ng_SetRandSeed(ctypes.c_long(1))
        self._heard = bytearray()
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

        def collect(sound: Any, count: int, _event: Any) -> int:
            if sound and count:
                self._heard += ctypes.string_at(sound, 2 * count)
            return 0

        self._collect = kind(collect)  # kept, or the library would call freed memory
        self.library.espeak_SetSynthCallback(self._collect)

    def variants(self) -> list[str]:
        """The names of the voice variants: `f2`, `m3` …"""
        folder = self.data / "voices" / "!v"
        return sorted(path.name for path in folder.iterdir() if re.fullmatch(r"[a-z0-9-]+", path.name))

    def use(self, language: str, variant: str | None, words_per_minute: int) -> bool:
        """Choose the voice; whether there is such a one."""
        name = VOICES[language] + (f"+{variant}" if variant else "")
        chosen = bool(self.library.espeak_SetVoiceByName(name.encode()) == 0)
        self.library.espeak_SetParameter(_RATE, words_per_minute, 0)
        return chosen

    def say(self, text: str) -> bytes:
        """The samples of `text`: 16 bit, mono, at `rate`."""
        self._heard = bytearray()
        written = text.encode() + b"\0"
        self.library.espeak_Synth(written, len(written), 0, _PLACE_IN_CHARACTERS, 0, _UTF8, None, None)
        self.library.espeak_Synchronize()
        return bytes(self._heard)


def speak(order: dict[str, Any]) -> dict[str, Any]:
    """Carry out one order and say what came of it.

    `order` has text, language, voice (or None), words_per_minute and `to`, the WAV file to write. The answer has
    `sentences` (text, start and end in seconds), or `unknown_voice` with the `known` ones.
    """
    engine = _Engine()
    voice = order["voice"]
    if (voice is not None and voice not in engine.variants()) or not engine.use(
        order["language"], voice, order["words_per_minute"]
    ):
        return {"unknown_voice": voice, "known": engine.variants()}
    said = []
    with wave.open(order["to"], "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(engine.rate)
        position = 0
        for text, pause_seconds in sentences(order["text"]):
            sound = engine.say(text)
            start, position = position, position + len(sound) // 2
            said.append({"text": text, "start": start / engine.rate, "end": position / engine.rate})
            gap = round(pause_seconds * engine.rate)
            file.writeframesraw(sound + bytes(2 * gap))
            position += gap
    return {"sentences": said}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(speak(json.load(sys.stdin)), ensure_ascii=True))
