"""A rundown to a programme: recordings are decoded, levelled, mixed, mastered, encoded, and measured as encoded.

`recipe` names all that an episode depends on, `render` makes its files, `warnings` says what was odd about the
recordings.
"""

from __future__ import annotations

import re
from pathlib import Path

from gaung.heard import files_of
from gaung.making.audio.ffmpeg import FfmpegMissingError, ffmpeg_path, ffmpeg_version
from gaung.making.audio.sniff import SoundError, regular_file
from gaung.making.audio.spoken import speech_version
from gaung.making.digest import Digests
from gaung.making.recipe import Recipe, Setting, flatten
from gaung.making.store import Store
from gaung.media import EpisodeFacts
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.station import StationFormat
from gaung.place import Place
from gaung.problem import CampaignError, Problem, Severity

__all__ = [
    "FfmpegMissingError",
    "ffmpeg_path",
    "ffmpeg_version",
    "inputs_of",
    "recipe",
    "render",
    "render_stand_in",
    "stand_in_recipe",
    "warnings",
]

REVISION = 12
"""Raised when the files that `render` writes change."""
_WISHED = frozenset({"audio-tightened", "audio-slot-filled", "audio-slot-trimmed", "audio-slot-music"})
"""What is reported because the author asked for it, not because something is odd."""

_OF_STATIONS = {"id", "length", "parts", "loudness_lufs", "true_peak_dbtp", "format"}
"""What a station's sound depends on; its name and its letters change no sample."""


def recipe(campaign: Campaign, episode: Episode, digests: Digests) -> Recipe:
    """Everything that the files of `episode` depend on. Raises `CampaignError` if a file of it cannot be read."""
    show = campaign.show_of(episode)
    settings: dict[str, Setting] = {
        **episode.model_dump(
            mode="json",
            include={"title", "published", "episode", "length", "fit", "music_bed", "music_beds", "segments"},
            exclude={"segments": {"__all__": {"cue_in", "cue_out"}}},
        ),
        "show": show.model_dump(
            mode="json",
            include={
                **dict.fromkeys(("title", "author", "language", "loudness", "low_data", "synthetic"), True),
                "stations": {"__all__": _OF_STATIONS},
            },
        ),
    }
    inputs, places = inputs_of(campaign, episode, digests)
    for name in flatten(settings):
        path_to = tuple(int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", name))
        places[name] = str(show.where(*path_to[1:]) if path_to[0] == "show" else episode.where(*path_to))
    tools = {"ffmpeg": ffmpeg_version()}
    if any(segment.speech is not None for segment in episode.segments):
        tools["espeakng-loader"] = speech_version()
    return Recipe(
        kind="episode",
        name=f"episode/{show.id}/{episode.id}",
        revision=REVISION,
        inputs=inputs,
        settings=settings,
        tools=tools,
        places=places,
    )


def inputs_of(campaign: Campaign, episode: Episode, digests: Digests) -> tuple[dict[str, str], dict[str, str]]:
    """The digest of every file that `episode` is made from, and the places that name them.

    Raises `CampaignError` if one cannot be read.
    """
    inputs, places, problems = {}, {}, []
    for path, place in files_of(episode):
        try:
            inputs[str(path)] = digests.of(regular_file(campaign.root, path))
            places[f"inputs.{path}"] = str(place)
        except SoundError as error:
            problems.append(Problem(error.code, place, error.facts))
    if problems:
        raise CampaignError(problems)
    return inputs, places


def render(campaign: Campaign, episode: Episode, store: Store, to: Path) -> None:
    """Make the files of `episode` in the empty folder `to`.

    These are `<show>-<episode>.mp3`, `<show>-<episode>.low.opus` if the show wants it, `chapters.json`,
    `transcript.<language>.vtt` if there are words, and `facts.json` (`media.EpisodeFacts`). Raises `CampaignError` with
    all that is wrong with its recordings.
    """
    # an unchanged episode needs its recipe only, and not the time that numpy takes to import
    from gaung.making.audio.programme import make

    make(campaign, episode, store, to)


def stand_in_recipe(form: StationFormat) -> Recipe:
    """What the two silent seconds depend on that stand where no programme is."""
    return Recipe(
        kind="stand-in",
        name=f"stand-in/{form.value}",
        revision=REVISION,
        settings={"format": form.value},
        tools={"ffmpeg": ffmpeg_version()},
    )


def render_stand_in(form: StationFormat, to: Path) -> None:
    """Write `stand-in.<ending>` into the empty folder `to`."""
    from gaung.making.audio.deliverables import stand_in

    stand_in(form, to)


def warnings(episode: Episode, facts: EpisodeFacts) -> tuple[Problem, ...]:
    """What was odd when the episode was made, at the places where its rundown says so today."""
    found = []
    for code, file, line, column, told in facts.warnings:
        index, key = told.get("segment"), str(told.get("key", ""))
        place = Place(file, line, column)
        if isinstance(index, int) and 0 < index <= len(episode.segments):
            place = episode.segments[index - 1].where(key)
        elif key:
            place = episode.where(*(int(step) if step.isdigit() else step for step in key.split(".")))
        found.append(Problem(code, place, told, Severity.INFO if code in _WISHED else Severity.WARNING))
    return tuple(found)
