"""What offices and stations publish of themselves: it may stand in any text, as it is and not as a part of more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gaung.problem import Fact, Severity
from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.finding import Finding, mask_words
from gaung.rules.safeguarding.nepali_lexicon import in_latin
from gaung.rules.safeguarding.offers import offer
from gaung.rules.safeguarding.owners import is_hotline
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.phones import forms
from gaung.rules.safeguarding.registered import Entry, entry_of

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign, CampaignSettings
    from gaung.model.office import Office

_NUMBERS = frozenset({"personal-data-phone", "helpline-unregistered"})
_WHOLE = frozenset({"personal-data-email", "personal-data-coordinates"})
_ACCOUNTS = "personal-data-account"
_ADDRESSES = "personal-data-address"
_NUMBER = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){5,}")
_ONLY_NUMBER = re.compile(r"\s*(\+?\(?\d(?:[\s().-]{0,2}\d){2,})\s*")
_ACCOUNTS_IN = re.compile(r"\d(?:[ .\-/]?\d){4,}")
_WORD = re.compile(r"[^\s,;<>\"“”]+")
_PART = re.compile(r"[^\W_]+")
_SCHEME = re.compile(r"\A(?:https?://|mailto:|tel:)?(?:www\.)?")
_NEAR = "helpline-near-miss"
_LEAST_DIGITS = 8
"""A shorter number that looks like a help line is one, misprinted."""
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_DEVANAGARI = re.compile("[\u0900-\u0963]")
_UNHEARD = re.compile("[^b-dfgj-mp-tvxz]")
"""Vowels, and consonants that two spellings of a name do not share: `Pulchowk`, `पुल्चोक`."""
_ACCOUNT = "personal-data-id-number"
_BESIDE = 48
_LEAST_SOUNDS = 2
_LEAST_PARTS = 3
"""An address is known again by a street, its name and a number."""


@dataclass(frozen=True)
class _Value:
    """One thing that may stand, and whose it is, if anybody wrote that."""

    written: str
    reason: str | None
    office: Office | None = None

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it, in all their forms."""
        return frozenset(
            form for number in numbers_in(self.written.translate(_DIGITS)) for form in forms(re.sub(r"\D", "", number))
        )

    @cached_property
    def whole(self) -> frozenset[str]:
        """All of it, and its words."""
        return frozenset(_plain(word) for word in (self.written, *_WORD.findall(self.written)))

    @cached_property
    def handles(self) -> frozenset[str]:
        """The accounts in it."""
        return frozenset(_handle(word) for word in self.whole if word.startswith("@") or "/" in word)

    @cached_property
    def parts(self) -> list[str]:
        """Its words and numbers, with the digits that texts are read with."""
        return _PART.findall(self.written.translate(_DIGITS).casefold())

    @cached_property
    def sounds(self) -> frozenset[str]:
        """How its words sound, in whichever script they are written."""
        return frozenset(filter(None, map(_sound, _WORD.findall(self.written.translate(_DIGITS)))))


class Official:
    """The addresses, accounts and numbers of `official`, `contact` and partners in the settings of a campaign."""

    def __init__(self, campaign: Campaign) -> None:
        self._values = tuple(_values(campaign.settings))
        self._lines = {line.id: entry_of(line) for line in campaign.helplines.helplines}

    def note(self, finding: Finding, passage: Passage, *, is_settings: bool) -> Finding | None:
        """What to say of a find that is just one of them: no longer number, no account that begins like it, no name.

        None if it is no such thing. A number that is offered for help is a help line, whoever calls it official: it
        belongs into the register.
        """
        value = next((one for one in self._values if self._is_it(one, finding, passage, is_settings)), None)
        if value is None:
            return None
        seen = finding.facts.get("seen") or mask_words(passage.text[finding.start : finding.end])
        facts: dict[str, Fact] = {"seen": seen}
        code = f"{'helpline' if finding.code.startswith('helpline-') else 'personal-data'}-official"
        if finding.code == _NEAR:
            code, facts = f"{code}-near", {**facts, "value": finding.facts["value"]}
        if value.reason is None:
            code = f"{code}-unexplained"
        else:
            facts["reason"] = value.reason
        return Finding(code, finding.start, finding.end, facts, Severity.INFO)

    def _is_it(self, value: _Value, finding: Finding, passage: Passage, is_settings: bool) -> bool:
        seen = passage.text[finding.start : finding.end]
        if finding.code == _NEAR:
            return self._is_checked(value, finding, passage, is_settings)
        if finding.code in _NUMBERS:
            is_line = finding.code == "helpline-unregistered" and _is_for_help(finding, passage)
            return not is_line and not value.numbers.isdisjoint(forms(re.sub(r"\D", "", seen)))
        if finding.code in _WHOLE:
            return _plain(seen) in value.whole
        if finding.code == _ACCOUNTS:
            return _plain(seen) in value.whole or _handle(_plain(seen)) in value.handles
        if finding.code == _ACCOUNT:
            is_account = "wording" in finding.facts
            return is_account and not value.numbers.isdisjoint(
                re.sub(r"\D", "", one) for one in _ACCOUNTS_IN.findall(seen)
            )
        if finding.code != _ADDRESSES:
            return False
        return _is_address(value, _PART.findall(seen.casefold())) or _is_address_in_nepali(value, finding, passage)

    def _is_checked(self, value: _Value, finding: Finding, passage: Passage, is_settings: bool) -> bool:
        """Whether a number that looks like a help line is that of an office for which somebody vouches.

        It stands in one sentence with the office's name, and not with that of the line; nobody offers it for help,
        and the register does not know it as one that was misprinted before.
        """
        office = value.office
        seen = passage.text[finding.start : finding.end]
        digits = re.sub(r"\D", "", seen)
        if office is None or not office.checked_by or office.checked_on is None or any(map(str.isalpha, seen)):
            return False
        written = forms(digits)
        if len(digits) < _LEAST_DIGITS or value.numbers.isdisjoint(written) or _is_known(written, self._lines.values()):
            return False
        if is_settings and passage.text.strip() == office.value:
            return True
        first, last = passage.sentences.around(finding.start)
        line = self._lines[str(finding.facts["id"])]
        is_named = _is_in(office.of, passage.text[first:last])
        is_of_line = any(known.search(passage.text, first, last) for known in (line.name, line.meant))
        return is_named and not is_of_line and not _is_for_help(finding, passage)


