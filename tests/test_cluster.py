"""The same jobs on a Dask cluster: the same site, byte by byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal
from gaung.build import Options, build
from gaung.mkdocs_plugin import generate
from test_build import NOW, listing

pytest.importorskip("distributed", reason="the extra gaung[cluster] is not installed")

SCHEDULER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    settings = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    with LocalCluster(processes=True, **settings) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_site(tmp_path: Path) -> None:
    here, there = copy_minimal(tmp_path / "here"), copy_minimal(tmp_path / "there")
    build(here, Options(now=NOW), generate=generate)
    program = tmp_path / "scheduler.py"
    program.write_text(SCHEDULER, "utf-8")
    cluster = subprocess.Popen(
        [sys.executable, str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert cluster.stdout is not None
        address = cluster.stdout.readline().strip()
        assert address.startswith("tcp://127.0.0.1:")
        result = build(there, Options(now=NOW, cluster=address), generate=generate)
    finally:
        cluster.communicate(timeout=60)
    assert "episode/kabar/001-halo" in result.made
    assert listing(there / "site") == listing(here / "site")
