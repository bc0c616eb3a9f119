"""The campaign as cards: what blocks and lists of one language can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from gaung import address, words
from gaung.listing import (
    EpisodeCard,
    EventCard,
    EvidenceCard,
    HelplineCard,
    Listing,
    NewsCard,
    PageCard,
    PosterCard,
    ShowCard,
    TagCard,
    TermCard,
)
from gaung.media import Products
from gaung.model.campaign import Campaign
from gaung.model.event import Event
from gaung.model.language import Country, Language, language_of
from gaung.model.page import Page
from gaung.model.poster import Poster
from gaung.model.register import AgeBand, Alone, ConsentKind, ConsentUse, Helpline
from gaung.model.topic import AUDIENCES, Area, Topic


def countries_of(campaign: Campaign, language: Language) -> tuple[Country, ...]:
    """Whose help lines the pages of a language show: its own country's, or every country's for English."""
    country = language.country
    return (country,) if country in campaign.settings.countries and country else campaign.settings.countries


def pages_of(campaign: Campaign, language: Language) -> list[Page]:
    """The author's pages behind the doors, in the order of the menu: one without an order is reached by a link only."""
    listed = [
        (page.front.order, page.address, page)
        for page in campaign.pages
        if page.language is language and page.address and page.front.order is not None
    ]
    return [page for _, _, page in sorted(listed, key=lambda one: one[:2])]


def listing_of(campaign: Campaign, products: Products, language: Language) -> Listing:
    """Everything that the pages of `language` can show."""
    settings = campaign.settings
    prefix = campaign.language_prefix(language)
    episodes = tuple(_episodes(campaign, products, language))
    posters = tuple(_posters(campaign, products, language))
    pages = tuple(_pages(campaign, language))
    news = tuple(_news(campaign, language))
    cards: list[PageCard | NewsCard | EpisodeCard | PosterCard] = [*pages, *news, *episodes, *posters]
    used = {tag for card in cards for tag in card.tags}
    return Listing(
        language=language,
        prefix=prefix,
        name=campaign.say(settings.name, language),
        tagline=campaign.say(settings.tagline, language),
        description=campaign.say(settings.description, language),
        countries=countries_of(campaign, language),
        helplines=tuple(helpline_card(campaign, line, language) for line in campaign.helplines_for(None)),
        shows=tuple(_shows(campaign)),
        episodes=episodes,
        posters=posters,
        pages=pages,
        untranslated=tuple(_untranslated(campaign, language)),
        events=tuple(_events(campaign, language)),
        news=news,
        tags=tuple(_tags(campaign, language, used)),
        evidence=tuple(_evidence(campaign, language)),
        terms=tuple(_terms(campaign, language)),
        voices=_voices(campaign, language),
        doors={door: prefix + where for door, where in address.doors(campaign, language).items()},
    )


def helpline_card(campaign: Campaign, line: Helpline, language: Language) -> HelplineCard:
    """A help line in the words of a language."""
    return HelplineCard(
        id=line.id,
        countries=line.countries,
        name=campaign.say(line.name, language),
        operator=campaign.say(line.operator, language),
        use=line.use,
        channel=line.channel,
        value=line.value,
        link=line.link,
        hours=campaign.say(line.hours or {}, language),
        cost=campaign.say(line.cost or {}, language),
        asks=campaign.say(line.asks or {}, language),
        with_adult=line.child_can_use is Alone.WITH_ADULT,
        checked=words.day(language, line.checked_on),
    )


def poster_language(poster: Poster, language: Language) -> Language:
    """The language in which a poster is shown to a reader of `language`."""
    return language if language in poster.languages else poster.languages[0]


def poster_title(poster: Poster, language: Language) -> str:
    """The name of a poster: its title, or its headline."""
    return poster.title.get(language) or poster.message[language].headline


def poster_alt(poster: Poster, language: Language) -> str:
    """What is to be seen and read on a poster."""
    message = poster.message[language]
    seen = poster.art.alt.get(language, "") if poster.art is not None else ""
    parts = [message.headline, message.body, seen]
    head = words.say(language, "poster_of", title=parts[0])
    return " ".join([head, *(part for part in parts[1:] if part)])


