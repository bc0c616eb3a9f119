"""Everything to listen to: the player, the newest episode, lists of episodes."""

from __future__ import annotations

from gaung import words
from gaung.block import Block, Scan
from gaung.listing import EpisodeCard, ShowCard
from gaung.site.blocks.markup import Page, Renderer, element, lang, text
from gaung.site.blocks.shelf import MOST, bounded

SPEEDS = (0.75, 1.0, 1.25, 1.5)
"""How fast a programme can be heard; 1 is as it was recorded."""

NEWEST = 6
"""So many programmes of each show stand on the page of all shows."""


def player(page: Page, scan: Scan, block: Block) -> str:
    """The browser's own player: no byte of sound before it is pressed, and the size said first."""
    episode = next((one for one in page.listing.episodes if one.key == block.options.get("episode")), None)
    return "" if episode is None else sound(page, episode, with_title=episode.address != page.address)


def sound(page: Page, episode: EpisodeCard, *, with_title: bool, is_brief: bool = False) -> str:
    """A player with download link, size, length and, where it is due, the label of the computer's voice.

    A brief one leaves speed and saving to the episode's own page.
    """
    audio = page.link(episode.audio)
    name = page.say("player_label", title=episode.title)
    inside = _track(page, episode) + text(page.say("no_player"))
    tag = element("audio", "", inside, src=audio, controls_="controls", preload="none", aria_label=name)
    size = f"{words.minutes(page.language, episode.seconds)} · {words.megabytes(page.language, episode.bytes)}"
    download = element("a", "g-button", text(page.say("download_audio")), href=audio, download="download")
    badge = element("span", "g-badge", text(page.say("computer_voice"))) if episode.synthetic else ""
    facts = element("p", "g-player__facts", f'{download} <span class="g-player__size">{size}</span> {badge}')
    speeds = "" if is_brief else _speeds(page)
    title = element("p", "g-player__title", text(episode.title), **lang(page, episode.language)) if with_title else ""
    return element("div", "g-player", f"{title}{tag}{speeds}{_choice(page, episode, is_brief)}{facts}")


def _track(page: Page, episode: EpisodeCard) -> str:
    """The chapters for the browser: it fetches them only when something asks for them."""
    if not episode.chapters:
        return ""
    label = text(page.say("chapters")).replace('"', "&quot;")
    source = page.link(episode.chapters)
    return f'<track kind="chapters" src="{source}" srclang="{episode.language}" label="{label}">'


def _speeds(page: Page) -> str:
    """Buttons that a script shows: slower for who learns the language, faster for who listens again."""
    buttons = ""
    for rate in SPEEDS:
        label = f"{rate:g}".replace(".", page.say("decimal")) + "×"
        pressed = "true" if rate == 1 else "false"
        buttons += element("button", "g-choice", label, type_="button", data_rate=f"{rate:g}", aria_pressed=pressed)
    group = element("p", "g-data g-speed", buttons, role="group", aria_label=page.say("speed"))
    return group.replace("<p ", "<p hidden ", 1)


def _choice(page: Page, episode: EpisodeCard, is_brief: bool) -> str:
    """The small file beside the usual one: a script lets the player change, without one the file itself opens."""
    if not episode.low:
        return ""
    length = words.minutes(page.language, episode.seconds)
    links = []
    for name, address, size, current in (
        ("data_low", episode.low, episode.low_bytes, ""),
        ("data_full", episode.audio, episode.bytes, "true"),
    ):
        label = f"{page.say(name)} · {length} · {words.megabytes(page.language, size)}"
        links.append(element("a", "g-choice", text(label), href=page.link(address), aria_current=current))
    group = element("p", "g-data", " ".join(links), role="group", aria_label=page.say("data_choice"))
    if is_brief:
        return group
    saving = text(page.say("save_sound", size=words.megabytes(page.language, episode.low_bytes)))
    keep = element("button", "g-keep", saving, type_="button")
    return f"{group}<p>{keep.replace('<button ', '<button hidden ', 1)}</p>"


def newest(page: Page, scan: Scan, block: Block) -> str:
    """The newest episode, in the page's language if there is one, ready to play."""
    episodes = sorted(page.listing.episodes, key=lambda one: one.language is not page.language)
    if not episodes:
        return ""
    episode = episodes[0]
    title = element("a", "", text(episode.title), href=page.link(episode.address))
    parts = [
        element("p", "g-newest__label", text(page.say("newest"))),
        element("h2", "", title, **lang(page, episode.language)),
        element("p", "g-meta", text(f"{episode.show_title} · {episode.published}")),
        element("p", "", text(episode.summary), **lang(page, episode.language)),
        sound(page, episode, with_title=False, is_brief=True),
        element(
            "p",
            "",
            element("a", "g-more", text(page.say("all_episodes")), href=page.link(page.listing.prefix + "podcast/")),
        ),
    ]
    return element("section", "g-newest", "".join(parts))


def episodes(page: Page, scan: Scan, block: Block) -> str:
    """All shows with their episodes, or one show's."""
    chosen = block.options.get("show")
    if chosen:
        return _cards(page, [one for one in page.listing.episodes if one.show == chosen])
    parts = []
    for show in page.listing.shows:
        parts.append(_show(page, show))
        own = [one for one in page.listing.episodes if one.show == show.id]
        items = "".join(card(page, episode) for episode in own[:NEWEST])
        parts.append(element("ul", "g-episodes", items) if items else "")
        if len(own) > NEWEST:
            name = text(f"{page.say('all_episodes')} ({len(own)}): {show.title}")
            parts.append(element("p", "", element("a", "g-more", name, href=page.link(show.address))))
    return "".join(parts)


def _show(page: Page, show: ShowCard) -> str:
    spoken = page.say("show_in", language=show.language.own_name)
    cover = f'<img src="{page.link(show.cover)}" alt="" width="600" height="600" loading="lazy">'
    title = element(
        "h2", "", element("a", "", text(show.title), href=page.link(show.address)), **lang(page, show.language)
    )
    about = element("p", "", text(show.description), **lang(page, show.language))
    words_ = element("div", "", title + element("p", "g-meta", text(spoken)) + about)
    return element("div", "g-show", cover + words_)


def _cards(page: Page, own: list[EpisodeCard]) -> str:
    return bounded(page, "g-episodes", [card(page, episode) for episode in own[:MOST]], len(own))


def card(page: Page, episode: EpisodeCard) -> str:
    """One episode in a list."""
    title = element("a", "g-stretch", text(episode.title), href=page.link(episode.address))
    inner = element("p", "g-episodes__title", title, **lang(page, episode.language))
    inner += element("p", "", text(episode.summary), **lang(page, episode.language))
    inner += element("p", "g-meta", _about(page, episode))
    return element("li", "", inner)


def _about(page: Page, episode: EpisodeCard) -> str:
    length = words.minutes(page.language, episode.seconds)
    size = words.megabytes(page.language, episode.bytes)
    badge = " " + element("span", "g-badge", text(page.say("computer_voice"))) if episode.synthetic else ""
    return text(f"{episode.published} · {length} · {size}") + badge


RENDERERS: dict[str, Renderer] = {"player": player, "newest": newest, "episodes": episodes}
