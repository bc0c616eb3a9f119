"""An author's picture made safe: limits before decoding, upright, plain sRGB, and nothing of its metadata left."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Sequence
from math import sqrt
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from gaung.picture import Box, in_eight_bits, paint_over, wipe_hidden
from gaung.place import Place
from gaung.problem import Problem, Severity

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 60_000_000
MOST_BYTES = 40_000_000
LEAST_SIDE = 16
MOST_UNEVEN = 20
WARNING_DPI, ERROR_DPI = 200, 100
KEPT_DPI = 220
"""Finer pictures are reduced to this: no printer of a school shows more."""
MOST_READ_PIXELS, MOST_SHOWN_PIXELS = 12_600_000, 4_000_000
"""Of a JPEG with more pixels only every second or fourth is decoded, and no picture on a sheet has more than four
million: who looks at a larger sheet stands farther away. So the memory does not grow with the camera or the paper."""

MOST_JPEG_BYTES, A4_SQUARE_MM = 255_000, 210 * 297
"""What a picture may weigh on A4, or on less; more on larger sheets."""
_QUALITIES = (86, 80, 74, 68, 62, 55, 48, 40)

_SUFFIXES = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "WEBP": (".webp",)}
_REDUCED = "reduced"
"""By how much the picture's sides were divided when it was decoded, beside its pixels."""
_MOST_DRAWN_COLOURS = 4096
"""A picture with no more colours is a drawing: its edges would smear in a JPEG."""
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


