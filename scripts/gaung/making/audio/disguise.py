"""A voice that people do not know at once: other formants, another pitch, a flatter tune, and a dull sound.

Formants are moved after McAdams: the angles of the poles of a linear prediction are raised to a power (the second
baseline of the VoicePrivacy Challenge, with a power that changes every few seconds). What is drawn here comes from
the system's secure source, is used, and is gone: it is neither kept nor written down, so nobody can turn it back.

It hides a voice from somebody who listens by chance. It does not hide it from those who know the child, and not from
software that was trained on such voices; the documents say so, and so must the page.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.pitch import retuned

Sound = NDArray[np.float64]

DISGUISE_RATE = 16_000
"""Samples a second while a voice is changed."""
_ORDER = 20
_FRAME, _HOP = 320, 160
"""20 ms every 10 ms."""
_LEAST_SECONDS, _MOST_SECONDS = 2.0, 4.0
"""How long one draw lasts."""
_POWERS = (0.6, 0.9)
_PITCHES = ((0.78, 0.88), (1.14, 1.3))
_WANDER = 0.04
_FLATNESS = (0.3, 0.5)
"""How much of the tune is left."""
_MARGIN = DISGUISE_RATE // 2
"""Sound around a stretch that is worked on with it and then dropped."""
_SEAM = DISGUISE_RATE // 50
_NOISE_DB = -42.0
"""The added noise beside the voice."""
_WIDEST = 0.99
"""A pole no nearer to the unit circle than this: a moved one may ring."""

_random = secrets.SystemRandom()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Draw:
    """What was drawn for one stretch. It has no text form, so that no log can hold it."""

    power: float
    pitch: float
    flatness: float
    seed: int = field(default_factory=lambda: secrets.randbits(128))


def disguised(chunks: Iterable[NDArray[np.float32]]) -> Iterator[NDArray[np.float32]]:
    """The disguised sound of a whole recording (mono, `DISGUISE_RATE`), as long as the recording; memory is constant.

    Stretches of 2 to 4 s have draws of their own and flow into each other over 20 ms.
    """
    centre = _random.uniform(*_random.choice(_PITCHES))
    sound = np.zeros(_MARGIN)  # the margin before the stretch, the stretch, and what follows it
    tail = np.zeros(0)  # the end of the last stretch, fading out
    length = _stretch()
    for chunk in chunks:
        sound = np.concatenate((sound, chunk))
        while len(sound) >= 2 * _MARGIN + length:
            made = changed(sound[: 2 * _MARGIN + length], _draw(centre))
            body, tail = _joined(made, tail, length)
            yield body
            sound, length = sound[length:], _stretch()
    rest = len(sound) - _MARGIN
    while rest > 0:
        length = min(rest, round(_MOST_SECONDS * DISGUISE_RATE))
        padded = np.concatenate((sound, np.zeros(_MARGIN)))[: 2 * _MARGIN + length]
        body, tail = _joined(changed(padded, _draw(centre)), tail, length)
        yield body
        sound, rest = sound[length:], rest - length


def _stretch() -> int:
    return round(_random.uniform(_LEAST_SECONDS, _MOST_SECONDS) * DISGUISE_RATE)


def _draw(centre: float) -> Draw:
    return Draw(
        power=_random.uniform(*_POWERS),
        pitch=centre * _random.uniform(1 - _WANDER, 1 + _WANDER),
        flatness=_random.uniform(*_FLATNESS),
    )


def _joined(made: Sound, tail: Sound, length: int) -> tuple[NDArray[np.float32], Sound]:
    """The stretch without its margins, its beginning mixed with the end of the one before; and its own tail."""
    body = made[_MARGIN : _MARGIN + length].copy()
    seam = min(len(tail), length)
    if seam:
        rising = np.sin(np.pi / 2 * (np.arange(seam) + 0.5) / len(tail))
        body[:seam] = body[:seam] * rising + tail[:seam]
    after = made[_MARGIN + length : _MARGIN + length + _SEAM]
    return body.astype(np.float32), after * np.cos(np.pi / 2 * (np.arange(len(after)) + 0.5) / max(len(after), 1))


def changed(sound: Sound, draw: Draw) -> Sound:
    """One stretch of sound with its pitch, tune and formants changed as drawn; as long and as loud as before."""
    tuned = retuned(sound, DISGUISE_RATE, factor=draw.pitch, flatness=draw.flatness)
    moved = formants_moved(tuned, draw.power, like=sound)
    level = float(np.sqrt(np.mean(np.square(sound)))) if len(sound) else 0.0
    noise = np.random.default_rng(draw.seed).standard_normal(len(sound))
    return moved + noise * level * 10 ** (_NOISE_DB / 20)


def formants_moved(sound: Sound, power: float, like: Sound) -> Sound:
    """Each pole's angle raised to `power`, frame by frame; every frame as loud as the same one of `like`."""
    count = -(-len(sound) // _HOP) + 1
    window = np.sqrt(0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(_FRAME) + 0.5) / _FRAME))
    frames, wanted = (_frames(one, count) * window for one in (sound, like))
    prediction = _predicted(frames)
    moved = _with_moved_poles(prediction, power)
    made = _synthesised(_residual(frames, prediction), moved)
    power_before = np.mean(np.square(wanted), axis=1)
    power_after = np.mean(np.square(made), axis=1)
    made *= np.sqrt(power_before / np.maximum(power_after, 1e-12))[:, None] * window
    whole = np.zeros((count + 1) * _HOP)
    whole[: count * _HOP] += made[:, :_HOP].reshape(-1)
    whole[_HOP:] += made[:, _HOP:].reshape(-1)
    return whole[_HOP : _HOP + len(sound)]


