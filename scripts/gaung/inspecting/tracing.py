"""The trace of what is withdrawn: hashes and prints of what only it holds, made while its sources are there."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from math import inf
from pathlib import Path, PurePosixPath

from gaung.likeness import Look, picture_print, points_in, square_prints
from gaung.making.audio import prints
from gaung.making.audio.moments import Prints
from gaung.making.audio.sniff import SoundError
from gaung.making.audio.sought import Sought
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode, PersonRole
from gaung.model.page import Page
from gaung.model.picture import Faces
from gaung.model.poster import Poster
from gaung.model.segment import Segment
from gaung.model.trace import RUN_WORDS, SHORT_WORDS, Trace, hashed, in_row, words_in
from gaung.model.withdrawal import WithdrawalKind
from gaung.picture import PICTURES, picture_for_readers
from gaung.picture_points import Points, coarse, written
from gaung.rules.children_heard import is_childs_own, is_under_consent
from gaung.rules.children_work import is_of_child
from gaung.rules.consent import quotes_of
from gaung.rules.safeguarding import passages
from gaung.shown_pictures import covered_in_pages, shown_in

Thing = Episode | Poster | Page

_PICTURE = re.compile(r"\]\(\s*<?([^)\s>]+)")


def kind_and_id(thing: Thing) -> tuple[WithdrawalKind, str]:
    """How the register of withdrawals calls it."""
    match thing:
        case Episode():
            return WithdrawalKind.EPISODE, f"{thing.show_id}/{thing.id}"
        case Poster():
            return WithdrawalKind.POSTER, thing.id
        case Page():
            return WithdrawalKind.PAGE, thing.id


def trace(campaign: Campaign, thing: Thing, gone: Iterable[Thing], *, is_of_child: bool = False) -> Trace:
    """What `thing` is known by; what those that stay use too is left out. `gone` is all that is withdrawn with it.

    With `is_of_child`, because a consent was taken back, the recordings in which a child is heard are nobody else's,
    whoever uses them.
    """
    kind, id = kind_and_id(thing)
    kept = _without(campaign, [*gone, thing])
    salt = salt_of(campaign)
    texts = [words_in(text) for text in texts_in(_only(campaign, thing))]
    others = [words_in(text) for text in texts_in(kept)]
    common = {row for words in others for row in in_row(words, RUN_WORDS)}
    runs = {row for words in texts for row in in_row(words, RUN_WORDS)} - common
    names = {tuple(words_in(name)) for name in _names(thing)}
    names = {name for name in names if name and len(name) <= SHORT_WORDS and not _is_in(name, others)}
    others_files = {file for one in _things(kept) for file in files_of(campaign, one)}
    files = sorted({*files_of(campaign, thing)} - others_files)
    own: dict[PurePosixPath, list[tuple[float, float]]] = {}
    if is_of_child and isinstance(thing, Episode):
        own = dict(_of_children(campaign, thing))
        files = [file for file in files if file not in {*_of_adults(campaign, thing)}]
    seen, points = _pictures(campaign, files, _works_of_others(kept))
    return Trace(
        kind=kind,
        id=id,
        salt=salt,
        runs=tuple(sorted(hashed(run, salt) for run in runs)),
        names=tuple(sorted(f"{len(name)}:{hashed(name, salt)}" for name in names)),
        sounds=tuple(_sounds(campaign, files, kept, own)),
        pictures=seen,
        picture_points=points,
        files=tuple(sorted(_digests(campaign, files, others_files) | _digests(campaign, own, ()))),
    )


def trace_of_consent(campaign: Campaign, ref: str) -> Trace | None:
    """What pages show with the consent `ref` is known by: words and pictures. None if they show nothing.

    Whoever copied it into another page had no other leave for it: what stands elsewhere too is searched for all the
    same, so that the copy is found. Only of the few words that anybody says is that left out.
    """
    said = [words_in(quote.words) for page in campaign.pages for quote in quotes_of(page) if quote.ref == ref]
    pictures = sorted(
        {
            shown.file
            for page in campaign.pages
            if ref in page.front.consents
            for shown in shown_in(page)
            if is_of_child(shown) and (campaign.root / shown.file).is_file()
        }
    )
    if not said and not pictures:
        return None
    salt = salt_of(campaign)
    runs = {row for words in said for row in in_row(words, RUN_WORDS)}
    short = {tuple(words) for words in said if 1 < len(words) <= SHORT_WORDS}
    if short:
        others = [words_in(text) for text in texts_in(replace(campaign, pages=tuple(_unquoted(campaign.pages, ref))))]
        short = {words for words in short if not _is_in(words, others)}
    rest = replace(campaign, pages=tuple(page for page in campaign.pages if ref not in page.front.consents))
    rest = replace(rest, posters=tuple(one for one in campaign.posters if ref not in one.consents))
    seen, points = _pictures(campaign, pictures, _works_of_others(rest))
    return Trace(
        kind=WithdrawalKind.CONSENT,
        id=ref,
        salt=salt,
        runs=tuple(sorted(hashed(run, salt) for run in runs)),
        names=tuple(sorted(f"{len(words)}:{hashed(words, salt)}" for words in short)),
        pictures=seen,
        picture_points=points,
        files=tuple(sorted({digest_of(campaign.root / file) for file in pictures})),
    )


def _unquoted(pages: Iterable[Page], ref: str) -> Iterator[Page]:
    """The pages without what is said with one consent."""
    for page in pages:
        lines = page.text.split("\n")
        for quote in quotes_of(page):
            if quote.ref == ref:
                lines[quote.line - 1] = ""
        yield replace(page, text="\n".join(lines))


def salt_of(campaign: Campaign) -> str:
    """What the hashes of this campaign begin with."""
    return hashlib.sha256(campaign.settings.site_url.encode()).hexdigest()[:24]


def _names(thing: Thing) -> Iterator[str]:
    """Its titles, and the invented names of children in it."""
    match thing:
        case Episode():
            yield from _long([thing.title])
            yield from (person.alias or "" for person in thing.people if person.role is PersonRole.CHILD)
        case Poster():
            yield from _long([*thing.title.values(), *(message.headline for message in thing.message.values())])
        case Page():
            yield from _long([thing.front.title])


def _long(titles: Iterable[str]) -> Iterator[str]:
    """Titles of one short word are words of everyday."""
    return (title for title in titles if len(words_in(title)) > 1 and len(title) > 8)


def _is_in(name: tuple[str, ...], texts: list[list[str]]) -> bool:
    return any(row == name for words in texts if name[0] in words for row in in_row(words, len(name)))


def texts_in(campaign: Campaign) -> Iterator[str]:
    """Every text that readers or listeners get."""
    return (text for kind, text in passages.texts_that_are_read(campaign) if kind is passages.Kind.TEXT)


def _only(campaign: Campaign, thing: Thing) -> Campaign:
    return replace(
        campaign,
        pages=(thing,) if isinstance(thing, Page) else (),
        posters=(thing,) if isinstance(thing, Poster) else (),
        episodes=(thing,) if isinstance(thing, Episode) else (),
    )


def _without(campaign: Campaign, gone: list[Thing]) -> Campaign:
    names = {kind_and_id(one) for one in gone}
    return replace(
        campaign,
        pages=tuple(one for one in campaign.pages if kind_and_id(one) not in names),
        posters=tuple(one for one in campaign.posters if kind_and_id(one) not in names),
        episodes=tuple(one for one in campaign.episodes if kind_and_id(one) not in names),
    )


def _things(campaign: Campaign) -> tuple[Thing, ...]:
    return (*campaign.episodes, *campaign.posters, *campaign.pages)


def files_of(campaign: Campaign, thing: Thing) -> Iterator[PurePosixPath]:
    """The recordings, captions and pictures that belong to a thing and are there; jingles and music are anybody's."""
    found: list[PurePosixPath | None] = []
    match thing:
        case Episode():
            for segment in thing.segments:
                if segment.kind.is_speech:
                    found += [segment.file, segment.heard_file]
                found.append(segment.transcript)
        case Poster():
            found = [thing.art.file if thing.art else None]
        case Page():
            beside = thing.source.parent
            found = [beside / written for written in _PICTURE.findall(thing.text) if "//" not in written]
    yield from _there(campaign, (file for file in found if file is not None))


