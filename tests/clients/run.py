"""Real podcast programs subscribe, update and download from a local server; what arrives is compared byte by byte.

    python tests/clients/run.py            the programs that are there
    python tests/clients/run.py --install  first with apt-get (gpodder, podget, newsboat), npm (podcast-partytime)
                                           and pip (greg, which Debian 12 does not have)

Not part of the tests that every change must pass: it needs packages of the operating system and about a minute.
newsboat keeps what it read and downloads nothing by itself.
"""

from __future__ import annotations

import argparse
import hashlib
import http.server
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from radio_fixtures import assembled, campaign

FEEDS = ("podcast/kabar", "radio/kota", "radio/desa", "radio/rri", "radio/bukit")
SECONDS = 180
PARTYTIME = """
const fs = require("fs");
const { parseFeed } = require("podcast-partytime");
const feed = parseFeed(fs.readFileSync(process.argv[2], "utf8"), { allowMissingGuid: false });
console.log(JSON.stringify(feed.items.map((item) => ({
  guid: item.guid, title: item.title, url: item.enclosure.url, bytes: item.enclosure.length, seconds: item.duration,
  moment: item.pubDate,
}))));
"""


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves the made site and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serving(site: Path) -> Iterator[int]:
    """A local server over `site`; its port."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()


def wanted(site: Path, base: str) -> dict[str, Path]:
    """Address and file of every enclosure of every feed."""
    found = {}
    for folder in FEEDS:
        for node in etree.parse(site / folder / "feed.xml").getroot().iterfind("channel/item/enclosure"):
            address = str(node.get("url"))
            found[address] = site / address.removeprefix(base)
    return found


def call(words: list[str], home: Path, **more: str) -> str:
    """Run a program in a home of its own; what it said."""
    environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "LANG": "C.UTF-8", **more}
    done = subprocess.run(
        words, cwd=home, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    return done.stdout + done.stderr


def digests(paths: Iterator[Path] | list[Path]) -> set[str]:
    """The SHA-384 of each file."""
    return {hashlib.sha384(path.read_bytes()).hexdigest() for path in paths if path.is_file()}


def gpo(home: Path, base: str, site: Path) -> str:
    """gPodder's command line: subscribe, update, download everything."""
    for folder in FEEDS:
        call(["gpo", "subscribe", f"{base}{folder}/feed.xml"], home, GPODDER_HOME=str(home))
    call(["gpo", "update"], home, GPODDER_HOME=str(home))
    said = call(["gpo", "download"], home, GPODDER_HOME=str(home))
    missing = digests(list(wanted(site, base).values())) - digests(home.rglob("*"))
    return "" if not missing else f"{len(missing)} files did not arrive: {said[-300:]}"


def podget(home: Path, base: str, site: Path) -> str:
    """podget: a list of servers, one session."""
    folder, library = home / ".podget", home / "library"
    call(["podget", "-d", str(folder), "-l", str(library)], home)  # its first session writes the configuration
    lines = [f"{base}{one}/feed.xml {one.replace('/', '-')} {one.rpartition('/')[2]}" for one in FEEDS]
    (folder / "serverlist").write_text("\n".join(lines) + "\n", "utf-8")
    said = call(["podget", "-d", str(folder), "-l", str(library), "-n"], home)
    missing = digests(list(wanted(site, base).values())) - digests(home.rglob("*"))
    return "" if not missing else f"{len(missing)} files did not arrive: {said[-300:]}"


def greg(home: Path, base: str, site: Path) -> str:
    """greg: adds each feed, and downloads everything at its first sync."""
    for folder in FEEDS:
        name = folder.replace("/", "-")
        call(["greg", "add", name, f"{base}{folder}/feed.xml"], home)
        said = call(["greg", "sync", name, "--firstsync", "100", "--downloaddirectory", str(home / name)], home)
    missing = digests(list(wanted(site, base).values())) - digests(home.rglob("*"))
    return "" if not missing else f"{len(missing)} files did not arrive: {said[-300:]}"


