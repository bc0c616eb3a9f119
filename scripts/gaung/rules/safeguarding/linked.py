"""Links that say one help line and lead to another, or to nobody we know: whoever taps sees only the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.model.register import Helpline, HelplineChannel
from gaung.place import Place
from gaung.problem import Problem
from gaung.rules.safeguarding.digits import runs
from gaung.rules.safeguarding.passages import Document, Kind, Passage
from gaung.rules.safeguarding.phones import forms
from gaung.rules.safeguarding.plain import Plain, legible
from gaung.rules.safeguarding.searching import words_of

if TYPE_CHECKING:
    from gaung.model.campaign import Campaign

_LINK = re.compile(
    r"\[(?P<text>[^\[\]]{1,200})\](?:\(\s*<?(?P<target>[^\s<>)]{1,500})|\[(?P<label>[^\[\]\n]{0,100})\])?", re.DOTALL
)
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n]{1,100})\]:[ \t]*<?([^\s<>]{1,500})", re.MULTILINE)
_DIALLED = re.compile(
    r"(?i)\A(?:(?:tel|sms|callto):[/]*|(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send\S{0,80}?phone=)"
    r"|whatsapp:[/]*send\?phone=)\+?([\d().-]{3,20})"
)
_HOST = re.compile(r"(?i)\A(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)")
_NAME = re.compile(r"[A-Z]{4,}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKS = re.compile(r"[*_`~]+")

MOST_WORDS = 2
"""So many words beside a number or an address still only offer it: `Telepon 129`; more may tell of it."""


class Linked:
    """The register of help lines, as links are compared with it."""

    def __init__(self, campaign: Campaign) -> None:
        self._lines = tuple(line for line in campaign.helplines.helplines if line.is_published)
        self._names = {
            line.id: {word for name in line.name.values() for word in _NAME.findall(name)} for line in self._lines
        }
        self._forms = {
            line.id: forms(re.sub(r"\D", "", line.value)) | {re.sub(r"\D", "", line.link.rsplit("/", 1)[-1])}
            for line in self._lines
            if line.channel not in {HelplineChannel.WEB, HelplineChannel.EMAIL}
        }
        self._webs = {
            line.value.lower().removeprefix("www."): line for line in self._lines if line.channel is HelplineChannel.WEB
        }

    def problems(self, document: Document) -> Iterator[Problem]:
        """Every link in a document whose words are of one line of the register while it leads elsewhere."""
        for passage in document.passages:
            if (
                passage.kind is Kind.TEXT
                and passage.written is not None
                and "](" in passage.written.replace("]:", "](")
            ):
                yield from self._in(passage, passage.written)

    def _in(self, passage: Passage, written: str) -> Iterator[Problem]:
        defined = {label.casefold(): target for label, target in _DEFINED.findall(written)}
        for link in _LINK.finditer(written):
            target = link["target"] or defined.get((link["label"] or link["text"]).casefold())
            if target is None:
                continue
            said = self._misled(_MARKS.sub("", link["text"]), target)
            if said is not None:
                facts = {"value": said.value, "id": said.id}
                yield Problem("helpline-link-other", _place(passage, written, *link.span("text")), facts)

    def _misled(self, words: str, target: str) -> Helpline | None:
        """The line that the words of a link are of, if it does not lead there."""
        dialled = _DIALLED.match(target)
        host = _HOST.match(target)
        if dialled is None and host is None:
            return None
        text = legible(Plain(words)).text
        by_value = self._said(text)
        by_name = [line for line in self._lines if self._names[line.id] & set(_NAME.findall(text))]
        if dialled is not None:
            led = self._dialled(re.sub(r"\D", "", dialled[1]))
            said = by_value or by_name
            return said[0] if led and said and not any(self._are_one(a, b) for a in led for b in said) else None
        assert host is not None
        at = host[1].lower().removeprefix("www.")
        is_right = any(at == web or at.endswith(f".{web}") for web in self._webs)
        if not by_value or (is_right and by_value[0].channel is HelplineChannel.WEB):
            return None
        return by_value[0] if self._only_offers(text, by_value) else None

    def _said(self, text: str) -> list[Helpline]:
        """The lines whose number or address stands in the words of a link."""
        small = text.lower()
        found = [line for web, line in self._webs.items() if re.search(rf"(?<![\w-]){re.escape(web)}(?![\w-])", small)]
        for run in runs(text, words_of(text)):
            found += [line for line in self._lines if forms(run.digits) & self._forms.get(line.id, set())]
        return found

    def _dialled(self, digits: str) -> list[Helpline]:
        return [line for line in self._lines if forms(digits) & self._forms.get(line.id, set())]

    def _are_one(self, one: Helpline, other: Helpline) -> bool:
        """Whether two entries are the same service: `SAPA 129` by telephone and by WhatsApp."""
        return one.id == other.id or bool(self._names[one.id] & self._names[other.id])

    def _only_offers(self, text: str, said: list[Helpline]) -> bool:
        """Whether a link's words are hardly more than the number or the address."""
        rest = text.lower()
        for line in said:
            rest = rest.replace(line.value.lower(), " ")
            for name in self._names[line.id]:
                rest = rest.replace(name.lower(), " ")
        return len(_WORD.findall(re.sub(r"https?://|www\.", " ", rest))) <= MOST_WORDS


def _place(passage: Passage, written: str, start: int, end: int) -> Place:
    line = written.count("\n", 0, start)
    column = start - (written.rfind("\n", 0, start) + 1) + (passage.place.column - 1 if not line else 0)
    return Place(passage.place.file, passage.place.line + line, column + 1, max(end - start, 1))
