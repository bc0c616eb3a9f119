"""Taking back where a register is broken: found by the letters of the files, and nothing is written down."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from gaung.inspecting.recognising import Withdrawn
from gaung.mentions import Mentions
from gaung.model.withdrawal import WithdrawalKind
from gaung.published_copies import Gone, addresses, gone_by_name, leave_feeds, take_down
from gaung.reading.campaign import CONSENTS
from gaung.reading.glance import guess_site_url
from gaung.taking_back import SEARCH, name_in
from gaung.unread import Unread, resting_on, things_in

_REF = re.compile(r"\bref\b[\"']?\s*:\s*[\"']?([A-Z0-9]+(?:-[A-Z0-9]+)*)")
_LIKE_A_REF = re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*")
"""No country, no day and no age band, which a register holds, too."""


def withdraw(
    root: Path, reference: str, site: Path, before: Callable[[tuple[Gone, ...]], None] = lambda _: None
) -> tuple[Gone, ...]:
    """Take off the site what rests on a reference by what is written in the files.

    `before` hears of it while it is still there. Nothing is written down. None of it where nobody wrote such a
    reference.
    """
    hidden = _meant(root, name_in(reference))
    found = tuple(one for one in (gone_by_name(one, site) for one in hidden) if one.files)
    if found:
        before(found)
    for one in found:
        take_down(site, one.files)
        leave_feeds(site, {one.id, *one.guids})
    if found:
        shutil.rmtree(site / SEARCH, ignore_errors=True)
        folders = [place for one in hidden if not one.is_page for place in addresses(one, site) if place.endswith("/")]
        files = [file for one in found for file in one.files]
        Mentions(site, guess_site_url(root), Withdrawn((), (), root)).remove(files, folders)
    return found


def may_be_there(root: Path, reference: str) -> bool:
    """Whether there is such a consent, episode, poster or page; where the letters cannot be read, there may be one."""
    asked = name_in(reference)
    things = tuple(things_in(root))
    is_any = not _register(root) and _LIKE_A_REF.fullmatch(asked) is not None
    return is_any or _is_consent(root, asked, things) or bool(_called(things, asked))


def references(root: Path) -> tuple[str, ...]:
    """What can be taken back, as far as it is written."""
    return (*dict.fromkeys(_REF.findall(_register(root))), *(one.id for one in things_in(root)))


def _meant(root: Path, asked: str) -> tuple[Unread, ...]:
    things = tuple(things_in(root))
    return resting_on(things, asked) if _is_consent(root, asked, things) else _called(things, asked)


def _called(things: tuple[Unread, ...], asked: str) -> tuple[Unread, ...]:
    """Those of this name; an episode may be named without its show."""
    whole = tuple(one for one in things if one.id == asked)
    short = tuple(one for one in things if one.kind is WithdrawalKind.EPISODE and one.id.partition("/")[2] == asked)
    return whole or (short if len(short) == 1 else ())


def _is_consent(root: Path, asked: str, things: tuple[Unread, ...]) -> bool:
    """Whether the register holds such a consent; one that cannot be read may, if a page or an episode names it."""
    register = _register(root)
    if asked in _REF.findall(register):
        return True
    written = re.compile(rf"(?<![\w-]){re.escape(asked)}(?![\w-])")
    texts = (register,) if register else tuple(one.text for one in things)
    return _LIKE_A_REF.fullmatch(asked) is not None and any(map(written.search, texts))


def _register(root: Path) -> str:
    """The letters of the register of consents, but for the broken ones; empty if it cannot be read."""
    try:
        content = (root / CONSENTS).read_bytes()
    except OSError:
        return ""
    return "" if b"\0" in content else content.decode("utf-8", "replace")
