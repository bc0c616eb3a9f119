"""One segment's sound, decoded and measured once: its samples on disk, its loudness and peak for each 100 ms.

It is kept in the store by what it is made of, so that a change to one segment decodes no other, and a change of
level, fade or order decodes none.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

import numpy as np
from numpy.typing import NDArray

from gaung.making.audio.decode import RATE, Finding, Samples, decode
from gaung.making.audio.ffmpeg import ffmpeg_version
from gaung.making.audio.loudness import Energies, integrated_lufs
from gaung.making.audio.measuring import BLOCK, FULL_SCALE, Measuring, Part
from gaung.making.audio.quiet import quiet
from gaung.making.audio.redact import Stretch, stretches
from gaung.making.audio.sniff import SoundError, regular_file
from gaung.making.audio.spoken import Sentence, speak, speech_version
from gaung.making.audio.treatment import UNTREATED, Treatment, treat
from gaung.making.recipe import Recipe, Setting
from gaung.making.store import Store
from gaung.model.language import Language
from gaung.model.segment import Segment, Signal, Speech, Tone
from gaung.problem import Fact

REVISION = 2
"""Raised when the samples or measures of a sound change."""
KIND = "sound"
_END_TOLERANCE_SECONDS = 0.05

SOUND_FILE, MEASURES_FILE, FRAMES_FILE, FACTS_FILE = "sound.s16", "measures.npy", "frames.npy", "facts.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Part):
    """What one sound is made from."""

    speech: Speech | None = None
    tone: Tone | None = None
    signal: Signal | None = None
    language: Language = Language.INDONESIAN
    treatment: Treatment = UNTREATED
    """What is done to it once it is cut."""

    @staticmethod
    def of(segment: Segment, language: Language) -> Source | None:
        """The source of a segment; None for silence, which needs none."""
        if segment.silence_seconds is not None:
            return None
        return Source(
            file=segment.heard_file,
            start_seconds=segment.start or 0.0,
            end_seconds=segment.end,
            redact=tuple((one.start, one.end) for one in segment.redact),
            speech=segment.speech,
            tone=segment.tone,
            signal=segment.signal,
            language=language,
            treatment=Treatment.of(segment),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A decoded and measured sound."""

    path: Path | None
    """Its samples: 16 bit, little-endian, mono, at `RATE`. None is silence."""
    samples: int
    energies: Energies
    """K-weighted mean square of each 100 ms."""
    peaks: NDArray[np.float64]
    """Largest absolute sample of each 100 ms."""
    mean: float = 0.0
    """Direct current: it is taken off when the sound is mixed."""
    findings: tuple[Finding, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    """What the computer's voice says, and when."""
    pauses: tuple[Stretch, ...] = ()
    """Where nobody speaks for a while, in samples after the cuts."""
    cuts: tuple[Stretch, ...] = ()
    """What is left out when it is read, in samples of the file at `path`."""


def silence(seconds: float) -> Sound:
    """Nothing, for a while."""
    count = round(seconds * RATE)
    blocks = count // BLOCK
    return Sound(path=None, samples=count, energies=np.zeros(blocks), peaks=np.zeros(blocks))


def recipe(root: Path, source: Source, name: str) -> Recipe:
    """What the sound of `source` depends on. Raises `SoundError` if its recording cannot be read."""
    settings: dict[str, Setting] = {"rate": RATE}
    inputs: dict[str, str] = {}
    tools = {"ffmpeg": ffmpeg_version()}
    if source.file is not None:
        with regular_file(root, source.file).open("rb") as stream:
            inputs["recording"] = hashlib.file_digest(stream, "sha256").hexdigest()
        settings |= {"start": source.start_seconds, "end": source.end_seconds}
        if source.redact:
            settings |= {"redact": [[start, end] for start, end in source.redact]}
    elif source.speech is not None:
        settings |= {"speech": source.speech.model_dump(mode="json"), "language": str(source.language)}
        tools["espeakng-loader"] = speech_version()
    elif source.tone is not None:
        settings |= {"tone": source.tone.model_dump(mode="json")}
    elif source.signal is not None:
        settings |= {"signal": str(source.signal)}
    settings |= source.treatment.settings()
    inputs |= source.treatment.inputs(root)
    return Recipe(kind=KIND, name=name, revision=REVISION, inputs=inputs, settings=settings, tools=tools)


def obtain(root: Path, source: Source | None, silence_seconds: float, store: Store, name: str) -> Sound:
    """The sound of `source`: found in the store, or made. Raises `SoundError`."""
    if source is None:
        return silence(silence_seconds)
    made = store.obtain(recipe(root, source, name), lambda to: _make(root, source, to))
    facts = json.loads((made / FACTS_FILE).read_text("utf-8"))
    energies, peaks = np.load(made / MEASURES_FILE)
    pauses = _pauses(np.load(made / FRAMES_FILE), source) if source.file is not None else ()
    return Sound(
        path=made / SOUND_FILE,
        samples=facts["samples"],
        energies=energies,
        peaks=peaks,
        mean=facts["mean"],
        findings=tuple(Finding(code, found) for code, found in facts["findings"]),
        sentences=tuple(Sentence(*row) for row in facts["sentences"]),
        pauses=pauses,
    )


def _pauses(frames: NDArray[np.float32], source: Source) -> tuple[Stretch, ...]:
    """Where nobody speaks; what was taken out is no pause, but a tone."""
    trim = round(source.start_seconds * RATE)
    gone = [Stretch(one.start - trim, one.end - trim) for one in stretches(source.redact)]
    return tuple(
        pause for pause in quiet(frames) if not any(one.start < pause.end and pause.start < one.end for one in gone)
    )


def _make(root: Path, source: Source, to: Path) -> None:
    """Write the treated samples of `source` and their measures into the folder `to`."""
    with (to / SOUND_FILE).open("wb") as out:
        if source.treatment.is_needed:
            writer, facts = _treated(root, source, out, to)
        else:
            writer, facts = _plain(root, source, out, to)
    np.save(to / MEASURES_FILE, writer.measures())
    np.save(to / FRAMES_FILE, writer.frames())
    facts |= {"samples": writer.kept, "mean": writer.total / max(writer.kept, 1)}
    (to / FACTS_FILE).write_text(json.dumps(facts, ensure_ascii=False), "utf-8")


def _treated(root: Path, source: Source, out: IO[bytes], to: Path) -> tuple[Measuring, dict[str, object]]:
    """Write the samples of `source` as they are after its treatment; `to` is for what is needed on the way."""
    writer = Measuring(out)
    # this file has no name: a disguise leaves nothing of the voice behind, not even when the build is killed
    with tempfile.TemporaryFile(dir=to) as spool, tempfile.TemporaryDirectory(dir=to) as folder:
        _, facts = _plain(root, source, spool, to)
        treat(source.treatment, root, spool, writer.begin, Path(folder))
    if integrated_lufs(writer.measures()[0]) == -np.inf:
        raise SoundError("audio-treatment-silent")
    return writer, facts


def _plain(root: Path, source: Source, out: IO[bytes], to: Path) -> tuple[Measuring, dict[str, object]]:
    """Write the samples of `source`, cut and redacted."""
    findings: list[Finding] = []
    sentences: tuple[Sentence, ...] = ()
    writer = Measuring(out, source)
    if source.file is not None:
        findings = _decode_file(root, source, writer)
    elif source.speech is not None:
        with tempfile.TemporaryDirectory(dir=to) as folder:
            spoken = Path(folder) / "speech.wav"
            sentences = speak(source.speech, source.language, spoken)
            decode(Path(folder), PurePosixPath("speech.wav"), writer.begin)
    else:
        writer.begin()(_generated(source))
    return writer, {
        "findings": [[one.code, one.facts] for one in [*findings, *writer.findings()]],
        "sentences": [[one.text, one.start_seconds, one.end_seconds] for one in sentences],
    }


def _generated(source: Source) -> Samples:
    """The samples of a tone or a signal."""
    from gaung.making.audio import sounds  # pydub is slow to import, and these are rare

    if source.tone is not None:
        made = sounds.tone(source.tone.frequency_hz, source.tone.seconds)
    else:
        assert source.signal is not None
        made = sounds.signal(source.signal)
    return np.asarray(sounds.samples_of(made) * (1 / FULL_SCALE), np.float32)


def _decode_file(root: Path, source: Source, writer: Measuring) -> list[Finding]:
    """Decode the recording of `source`, as far as it is used."""
    assert source.file is not None
    end = source.end_seconds
    last = max((until for _, until in source.redact), default=0.0)
    # what is to be taken out after the wanted part must lie in the recording, too: else its time is mistyped
    decoded, findings = decode(root, source.file, writer.begin, until_seconds=None if end is None else max(end, last))
    seconds = decoded.samples / RATE
    facts: dict[str, Fact] = {"file": str(source.file), "seconds": round(seconds, 2)}
    if source.start_seconds >= seconds:
        raise SoundError("audio-start-past-end", **facts, start=source.start_seconds)
    if end is not None and end > seconds + _END_TOLERANCE_SECONDS:
        raise SoundError("audio-end-past-end", **facts, end=end)
    if last > seconds + _END_TOLERANCE_SECONDS:
        raise SoundError("audio-redact-past-end", **facts, end=last)
    if integrated_lufs(writer.measures()[0]) == -np.inf:
        raise SoundError(_why_nothing_is_heard(source, writer.kept), file=str(source.file))
    return findings


def _why_nothing_is_heard(source: Source, samples: int) -> str:
    """The code for a recording of which `samples` are used and nothing is heard."""
    trim = round(source.start_seconds * RATE)
    if samples < BLOCK:
        return "audio-too-short"
    if any(one.start <= trim and trim + samples <= one.end for one in stretches(source.redact)):
        return "audio-redact-whole"
    return "audio-silent"
