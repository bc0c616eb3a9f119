"""The whole campaign: its settings, registers, shows, episodes, posters and pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from pydantic import Field

from gaung.model.base import Model, Slug, Title
from gaung.model.font import PosterFonts
from gaung.model.language import Country, Language, LocalText, in_language
from gaung.model.office import Official
from gaung.model.register import Consents, Helpline, Helplines
from gaung.model.withdrawal import Withdrawal, WithdrawalKind

if TYPE_CHECKING:
    # who judges one page needs no rundowns and no posters
    from gaung.model.episode import Episode
    from gaung.model.event import Event
    from gaung.model.evidence import Evidence
    from gaung.model.page import Page
    from gaung.model.poster import Poster
    from gaung.model.release import Releases
    from gaung.model.show import Show
    from gaung.model.term import Term
    from gaung.model.trace import Trace


class Partner(Model):
    """An organisation of the alliance."""

    name: Title
    """Its name."""
    country: Country | None = None
    """Where it works."""
    city: Title | None = None
    """In which city."""
    url: Annotated[str, Field(pattern=r"^https://[^\s]+$")] | None = None
    """Its website."""


class CampaignSettings(Model):
    """`content/data/campaign.yaml`: what the campaign is called, where it stands, and in which languages."""

    name: LocalText
    """The campaign's name."""
    tagline: LocalText
    """One loud line under the name."""
    description: LocalText
    """One or two sentences for search engines and shared links."""
    site_url: Annotated[str, Field(pattern=r"^https?://[a-z0-9.:-]+(?:/[a-z0-9._~/-]*)?/$")]
    """The address of the site, with a slash at the end; feeds and QR codes lead there."""
    default_language: Language
    """The language at the site's root and of Gaung's messages."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """The languages of the site, in the order of the language menu."""
    countries: Annotated[tuple[Country, ...], Field(min_length=1)]
    """The countries it works in."""
    organisation: Title
    """The organisation that answers for it."""
    contact: LocalText | None = None
    """How adults and stations reach it: an office address, never a person's."""
    license: LocalText = dict.fromkeys(Language, "CC BY-SA 4.0")
    """The licence of its texts, sounds and pictures."""
    official: tuple[Official, ...] = ()
    """Addresses, accounts and numbers of offices and stations that may stand in any text; never a person's, and never a
    number that is offered for help. The report lists them, so say whose each is: `{value: …, of: …}`."""
    publisher_guid: UUID | None = None
    """The name for ever of the alliance's own feed, which lists all shows; left out, it is made from `site_url`."""
    hub: Annotated[str, Field(pattern=r"^https://[^\s\"<>]+$")] | None = None
    """A WebSub hub that tells subscribers of a new episode, if whoever publishes the site pings it."""
    topics: dict[Slug, LocalText] = Field(default_factory=dict)
    """Topics of the campaign's own beside those that Gaung knows: `{kampung-aman: {id: Kampung aman}}`."""
    partners: tuple[Partner, ...] = ()
    """The organisations of the alliance."""
    fonts: PosterFonts | None = None
    """Fonts of the campaign's own for all its posters."""
    hooks: bool = False
    """Whether segments may be edited by functions of the campaign's own `scripts/hooks.py`."""
    exit_url: dict[Language, Annotated[str, Field(pattern=r"^https://[^\s\"<>]+$")]] = Field(default_factory=dict)
    """Where the quick exit leads, per language: a page nobody wonders about; left out, an encyclopedia's front page."""


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """Everything the author wrote, read and checked for form; nothing of it is made yet."""

    root: Path
    """The campaign's folder."""
    settings: CampaignSettings
    helplines: Helplines
    consents: Consents
    shows: tuple[Show, ...] = ()
    episodes: tuple[Episode, ...] = ()
    posters: tuple[Poster, ...] = ()
    pages: tuple[Page, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    """What was taken back, the oldest first."""
    releases: Mapping[str, Releases] = field(default_factory=dict)
    """What is out of each show, by its id; a show without a ledger is not there."""
    expired: frozenset[str] = frozenset()
    """The episodes, `<show>/<episode>`, that stations may not air any more at the moment of the build."""
    events: tuple[Event, ...] = ()
    """The days of the calendar, as they stand in the register."""
    evidence: tuple[Evidence, ...] = ()
    """The figures that pages may show, as they stand in the register."""
    terms: tuple[Term, ...] = ()
    """The glossary, as it stands in the register."""
    traces: tuple[Trace, ...] = ()
    """What is known of it, so that it is found when it turns up again."""
    captions: Mapping[PurePosixPath, str] = field(default_factory=dict)
    """The text of every caption file that a segment names and that could be read, as it was written."""

    def say(self, text: dict[Language, str], language: Language) -> str:
        """A text of the campaign in `language`, or in the default language."""
        return in_language(text, language, self.settings.default_language)

    def show_of(self, episode: Episode) -> Show:
        """The show that an episode belongs to."""
        return next(show for show in self.shows if show.id == episode.show_id)

    def releases_of(self, show: Show) -> Releases:
        """The release ledger of a show; an empty one if nothing of it is out."""
        from gaung.model.release import Releases

        return self.releases.get(show.id) or Releases()

    def episodes_of(self, show: Show) -> tuple[Episode, ...]:
        """The episodes of a show, newest first."""
        return self._episodes_by_show.get(show.id, ())

    @cached_property
    def _episodes_by_show(self) -> dict[str, tuple[Episode, ...]]:
        """Sorted once: a campaign may have thousands of episodes, and everybody asks for those of one show."""
        groups: dict[str, list[tuple[datetime, str, Episode]]] = {}
        for episode in self.episodes:
            groups.setdefault(episode.show_id, []).append((episode.published, episode.id, episode))
        return {
            show: tuple(episode for _, _, episode in sorted(group, key=lambda row: row[:2], reverse=True))
            for show, group in groups.items()
        }

    def news_in(self, language: Language) -> tuple[Page, ...]:
        """The news in a language, the newest first."""
        dated = [
            (page.front.published.astimezone(UTC), page.address, page)
            for page in self.pages
            if page.language is language and page.is_news and page.front.published is not None
        ]
        return tuple(page for _, _, page in sorted(dated, key=lambda one: one[:2], reverse=True))

    def is_withdrawn(self, kind: WithdrawalKind, id: str) -> bool:
        """Whether the register of withdrawals names it: then it is published nowhere, whatever else holds."""
        return (kind, id) in self._withdrawn

    @cached_property
    def _withdrawn(self) -> frozenset[tuple[WithdrawalKind, str]]:
        return frozenset((one.kind, one.id) for one in self.withdrawals)

    def helpline(self, helpline_id: str) -> Helpline | None:
        """The help line with this id."""
        return next((line for line in self.helplines.helplines if line.id == helpline_id), None)

    def helplines_for(self, country: Country | None) -> tuple[Helpline, ...]:
        """The published help lines of a country in the register's order; of every campaign country for None."""
        wanted = set(self.settings.countries) if country is None else {country}
        return tuple(
            line for line in self.helplines.helplines if line.is_published and wanted.intersection(line.countries)
        )

    def language_prefix(self, language: Language) -> str:
        """What stands before a page's address: nothing for the default language, else `en/`."""
        return "" if language is self.settings.default_language else f"{language}/"

    def url(self, path: str) -> str:
        """The full address of `path` (relative, without a slash at the beginning) on the published site."""
        return self.settings.site_url + path
