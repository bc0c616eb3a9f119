"""A withdrawal that is killed, or comes while a build runs: nothing of it is published again, the next run ends it."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gaung import published_copies, taking_back
from gaung.build import Build, build
from gaung.making import publishing
from gaung.making.store import Store, write_whole
from gaung.mkdocs_plugin import generate
from gaung.model.today import Today
from gaung.problem import CampaignError
from taking_back_fixtures import NOTICES, NOW, OPTIONS, SECRETS, Before, everything_in, refused, run

REF = "ID-2026-001"
TRACES, REGISTERS = 3, 2
"""What is written before the site is touched: traces of an episode, a poster and the pictures in pages; registers."""


class Killed(BaseException):
    """As if the process had ended here."""


def killed_after(writes: int) -> Callable[[Path, bytes], None]:
    """`write_whole`, until so many files are written."""
    done: list[Path] = []

    def write(file: Path, content: bytes) -> None:
        if len(done) == writes:
            raise Killed
        done.append(file)
        write_whole(file, content)

    return write


def left_in(*folders: Path) -> set[str]:
    return {
        f"{name}: {secret}"
        for folder in folders
        for name, text in everything_in(folder)
        for secret in SECRETS
        if secret in text and not NOTICES.search(name)
    }


def cut_off(before: Before, to: Path, writes: int, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = shutil.copytree(before.root, to)
    read = taking_back.read(root)
    target = taking_back.find(read, REF)
    assert target is not None
    with monkeypatch.context() as patched:
        killed = killed_after(writes)
        for module in (taking_back, published_copies):
            patched.setattr(module, "write_whole", killed)
        with pytest.raises(Killed):
            taking_back.withdraw(read, target, Today.at(NOW).last(), root / "site")
    return root


@pytest.mark.parametrize("writes", range(TRACES + REGISTERS + 1))
def test_whatever_was_written_the_next_run_ends_it(
    before: Before, tmp_path: Path, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = cut_off(before, tmp_path / "campaign", writes, monkeypatch)
    traces = list((root / "content/data/withdrawn").rglob("*.json"))
    is_registered = "withdrawn_on" in (root / "content/data/consents.yaml").read_text("utf-8")
    assert len(traces) == min(writes, TRACES)
    assert is_registered is (writes > TRACES)
    for feed in (root / "site").rglob("feed*.xml"):
        assert feed.read_text("utf-8").rstrip().endswith(">")
    assert run("withdraw", REF, "--root", str(root), "--now", NOW.isoformat(), "--no-build") == 0
    assert len(list((root / "content/data/withdrawn").rglob("*.json"))) == TRACES
    site = root / "site"
    assert not [path for path in site.rglob("*") if "002-layang" in path.name or path.name == "kaca.png"]
    assert "Layang-layang merah" not in "".join(feed.read_text("utf-8") for feed in site.rglob("feed*.xml"))


@pytest.mark.parametrize("writes", [TRACES, TRACES + 1])
def test_a_build_in_between_publishes_nothing_of_it(
    before: Before, tmp_path: Path, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = cut_off(before, tmp_path / "campaign", writes, monkeypatch)
    for page in ("rahasia", "jejak"):
        path = root / f"content/id/{page}.md"
        path.write_text(path.read_text("utf-8") + "\nBerubah.\n", "utf-8")
    if writes == TRACES:  # nothing says yet that it is gone, and its traces are known: nothing is published
        assert {code for code, _ in refused(root)} == {"consent-withdrawn-used", "consent-withdrawn-shown"}
    else:
        build(root, OPTIONS, generate=generate)
        assert left_in(root / "site") == set()


def test_a_build_that_began_before_does_not_publish_it_again(before: Before, tmp_path: Path) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    page = root / "content/id/jejak.md"
    page.write_text(page.read_text("utf-8") + "\nBerubah.\n", "utf-8")
    command = [sys.executable, "-m", "gaung", "withdraw", REF, "--root", str(root), "--now", NOW.isoformat()]
    with Build(root, OPTIONS) as work:
        work.load()
        made = work.make()
        withdrawing = subprocess.Popen([*command, "--no-build"], stdout=subprocess.DEVNULL)
        while not (root / "content/data/withdrawn.yaml").exists() and withdrawing.poll() is None:
            time.sleep(0.05)
        prepared = work.prepare(made)
        generate(root / "mkdocs.yml", work.languages, prepared, work.staging, work.pool())
        work.assemble(work.staging)
        with pytest.raises(CampaignError) as error:
            work.publish(work.staging)
        assert [one.code for one in error.value.problems] == ["build-registers-changed"]
    assert withdrawing.wait() == 0
    build(root, OPTIONS, generate=generate)
    assert left_in(root / "site", root / ".cache") == set()


def test_a_site_that_came_back_while_it_waited_is_cleared_again(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of Gaung, or a copy by hand, may put the old site there while a build is waited for."""
    root = shutil.copytree(before.root, tmp_path / "campaign")
    read = taking_back.read(root)
    target = taking_back.find(read, REF)
    assert target is not None
    alone = Store.alone

    def late(store: Store, wait_seconds: float = -1) -> object:
        staging = publishing.staging_folder(root / "site")
        shutil.copytree(before.root / "site", staging)
        publishing.publish(staging, root / "site")
        return alone(store, wait_seconds)

    monkeypatch.setattr(Store, "alone", late)
    taking_back.withdraw(read, target, Today.at(NOW).last(), root / "site")
    assert not [path for path in (root / "site").rglob("*") if "002-layang" in path.name or path.name == "kaca.png"]