def _values(settings: CampaignSettings) -> Iterator[_Value]:
    for one in settings.official:
        if isinstance(one, str):
            yield _Value(one, None)
        else:
            checked = ", ".join(str(said) for said in (one.checked_by, one.checked_on) if said)
            yield _Value(one.value, f"{one.of} ({checked})" if checked else one.of, one)
    for own in (*(settings.contact or {}).values(), settings.site_url):
        yield _Value(own, settings.organisation)
    for partner in settings.partners:
        if partner.url:
            yield _Value(partner.url, partner.name)


def _is_known(written: set[str], lines: Iterable[Entry]) -> bool:
    """Whether the register of help lines has just this number, in whatever state."""
    return any(not written.isdisjoint(line.forms) for line in lines)


def _is_in(name: str, text: str) -> bool:
    """Whether a name stands in a text, in capitals or not."""
    words, said = _PART.findall(name.casefold()), _PART.findall(text.casefold())
    return any(said[start : start + len(words)] == words for start in range(len(said) - len(words) + 1))


def _is_address(value: _Value, parts: list[str]) -> bool:
    """Whether these words follow each other in an official value."""
    count, known = len(parts), value.parts
    return count >= _LEAST_PARTS and any(
        parts == known[start : start + count] for start in range(len(known) - count + 1)
    )


def _is_address_in_nepali(value: _Value, finding: Finding, passage: Passage) -> bool:
    """Whether an address in Devanagari is an official one in Latin letters: its number, and words that sound alike."""
    seen = passage.text[finding.start : finding.end]
    numbers = re.findall(r"\d+", seen)
    if _DEVANAGARI.search(seen) is None or not numbers or not set(numbers) <= set(value.parts):
        return False
    begin = max(passage.text.rfind("\n", 0, finding.start) + 1, finding.start - _BESIDE)
    line = passage.text[begin : finding.end + _BESIDE].partition("\n")[0]
    said = {_sound(word) for word in _WORD.findall(line) if _DEVANAGARI.search(word)}
    return len(said & value.sounds) >= _LEAST_SOUNDS


def _sound(word: str) -> str:
    """The consonants of a word that are heard in both scripts; nothing for one with hardly any."""
    latin = in_latin(word) if _DEVANAGARI.search(word) else word.lower()
    heard = _UNHEARD.sub("", latin)
    return heard if len(heard) > 1 and not word.isdigit() else ""


def numbers_in(value: str) -> list[str]:
    """The telephone numbers in an official value; a short one stands alone there, for houses have numbers, too."""
    alone = _ONLY_NUMBER.fullmatch(value)
    return [alone[1]] if alone is not None else _NUMBER.findall(value)


def _is_for_help(finding: Finding, passage: Passage) -> bool:
    text = passage.text[finding.start : finding.end]
    digits = re.sub(r"\D", "", text)
    run = Run(digits, finding.start, finding.end, (digits,), text)
    said = offer(run, passage.small, passage.sentences)
    return said.is_line or said.is_help or said.is_promised or is_hotline(run, passage, passage.sentences)


def _plain(written: str) -> str:
    """An address or account as it is compared: without a scheme and what a sentence puts around it."""
    return _SCHEME.sub("", written.casefold().strip()).strip(".:!?()[]/'’")


def _handle(plain: str) -> str:
    """The account itself: `@radio.contoh` and `instagram.com/radio.contoh` are one."""
    return plain.rstrip("/").rpartition("/")[2].removeprefix("@")
