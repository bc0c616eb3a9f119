"""The search index, by Pagefind: one for each language, in small pieces of which a reader fetches only a few."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pagefind_bin

FOLDER = "assets/search/"
"""Where the index lies, from the site's root."""

_SCRIPTS = frozenset({"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"})
_PIECES = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
MOST_SECONDS = 600


def write(site: Path) -> None:
    """Index the articles of all pages in `site` that carry `data-pagefind-body`."""
    if not any("data-pagefind-body" in path.read_text("utf-8") for path in site.rglob("index.html")):
        return
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    subprocess.run(
        [str(pagefind_bin.get_executable()), "--site", str(site), "--output-path", str(target), "--silent"],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=MOST_SECONDS,
    )
    for path in target.rglob("*"):
        # Pagefind adds user interfaces of its own; ours is `search.js`
        if path.is_file() and path.name not in _SCRIPTS and path.suffix not in _PIECES:
            path.unlink()
    entry = target / "pagefind-entry.json"
    # Pagefind lists the languages in another order each time
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), "utf-8")
