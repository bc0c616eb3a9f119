"""The door to MkDocs: the same build as `gaung build`, begun by `mkdocs build` and `mkdocs serve`.

MkDocs runs once for each language, side by side, each with its own folder of Markdown, its own small menu and its own
theme language. In the process that a person started, this plugin takes the steps of `gaung.build.Build`; in the
process of one language it only says where the pages are, and so imports nothing of what those steps need.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure import pages as mkdocs_pages

from gaung.media import Products
from gaung.model.language import Language
from gaung.place import Place
from gaung.problem import CampaignError, Problem
from gaung.reading.glance import guess_language
from gaung.site.compiled import COMPILED
from gaung.site.converter import OneConverter

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

    from gaung.build import Build
    from gaung.preview import Preview

# Material warns readers of the build log about a MkDocs that this project is pinned against (`mkdocs<2`)
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")

THEME = Path(__file__).parent / "site" / "theme"
BLOCKS = "gaung.site.blocks"
SOURCES = ("content", "episodes", "posters")

_KEPT_ASSETS = ("assets/gaung/", "assets/stylesheets/main.")
"""What pages use of Gaung's and Material's files; Material's scripts (35 KB) and search workers are not among it."""

log = logging.getLogger("mkdocs.plugins.gaung")


class NoSettings(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """Nothing is set in mkdocs.yml: the campaign's own settings stand in content/data/campaign.yaml."""


class GaungPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """What `plugins: [gaung]` in mkdocs.yml starts."""

    def __init__(self) -> None:
        super().__init__()
        self.language: Language | None = None
        """The one language that this run builds; None in the run that a person started."""
        self.prepared = Path()
        self.only_missing = False
        """Whether this run leaves alone what an earlier one has built."""
        self._is_serving = False
        self._work: Build | None = None
        self._stack = ExitStack()
        self._products = Products()
        self._waiting: dict[Language, Future[tuple[str, ...]]] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """MkDocs says which of its commands it was started with."""
        self._is_serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load, check and make the campaign; then let MkDocs build the default language, and others beside it."""
        if self.language is not None:
            return _for_language(config, self.language, self.prepared)
        from gaung.build import Build, Options

        root = Path(config.config_file_path).parent
        is_preview = self._is_serving
        options = Options() if is_preview else Options(site_dir=Path(config.site_dir))
        self._work = work = self._stack.enter_context(Build(root, options))
        try:
            work.load()
            self._products = work.make()
            self.prepared = work.prepare(self._products)
        except CampaignError as error:
            self._stack.close()
            raise Abort(_sentences(error, root)) from None
        if not is_preview:
            config.site_dir = str(work.staging)
        first, *others = work.languages
        site_url = config.site_url if is_preview else None
        self._waiting = {
            language: work.pool().submit(
                build_language,
                str(config.config_file_path),
                language,
                self.prepared,
                _apart(self.prepared, language),
                f"{site_url}{language}/" if site_url else None,
            )
            for language in others
        }
        return _for_language(config, first, self.prepared, site_url)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep only those files of the themes that a page uses; the other languages share the default one's."""
        has_assets = config.extra["gaung"]["root"] == ""
        for file in list(files):
            if file.src_dir is not None and Path(file.src_dir) != Path(config.docs_dir):
                is_kept = has_assets and file.src_uri.startswith(_KEPT_ASSETS) and not file.src_uri.endswith(".map")
                if not is_kept:
                    files.remove(file)
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Compile each template once in a process: a preview makes an environment for every round."""
        env.bytecode_cache = COMPILED
        return env

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Bring the languages together, add the media, finish the pages, publish."""
        if self._work is None:
            return
        from gaung import messages

        work, self._work = self._work, None
        staging = Path(config.site_dir)
        try:
            for language, waiting in self._waiting.items():
                for warning in waiting.result():
                    log.warning("%s: %s", language, warning)
                _join(staging, self.prepared, language)
            work.assemble(staging)
            work.finish(staging, self._products)
            for text in messages.as_texts(work.problems, work.campaign.settings.default_language, work.root):
                log.info(text)
            if staging == work.staging:
                work.publish(staging)
        except CampaignError as error:
            raise Abort(_sentences(error, work.root)) from None
        finally:
            shutil.rmtree(work.staging, ignore_errors=True)
            self._stack.close()

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Let go of the campaign when MkDocs gives up."""
        work, self._work = self._work, None
        if work is not None:
            shutil.rmtree(work.staging, ignore_errors=True)
            self._stack.close()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch what authors write, not what is prepared from it."""
        from gaung.preview.window import Window

        server.unwatch(config.docs_dir)
        for name in SOURCES:
            folder = Path(config.config_file_path).parent / name
            if folder.is_dir():
                server.watch(str(folder))
        # the pages' security policy would not let MkDocs' own script run
        server.set_app(Window(server.serve_request, str))
        return server


def generate(
    config_file: Path, languages: Iterable[Language], prepared: Path, staging: Path, pool: Executor
) -> tuple[str, ...]:
    """Run MkDocs for every language: the first (default) one here, the others in `pool`. The site is in `staging` then.

    Returns what MkDocs warned of.
    """
    first, *others = languages
    waiting = {
        language: pool.submit(build_language, str(config_file), language, prepared, _apart(prepared, language), None)
        for language in others
    }
    # one language needs no other process, and this one has nothing else to do
    texts = {first: build_language(str(config_file), first, prepared, staging, None)}
    texts |= {language: future.result() for language, future in waiting.items()}
    for language in others:
        _join(staging, prepared, language)
    return tuple(f"{language}: {text}" for language, found in texts.items() for text in found)


def build_language(
    config_file: str,
    language: Language,
    prepared: Path,
    site_dir: Path,
    site_url: str | None,
    only_missing: bool = False,
) -> tuple[str, ...]:
    """Build one language into `site_dir`; MkDocs' warnings. Another process may call it.

    With `only_missing`, a page that is newer than its Markdown stays as it is.
    """
    logger = logging.getLogger("mkdocs")
    notes = _Notes()
    logger.addHandler(notes)
    was_propagated, logger.propagate = logger.propagate, False
    try:
        docs_dir = str(prepared / language)
        config = load_config(config_file=config_file, docs_dir=docs_dir, site_dir=str(site_dir), strict=False)
        if site_url is not None:
            config.site_url = site_url
        plugin = config.plugins["gaung"]
        assert isinstance(plugin, GaungPlugin)
        plugin.language, plugin.prepared, plugin.only_missing = language, prepared, only_missing
        plugin._is_serving = site_url is not None
        with _one_converter():
            mkdocs_build.build(config, dirty=only_missing)
    finally:
        logger.removeHandler(notes)
        logger.propagate = was_propagated
    return tuple(notes.warnings)


@contextmanager
def _one_converter() -> Iterator[None]:
    """Let MkDocs convert all pages with one converter: it has no setting for it, and makes one for each page."""
    names = vars(mkdocs_pages)
    usual = names["markdown"]
    names["markdown"] = OneConverter()
    try:
        yield
    finally:
        names["markdown"] = usual


def serve(
    config_file: Path, address: str, told: Callable[[Preview, str, float], None], now: datetime | None = None
) -> None:
    """Show a preview in the browser until Ctrl+C. `told` hears of each round: the preview, its address, the seconds.

    `now` is the moment at which the campaign is shown; the clock's if None.
    """
    from mkdocs.livereload import LiveReloadServer

    from gaung.preview import Preview
    from gaung.preview.window import Window, box_of

    preview = Preview(config_file.parent, build_language, now)
    host, _, port = address.rpartition(":")

    def round() -> None:
        started = time.monotonic()
        preview.round()
        server.mount_path = preview.mount_path
        told(preview, f"http://{host}:{port}{preview.mount_path}", time.monotonic() - started)

    server = LiveReloadServer(builder=round, host=host, port=int(port), root=str(preview.site))

    def box() -> str:
        return box_of(preview.problems, guess_language(preview.root) or Language.ENGLISH, preview.root)

    server.set_app(Window(server.serve_request, box))
    server.error_handler = lambda code: _read_page(preview.site / f"{code}.html")
    for name in (*SOURCES, config_file.name):
        if (config_file.parent / name).exists():
            server.watch(str(config_file.parent / name))
    round()
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    except KeyboardInterrupt:
        return
    finally:
        server.shutdown()


def _read_page(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def config_problems(config_file: Path) -> tuple[Problem, ...]:
    """What keeps MkDocs from using mkdocs.yml, as problems; nothing is built."""
    logger = logging.getLogger("mkdocs")
    notes = _Notes()
    logger.addHandler(notes)
    was_propagated, logger.propagate = logger.propagate, False
    place = Place(config_file.name)
    try:
        # the prepared pages of each language are what MkDocs reads; any folder that is there will do here
        config = load_config(config_file=str(config_file), docs_dir=str(config_file.parent / "content"), strict=False)
    except (ConfigurationError, Abort, UnicodeDecodeError) as error:
        text = " ".join(" ".join(notes.warnings or [str(error)]).split())
        return (Problem("site-config", place, {"text": text}),)
    finally:
        logger.removeHandler(notes)
        logger.propagate = was_propagated
    has_gaung = isinstance(config.plugins.get("gaung"), GaungPlugin)
    return () if has_gaung else (Problem("site-config-plugin", place),)


class _Notes(logging.Handler):
    """Keeps the warnings of one run of MkDocs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # what MkDocs fears of a "dirty" build is what `gaung.preview` looks after
        if "'dirty' build" not in record.getMessage():
            self.warnings.append(record.getMessage())


def _for_language(
    config: MkDocsConfig, language: Language, prepared: Path, site_url: str | None = None
) -> MkDocsConfig:
    """MkDocs' settings for one language: everything that mkdocs.yml does not have to say."""
    settings = json.loads((prepared / f"{language}.json").read_text("utf-8"))
    config.docs_dir = str(prepared / language)
    config.site_name = settings["site_name"]
    config.site_description = settings["site_description"]
    plugin = config.plugins.get("gaung")
    is_preview = site_url is not None or (isinstance(plugin, GaungPlugin) and plugin._is_serving)
    config.site_url = config.site_url if is_preview else settings["site_url"]
    config.use_directory_urls = True
    config.nav = settings["nav"]
    config.validation.nav.omitted_files = logging.DEBUG
    theme = config.theme
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(0, str(THEME))
    config.extra["gaung"] = {**settings["gaung"], "stylesheet": _stylesheet(theme.dirs), "icons": _icons()}
    needs_material = settings["gaung"]["root"] == "" and not (isinstance(plugin, GaungPlugin) and plugin.only_missing)
    if not needs_material and theme.custom_dir is None:
        # no template is Material's, and its files are there already: MkDocs would go through 14,000 of them
        theme.dirs[:] = [str(THEME)]
    # no font from elsewhere; the site map of all languages is written at the end
    theme["font"], theme["language"], theme["palette"], theme["features"] = False, language.value, None, []
    theme.static_templates -= {"sitemap.xml"}
    if BLOCKS not in config.markdown_extensions:
        config.markdown_extensions.append(BLOCKS)
    config.mdx_configs[BLOCKS] = {"listing": str(prepared / f"{language}.listing.json")}
    return config


def _stylesheet(theme_dirs: Iterable[str]) -> str:
    """Material's style sheet for running text; its name changes with each version."""
    found = (path for folder in theme_dirs for path in sorted(Path(folder).glob("assets/stylesheets/main.*.css")))
    return f"stylesheets/{next(found).name}"


@cache
def _icons() -> dict[str, str]:
    """The drawings that templates show; a text is in a page sooner than an included file."""
    return {path.stem: path.read_text("utf-8").strip() for path in sorted((THEME / "icons").glob("*.svg"))}


def _apart(prepared: Path, language: Language) -> Path:
    """Where a language is built before it is brought to the others: MkDocs empties the folder it builds into."""
    return prepared.with_name("built") / language


def _join(staging: Path, prepared: Path, language: Language) -> None:
    target = staging / language
    shutil.rmtree(target, ignore_errors=True)
    shutil.move(str(_apart(prepared, language)), str(target))


def _sentences(error: CampaignError, root: Path) -> str:
    """All problems in the campaign's language, for MkDocs to print before it ends."""
    from gaung import messages

    language = guess_language(root) or Language.ENGLISH
    return "\n\n".join(messages.as_texts(error.problems, language, root))
