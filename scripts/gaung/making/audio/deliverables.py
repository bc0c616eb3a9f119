"""What leaves of an episode: which files are made for whom, what they say about themselves, and what came out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from math import inf
from pathlib import Path

import numpy as np

from gaung.making.audio import drafts, levels
from gaung.making.audio.bext import Label, Stamp, ascii_only, stamp_loudness
from gaung.making.audio.decode import RATE
from gaung.making.audio.encode import Imprint, Lane, Target, encode
from gaung.making.audio.formats import FOR_STATIONS, LOW_OPUS, MP3, WAV
from gaung.making.audio.loudness import (
    Energies,
    integrated_lufs,
    loudest_short_term_lufs,
    loudness_range_lu,
    momentary_max_lufs,
)
from gaung.making.audio.master import Goal, Mastered, Order
from gaung.making.audio.measuring import BLOCK
from gaung.making.audio.tags import tags
from gaung.media import Chapter, EpisodeFacts, LowData, StationFacts
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.show import Show
from gaung.model.station import StationFormat

STAND_IN_SECONDS = 2
"""Long enough to be a file, short enough that playout goes on at once."""

RADIO = "radio"
"""Below this folder lies what stations get, apart from what listeners get: it is never published with a podcast."""


def orders(show: Show, episode: Episode, to: Path) -> tuple[Order, ...]:
    """Every file that is to be made, those for listeners first, then one for each station."""
    name = drafts.file_name(show, episode)
    formats = (MP3, LOW_OPUS) if show.low_data else (MP3,)
    wanted = Goal(
        lufs=levels.target_lufs(show.loudness.podcast_lufs),
        true_peak_dbtp=show.loudness.true_peak_dbtp,
        is_as_heard=True,
    )
    found = [
        Order(goal=wanted, target=Target(path=to / f"{name}{one.ending}", format=one), place=episode.where("segments"))
        for one in formats
    ]
    for index, station in enumerate(show.stations):
        form = FOR_STATIONS[station.format]
        path = to / RADIO / station.id / f"{name}.{station.id}{form.ending}"
        goal = Goal(lufs=station.loudness_lufs, true_peak_dbtp=station.true_peak_dbtp)
        place = show.where("stations", index)
        found.append(Order(goal=goal, target=Target(path=path, format=form), place=place))
    return tuple(found)


def imprint(show: Show, episode: Episode, chapters: Sequence[Chapter]) -> Imprint:
    """What all files say about themselves; nothing of it comes from a recording."""
    name = f"{show.id}-{episode.id}"
    label = Label(
        description=_in_ascii(f"{show.title}: {drafts.title(show, episode)}", drafts.file_name(show, episode)),
        originator=_in_ascii(show.author, show.id),
        reference=name,
        when=episode.published,
    )
    return Imprint(tags=tags(show, episode), chapters=chapters, label=label)


def _in_ascii(text: str, otherwise: str) -> str:
    """`text`, or a name of ours if letters of it would be lost: half a Nepali title is worse than none."""
    plain = ascii_only(text)
    return plain if sum(map(str.isalnum, plain)) == sum(map(str.isalnum, text)) else otherwise


def stand_in(form: StationFormat, to: Path) -> None:
    """Write `stand-in.<ending>`: two silent seconds that say in their label that there is no programme."""
    kind = FOR_STATIONS[form]
    label = Label(
        description="NO PROGRAMME - DO NOT AIR", originator="Gaung", reference="stand-in", when=datetime(2026, 1, 1)
    )
    imprint = Imprint(tags={"title": "NO PROGRAMME - DO NOT AIR"}, chapters=(), label=label)
    target = Target(path=to / f"stand-in{kind.ending}", format=kind)
    silence = np.zeros(STAND_IN_SECONDS * RATE, np.float32)
    encode([silence], [Lane(targets=(target,), gain_db=0.0, ceiling_dbtp=-1.0)], imprint)


def stamp(mastered: Sequence[Mastered]) -> None:
    """Write into each Broadcast Wave file what it measures."""
    for one in mastered:
        if one.order.target.format is WAV:
            measured = one.measured
            stamp_loudness(one.order.target.path, _stamp(measured.energies, measured.true_peak_dbtp))
            for part in one.order.target.parts:
                own = measured.energies[-(-part.start // BLOCK) : part.end // BLOCK]
                stamp_loudness(part.path, _stamp(own, -inf))  # only the whole file's true peak was measured


def _stamp(energies: Energies, true_peak_dbtp: float) -> Stamp:
    return Stamp(
        integrated_lufs=integrated_lufs(energies),
        loudness_range_lu=loudness_range_lu(energies),
        true_peak_dbtp=true_peak_dbtp,
        momentary_max_lufs=momentary_max_lufs(energies),
        short_term_max_lufs=loudest_short_term_lufs(energies),
    )


def facts(
    show: Show,
    mastered: Sequence[Mastered],
    chapters: tuple[Chapter, ...],
    transcripts: dict[Language, str],
    is_synthetic: bool,
) -> EpisodeFacts:
    """What came out, as `facts.json` holds it."""
    podcast, *others = mastered
    low = others.pop(0) if show.low_data else None
    path, measured = podcast.order.target.path, podcast.measured
    with path.open("rb") as stream:
        sha384 = hashlib.file_digest(stream, "sha384").hexdigest()
    return EpisodeFacts(
        audio=path.name,
        bytes=path.stat().st_size,
        seconds=round(measured.samples / RATE, 3),
        sha384=sha384,
        loudness_lufs=_shown(podcast),
        true_peak_dbtp=round(measured.true_peak_dbtp, 2),
        low=_low(low) if low is not None else None,
        stations={station.id: _station(path.parent, one) for station, one in zip(show.stations, others, strict=True)},
        chapters=chapters,
        chapters_file="chapters.json",
        transcripts=transcripts,
        synthetic=is_synthetic,
    )


def _shown(mastered: Mastered) -> float:
    return round(mastered.order.goal.shown_lufs(mastered.measured.loudness_lufs), 2)


def _low(mastered: Mastered) -> LowData:
    path, measured = mastered.order.target.path, mastered.measured
    return LowData(
        audio=path.name,
        bytes=path.stat().st_size,
        loudness_lufs=_shown(mastered),
        true_peak_dbtp=round(measured.true_peak_dbtp, 2),
    )


def _station(folder: Path, mastered: Mastered) -> StationFacts:
    path, measured = mastered.order.target.path, mastered.measured
    with path.open("rb") as stream:
        sha384 = hashlib.file_digest(stream, "sha384").hexdigest()
    return StationFacts(
        file=path.relative_to(folder).as_posix(),
        bytes=path.stat().st_size,
        seconds=round(measured.samples / RATE, 3),
        sha384=sha384,
        loudness_lufs=_shown(mastered),
        true_peak_dbtp=round(measured.true_peak_dbtp, 2),
    )
