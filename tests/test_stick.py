"""The copy for a USB stick: it opens from a disk in a real browser, holds what it shows, and keeps to its size."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser_fixtures import TEMPLATES, go_back, leave_by_keys, leave_by_link, until, until_away, weather
from campaign_fixtures import copy_minimal
from gaung.model.campaign import Campaign
from gaung.stick import Packed, pack
from site_fixtures import write_campaign
from test_site_plugin import run

MB = 1_000_000
APPS = ("antennapod-subscribe://", "podcast://", "pktc://", "overcast://", "whatsapp://")
EPISODE = "podcast/kabar/001-halo/"


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    return write_campaign(tmp_path_factory.mktemp("stick") / "campaign")


def packed(campaign: Campaign, site: Path, to: Path, most: int = 100 * MB) -> Packed:
    done = pack(campaign, site, to, most)
    assert done is not None
    return done


@pytest.fixture(scope="module")
def stick(campaign: Campaign, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder with a name that needs quoting."""
    folder = tmp_path_factory.mktemp("usb") / "Kampanye kita #1"
    packed(campaign, site, folder.with_suffix(".zip"))
    with zipfile.ZipFile(folder.with_suffix(".zip")) as archive:
        archive.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


@pytest.fixture
def context(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    return context


def opened(page: Page, stick: Path, address: str) -> Page:
    page.goto((stick / address / "index.html").as_uri())
    return page


def test_every_kind_of_page_opens_from_a_disk_without_a_complaint(stick: Path, context: BrowserContext) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    # an icon that is still on its way when the next page is opened is no missing file
    page.on("requestfailed", lambda one: said.append(one.url) if "ABORTED" not in str(one.failure) else None)
    for address in TEMPLATES:
        opened(page, stick, address)
        assert page.evaluate("getComputedStyle(document.querySelector('.g-foot')).backgroundColor") == "rgb(20, 33, 61)"
        broken = "[...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src)"
        assert page.evaluate(broken) == [], address
        # no page offers to save what is on the disk already
        assert not page.locator(".g-saved").is_visible()
    context.close()
    assert said == []


def test_every_link_inside_leads_to_a_file_and_the_rest_to_the_published_site(
    stick: Path, context: BrowserContext
) -> None:
    page = context.new_page()
    for file in sorted(stick.rglob("*.html")):
        page.goto(file.as_uri())
        for link in page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.href)"):
            if link.startswith("file:"):
                there = page.evaluate("(link) => decodeURIComponent(new URL(link).pathname)", link)
                assert Path(there).is_file(), f"{file}: {link}"
            else:
                assert link.startswith(("https://", "tel:", "mailto:", "sms:", *APPS)), link
    opened(page, stick, EPISODE)
    mp3 = page.locator("a[download]").first.get_attribute("href")
    assert mp3 == f"https://kampanye.example/uji/{EPISODE}kabar-001-halo.mp3"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_small_phone_nothing_runs_over_the_edge_and_everything_is_read_without_scripts(
    stick: Path, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 568}, offline=True, java_script_enabled=False, color_scheme=scheme
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in TEMPLATES:
        opened(page, stick, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
        assert page.locator("h1").is_visible(), address
        assert page.locator(".g-help .g-number").first.is_visible(), address
    opened(page, stick, EPISODE)
    assert page.locator("audio[controls]").is_visible()
    assert not page.locator(".g-speed").is_visible()
    assert page.locator(".g-transcript").get_by_text("Kita mulai.").is_visible()
    opened(page, stick, "search")
    page.click(".g-pages a[href*='jejak']")
    page.wait_for_url("**/jejak/index.html")
    assert [url for url in asked if not url.startswith("file:")] == []
    assert context.cookies() == []
    context.close()


def test_keys_alone_lead_through_the_copy(stick: Path, context: BrowserContext) -> None:
    page = context.new_page()
    opened(page, stick, "")

    def tab_to(what: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("(what) => document.activeElement.matches(what)", what):
                return
        pytest.fail(f"no key leads to {what}")

    tab_to(".g-door--help")
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/index.html")
    opened(page, stick, EPISODE)
    tab_to(".g-speed [data-rate='1.25']")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.25
    tab_to(".g-chapters a[data-seek='4.00']")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('audio').currentTime > 4")
    context.close()


@pytest.mark.parametrize("leave", [leave_by_link, leave_by_keys])
def test_after_leaving_a_page_of_the_copy_back_does_not_show_it(
    stick: Path, browser: Browser, leave: Callable[[Page], None]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    context.route("https://cuaca.example/**", weather)
    page = context.new_page()
    opened(page, stick, "")
    page.click(".g-door--help")
    page.wait_for_url("**/help/index.html")
    leave(page)
    page.wait_for_url("https://cuaca.example/")
    for _ in range(3):
        go_back(page)
        until_away(page)
        if page.url == "about:blank":
            break
    context.close()


def test_sound_plays_search_finds_and_the_exit_hides(stick: Path, context: BrowserContext) -> None:
    page = context.new_page()
    opened(page, stick, EPISODE)
    page.evaluate("document.querySelector('audio').play()")
    until(page, "document.querySelector('audio').currentTime > 0.1")
    for address, query, there in (
        ("search", "kampanyenya", "jejak/index.html"),
        ("search", "membagikan", "jejak/index.html"),
        ("search", "apa kabar", f"{EPISODE}index.html"),
        ("ne/search", "अभिभावकलाई", "ne/abhibhawak/index.html"),
    ):
        opened(page, stick, address)
        page.fill("#search", query)
        until(page, "document.querySelectorAll('.g-search ol a').length > 0")
        found = page.locator(".g-search ol a").evaluate_all("(all) => all.map((one) => one.href)")
        assert (stick / there).as_uri() in found, query
    opened(page, stick, "jejak")
    leave_by_keys(page)
    page.wait_for_timeout(300)
    assert not page.url.startswith("file:") or page.evaluate(
        "getComputedStyle(document.documentElement).display === 'none'"
    )
    context.close()


def test_it_keeps_to_its_size_and_says_what_it_left_out(campaign: Campaign, site: Path, tmp_path: Path) -> None:
    whole = packed(campaign, site, tmp_path / "a.zip")
    assert whole.left_out == ()
    less = packed(campaign, site, tmp_path / "b.zip", whole.bytes - 20_000)
    assert less.bytes <= whole.bytes - 20_000
    assert less.left_out
    assert less.pages == whole.pages
    names = set(zipfile.ZipFile(tmp_path / "b.zip").namelist())
    for left in less.left_out:
        assert not {name for name in names if name.endswith(left)}
    # posters come before sound
    assert not [left for left in less.left_out if ".A4." in left] or all(".A4." in left for left in less.left_out)
    assert pack(campaign, site, tmp_path / "c.zip", 10_000) is None
    assert not (tmp_path / "c.zip").exists()


def test_the_same_site_gives_the_same_bytes_and_nothing_of_ours(campaign: Campaign, site: Path, tmp_path: Path) -> None:
    packed(campaign, site, tmp_path / "a.zip")
    packed(campaign, site, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert not entry.filename.endswith((".mp3", "sw.js", "saved.js", "feed.xml"))


def test_the_command_builds_packs_and_never_writes_over_something_else(tmp_path: Path) -> None:
    campaign = copy_minimal(tmp_path / "kampanye")
    note = campaign / "catatan.zip"
    note.write_text("bukan zip", "utf-8")
    refused = run(campaign, "gaung", "pack", "usb", "--out", "catatan.zip")
    assert refused.returncode == 2
    assert "catatan.zip" in refused.stderr
    assert note.read_text("utf-8") == "bukan zip"
    with zipfile.ZipFile(campaign / "rekaman.zip", "w") as archive:
        archive.writestr("suara.wav", b"RIFF")
    before = (campaign / "rekaman.zip").read_bytes()
    (campaign / "tautan.zip").symlink_to(campaign / "content/a.zip")
    inside = ("content/a.zip", "episodes/a.zip", "posters/a.zip", "site/a.zip", ".cache/a.zip", ".git/a.zip")
    for wrong in ("rekaman.zip", "tautan.zip", *inside):
        assert run(campaign, "gaung", "pack", "usb", "--out", wrong).returncode == 2, wrong
        assert wrong in ("rekaman.zip", "tautan.zip") or not (campaign / wrong).exists()
    assert (campaign / "rekaman.zip").read_bytes() == before
    made = run(campaign, "gaung", "pack", "usb", "--out", "usb/satu.zip", "--most-mb", "20")
    assert made.returncode == 0, made.stderr
    assert "usb/satu.zip memuat" in made.stdout
    assert zipfile.is_zipfile(campaign / "usb/satu.zip")
    before = (campaign / "usb/satu.zip").read_bytes()
    again = run(campaign, "gaung", "pack", "usb", "--out", "usb/satu.zip", "--most-mb", "20")
    assert again.returncode == 0, again.stderr
    small = run(campaign, "gaung", "pack", "usb", "--out", "usb/satu.zip", "--most-mb", "0")
    assert small.returncode == 2
    assert (campaign / "usb/satu.zip").read_bytes() == before
    assert [path.name for path in (campaign / "usb").iterdir()] == ["satu.zip"]
