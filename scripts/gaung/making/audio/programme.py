"""An episode from its rundown to its files, step by step; every problem is collected before it stops."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from gaung.making.audio import beds, deliverables, levels, sound, voices
from gaung.making.audio.chapters import chapters_json, chapters_of
from gaung.making.audio.decode import RATE
from gaung.making.audio.encode import EncodingError
from gaung.making.audio.faults import Faults, Subject
from gaung.making.audio.master import Mix, master
from gaung.making.audio.mix import Bed, Voice
from gaung.making.audio.pauses import after, cut, dead_air
from gaung.making.audio.redact import Stretch, blanked, removed_words, stretches, words_of
from gaung.making.audio.report import loudness_report
from gaung.making.audio.slot import fitted
from gaung.making.audio.sniff import SoundError
from gaung.making.audio.sound import Sound, Source
from gaung.making.audio.timeline import Misfit, Timeline, chapters
from gaung.making.audio.transcript import Cue, move_cues, read_cues, webvtt
from gaung.making.store import Store
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.segment import Segment
from gaung.model.show import Show
from gaung.problem import CampaignError, Fact, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """An episode ready to be mixed."""

    timeline: Timeline
    sounds: tuple[Sound, ...]
    voices: tuple[Voice, ...]
    beds: tuple[Bed, ...]


def make(campaign: Campaign, episode: Episode, store: Store, to: Path) -> None:
    """Write the files of `episode` into `to`. Raises `CampaignError`."""
    try:
        _make(campaign, episode, store, to)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise CampaignError([Problem("audio-disk-full", episode.where("segments"))]) from error


def _make(campaign: Campaign, episode: Episode, store: Store, to: Path) -> None:
    show = campaign.show_of(episode)
    faults = Faults(episode)
    voices.note_hooks(campaign, episode, faults)
    faults.stop_if_any()
    sounds, bed_sounds = _sounds(campaign.root, episode, show, store, faults)
    cues_of = {
        index: _cues(campaign.root, episode, segment, sounds.get(index), faults, index)
        for index, segment in enumerate(episode.segments)
    }
    faults.stop_if_any()
    programme = _arranged(episode, show, tuple(sounds[index] for index in range(len(sounds))), bed_sounds, faults)
    faults.stop_if_any()
    timeline = programme.timeline
    found = chapters_of(chapters(timeline, [segment.chapter for segment in episode.segments]), episode.segments)
    orders = deliverables.orders(show, episode, to)
    imprint = deliverables.imprint(show, episode, found)
    mix = Mix(timeline=timeline, voices=programme.voices, beds=programme.beds, imprint=imprint)
    try:
        mastered = master(mix, orders)
    except EncodingError as error:
        facts = {"said": str(error)[:200]}
        raise CampaignError([Problem("audio-encoding-failed", episode.where("segments"), facts)]) from error
    faults.stop_with(voices.leaks(campaign.root, episode, orders[0].target.path))
    faults.stop_with(problem for one in mastered for problem in one.problems())
    deliverables.stamp(mastered)
    (to / "chapters.json").write_text(chapters_json(found), "utf-8", newline="\n")
    transcripts = _write_transcript(episode, programme, cues_of, show.language, to)
    is_synthetic = show.synthetic or any(segment.speech is not None for segment in episode.segments)
    made = deliverables.facts(show, mastered, found, transcripts, is_synthetic)
    made = made.model_copy(update={"disguised": voices.is_disguised(episode), "warnings": faults.warnings})
    report = loudness_report(to, episode, programme.voices, mastered)
    (to / "editor").mkdir()
    (to / "editor" / "loudness.json").write_text(report.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")
    (to / "facts.json").write_text(made.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")


def _sounds(
    root: Path, episode: Episode, show: Show, store: Store, faults: Faults
) -> tuple[dict[int, Sound], dict[int, Sound]]:
    """The sound of every segment by index, and of every bed by number; what cannot be used is left out and noted."""
    name = f"episode/{show.id}/{episode.id}/sound"
    wanted: list[tuple[str, Source | None, float]] = [
        (str(index + 1), Source.of(segment, show.language), segment.silence_seconds or 0.0)
        for index, segment in enumerate(episode.segments)
    ]
    wanted += [(f"bed-{number}", Source(file=bed.file), 0.0) for number, bed in enumerate(beds.wanted(episode), 1)]

    def obtain(one: tuple[str, Source | None, float]) -> Sound | SoundError:
        part, source, seconds = one
        try:
            return sound.obtain(root, source, seconds, store, f"{name}/{part}")
        except SoundError as error:
            return error

    subjects: list[Subject] = [*range(len(episode.segments)), *beds.paths(episode)]
    sounds: dict[int, Sound] = {}
    with ThreadPoolExecutor(2) as pool:  # ffmpeg works on one while we measure the other
        for number, result in enumerate(pool.map(obtain, wanted)):
            subject = subjects[number]
            if isinstance(result, SoundError):
                faults.error(subject, result.code, result.facts)
                continue
            for finding in result.findings:
                faults.warning(subject, finding.code, finding.facts)
            sounds[number] = result
    count = len(episode.segments)
    music = {number - count: sounds.pop(number) for number in sorted(sounds) if number >= count}
    return sounds, music


def _arranged(
    episode: Episode, show: Show, sounds: tuple[Sound, ...], bed_sounds: Mapping[int, Sound], faults: Faults
) -> Programme:
    """Where everything stands, and how loud it is."""
    segments = episode.segments
    fit = fitted(episode, tuple(_tightened(sounds, segments, faults)))
    if fit.problem is not None:
        faults.found(fit.problem)
    sounds, timeline = fit.sounds, fit.timeline
    _note_misfits(timeline, segments, faults)
    target = levels.target_lufs(show.loudness.podcast_lufs)
    voices = []
    for index, (one, segment, span) in enumerate(zip(sounds, segments, timeline.spans, strict=True)):
        level = levels.level(one, segment, target)
        if segment.heard_file is not None:
            _note_quiet(level.levelling_db, index, segment, faults)
        fade_in, fade_out = (
            min(round(seconds * RATE), one.samples) for seconds in (segment.fade_in_seconds, segment.fade_out_seconds)
        )
        gain = 10 ** (level.gain_db / 20)
        voice = Voice(sound=one, span=span, gain=gain, fade_in=fade_in, fade_out=fade_out)
        if segment.redact:
            trim = round((segment.start or 0.0) * RATE)
            gone = tuple(
                Stretch(after(out.start - trim, one.cuts), after(out.end - trim, one.cuts)) for out in _gone(segment)
            )
            voice = replace(voice, gone=gone, bleep=levels.bleep_peak(target))
        voices.append(voice)
    if not any((one.energies > 0).any() for one in sounds):
        faults.error(0, "audio-nothing-heard", {})
    music = tuple(beds.laid(episode, bed_sounds, target, timeline, sounds))
    return Programme(timeline=timeline, sounds=sounds, voices=tuple(voices), beds=music)


def _tightened(sounds: Sequence[Sound], segments: Sequence[Segment], faults: Faults) -> Iterator[Sound]:
    """The sounds without their dead air, where that is wished; what was cut is reported."""
    for index, (one, segment) in enumerate(zip(sounds, segments, strict=True)):
        cuts = dead_air(one) if segment.tighten else ()
        if cuts:
            seconds = sum(gone.end - gone.start for gone in cuts) / RATE
            faults.warning(index, "audio-tightened", {"count": len(cuts), "seconds": round(seconds, 1)})
        yield cut(one, cuts)


def _note_misfits(timeline: Timeline, segments: Sequence[Segment], faults: Faults) -> None:
    for one in timeline.shortened:
        wished = segments[one.piece].crossfade_seconds
        facts = {"seconds": wished, "most": round(one.most / RATE, 2)}
        match one.why:
            case Misfit.LONGER_THAN_NEIGHBOUR:
                faults.error(one.piece, "audio-crossfade-too-long", facts)
            case Misfit.NO_ROOM:
                faults.warning(one.piece, "audio-crossfade-shortened", facts)
            case Misfit.NOTHING_BEFORE:
                faults.warning(one.piece, "audio-crossfade-first", facts)


def _note_quiet(levelling_db: float, index: int, segment: Segment, faults: Faults) -> None:
    facts: dict[str, Fact] = {"file": str(segment.heard_file), "gain": round(levelling_db)}
    if levelling_db > levels.MOST_GAIN_DB:
        faults.error(index, "audio-too-quiet", facts)
    elif levelling_db > levels.VERY_QUIET_DB:
        faults.warning(index, "audio-very-quiet", facts)


def _cues(
    root: Path, episode: Episode, segment: Segment, own: Sound | None, faults: Faults, index: int
) -> tuple[Cue, ...]:
    """The words of a segment with times in its recording: from its transcript, or as the computer's voice said them."""
    if segment.transcript is None:
        return tuple(Cue(one.start_seconds, one.end_seconds, one.text) for one in own.sentences) if own else ()
    try:
        cues = read_cues(root, segment.transcript)
    except SoundError as error:
        faults.error(index, error.code, error.facts, key="transcript")
        return ()
    return _without_redacted(episode, segment, cues, faults) if segment.redact else cues


