"""What this laptop has and lacks, as facts; the words for it lie in `messages/<language>/doctor.toml`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from gaung import messages
from gaung.making.audio.ffmpeg import FfmpegMissingError, ffmpeg_path, ffmpeg_version
from gaung.model.language import Language
from gaung.problem import Fact, Problem

OLDEST_PYTHON = (3, 11)
"""What `pyproject.toml` asks for."""

_RANGES = {"mkdocs": ((1, 6, 1), (2,)), "mkdocs-material": ((9, 8), (10,))}
"""From which version, and below which: what `pyproject.toml` asks for."""

_FONTS = {"Baloo 2": "fontpkg_baloo_2", "Noto Sans": "fontpkg_noto_sans"}

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

_MEBIBYTE = 1 << 20
_ENOUGH_MEBIBYTES, _LEAST_MEBIBYTES = 2048, 300


class State(StrEnum):
    """How a finding weighs: all is there, something optional is not, something needed is not."""

    OK = "ok"
    WARN = "warn"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `code` names its sentence, `facts` fill it."""

    name: str
    state: State
    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)


def examine(root: Path) -> tuple[Finding, ...]:
    """Look at everything that a build in `root` needs, in a fixed order. Changes nothing."""
    found = [_python(), _ffmpeg(), *_fonts(), _letters(), *_packages(), _speech(), _browser()]
    return (*found, _campaign(root), _cache(root), _disk(root))


def as_text(finding: Finding, language: Language) -> str:
    """One line: a mark, the sentence, and what to do if something lacks."""
    mark = {State.OK: "✓", State.WARN: "!", State.MISSING: "✗"}[finding.state]
    problem = Problem(finding.code, None, finding.facts)
    advice = messages.hint(problem, language)
    line = f"{mark} {messages.message(problem, language)}"
    return f"{line}\n    {advice}" if advice else line


def _python() -> Finding:
    seen = ".".join(str(number) for number in sys.version_info[:3])
    facts: dict[str, Fact] = {"version": seen, "oldest": ".".join(str(number) for number in OLDEST_PYTHON)}
    is_new_enough = sys.version_info[:2] >= OLDEST_PYTHON
    return _finding("python", is_new_enough, facts)


def _ffmpeg() -> Finding:
    try:
        return _finding("ffmpeg", True, {"version": ffmpeg_version(), "path": str(ffmpeg_path())})
    except FfmpegMissingError as error:
        return _finding("ffmpeg", False, {"path": str(error)})


def _fonts() -> Iterator[Finding]:
    for name, package in _FONTS.items():
        yield _finding("font", find_spec(package) is not None, {"font": name})


def _letters() -> Finding:
    """HarfBuzz shapes Nepali; its painter came late, and old wheels lack it."""
    has_painter = find_spec("uharfbuzz") is not None and hasattr(import_module("uharfbuzz"), "RasterDraw")
    return _finding("letters", has_painter, {"version": _version("uharfbuzz")})


def _packages() -> Iterator[Finding]:
    for name, (first, below) in _RANGES.items():
        seen = _version(name)
        numbers = tuple(int(part) for part in (seen or "").split(".")[:3] if part.isdigit())
        wanted = {"first": ".".join(map(str, first)), "below": ".".join(map(str, below))}
        yield _finding("package", bool(numbers) and first <= numbers < below, {"name": name, "version": seen, **wanted})


def _speech() -> Finding:
    is_there = find_spec("espeakng_loader") is not None
    return _finding("speech", is_there, {"version": _version("espeakng-loader")}, lacking=State.WARN)


def _browser() -> Finding:
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    return _finding("browser", path is not None, {"path": path}, lacking=State.WARN)


def _campaign(root: Path) -> Finding:
    is_there = (root / "mkdocs.yml").is_file() and (root / "content/data/campaign.yaml").is_file()
    return _finding("campaign", is_there, {"folder": str(root)}, lacking=State.WARN)


def _cache(root: Path) -> Finding:
    """A file is really written, and taken away again: permissions alone do not tell it on every system."""
    folder = _existing(root / ".cache" / "gaung")
    try:
        with tempfile.TemporaryFile(dir=folder) as stream:
            stream.write(b"\0" * 4096)
    except OSError as error:
        return _finding("cache", False, {"folder": str(folder), "reason": str(error.strerror)})
    return _finding("cache", True, {"folder": str(folder)})


def _disk(root: Path) -> Finding:
    mebibytes = shutil.disk_usage(_existing(root)).free // _MEBIBYTE
    facts: dict[str, Fact] = {"free_megabytes": mebibytes, "enough_megabytes": _ENOUGH_MEBIBYTES}
    lacking = State.MISSING if mebibytes < _LEAST_MEBIBYTES else State.WARN
    return _finding("disk", mebibytes >= _ENOUGH_MEBIBYTES, facts, lacking=lacking)


def _existing(path: Path) -> Path:
    return next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.is_dir())


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _finding(name: str, is_there: bool, facts: Mapping[str, Fact], lacking: State = State.MISSING) -> Finding:
    return Finding(name, State.OK if is_there else lacking, f"doctor-{name}{'' if is_there else '-lacking'}", facts)
