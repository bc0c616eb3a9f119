"""A recording to samples: ffmpeg decodes it under guard, and what comes out is checked, cleaned and made mono."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.ffmpeg import Ended, Limits, in_graph, running
from gaung.making.audio.sniff import SoundError, demuxers_for, regular_file
from gaung.making.audio.wavestream import blocks, read_header
from gaung.problem import Fact

Samples: TypeAlias = NDArray[np.float32]
"""Mono sound, one value a sample, full scale ±1."""

RATE = 44_100
"""Samples a second in every mix: what MP3 players, stations and phones all take without converting."""
CHUNK_SECONDS = 10
CHUNK = RATE * CHUNK_SECONDS
MOST_SECONDS = 2 * 3600
"""A longer recording is refused: 12 hours of silence fit into 280 KB of FLAC."""
_LOUDEST = np.float32(4.0)
"""Samples beyond ±4 (+12 dB over full scale) come from broken files only."""
_DEAD_DB = -50.0
"""A channel this much softer than the other one is a loose plug."""
_OPPOSITE_CORRELATION = -0.8
_LARGE_FRAMES = "asetnsamples=n=32768:p=0"
"""ffmpeg hands small frames from thread to thread, which costs as much as decoding them."""
_IN_THREADS = frozenset({"flac"})
"""What is not decoded within a filter: ffmpeg's FLAC decoder has threads of its own, and crashed so under load."""


_KEPT_BYTES = 30 << 20


def keep_freed_memory() -> None:
    """Let the C library of Linux keep what is freed and give it out again, instead of asking the system each time.

    glibc hands freed memory back at once when more than twice the largest block it has seen lies free. Arrays of 10 s
    come and go all the time, and a third of our processor time went into blanking the same pages again and again.
    Other systems take no notice.
    """
    bytearray(_KEPT_BYTES)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd about a recording that does not stop the build: a problem's code and facts, without its place."""

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(slots=True)
class Decoded:
    """What decoding one recording came to."""

    samples: int = 0
    """How many samples the whole decoded stretch has."""
    bad_values: int = 0
    """NaN, infinite and absurd values that were replaced."""
    channels: int = 1
    correlation: float = 1.0
    """Of left and right; 1 for mono."""
    left_over_right_db: float = 0.0
    declared_seconds: float | None = None
    """The length that the file claims, where it was not guessed from its size."""
    errors: int = 0
    """How many complaints ffmpeg had."""


Take: TypeAlias = Callable[[Samples], None]


def decode(
    root: Path,
    path: PurePosixPath,
    begin: Callable[[], Take],
    *,
    until_seconds: float | None = None,
    most_seconds: float = MOST_SECONDS,
) -> tuple[Decoded, list[Finding]]:
    """Decode the recording at `path` (relative to the campaign in `root`) in chunks of at most 10 s.

    `begin()` gives what takes the chunks; it is called again if the recording has to be decoded a second time, from
    one channel, because the average of left and right loses the sound. Chunks are float32, mono, at `RATE`, free of
    NaN. Decoding ends a little after `until_seconds`. Raises `SoundError` for a file that cannot be used, and for
    one that goes on for more than `most_seconds`.
    """
    file = regular_file(root, path)
    demuxers = demuxers_for(file, path)
    job = _Job(file, path, demuxers, most_seconds, until_seconds)
    decoded = _decode_once(job, None, begin)
    channel = better_channel(decoded)
    if channel is not None:
        one = _decode_once(job, channel, begin)
        decoded.samples = one.samples
    return decoded, list(_findings(decoded, path))


@dataclass(frozen=True, slots=True)
class _Job:
    """One recording to be decoded."""

    file: Path
    shown: PurePosixPath
    demuxers: str
    most_seconds: float
    until_seconds: float | None

    @property
    def stop_seconds(self) -> float:
        """After how much sound ffmpeg stops; one second more than is wanted, so that a longer file shows."""
        return min(self.until_seconds or self.most_seconds, self.most_seconds) + 1


