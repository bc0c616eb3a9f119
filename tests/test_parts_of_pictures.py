"""A part of a child's picture, turned, mirrored, framed or inverted, is under its consent and goes with it."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import cos, radians, sin
from pathlib import Path, PurePosixPath

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from gaung.inspecting.recognising import Withdrawn
from gaung.inspecting.text import Contents
from gaung.inspecting.tracing import trace_of_consent
from gaung.likeness import Look, points_in
from gaung.media_files import Media
from gaung.model.trace import Trace
from gaung.picture_memory import PICTURES_SEEN
from gaung.picture_points import coarse, read, written
from gaung.reading.campaign import read_campaign
from gaung.seal import write_sealed
from poster_fixtures import encoded
from test_rules_copied_pictures import REF, campaign, found

Changed = Callable[[Image.Image], Image.Image]


def scene(seed: int) -> Image.Image:
    """People, houses and trees under a sky, with a camera's grain."""
    draw_of, grain = random.Random(seed), np.random.default_rng(seed)
    picture = Image.new("RGB", (900, 600), (150 + 10 * (seed % 7), 190, 225))
    draw = ImageDraw.Draw(picture)

    def colour() -> tuple[int, int, int]:
        return draw_of.randint(20, 230), draw_of.randint(20, 230), draw_of.randint(20, 230)

    draw.rectangle((0, 280, 900, 600), fill=(110, 140 - 8 * (seed % 5), 80))
    for _ in range(5):
        left, high = draw_of.randint(0, 800), draw_of.randint(60, 200)
        draw.rectangle((left, 300 - high, left + draw_of.randint(60, 200), 310), fill=colour())
    for _ in range(14):
        left, top = draw_of.randint(0, 860), draw_of.randint(280, 560)
        draw.ellipse((left, top, left + draw_of.randint(12, 60), top + draw_of.randint(12, 50)), fill=colour())
    for _ in range(5):
        x, y = draw_of.randint(60, 840), draw_of.randint(330, 440)
        draw.rectangle((x - 30, y, x + 30, y + 110), fill=colour())
        draw.ellipse((x - 24, y - 56, x + 24, y), fill=(190, 140, 105))
        draw.pieslice((x - 26, y - 60, x + 26, y - 8), 180, 360, fill=(25, 20, 20))
        for eye in (x - 10, x + 10):
            draw.ellipse((eye - 3, y - 30, eye + 3, y - 24), fill=(20, 20, 20))
    light = np.asarray(picture.filter(ImageFilter.GaussianBlur(0.8)), np.float64) + grain.normal(0, 4, (600, 900, 1))
    return Image.fromarray(light.clip(0, 255).astype(np.uint8))


def overlaid(picture: Image.Image) -> Image.Image:
    changed = picture.copy()
    draw = ImageDraw.Draw(changed)
    draw.rectangle((0, 520, 900, 580), fill="white")
    for left in range(20, 860, 30):
        draw.rectangle((left, 532, left + 16, 566), fill="darkred")
    return changed


def tilted(picture: Image.Image, degrees: float) -> Image.Image:
    """As a phone straightens a photo: turned, and its empty corners cut off."""
    width, height = picture.size
    cut = 1 / (cos(radians(degrees)) + max(width / height, height / width) * sin(radians(degrees)))
    left, top = width * (1 - cut) / 2, height * (1 - cut) / 2
    turned = picture.rotate(degrees, Image.Resampling.BICUBIC)
    return turned.crop((round(left), round(top), round(width - left), round(height - top)))


def captioned(picture: Image.Image) -> Image.Image:
    """A post: the lower third is a field with words on it."""
    changed = picture.copy()
    draw = ImageDraw.Draw(changed)
    draw.rectangle((0, 400, 900, 600), fill="#ffd23f")
    for top in (430, 500):
        for left in range(30, 840, 36):
            draw.rectangle((left, top, left + 20, top + 40), fill="#1a2b5f")
    return changed


CHANGES: dict[str, Changed] = {
    "side": lambda one: one.crop((0, 60, 900, 600)),
    "detail": lambda one: one.crop((200, 140, 760, 580)),
    "fifth": lambda one: one.crop((250, 200, 620, 480)),
    "third": lambda one: one.crop((300, 240, 832, 595)),
    "mirrored": ImageOps.mirror,
    "upended": ImageOps.flip,
    **{f"turned-{turn}": lambda one, turn=turn: one.rotate(turn, expand=True) for turn in (90, 180, 270)},  # type: ignore[misc]
    "framed": lambda one: ImageOps.expand(one, 120, "white"),
    "framed-unevenly": lambda one: ImageOps.expand(one, (30, 20, 60, 260), "navy"),
    "inverted": ImageOps.invert,
    "small": lambda one: one.resize((270, 180)),
    "bright": lambda one: ImageEnhance.Brightness(one).enhance(1.2),
    "dark-grey": lambda one: ImageEnhance.Brightness(one).enhance(0.8).convert("L"),
    "overlaid": overlaid,
    "captioned": captioned,
    "tilted": lambda one: tilted(one, 3),
    "stretched": lambda one: one.resize((900, 900)),
    "mirrored-and-tilted": lambda one: tilted(ImageOps.mirror(one), 2),
    "mirrored-and-cut": lambda one: ImageOps.mirror(one).crop((90, 100, 800, 590)),
    "turned-and-grey": lambda one: one.rotate(90, expand=True).convert("L").crop((60, 60, 600, 800)),
}


