"""The alliance's own feed: it holds no programmes, and names every show, so that apps can find them all."""

from __future__ import annotations

import uuid

from gaung import address, words
from gaung.making.feed.content import FEED, Channel, Sister, one_line
from gaung.model.campaign import Campaign
from gaung.model.show import Show

NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace of feeds' guids, as the podcast namespace defines it."""


def guid_of_address(feed_url: str) -> uuid.UUID:
    """The guid that belongs to a feed's first address: without scheme, without slashes at the end."""
    return uuid.uuid5(NAMESPACE, feed_url.partition("://")[2].rstrip("/"))


def sister(campaign: Campaign) -> Sister | None:
    """The publisher's feed, as the shows name it; None if the campaign has fewer than two shows."""
    if len(_out(campaign)) < 2:
        return None
    url = campaign.url(address.PUBLISHER_FEED)
    return Sister(
        guid=campaign.settings.publisher_guid or guid_of_address(url),
        feed_url=url,
        title=one_line(campaign.settings.organisation),
    )


def gather(campaign: Campaign) -> Channel | None:
    """The publisher's feed; None if the campaign has fewer than two shows with a programme."""
    own, shows = sister(campaign), _out(campaign)
    if own is None:
        return None
    settings = campaign.settings
    language = settings.default_language
    first = next((show for show in shows if show.language is language), shows[0])
    return Channel(
        file=address.PUBLISHER_FEED,
        title=one_line(words.say(language, "feed_publisher", name=campaign.say(settings.name, language))),
        description=campaign.say(settings.description, language).strip(),
        language=language,
        country=settings.countries[0].value,
        author=one_line(settings.organisation),
        category=first.category,
        type="episodic",
        medium="publisher",
        is_explicit=any(show.explicit for show in shows),
        is_synthetic=False,
        is_complete=False,
        is_blocked=False,
        guid=own.guid,
        license=first.license,
        license_url=first.license_url,
        page_url=campaign.url(""),
        folder_url=campaign.url(""),
        cover_url=campaign.url(address.show(first.id)),
        credits=(),
        sisters=tuple(
            Sister(guid=show.guid, feed_url=campaign.url(address.show(show.id) + FEED), title=one_line(show.title))
            for show in shows
        ),
        helplines={},
        items={},
    )


def _out(campaign: Campaign) -> tuple[Show, ...]:
    """The shows that have a programme out."""
    return tuple(show for show in campaign.shows if campaign.episodes_of(show))
