"""Markdown and captions to what a reader gets, with the addresses, code and comments that were taken out beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from gaung.rules.safeguarding.plain import Plain

_INLINE_SIGN = re.compile(r"[<`!\[\]&*~=\\{]")
_INLINE = re.compile(
    r"(?=[<`!\[\]&*~=\\{])"  # no other sign begins any of these: most letters are passed over at once
    r"(?:(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<auto><(?:[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>)"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,500}>)"
    r"|(?P<code>(?<!`)(?P<ticks>`++)(?P<inside>.{1,300}?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<picture>!\[(?=[^\[\]]{0,500}\][(\[]))"
    r"|(?P<link>\[(?=[^\[\]]{0,500}\][(\[]))"
    r"|(?P<target>\]\(\s*<?(?P<where>[^\s()>]{0,500})>?(?P<said>[^()\n]{0,200})\))"
    r"|(?P<named>\]\[[^\[\]\n]*\])"
    r"|(?P<entity>&(?:\#\d{1,6}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,20});)"
    r"|(?P<stars>\*+|~~|==)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<attributes>\{[ ]?[:.\#][^{}\n]*\}))",
    re.DOTALL,
)
_UNMARKED = re.compile(r"[^<`!\[\]&*~=\\{_:\n>+#\d \t-][^<`!\[\]&*~=\\{_:+\n]*")
_BARE = re.compile(r"(?:https?://[^\s<>()\[\]\"“”]+|urn:\S+|mailto:\S+|tel:[+\d]\S*|sms:[+\d]\S*)")
_BARE_SIGNS = ("://", "urn:", "mailto:", "tel:", "sms:")
_LINE_MARK = (
    r"(?=[ \t>+*\#\d-])"
    r"(?P<mark>(?:[ \t]*>[ \t]?)*(?:[ \t]*[-+*][ \t]+(?:\[[ xX]\][ \t]+)?|[ \t]*\d{1,3}[.)][ \t]+|\#{1,6}[ \t]+)?)"
)
_FIRST_LINE = re.compile(_LINE_MARK)
_LINE_STARTS = re.compile(rf"\n{_LINE_MARK}")
_BLOCK_LINE = re.compile(r"^:::[^\n\"“]*", re.MULTILINE)
_DEFINITION = re.compile(
    r"^ {0,3}\[[^\]^\n]+\]:\s*<?(?P<where>[^\s>]+)(?P<said>[^\n]*(?:\n[ \t]+[\"'(][^\n]*)?)", re.MULTILINE
)
"""Where the address of a link stands below the text, with its title behind it or on the next line."""
_TOLD = re.compile(
    r"""[\s{](?:title|alt|content|placeholder|value|label|summary|aria-[\w-]+|data-[\w-]+)\s*=\s*"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>`]+))""",
    re.IGNORECASE,
)
"""What a tag says to its reader: shown under the pointer, read aloud, or kept for a script."""
_FENCED = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?P<inside>.*?)(?:^(?P=fence)[ ]*$|\Z)", re.MULTILINE | re.DOTALL
)
_CELL = re.compile(r"<t[dhr]\b", re.IGNORECASE)
"""Begins a row or a value of a table: it is read as one that is drawn with signs."""
_BEFORE_CELL = re.compile(r"\s+(?=\| )")
_UNDERSCORES = re.compile(r"(?<![A-Za-z0-9_@\u0900-\u097f])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![A-Za-z0-9_\u0900-\u097f])")
_KEYS = re.compile(r"\+\+[^\s+](?:[^+\n]{0,40}[^\s+])?\+\+")
"""Keys to press: `++1++ ++2++ ++9++`."""
_NUMBER = re.compile(r"[*#]?\d(?:[ -]?\d){2,5}#?")
"""A short number to call between code ticks: `1098`."""
_CUE_HEAD = re.compile(
    r"(?:\A[^\n]*WEBVTT[^\n]*\n|\n?^[ \t]*+(?:\d++[ \t]*+\n[ \t]*+)?[\d:.,]++[ \t]++-->[^\n]*\n"
    r"|<[^<>\n]*>|[\x00-\x08\x0e-\x1b\x7f])",
    re.MULTILINE,
)
_JOINTS = re.compile(r"[-_.+/ ]+")
_UNHEARD = frozenset(["<", *map(chr, (*range(9), *range(14, 28), 127))])
"""What begins a tag, and what programs leave in captions and nobody sees: both are taken out before they are shown."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that is no running text but is published: an address, code, a comment."""

    text: str
    start: int
    """Where it was written."""
    at: int
    """Where in the running text it stood."""


