"""`gaung serve`: an edit builds one page, the result equals a whole build, and what is wrong is said in the page."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser

from campaign_fixtures import copy_minimal
from gaung import rules
from gaung.checking import Memory, check
from gaung.mkdocs_plugin import build_language
from gaung.model.language import Language
from gaung.preview import Preview
from gaung.preview.window import box_of, dressed
from gaung.problem import Severity
from test_site_plugin import ENVIRONMENT, run, tree, wait_for


class Counted:
    """The generator, and what it was asked to do."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, bool]] = []

    def __call__(
        self, config_file: str, language: Language, prepared: Path, site_dir: Path, site_url: str | None,
        only_missing: bool = False,
    ) -> tuple[str, ...]:  # fmt: skip
        self.calls.append((language.value, only_missing))
        return build_language(config_file, language, prepared, site_dir, site_url, only_missing)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_minimal(tmp_path_factory.mktemp("preview") / "kampanye")


def page_of(campaign: Path) -> Path:
    return next(path for path in sorted((campaign / "content/id").glob("*.md")) if path.name != "index.md")


@pytest.fixture
def edit(campaign: Path) -> Iterator[Callable[[Path, str], None]]:
    """Changes a file of the campaign, and puts it back afterwards."""
    before: dict[Path, bytes | None] = {}

    def change(path: Path, text: str) -> None:
        before.setdefault(path, path.read_bytes() if path.exists() else None)
        path.write_text(text, "utf-8")

    yield change
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def pages_of(site: Path) -> dict[str, bytes]:
    """Everything but the search index, which a preview writes when it begins and when a page is new."""
    return {name: content for name, content in tree(site).items() if not name.startswith("assets/search/")}


def published(campaign: Path, to: Path) -> dict[str, bytes]:
    done = run(campaign, "gaung", "build", "--site-dir", str(to))
    assert done.returncode == 0, done.stderr
    return tree(to)


def test_each_round_gives_what_a_whole_build_gives(
    campaign: Path, edit: Callable[[Path, str], None], tmp_path: Path
) -> None:
    generator = Counted()
    preview = Preview(campaign, generator)
    preview.round()
    assert tree(preview.site) == published(campaign, tmp_path / "first")

    page = page_of(campaign)
    text = page.read_text("utf-8")
    generator.calls.clear()
    edit(page, text + "\nKalimat baru dengan [tautan](index.md).\n")
    preview.round()
    assert generator.calls == [("id", True)]
    written = preview.site / page.stem / "index.html"
    assert "Kalimat baru dengan" in written.read_text("utf-8")
    published(campaign, tmp_path / "edited")
    assert pages_of(preview.site) == pages_of(tmp_path / "edited")

    generator.calls.clear()
    preview.round()
    assert generator.calls == []

    edit(page, text.replace("title:", "title: Judul lain dari", 1))
    preview.round()
    published(campaign, tmp_path / "renamed")
    assert pages_of(preview.site) == pages_of(tmp_path / "renamed")

    edit(campaign / "content/id/halaman-baru.md", text)
    preview.round()
    assert (preview.site / "halaman-baru/index.html").is_file()
    assert tree(preview.site) == published(campaign, tmp_path / "added")
    (campaign / "content/id/halaman-baru.md").unlink()
    edit(campaign / "content/id/halaman-lain.md", text)
    preview.round()
    assert not (preview.site / "halaman-baru").exists()
    assert (preview.site / "halaman-lain/index.html").is_file()


def test_only_the_pages_that_changed_are_written_again(campaign: Path, edit: Callable[[Path, str], None]) -> None:
    preview = Preview(campaign, build_language)
    preview.round()
    raw = campaign / ".cache/gaung/preview/built/id"
    before = {path: path.stat().st_mtime_ns for path in raw.rglob("*.html")}
    page = page_of(campaign)
    edit(page, page.read_text("utf-8") + "\nSatu kalimat.\n")
    preview.round()
    written = {path for path in before if path.stat().st_mtime_ns != before[path]}
    assert raw / page.stem / "index.html" in written
    assert {path.name for path in written} <= {"index.html", "404.html"}
    assert len([path for path in written if path.name == "index.html"]) == 1