def better_channel(decoded: Decoded) -> str | None:
    """The filter that takes the one channel to be used, or None where the average of both is right."""
    if decoded.channels < 2:
        return None
    if decoded.left_over_right_db < _DEAD_DB:
        return "pan=mono|c0=c1"
    if decoded.left_over_right_db > -_DEAD_DB or decoded.correlation < _OPPOSITE_CORRELATION:
        return "pan=mono|c0=c0"
    return None


def _decode_once(job: _Job, channel: str | None, begin: Callable[[], Take]) -> Decoded:
    """Decode in a filter, which costs a quarter less; whatever is odd then is decoded and judged the usual way."""
    if job.demuxers not in _IN_THREADS:
        decoded, ended = _run(job, _as_a_filter(job, channel), begin())
        if not ended.was_killed and not _is_odd(ended, job, decoded):
            return decoded
    decoded, ended = _run(job, _in_threads(job, channel), begin())
    _judge(ended, job, decoded)
    if decoded.samples == 0:
        raise SoundError("audio-empty", file=str(job.shown))
    if decoded.samples > job.most_seconds * RATE:
        raise SoundError("audio-too-long", file=str(job.shown), most_minutes=round(job.most_seconds / 60))
    return decoded


def _run(job: _Job, source: list[str], take: Take) -> tuple[Decoded, Ended]:
    """Run ffmpeg on a recording that it opens as `source` says."""
    decoded = Decoded()
    survey = _Survey()
    limits = Limits(seconds=120 + job.stop_seconds / 10, cpu_seconds=int(120 + job.stop_seconds / 10), is_batch=True)
    arguments = [
        *("-nostdin", *source, "-map", "0:a:0", "-map_metadata", "-1", "-map_chapters", "-1", "-vn", "-sn", "-dn"),
        *("-t", f"{job.stop_seconds:.3f}", "-fflags", "+bitexact", "-flags:a", "+bitexact"),
        *("-c:a", "pcm_f32le", "-f", "wav", "pipe:1"),
    ]
    with running(arguments, limits=limits) as run:
        form = read_header(run.output)
        for block in blocks(run.output, form, CHUNK_SECONDS) if form is not None else ():
            decoded.bad_values += _clean(block)
            take(survey.downmix(block))
            decoded.samples += len(block)
    survey.report(decoded)
    decoded.declared_seconds = _declared_seconds(run.ended, job)
    return decoded, run.ended


def _in_threads(job: _Job, channel: str | None) -> list[str]:
    """How ffmpeg usually opens a recording: reading, decoding and filters each have a thread."""
    whitelists = ["-format_whitelist", job.demuxers, "-protocol_whitelist", "file,pipe"]
    return [*whitelists, "-i", f"file:{job.file}", "-af", _filters(channel)]


def _as_a_filter(job: _Job, channel: str | None) -> list[str]:
    """How it opens one as a filter. It is opened a second time, but not read, for the length that it claims."""
    whitelists = in_graph(f"format_whitelist={job.demuxers}:protocol_whitelist=file,pipe")
    movie = f"amovie={in_graph(f'file:{job.file}')}:streams={in_graph('a:0')}:dec_threads=1:format_opts={whitelists}"
    graph = f"{movie},{_filters(channel)}"
    again = ["-format_whitelist", job.demuxers, "-protocol_whitelist", "file,pipe", "-i", f"file:{job.file}"]
    return ["-f", "lavfi", "-i", graph, *again]


def _filters(channel: str | None) -> str:
    filters = ["aformat=channel_layouts=mono|stereo", f"aresample={RATE}", "aformat=sample_fmts=flt", _LARGE_FRAMES]
    if channel is not None:
        filters.insert(1, channel)
    return ",".join(filters)


def _is_odd(ended: Ended, job: _Job, decoded: Decoded) -> bool:
    """Whether anything about a run is not as it should be."""
    declared = decoded.declared_seconds
    return (
        ended.exit_code != 0
        or bool(ended.messages("error"))
        or any("Decode error" in line for line in ended.log)
        or not 0 < decoded.samples <= job.most_seconds * RATE
        or (declared is not None and decoded.samples / RATE < declared * 0.97 - 0.5)
    )


