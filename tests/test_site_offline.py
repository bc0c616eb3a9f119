"""Pages saved on the device: only when asked, readable without network, gone with one press."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser_fixtures import RECORD, Visitor, leave_by_keys, until, weather

pytestmark = pytest.mark.browser

EPISODE = "podcast/kabar/001-halo/"
SAID = "document.querySelector('.g-saved [role=status]').textContent"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  }
  return found.map((path) => path.replace('/uji/', '')).sort();
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


def save(page: Page, button: str = ".g-save") -> None:
    page.click(button)
    until(page, f"{SAID} === 'Tersimpan di perangkat ini.'")
    page.evaluate("async () => { await navigator.serviceWorker.ready; }")


def test_nothing_is_saved_and_no_worker_starts_before_somebody_asks(visit: Visitor) -> None:
    reader = visit()
    for address in ("", "jejak/", EPISODE, "saved/"):
        page = reader.open(address)
        page.wait_for_load_state("networkidle")
    assert page.evaluate(KEPT) == []
    assert page.evaluate(WORKERS) == 0
    assert not [url for url in reader.asked if url.endswith("sw.js")]
    assert page.get_by_text("Belum ada yang tersimpan").is_visible()


def test_a_saved_page_and_the_help_lines_are_there_without_network(visit: Visitor) -> None:
    reader = visit()
    page = reader.open("jejak/")
    save(page)
    kept = page.evaluate(KEPT)
    assert {"jejak/", "help/", "saved/"} <= set(kept)
    assert not [path for path in kept if path.endswith((".mp3", ".opus")) or "search" in path]
    reader.context.set_offline(True)
    reader.open("jejak/")
    assert page.locator("h1").inner_text() == "Jejak digital"
    assert page.evaluate("getComputedStyle(document.querySelector('.g-foot')).backgroundColor") == "rgb(20, 33, 61)"
    reader.open("help/")
    assert page.locator(".g-number").first.is_visible()
    # what was not saved is answered by the list of what was
    reader.open("learn/")
    assert page.locator("h1").inner_text() == "Tersimpan di perangkat ini"
    until(page, "document.querySelectorAll('.g-saved-list a').length === 2")
    assert "Jejak digital" in page.locator(".g-saved-list a").all_inner_texts()
    page.click(".g-saved-list a >> text=Jejak digital")
    page.wait_for_url("**/jejak/")


def test_sound_is_saved_only_when_asked_and_plays_without_network(visit: Visitor) -> None:
    reader = visit()
    page = reader.open(EPISODE)
    save(page)
    assert not [path for path in page.evaluate(KEPT) if path.endswith((".mp3", ".opus"))]
    assert page.locator(".g-keep").inner_text() == "Simpan suara kecil untuk didengar tanpa internet (26 KB)"
    save(page, ".g-keep")
    assert [path for path in page.evaluate(KEPT) if path.endswith((".mp3", ".opus"))] == [
        f"{EPISODE}kabar-001-halo.low.opus"
    ]
    reader.context.set_offline(True)
    reader.open(EPISODE)
    until(page, "document.querySelector('audio').src.endsWith('.low.opus')")
    answer = page.evaluate(
        "async () => { const r = await fetch(document.querySelector('audio').src, {headers: {Range: 'bytes=10-19'}});"
        " return [r.status, r.headers.get('Content-Range'), (await r.arrayBuffer()).byteLength]; }"
    )
    assert answer[0] == 206
    assert answer[1].startswith("bytes 10-19/")
    assert answer[2] == 10


def test_one_press_removes_everything_that_the_site_saved(visit: Visitor) -> None:
    page = visit().open("jejak/")
    save(page)
    page.evaluate("localStorage.setItem('scheme', 'dark')")
    page.click(".g-clear")
    until(page, f"{SAID}.startsWith('Sudah dihapus')")
    assert page.evaluate(KEPT) == []
    assert page.evaluate("async () => (await caches.keys()).length") == 0
    assert page.evaluate(WORKERS) == 0
    assert page.evaluate("localStorage.length") == 0


@pytest.fixture
def withdraw(site: Path, tmp_path: Path) -> Iterator[Callable[[], None]]:
    """Takes the page `jejak/` off the site until the test ends."""
    folder, apart = site / "jejak", tmp_path / "jejak"
    shutil.copytree(folder, apart)
    yield lambda: shutil.rmtree(folder)
    shutil.copytree(apart, folder)


def test_what_the_site_no_longer_has_leaves_the_device_too(visit: Visitor, withdraw: Callable[[], None]) -> None:
    reader = visit()
    page = reader.open("jejak/")
    save(page)
    reader.open("jejak/")
    withdraw()
    reader.open("saved/")
    until(page, "document.querySelectorAll('.g-saved-list a').length === 1")
    assert "jejak/" not in page.evaluate(KEPT)


def test_a_page_that_is_gone_is_forgotten_when_it_is_asked_for(visit: Visitor, withdraw: Callable[[], None]) -> None:
    reader = visit()
    page = reader.open("jejak/")
    save(page)
    reader.open("jejak/")
    withdraw()
    assert page.goto(f"{reader.base}jejak/").status == 404  # type: ignore[union-attr]  # a 404 is an answer, too
    assert "jejak/" not in page.evaluate(KEPT)


def test_after_leaving_a_saved_page_back_does_not_show_it(visit: Visitor) -> None:
    reader = visit()
    reader.context.route("https://cuaca.example/**", weather)
    reader.context.add_init_script(RECORD)
    page = reader.open("help/")
    reader.open("jejak/")
    save(page)
    reader.open("jejak/")
    leave_by_keys(page)
    page.wait_for_url("https://cuaca.example/")
    reader.context.set_offline(True)
    page.evaluate("history.back()")
    page.wait_for_timeout(600)
    reader.context.set_offline(False)
    elsewhere = reader.context.new_page()
    elsewhere.goto(reader.base + "assets/gaung/icon.svg")
    seen = elsewhere.evaluate("localStorage.getItem('seen')").split("\n")
    assert [line for line in seen if line.startswith("0 ")], "the recorder saw nothing at all"
    assert not [line for line in seen if line.startswith("1 ")]
