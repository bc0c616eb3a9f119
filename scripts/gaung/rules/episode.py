"""An episode can be made: its recordings are there, its voices are labelled, and help is named in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from gaung.model.campaign import Campaign
from gaung.near import nearest
from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.rules.context import Context, Rule


def recordings_exist(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every recording, transcript, bed and cover that is named is there."""
    for episode in campaign.episodes:
        for segment in episode.segments:
            for key in ("file", "transcript"):
                path: PurePosixPath | None = getattr(segment, key)
                if path is not None:
                    yield from _exists(context, path, episode.folder, segment.where(key))
            if segment.revoice is not None:
                yield from _exists(context, segment.revoice.file, episode.folder, segment.revoice.where("file"))
        for bed in (*((episode.music_bed,) if episode.music_bed is not None else ()), *episode.music_beds):
            yield from _exists(context, bed.file, episode.folder, bed.where("file"))
    for show in campaign.shows:
        if show.cover is not None:
            yield from _exists(context, show.cover, show.folder, show.where("cover"))


def computer_voices_are_labelled(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A text that a computer reads goes out only in a show that says `synthetic: true`."""
    for episode in campaign.episodes:
        if campaign.show_of(episode).synthetic:
            continue
        for segment in episode.segments:
            if segment.speech is not None:
                yield Problem("audio-draft-speech", segment.where("speech"), {"title": segment.title})


def help_is_said(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """The help line is said at least three times: near the start, in the middle and at the end."""
    for episode in campaign.episodes:
        count = sum(segment.help_text for segment in episode.segments)
        if count < 3:
            yield Problem("audio-help-text", episode.where("segments"), {"count": count}, Severity.WARNING)


def _exists(context: Context, path: PurePosixPath, folder: PurePosixPath, place: Place) -> Iterator[Problem]:
    if context.media.exists(path) or context.media.is_device(path):
        return
    shown = path.relative_to(folder) if path.is_relative_to(folder) else path
    if context.media.is_folder(path):
        inside = next(iter(context.media.siblings(path / "-")), None)
        yield Problem("audio-file-folder", place, {"file": str(shown), "inside": inside and str(shown / inside)})
        return
    near = nearest(path.name, context.media.siblings(path))
    facts = {"file": str(shown), "near": str(shown.with_name(near)) if near else None}
    yield Problem("audio-file-missing", place, facts)


RULES: tuple[Rule, ...] = (recordings_exist, computer_voices_are_labelled, help_is_said)
