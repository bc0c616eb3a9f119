"""The sums of files and GUIDs are letters drawn as by lot: nobody is named by them, and no build stops for them."""

from __future__ import annotations

import base64
import random
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung.inspecting import Inspector
from gaung.reading.campaign import read_campaign

DRAWN = 1500
"""Of as many sums, a search for handles and numbers takes four in W3C's letters and two GUIDs for somebody's."""


@pytest.fixture(scope="module")
def inspector(tmp_path_factory: pytest.TempPathFactory) -> Inspector:
    return Inspector(read_campaign(copy_minimal(tmp_path_factory.mktemp("inspected")))[0])


def integrity(drawn: bytes) -> str:
    return f'<i value="sha384-{base64.b64encode(drawn).decode()}"/>'


def guid(drawn: bytes) -> str:
    return f"<guid>{uuid.UUID(bytes=drawn[:16], version=5)}</guid>"


def listed(drawn: bytes) -> str:
    return f"<p>{drawn[:32].hex()}  acara-001.mp3</p>"


def code(drawn: bytes) -> str:
    return f"<code>{drawn[:32].hex()}</code>"


@pytest.mark.parametrize("written", [integrity, guid, listed, code])
def test_no_sum_of_a_file_is_somebodys_account_or_number(inspector: Inspector, written: Callable[[bytes], str]) -> None:
    draw = random.Random(7)
    feed = "<?xml version='1.0'?>\n<rss>" + "".join(written(draw.randbytes(48)) for _ in range(DRAWN)) + "</rss>"
    assert [problem.facts for problem in inspector.problems("radio/feed.xml", feed.encode())] == []


@pytest.mark.parametrize(
    "said",
    [
        "sha384-0812-0000-4321",
        "ab 0812-0000-4321 cd",
        "sha256-" + "a" * 43 + "= 081200004321",
        "00000000-0000-5000-8000-000000000000 +6281200004321",
    ],
)
def test_what_only_looks_like_a_sum_is_read(inspector: Inspector, said: str) -> None:
    feed = f"<?xml version='1.0'?>\n<rss><i value='{said}'/></rss>"
    found = [problem.code for problem in inspector.problems("radio/feed.xml", feed.encode())]
    assert found == ["personal-data-in-output"]


def test_a_page_may_say_the_sums_of_its_scripts(tmp_path: Path) -> None:
    campaign = read_campaign(copy_minimal(tmp_path / "kampanye"))[0]
    draw = random.Random(11)
    page = "".join(
        f'<script integrity="sha256-{base64.b64encode(draw.randbytes(32)).decode()}"></script>' for _ in range(DRAWN)
    )
    assert list(Inspector(campaign).problems("index.html", page.encode())) == []
