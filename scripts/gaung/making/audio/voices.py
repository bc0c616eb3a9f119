"""What the voices of an episode need beside the mix: permission for hooks, and the proof that nobody leaked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from gaung.making.audio.faults import Faults
from gaung.making.audio.leak import Found, leaked
from gaung.making.audio.loudness import Energies
from gaung.making.audio.sniff import SoundError, regular_file
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.segment import Segment, VoiceCare
from gaung.problem import Fact, Problem

_SPARE_BLOCKS = 2
"""By how many 100 ms two files of one mix may differ in length."""
_MOST_DIFFERENCE_DB = 2.0
_RUN = 3
"""A leak of half a second is louder in as many 100 ms in a row; what a limiter or a codec does is shorter or less."""
_HEARD_DB = 40.0


def note_hooks(campaign: Campaign, episode: Episode, faults: Faults) -> None:
    """Note every hook that the campaign does not allow; none of them is run then."""
    if not campaign.settings.hooks:
        for index, segment in enumerate(episode.segments):
            if segment.hook is not None:
                faults.error(index, "audio-hook-off", {"hook": segment.hook})


def is_disguised(episode: Episode) -> bool:
    """Whether a voice in it was changed, so that listeners must be told that it can be recognised."""
    return any(segment.voice is VoiceCare.DISGUISE for segment in episode.segments)


def leaks(root: Path, episode: Episode, files: Mapping[Path, Energies]) -> Iterator[Problem]:
    """Every segment whose original is heard in one of the finished `files`, although it was to be replaced.

    `files` are given with the energy of each of their 100 ms. One that is as loud as another at every moment holds
    the same mix, and is not searched once more: the search takes longer than making an hour.
    """
    originals: dict[int, Path] = {}
    for index, segment in enumerate(episode.segments):
        if segment.voice is VoiceCare.REVOICE and segment.file is not None:
            try:
                originals[index] = regular_file(root, segment.file)
            except SoundError as error:
                yield _unread(segment, error)
    searched: list[Energies] = []
    found: dict[int, Found] = {}
    for file, energies in files.items() if originals else ():
        left = {index: path for index, path in originals.items() if index not in found}
        if any(are_alike(energies, one) for one in searched):
            continue
        searched.append(energies)
        try:
            heard = leaked(tuple(left.values()), file)
        except SoundError as error:
            yield from (_unread(episode.segments[index], error) for index in left)
            return
        found |= {index: heard[number] for number, index in enumerate(left) if number in heard}
    for index, place in sorted(found.items()):
        segment = episode.segments[index]
        minutes, seconds = divmod(round(place.programme_seconds), 60)
        facts: dict[str, Fact] = {"title": segment.title, "file": str(segment.file), "at": f"{minutes}:{seconds:02}"}
        yield Problem("audio-revoice-leak", segment.where("voice"), facts)


def _unread(segment: Segment, error: SoundError) -> Problem:
    return Problem(error.code, segment.where("file"), {**error.facts, "file": str(segment.file)})


def are_alike(one: Energies, other: Energies) -> bool:
    """Whether two files are equally loud at every moment, but for one gain: files of one mix, in other encodings."""
    count = min(len(one), len(other))
    if abs(len(one) - len(other)) > _SPARE_BLOCKS or count < _RUN:
        return False
    levels = 10 * np.log10(np.maximum(np.stack((one[:count], other[:count])), 1e-12))
    levels[1] += np.median(levels[0] - levels[1])
    louder = levels.max(axis=0)
    differs = (np.abs(levels[0] - levels[1]) > _MOST_DIFFERENCE_DB) & (louder > louder.max() - _HEARD_DB)
    return bool(np.convolve(differs, np.ones(_RUN), "valid").max() < _RUN)
