"""What of children is in editions that went out: noted at a release, needed when a consent is taken back later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import inf
from pathlib import PurePosixPath

from gaung.captions import parse_cues
from gaung.inspecting.tracing import digest_of, salt_of, texts_in
from gaung.making.audio import prints
from gaung.making.audio.drafts import is_draft
from gaung.making.audio.sniff import SoundError
from gaung.making.audio.sought import Sought
from gaung.making.store import write_whole
from gaung.making.takedown import Copy, Entry
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.release import Release
from gaung.model.segment import Segment
from gaung.model.trace import RUN_WORDS, SHORT_WORDS, EditionNote, Trace, hashed, in_row, words_in
from gaung.model.withdrawal import WithdrawalKind
from gaung.problem import Problem
from gaung.reading.traces import note_of, read_note
from gaung.rules.children_heard import children_in, is_childs_own, is_under_consent
from gaung.rules.consent import find


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of an episode that went out and named a consent."""

    show_id: str
    episode_id: str
    number: int
    rows: tuple[Release, ...]
    """What the ledger says of it: what the public got, and each station."""
    note: EditionNote | None

    @property
    def id(self) -> str:
        """The episode, as registers call it."""
        return f"{self.show_id}/{self.episode_id}"

    def entry(self, today: date) -> Entry:
        """What partners must delete of it. The public's guid is not said: a corrected edition has the same."""
        published = next((row.published.date() for row in self.rows if row.station is None), None)
        return Entry(
            id=self.id,
            guids=tuple(dict.fromkeys(row.guid for row in self.rows if row.station is not None)),
            published=published,
            withdrawn_on=today,
            copies=tuple(Copy(name=name) for name in dict.fromkeys(row.file for row in self.rows)),
        )


def write_notes(campaign: Campaign) -> tuple[PurePosixPath, ...]:
    """Note what of children is in what is out, where that is not noted yet; the files.

    `campaign` holds only what may be out.
    """
    found = []
    for episode in campaign.episodes:
        file = note_of(episode.show_id, episode.id, episode.edition)
        is_new = not (campaign.root / file).exists()
        if is_new and episode.consents and not is_draft(campaign.show_of(episode), episode):
            write_whole(campaign.root / file, (_note(campaign, episode).model_dump_json(indent=1) + "\n").encode())
            found.append(file)
    return tuple(found)


def resting_on(campaign: Campaign, ref: str, problems: list[Problem]) -> tuple[Edition, ...]:
    """Every edition that went out and named the consent `ref`, by its ledger or by what was noted of it."""
    found = []
    for show_id, ledger in sorted(campaign.releases.items()):
        editions: defaultdict[tuple[str, int], list[Release]] = defaultdict(list)
        for row in ledger.released:
            editions[row.episode, row.edition].append(row)
        for (episode_id, number), rows in sorted(editions.items()):
            note = read_note(campaign.root, note_of(show_id, episode_id, number), problems)
            if any(ref in row.consents for row in rows) or (note is not None and ref in note.consents):
                found.append(
                    Edition(show_id=show_id, episode_id=episode_id, number=number, rows=tuple(rows), note=note)
                )
    return tuple(found)


def trace_of(campaign: Campaign, ref: str, editions: Iterable[Edition], gone: Collection[str]) -> Trace | None:
    """What the children in some editions are known by, without what is heard with another consent of theirs now.

    `gone` are the episodes that are taken back, too. None if nothing was noted.
    """
    kept = [one for one in campaign.episodes if f"{one.show_id}/{one.id}" not in gone]
    notes = [one.note for one in editions if one.note is not None]
    salt = salt_of(campaign)
    sounds = [sound for note in notes for sound in _sounds(campaign, ref, note, kept)]
    alike = [note.trace for note in notes if note.trace.salt == salt]
    rest = texts_in(replace(campaign, episodes=tuple(kept)))
    common = _common(salt, [words_in(text) for text in rest] if alike else (), alike)
    runs = {run for one in alike for run in one.runs} - common
    names = {name for one in alike for name in one.names} - common
    files = {file for note in notes for file in note.trace.files if note.consents == (ref,)}
    if not (sounds or runs or names or files):
        return None
    return Trace(
        kind=WithdrawalKind.CONSENT,
        id=ref,
        salt=salt,
        runs=tuple(sorted(runs)),
        names=tuple(sorted(names)),
        sounds=tuple(dict.fromkeys(sounds)),
        files=tuple(sorted(files)),
    )


