"""The feed doctor's finer rules, hostile feeds, and the list of what it covers."""

from __future__ import annotations

import gzip
import http.server
import threading
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feed_fixtures import made
from gaung import messages
from gaung.cli import main
from gaung.making.feed.doctor import MAX_BYTES, examine
from gaung.model.language import Language
from gaung.problem import Problem

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return made(tmp_path_factory.mktemp("details")).xml()


def with_tag(xml: bytes, tag: str, *, in_item: bool = False) -> list[Problem]:
    """What is said of our feed with one tag more."""
    end = b"</item>" if in_item else b"<item>"
    before, _, after = xml.partition(end)
    sick = before + tag.encode() + end + after
    healthy = examine(xml, now=NOW)
    return [problem for problem in examine(sick, now=NOW) if problem.code not in {one.code for one in healthy}]


TRAILER = '<podcast:trailer url="https://e.org/t.mp3" pubdate="Sun, 22 Nov 2026 16:00:00 +0700"'
ALTERNATE = '<podcast:alternateEnclosure type="audio/mpeg"'
SOURCE = '<podcast:source uri="https://e.org/a.mp3"/></podcast:alternateEnclosure>'
CHANNEL = [
    ('<podcast:trailer url="https://e.org/t.mp3" pubdate="besok">Ajakan</podcast:trailer>', "date"),
    (f'{TRAILER} length="x">A</podcast:trailer>', "form"),
    (f"{TRAILER}/>", "empty"),
    ('<podcast:updateFrequency rrule="tiap minggu">Mingguan</podcast:updateFrequency>', "form"),
    ('<podcast:updateFrequency rrule="FREQ=WEEKLY;COUNT=8">Mingguan</podcast:updateFrequency>', "attribute"),
    ('<podcast:updateFrequency complete="ya">Selesai</podcast:updateFrequency>', "form"),
    (f'<podcast:txt purpose="x">{"a" * 4001}</podcast:txt>', "long"),
    (f'<podcast:txt purpose="{"x" * 129}">a</podcast:txt>', "long"),
    (f'<podcast:funding url="https://e.org/">{"a" * 129}</podcast:funding>', "long"),
    ("<podcast:publisher/>", "missing"),
    ('<podcast:location rel="somewhere">Jakarta</podcast:location>', "form"),
    ('<podcast:image href="https://e.org/a.png"/>', "attribute"),
    ('<podcast:image href="https://e.org/a.png" alt="Radio" width="lebar"/>', "form"),
    ("<itunes:new-feed-url>feed baru</itunes:new-feed-url>", "form"),
]
ITEM = [
    ('<podcast:soundbite startTime="satu" duration="30">A</podcast:soundbite>', "form"),
    ('<podcast:soundbite startTime="1" duration="300">A</podcast:soundbite>', "soundbite"),
    ('<podcast:season>dua</podcast:season>', "form"),
    (f'<podcast:episode display="{"x" * 33}">2</podcast:episode>', "long"),
    ('<podcast:license>Boleh Dipakai</podcast:license>', "license"),
    ('<podcast:contentLink href="https://e.org/"/>', "empty"),
    (f'{ALTERNATE} title="{"x" * 33}">{SOURCE}', "long"),
    (f'{ALTERNATE} length="besar">{SOURCE}', "form"),
    ('<podcast:transcript url="https://e.org/a.vtt" type="text/vtt" rel="subtitle"/>', "form"),
    ('<psc:chapters version="1.2"><psc:chapter start="mulai" title="A"/></psc:chapters>', "form"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "code"), CHANNEL)
def test_what_a_tag_of_the_channel_says_is_read(good: bytes, tag: str, code: str) -> None:
    assert f"feed-check-{code}" in {problem.code for problem in with_tag(good, tag)}


@pytest.mark.parametrize(("tag", "code"), ITEM)
def test_what_a_tag_of_an_item_says_is_read(good: bytes, tag: str, code: str) -> None:
    assert f"feed-check-{code}" in {problem.code for problem in with_tag(good, tag, in_item=True)}


