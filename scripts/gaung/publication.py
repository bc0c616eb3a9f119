"""The published site: what it depends on, whether it is still what was published, and how media get into it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import gaung
from gaung.making.digest import Digests
from gaung.making.recipe import Recipe
from gaung.making.store import MANIFEST, write_whole
from gaung.model.campaign import Campaign
from gaung.picture import PICTURES
from gaung.shown_pictures import covered_in_pages

REVISION = 1

TRACES = tuple(map(PurePosixPath, ("content/data/withdrawn", "content/data/released")))
"""What was withdrawn is looked for by these; no page depends on them."""

FACTS = "facts.json"

NOT_PUBLISHED = frozenset({FACTS, MANIFEST})
"""Files of a result that are notes of ours, not for readers."""

FOR_STATIONS, FOR_EDITORS = "radio", "editor"
"""Folders in the result of an episode that never lie beside its podcast: what each station gets goes below the site's
own `radio/`, and what is for the editor is not published at all."""


def site_key(campaign: Campaign, made: Mapping[str, str], digests: Digests) -> str:
    """The key of all that a site depends on; `made` are the keys of the products by name."""
    inputs = dict(made)
    for source in sorted(_content_files(campaign)):
        inputs[str(source)] = digests.of(campaign.root / source)
    recipe = Recipe(
        kind="site",
        name="site",
        revision=REVISION,
        inputs=inputs,
        settings={
            # what rests on an ended consent is not in the campaign any more, though its files are still there; and a
            # child's words whose consent ended are taken out of a page whose file nobody touched
            "episodes": [f"{episode.folder} {_digest(episode.notes)}" for episode in campaign.episodes],
            "posters": [str(poster.folder) for poster in campaign.posters],
            "pages": [f"{page.source} {_digest(page.text)}" for page in campaign.pages],
            "expired": [*sorted(campaign.expired)],
            "withdrawn": [str(one.model_dump_json()) for one in campaign.withdrawals],
        },
        tools={"gaung": gaung_digest(), "mkdocs": version("mkdocs"), "material": version("mkdocs-material")},
    )
    return recipe.key


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Publication:
    """What was published last, and where: remembered in the cache, so that an unchanged site is left alone."""

    def __init__(self, cache: Path, site: Path) -> None:
        self._record = cache / "published.json"
        self._site = site
        self._sites = Sites(cache)

    def remember(self, key: str) -> None:
        """The site that now lies there was made with this key."""
        record = {"site": str(self._site), "key": key, "files": _listing(self._site)}
        write_whole(self._record, json.dumps(record).encode())
        self._sites.remember(self._site)

    def is_current(self, key: str) -> bool:
        """Whether the site was made with this key and none of its files was touched since."""
        try:
            record = json.loads(self._record.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return False
        is_same = record["site"] == str(self._site) and record["key"] == key
        return is_same and bool(record["files"] == _listing(self._site))


class Sites:
    """Every folder into which the campaign was ever published: what is taken back is looked for in all of them."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._root = cache.parents[1]
        self._record = cache / "sites.json"

    def remember(self, site: Path) -> None:
        """It was published into `site`."""
        known = self._known()
        if site not in known and not site.is_relative_to(self._cache):
            # a place in the campaign goes along when its folder is moved or copied
            written = [
                one.relative_to(self._root).as_posix() if one.is_relative_to(self._root) else str(one)
                for one in (*known, site)
            ]
            write_whole(self._record, json.dumps(written).encode())

    def all(self) -> tuple[Path, ...]:
        """The campaign's own `site/` first; whether they are still there or not."""
        return tuple(dict.fromkeys((self._root / "site", *self._known())))

    def _known(self) -> tuple[Path, ...]:
        try:
            return tuple(self._root / one for one in json.loads(self._record.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return ()


def link_files(source: Path, target: Path) -> None:
    """Let the finished files of `source` appear in `target`, as links where the disk can, else as copies."""
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        if not path.is_file() or str(name) in NOT_PUBLISHED or name.parts[0] in (FOR_STATIONS, FOR_EDITORS):
            continue
        link_file(path, target / name)


def link_file(source: Path, target: Path) -> None:
    """Let one finished file appear at `target`, as a link where the disk can, else as a copy."""
    target.parent.mkdir(parents=True, exist_ok=True)
    # two feeds of one folder have the same stylesheets; a copy must never be written into the store
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def gaung_digest() -> str:
    """What this very version of Gaung consists of: a changed template or script builds the site anew."""
    digest = hashlib.sha256(gaung.__version__.encode())
    package = Path(gaung.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix not in {".pyc"} and "starter" not in path.parts:
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _content_files(campaign: Campaign) -> Iterator[PurePosixPath]:
    """Every file that the pages depend on; what is not published is left alone, and pictures that no page shows."""
    root = campaign.root
    read = {page.source for page in campaign.pages} | {*covered_in_pages(campaign)}
    kept = {str(one.folder) for one in (*campaign.episodes, *campaign.posters)}
    yield PurePosixPath("mkdocs.yml")
    for top, depth in (("content", 0), ("episodes", 3), ("posters", 2)):
        for path in (root / top).rglob("*"):
            name = PurePosixPath(path.relative_to(root).as_posix())
            folder = "/".join(name.parts[:depth])
            if (depth and len(name.parts) > depth and folder not in kept) or any(map(name.is_relative_to, TRACES)):
                continue
            if top == "content" and name not in read and path.suffix.lower() in {".md", *PICTURES}:
                continue
            if path.is_file() and (top == "content" or path.suffix in {".yaml", ".md"}):
                yield name


def _listing(site: Path) -> list[list[str | int]]:
    """Every file of a site with size and modification time, as JSON gives it back."""
    found: list[list[str | int]] = []
    for path in sorted(site.rglob("*")):
        if path.is_file():
            status = path.stat()
            found.append([path.relative_to(site).as_posix(), status.st_size, status.st_mtime_ns])
    return found
