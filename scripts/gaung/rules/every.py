"""`RULES`: every rule, family by family, in the order in which they are asked."""

from __future__ import annotations

from datetime import datetime

from gaung.media_files import Media
from gaung.model.campaign import Campaign
from gaung.problem import Problem
from gaung.rules import (
    bed,
    consent,
    copied_pictures,
    copied_recordings,
    episode,
    event,
    faces,
    feed,
    helpline,
    news,
    page,
    page_address,
    past_days,
    pictured_codes,
    plain_language,
    plain_poster,
    poster,
    quoted,
    radio,
    recording,
    redaction,
    release,
    safeguarding,
    signing_off,
    tags,
    talkshow,
    timing,
    unlisted_children,
    voice,
    withdrawn_sources,
)
from gaung.rules.context import Context, Rule
from gaung.rules.views import view_of

RULES: tuple[Rule, ...] = (
    *helpline.RULES,
    *consent.RULES,
    *quoted.RULES,
    *faces.RULES,
    *copied_pictures.RULES,
    *pictured_codes.RULES,
    *copied_recordings.RULES,
    *withdrawn_sources.RULES,
    *episode.RULES,
    *feed.RULES,
    *radio.RULES,
    *release.RULES,
    *poster.RULES,
    *page.RULES,
    *page_address.RULES,
    *news.RULES,
    *tags.RULES,
    *event.RULES,
    *recording.RULES,
    *timing.RULES,
    *bed.RULES,
    *voice.RULES,
    *unlisted_children.RULES,
    *signing_off.RULES,
    *past_days.RULES,
    *talkshow.RULES,
    *plain_language.RULES,
    *plain_poster.RULES,
    *redaction.RULES,
    *safeguarding.RULES,
)


def check(campaign: Campaign, now: datetime, *, read: Campaign | None = None) -> tuple[Problem, ...]:
    """What `gaung.rules.check` says."""
    context = Context(media=Media(campaign.root), now=now, views=tuple(map(view_of, campaign.pages)))
    found = {
        problem: None
        for rule in RULES
        for problem in rule(read if read is not None and rule in safeguarding.RULES else campaign, context)
    }
    return tuple(sorted(found, key=Problem.sort_key))