def test_a_medium_that_no_app_knows(good: bytes) -> None:
    sick = good.replace(b"<podcast:medium>podcast<", b"<podcast:medium>radio<")
    assert "feed-check-word" in {problem.code for problem in examine(sick, now=NOW)}


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b'<rss version="2.0"><channel>&b;</channel></rss>'
)
HOSTILE: list[tuple[bytes, str]] = [
    (LAUGHS, "feed-check-doctype"),
    (LAUGHS.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "feed-check-doctype"),
    (b"<!-- <rss -->" + LAUGHS.partition(b"?>")[2], "feed-check-doctype"),
    (b"<!DOCTYPE html><html><body>404</body></html>", "feed-check-web-page"),
    (b"\xef\xbb\xbf\n <HTML lang=id>", "feed-check-web-page"),
    (gzip.compress(b"<html></html>"), "feed-check-web-page"),
    (gzip.compress(b"x" * 1000)[:-9], "feed-check-gzip"),
    (b"\x1f\x8bgarbage", "feed-check-gzip"),
    (b" " * (MAX_BYTES + 1), "feed-check-large"),
    (b"", "feed-check-xml"),
    (b"\0" * 100, "feed-check-xml"),
    (b"<rss>" * 5000, "feed-check-xml"),
    (b"{}", "feed-check-xml"),
]


@pytest.mark.parametrize(("content", "code"), HOSTILE, ids=[f"{n}-{code}" for n, (_, code) in enumerate(HOSTILE)])
def test_a_hostile_feed_gets_one_sentence(content: bytes, code: str) -> None:
    [problem] = examine(content, "umpan.xml", now=NOW)
    assert problem.code == code
    for language in Language:
        assert messages.as_text(problem, language)


def test_a_packed_bomb_is_not_unpacked_beyond_the_limit() -> None:
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    block = b"\0" * (1 << 20)
    bomb = b"".join(packer.compress(block) for _ in range(MAX_BYTES // len(block) * 4)) + packer.flush()
    assert len(bomb) < MAX_BYTES // 200
    assert [problem.code for problem in examine(bomb, now=NOW)] == ["feed-check-gzip"]


def test_a_large_feed_of_fifty_megabytes_is_read(good: bytes) -> None:
    padded = good.replace(b"</channel>", b"<!--" + b"x" * (50 << 20) + b"--></channel>")
    assert not [problem for problem in examine(padded, now=NOW) if problem.code in {"feed-check-large"}]


class _Server(http.server.BaseHTTPRequestHandler):
    feed = b""

    def do_GET(self) -> None:
        if self.path == "/loop":
            self._redirect("/loop")
        elif self.path == "/file":
            self._redirect("file:///etc/hostname")
        elif self.path == "/ftp":
            self._redirect("ftp://127.0.0.1/x")
        elif self.path == "/packed":
            self._answer(gzip.compress(self.feed))
        else:
            self._answer(self.feed)

    def _redirect(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(good: bytes) -> Iterator[str]:
    _Server.feed = good
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/loop", "/file", "/ftp"])
def test_a_redirect_that_leads_nowhere_good_is_said(
    address: str, path: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["feed", "check", address + path, "--language", "id"])
    assert ended.value.code in (1, 2)
    said = capsys.readouterr()
    assert "tidak bisa dibaca" in said.err
    assert "Traceback" not in said.out + said.err


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_feed_is_fetched_packed_or_not_and_judged_in_the_reader_s_language(
    address: str, language: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = []
    for path in ("/feed.xml", "/packed"):
        with pytest.raises(SystemExit) as ended:
            main(["feed", "check", address + path, "--language", language, "--now", "2026-11-22T00:00:00Z"])
        assert ended.value.code in (0, 1, None)
        told.append(capsys.readouterr().out.replace(address + path, "ADDRESS"))
    assert told[0] == told[1]
    assert ("Kesalahan: 0. Peringatan: 1." in told[0]) == (language == "id")
