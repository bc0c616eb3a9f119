"""Pictures as readers get them: upright, not too wide, nothing of their metadata left."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
"""The pictures that a page may show, by the end of their names."""

MOST_PICTURE_BYTES = 40_000_000
MOST_PICTURE_PIXELS = 60_000_000
WIDEST_PICTURE_PIXELS = 1_600


def picture_for_readers(path: Path) -> bytes | None:
    """A picture as readers get it: upright, at most 1,600 pixels wide, and nothing of its metadata left.

    A phone writes into a photo where and when it was taken. None if it is no picture, or too large to be opened.
    """
    status = path.stat()
    return _picture_for_readers(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _picture_for_readers(path: Path, _modified_ns: int, size_bytes: int) -> bytes | None:
    kind = PICTURES.get(path.suffix.lower())
    if kind is None or size_bytes > MOST_PICTURE_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=(kind,)) as opened:
                if opened.width * opened.height > MOST_PICTURE_PIXELS or getattr(opened, "n_frames", 1) > 1:
                    return None
                return _encoded(ImageOps.exif_transpose(opened), kind)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _encoded(picture: Image.Image, kind: str) -> bytes:
    """The pixels alone, encoded again."""
    has_alpha = kind != "JPEG" and ("A" in picture.getbands() or "transparency" in picture.info)
    plain = Image.new("RGBA" if has_alpha else "RGB", picture.size)
    plain.paste(picture.convert(plain.mode))
    if plain.width > WIDEST_PICTURE_PIXELS:
        height = max(1, round(plain.height * WIDEST_PICTURE_PIXELS / plain.width))
        plain = plain.resize((WIDEST_PICTURE_PIXELS, height), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    plain.save(written, kind, **({"optimize": True} if kind == "PNG" else {"quality": 82}))
    return written.getvalue()


def pixels_of(path: Path) -> tuple[int, int] | None:
    """Width and height that the picture at `path` says it has; None if it is no picture. Nothing is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
