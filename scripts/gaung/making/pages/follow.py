"""How listeners come back and bring others: subscribe links for podcast apps, and a text to send on."""

from __future__ import annotations

from urllib.parse import quote

from gaung import address, words
from gaung.making.pages.sheet import text
from gaung.media import EpisodeFacts
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.show import Show

APPS = (
    ("AntennaPod", "antennapod-subscribe://{bare}"),
    ("Apple Podcasts", "podcast://{bare}"),
    ("Pocket Casts", "pktc://subscribe/{bare}"),
    ("Overcast", "overcast://x-callback-url/add?url={quoted}"),
)
"""Podcast apps with an address of their own: the phone opens the app, and no other host hears of it.

`bare` is the feed without `https://`, `quoted` all of it for a query. Where these forms come from (November 2026):
that of AntennaPod is its makers' (antennapod.github.io, pull request 374: the app adds the protocol), that of
Pocket Casts too (the readers of links in its apps for Android and iOS, which both put `http://` before it: the host
has to lead from there to https). Apple and Overcast publish none; theirs are those that other makers of podcasts
use. The feed's address to copy stands first because it works with all of them.
"""


def subscribe(campaign: Campaign, show: Show) -> str:
    """The feed's address to copy, and a link for each app that can be opened with it."""
    say = words.words(show.language)
    feed = campaign.url(f"{address.show(show.id)}feed.xml")
    shown = text(feed)
    link = f'<a class="g-feed" href="{shown}" title="{text(say["feed"])}">{shown}</a>'
    bare = feed.partition("://")[2]
    apps = "".join(
        f'<li><a class="g-choice" href="{text(form.format(bare=bare, quoted=quote(feed, safe="")))}">{name}</a></li>'
        for name, form in APPS
    )
    return (
        f"<div data-pagefind-ignore><p>{text(say['subscribe_text'])}<br>{link}</p>"
        f'<p>{text(say["subscribe_open"])}</p><ul class="g-apps">{apps}</ul></div>'
    )


def share(campaign: Campaign, show: Show, episode: Episode, facts: EpisodeFacts) -> str:
    """A short text that one tap selects, and links that open WhatsApp or the SMS app with it."""
    say = words.words(show.language)
    where = campaign.language_prefix(show.language) + address.episode(show.id, episode.id)
    known = {"title": episode.title, "show": show.title, "address": campaign.url(where)}
    sent = words.say(show.language, "share_text", length=words.minutes(show.language, facts.seconds), **known)
    quoted = quote(sent, safe="")
    links = " ".join(
        f'<a class="g-choice" href="{form}{quoted}">{text(say[name])}</a>'
        for name, form in (("share_whatsapp", "whatsapp://send?text="), ("share_sms", "sms:?&amp;body="))
    )
    return (
        f'<div data-pagefind-ignore><p>{text(say["share_lead"])}</p><div class="g-copy"><pre tabindex="0">{text(sent)}'
        f'</pre></div><p class="g-data">{links}</p></div>'
    )
