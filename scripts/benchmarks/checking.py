"""`gaung check` from the command line after one edit: `python scripts/benchmarks/checking.py [PAGES] [ROUNDS]`.

A copy of the example campaign, and one with as many more pages (those of the example, with a word of their own in
every sentence), are checked once; then one file is changed and the check runs again, for that file and for the whole
campaign. CPU seconds are those of the whole process, user and system, best and median of the rounds. Two peers run
between them, so that a busy machine slows all alike: an empty Python, and one that reads the same 1,000 pages and
searches them for the plain list of patterns of `safeguarding.py`. Each warm check is compared with a first one.

Then the same edits beside `gaung check --watch`, which stays: the CPU seconds that its process takes from the save to
its answer. Only on Linux, which tells what a running process has used.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

ROOT = Path(__file__).parents[2]
GAUNG = [sys.executable, "-m", "gaung", "check"]
UNBUFFERED = {"PYTHONUNBUFFERED": "1"}

PEER = """
import sys
sys.path.insert(0, sys.argv[1])
from safeguarding_patterns import LITERAL
from pathlib import Path
for path in Path(sys.argv[2]).rglob("*.md"):
    text = path.read_text("utf-8")
    for pattern in LITERAL:
        pattern.findall(text)
"""


def cpu_seconds(call: list[str]) -> tuple[float, str]:
    """User and system time of one process, and what it said."""
    before = getrusage(RUSAGE_CHILDREN)
    run = subprocess.run(call, capture_output=True, text=True, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    assert run.returncode in {0, 1}, run.stderr
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, run.stdout


def copied(folder: Path, pages: int) -> Path:
    """A copy of the example campaign with so many pages; 0 for as many as it has."""
    for name in ("content", "episodes", "posters"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    there = [path for language in ("id", "en", "ne", "fil") for path in (folder / "content" / language).rglob("*.md")]
    models = sorted(path for path in there if not {"panduan", "news"} & {*path.parts} and path.name != "index.md")
    for number in range(pages - len(there)):
        model = models[number % len(models)]
        own = " q" + "".join("abcdefghij"[int(digit)] for digit in str(number))
        head, end, text = model.read_text("utf-8").partition("\n---\n")
        head = re.sub(r"^title: .*$", f"title: Halaman nomor {number}", head, count=1, flags=re.MULTILINE)
        text = text.replace(". ", f"{own}. ").replace("। ", f"{own}। ")
        model.with_name(f"{model.stem}-{number}.md").write_text(head + end + text, "utf-8")
    return folder


def edits(campaign: Path) -> dict[str, Callable[[int], Path]]:
    """Ways to change one file, each by a number."""
    page = campaign / "content/id/jejak-digital.md"
    rundown = sorted(campaign.glob("episodes/*/*/episode.yaml"))[0]
    poster = sorted(campaign.glob("posters/*/poster.yaml"))[0]
    register = campaign / "content/data/helplines.yaml"
    before = {file: file.read_text("utf-8") for file in (page, rundown, poster, register)}

    def added(file: Path, text: str) -> Callable[[int], Path]:
        def add(number: int) -> Path:
            file.write_text(f"{before[file]}{text.format('abcdefghij'[number % 10])}\n", "utf-8")
            return file

        return add

    def replaced(file: Path, pattern: str, text: str) -> Callable[[int], Path]:
        def replace(number: int) -> Path:
            said = text.format("abcdefghij"[number % 10])
            file.write_text(re.sub(pattern, said, before[file], count=1, flags=re.MULTILINE), "utf-8")
            return file

        return replace

    return {
        "a sentence of a page": added(page, "\nKalimat baru yang ke-{}."),
        "the title of a page": replaced(page, r"^title: .*$", "title: Jejak {}"),
        "the description of a page": replaced(page, r"^description: .*$", "description: Jejak yang ke-{}."),
        "a comment in a rundown": added(rundown, "# catatan {}"),
        "the title of a rundown": replaced(rundown, r"^title: .*$", "title: Judul {}"),
        "a comment in a poster": added(poster, "# catatan {}"),
        "a headline of a poster": replaced(poster, r"^    headline: .*$", "    headline: Dengar {}"),
        "a comment in the register of help lines": added(register, "# catatan {}"),
    }


class Watching:
    """`gaung check --watch` beside a campaign, when its first round is over."""

    def __init__(self, campaign: Path) -> None:
        command = [*GAUNG, "--watch", "--root", str(campaign)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **UNBUFFERED})
        self._wait()

    def after(self, edit: Callable[[], object]) -> float:
        """CPU seconds from an edit to the answer."""
        before = self._cpu_seconds()
        edit()
        self._wait()
        return self._cpu_seconds() - before

    def end(self) -> None:
        """Press Ctrl+C."""
        self._process.send_signal(signal.SIGINT)
        self._process.communicate()

    def _wait(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if "Ctrl+C" in line:
                break
        time.sleep(2.5)  # a file that was just written is read again at every check: its time proves nothing yet

    def _cpu_seconds(self) -> float:
        numbers = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rpartition(") ")[2].split()
        return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def main(pages: int, rounds: int) -> None:
    """Measure and print."""
    rows: list[tuple[str, list[float]]] = [("python -c pass", []), ("plain search", [])]
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        source = (Path(__file__).parent / "safeguarding.py").read_text("utf-8")
        literal = source[source.index("LITERAL = ") : source.index('"""The plain search')]
        (base / "safeguarding_patterns.py").write_text(f"import re\n{literal}", "utf-8")
        many = copied(base / "many", pages)
        campaigns = {"the example": copied(base / "example", 0), f"{pages} pages": many}
        for called, campaign in campaigns.items():
            rows.append((f"first check, {called}", [cpu_seconds([*GAUNG, "--root", str(campaign)])[0]]))
        for called, campaign in campaigns.items():
            same: list[float] = []
            for change, edit in edits(campaign).items():
                alone: list[float] = []
                whole: list[float] = []
                for number in range(rounds):
                    rows[0][1].append(cpu_seconds([sys.executable, "-c", "pass"])[0])
                    file = edit(2 * number)
                    alone.append(cpu_seconds([*GAUNG, str(file), "--root", str(campaign)])[0])
                    edit(2 * number + 1)
                    seconds, warm = cpu_seconds([*GAUNG, "--root", str(campaign)])
                    whole.append(seconds)
                same.append(cpu_seconds([*GAUNG, "--root", str(campaign)])[0])
                (campaign / ".cache/gaung/checked").rename(base / "checked")
                assert cpu_seconds([*GAUNG, "--root", str(campaign)])[1] == warm, "a kept finding is another one"
                rows += [(f"{change}, that file, {called}", alone), (f"{change}, everything, {called}", whole)]
            rows.append((f"nothing changed, {called}", same))
        for _ in range(2):
            rows[1][1].append(cpu_seconds([sys.executable, "-c", PEER, str(base), str(many / "content")])[0])
        for called, campaign in campaigns.items() if Path("/proc/self/stat").exists() else ():
            watching = Watching(campaign)
            for change, edit in edits(campaign).items():
                seen = [watching.after(partial(edit, number)) for number in range(rounds)]
                rows.append((f"{change}, beside --watch, {called}", seen))
            watching.end()
    search = min(rows[1][1])
    print("| `gaung check` | best | median | × plain search |\n| --- | --- | --- | --- |")
    for called, seconds in rows:
        best = min(seconds)
        print(f"| {called} | {best:.2f} | {statistics.median(seconds):.2f} | {best / search:.2f} |")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(given[0] if given else 1000, given[1] if len(given) > 1 else 5)
