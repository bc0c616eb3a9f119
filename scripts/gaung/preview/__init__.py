"""The campaign as it stands, for its editors' eyes: after an edit only what the edit changes is read and built again.

A round gives the same files as a whole build. What is wrong with the text of a page does not hide that page: nothing
of a preview is published.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Protocol, TypeAlias
from urllib.parse import urlsplit

from gaung.build import Build, Options
from gaung.checking import Memory, check
from gaung.making import publishing
from gaung.media import Products
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.problem import CampaignError, Problem, Severity
from gaung.site import finish
from gaung.withholding import released

Stamps: TypeAlias = Mapping[str, tuple[int, int]]
"""Size and modification time of files, by name."""


class BuildLanguage(Protocol):
    """Runs the site generator for one language; its warnings. `only_missing` leaves every page alone that is there."""

    def __call__(
        self,
        config_file: str,
        language: Language,
        prepared: Path,
        site_dir: Path,
        site_url: str | None,
        only_missing: bool = False,
    ) -> tuple[str, ...]:
        """Build `language` into `site_dir`."""


class Preview:
    """A site for editors in the campaign's cache, brought up to date by each `round`."""

    def __init__(self, root: Path, build_language: BuildLanguage, now: datetime | None = None) -> None:
        self.root = root.resolve()
        self.problems: tuple[Problem, ...] = ()
        """What was wrong in the last round."""
        self.mount_path = "/"
        """The path of the published site on its host, so that the preview has the same addresses."""
        self._folder = self.root / ".cache" / "gaung" / "preview"
        self._build_language = build_language
        self._options = Options(now=now)
        self._memory = Memory()
        self._finished = finish.Memory()
        self._built: dict[Language, Stamps] = {}
        self._media: dict[str, Path] = {}
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def site(self) -> Path:
        """The folder to show; it is there after the first round without an error."""
        return self._folder / "site"

    def round(self) -> None:
        """Read, check and build what has changed. With errors, the site stays as it was before them."""
        try:
            with _PreviewBuild(self.root, self._options, self._memory) as work:
                work.load()
                made = work.make()
                prepared = work.prepare(made)
                self._assemble(work, made, self._generate(work, prepared))
                self.mount_path = urlsplit(work.campaign.settings.site_url).path
                self.problems = tuple(sorted(dict.fromkeys(work.problems), key=Problem.sort_key))
        except CampaignError as error:
            self.problems = error.problems

    def _generate(self, work: Build, prepared: Path) -> set[tuple[Language, str]] | None:
        """Let the generator write every page again that has changed; the first time all of them, side by side.

        Returns the pages and files that were written, by language and name; None if a whole language was.
        """
        config_file = str(self.root / "mkdocs.yml")
        is_whole = False
        waiting = []
        written = set()
        for language in work.languages:
            now = dict(_stamps(prepared, language, self.root / "mkdocs.yml"))
            built = self._raw(language)
            stale = _stale(prepared, language, self._built.get(language), now)
            if stale is None:
                is_whole = True
                arguments = (config_file, language, prepared, built, None)
                if len(work.languages) > 1:
                    waiting.append((language, now, work.pool().submit(self._build_language, *arguments)))
                    continue
                self._build_language(*arguments)
            targets = {_written_to(name) for name in stale or ()}
            for target in targets:
                (built / target).unlink(missing_ok=True)
            if targets:
                self._build_language(config_file, language, prepared, built, None, only_missing=True)
            self._built[language] = now
            written |= {(language, target) for target in targets}
        for language, now, future in waiting:
            future.result()
            self._built[language] = now
        return None if is_whole else written

    def _assemble(self, work: Build, made: Products, written: set[tuple[Language, str]] | None) -> None:
        """Bring languages and media together and finish them: in place, or in a fresh folder if much is new."""
        media = work.folders()
        if written is not None and media == self._media and self.site.is_dir():
            for language, name in written:
                target = self.site / work.campaign.language_prefix(language) / name
                target.unlink(missing_ok=True)
                _link(str(self._raw(language) / name), str(target))
            work.problems += finish.finish(work.campaign, made, self.site, self._finished)
            return
        staging = publishing.staging_folder(self.site)
        shutil.rmtree(staging, ignore_errors=True)
        for language in work.languages:
            target = staging / work.campaign.language_prefix(language)
            shutil.copytree(self._raw(language), target, copy_function=_link, dirs_exist_ok=True)
        work.assemble(staging)
        work.problems += finish.finish(work.campaign, made, staging, self._finished)
        publishing.publish(staging, self.site)
        self._media = media

    def _raw(self, language: Language) -> Path:
        return self._folder / "built" / language


class _PreviewBuild(Build):
    """A build that remembers pages from its last round, and shows a page in spite of what is wrong with its text."""

    def __init__(self, root: Path, options: Options, memory: Memory) -> None:
        super().__init__(root, options)
        self._memory = memory

    def load(self) -> Campaign:
        campaign, problems = check(self.root, self.now, memory=self._memory)
        if any(problem.severity is Severity.ERROR and not _is_in_page(problem) for problem in problems):
            raise CampaignError(problems)
        self.problems += problems
        self._everything = campaign
        self._campaign = released(campaign, self.now)
        return self._campaign


def _is_in_page(problem: Problem) -> bool:
    """Whether a problem lies in the text of a page, so that everything can be made in spite of it."""
    file = PurePosixPath(problem.place.file if problem.place else "")
    return file.parts[:1] == ("content",) and file.suffix == ".md"


def _stamps(prepared: Path, language: Language, config_file: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """What the pages of a language are built from: its Markdown and pictures, its settings, mkdocs.yml."""
    below = (f"{folder}{os.sep}{name}" for folder, _, names in os.walk(prepared / language) for name in names)
    for path in (str(prepared / f"{language}.json"), str(prepared / f"{language}.listing.json"), *below):
        yield path[len(str(prepared)) + 1 :].replace(os.sep, "/"), _stamp(path)
    yield config_file.name, _stamp(str(config_file))


def _stamp(path: str) -> tuple[int, int]:
    status = Path(path).stat()
    return status.st_size, status.st_mtime_ns


def _stale(prepared: Path, language: Language, before: Stamps | None, now: Stamps) -> set[str] | None:
    """The files of a language, from its own folder, whose pages must be built again; None if all of them must.

    Menu, words and settings show on every page, and so may a page that is new or gone. What blocks show stands in the
    listing.
    """
    if before is None or before.keys() != now.keys():
        return None
    changed = {name for name in now if now[name] != before[name]}
    if changed & {"mkdocs.yml", f"{language}.json"}:
        return None
    if f"{language}.listing.json" in changed:
        changed.remove(f"{language}.listing.json")
        changed |= {name for name in now if name.endswith(".md") and b"\n:::" in (prepared / name).read_bytes()}
    return {name.removeprefix(f"{language}/") for name in changed}


def _written_to(name: str) -> str:
    """Where a generator puts the page or file `name`."""
    path = PurePosixPath(name)
    if path.suffix != ".md":
        return name
    return str(path.with_name("index.html") if path.stem == "index" else path.with_suffix("") / "index.html")


def _link(source: str, target: str) -> None:
    """One file under two names, where the disk can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
