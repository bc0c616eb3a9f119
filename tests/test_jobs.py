"""Jobs run in processes of this machine: heaviest first, the first failure ends them, and no worker outlives a kill."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gaung.making.jobs import Job, executor, run
from gaung.place import Place
from gaung.problem import CampaignError, Problem


def double(number: int) -> tuple[int, int]:
    return number * 2, os.getpid()


def fail(number: int) -> None:
    raise CampaignError([Problem("audio-file-missing", Place("a.yaml", number, 2), {"file": "x"})])


def write_then_wait(file: str) -> None:
    Path(file).write_text(str(os.getpid()))
    time.sleep(60)


def test_every_job_ends_with_its_result() -> None:
    results: dict[str, int] = {}
    pids = set()

    def done(job: Job, result: tuple[int, int]) -> None:
        results[job.name] = result[0]
        pids.add(result[1])

    with executor(2) as pool:
        run(pool, [Job(str(n), float(n), double, (n,)) for n in range(8)], done)
    assert results == {str(n): 2 * n for n in range(8)}
    assert os.getpid() not in pids


def test_the_heaviest_begins_first() -> None:
    order: list[str] = []
    with executor(1) as pool:
        run(pool, [Job(name, weight, double, (1,)) for name, weight in (("b", 2), ("c", 1), ("a", 3))],
            lambda job, _: order.append(job.name))  # fmt: skip
    assert order == ["a", "b", "c"]


def test_a_problem_keeps_its_facts_on_the_way_back() -> None:
    with executor(1) as pool, pytest.raises(CampaignError) as error:
        run(pool, [Job("x", 1, fail, (7,))], lambda job, _: None)
    assert error.value.problems == (Problem("audio-file-missing", Place("a.yaml", 7, 2), {"file": "x"}),)


def test_the_first_failure_cancels_the_rest(tmp_path: Path) -> None:
    ended: list[str] = []
    many = [Job("bad", 100, fail, (1,)), *(Job(str(n), 1, double, (n,)) for n in range(200))]
    with executor(1) as pool, pytest.raises(CampaignError):
        run(pool, many, lambda job, _: ended.append(job.name))
    assert len(ended) < 200


def is_alive(pid: int) -> bool:
    """Whether a process works still; one that only waits to be buried does not."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to look at processes")
def test_a_killed_build_leaves_no_worker(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom gaung.making.jobs import Job, executor, run\nfrom test_jobs import write_then_wait\n"
        "if __name__ == '__main__':\n"
        "    with executor(2) as pool:\n"
        "        jobs = [Job(str(n), 1, write_then_wait, (f'{sys.argv[1]}/{n}',)) for n in range(2)]\n"
        "        run(pool, jobs, lambda job, _: None)\n"
    )
    script = tmp_path / "build.py"
    script.write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    pids = tmp_path / "pids"
    pids.mkdir()
    with subprocess.Popen([sys.executable, str(script), str(pids)], env=environment) as process:
        for _ in range(600):
            if len([path for path in pids.iterdir() if path.read_text()]) == 2:
                break
            time.sleep(0.05)
        process.kill()
    workers = [int(path.read_text()) for path in pids.iterdir()]
    assert len(workers) == 2
    for _ in range(600):
        if not any(map(is_alive, workers)):
            break
        time.sleep(0.05)
    assert not any(map(is_alive, workers))
