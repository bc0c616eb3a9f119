"""CPU of Gaung's build beside Material on the same pages and menu, in one run: pages alone, with search, the whole.

    python scripts/benchmarks/site.py [--pages 100 1000] [--rounds 3] [--serve 20 1000]

Six contestants take turns, each in a folder that nobody has used before (a disk that has just forgotten a thousand
files is slow to make new ones, whoever asks):

- Gaung's pages: read and validate, prepare, MkDocs, finish (policy, languages, checks of what a page asks for, budgets)
- Material with the same short menu, without search
- both again with their search: Pagefind's index there, Material's own here
- the whole `gaung build`: also the rules, pictures for links, the look at every finished file, publishing
- Material as it comes: every page in the menu, search index; no font from elsewhere

CPU is user plus system time of the process and its children; the median of the rounds counts.

The second part is `gaung serve`: one sentence is added to a page, and the time until a browser gets it is taken.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

TEXT = """jejak digital cerita aman teman percaya foto lokasi akun sandi kabar suara sekolah rumah tanya jawab bantu
lapor hari ini besok kita kamu mereka boleh berani pelan cermat simpan bagikan pikir lihat dengar bicara"""
WORDS = tuple(TEXT.split())

CAMPAIGN = """\
name: Uji
tagline: Suaramu bergema.
description: Halaman untuk mengukur.
site_url: https://ukur.example/
default_language: id
languages: [id]
countries: [ID]
organisation: Aliansi Uji
"""

HELPLINES = """\
helplines:
  - id: id-sapa-129
    countries: [ID]
    name: SAPA 129
    operator: Kementerian
    use: talk
    channel: phone
    value: "129"
    link: tel:129
    say: satu dua sembilan
    grade: A
    sources: [contoh]
    checked_on: 2026-11-01
    checked_by: editor
    method: contoh
    review_by: 2027-02-01
"""

GAUNG = "site_name: Uji\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - gaung\n"
PAGES = """\
import sys
from pathlib import Path
from gaung.making.pages import prepare
from gaung.media import Products
from gaung.mkdocs_plugin import generate
from gaung.reading.campaign import read_campaign
from gaung.site import finish, search
campaign, problems = read_campaign(Path.cwd())
assert not problems, problems
if sys.argv[1] == "bare":
    search.write = lambda site: None
