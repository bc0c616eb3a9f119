"""The commands as a person meets them: what they print, in which language, and how they end."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung.checking import check, within
from gaung.reading.campaign import read_campaign

PAGE = "content/id/jejak.md"
NOW = ("--now", "2026-11-22T12:00:00+00:00")
WRONG = edited(PAGE, ("Pikir dulu", "Tulis ke 0821-1129-129"))


def gaung(
    *words: str, cwd: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own, through a pipe. It never ends with a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "gaung", *words],
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done


def test_check_of_a_clean_campaign(tmp_path: Path) -> None:
    done = gaung("check", *NOW, cwd=copy_minimal(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "9 berkas dibaca, tidak ada kesalahan.\n"


def test_a_finding_has_place_line_and_advice_in_the_campaigns_language(tmp_path: Path) -> None:
    done = gaung("check", *NOW, cwd=copy_minimal(tmp_path, WRONG))
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{PAGE}:8:46: kesalahan: “08•••••9129” mirip layanan 0811-1129-129, tetapi ada yang keliru."
        " [helpline-near-miss]",
        "    8 | Setiap unggahan meninggalkan jejak. Tulis ke 08•••••9129, lalu bagikan.",
        "      |                                              ^^^^^^^^^^^^^",
        "    Hapus nomor itu; nomor yang benar datang dari daftar (id-sapa-wa). "
        "Itu nomor kantor? Panduan menjelaskan cara menulisnya di “official”.",
        "Kesalahan: 1. Peringatan: 0. Catatan: 0.",
    ]


def test_the_language_can_be_chosen(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, WRONG)
    assert "with a mistake in it" in gaung("check", "--language", "en", "--root", str(root), *NOW).stdout
    assert "with a mistake in it" in gaung("check", "--language", "fil", "--root", str(root), *NOW).stdout


def test_json_and_github_name_the_same_findings(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, WRONG)
    done = gaung("check", "--format", "json", "--root", str(root), *NOW)
    (finding,) = json.loads(done.stdout)
    assert set(finding) == {"code", "severity", "file", "line", "column", "message", "hint"}
    assert (finding["code"], finding["file"], finding["line"], finding["column"]) == ("helpline-near-miss", PAGE, 8, 46)
    assert "0821" not in done.stdout
    github = gaung("check", "--format", "github", "--root", str(root), *NOW).stdout
    assert github.startswith(f"::error file={PAGE},line=8,col=46,title=helpline-near-miss::")


def test_check_of_one_file_shows_that_file(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, WRONG)
    assert gaung("check", PAGE, *NOW, cwd=root).returncode == 1
    assert gaung("check", "posters", *NOW, cwd=root).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("biuld",),
        ("build", "--onyl", "posters"),
        ("build", "--only", "songs"),
        ("check", "--format", "xml"),
        ("poster", "halo"),
        ("explain", "episode/kabar/009"),
        ("poster", "hola", "--out", "coba"),
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = gaung(*words, cwd=copy_minimal(tmp_path))
    assert done.returncode == 2, done
    assert len(done.stderr.strip()) > 20


def test_outside_a_campaign_it_says_so(tmp_path: Path) -> None:
    done = gaung("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "mkdocs.yml" in done.stderr


def test_an_unreadable_campaign_is_answered_in_its_language(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, {"posters/halo/poster.yaml": "sizes: [A4\ntheme: x\n"})
    done = gaung("build", cwd=root)
    assert done.returncode == 1
    assert "posters/halo/poster.yaml:1:8: kesalahan:" in done.stderr
    assert "Tidak ada yang terbit" in done.stderr


def test_build_poster_episode_and_explain(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "kampanye")
    done = gaung("build", *NOW, cwd=root)
    assert done.returncode == 0, done.stderr
    assert "1 episode, 1 poster, 3 halaman" in done.stdout
    again = gaung("build", *NOW, cwd=root)
    assert again.stdout == "Tidak ada yang berubah: site tetap seperti semula.\n"

    out = tmp_path / "out"
    assert gaung("poster", "halo", "--out", str(out), "--language", "en", cwd=root).returncode == 0
    assert sorted(path.name for path in out.glob("*.pdf")) == ["halo.en.A4.pdf"]
    assert gaung("episode", "kabar/001-halo", "--out", str(out), cwd=root).returncode == 0
    assert (out / "kabar-001-halo.mp3").exists()
    assert not list(out.glob("*facts*"))

    assert "tidak berubah" in gaung("explain", "halo", cwd=root).stdout
    episode = root / "episodes/kabar/001-halo/episode.yaml"
    episode.write_text(episode.read_text("utf-8").replace("0.3", "0.2"), "utf-8")
    why = gaung("explain", "kabar/001-halo", cwd=root).stdout
    assert "segments[1].crossfade_seconds" in why
    assert "(episodes/kabar/001-halo/episode.yaml:9:" in why


def test_a_new_campaign_checks_clean(tmp_path: Path) -> None:
    done = gaung("new", "kampanye-baru", "--country", "NP", "--language", "ne", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    done = gaung("check", cwd=tmp_path / "kampanye-baru")
    assert done.returncode == 0, done.stdout


def test_a_new_campaign_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh" / "catatan.txt").write_text("penting", "utf-8")
    done = gaung("new", "penuh", cwd=tmp_path)
    assert done.returncode != 0
    assert [path.name for path in (tmp_path / "penuh").iterdir()] == ["catatan.txt"]


def test_doctor_says_what_is_there(tmp_path: Path) -> None:
    done = gaung("doctor", cwd=copy_minimal(tmp_path))
    assert done.returncode == 0, done.stdout
    assert "ffmpeg" in done.stdout


def test_check_finds_what_only_a_layout_shows(tmp_path: Path) -> None:
    no_font_has_it = "Pikir \N{DOMINO TILE HORIZONTAL-00-00}"
    edits = {**edited("posters/halo/poster.yaml", ("headline: Pikir dulu", f"headline: {no_font_has_it}")), **WRONG}
    root = copy_minimal(tmp_path, edits)
    done = gaung("check", "--format", "json", *NOW, cwd=root)
    assert {finding["file"] for finding in json.loads(done.stdout)} == {"posters/halo/poster.yaml", PAGE}
    assert "posters/halo/poster.yaml:5:" in gaung("build", *NOW, cwd=root).stderr


def test_a_missing_tool_ends_with_2_and_a_sentence(tmp_path: Path) -> None:
    done = gaung("build", *NOW, cwd=copy_minimal(tmp_path), environment={"FFMPEG": "no-such-program"})
    assert done.returncode == 2
    assert "no-such-program" in done.stderr


def test_a_feed_is_examined(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text("<rss version='2.0'><channel><title>x</title></channel></rss>", "utf-8")
    done = gaung("feed", "check", "feed.xml", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    assert {finding["file"] for finding in json.loads(done.stdout)} == {"feed.xml"}
    assert gaung("feed", "check", "nothing.xml", cwd=tmp_path).returncode == 2


def test_check_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = gaung("check", "nofile.md", *NOW, cwd=copy_minimal(tmp_path))
    assert done.returncode == 2
    assert "nofile.md" in done.stderr


def test_check_of_a_path_inside_the_root(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "campaign", WRONG)
    assert gaung("check", PAGE, "--root", str(root), *NOW, cwd=tmp_path).returncode == 1


def test_what_keeps_a_campaign_from_being_read_is_said_of_any_file(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, edited("content/data/campaign.yaml", ("name:", "nama:")))
    done = gaung("check", PAGE, *NOW, cwd=root)
    assert done.returncode == 1
    assert "read-key-unknown" in done.stdout


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("site_name: [", "site-config"),
        ("site_name: x\ntheme: material\ndocs_dir: content\n", "site-config-plugin"),
        ("site_name: x\ntheme: material\ndocs_dir: content\nplugins: [gaung, tidakada]\n", "site-config"),
    ],
)
def test_a_broken_mkdocs_yml_is_a_sentence(tmp_path: Path, text: str, code: str) -> None:
    root = copy_minimal(tmp_path, {"mkdocs.yml": text})
    for command in ("check", "build"):
        done = gaung(command, *NOW, cwd=root)
        assert done.returncode == 1
        assert f"[{code}]" in done.stdout + done.stderr


def test_a_second_preview_is_answered(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = gaung("serve", "--address", address, cwd=copy_minimal(tmp_path))
    assert done.returncode == 2
    assert address in done.stderr


@pytest.mark.parametrize("address", ["foo", "127.0.0.1:999999", ":80", "127.0.0.1:"])
def test_a_senseless_address_is_answered(tmp_path: Path, address: str) -> None:
    assert gaung("serve", "--address", address, cwd=copy_minimal(tmp_path)).returncode == 2


def test_nothing_is_put_among_what_authors_wrote(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, {"episodes/kabar/001-halo/chapters.json": "mine"})
    for out in ("episodes/kabar/001-halo", "content", "site", ".", "mkdocs.yml"):
        done = gaung("episode", "kabar/001-halo", "--out", out, cwd=root)
        assert done.returncode == 2, out
    assert (root / "episodes/kabar/001-halo/chapters.json").read_text("utf-8") == "mine"


def test_a_size_that_the_poster_lacks_is_answered(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    done = gaung("poster", "halo", "--out", "coba", "--size", "A9", cwd=root)
    assert done.returncode == 2
    assert "halo.id.A4.pdf" in done.stderr
    assert gaung("poster", "posters/halo/poster.yaml", "--out", "coba", "--size", "a4", cwd=root).returncode == 0


@pytest.mark.parametrize("words", [("--jobs", "0"), ("--cluster", "foo")])
def test_senseless_options_are_answered(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert gaung("build", *words, cwd=copy_minimal(tmp_path)).returncode == 2


def test_misuse_is_said_in_the_campaigns_language(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    assert "Maksudmu “episode”?" in gaung("epsode", cwd=root).stderr
    assert "“--out” belum ditulis" in gaung("poster", "halo", cwd=root).stderr
    assert "“xml” tidak cocok" in gaung("check", "--format", "xml", cwd=root).stderr
    assert "“--onyl” bukan pilihan" in gaung("build", "--onyl", cwd=root).stderr


def test_check_of_one_page_looks_through_no_other_text(tmp_path: Path) -> None:
    """An editor who asks for one page does not wait for the posters, nor for the texts of a thousand others."""
    root = copy_minimal(tmp_path)
    front = "---\ntitle: Lain\ndescription: Lain.\naudience: everybody\n---\n"
    for name in ("lain", "satu"):
        (root / f"content/id/{name}.md").write_text(f"{front}NIK 1271004101100000\n", "utf-8")
    now = datetime.fromisoformat(NOW[1])

    def told(concerns: Callable[[PurePosixPath], bool] | None) -> set[str]:
        _, found = check(root, now, concerns=concerns)
        return {p.place.file for p in found if p.place and p.code == "personal-data-id-number"}

    assert told(None) == {"content/id/lain.md", "content/id/satu.md"}
    assert told(lambda file: file.name == "satu.md") == {"content/id/satu.md"}
    part = within(read_campaign(root)[0], lambda file: file.name == "satu.md")
    assert [page.stem.name for page in part.pages] == ["satu"]
    assert part.posters == part.episodes == ()


@pytest.mark.parametrize(("asked", "named"), [("ne", "Nepali"), ("fil", "Filipino"), ("id", ""), ("en", "")])
def test_a_language_without_messages_is_said_to_be_missing(tmp_path: Path, asked: str, named: str) -> None:
    root = copy_minimal(tmp_path)
    done = gaung("check", "--language", asked, "--format", "json", "--root", str(root))
    assert (f"no messages in {named} yet" in done.stderr) is bool(named)
    assert "no messages" not in done.stdout