def _there(campaign: Campaign, files: Iterable[PurePosixPath]) -> Iterator[PurePosixPath]:
    """Those files that are there, by what they are called when no link stands in between."""
    root = campaign.root.resolve()
    for file in files:
        path = campaign.root / file
        # a link that leads out of the campaign is refused by a rule; taking back must not wait for that
        if path.is_file() and path.resolve().is_relative_to(root):
            yield PurePosixPath(path.resolve().relative_to(root).as_posix())


def _digests(campaign: Campaign, files: Iterable[PurePosixPath], others: Iterable[PurePosixPath]) -> set[str]:
    """The digests of files, without those of which others have a copy, such as an opening that all episodes have."""
    wanted = [campaign.root / file for file in files if file.suffix.lower() != ".md"]
    sizes = {path.stat().st_size for path in wanted}
    alike = (path for path in (campaign.root / file for file in others) if path.stat().st_size in sizes)
    return {digest_of(path) for path in wanted} - {digest_of(path) for path in alike}


def _of_adults(campaign: Campaign, episode: Episode) -> Iterator[PurePosixPath]:
    """The recordings in which by the rundown adults are heard and nobody else: they may go on in other programmes."""
    children = [one for one in episode.segments if not one.people or is_under_consent(campaign, episode, one)]
    adults = [one for one in episode.segments if one not in children]
    held = {*_there(campaign, (file for one in children for file in _files(one)))}
    yield from (file for file in _there(campaign, (file for one in adults for file in _files(one))) if file not in held)


