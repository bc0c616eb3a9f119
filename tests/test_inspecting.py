"""Finished files are read as a stranger would read them: whatever is planted in one is found, and says where."""

from __future__ import annotations

import gc
import gzip
import io
import json
import re
import shutil
import subprocess
import wave
import zipfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from campaign_fixtures import copy_minimal, edited, speech_like, write_wav
from gaung import messages
from gaung.build import Options, build
from gaung.inspecting import Inspector, inspect
from gaung.inspecting.file import read_file
from gaung.inspecting.html import read_html
from gaung.inspecting.text import Contents
from gaung.making.audio import ffmpeg_path
from gaung.mkdocs_plugin import generate
from gaung.model.language import Language
from gaung.model.page import Page
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign
from gaung.rules.safeguarding import passages

# mutagen has no types; these names stand for its classes
APEv2: Any = import_module("mutagen.apev2").APEv2
FLAC: Any = import_module("mutagen.flac").FLAC
Picture: Any = import_module("mutagen.flac").Picture
id3: Any = import_module("mutagen.id3")
MP3: Any = import_module("mutagen.mp3").MP3
OggOpus: Any = import_module("mutagen.oggopus").OggOpus

PHONE = "0812-0000-4321"
MASKED = "08••••••4321"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def inspector(tmp_path_factory: pytest.TempPathFactory) -> Inspector:
    return Inspector(read_campaign(copy_minimal(tmp_path_factory.mktemp("inspected")))[0])


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same second of sound as MP3, FLAC, Opus and WAV, without any tag."""
    folder = tmp_path_factory.mktemp("sounds")
    write_wav(folder / "plain.wav", speech_like(1.0, 1))
    for name in ("plain.mp3", "plain.flac", "plain.opus"):
        command = [ffmpeg_path(), "-v", "error", "-i", folder / "plain.wav", "-map_metadata", "-1", folder / name]
        subprocess.run([*map(str, command)], check=True)
    return folder


def codes(found: list[Problem]) -> set[str]:
    return {problem.code for problem in found}


def look(inspector: Inspector, name: str, content: bytes) -> list[Problem]:
    return list(inspector.problems(name, content))


def picture(kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "orange").save(written, kind, **options)
    return written.getvalue()


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x013B] = f"Foto: {PHONE}"  # artist
    found.get_ifd(0x8825)[1] = "N"  # GPS
    return found


def text_chunk() -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_text("Comment", f"telepon {PHONE}", zip=True)
    return found


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


PICTURES: dict[str, Callable[[], bytes]] = {
    "EXIF.jpg": lambda: picture("JPEG", exif=exif()),
    "EXIF.png": lambda: picture("PNG", exif=exif()),
    "EXIF.webp": lambda: picture("WEBP", exif=exif()),
    "comment.jpg": lambda: picture("JPEG", comment=f"hubungi {PHONE}"),
    "XMP.jpg": lambda: picture("JPEG", xmp=b"<x:xmpmeta><dc:creator>0812-0000-4321</dc:creator></x:xmpmeta>"),
    "XMP.webp": lambda: picture("WEBP", xmp=b"<x:xmpmeta><dc:creator>0812-0000-4321</dc:creator></x:xmpmeta>"),
    "ICC profile.png": lambda: picture("PNG", icc_profile=profile()),
    "ICC profile.jpg": lambda: picture("JPEG", icc_profile=profile()),
    "zTXt.png": lambda: picture("PNG", pnginfo=text_chunk()),
    "after the end.jpg": lambda: picture("JPEG") + b"PK telepon 0812-0000-4321",
    "after the end.png": lambda: picture("PNG") + b"telepon 0812-0000-4321",
    "after the end.webp": lambda: picture("WEBP") + b"telepon 0812-0000-4321",
}


@pytest.mark.parametrize("name", PICTURES)
def test_what_a_picture_carries_along_is_found(inspector: Inspector, name: str) -> None:
    found = look(inspector, name, PICTURES[name]())
    assert "media-surplus" in codes(found)
    told = next(problem for problem in found if problem.code == "media-surplus").facts["what"]
    assert name.partition(".")[0] in str(told)


@pytest.mark.parametrize("name", [name for name in PICTURES if not name.startswith("ICC")])
def test_what_is_written_beside_the_pixels_is_read(name: str) -> None:
    contents = read_file(name, PICTURES[name]())
    assert "0000-4321" in "".join(text.words for text in contents.texts)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_plain_pictures_are_clean(inspector: Inspector, kind: str) -> None:
    assert look(inspector, f"plain.{kind.lower()}", picture(kind)) == []
    progressive = picture("JPEG", progressive=True, quality=95)
    assert look(inspector, "progressive.jpg", progressive) == []


def tagged(sounds: Path, to: Path, name: str) -> bytes:
    path = to / name
    shutil.copyfile(sounds / f"plain{path.suffix}", path)
    if path.suffix == ".mp3":
        tags = id3.ID3()
        tags.add(id3.TPE1(encoding=3, text=f"telepon {PHONE}"))
        tags.add(id3.COMM(encoding=1, lang="ind", desc="", text="nama saya Rina Contoh, kelas 7 SMPN 1 Medan"))
        tags.add(id3.APIC(encoding=3, mime="image/jpeg", type=3, desc="cover", data=picture("JPEG", exif=exif())))
        tags.add(id3.PRIV(owner="phone", data=b"serial"))
        MP3(path).save()
        tags.save(path)
        ape = APEv2()
        ape["Artist"] = "Rina"
        ape.save(path)
    elif path.suffix == ".flac":
        flac = FLAC(path)
        flac["artist"] = f"telepon {PHONE}"
        cover = Picture()
        cover.data = picture("PNG")
        flac.add_picture(cover)
        flac.save()
    elif path.suffix == ".opus":
        opus = OggOpus(path)
        opus["artist"] = f"telepon {PHONE}"
        opus["encoded-by"] = "HP Rina"
        opus.save()
    else:
        with wave.open(str(path), "rb") as stream:
            assert stream.getnchannels() == 1
        note = f"telepon {PHONE}".encode().ljust(602, b"\0")
        chunk = b"bext" + len(note).to_bytes(4, "little") + note
        chunk += b"iXML" + (8).to_bytes(4, "little") + b"<a>b</a>"
        content = path.read_bytes() + chunk
        return content[:4] + (len(content) - 8).to_bytes(4, "little") + content[8:]
    return path.read_bytes()


@pytest.mark.parametrize("name", ["a.mp3", "a.flac", "a.opus", "a.wav"])
def test_tags_of_a_sound_are_read(inspector: Inspector, sounds: Path, tmp_path: Path, name: str) -> None:
    found = look(inspector, name, tagged(sounds, tmp_path, name))
    assert {"personal-data-in-output", "media-surplus"} <= codes(found)
    seen = {str(problem.facts["seen"]) for problem in found if problem.code == "personal-data-in-output"}
    assert MASKED in seen
    assert look(inspector, f"plain{Path(name).suffix}", (sounds / f"plain{Path(name).suffix}").read_bytes()) == []


def test_an_mp3_has_its_frames_read_one_by_one(inspector: Inspector, sounds: Path, tmp_path: Path) -> None:
    found = look(inspector, "a.mp3", tagged(sounds, tmp_path, "a.mp3"))
    surplus = {str(problem.facts["what"]) for problem in found if problem.code == "media-surplus"}
    assert {"ID3 APIC", "ID3 PRIV", "APETAGEX"} <= surplus
    rules = {problem.facts.get("rule") for problem in found}
    assert "personal-data-name" in rules
    assert "Rina" not in messages.as_json(found, Language.ENGLISH)


def pdf(**plant: str) -> bytes:
    """A PDF of one page with `text`, `title`, `note`, `attached` or an `earlier` version."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(300, 300))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = made.make_stream(f"BT /F1 12 Tf 20 200 Td ({plant.get('text', 'Halo.')}) Tj ET".encode())
    if "title" in plant:
        made.docinfo["/Title"] = plant["title"]
    if "note" in plant:
        page.Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Contents=plant["note"])])
    if "attached" in plant:
        made.attachments["daftar.txt"] = plant["attached"].encode()
    if "metadata" in plant:
        made.Root.Metadata = made.make_stream(plant["metadata"].encode())
        made.Root.Metadata.Type = pikepdf.Name.Metadata
    written = io.BytesIO()
    made.save(written)
    return written.getvalue() + (b"\n% old\n%%EOF\n" if "earlier" in plant else b"")