def newsboat(home: Path, base: str, site: Path) -> str:
    """newsboat: one reload; what it keeps of each item in its own database. It downloads nothing by itself."""
    (home / "urls").write_text("".join(f"{base}{one}/feed.xml\n" for one in FEEDS), "utf-8")
    (home / "config").write_text("", "utf-8")
    said = call(["newsboat", "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"], home)
    with sqlite3.connect(home / "cache.db") as cache:
        rows = cache.execute("select enclosure_url, enclosure_type, guid, title, pubDate from rss_item").fetchall()
    missing = set(wanted(site, base)) - {row[0] for row in rows}
    return "" if not missing and all(all(row) for row in rows) else f"{len(missing)} items are missing: {said[-300:]}"


def partytime(home: Path, base: str, site: Path) -> str:
    """podcast-partytime: the parser that the Podcast Index itself runs."""
    script = home / "read.js"
    script.write_text(PARTYTIME, "utf-8")
    shutil.copytree(Path(os.environ["PARTYTIME"]), home / "node_modules")
    for folder in FEEDS:
        said = call(["node", str(script), str(site / folder / "feed.xml")], home)
        try:
            rows = json.loads(said)
        except ValueError:
            return f"{folder}: {said[-300:]}"
        root = etree.parse(site / folder / "feed.xml").getroot()
        items = [
            (item.findtext("guid"), str(node.get("url")), int(str(node.get("length"))))
            for item in root.iterfind("channel/item")
            for node in item.iterfind("enclosure")
        ]
        if [(row["guid"], row["url"], row["bytes"]) for row in rows] != items:
            return f"{folder}: {rows} is not {items}"
    return ""


CLIENTS: dict[str, tuple[str, Callable[[Path, str, Path], str]]] = {
    "gpo": ("gpo", gpo),
    "podget": ("podget", podget),
    "greg": ("greg", greg),
    "newsboat": ("newsboat", newsboat),
    "podcast-partytime": ("node", partytime),
}


def install(folder: Path) -> None:
    """Fetch the programs through their own package tools."""
    packages = ["gpodder", "podget", "newsboat"]
    subprocess.run(["apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *packages], check=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder / "greg")], check=True)
    subprocess.run([str(folder / "greg/bin/pip"), "install", "--quiet", "greg"], check=True)
    subprocess.run(["npm", "install", "--prefix", str(folder), "--silent", "podcast-partytime@5"], check=True)


def main() -> None:
    """Build, serve, and let each program do its work; exit 1 if one did not get everything."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--install", action="store_true", help="fetch the programs first")
    arguments = parser.parse_args()
    tools = Path(tempfile.gettempdir()) / "gaung-clients"
    if arguments.install:
        install(tools)
    os.environ["PATH"] += os.pathsep + str(tools / "greg/bin")
    os.environ["PARTYTIME"] = str(tools / "node_modules")
    results: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        site.mkdir()
        with serving(site) as port:
            base = f"http://127.0.0.1:{port}/"
            root = campaign(folder / "campaign")
            settings = root / "content/data/campaign.yaml"
            settings.write_text(settings.read_text("utf-8").replace("https://kecil.example.org/", base), "utf-8")
            assembled(root, site)
            for client, (program, use) in CLIENTS.items():
                if shutil.which(program) is None or (program == "node" and not (tools / "node_modules").is_dir()):
                    results[client] = "not installed"
                    continue
                home = folder / client
                home.mkdir()
                results[client] = use(home, base, site)
            count = len(wanted(site, base))
    for client, trouble in results.items():
        proof = "items compared" if client in ("newsboat", "podcast-partytime") else "bytes compared"
        print(f"{client}: {trouble or f'all {count} enclosures of {len(FEEDS)} feeds, {proof}'}")
    raise SystemExit(1 if any(trouble and trouble != "not installed" for trouble in results.values()) else 0)


if __name__ == "__main__":
    main()
