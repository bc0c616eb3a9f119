"""What the pages of one language can show: plain facts, ready to be laid out. Pages write them, blocks read them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from gaung.model.event import EventKind
from gaung.model.language import Country, Language
from gaung.model.page import Audience, Door
from gaung.model.register import AgeBand, HelplineChannel, HelplineUse


class _Card(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class HelplineCard(_Card):
    """One help line, in the words of one language."""

    id: str
    countries: tuple[Country, ...]
    name: str
    operator: str
    use: HelplineUse
    channel: HelplineChannel
    value: str
    link: str
    hours: str
    cost: str
    asks: str
    with_adult: bool
    checked: str
    """The day of the last check, as the language writes it."""


class ShowCard(_Card):
    """One show."""

    id: str
    title: str
    description: str
    language: Language
    address: str
    """Its page, from the site's root."""
    feed: str
    """The full address of its feed."""
    cover: str
    """A picture 600 pixels wide, from the site's root."""


class EpisodeCard(_Card):
    """One episode."""

    key: str
    """`<show>/<episode>`."""
    show: str
    show_title: str
    title: str
    summary: str
    language: Language
    address: str
    """Its page, from the site's root."""
    audio: str
    """Its MP3, from the site's root."""
    bytes: int
    low: str = ""
    """Its small file for listeners who pay for their data, from the site's root; empty if there is none."""
    low_bytes: int = 0
    chapters: str = ""
    """Its chapters as WebVTT, from the site's root; empty if there are none."""
    seconds: float
    synthetic: bool
    published: str
    """The day of its release, as the page's language writes it."""
    tags: tuple[str, ...] = ()
    """By which it is found: `topic/reporting`, `audience/12-14` …"""


class PosterCard(_Card):
    """One poster, previewed in the page's language or in its first one."""

    id: str
    title: str
    language: Language
    """The language of the preview and of the title."""
    address: str
    """Its page, from the site's root; empty when no page of this language shows it."""
    preview: str
    """A PNG, from the site's root."""
    width: int
    height: int
    alt: str
    sizes: tuple[str, ...]
    variants: int = 1
    """How many forms there are of a sheet: in colour, saving ink …"""
    is_reviewed: bool = True
    """Whether a native speaker has read the words of the preview."""
    languages: tuple[Language, ...]
    bytes: int
    """Size of the PDF that belongs to the preview."""
    tags: tuple[str, ...] = ()
    """By which it is found: `topic/reporting`, `audience/12-14` …"""


class PageCard(_Card):
    """One page that an author wrote."""

    address: str
    """From the site's root."""
    title: str
    description: str
    audience: Audience
    door: Door
    language: Language | None = None
    """The language that it is written in, where it is not the reader's."""
    tags: tuple[str, ...] = ()
    """By which it is found: `topic/reporting`, `audience/12-14` …"""


class EventCard(_Card):
    """One day of the calendar, in the words of one language."""

    id: str
    kind: EventKind
    title: str
    summary: str
    when: str
    """Day, time and clock as people say them."""
    date: str
    """The (first) day, ISO 8601."""
    every_year: bool
    place: str
    file: str
    """Its calendar file, from the site's root."""


class NewsCard(_Card):
    """One entry of the news, in the page's language or in the one in which it was written."""

    address: str
    """From the site's root."""
    title: str
    description: str
    language: Language
    date: str
    """The day on which it came out, ISO 8601."""
    day: str
    """The same day as the page's language writes it."""
    tags: tuple[str, ...] = ()
    """By which it is found: `topic/reporting`, `audience/12-14` …"""

    @property
    def year(self) -> str:
        """The year in which it came out."""
        return self.date[:4]


class TagCard(_Card):
    """One tag that something in this language carries."""

    tag: str
    """`topic/reporting`, `audience/12-14`, `area/threats` or `language/ne`."""
    name: str
    """As the page's language calls it; a language is called by itself."""
    address: str
    """Its page, from the site's root."""

    @property
    def kind(self) -> str:
        """`topic`, `audience`, `area` or `language`."""
        return self.tag.partition("/")[0]

    @property
    def language(self) -> Language | None:
        """The language that it stands for, and in which it is written."""
        kind, _, code = self.tag.partition("/")
        return Language(code) if kind == "language" else None


class EvidenceCard(_Card):
    """One figure with its source, in the words of one language."""

    id: str
    language: Language
    """The language of its words: the page's, or the first that has them."""
    figure: str
    says: str
    meaning: str
    action: str
    population: str
    years: str
    source: str
    link: str = ""
    """Where the source can be read; empty if that is not known."""


class TermCard(_Card):
    """One word of the glossary."""

    id: str
    language: Language
    """The language of its words: the page's, or the first that has them."""
    name: str
    meaning: str


class Listing(_Card):
    """Everything that the pages of one language can show."""

    language: Language
    prefix: str
    """What stands before its addresses: empty for the default language, else `en/`."""
    name: str
    tagline: str
    description: str
    countries: tuple[Country, ...]
    """Whose help lines its pages show when they do not say it themselves."""
    helplines: tuple[HelplineCard, ...]
    shows: tuple[ShowCard, ...]
    episodes: tuple[EpisodeCard, ...]
    """Newest first."""
    posters: tuple[PosterCard, ...]
    pages: tuple[PageCard, ...]
    """In the order of the menu."""
    untranslated: tuple[PageCard, ...] = ()
    """Pages of other languages that nobody has written in this one yet."""
    events: tuple[EventCard, ...] = ()
    """By date."""
    news: tuple[NewsCard, ...] = ()
    """The newest first; what is not translated stands there in its own language."""
    tags: tuple[TagCard, ...] = ()
    """Topics first, in the order in which Gaung knows them; then readers, areas and languages."""
    evidence: tuple[EvidenceCard, ...] = ()
    """The figures that are proved well enough to be shown."""
    terms: tuple[TermCard, ...] = ()
    """In the order of the alphabet."""
    voices: dict[str, AgeBand] = {}
    """The age band of each child whose words these pages may print, by the reference of the consent."""
    doors: dict[Door, str]
    """Where each door of the home page leads, from the site's root."""
