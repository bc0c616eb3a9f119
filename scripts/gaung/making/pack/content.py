"""What goes into a radio pack, as plain values: gathered from the campaign, and named by the recipe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath

from pydantic import BaseModel, ConfigDict

from gaung import address
from gaung.media import EpisodeFacts, Spoken
from gaung.model.broadcast import Music, Question
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode, Person, PersonRole
from gaung.model.language import Language
from gaung.model.segment import SegmentKind
from gaung.model.show import Show
from gaung.model.station import Station

_WITH_MUSIC = frozenset({SegmentKind.JINGLE, SegmentKind.BUMPER, SegmentKind.MUSIC})


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Rights(_Value):
    """A piece of music as a station logs it."""

    title: str
    composer: str
    performer: str
    license: str
    source: str

    @property
    def line(self) -> str:
        """All of it in one line."""
        return " · ".join(filter(None, (self.title, self.composer, self.performer, self.license, self.source)))


class Row(_Value):
    """One line of the rundown."""

    part: int
    """The part that it stands in, from 1."""
    start_samples: int
    samples: int
    title: str
    kind: str
    who: tuple[str, ...]
    cue_in: str
    cue_out: str
    help_text: bool
    break_after: bool
    rights: Rights | None
    """What is known of its music; None for speech."""
    is_music: bool


class Sound(_Value):
    """A file that is aired."""

    source: str
    """Its path in the episode's result."""
    file: str
    """Its name in the pack."""
    aired_as: str
    """The name that the station's computer looks for."""
    latest: str
    number: int | None
    """The part's number; None for the whole programme."""
    start_samples: int
    samples: int
    cue_in: str
    cue_out: str


class HelpLine(_Value):
    """A help line as it is read and said."""

    name: str
    value: str
    say: str
    remark: str


class Decision(_Value):
    """What the station decided, in writing."""

    classification: str
    with_guidance: bool
    who: str
    day: date


class Speaker(_Value):
    """Somebody who is heard."""

    name: str
    role: str
    about: str


class SayInstead(_Value):
    """Words for the presenter: what hurts or misleads, and what to say for it."""

    avoid: str
    say: str


class Pack(_Value):
    """Everything in a radio pack, in the language of the station's letters."""

    show_id: str
    episode_id: str
    station_id: str
    station_name: str
    language: Language
    """Of the sheets."""
    spoken: Language
    show_title: str
    title: str
    summary: str
    author: str
    contact: str
    license: str
    number: int | None
    code: str
    page_url: str
    folder_url: str
    withdrawn_url: str
    published: datetime
    airtime: datetime | None
    valid_from: datetime
    valid_until: datetime | None
    decision: Decision | None
    rate_hz: int
    samples: int
    loudness_lufs: float
    true_peak_dbtp: float
    is_synthetic: bool
    is_disguised: bool
    has_children: bool
    programme: Sound
    parts: tuple[Sound, ...]
    rows: tuple[Row, ...]
    bed: Rights | None
    has_bed: bool
    helplines: tuple[HelpLine, ...]
    people: tuple[Speaker, ...]
    questions: tuple[Question, ...]
    words: tuple[SayInstead, ...]

    @property
    def sounds(self) -> tuple[Sound, ...]:
        """The whole programme, then its parts."""
        return (self.programme, *self.parts)


def gather(
    campaign: Campaign, episode: Episode, station: Station, facts: EpisodeFacts, words: tuple[SayInstead, ...]
) -> Pack:
    """The pack of `episode` for `station`; `words` are those for the presenter in the language of the letters."""
    show = campaign.show_of(episode)
    made = facts.stations[station.id]
    broadcast = episode.broadcast(station.id)
    language = station.letter_language or show.language
    rows = tuple(_rows(show, episode, made.segments))
    airtime = broadcast.airtime if broadcast else None
    prefix = campaign.language_prefix(show.language)
    return Pack(
        show_id=show.id,
        episode_id=episode.id,
        station_id=station.id,
        station_name=station.name,
        language=language,
        spoken=show.language,
        show_title=" ".join(show.title.split()),
        title=" ".join(episode.title.split()),
        summary=" ".join(episode.summary.split()),
        author=" ".join(show.author.split()),
        contact=campaign.say(campaign.settings.contact or {}, language),
        license=show.license,
        number=episode.episode,
        code=address.house_code(show, station),
        page_url=campaign.url(prefix + address.episode(show.id, episode.id)),
        folder_url=campaign.url(address.pack(station.id, show.id, episode.id)),
        withdrawn_url=campaign.url(address.WITHDRAWN),
        published=episode.published,
        airtime=airtime,
        valid_from=max(episode.published, episode.embargo_until or episode.published),
        valid_until=episode.expires,
        decision=_decision(episode, station),
        rate_hz=made.rate_hz,
        samples=made.samples,
        loudness_lufs=made.loudness_lufs,
        true_peak_dbtp=made.true_peak_dbtp,
        is_synthetic=facts.synthetic,
        is_disguised=facts.disguised,
        has_children=any(person.role is PersonRole.CHILD for person in episode.people),
        programme=_sound(show, station, episode, made.file, None, 0, made.samples, rows),
        parts=tuple(
            _sound(show, station, episode, part.file, number, part.start_samples, part.samples, rows)
            for number, part in enumerate(made.parts, 1)
        ),
        rows=rows,
        bed=_rights(show, episode, episode.music_bed.file if episode.music_bed else None),
        has_bed=episode.music_bed is not None,
        helplines=tuple(_helplines(campaign, show, episode, language)),
        people=tuple(_speaker(person) for person in episode.people),
        questions=episode.questions,
        words=words,
    )


