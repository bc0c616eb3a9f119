"""Prepared pages: plain Markdown for every language, written only when it changes, with nothing lost on the way."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from PIL import Image

from gaung import address, words
from gaung.making.pages import prepare
from gaung.making.pages.sheet import plain
from gaung.making.pages.transcript import PART_CHARACTERS, Cue, as_html, read_cues, split
from gaung.media import Chapter
from gaung.model.language import Language
from gaung.reading.campaign import read_campaign
from site_fixtures import VTT, Made, make_media, page, write_campaign


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make_media(tmp_path_factory.mktemp("made"))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_language_has_its_own_pages_and_no_copies_of_others(tmp_path: Path, made: Made) -> None:
    campaign = write_campaign(tmp_path / "campaign")
    prepare(campaign, made.products, tmp_path / "to", made.folders)
    pages = {name for name in tree(tmp_path / "to") if name.endswith(".md")}
    assert {name for name in pages if "jejak" in name} == {"id/jejak.md", "en/jejak.md"}
    assert {name for name in pages if name.endswith("001-halo/index.md")} == {"id/podcast/kabar/001-halo/index.md"}
    assert {name for name in pages if "posters/cek" in name} == {"id/posters/cek/index.md", "en/posters/cek/index.md"}
    for language in Language:
        for name in ("index.md", "help/index.md", "podcast/index.md", "posters/index.md"):
            assert f"{language}/{name}" in pages


def test_what_is_generated_can_be_linked_to(tmp_path: Path, made: Made) -> None:
    campaign = write_campaign(tmp_path / "campaign")
    prepare(campaign, made.products, tmp_path / "to", made.folders)
    for language in Language:
        for where in address.generated(campaign, language):
            assert (tmp_path / "to" / language / where / "index.md").is_file(), where


def test_a_second_time_touches_nothing_and_the_same_input_gives_the_same_bytes(tmp_path: Path, made: Made) -> None:
    campaign = write_campaign(tmp_path / "campaign")
    to = tmp_path / "to"
    prepare(campaign, made.products, to, made.folders)
    before = {path: path.stat().st_mtime_ns for path in to.rglob("*") if path.is_file()}
    inodes = {path: path.stat().st_ino for path in before}
    prepare(campaign, made.products, to, made.folders)
    assert {path: path.stat().st_mtime_ns for path in to.rglob("*") if path.is_file()} == before
    assert {path: path.stat().st_ino for path in before} == inodes
    prepare(campaign, made.products, tmp_path / "again", made.folders)
    assert tree(tmp_path / "again") == tree(to)


def test_one_edit_rewrites_one_page_and_a_deleted_page_goes(tmp_path: Path, made: Made) -> None:
    root, to = tmp_path / "campaign", tmp_path / "to"
    prepare(write_campaign(root), made.products, to, made.folders)
    before = tree(to)
    page = root / "content/id/jejak.md"
    page.write_text(page.read_text("utf-8").replace("guru", "ibu"), "utf-8")
    prepare(write_campaign(root, {"content/id/jejak.md": page.read_text("utf-8")}), made.products, to, made.folders)
    after = tree(to)
    assert {name for name in after if after[name] != before[name]} == {"id/jejak.md"}
    campaign = write_campaign(root)
    kept = tuple(one for one in campaign.pages if one.address != "aksi/majalah/")
    prepare(type(campaign)(**{**vars(campaign), "pages": kept}), made.products, to, made.folders)
    assert not (to / "id/aksi").exists()


def test_an_authors_page_at_a_generated_address_becomes_its_beginning(tmp_path: Path, made: Made) -> None:
    text = "---\ntitle: Minta tolong\ndescription: Siapa saja.\naudience: 12-14\n---\n\nKata *kami*.\n"
    campaign = write_campaign(tmp_path / "campaign", {"content/id/help.md": text})
    prepare(campaign, made.products, tmp_path / "to", made.folders)
    assert not (tmp_path / "to/id/help/index.md").exists()
    written = (tmp_path / "to/id/help.md").read_text("utf-8")
    assert "Kata *kami*." in written
    assert "::: directory :::" in written
    assert 'title: "Minta tolong"' in written


def test_the_home_page_keeps_the_authors_words_between_doors_and_posters(tmp_path: Path, made: Made) -> None:
    prepare(write_campaign(tmp_path / "campaign"), made.products, tmp_path / "to", made.folders)
    home = (tmp_path / "to/id/index.md").read_text("utf-8")
    order = ["::: hero :::", "::: doors :::", "::: newest :::", "Kata **kami** sendiri.", "::: posters most=4 :::"]
    assert [home.index(part) for part in order] == sorted(home.index(part) for part in order)


def test_settings_of_a_language_name_menu_exit_and_the_right_help_lines(tmp_path: Path, made: Made) -> None:
    prepare(write_campaign(tmp_path / "campaign"), made.products, tmp_path / "to", made.folders)

    def settings(language: str) -> dict[str, object]:
        found: dict[str, object] = json.loads((tmp_path / "to" / f"{language}.json").read_text("utf-8"))
        return found

    assert settings("id")["nav"] == [
        {"Beranda uji": "index.md"},
        {"Jejak digital": "jejak.md"},
        {"Majalah dinding": "aksi/majalah.md"},
        {"Kabar": "news/index.md"},
        {"Menurut topik": "tags/index.md"},
    ]
    for language, countries, exit_ in (
        ("id", ["ID"], "https://cuaca.example/"),
        ("ne", ["NP"], "https://ne.wikipedia.org/"),
        ("fil", ["PH"], "https://tl.wikipedia.org/"),
        ("en", ["ID", "NP", "PH"], "https://weather.example/"),
    ):
        own = settings(language)["gaung"]
        assert isinstance(own, dict)
        assert own["countries"] == countries
        assert own["exit"] == exit_
        values = [line["value"] for country in countries for line in own["lines"][country]]
        assert ("110" in values) == ("ID" in countries)
        assert ("1098" in values) == ("NP" in countries)


def test_an_authors_words_stand_above_a_list_and_never_instead_of_it(tmp_path: Path, made: Made) -> None:
    said = page("Ditarik dari kami", "Kata kami.")
    campaign = write_campaign(tmp_path / "c", {"content/id/withdrawn.md": said})
    prepare(campaign, made.products, tmp_path / "with", made.folders)
    (tmp_path / "c/content/id/withdrawn.md").unlink()
    prepare(read_campaign(tmp_path / "c")[0], made.products, tmp_path / "without", made.folders)
    (theirs,) = (tmp_path / "without/id").glob("withdrawn/index.md")
    ours = (tmp_path / "with/id/withdrawn.md").read_text("utf-8")
    assert "Kata kami." in ours
    assert theirs.read_text("utf-8").split("-->")[1].strip() in ours


def test_a_transcript_keeps_every_word_voice_and_time() -> None:
    cues = read_cues(VTT)
    assert [(cue.start_seconds, cue.speaker, cue.words) for cue in cues] == [
        (0.5, "Rani", "Halo & apa kabar?"),
        (2.0, "Rani", "Aku baik."),
        (4.2, "Tim Uji", "Kita mulai."),
    ]
    html = as_html(cues, "../x.mp3")
    assert html.count("<p>") == 2
    assert 'href="../x.mp3#t=4" data-seek="4.20"' in html
    assert "Halo &amp; apa kabar?" in html


def _hour(letters: str, seed: int = 7) -> list[Cue]:
    """An hour of talk in invented words of these letters: harder to pack than what people say."""
    chance = random.Random(seed)
    known = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(1500)]
    cues, seconds = [], 0.0
    while seconds < 3600:
        said = " ".join(chance.choices(known, k=chance.randint(3, 14))) + "."
        cues.append(Cue(seconds, f"Suara {chance.randint(1, 4)}", said))
        seconds += len(said) / 15
    return cues


_CHAPTERS = tuple(
    Chapter(title=f"Bab {number}", start_seconds=number * 360.0, end_seconds=(number + 1) * 360.0, kind="dialog")
    for number in range(10)
)


@pytest.mark.parametrize("letters", ["aiuengmkstrlbdpy", "कखगचजटतदनपबमयरलवसहािीुेो्"])
def test_an_hour_of_words_comes_in_parts_that_are_light_and_begin_with_chapters(letters: str) -> None:
    cues = _hour(letters)
    parts = split(cues, _CHAPTERS)
    assert [cue for part in parts for cue in part] == cues
    assert len(parts) > 2
    starts = {next(cue.start_seconds for cue in cues if cue.start_seconds >= one.start_seconds) for one in _CHAPTERS}
    assert {part[0].start_seconds for part in parts} & starts - {0.0}, "no part begins with a chapter"
    for part in parts:
        # the rest of such a page weighs 6 to 8 KB
        assert len(gzip.compress(as_html(part, "../a.mp3").encode(), 6)) < 21_000


@given(st.lists(st.tuples(st.integers(1, 9000), st.integers(0, 2)), max_size=40), st.lists(st.integers(0, 400)))
def test_no_word_is_lost_or_doubled_however_a_transcript_is_split(
    said: list[tuple[int, int]], starts: list[int]
) -> None:
    cues = [Cue(10.0 * at, f"{who}", "x" * length) for at, (length, who) in enumerate(said)]
    chapters = [Chapter(title="x", start_seconds=at, end_seconds=at + 1, kind="dialog") for at in sorted(starts)]
    parts = split(cues, chapters)
    assert [cue for part in parts for cue in part] == cues
    assert all(parts) or not cues
    if sum(len(cue.words) + 1 for cue in cues) <= PART_CHARACTERS:
        assert len(parts) == 1


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60))
def test_a_title_from_yaml_shows_as_it_was_written(title: str) -> None:
    shown = " ".join(title.split())
    html = Markdown(extensions=["tables", "admonition", "footnotes"]).convert(f"x {plain(title)} x")
    seen = html.removeprefix("<p>").removesuffix("</p>")
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        seen = seen.replace(entity, letter)
    assert " ".join(seen.split()) == " ".join(f"x {shown} x".split())


def test_every_language_has_every_word_with_the_same_facts() -> None:
    english = words.words(Language.ENGLISH)
    for language in Language:
        own = words.words(language)
        assert own.keys() == english.keys()
        for name, sentence in own.items():
            facts = {part.split("}")[0] for part in sentence.split("{")[1:]}
            assert facts == {part.split("}")[0] for part in english[name].split("{")[1:]}, name
        assert len(own["months"].split()) == 12


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.9, "0:59"), (65, "1:05"), (3599, "59:59"), (3725.4, "1:02:05")]
)
def test_a_clock_reads_as_a_player_shows_it(seconds: float, shown: str) -> None:
    assert words.clock(seconds) == shown


def test_sizes_and_lengths_read_as_people_write_them() -> None:
    assert words.megabytes(Language.INDONESIAN, 3_449_000) == "3,4 MB"
    assert words.megabytes(Language.ENGLISH, 3_449_000) == "3.4 MB"
    assert words.kilobytes(1) == "1 KB"
    assert words.kilobytes(88_001) == "89 KB"
    assert words.minutes(Language.INDONESIAN, 42) == "42 detik"
    assert words.minutes(Language.INDONESIAN, 400) == "7 menit"


def test_a_photo_leaves_without_place_and_time_upright_and_not_too_wide(tmp_path: Path, made: Made) -> None:
    root = tmp_path / "campaign"
    write_campaign(root)
    photo = Image.new("RGB", (2400, 1200), "#0A6E69")
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Ponsel Rani"
    exif.get_ifd(0x8825)[2] = (3.0, 35.0, 42.0)  # the place where it was taken
    photo.save(root / "content/id/foto.jpg", exif=exif, comment=b"Medan")
    page = root / "content/id/index.md"
    page.write_text(page.read_text("utf-8") + "\n![Foto](foto.jpg)\n", "utf-8")
    prepare(read_campaign(root)[0], made.products, tmp_path / "to", made.folders)
    written = tmp_path / "to/id/foto.jpg"
    with Image.open(written) as opened:
        assert opened.size == (1200, 2400)
        assert not dict(opened.getexif())
        assert "comment" not in opened.info
    for trace in (b"Ponsel", b"Medan", b"Exif"):
        assert trace not in written.read_bytes()
