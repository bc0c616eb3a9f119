"""The published site is whole at every moment, whatever is killed, and nothing that is not a site is replaced."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gaung import scaffold
from gaung.build import Options, build
from gaung.making import publishing
from gaung.mkdocs_plugin import generate
from gaung.problem import CampaignError
from store_programs import PARTS

PROGRAM = Path(__file__).parent / "store_programs.py"


def cannot(one: Path, other: Path) -> bool:
    """A disk that cannot exchange two names."""
    return False


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of this machine may reach and write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


EXCHANGES = pytest.mark.parametrize("exchange", [None, cannot], ids=["exchange", "renames"])


def write_site(folder: Path, text: str) -> Path:
    (folder / "deep/er").mkdir(parents=True)
    for name in ("index.html", "deep/er/page.html", "withdrawn.json"):
        (folder / name).write_text(text)
    return folder


def texts(site: Path) -> set[str]:
    return {path.read_text() for path in site.rglob("*.html")}


@EXCHANGES
def test_the_next_site_takes_the_place_of_the_published_one(
    tmp_path: Path, exchange: publishing.Exchange | None
) -> None:
    site = tmp_path / "site"
    for text in ("one", "two", "three"):
        publishing.publish(write_site(publishing.staging_folder(site), text), site, exchange)
        assert texts(site) == {text}
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


@EXCHANGES
def test_another_place_is_made_if_need_be(tmp_path: Path, exchange: publishing.Exchange | None) -> None:
    site = tmp_path / "a/b/public"
    staging = publishing.staging_folder(site)
    publishing.publish(write_site(staging, "one"), site, exchange)
    assert texts(site) == {"one"}


@pytest.mark.skipif(sys.platform not in {"linux", "darwin"}, reason="only Linux and macOS exchange two names")
def test_names_are_exchanged_in_one_step(tmp_path: Path) -> None:
    one, other = write_site(tmp_path / "one", "1"), write_site(tmp_path / "other", "2")
    if not publishing.exchange_names(one, other):
        pytest.skip("the disk of the temporary folder cannot exchange two names")
    assert (texts(one), texts(other)) == ({"2"}, {"1"})


def test_an_impossible_exchange_changes_nothing(tmp_path: Path) -> None:
    one = write_site(tmp_path / "one", "1")
    assert publishing.exchange_names(one, tmp_path / "nowhere") is False
    assert texts(one) == {"1"}


def test_a_kill_between_the_two_renames_is_mended(tmp_path: Path) -> None:
    site = tmp_path / "site"
    previous, staging = tmp_path / ".site.previous", publishing.staging_folder(site)
    write_site(previous, "old")
    write_site(staging, "half")
    publishing.recover(site)
    assert texts(site) == {"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_kill_after_both_renames_is_mended(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", "new")
    write_site(tmp_path / ".site.previous", "old")
    publishing.recover(site)
    assert texts(site) == {"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    publishing.recover(tmp_path / "never")


@pytest.mark.parametrize("how", ["exchange", "renames"])
def test_thirty_kills_leave_a_whole_site(tmp_path: Path, how: str) -> None:
    site, moments, last = tmp_path / "site", random.Random(7), -1
    for _ in range(15):
        command = [sys.executable, str(PROGRAM), "publish", str(site), how]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moments.uniform(0, 0.08))
            process.kill()
            said = process.stdout.read().split("\n")[:-1]
        if how == "renames":
            publishing.recover(site)
        assert len(list(site.glob("*.html"))) == PARTS + 1
        [number] = texts(site)
        assert int(number) >= max(map(int, said), default=0)
        last = max(last, int(number))
    assert last >= 0


@EXCHANGES
def test_read_only_files_in_the_old_site_are_no_obstacle(
    open_folder: Path, exchange: publishing.Exchange | None
) -> None:
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom gaung.making import publishing\n"
        "from test_publishing import cannot, texts, write_site\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "site = Path(sys.argv[1]); write_site(site, 'old')\n"
        "(site / 'deep/er/page.html').chmod(0o400); (site / 'deep/er').chmod(0o500)\n"
        "staging = write_site(publishing.staging_folder(site), 'new')\n"
        "publishing.publish(staging, site, cannot if sys.argv[2] == 'renames' else None)\n"
        "print(texts(site), sorted(os.listdir(site.parent)))"
    )
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no such permissions")
    how = "exchange" if exchange is None else "renames"
    ran = subprocess.run(
        [sys.executable, "-c", program, str(open_folder / "site"), how],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(PROGRAM.parent), *filter(None, sys.path)])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "{'new'} ['site']\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make files of another user")
@EXCHANGES
def test_files_of_somebody_else_in_the_old_site(open_folder: Path, exchange: publishing.Exchange | None) -> None:
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom gaung.making import publishing\n"
        "from test_publishing import cannot, texts, write_site\n"
        "os.setgid(65534); os.setuid(65534)\nsite = Path(sys.argv[1])\n"
        "for text in ('new', 'newer'):\n"
        "    publishing.recover(site)\n"
        "    staging = write_site(publishing.staging_folder(site), text)\n"
        "    publishing.publish(staging, site, cannot if sys.argv[2] == 'renames' else None)\n"
        "print(texts(site))"
    )
    site = write_site(open_folder / "site", "old")
    site.chmod(0o777)
    os.chown(site, 65534, 65534)
    how = "exchange" if exchange is None else "renames"
    ran = subprocess.run(
        [sys.executable, "-c", program, str(site), how],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(PROGRAM.parent), *filter(None, sys.path)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "{'newer'}\n", ran.stderr


def refused(site: Path, root: Path) -> bool:
    try:
        publishing.refuse_foreign(site, root)
    except CampaignError as error:
        return [problem.code for problem in error.problems] == ["build-site-foreign"]
    return False


def test_what_is_no_site_is_not_replaced(tmp_path: Path) -> None:
    root = tmp_path / "home/campaign"
    (root / "content/data").mkdir(parents=True)
    (tmp_path / "file").write_text("x")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/family.jpg").write_text("x")
    (tmp_path / "empty").mkdir()
    write_site(tmp_path / "site", "old")
    write_site(tmp_path / "homepage", "somebody's")
    (tmp_path / "homepage/withdrawn.json").unlink()
    authors = [root / name for name in ("content/en", "content/site", "episodes/site", "posters/site", ".git/site")]
    others = (tmp_path / "file", tmp_path / "photos", tmp_path / "homepage")
    for precious in (root, root.parent, tmp_path, *others, *authors):
        assert refused(precious, root), precious
    for fine in (tmp_path / "empty", tmp_path / "site", tmp_path / "new", root / "site"):
        assert not refused(fine, root), fine
    (root.parent / "index.html").write_text("x")
    assert refused(root.parent, root)


def test_a_build_never_replaces_somebody_s_folder(tmp_path: Path) -> None:
    root = tmp_path / "baru"
    scaffold.create(root, name="x")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/family.jpg").write_text("x")
    for precious in (tmp_path / "photos", tmp_path, root, Path(root.anchor)):
        with pytest.raises(CampaignError) as error:
            build(root, Options(site_dir=precious, jobs=1), generate=generate)
        assert [problem.code for problem in error.value.problems] == ["build-site-foreign"]
    assert (tmp_path / "photos/family.jpg").read_text() == "x"
    assert (root / "content/data/campaign.yaml").is_file()
