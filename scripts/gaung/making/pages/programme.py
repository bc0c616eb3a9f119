"""The pages to listen to: all shows, one show, one episode with player, parts, transcript and rundown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from gaung import address, words
from gaung.making.pages import follow, transcript
from gaung.making.pages.author import AUTHOR_TEXT
from gaung.making.pages.sheet import Sheet, plain, raw, text, to_root
from gaung.making.pages.spoken import Spoken, spoken
from gaung.media import Chapter, EpisodeFacts, Products
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.show import Show

WAVEFORM = "waveform.png"
"""The picture of an episode's sound, 1,200 by 200 pixels, beside its MP3."""


def indexes(campaign: Campaign, language: Language) -> Iterator[Sheet]:
    """The page with all shows; in every language, because the shows of all languages are on it."""
    if campaign.shows:
        say = words.words(language)
        body = f"{say['podcast_lead']}\n\n{AUTHOR_TEXT}\n\n::: episodes :::"
        title, about = say["podcast_title"], say["podcast_description"]
        yield Sheet(address=address.PODCAST, title=title, description=about, text=body, is_wide=True)


def shows(campaign: Campaign, products: Products, language: Language, folders: Mapping[str, Path]) -> Iterator[Sheet]:
    """The shows that are spoken in this language, and their episodes."""
    for show in campaign.shows:
        if show.language is not language:
            continue
        yield _show(campaign, show)
        for episode in campaign.episodes_of(show):
            facts = products.episodes.get(f"{show.id}/{episode.id}")
            if facts is not None:
                folder = folders.get(f"episode/{show.id}/{episode.id}")
                said = spoken(campaign, show, episode, facts, folder)
                sheet = _episode(campaign, show, episode, facts, folder, said)
                packs = _for_stations(campaign, products, show, episode)
                yield replace(sheet, text=f"{sheet.text}\n\n{packs}") if packs else sheet
                yield from said.further()


def files(campaign: Campaign, products: Products, language: Language) -> Iterator[tuple[bytes, str]]:
    """The chapters of each episode as WebVTT, for players that show them; with the name beside the page."""
    for show in campaign.shows:
        for episode in campaign.episodes_of(show) if show.language is language else ():
            facts = products.episodes.get(f"{show.id}/{episode.id}")
            if facts is not None and facts.chapters:
                name = address.episode(show.id, episode.id) + address.CHAPTERS
                yield transcript.chapters_vtt(facts.chapters).encode(), name


def _show(campaign: Campaign, show: Show) -> Sheet:
    say = words.words(show.language)
    where = address.show(show.id)
    root = to_root(campaign.language_prefix(show.language), where)
    cover = f'<p class="g-cover"><img src="{root}{where}cover-600.jpg" alt="" width="600" height="600"></p>'
    parts = [
        raw(cover),
        plain(show.description),
        f"## {say['episodes']}",
        f"::: episodes show={show.id} :::",
        f"## {say['subscribe']}",
        raw(follow.subscribe(campaign, show)),
    ]
    about = show.subtitle or " ".join(show.description.split())[:300]
    return Sheet(address=where, title=show.title, description=about, text="\n\n".join(parts), is_wide=True)


def _episode(
    campaign: Campaign, show: Show, episode: Episode, facts: EpisodeFacts, folder: Path | None, said: Spoken
) -> Sheet:
    language = show.language
    say = words.words(language)
    where = address.episode(show.id, episode.id)
    root = to_root(campaign.language_prefix(language), where)
    audio = root + where + facts.audio
    parts = [raw(_about(show, episode, root + campaign.language_prefix(language)))]
    parts.append(plain(episode.summary))
    parts.append(f"::: player episode={show.id}/{episode.id} :::")
    if folder is not None and (folder / WAVEFORM).is_file():
        picture = f'src="{root}{where}{WAVEFORM}" alt="{text(say["waveform_alt"])}" width="1200" height="200"'
        parts.append(raw(f'<p class="g-waveform"><img {picture} loading="lazy"></p>'))
    if f"{show.id}/{episode.id}" in campaign.expired and episode.expires is not None:
        since = words.day(language, episode.expires.date())
        parts.append(raw(f'<p class="g-voice">{text(words.say(language, "expired_text", day=since))}</p>'))
    if facts.draft:
        parts.append(raw(f'<p class="g-voice"><strong>{text(say["draft_text"])}</strong></p>'))
    if facts.synthetic:
        parts.append(raw(f'<p class="g-voice">{text(say["computer_voice_text"])}</p>'))
    if facts.disguised:
        parts.append(raw(f'<p class="g-voice">{text(say["disguised_voice_text"])}</p>'))
    parts += [episode.notes] if episode.notes else []
    if episode.helplines:
        parts += [f"## {say['help_title']}", f'::: help line="{" ".join(episode.helplines)}" :::']
    if facts.chapters:
        parts += [f"## {say['chapters']}", raw(_chapters(facts.chapters, audio, language))]
    parts += said.on_its_page()
    parts += [f"## {say['rundown']}", raw(_rundown(facts.chapters, language))]
    if episode.people:
        people = "\n".join(
            f"- **{plain(person.shown_name)}**, {plain(say[f'role_{person.role}'])}"
            + (f": {plain(person.about)}" if person.about else "")
            for person in episode.people
        )
        parts += [f"## {say['people']}", people]
    if episode.posters:
        blocks = (f"::: poster poster={one} :::" for one in episode.posters)
        parts += [f"## {say['related_posters']}", *blocks]
    parts += [f"## {say['share']}", raw(follow.share(campaign, show, episode, facts))]
    parts += [f"## {say['subscribe']}", raw(follow.subscribe(campaign, show))]
    about = " ".join(episode.summary.split())[:300]
    return Sheet(address=where, title=episode.title, description=about, text="\n\n".join(parts))


