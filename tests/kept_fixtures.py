"""A campaign whose findings are kept, and a user's folder of its own to keep things in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung import seal
from gaung.kept import methods, patterns, program, tables

FRONT = "---\ntitle: {title}\ndescription: Satu kalimat tentang halaman ini.\naudience: 12-14\n{more}---\n\n"

LINES = (
    "Kami belajar bersama di kelas.\n",
    "Telepon saya 0812-3456-7890 kalau ada apa-apa.\n",
    "Namanya Rina Contoh Sari, umur 13 tahun, siswi SMP Negeri 4.\n",
    "[Baca juga](halaman-1.md) dan [ini](tidak-ada.md).\n",
    "[Baca juga](halaman-3.md#sini).\n",
    "![Sebuah meja](meja.png)\n",
    "![](meja.png)\n",
    "<script>alert(1)</script>\n",
    "## Satu\n\n#### Dua\n",
    "::: helplines use=talk\n:::\n",
    "::: episode episode=kabar/001-halo\n:::\n",
    "::: episode episode=kabar/009-tidak-ada\n:::\n",
    "::: begitu-saja\n:::\n",
    "> Saya takut.\n> — seorang siswi, 13 tahun\n",
    "Hubungi 129 atau 0811-1129-128.\n",
    "Pornografi anak itu salah.  <!-- gaung: allow term-01 because this is a test -->\n",
)


@contextmanager
def own_user_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Within it, what Gaung keeps for a user lies in `folder`, and nothing of it is known yet."""
    monkeypatch.setattr(seal, "user_folder", lambda: folder)
    monkeypatch.setattr(program, "user_folder", lambda: folder)
    forget()
    yield folder
    forget()


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder of the test's own."""
    with own_user_folder(tmp_path / "pengguna", monkeypatch) as folder:
        yield folder


@pytest.fixture
def kept_campaign(tmp_path: Path) -> Path:
    """A small campaign with four pages in which a few things are wrong."""
    return campaign_with_pages(tmp_path / "kampanye")


def forget() -> None:
    """Let whoever reads what is kept read it anew."""
    for kind in (patterns, tables, methods):
        kind._read.cache_clear()


def campaign_with_pages(folder: Path) -> Path:
    """A small campaign with four pages in which a few things are wrong."""
    root = copy_minimal(folder)
    for number in range(4):
        write_page(root, number, f"Halaman {number}", LINES[number * 3 : number * 3 + 2])
    return root


def write_page(root: Path, number: int, title: str, lines: tuple[str, ...] | list[str], more: str = "") -> None:
    text = FRONT.format(title=title, more=more) + "\n".join(lines)
    (root / f"content/id/halaman-{number}.md").write_text(text, "utf-8")


def gaung_check(root: Path, *words: str, **options: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "gaung", "check", *words, "--root", str(root), "--language", "en"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(root.parent / "cache")}
    # the options of a process are whatever `run` takes, more than its types can say of a dictionary
    return subprocess.run(call, capture_output=True, text=True, env=environment, check=False, **options)  # type: ignore[call-overload, no-any-return]