def _clean(block: Samples) -> int:
    """Replace what is not a usable number in place; how many values that were.

    One NaN would poison every filter after it, and the loudness of the whole programme.
    """
    peak = float(np.max(np.abs(block), initial=0.0))  # NaN if any value is NaN
    if peak <= _LOUDEST:
        return 0
    bad = int(np.count_nonzero(~(np.abs(block) <= _LOUDEST)))
    np.nan_to_num(block, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    np.clip(block, -_LOUDEST, _LOUDEST, out=block)
    return bad


class _Survey:
    """Sums over left and right, from which a dead channel or opposite ones are known."""

    def __init__(self) -> None:
        self.channels = 1
        self.left = self.right = self.both = 0.0

    def downmix(self, block: Samples) -> Samples:
        """The average of the channels of `block` (frames x channels)."""
        if block.shape[1] == 1:
            return block[:, 0]
        self.channels = 2
        left, right = np.ascontiguousarray(block[:, 0]), np.ascontiguousarray(block[:, 1])
        self.left += float(np.einsum("i,i", left, left))
        self.right += float(np.einsum("i,i", right, right))
        self.both += float(np.einsum("i,i", left, right))
        return (left + right) * np.float32(0.5)

    def report(self, decoded: Decoded) -> None:
        """Write what was seen into `decoded`."""
        decoded.channels = self.channels
        if self.channels == 2 and self.left + self.right > 0:
            tiny = 1e-12
            decoded.left_over_right_db = 10 * float(np.log10((self.left + tiny) / (self.right + tiny)))
            decoded.correlation = self.both / max(float(np.sqrt(self.left * self.right)), tiny)


def _judge(ended: Ended, job: _Job, decoded: Decoded) -> None:
    """What ffmpeg's end and messages say about the file. Raises `SoundError` where it gave up."""
    if ended.was_killed:
        raise SoundError("audio-took-too-long", file=str(job.shown))
    if ended.exit_code != 0 and decoded.samples == 0:
        raise SoundError("audio-unreadable", file=str(job.shown), said=_shortest(ended.messages("error")))
    decoded.errors = len(ended.messages("error")) + (ended.exit_code != 0)


def _declared_seconds(ended: Ended, job: _Job) -> float | None:
    """The length that the file claims, if all of it was wanted."""
    log = "\n".join(ended.log)
    declared = re.search(r"Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)(?:, start: (\d+\.\d+))?", log)
    if declared is None or job.until_seconds is not None or "Estimating duration" in log:
        return None
    hours, minutes, seconds, start = (float(part or 0) for part in declared.groups())
    # what a browser recorded may begin at any time; a WebM says when it ends, all others how long they are
    return hours * 3600 + minutes * 60 + seconds - (start if "matroska" in job.demuxers else 0.0)


def _shortest(lines: list[str]) -> str:
    """The first complaint without ffmpeg's own addresses and without the path of this machine."""
    if not lines:
        return "?"
    return re.sub(r"file:\S+", "…", re.sub(r"\[[^\]]*\]\s*", "", lines[0]))[:120]


def _findings(decoded: Decoded, path: PurePosixPath) -> Iterator[Finding]:
    file = str(path)
    seconds = decoded.samples / RATE
    if decoded.bad_values:
        yield Finding("audio-not-numbers", {"file": file, "count": decoded.bad_values})
    if decoded.errors:
        yield Finding("audio-damaged", {"file": file, "count": decoded.errors})
    declared = decoded.declared_seconds
    if declared is not None and seconds < declared * 0.97 - 0.5 and not decoded.errors:
        yield Finding("audio-truncated", {"file": file, "seconds": round(seconds, 1), "declared": round(declared, 1)})
    if decoded.channels == 2 and abs(decoded.left_over_right_db) > -_DEAD_DB:
        yield Finding("audio-one-channel", {"file": file})
    elif better_channel(decoded) is not None:
        yield Finding("audio-opposite-channels", {"file": file})
