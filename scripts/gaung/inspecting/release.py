"""All that is looked at before a release: the finished files, and the cache for what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from gaung.inspecting import inspect, search_in
from gaung.inspecting.hidden import HiddenVoices
from gaung.inspecting.recognising import Withdrawn
from gaung.inspecting.text import Contents
from gaung.making.store import Store
from gaung.model.campaign import Campaign
from gaung.model.today import Today
from gaung.model.withdrawal import WithdrawalKind
from gaung.problem import Problem
from gaung.rules.consent import page_rests_on_ended_consent, rests_on_ended_consent


def inspect_all(
    written: Campaign, released: Campaign, staging: Path, store: Store, now: datetime, version: str
) -> list[Problem]:
    """What must not be in the finished files in `staging`; what was withdrawn must not even be in the store.

    `written` is the whole campaign, `released` what of it is out at the moment `now`.
    """
    left_out = _left_out(written, now)
    gone = Withdrawn(released.traces, left_out, released.root)
    memory = store.folder / "inspected.json"
    # an episode that is not out yet hides its voices all the same
    hidden = HiddenVoices(written.root, written.episodes)
    searches = [one for one in (gone, hidden) if one]

    def search(name: str, content: bytes, contents: Contents) -> Iterator[Problem]:
        for one in searches:
            yield from one.problems(name, content, contents)

    key = version + "".join(one.key for one in searches)
    found = inspect(released, staging, memory, key, search if searches else None)
    if not gone:
        return found
    store.forget_maker({f"{kind}/{id}" for kind, id in left_out})
    key = version + gone.key
    found += search_in(store.folder / "made", store.folder / "inspected-cache.json", key, gone.problems)
    staying = tuple(
        one for one in written.episodes if (WithdrawalKind.EPISODE, f"{one.show_id}/{one.id}") not in left_out
    )
    return gone.at_their_segments(replace(written, episodes=staying), found)


def _left_out(written: Campaign, now: datetime) -> set[tuple[WithdrawalKind, str]]:
    """What rests on an ended consent, or stands in the register of withdrawals."""
    today = Today.at(now)
    gone = {
        (WithdrawalKind.EPISODE, f"{one.show_id}/{one.id}")
        for one in written.episodes
        if rests_on_ended_consent(written, one, today)
    }
    gone |= {(WithdrawalKind.POSTER, one.id) for one in written.posters if rests_on_ended_consent(written, one, today)}
    gone |= {(WithdrawalKind.PAGE, one.id) for one in written.pages if page_rests_on_ended_consent(written, one, today)}
    return gone | {(one.kind, one.id) for one in written.withdrawals}
