"""A number planted in every value of every YAML file of the example is found, or the value is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from campaign_fixtures import copy_minimal
from gaung.model.campaign import Campaign
from gaung.problem import CampaignError, Problem
from gaung.reading.campaign import read_campaign
from gaung.rules import check

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OFFICIAL = {
    ("content/data/campaign.yaml", "contact"),  # what an office says of itself
    ("episodes/suara-kita/releases.yaml", "site"),  # an address that was published
}
MOST_ROUNDS = 12
UNUSED = ("episodes/suara-kita/show.yaml", "music", "file")
"""The rights of a song that no programme plays; what it plays without rights is told."""
NOT_GAUNGS = "script.yaml"
"""The example's recordings are made from it, by a script of the project."""


def leaves(node: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(node, dict):
        for key, inner in node.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(node, list):
        for number, inner in enumerate(node):
            yield from leaves(inner, (*path, number))
    elif isinstance(node, str):
        yield path


class Planted:
    """A copy of the example in which each text ends with a telephone number of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("content", "episodes", "posters"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(NOT_GAUNGS))
        shutil.copy(ROOT / "mkdocs.yml", root)
        self.yaml: Any = YAML()  # ruamel's round trip has no types of its own
        self.yaml.width = 10**6
        files = sorted(root.rglob("*.yaml"))
        self.written = {file: file.read_text("utf-8") for file in files}
        paths = [(file, path) for file in files for path in leaves(self.yaml.load(self.written[file]))]
        self.numbers = {f"{1000 + number}": one for number, one in enumerate(paths)}
        self.refused: set[str] = set()

    def write(self) -> None:
        """Every file with its numbers, but for the values that were refused."""
        for file, text in self.written.items():
            tree = self.yaml.load(text)
            for number, (where, path) in self.numbers.items():
                if where == file and number not in self.refused:
                    node = tree
                    for step in path[:-1]:
                        node = node[step]
                    node[path[-1]] = f"{str(node[path[-1]]).rstrip()}. Anak: 0812-0000-{number}"
            made = StringIO()
            self.yaml.dump(tree, made)
            file.write_text(made.getvalue(), "utf-8")

    def read(self) -> Campaign:
        """The campaign, as soon as the values that must have a form have it again."""
        for _ in range(MOST_ROUNDS):
            self.write()
            try:
                return read_campaign(self.root)[0]
            except CampaignError as error:
                self.refused |= {number for problem in error.problems for number in self.at_fault(problem)}
        raise AssertionError("values are refused that hold no number")

    def at_fault(self, problem: Problem) -> set[str]:
        assert problem.place is not None
        line = (self.root / problem.place.file).read_text("utf-8").split("\n")[problem.place.line - 1]
        return set(re.findall(r"0812-0000-(\d{4})", f"{dict(problem.facts)} {line}"))


def test_a_number_in_any_value_is_found_or_refused(tmp_path: Path) -> None:
    planted = Planted(tmp_path / "planted")
    found = check(planted.read(), NOW)
    told = {str(problem.facts.get("seen", ""))[-4:] for problem in found if "phone" in problem.code}
    told |= {str(problem.facts.get("seen", ""))[-4:] for problem in found if problem.code.startswith("helpline-")}
    # a file that is not there stops the build, too
    told |= {number for problem in found if problem.code.endswith("-missing") for number in planted.at_fault(problem)}
    missed = [
        (file.relative_to(planted.root).as_posix(), path)
        for number, (file, path) in planted.numbers.items()
        if number not in told | planted.refused
    ]
    missed = [
        one for one in missed if (one[0], one[1][0]) not in OFFICIAL and (one[0], one[1][0], one[1][-1]) != UNUSED
    ]
    assert missed == []
    assert len(planted.numbers) - len(planted.refused) > 400


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("episodes/kabar/001-halo", "episodes/kabar/rina-14-tahun-smpn-3", "identity-joined"),
        ("episodes/kabar", "episodes/0812-0000-4321", "personal-data-phone"),
        ("posters/halo", "posters/0812-0000-4321", "personal-data-phone"),
    ],
)
def test_the_name_of_a_folder_is_read(tmp_path: Path, before: str, after: str, code: str) -> None:
    """It is part of every address of what is made from it."""
    root = copy_minimal(tmp_path)
    (root / before).rename(root / after)
    found = check(read_campaign(root)[0], NOW)
    assert [str(p.place).startswith(f"{after}/") for p in found if p.code == code] == [True]
