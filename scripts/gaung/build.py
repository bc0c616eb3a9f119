"""The only place that knows the order: load, make, prepare, generate, assemble, finish, publish.

What only one step needs is imported by that step: who looks at one poster waits for no feed, page or site.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeAlias

from gaung import address, cards, untold
from gaung.catalogue import Choose, Narrow, Part, Product, packs, products
from gaung.checking import SAFETY, check, ended_between, of_layout, of_made, of_readiness, softened
from gaung.kept.preview import check_known
from gaung.making import jobs, publishing
from gaung.making.digest import Digests
from gaung.making.store import Made, Store
from gaung.media import EpisodeFacts, PackFacts, PosterFacts, Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.problem import CampaignError, Problem, Severity, has_errors
from gaung.promised import Promised
from gaung.publication import FACTS, Publication, gaung_digest, link_file, link_files, site_key
from gaung.stations import Shelf, as_published, pack_name, shelves
from gaung.telling import Progress, Quiet
from gaung.withholding import released

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from gaung.making.feed import Feed


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to build."""

    site_dir: Path | None = None
    """Where the site is published; the campaign's `site/` if None."""
    only: Part | None = None
    """Make only this part, and publish nothing."""
    jobs: int | None = None
    """How many processes; one a core if None."""
    cluster: str | None = None
    """Address of a Dask scheduler that does the making instead: `tcp://…`."""
    now: datetime | None = None
    """The moment of the build; the clock's if None."""
    clock: datetime | None = None
    """What the clock says, if `now` may be earlier: what has ended since is not published."""
    draft: bool = False
    """Build what may not be released yet, apart from the published site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a build did."""

    campaign: Campaign
    problems: tuple[Problem, ...]
    """Warnings and notes; an error would have raised `CampaignError`."""
    site: Path
    made: tuple[str, ...]
    kept: tuple[str, ...]
    was_published: bool
    """False when nothing had changed, or when only a part was made."""


