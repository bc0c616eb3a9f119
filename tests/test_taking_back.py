"""What was taken back is gone: no text, sound, picture or name of it is left in the site, the packs and the cache."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung.build import build
from gaung.likeness import is_same_picture, picture_print
from gaung.making import takedown
from gaung.making.audio import prints
from gaung.making.audio.sought import Sought
from gaung.mkdocs_plugin import generate
from gaung.model.language import Language
from gaung.reading.campaign import read_campaign
from gaung.reading.inserting import with_item, with_key
from gaung.reading.mapping import read_mapping
from gaung.stick import pack
from gaung.words import say
from taking_back_fixtures import GONE, NOTICES, NOW, OPTIONS, SECRETS, Before, everything_in, refused, run


def test_everything_was_there_before(before: Before) -> None:
    """The test below would see it."""
    found = {secret for _, text in everything_in(before.root / "site") for secret in SECRETS if secret in text}
    assert found >= {"Layang-layang merah", "Kunangkunang", "bangau putih", "Perahu kertas", "002-layang-layang"}
    cached = {secret for _, text in everything_in(before.root / ".cache") for secret in SECRETS if secret in text}
    assert cached >= {"Layang-layang merah", "Cerita dari muara", "002-layang-layang"}


def test_nothing_of_it_is_left_in_site_packs_search_and_cache(after: Path) -> None:
    left = [
        (name, secret)
        for part in ("site", ".cache")
        for name, text in everything_in(after / part)
        for secret in SECRETS
        if secret in text and not NOTICES.search(name)
    ]
    assert left == []


def test_the_stick_carries_nothing_of_it(before: Before, after: Path, tmp_path: Path) -> None:
    """The site in one file for a USB stick, made after it was taken back; made before, it would hold it."""

    def on_stick(root: Path, name: str) -> set[str]:
        result = build(root, OPTIONS, generate=generate)
        assert pack(result.campaign, result.site, tmp_path / f"{name}.zip", 100_000_000) is not None
        with zipfile.ZipFile(tmp_path / f"{name}.zip") as stick:
            stick.extractall(tmp_path / name)
        texts = (text for file, text in everything_in(tmp_path / name) if not NOTICES.search(file))
        return {secret for text in texts for secret in SECRETS if secret in text}

    assert on_stick(before.root, "before") >= {"Layang-layang merah", "bangau putih", "002-layang-layang"}
    assert on_stick(after, "after") == set()


def test_neither_its_sound_nor_its_picture_is_left(after: Path) -> None:
    sought = Sought({"": [prints.print_of(after / GONE / "audio/cerita.wav")]})
    kept = [p for p in (after / "site").rglob("*") if p.suffix in {".mp3", ".opus", ".flac", ".wav"}]
    assert len(kept) >= 3
    assert [path for path in kept if sought.heard_in(path)] == []
    assert [path for path in (after / ".cache").rglob("*.s16") if sought.heard_in(path)] == []
    art = picture_print((after / "posters/perahu-kertas/art/perahu.png").read_bytes())
    assert art is not None
    pictures = [p for part in ("site", ".cache") for p in (after / part).rglob("*") if p.suffix in {".png", ".webp"}]
    seen = [picture_print(path.read_bytes()) for path in pictures]
    assert not any(one is not None and is_same_picture(one, art) for one in seen)


def test_what_stays_is_still_published(after: Path) -> None:
    assert (after / "site/podcast/kabar/001-halo/kabar-001-halo.mp3").is_file()
    assert (after / "site/posters/halo/halo.id.A4.pdf").is_file()
    assert "Halo dunia" in (after / "site/podcast/kabar/feed.xml").read_text()


def test_the_registers_say_what_and_when_and_nothing_else(before: Before, after: Path) -> None:
    now = (after / "content/data/consents.yaml").read_text()
    added = [line for line in now.split("\n") if line not in before.consents.split("\n")]
    assert added == ["    withdrawn_on: 2026-11-22"]
    assert now.replace("    withdrawn_on: 2026-11-22\n", "") == before.consents
    read, _ = read_campaign(after)
    assert {(one.kind.value, one.id) for one in read.withdrawals} == {
        ("episode", "kabar/002-layang-layang"),
        ("poster", "perahu-kertas"),
    }
    assert all(one.guids for one in read.withdrawals if one.kind.value == "episode")
    written = "".join(p.read_text() for p in (after / "content/data/withdrawn").rglob("*.json"))
    for secret in ("Layang", "unang", "bangau", "Rimba", "cerita", "kaca", "Jendela"):
        assert secret.lower() not in written.lower().replace("002-layang-layang", "")
    assert [trace.kind.value for trace in read.traces] == ["consent", "episode", "poster"]
    of_things = [path for path in (after / "content/data/withdrawn").iterdir() if not path.name.startswith("consent-")]
    assert not [path for path in of_things if "ID-2026-001" in path.read_text()]


def test_partners_are_told_what_to_delete(after: Path) -> None:
    text = (after / "out/takedown.txt").read_text()
    html = (after / "out/takedown.html").read_text()
    for told in (text, html):
        assert "podcast/kabar/002-layang-layang/kabar-002-layang-layang.mp3" in told
        assert "radio/pelita/" in told
        assert "urn:uuid:" in told
        assert "22 November 2026" in told
        assert len(re.findall(r"\b[0-9a-f]{64}\b", told)) >= 5
        assert "ID-2026-001" not in told
        assert "Kunangkunang" not in told
        assert "Layang-layang merah" not in told


def test_what_no_native_speaker_has_read_says_so(tmp_path: Path) -> None:
    read, _ = read_campaign(copy_minimal(tmp_path))
    entry = takedown.Entry(id="halo", guids=(), published=None, withdrawn_on=NOW.date(), copies=())
    for language in Language:
        mark = say(language, "no_review")
        wanted = language in {Language.NEPALI, Language.FILIPINO}
        for told in (
            takedown.as_text(read, language, NOW.date(), (entry,)),
            takedown.as_html(read, language, NOW.date(), (entry,)),
        ):
            assert (mark in told) is wanted


def test_taking_back_twice_changes_nothing(after: Path, tmp_path: Path) -> None:
    root = shutil.copytree(after, tmp_path / "campaign")
    registers = {path: path.read_bytes() for path in (root / "content/data").rglob("*") if path.is_file()}
    assert run("withdraw", "ID-2026-001", "--root", str(root), "--now", "2026-12-01", "--no-build") == 0
    assert {path: path.read_bytes() for path in (root / "content/data").rglob("*") if path.is_file()} == registers


def test_a_page_is_taken_back_by_its_path(before: Before, tmp_path: Path) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    assert (root / "site/rahasia/index.html").is_file()
    assert run("withdraw", "content/id/rahasia.md", "--root", str(root), "--now", NOW.isoformat()) == 0
    assert not (root / "site/rahasia").exists()
    left = [name for name, text in everything_in(root / "site") if "dermaga kayu" in text or "Rahasia baik" in text]
    assert left == []


def test_it_is_out_of_the_site_even_if_the_site_cannot_be_built(
    before: Before, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody's mistake elsewhere must not keep a child online."""
    root = shutil.copytree(before.root, tmp_path / "campaign")
    (root / "content/id/rusak.md").write_text("tanpa kepala\n", "utf-8")
    assert (root / "site/dinding-karya/kaca.png").exists() or (root / "site/kaca.png").is_file()
    sounds = {path.read_bytes() for path in (root / "site/radio/pelita").rglob("*002-layang-layang*.flac")}
    assert sounds
    words = ("withdraw", "ID-2026-001", "--root", str(root), "--now", NOW.isoformat(), "--language", "en")
    assert run(*words) == 1
    said = capsys.readouterr()
    assert said.err.rstrip().split("\n")[-1].startswith("Not finished")
    assert "content/id/dinding-karya.md" in said.out
    site = root / "site"
    assert not [path for path in site.rglob("*.flac") if path.read_bytes() in sounds]
    assert not [path for path in site.rglob("*") if path.name in {"kaca.png", "perahu.png", "dinding-karya"}]
    feeds = "".join(path.read_text("utf-8") for path in site.rglob("feed*.xml"))
    assert "Layang-layang merah" not in feeds
    assert "Halo dunia" in feeds
    assert not (site / "assets/search").exists()
    assert (site / "podcast/kabar/001-halo/kabar-001-halo.mp3").is_file()


