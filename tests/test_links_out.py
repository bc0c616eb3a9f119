"""A link that leads out of the campaign opens no door, and a file's name steers no terminal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung import taking_back
from gaung.checking import check
from gaung.kept.findings import Check
from gaung.messages import COMPLETE, as_github, as_text
from gaung.model.language import Language
from gaung.problem import CampaignError
from poster_fixtures import encoded, photo

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGE = """\
---
title: Meja
description: Uji.
audience: 12-14
pictures: {meja.jpg: {faces: none}}
---

![Meja](meja.jpg)
"""


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A campaign with a page whose picture is a link to a file outside."""
    root = copy_minimal(tmp_path / "kampanye", {"content/id/meja.md": PAGE})
    (tmp_path / "pribadi.jpg").write_bytes(encoded(photo(), "JPEG"))
    (root / "content/id/meja.jpg").symlink_to(tmp_path / "pribadi.jpg")
    return root


def test_a_picture_that_leads_out_of_the_campaign_is_told(linked: Path) -> None:
    found = [problem for problem in check(linked, NOW)[1] if problem.code == "read-path-outside"]
    assert [str(problem.place) for problem in found] == ["content/id/meja.md:8:9"]
    first = Check(linked, NOW, None)
    first.problems()
    (linked / "content/id/meja.jpg").unlink()
    (linked / "content/id/meja.jpg").write_bytes(encoded(photo(), "JPEG"))
    assert not [problem for problem in check(linked, NOW)[1] if problem.code == "read-path-outside"]


def test_a_page_with_such_a_picture_can_be_taken_back(linked: Path) -> None:
    read = taking_back.read(linked)
    target = taking_back.find(read, "id/meja")
    assert target is not None
    taking_back.withdraw(read, target, date(2026, 11, 22), linked / "site")
    assert "id/meja" in (linked / "content/data/withdrawn.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", ["na\x1b[31mma", "na\x07ma", "na\x9bma", "na\u202ema"])
def test_no_name_of_a_file_steers_a_terminal(tmp_path: Path, name: str) -> None:
    root = copy_minimal(tmp_path / "kampanye")
    (root / "content/id" / f"{name}.md").write_text(PAGE, "utf-8")
    with pytest.raises(CampaignError) as error:
        check(root, NOW)
    for problem in error.value.problems:
        for language in COMPLETE:
            for told in (as_text(problem, language, root), as_github(problem, Language.ENGLISH)):
                assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(told)