class Build:
    """One build, step by step. The command line and the MkDocs plugin take the same steps.

    Use it as a context manager: it holds the campaign's lock, and ends its processes. `load`, `make` and `finish`
    raise `CampaignError` with everything that is wrong.
    """

    def __init__(self, root: Path, options: Options | None = None, progress: Progress | None = None) -> None:
        self.root = root.resolve()
        self.options = options or Options()
        self.progress = progress or Quiet()
        self.cache = self.root / ".cache" / "gaung"
        self.problems: list[Problem] = []
        self.made: dict[str, Made] = {}
        self._stack = ExitStack()
        self._pool: Executor | None = None
        self._campaign: Campaign | None = None
        self._everything: Campaign | None = None
        self._packs: Mapping[str, PackFacts] = {}
        self._feeds: tuple[Feed, ...] = ()
        self._clock = datetime.now(UTC)

    def __enter__(self) -> Self:
        from filelock import Timeout

        self.store = Store(self.cache)
        try:
            self._stack.enter_context(self.store.alone(wait_seconds=0))
        except Timeout:
            self.progress.busy()
            self._stack.enter_context(self.store.alone())
        self.digests = Digests(self.cache / "digests.json")
        publishing.recover(self.site)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.digests.save()
        self._stack.__exit__(kind, error, traceback)

    @property
    def campaign(self) -> Campaign:
        """The campaign as it is published at the moment of the build. Known after `load`."""
        assert self._campaign is not None, "load() comes first"
        return self._campaign

    @property
    def now(self) -> datetime:
        """The moment of the build, the same from its beginning to its end."""
        return self.options.now or self._clock

    @property
    def site(self) -> Path:
        """The folder that is published."""
        if self.options.site_dir is not None:
            return self.options.site_dir.resolve()
        return self.cache / "draft" / "site" if self.options.draft else self.root / "site"

    @property
    def staging(self) -> Path:
        """The folder in which the next site is assembled."""
        return publishing.staging_folder(self.site)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the site, the default one first."""
        settings = self.campaign.settings
        return tuple(dict.fromkeys((settings.default_language, *settings.languages)))

    def pool(self) -> Executor:
        """The processes that do the work, started at the first use."""
        if self._pool is None:
            self._pool = self._stack.enter_context(jobs.executor(self.options.jobs, self.options.cluster))
        return self._pool

    def load(self) -> Campaign:
        """Read and check the campaign."""
        from gaung.sounding_alike import of_sounds

        self.progress.begin("load", 0)
        publishing.refuse_foreign(self.site, self.root)
        self._promised = Promised(self.root)
        campaign, problems = check(self.root, self.now, draft=self.options.draft)
        ended = ended_between(self.root, self.now, self.options.clock or self.now, problems)
        unended = untold.unended(self.root) if not self.options.draft else ()
        problems = (*problems, *of_sounds(campaign, self.digests), *ended, *unended)
        if has_errors(problems):
            raise CampaignError([*problems, *of_layout(campaign, problems)])
        self.problems += problems
        self._everything, self._campaign = campaign, released(campaign, self.now)
        self.problems += of_readiness(self._campaign) if not self.options.draft else ()
        return self._campaign

    def catalogue(self) -> tuple[Product, ...]:
        """Everything that is made in a process of its own."""
        return tuple(products(self.campaign, self.digests, self.cache, self.options.only))

    def make(self) -> Products:
        """Obtain every episode, poster, cover and feed; what is there already is not made again."""
        self.problems += self._obtain(self.catalogue())
        if self.options.only in (None, Part.PAGES):
            facts = self._products().episodes
            self.problems += self._obtain(packs(self.campaign, facts, self.made, self.cache))
        made = self._products()
        self._packs = made.packs
        self.problems += self._of_sound(made)
        self.problems += of_made(made.posters)
        if self.options.only in (None, Part.PAGES):
            self._obtain_feeds(made)
        return made

    def preview(self, choose: Choose, narrowed: Narrow = lambda read: read) -> tuple[Made, tuple[Problem, ...]]:
        """Make the one product that `choose` picks from all names, for an editor's own eyes and ears.

        `narrowed` may leave languages and sizes away that nobody asked for. Only what is wrong with that product stops
        it; a safety finding warns, and so does what would only stop a release.
        """
        read, problems = check_known(self.root, self.now)
        self._campaign = narrowed(read)
        by_name = {product.recipe.name: product for product in self.catalogue()}
        product = by_name[choose(tuple(by_name))]
        folder = product.recipe.name.partition("/")[2]
        if self._campaign is not read:
            product = product.apart()
        own = tuple(f"{top}/{folder}/" for top in ("episodes", "posters"))
        found = [one for one in problems if one.place is not None and one.place.file.startswith(own)]
        found = [softened(problem) if problem.code.startswith(SAFETY) else problem for problem in found]
        if has_errors(found):
            raise CampaignError(found)
        found += [*self._obtain([product]), *self._of_sound(self._products())]
        found += of_made(self._products().posters)
        return self.made[product.recipe.name], tuple(found)

    def prepare(self, made: Products) -> Path:
        """Write the plain Markdown tree of every language; the folder that holds them."""
        from gaung.making import pages

        prepared = self.cache / "prepared"
        pages.prepare(self.campaign, made, prepared, self.folders())
        return prepared

    def assemble(self, staging: Path) -> None:
        """Put the made media beside the pages."""
        from gaung.making import feed, withdrawn

        folders = self.folders()
        for show in self.campaign.shows:
            target = staging / "podcast" / show.id
            link_files(folders[f"cover/{show.id}"], target)
            for episode in self.campaign.episodes_of(show):
                made = folders[f"episode/{show.id}/{episode.id}"]
                link_files(made, target / episode.id)
                is_aired = f"{show.id}/{episode.id}" not in self.campaign.expired
                for station in show.stations if is_aired else ():
                    packed = pack_name(station.id, show.id, episode.id)
                    if packed in folders:
                        link_files(folders[packed], staging / address.pack(station.id, show.id, episode.id))
        for shelf in self.shelves():
            for name, path in shelf.links.items():
                link_file(path, staging / name)
            (staging / shelf.list_name).write_text(shelf.list_text, "utf-8", newline="\n")
        for made_feed in self._feeds:
            link_files(folders[made_feed.name], staging / made_feed.folder)
        written = (*withdrawn.documents(self.campaign), *feed.outlines(self.campaign, self._feeds))
        for file, content in (*written, *feed.news_feeds(self.campaign)):
            (staging / file).parent.mkdir(parents=True, exist_ok=True)
            (staging / file).write_bytes(content)
        for one in self.campaign.posters:
            link_files(folders[f"poster/{one.id}"], staging / "posters" / one.id)
        for name, folder in folders.items():
            if name.startswith(cards.KIND):
                link_file(folder / cards.FILE, staging / address.CARDS / f"{name.removeprefix(cards.KIND)}.png")

    def shelves(self) -> tuple[Shelf, ...]:
        """What lies in the stations' folders at the moment of the build. Known after `make`."""
        assert self._everything is not None, "load() comes first"
        return tuple(shelves(self.campaign, self._everything, self._packs, self.folders(), self.now))

    def finish(self, staging: Path, made: Products) -> None:
        """Work on the built pages: security policy, language links, site map, checks; then read all that goes out."""
        from gaung.inspecting.release import inspect_all
        from gaung.site.finish import finish

        found = finish(self.campaign, made, staging)
        if not has_errors(found):
            self.progress.begin("inspect", 0)
            assert self._everything is not None, "load() comes first"
            self.store.sweep_forgotten(set(self.made))
            found += inspect_all(self._everything, self.campaign, staging, self.store, self.now, gaung_digest())
        self.problems += found
        if has_errors(found):
            raise CampaignError(self.problems)

    def publish(self, staging: Path) -> None:
        """Let the finished site take the place of the published one, and forget what no build needs any more."""
        self._promised.refuse_broken()
        publishing.publish(staging, self.site)
        self._publication().remember(self.site_key())
        self.store.sweep_forgotten(set(self.made))

    def is_published(self) -> bool:
        """Whether the published site is just what this build would make."""
        return self._publication().is_current(self.site_key())

    def site_key(self) -> str:
        """The key of all that the site depends on. Known after `make`."""
        made = {name: made.key for name, made in sorted(self.made.items())}
        return site_key(self.campaign, made | {one.list_name: one.digest for one in self.shelves()}, self.digests)

    def folders(self) -> dict[str, Path]:
        """Where the files of each product lie, by its name (`episode/<show>/<episode>`, `poster/<poster>` …)."""
        return {name: made.folder for name, made in self.made.items()}

    def _publication(self) -> Publication:
        return Publication(self.cache, self.site)

    def _obtain(self, wanted: Iterable[Product]) -> list[Problem]:
        """Find or make the products. All that fails is heard before `CampaignError` ends the build."""
        wanted = tuple(wanted)
        self.progress.begin("make", sum(product.weight for product in wanted))
        missing = {product.recipe.name: product for product in wanted if not self._find(product)}
        problems: list[Problem] = []
        started = time.monotonic()

        def done(job: jobs.Job, found: tuple[Problem, ...]) -> None:
            problems.extend(found)
            if has_errors(found):
                return
            made = self.store.find(missing[job.name].recipe)
            assert made is not None, f"{job.name} was made and is not there"
            self.made[job.name] = replace(made, was_made=True)
            self.progress.advance(job.name, job.weight, True, time.monotonic() - started)

        if missing:
            calls = [jobs.Job(p.recipe.name, p.weight, p.make, (p.recipe, *p.arguments)) for p in missing.values()]
            jobs.run_somewhere(self.pool, calls, done)
        if has_errors(problems):
            raise CampaignError([*self.problems, *problems])
        return problems

    def _find(self, product: Product) -> bool:
        made = self.store.find(product.recipe)
        if made is None:
            return False
        self.made[product.recipe.name] = made
        self.progress.advance(product.recipe.name, product.weight, False, 0.0)
        return True

    def _products(self) -> Products:
        episodes, posters, packed = {}, {}, {}
        for name, made in self.made.items():
            kind, _, rest = name.partition("/")
            if kind == "episode":
                episodes[rest] = EpisodeFacts.model_validate_json((made / FACTS).read_bytes())
            if kind == "poster":
                posters[rest] = PosterFacts.model_validate_json((made / FACTS).read_bytes())
            if kind == "pack":
                packed[rest] = PackFacts.model_validate_json((made / FACTS).read_bytes())
        return Products(episodes=as_published(episodes, packed), posters=posters, packs=packed)

    def _of_sound(self, made: Products) -> Iterator[Problem]:
        """What was odd about the recordings of what was made."""
        from gaung.making import audio

        for episode in self.campaign.episodes:
            if (facts := made.episodes.get(f"{episode.show_id}/{episode.id}")) is not None:
                yield from audio.warnings(episode, facts)

    def _obtain_feeds(self, made: Products) -> None:
        from gaung.making import feed
        from gaung.making.feed.notes import KeptNotes

        late = list(feed.problems(self.campaign, made))
        if late:
            raise CampaignError([*self.problems, *late])
        self._feeds = feed.feeds(self.campaign, made)
        kept = KeptNotes(self.cache / "notes.json")
        for one in self._feeds:
            self.made[one.name] = self.store.obtain(one.recipe, partial(one.render, kept=kept))
            if not self.made[one.name].was_made:
                kept.keep(item.notes for item in one.channel.items.values())
        kept.save()