made = Path.cwd() / ".cache" / "prepared"
prepare(campaign, Products(), made)
generate(Path.cwd() / "mkdocs.yml", campaign.settings.languages, made, Path.cwd() / "site", None)
assert not finish.finish(campaign, Products(), Path.cwd() / "site")
"""
"""The steps of a build that make pages, as `gaung.build` takes them."""

SHORT = """\
site_name: Uji
site_url: https://ukur.example/
theme: {name: material, language: id, font: false}
plugins: []
nav: [Beranda: index.md, Satu: halaman-1.md, Dua: halaman-2.md]
not_in_nav: halaman-*.md
"""
SEARCHED = SHORT.replace("plugins: []", "plugins: [search]")
DEFAULT = "site_name: Uji\nsite_url: https://ukur.example/\ntheme:\n  name: material\n  font: false\n"


def text_of(number: int) -> str:
    """A page of about 430 words with headings, links, a list and a table."""

    def sentence(start: int) -> str:
        chosen = (WORDS[(number * 7 + start * 13 + k * (3 + start % 5)) % len(WORDS)] for k in range(11))
        return " ".join(chosen).capitalize() + "."

    parts = []
    for section in range(4):
        parts.append(f"## Bagian {section + 1}")
        parts.append(" ".join(sentence(section * 10 + k) for k in range(7)) + " [Beranda](index.md).")
    parts.append("\n".join(f"- {sentence(100 + k)}" for k in range(5)))
    rows = "\n".join(f"| {WORDS[k]} | {sentence(200 + k)} |" for k in range(4))
    parts.append(f"| kata | arti |\n| --- | --- |\n{rows}")
    return "\n\n".join(parts) + "\n"


def write_pages(folder: Path, count: int) -> None:
    """The pages, with front matter that Gaung asks for and Material reads over."""
    folder.mkdir(parents=True)
    for number in range(count):
        name = "index" if number == 0 else f"halaman-{number}"
        order = f"order: {number}\n" if number < 3 else ""
        front = f"---\ntitle: Halaman {number}\ndescription: Halaman ke-{number}.\naudience: 12-14\n{order}---\n\n"
        (folder / f"{name}.md").write_text(front + text_of(number), "utf-8")


def cpu_seconds(command: list[str], folder: Path) -> float:
    """User plus system time of one command and its children."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure(count: int, rounds: int, work: Path) -> None:
    """Build `count` pages `rounds` times with each contestant, and print medians and ratios."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
    commands = {
        "pages": [sys.executable, "-c", PAGES, "bare"],
        "short": mkdocs,
        "pages, search": [sys.executable, "-c", PAGES, "search"],
        "short, search": mkdocs,
        "whole": [sys.executable, "-m", "gaung", "build"],
        "default": mkdocs,
    }
    settings = {"short": SHORT, "short, search": SEARCHED, "default": DEFAULT}
    times: dict[str, list[float]] = {name: [] for name in commands}
    megabytes: dict[str, float] = {}
    for number in range(rounds):
        for name, command in commands.items():
            folder = work / f"{count}-{number}" / name.replace(", ", "-")
            if name in settings:
                write_pages(folder / "docs", count)
                (folder / "mkdocs.yml").write_text(settings[name])
            else:
                write_campaign(folder, count)
            times[name].append(cpu_seconds(command, folder))
            files = (path for path in (folder / "site").rglob("*") if path.is_file())
            megabytes[name] = sum(path.stat().st_size for path in files) / 1e6
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(f"{count} pages, median of {rounds}:")
    for name, words in (
        ("pages", "Gaung, pages alone"),
        ("short", "Material, same menu"),
        ("pages, search", "Gaung, with search"),
        ("short, search", "Material, with search"),
        ("whole", "Gaung, whole build"),
        ("default", "Material as it comes"),
    ):
        print(f"  {words:22} {medians[name]:6.2f} s CPU   {megabytes[name]:7.1f} MB")
    for one, other, words in (
        ("pages", "short", "pages alone, to Material with the same menu (bar 1.05)"),
        ("pages, search", "short, search", "with search, to the same with Material's search"),
        ("whole", "short, search", "whole build, to the same"),
        ("whole", "default", "whole build, to Material as it comes (bar 0.35 at 1,000 pages)"),
    ):
        print(f"  {medians[one] / medians[other]:5.2f}  {words}")


def write_campaign(folder: Path, count: int) -> None:
    """A campaign of `count` pages in one language."""
    write_pages(folder / "content" / "id", count)
    (folder / "content" / "data").mkdir()
    (folder / "content" / "data" / "campaign.yaml").write_text(CAMPAIGN)
    (folder / "content" / "data" / "helplines.yaml").write_text(HELPLINES)
    (folder / "mkdocs.yml").write_text(GAUNG)


def seconds_until(address: str, wanted: str) -> float:
    """How long it takes until the page at `address` holds `wanted`."""
    started = time.monotonic()
    while time.monotonic() < started + 600:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if wanted in answer.read().decode():
                    return time.monotonic() - started
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{wanted!r} never came")


def cpu_of(process: subprocess.Popen[bytes]) -> float:
    """User plus system time of a running process so far; 0 where the system does not say it."""
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure_serve(count: int, rounds: int, work: Path) -> None:
    """Edit one of `count` pages `rounds` times under `gaung serve`, and print medians."""
    folder = work / f"serve-{count}"
    write_campaign(folder, count)
    command = [sys.executable, "-m", "gaung", "serve", "--address", "127.0.0.1:18439"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    waits, cpus = [], []
    try:
        first = seconds_until("http://127.0.0.1:18439/", "g-exit")
        page = folder / "content" / "id" / "halaman-5.md"
        for number in range(rounds):
            before = cpu_of(server)
            with page.open("a") as stream:
                stream.write(f"\nKalimat baru nomor {number}.\n")
            waits.append(seconds_until("http://127.0.0.1:18439/halaman-5/", f"Kalimat baru nomor {number}."))
            time.sleep(1)
            cpus.append(cpu_of(server) - before)
    finally:
        server.terminate()
        server.wait(30)
    print(
        f"serve, {count} pages: ready after {first:.1f} s; an edit is on screen after {statistics.median(waits):.2f} s"
    )
    print(f"  (worst of {rounds}: {max(waits):.2f} s; CPU of the round {statistics.median(cpus):.2f} s; bar 2 s)")


def main() -> None:
    """Measure with each number of pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--serve", type=int, nargs="*", default=[20, 1000])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        for count in chosen.pages:
            measure(count, chosen.rounds, Path(work))
        for count in chosen.serve:
            measure_serve(count, chosen.rounds, Path(work))


if __name__ == "__main__":
    main()
