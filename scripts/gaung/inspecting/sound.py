"""The tags of a sound file: ID3, Vorbis comments, the chunks of a WAV. The sound itself is not decoded."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from gaung.inspecting.text import Contents, Kind, letters_in

_SURPLUS_FRAMES = frozenset({"APIC", "PIC", "PRIV", "GEOB", "UFID", "TENC", "TOWN", "MCDI", "OWNE", "RVRB"})
"""Frames that tell of a person, a device or a shop, or hold a picture."""
_WITH_LANGUAGE = frozenset({"COMM", "COM", "USLT", "ULT"})
_NESTED = {"CHAP", "CTOC"}
_WAVE_PLAIN = frozenset({b"fmt ", b"data", b"fact", b"bext", b"LIST", b"cart", b"JUNK", b"PAD ", b"cue ", b"ds64"})
_SURPLUS_COMMENTS = ("metadata_block_picture", "coverart", "encoded-by", "encoded_by", "contact", "location", "device")
_FIRST_BYTES = 1 << 20
"""Vorbis comments stand at the beginning of an Ogg file; ours take some kilobytes."""


def is_sound(content: bytes) -> bool:
    """Whether the bytes begin as a sound that is read here."""
    is_wave = content[:4] in (b"RIFF", b"RF64") and content[8:12] == b"WAVE"
    is_mpeg = len(content) > 2 and content[0] == 0xFF and content[1] & 0xE0 == 0xE0 and content[1] != 0xFF
    return is_wave or is_mpeg or content.startswith((b"ID3", b"OggS", b"fLaC"))


def read_sound(content: bytes, contents: Contents) -> None:
    """Everything that the tags of a sound file say."""
    contents.sounds.append(content)
    if content[:4] in (b"RIFF", b"RF64"):
        _wave(content, contents)
    elif content.startswith(b"OggS"):
        _ogg(content, contents)
    elif content.startswith(b"fLaC"):
        _flac(content, contents)
    else:
        _mpeg(content, contents)


def _mpeg(content: bytes, contents: Contents) -> None:
    if content.startswith(b"ID3"):
        size = _synchsafe(content[6:10])
        for name, inside in _frames(content[10 : 10 + size], content[3]):
            _frame(name, inside, contents)
    if content[-128:-125] == b"TAG":
        contents.add(content[-125:].decode("latin-1").replace("\x00", "\n"), "ID3v1")
    for mark in (b"APETAGEX", b"LYRICSBEGIN"):
        at = content.rfind(mark, max(len(content) - (1 << 17), 0))
        if at >= 0:
            contents.surplus.append(mark.decode())
            contents.add(letters_in(content[at:]), mark.decode(), Kind.CODE)


def _frames(tag: bytes, version: int) -> Iterator[tuple[str, bytes]]:
    head, at = (6 if version == 2 else 10), 0
    while at + head <= len(tag) and tag[at : at + 1].isalnum():
        if version == 2:
            name, size = tag[at : at + 3], int.from_bytes(tag[at + 3 : at + 6], "big")
        else:
            name = tag[at : at + 4]
            size = _synchsafe(tag[at + 4 : at + 8]) if version == 4 else int.from_bytes(tag[at + 4 : at + 8], "big")
        yield name.decode("latin-1"), tag[at + head : at + head + size]
        at += head + size


def _frame(name: str, inside: bytes, contents: Contents) -> None:
    if name in _SURPLUS_FRAMES:
        contents.surplus.append(f"ID3 {name}")
    if name == "APIC":
        contents.pictures += [inside[at:] for mark in (b"\xff\xd8\xff", b"\x89PNG") if (at := inside.find(mark)) >= 0]
    if name in _NESTED:
        contents.add(letters_in(inside), f"ID3 {name}")
    elif name in _WITH_LANGUAGE and len(inside) > 4:
        contents.add(_decoded(inside[:1] + inside[4:]), f"ID3 {name}")
    elif name.startswith(("T", "W")) and inside:
        contents.add(_decoded(inside), f"ID3 {name}")
    else:
        contents.add(letters_in(inside), f"ID3 {name}", Kind.CODE)


def _decoded(inside: bytes) -> str:
    coding = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}.get(inside[0])
    if coding is None:
        return inside.decode("latin-1")
    return inside[1:].decode(coding, "replace").replace("\x00", "\n").replace("\ufeff", "")


def _synchsafe(four: bytes) -> int:
    return sum((byte & 0x7F) << shift for byte, shift in zip(four, (21, 14, 7, 0), strict=False))


def _ogg(content: bytes, contents: Contents) -> None:
    packets = _ogg_packets(content[:_FIRST_BYTES])
    for mark in (b"OpusTags", b"\x03vorbis"):
        at = packets.find(mark)
        if at >= 0:
            _comments(packets[at + len(mark) :], contents)


def _ogg_packets(content: bytes) -> bytes:
    """The pages of an Ogg file without their heads, one after the other."""
    joined, at = bytearray(), 0
    while content[at : at + 4] == b"OggS" and at + 27 <= len(content):
        segments = content[at + 27 : at + 27 + content[at + 26]]
        start = at + 27 + len(segments)
        joined += content[start : start + sum(segments)]
        at = start + sum(segments)
    return bytes(joined)


def _comments(block: bytes, contents: Contents) -> None:
    """A list of Vorbis comments: the maker, a count, then `NAME=text` each with its length."""
    at = 0
    lengths = (4, 4)
    if len(block) < sum(lengths):
        return
    (maker,) = struct.unpack_from("<I", block, at)
    contents.add(block[4 : 4 + maker].decode("utf-8", "replace"), "Vorbis maker", Kind.CODE)
    at = 4 + maker
    if at + 4 > len(block):
        return
    (count,) = struct.unpack_from("<I", block, at)
    at += 4
    for _ in range(min(count, 10_000)):
        if at + 4 > len(block):
            break
        (length,) = struct.unpack_from("<I", block, at)
        name, _, said = block[at + 4 : at + 4 + length].decode("utf-8", "replace").partition("=")
        at += 4 + length
        if name.lower() in _SURPLUS_COMMENTS:
            contents.surplus.append(f"Vorbis {name}")
        contents.add(said, f"Vorbis {name}", Kind.CODE if name.lower() == "encoder" else Kind.TEXT)


def _flac(content: bytes, contents: Contents) -> None:
    at, is_last = 4, False
    while not is_last and at + 4 <= len(content):
        kind, is_last = content[at] & 0x7F, bool(content[at] & 0x80)
        length = int.from_bytes(content[at + 1 : at + 4], "big")
        inside = content[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == 4:
            _comments(inside, contents)
        elif kind in (2, 6):
            contents.surplus.append("FLAC picture" if kind == 6 else "FLAC application")
            contents.add(letters_in(inside), "FLAC", Kind.CODE)


def _wave(content: bytes, contents: Contents) -> None:
    at = 12
    while at + 8 <= len(content):
        kind = content[at : at + 4]
        (length,) = struct.unpack_from("<I", content, at + 4)
        if kind == b"data":
            length = min(length, len(content) - at - 8)
        inside = content[at + 8 : at + 8 + length] if kind not in (b"data", b"fmt ") else b""
        name = kind.decode("latin-1").strip()
        if kind not in _WAVE_PLAIN:
            contents.surplus.append(f"WAV {name}")
        if inside:
            contents.add(
                letters_in(inside), f"WAV {name}", Kind.TEXT if kind in (b"bext", b"cart", b"LIST") else Kind.CODE
            )
        at += 8 + length + length % 2