def test_a_mistake_in_a_page_is_said_and_the_page_is_shown(campaign: Path, edit: Callable[[Path, str], None]) -> None:
    preview = Preview(campaign, build_language)
    preview.round()
    page = page_of(campaign)
    text = page.read_text("utf-8")
    edit(page, text + "\nLihat [ini](hilang.md) <b>& itu</b>.\n")
    preview.round()
    assert "Lihat" in (preview.site / page.stem / "index.html").read_text("utf-8")
    box = box_of(preview.problems, Language.INDONESIAN, campaign)
    line = text.count("\n") + 2
    assert f"content/id/{page.name}:{line}:" in box
    assert ">Lihat [ini](hilang.md) &lt;b&gt;&amp; itu&lt;/b&gt;.</code>" in box
    edit(page, text)
    preview.round()
    assert not [problem for problem in preview.problems if problem.severity is Severity.ERROR]


def test_a_campaign_that_cannot_be_read_keeps_the_last_good_preview(
    campaign: Path, edit: Callable[[Path, str], None]
) -> None:
    preview = Preview(campaign, build_language)
    preview.round()
    before = tree(preview.site)
    show = campaign / "episodes/kabar/show.yaml"
    edit(show, show.read_text("utf-8") + "\nwarna: merah\n")
    preview.round()
    assert {problem.code for problem in preview.problems} == {"read-key-unknown"}
    assert tree(preview.site) == before


def test_what_a_preview_remembers_of_pages_says_what_a_fresh_look_says(
    campaign: Path, edit: Callable[[Path, str], None]
) -> None:
    memory, now = Memory(), datetime(2026, 11, 22, 12, tzinfo=UTC)
    first, _ = check(campaign, now, memory=memory)
    page = page_of(campaign)
    edit(page, page.read_text("utf-8") + "\nTelepon 0812-3456-7890 atau [ini](hilang.md).\n")
    read, found = check(campaign, now, memory=memory)
    assert found == check(campaign, now)[1]
    assert {"page-link-broken"} < {problem.code for problem in found}
    assert memory.findings.check(read, now) == rules.check(read, now)
    kept = {one.source: one for one in first.pages}
    assert [one.source for one in read.pages if kept[one.source] is not one] == [PurePosixPath("content/id", page.name)]


def test_the_policy_of_a_page_knows_what_the_preview_adds_and_nothing_else() -> None:
    page = (
        "<html><head><meta content=\"script-src 'self'; style-src 'self'\"></head><body class='a'>x"
        "<script>\nvar livereload = 1;\n</script></body></html>"
    )
    assert dressed(page, "") != page
    shown = dressed(page, "<section>Perbaiki</section>")
    assert re.search(r"script-src 'self' 'sha256-[^']{44}'; style-src 'self' 'sha256-[^']{44}'\"", shown)
    assert "unsafe" not in shown
    assert shown.index("<body class='a'>") < shown.index("<section>Perbaiki</section>") < shown.index("livereload")


@pytest.mark.browser
def test_the_browser_follows_an_edit_and_shows_mistakes(
    campaign: Path, edit: Callable[[Path, str], None], browser: Browser
) -> None:
    shutil.rmtree(campaign / ".cache/gaung/preview", ignore_errors=True)
    page = page_of(campaign)
    text = page.read_text("utf-8")
    server = subprocess.Popen(
        [sys.executable, "-m", "gaung", "serve", "--address", "127.0.0.1:18432"],
        cwd=campaign, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for("http://127.0.0.1:18432/", "g-exit")
        with browser.new_context() as context:
            tab = context.new_page()
            tab.goto("http://127.0.0.1:18432/")
            said: list[str] = []
            tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
            tab.goto(f"{tab.url}{page.stem}/")
            edit(page, text + "\nBaru saja ditulis, dan [ini](hilang.md) salah.\n")
            tab.get_by_text("Baru saja ditulis").first.wait_for(timeout=60_000)
            assert tab.locator(".gaung-problems").is_visible()
            assert tab.get_by_text("hilang.md").first.is_visible()
            edit(page, text + "\nSudah diperbaiki.\n")
            tab.get_by_text("Sudah diperbaiki").wait_for(timeout=60_000)
            assert tab.locator(".gaung-problems details[open]").count() == 0
            assert said == []
    finally:
        server.terminate()
        server.wait(30)