def _frames(sound: Sound, count: int) -> Sound:
    """`count` overlapping frames; the first one begins a hop before the sound."""
    padded = np.zeros((count + 1) * _HOP)
    padded[_HOP : _HOP + len(sound)] = sound[: count * _HOP]
    return np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP][:count]


def _predicted(frames: Sound) -> Sound:
    """Linear prediction of each frame (frames x order + 1, first 1.0), by the recursion of Levinson and Durbin."""
    size = 2 * _FRAME
    spectrum = np.abs(np.fft.rfft(frames, size)) ** 2
    lags = np.fft.irfft(spectrum, size)[:, : _ORDER + 1]
    lags[:, 0] = lags[:, 0] * (1 + 1e-6) + 1e-9
    found = np.zeros((len(frames), _ORDER + 1))
    found[:, 0] = 1.0
    error = lags[:, 0].copy()
    for order in range(1, _ORDER + 1):
        reflection = -np.einsum("fi,fi->f", found[:, :order], lags[:, order:0:-1]) / error
        found[:, 1 : order + 1] += reflection[:, None] * found[:, order - 1 :: -1][:, :order]
        error *= np.maximum(1 - reflection**2, 1e-9)
    return found


def _with_moved_poles(prediction: Sound, power: float) -> Sound:
    """The prediction whose poles have angles raised to `power`; real poles stay where they are."""
    companion = np.zeros((len(prediction), _ORDER, _ORDER))
    companion[:, 0, :] = -prediction[:, 1:]
    companion[:, np.arange(1, _ORDER), np.arange(_ORDER - 1)] = 1.0
    poles = np.linalg.eigvals(companion)
    angles = np.angle(poles)
    is_real = np.abs(poles.imag) < 1e-9
    moved_angles = np.where(is_real, angles, np.sign(angles) * np.minimum(np.abs(angles) ** power, np.pi))
    moved = np.minimum(np.abs(poles), _WIDEST) * np.exp(1j * moved_angles)
    found = np.zeros((len(prediction), _ORDER + 1), complex)
    found[:, 0] = 1.0
    for pole in range(_ORDER):
        found[:, 1 : pole + 2] -= moved[:, pole, None] * found[:, : pole + 1]
    return found.real


def _residual(frames: Sound, prediction: Sound) -> Sound:
    """What the prediction leaves over."""
    left = frames.copy()
    for lag in range(1, _ORDER + 1):
        left[:, lag:] += prediction[:, lag, None] * frames[:, :-lag]
    return left


def _synthesised(residual: Sound, prediction: Sound) -> Sound:
    """The sound that has this residual; all frames side by side, one sample after another."""
    made = np.zeros((len(residual), _ORDER + residual.shape[1]))
    backwards = prediction[:, :0:-1]
    for sample in range(residual.shape[1]):
        past = made[:, sample : sample + _ORDER]
        made[:, _ORDER + sample] = residual[:, sample] - np.einsum("fi,fi->f", backwards, past)
    return made[:, _ORDER:]
