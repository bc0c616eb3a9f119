"""What the voices of an episode need beside the mix: permission for hooks, and the proof that nobody leaked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gaung.making.audio.faults import Faults
from gaung.making.audio.leak import leak
from gaung.making.audio.sniff import SoundError, regular_file
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.segment import VoiceCare
from gaung.problem import Fact, Problem


def note_hooks(campaign: Campaign, episode: Episode, faults: Faults) -> None:
    """Note every hook that the campaign does not allow; none of them is run then."""
    if not campaign.settings.hooks:
        for index, segment in enumerate(episode.segments):
            if segment.hook is not None:
                faults.error(index, "audio-hook-off", {"hook": segment.hook})


def is_disguised(episode: Episode) -> bool:
    """Whether a voice in it was changed, so that listeners must be told that it can be recognised."""
    return any(segment.voice is VoiceCare.DISGUISE for segment in episode.segments)


def leaks(root: Path, episode: Episode, files: Sequence[Path]) -> Iterator[Problem]:
    """Every segment whose original is heard in one of the finished `files`, although it was to be replaced."""
    for segment in episode.segments:
        if segment.voice is not VoiceCare.REVOICE or segment.file is None:
            continue
        facts: dict[str, Fact] = {"title": segment.title, "file": str(segment.file)}
        try:
            original = regular_file(root, segment.file)
            found = next((place for file in files if (place := leak(original, file)) is not None), None)
        except SoundError as error:
            yield Problem(error.code, segment.where("file"), {**error.facts, "file": str(segment.file)})
            continue
        if found is not None:
            minutes, seconds = divmod(round(found.programme_seconds), 60)
            yield Problem("audio-revoice-leak", segment.where("voice"), {**facts, "at": f"{minutes}:{seconds:02}"})