def tags_of(
    topics: Iterable[str], audiences: Iterable[str], areas: Iterable[str], languages: Iterable[str] = ()
) -> tuple[str, ...]:
    """By what something is found: its topics, its readers, its areas, and the languages in which there is one."""
    kinds = {"topic": topics, "audience": audiences, "area": areas, "language": languages}
    return tuple(f"{kind}/{one}" for kind, found in kinds.items() for one in found)


def _tags(campaign: Campaign, language: Language, used: Set[str]) -> Iterator[TagCard]:
    """What the things of a language carry, in a fixed order."""
    settings = campaign.settings
    topics = (*Topic, *(topic for topic in settings.topics if topic not in set(Topic)))
    say = words.words(language)
    known = {f"topic/{one}": words.topic(settings, language, one) for one in topics}
    known |= {f"audience/{one}": say[f"audience_{one}"] for one in AUDIENCES}
    known |= {f"area/{one}": say[f"area_{one}"] for one in Area}
    known |= {f"language/{one}": one.own_name for one in settings.languages}
    for tag, name in known.items():
        if tag in used:
            yield TagCard(tag=tag, name=name, address=campaign.language_prefix(language) + address.tag(tag))


def _shows(campaign: Campaign) -> Iterator[ShowCard]:
    for show in campaign.shows:
        where = address.show(show.id)
        yield ShowCard(
            id=show.id,
            title=show.title,
            description=" ".join(show.description.split()),
            language=show.language,
            address=campaign.language_prefix(show.language) + where,
            feed=campaign.url(f"{where}feed.xml"),
            cover=f"{where}cover-600.jpg",
        )


def _episodes(campaign: Campaign, products: Products, language: Language) -> Iterator[EpisodeCard]:
    shows = {show.id: show for show in campaign.shows}
    newest = sorted(campaign.episodes, key=lambda episode: (episode.published, str(episode.folder)), reverse=True)
    for episode in newest:
        key = f"{episode.show_id}/{episode.id}"
        facts = products.episodes.get(key)
        if facts is None:
            continue
        show = shows[episode.show_id]
        where = address.episode(show.id, episode.id)
        yield EpisodeCard(
            key=key,
            show=show.id,
            show_title=show.title,
            title=episode.title,
            summary=" ".join(episode.summary.split()),
            language=show.language,
            address=campaign.language_prefix(show.language) + where,
            audio=where + facts.audio,
            bytes=facts.bytes,
            low=where + facts.low.audio if facts.low else "",
            low_bytes=facts.low.bytes if facts.low else 0,
            chapters=campaign.language_prefix(show.language) + where + address.CHAPTERS if facts.chapters else "",
            seconds=facts.seconds,
            synthetic=facts.synthetic,
            published=words.day(language, episode.published.date()),
            tags=tags_of(episode.topics, episode.audience, episode.areas, (show.language,)),
        )


def _posters(campaign: Campaign, products: Products, language: Language) -> Iterator[PosterCard]:
    for poster in campaign.posters:
        facts = products.posters.get(poster.id)
        shown = poster_language(poster, language)
        sheets = [sheet for sheet in facts.sheets if sheet.language is shown] if facts is not None else []
        if not sheets:
            continue
        where = address.poster(poster.id)
        first = sheets[0]
        yield PosterCard(
            id=poster.id,
            title=poster_title(poster, shown),
            language=shown,
            address=campaign.language_prefix(shown) + where,
            preview=where + first.preview,
            width=first.preview_width,
            height=first.preview_height,
            alt=poster_alt(poster, shown),
            sizes=tuple(dict.fromkeys(sheet.size for sheet in sheets)),
            variants=len({sheet.variant for sheet in sheets}),
            is_reviewed=poster.message[shown].native_review,
            languages=poster.languages,
            bytes=first.pdf_bytes,
            tags=tags_of(poster.topics, poster.audience, poster.areas, poster.languages),
        )


def _pages(campaign: Campaign, language: Language) -> Iterator[PageCard]:
    prefix = campaign.language_prefix(language)
    for page in pages_of(campaign, language):
        front = page.front
        yield PageCard(
            address=prefix + page.address,
            title=front.title,
            description=front.description,
            audience=front.audience,
            door=front.door,
            tags=tags_of(front.topics, (front.audience,), front.areas),
        )