@dataclass(slots=True)
class Stripped:
    """A text without its markup."""

    plain: Plain
    addresses: list[Aside] = field(default_factory=list)
    code: list[Aside] = field(default_factory=list)
    comments: list[Aside] = field(default_factory=list)
    file_names: list[Aside] = field(default_factory=list)
    titles: list[Aside] = field(default_factory=list)
    """What attributes of tags and titles of addresses say: words that a reader gets, beside the running text."""


def plain_of(aside: Aside, *, is_file_name: bool = False) -> Plain:
    """An aside as it is read; of a file's name the words, without its ending."""
    text = aside.text
    if is_file_name:
        text = _JOINTS.sub(lambda match: " " * len(match[0]), re.sub(r"\.[a-zA-Z0-9]{2,5}$", "", text))
    return Plain(text, (0,), (aside.start,))


def words_of_name(name: str) -> str:
    """A file's name without its ending, with spaces between its words."""
    return _JOINTS.sub(" ", re.sub(r"\.[a-z0-9]{2,5}$", "", name, flags=re.IGNORECASE))


def is_unmarked(written: str) -> bool:
    """Whether a text is as its reader gets it: a title or a sentence without any mark."""
    return _UNMARKED.fullmatch(written) is not None


def strip_markdown(written: str) -> Stripped:
    """Markdown as its reader gets it: words of links and pictures stay, marks inside words go."""
    found = Stripped(Plain(written))
    if is_unmarked(written):
        return found
    cuts: list[tuple[int, int, str]] = []
    if "```" in written or "~~~" in written:
        for match in _FENCED.finditer(written):
            found.code.append(Aside(match["inside"], match.start("inside"), match.start()))
            cuts.append((match.start(), match.end(), "\n\n"))
    for match in _DEFINITION.finditer(written) if "]:" in written else ():
        found.addresses.append(Aside(unquote(unescape(match["where"])), match.start("where"), match.start()))
        title = match["said"].strip(" \t\n>\"'()")
        if title:
            at = match.start("said") + match["said"].index(title)
            found.titles.append(Aside(unescape(title), at, match.start()))
        cuts.append((match.start(), match.end(), "\n"))
    is_picture = False
    for match in _INLINE.finditer(written) if _INLINE_SIGN.search(written) is not None else ():
        kind = match.lastgroup or ""
        if match["picture"] or match["link"]:
            is_picture = match["picture"] is not None
        instead = _instead(match, written, found, is_picture)
        if kind == "target":
            cuts += _around_title(match, instead or "")
            is_picture = False
        elif instead is not None:
            cuts.append((match.start(), match.end(), instead))
    if any(sign in written for sign in _BARE_SIGNS):
        taken = sorted((start, end) for start, end, _ in cuts)
        for match in _BARE.finditer(written):
            before = bisect_right(taken, (match.start(), len(written))) - 1
            if before < 0 or taken[before][1] <= match.start():
                found.addresses.append(Aside(unquote(match[0]), match.start(), match.start()))
                cuts.append((match.start(), match.end(), " "))
    first = _FIRST_LINE.match(written)
    if first is not None:
        cuts.append((0, first.end(), ""))
    cuts += [(m.start("mark"), m.end(), "") for m in _LINE_STARTS.finditer(written)]
    if ":::" in written:
        cuts += [(m.start(), m.end(), "\n") for m in _BLOCK_LINE.finditer(written)]
    if "++" in written:
        cuts += [(at, at + 2, "") for m in _KEYS.finditer(written) for at in (m.start(), m.end() - 2)]
    if "_" in written:
        cuts += [(m.start(), m.end(), "") for m in _UNDERSCORES.finditer(written)]
    found.plain = found.plain.rewritten(sorted(cuts, key=lambda cut: (cut[0], -cut[1])))
    if _CELL.search(written) is not None:
        found.plain = found.plain.rewritten((*m.span(), " ") for m in _BEFORE_CELL.finditer(found.plain.text))
    return found


