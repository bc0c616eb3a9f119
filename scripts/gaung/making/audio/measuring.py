"""Decoded chunks to a file of samples: the wanted part is kept, what must not be heard is left out, all is measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import MOST_SECONDS, RATE, Finding, Samples
from gaung.making.audio.loudness import BLOCK_SECONDS, Meter
from gaung.making.audio.redact import silenced, stretches

BLOCK = round(RATE * BLOCK_SECONDS)
FRAME = BLOCK // 10
"""10 ms: how finely pauses are found."""
FULL_SCALE = np.float32(32768.0)
_CLIPPED = np.float32(0.999)
_CLIPPED_PART = 0.0005


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a recording is wanted."""

    file: PurePosixPath | None = None
    start_seconds: float = 0.0
    end_seconds: float | None = None
    redact: tuple[tuple[float, float], ...] = ()
    """What is replaced: from second to second of the recording."""


WHOLE = Part()


class Measuring:
    """Takes decoded chunks, writes the wanted part to `stream`, and measures it on the way."""

    def __init__(self, stream: IO[bytes], part: Part = WHOLE) -> None:
        self._stream = stream
        self._skip = round(part.start_seconds * RATE)
        end = part.end_seconds if part.end_seconds is not None else MOST_SECONDS
        self._most = round(end * RATE) - self._skip
        self._file = part.file
        self._gone = stretches(part.redact)

    def begin(self) -> Callable[[Samples], None]:
        """Start, or start again."""
        self._stream.seek(0)
        self._stream.truncate()
        self._meter = Meter(RATE, precise=False)
        self._peaks: list[NDArray[np.float32]] = []
        self._frames: list[NDArray[np.float32]] = []
        self._rest = np.zeros(0, np.float32)
        self._seen = self.kept = self._clipped = 0
        self.total = 0.0
        return self._take

    def _take(self, chunk: Samples) -> None:
        chunk = silenced(chunk, self._seen, self._gone)
        first = max(self._skip - self._seen, 0)
        self._seen += len(chunk)
        wanted = chunk[first : first + self._most - self.kept]
        if not len(wanted):
            return
        self._stream.write(np.clip(np.rint(wanted * FULL_SCALE), -32768, 32767).astype("<i2").data)
        self._meter.add(wanted)
        self._take_peaks(wanted)
        self.total += float(wanted.sum(dtype=np.float64))
        self.kept += len(wanted)

    def _take_peaks(self, wanted: Samples) -> None:
        sound = np.concatenate((self._rest, wanted)) if len(self._rest) else wanted
        whole = len(sound) // BLOCK * BLOCK
        blocks = sound[:whole].reshape(-1, BLOCK)
        peaks = np.maximum(blocks.max(axis=1), -blocks.min(axis=1))
        for block in blocks[peaks >= _CLIPPED]:
            self._clipped += int(np.count_nonzero(np.abs(block) >= _CLIPPED))
        self._peaks.append(peaks)
        fine = sound[:whole].reshape(-1, FRAME)
        self._frames.append(np.einsum("ij,ij->i", fine, fine) / np.float32(FRAME))
        self._rest = sound[whole:].copy()

    def measures(self) -> NDArray[np.float64]:
        """Energies and peaks of the full 100 ms blocks (2 x blocks)."""
        energies = self._meter.energies
        peaks = np.concatenate(self._peaks) if self._peaks else np.zeros(0)
        return np.stack((energies, peaks.astype(np.float64)))

    def frames(self) -> NDArray[np.float32]:
        """The mean square of each 10 ms."""
        return np.concatenate(self._frames) if self._frames else np.zeros(0, np.float32)

    def findings(self) -> list[Finding]:
        """What is odd about the part that is used."""
        if self._file is not None and self._clipped > _CLIPPED_PART * self.kept:
            return [Finding("audio-clipped", {"file": str(self._file), "percent": 100 * self._clipped / self.kept})]
        return []
