"""Short sounds made with pydub: tones, a jingle and a music bed. The only door to pydub."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import RATE
from gaung.model.segment import Signal

with warnings.catch_warnings():
    # pydub looks for ffmpeg on the PATH when it is imported and warns; we never let it start a process
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.generators import Sine

_PIP_HZ = 1000.0
TONE_DBFS = -18.0
"""The level of plain tones before the levelling."""

# one pentatonic scale for jingle and bed, so that they fit each other: C4 D4 E4 G4 A4 C5 D5 E5
_HZ: Final = {"C": 261.63, "D": 293.66, "E": 329.63, "G": 392.0, "A": 440.0, "c": 523.25, "d": 587.33, "e": 659.26}


def tone(frequency_hz: float, seconds: float) -> AudioSegment:
    """A plain tone with soft edges."""
    sound = Sine(frequency_hz, sample_rate=RATE).to_audio_segment(duration=seconds * 1000, volume=TONE_DBFS)
    return sound.fade_in(10).fade_out(10)


def silence(seconds: float) -> AudioSegment:
    """Nothing, for a while."""
    return AudioSegment.silent(duration=round(seconds * 1000), frame_rate=RATE)


def jingle() -> AudioSegment:
    """Four rising notes like struck bamboo, and their echo: about 4 seconds."""
    sound = silence(4.0)
    for start_ms, note in ((0, "G"), (180, "A"), (360, "c"), (620, "e")):
        for echo in range(3):
            sound = sound.overlay(_struck(_HZ[note], 1400) - 7 * echo, position=start_ms + 420 * echo)
    return sound.fade_out(300)


def sting() -> AudioSegment:
    """Two quick notes of the jingle and a short echo: 1.2 seconds."""
    sound = silence(1.2)
    for start_ms, note in ((0, "c"), (130, "e")):
        for echo in range(2):
            sound = sound.overlay(_struck(_HZ[note], 900) - 8 * echo, position=start_ms + 260 * echo)
    return sound.fade_out(250)


def pips() -> AudioSegment:
    """The time signal: five tones of 0.1 s a second apart, and one of 0.5 s that begins at 5.0 s."""
    sound = silence(5.5)
    for second in range(5):
        sound = sound.overlay(tone(_PIP_HZ, 0.1), position=1000 * second)
    return sound.overlay(tone(_PIP_HZ, 0.5), position=5000)


def signal(which: Signal) -> AudioSegment:
    """One of the sounds that Gaung brings along."""
    return {Signal.JINGLE: jingle, Signal.STING: sting, Signal.PIPS: pips}[which]()


def bed(bars: int = 8) -> AudioSegment:
    """Soft pulsing chords without a melody that would call for attention; each bar lasts 3 seconds."""
    chords: Sequence[str] = ("CEG", "ACE", "DGA", "CEA")
    sound = silence(3.0 * bars)
    for bar in range(bars):
        for note in chords[bar % len(chords)]:
            pad = _pure(_HZ[note] / 2, 3400, -27).fade_in(900).fade_out(900)
            sound = sound.overlay(pad, position=3000 * bar)
        for beat, note in enumerate(chords[bar % len(chords)] + "G"):
            sound = sound.overlay(_struck(_HZ[note], 600) - 14, position=3000 * bar + 750 * beat)
    return sound


def samples_of(sound: AudioSegment) -> NDArray[np.int16]:
    """The samples of a 16-bit mono sound."""
    return np.frombuffer(sound.set_channels(1).set_sample_width(2).raw_data, "<i2")


def write_wav(sound: AudioSegment, to: Path | PurePosixPath) -> None:
    """Write `sound` as a WAV file (pydub writes WAV without ffmpeg)."""
    with sound.export(str(to), format="wav"):
        pass


def _pure(hertz: float, milliseconds: int, dbfs: float) -> AudioSegment:
    return Sine(hertz, sample_rate=RATE).to_audio_segment(duration=milliseconds, volume=dbfs)


def _struck(hertz: float, milliseconds: int) -> AudioSegment:
    """A struck bar: the note, its fourth partial, and a quick decay in steps of a tenth."""
    note = _pure(hertz, milliseconds, -14).overlay(_pure(hertz * 3.93, milliseconds, -30))
    steps = 10
    length = milliseconds // steps
    decayed = note[:length].fade_in(4)
    for step in range(1, steps):
        piece = note[step * length : (step + 1) * length]
        decayed = decayed.append(piece.fade(from_gain=-3.5 * (step - 1), to_gain=-3.5 * step, start=0, end=length), 0)
    return decayed.fade_out(30)
