"""Small real campaigns for tests: the files of `campaigns/minimal`, sounds made by code, and edits on top."""

from __future__ import annotations

import shutil
import wave
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

MINIMAL = Path(__file__).parent / "campaigns" / "minimal"
RATE_HZ = 16_000


def write_wav(path: Path, samples: npt.NDArray[np.float64], rate_hz: int = RATE_HZ) -> None:
    """A mono WAV of 16 bits from samples between -1 and 1."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(rate_hz)
        stream.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def speech_like(seconds: float, seed: int, rate_hz: int = RATE_HZ) -> npt.NDArray[np.float64]:
    """Noise in syllables, about as loud and as uneven as a voice on a phone."""
    count = int(seconds * rate_hz)
    noise = np.random.default_rng(seed).standard_normal(count)
    smooth = np.convolve(noise, np.ones(8) / 8, mode="same")
    syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 4.0 * np.arange(count) / rate_hz)
    result: npt.NDArray[np.float64] = 0.3 * smooth * syllables
    return result


def copy_minimal(folder: Path, edits: Mapping[str, str | None] | None = None) -> Path:
    """The minimal campaign in `folder`, with files replaced, added or (None) taken away."""
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    audio = folder / "episodes/kabar/001-halo/audio"
    for number, name in enumerate(("01-jingle", "02-dialog", "03-tutup")):
        write_wav(audio / f"{name}.wav", speech_like(1.5 + number, seed=number))
    for name, text in (edits or {}).items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def edited(name: str, *changes: tuple[str, str]) -> dict[str, str]:
    """One file of the minimal campaign with some of its text replaced; each text must be there."""
    text = (MINIMAL / name).read_text("utf-8")
    for before, after in changes:
        assert before in text, f"{name} has no {before!r}"
        text = text.replace(before, after, 1)
    return {name: text}
