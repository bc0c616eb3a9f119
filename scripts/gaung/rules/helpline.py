"""No wrong help line is published: numbers come from the register, are proved, reviewed, and of the right country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gaung.model.campaign import Campaign
from gaung.model.language import Country
from gaung.model.register import Helpline, HelplineChannel, HelplineStatus, HelplineUse
from gaung.near import nearest
from gaung.place import Place
from gaung.problem import Fact, Problem
from gaung.rules.context import Context, Rule

_DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")

_PHONE = re.compile(r"(?<![\w/=.-])\+?\(?\d(?:[ \u00a0.()-]{0,2}\d){8,14}(?![\w/-])")
"""Nine to fifteen digits, grouped in any way: long enough to be no date, short enough to be no card number."""

_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w.-]+|urn:\S+")

_DIAL_CODES = {Country.INDONESIA: "62", Country.NEPAL: "977", Country.PHILIPPINES: "63"}


@dataclass(frozen=True, slots=True)
class _Text:
    """One text that readers will see, and where its first character stands."""

    text: str
    place: Place
    is_whole_file: bool = False

    def place_at(self, start: int, end: int) -> Place:
        if not self.is_whole_file:
            return self.place
        before = self.text[:start]
        line = self.place.line + before.count("\n")
        return Place(self.place.file, line, start - (before.rfind("\n") + 1) + 1, end - start)


def register_is_sound(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Ids are unique, a superseded number names its replacement, and a phone link dials the number that is shown."""
    seen: set[str] = set()
    ids = [line.id for line in campaign.helplines.helplines]
    for line in campaign.helplines.helplines:
        if line.id in seen:
            yield Problem("helpline-duplicate", line.where("id"), {"id": line.id})
        seen.add(line.id)
        if line.replaced_by is not None and line.replaced_by not in ids:
            facts = {"id": line.replaced_by, "near": nearest(line.replaced_by, ids)}
            yield Problem("helpline-unknown", line.where("replaced_by"), facts)
        if line.status is HelplineStatus.SUPERSEDED and line.replaced_by is None:
            yield Problem("helpline-no-replacement", line.where("status"), {"id": line.id})
        if _is_number(line) and not _same_number(line):
            yield Problem("helpline-link", line.where("link"), {"value": line.value, "link": line.link})


