"""Jobs on an executor: processes of this machine, or an existing Dask cluster."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gaung.problem import ToolMissingError

if TYPE_CHECKING:
    from concurrent.futures import Executor


class ClusterMissingError(ToolMissingError):
    """A cluster was asked for, and the extra `gaung[cluster]` is not installed."""

    code = "build-cluster-missing"


LITTLE = 1.9
"""What weighs no more than this together is no work for other processes."""


@dataclass(frozen=True, slots=True)
class Job:
    """One call that another process can make: `function` and `arguments` are picklable."""

    name: str
    weight: float
    """How long it takes, relative to the other jobs (for the progress bar)."""
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


@contextmanager
def executor(jobs: int | None = None, cluster: str | None = None) -> Iterator[Executor]:
    """An executor with `jobs` processes (default: one a core), or the one of the Dask cluster at `cluster`.

    The workers of a cluster must see the campaign's folder under the same path.
    """
    if cluster is None:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # a fresh interpreter inherits no lock, thread or open file of this one, and is what Windows and macOS have
        context = multiprocessing.get_context("spawn")
        workers = jobs or os.cpu_count() or 1
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as pool:
            yield pool
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterMissingError from error
    with Client(cluster) as client:  # type: ignore[no-untyped-call]  # Dask leaves its client untyped
        yield client.get_executor()


def _end_with_parent() -> None:
    """Let a worker end when the build that started it was killed; else it would wait for work for ever."""
    import multiprocessing
    import multiprocessing.connection

    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has a parent"

    def watch() -> None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="parent watch").start()


def run(pool: Executor, jobs: Iterable[Job], done: Callable[[Job, Any], None]) -> None:
    """Run the jobs, heaviest first, and call `done(job, result)` as each ends. The first failure cancels the rest."""
    from concurrent.futures import as_completed

    waiting = {pool.submit(job.function, *job.arguments): job for job in sorted(jobs, key=lambda job: -job.weight)}
    try:
        for future in as_completed(waiting):
            done(waiting[future], future.result())
    finally:
        # those that ended are not changed by it; those that wait are not begun after a failure
        for future in waiting:
            future.cancel()


def run_somewhere(pool: Callable[[], Executor], jobs: Sequence[Job], done: Callable[[Job, Any], None]) -> None:
    """Run the jobs on the pool, or in this process if they are few and small: other processes take longer to begin."""
    if sum(job.weight for job in jobs) > LITTLE:
        run(pool(), jobs, done)
        return
    for job in jobs:
        done(job, job.function(*job.arguments))
