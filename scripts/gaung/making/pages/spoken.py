"""The words of a programme: on its page, and where it is long, its parts on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gaung import address, words
from gaung.making.pages import transcript
from gaung.making.pages.sheet import Sheet, plain, raw, text, to_root
from gaung.making.pages.transcript import Cue
from gaung.media import Chapter, EpisodeFacts
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode
from gaung.model.language import Language
from gaung.model.show import Show


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What is said in one programme, in parts that are light enough for a page each."""

    campaign: Campaign
    show: Show
    episode: Episode
    facts: EpisodeFacts
    parts: tuple[list[Cue], ...]

    @property
    def language(self) -> Language:
        """That of the show."""
        return self.show.language

    def on_its_page(self) -> Iterator[str]:
        """What the programme's own page shows: all, or the first part and the way to the others."""
        if not self.parts:
            return
        say = words.words(self.language)
        yield f"## {say['transcript']}"
        yield say["transcript_lead"]
        if len(self.parts) > 1:
            yield say["transcript_parts"]
            yield raw(self._ways(1, ""))
        yield raw(self._html(1, self._where(1)))

    def further(self) -> Iterator[Sheet]:
        """A page for each part after the first, with the player above it."""
        say = words.words(self.language)
        key = f"{self.show.id}/{self.episode.id}"
        for number in range(2, len(self.parts) + 1):
            where = self._where(number)
            part = words.say(self.language, "transcript_part", number=number, count=len(self.parts))
            title = f"{self.episode.title} · {say['transcript']} {number}/{len(self.parts)}"
            body = [
                raw(f'<p class="g-meta"><a href="../">{text(self.episode.title)}</a> · {text(self.show.title)}</p>'),
                f"::: player episode={key} :::",
                plain(say["transcript_lead"]),
                raw(self._ways(number, "../")),
                raw(self._html(number, where)),
                raw(self._ways(number, "../")),
            ]
            about = " ".join(f"{part}. {self.episode.summary}".split())[:300]
            yield Sheet(address=where, title=title, description=about, text="\n\n".join(body))

    def _where(self, number: int) -> str:
        if number == 1:
            return address.episode(self.show.id, self.episode.id)
        return address.transcript_part(self.show.id, self.episode.id, number)

    def _html(self, number: int, where: str) -> str:
        root = to_root(self.campaign.language_prefix(self.language), where)
        audio = root + address.episode(self.show.id, self.episode.id) + self.facts.audio
        until = self.parts[number][0].start_seconds if number < len(self.parts) else None
        return transcript.as_html(self.parts[number - 1], audio, until)

    def _ways(self, here: int, up: str) -> str:
        """Every part with its time and its chapters; `up` leads from the page to that of the programme."""
        say = words.words(self.language)
        items = []
        for number, cues in enumerate(self.parts, start=1):
            part = words.say(self.language, "transcript_part", number=number, count=len(self.parts))
            facts = [f"{words.clock(cues[0].start_seconds)}–{words.clock(self._end(number))}", *self._chapters(number)]
            name = f'{text(part)} <span class="g-meta">{text(" · ".join(facts))}</span>'
            if number == here:
                items.append(
                    f'<li aria-current="true">{name} <span class="g-badge">{text(say["transcript_here"])}</span></li>'
                )
            else:
                target = up or "./" if number == 1 else f"{up}transcript-{number}/"
                items.append(f'<li><a href="{target}">{name}</a></li>')
        return f'<ol class="g-parts" data-pagefind-ignore>{"".join(items)}</ol>'

    def _end(self, number: int) -> float:
        return self.parts[number][0].start_seconds if number < len(self.parts) else self.facts.seconds

    def _chapters(self, number: int) -> list[str]:
        """The titles of the chapters that begin in a part."""
        start = 0.0 if number == 1 else self.parts[number - 1][0].start_seconds
        return [one.title for one in self.facts.chapters if start <= one.start_seconds + 0.05 < self._end(number)]


def spoken(campaign: Campaign, show: Show, episode: Episode, facts: EpisodeFacts, folder: Path | None) -> Spoken:
    """The words of a programme, read from its made files in `folder`; none if there are none."""
    file = facts.transcripts.get(show.language)
    parts: Sequence[list[Cue]] = ()
    if folder is not None and file is not None and (folder / file).is_file():
        cues = [cue for cue in transcript.read_cues((folder / file).read_text("utf-8")) if cue.words]
        parts = transcript.split(cues, _of_sound(facts.chapters))
    return Spoken(campaign=campaign, show=show, episode=episode, facts=facts, parts=tuple(parts))


def _of_sound(chapters: Sequence[Chapter]) -> Sequence[Chapter]:
    """The chapters in the order in which they are heard."""
    return sorted(chapters, key=lambda one: one.start_seconds)
