"""What playout computers read beside the sound: `.cue`, Liquidsoap's annotated list, Rivendell's sidecar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from gaung.making.pack.content import Pack, Row, Sound, seconds

_FRAMES = 75
"""A cue sheet counts in CD frames."""
_MOST_TRACKS = 99
_CUE_TYPES = {".wav": "WAVE", ".mp3": "MP3", ".flac": "WAVE", ".mp2": "MP3"}


def cue_sheet(pack: Pack) -> str:
    """The programme as a CD image with one track for each segment: players show its titles and jump to them.

    Positions are rounded down to 1/75 s, so that no segment loses its first sound.
    """
    ending = pack.programme.aired_as[pack.programme.aired_as.rfind(".") :]
    lines = [
        f'REM GENRE "{_quoted("Speech")}"',
        f"REM DATE {pack.published:%Y}",
        f'REM COMMENT "{_quoted(pack.page_url)}"',
        f'PERFORMER "{_quoted(pack.author)}"',
        f'TITLE "{_quoted(f"{pack.show_title}: {pack.title}")}"',
        f'FILE "{pack.programme.aired_as}" {_CUE_TYPES[ending]}',
    ]
    for number, row in enumerate(pack.rows[:_MOST_TRACKS], 1):
        lines += [
            f"  TRACK {number:02} AUDIO",
            f'    TITLE "{_quoted(row.title)}"',
            f'    PERFORMER "{_quoted(", ".join(row.who) or pack.author)}"',
            f"    INDEX 01 {_cue_time(row.start_samples if number > 1 else 0, pack.rate_hz)}",
        ]
    return "\r\n".join(lines) + "\r\n"


def _cue_time(samples: int, rate_hz: int) -> str:
    frames = samples * _FRAMES // rate_hz
    return f"{frames // _FRAMES // 60:02}:{frames // _FRAMES % 60:02}:{frames % _FRAMES:02}"


def _quoted(text: str) -> str:
    return text.replace('"', "'").replace("\r", " ").replace("\n", " ")


def liquidsoap(pack: Pack) -> str:
    """A playlist for Liquidsoap and AzuraCast: each file with its title and where it begins and ends, in seconds.

    The parts if there are any, since the station's break lies between them; else the programme.
    """
    lines = ["#EXTM3U"]
    for sound in pack.parts or (pack.programme,):
        told = {
            "title": _title(pack, sound),
            "artist": pack.author,
            "album": pack.show_title,
            "liq_cue_in": "0.",
            "liq_cue_out": f"{seconds(sound.samples, pack.rate_hz):.6f}",
            "liq_fade_in": "0.",
            "liq_fade_out": "0.",
            "replay_gain": "0 dB",
        }
        tags = ",".join(f'{name}="{_escaped(text)}"' for name, text in told.items())
        lines.append(f"annotate:{tags}:{sound.aired_as}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _title(pack: Pack, sound: Sound) -> str:
    return pack.title if sound.number is None else f"{pack.title} P{sound.number}"


def rivendell(pack: Pack, sound: Sound) -> bytes:
    """The sidecar that `rdimport --xml` reads: the cart's texts, and the cut's air window, length and markers."""
    root = etree.Element("cart")
    for name, text in _cart(pack, sound):
        etree.SubElement(root, name).text = text
    cut = etree.SubElement(etree.SubElement(root, "cutList"), "cut")
    for name, text in _cut(pack, sound):
        etree.SubElement(cut, name).text = text
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _cart(pack: Pack, sound: Sound) -> Iterator[tuple[str, str]]:
    yield "type", "audio"
    yield "title", _title(pack, sound)
    yield "artist", pack.author
    yield "album", pack.show_title
    yield "year", f"{pack.published:%Y}"
    yield "label", pack.license
    yield "client", pack.station_name
    yield "publisher", pack.author
    yield "composer", "; ".join(dict.fromkeys(row.rights.composer for row in _rows_of(pack, sound) if row.rights))
    yield "userDefined", f"{pack.show_id}/{pack.episode_id}"
    yield "forcedLength", _clock(sound.samples, pack.rate_hz)
    yield "enforceLength", "false"


def _cut(pack: Pack, sound: Sound) -> Iterator[tuple[str, str]]:
    milliseconds = sound.samples * 1000 // pack.rate_hz
    yield "description", sound.aired_as.rpartition(".")[0]
    yield "outcue", sound.cue_out
    yield "length", str(milliseconds)
    yield "startDatetime", _moment(pack.valid_from)
    if pack.valid_until is not None:
        yield "endDatetime", _moment(pack.valid_until)
    yield "evergreen", "false"
    yield "startPoint", "0"
    yield "endPoint", str(milliseconds)
    for marker in ("fadeupPoint", "fadedownPoint", "segueStartPoint", "segueEndPoint"):
        yield marker, "-1"


def _rows_of(pack: Pack, sound: Sound) -> list[Row]:
    end = sound.start_samples + sound.samples
    return [row for row in pack.rows if sound.start_samples <= row.start_samples < end]


def _moment(when: datetime) -> str:
    return when.isoformat(timespec="seconds")


def _clock(samples: int, rate_hz: int) -> str:
    tenths = samples * 10 // rate_hz
    return f"{tenths // 36000:02}:{tenths // 600 % 60:02}:{tenths // 10 % 60:02}.{tenths % 10}"
