"""A first name by itself, with a child's role right beside it: “a poem by Tenzin, one of our child reporters”.

Nothing else is needed by those who know the child, and a first name can be left out of nearly every text (SAFE-17:
children are credited as a group). So it is a warning where the role and the name are one phrase.
"""

from __future__ import annotations

import re

from gaung.rules.safeguarding.cues import Near, Sentences, word_set
from gaung.rules.safeguarding.known_names import COMMON, DOUBTFUL
from gaung.rules.safeguarding.names import Name
from gaung.rules.safeguarding.people import adults, children

REACH = 48
"""So many letters lie between a name and the role that belongs to it, at most."""

_LINKS = word_set(
    "a an the one of our your their this another another's own young youngest little"
    " seorang yang salah satu si kita kami ini itu dari anggota peserta"
    " ang na isang isa sa mga aming ating namin natin ng si batang munting"
    " एक एउटा हाम्रो हाम्री हाम्रा को की का"
)
"""What may stand between: nothing that says something else."""

_ROLES = (
    r"(?:child|young|junior|student|pupil)\s(?:reporter|member|dancer|singer|presenter|host|poet|artist|speaker"
    r"|reader|author|writer|actor|ambassador|delegate|representative|journalist|helper)s?"
    r"|(?:pembawa acara|penyiar|wartawan|reporter|penari|penyanyi|pemandu acara|pemain|duta|penyair|pelukis|wakil)"
    r"\s(?:cilik|anak)|anak\s(?:pembawa acara|penyiar|pemandu acara|penari|penyanyi|forum|panti|asuh|anggota)"
    r"|bata(?:ng)?\s(?:mamamahayag|tagapagsalita|mananayaw|mang-?aawit|nag\w+|[b-z]um\w+|gum\w+|sum\w+|kasapi|miyembro)"
)
_ROLE_BEHIND = re.compile(rf"(?i)[\s,:;—–(-]{{1,3}}(?:[\w'-]+\s){{0,4}}?(?:{_ROLES})(?![^\W_])")
_ROLE_BEFORE = re.compile(
    rf"(?i)(?:{_ROLES})(?:\s(?:kami|kita|namin|natin|si|bernama|named|called|na si)){{0,2}}[\s,:]{{1,2}}\Z"
)
_NEPALI_BEFORE = re.compile(r"(?:बाल\s?(?:सदस्य|पत्रकार|कलाकार|गायिका|गायक|प्रतिनिधि|वक्ता)|बाल(?:क|िका)|नानी)\s\Z")
_MARKED = re.compile(r"(?i)(?<![^\W_])(?:si|ni|kay|nina|kina)\s\Z")
"""Filipino marks the name of a person."""
_BETWEEN = re.compile(r"[\w'-]+")
_OPENING = re.compile(r"\s?[,(—–-]\s?")


def is_credited(text: str, sentences: Sentences, name: Name) -> bool:
    """Whether a first name stands in one phrase with a child's role, and no adult's."""
    behind, before = text[name.end : name.end + REACH], text[max(name.start - REACH, 0) : name.start]
    if not (_may_be_known(name) or _MARKED.search(before)) or Near.of(text, sentences, name.start).has_adult:
        return False
    if _ROLE_BEHIND.match(behind) or _ROLE_BEFORE.search(before) or _NEPALI_BEFORE.search(before):
        return True
    if not _OPENING.match(behind):
        return False
    return any(_only_links(behind[:first]) and not adults(behind[: last + 12]) for first, last in children(behind))


def is_in_title(text: str, name: Name) -> bool:
    """Whether a title, below which a child speaks, names the child: “Suara Kirana”, “Ang awit ni Mutya”."""
    if adults(text):
        return False
    return _may_be_known(name) or _MARKED.search(text[: name.start]) is not None


def _may_be_known(name: Name) -> bool:
    """Whether it is a given name, not a word or a place that looks like one."""
    return not name.text.isascii() or (name.text in COMMON and name.text not in DOUBTFUL) or name.is_told


def _only_links(between: str) -> bool:
    return all(word.lower() in _LINKS for word in _BETWEEN.findall(between))
