from __future__ import annotations

import io
import resource
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.TiffImagePlugin import IFDRational

from gaung.making.poster.picture import crop_box, for_paper, read_picture
from gaung.model.campaign import Campaign
from gaung.place import Place
from gaung.problem import Severity
from poster_fixtures import campaign_with, encoded, made, photo, png_pixels, problems_of, refused, written

CANARY = b"KANARI-7c1f"
ALT = {"id": "Anak-anak di meja radio"}


def with_art(root: Path, content: bytes, name: str = "gambar.jpg", **keys: object) -> Campaign:
    art = {"file": f"art/{name}", "focal": [0.9, 0.4], "alt": ALT}
    return campaign_with(root, written(art=art, languages=["id"], **keys), {f"art/{name}": content})


def png_chunks(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG with a head that says what it likes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n"]
    for name, data in ((b"IHDR", head), *chunks, (b"IEND", b"")):
        parts.append(struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)))
    return b"".join(parts)


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=200)


HOSTILE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.jpg", b"", "poster-art-empty"),
    "truncated": ("a.jpg", encoded(photo(), "JPEG")[:9000], "poster-art-damaged"),
    "truncated-png": ("a.png", encoded(photo(400, 300), "PNG")[:600], "poster-art-damaged"),
    "bomb": ("a.png", png_chunks(60_000, 60_000, (b"IDAT", zlib.compress(b"\0" * 100))), "poster-art-large"),
    "large": ("a.png", png_chunks(9_000, 8_000, (b"IDAT", zlib.compress(b"\0" * 100))), "poster-art-large"),
    "renamed": ("a.png", encoded(photo(), "JPEG"), "poster-art-renamed"),
    "html": ("a.jpg", b"<html><script>alert(1)</script></html>", "poster-art-format"),
    "svg": ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "poster-art-format"),
    "svg-by-name": (
        "a.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
        "poster-art-format",
    ),
    "pdf": ("a.jpg", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "poster-art-format"),
    "gif": ("a.png", encoded(Image.new("P", (300, 300)), "GIF"), "poster-art-format"),
    "animated-webp": ("a.webp", animated("WEBP"), "poster-art-animated"),
    "animated-png": ("a.png", animated("PNG"), "poster-art-animated"),
    "thin": ("a.png", encoded(Image.new("RGB", (5000, 1)), "PNG"), "poster-art-thin"),
    "speck": ("a.png", encoded(Image.new("RGB", (1, 1)), "PNG"), "poster-art-thin"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_picture_is_one_problem_at_its_line(tmp_path: Path, kind: str) -> None:
    name, content, code = HOSTILE[kind]
    campaign = with_art(tmp_path, content, name)
    problems = refused(campaign, tmp_path / "made")
    assert [problem.code for problem in problems] == [code]
    assert problems[0].place == campaign.posters[0].where("art", "file")
    assert problems[0].facts["file"] == name
    assert list((tmp_path / "made").iterdir()) == []


def test_a_compressed_text_in_a_picture_does_not_fill_the_memory(tmp_path: Path) -> None:
    text = (b"zTXt", b"x\0\0" + zlib.compress(b"\0" * 90_000_000))
    content = png_chunks(200, 200, text, (b"IDAT", zlib.compress(b"\0" * 120_200)))
    campaign = with_art(tmp_path, content, "a.png")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert problems_of(campaign)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_missing_picture_is_a_problem(tmp_path: Path) -> None:
    campaign = with_art(tmp_path, b"x")
    (tmp_path / "posters/uji/art/gambar.jpg").unlink()
    assert [problem.code for problem in refused(campaign, tmp_path / "made")] == ["read-file-missing"]


def plain(content: bytes, name: str, tmp_path: Path) -> Image.Image:
    (tmp_path / name).write_bytes(content)
    image, problems = read_picture(tmp_path, Path(name), Place("poster.yaml"))  # type: ignore[arg-type]  # a relative path either way
    assert problems == ()
    assert image is not None
    assert image.mode == "RGB"
    assert image.info == {}
    return image


def far_apart(one: Image.Image, other: Image.Image) -> float:
    return float(np.abs(np.asarray(one, dtype=np.int16) - np.asarray(other.convert("RGB"), dtype=np.int16)).mean())


def test_colours_of_every_kind_arrive_as_rgb(tmp_path: Path) -> None:
    source = photo(300, 200)
    grey = source.convert("L")
    sixteen = Image.fromarray(np.asarray(grey, dtype=np.uint16) * 257)
    assert far_apart(plain(encoded(source, "PNG"), "rgb.png", tmp_path), source) == 0
    assert far_apart(plain(encoded(grey, "PNG"), "grey.png", tmp_path), grey) == 0
    assert far_apart(plain(encoded(sixteen, "PNG"), "sixteen.png", tmp_path), grey) < 1
    assert far_apart(plain(encoded(source.quantize(64), "PNG"), "palette.png", tmp_path), source) < 12
    cmyk = source.convert("CMYK")
    assert far_apart(plain(encoded(cmyk, "JPEG", quality=95), "cmyk.jpg", tmp_path), cmyk.convert("RGB")) < 6
    assert far_apart(plain(encoded(source, "WEBP", lossless=True), "web.webp", tmp_path), source) == 0


def test_what_is_transparent_becomes_paper(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (40, 40), (10, 20, 30, 0))
    clear.paste((200, 0, 0, 255), (0, 0, 20, 40))
    image = plain(encoded(clear, "PNG"), "clear.png", tmp_path)
    assert image.getpixel((5, 5)) == (200, 0, 0)
    assert image.getpixel((35, 5)) == (255, 255, 255)


def test_a_foreign_colour_profile_is_carried_out_and_a_wrong_one_left_aside(tmp_path: Path) -> None:
    source = photo(100, 80)
    lab_like = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert far_apart(plain(encoded(source, "PNG", icc_profile=lab_like), "srgb.png", tmp_path), source) < 2
    assert far_apart(plain(encoded(source, "PNG", icc_profile=b"nonsense" * 20), "wrong.png", tmp_path), source) == 0
    grey = source.convert("L")
    assert far_apart(plain(encoded(grey, "PNG", icc_profile=lab_like), "class.png", tmp_path), grey) == 0


def test_a_picture_taken_sideways_stands_upright(tmp_path: Path) -> None:
    source = photo(300, 200)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = source.transpose(Image.Transpose.ROTATE_90)
    image = plain(encoded(turned, "JPEG", exif=exif, quality=95), "phone.jpg", tmp_path)
    assert image.size == (300, 200)
    assert far_apart(image, source) < 4


def test_no_metadata_of_a_picture_reaches_a_file(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    exif[0x013B] = CANARY.decode()
    exif.get_ifd(0x8825)[2] = (IFDRational(3), IFDRational(35), IFDRational(42))
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + CANARY
    content = encoded(photo(2400, 1800), "JPEG", exif=exif, comment=CANARY, icc_profile=CANARY * 30, quality=90)
    assert content.count(CANARY) > 3
    campaign = with_art(tmp_path / "campaign", content, sizes=["A4"])
    folder = made(campaign, tmp_path / "made")
    for path in folder.iterdir():
        assert CANARY not in path.read_bytes(), path.name
    with pikepdf.open(folder / "uji.id.A4.pdf") as document:
        (raw,) = [
            entry.read_raw_bytes()
            for entry in document.objects
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
        ]
    with Image.open(io.BytesIO(raw)) as image:
        assert dict(image.getexif()) == {}
        assert not {"exif", "icc_profile", "comment"} & set(image.info)
    assert CANARY not in raw
    assert (folder / "uji.id.A4.pdf").stat().st_size <= 300_000


@pytest.mark.parametrize("theme", ["lantang", "langkah"])
@pytest.mark.parametrize("size", ["A4", "A4-landscape"])
def test_the_focal_point_is_seen(tmp_path: Path, theme: str, size: str) -> None:
    content = encoded(photo(3200, 2400), "JPEG", quality=92)
    folder = made(with_art(tmp_path / "campaign", content, theme=theme, sizes=[size]), tmp_path / "made")
    pixels = png_pixels((folder / f"uji.id.{size}.png").read_bytes())
    red = (pixels[:, :, 0] > 220) & (pixels[:, :, 1] < 60) & (pixels[:, :, 2] < 60)
    assert red.mean() > 0.002


def test_cropping_keeps_the_focal_point_and_the_shape() -> None:
    for focal in ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (0.9, 0.4)):
        for ratio in (0.5, 1.0, 2.0, 4.0):
            left, top, right, foot = crop_box((1000, 500), focal, ratio)
            assert (right - left) / (foot - top) == pytest.approx(ratio, rel=0.02)
            assert right - left == 1000 or foot - top == 500
            assert left <= focal[0] * 1000 <= right
            assert top <= focal[1] * 500 <= foot


def drawing(colours: int, width: int = 900, height: int = 600) -> Image.Image:
    """Discs of flat colour; with more colours than a palette holds their edges are soft."""
    scale = 1 if colours <= 256 else 3
    image = Image.new("RGB", (width * scale, height * scale), "white")
    pen = ImageDraw.Draw(image)
    for number in range(12):
        left = 60 * number * scale
        pen.ellipse((left, left // 2, left + 200 * scale, left // 2 + 200 * scale), fill=(20 * number, 90, 130))
    return image if scale == 1 else image.resize((width, height), Image.Resampling.LANCZOS)


@pytest.mark.parametrize("colours", [20, 2000])
def test_a_drawing_is_kept_to_the_pixel(tmp_path: Path, colours: int) -> None:
    source = drawing(colours)
    assert (len(source.getcolors(1 << 20) or ()) > 256) == (colours > 256)
    encoded_part, size = for_paper(source, (0, 0, 900, 600), 100)
    with Image.open(io.BytesIO(encoded_part)) as image:
        assert image.format == "PNG"
        assert size == image.size == source.size
        assert far_apart(image.convert("RGB"), source) == 0
    folder = made(
        with_art(tmp_path / "campaign", encoded(drawing(colours, 2400, 1800), "PNG"), "a.png"), tmp_path / "m"
    )
    document = pypdfium2.PdfDocument(folder / "uji.id.A4.pdf")
    page = document[0]
    (found,) = [one for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
    shown = found.get_bitmap().to_pil().convert("RGB")
    cut = drawing(colours, 2400, 1800)
    box = crop_box(cut.size, (0.9, 0.4), shown.width / shown.height)
    assert far_apart(shown, cut.crop(box).resize(shown.size, Image.Resampling.LANCZOS)) < 1


def test_a_photo_is_a_jpeg_and_no_sheet_shows_more_of_it_than_can_be_seen() -> None:
    grain = np.random.default_rng(1).normal(0, 9, (1500, 2000, 3))
    noisy = Image.fromarray((np.asarray(photo(2000, 1500), dtype=np.float64) + grain).clip(0, 255).astype(np.uint8))
    content, size = for_paper(noisy.resize((4000, 3000)), (0, 0, 4000, 3000), 841)
    assert content.startswith(b"\xff\xd8")
    assert size[0] * size[1] <= 4_010_000
    assert size[0] / size[1] == pytest.approx(4 / 3, rel=0.001)


def test_a_large_jpeg_is_decoded_in_half_and_judged_as_a_whole(tmp_path: Path) -> None:
    content = encoded(Image.new("RGB", (6000, 4000), (120, 90, 60)), "JPEG", quality=60)
    (tmp_path / "a.jpg").write_bytes(content)
    image, _ = read_picture(tmp_path, Path("a.jpg"), Place("poster.yaml"))  # type: ignore[arg-type]  # a relative path either way
    assert image is not None
    assert image.size == (3000, 2000)
    campaign = with_art(tmp_path / "campaign", content, sizes=["841x1189"])
    found = [problem for problem in problems_of(campaign) if problem.code == "poster-art-coarse"]
    assert {problem.facts["dpi"] for problem in found} == {181}


@pytest.mark.parametrize(("width", "severity"), [(300, Severity.ERROR), (1100, Severity.WARNING), (2000, None)])
def test_too_few_pixels_are_told(tmp_path: Path, width: int, severity: Severity | None) -> None:
    campaign = with_art(tmp_path, encoded(photo(width, width * 3 // 4), "JPEG"))
    found = [problem for problem in problems_of(campaign) if problem.code == "poster-art-coarse"]
    assert [problem.severity for problem in found] == ([] if severity is None else [severity])
    for problem in found:
        assert problem.facts["dpi"] == round(width / (210 / 25.4))
        assert problem.place == campaign.posters[0].where("art", "file")


def test_warnings_are_kept_beside_the_files(tmp_path: Path) -> None:
    campaign = with_art(tmp_path / "campaign", encoded(photo(1100, 825), "JPEG"))
    facts = (made(campaign, tmp_path / "made") / "facts.json").read_text("utf-8")
    assert '"poster-art-coarse"' in facts


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says the highest memory of a program")
@pytest.mark.parametrize("size", ["A4", "841x1189"])
def test_no_sheet_needs_more_memory_than_another(tmp_path: Path, size: str) -> None:
    campaign_with(tmp_path, written(sizes=[size], languages=["id"]))
    (tmp_path / "made").mkdir()
    code = (
        "import sys; from pathlib import Path\n"
        "from gaung.reading.campaign import read_campaign\n"
        "from gaung.making import poster\n"
        "campaign, _ = read_campaign(Path(sys.argv[1]))\n"
        "poster.render(campaign, campaign.posters[0], Path(sys.argv[1]) / 'made')\n"
        "lines = Path('/proc/self/status').read_text().splitlines()\n"
        "print(next(line.split()[1] for line in lines if line.startswith('VmHWM')))\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 125_000  # KB; the highest of this very program, not of the test that started it
    (png,) = (tmp_path / "made").glob(f"uji.id.{size}.png")
    with Image.open(png) as image:
        assert image.width * image.height <= 4_410_000