def _around_title(match: re.Match[str], tail: str) -> list[tuple[int, int, str]]:
    """What is cut of a link's or picture's target, so that its title stays where it was written; `tail` ends it."""
    said = match["said"]
    title = said.strip(" \t\"'")
    if not title:
        return [(match.start(), match.end(), tail)]
    first = match.start("said") + said.index(title)
    return [(match.start(), first, " "), (first + len(title), match.end(), tail)]


def _instead(match: re.Match[str], written: str, found: Stripped, is_picture: bool) -> str | None:
    """What a reader gets for a piece of markup; None to leave it as it stands. What is taken out is noted."""
    start = match.start()
    if match["target"] is not None:
        aside = Aside(unquote(unescape(match["where"])), match.start("where"), start)
        is_file = is_picture and "//" not in aside.text
        (found.file_names if is_file else found.addresses).append(aside)
        return ".\n\n" if is_picture else ""
    if match["auto"] is not None:
        inside = match[0].strip("<>")
        if "@" in inside and ":" not in inside:
            return inside
        found.addresses.append(Aside(unquote(inside), start, start))
        return " "
    if match["tag"] is not None:
        if "=" in match[0]:
            _note_attributes(match, found)
        if _CELL.match(match[0]):
            return "\n||" if match[0][2] in "rR" else "| "
        return " " if re.match(r"</?(?:br|p|div|li|td|th|tr|h\d)\b", match[0], re.IGNORECASE) else ""
    if match["comment"] is not None:
        found.comments.append(Aside(match[0], start, start))
        return ""
    if match["code"] is not None and _NUMBER.fullmatch(match["inside"].strip()):
        return match["inside"]  # only its type is another
    if match["code"] is not None:
        found.code.append(Aside(match["inside"], match.start("inside"), start))
        return " \ufffc "
    if match["entity"] is not None:
        letter = unescape(match[0])
        return None if letter == match[0] else letter
    if match["stars"] is not None:
        return "" if len(match[0]) > 1 or _is_paired(written, start) else None
    if match["attributes"] is not None:
        _note_attributes(match, found)
    return ""


def _note_attributes(match: re.Match[str], found: Stripped) -> None:
    """What the attributes of a tag tell its reader, and the rest of the tag: where it leads, what it is called."""
    start = match.start()
    rest = match[0]
    for told in _TOLD.finditer(match[0]):
        kind = told.lastgroup or "bare"
        found.titles.append(Aside(unescape(told[kind]), start + told.start(kind), start))
        rest = rest[: told.start(kind)] + " " * len(told[kind]) + rest[told.end(kind) :]
    found.addresses.append(Aside(unquote(unescape(rest)), start, start))


def _is_paired(written: str, at: int) -> bool:
    """Whether a single star has another one on its line: then both are marks, else it stands for a letter."""
    before, after = written.rfind("*", 0, at), written.find("*", at + 1)
    return (before >= 0 and "\n" not in written[before:at]) or (after >= 0 and "\n" not in written[at:after])


def strip_captions(written: str) -> Stripped:
    """Captions as they are heard: times, numbers and tags go, and one caption runs on into the next."""
    plain = Plain(written).rewritten(
        (m.start(), m.end(), "" if m[0][0] in _UNHEARD else " ") for m in _CUE_HEAD.finditer(written)
    )
    return Stripped(plain)