@pytest.mark.parametrize("plant", ["text", "title", "note"])
def test_a_pdf_is_read_wherever_it_holds_words(inspector: Inspector, plant: str) -> None:
    found = look(inspector, f"{plant}.pdf", pdf(**{plant: f"Telepon {PHONE}."}))
    assert [(p.code, p.facts["seen"]) for p in found] == [("personal-data-in-output", MASKED)]
    assert look(inspector, f"plain-{plant}.pdf", pdf(**{plant: "Bilang tidak."})) == []


@pytest.mark.parametrize("plant", ["attached", "metadata", "earlier"])
def test_what_a_pdf_carries_along_is_found(inspector: Inspector, plant: str) -> None:
    what = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/">'
        "<exif:GPSLatitude>3,35.7N</exif:GPSLatitude></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    assert "media-surplus" in codes(look(inspector, f"{plant}.pdf", pdf(**{plant: what})))


def test_a_picture_in_a_pdf_is_read_as_a_picture(inspector: Inspector) -> None:
    made = pikepdf.open(io.BytesIO(pdf()))
    raw = picture("JPEG", exif=exif())
    image = pikepdf.Stream(made, raw)
    image.Type, image.Subtype, image.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    made.pages[0].Resources.XObject = pikepdf.Dictionary(I1=image)
    written = io.BytesIO()
    made.save(written)
    found = look(inspector, "photo.pdf", written.getvalue())
    assert "PDF picture: EXIF or XMP" in {problem.facts.get("what") for problem in found}


