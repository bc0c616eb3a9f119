"""An episode to the radio pack of a station: programme and parts with their labels, sheets, lists, checksums, one ZIP.

`recipe` names all that a pack depends on, `render` writes its files into an empty folder.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import cast

from gaung.making.pack import cart, playlists, rundown, sheets
from gaung.making.pack.archive import write_zip
from gaung.making.pack.content import Pack, SayInstead, Sound, gather, seconds
from gaung.making.recipe import Recipe, Setting
from gaung.media import PackFacts, PackFile

__all__ = ["FACTS", "Pack", "SayInstead", "gather", "recipe", "render"]

REVISION = 2
"""Raised when the same settings give other bytes."""

FACTS = "facts.json"
PARTS_LIST = "parts.json"
SHA256 = "sha256sums.txt"
"""Checksums as `sha256sum --check` reads them."""


def recipe(pack: Pack, sound_key: str, places: dict[str, str] | None = None) -> Recipe:
    """All that a pack depends on; `sound_key` is the key of the episode's own result, which holds the sound."""
    return Recipe(
        kind="pack",
        name=f"pack/{pack.station_id}/{pack.show_id}/{pack.episode_id}",
        revision=REVISION,
        inputs={"sound": sound_key},
        settings=cast(dict[str, Setting], pack.model_dump(mode="json")),
        tools={"lxml": version("lxml")},
        places=places or {},
    )


def render(pack: Pack, episode_folder: Path, to: Path) -> None:
    """Write the pack into the empty folder `to`; `episode_folder` is the finished result of the episode."""
    sounds = tuple(_sound(pack, sound, episode_folder, to) for sound in pack.sounds)
    read = {**dict(_read(pack)), PARTS_LIST: _parts_list(pack, sounds).encode()}
    for name, content in read.items():
        (to / name).write_bytes(content)
    written = tuple(_file(to / name) for name in read)
    in_zip = {one.file: one.aired_as for one in sounds} | {one.file: _name_in_zip(pack, one.file) for one in written}
    (to / SHA256).write_bytes(_sums({one.file: one.sha256 for one in (*sounds, *written)}))
    folder = pack.programme.aired_as.rpartition(".")[0]
    zip_path = to / f"{pack.show_id}-{pack.episode_id}.{pack.station_id}.zip"
    inside: dict[str, Path | bytes] = {name: to / file for file, name in in_zip.items()}
    inside[SHA256] = _sums({in_zip[one.file]: one.sha256 for one in (*sounds, *written)})
    write_zip(folder, inside, zip_path)
    zip_file = _file(zip_path)
    written = (*written, _file(to / SHA256))
    (to / sheets.INDEX).write_text(sheets.index(pack, sounds, written, zip_file), "utf-8", newline="\n")
    facts = PackFacts(
        programme=sounds[0],
        parts=sounds[1:],
        sheets=(*written, _file(to / sheets.INDEX)),
        zip=zip_file,
        latest={one.file: sound.latest for one, sound in zip(sounds, pack.sounds, strict=True)},
    )
    (to / FACTS).write_text(facts.model_dump_json(indent=1) + "\n", "utf-8", newline="\n")


def _sound(pack: Pack, sound: Sound, folder: Path, to: Path) -> PackFile:
    """One file that is aired: a WAV gets its label for playout computers, anything else is there already."""
    source, target = folder / sound.source, to / sound.file
    if source.suffix == ".wav":
        cart.with_cart(source, _cart(pack, sound), target)
    else:
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
    return _file(target, sound.aired_as, seconds(sound.samples, pack.rate_hz))


def _cart(pack: Pack, sound: Sound) -> cart.Cart:
    part = "" if sound.number is None else f" P{sound.number}"
    name = sound.aired_as.rpartition(".")[0]
    title = cart.in_ascii(pack.title, f"{pack.code} {pack.episode_id}")[: 63 - len(part)]
    end = sound.start_samples + sound.samples
    marks = [
        row.start_samples - sound.start_samples for row in pack.rows if sound.start_samples < row.start_samples < end
    ]
    timers = [("AUDs", 0), ("AUDe", sound.samples), ("SEGs", sound.samples), ("EOD", sound.samples)]
    timers += [(f"MRK{number}", mark) for number, mark in enumerate(marks[:4], 1)]
    return cart.Cart(
        title=title + part,
        artist=cart.in_ascii(pack.author, pack.code),
        cut_id=name,
        client_id=pack.station_id,
        category="TALK",
        classification=pack.decision.classification if pack.decision else "",
        out_cue=cart.in_ascii(sound.cue_out, ""),
        starts=pack.valid_from,
        ends=pack.valid_until,
        user_text=f"{pack.show_id}/{pack.episode_id}",
        timers=tuple(timers),
        url=pack.folder_url,
    )


def _read(pack: Pack) -> Iterator[tuple[str, bytes]]:
    """Everything that is read, by people or programs."""
    yield sheets.RUNDOWN, sheets.rundown(pack).encode()
    yield sheets.QUESTIONS, sheets.questions(pack).encode()
    yield sheets.BRIEF, sheets.brief(pack).encode()
    yield sheets.LETTER, sheets.letter(pack).encode()
    yield "rundown.csv", rundown.as_csv(pack).encode()
    yield "rundown.json", rundown.as_json(pack).encode()
    yield "programme.cue", playlists.cue_sheet(pack).encode()
    yield "liquidsoap.m3u", playlists.liquidsoap(pack).encode()
    for sound in pack.sounds:
        yield sidecar(sound.file), playlists.rivendell(pack, sound)


def sidecar(file: str) -> str:
    """The name of the file that lies beside a sound for `rdimport --xml`."""
    return f"{file.rpartition('.')[0]}.xml"


def _name_in_zip(pack: Pack, file: str) -> str:
    """In the ZIP a sidecar is called like the sound there."""
    renamed = {sidecar(sound.file): sidecar(sound.aired_as) for sound in pack.sounds}
    return renamed.get(file, file)


def _file(path: Path, aired_as: str = "", length: float | None = None) -> PackFile:
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        sha384 = hashlib.file_digest(stream, "sha384").hexdigest()
    size = path.stat().st_size
    return PackFile(file=path.name, aired_as=aired_as, bytes=size, sha256=sha256, sha384=sha384, seconds=length)


def _parts_list(pack: Pack, sounds: Sequence[PackFile]) -> str:
    """Every file that is aired with size, length and checksums, so that a cut-off download is noticed."""
    files = [
        {
            "file": one.file,
            "aired_as": one.aired_as,
            "latest": sound.latest,
            "url": pack.folder_url + one.file,
            "bytes": one.bytes,
            "samples": sound.samples,
            "seconds": one.seconds,
            "sha256": one.sha256,
            "sha384": one.sha384,
        }
        for one, sound in zip(sounds, pack.sounds, strict=True)
    ]
    return json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n"


def _sums(digests: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())).encode()
