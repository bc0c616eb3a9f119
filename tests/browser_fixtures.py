"""The built test site in a real browser, for every test that needs one."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, Route, sync_playwright

from site_fixtures import SETTINGS, build_site, make_media, write_campaign

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
TEMPLATES = (
    *("", "help/", "jejak/", "learn/", "act/", "podcast/", "podcast/kabar/", "podcast/kabar/001-halo/"),
    *("posters/", "posters/cek/", "search/", "saved/", "events/", "en/", "en/help/", "ne/", "ne/help/", "fil/"),
    *("news/", "news/poster-baru/", "en/news/", "ne/news/", "tags/", "tags/topic/reporting/", "ne/tags/"),
)
"""One page of each kind, and those where a language makes a difference."""
RARER = ("404.html", "ne/404.html", "withdrawn/", "panduan/", "fil/posters/", "fil/events/", "fil/search/", "ne/saved/")
"""Further pages of a kind of their own, with a table, code and a box of an author, or in longer words."""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a path, with ranges as players ask for them, and says nothing."""

    def __init__(self, *arguments: Any, place: str, **named: Any) -> None:
        self.place = place
        super().__init__(*arguments, **named)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(self.place.rstrip("/")))

    def do_GET(self) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        file = Path(self.translate_path(self.path.split("?")[0]))
        if not self.path.startswith(self.place) or (wanted is None and not file.exists()):
            self.send_error(404)
        elif wanted is None:
            super().do_GET()
        else:
            content = file.read_bytes()
            start = int(wanted[1])
            end = min(int(wanted[2] or len(content) - 1), len(content) - 1)
            self.send_response(206)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Range", f"bytes {start}-{end}/{len(content)}")
            self.send_header("Content-Length", str(end - start + 1))
            self.end_headers()
            self.wfile.write(content[start : end + 1])


@dataclass
class Visit:
    """A browser context on the site, with everything it said and asked for."""

    context: BrowserContext
    page: Page
    base: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to an address of the site, as if it was typed."""
        self.page.goto(self.base + address)
        return self.page


Visitor = Callable[..., Visit]


BELOW_A_PATH = "/uji/"


def build_at(place: str, work: Path) -> Path:
    """The test site as it stands at the path `place` of its host."""
    settings = SETTINGS.replace("kampanye.example/uji/", f"kampanye.example{place}")
    campaign = write_campaign(work / "campaign", {"content/data/campaign.yaml": settings})
    folder, problems = build_site(campaign, make_media(work / "made"), work / "work")
    assert problems == []
    return folder


@contextmanager
def served(site: Path, place: str) -> Iterator[str]:
    """The site on a server of its own; its address."""
    handler = functools.partial(Handler, directory=str(site), place=place)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{place}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_at(BELOW_A_PATH, tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    with served(site, BELOW_A_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have a browser: install chromium")
        pytest.skip("no Chromium on this machine, so the site was not opened in a browser")
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    # Playwright switches the back-forward cache off; the quick exit has to hold with it
    started = playwright.chromium.launch(
        executable_path=CHROMIUM, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield started
    started.close()


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visitor]:
    contexts = []

    def begin(width: int = 360, scheme: str = "light", scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 740},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        visit = Visit(context, context.new_page(), base)
        visit.page.on("console", lambda message: visit.said.append(message.text))
        visit.page.on("pageerror", lambda error: visit.said.append(str(error)))
        visit.page.on("request", lambda request: visit.asked.append(request.url))
        visit.page.on(
            "response",
            lambda answer: visit.said.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
        )
        return visit

    yield begin
    for context in contexts:
        context.close()


def until(page: Page, claim: str) -> None:
    """Wait for a claim; Playwright's own waiting needs `eval`, which the site's policy forbids."""
    for _ in range(100):
        if page.evaluate(claim):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never true: {claim}")


def weather(route: Route) -> None:
    """Answer as the page that the exit of the test campaign leads to."""
    route.fulfill(body="<title>Cuaca</title><p>Cerah</p>", content_type="text/html")


RECORD = """
  const record = () => {
    const root = document.documentElement;
    if (root && document.body && getComputedStyle(root).display !== 'none' && location.port) {
      const line = (sessionStorage.getItem('exits') || 0) + ' ' + location.pathname;
      localStorage.setItem('seen', (localStorage.getItem('seen') || '') + line + '\\n');
    }
    requestAnimationFrame(record);
  };
  requestAnimationFrame(record);
"""
"""Notes each moment in which a page of the site can be seen, and how many exits there were before."""


def leave_by_link(page: Page) -> None:
    """Press the button."""
    page.click("#exit")


def leave_by_keys(page: Page) -> None:
    """Press Esc three times."""
    for _ in range(3):
        page.keyboard.press("Escape")


def go_back(page: Page) -> None:
    """Back, as soon as the tab has settled: while one page takes another's place, the browser has no history to go."""
    for _ in range(50):
        page.wait_for_load_state("load")
        try:
            page.go_back(wait_until="commit")
        except Error as error:
            if "Not attached to an active page" not in str(error):
                raise
            page.wait_for_timeout(100)
        else:
            return
    pytest.fail("the browser never had a page to go back from")


def until_away(page: Page) -> None:
    """Wait until the tab shows no page of the site any more."""
    for _ in range(100):
        if page.url in ("https://cuaca.example/", "about:blank"):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"still at {page.url}")