def _decision(episode: Episode, station: Station) -> Decision | None:
    broadcast = episode.broadcast(station.id)
    if broadcast is None or broadcast.classification is None:
        return None
    assert broadcast.station_decision_by is not None, "a decision is whole"
    assert broadcast.station_decision_on is not None, "a decision is whole"
    return Decision(
        classification=broadcast.classification.value,
        with_guidance=broadcast.parental_guidance,
        who=broadcast.station_decision_by,
        day=broadcast.station_decision_on,
    )


def _rows(show: Show, episode: Episode, segments: tuple[Spoken, ...]) -> Iterator[Row]:
    part = 1
    for segment, where in zip(episode.segments, segments, strict=True):
        is_music = segment.kind in _WITH_MUSIC
        yield Row(
            part=part,
            start_samples=where.start_samples,
            samples=where.samples,
            title=" ".join(segment.title.split()),
            kind=segment.kind.value,
            who=() if is_music else segment.people or tuple(person.shown_name for person in episode.people),
            cue_in=_cue(segment.cue_in, where.first_words),
            cue_out=_cue(segment.cue_out, where.last_words),
            help_text=segment.help_text,
            break_after=segment.break_after,
            rights=_rights(show, episode, segment.heard_file if is_music else None),
            is_music=is_music,
        )
        part += segment.break_after


def _cue(written: str | None, heard: str) -> str:
    return " ".join((written or heard).split())


def _rights(show: Show, episode: Episode, file: PurePosixPath | None) -> Rights | None:
    if file is None:
        return None
    listed: Mapping[PurePosixPath, Music] = {music.file: music for music in (*show.music, *episode.music)}
    music = listed.get(file)
    if music is None:
        return None
    return Rights(
        title=music.title,
        composer=music.composer,
        performer=music.performer or "",
        license=music.license,
        source=music.source or "",
    )


def _sound(
    show: Show,
    station: Station,
    episode: Episode,
    source: str,
    number: int | None,
    start: int,
    samples: int,
    rows: tuple[Row, ...],
) -> Sound:
    """A file that is aired, with the words at both its ends."""
    ending = PurePosixPath(source).suffix
    heard = [row for row in rows if start <= row.start_samples < start + samples]
    return Sound(
        source=source,
        file=PurePosixPath(source).name,
        aired_as=address.file_name(show, station, episode, number) + ending,
        latest=address.file_name(show, station, episode, number, latest=True) + ending,
        number=number,
        start_samples=start,
        samples=samples,
        cue_in=next((row.cue_in for row in heard if row.cue_in), ""),
        cue_out=next((row.cue_out for row in reversed(heard) if row.cue_out), ""),
    )


def _helplines(campaign: Campaign, show: Show, episode: Episode, language: Language) -> Iterator[HelpLine]:
    """Those that the programme names; all of the country if it names none."""
    lines = campaign.helplines_for(show.country)
    named = [line for line in lines if line.id in episode.helplines]
    for line in named or lines:
        remarks = [campaign.say(text, language) for text in (line.hours, line.cost) if text is not None]
        yield HelpLine(
            name=campaign.say(line.name, language),
            value=line.value,
            say=campaign.say(line.say, show.language),
            remark=", ".join(filter(None, remarks)),
        )


def _speaker(person: Person) -> Speaker:
    return Speaker(name=person.shown_name, role=person.role.value, about=" ".join((person.about or "").split()))


def seconds(samples: int, rate_hz: int) -> float:
    """Samples as seconds, to the microsecond."""
    return round(samples / rate_hz, 6)
