"""The command `gaung meter`: loudness, loudness range and true peak of any recording, ours or not."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gaung import messages
from gaung.cli.options import Spoken
from gaung.cli.talk import say, show
from gaung.cli.where import campaign_above, language_of
from gaung.model.language import Language
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity, has_errors

if TYPE_CHECKING:
    from gaung.making.audio.meter import MeterReading

_COLUMNS = ("file", "integrated", "short-term", "momentary", "range", "true-peak", "seconds", "form")


def meter_command(
    file: Path,
    /,
    *more: Path,
    dual_mono: bool = True,
    format: Literal["text", "json"] = "text",
    language: Spoken = None,
) -> None:
    """Measure how loud recordings are, after EBU R 128.

    Args:
        file: A recording of any kind.
        more: More of them.
        dual_mono: Take a mono file as played from two loudspeakers, which is 3 LU louder, as all of Gaung does.
        format: text for people, json for programs.
    """
    from gaung.making.audio.meter import measure  # numpy takes a while to import
    from gaung.making.audio.sniff import SoundError

    spoken = language_of(language, campaign_above(Path.cwd()) or Path.cwd())
    readings: list[tuple[str, MeterReading]] = []
    problems: list[Problem] = []
    for path in (file, *more):
        try:
            reading = measure(path, dual_mono)
        except SoundError as error:
            problems.append(Problem(error.code, Place(str(path)), error.facts))
            continue
        readings.append((str(path), reading))
        if reading.damaged_places:
            facts: dict[str, Fact] = {"file": path.name, "count": reading.damaged_places}
            problems.append(Problem("audio-damaged", Place(str(path)), facts, Severity.WARNING))
    if format == "json":
        print(json.dumps([{"file": name} | one.as_json() for name, one in readings], ensure_ascii=False, indent=2))
    elif readings:
        _print_table(readings, spoken)
    show(problems, spoken, Path.cwd(), sys.stderr)
    if has_errors(problems):
        raise SystemExit(1)


def _print_table(readings: Sequence[tuple[str, MeterReading]], spoken: Language) -> None:
    """One line a file, figures under each other, and the units above them."""
    rows = [tuple(messages.sentence(f"meter-{column}", spoken) for column in _COLUMNS)]
    rows += [_row(name, reading, spoken) for name, reading in readings]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    for row in rows:
        figures = (text.rjust(width) for text, width in zip(row[1:-1], widths[1:-1], strict=True))
        print("  ".join((row[0].ljust(widths[0]), *figures, row[-1])))
    if any(reading.is_dual_mono for _, reading in readings):
        say("meter-dual-mono", spoken)


def _row(name: str, reading: MeterReading, spoken: Language) -> tuple[str, ...]:
    figures = (
        reading.integrated_lufs,
        reading.short_term_max_lufs,
        reading.momentary_max_lufs,
        reading.loudness_range_lu,
        reading.true_peak_dbtp,
    )
    minutes, seconds = divmod(round(reading.seconds, 1), 60)
    kind = {1: "mono", 2: "stereo"}.get(reading.channels) or messages.sentence(
        "meter-channels", spoken, count=reading.channels
    )
    return (
        name,
        *(f"{figure:.1f}" if math.isfinite(figure) else "–" for figure in figures),
        f"{minutes:.0f}:{seconds:04.1f}",
        f"{kind}, {reading.rate} Hz",
    )
