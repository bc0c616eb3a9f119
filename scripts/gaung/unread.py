"""What cannot be read may rest on a consent, too: one slip in a file must keep no child online.

Such a file is looked through for the reference as it is written, letter by letter; one of which not even the letters
can be read may rest on any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gaung.model.withdrawal import WithdrawalKind

_PICTURE = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Unread:
    """An episode, a poster or a page that cannot be read."""

    kind: WithdrawalKind
    id: str
    """How the register of withdrawals calls it."""
    source: PurePosixPath
    text: str
    """As it is written; empty if not even that can be read."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page: what rests on a consent there leaves the site, and the page may come back."""
        return self.kind is WithdrawalKind.PAGE

    @property
    def pictures(self) -> tuple[PurePosixPath, ...]:
        """The files in the campaign that a page shows."""
        named = (one or other for one, other in _PICTURE.findall(self.text)) if self.is_page else ()
        return tuple(dict.fromkeys(self.source.parent / name for name in named if ":" not in name and ".." not in name))


def things_in(root: Path, read: Set[tuple[WithdrawalKind, str]] = frozenset()) -> Iterator[Unread]:
    """Every episode, poster and page in the campaign's folder that is none of those that could be read."""
    for pattern, kind in (
        ("episodes/*/*/episode.yaml", WithdrawalKind.EPISODE),
        ("posters/*/poster.yaml", WithdrawalKind.POSTER),
        ("content/*/**/*.md", WithdrawalKind.PAGE),
    ):
        for path in sorted(root.glob(pattern)):
            source = PurePosixPath(path.relative_to(root).as_posix())
            whole = source.with_suffix("") if kind is WithdrawalKind.PAGE else source.parent
            id = "/".join(whole.parts[1:])
            if (kind, id) not in read and path.is_file():
                yield Unread(kind, id, source, _text(path))


def resting_on(things: Iterable[Unread], reference: str) -> tuple[Unread, ...]:
    """Those that are called so, or that write this reference of a consent somewhere."""
    written = re.compile(rf"(?<![\w-]){re.escape(reference)}(?![\w-])")
    return tuple(one for one in things if reference in (one.id, str(one.source)) or _may_write(one, written))


def _may_write(one: Unread, written: re.Pattern[str]) -> bool:
    return not one.text or written.search(one.text) is not None


def _text(path: Path) -> str:
    """The letters of a file; empty if they cannot be read."""
    try:
        content = path.read_bytes()
        return "" if b"\0" in content else content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
