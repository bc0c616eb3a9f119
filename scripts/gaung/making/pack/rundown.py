"""The rundown for computers: CSV that a spreadsheet opens, JSON that a script reads. Times count from the beginning."""

from __future__ import annotations

import csv
import io
import json

from gaung import words
from gaung.making.pack.content import Pack, seconds

COLUMNS = (
    "number",
    "part",
    "start",
    "start_seconds",
    "length_seconds",
    "kind",
    "title",
    "who",
    "cue_in",
    "cue_out",
    "help_line",
    "break_after",
    "music",
    "composer",
    "license",
)


def as_csv(pack: Pack) -> str:
    """One line for each segment, with a byte-order mark so that a spreadsheet takes it for UTF-8."""
    written = io.StringIO()
    table = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for number, row in enumerate(pack.rows, 1):
        rights = row.rights
        cells = (
            number,
            row.part,
            clock(row.start_samples, pack.rate_hz),
            f"{seconds(row.start_samples, pack.rate_hz):.3f}",
            f"{seconds(row.samples, pack.rate_hz):.3f}",
            words.say(pack.language, f"kind_{row.kind}"),
            row.title,
            ", ".join(row.who),
            row.cue_in,
            row.cue_out,
            "yes" if row.help_text else "",
            "yes" if row.break_after else "",
            rights.title if rights else "",
            rights.composer if rights else "",
            rights.license if rights else "",
        )
        table.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return "\ufeff" + written.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_json(pack: Pack) -> str:
    """The whole programme: station, times to the sample, parts, words, music with its rights, class and hour."""
    told = {
        "show": pack.show_title,
        "episode": pack.title,
        "id": f"{pack.show_id}/{pack.episode_id}",
        "station": {"id": pack.station_id, "name": pack.station_name, "house_code": pack.code},
        "language": pack.spoken,
        "airtime": pack.airtime.isoformat() if pack.airtime else None,
        "valid_from": pack.valid_from.isoformat(),
        "valid_until": pack.valid_until.isoformat() if pack.valid_until else None,
        "decision": None
        if pack.decision is None
        else {
            "classification": pack.decision.classification,
            "parental_guidance": pack.decision.with_guidance,
            "station_decision_by": pack.decision.who,
            "station_decision_on": pack.decision.day.isoformat(),
        },
        "license": pack.license,
        "rate_hz": pack.rate_hz,
        "samples": pack.samples,
        "seconds": seconds(pack.samples, pack.rate_hz),
        "loudness_lufs": pack.loudness_lufs,
        "true_peak_dbtp": pack.true_peak_dbtp,
        "synthetic_voices": pack.is_synthetic,
        "disguised_voices": pack.is_disguised,
        "parts": [
            {
                "number": part.number,
                "file": part.aired_as,
                "start_samples": part.start_samples,
                "samples": part.samples,
                "seconds": seconds(part.samples, pack.rate_hz),
                "cue_in": part.cue_in,
                "cue_out": part.cue_out,
            }
            for part in pack.parts
        ],
        "segments": [
            {
                "number": number,
                "part": row.part,
                "start_samples": row.start_samples,
                "samples": row.samples,
                "start_seconds": seconds(row.start_samples, pack.rate_hz),
                "seconds": seconds(row.samples, pack.rate_hz),
                "kind": row.kind,
                "title": row.title,
                "who": list(row.who),
                "cue_in": row.cue_in,
                "cue_out": row.cue_out,
                "help_line": row.help_text,
                "break_after": row.break_after,
                "music": row.rights.model_dump() if row.rights else None,
            }
            for number, row in enumerate(pack.rows, 1)
        ],
        "bed": pack.bed.model_dump() if pack.bed else None,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def clock(samples: int, rate_hz: int) -> str:
    """A time as desks write it, to the nearest second: `00:05:30`."""
    return _written(_whole_seconds(samples, rate_hz))


def length(start_samples: int, samples: int, rate_hz: int) -> str:
    """A length between two times as `clock` writes them, so that the lengths on a sheet add up to its total."""
    end = _whole_seconds(start_samples + samples, rate_hz)
    return _written(end - _whole_seconds(start_samples, rate_hz))


def _whole_seconds(samples: int, rate_hz: int) -> int:
    return (2 * samples + rate_hz) // (2 * rate_hz)


def _written(whole: int) -> str:
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