Generate: TypeAlias = "Callable[[Path, tuple[Language, ...], Path, Path, Executor], tuple[str, ...]]"
"""Runs the site generator: `mkdocs.yml`, languages (default first), prepared folder, target folder, executor.

It returns the generator's own warnings.
"""


def build(
    root: Path, options: Options | None = None, progress: Progress | None = None, *, generate: Generate
) -> Result:
    """Build and publish the campaign in `root`. Raises `CampaignError`, and then nothing was published."""
    with Build(root, options, progress) as work:
        work.load()
        made = work.make()
        is_new = work.options.only in (None, Part.PAGES) and not work.is_published()
        if is_new:
            try:
                _build_site(work, made, generate)
            finally:
                shutil.rmtree(work.staging, ignore_errors=True)
        return Result(
            campaign=work.campaign,
            problems=tuple(work.problems),
            site=work.site,
            made=tuple(sorted(name for name, made in work.made.items() if made.was_made)),
            kept=tuple(sorted(name for name, made in work.made.items() if not made.was_made)),
            was_published=is_new and work.options.only is None,
        )


def _build_site(work: Build, made: Products, generate: Generate) -> None:
    work.progress.begin("pages", 0)
    prepared = work.prepare(made)
    warnings = generate(work.root / "mkdocs.yml", work.languages, prepared, work.staging, work.pool())
    work.problems += [Problem("page-generator", None, {"text": text}, Severity.WARNING) for text in warnings]
    work.progress.begin("publish", 0)
    work.assemble(work.staging)
    work.finish(work.staging, made)
    if work.options.only is None:
        work.publish(work.staging)
