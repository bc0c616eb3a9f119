"""No wrong help line is published: numbers come from the register, are proved, reviewed, and of the right country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gaung.model.campaign import Campaign
from gaung.model.register import Helpline, HelplineChannel, HelplineStatus, HelplineUse
from gaung.near import nearest
from gaung.place import Place
from gaung.problem import Fact, Problem
from gaung.rules.context import Context, Rule
from gaung.rules.safeguarding.bare import says_nothing_else
from gaung.rules.safeguarding.calling import COUNTED_AFTER, is_hour, is_year
from gaung.rules.safeguarding.digits import Run, runs
from gaung.rules.safeguarding.finding import mask
from gaung.rules.safeguarding.official import numbers_in
from gaung.rules.safeguarding.phones import DIAL_CODES, forms, is_near, slips
from gaung.rules.safeguarding.searching import words_of

__all__ = ["RELEASE_ONLY", "RULES", "mask"]


_CHATS = frozenset({"wa.me", "api.whatsapp.com", "t.me", "m.me"})
"""Where a link to a number may open a chat with it."""

_DIALLED = re.compile(r"\+?[0-9](?:[ -]?[0-9])*")
"""What a telephone takes as it is shown."""
_SHORT = 6
"""Numbers of so few figures are those of lines for all."""
_FEW_WORDS = 2
MOST_DAYS = 366
"""A line is called once a year at least: no review is further away than that."""


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
        if _is_number(line) and not _DIALLED.fullmatch(line.value):
            yield Problem("helpline-value", line.where("value"), {"value": line.value})
        elif not _leads_there(line):
            yield Problem("helpline-link", line.where("link"), {"value": line.value, "link": line.link})
        if _is_number(line) and line.is_published:
            yield from _said_otherwise(line)
        if line.is_published and (line.review_by - line.checked_on).days > MOST_DAYS:
            yield Problem("helpline-review-far", line.where("review_by"), {"value": line.value, "most": MOST_DAYS})


def numbers_are_reviewed(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A help line past its review date stops a release until somebody has checked it again."""
    for line in campaign.helplines.helplines:
        if line.is_published and context.today.is_over(line.review_by, line.countries):
            facts = {"id": line.id, "value": line.value, "review_by": str(line.review_by)}
            yield Problem("helpline-review-due", line.where("review_by"), facts)


def offices_near_lines_are_checked(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """An office's number that looks like a help line is its own: somebody made sure, and does so once a year."""
    lines = [line for line in campaign.helplines.helplines if line.is_published and _is_number(line)]
    for at, one in enumerate(campaign.settings.official):
        office = None if isinstance(one, str) else one
        written = one if isinstance(one, str) else one.value
        known = {form for number in numbers_in(written) for form in forms(re.sub(r"\D", "", number))}
        near = (line for line in lines if any(_is_near_long(a, b) for a in known for b in _forms_of(line)))
        line = next(near, None)
        if line is None:
            continue
        place = campaign.settings.where("official", at) if office is None else office.where("value")
        facts: dict[str, Fact] = {"seen": mask(written), "value": line.value}
        if office is None or not office.checked_by or office.checked_on is None:
            yield Problem("helpline-official-unchecked", place, facts)
        elif (context.today.last() - office.checked_on).days > MOST_DAYS:
            yield Problem("helpline-official-due", office.where("checked_on"), facts)


def _is_near_long(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 8 and is_near(one, other)


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


def _forms_of(line: Helpline) -> set[str]:
    digits = re.sub(r"\D", "", line.value)
    codes = [DIAL_CODES[country] for country in line.countries]
    return {digits} | {code + digits.lstrip("0") for code in codes}


def _is_number(line: Helpline) -> bool:
    return line.channel in {HelplineChannel.PHONE, HelplineChannel.WHATSAPP, HelplineChannel.SMS}


def _leads_there(line: Helpline) -> bool:
    """Whether the link leads to the number or address that readers see, and to nobody else's."""
    host, _, path = line.link.removeprefix("https://").lower().removeprefix("www.").partition("/")
    match line.channel:
        case HelplineChannel.WEB:
            shown = line.value.lower().removeprefix("https://").removeprefix("www.").partition("/")[0]
            return line.link.startswith("https://") and (host == shown or host.endswith(f".{shown}"))
        case HelplineChannel.EMAIL:
            return line.link.lower() == f"mailto:{line.value.lower()}"
    if line.link.startswith("https://"):
        return host in _CHATS and re.sub(r"\D", "", path) in _forms_of(line)
    return line.link.startswith(("tel:", "sms:")) and re.sub(r"\D", "", line.link) in _forms_of(line)


def _said_otherwise(line: Helpline) -> Iterator[Problem]:
    """The languages in which a presenter would read out another number than readers see, or none."""
    for language, said in line.say.items():
        heard = tuple(dict.fromkeys(run.digits for run in runs(said, words_of(said))))
        if len(heard) != 1 or heard[0] not in _forms_of(line):
            facts = {"value": line.value, "heard": ", ".join(heard) or said}
            yield Problem("helpline-say", line.where("say", language), facts)


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


def numbers_on_posters_are_registered(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Where a poster tells who helps, every short number is one of the register's; none elsewhere has a slip."""
    lines = [line for line in campaign.helplines.helplines if line.is_published and _is_number(line)]
    known = {form for line in lines for form in _forms_of(line)}
    for poster in campaign.posters:
        for message in poster.message.values():
            for key in ("help", "headline", "body"):
                text = getattr(message, key).replace("\n", " ")
                for run in runs(text, words_of(text)):
                    if not 3 <= len(run.digits) <= _SHORT or run.digits in known or is_hour(run) or is_year(run):
                        continue
                    seen = run.text.strip()
                    near = next(
                        (one for one in lines if any(slips(run.digits, form) == 1 for form in _forms_of(one))), None
                    )
                    is_open = key == "body" and not run.is_said and len(run.groups) == 1
                    is_open = is_open and says_nothing_else(run, text)
                    if near is not None and (key == "help" or _is_bare(text, run) or is_open):
                        facts: dict[str, Fact] = {"seen": seen, "value": near.value, "id": near.id}
                        yield Problem("helpline-near-miss", message.where(key), facts)
                    elif key == "help" and not COUNTED_AFTER.match(text, run.end):
                        yield Problem("helpline-unregistered", message.where(key), {"seen": seen})


def _is_bare(text: str, run: Run) -> bool:
    """Whether a number is all that a text says, but for one word or two: `1-2-8!`, `Ingat 128`."""
    return not run.is_said and len((text[: run.start] + text[run.end :]).split()) <= _FEW_WORDS


RULES: tuple[Rule, ...] = (
    register_is_sound,
    numbers_are_reviewed,
    offices_near_lines_are_checked,
    every_country_has_somebody_to_talk_to,
    ids_are_known,
    numbers_on_posters_are_registered,
)

RELEASE_ONLY = frozenset(
    {
        "helpline-review-due",
        "helpline-official-due",
        "helpline-checked-future",
        "page-evidence-future",
        "radio-decision-future",
        "poster-pretest-future",
        "audio-draft-speech",
        "consent-sign-off",
        "consent-sign-off-alone",
        "consent-sign-off-future",
    }
)
"""Codes that stop a release and only warn in a draft."""
