"""What offices and stations publish of themselves: it may stand in any text, as it is and not as a part of more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.finding import Finding
from gaung.rules.safeguarding.offers import offer
from gaung.rules.safeguarding.owners import is_hotline
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.phones import forms

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_NUMBERS = frozenset({"personal-data-phone", "helpline-unregistered"})
_WHOLE = frozenset({"personal-data-email", "personal-data-coordinates"})
_ACCOUNTS = "personal-data-account"
_ADDRESSES = "personal-data-address"
_NUMBER = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){5,}")
_ONLY_NUMBER = re.compile(r"\s*(\+?\(?\d(?:[\s().-]{0,2}\d){2,})\s*")
_WORD = re.compile(r"[^\s,;<>\"“”]+")
_PART = re.compile(r"[^\W_]+")
_SCHEME = re.compile(r"\A(?:https?://|mailto:|tel:)?(?:www\.)?")
_LEAST_PARTS = 3
"""An address is known again by a street, its name and a number."""


class Official:
    """The addresses, accounts and numbers of `official`, `contact` and partners in the settings of a campaign."""

    def __init__(self, campaign: Campaign) -> None:
        settings = campaign.settings
        values = [*settings.official, *(settings.contact or {}).values(), settings.site_url]
        values += [partner.url for partner in settings.partners if partner.url]
        numbers = [number for value in values for number in _numbers(value)]
        self._numbers = {form for number in numbers for form in forms(re.sub(r"\D", "", number))}
        self._whole = {_plain(word) for value in values for word in (value, *_WORD.findall(value))}
        self._handles = {_handle(word) for word in self._whole if word.startswith("@") or "/" in word}
        self._parts = [_PART.findall(value.casefold()) for value in values]

    def holds(self, finding: Finding, passage: Passage) -> bool:
        """Whether just what was found is one of them: no longer number, no account that begins like it, and no name.

        A number that is offered for help is a help line, whoever calls it official: it belongs into the register.
        """
        seen = passage.text[finding.start : finding.end]
        if finding.code in _NUMBERS:
            digits = re.sub(r"\D", "", seen)
            is_line = finding.code == "helpline-unregistered" and _is_for_help(finding, passage)
            return not is_line and not self._numbers.isdisjoint(forms(digits))
        if finding.code in _WHOLE:
            return _plain(seen) in self._whole
        if finding.code == _ACCOUNTS:
            return _plain(seen) in self._whole or _handle(_plain(seen)) in self._handles
        return finding.code == _ADDRESSES and self._is_address(_PART.findall(seen.casefold()))

    def _is_address(self, parts: list[str]) -> bool:
        """Whether these words follow each other in an official value."""
        count = len(parts)
        return count >= _LEAST_PARTS and any(
            parts == known[start : start + count] for known in self._parts for start in range(len(known) - count + 1)
        )


def _numbers(value: str) -> list[str]:
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
