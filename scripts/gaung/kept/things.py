"""Episodes and posters, each looked at by itself: after an edit of its words only that one is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from gaung.kept.record import KeptRest, Problems
from gaung.place import PlacedDict

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.rules.one_thing import ThingExaminer

Written: TypeAlias = Mapping[PurePosixPath, tuple[str, PlacedDict]]
"""Of each YAML file its text, and what that says."""


class Alone(NamedTuple):
    """One episode or poster that was read by itself."""

    campaign: Campaign
    """With nothing else in it than what it is looked at with."""
    text: str
    written: PlacedDict


def found_in_things(
    campaign: Campaign, examiner: ThingExaminer, written: Written
) -> Iterator[tuple[str, tuple[str, Problems]]]:
    """What is said of each episode and poster by itself, by its YAML file, with a digest of all but its words."""
    from gaung.kept.frame import frame_of
    from gaung.rules.one_thing import each_alone

    heard = [one.transcript for each in campaign.episodes for one in each.segments if one.transcript is not None]
    if len(heard) > len({*heard}):
        # what is allowed in captions is counted file by file, whoever shows them
        yield "", ("", tuple(dict.fromkeys(examiner.of_things(campaign))))
        return
    for thing, alone in each_alone(campaign):
        file = PurePosixPath(thing.where().file)
        frame = frame_of(file.name, *written[file]) if file in written else ""
        yield str(file), (frame, tuple(dict.fromkeys(examiner.of_things(alone))))


def read_alone(basis: Campaign, file: str, old: KeptRest) -> Alone | None:
    """The episode or poster of a YAML file; None where more than its words is another, or anything is wrong with it."""
    from gaung.kept.frame import frame_of
    from gaung.reading.thing import read_thing

    source = PurePosixPath(file)
    read = read_thing(basis.root, source)
    is_one = len(read.episodes) + len(read.posters) == 1
    if read.problems or not is_one or any(one.place and one.place.file == file for one in old.read):
        return None
    text, written = read.written[source]
    if frame_of(source.name, text, written) != old.things[file][0]:
        return None
    campaign = replace(basis, shows=read.shows, episodes=read.episodes, posters=read.posters, captions=read.captions)
    return Alone(campaign, text, written)