def _files(segment: Segment) -> tuple[PurePosixPath, ...]:
    return tuple(file for file in (segment.file, segment.heard_file) if file is not None)


def _works_of_others(kept: Campaign) -> tuple[PurePosixPath, ...]:
    """Children's drawings that stay, each with a consent of its own: two of one template look alike."""
    pages = (
        shown.file
        for page in kept.pages
        if page.front.consents
        for shown in shown_in(page)
        if shown.care is not None and shown.care.faces is Faces.DRAWN and shown.care.checked
    )
    posters = (
        one.file
        for poster in kept.posters
        if poster.consents
        for one in (*poster.logos, *((poster.art,) if poster.art is not None else ()))
        if one.faces is Faces.DRAWN and one.checked
    )
    return tuple(dict.fromkeys(_there(kept, (*pages, *posters))))


def _of_children(campaign: Campaign, episode: Episode) -> Iterator[tuple[PurePosixPath, list[tuple[float, float]]]]:
    """The recordings in which a child is heard, with the seconds that the episode uses."""
    found: defaultdict[PurePosixPath, list[tuple[float, float]]] = defaultdict(list)
    for segment in episode.segments:
        if segment.file is not None and is_childs_own(campaign, episode, segment):
            stretch = (segment.start or 0.0, inf if segment.end is None else segment.end)
            found[segment.file].append(stretch)
    for file in _there(campaign, found):
        yield file, found.get(file, [(0.0, inf)])


def _sounds(
    campaign: Campaign,
    files: list[PurePosixPath],
    kept: Campaign,
    own: Mapping[PurePosixPath, list[tuple[float, float]]],
) -> Iterator[str]:
    """The prints of its recordings, without what is heard in the recordings of others; but whole in `own` stretches."""
    found: list[Prints] = []
    for file in dict.fromkeys((*files, *own)):
        try:
            if file.suffix.lower() not in {*PICTURES, ".vtt", ".srt", ".txt", ".md"}:
                whole = prints.print_of(campaign.root / file)
                childs, rest = prints.parted(whole, own.get(file, []))
                if prints.is_enough(childs):
                    yield prints.written(childs)
                found += [rest] if file in files else []
        except SoundError:
            continue  # no recording after all
    sought = Sought({"": found})
    others = {file for one in kept.episodes for file in _recordings(campaign, one)} - set(files)
    for file in sorted(others) if sought else ():
        try:
            sought.without(campaign.root / file)
        except SoundError:
            continue
    yield from (prints.written(one) for one in sought.prints())


def _recordings(campaign: Campaign, episode: Episode) -> Iterator[PurePosixPath]:
    for segment in episode.segments:
        if segment.heard_file is not None and (campaign.root / segment.heard_file).is_file():
            yield segment.heard_file


def _pictures(
    campaign: Campaign, files: list[PurePosixPath], works: Iterable[PurePosixPath]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The prints and the points of its pictures; those for which another child's work would be taken are left out."""
    covered = covered_in_pages(campaign)
    for poster in campaign.posters:
        if poster.art is not None:
            covered[poster.art.file] = poster.art.boxes
        covered |= {logo.file: logo.boxes for logo in poster.logos}
    found: list[int | None] = []
    points: list[Points | None] = []
    for file in files:
        if file.suffix.lower() in PICTURES:
            seen = [(campaign.root / file).read_bytes()]
            if any(_is_taken_for(campaign.root / work, seen[0]) for work in works):
                continue
            if covered.get(file):  # what was published looks different, if much of it was painted over
                seen.append(picture_for_readers(campaign.root / file, covered[file]) or b"")
            found += [one for content in seen for one in (picture_print(content), *square_prints(content))]
            points += [points_in(content) for content in seen]
    prints = dict.fromkeys(f"{one:016x}" for one in found if one is not None)
    return tuple(prints), tuple(dict.fromkeys(written(coarse(one)) for one in points if one is not None))


def _is_taken_for(path: Path, known: bytes) -> bool:
    """Whether the picture at `path` is another one, and would be taken for the known one."""
    seen = path.read_bytes()
    return seen != known and Look(lambda: seen).shows(Look(lambda: known))


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, and its length in bytes behind it: only files of this length need to be read."""
    with path.open("rb") as stream:
        return f"{hashlib.file_digest(stream, 'sha256').hexdigest()}:{path.stat().st_size}"
