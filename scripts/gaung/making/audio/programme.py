"""An episode from its rundown to its files, step by step; every problem is collected before it stops."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from gaung.making.audio import airing, beds, deliverables, drafts, sound, voices
from gaung.making.audio.arrangement import Programme, arranged
from gaung.making.audio.captioning import cues_of_segments, write_transcript
from gaung.making.audio.chapters import chapters_json, chapters_of
from gaung.making.audio.cuts import cut_report
from gaung.making.audio.decode import keep_freed_memory
from gaung.making.audio.encode import EncodingError
from gaung.making.audio.faults import Faults, Subject
from gaung.making.audio.master import Mastered, Mix, master
from gaung.making.audio.report import loudness_report
from gaung.making.audio.sniff import SoundError
from gaung.making.audio.sound import Sound, Source
from gaung.making.audio.timeline import chapters
from gaung.making.store import Store
from gaung.media import Chapter
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.show import Show
from gaung.problem import CampaignError, Problem

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""A full disk, a file larger than this system allows, a used-up quota."""


def make(campaign: Campaign, episode: Episode, store: Store, to: Path) -> None:
    """Write the files of `episode` into `to`. Raises `CampaignError`."""
    keep_freed_memory()
    try:
        _make(campaign, episode, store, to)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise CampaignError([Problem("audio-disk-full", episode.where("segments"))]) from error


def _make(campaign: Campaign, episode: Episode, store: Store, to: Path) -> None:
    show = campaign.show_of(episode)
    faults = Faults(episode)
    voices.note_hooks(campaign, episode, faults)
    faults.stop_if_any()
    sounds, bed_sounds = _sounds(campaign.root, episode, show, store, faults)
    cues_of = cues_of_segments(campaign.root, episode, sounds, faults)
    faults.stop_if_any()
    in_order = tuple(sounds[index] for index in range(len(sounds)))
    programme = arranged(episode, show, in_order, bed_sounds, faults)
    faults.stop_if_any()
    by_length = {episode.length: programme, **_for_stations(episode, show, in_order, bed_sounds, faults)}
    faults.stop_if_any()
    found = _chapters(show, episode, programme)
    mastered = _mastered(show, episode, by_length, to)
    made_files = {one.order.target.path: one.measured.energies for one in mastered}
    faults.stop_with(voices.leaks(campaign.root, episode, made_files))
    faults.stop_with(problem for one in mastered for problem in one.problems())
    deliverables.stamp(mastered)
    (to / "chapters.json").write_text(chapters_json(found), "utf-8", newline="\n")
    is_draft = drafts.is_draft(show, episode)
    note = drafts.NOTE if is_draft else ""
    transcripts = write_transcript(episode, programme, cues_of, show.language, to, note=note)
    is_synthetic = show.synthetic or any(segment.speech is not None for segment in episode.segments)
    made = deliverables.facts(show, mastered, found, transcripts, is_synthetic)
    labels = {"disguised": voices.is_disguised(episode), "draft": is_draft}
    stations = airing.stations(show, episode, made.stations, mastered, to, by_length, cues_of)
    made = made.model_copy(update={**labels, "warnings": faults.warnings, "stations": stations})
    report = loudness_report(to, episode, programme.voices, mastered)
    (to / "editor").mkdir()
    (to / "editor" / "loudness.json").write_text(report.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")
    cuts = cut_report(episode, programme)
    if cuts.cuts:
        (to / "editor" / "cuts.json").write_text(cuts.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")
    (to / "facts.json").write_text(made.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")


def _chapters(show: Show, episode: Episode, programme: Programme) -> tuple[Chapter, ...]:
    """The chapters of the rundown in one programme."""
    marks = chapters(programme.timeline, [segment.chapter for segment in episode.segments])
    return chapters_of(marks, episode.segments, drafts.titles(show, episode))


def _for_stations(
    episode: Episode, show: Show, sounds: tuple[Sound, ...], bed_sounds: Mapping[int, Sound], faults: Faults
) -> dict[float | None, Programme]:
    """The programme at each length that a station wishes beside the podcast's; what cannot be is noted there."""
    found: dict[float | None, Programme] = {}
    for length, index in airing.other_lengths(show, episode).items():
        own = episode.model_copy(update={"length": length})
        misfits = Faults(own)  # what is odd about a segment was noted with the podcast already
        found[length] = arranged(own, show, sounds, bed_sounds, misfits)
        for problem in misfits.errors:
            faults.found(replace(problem, place=show.where("stations", index, "length")))
    return found


def _mastered(show: Show, episode: Episode, by_length: Mapping[float | None, Programme], to: Path) -> list[Mastered]:
    """Every file, those for listeners first, then one for each station: one mix for each length."""
    orders = list(deliverables.orders(show, episode, to))
    public = len(orders) - len(show.stations)
    lengths = [episode.length] * public + [airing.length_of(station, episode) for station in show.stations]
    for number, station in enumerate(show.stations, public):
        if station.parts:
            timeline = by_length[lengths[number]].timeline
            orders[number] = airing.with_parts(orders[number], episode.segments, timeline)
    finished: dict[int, Mastered] = {}
    for length, programme in by_length.items():
        wanted = [number for number, one in enumerate(lengths) if one == length]
        imprint = deliverables.imprint(show, episode, _chapters(show, episode, programme))
        mix = Mix(timeline=programme.timeline, voices=programme.voices, beds=programme.beds, imprint=imprint)
        try:
            finished |= zip(wanted, master(mix, [orders[number] for number in wanted]), strict=True)
        except EncodingError as error:
            facts = {"said": str(error)[:200]}
            raise CampaignError([Problem("audio-encoding-failed", episode.where("segments"), facts)]) from error
    return [finished[number] for number in range(len(orders))]


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