def _gone(segment: Segment) -> tuple[Stretch, ...]:
    """What is taken out of a segment, in samples of its recording."""
    return stretches((one.start, one.end) for one in segment.redact)


def _without_redacted(episode: Episode, segment: Segment, cues: tuple[Cue, ...], faults: Faults) -> tuple[Cue, ...]:
    """The captions without what is taken out of the sound; a heading that still says it is an error."""
    gone = _gone(segment)
    secret = removed_words(cues, gone)
    headings = [(episode.title, episode.where("title")), (episode.summary, episode.where("summary"))]
    headings += [(other.title, other.where("title")) for other in episode.segments]
    for heading, place in headings:
        if secret & words_of(heading):  # the word itself is not told, for build logs are read by many
            faults.found(Problem("audio-redact-in-title", place))
    return tuple(blanked(cues, gone))


def _write_transcript(
    episode: Episode, programme: Programme, cues_of: dict[int, tuple[Cue, ...]], language: Language, to: Path
) -> dict[Language, str]:
    moved = [
        cue
        for index, segment in enumerate(episode.segments)
        for cue in move_cues(
            cues_of[index],
            programme.timeline.spans[index],
            round((segment.start or 0.0) * RATE),
            RATE,
            partial(after, cuts=programme.sounds[index].cuts),
        )
    ]
    if not moved:
        return {}
    name = f"transcript.{language}.vtt"
    (to / name).write_text(webvtt(moved), "utf-8", newline="\n")
    return {language: name}
