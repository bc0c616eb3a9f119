"""What is wrong with all that is no page: registers, shows, rundowns, posters; an edit of one leaves the others be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from gaung.kept.files import Files, digest_of
from gaung.kept.pickled import from_bytes, to_bytes
from gaung.kept.posters import KeptLooks, Sight
from gaung.kept.record import KeptPoster, KeptRest, Keyed, Problems, Record
from gaung.kept.things import Alone, found_in_things, read_alone
from gaung.model.today import Today
from gaung.problem import Severity, has_errors

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.language import Language
    from gaung.model.poster import Poster
    from gaung.problem import Problem
    from gaung.reading.campaign import Rest as Read

_BASIS = tuple(f"content/data/{name}.yaml" for name in ("campaign", "helplines", "consents", "withdrawn"))
"""The registers that every page is looked at with."""
_TREES = ("content/data/", "episodes/", "posters/")
_HOOKS = "scripts/hooks.py"

_FEW = 3
"""Where the words of more things are others, all is read and looked at again."""

# a campaign may be moved: where it lies is said when it is taken up again
NOWHERE = cast(Path, PurePosixPath())


class Rest:
    """All that is no page, at one moment."""

    def __init__(self, root: Path, files: Files, today: Today, old: Record) -> None:
        self._root = root
        self._files = files
        self._today = today
        self._old = old
        self._is_new = False
        self._layouts = KeptLooks(_laid_out, lambda poster: poster.languages, old.layouts)
        self._forms = KeptLooks(_in_forms, lambda poster: poster.message, old.forms)
        self._meanings: dict[str, str] = {}
        self._alone: dict[str, Alone] = {}
        """The episodes and posters that were read by themselves."""

    @property
    def is_new(self) -> bool:
        """Whether anything was looked at again."""
        return self._is_new or self._layouts.is_new or self._forms.is_new

    @property
    def layouts(self) -> dict[str, Keyed]:
        """What is known of the posters' layouts now, for the next time."""
        return self._layouts.kept

    @property
    def forms(self) -> dict[str, Keyed]:
        """What is known of the forms of their messages."""
        return self._forms.kept

    @cached_property
    def kept(self) -> KeptRest:
        """What is known, from the last check where that still holds."""
        old = self._old.rest
        if old is None or not old.key or old.day != str(self._today):
            self._is_new = True
            return self._anew()
        if old.key != self._key(old.watched, self._said):
            self._is_new = True
            return self._reworded(old) or self._anew()
        if old.files != self._said:
            self._is_new = True  # a file says the same in another way
        return old._replace(files=self._said)

    @property
    def _said(self) -> dict[str, tuple[str, str]]:
        """Of each file the digest of its content, and of what it says, as far as that is known."""
        return {file: (digest, self._meanings.get(file, said)) for file, (digest, said) in self._said_before.items()}

    @cached_property
    def _said_before(self) -> dict[str, tuple[str, str]]:
        """The same before anything was read, as far as it was known of what the file said before."""
        old = {} if self._old.rest is None else self._old.rest.files
        return {file: self._now(file, old.get(file)) for file in self._files if file.startswith(_TREES)}

    def _now(self, file: str, old: tuple[str, str] | None) -> tuple[str, str]:
        digest = self._files.digest(file)
        if old is not None and old[0] == digest and digest:
            return old
        if old is None or old[0] == old[1] or not file.endswith(".yaml"):
            return digest, digest
        from gaung.kept.meaning import meaning_in

        return digest, meaning_in(self._root, file) or digest

    def _key(self, watched: Iterable[str], what: Mapping[str, tuple[str, str]]) -> str:
        """A digest of all that is looked at here; `what` gives the digests of what the files say."""
        names = [(name, said) for name, said in self._files.names.items() if f"{name}/".startswith(_TREES)]
        paths = sorted(PurePosixPath(path) for path in watched)
        state = self._files.state(paths, {path.parent for path in paths})
        files = sorted((file, said) for file, (_, said) in what.items())
        return digest_of((files, sorted(names), state, self._files.digest(_HOOKS))) if state else ""

    @cached_property
    def _read(self) -> Read:
        return self._read_whole()

    def _read_whole(self) -> Read:
        """The campaign without its pages, from its files."""
        from gaung.reading.campaign import read_rest

        return read_rest(self._root)

    def _reworded(self, old: KeptRest) -> KeptRest | None:
        """What is known where nothing but the words of some episodes and posters are others; None where more is."""
        changed = [file for file, (_, said) in self._said.items() if old.files.get(file, ("", ""))[1] != said]
        is_more = self._said.keys() != old.files.keys() or not old.things.keys() >= {*changed}
        # what is said of things beside each other may quote a title
        is_more = is_more or bool(old.sounds.found or old.alike) or any("title" in one.facts for one in old.rules)
        if is_more or len(changed) > _FEW or old.key != self._key(old.watched, old.files):
            return None
        from gaung.kept.meaning import meaning_of
        from gaung.rules.one_thing import Texts, ThingExaminer

        basis = replace(cast("Campaign", from_bytes(old.basis)), root=self._root)
        texts = Texts(old.basis_digest, old.texts)
        examiner = ThingExaminer(basis, self._today, texts)
        things, meanings, alone = dict(old.things), {}, {}
        for file in changed:
            read = read_alone(basis, file, old)
            if read is None:
                return None
            alone[file] = read
            meanings[file] = meaning_of(read.text, read.written)
            things[file] = (things[file][0], tuple(dict.fromkeys(examiner.of_things(read.campaign))))
        self._meanings, self._alone = meanings, alone
        return old._replace(
            key=self._key(old.watched, self._said), files=self._said, things=things, texts=old.texts | texts.seen
        )

    def _anew(self) -> KeptRest:
        from gaung.kept.meaning import meaning_of
        from gaung.kept.skeleton import moments_of, paths_in, placeless, skeleton_of, told_of
        from gaung.rules.basis import basis_of
        from gaung.rules.one_thing import Texts, ThingExaminer
        from gaung.rules.rest import beside_things
        from gaung.rules.views import noted_in

        _ = self._said  # before anything is read: what changes in between is read again the next time
        campaign, problems, written = self._read
        if campaign is None or has_errors(problems):
            # a path that is refused may lead through folders that nobody watches
            return KeptRest(
                key="",
                day=str(self._today),
                files={},
                watched=(),
                read=tuple(problems),
                is_campaign=False,
                rules=(),
                things={},
                withdrawn=frozenset(),
                noted=(),
                moments=(),
                posters=(),
                covers=(),
                sounds=Keyed("", ()),
                alike=(),
                texts={},
                basis=b"",
                basis_digest="",
                skeleton=b"",
                skeleton_digest="",
            )
        self._meanings = {str(source): meaning_of(*said) for source, said in written.items()}
        named = {str(path) for path in paths_in([campaign.settings, *campaign.shows, *campaign.episodes])}
        posters = tuple(
            KeptPoster(
                one.id,
                str(one.folder / "poster.yaml"),
                tuple(sorted({str(path) for path in paths_in([one, campaign.settings])})),
            )
            for one in campaign.posters
        )
        named |= {path for one in posters for path in one.paths}
        withdrawn = {one.id for one in campaign.withdrawals}
        things = {*(f"{one.show_id}/{one.id}" for one in campaign.episodes), *(one.id for one in campaign.posters)}
        is_secret = bool(things & withdrawn)
        watched = tuple(sorted(path for path in named if path not in self._said))
        # by their values alone: where these are written does not matter to a page
        values = {str(source): value for source, (_, value) in written.items()}
        basis_digest = digest_of([values.get(file, self._said.get(file)) for file in _BASIS])
        texts = Texts(basis_digest, self._old.rest.texts if self._old.rest is not None else {})
        examiner = ThingExaminer(campaign, self._today, texts)
        basis = to_bytes(replace(placeless(basis_of(campaign)), root=NOWHERE))
        skeleton = skeleton_of(campaign)
        alike, is_all_heard = self._alike(campaign)
        return KeptRest(
            # what is said of something withdrawn may quote its titles, and those are not to stay in a cache
            key="" if is_secret or not is_all_heard else self._key(watched, self._said),
            day=str(self._today),
            files=self._said,
            watched=watched,
            read=tuple(problems),
            is_campaign=True,
            rules=tuple(dict.fromkeys(beside_things(campaign, examiner))),
            things=dict(found_in_things(campaign, examiner, written)),
            withdrawn=frozenset(withdrawn),
            noted=noted_in(campaign.episodes),
            moments=tuple(moment.isoformat() for moment in moments_of(campaign)),
            posters=posters,
            covers=tuple(str(show.cover) for show in campaign.shows if show.cover is not None),
            sounds=self._sounds(campaign),
            alike=alike,
            texts={} if is_secret else texts.seen,
            basis=basis,
            basis_digest=basis_digest,
            skeleton=to_bytes(replace(skeleton, root=NOWHERE)),
            skeleton_digest=digest_of(([self._said.get(file) for file in _BASIS], told_of(skeleton))),
        )

    def _sounds(self, campaign: Campaign) -> Keyed:
        """Released programmes that would sound otherwise; asked again only where something that is heard changed."""
        heard = [said for episode in campaign.episodes for said in self._heard(campaign, episode)]
        key = "" if None in heard else digest_of(heard)
        old = self._old.rest
        if old is not None and key and old.sounds.key == key:
            return old.sounds
        from gaung.making.digest import Digests
        from gaung.releasing import changed_sounds

        return Keyed(key, tuple(changed_sounds(campaign, Digests(self._root / ".cache/gaung/digests.json"))))

    def _alike(self, campaign: Campaign) -> tuple[Problems, bool]:
        """Recordings that sound like a child's without its consent; and whether all that is new was listened to."""
        from gaung.known_sounds import KnownSounds
        from gaung.sounding_alike import CHECK_SECONDS, copied_sounds

        sounds = KnownSounds(self._root, CHECK_SECONDS)
        found = tuple(copied_sounds(campaign, sounds, lambda file: self._files.digest(str(file))))
        return found, sounds.is_whole

    def _heard(self, campaign: Campaign, episode: Episode) -> Iterator[object]:
        from gaung.heard import files_of, running_order

        ledger = campaign.releases.get(episode.show_id)
        row = ledger.last(episode.id) if ledger is not None else None
        if row is not None and row.edition == episode.edition:
            silent = sorted(str(segment.transcript) for segment in episode.segments if segment.transcript is not None)
            place = episode.where("segments")
            yield (str(episode.folder), running_order(episode), silent, row.sound, row.file, str(place), place.width)
            yield self._files.state(path for path, _ in files_of(episode))

    def in_layouts(self, found: Iterable[Problem]) -> Iterator[Problem]:
        """What only laying out the posters shows; of those that have no error among what was `found`."""
        broken = {one.place.file for one in found if one.place and one.severity is Severity.ERROR}
        for one in self.kept.posters:
            if one.file not in broken:
                yield from self._of_poster(one, self._layouts)

    def in_forms(self) -> Iterator[Problem]:
        """What the forms of the posters' messages have no room for."""
        for one in self.kept.posters:
            yield from self._of_poster(one, self._forms)

    def _of_poster(self, poster: KeptPoster, looks: KeptLooks) -> Problems:
        folder = f"{poster.file.rpartition('/')[0]}/"
        said = self.kept.files
        files = sorted(
            (file, one) for file, (_, one) in said.items() if file.startswith(folder) and file != poster.file
        )
        registers = [said.get(file) and said[file][1] for file in _BASIS[:2]]
        paths = {PurePosixPath(path) for path in poster.paths}
        state = self._files.state(paths, {path.parent for path in paths})
        around = digest_of((registers, files, state)) if state else ""
        key = digest_of((around, said[poster.file][1])) if around else ""
        return looks.found(poster.id, key, around, partial(self._sight_of, poster))

    def _sight_of(self, poster: KeptPoster) -> Sight:
        alone = self._alone.get(poster.file)
        if alone is not None and alone.campaign.settings.fonts is None:
            return Sight(alone.campaign, alone.campaign.posters[0], alone.written)
        campaign, _, written = self._read
        assert campaign is not None, "what can be kept could be read"
        (one,) = (each for each in campaign.posters if each.id == poster.id)
        _, placed = written.get(PurePosixPath(poster.file), ("", None))
        return Sight(replace(campaign, posters=(one,)), one, placed)


def _laid_out(campaign: Campaign, poster: Poster, language: Language | None) -> Iterable[Problem]:
    from gaung.making import poster as making

    return making.check(campaign, poster, language)


def _in_forms(campaign: Campaign, poster: Poster, language: Language | None) -> Iterable[Problem]:
    from gaung.making.poster import limits

    return limits.warnings(campaign, poster, language)
