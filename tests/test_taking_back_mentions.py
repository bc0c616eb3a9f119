"""What the published site says of what was taken back goes at once: titles in lists, links, pictures on covers."""

from __future__ import annotations

import errno
import io
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from gaung.likeness import picture_print, square_prints
from gaung.mentions import Mentions
from taking_back_fixtures import GONE, NOTICES, NOW, SECRETS, Before, drawing, everything_in, run

WORDS = ("--no-build", "--now", NOW.isoformat(), "--language", "en")


def left_in(site: Path, secrets: tuple[str, ...] = SECRETS) -> list[tuple[str, str]]:
    return [
        (name, secret)
        for name, text in everything_in(site)
        for secret in secrets
        if secret in text and not NOTICES.search(name)
    ]


def test_without_a_build_no_page_names_it_any_more(
    before: Before, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    assert run("withdraw", "ID-2026-001", "--root", str(root), *WORDS) == 0
    assert left_in(root / "site") == []
    assert "What spoke of it was taken out of published pages, lists and feeds: " in capsys.readouterr().out
    for name in ("index.html", "podcast/index.html", "posters/index.html", "radio/pelita/index.html", "sitemap.xml"):
        old, new = ((one / "site" / name).read_text("utf-8") for one in (before.root, root))
        assert "Halo dunia" in new or "Halo dunia" not in old, name
        assert "posters/halo/" in new or "posters/halo/" not in old, name
        for element in ("li", "ul", "section", "main", "url"):
            assert new.count(f"<{element}") == new.count(f"</{element}>") + old.count(f"<{element}") - old.count(
                f"</{element}>"
            ), (name, element)
    assert run("withdraw", "ID-2026-001", "--root", str(root), *WORDS) == 0
    assert "taken out" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("reference", "secrets"),
    [
        ("kabar/001-halo", ("Halo dunia", "001-halo", "KABAR_20261120", "saling menyapa")),
        ("halo", ("posters/halo/", "sulit ditarik", "Pikir dulu</a>")),
        ("id/jejak", ('jejak/"', "Jejak digital")),
        ("id/rahasia", ('rahasia/"', "Rahasia baik", "dermaga kayu", "dua.png")),
    ],
)
def test_whatever_is_taken_back_leaves_the_lists(
    before: Before, tmp_path: Path, reference: str, secrets: tuple[str, ...]
) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    assert {secret for _, secret in left_in(root / "site", secrets)} == {*secrets}
    assert run("withdraw", reference, "--root", str(root), *WORDS) == 0
    assert left_in(root / "site", secrets) == []
    assert (root / "site/index.html").is_file()


def test_a_page_that_cannot_be_mended_is_withheld(
    before: Before, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its title is the name of what was taken back: nothing can be cut out of that."""
    root = shutil.copytree(before.root, tmp_path / "campaign")
    page = root / "site/learn/index.html"
    page.write_text(re.sub("<title>.*?</title>", "<title>Layang-layang merah di atas muara</title>", page.read_text()))
    (root / "site/daftar.csv").write_text("judul\nLayang-layang merah di atas muara\n")
    assert run("withdraw", "kabar/002-layang-layang", "--root", str(root), *WORDS) == 0
    said = capsys.readouterr().out
    for name in ("learn/index.html", "daftar.csv"):
        assert not (root / "site" / name).exists()
        assert f"for it still spoke of it or showed it: {name}." in said


def test_a_published_cover_with_the_childs_picture_goes_with_it(before: Before, tmp_path: Path) -> None:
    """Published by an earlier version, or before anybody asked for consents."""
    root = shutil.copytree(before.root, tmp_path / "campaign")
    square = drawing(1).crop((0, 100, 900, 1000)).resize((600, 600))
    square.save(root / "site/podcast/kabar/cover-600.jpg", quality=70)
    written = io.BytesIO()
    drawing(1).save(written, "PNG")
    seen = picture_print((root / "site/podcast/kabar/cover-600.jpg").read_bytes())
    assert seen is not None
    assert any((seen ^ known).bit_count() <= 8 for known in square_prints(written.getvalue()))
    assert run("withdraw", "perahu-kertas", "--root", str(root), *WORDS) == 0
    assert not (root / "site/podcast/kabar/cover-600.jpg").exists()
    assert (root / "site/podcast/kabar/cover.jpg").exists()
    with Image.open(root / "site/podcast/kabar/cover.jpg") as own:
        assert own.width >= 1400


def test_a_recording_with_another_name_on_the_disk_is_told(
    before: Before, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Deleting the campaign's name of it leaves the sound where it is."""
    root = shutil.copytree(before.root, tmp_path / "campaign")
    (tmp_path / "telepon.wav").hardlink_to(root / GONE / "audio/cerita.wav")
    assert run("withdraw", "kabar/002-layang-layang", "--root", str(root), *WORDS) == 0
    said = [line for line in capsys.readouterr().out.split("\n") if "another name on this disk" in line]
    assert [GONE in line and "cerita.wav" in line for line in said] == [True]
    assert (tmp_path / "telepon.wav").is_file()


class Nothing:
    """A search that knows nothing again."""

    def problems(self, name: str, content: bytes, contents: object) -> tuple[()]:
        return ()


def test_a_page_that_cannot_be_written_is_withheld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a.html").write_text('<ul><li><a href="gone/">A</a></li></ul>')
    (tmp_path / "b.html").write_text("<p>B</p>")
    monkeypatch.setattr("gaung.mentions.write_whole", full)
    mentions = Mentions(tmp_path, "https://a.example/", Nothing())  # type: ignore[arg-type]  # nothing is searched
    assert mentions.remove([], ["gone/"]).withheld == ("a.html",)
    assert [path.name for path in tmp_path.iterdir()] == ["b.html"]


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ('<ul><li><a href="gone/">A</a><li><a href="b/">B</a></ul><p>C</p>', "<ul></ul><p>C</p>"),
        ('<ul><li><p><a href="gone/">A</a></p><p>Of A.</p></li><li>B</li></ul>', "<ul><li>B</li></ul>"),
        ('<main><p>Hear <a href="./gone/">A</a>!</p><p>B</p></main>', "<main><p>B</p></main>"),
        ('<link rel="alternate" href="/base/gone/"><meta name="x" content="b">', '<meta name="x" content="b">'),
        ('<main><img srcset="a.png 1x, gone/a.png 2x"><p>B</p></main>', "<main><p>B</p></main>"),
        ("<item><link>https://a.example/base/gone/</link></item><item>B</item>", "<item>B</item>"),
        ('<!-- <li> --><p>B</p><script>"<li>"</script>', '<!-- <li> --><p>B</p><script>"<li>"</script>'),
        ('<li><a href="goner/">B</a></li>', '<li><a href="goner/">B</a></li>'),
        ("<td><a href='gone/a.mp3' title='a > b'>A</a>", ""),
    ],
)
def test_what_leads_there_is_cut_out_with_what_is_around_it(tmp_path: Path, page: str, left: str) -> None:
    for name, text in (("a.html", page), ("feed.xml", page)):
        (tmp_path / name).write_text(text)
    mentions = Mentions(tmp_path, "https://a.example/base/", Nothing())  # type: ignore[arg-type]  # nothing is searched
    changed = mentions.remove([], ["gone/"])
    assert (tmp_path / "a.html").read_text() == left
    assert changed.withheld == ()
    assert bool(changed.shortened) is (page != left)
