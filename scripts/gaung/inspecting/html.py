"""A built page as text: what is seen, what attributes, comments and scripts say. For pages that we built ourselves."""

from __future__ import annotations

import base64
import json
import re
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from gaung.inspecting.pictures import is_picture, read_picture
from gaung.inspecting.text import Contents, Kind
from gaung.model.language import Language

_INLINE_NAMES = (
    "a|abbr|b|bdi|bdo|cite|code|data|dfn|em|font|i|ins|kbd|mark|q|samp|small|span|strong|sub|sup|time|u|var|wbr"
)
_ATTRIBUTES = r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*"
_APART = re.compile(
    rf"<!--(?P<comment>.*?)-->|<(?P<raw>script|style)\b(?P<attributes>{_ATTRIBUTES})>(?P<inside>.*?)</(?P=raw)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_STRUCK = re.compile(r"<(?P<tag>del|s)\b[^<>]*>(?P<inside>.*?)</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(rf"</?(?:{_INLINE_NAMES})(?:\s{_ATTRIBUTES})?/?>", re.IGNORECASE)
_TAG = re.compile(rf"</?[a-zA-Z!?]{_ATTRIBUTES}>")
_TOLD = re.compile(
    # where no sign = follows, the names need not be tried
    r"\s(?=[\w-]+\s*=)(?P<name>alt|title|content|placeholder|value|label|summary|cite|download|aria-[a-z]*(?:label|description)"
    r"|data-(?!md-|clipboard|pagefind)[\w-]+|href|src|srcset|poster|action|srcdoc|id)"
    r"""\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'<>`]+))""",
    re.IGNORECASE,
)
_SEAM = re.compile(r"(?=<body\b|<main\b|</main>)")
"""Where the text of a page begins and ends: what is around it is the same on most pages."""
_ADDRESSES = frozenset({"href", "src", "srcset", "poster", "action", "cite", "download", "id"})
_LANGUAGE = re.compile(r"<html\b[^>]*\blang=[\"']?([a-z]{2,3})", re.IGNORECASE)

_DRAWN = re.compile(r""""data:[^"]*"|'data:[^']*'""")
"""A picture that a style sheet holds as letters."""
_SAID_IN_CODE = re.compile(
    r"/\*(?P<note>.*?)\*/|(?:^|[\s;{}])//(?P<line>[^\n]*)"
    r"|\"(?P<double>(?:[^\"\\\n]|\\.){3,400})\"|'(?P<single>(?:[^'\\\n]|\\.){3,400})'|`(?P<tick>[^`]{3,4000})`",
    re.DOTALL | re.MULTILINE,
)


def read_html(written: str, contents: Contents) -> None:
    """Everything that can be read in a page, or in a piece of one."""
    found = _LANGUAGE.search(written)
    language = Language(found[1]) if found and found[1] in set(Language) else None
    for match in _APART.finditer(written):
        if match["comment"] is not None:
            contents.add(unescape(match["comment"]), "comment", Kind.CODE, language)
        elif "json" in match["attributes"]:
            read_json(match["inside"], contents, "data", language)
        else:
            read_code(match["inside"], contents)
    shown = _APART.sub("\x00", written)
    for match in _STRUCK.finditer(shown):
        # what a page strikes out it rejects: its words are not the page's own, but everybody reads who is named
        contents.add(unescape(_TAG.sub("", match["inside"])), "del", Kind.STRUCK, language)
    for piece in _SEAM.split(_STRUCK.sub("\x00", shown)):
        contents.join(_read_piece(piece, language))


@lru_cache(maxsize=64)
def _read_piece(shown: str, language: Language | None) -> Contents:
    """What stands in a piece of a page. Menu and foot of a page come again on hundreds of others.

    A tag that is cut into two is not lost: both halves are read as words then.
    """
    contents = Contents()
    # each attribute once: the menus of a page repeat them
    for name, double, single, bare in dict.fromkeys(_TOLD.findall(shown)):
        value = unescape(double or single or bare)
        if value.startswith("data:"):
            _embedded(value, contents)
            continue
        kind = Kind.ADDRESS if name.lower() in _ADDRESSES else Kind.TEXT
        if len(value) > 2 and not (value.startswith("#") and kind is Kind.ADDRESS):
            contents.add(unquote(value), name.lower(), kind, language)
    for block in _TAG.sub(lambda tag: _instead_of(tag[0]), shown).split("\x00"):
        if block and not block.isspace():
            contents.add(" ".join((unescape(block) if "&" in block else block).split()), "", Kind.TEXT, language)
    return contents


@lru_cache(maxsize=4096)
def _instead_of(tag: str) -> str:
    """What a tag leaves between the words around it: nothing inside a line, else a cut."""
    return "" if _INLINE.fullmatch(tag) else "\x00"


def _embedded(address: str, contents: Contents) -> None:
    """A picture written into the page itself."""
    head, _, letters = address.partition(",")
    if head.endswith(";base64"):
        try:
            content = base64.b64decode(unquote(letters))
        except ValueError:
            return
        if is_picture(content):
            inside = Contents()
            read_picture(content, inside)
            contents.take(inside, "picture in the page")
    else:
        contents.add(unquote(letters), "data", Kind.CODE)


def read_json(written: str, contents: Contents, part: str, language: Language | None = None) -> None:
    """Every text of a JSON document, keys included; what is no JSON is read as it stands."""
    try:
        value = json.loads(written)
    except (ValueError, RecursionError):
        contents.add(written, part, Kind.CODE, language)
        return
    waiting = [value]
    while waiting:
        one = waiting.pop()
        match one:
            case str() if "://" in one and " " not in one:
                contents.add(unquote(one), part, Kind.ADDRESS, language)
            case str() if "<" in one:
                read_html(one, contents)
            case str():
                contents.add(one, part, Kind.TEXT, language)
            case dict():
                waiting += [*one.values(), *one.keys()]
            case list():
                waiting += one


def read_code(text: str, contents: Contents) -> None:
    """What a script or a style sheet says: its comments and its quoted texts, without pictures written as letters."""
    for match in _SAID_IN_CODE.finditer(_DRAWN.sub("", text)):
        contents.add(next(part for part in match.groups() if part is not None), "", Kind.CODE)
