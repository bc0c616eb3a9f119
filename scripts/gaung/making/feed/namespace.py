"""The podcast namespace as a table: which tag may stand where, how often, with which attributes.

Source: the specification of podcastindex.org/namespace/1.0, as of May 2026.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CHANNEL = frozenset({"channel"})
ITEM = frozenset({"item", "liveItem"})
BOTH = CHANNEL | ITEM


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What is known of one tag of the podcast namespace."""

    parents: frozenset[str]
    """Local names of the elements that it may stand in."""
    once: bool = False
    """Whether a parent has at most one."""
    required: tuple[str, ...] = ()
    """Attributes it cannot do without."""
    words: tuple[str, ...] = ()
    """The only texts it may have; empty for any."""


TAGS: Mapping[str, Tag] = {
    "alternateEnclosure": Tag(parents=ITEM, required=("type",)),
    "block": Tag(parents=CHANNEL, words=("yes", "no")),
    "chapters": Tag(parents=ITEM, once=True, required=("url", "type")),
    "chat": Tag(parents=BOTH, once=True, required=("server", "protocol")),
    "contentLink": Tag(parents=ITEM, required=("href",)),
    "episode": Tag(parents=ITEM, once=True),
    "funding": Tag(parents=BOTH, required=("url",)),
    "guid": Tag(parents=CHANNEL, once=True),
    "image": Tag(parents=BOTH, required=("href",)),
    "images": Tag(parents=BOTH, once=True, required=("srcset",)),
    "integrity": Tag(parents=frozenset({"alternateEnclosure"}), once=True, required=("type", "value")),
    "license": Tag(parents=BOTH, once=True),
    "liveItem": Tag(parents=CHANNEL, required=("status", "start")),
    "location": Tag(parents=BOTH),
    "locked": Tag(parents=CHANNEL, once=True, words=("yes", "no")),
    "medium": Tag(parents=CHANNEL, once=True),
    "person": Tag(parents=BOTH),
    "podping": Tag(parents=CHANNEL, once=True),
    "podroll": Tag(parents=CHANNEL, once=True),
    "publisher": Tag(parents=CHANNEL, once=True),
    "remoteItem": Tag(parents=frozenset({"channel", "podroll", "publisher", "valueTimeSplit"}), required=("feedGuid",)),
    "season": Tag(parents=ITEM, once=True),
    "socialInteract": Tag(parents=BOTH, required=("protocol",)),
    "soundbite": Tag(parents=ITEM, required=("startTime", "duration")),
    "source": Tag(parents=frozenset({"alternateEnclosure"}), required=("uri",)),
    "trailer": Tag(parents=CHANNEL, required=("url", "pubdate")),
    "transcript": Tag(parents=ITEM, required=("url", "type")),
    "txt": Tag(parents=BOTH),
    "updateFrequency": Tag(parents=CHANNEL, once=True),
    "value": Tag(parents=BOTH, required=("type", "method")),
    "valueRecipient": Tag(parents=frozenset({"value", "valueTimeSplit"}), required=("type", "address", "split")),
    "valueTimeSplit": Tag(parents=frozenset({"value"}), required=("startTime", "duration")),
}
"""Every tag of the namespace by its local name."""
