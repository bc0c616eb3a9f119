"""The media files of a campaign as rules ask for them: whether they are there, and what they are."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from gaung.picture import MOST_PICTURE_BYTES, Box, is_photo, picture_for_readers, pixels_of
from gaung.picture_memory import PictureMemory


class Media:
    """The media files of a campaign, as rules ask for them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._memory = PictureMemory(root / ".cache" / "gaung")

    def exists(self, path: PurePosixPath) -> bool:
        """Whether there is a regular file at `path` (relative to the campaign)."""
        return (self._root / path).is_file()

    def leads_outside(self, path: PurePosixPath) -> bool:
        """Whether `path`, or a folder above it, is a link that leads out of the campaign."""
        return not Path(os.path.realpath(self._root / path)).is_relative_to(os.path.realpath(self._root))

    def is_device(self, path: PurePosixPath) -> bool:
        """Whether at `path` lies what is neither a file nor a folder: a pipe, a device."""
        return (self._root / path).exists() and not self.exists(path) and not self.is_folder(path)

    def is_folder(self, path: PurePosixPath) -> bool:
        """Whether `path` (relative to the campaign) is a folder."""
        return (self._root / path).is_dir()

    def lines(self, path: PurePosixPath) -> tuple[str, ...]:
        """The lines of a text file of the campaign; none if it cannot be read as text."""
        try:
            return tuple((self._root / path).read_text("utf-8-sig").split("\n"))
        except (OSError, UnicodeDecodeError, ValueError):
            return ()

    def is_picture(self, path: PurePosixPath) -> bool:
        """Whether the file at `path` can be shown in a page."""
        return picture_for_readers(self._root / path) is not None

    def is_photo(self, path: PurePosixPath) -> bool:
        """Whether the picture at `path` may be a photo, on which faces can be seen."""
        return is_photo(self._root / path)

    def pixels(self, path: PurePosixPath) -> tuple[int, int] | None:
        """Width and height that the picture at `path` says it has; None if it is no picture. Nothing is decoded."""
        return pixels_of(self._root / path)

    def is_same_picture(self, one: PurePosixPath, other: PurePosixPath) -> bool:
        """Whether two files hold the same bytes, or one picture that was resized or encoded again."""
        from gaung.likeness import is_same_picture

        seen, known = _print_at(self._root / one), _print_at(self._root / other)
        if seen[0] == known[0]:
            return True
        return seen[1] is not None and known[1] is not None and is_same_picture(seen[1], known[1])

    def shows(self, one: PurePosixPath, other: PurePosixPath) -> bool:
        """Whether the picture at `one` shows the one at `other` or a part of it, turned, mirrored, framed, inverted."""
        first, second = self._root / one, self._root / other
        if any(path.stat().st_size > MOST_PICTURE_BYTES for path in (first, second)):
            return False  # it is shown nowhere
        seen, known = _digest_at(first), _digest_at(second)
        paths = {seen: first, known: second}
        return seen == known or self._memory.shows(seen, known, lambda digest: paths[digest].read_bytes())

    def remember(self) -> None:
        """Keep for the next check which pictures show which."""
        self._memory.save()

    def is_cut_from(self, one: PurePosixPath, other: PurePosixPath) -> bool:
        """Whether the picture at `one` is a square that was cut out of the one at `other`."""
        from gaung.likeness import is_same_picture

        seen, squares = _print_at(self._root / one)[1], _squares_at(self._root / other)
        return seen is not None and any(is_same_picture(seen, known) for known in squares)

    def codes(self, path: PurePosixPath, cover: Sequence[Box] = ()) -> tuple[str, ...]:
        """What the codes say that a phone reads in the picture at `path`, but for what is painted over."""
        file = self._root / path
        status = file.stat()
        return _codes_of(file, status.st_mtime_ns, status.st_size, tuple(cover))

    def same_files(self, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, PurePosixPath]:
        """Of each of these files that is there, the first one by name with the same bytes; only those are read that
        are of one size."""
        sizes: defaultdict[int, list[PurePosixPath]] = defaultdict(list)
        for path in sorted(paths):
            if self.exists(path):
                sizes[(self._root / path).stat().st_size].append(path)
        found: dict[PurePosixPath, PurePosixPath] = {}
        for same in sizes.values():
            firsts: dict[str, PurePosixPath] = {}
            for path in same:
                found[path] = firsts.setdefault(_digest_at(self._root / path) if len(same) > 1 else "", path)
        return found

    def is_one_of(self, path: PurePosixPath, digests: Mapping[str, int | None]) -> str | None:
        """The digest of the file at `path`, if it is one of these; nothing is read whose length is none of theirs."""
        size_bytes = (self._root / path).stat().st_size
        if not {size_bytes, None}.isdisjoint(digests.values()):
            digest = _digest_at(self._root / path)
            return digest if digest in digests else None
        return None

    def shows_one_of(self, path: PurePosixPath, prints: Sequence[str], points: Sequence[str]) -> bool:
        """Whether the picture at `path` shows one that is known by these prints and points of a trace, or a part."""
        file = self._root / path
        if file.stat().st_size > MOST_PICTURE_BYTES or not (prints or points):
            return False
        return self._memory.shows_any(_digest_at(file), prints, points, lambda _: file.read_bytes())

    def siblings(self, path: PurePosixPath) -> tuple[str, ...]:
        """The names of the files in the folder in which `path` should be."""
        folder = (self._root / path).parent
        return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_file())) if folder.is_dir() else ()


def _print_at(path: Path) -> tuple[str, int | None]:
    """A digest of a file, and what the picture in it is known by."""
    status = path.stat()
    return _print_of(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4096)
def _print_of(path: Path, _modified_ns: int, size_bytes: int) -> tuple[str, int | None]:
    from gaung.likeness import picture_print

    if size_bytes > MOST_PICTURE_BYTES:
        return f"{path}", None  # it is shown nowhere
    content = path.read_bytes()
    return hashlib.sha256(content).hexdigest(), picture_print(content)


def _digest_at(path: Path) -> str:
    """The digest of a file, whatever it is."""
    status = path.stat()
    return _digest_of(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4096)
def _digest_of(path: Path, _modified_ns: int, _size_bytes: int) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@lru_cache(maxsize=1024)
def _codes_of(path: Path, _modified_ns: int, size_bytes: int, cover: tuple[Box, ...]) -> tuple[str, ...]:
    from gaung.codes import codes_in  # who has no picture needs nobody to read codes

    return () if size_bytes > MOST_PICTURE_BYTES else codes_in(path.read_bytes(), cover)


def _squares_at(path: Path) -> tuple[int, ...]:
    """What the squares are known by that can be cut out of a picture."""
    status = path.stat()
    return _squares_of(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1024)
def _squares_of(path: Path, _modified_ns: int, size_bytes: int) -> tuple[int, ...]:
    from gaung.likeness import square_prints

    return () if size_bytes > MOST_PICTURE_BYTES else square_prints(path.read_bytes())