def full_for(writes: int) -> Callable[[Path, bytes], None]:
    """`write_whole` on a disk that has no room for the first so many files: then something was removed."""
    tried: list[Path] = []

    def write(file: Path, content: bytes) -> None:
        tried.append(file)
        if len(tried) <= writes:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_whole(file, content)

    return write


def test_a_full_disk_keeps_no_child_online(before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    monkeypatch.setattr(taking_back, "write_whole", full_for(1))
    assert run("withdraw", REF, "--root", str(root), "--now", NOW.isoformat(), "--no-build") == 0
    assert "withdrawn_on" in (root / "content/data/consents.yaml").read_text("utf-8")
    assert len(list((root / "content/data/withdrawn").rglob("*.json"))) == TRACES
    assert not (root / "site/podcast/kabar/002-layang-layang").exists()


def test_where_nothing_can_be_written_down_that_is_said(
    before: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(before.root, tmp_path / "campaign")
    monkeypatch.setattr(taking_back, "write_whole", full_for(1000))
    words = ("withdraw", REF, "--root", str(root), "--now", NOW.isoformat(), "--language", "en")
    assert run(*words) == 2
    said = capsys.readouterr()
    assert "It could not be written down that ID-2026-001 is taken back" in said.err
    assert "The disk is full." in said.err
    assert not [path for path in (root / "site").rglob("*002-layang*") if path.is_dir()]
    monkeypatch.undo()
    assert run(*words, "--no-build") == 0
    assert len(list((root / "content/data/withdrawn").rglob("*.json"))) == TRACES


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_process_that_may_write_nothing_still_takes_it_off_the_site(before: Before, tmp_path: Path) -> None:
    """Not even a folder for temporary files: as on a laptop whose only disk is full to the last letter."""
    import resource

    root = shutil.copytree(before.root, tmp_path / "campaign")
    command = [sys.executable, "-m", "gaung", "withdraw", REF, "--root", str(root), "--language", "en", "--no-build"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "It could not be written down that ID-2026-001 is taken back" in done.stderr
    assert not (root / "site/podcast/kabar/002-layang-layang").exists()
    assert run("withdraw", REF, "--root", str(root), "--now", NOW.isoformat(), "--no-build") == 0
    assert len(list((root / "content/data/withdrawn").rglob("*.json"))) == TRACES
    assert "Layang-layang merah" not in "".join(feed.read_text("utf-8") for feed in (root / "site").rglob("feed*.xml"))
