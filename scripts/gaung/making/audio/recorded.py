"""What is known of a recording's sound, kept by its bytes so that nobody has to listen to it again.

It holds prints and nothing that a sound could be made of.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np

from gaung.making.audio.moments import PITCHES, WEAKEST, Moments, Prints, at_all_pitches
from gaung.making.audio.prints import KEPT, KEPT_SECONDS

_HEAD = b"gaung sound 2\n"


class Recorded(NamedTuple):
    """A recording: what is looked at, and what is looked for."""

    sound: Moments
    """Each moment of it."""
    prints: tuple[Prints, ...]
    """Its prints at all pitches."""

    @property
    def seconds(self) -> float:
        """How long it is, about."""
        return len(self.prints[0]) * KEPT_SECONDS


def recorded(path: Path) -> Recorded:
    """Listen to a recording. Raises `SoundError` if it cannot be read."""
    sound, prints = at_all_pitches(path, KEPT)
    return Recorded(sound, tuple(prints))


def as_bytes(one: Recorded) -> bytes:
    """A recording's sound, as it is kept."""
    weak = np.log2(np.maximum(one.sound.weak, 1)).astype(np.uint8)
    parts = (one.sound.bits.astype("<u4"), weak, *(each.astype("<u4") for each in one.prints))
    return _HEAD + len(one.sound.bits).to_bytes(4, "little") + b"".join(part.tobytes() for part in parts)


def from_bytes(content: bytes) -> Recorded | None:
    """A recording's sound, as it was kept; None if it was kept in another form, or only a part of it is there."""
    head = len(_HEAD) + 4
    if not content.startswith(_HEAD) or len(content) < head:
        return None
    count = int.from_bytes(content[len(_HEAD) : head], "little")
    kept = -(-count // KEPT)
    if len(content) != head + count * (4 + WEAKEST) + len(PITCHES) * kept * 4:
        return None
    bits = np.frombuffer(content, "<u4", count, head).astype(np.uint32)
    weak = np.frombuffer(content, np.uint8, count * WEAKEST, head + count * 4).reshape(count, WEAKEST)
    first = head + count * (4 + WEAKEST)
    prints = np.frombuffer(content, "<u4", len(PITCHES) * kept, first).astype(np.uint32)
    return Recorded(Moments(bits, np.uint32(1) << weak.astype(np.uint32)), tuple(prints.reshape(len(PITCHES), kept)))
