"""All that must no longer be aired, shown or printed on a day: what the register says, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.poster import Poster
from gaung.model.register import Consent
from gaung.model.release import public_guid
from gaung.model.today import Today
from gaung.model.withdrawal import Withdrawal, WithdrawalKind
from gaung.rules.consent import find


def withdrawn(campaign: Campaign, today: Today) -> Iterator[Withdrawal]:
    """The register with every guid that belongs to it, then what rests on ended consents, then corrected cuts."""
    told: set[tuple[WithdrawalKind, str]] = set()
    for found in (*_registered(campaign), *_without_consent(campaign, today), *_corrected(campaign)):
        if (found.kind, found.id) not in told or found.kind is WithdrawalKind.CUT:
            told.add((found.kind, found.id))
            yield found


def guids_of(campaign: Campaign, show_id: str, episode_id: str) -> tuple[str, ...]:
    """Every name under which an episode stands or stood in feeds: the public one, and those of stations' cuts."""
    show = next((show for show in campaign.shows if show.id == show_id), None)
    rows = campaign.releases[show_id].released if show_id in campaign.releases else ()
    known = [] if show is None else [public_guid(show, episode_id)]
    known += [row.guid for row in rows if row.episode == episode_id]
    return tuple(dict.fromkeys(known))


def _registered(campaign: Campaign) -> Iterator[Withdrawal]:
    for one in campaign.withdrawals:
        if one.kind is WithdrawalKind.EPISODE:
            show, _, episode = one.id.partition("/")
            guids = dict.fromkeys((*one.guids, *guids_of(campaign, show, episode)))
            yield one.model_copy(update={"guids": tuple(guids)})
        else:
            yield one


def _without_consent(campaign: Campaign, today: Today) -> Iterator[Withdrawal]:
    """Episodes and posters that were out and whose consent was taken back or is over."""
    for episode in campaign.episodes:
        ended = _ended_on(campaign, episode, today)
        if ended is not None and _was_out(campaign, episode, today):
            key = f"{episode.show_id}/{episode.id}"
            guids = guids_of(campaign, episode.show_id, episode.id)
            yield Withdrawal(kind=WithdrawalKind.EPISODE, id=key, guids=guids, withdrawn_on=ended)
    for poster in campaign.posters:
        ended = _ended_on(campaign, poster, today)
        if ended is not None:
            yield Withdrawal(kind=WithdrawalKind.POSTER, id=poster.id, withdrawn_on=ended)


def _ended_on(campaign: Campaign, thing: Episode | Poster, today: Today) -> date | None:
    """The day from which a consent that this rests on does not hold any more; None if all hold, or never held."""
    taken_back = {one.id: one.withdrawn_on for one in campaign.withdrawals if one.kind is WithdrawalKind.CONSENT}
    days = [taken_back[ref] for ref in thing.consents if ref in taken_back]
    consents: list[Consent | None] = [find(campaign, ref) for ref in thing.consents]
    for consent in consents:
        if consent is not None and consent.withdrawn_on is not None:
            days.append(consent.withdrawn_on)
        elif consent is not None and today.is_over(consent.valid_until, consent.countries):
            days.append(consent.valid_until + timedelta(days=1))
    return min(days, default=None)


def _was_out(campaign: Campaign, episode: Episode, today: Today) -> bool:
    """Whether it was released; without a ledger, whatever is dated before today may have been."""
    ledger = campaign.releases.get(episode.show_id)
    if ledger is not None:
        return ledger.last(episode.id) is not None
    return episode.published.date() <= today.last()


def _corrected(campaign: Campaign) -> Iterator[Withdrawal]:
    """What stations got of an episode before its newest edition."""
    for episode in campaign.episodes:
        ledger = campaign.releases.get(episode.show_id)
        for row in ledger.released if ledger is not None else ():
            if row.episode == episode.id and row.station is not None and row.edition < episode.edition:
                yield Withdrawal(
                    kind=WithdrawalKind.CUT,
                    id=f"{episode.show_id}/{episode.id}/{row.station}",
                    guids=(row.guid,),
                    # the moment of the correction that took its place
                    withdrawn_on=episode.corrected[row.edition - 1].astimezone(UTC).date(),
                )
