"""What one check leaves for the next: findings with all that they depend on, in one sealed file of the cache.

No sentence of an author is in it but titles of pages, targets of links and what the findings quote themselves
(masked, as in a report); `gaung purge` and `gaung withdraw` remove it, and nothing publishes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

import gaung
from gaung.kept.files import Digests, gaung_state
from gaung.kept.pickled import UnknownThingError, from_bytes, to_bytes
from gaung.problem import Problem
from gaung.seal import read_sealed, write_sealed

FORM = 5
"""Of this module's classes; another one is not read."""

Problems: TypeAlias = tuple[Problem, ...]


class KeptPage(NamedTuple):
    """What was found in one page."""

    digest: str
    """Of its file."""
    read: Problems
    """What is wrong with the file as such."""
    is_page: bool
    """Whether it could be read at all."""
    text_line: int
    own: Problems | None
    """What is wrong with the page by itself; None if nobody looked."""
    basis: str
    """The digest of the registers that it was looked at with."""
    day: str
    """The day for which that holds; empty where it does not matter."""
    asked_files: tuple[str, ...]
    asked_folders: tuple[str, ...]
    """Media whose state mattered, there or not."""
    asked_state: str | None
    shown: tuple[str, ...]
    """The pictures that it shows."""
    moment: str
    """When it is published, if it says so."""
    view_digest: str
    """Of the page as others see it."""
    pictures_digest: str
    """Of what others see of its pictures."""


class KeptPoster(NamedTuple):
    """A poster that is laid out, and the files that it names."""

    id: str
    file: str
    paths: tuple[str, ...]


class Keyed(NamedTuple):
    """Findings, and the digest of all that they depend on."""

    key: str
    found: Problems


class KeptRest(NamedTuple):
    """What was found in all that is no page."""

    key: str
    """Of what its files say, not of how they say it; empty if that cannot be kept."""
    day: str
    files: dict[str, tuple[str, str]]
    """Of each file the digest of its content, and of what it says."""
    watched: tuple[str, ...]
    """Files outside of the folders of registers, episodes and posters that something names."""
    read: Problems
    is_campaign: bool
    rules: Problems
    """What is said of registers and shows, and by laying episodes and posters beside each other."""
    things: dict[str, tuple[str, Problems]]
    """Of each YAML file of an episode or poster a digest of all but its words, and what is said of it by itself."""
    withdrawn: frozenset[str]
    """Ids of what was taken back."""
    noted: tuple[tuple[str, tuple[tuple[str, str, str, tuple[int, int, int]], ...]], ...]
    """What blocks in show notes name."""
    moments: tuple[str, ...]
    posters: tuple[KeptPoster, ...]
    covers: tuple[str, ...]
    """The pictures on the covers of shows."""
    sounds: Keyed
    """Released programmes that would sound otherwise."""
    alike: Problems
    """Recordings that sound like a child's, in an episode without its consent."""
    texts: dict[str, Problems]
    """What was found in each text, by a digest of the text and of all that it was looked at with."""
    basis: bytes
    """What a page is looked at with."""
    basis_digest: str
    skeleton: bytes
    """What pages are laid beside."""
    skeleton_digest: str


class Timed(NamedTuple):
    """Findings that hold from one moment until another one."""

    key: str
    since: str
    until: str
    found: Problems


@dataclass(slots=True)
class Record:
    """All that one check leaves for the next."""

    digests: Digests = field(default_factory=dict)
    config: Keyed | None = None
    names: tuple[str, tuple[str, ...], Problems] | None = None
    """A digest of all names below `content/`, the files of pages, and what is wrong with names."""
    pages: dict[str, KeptPage] = field(default_factory=dict)
    views: bytes = b""
    """The pages as others see them, by file: most checks need none of them."""
    rest: KeptRest | None = None
    layouts: dict[str, Keyed] = field(default_factory=dict)
    forms: dict[str, Keyed] = field(default_factory=dict)
    """What the forms of each poster have no room for."""
    beside: Keyed | None = None
    pictures: Keyed | None = None
    clock: Timed | None = None


def file_of(root: Path) -> Path:
    """Where the record of a campaign lies."""
    return root / ".cache" / "gaung" / "checked"


def state_of_gaung() -> str | None:
    """A digest of this very version of Gaung, of Python, and of every library beside it; None while one is changed."""
    libraries = [f"{folder}/{name}" for folder in sys.path for name in _libraries(folder)]
    package = Path(gaung.__file__).parent
    try:
        return gaung_state(package, (FORM, sys.version, sys.platform, *sorted(libraries)))
    except OSError:
        return None


def read(root: Path, state: str) -> Record | None:
    """What the last check left; None if there is nothing that this version of Gaung can believe."""
    content = read_sealed(file_of(root))
    if content is None:
        return None
    begin, _, rest = content.partition(b"\n")
    if begin != state.encode():
        return None
    try:
        record = from_bytes(rest)
    except (UnknownThingError, EOFError, AttributeError, ImportError, TypeError, ValueError, IndexError, KeyError):
        return None
    return record if isinstance(record, Record) else None


def write(root: Path, state: str, record: Record) -> bool:
    """Leave a record for the next check; False where that is not possible."""
    return write_sealed(file_of(root), state.encode() + b"\n" + to_bytes(record))


def forget(root: Path) -> int:
    """Remove the record of a campaign; how many bytes that frees."""
    file = file_of(root)
    try:
        size = file.stat().st_size
        file.unlink()
    except FileNotFoundError:
        return 0
    return size


def _libraries(folder: str) -> Iterator[str]:
    if folder.endswith("-packages"):
        try:
            names = [path.name for path in Path(folder).iterdir()]
            yield from (name for name in names if name.endswith((".dist-info", ".pth", ".egg-link")))
        except OSError:
            return
