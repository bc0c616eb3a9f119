"""Nothing with a child in it goes out without a recorded consent for that use, country and language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import timedelta
from typing import TYPE_CHECKING

from gaung.block import Quote, find_blocks, quotes_in
from gaung.model.register import Consent, ConsentKind, ConsentUse
from gaung.model.withdrawal import WithdrawalKind
from gaung.near import nearest
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity
from gaung.rules.children_work import in_picture as _work_in_picture
from gaung.rules.children_work import sayings_of_children, works_of_children
from gaung.rules.views import VOICES

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign
    from gaung.model.episode import Episode
    from gaung.model.language import Country, Language
    from gaung.model.page import Page
    from gaung.model.poster import Poster
    from gaung.model.today import Today
    from gaung.rules.context import Context, Rule

NEEDED = frozenset({"", "help/"})
"""Addresses of the pages that no site can do without: they stop the build where another page would be left out."""

SOON_DAYS = 30
"""So many days before its end a consent is called one that ends soon."""


def children_have_a_consent(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Every episode in which a child is heard names at least one consent."""
    from gaung.model.episode import PersonRole  # a check of one page needs no rundowns

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
            # every programme of a show with stations is made for them, and its trailers stand in their feed of promos
            radio = (ConsentUse.RADIO,) if show.stations else ()
            uses = (ConsentUse.SITE, ConsentUse.PODCAST, *radio)
            yield from fits(campaign, ref, place, uses, (show.country,), (show.language,))
            yield from is_of(campaign, ref, place, {ConsentKind.VOICE, ConsentKind.QUOTE})
    for poster in campaign.posters:
        for number, ref in enumerate(poster.consents):
            place = poster.where("consents", number)
            countries = countries_of(campaign, poster)
            yield from fits(campaign, ref, place, (ConsentUse.SITE, ConsentUse.POSTER), countries, poster.languages)
            yield from is_of(campaign, ref, place, set(ConsentKind) - {ConsentKind.VOICE})
    for page in campaign.pages:
        for number, ref in enumerate(page.front.consents):
            place = page.front.where("consents", number)
            countries = countries_of_page(campaign, page)
            yield from fits(campaign, ref, place, (ConsentUse.SITE,), countries, (page.language,))


def countries_of_page(campaign: Campaign, page: Page) -> tuple[Country, ...]:
    """Where a page is for: English is read in every country of the campaign, unless the page names one."""
    country = page.front.country or page.language.country
    return (country,) if country else campaign.settings.countries


def countries_of(campaign: Campaign, poster: Poster) -> tuple[Country, ...]:
    """Where a poster hangs: for its English, wherever its help lines answer, and if it has none, everywhere."""
    spoken = [language.country for language in poster.languages]
    lines = [line for line in campaign.helplines.helplines if line.id in poster.helplines]
    answering = [country for line in lines for country in line.countries] or [*campaign.settings.countries]
    here = [country for country in spoken if country] + (answering if None in spoken else [])
    return tuple(dict.fromkeys(here))