def test_a_childs_picture_leaves_the_other_pages_too(before: Before, tmp_path: Path) -> None:
    """A second page showed it with no leave of its own: nobody may have to remember that."""
    root = shutil.copytree(before.root, tmp_path / "campaign")
    front = "---\ntitle: Lain\ndescription: Lain.\naudience: 12-14\npictures: {kaca.png: {faces: drawn}}\n---\n\n"
    (root / "content/id/lain.md").write_text(f"{front}![Jendela](kaca.png)\n", "utf-8")
    assert run("withdraw", "ID-2026-001", "--root", str(root), "--no-build", "--now", NOW.isoformat()) == 0
    assert list((root / "site").rglob("kaca*")) == []
    (root / "content/id/dinding-karya.md").unlink()
    found = refused(root)
    assert "consent-withdrawn-shown" in {code for code, _ in found}


@pytest.mark.parametrize("words", [("episode", "kabar/002-layang-layang"), ("poster", "perahu-kertas")])
def test_it_is_not_made_again_to_look_at(
    after: Path, tmp_path: Path, words: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(after, tmp_path / "campaign")
    known = sorted((root / ".cache").rglob("*"))
    assert run(*words, "--root", str(root), "--out", str(tmp_path / "coba")) == 2
    assert "sudah ditarik" in capsys.readouterr().err
    assert not (tmp_path / "coba").exists()
    assert [path for path in (root / ".cache").rglob("*") if path not in known and words[1][-9:] in path.name] == []


@pytest.mark.parametrize("command", [("withdraw", "ID-2026-001"), ("changes",)])
def test_reports_are_not_put_into_what_is_published(after: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    root = shutil.copytree(after, tmp_path / "campaign")
    before = sorted((root / "site").rglob("*"))
    assert run(*command, "--root", str(root), "--now", NOW.isoformat(), "--out", str(root / "site/laporan")) == 2
    assert sorted((root / "site").rglob("*")) == before
    (root / "site").rename(tmp_path / "situs")
    (root / "site").symlink_to(tmp_path / "situs")
    assert run("report", "--root", str(root), "--out", str(tmp_path / "situs/laporan")) == 2


def test_the_cache_forgets_it_without_a_build(before: Before, tmp_path: Path) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    assert run("withdraw", "kabar/002-layang-layang", "--root", str(root), "--no-build", "--now", NOW.isoformat()) == 0
    left = [path for path in (root / ".cache").rglob("*002-layang*") if path.is_file() and "withdrawn" not in path.name]
    assert left == []
    told = [name for name, text in everything_in(root / ".cache") if "002-layang-layang" in text]
    assert told == []


def test_an_unknown_reference_is_answered_with_the_nearest(after: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("withdraw", "kabar/001-hallo", "--root", str(after), "--language", "en") == 2
    assert "kabar/001-halo" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("consents:\n  - {ref: A-1, assent: true}\n  - {ref: A-2}  # x\n", "  - {ref: A-2, day: 2026-11-22}  # x\n"),
        (
            "consents:\n- ref: A-1\n- ref: A-2\n  # note\n  uses:\n  - site\n\n# end\n",
            "  - site\n  day: 2026-11-22\n\n# end\n",
        ),
        ("consents:\r\n  - ref: A-1\r\n  - ref: A-2\r\n", "  - ref: A-2\r\n    day: 2026-11-22\r\n"),
        ("consents: [{ref: A-1}, {ref: A-2, uses: ['}', b],\n  }]", "uses: ['}', b], day: 2026-11-22}]"),
        ("consents:\n  - ref: A-1\n  - ref: A-2", "  - ref: A-2\n    day: 2026-11-22"),
    ],
)
def test_one_line_is_added_whatever_the_layout(written: str, expected: str) -> None:
    new = with_key(written, ("consents", 1), "day", "2026-11-22")
    assert expected in new
    known = read_mapping(new.replace("\r", ""), "")[0]
    assert known is not None
    assert [entry.get("day") for entry in known["consents"]] == [None, "2026-11-22"]  # type: ignore[attr-defined]  # a list


@pytest.mark.parametrize(
    "written",
    [
        "",
        "# head\n\nwithdrawn: []\n",
        "withdrawn: []  # none",
        "# a\nwithdrawn:\n- {kind: page, id: id/a}\n",
        "# only a head\n",
    ],
)
def test_an_entry_is_added_whatever_the_layout(written: str) -> None:
    once = with_item(written, "withdrawn", {"kind": "episode", "id": "a/b", "guids": ["urn:uuid:1"]})
    twice = with_item(once, "withdrawn", {"kind": "poster", "id": "c"})
    assert [line for line in written.split("\n") if line.startswith("#")] == [
        line for line in twice.split("\n") if line.startswith("#")
    ]
    known = read_mapping(twice, "")[0]
    assert known is not None
    assert [entry["id"] for entry in known["withdrawn"]][-2:] == ["a/b", "c"]  # type: ignore[attr-defined]  # a list
