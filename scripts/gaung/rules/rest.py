"""What the rules say of all that is no page, and does not depend on one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.poster import Poster
from gaung.problem import Problem
from gaung.rules import (
    bed,
    consent,
    episode,
    faces,
    feed,
    helpline,
    page,
    plain_language,
    plain_poster,
    poster,
    quoted,
    radio,
    recording,
    redaction,
    safeguarding,
    signing_off,
    tags,
    talkshow,
    timing,
    voice,
)
from gaung.rules.clock import BY_THE_CLOCK
from gaung.rules.context import Context, Rule
from gaung.rules.every import RULES
from gaung.rules.one_page import basis_of, first_moment
from gaung.rules.reach import BESIDE, OF_PICTURES
from gaung.rules.safeguarding import Examiner

OF_ONE_THING: tuple[Rule, ...] = (
    helpline.ids_are_known,
    consent.children_have_a_consent,
    consent.consents_fit,
    consent.ended_consents_are_said,
    consent.words_and_works_of_children_have_a_consent,
    quoted.quotes_stand_in_pages,
    faces.posters_say_whose_faces_they_show,
    episode.recordings_exist,
    episode.computer_voices_are_labelled,
    episode.help_is_said,
    feed.dates_are_those_of_the_release,
    feed.titles_have_no_number,
    feed.texts_say_something,
    feed.descriptions_fit,
    feed.nothing_is_explicit,
    feed.file_names_travel,
    feed.serials_are_numbered,
    radio.broadcasts_name_stations,
    radio.parts_have_breaks,
    poster.every_language_has_a_message,
    poster.art_exists,
    poster.sizes_are_unique,
    poster.languages_are_unique,
    page.blocks_are_known,
    tags.topics_are_known,
    tags.audiences_are_known,
    recording.recordings_can_be_read,
    recording.captions_follow_their_recording,
    timing.rundowns_fit_their_slot,
    bed.beds_begin_and_end_at_segments,
    bed.beds_leave_each_other_room,
    voice.children_of_harm_are_revoiced,
    voice.segments_name_known_people,
    voice.hooks_are_wanted,
    signing_off.sensitive_topics_are_read_by_two,
    talkshow.help_is_said_at_its_places,
    talkshow.somebody_knows,
    talkshow.children_are_asked_what_children_can_answer,
    talkshow.no_line_is_open,
    talkshow.the_station_has_decided,
    talkshow.scripts_are_not_explicit,
    plain_language.texts_are_plain,
    plain_poster.posters_are_plain,
    redaction.removed_words_are_nowhere_else,
)
"""Rules that take one episode or poster after the other, and lay none beside another one."""


class Texts:
    """What was found in texts that were looked through before, by a digest of all that was looked at."""

    def __init__(self, basis: str = "", known: Mapping[str, tuple[Problem, ...]] | None = None) -> None:
        self._basis = basis
        self._known = known or {}
        self.seen: dict[str, tuple[Problem, ...]] = {}
        """What was found in the texts that were asked for."""

    def of(self, said: object, find: Callable[[], Iterable[Problem]]) -> tuple[Problem, ...]:
        """What `find` finds; from the last time if it looked at the very same. `said` is all that it looks at."""
        key = hashlib.sha256(repr((self._basis, said)).encode("utf-8", "surrogatepass")).hexdigest()
        known = self._known.get(key)
        found = self.seen[key] = tuple(find()) if known is None else known
        return found


class RestExaminer:
    """Looks at all that is no page, and does not depend on one: at things one by one, and at what lies beside them."""

    def __init__(self, campaign: Campaign, day: date, texts: Texts | None = None) -> None:
        self._known = (texts or Texts()).of
        self._context = Context(media=Media(campaign.root), now=first_moment(day), views=())
        self._examiner = Examiner(basis_of(campaign))

    def of_thing(self, alone: Campaign) -> Iterator[Problem]:
        """What is said of the episodes and posters of a campaign, each by itself; see `alone`."""
        for rule in OF_ONE_THING:
            yield from rule(alone, self._context)
        yield from safeguarding.things_are_safe(alone, self._examiner, self._context, self._known)

    def beside_things(self, campaign: Campaign) -> Iterator[Problem]:
        """What is said of registers and shows, and by laying episodes and posters beside each other."""
        whole = replace(campaign, pages=())
        elsewhere = {*BESIDE, *OF_PICTURES, *BY_THE_CLOCK, *OF_ONE_THING, safeguarding.texts_are_safe}
        for rule in RULES:
            if rule not in elsewhere:
                yield from rule(whole, self._context)
        bare = replace(whole, episodes=(), posters=())
        for rule in OF_ONE_THING:
            yield from rule(bare, self._context)
        yield from safeguarding.registers_are_safe(whole, self._examiner, self._context, self._known)


def of_rest(campaign: Campaign, day: date) -> Iterator[Problem]:
    """What the rules say of all that is no page, and does not depend on one."""
    examiner = RestExaminer(campaign, day)
    yield from examiner.beside_things(campaign)
    things: tuple[Episode | Poster, ...] = (*campaign.episodes, *campaign.posters)
    for thing in things:
        yield from examiner.of_thing(alone(campaign, thing))


def alone(campaign: Campaign, thing: Episode | Poster) -> Campaign:
    """All of a campaign that an episode or a poster is looked at with: itself, its show and the registers of a page."""
    basis = basis_of(campaign)
    if isinstance(thing, Episode):
        return replace(basis, shows=(campaign.show_of(thing),), episodes=(thing,), captions=campaign.captions)
    return replace(basis, posters=(thing,))
