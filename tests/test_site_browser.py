"""The built site in a real browser, below a path and at the root of its host: quiet, light, readable, safe to leave.

From a disk it is tested in `test_stick.py`; that properdocs gives the same bytes, in `test_site_properdocs.py`.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from browser_fixtures import (
    BELOW_A_PATH,
    RECORD,
    TEMPLATES,
    Visitor,
    build_at,
    go_back,
    leave_by_keys,
    leave_by_link,
    served,
    until,
    until_away,
    weather,
)

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)


@pytest.fixture(scope="module", params=[BELOW_A_PATH, "/"], ids=["below-a-path", "at-the-root"])
def place(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(place: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_at(place, tmp_path_factory.mktemp("place"))


@pytest.fixture(scope="module")
def base(site: Path, place: str) -> Iterator[str]:
    with served(site, place) as address:
        yield address


def addresses(site: Path) -> list[str]:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return [name.removesuffix("index.html") for name in found]


def test_every_page_is_quiet_asks_nobody_else_and_leaves_no_cookie(site: Path, visit: Visitor) -> None:
    reader = visit()
    for address in addresses(site):
        reader.open(address)
    reader.page.wait_for_load_state("networkidle")
    assert reader.said == []
    assert [url for url in reader.asked if not url.startswith(reader.base)] == []
    assert reader.context.cookies() == []
    assert reader.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert not [url for url in reader.asked if url.endswith(".mp3")]


def test_a_first_visit_keeps_to_its_budget_in_bytes_and_requests(site: Path, visit: Visitor) -> None:
    for address in TEMPLATES:
        reader = visit(360)
        reader.open(address)
        reader.page.wait_for_load_state("networkidle")
        names = [url.removeprefix(reader.base) for url in reader.asked]
        assert len(names) <= 15, address
        assert not [name for name in names if name.endswith((".mp3", ".opus", ".vtt")) or "assets/search" in name]
        weight = 0
        for name in dict.fromkeys(names):
            content = (site / (name + "index.html" if name.endswith("/") or not name else name)).read_bytes()
            if not name.endswith((".webp", ".png", ".jpg")):
                weight += len(content) if name.endswith(".woff") else len(gzip.compress(content, 6, mtime=0))
        assert weight <= 110_000, address
        reader.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_over_the_edge(visit: Visitor, width: int) -> None:
    reader = visit(width)
    for address in TEMPLATES:
        page = reader.open(address)
        page.evaluate("document.querySelector('.g-brand span').textContent = 'Suara Kita'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


CONTRAST = """() => {
  const parse = (c) => {
    const m = c.match(/[\\d.]+/g).map(Number);
    return [m[0], m[1], m[2], m[3] === undefined ? 1 : m[3]];
  };
  const linear = (v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = (c) => .2126 * linear(c[0] / 255) + .7152 * linear(c[1] / 255) + .0722 * linear(c[2] / 255);
  const over = (a, b) => [0, 1, 2].map((i) => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const ground = (e) => {
    const layers = [];
    for (let n = e; n; n = n.parentElement) {
      const c = parse(getComputedStyle(n).backgroundColor);
      layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reverse().reduce((under, c) => over(c, under), [255, 255, 255, 1]);
  };
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), e = walker.currentNode.parentElement;
    if (!text || !e.checkVisibility({checkVisibilityCSS: true, checkOpacity: true})) continue;
    const style = getComputedStyle(e), size = parseFloat(style.fontSize), isBold = Number(style.fontWeight) >= 700;
    const back = ground(e), front = over(parse(style.color), back);
    const [a, b] = [light(front), light(back)].sort((x, y) => y - x), ratio = (a + .05) / (b + .05);
    const least = size >= 24 || (isBold && size >= 18.66) ? 3 : 4.5;
    if (ratio < least) faults.push(`${ratio.toFixed(2)} ${e.tagName}.${e.className} ${text.slice(0, 30)}`);
  }
  return faults;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(visit: Visitor, scheme: str) -> None:
    reader = visit(768, scheme)
    for address in TEMPLATES:
        page = reader.open(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate(CONTRAST) == [], address


NAMES = """() => {
  const faults = [], ids = new Set(), each = (what, look) => document.querySelectorAll(what).forEach(look);
  const name = (e) => (e.getAttribute('aria-label') || e.textContent || '').trim() ||
    [...e.querySelectorAll('img[alt]')].map((i) => i.alt).join('').trim();
  each('a, button, summary', (e) => { if (!name(e)) faults.push('no name: ' + e.outerHTML.slice(0, 80)); });
  each('input, select, textarea', (e) => { if (!e.labels.length) faults.push('no label: ' + e.outerHTML); });
  each('audio, nav', (e) => {
    if (!e.matches('[aria-label], [aria-labelledby]')) faults.push('no name: ' + e.tagName);
  });
  each('[id]', (e) => { if (ids.has(e.id)) faults.push('twice: ' + e.id); ids.add(e.id); });
  each('[aria-labelledby]', (e) => { if (!ids.has(e.getAttribute('aria-labelledby'))) faults.push(e.className); });
  if (document.querySelectorAll('main').length !== 1) faults.push('main');
  return faults;
}"""


def test_everything_to_press_has_a_name_and_every_id_is_its_own(visit: Visitor) -> None:
    reader = visit()
    for address in TEMPLATES:
        assert reader.open(address).evaluate(NAMES) == [], address


SMALL = """() => [...document.querySelectorAll('a, button, summary, input')].filter((e) => {
  const words = e.closest('p, li:not([class]), td, dd, blockquote, figcaption');
  const isInText = words && getComputedStyle(e).display === 'inline';
  if (!e.checkVisibility() || isInText) return false;
  const box = (e.closest('label') || e).getBoundingClientRect();
  return box.width && (box.height < 44 || box.width < 44);
}).map((e) => e.outerHTML.slice(0, 120))"""


def test_what_a_thumb_presses_is_large_enough(visit: Visitor) -> None:
    reader = visit(360)
    for address in ("", "jejak/", "help/", "podcast/kabar/001-halo/", "posters/cek/", "search/"):
        page = reader.open(address)
        assert [one for one in page.evaluate(SMALL) if "g-skip" not in one] == [], address


def test_keys_alone_reach_skip_link_exit_and_menu(visit: Visitor) -> None:
    page = visit(1280).open("jejak/")
    order = []
    for _ in range(12):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
    assert order[:3] == ["g-skip", "g-exit", "g-brand"]
    assert "SUMMARY" in order
    page.focus("summary")
    page.keyboard.press("Enter")
    assert page.locator(".g-languages ul").is_visible()


@pytest.mark.parametrize("leave", [leave_by_link, leave_by_keys])
def test_after_leaving_back_never_shows_the_site_again(visit: Visitor, leave: Callable[[Page], None]) -> None:
    reader = visit()
    reader.context.route("https://cuaca.example/**", weather)
    reader.context.add_init_script(RECORD)
    page = reader.open("help/")
    page.click(".g-brand")
    page.click("a[href*='jejak']")
    page.wait_for_url("**/jejak/")
    page.evaluate("location.hash = 'content'")
    leave(page)
    page.wait_for_url("https://cuaca.example/")
    for _ in range(5):
        go_back(page)
        until_away(page)
        if page.url == "about:blank":
            break
    elsewhere = reader.context.new_page()
    elsewhere.goto(reader.base + "assets/gaung/icon.svg")
    seen = elsewhere.evaluate("localStorage.getItem('seen')").split("\n")
    assert [line for line in seen if line.startswith("0 ")], "the recorder saw nothing at all"
    assert not [line for line in seen if line.startswith(("1 ", "2 ", "3 "))]


def test_who_types_the_address_after_leaving_may_read_again(visit: Visitor) -> None:
    reader = visit()
    reader.context.route("https://cuaca.example/**", weather)
    page = reader.open("jejak/")
    leave_by_keys(page)
    page.wait_for_url("https://cuaca.example/")
    page = reader.open("help/")
    page.wait_for_timeout(300)
    assert page.locator("h1").is_visible()
    go_back(page)
    until_away(page)
    assert page.url == "https://cuaca.example/"


def test_two_presses_of_escape_do_not_leave_and_close_the_menu_first(visit: Visitor) -> None:
    page = visit().open("")
    page.click(".g-languages summary")
    page.keyboard.press("Escape")
    assert not page.locator(".g-languages ul").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("h1").is_visible()


def test_leaving_silences_the_sound_and_hides_in_the_same_tick(visit: Visitor) -> None:
    reader = visit()
    reader.context.route("https://cuaca.example/**", weather)
    page = reader.open("podcast/kabar/001-halo/")
    state = page.evaluate("""() => {
      document.querySelector('audio').play();
      document.getElementById('exit').click();
      const root = document.documentElement;
      return [getComputedStyle(root).display, document.title, document.querySelector('audio').paused];
    }""")
    assert state == ["none", "…", True]


def test_a_part_of_the_programme_plays_in_the_page(visit: Visitor) -> None:
    reader = visit()
    page = reader.open("podcast/kabar/001-halo/")
    assert not [url for url in reader.asked if url.endswith(".mp3")]
    page.click(".g-chapters a >> nth=1")
    until(page, "document.querySelector('audio').currentTime > 4.2")
    assert page.locator(".g-player.is-playing").count() == 1
    until(page, "document.querySelector('.is-heard')?.textContent === 'Kita mulai.'")
    assert page.url.endswith("/001-halo/")


def test_how_fast_it_is_heard_can_be_chosen_and_the_transcript_follows(visit: Visitor) -> None:
    reader = visit()
    page = reader.open("podcast/kabar/001-halo/")
    assert page.locator(".g-speed button").all_inner_texts() == ["0,75×", "1×", "1,25×", "1,5×"]
    page.get_by_role("button", name="0,75×").click()
    assert page.evaluate("document.querySelector('audio').playbackRate") == 0.75
    assert page.locator(".g-speed [aria-pressed=true]").all_inner_texts() == ["0,75×"]
    # choosing the small file keeps the speed
    page.click("a.g-choice >> nth=0")
    # a box of one line: what is heard has to be brought into it
    page.evaluate("document.querySelector('.g-transcript').style.maxHeight = '60px'")
    page.click(".g-chapters a >> nth=1")
    until(page, "document.querySelector('audio').currentTime > 4.3")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 0.75
    until(page, "document.querySelector('.g-transcript').scrollTop > 0")
    until(page, "document.querySelector('.g-chapters [aria-current]')?.textContent.includes('Obrolan')")
    assert page.evaluate("getComputedStyle(document.querySelector('.is-heard')).backgroundColor") == "rgb(255, 193, 69)"
    assert reader.said == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


CUES = """async () => {
  const track = document.querySelector('audio track').track;
  track.mode = 'hidden';
  for (let i = 0; i < 100 && !(track.cues && track.cues.length); i++) await new Promise((r) => setTimeout(r, 100));
  return [...track.cues].map((cue) => [cue.startTime, cue.endTime, cue.text]);
}"""


def test_the_browser_reads_the_chapters_when_it_is_asked_and_not_before(visit: Visitor) -> None:
    reader = visit()
    page = reader.open("podcast/kabar/001-halo/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in reader.asked if url.endswith((".vtt", ".mp3", ".opus"))]
    assert page.evaluate("document.querySelector('audio track').track.kind") == "chapters"
    assert page.evaluate(CUES) == [[0, 4, "Pembuka"], [4, 12, "Obrolan"]]


def test_a_programme_leads_to_apps_friends_posters_and_stations(visit: Visitor, place: str) -> None:
    page = visit().open("podcast/kabar/001-halo/")
    feed = f"kampanye.example{place}podcast/kabar/feed.xml"
    apps = page.locator(".g-apps a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert apps[:3] == [f"antennapod-subscribe://{feed}", f"podcast://{feed}", f"pktc://subscribe/{feed}"]
    assert unquote(apps[3]) == f"overcast://x-callback-url/add?url=https://{feed}"
    text = page.locator(".g-copy pre").inner_text()
    address = f"https://kampanye.example{place}podcast/kabar/001-halo/"
    assert text == f"Dengar “Halo & <selamat> datang” dari Kabar Uji, 12 detik: {address}"
    sent = page.get_by_text("Kirim lewat WhatsApp").get_attribute("href")
    assert unquote(str(sent)) == f"whatsapp://send?text={text}"
    page.click(".g-copy pre")
    assert page.evaluate("getSelection().toString()") == text
    page.click(".g-posters a")
    page.wait_for_url("**/posters/cek/")
    show = visit().open("podcast/kabar/")
    assert show.locator(".g-apps a").count() == 4
    assert visit().open("").locator(".g-newest audio").count() == 1


def test_keys_alone_open_a_page_answer_a_quiz_and_play_a_programme(visit: Visitor) -> None:
    reader = visit(1280)
    page = reader.open("jejak/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"

    def tab_to(what: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("(what) => document.activeElement.matches(what)", what):
                ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert ring != "none", what
                return
        pytest.fail(f"no key leads to {what}")

    tab_to(".g-quiz input")
    page.keyboard.press("ArrowDown")
    assert page.locator(".g-quiz__said").inner_text() == "Benar!"
    tab_to(".g-plan input")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked")
    reader.open("podcast/kabar/001-halo/")
    tab_to(".g-speed [data-rate='1.5']")
    page.keyboard.press("Space")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    tab_to(".g-chapters a[data-seek='4.00']")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('audio').currentTime > 4")
    reader.open("")
    tab_to(".g-door--help")
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/")


def test_what_waits_for_its_translation_is_said_with_the_original(visit: Visitor) -> None:
    page = visit().open("ne/learn/")
    waiting = page.locator("h2:has-text('अनुवाद भइसकेको छैन') ~ .g-pages li")
    assert waiting.locator(".g-pages__title").all_inner_texts() == ["Jejak digital"]
    assert waiting.locator(".g-pages__title").get_attribute("lang") == "id"
    assert "Bahasa Indonesia" in waiting.inner_text()
    waiting.locator("a").click()
    page.wait_for_url("**/jejak/")
    assert page.evaluate("document.documentElement.lang") == "id"
    page.click(".g-languages summary")
    assert "belum diterjemahkan" in page.locator(".g-languages li:has-text('नेपाली')").inner_text()


def test_without_javascript_everything_can_be_read_and_used(visit: Visitor) -> None:
    reader = visit(scripts=False)
    page = reader.open("jejak/")
    assert page.locator("h1").is_visible()
    assert page.locator(".g-help .g-number").first.is_visible()
    assert page.locator("#exit").get_attribute("href") == "https://cuaca.example/"
    assert page.locator(".g-scheme:visible").count() == 0
    page.click(".g-quiz summary")
    assert page.locator(".g-quiz details").get_by_text("Orang yang memaksa").is_visible()
    page.click(".g-languages summary")
    assert page.locator(".g-languages ul").is_visible()
    assert not page.locator(".g-saved").is_visible()
    reader.open("podcast/kabar/001-halo/")
    assert not page.locator(".g-speed").is_visible()
    assert page.locator("audio[controls]").is_visible()
    assert page.locator(".g-transcript").get_by_text("Kita mulai.").is_visible()
    assert page.locator(".g-apps a").count() == 4
    assert "#t=4" in str(page.locator(".g-chapters a").nth(1).get_attribute("href"))


def test_a_quiz_answers_at_once_and_keeps_nothing(visit: Visitor) -> None:
    page = visit().open("jejak/")
    page.check(".g-quiz input >> nth=0")
    assert page.locator(".g-quiz__said").inner_text().startswith("Belum tepat")
    page.check(".g-quiz input >> nth=1")
    assert page.locator(".g-quiz__said").inner_text() == "Benar!"
    assert page.evaluate("localStorage.length") == 0


def test_the_exit_is_in_reach_of_a_thumb_on_every_screen(visit: Visitor) -> None:
    for width in WIDTHS:
        page = visit(width).open("jejak/")
        page.evaluate("scrollTo(0, 1e6)")
        box = page.locator("#exit").bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44
        if width < 1200:
            assert box["y"] > 370
        else:
            # a mouse needs no thumb's place: the button stands in the head, where it hides nothing of the page
            head = page.locator(".g-head").bounding_box()
            tools = page.locator(".g-tools").bounding_box()
            assert head is not None
            assert tools is not None
            assert head["y"] <= box["y"]
            assert box["y"] + box["height"] <= head["y"] + head["height"]
            assert tools["x"] + tools["width"] <= box["x"]
        assert box["y"] + box["height"] <= 740
        assert box["x"] + box["width"] <= width


def test_light_and_dark_can_be_chosen_and_are_remembered_on_the_device(visit: Visitor) -> None:
    reader = visit(1280)
    page = reader.open("jejak/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click(".g-tools .g-scheme")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    reader.open("help/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_on_a_phone_light_and_dark_are_chosen_at_the_foot_of_the_page(visit: Visitor) -> None:
    page = visit(360).open("jejak/")
    assert not page.locator(".g-tools .g-scheme").is_visible()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click(".g-foot .g-scheme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_on_paper_the_help_lines_stay_and_the_buttons_go(visit: Visitor) -> None:
    page = visit(768).open("jejak/")
    page.emulate_media(media="print")
    assert page.locator(".g-help .g-number").first.is_visible()
    assert page.locator(".g-plan li").first.is_visible()
    for gone in ("#exit", ".g-head", ".g-player"):
        assert not page.locator(gone).first.is_visible()


def test_printed_on_white_no_word_is_pale(visit: Visitor) -> None:
    reader = visit(768, "dark")
    for address in ("", "help/", "jejak/", "learn/", "podcast/kabar/001-halo/", "posters/cek/", "news/", "events/"):
        page = reader.open(address)
        page.emulate_media(media="print")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        # an office laser prints no grounds
        on_white = CONTRAST.replace("const back = ground(e)", "const back = [255, 255, 255, 1]")
        assert on_white != CONTRAST
        assert page.evaluate(on_white) == [], address


def test_a_missing_page_looks_like_the_site_and_shows_the_help_lines(site: Path, base: str, visit: Visitor) -> None:
    reader = visit()
    page = reader.page
    body = (site / "404.html").read_text("utf-8")
    reader.context.route("**/tidak/ada/di/sini", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(base + "tidak/ada/di/sini")
    assert page.locator("h1").inner_text() == "Halaman ini tidak ada"
    assert page.locator(".g-help .g-number").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.g-help')).backgroundColor") == "rgb(255, 193, 69)"
    assert reader.said == []


def found(page: Page, base: str, query: str) -> list[str]:
    """The addresses that a search shows, from the site's root, when it has ended."""
    page.fill("#search", "")
    until(page, "document.querySelector('.g-search__said').textContent === ''")
    page.fill("#search", query)
    until(page, "/[0-9]|Tidak ada|केही/.test(document.querySelector('.g-search__said').textContent)")
    links = page.locator(".g-search ol a").evaluate_all("(all) => all.map((one) => one.href)")
    return [str(link).removeprefix(base) for link in links]


def test_search_finds_inflected_words_episodes_and_posters(visit: Visitor) -> None:
    reader = visit()
    page = reader.open("search/")
    assert [url for url in reader.asked if "assets/search" in url] == []
    for query, address in (
        ("kampanye", "jejak/"), ("kampanyenya", "jejak/"), ("membagikan", "jejak/"), ("bagikan", "jejak/"),
        ("apa kabar", "podcast/kabar/001-halo/"), ("latar fotomu", "posters/cek/"),
    ):  # fmt: skip
        assert address in found(page, reader.base, query), query
    assert found(page, reader.base, "qwxyz") == []
    page.fill("#search", "majalah")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.g-search ol a')?.textContent === 'Majalah dinding'")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/aksi/majalah/")
    nepali = reader.open("ne/search/")
    assert "ne/abhibhawak/" in found(nepali, reader.base, "अभिभावक")
    assert "ne/abhibhawak/" in found(nepali, reader.base, "अभिभावकलाई")
    assert reader.said == []
    assert [url for url in reader.asked if not url.startswith(reader.base)] == []
    assert page.evaluate("localStorage.length") == 0


def test_where_nothing_can_search_the_list_of_pages_is_there(visit: Visitor) -> None:
    page = visit(scripts=False).open("search/")
    assert not page.locator(".g-search").is_visible()
    assert page.get_by_text("Pencarian perlu JavaScript").is_visible()
    assert page.locator(".g-pages a[href*='jejak']").is_visible()


CHOSEN = "document.querySelector('a.g-choice[aria-current=true]').getAttribute('href')"


def test_the_small_file_is_chosen_by_hand_or_by_a_phone_that_saves_data(visit: Visitor) -> None:
    reader = visit()
    page = reader.open("podcast/kabar/001-halo/")
    assert page.locator("a.g-choice[href*='kabar-001']").all_inner_texts() == [
        "Hemat data · 12 detik · 26 KB",
        "Suara biasa · 12 detik · 97 KB",
    ]
    assert page.evaluate(CHOSEN).endswith(".mp3")
    page.click("a.g-choice >> nth=0")
    assert page.evaluate(CHOSEN).endswith(".low.opus")
    assert not [url for url in reader.asked if url.endswith((".mp3", ".opus"))]
    page.click(".g-chapters a >> nth=1")
    until(page, "document.querySelector('audio').currentTime > 4.2")
    assert [url for url in reader.asked if url.endswith(".low.opus")]
    assert not [url for url in reader.asked if url.endswith(".mp3")]

    saver = visit()
    saver.context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    assert saver.open("podcast/kabar/001-halo/").evaluate(CHOSEN).endswith(".low.opus")

    plain = visit(scripts=False).open("podcast/kabar/001-halo/")
    assert str(plain.locator("a.g-choice >> nth=0").get_attribute("href")).endswith(".low.opus")
    assert str(plain.locator("audio").get_attribute("src")).endswith(".mp3")


def test_the_calendar_says_how_long_it_still_is(visit: Visitor) -> None:
    reader = visit()
    reader.page.clock.install(time="2027-03-05T10:00:00")
    page = reader.open("events/")
    assert page.locator(".g-events__title").all_inner_texts() == ["Siaran perdana", "Hari Uji"]
    assert page.locator(".g-left").all_inner_texts() == ["1 hari lagi", "140 hari lagi"]
    assert page.get_by_text("6 Maret 2027, 16:00–17:00 (waktu Nepal)").is_visible()
    assert page.get_by_text("23 Juli, setiap tahun").is_visible()
    with page.expect_download() as download:
        page.click(".g-events a >> nth=0")
    assert download.value.suggested_filename == "siaran-perdana.ics"
    assert reader.said == []
