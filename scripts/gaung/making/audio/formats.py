"""The kinds of files that leave: what ffmpeg is told for each, and how the encoder bends the sound."""

from __future__ import annotations

from dataclasses import dataclass

from gaung.model.station import StationFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file that listeners or stations get."""

    ending: str
    options: tuple[str, ...] = ()
    """What ffmpeg is told; empty for the WAV, which we write ourselves."""
    scale: float = 1.0
    """By what the encoder turns everything; it is undone before."""
    overshoot_db: float = 0.0
    """By how much it usually swings beyond what went into it; the limiter stays this much below the ceiling."""
    spare_samples: int = 0
    """How much longer or shorter than the mix the decoded file may be."""
    is_layer_three: bool = False
    """Whether it is an MP3, sections of which can be encoded side by side and joined."""
    has_chapters: bool = True
    """Whether ffmpeg writes chapters into it. Vorbis comments we write: it has none for FLAC, and in Opus it is up to a
    second late (it rounds the seconds up and then adds the milliseconds; n9.0)."""


_FRAME = 1152
"""Samples in a frame of MPEG audio."""

MP3 = Format(
    ending=".mp3",
    # mono speech, 8 minutes take 3.8 MB; ID3v2.3 because Windows and cars read no newer one
    options=("-c:a", "libmp3lame", "-b:a", "64k", "-id3v2_version", "3", "-write_xing", "1", "-f", "mp3"),
    scale=0.95,  # LAME's own, 0.45 dB, measured with tones at 48k to 128k
    overshoot_db=2.0,
    spare_samples=_FRAME,
    is_layer_three=True,
)
LOW_OPUS = Format(
    ending=".low.opus",
    # for mobile data: 8 minutes take 1.4 MB
    options=("-c:a", "libopus", "-b:a", "24k", "-ar", "24000", "-application", "audio", "-f", "ogg"),
    scale=0.973,  # it cannot carry all of speech: 0.2 to 0.3 LU are missing, measured with voices and both examples
    overshoot_db=2.0,
    spare_samples=_FRAME,
    has_chapters=False,
)
WAV = Format(ending=".wav", overshoot_db=0.05)
FOR_STATIONS = {
    StationFormat.WAV: WAV,
    StationFormat.FLAC: Format(
        ending=".flac",
        options=("-c:a", "flac", "-sample_fmt", "s16", "-compression_level", "5", "-f", "flac"),
        overshoot_db=0.05,
        has_chapters=False,
    ),
    StationFormat.MP2: Format(
        ending=".mp2",
        # the most that layer II has for mono; it has no place for tags, and ffmpeg's encoder is in every build
        options=("-c:a", "mp2", "-b:a", "192k", "-f", "mp2"),
        overshoot_db=1.0,
        spare_samples=_FRAME,  # the decoder gives whole frames, its delay included
    ),
    StationFormat.MP3: Format(
        ending=".mp3",
        options=("-c:a", "libmp3lame", "-b:a", "192k", "-id3v2_version", "3", "-write_xing", "1", "-f", "mp3"),
        scale=0.95,
        overshoot_db=1.0,
        spare_samples=_FRAME,
        is_layer_three=True,
    ),
}
"""What the desks of radio stations take."""