def _untranslated(campaign: Campaign, language: Language) -> Iterator[PageCard]:
    """The originals of the pages that this language lacks: in the default language, else in the first that has it."""
    settings = campaign.settings
    known = {page.stem for page in campaign.pages if page.language is language}
    for other in dict.fromkeys((settings.default_language, *settings.languages)):
        for page, card in zip(pages_of(campaign, other), _pages(campaign, other), strict=True):
            if page.stem not in known:
                known.add(page.stem)
                yield card.model_copy(update={"language": other})


def _events(campaign: Campaign, language: Language) -> Iterator[EventCard]:
    """Every event, by date; after them what comes back each year, by its day of the year."""
    where = campaign.language_prefix(language) + address.EVENTS
    for event in sorted(campaign.events, key=lambda one: (one.every_year, _event_order(one), one.id)):
        yield EventCard(
            id=event.id,
            kind=event.kind,
            title=campaign.say(event.title, language),
            summary=" ".join(campaign.say(event.summary or {}, language).split()),
            when=_event_when(event, language),
            date=event.first_day.isoformat(),
            every_year=event.every_year,
            place=campaign.say(event.place or {}, language),
            file=f"{where}{event.id}.ics",
        )


def _event_order(event: Event) -> str:
    first = event.first_day.isoformat()
    return first[5:] if event.every_year else first


def _event_when(event: Event, language: Language) -> str:
    """A date as people say it, with the clock that it is told by."""
    if event.every_year:
        month = words.words(language)["months"].split()[event.first_day.month - 1]
        return words.say(language, "event_yearly", day=event.first_day.day, month=month)
    day = words.day(language, event.first_day)
    if event.span is None or event.zone is None:
        return day
    start, end = event.span
    zone = words.say(language, f"zone_{event.zone.name.lower()}")
    return words.say(language, "event_times", day=day, start=f"{start:%H:%M}", end=f"{end:%H:%M}", zone=zone)


def _news(campaign: Campaign, language: Language) -> Iterator[NewsCard]:
    """All entries: in this language, and those that only other languages have, in the first one that has them."""
    settings = campaign.settings
    shown: dict[str, Page] = {}
    for one in dict.fromkeys((language, settings.default_language, *settings.languages)):
        for page in campaign.news_in(one):
            shown.setdefault(page.address, page)
    moments = {where: page.front.published for where, page in shown.items() if page.front.published is not None}
    for where in sorted(moments, key=lambda where: (moments[where], where), reverse=True):
        page = shown[where]
        yield NewsCard(
            address=campaign.language_prefix(page.language) + where,
            title=page.front.title,
            description=page.front.description,
            language=page.language,
            date=moments[where].date().isoformat(),
            day=words.day(language, moments[where].date()),
            tags=tags_of(page.front.topics, (page.front.audience,), page.front.areas),
        )


def _evidence(campaign: Campaign, language: Language) -> Iterator[EvidenceCard]:
    for one in campaign.evidence:
        if one.is_shown:
            shown = language_of(one.says, language, campaign.settings.default_language)
            told = {
                key: " ".join(campaign.say(getattr(one, key), shown).split())
                for key in ("figure", "says", "meaning", "action", "population")
            }
            yield EvidenceCard(
                id=one.id, language=shown, years=one.years, source=one.source, link=one.url or "", **told
            )


def _terms(campaign: Campaign, language: Language) -> list[TermCard]:
    cards = []
    for one in campaign.terms:
        shown = language_of(one.meaning, language, campaign.settings.default_language)
        name, meaning = (" ".join(campaign.say(text, shown).split()) for text in (one.name, one.meaning))
        cards.append(TermCard(id=one.id, language=shown, name=name, meaning=meaning))
    return sorted(cards, key=lambda card: (card.name.casefold(), card.id))


def _voices(campaign: Campaign, language: Language) -> dict[str, AgeBand]:
    """Whose words may be printed on pages of a language. What does not hold on the day is taken out of pages before."""
    return {
        consent.ref: consent.age_band
        for consent in campaign.consents.consents
        if ConsentKind.QUOTE in consent.kinds
        and ConsentUse.SITE in consent.uses
        and language in consent.languages
        and consent.assent
        and consent.withdrawn_on is None
    }