def _for_stations(campaign: Campaign, products: Products, show: Show, episode: Episode) -> str:
    """What each station gets of this programme, as long as it may be aired."""
    key = f"{show.id}/{episode.id}"
    if key in campaign.expired:
        return ""
    say = words.words(show.language)
    prefix = campaign.language_prefix(show.language)
    root = to_root(prefix, address.episode(show.id, episode.id))
    rows = []
    for station in show.stations:
        pack = products.packs.get(f"{station.id}/{key}")
        if pack is None:
            continue
        folder = root + address.pack(station.id, show.id, episode.id)
        home = f'<a href="{root}{prefix}{address.station(station.id)}">{text(station.name)}</a>'
        size = words.megabytes(show.language, pack.zip.bytes)
        links = (
            f'<a href="{folder}index.html">{text(say["pack_title"])}</a>',
            f'<a href="{folder}rundown.html">{text(say["pack_rundown"])}</a>',
            f'<a href="{folder}{pack.zip.file}">ZIP</a> ({text(size)})',
        )
        rows.append(f"<li>{home}: {' · '.join(links)}</li>")
    if not rows:
        return ""
    listed = raw(f"<ul data-pagefind-ignore>{''.join(rows)}</ul>")
    return f"## {say['pack_stations']}\n\n{plain(say['pack_stations_lead'])}\n\n{listed}"


def _about(show: Show, episode: Episode, home: str) -> str:
    """Show, number and day, above the summary."""
    facts = [f'<a href="{home}{address.show(show.id)}">{text(show.title)}</a>']
    if episode.season is not None:
        facts.append(text(words.say(show.language, "season_number", number=episode.season)))
    if episode.episode is not None:
        facts.append(text(words.say(show.language, "episode_number", number=episode.episode)))
    day = words.day(show.language, episode.published.date())
    facts.append(f'<time datetime="{episode.published.isoformat()}">{text(day)}</time>')
    return f'<p class="g-meta">{" · ".join(facts)}</p>'


def _chapters(chapters: tuple[Chapter, ...], audio: str, language: Language) -> str:
    """Links that jump: in the player by a script, else the sound file opens at that second."""
    items = []
    for chapter in chapters:
        mark = f' <span class="g-badge">{text(words.say(language, "chapter_help"))}</span>' if chapter.help_text else ""
        items.append(f"<li>{transcript.time_link(chapter.start_seconds, audio, chapter.title)}{mark}</li>")
    return f'<ol class="g-chapters">{"".join(items)}</ol>'


def _rundown(chapters: tuple[Chapter, ...], language: Language) -> str:
    say = words.words(language)
    head = "".join(
        f'<th scope="col">{text(say[f"rundown_{name}"])}</th>' for name in ("time", "what", "kind", "length")
    )
    rows = []
    for chapter in chapters:
        cells = (
            words.clock(chapter.start_seconds),
            chapter.title,
            say.get(f"kind_{chapter.kind}", chapter.kind),
            words.clock(chapter.end_seconds - chapter.start_seconds),
        )
        rows.append("<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in cells) + "</tr>")
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    # it says once more what the list of chapters says
    return f'<div class="g-table" data-pagefind-ignore>{table}</div>'
