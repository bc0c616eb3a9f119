"""A poster's message as text: caption, picture in words, SMS, WhatsApp, presenter line, 30-second spot; one number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gaung import words as interface
from gaung.making.poster import words
from gaung.making.poster.sheet import Sheet
from gaung.making.poster.sms import as_sms, sms_length
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.poster import Poster, PosterMessage
from gaung.model.poster_form import PosterForm
from gaung.model.register import Alone, Helpline, HelplineChannel
from gaung.problem import Fact, Problem, Severity

SPOT_SECONDS = 30
FORM_WORDS = ("form_in", "form_again", "form_from", "poster_of", *(f"form_call_{way}" for way in HelplineChannel))
"""The words of the interface that stand in the forms."""
_ENDS = (".", "!", "?", "।", "…", "”", ":")


@dataclass(frozen=True, slots=True)
class _Said:
    """What the forms are put together from, in one language."""

    campaign: Campaign
    poster: Poster
    language: Language
    message: PosterMessage
    lines: tuple[Helpline, ...]
    address: str | None

    def word(self, name: str, /, **facts: str) -> str:
        """A word of the interface."""
        return interface.say(self.language, name, **facts)

    def local(self, text: dict[Language, str] | None) -> str:
        """A text of the register."""
        return self.campaign.say(dict(text), self.language) if text else ""

    @property
    def help(self) -> str:
        """The words above the help line."""
        return self.message.help or words.TALK[self.language]

    @property
    def first_lines(self) -> tuple[Helpline, ...]:
        """The line that every form names: the first one, or each country's first for a language of all countries."""
        if self.language.country is not None:
            return self.lines[:1]
        firsts = {line.countries: line for line in reversed(self.lines)}
        return tuple(line for line in self.lines if line in firsts.values())

    def named(self, line: Helpline, text: str) -> str:
        """The text, with the country before it where several are meant."""
        if self.language.country is not None or len(line.countries) != 1:
            return text
        return self.word("form_in", country=words.COUNTRIES[line.countries[0]][self.language], text=text)


def forms_of(
    campaign: Campaign, poster: Poster, language: Language
) -> tuple[dict[PosterForm, str], tuple[Problem, ...]]:
    """Every form of the message in one language, and warnings where a form has no room for it.

    A form without room is left out. Every form names the same help line, as the register has it.
    """
    sheet = Sheet(campaign, poster, poster.sizes[0], language)
    said = _Said(campaign, poster, language, sheet.message, sheet.helplines, sheet.address)
    problems: list[Problem] = []
    made = {
        PosterForm.CAPTION: _caption(said),
        PosterForm.ALT: _alt(said),
        PosterForm.WHATSAPP: _whatsapp(said),
        PosterForm.PRESENTER: _joined(said, (said.message.headline, said.help, *_calls(said))),
    }
    for form, text, found in ((PosterForm.SMS, *_sms(said)), (PosterForm.SPOT, *_spot(said))):
        made |= {form: text} if text else {}
        problems += found
    return {form: made[form] for form in PosterForm if form in made}, tuple(problems)


def warnings(campaign: Campaign, poster: Poster, only: Language | None = None) -> Iterator[Problem]:
    """What the forms of a poster have no room for, in any of its languages or in one."""
    for language in poster.languages:
        if language in poster.message and only in {None, language}:
            yield from forms_of(campaign, poster, language)[1]


def _caption(said: _Said) -> str:
    message = said.message
    steps = "\n".join(f"{words.number(n, said.language)}. {step}" for n, step in enumerate(message.steps, start=1))
    parts = (message.headline, message.body, steps, f"{said.help}\n{_numbers(said)}", said.address or "", _foot(said))
    return _paragraphs(parts)


def _whatsapp(said: _Said) -> str:
    message = said.message
    steps = "\n".join(f"{words.number(n, said.language)}. {step}" for n, step in enumerate(message.steps, start=1))
    numbers = _numbers(said, bold=True)
    parts = (_bold(message.headline), message.body, steps, f"{said.help}\n{numbers}", said.address or "", _foot(said))
    return _paragraphs(parts)


def _alt(said: _Said) -> str:
    """What is to be seen and read, for somebody who does not see the picture."""
    message = said.message
    seen = said.campaign.say(dict(said.poster.art.alt), said.language) if said.poster.art else ""
    chat = (f"“{bubble.text}”" for bubble in message.chat)
    panels = (text for panel in message.panels for text in (panel.tells, panel.says, panel.answers) if text)
    title = said.word("poster_of", title=message.headline)
    numbers = (said.named(line, _written(said, line)) for line in said.lines)
    return _joined(said, (title, seen, message.body, *message.steps, *chat, *panels, said.help, *numbers))