def look(picture: Image.Image, quality: int = 40) -> Look:
    return Look(lambda: encoded(picture, "JPEG", quality=quality))


KNOWN = [look(scene(seed), 90) for seed in range(3)]


@pytest.mark.parametrize("change", CHANGES)
def test_a_part_is_known_and_no_other_picture(change: str) -> None:
    for seed, known in enumerate(KNOWN):
        seen = look(CHANGES[change](scene(seed)))
        assert [seen.shows(one) for one in KNOWN] == [one is known for one in KNOWN]


def test_a_gradient_has_no_points_but_its_turns_are_known() -> None:
    plain = Image.radial_gradient("L").resize((900, 600)).crop((200, 0, 900, 520)).convert("RGB")
    ImageDraw.Draw(plain).rectangle((80, 60, 240, 160), fill="red")
    known = look(plain)
    for change in ("mirrored", "upended", "turned-90", "turned-180", "turned-270", "framed", "inverted"):
        assert look(CHANGES[change](plain)).shows(known), change


def framed_alike(seed: int) -> Image.Image:
    """Posts of one campaign: one colourful frame, another photo in it."""
    draw_of = random.Random(1)
    post = Image.new("RGB", (800, 800), "#ffd23f")
    draw = ImageDraw.Draw(post)
    for _ in range(60):
        x, y, shade = draw_of.randint(0, 800), draw_of.randint(0, 800), draw_of.randint(0, 200)
        draw.regular_polygon((x, y, draw_of.randint(8, 26)), draw_of.randint(3, 6), fill=(shade, 90, 255 - shade))
    post.paste(ImageOps.fit(scene(seed), (620, 520)), (90, 90))
    return post


def chat(seed: int) -> Image.Image:
    """Screenshots of one app: one head, one foot, other words."""
    draw_of = random.Random(seed)
    screen = Image.new("RGB", (540, 960), "#efe7dd")
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, 540, 90), fill="#075e54")
    for left in (20, 430, 480):
        draw.ellipse((left, 28, left + 34, 62), fill="white")
    draw.rectangle((0, 880, 540, 960), fill="white")
    draw.ellipse((470, 890, 530, 950), fill="#075e54")
    for top in range(110, 860, 70):
        left = draw_of.choice((20, 160))
        draw.rounded_rectangle((left, top, left + 340, top + 56), 14, fill="white")
        for x in range(left + 14, left + draw_of.randint(80, 320), 14):
            draw.line((x, top + 14, x + draw_of.randint(-4, 8), top + 40), fill="black", width=3)
    return screen


@pytest.mark.parametrize("one", [framed_alike, chat, scene])
def test_what_shares_a_layout_is_not_the_same(one: Callable[[int], Image.Image]) -> None:
    looks = [look(one(seed), 85) for seed in range(6)]
    for number, seen in enumerate(looks):
        assert [seen.shows(known) for known in looks] == [at == number for at in range(6)]


def test_points_are_written_and_read_and_show_no_picture() -> None:
    points = points_in(encoded(scene(1), "JPEG"))
    assert points is not None
    text = written(points)
    assert len(text) < 2_300
    again = read(text)
    assert again.light is None
    assert written(again) == text
    assert np.abs(again.places - points.places).max() <= 1 / 32
    assert (again.signs == points.signs).all()
    assert written(points_in(encoded(scene(1), "JPEG")) or points) == text
    assert points_in(b"no picture") is None
    few = coarse(points)
    assert read(written(few)).signs.shape == (40, 20)
    assert len(written(few)) < 520
    assert not len(read("kein Text").places)
    assert not len(read(written(few)[:-8]).places)


@pytest.mark.parametrize("change", ["side", "mirrored", "turned-90", "framed", "inverted"])
@pytest.mark.parametrize("place", ["page", "poster"])
def test_it_needs_the_consent_of_the_whole(tmp_path: Path, change: str, place: str) -> None:
    copied = encoded(CHANGES[change](scene(4)), "JPEG", quality=85)
    for number, refs in enumerate(("", f"consents: [{REF}]\n")):
        root = campaign(tmp_path / str(number), copied, "faces: none", refs=refs, place=place)
        (root / "content/id/lomba.jpg").write_bytes(encoded(scene(4), "JPEG", quality=90))
        assert len(found(root)) == (1 if not refs else 0)


