"""What an eraser took out of a picture is in nothing that goes out, be it wholly transparent or nearly."""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from gaung.making.poster.picture import read_picture
from gaung.picture import picture_for_readers
from gaung.place import Place
from poster_fixtures import encoded

Points = npt.NDArray[np.float64]
FACE = (300, 120, 420, 280)
"""Where the face is that is rubbed out."""


def scene() -> Image.Image:
    """A picture with a face in it."""
    picture = Image.linear_gradient("L").resize((640, 400)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    draw.ellipse(FACE, fill=(230, 180, 140))
    for left in (330, 375):
        draw.ellipse((left, 170, left + 18, 185), fill=(20, 20, 30))
    draw.arc((335, 200, 390, 250), 20, 160, fill=(150, 30, 40), width=8)
    return picture


def rubbed_out(alpha: int) -> Image.Image:
    """As erasers leave it: the colours are there, under hardly any opacity."""
    picture = scene().convert("RGBA")
    opacity = Image.new("L", picture.size, 255)
    ImageDraw.Draw(opacity).rectangle(FACE, fill=alpha)
    picture.putalpha(opacity)
    return picture


def shown(folder: Path, content: bytes, name: str = "a.png") -> Image.Image:
    (folder / name).write_bytes(content)
    written = picture_for_readers(folder / name)
    assert written is not None
    assert written == _again(folder / name)
    return Image.open(io.BytesIO(written))


def _again(path: Path) -> bytes | None:
    path.write_bytes(path.read_bytes())  # as new, so that it is not remembered
    return picture_for_readers(path)


def inside(picture: Image.Image) -> Points:
    """The colours at the place of the face, whatever their opacity."""
    left, top, right, foot = FACE
    return np.asarray(picture.convert("RGB"), np.float64)[top + 8 : foot - 8, left + 8 : right - 8]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
@pytest.mark.parametrize("alpha", [0, 1, 5, 8])
def test_a_face_rubbed_out_is_gone(tmp_path: Path, kind: str, alpha: int) -> None:
    picture = shown(tmp_path, encoded(rubbed_out(alpha), kind, exact=True), f"a.{kind.lower()}")
    assert picture.mode == "RGBA"
    assert np.ptp(inside(picture), axis=(0, 1)).max() <= (0 if kind == "PNG" else 6)  # as it rounds near the edge
    outside = np.asarray(picture.convert("RGB"), np.float64)[:, :280]
    assert np.abs(outside - np.asarray(scene(), np.float64)[:, :280]).mean() < 2


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_two_faces_rubbed_out_give_the_same_bytes(tmp_path: Path, kind: str) -> None:
    other = rubbed_out(0)
    other.paste((90, 60, 50, 0), FACE)
    made = []
    for number, picture in enumerate((rubbed_out(0), other)):
        path = tmp_path / f"{number}.{kind.lower()}"
        path.write_bytes(encoded(picture, kind, exact=True, lossless=True))
        made.append(picture_for_readers(path))
    assert made[0] == made[1]


def test_a_wide_one_is_made_smaller_without_it(tmp_path: Path) -> None:
    wide = rubbed_out(4).resize((2560, 1600), Image.Resampling.NEAREST)
    left, top, right, foot = (round(side * 2.5) for side in FACE)
    part = np.asarray(shown(tmp_path, encoded(wide, "PNG")).convert("RGB"))[top + 9 : foot - 9, left + 9 : right - 9]
    assert np.ptp(part, axis=(0, 1)).max() == 0


def test_a_palette_with_many_transparent_colours_keeps_none(tmp_path: Path) -> None:
    full = scene().quantize(64)
    face, rest = full.crop(FACE), full
    beside = Image.eval(rest, lambda index: index + 64)  # the face's own places in the palette are transparent
    beside.paste(face, FACE[:2])
    beside.putpalette((full.getpalette() or []) * 2)
    content = encoded(beside, "PNG", transparency=bytes([0] * 64 + [255] * 64))
    assert Image.open(io.BytesIO(content)).mode == "P"
    picture = shown(tmp_path, content)
    assert np.ptp(inside(picture), axis=(0, 1)).max() == 0
    assert np.ptp(inside(on_poster(tmp_path)), axis=(0, 1)).max() == 0


def on_poster(folder: Path, name: str = "a.png") -> Image.Image:
    picture, problems = read_picture(folder, PurePosixPath(name), Place(name))
    assert picture is not None, problems
    return picture


@pytest.mark.parametrize("alpha", [0, 1, 5, 8])
def test_posters_and_covers_show_nothing_of_it_when_stretched(tmp_path: Path, alpha: int) -> None:
    (tmp_path / "a.png").write_bytes(encoded(rubbed_out(alpha), "PNG"))
    assert np.ptp(inside(on_poster(tmp_path)), axis=(0, 1)).max() == 0


def test_one_transparent_colour_is_white_on_a_poster(tmp_path: Path) -> None:
    plain = scene()
    for mode, key in (("RGB", (230, 180, 140)), ("L", 190)):
        (tmp_path / "a.png").write_bytes(encoded(plain.convert(mode), "PNG", transparency=key))
        assert on_poster(tmp_path).getpixel((310, 200)) == (255, 255, 255)
        assert on_poster(tmp_path).getpixel((100, 350)) != (255, 255, 255)


def test_shadows_and_soft_edges_look_the_same(tmp_path: Path) -> None:
    """To the eye: on white and on black nothing differs by more than a hundredth, and a shadow by nothing at all."""
    opacity = Image.new("L", (400, 300))
    ImageDraw.Draw(opacity).rounded_rectangle((80, 60, 320, 240), 30, fill=200)
    shadow = Image.new("RGBA", opacity.size, (20, 10, 40, 255))
    shadow.putalpha(opacity.filter(ImageFilter.GaussianBlur(20)))
    logo = Image.new("RGBA", (1600, 1200))
    ImageDraw.Draw(logo).ellipse((200, 100, 1200, 1000), fill=(200, 30, 30, 255))
    ImageDraw.Draw(logo).polygon([(900, 1100), (1500, 300), (1580, 1150)], fill=(10, 90, 200, 180))
    for picture, most in ((shadow, 1), (logo.resize((400, 300), Image.Resampling.LANCZOS), 3)):
        seen = shown(tmp_path, encoded(picture, "PNG"))
        assert seen.getchannel("A").tobytes() == picture.getchannel("A").tobytes()
        for ground in ("white", "black"):
            before, after = (Image.alpha_composite(Image.new("RGBA", one.size, ground), one) for one in (picture, seen))
            lows_and_highs = ImageChops.difference(before, after).convert("RGB").getextrema()
            assert max(high for _, high in lows_and_highs) <= most  # type: ignore[misc]


def test_sixteen_bits_are_not_cut_off(tmp_path: Path) -> None:
    steep = np.tile(np.linspace(0, 65_535, 400), (100, 1)).astype(np.uint16)
    picture = shown(tmp_path, encoded(Image.fromarray(steep), "PNG"))
    assert picture.convert("L").getpixel((200, 50)) == pytest.approx(128, abs=2)
