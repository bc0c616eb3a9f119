"""The programme in chunks of 10 s: trimmed, levelled, faded, crossfaded, with its bed. Memory is constant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import CHUNK, RATE, Samples
from gaung.making.audio.levels import Curve
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.pauses import after, pieces
from gaung.making.audio.redact import Stretch, add_bleeps
from gaung.making.audio.sound import Sound
from gaung.making.audio.timeline import Span, Timeline

_EDGE = round(0.005 * RATE)
"""Sounds that begin or end without a fade get one of 5 ms, so that a cut does not click."""
_LOOP_SECONDS = 2.0
"""A bed flows from its end into its beginning over this time, or a quarter of it if it is short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One segment in the mix."""

    sound: Sound
    span: Span
    gain: float
    """As a factor."""
    fade_in: int = 0
    fade_out: int = 0
    """The author's fades, in samples; crossfades stand in the span."""
    gone: tuple[Stretch, ...] = ()
    """What was taken out of it, in its own samples; a tone stands there."""
    bleep: float = 0.0
    """Peak of that tone, whatever the segment's gain is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """Music under speech."""

    sound: Sound
    curve: Curve
    """Its gain for each 100 ms of the programme."""
    start: int = 0
    """The sample of the programme at which the music begins, on a point of the curve."""
    end: int | None = None
    """The sample at which it has ended; None is the programme's end."""


def mixed(
    timeline: Timeline,
    voices: Sequence[Voice],
    beds: Sequence[Bed],
    gain_db: float,
    begin: int = 0,
    stop: int | None = None,
) -> Iterator[Samples]:
    """The programme before the limiter, in chunks of 10 s, all of it times `gain_db`.

    Or a part of it, from sample `begin`, which lies on a point of the beds' curves, up to sample `stop`.
    """
    last_sample = timeline.samples if stop is None else stop
    gain = 10 ** (gain_db / 20)
    loops = [Loop(bed.sound) for bed in beds]
    for start in range(begin, last_sample, CHUNK):
        end = min(start + CHUNK, last_sample)
        chunk = np.zeros(end - start, np.float32)
        for voice in voices:
            first, last = max(start, voice.span.start), min(end, voice.span.end)
            if first < last and voice.sound.path is not None:
                chunk[first - start : last - start] += heard(voice, first, last, gain)
        for bed, loop in zip(beds, loops, strict=True):
            first, last = max(start, bed.start), end if bed.end is None else min(end, bed.end)
            if first < last:
                music = loop.read(first - bed.start, last - first)
                chunk[first - start : last - start] += music * curve_samples(bed.curve, first, last, gain)
        yield chunk


def heard(voice: Voice, first: int, last: int, gain: float = 1.0) -> Samples:
    """What of a segment sounds from sample `first` to `last` of the programme."""
    own = first - voice.span.start
    factor = voice.gain * gain
    sound = _read(voice.sound, own, last - first) * np.float32(factor / 32768)
    if abs(voice.sound.mean) > 1e-4:
        sound -= np.float32(voice.sound.mean * factor)
    _soften_joints(sound, own, voice.sound)
    add_bleeps(sound, own, voice.gone, voice.bleep * gain)
    span = voice.span
    _fade(sound, own, span.fade_in or _EDGE, rises=True, equal_power=bool(span.fade_in))
    _fade(sound, span.samples - own - len(sound), span.fade_out or _EDGE, rises=False, equal_power=bool(span.fade_out))
    if voice.fade_in:
        _fade(sound, own, voice.fade_in, rises=True, equal_power=False)
    if voice.fade_out:
        _fade(sound, span.samples - own - len(sound), voice.fade_out, rises=False, equal_power=False)
    return sound


def _read(sound: Sound, start: int, count: int) -> NDArray[np.int16]:
    """`count` samples of a sound from `start` on, its cuts left out."""
    path: Path | None = sound.path
    assert path is not None
    parts = []
    with path.open("rb", buffering=0) as stream:
        for first, length in pieces(start, count, sound.cuts):
            stream.seek(2 * first)
            parts.append(np.frombuffer(stream.read(2 * length), "<i2"))
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _soften_joints(samples: Samples, own: int, sound: Sound) -> None:
    """Fade both sides of every cut over 5 ms, so that it does not click; `samples` begin at number `own`."""
    for one in sound.cuts:
        joint = after(one.start, sound.cuts) - own
        first, last = max(joint - _EDGE, 0), min(joint + _EDGE, len(samples))
        if first < last:
            away = np.abs(np.arange(first, last, dtype=np.float32) + np.float32(0.5) - joint)
            samples[first:last] *= away * np.float32(1 / _EDGE)


def _fade(sound: Samples, offset: int, length: int, *, rises: bool, equal_power: bool) -> None:
    """Multiply a rising (or falling) curve into `sound`, whose outer end is `offset` samples inside the fade's.

    Equal power (a quarter sine) for crossfades of sounds that differ; otherwise a half cosine, which has no corner.
    """
    count = min(length - offset, len(sound))
    if count <= 0:
        return
    part = (np.arange(offset, offset + count, dtype=np.float32) + np.float32(0.5)) * np.float32(1 / length)
    gains = np.sin(part * np.float32(np.pi / 2)).astype(np.float32)
    if not equal_power:
        gains *= gains
    if rises:
        sound[:count] *= gains
    else:
        sound[len(sound) - count :] *= gains[::-1]


def curve_samples(curve: Curve, first: int, last: int, gain: float = 1.0) -> Samples:
    """A curve of 100 ms points as one value a sample: straight lines, by one outer product. `first` is on a point."""
    count = -(-(last - first) // BLOCK)
    points = curve[first // BLOCK : first // BLOCK + count + 1] * gain
    along = np.arange(BLOCK, dtype=np.float32) * np.float32(1 / BLOCK)
    starts = points[:count].astype(np.float32)
    rises = np.diff(points)[:count].astype(np.float32)
    return np.asarray((starts[:, None] + np.outer(rises, along)).reshape(-1)[: last - first], np.float32)


class Loop:
    """A bed that repeats for ever: its end flows into its beginning by an equal-power crossfade."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._seam = min(round(_LOOP_SECONDS * RATE), sound.samples // 4)
        self.samples = sound.samples - self._seam
        head = self._plain(0, self._seam)
        tail = self._plain(self.samples, self._seam)
        _fade(head, 0, self._seam, rises=True, equal_power=True)
        _fade(tail, 0, self._seam, rises=False, equal_power=True)
        self._joint = head + tail

    def read(self, start: int, count: int) -> Samples:
        """`count` samples from `start` on, as if the bed had no end. The first time round it begins as it is."""
        made = np.empty(count, np.float32)
        filled = 0
        while filled < count:
            turn, inside = divmod(start + filled, self.samples)
            take = min(count - filled, self.samples - inside)
            piece = self._plain(inside, take)
            if turn and inside < self._seam:
                joint = self._joint[inside : inside + take]
                piece[: len(joint)] = joint
            made[filled : filled + take] = piece
            filled += take
        return made

    def _plain(self, start: int, count: int) -> Samples:
        return _read(self._sound, start, count) * np.float32(1 / 32768) - np.float32(self._sound.mean)
