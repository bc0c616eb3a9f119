"""Nothing with a child in it goes out without a recorded consent for that use, country and language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gaung.model.campaign import Campaign
from gaung.model.episode import Episode, PersonRole
from gaung.model.language import Country, Language
from gaung.model.poster import Poster
from gaung.model.register import Consent, ConsentUse
from gaung.near import nearest
from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.rules.context import Context, Rule


def children_have_a_consent(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every episode in which a child is heard names at least one consent."""
    for episode in campaign.episodes:
        children = [n for n, person in enumerate(episode.people) if person.role is PersonRole.CHILD]
        if children and not episode.consents:
            yield Problem("consent-missing", episode.where("people", children[0]))


def consents_fit(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every consent that is named is recorded, has the child's assent, and covers this use, country and language."""
    for episode in campaign.episodes:
        show = campaign.show_of(episode)
        for number, ref in enumerate(episode.consents):
            place = episode.where("consents", number)
            uses = (ConsentUse.SITE, ConsentUse.PODCAST)
            yield from _fits(campaign, ref, place, uses, (show.country,), (show.language,))
    for poster in campaign.posters:
        for number, ref in enumerate(poster.consents):
            place = poster.where("consents", number)
            countries = tuple(language.country for language in poster.languages if language.country)
            yield from _fits(campaign, ref, place, (ConsentUse.SITE, ConsentUse.POSTER), countries, poster.languages)


def ended_consents_are_said(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """What rests on a consent that is withdrawn, not yet valid or over is left out of the build, and this says so."""
    things: tuple[Episode | Poster, ...] = (*campaign.episodes, *campaign.posters)
    for thing in things:
        for number, ref in enumerate(thing.consents):
            consent = find(campaign, ref)
            if consent is not None and not is_valid(consent, context.today):
                facts = {
                    "ref": ref,
                    "id": thing.id,
                    "until": str(consent.withdrawn_on or consent.valid_until),
                }
                yield Problem("consent-ended", thing.where("consents", number), facts, Severity.WARNING)


def references_are_unique(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No consent reference stands twice in the register."""
    seen: set[str] = set()
    for consent in campaign.consents.consents:
        if consent.ref in seen:
            yield Problem("consent-duplicate", consent.where("ref"), {"ref": consent.ref})
        seen.add(consent.ref)


def find(campaign: Campaign, ref: str) -> Consent | None:
    """The recorded consent with this reference."""
    return next((consent for consent in campaign.consents.consents if consent.ref == ref), None)


def is_valid(consent: Consent, today: date) -> bool:
    """Whether a consent holds on that day."""
    return consent.withdrawn_on is None and consent.valid_from <= today <= consent.valid_until


def rests_on_ended_consent(campaign: Campaign, thing: Episode | Poster, today: date) -> bool:
    """Whether an episode or poster must be left out because a consent it names does not hold today."""
    consents = [find(campaign, ref) for ref in thing.consents]
    return any(consent is not None and not is_valid(consent, today) for consent in consents)


def _fits(
    campaign: Campaign,
    ref: str,
    place: Place,
    uses: tuple[ConsentUse, ...],
    countries: tuple[Country, ...],
    languages: tuple[Language, ...],
) -> Iterator[Problem]:
    consent = find(campaign, ref)
    if consent is None:
        known = [other.ref for other in campaign.consents.consents]
        yield Problem("consent-unknown", place, {"ref": ref, "near": nearest(ref, known)})
        return
    if not consent.assent:
        yield Problem("consent-no-assent", place, {"ref": ref})
    missing = [
        *(use.value for use in uses if use not in consent.uses),
        *(country.value for country in countries if country not in consent.countries),
        *(language.value for language in languages if language not in consent.languages),
    ]
    if missing:
        yield Problem("consent-scope", place, {"ref": ref, "missing": tuple(missing)})


RULES: tuple[Rule, ...] = (
    children_have_a_consent,
    consents_fit,
    ended_consents_are_said,
    references_are_unique,
)
