"""MP3 files joined frame by frame: encodings of overlapping sectiones of one programme become one file without a seam.

Layout of frames and side information after ISO/IEC 11172-3, section 2.4; of the Info frame after the LAME tag's
revision 1. Frames of one bit rate, one channel, without checksums: what LAME writes for us.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FRAME_SAMPLES = 1152
PERIOD = 49
"""At 44.1 kHz frames of 64 kbit/s are 208 or 209 bytes long, in a pattern that comes again after 49 frames."""
_KBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES = (44_100, 48_000, 32_000)
_HEAD_BYTES = 4
_CONSTANT = np.array((0xFF, 0xFF, 0xFC, 0xC0), np.uint8)
"""What of a head is the same in all frames of one encoding: all but its padding and what may be copied."""
_SIDE_BYTES = 17
_BODY = _HEAD_BYTES + _SIDE_BYTES
"""Where a frame's share of the coded sound begins; a frame's own sound may begin in the shares before it."""
_TAG = _BODY
"""Where the Info tag begins in its frame, and below the places in it."""
_FRAMES, _BYTES, _TABLE, _DELAYS, _LENGTH, _SOUND_CRC, _TAG_CRC = (_TAG + at for at in (8, 12, 16, 141, 148, 152, 154))
_TAG_CRC_BYTES = 190


@dataclass(frozen=True, slots=True)
class _Side:
    """What of a frame decides whether another one may follow it."""

    reservoir: int
    """How many bytes before its own share its sound begins."""
    windows: tuple[int, int]
    """How each half of it was windowed: 0 is long, as almost all are."""


class Section:
    """The frames of one encoding, as they stand in its file."""

    def __init__(self, content: bytes, first: int) -> None:
        """`first` is the number in the programme of its first frame. Raises `ValueError` for anything but frames."""
        self.content = bytearray(content)
        self.first = first
        start = _after_tags(content)
        self.info = slice(start, start + _frame_bytes(content, start))
        if content[start + _TAG : start + _TAG + 4] not in (b"Info", b"Xing"):
            raise ValueError("there is no Info frame")
        self.places = _places(content, self.info.stop)
        """Where each frame begins in `content`, and where the last one ends."""

    @property
    def end(self) -> int:
        """The number of the frame after its last one."""
        return self.first + len(self.places) - 1

    def place(self, frame: int) -> int:
        """Where a frame begins in `content`."""
        return int(self.places[frame - self.first])

    def side(self, frame: int) -> _Side:
        """The side information of a frame."""
        at = self.place(frame) + _HEAD_BYTES
        bits = int.from_bytes(self.content[at : at + _SIDE_BYTES], "big")

        def field(first: int, count: int) -> int:
            return bits >> (8 * _SIDE_BYTES - first - count) & ((1 << count) - 1)

        windows = tuple(field(at + 1, 2) if field(at, 1) else 0 for at in (18 + 33, 18 + 59 + 33))
        return _Side(field(0, 9), (windows[0], windows[1]))

    def shares(self, before: int) -> list[slice]:
        """The shares of the frames before one, nearest first, as far back as sound may begin."""
        frames = range(before - 1, max(before - 5, self.first) - 1, -1)
        return [slice(self.place(frame) + _BODY, self.place(frame + 1)) for frame in frames]

    def tail(self, before: int, count: int) -> bytes:
        """The last `count` bytes in the shares before a frame."""
        found = b"".join(self.content[share] for share in reversed(self.shares(before)))
        return bytes(found[len(found) - count :])

    def put_tail(self, before: int, tail: bytes) -> None:
        """Write `tail` into the last bytes of the shares before a frame."""
        for share in self.shares(before):
            count = min(share.stop - share.start, len(tail))
            if not count:
                return
            self.content[share.stop - count : share.stop] = tail[-count:]
            tail = tail[:-count]


def joint(before: Section, after: Section, frames: range) -> int | None:
    """The first of `frames` (numbers in the programme) from which on `after` can follow `before`; None if none can.

    Both must have windowed the sound alike around it, so that the halves of overlapping windows belong together; and
    what `after` put in earlier frames must find room where `before` put nothing that is still needed.
    """
    for frame in frames:
        if not (before.first < frame - 1 and frame < before.end and after.first < frame - 1 and frame < after.end):
            continue
        one, other = before.side(frame), after.side(frame)
        fits = other.reservoir <= one.reservoir and one.windows == other.windows
        if fits and before.side(frame - 1).windows == after.side(frame - 1).windows:
            return frame
    return None


def join(paths: Sequence[Path], firsts: Sequence[int], overlap: range, to: Path) -> bool:
    """Write the encodings in `paths` to one file; whether it could be done.

    `firsts` are the numbers of their first frames. Each is followed by the next from a frame on that lies in
    `overlap`, counted from the next one's first frame. Tags are those of the first.
    """
    with to.open("wb") as stream:
        before = Section(paths[0].read_bytes(), firsts[0])
        stream.write(before.content[: before.info.stop])
        info = Info(before.content[before.info])
        start = firsts[0]
        for path, first in zip(paths[1:], firsts[1:], strict=True):
            after = Section(path.read_bytes(), first)
            found = joint(before, after, range(first + overlap.start, first + overlap.stop))
            if found is None:
                return False
            before.put_tail(found, after.tail(found, after.side(found).reservoir))
            stream.write(info.take(before, start, found))
            before, start = after, found
        stream.write(info.take(before, start, before.end))
        place = stream.tell() - info.size
        stream.seek(place)
        stream.write(info.finished(bytes(before.content[before.info])))
    return True


class Info:
    """The frame before the sound, which says how long it is; it is filled in while frames are joined."""

    def __init__(self, frame: bytes | bytearray) -> None:
        self._frame = bytearray(frame)
        self._crc = 0
        self._frames = 0
        self.size = len(frame)
        """Bytes of this frame and all after it."""
        self._places: list[NDArray[np.int64]] = []

    def take(self, section: Section, first: int, end: int) -> bytes:
        """The frames from `first` up to `end`; they are counted."""
        sound = bytes(section.content[section.place(first) : section.place(end)])
        places = section.places[first - section.first : end - section.first]
        self._places.append(places + (self.size - section.place(first)))
        self._crc = crc16(sound, self._crc)
        self._frames += end - first
        self.size += len(sound)
        return sound

    def finished(self, last: bytes) -> bytes:
        """The frame; what is to be left out at the programme's end comes from the `last` encoding's own one."""
        frame = self._frame
        struct.pack_into(">II", frame, _FRAMES, self._frames, self.size)
        places = np.concatenate(self._places)
        table = [256 * int(places[part * self._frames // 100]) // self.size for part in range(100)]
        frame[_TABLE : _TABLE + 100] = bytes([0, *table[1:]])
        before, after = (int.from_bytes(one[_DELAYS : _DELAYS + 3], "big") for one in (frame, last))
        frame[_DELAYS : _DELAYS + 3] = (before & 0xFFF000 | after & 0xFFF).to_bytes(3, "big")
        struct.pack_into(">IHH", frame, _LENGTH, self.size, self._crc, 0)
        struct.pack_into(">H", frame, _TAG_CRC, crc16(bytes(frame[:_TAG_CRC_BYTES])))
        return bytes(frame)


def _after_tags(content: bytes) -> int:
    """Where the frames begin, after ID3v2 tags."""
    if content[:3] != b"ID3":
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _places(content: bytes, start: int) -> NDArray[np.int64]:
    """Where each frame begins, and where the last one ends. Raises `ValueError` if something else stands there.

    The lengths of a period are read and repeated; only where that does not fit is every single frame read.
    """
    found = [start]
    while found[-1] < len(content) and len(found) <= PERIOD:
        found.append(found[-1] + _frame_bytes(content, found[-1]))
    period = found[-1] - start
    if len(found) > PERIOD:
        count = (len(content) - start) // period + 2
        repeated = (np.arange(count)[:, None] * period + np.array(found[:-1])).reshape(-1)
        places: NDArray[np.int64] = repeated[: int(np.searchsorted(repeated, len(content))) + 1]
        if _are_frames(content, places):
            return places
    while found[-1] < len(content):
        found.append(found[-1] + _frame_bytes(content, found[-1]))
    return np.array(found)


def _are_frames(content: bytes, places: NDArray[np.int64]) -> bool:
    """Whether frames like the first one stand at all places but the last, which is their end."""
    if places[-1] != len(content):
        return False
    heads = np.frombuffer(content, np.uint8)[places[:-1, None] + np.arange(_HEAD_BYTES)]
    padded = np.diff(places) - _frame_bytes(content, int(places[0])) + (int(heads[0, 2]) >> 1 & 1)
    same = np.all(heads & _CONSTANT == heads[0] & _CONSTANT)
    return bool(same) and np.array_equal(heads[:, 2] >> 1 & 1, padded)


def _frame_bytes(content: bytes, at: int) -> int:
    """The length of the frame at a place. Raises `ValueError` if there is none of ours."""
    head = content[at : at + _HEAD_BYTES]
    if len(head) < _HEAD_BYTES or head[:2] != b"\xff\xfb" or head[3] >> 6 != 3:
        raise ValueError("this is no frame of MPEG-1 layer III, mono, without a checksum")
    kbits, rate = head[2] >> 4, head[2] >> 2 & 3
    if not 0 < kbits < len(_KBITS) or rate >= len(_RATES):
        raise ValueError("a frame has no bit rate")
    return 144_000 * _KBITS[kbits] // _RATES[rate] + (head[2] >> 1 & 1)


_LANES = 2048


def crc16(content: bytes, before: int = 0) -> int:
    """The checksum of the Info tag (CRC-16/ARC: polynomial 8005, reflected), continued from `before`.

    Long contents are cut into lanes that are worked on side by side, two bytes at a time; a checksum is linear, so that
    of one lane can be moved over the length of the next and added to it.
    """
    each = len(content) // (2 * _LANES)
    crc = before
    if each:
        lanes = np.frombuffer(content, "<u2", _LANES * each).reshape(_LANES, each).T.astype(np.uint16, order="C")
        table = _of_two_bytes()
        found = np.zeros(_LANES, np.uint16)
        for column in lanes:
            found = table[found ^ column]
        low, high = _over_zeros(2 * each)
        for lane in found.tolist():
            crc = low[crc & 0xFF] ^ high[crc >> 8] ^ lane
    single = _of_a_byte().tolist()
    for byte in content[2 * _LANES * each :]:
        crc = single[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc


@cache
def _of_a_byte() -> NDArray[np.uint16]:
    """The checksum of each byte."""
    rows = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        rows = np.where(rows & 1, rows >> 1 ^ 0xA001, rows >> 1).astype(np.uint16)
    return rows


def _over_a_zero(sums: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """What checksums become after a byte of zero."""
    return np.asarray(_of_a_byte()[sums & 0xFF] ^ (sums >> 8), np.uint16)


@cache
def _of_two_bytes() -> NDArray[np.uint16]:
    """The checksum of each pair of bytes, which are all that a checksum of 16 bits depends on."""
    return _over_a_zero(_over_a_zero(np.arange(1 << 16, dtype=np.int64).astype(np.uint16)))


def _over_zeros(count: int) -> tuple[list[int], list[int]]:
    """What each low and each high byte of a checksum becomes after `count` bytes of zero."""
    bits = np.left_shift(1, np.arange(16), dtype=np.int64).astype(np.uint16)
    step, over = _over_a_zero(bits), bits
    while count:  # what each bit becomes after 1, 2, 4, 8 … bytes, put together
        if count & 1:
            over = _sums(over, step)
        step, count = _sums(step, step), count >> 1
    low, high = np.arange(256, dtype=np.uint16), np.arange(0, 1 << 16, 256, dtype=np.int64).astype(np.uint16)
    return _sums(low, over).tolist(), _sums(high, over).tolist()


def _sums(values: NDArray[np.uint16], images: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """The exclusive or of the images of all bits that are set in each value."""
    made = np.zeros_like(values)
    for bit, image in enumerate(images):
        made ^= np.where(values >> bit & 1, image, np.uint16(0)).astype(np.uint16)
    return made
