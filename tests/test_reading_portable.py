"""Names that Windows cannot have: said in one sentence, wherever in a campaign they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaung import messages
from gaung.messages import COMPLETE
from gaung.reading.portable import fits_windows
from reading_fixtures import EPISODE, PAGE, POSTER, problems_in, write_campaign


@pytest.mark.parametrize(
    ("path", "text", "seen"),
    [
        ("content/id/con.md", PAGE, "con.md"),
        ("content/id/NUL.png", "x", "NUL.png"),
        ("content/id/aux/halo.md", PAGE, "aux"),
        ("episodes/jejak-kita/lpt1/episode.yaml", EPISODE, "lpt1"),
        ("episodes/jejak-kita/com1.txt", "x", "com1.txt"),
        ("posters/nul/poster.yaml", POSTER, "nul"),
        ("posters/poster-kita/gambar.", "x", "gambar."),
        ("posters/poster-kita/gambar ", "x", "gambar "),
    ],
)
def test_what_windows_cannot_have_is_said_once(tmp_path: Path, path: str, text: str, seen: str) -> None:
    write_campaign(tmp_path, **{path: text})
    found = [problem for problem in problems_in(tmp_path) if problem.code == "read-name-windows"]
    assert [problem.facts["seen"] for problem in found] == [seen]
    for language in COMPLETE:
        assert "Windows" in messages.message(found[0], language)
        assert "lpt1" in messages.hint(found[0], language)


@pytest.mark.parametrize("name", ["console.md", "aux-kami.md", "nulis", "com10", "halo.aux", "lpt.md", "a b.png"])
def test_names_that_only_look_like_devices_are_fine(name: str) -> None:
    assert fits_windows(name)