def words_and_works_of_children_have_a_consent(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A page or poster that quotes a child, or shows its drawing or picture, names the consent for it."""
    for page in campaign.pages:
        named = [find(campaign, ref) for ref in page.front.consents]
        kinds = {kind for consent in named if consent is not None for kind in consent.kinds}
        for kind, line, column, width in works_of_children(page.text):
            if kind not in kinds:
                place = Place(str(page.source), page.text_line + line, column + 1, width)
                yield Problem("consent-work-needed", place, {"kind": kind.value})
        if ConsentKind.QUOTE not in kinds:
            for line, column, width in sayings_of_children(page.text):
                place = Place(str(page.source), page.text_line + line, column + 1, width)
                yield Problem("consent-work-said", place, severity=Severity.WARNING)
    for poster in campaign.posters:
        if poster.art is None or poster.consents:
            continue
        for language, alt in poster.art.alt.items():
            shown = _work_in_picture(alt)
            if shown is not None:
                yield Problem("consent-work-needed", poster.art.where("alt", language), {"kind": shown.value})
                break


def consents_that_end_soon_are_said(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Whoever keeps the register hears of a consent in use a month before it ends."""
    used = {ref for episode in campaign.episodes for ref in episode.consents}
    used |= {ref for poster in campaign.posters for ref in poster.consents}
    used |= {ref for page in context.seen(campaign) for ref in (*page.consents, *page.quoted)}
    for consent in ending_soon(campaign, context.today):
        if consent.ref in used:
            facts = {"ref": consent.ref, "until": str(consent.valid_until)}
            yield Problem("consent-ends-soon", consent.where("valid_until"), facts, Severity.WARNING)


def ending_soon(campaign: Campaign, today: Today) -> tuple[Consent, ...]:
    """The consents that hold today and not for long, those that end first in front."""
    return tuple(
        sorted(
            (
                consent
                for consent in campaign.consents.consents
                if is_valid(consent, today)
                and consent.valid_until - today.last(consent.countries) <= timedelta(days=SOON_DAYS)
            ),
            key=lambda consent: (consent.valid_until, consent.ref),
        )
    )


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
    for page in campaign.pages:
        for number, ref in enumerate(page.front.consents):
            consent = find(campaign, ref)
            if consent is not None and not is_valid(consent, context.today):
                facts = {"ref": ref, "until": str(consent.withdrawn_on or consent.valid_until)}
                place = page.front.where("consents", number)
                if page.address in NEEDED:
                    yield Problem("consent-ended-needed", place, facts)
                else:
                    yield Problem("consent-ended-page", place, facts, Severity.WARNING)


def what_was_taken_back_is_known_again(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Where a consent was taken back while a file could not be read, or by hand, a copy of it would not be found."""
    traced = {(trace.kind, trace.id) for trace in campaign.traces}
    episodes = ((WithdrawalKind.EPISODE, f"{one.show_id}/{one.id}", one) for one in campaign.episodes)
    posters = ((WithdrawalKind.POSTER, one.id, one) for one in campaign.posters)
    things: tuple[tuple[WithdrawalKind, str, Episode | Poster], ...] = (*episodes, *posters)
    for kind, id, thing in things:
        for number, ref in enumerate(thing.consents):
            consent = find(campaign, ref)
            if consent is not None and consent.withdrawn_on is not None and (kind, id) not in traced:
                facts: dict[str, Fact] = {"ref": ref, "id": id}
                yield Problem("consent-untraced", thing.where("consents", number), facts, Severity.WARNING)


def references_are_unique(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No consent reference stands twice in the register."""
    seen: set[str] = set()
    for consent in campaign.consents.consents:
        if consent.ref in seen:
            yield Problem("consent-duplicate", consent.where("ref"), {"ref": consent.ref})
        seen.add(consent.ref)


def quotes_of(page: Page) -> tuple[Quote, ...]:
    """What children say in the `voices` of a page."""
    return tuple(quotes_in(find_blocks(page.text, str(page.source), page.text_line))) if VOICES in page.text else ()


def find(campaign: Campaign, ref: str) -> Consent | None:
    """The recorded consent with this reference."""
    return next((consent for consent in campaign.consents.consents if consent.ref == ref), None)


def is_valid(consent: Consent, today: Today) -> bool:
    """Whether a consent holds: its first day has begun everywhere, its last one has ended in none of its countries."""
    is_within = today.has_begun(consent.valid_from, consent.countries)
    return consent.withdrawn_on is None and is_within and not today.is_over(consent.valid_until, consent.countries)


def rests_on_ended_consent(campaign: Campaign, thing: Episode | Poster, today: Today) -> bool:
    """Whether an episode or poster must be left out because a consent it names does not hold today."""
    return _is_any_ended(campaign, thing.consents, today)


def page_rests_on_ended_consent(campaign: Campaign, page: Page, today: Today) -> bool:
    """Whether a page must be left out because a consent it names does not hold today; one of `NEEDED` never is."""
    return page.address not in NEEDED and _is_any_ended(campaign, page.front.consents, today)


def _is_any_ended(campaign: Campaign, refs: Iterable[str], today: Today) -> bool:
    named = tuple(refs)
    if any(campaign.is_withdrawn(WithdrawalKind.CONSENT, ref) for ref in named):
        return True
    consents = [find(campaign, ref) for ref in named]
    return any(consent is not None and not is_valid(consent, today) for consent in consents)


def is_of(campaign: Campaign, ref: str, place: Place, wanted: Set[ConsentKind]) -> Iterator[Problem]:
    """What is wrong with a consent if it is about nothing of what is shown."""
    consent = find(campaign, ref)
    if consent is not None and wanted.isdisjoint(consent.kinds):
        facts: dict[str, Fact] = {"ref": ref, "kinds": tuple(kind.value for kind in consent.kinds)}
        yield Problem("consent-kind", place, facts)


def fits(
    campaign: Campaign,
    ref: str,
    place: Place,
    uses: tuple[ConsentUse, ...],
    countries: tuple[Country, ...],
    languages: tuple[Language, ...],
) -> Iterator[Problem]:
    """What is wrong with a consent that something names: not recorded, without assent, or not for this."""
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
    what_was_taken_back_is_known_again,
    references_are_unique,
    words_and_works_of_children_have_a_consent,
    consents_that_end_soon_are_said,
)