def joined(one: Trace | None, other: Trace | None) -> Trace | None:
    """Two traces of one consent as one."""
    if one is None or other is None:
        return one or other
    lists = ("runs", "names", "sounds", "pictures", "picture_points", "files")
    return one.model_copy(update={key: (*dict.fromkeys((*getattr(one, key), *getattr(other, key))),) for key in lists})


def _note(campaign: Campaign, episode: Episode) -> EditionNote:
    named = [one for one in episode.segments if not children_in(episode).isdisjoint(one.people)]
    named = [one for one in named if is_under_consent(campaign, episode, one)]
    others = [one for one in episode.segments if one not in named and is_childs_own(campaign, episode, one)]
    if not named and not others:
        others = [one for one in episode.segments if is_under_consent(campaign, episode, one)]
    salt = salt_of(campaign)
    alone = [one for one in named if children_in(episode).issuperset(one.people)]
    said = [words_in(text) for one in alone for text in _said(campaign, one)]
    aliases = {tuple(words_in(name)) for name in children_in(episode)}
    files = {one.file for one in named if one.file is not None and (campaign.root / one.file).is_file()}
    trace = Trace(
        kind=WithdrawalKind.EPISODE,
        id=f"{episode.show_id}/{episode.id}",
        salt=salt,
        runs=tuple(sorted({hashed(row, salt) for words in said for row in in_row(words, RUN_WORDS)})),
        names=tuple(sorted(f"{len(name)}:{hashed(name, salt)}" for name in aliases if 0 < len(name) <= SHORT_WORDS)),
        sounds=tuple(_prints(campaign, named)),
        files=tuple(sorted(digest_of(campaign.root / file) for file in files)),
    )
    return EditionNote(consents=episode.consents, trace=trace, unnamed=tuple(_prints(campaign, others)))


def _said(campaign: Campaign, segment: Segment) -> Iterator[str]:
    text = campaign.captions.get(segment.transcript) if segment.transcript is not None else None
    if text is not None:
        yield " ".join(cue.text for cue in parse_cues(text))


def _prints(campaign: Campaign, segments: Iterable[Segment]) -> Iterator[str]:
    """The prints of what is heard of recordings, file by file."""
    stretches: defaultdict[PurePosixPath, list[tuple[float, float]]] = defaultdict(list)
    for segment in segments:
        if segment.file is not None:
            stretches[segment.file] += _heard(segment)
    for file, seconds in stretches.items():
        try:
            inside, _ = prints.parted(prints.print_of(campaign.root / file), seconds)
        except (SoundError, OSError):
            continue  # a missing recording is told by a rule
        if prints.is_enough(inside):
            yield prints.written(inside)


def _heard(segment: Segment) -> Iterator[tuple[float, float]]:
    """What is heard of a segment's recording, from second to second, without what is taken out."""
    at, end = segment.start or 0.0, inf if segment.end is None else segment.end
    for first, last in sorted(one.with_margins for one in segment.redact):
        if at < min(first, end):
            yield at, min(first, end)
        at = max(at, last)
    if at < end:
        yield at, end


def _sounds(campaign: Campaign, ref: str, note: EditionNote, kept: Iterable[Episode]) -> Iterator[str]:
    """The prints of a note, without what is heard with another consent of it, and what its correction let stay."""
    named = Sought({"": [prints.read(one) for one in note.trace.sounds]})
    unnamed = Sought({"": [prints.read(one) for one in note.unnamed]})
    for episode in kept if named or unnamed else ():
        shared = ((one, find(campaign, one)) for one in {*episode.consents} & {*note.consents} - {ref})
        is_with_leave = any(consent is not None and consent.withdrawn_on is None for _, consent in shared)
        is_corrected = f"{episode.show_id}/{episode.id}" == note.trace.id
        for segment in episode.segments if is_with_leave or is_corrected else ():
            file = segment.heard_file
            if file is None or not (campaign.root / file).is_file():
                continue
            for start, end in _heard(segment):
                try:
                    unnamed.without(campaign.root / file, start, end)
                    if is_with_leave:
                        named.without(campaign.root / file, start, end)
                except SoundError:
                    continue
    yield from (prints.written(one) for one in (*named.prints(), *unnamed.prints()))


def _common(salt: str, texts: Iterable[list[str]], traces: Iterable[Trace]) -> set[str]:
    """The hashes of words in a row that stand in these texts; of names only in the lengths that the traces have."""
    counts = {int(name.partition(":")[0]) for one in traces for name in one.names}
    found = set()
    for words in texts:
        found |= {hashed(row, salt) for row in in_row(words, RUN_WORDS)}
        found |= {f"{count}:{hashed(row, salt)}" for count in counts for row in in_row(words, count)}
    return found