def read_picture(
    root: Path, file: PurePosixPath, place: Place, cover: Sequence[Box] = (), most_pixels: int = MOST_READ_PIXELS
) -> tuple[Image.Image | None, tuple[Problem, ...]]:
    """The picture as upright RGB without metadata, or the one thing that is wrong with it.

    The boxes in `cover` are painted over before anybody gets to see it. A JPEG of more than `most_pixels` is decoded
    in half or a quarter of its size.
    """
    from PIL import Image  # half of all posters show no picture

    name = file.name
    try:
        content = (root / file).read_bytes() if (root / file).stat().st_size <= MOST_BYTES else None
    except OSError:
        return None, (Problem("read-file-missing", place, {"file": str(file)}),)
    if content is None:
        return None, (Problem("poster-art-heavy", place, {"file": name, "most_megabytes": MOST_BYTES // 1_000_000}),)
    if not content:
        return None, (Problem("poster-art-empty", place, {"file": name}),)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=tuple(_SUFFIXES))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None, (_too_large(name, place),)
    except _DAMAGED:
        return None, (Problem("poster-art-format", place, {"file": name}),)
    with opened:
        problem = _refused(opened, name, place)
        if problem is not None:
            return None, (problem,)
        try:
            divided = _divide(opened, most_pixels)
            opened.load()
            plain = _plain(opened)
            plain.info = {_REDUCED: divided} if divided > 1 else {}
            paint_over(plain, cover)
            return plain, ()
        except _DAMAGED:
            return None, (Problem("poster-art-damaged", place, {"file": name}),)


def _too_large(name: str, place: Place) -> Problem:
    return Problem("poster-art-large", place, {"file": name, "most_megapixels": MOST_PIXELS // 1_000_000})


def _refused(opened: Image.Image, name: str, place: Place) -> Problem | None:
    """What is wrong with a picture, by what its head says: nothing of it is decoded yet."""
    width, height = opened.size
    kind = str(opened.format)
    if PurePosixPath(name).suffix.lower() not in _SUFFIXES[kind]:
        return Problem("poster-art-renamed", place, {"file": name, "kind": kind})
    if width * height > MOST_PIXELS:
        return _too_large(name, place)
    if getattr(opened, "n_frames", 1) > 1:
        return Problem("poster-art-animated", place, {"file": name})
    if min(width, height) < LEAST_SIDE or max(width, height) > MOST_UNEVEN * min(width, height):
        return Problem("poster-art-thin", place, {"file": name, "width": width, "height": height})
    return None


def _divide(opened: Image.Image, most_pixels: int) -> int:
    """Let a large JPEG be decoded smaller, which only a JPEG can be; by how much its sides are divided."""
    width, height = opened.size
    by = next((by for by in (1, 2, 4, 8) if width * height <= most_pixels * by * by), 8)
    if by > 1:
        opened.draft(None, (width // by, height // by))
    return round(width / opened.width)


def _plain(opened: Image.Image) -> Image.Image:
    """Upright, sRGB, on white, 8 bits a channel. A large picture is changed in its place: it is not there twice."""
    from PIL import Image, ImageOps

    profile = opened.info.get("icc_profile")
    ImageOps.exif_transpose(opened, in_place=True)
    opened.getexif().clear()
    image = in_eight_bits(opened)
    # a palette, or one colour of any picture, is told to be transparent beside the pixels
    if image.mode in ("P", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
    opened.info, image.info = {}, {}
    wipe_hidden(image)
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    if alpha is not None:
        image = image.convert("RGB")
    image = _to_srgb(image, profile)
    if alpha is not None:
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=alpha)
        image = white
    return image


def _to_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Colours by the picture's own profile; a profile that does not fit the picture is left aside."""
    if isinstance(profile, bytes) and profile and image.mode in ("RGB", "CMYK", "L"):
        from PIL import ImageCms

        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            in_place = image.mode == "RGB"
            made = ImageCms.profileToProfile(image, own, srgb, outputMode=None if in_place else "RGB", inPlace=in_place)
        except (ImageCms.PyCMSError, OSError):
            return image if image.mode == "RGB" else image.convert("RGB")
        return image if made is None else made
    return image if image.mode == "RGB" else image.convert("RGB")


def crop_box(size: tuple[int, int], focal: tuple[float, float], ratio: float) -> tuple[int, int, int, int]:
    """The largest part with width : height of `ratio` that has the focal point as near its middle as can be.

    Left, top, right and foot in pixels of a picture of this size.
    """
    width, height = size
    wide = min(width, max(1, round(height * ratio)))
    high = min(height, max(1, round(width / ratio)))
    left = min(max(round(focal[0] * width - wide / 2), 0), width - wide)
    top = min(max(round(focal[1] * height - high / 2), 0), height - high)
    return (left, top, left + wide, top + high)


def resolution(
    image: Image.Image, box: tuple[int, int, int, int], width_mm: float, place: Place, facts: dict[str, str]
) -> tuple[Problem, ...]:
    """Whether the part has enough pixels for `width_mm` of paper: error under 100 dpi, warning under 200.

    The author's own pixels count, not those that were decoded.
    """
    dpi = round((box[2] - box[0]) * int(image.info.get(_REDUCED, 1)) / (width_mm / 25.4))
    if dpi >= WARNING_DPI:
        return ()
    wanted = round(width_mm / 25.4 * KEPT_DPI)
    severity = Severity.ERROR if dpi < ERROR_DPI else Severity.WARNING
    return (Problem("poster-art-coarse", place, {**facts, "dpi": dpi, "wanted_pixels": wanted}, severity),)


def for_paper(image: Image.Image, box: tuple[int, int, int, int], width_mm: float) -> tuple[bytes, tuple[int, int]]:
    """A part of the picture as a file for `width_mm` of paper, without metadata, and its size in pixels.

    A drawing of few colours is kept as it is, as a PNG, if that is small. Anything else is a JPEG, as fine as its share
    of a sheet's weight allows: an A4 poster with a photo stays under 300 KB, because teachers pay for their data.
    """
    from PIL import Image

    wide, high = box[2] - box[0], box[3] - box[1]
    height_mm = width_mm * high / wide
    most = max(1, round(width_mm / 25.4 * KEPT_DPI))
    shrunk = min(1.0, most / wide if wide > most * 1.5 else 1.0, sqrt(MOST_SHOWN_PIXELS / (wide * high)))
    size = (max(1, round(wide * shrunk)), max(1, round(high * shrunk)))
    part = image.crop(box) if shrunk == 1.0 else image.resize(size, Image.Resampling.LANCZOS, box)
    part.info = {}
    budget = round(MOST_JPEG_BYTES * max(1.0, width_mm * height_mm / A4_SQUARE_MM))
    return _lossless(part, budget) or _jpeg(part, budget), size


def _lossless(part: Image.Image, budget: int) -> bytes:
    """A drawing as a PNG; nothing if it is a photo or weighs too much."""
    from PIL import Image

    colours = part.getcolors(_MOST_DRAWN_COLOURS)
    if colours is None:
        return b""
    if len(colours) <= 256:
        # with no more colours than places for them, the median cut gives each its own
        part = part.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    part.save(out, "PNG", compress_level=9)
    return out.getvalue() if out.tell() <= budget else b""


def _jpeg(part: Image.Image, budget: int) -> bytes:
    for quality in _QUALITIES:
        out = io.BytesIO()
        part.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= budget:
            break
    return out.getvalue()
