"""Whether somebody is told to call a number for help: the words around it, in four languages."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.digits import Run

_TOKEN = re.compile(r"[a-z]+(?:[-'][a-z]+)*|\d+|[\u0900-\u0963\u0970-\u097f]+")
_NEUTRAL = word_set(
    "no nomor nomer nmr nomornya number numbers num numero numerong blg bilang nos di ke at on sa to is adalah ay itu"
    " the ini ang ng na ya yaitu in pada for untuk buat para our kami namin natin a of lang aja saja po just only"
    " नं नम्बर हो को का की"
)
_OWN = word_set("ko niya ni nya ku punya mama papa nanay tatay nomorku pribadi akin")
_OTHER_LINES = word_set(
    "budget order time production power bus train start finish first last dress story punch bottom top product base"
    " dead clothes washing assembly poster"
)
_NEAR_WORDS = 6
_FAR_WORDS = 12
_BEFORE = 110
_AFTER = 90
TEXTED_TO = re.compile(
    r"(?i)(?<![^\W_])(?:(?:mag-?|i-?)?text|sms|send|message|ketik|kirim(?:kan)?|ipadala|type)(?![^\W_])\W+"
    r"(?:(?:the word|word|kata|the|ang(?: salitang)?|pesan|salitang)\s+)?[\"“'‘]?(?-i:[A-Z]{2,14})[\"”'’]?,?"
    r"(?:\s(?:lalu |then |and |at |dan )?(?:to|ke|sa|kirim(?:kan)? ke|send (?:it )?to|ipadala sa|i-?send sa))\W+\Z"
)
"""`Text HELP to 2020`: what is written to a service has a word in large letters before its number."""
THAT_IS = re.compile(
    r"(?i)[\s!?.,\"”'–—-]{1,6}(?:itu(?:lah)?|ini(?:lah)?|that'?s|that is|this is|iyan ang|yan ang|ito ang)\s"
    r"(?:the |nomor(?:nya)? |number of |numero ng )?"
)
"""Between a number and the name of its line: `1383! That is MAKABATA`."""
_ENDINGS = ("लाई", "बाट", "सँग", "मा", "को", "का", "की", "ले", "हरू", "मध्ये", "'s", "nya", "lah", "kan", "in")
_PARTED = re.compile(r"(?<!no)(?<!blg)(?<!नं)(?<!न)(?<!रु)(?<!rs)(?<!rp)(?<!php)[.]|[!?।;\n]")


@dataclass(frozen=True, slots=True)
class Offer:
    """What stands around a number."""

    is_called: bool
    """A word for calling stands close by."""
    is_line: bool
    """A line, or who answers it, is named close by."""
    is_help: bool
    """What is said around it is about help."""
    is_headed: bool
    """The last words before it name a line: `our hope line:`."""
    is_promised: bool
    """Who answers, or that it stays secret, is promised."""
    is_private: bool
    """It is somebody's own."""
    is_other: bool
    """It numbers or counts something else, or people vote with it."""

    @property
    def is_made(self) -> bool:
        """Whether the number is offered as one to call for help."""
        return not self.is_other and (
            (self.is_called and (self.is_line or self.is_help)) or (self.is_line and self.is_help) or self.is_headed
        )


@cache
def _cues() -> dict[str, frozenset[str]]:
    table = tomllib.loads((files("gaung.rules.safeguarding") / "offers.toml").read_text("utf-8"))
    return {kind: frozenset(said.split()) for kind, said in table.items()}


def offer(run: Run, small: str, sentences: Sentences) -> Offer:
    """What the words around a number say of it; `small` is the text in small letters."""
    cues = _cues()
    first, last = sentences.around(run.start)
    before = _tokens(small[max(first, run.start - _BEFORE) : run.start])
    after = _tokens(small[run.end : min(last, run.end + _AFTER)])
    if len(after) < 2:  # `1097! That is the line for children.`
        after = (*after, *_tokens(small[last : run.end + _AFTER]))
    is_first = not before
    heading = (
        () if sum(word not in _NEUTRAL for word in before) > 2 else _tokens(small[max(first - 80, 0) : first])[-8:]
    )
    beside = (*(heading[-3:] if is_first else ()), *before[-_NEAR_WORDS:], *after[:5])
    far = (*heading, *before[-_FAR_WORDS:], *after[:_FAR_WORDS])
    is_line = any(word in cues["line"] for word in (*heading, *before[-_FAR_WORDS:], *after[:5]))
    is_vote = not is_line and any(word in cues["vote"] for word in far)
    return Offer(
        is_called=any(word in cues["call"] for word in beside),
        is_line=is_line,
        is_help=any(word in cues["help"] or word in cues["child"] for word in far),
        is_headed=any(word in cues["headed"] for word in before[-3:]) and len(before) > 1 and not _is_no_line(before),
        is_promised=any(word in cues["promise"] for word in far),
        is_private=any(word in cues["private"] for word in before[-_NEAR_WORDS:])
        or any(word in _OWN for word in after[:2]),
        is_other=is_vote or _is_other(run, small, before, after),
    )


def _is_no_line(before: tuple[str, ...]) -> bool:
    """Whether the line that is named is one of a list, or a train's."""
    at = max((at for at, word in enumerate(before) if word == "line"), default=0)
    return at > 0 and before[at - 1] in _OTHER_LINES


def _is_other(run: Run, small: str, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether a number is that of a room, a law or a year, or counts something."""
    cues = _cues()
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at] not in _NEUTRAL), 0)
    is_named = (
        bool(before)
        and before[at] in cues["named"]
        and not (at and before[at - 1].isdigit() and before[at] in cues["counted"])
        and before[max(at - 1, 0) : at + 1] != ("any", "more")
        and not (before[at] == "bilang" and "ke" in before[at:])
    )
    if is_named and not _PARTED.search(small, max(run.start - 4, 0), run.start):
        return True
    behind = small[run.end : run.end + 2]
    if behind[:1] in {"%", "°"} or re.match(r"[.,:/-]\d|\s?[%x×]", behind):
        return True
    if small[max(run.start - 2, 0) : run.start].strip()[-1:] in {"$", "₱", "€", "×"}:
        return True
    return (
        bool(after)
        and after[0] in cues["counted"]
        and re.match(r"\s(?![-–—] )|-", small[run.end : run.end + 3]) is not None
    )


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_bare(word) for word in _TOKEN.findall(text))


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """A word without an ending, if it is a cue without it."""
    cues = _cues()
    if any(word in words for words in cues.values()):
        return word
    for ending in _ENDINGS:
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 2 and any(bare in words for words in cues.values()):
            return bare
    return word
