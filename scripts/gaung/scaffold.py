"""A new alliance begins: the starter campaign is copied into an empty folder, with its name, country and language."""

from __future__ import annotations

import html
import io
import json
import math
import os
import shutil
import tempfile
import uuid
import wave
from array import array
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from gaung.model.language import Country, Language
from gaung.problem import CampaignError, Problem

MOST_NAME_CHARACTERS = 80
"""A longer name fits no menu and no cover."""

_SHARED = "shared"
"""The starter's files that every language takes."""

_CHIME = "audio/01-chime.wav"

_ZONES = {Country.INDONESIA: "+07:00", Country.NEPAL: "+05:45", Country.PHILIPPINES: "+08:00"}

_TALK_LINES = {Country.INDONESIA: "id-sapa-129", Country.NEPAL: "np-1098", Country.PHILIPPINES: "ph-1383"}
"""The help line that a child of each country can talk to, by its id in the register."""


def create(
    target: Path, *, name: str, country: Country = Country.INDONESIA, language: Language = Language.INDONESIAN
) -> tuple[PurePosixPath, ...]:
    """Write a small real campaign into `target`, a new or empty folder; the files it wrote, relative to it.

    Nothing is overwritten, and a run that is cut off leaves no half campaign in a new folder. The show gets its own
    random GUID: a creation is not a build, and two alliances must not share one. Raises `CampaignError` for a folder
    that holds anything, for a name that cannot be shown, and for a place that cannot be written.
    """
    _refuse_name(name)
    target = target.resolve()
    _refuse_place(target)
    values = _values(name, country, language)
    try:
        return _write(target, dict(_contents(language, values)))
    except OSError as error:
        facts = {"folder": str(target), "reason": str(error.strerror)}
        raise CampaignError([Problem("new-folder-unwritable", None, facts)]) from error


def _write(target: Path, contents: Mapping[PurePosixPath, bytes]) -> tuple[PurePosixPath, ...]:
    """Write everything beside the target first, then give it its name in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        for path, content in contents.items():
            (beside / path).parent.mkdir(parents=True, exist_ok=True)
            (beside / path).write_bytes(content)
        beside.chmod(0o755)
        if target.exists():
            target.rmdir()
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return tuple(sorted(contents))


def _contents(language: Language, values: Mapping[str, str]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Every file of the new campaign, with what stands in it."""
    starter = files("gaung") / "starter"
    for part in (_SHARED, str(language)):
        for path, source in _walk(starter / part, PurePosixPath()):
            named = path.with_name(".gitignore") if path.name == "gitignore" else path
            yield named, _filled(source.read_text("utf-8"), named, values).encode()
            if path.name == "episode.yaml":
                yield path.parent / _CHIME, chime()


def _walk(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _walk(entry, path / entry.name)
        else:
            yield path / entry.name, entry


def _filled(text: str, path: PurePosixPath, values: Mapping[str, str]) -> str:
    """The text with `{{name}}` and the like replaced; a name is quoted for YAML and escaped for Markdown."""
    name = values["name"]
    quoted = (
        json.dumps(name, ensure_ascii=False) if path.suffix in {".yaml", ".yml"} else html.escape(name, quote=False)
    )
    for key, value in {**values, "name": quoted}.items():
        if key != "name":
            text = text.replace("{{" + key + "}}", value)
    return text.replace("{{name}}", quoted)


def _values(name: str, country: Country, language: Language) -> dict[str, str]:
    """What the starter's placeholders stand for."""
    own = _TALK_LINES[language.country] if language.country else _TALK_LINES[country]
    on_poster = dict.fromkeys((own, _TALK_LINES[country]))
    return {
        "name": name.strip(),
        "country": country.value,
        "guid": str(uuid.uuid4()),
        # where the campaign is, this day began before it did in UTC: the first episode is out already
        "published": f"{datetime.now(UTC).date().isoformat()}T00:00:00{_ZONES[country]}",
        "helplines": f"[{_TALK_LINES[country]}]",
        "poster_helplines": f"[{', '.join(on_poster)}]",
    }


def _refuse_name(name: str) -> None:
    """Stop at a name that is empty, too long, or holds what cannot be shown."""
    if not name.strip() or len(name) > MOST_NAME_CHARACTERS or not name.isprintable():
        facts = {"most": MOST_NAME_CHARACTERS}
        raise CampaignError([Problem("new-name-unusable", None, facts)])


def _refuse_place(target: Path) -> None:
    """Stop at a folder that holds anything: nothing of an author is ever overwritten."""
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise CampaignError([Problem("new-folder-is-file", None, {"folder": str(target)})])
    try:
        names = sorted((entry.name for entry in target.iterdir()), key=lambda name: (name.startswith("."), name))
    except OSError as error:
        facts = {"folder": str(target), "reason": str(error.strerror)}
        raise CampaignError([Problem("new-folder-unwritable", None, facts)]) from error
    if names:
        facts = {"folder": str(target), "first": names[0]}
        raise CampaignError([Problem("new-folder-not-empty", None, facts)])


def chime() -> bytes:
    """A soft chime of two notes as a mono WAV: something to hear before the first recording is made."""
    rate_hz, length_seconds = 22_050, 2.5
    notes = ((0.0, 523.25), (0.35, 659.26))  # C5, then E5
    samples = array("h")
    for number in range(int(rate_hz * length_seconds)):
        seconds = number / rate_hz
        samples.append(round(9000 * sum(_bell(seconds - start, pitch_hz) for start, pitch_hz in notes)))
    content = io.BytesIO()
    with wave.open(content, "wb") as stream:
        stream.setnchannels(1)
        stream.setsampwidth(2)
        stream.setframerate(rate_hz)
        stream.writeframes(samples.tobytes())
    return content.getvalue()


def _bell(seconds: float, pitch_hz: float) -> float:
    """One struck note at `seconds` after its stroke: a short rise, then it dies away."""
    if seconds < 0:
        return 0.0
    rise = min(seconds / 0.01, 1.0)
    first = math.sin(2 * math.pi * pitch_hz * seconds) * math.exp(-2.2 * seconds)
    second = 0.3 * math.sin(4 * math.pi * pitch_hz * seconds) * math.exp(-4.5 * seconds)
    return rise * (first + second)
