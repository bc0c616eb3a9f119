"""The campaign's days: a list with files for a phone's calendar, and how long it still is."""

from __future__ import annotations

from gaung.block import Block, Scan
from gaung.listing import EventCard
from gaung.site.blocks.markup import Page, Renderer, element, text


def events(page: Page, scan: Scan, block: Block) -> str:
    """Every event, and the file that a phone's calendar can follow."""
    written = block.options.get("most", "")
    most = int(written) if written.isdecimal() else len(page.listing.events)
    items = "".join(element("li", "", _event(page, one)) for one in page.listing.events[:most])
    if not items:
        return ""
    whole = f"{page.listing.prefix}events/calendar.ics"
    follow = element("a", "g-button", text(page.say("event_follow")), href=page.link(whole))
    return element("ul", "g-events", items) + element("p", "", follow)


def countdown(page: Page, scan: Scan, block: Block) -> str:
    """One event, large. The day stands in the page; a script adds how long it still is."""
    event = next((one for one in page.listing.events if one.id == block.options.get("event")), None)
    return "" if event is None else element("div", "g-countdown", _event(page, event))


def _event(page: Page, event: EventCard) -> str:
    left = element("span", "g-left", "", data_date=event.date, data_yearly="yes" if event.every_year else "no",
                   data_today=page.say("event_today"), data_days=page.say("event_days", count="{count}"))  # fmt: skip
    when = element("time", "", text(event.when), datetime=event.date[5:] if event.every_year else event.date)
    facts = [element("span", "", text(page.say(f"event_{event.kind}"))), when]
    facts += [element("span", "", text(event.place))] if event.place else []
    parts = [element("p", "g-events__title", text(event.title)), element("p", "g-meta", " · ".join(facts) + " " + left)]
    parts += [element("p", "", text(event.summary))] if event.summary else []
    add = element("a", "", text(page.say("event_add")), href=page.link(event.file),
                  aria_label=f"{page.say('event_add')}: {event.title}")  # fmt: skip
    parts.append(element("p", "", add))
    return "".join(parts)


RENDERERS: dict[str, Renderer] = {"events": events, "countdown": countdown}