def numbers_are_reviewed(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A help line past its review date stops a release until somebody has checked it again."""
    for line in campaign.helplines.helplines:
        if line.is_published and line.review_by < context.today:
            facts = {"id": line.id, "value": line.value, "review_by": str(line.review_by)}
            yield Problem("helpline-review-due", line.where("review_by"), facts)


def every_country_has_somebody_to_talk_to(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Each country of the campaign has a published line that a child can talk to."""
    for number, country in enumerate(campaign.settings.countries):
        lines = campaign.helplines_for(country)
        if not any(line.use is HelplineUse.TALK for line in lines):
            place = campaign.settings.where("countries", number)
            yield Problem("helpline-country-empty", place, {"country": country.value})


def ids_are_known(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Posters and episodes name published lines of the register, and an episode those of its own country."""
    for poster in campaign.posters:
        for number, helpline_id in enumerate(poster.helplines):
            yield from _known(campaign, helpline_id, poster.where("helplines", number))
    for episode in campaign.episodes:
        country = campaign.show_of(episode).country
        for number, helpline_id in enumerate(episode.helplines):
            place = episode.where("helplines", number)
            yield from _known(campaign, helpline_id, place)
            line = campaign.helpline(helpline_id)
            if line is not None and country not in line.countries:
                yield Problem("helpline-foreign", place, {"id": helpline_id, "country": country.value})


def numbers_come_from_the_register(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A number typed into a text is an error, even when it is right: the register is the only source."""
    lines = [line for line in campaign.helplines.helplines if _is_number(line)]
    for text in _texts(campaign):
        plain = text.text.translate(_DEVANAGARI_DIGITS)
        masked = _ADDRESS.sub(lambda found: "x" * len(found[0]), plain)
        for found in _PHONE.finditer(masked):
            yield _typed_number(found[0], lines, text.place_at(*found.span()))


def _typed_number(seen: str, lines: Sequence[Helpline], place: Place) -> Problem:
    """What to say about a number in a text: a known one, a near miss, or somebody's."""
    digits = _forms(seen)
    for line in lines:
        if digits & _forms_of(line):
            if line.is_published:
                return Problem("helpline-typed", place, {"id": line.id, "value": line.value})
            return _not_published(line, lines, place)
    for line in lines:
        if line.is_published and any(_is_near(a, b) for a in digits for b in _forms_of(line)):
            return Problem("helpline-near-miss", place, {"seen": mask(seen), "value": line.value, "id": line.id})
    return Problem("personal-data-phone", place, {"seen": mask(seen)})


def mask(seen: str) -> str:
    """A number with its middle hidden, so that a report does not leak it: `08••••••4321`."""
    digits = re.sub(r"\D", "", seen)
    return digits[:2] + "•" * max(len(digits) - 6, 1) + digits[-4:]


def _forms(number: str) -> set[str]:
    """A number in international digits, however it was written."""
    digits = re.sub(r"\D", "", number)
    forms = {digits}
    if digits.startswith("0"):
        forms |= {code + digits.lstrip("0") for code in _DIAL_CODES.values()}
    return forms


def _forms_of(line: Helpline) -> set[str]:
    digits = re.sub(r"\D", "", line.value)
    codes = [_DIAL_CODES[country] for country in line.countries]
    return {digits} | {code + digits.lstrip("0") for code in codes}


def _is_near(one: str, other: str) -> bool:
    """Whether one digit, or two neighbours that changed places, make the difference."""
    if min(len(one), len(other)) < 8 or abs(len(one) - len(other)) > 1 or one == other:
        return False
    if len(one) == len(other):
        differ = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differ) == 1:
            return True
        swapped = len(differ) == 2 and differ[1] == differ[0] + 1
        return swapped and one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]
    short, long = sorted((one, other), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def _is_number(line: Helpline) -> bool:
    return line.channel in {HelplineChannel.PHONE, HelplineChannel.WHATSAPP, HelplineChannel.SMS}


def _same_number(line: Helpline) -> bool:
    """Whether the link leads to the number that readers see."""
    linked = re.sub(r"\D", "", line.link.rsplit("/", 1)[-1])
    return linked in _forms_of(line)


def _known(campaign: Campaign, helpline_id: str, place: Place) -> Iterator[Problem]:
    line = campaign.helpline(helpline_id)
    if line is None:
        known = [line.id for line in campaign.helplines.helplines]
        yield Problem("helpline-unknown", place, {"id": helpline_id, "near": nearest(helpline_id, known)})
    elif not line.is_published:
        yield _not_published(line, campaign.helplines.helplines, place)


def _not_published(line: Helpline, lines: Sequence[Helpline], place: Place) -> Problem:
    """A line that no child may be given, and the one that took its place if there is such a one."""
    facts: dict[str, Fact] = {"id": line.id, "value": line.value}
    right = next((other for other in lines if other.id == line.replaced_by), None)
    if right is not None:
        facts |= {"replacement": right.value, "replacement_id": right.id}
    return Problem("helpline-not-published", place, facts)


def _texts(campaign: Campaign) -> Iterator[_Text]:
    """Every text that an author writes by hand and readers see."""
    for page in campaign.pages:
        yield _Text(page.text, Place(str(page.source), page.text_line), is_whole_file=True)
        for key in ("title", "description", "content_note"):
            yield _Text(getattr(page.front, key) or "", page.front.where(key))
    for show in campaign.shows:
        for key in ("title", "subtitle", "description", "author"):
            yield _Text(getattr(show, key) or "", show.where(key))
    for episode in campaign.episodes:
        for key in ("title", "summary"):
            yield _Text(getattr(episode, key), episode.where(key))
        for number, segment in enumerate(episode.segments):
            yield _Text(segment.title, episode.where("segments", number, "title"))
        for person in episode.people:
            yield _Text(f"{person.shown_name} {person.about or ''}", person.where("name"))
    for poster in campaign.posters:
        for message in poster.message.values():
            for key in ("headline", "body", "footer", "help"):
                yield _Text(getattr(message, key), message.where(key))
            for number, step in enumerate(message.steps):
                yield _Text(step, message.where("steps", number))


RULES: tuple[Rule, ...] = (
    register_is_sound,
    numbers_are_reviewed,
    every_country_has_somebody_to_talk_to,
    ids_are_known,
    numbers_come_from_the_register,
)

RELEASE_ONLY = frozenset({"helpline-review-due", "audio-draft-speech"})
"""Codes that stop a release and only warn in a draft."""
