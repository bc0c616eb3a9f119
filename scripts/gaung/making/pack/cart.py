"""The `cart` chunk of a WAV (AES46): what a playout computer reads of a file: title, cut, dates, timers, out cue."""

from __future__ import annotations

import shutil
import struct
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

_TEXT = 64
"""Bytes of each text in the chunk."""
_HEAD = struct.Struct("<4s" + f"{_TEXT}s" * 7 + "10s8s10s8s" + f"{_TEXT}s" * 3 + "i")
"""Version; title, artist, cut id, client id, category, classification, out cue; dates and times; producer; level."""
_TIMER = struct.Struct("<4sI")
_MOST_TIMERS = 8
_RESERVED, _URL = 276, 1024
_LEVEL_REFERENCE = 32768
"""The sample value that stands for 0 dBFS."""
_FOR_EVER = ("9999-12-31", "23:59:59")
"""An end that never comes, as the standard's users write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart:
    """What a playout computer is told. Texts that ASCII cannot hold must come in another form."""

    title: str
    artist: str
    cut_id: str
    client_id: str
    category: str
    classification: str
    out_cue: str
    starts: datetime
    """From when it may be aired."""
    ends: datetime | None
    """Until when; None for always."""
    user_text: str
    timers: tuple[tuple[str, int], ...]
    """Up to eight: usage (`AUDs`, `AUDe`, `SEGs`, `SEGe`, `MRK1` …) and the sample it stands at."""
    url: str
    tag_text: str = ""


def chunk(cart: Cart) -> bytes:
    """The whole chunk with its own name and size; always of even length."""
    ends = (f"{cart.ends:%Y-%m-%d}", f"{cart.ends:%H:%M:%S}") if cart.ends is not None else _FOR_EVER
    texts = (
        cart.title,
        cart.artist,
        cart.cut_id,
        cart.client_id,
        cart.category,
        cart.classification,
        cart.out_cue,
    )
    head = _HEAD.pack(
        b"0101",
        *(_field(text) for text in texts),
        f"{cart.starts:%Y-%m-%d}".encode(),
        f"{cart.starts:%H:%M:%S}".encode(),
        ends[0].encode(),
        ends[1].encode(),
        _field("Gaung"),
        _field("1"),
        _field(cart.user_text),
        _LEVEL_REFERENCE,
    )
    timers = [_TIMER.pack(usage.encode("ascii").ljust(4), sample) for usage, sample in cart.timers[:_MOST_TIMERS]]
    timers += [_TIMER.pack(bytes(4), 0)] * (_MOST_TIMERS - len(timers))
    tag = plain_ascii(cart.tag_text).encode("ascii") + b"\r\n\0"
    body = head + b"".join(timers) + bytes(_RESERVED) + _field(cart.url, _URL).ljust(_URL, b"\0") + tag
    body += bytes(len(body) % 2)
    return struct.pack("<4sI", b"cart", len(body)) + body


def with_cart(source: Path, cart: Cart, to: Path) -> None:
    """Copy a WAV with the chunk before its samples: software that reads no further than the samples finds it too.

    Raises `ValueError` if `source` is not a WAV with samples.
    """
    added = chunk(cart)
    with source.open("rb") as old, to.open("wb") as new:
        name, size, kind = struct.unpack("<4sI4s", old.read(12))
        if (name, kind) != (b"RIFF", b"WAVE"):
            raise ValueError(f"{source.name} is no WAV")
        new.write(struct.pack("<4sI4s", name, size + len(added), kind))
        while (found := old.read(8))[:4] != b"data":
            if len(found) < 8:
                raise ValueError(f"{source.name} has no samples")
            new.write(found + _read(old, struct.unpack("<I", found[4:])[0]))
        new.write(added + found)
        shutil.copyfileobj(old, new, 1 << 20)


def _read(stream: IO[bytes], size: int) -> bytes:
    """The body of a chunk, with the byte that makes it even."""
    return stream.read(size + size % 2)


def _field(text: str, size: int = _TEXT) -> bytes:
    """A text of fixed length that ends with a zero; what is too long is cut."""
    return plain_ascii(text).encode("ascii")[: size - 1]


def plain_ascii(text: str) -> str:
    """The letters of `text` that ASCII has, accents taken off, typographic signs made plain; empty for Devanagari."""
    simple = text.translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", simple).encode("ascii", "ignore").decode("ascii")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in plain).split())


def in_ascii(text: str, otherwise: str) -> str:
    """`text`, or `otherwise` if letters of it would be lost: half a Nepali title is worse than none."""
    plain = plain_ascii(text)
    return plain if sum(map(str.isalnum, plain)) == sum(map(str.isalnum, text)) else otherwise


_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "·": "-"})