def page(inside: str) -> bytes:
    return f'<!doctype html><html lang="id"><head><title>Uji</title></head><body>{inside}</body></html>'.encode()


PAGES = {
    "text": "<p>Telepon <b>0812</b>-0000-<i>4321</i></p>",
    "alt": f'<img alt="telepon {PHONE}" src="a.png">',
    "attribute": f"<div data-note='telepon {PHONE}'>x</div>",
    "meta": f'<meta name="description" content="Telepon {PHONE}">',
    "comment": f"<!-- telepon {PHONE} -->",
    "linked": '<a href="tel:+6281200004321">x</a>',
    "script": f'<script>const a = "telepon {PHONE}"</script>',
    "data": f'<script type="application/ld+json">{{"a": ["Telepon {PHONE}"]}}</script>',
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_wherever_it_holds_words(inspector: Inspector, name: str) -> None:
    found = look(inspector, f"{name}/index.html", page(PAGES[name]))
    assert codes(found) == {"personal-data-in-output"}
    assert {str(problem.facts["seen"])[-4:] for problem in found} == {"4321"}


def member(name: str, content: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(name, content)
    return written.getvalue()


INDEX = gzip.compress(b"pagefind_dcd" + json.dumps({"content": f"Halo. Telepon {PHONE}."}).encode())
OTHERS = {
    "feed.xml": f"<rss><channel><title>Telepon {PHONE}</title></channel></rss>".encode(),
    "escaped.xml": f"<rss><a>&lt;p&gt;Telepon {PHONE}&lt;/p&gt;</a></rss>".encode(),
    "broken.xml": f"<rss><title>Telepon {PHONE}".encode(),
    "shows.opml": f'<opml><outline text="Telepon {PHONE}"/></opml>'.encode(),
    "a.json": json.dumps({"note": f"Telepon {PHONE}"}).encode(),
    "a.csv": f"jam,isi\n10:00,Telepon {PHONE}\n".encode(),
    "a.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ani>Telepon {PHONE}\n".encode(),
    "a.css": f"/* telepon {PHONE} */".encode(),
    "a.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><title>Telepon {PHONE}</title></svg>".encode(),
    "text.zip": member("a.txt", f"Telepon {PHONE}".encode()),
    "name.zip": member("nomor-hp-081200004321.txt", b"x"),
    "nested.zip": member("inside.zip", member("a.txt", f"Telepon {PHONE}".encode())),
    "id_1.pf_fragment": INDEX,
    "no-kind": b"\x00\x01\xfe" * 9 + f"telepon {PHONE}".encode() + b"\x00\xff",
}


@pytest.mark.parametrize("name", OTHERS)
def test_every_kind_of_file_is_read(inspector: Inspector, name: str) -> None:
    found = look(inspector, f"planted/{name}", OTHERS[name])
    assert "personal-data-in-output" in codes(found), found
    assert "00004321" not in messages.as_json(found, Language.INDONESIAN).replace("-", "").replace(
        "nomorhp081200004321", ""
    )


def test_who_is_struck_out_can_still_be_read(inspector: Inspector) -> None:
    (problem,) = look(inspector, "a/index.html", page("<p>Juara: <del>siswi bernama Rina Wijaya</del></p>"))
    assert problem.facts["rule"] == "personal-data-name"
    assert problem.facts["part"] == "del"
    assert look(inspector, "b/index.html", page("<p>Hindari: <del>pelacur anak</del></p>")) == []


def test_names_of_files_are_read(inspector: Inspector) -> None:
    assert codes(look(inspector, "foto/rina-contoh-smpn-1-medan.png", picture("PNG"))) != set()


def test_what_authors_wrote_is_not_said_twice(tmp_path: Path) -> None:
    changes = edited("content/id/jejak.md", ("\n\n", "\n\nNomor ini 0812-0000-4321 hanya contoh.\n\n"))
    inspector = Inspector(read_campaign(copy_minimal(tmp_path, changes))[0])
    said = page("<p>Nomor ini <em>0812-0000-4321</em> hanya contoh.</p>")
    assert look(inspector, "jejak/index.html", said) == []
    assert look(inspector, "lain/index.html", page("<p>Telepon saja 0812-0000-4321 ya.</p>")) != []


def test_an_unchanged_clean_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign, _ = read_campaign(copy_minimal(tmp_path / "campaign"))
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_bytes(page("<p>Halo.</p>"))
    (site / "b.html").write_bytes(page(f"<p>Telepon {PHONE}</p>"))
    read: list[str] = []
    real = Inspector.problems

    def noted(self: Inspector, name: str, content: bytes) -> Iterator[Problem]:
        read.append(name)
        return real(self, name, content)

    monkeypatch.setattr(Inspector, "problems", noted)
    for version, expected in (("1", ["a.html", "b.html"]), ("1", ["b.html"]), ("2", ["a.html", "b.html"])):
        read.clear()
        found = inspect(campaign, site, tmp_path / "memory.json", version)
        assert read == expected
        assert codes(found) == {"personal-data-in-output"}
    assert "4321" not in (tmp_path / "memory.json").read_text()


def generate_with_notes(
    config_file: Path, languages: Iterable[Language], prepared: Path, staging: Path, pool: Executor
) -> tuple[str, ...]:
    """MkDocs, and behind it a theme's mistake: what was noted in a register beside its values goes to the home page."""
    warnings = generate(config_file, languages, prepared, staging, pool)
    note = (config_file.parent / "content/data/helplines.yaml").read_text("utf-8").split("# ", 1)[1].split("\n")[0]
    home = staging / "index.html"
    home.write_text(home.read_text("utf-8").replace("</article>", f"<p>{note}</p></article>"), "utf-8")
    return warnings


def test_a_find_in_the_output_stops_publishing_and_names_its_line(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    build(root, Options(now=NOW), generate=generate)
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    register = root / "content/data/helplines.yaml"
    lines = [*register.read_text("utf-8").split("\n"), f"# telepon {PHONE}", ""]
    register.write_text("\n".join(lines), "utf-8")
    with pytest.raises(CampaignError) as error:
        build(root, Options(now=NOW), generate=generate_with_notes)
    (problem,) = [p for p in error.value.problems if p.code == "personal-data-in-output"]
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == ("content/data/helplines.yaml", len(lines) - 1)
    assert problem.facts["seen"] == MASKED
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before


def test_noise_of_every_kind_ends_without_a_traceback(inspector: Inspector, sounds: Path, tmp_path: Path) -> None:
    """A damaged file is read as far as it goes."""
    random = np.random.default_rng(7)
    whole = [make() for make in PICTURES.values()]
    whole += [tagged(sounds, tmp_path, name) for name in ("a.mp3", "a.flac", "a.opus", "a.wav")]
    whole += [pdf(text="x", note="y"), member("a.txt", b"z"), INDEX, page(PAGES["data"]), OTHERS["feed.xml"]]
    for content in whole:
        for _ in range(12):
            damaged = bytearray(content)
            for at in random.integers(0, len(damaged), 6):
                damaged[at] = int(random.integers(0, 256))
            read_file("damaged.html", bytes(damaged))
            read_file("damaged", bytes(damaged[: int(random.integers(1, len(damaged)))]))


@pytest.mark.parametrize("shown", ["Telepon<br>ultasi gratis<br>1129-129", "Telepon: 0811-1129-129", "0811-1129<br>WA"])
def test_a_register_number_that_is_cut_by_the_edge_of_a_sheet_is_no_strange_number(
    inspector: Inspector, shown: str
) -> None:
    page = f'<html lang="id"><body><main><p>{shown}</p></main></body></html>'.encode()
    assert look(inspector, "posters/halo/index.html", page) == []


def test_a_number_said_in_nepali_ends_with_its_sentence(tmp_path: Path) -> None:
    nepali = edited(
        "content/data/campaign.yaml",
        ("languages: [id, en]", "languages: [id, en, ne]"),
        ("countries: [ID]", "countries: [ID, NP]"),
    )
    there = Inspector(read_campaign(copy_minimal(tmp_path, nepali))[0])
    page = '<html lang="ne"><body><main><p>फोन गर, नम्बर एक शून्य नौ आठ।</p></main></body></html>'
    assert look(there, "ne/index.html", page.encode()) == []


@settings(deadline=None, max_examples=150)
@given(
    parts=st.lists(
        st.sampled_from(
            (
                "<main>",
                "</main>",
                "<body>",
                '<img alt="nama satu">',
                '<img alt="nama dua </main> tiga">',
                '<p title="buka <main> dan',
                '<a href="a/empat">lima</a>',
                "<b>enam</b>tujuh",
                "<!-- delapan <main> -->",
                "<del>sembilan</del>",
                "sepuluh <i>sebelas",
                "<div>",
                "</p>",
                '"',
                ">",
            )
        ),
        max_size=9,
    )
)
def test_cutting_a_page_into_pieces_loses_nothing(parts: list[str]) -> None:
    written = " ".join(parts)
    contents = Contents()
    read_html(written, contents)
    read = " ".join(text.words for text in contents.texts)
    for word in re.findall(r"\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)\b", written):
        assert word in read


def test_a_build_reads_the_words_of_a_page_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules and the look at what was made share them, as long as it is the same page."""
    read, _ = read_campaign(copy_minimal(tmp_path / "kampanye"))
    page = read.pages[0]
    assert passages._TEXTS.get(id(page)) is None
    first = [*passages.texts_that_are_read(read)]
    asked: list[Page] = []
    ordinary = passages.page_document

    def noted(page: Page) -> passages.Document:
        asked.append(page)
        return ordinary(page)

    monkeypatch.setattr(passages, "page_document", noted)
    assert [*passages.texts_that_are_read(read)] == first
    assert asked == []
    other = replace(page, text="Kalimat lain.\n")
    changed = replace(read, pages=(other,))
    assert (passages.Kind.TEXT, "Kalimat lain.\n") in [*passages.texts_that_are_read(changed)]
    assert asked == [other]
    kept = len(passages._TEXTS)
    del other, changed, asked[:]
    gc.collect()
    assert len(passages._TEXTS) < kept, "what is gone is not kept"
