"""Pictures as readers get them: upright, not too wide, nothing of their metadata left."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # who only asks what a picture may be called needs no Pillow
    from PIL import Image

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
"""The pictures that a page may show, by the end of their names."""

MOST_PICTURE_BYTES = 40_000_000
MOST_PICTURE_PIXELS = 60_000_000
WIDEST_PICTURE_PIXELS = 1_600


COVER_COLOUR = "#B8B2AA"
"""What is painted over a face: light, so that it costs little ink."""
_SAMPLE_PIXELS, _PHOTO_COLOURS = 96, 2_500
"""A picture of 96 by 96 points is a photo if it has so many colours; a drawing has tens, with soft edges hundreds."""
_FEWEST_COLOURS, _MOST_ALIKE = 16, 0.6
"""One of few colours (grey, or shrunken to 256) is a photo if fewer of its points than this share are like the next:
of photos in 16 greys it is half, of drawings and screenshots two thirds and more."""
FAINT_ALPHA = 8
"""Of 255: what is no more opaque than this changes what lies under it by at most a thirty-second, which nobody sees,
but whoever stretches the contrast does."""

Box = tuple[float, float, float, float]
"""Left, top, width and height as fractions (0 to 1) of the upright picture."""


def picture_for_readers(path: Path, cover: Sequence[Box] = ()) -> bytes | None:
    """A picture as readers get it: upright, at most 1,600 pixels wide, and nothing of its metadata left.

    The boxes in `cover` are painted over before anything else is made of it. A phone writes into a photo where and
    when it was taken. None if it is no picture, or too large to be opened.
    """
    status = path.stat()
    return _picture_for_readers(path, status.st_mtime_ns, status.st_size, tuple(cover))


@lru_cache(maxsize=64)
def _picture_for_readers(path: Path, _modified_ns: int, size_bytes: int, cover: tuple[Box, ...]) -> bytes | None:
    kind = PICTURES.get(path.suffix.lower())
    if kind is None or size_bytes > MOST_PICTURE_BYTES:
        return None
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=(kind,)) as opened:
                if opened.width * opened.height > MOST_PICTURE_PIXELS or getattr(opened, "n_frames", 1) > 1:
                    return None
                return _encoded(ImageOps.exif_transpose(opened), kind, cover)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _encoded(picture: Image.Image, kind: str, cover: tuple[Box, ...]) -> bytes:
    """The pixels alone, without what is painted over, encoded again."""
    from PIL import Image

    picture = in_eight_bits(picture)
    has_alpha = kind != "JPEG" and ("A" in picture.getbands() or "transparency" in picture.info)
    plain = Image.new("RGBA" if has_alpha else "RGB", picture.size)
    plain.paste(picture.convert(plain.mode))
    paint_over(plain, cover)
    if plain.width > WIDEST_PICTURE_PIXELS:
        height = max(1, round(plain.height * WIDEST_PICTURE_PIXELS / plain.width))
        plain = plain.resize((WIDEST_PICTURE_PIXELS, height), Image.Resampling.LANCZOS)
    wipe_hidden(plain)
    written = io.BytesIO()
    plain.save(written, kind, **({"optimize": True} if kind == "PNG" else {"quality": 82}))
    return written.getvalue()


def paint_over(image: Image.Image, cover: Sequence[Box]) -> None:
    """Paint each box with one flat colour. Not a pixel of what was there is left, unlike under a blur or a mosaic.

    Edges that fall inside a pixel are moved outwards.
    """
    for x, y, width, height in cover:
        left, top = floor(x * image.width), floor(y * image.height)
        right = min(ceil((x + width) * image.width), image.width)
        bottom = min(ceil((y + height) * image.height), image.height)
        image.paste(COVER_COLOUR, (left, top, right, bottom))


def wipe_hidden(image: Image.Image) -> None:
    """Leave no colours where next to nothing is opaque: an eraser takes the opacity, and the face stays under it.

    All such points get one colour: the mean of those that are faint, so that a shadow fades out as it did. How opaque
    each is stays as it was. Without an opacity (mode RGBA) nothing is changed.
    """
    from PIL import ImageStat

    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    if alpha is None or not any(alpha.histogram()[: FAINT_ALPHA + 1]):
        return
    faint = alpha.point([255 if 0 < step <= FAINT_ALPHA else 0 for step in range(256)])
    seen = ImageStat.Stat(image, faint)
    colour = tuple(round(mean) for mean in seen.mean[:3]) if seen.count[0] else (255, 255, 255)
    image.paste((*colour, 0), mask=alpha.point([255 if step <= FAINT_ALPHA else 0 for step in range(256)]))
    image.putalpha(alpha)


def in_eight_bits(image: Image.Image) -> Image.Image:
    """The picture with 8 bits a channel: Pillow takes all but the darkest of a grey one with 16 bits for white."""
    if not image.mode.startswith(("I", "F")):
        return image
    import numpy as np  # a tenth of a second to load, and few pictures need it
    from PIL import Image

    return Image.fromarray((np.asarray(image, dtype=np.float64) / 257).clip(0, 255).astype(np.uint8))


def is_photo(path: Path) -> bool:
    """Whether the picture at `path` may be a photo: JPEG and WebP always, PNG if its points look like one's."""
    try:
        status = path.stat()
    except OSError:
        return False
    return _is_photo(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _is_photo(path: Path, _modified_ns: int, size_bytes: int) -> bool:
    kind = PICTURES.get(path.suffix.lower())
    if kind != "PNG" or size_bytes > MOST_PICTURE_BYTES:
        return kind is not None
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=(kind,)) as opened:
                if opened.width * opened.height > MOST_PICTURE_PIXELS:
                    return True
                size = (min(opened.width, _SAMPLE_PIXELS), min(opened.height, _SAMPLE_PIXELS))
                sample = in_eight_bits(opened).convert("RGB").resize(size, Image.Resampling.NEAREST)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False  # what cannot be read is not shown, and another rule says so
    colours = len(sample.getcolors(_SAMPLE_PIXELS**2) or ())
    return colours > _PHOTO_COLOURS or (colours >= _FEWEST_COLOURS and _alike(sample) < _MOST_ALIKE)


def _alike(sample: Image.Image) -> float:
    """The share of points that have the colour of the next one."""
    from PIL import ImageChops

    width, height = sample.size
    if width < 2:
        return 1.0
    first, second = (sample.crop((at, 0, width - 1 + at, height)) for at in (0, 1))
    seen = ImageChops.difference(first, second).getcolors(width * height) or []
    return sum(count for count, colour in seen if colour == (0, 0, 0)) / ((width - 1) * height)


def pixels_of(path: Path) -> tuple[int, int] | None:
    """Width and height that the picture at `path` says it has; None if it is no picture. Nothing is decoded."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