def test_a_part_is_covered_where_its_own_part_of_the_face_is(tmp_path: Path) -> None:
    cover, refs = ", cover: [{x: 0.25, y: 0.25, width: 0.5, height: 0.5}]", f"consents: [{REF}]\n"
    other = ", cover: [{x: 0.3, y: 0.2, width: 0.5, height: 0.5}]"
    copied = encoded(CHANGES["side"](scene(4)), "JPEG", quality=85)
    for number, (care, count) in enumerate((("faces: consented", 1), (f"faces: consented{other}", 0))):
        root = campaign(tmp_path / str(number), copied, care, refs=refs, cover=cover)
        (root / "content/id/lomba.jpg").write_bytes(encoded(scene(4), "JPEG", quality=90))
        assert len(found(root)) == count


def test_pictures_are_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in (1, 2):
        (tmp_path / f"{seed}.jpg").write_bytes(encoded(scene(seed), "JPEG"))
    (tmp_path / "3.jpg").write_bytes(encoded(ImageOps.mirror(scene(1)), "JPEG"))
    names = [PurePosixPath(f"{number}.jpg") for number in (1, 2, 3)]

    def answers() -> list[bool]:
        media = Media(tmp_path)
        seen = [media.shows(one, other) for one in names for other in names]
        media.remember()
        return seen

    first = answers()
    assert first == [True, False, True, False, True, False, True, False, True]
    kept = tmp_path / ".cache/gaung" / PICTURES_SEEN
    assert b".jpg" not in kept.read_bytes()

    def nobody(*_: object) -> None:
        raise AssertionError("looked at again")

    monkeypatch.setattr("gaung.likeness.points_in", nobody)
    assert answers() == first
    monkeypatch.undo()
    (tmp_path / "2.jpg").write_bytes(encoded(ImageOps.flip(scene(1)), "JPEG"))
    assert all(answers())
    content = kept.read_bytes()
    assert content.count(b": true") == 6
    for planted in (content.replace(b": true", b": false"), content[:-20], b""):
        kept.write_bytes(planted)
        assert all(answers())
    write_sealed(kept, b'{"form": 1}')
    assert all(answers())


def test_a_look_is_the_same_from_what_was_kept() -> None:
    content = encoded(scene(5), "JPEG")
    fresh, kept = Look(lambda: content), Look(lambda: content, Look(lambda: content).written())
    assert fresh.written() == kept.written()
    changed = look(CHANGES["detail"](scene(5)))
    assert changed.shows(kept)
    assert kept.shows(look(scene(5)))


CAME_BACK = ("same", "side", "mirrored", "turned-90", "framed", "inverted")


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Trace]:
    """A campaign that shows a child, and the trace of the child's consent as it is read from its file."""
    root = campaign(tmp_path_factory.mktemp("traced"), b"no picture", "faces: none", refs="")
    (root / "content/id/lomba.jpg").write_bytes(encoded(scene(4), "JPEG", quality=90))
    trace = trace_of_consent(read_campaign(root)[0], REF)
    assert trace is not None
    return root, Trace.model_validate_json(trace.model_dump_json())


@pytest.mark.parametrize("change", CAME_BACK)
def test_a_part_is_known_after_the_withdrawal(change: str, traced: tuple[Path, Trace]) -> None:
    root, trace = traced
    picture = scene(4) if change == "same" else CHANGES[change](scene(4))
    for seed, is_known in ((4, True), (6, False)):
        content = encoded(picture if is_known else scene(seed), "JPEG", quality=60)
        problems = list(Withdrawn([trace], [], root).problems("a.jpg", content, Contents(pictures=[content])))
        assert [one.code for one in problems] == ["consent-withdrawn-picture"] * is_known
        (root / "content/id/lain.jpg").write_bytes(content)
        media = Media(root)
        file = PurePosixPath("content/id/lain.jpg")
        assert media.shows_one_of(file, trace.pictures, trace.picture_points) is is_known


def test_a_trace_of_an_earlier_version_still_finds_its_picture(traced: tuple[Path, Trace]) -> None:
    root, trace = traced
    old = Trace.model_validate({**trace.model_dump(), "picture_points": ()})
    content = encoded(scene(4).resize((500, 333)), "JPEG", quality=60)
    (problem,) = Withdrawn([old], [], root).problems("a.jpg", content, Contents(pictures=[content]))
    assert problem.code == "consent-withdrawn-picture"
