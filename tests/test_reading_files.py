"""Files and folders that are not what their names promise: a problem each, no traceback, no hanging, no way out."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from gaung.reading.glance import guess_language
from reading_fixtures import (
    EPISODE,
    EPISODE_FILE,
    FILES,
    PAGE,
    POSTER,
    SETTINGS,
    problems_in,
    read,
    told,
    write_campaign,
)

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="Windows gives links only to administrators")
SETTINGS_FILE = "content/data/campaign.yaml"
PAGE_FILE = "content/id/index.md"
ALL_FILES = list(FILES)


def test_an_empty_folder_lacks_its_two_registers(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        "content/data/campaign.yaml:1:1 read-file-missing",
        "content/data/helplines.yaml:1:1 read-file-missing",
    ]
    assert len(told(tmp_path / "nowhere")) == 2


def test_a_misnamed_register_is_named(tmp_path: Path) -> None:
    write_campaign(tmp_path)
    (tmp_path / SETTINGS_FILE).rename(tmp_path / "content/data/campain.yml")
    [problem] = problems_in(tmp_path)
    assert (problem.code, problem.facts["near"]) == ("read-file-missing", "campain.yml")


@pytest.mark.parametrize("file", ALL_FILES)
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfet\x00i\x00", "read-not-utf8"),
        ("judul: café".encode("latin-1"), "read-not-utf8"),
        (b"# " + b"x" * 11_000_000, "read-file-too-large"),
    ],
)
def test_unreadable_content_is_one_problem_of_that_file(tmp_path: Path, file: str, content: bytes, code: str) -> None:
    write_campaign(tmp_path, **{file: content})
    assert [line.split(" ")[1] for line in told(tmp_path)] == [code]
    assert {problem.place.file for problem in problems_in(tmp_path) if problem.place} == {file}


@pytest.mark.parametrize("file", ALL_FILES)
def test_a_folder_with_the_name_of_a_file(tmp_path: Path, file: str) -> None:
    write_campaign(tmp_path)
    (tmp_path / file).unlink()
    (tmp_path / file).mkdir()
    assert told(tmp_path) == [f"{file}:1:1 read-not-a-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("file", ALL_FILES)
def test_a_pipe_with_the_name_of_a_file_does_not_hang(tmp_path: Path, file: str) -> None:
    write_campaign(tmp_path)
    (tmp_path / file).unlink()
    os.mkfifo(tmp_path / file)
    assert told(tmp_path) == [f"{file}:1:1 read-not-a-file"]
    assert guess_language(tmp_path) in {None, Language.INDONESIAN}


@needs_links
@pytest.mark.parametrize("file", ALL_FILES)
def test_a_link_out_of_the_campaign(tmp_path: Path, file: str) -> None:
    root = write_campaign(tmp_path / "campaign")
    (tmp_path / "secret.yaml").write_bytes((root / file).read_bytes())
    (root / file).unlink()
    (root / file).symlink_to(tmp_path / "secret.yaml")
    assert told(root) == [f"{file}:1:1 read-path-outside"]


@needs_links
@pytest.mark.parametrize("file", ALL_FILES)
@pytest.mark.parametrize(("target", "code"), [("gone.yaml", "read-file-missing"), ("round", "read-file-unreadable")])
def test_a_link_to_nothing_and_a_circle_of_links(tmp_path: Path, file: str, target: str, code: str) -> None:
    write_campaign(tmp_path)
    path = tmp_path / file
    path.unlink()
    path.symlink_to(path.name if target == "round" else target)
    assert told(tmp_path) == [f"{file}:1:1 {code}"]


@needs_links
def test_a_link_inside_the_campaign_is_read(tmp_path: Path) -> None:
    write_campaign(tmp_path)
    path = tmp_path / "content/id/salinan.md"
    path.symlink_to("index.md")
    assert told(tmp_path) == []
    assert len(read(tmp_path).pages) == 2


@needs_links
@pytest.mark.parametrize(
    "place", ["content/id/di-luar", "episodes/di-luar", "episodes/jejak-kita/di-luar", "posters/di-luar"]
)
def test_a_linked_folder_leads_nowhere(tmp_path: Path, place: str) -> None:
    root = write_campaign(tmp_path / "campaign")
    outside = write_campaign(tmp_path / "outside") / Path(place).parent
    (root / place).symlink_to(outside, target_is_directory=True)
    assert told(root) == [f"{place}:1:1 read-path-outside"]
    (root / place).unlink()
    (root / place).symlink_to((root / place).parent, target_is_directory=True)
    assert told(root) == [f"{place}:1:1 read-folder-link"]


@needs_links
def test_the_campaign_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    write_campaign(tmp_path / "real")
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    assert told(tmp_path / "link") == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of this machine may reach."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no such permissions")
def test_what_may_not_be_read(open_folder: Path) -> None:
    root = write_campaign(open_folder / "campaign")
    (root / PAGE_FILE).chmod(0)
    (root / "posters").chmod(0)
    # Read once before: what is imported at the first use may lie where only the first user gets to.
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom reading_fixtures import told\ntold(Path('campaign'))\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "print('\\n'.join(told(Path('campaign'))))"
    )
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    try:
        ran = subprocess.run(
            [sys.executable, "-c", program],
            cwd=open_folder,
            env={**os.environ, "PYTHONPATH": path},
            check=True,
            capture_output=True,
            text=True,
        )
    finally:
        (root / "posters").chmod(0o755)
    assert ran.stdout.split("\n")[:2] == [
        "content/id/index.md:1:1 read-file-unreadable",
        "posters:1:1 read-file-unreadable",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file name hold any bytes")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    write_campaign(tmp_path)
    for name in (b"content/id/\xff\xfe.md", b"content/id/a\nb.md", b"content/id/Jejak Digital.md"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(PAGE)
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/episodes/jejak-kita/\xff"))
    folder.mkdir()
    (folder / "episode.yaml").write_text(EPISODE)
    problems = problems_in(tmp_path)
    assert [problem.code for problem in problems] == ["read-page-name"] * 3 + ["read-folder-name"]
    for problem in problems:
        str(problem.place).encode("utf-8")


@pytest.mark.parametrize(
    "name", ["Jejak Kita", "jejak_kita", "jejak--kita", "-jejak", "jejak-", "Ünlü", "नेपाल", "x" * 61]
)
def test_folder_names_that_cannot_be_addresses(tmp_path: Path, name: str) -> None:
    write_campaign(tmp_path, **{f"posters/{name}/poster.yaml": POSTER})
    assert told(tmp_path) == [f"posters/{name}/poster.yaml:1:1 read-folder-name"]


def test_folders_without_their_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "episodes/acara-lain/show.yml": "title: x\n",
        "episodes/jejak-kita/002/episode.yml": EPISODE,
        "episodes/jejak-kita/003/audio/a.wav": b"RIFF",
        "episodes/jejak-kita/jingel/jingle.wav": b"RIFF",
        "episodes/jejak-kita/.git/config.yaml": "x",
        "posters/poster-baru/art/a.png": b"",
        "posters/.DS_Store": b"",
    }
    write_campaign(tmp_path, **files)
    problems = problems_in(tmp_path)
    assert [(str(problem.place), problem.facts["near"]) for problem in problems] == [
        ("episodes/acara-lain/show.yaml:1:1", "show.yml"),
        ("episodes/jejak-kita/002/episode.yaml:1:1", "episode.yml"),
        ("episodes/jejak-kita/003/episode.yaml:1:1", None),
        ("posters/poster-baru/poster.yaml:1:1", None),
    ]
    assert {problem.code for problem in problems} == {"read-file-missing"}


def test_an_episode_without_a_show_is_one_problem(tmp_path: Path) -> None:
    write_campaign(tmp_path, **{"episodes/tanpa-acara/001/episode.yaml": EPISODE})
    assert told(tmp_path) == ["episodes/tanpa-acara/show.yaml:1:1 read-file-missing"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("audio/a.wav", None),
        ("./audio/../audio/a.wav", None),
        ("../../jingle.wav", None),
        ("../../../jingle.wav", None),
        ("../../../../jingle.wav", "read-path-outside"),
        ("audio/../../../../../etc/passwd", "read-path-outside"),
        ("/etc/passwd", "read-path-absolute"),
        ("~/a.wav", "read-path-absolute"),
        ("C:/a.wav", "read-path-absolute"),
        ("c:a.wav", "read-path-absolute"),
        ("'audio\\a.wav'", "read-path-absolute"),
        ("'\\\\server\\a.wav'", "read-path-absolute"),
        ("file:///etc/passwd", None),
        ("''", "read-path-folder"),
        (".", "read-path-folder"),
        ("..", "read-path-folder"),
        ("../..", "read-path-folder"),
        ('"a\\tb.wav"', "read-character"),
        ('"a\\u202Eb.wav"', "read-character"),
        ("x" * 256 + ".wav", "read-path-too-long"),
        ("a/" * 600 + "a.wav", "read-path-too-long"),
        ("out/a.wav", "read-path-outside"),
        ("round/a.wav", None),
        ("[a.wav]", "read-text-expected"),
        ("{a: b}", "read-text-expected"),
    ],
)
@needs_links
def test_paths(tmp_path: Path, path: str, code: str | None) -> None:
    root = write_campaign(
        tmp_path / "campaign", **{EPISODE_FILE: EPISODE.replace("silence_seconds: 1", f"file: {path}")}
    )
    folder = (root / EPISODE_FILE).parent
    (folder / "out").symlink_to(tmp_path, target_is_directory=True)
    (folder / "round").symlink_to("round")
    expected = [] if code is None else [f"{EPISODE_FILE}:11:11 {code}"]
    assert [line for line in told(root) if "folder" not in line.split(":")[0]] == expected


def test_windows_line_ends_and_a_mark_only_warn(tmp_path: Path) -> None:
    write_campaign(tmp_path, **{SETTINGS_FILE: b"\xef\xbb\xbf" + SETTINGS.replace("\n", "\r\n").encode()})
    problems = problems_in(tmp_path)
    assert [(p.code, p.severity) for p in problems] == [
        ("read-bom", Severity.WARNING),
        ("read-line-ends", Severity.INFO),
    ]
    assert read(tmp_path).settings.organisation == "Aliansi Contoh"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("default_language: ne", Language.NEPALI),
        ("default_language: 'fil' # catatan", Language.FILIPINO),
        ("default_language: xx", None),
        ("# default_language: id", None),
        ("x: [\ndefault_language: en", Language.ENGLISH),
    ],
)
def test_the_language_of_a_broken_campaign_is_guessed(tmp_path: Path, line: str, language: Language | None) -> None:
    write_campaign(tmp_path, **{SETTINGS_FILE: f"name: x\n{line}\n"})
    assert guess_language(tmp_path) is language


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("content/x.md", "read-page-outside"),
        ("content/zz/x.md", "read-page-outside"),
        ("content/data/x.md", "read-page-outside"),
        ("content/id/baru.MD", "read-page-ending"),
        ("content/id/baru.md.txt", "read-page-ending"),
        ("content/id/dalam/baru.markdown", "read-page-ending"),
        ("content/id/baru.txt", None),
    ],
)
def test_a_page_that_nobody_would_see_is_said(tmp_path: Path, file: str, code: str | None) -> None:
    write_campaign(tmp_path, **{file: PAGE})
    assert told(tmp_path) == ([f"{file}:1:1 {code}"] if code else [])