def _foot(said: _Said) -> str:
    parts = []
    if said.lines:
        oldest = min(line.checked_on for line in said.lines)
        parts.append(words.CHECKED_ON[said.language].format(date=words.written_date(oldest, said.language)))
    parts.append(said.message.footer or said.campaign.settings.organisation)
    return "\n".join(parts)


def _written(said: _Said, line: Helpline) -> str:
    """A line to be read: way, number, name."""
    return _with_name(said, line, line.value)


def _with_name(said: _Said, line: Helpline, value: str) -> str:
    way, name = words.CHANNELS[line.channel][said.language], said.local(line.name)
    return f"{value} ({name})" if way.casefold() in name.casefold() else f"{way} {value} ({name})"


def _numbers(said: _Said, *, bold: bool = False) -> str:
    """Every line of the poster with what is known of it."""
    rows = []
    for line in said.lines:
        head = said.named(line, _with_name(said, line, _bold(line.value) if bold else line.value))
        details = [said.local(text) for text in (line.hours, line.cost)]
        if line.child_can_use is Alone.WITH_ADULT:
            details.append(words.WITH_ADULT[said.language])
        rows.append(" · ".join(part for part in (head, *details) if part))
    return "\n".join(rows)


def _sms(said: _Said) -> tuple[str, tuple[Problem, ...]]:
    """The fullest SMS that fits into one, or nothing and what is too long."""
    message = said.message
    own = (message.sms,) if message.sms else (_joined(said, (message.headline, message.body)), message.headline)
    full = [said.named(line, _written(said, line)) for line in said.first_lines]
    bare = [f"{words.CHANNELS[line.channel][said.language]} {line.value}" for line in said.first_lines]
    bare = [said.named(line, text) for line, text in zip(said.first_lines, bare, strict=True)]
    for text in own:
        for tail in ((*full, said.address or ""), (*full, ""), (*bare, "")):
            *calls, address = tail
            made = as_sms(f"{_joined(said, (text, *calls))} {address}")
            length, most = sms_length(made)
            if length <= most:
                return made, ()
    place = said.poster.where("message", str(said.language), "sms" if message.sms else "headline")
    facts: dict[str, Fact] = {"language": str(said.language), "length": length, "most": most}
    return "", (Problem("poster-sms-long", place, facts, Severity.WARNING),)


def _spot(said: _Said) -> tuple[str, tuple[Problem, ...]]:
    """The fullest text that a presenter reads in 30 seconds; the number is said twice where there is room."""
    message = said.message
    calls = _calls(said)
    again = (said.word("form_again"), *calls)
    end = (said.word("form_from", organisation=said.campaign.settings.organisation),)
    own = (message.spot,) if message.spot else (message.headline, message.body)
    steps = () if message.spot else message.steps
    short = own if message.spot else (message.headline,)
    choices = (
        (*own, *steps, said.help, *calls, *again, *end),
        (*own, *steps, said.help, *calls, *again),
        (*own, *steps, *calls, *again),
        (*own, said.help, *calls, *again, *end),
        (*own, said.help, *calls, *again),
        (*own, *calls, *again),
        (*short, *calls, *again),
        (*short, *calls),
    )
    most = said.poster.words_per_minute * SPOT_SECONDS // 60
    for parts in choices:
        text = _joined(said, parts)
        count = len(text.split())
        if count <= most:
            return text, ()
    place = said.poster.where("message", str(said.language), "spot" if message.spot else "headline")
    facts: dict[str, Fact] = {"language": str(said.language), "words": count, "most": most}
    return "", (Problem("poster-spot-long", place, facts, Severity.WARNING),)


def _calls(said: _Said) -> tuple[str, ...]:
    """The first line or lines as a presenter says them."""
    calls = []
    for line in said.first_lines:
        call = said.word(f"form_call_{line.channel}", name=said.local(line.name), say=said.local(line.say))
        if line.child_can_use is Alone.WITH_ADULT:
            call = f"{call}, {words.WITH_ADULT[said.language]}"
        calls.append(said.named(line, call))
    return tuple(calls)


def _joined(said: _Said, parts: Iterable[str]) -> str:
    """Parts as sentences, one after the other."""
    stop = "।" if said.language is Language.NEPALI else "."
    flat = (" ".join(part.split()) for part in parts)
    return " ".join(part if part.endswith(_ENDS) else part + stop for part in flat if part)


def _paragraphs(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _bold(text: str) -> str:
    """Bold as WhatsApp writes it; a text with stars of its own is left as it is."""
    return text if "*" in text else f"*{' '.join(text.split())}*"
