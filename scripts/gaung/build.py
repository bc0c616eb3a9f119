"""The only place that knows the order: load, check, make, prepare, generate, assemble, finish, publish."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Protocol, Self

import filelock

import gaung
from gaung import rules
from gaung.making import audio, feed, jobs, pages, poster, publishing
from gaung.making.digest import Digests
from gaung.making.poster import cover
from gaung.making.recipe import Recipe
from gaung.making.store import MANIFEST, Made, Store, write_whole
from gaung.media import EpisodeFacts, PosterFacts, Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.place import Place
from gaung.problem import CampaignError, Problem, Severity, has_errors
from gaung.reading.campaign import read_campaign
from gaung.rules.consent import rests_on_ended_consent
from gaung.rules.helpline import RELEASE_ONLY
from gaung.site.finish import finish

FACTS = "facts.json"
_NOT_PUBLISHED = frozenset({FACTS, MANIFEST})
SITE_REVISION = 1


class Part(StrEnum):
    """What `--only` can choose."""

    EPISODES = "episodes"
    POSTERS = "posters"
    PAGES = "pages"


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
    draft: bool = False
    """Build what may not be released yet, apart from the published site."""


class Progress(Protocol):
    """What a build tells while it works."""

    def begin(self, step: str, weight: float) -> None:
        """A step begins; its jobs weigh `weight` together."""

    def advance(self, name: str, weight: float, was_made: bool, seconds: float) -> None:
        """One thing is there: made just now in `seconds`, or found as it was."""

    def busy(self) -> None:
        """Another build holds the campaign; this one waits."""


class Quiet:
    """A `Progress` that says nothing."""

    def begin(self, step: str, weight: float) -> None:
        """Say nothing."""

    def advance(self, name: str, weight: float, was_made: bool, seconds: float) -> None:
        """Say nothing."""

    def busy(self) -> None:
        """Say nothing."""


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


@dataclass(frozen=True, slots=True)
class _Thing:
    """One product to obtain: its recipe, and the call that makes it in another process."""

    recipe: Recipe
    weight: float
    function: Callable[..., tuple[Problem, ...]]
    arguments: tuple[object, ...]


class Build:
    """One build, step by step. The command line and the MkDocs plugin take the same steps.

    Use it as a context manager: it holds the campaign's lock, and ends its processes. `load` raises `CampaignError`
    with everything that is wrong; so do `make` and `finish`.
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

    def __enter__(self) -> Self:
        self.store = Store(self.cache)
        try:
            self._stack.enter_context(self.store.alone(wait_seconds=0))
        except filelock.Timeout:
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

    def close(self) -> None:
        """End the build without an error."""
        self.__exit__(None, None, None)

    @property
    def campaign(self) -> Campaign:
        """The campaign as it is published: what rests on an ended consent is not in it. After `load`."""
        assert self._campaign is not None, "load() comes first"
        return self._campaign

    @property
    def today(self) -> date:
        """The day of the build."""
        return (self.options.now or datetime.now(UTC)).date()

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

    def pool(self) -> Executor:
        """The processes that do the work, started at the first use."""
        if self._pool is None:
            self._pool = self._stack.enter_context(jobs.executor(self.options.jobs, self.options.cluster))
        return self._pool

    def load(self) -> Campaign:
        """Read and check the campaign."""
        self.progress.begin("load", 0)
        campaign, problems = check(self.root, self.today, draft=self.options.draft)
        if has_errors(problems):
            raise CampaignError(problems)
        self.problems += problems
        self._campaign = released(campaign, self.today)
        return self._campaign

    def make(self) -> Products:
        """Obtain every episode, poster, cover and feed; what is there already is not made again."""
        things = list(self._things())
        self.progress.begin("make", sum(thing.weight for thing in things))
        waiting = [thing for thing in things if not self._found(thing)]
        problems: list[Problem] = []
        started = time.monotonic()

        def done(job: jobs.Job, found: tuple[Problem, ...]) -> None:
            problems.extend(found)
            thing = by_name[job.name]
            if not has_errors(found):
                made = self.store.find(thing.recipe)
                assert made is not None, f"{job.name} was made and is not there"
                self.made[job.name] = replace(made, was_made=True)
            self.progress.advance(job.name, job.weight, True, time.monotonic() - started)

        by_name = {thing.recipe.name: thing for thing in waiting}
        if waiting:
            calls = [jobs.Job(t.recipe.name, t.weight, t.function, (t.recipe, *t.arguments)) for t in waiting]
            jobs.run(self.pool(), calls, done)
        if has_errors(problems):
            raise CampaignError([*self.problems, *problems])
        products = self._products()
        self.problems += problems
        self.problems += [problem for facts in products.episodes.values() for problem in _recorded(facts)]
        if self.options.only is None:
            self._make_feeds(products)
        return products

    def prepare(self, products: Products) -> Path:
        """Write the plain Markdown tree of every language; the folder that holds them."""
        prepared = self.cache / "prepared"
        pages.prepare(self.campaign, products, prepared, self._folders())
        return prepared

    def assemble(self, staging: Path) -> None:
        """Put the made media beside the pages."""
        folders = self._folders()
        for show in self.campaign.shows:
            target = staging / "podcast" / show.id
            _link_files(folders[f"cover/{show.id}"], target)
            _link_files(folders[f"feed/{show.id}"], target)
            for episode in self.campaign.episodes_of(show):
                _link_files(folders[f"episode/{show.id}/{episode.id}"], target / episode.id)
        for one in self.campaign.posters:
            _link_files(folders[f"poster/{one.id}"], staging / "posters" / one.id)

    def finish(self, staging: Path, products: Products) -> None:
        """Work on the built pages: security policy, language links, site map, checks."""
        found = finish(self.campaign, products, staging)
        self.problems += found
        if has_errors(found):
            raise CampaignError(self.problems)

    def publish(self, staging: Path) -> None:
        """Let the finished site take the place of the published one, and forget what no build needs any more."""
        publishing.publish(staging, self.site)
        record = {"site": str(self.site), "key": self.site_key(), "files": _listing(self.site)}
        write_whole(self._record, json.dumps(record).encode())
        self.store.sweep_forgotten({thing.recipe.name for thing in self._things()} | self._feed_names())

    def is_published(self) -> bool:
        """Whether the published site is just what this build would make."""
        try:
            record = json.loads(self._record.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return False
        if record["site"] != str(self.site) or record["key"] != self.site_key():
            return False
        return bool(record["files"] == _listing(self.site))

    def site_key(self) -> str:
        """The key of all that the site depends on."""
        inputs = {made_name: made.key for made_name, made in sorted(self.made.items())}
        for source in sorted(_content_files(self.root)):
            inputs[str(source)] = self.digests.of(self.root / source)
        settings = {"languages": [language.value for language in self.campaign.settings.languages]}
        settings["episodes"] = [str(episode.folder) for episode in self.campaign.episodes]
        settings["posters"] = [str(poster.folder) for poster in self.campaign.posters]
        tools = {"gaung": gaung_digest(), "mkdocs": _version("mkdocs"), "material": _version("mkdocs-material")}
        recipe = Recipe(
            kind="site", name="site", revision=SITE_REVISION, inputs=inputs, settings={**settings}, tools=tools
        )
        return recipe.key

    def recipes(self) -> Iterator[Recipe]:
        """The recipe of everything that can be explained."""
        for thing in self._things():
            yield thing.recipe

    @property
    def _record(self) -> Path:
        return self.cache / "published.json"

    def _things(self) -> Iterator[_Thing]:
        campaign = self.campaign
        store = self.cache
        if self.options.only in (None, Part.EPISODES, Part.PAGES):
            for episode in campaign.episodes:
                alone = replace(campaign, pages=(), posters=(), episodes=(episode,))
                recipe = audio.recipe(campaign, episode, self.digests)
                yield _Thing(recipe, 60.0, _make_episode, (alone, store))
        if self.options.only in (None, Part.POSTERS, Part.PAGES):
            for one in campaign.posters:
                alone = replace(campaign, pages=(), posters=(one,), episodes=(), shows=())
                recipe = poster.recipe(campaign, one, self.digests)
                yield _Thing(recipe, 2.0 * len(one.languages) * len(one.sizes), _make_poster, (alone, store))
        if self.options.only in (None, Part.PAGES):
            for show in campaign.shows:
                alone = replace(campaign, pages=(), posters=(), episodes=(), shows=(show,))
                recipe = cover.recipe(campaign, show, self.digests)
                yield _Thing(recipe, 4.0, _make_cover, (alone, store))

    def _found(self, thing: _Thing) -> bool:
        made = self.store.find(thing.recipe)
        if made is None:
            return False
        self.store.obtain(thing.recipe, _never)
        self.made[thing.recipe.name] = made
        self.progress.advance(thing.recipe.name, thing.weight, False, 0.0)
        return True

    def _products(self) -> Products:
        episodes, posters = {}, {}
        for name, made in self.made.items():
            kind, _, rest = name.partition("/")
            if kind == "episode":
                episodes[rest] = EpisodeFacts.model_validate_json((made / FACTS).read_bytes())
            if kind == "poster":
                posters[rest] = PosterFacts.model_validate_json((made / FACTS).read_bytes())
        return Products(episodes=episodes, posters=posters)

    def _make_feeds(self, products: Products) -> None:
        for show in self.campaign.shows:
            own = {
                episode.id: products.episodes[f"{show.id}/{episode.id}"] for episode in self.campaign.episodes_of(show)
            }
            recipe = feed.recipe(self.campaign, show, own)
            campaign = self.campaign

            def make(to: Path) -> None:
                feed.render(campaign, show, own, to)  # noqa: B023 - called at once, in this turn of the loop

            self.made[recipe.name] = self.store.obtain(recipe, make)

    def _feed_names(self) -> set[str]:
        return {f"feed/{show.id}" for show in self.campaign.shows}

    def _folders(self) -> dict[str, Path]:
        return {name: made.folder for name, made in self.made.items()}


def check(root: Path, today: date, *, draft: bool = False) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign in `root` and all that the rules say of it; raises `CampaignError` if it cannot even be read."""
    campaign, problems = read_campaign(root)
    found = [*problems, *rules.check(campaign, today)]
    for one in campaign.posters:
        found += poster.warnings(campaign, one)
    if draft:
        found = [
            replace(problem, severity=Severity.WARNING) if problem.code in RELEASE_ONLY else problem
            for problem in found
        ]
    return campaign, tuple(sorted(dict.fromkeys(found), key=Problem.sort_key))


def released(campaign: Campaign, today: date) -> Campaign:
    """The campaign without what rests on a consent that does not hold today."""
    return replace(
        campaign,
        episodes=tuple(e for e in campaign.episodes if not rests_on_ended_consent(campaign, e, today)),
        posters=tuple(p for p in campaign.posters if not rests_on_ended_consent(campaign, p, today)),
    )


Generate = Callable[[Path, tuple[Language, ...], Path, Path, Executor], None]
"""Runs the site generator: `mkdocs.yml`, languages (default first), prepared folder, target folder, executor."""


def build(
    root: Path, options: Options | None = None, progress: Progress | None = None, *, generate: Generate
) -> Result:
    """Build and publish the campaign in `root`. Raises `CampaignError`, and then nothing was published."""
    with Build(root, options, progress) as work:
        work.load()
        products = work.make()
        was_published = False
        if work.options.only in (None, Part.PAGES) and not work.is_published():
            work.progress.begin("pages", 0)
            prepared = work.prepare(products)
            settings = work.campaign.settings
            others = tuple(one for one in settings.languages if one is not settings.default_language)
            languages = (settings.default_language, *others)
            try:
                generate(work.root / "mkdocs.yml", languages, prepared, work.staging, work.pool())
                work.progress.begin("publish", 0)
                work.assemble(work.staging)
                work.finish(work.staging, products)
                if work.options.only is None:
                    work.publish(work.staging)
                    was_published = True
            finally:
                shutil.rmtree(work.staging, ignore_errors=True)
        return Result(
            campaign=work.campaign,
            problems=tuple(work.problems),
            site=work.site,
            made=tuple(sorted(name for name, made in work.made.items() if made.was_made)),
            kept=tuple(sorted(name for name, made in work.made.items() if not made.was_made)),
            was_published=was_published,
        )


def gaung_digest() -> str:
    """What this very version of Gaung consists of: a changed template or script builds the site anew."""
    import hashlib

    digest = hashlib.sha256(gaung.__version__.encode())
    package = Path(gaung.__file__).parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix not in {".pyc"} and "starter" not in path.parts:
            digest.update(path.relative_to(package).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _make_episode(recipe: Recipe, campaign: Campaign, store_folder: Path) -> tuple[Problem, ...]:
    store = Store(store_folder)
    (episode,) = campaign.episodes
    return _obtain(store, recipe, lambda to: audio.render(campaign, episode, store, to))


def _make_poster(recipe: Recipe, campaign: Campaign, store_folder: Path) -> tuple[Problem, ...]:
    (one,) = campaign.posters
    return _obtain(Store(store_folder), recipe, lambda to: poster.render(campaign, one, to))


def _make_cover(recipe: Recipe, campaign: Campaign, store_folder: Path) -> tuple[Problem, ...]:
    (show,) = campaign.shows
    return _obtain(Store(store_folder), recipe, lambda to: cover.render(campaign, show, to))


def _obtain(store: Store, recipe: Recipe, make: Callable[[Path], None]) -> tuple[Problem, ...]:
    """Make it in this process; what was wrong comes back as problems, so that all jobs can be heard."""
    try:
        store.obtain(recipe, make)
    except CampaignError as error:
        return error.problems
    return ()


def _never(to: Path) -> None:
    raise AssertionError("the store lost what it had just found")


def _recorded(facts: EpisodeFacts) -> Iterator[Problem]:
    """The warnings that were noted when an episode was made."""
    for code, file, line, column, known in facts.warnings:
        yield Problem(code, Place(file, line, column), known, Severity.WARNING)


def _link_files(source: Path, target: Path) -> None:
    """Let the finished files of `source` appear in `target`, without a second copy on the disk where that is possible."""
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source)
        if not path.is_file() or str(name) in _NOT_PUBLISHED:
            continue
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, target / name)
        except OSError:
            shutil.copy2(path, target / name)


def _content_files(root: Path) -> Iterator[PurePosixPath]:
    """Every file that the pages depend on."""
    yield PurePosixPath("mkdocs.yml")
    for top in ("content", "episodes", "posters"):
        for path in (root / top).rglob("*"):
            if path.is_file() and (top == "content" or path.suffix in {".yaml", ".md"}):
                yield PurePosixPath(path.relative_to(root).as_posix())


def _listing(site: Path) -> list[list[str | int]]:
    """Every file of a site with size and modification time, as JSON gives it back."""
    found: list[list[str | int]] = []
    for path in sorted(site.rglob("*")):
        if path.is_file():
            status = path.stat()
            found.append([path.relative_to(site).as_posix(), status.st_size, status.st_mtime_ns])
    return found


def _version(package: str) -> str:
    from importlib.metadata import version

    return version(package)
