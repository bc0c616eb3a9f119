"""An author's picture made safe: limits before decoding, upright, plain sRGB, and nothing of its metadata left."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from PIL import Image, ImageCms, ImageOps

from gaung.picture import Box, paint_over
from gaung.place import Place
from gaung.problem import Problem, Severity

MOST_PIXELS = 60_000_000
MOST_BYTES = 40_000_000
LEAST_SIDE = 16
MOST_UNEVEN = 20
WARNING_DPI, ERROR_DPI = 200, 100
KEPT_DPI = 220
"""Finer pictures are reduced to this: no printer of a school shows more."""

MOST_JPEG_BYTES, A4_SQUARE_MM = 255_000, 210 * 297
"""What a picture may weigh on A4, or on less; more on larger sheets."""
_QUALITIES = (86, 80, 74, 68, 62, 55, 48, 40)

_SUFFIXES = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "WEBP": (".webp",)}
_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


def read_picture(
    root: Path, file: PurePosixPath, place: Place, cover: Sequence[Box] = ()
) -> tuple[Image.Image | None, tuple[Problem, ...]]:
    """The picture as upright RGB without metadata, or the one thing that is wrong with it.

    The boxes in `cover` are painted over before anybody gets to see it.
    """
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
            opened.load()
            plain = _plain(opened)
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


def _plain(opened: Image.Image) -> Image.Image:
    """Upright, sRGB, on white, 8 bits a channel."""
    profile = opened.info.get("icc_profile")
    image = ImageOps.exif_transpose(opened)
    if image.mode.startswith(("I", "F")):
        import numpy as np  # a tenth of a second to load, and few pictures need it

        image = Image.fromarray((np.asarray(image, dtype=np.float64) / 257).clip(0, 255).astype(np.uint8))
    if image.mode in ("P", "LA", "PA", "La", "RGBa"):
        image = image.convert("RGBA")
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    if alpha is not None:
        image = image.convert("RGB")
    image = _to_srgb(image, profile)
    if alpha is not None:
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=alpha)
        image = white
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    return clean


def _to_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Colours by the picture's own profile; a profile that does not fit the picture is left aside."""
    if isinstance(profile, bytes) and profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made is not None:
            return made
    return image.convert("RGB")


def cropped(image: Image.Image, focal: tuple[float, float], ratio: float) -> Image.Image:
    """The largest part with width : height of `ratio` that has the focal point as near its middle as can be."""
    width, height = image.size
    wide = min(width, max(1, round(height * ratio)))
    high = min(height, max(1, round(width / ratio)))
    left = min(max(round(focal[0] * width - wide / 2), 0), width - wide)
    top = min(max(round(focal[1] * height - high / 2), 0), height - high)
    return image.crop((left, top, left + wide, top + high))


def resolution(image: Image.Image, width_mm: float, place: Place, facts: dict[str, str]) -> tuple[Problem, ...]:
    """Whether a picture has enough pixels for `width_mm` of paper: error under 100 dpi, warning under 200."""
    dpi = round(image.width / (width_mm / 25.4))
    if dpi >= WARNING_DPI:
        return ()
    wanted = round(width_mm / 25.4 * KEPT_DPI)
    severity = Severity.ERROR if dpi < ERROR_DPI else Severity.WARNING
    return (Problem("poster-art-coarse", place, {**facts, "dpi": dpi, "wanted_pixels": wanted}, severity),)


def as_jpeg(image: Image.Image, width_mm: float) -> tuple[bytes, tuple[int, int]]:
    """The picture as a JPEG for `width_mm` of paper, without metadata, and its size in pixels.

    It is as fine as its share of a sheet's weight allows: an A4 poster with a photo stays under 300 KB, because
    teachers pay for their data.
    """
    most = max(1, round(width_mm / 25.4 * KEPT_DPI))
    if image.width > most * 1.5:
        image = image.resize((most, max(1, round(image.height * most / image.width))), Image.Resampling.LANCZOS)
    height_mm = width_mm * image.height / image.width
    budget = MOST_JPEG_BYTES * max(1.0, width_mm * height_mm / A4_SQUARE_MM)
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= budget:
            break
    return out.getvalue(), image.size
