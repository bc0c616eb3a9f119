"""Everything that is wrong with a campaign; what an edit cannot have changed is taken from the last check.

A finding is taken over only while all that it depends on is the same: the file, what else its rule looked at, the day
or the stretch of time, this very version of Gaung and of its libraries. Whatever cannot be proved is looked at again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias, cast

from gaung.kept import methods, tables
from gaung.kept import record as kept
from gaung.kept.files import Files, digest_of
from gaung.kept.patterns import take_down
from gaung.kept.pickled import from_bytes, to_bytes
from gaung.kept.record import KeptPage, KeptRest, Keyed, Problems, Record, Timed
from gaung.kept.rest import Rest
from gaung.model.today import Today
from gaung.problem import Problem, has_errors

if TYPE_CHECKING:
    # a check that finds nothing changed needs neither the models nor the rules
    from gaung.model.campaign import Campaign
    from gaung.model.page import Page
    from gaung.rules.one_page import PageExaminer
    from gaung.rules.views import PageView

_CONFIG = "mkdocs.yml"
_LEADS_ELSEWHERE = (b"INHERIT", b"!ENV", b"!!", b"!relative", b"hooks", b"custom_dir", b"path")
"""Words of an `mkdocs.yml` that depends on more than itself."""

_FIRST, _LAST = "0001", "9999"


OfConfig: TypeAlias = Callable[[Path], Problems]
"""Says what is wrong with an `mkdocs.yml`; None where nobody wants to know."""


class Check:
    """One look at a campaign, at one moment."""

    def __init__(self, root: Path, now: datetime, of_config: OfConfig | None) -> None:
        self._root = root
        self._of_config = of_config
        self._now = now
        self._today = Today.at(now)
        state = kept.state_of_gaung()
        old = None if state is None else kept.read(root, state)
        self.was_kept = old is not None
        self._old = old or Record()
        self.files = Files(root, self._old.digests)
        """What lies in the campaign."""
        if not self.files.is_plain:
            self._old, state = Record(), None
        self.state = state
        """The digest of this version of Gaung; None where nothing is kept."""
        self._beside_pages = Rest(root, self.files, self._today, self._old)
        self._new = Record()
        self._is_new = old is None
        self.unread: frozenset[Problem] = frozenset()
        """What keeps the campaign from being read, once the problems are known."""
        self.ruled: Problems = ()
        """What reading and rules say, without the site's settings, layouts and sounds: as `checking.check` says it."""

    @property
    def others(self) -> tuple[str, ...]:
        """What was looked at and lies in none of the folders of the campaign, once the problems are known."""
        return self._rest.watched

    def problems(self) -> Problems:
        """All that is wrong, by place."""
        if not self.was_kept and "gaung.rules.safeguarding" not in sys.modules:
            has_posters = any(file.endswith("/poster.yaml") for file in self.files)
            with tables.taken_down(self.state), methods.taken_down(self.state):
                take_down(partial(_load_rules, with_posters=has_posters), self.state)
        found = tuple(self._found())
        rest = self._beside_pages
        self._new.rest, self._new.layouts, self._new.forms = rest.kept, rest.layouts, rest.forms
        if self.state is not None and (self._is_new or rest.is_new or self.files.digests != self._old.digests):
            self._new.digests = self.files.digests
            gone = {file for file in self._new.pages if _id(file) in rest.kept.withdrawn}
            self._new.pages = {file: page for file, page in self._new.pages.items() if file not in gone}
            self._new.views = self._views_to_keep()
            kept.write(self._root, self.state, self._new)
        return tuple(sorted(dict.fromkeys(found), key=Problem.sort_key))

    def _found(self) -> Iterable[Problem]:
        config = self._config()
        rest = self._rest
        pages = self._pages()
        told = [*rest.read, *self._names()[2], *(problem for page in pages.values() for problem in page.read)]
        unread = [*rest.read, *self._names()[2], *(p for page in pages.values() if not page.is_page for p in page.read)]
        self.unread = frozenset(told) if has_errors(told) else frozenset()
        self._new.pages = pages
        if not rest.is_campaign or has_errors(unread):
            self.ruled = tuple(told)
            return [*config, *told]
        pages = self._new.pages = self._looked_at(pages)
        found = [
            *told,
            *rest.rules,
            *chain.from_iterable(found for _, found in rest.things.values()),
            *self._beside_pages.in_forms(),
            *chain.from_iterable(page.own or () for page in pages.values()),
            *self._beside(pages),
            *self._in_pictures(pages),
            *self._by_the_clock(pages),
        ]
        if has_errors(told):
            from gaung.checking import beyond_slips

            found = [*beyond_slips({file: page.text_line for file, page in pages.items()}, told, found)]
            self.ruled = tuple(found)
            return [*config, *found]
        self.ruled = tuple(found)
        return [*config, *found, *self._beside_pages.in_layouts(found), *rest.sounds.found, *rest.alike]

    def _config(self) -> Problems:
        if self._of_config is None:
            self._new.config = self._old.config
            return ()
        try:
            content = (self._root / _CONFIG).read_bytes()
        except OSError:
            content = b"path"
        key = digest_of((content, "content" in self.files.names))
        old = self._old.config
        if old is None or old.key != key or any(word in content for word in _LEADS_ELSEWHERE):
            old, self._is_new = Keyed(key, self._of_config(self._root / _CONFIG)), True
        self._new.config = old
        return old.found

    @property
    def _rest(self) -> KeptRest:
        """What is known of all that is no page."""
        return self._beside_pages.kept

    @cached_property
    def _name_digest(self) -> str:
        return digest_of(sorted(pair for pair in self.files.names.items() if pair[0].startswith("content")))

    def _names(self) -> tuple[str, tuple[str, ...], Problems]:
        """The files of all pages, and what is wrong with their names."""
        old = self._new.names or self._old.names
        if old is None or old[0] != self._name_digest:
            from gaung.reading.campaign import page_sources

            sources, problems = page_sources(self._root)
            old, self._is_new = (self._name_digest, tuple(map(str, sources)), tuple(problems)), True
        self._new.names = old
        return old

    def _pages(self) -> dict[str, KeptPage]:
        """Every page, read; what was found in it before is still beside it where its file is the same."""
        pages = {}
        for file in self._names()[1]:
            digest = self.files.digest(file)
            old = self._old.pages.get(file)
            if old is None or old.digest != digest or not digest:
                old, self._is_new = self._page_anew(file, digest), True
            pages[file] = old
        return pages

    def _page_anew(self, file: str, digest: str) -> KeptPage:
        from gaung.reading.markdown import read_page
        from gaung.rules.views import view_of

        page, problems = read_page(self._root, PurePosixPath(file))
        if page is None:
            return KeptPage(digest, tuple(problems), False, 0, None, "", "", (), (), None, (), "", "", "")
        self._fresh[file] = page
        view = self._fresh_views[file] = view_of(page)
        return KeptPage(
            digest=digest,
            read=tuple(problems),
            is_page=True,
            text_line=page.text_line,
            own=None,
            basis="",
            day="",
            asked_files=(),
            asked_folders=(),
            asked_state=None,
            shown=tuple(one.file for one in view.pictures),
            moment="" if view.published is None else view.published.astimezone(UTC).isoformat(),
            view_digest=digest_of(view),
            pictures_digest=digest_of(view.for_pictures),
        )

    @cached_property
    def _fresh(self) -> dict[str, Page]:
        """The pages that were read in this check."""
        return {}

    def _looked_at(self, pages: dict[str, KeptPage]) -> dict[str, KeptPage]:
        """Every page with all that is wrong with it by itself."""
        basis = self._rest.basis_digest
        return {
            file: page if self._still_holds(page, basis) else self._look_at(file, page, basis)
            for file, page in pages.items()
        }

    def _still_holds(self, page: KeptPage, basis: str) -> bool:
        if page.own is None or page.basis != basis or page.day not in {"", str(self._today)}:
            return False
        if not page.asked_files and not page.asked_folders:
            return True
        state = self.files.state(map(PurePosixPath, page.asked_files), map(PurePosixPath, page.asked_folders))
        return state is not None and state == page.asked_state

    def _look_at(self, file: str, page: KeptPage, basis: str) -> KeptPage:
        from gaung.reading.markdown import read_page

        self._is_new = True
        read = self._fresh.get(file) or read_page(self._root, PurePosixPath(file))[0]
        assert read is not None, f"{file} was a page when it was read"
        own, asked = self._examiner.of_page(read)
        return page._replace(
            own=own,
            basis=basis,
            day=str(self._today) if asked.is_of_the_day else "",
            asked_files=tuple(sorted(map(str, asked.files))),
            asked_folders=tuple(sorted(map(str, asked.folders))),
            asked_state=self.files.state(asked.files, asked.folders),
        )

    @cached_property
    def _examiner(self) -> PageExaminer:
        from gaung.rules.one_page import PageExaminer

        return PageExaminer(replace(cast("Campaign", from_bytes(self._rest.basis)), root=self._root), self._today)

    @cached_property
    def _skeleton(self) -> Campaign:
        return replace(cast("Campaign", from_bytes(self._rest.skeleton)), root=self._root)

    @cached_property
    def _fresh_views(self) -> dict[str, PageView]:
        """Those pages as others see them."""
        return {}

    @cached_property
    def _views(self) -> dict[str, PageView]:
        """Every page as others see it."""
        known = cast("dict[str, PageView]", from_bytes(self._old.views)) if self._old.views else {}
        fresh = self._fresh_views
        return {
            file: fresh[file] if file in fresh else known[file]
            for file, page in self._new.pages.items()
            if page.is_page
        }

    def _views_to_keep(self) -> bytes:
        before, now = (
            [(file, page.view_digest) for file, page in pages.items() if page.is_page]
            for pages in (self._old.pages, self._new.pages)
        )
        if before == now:
            return self._old.views
        return to_bytes({file: self._views[file] for file, _ in now})

    def _beside(self, pages: dict[str, KeptPage]) -> Problems:
        views = [page.view_digest for page in pages.values()]
        key = (
            digest_of((self._rest.skeleton_digest, self._rest.noted, str(self._today), views)) if self._rest.key else ""
        )
        old = self._old.beside
        if old is None or old.key != key or not key:
            from gaung.rules.reach import beside

            found = beside(self._skeleton, tuple(self._views.values()), self._rest.noted, self._today)
            old, self._is_new = Keyed(key, tuple(dict.fromkeys(found))), True
        self._new.beside = old
        return old.found

    def _in_pictures(self, pages: dict[str, KeptPage]) -> Problems:
        """What the rules find that lay the pictures of all pages beside each other."""
        shown = {PurePosixPath(file) for page in pages.values() for file in page.shown}
        shown |= {PurePosixPath(file) for poster in self._rest.posters for file in poster.paths}
        shown |= {PurePosixPath(file) for file in self._rest.covers}
        state = self.files.state(shown)
        views = [page.pictures_digest for page in pages.values() if page.shown]
        key = digest_of((self._rest.skeleton_digest, views, state)) if self._rest.key and state else ""
        old = self._old.pictures
        if old is None or old.key != key or not key:
            from gaung.rules.reach import of_pictures

            found = of_pictures(self._skeleton, (view.for_pictures for view in self._views.values()), self._today)
            old, self._is_new = Keyed(key, tuple(dict.fromkeys(found))), True
        self._new.pictures = old
        return old.found

    def _by_the_clock(self, pages: dict[str, KeptPage]) -> Problems:
        key = digest_of(
            (self._rest.skeleton_digest, [(file, page.view_digest) for file, page in pages.items() if page.moment])
        )
        now = self._now.astimezone(UTC).isoformat()
        old = self._old.clock
        if old is None or old.key != key or not self._rest.key or not old.since <= now < old.until:
            from gaung.rules.clock import by_the_clock

            found = tuple(dict.fromkeys(by_the_clock(self._skeleton, tuple(self._views.values()), self._now)))
            moments = [*self._rest.moments, *(page.moment for page in pages.values() if page.moment)]
            since = max((one for one in moments if datetime.fromisoformat(one) <= self._now), default=_FIRST)
            until = min((one for one in moments if datetime.fromisoformat(one) > self._now), default=_LAST)
            # an error quotes the moment of the check; it is to be mended, not to be kept
            old, self._is_new = Timed("" if has_errors(found) else key, since, until, found), True
        self._new.clock = old
        return old.found


def _id(file: str) -> str:
    """What the register of withdrawals calls a page: `id/panduan/mulai`."""
    return file.removeprefix("content/").removesuffix(".md")


def _load_rules(*, with_posters: bool) -> None:
    """Let the rules compile what they look for, now and later: what needs to be told nothing is known for all texts."""
    from gaung.reading import campaign, markdown
    from gaung.rules.rest import of_rest

    _ = campaign, markdown, of_rest
    if with_posters:
        from gaung.making.poster import layout, limits, sharing

        _ = layout, limits, sharing
    for name, module in sorted(sys.modules.items()):
        if name.startswith("gaung.rules."):
            for thing in tuple(vars(module).values()):
                if hasattr(thing, "cache_clear") and not thing.__wrapped__.__code__.co_argcount:
                    thing()
