"""Where ffmpeg comes from, and how it is run: an argument list, limits, a log, and an end that is certain."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO

from gaung.problem import ToolMissingError

_GIBIBYTE = 1 << 30
_PIPE_BYTES = 1 << 20


class FfmpegMissingError(ToolMissingError):
    """There is no ffmpeg on this machine: neither in `FFMPEG`, nor in the wheel, nor on the PATH."""


@cache
def ffmpeg_path() -> Path:
    """The ffmpeg to run: what `FFMPEG` names, else the one in the imageio-ffmpeg wheel, else the one on the PATH."""
    named = os.environ.get("FFMPEG")
    if named:
        found = shutil.which(named)
        if found is None:
            raise FfmpegMissingError(named)
        return Path(found).resolve()
    try:
        import imageio_ffmpeg

        return Path(imageio_ffmpeg.get_ffmpeg_exe()).resolve()
    except (ImportError, RuntimeError):
        found = shutil.which("ffmpeg")
        if found is None:
            raise FfmpegMissingError("ffmpeg") from None
        return Path(found).resolve()


@cache
def ffmpeg_version() -> str:
    """The version as ffmpeg says it: `n9.0.2-17-g2a571b6068`; it is part of every recipe that ffmpeg works on."""
    try:
        said = subprocess.run(
            [str(ffmpeg_path()), "-hide_banner", "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=30,
            check=True,
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError) as error:
        raise FfmpegMissingError(str(ffmpeg_path())) from error
    match = re.match(r"ffmpeg version (\S+)", said)
    return match.group(1) if match else said.partition("\n")[0][:80]


def in_graph(text: str) -> str:
    """A text as the value of an option in a filter graph: escaped once as an option, once for the graph."""
    option = re.sub(r"([\\':])", r"\\\1", text)
    return re.sub(r"([\\'\[\],;])", r"\\\1", option)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one run of ffmpeg may use. Memory, CPU and file size are held where the system can (Linux)."""

    seconds: float = 900
    """Time on the clock; then the whole process group is killed."""
    cpu_seconds: int = 900
    memory_bytes: int = 3 * _GIBIBYTE
    file_bytes: int = 8 << 20
    """Size of any file that it writes, its log included."""
    is_batch: bool = False
    """Whether its threads may wait for their turn (Linux). Decoding and encoding hand every packet from thread to
    thread, which is a tenth to a quarter cheaper if they do not interrupt each other."""


@dataclass(slots=True)
class Ended:
    """How a run of ffmpeg ended."""

    exit_code: int | None = None
    was_killed: bool = False
    """Whether it was killed for its time."""
    log: list[str] = field(default_factory=list)
    """Its messages, each with its level in brackets: `[error] …`."""

    def messages(self, level: str) -> list[str]:
        """The lines of one level (`error`, `warning`, `info`)."""
        return [line for line in self.log if f"[{level}]" in line or (level == "error" and "[fatal]" in line)]


@dataclass(slots=True)
class Running:
    """A running ffmpeg: its pipes, and how it ended once the `with` block is left."""

    process: subprocess.Popen[bytes]
    ended: Ended

    @property
    def output(self) -> IO[bytes]:
        """What it writes to `-`/`pipe:1`."""
        assert self.process.stdout is not None
        return self.process.stdout

    @property
    def input(self) -> IO[bytes]:
        """What it reads from `pipe:0`."""
        assert self.process.stdin is not None
        return self.process.stdin


@contextmanager
def running(
    arguments: Sequence[str], *, limits: Limits, feeds: bool = False, source: IO[bytes] | None = None
) -> Iterator[Running]:
    """Run ffmpeg with `arguments`; its standard output is a pipe, and its input too if `feeds`, or the file `source`.

    When the block is left, the input is closed, ffmpeg is waited for, and `ended` is filled in. Leaving it by an
    exception, or with output unread, kills it.
    """
    command = [str(ffmpeg_path()), "-hide_banner", "-nostats", "-loglevel", "level+info", *arguments]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if feeds else source or subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            bufsize=0,
            pipesize=_PIPE_BYTES,
            start_new_session=True,
        )
        _limit(process.pid, limits)
        run = Running(process, Ended())
        alarm = threading.Timer(limits.seconds, _time_out, (run,))
        alarm.daemon = True
        alarm.start()
        try:
            yield run
            if feeds:
                _close(run.input)
            run.ended.exit_code = process.wait()
        finally:
            alarm.cancel()
            _kill(process)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _close(pipe)
            log.seek(0)
            run.ended.log = log.read().decode("utf-8", "replace").splitlines()


def _time_out(run: Running) -> None:
    run.ended.was_killed = True
    _kill(run.process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End ffmpeg and whatever it started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()


def _close(pipe: IO[bytes]) -> None:
    """Close a pipe whose other end may be gone."""
    try:
        pipe.close()
    except BrokenPipeError:
        return


if sys.platform == "linux":
    import resource

    def _limit(pid: int, limits: Limits) -> None:
        """Hold memory, CPU time and file sizes; set from outside, because code between fork and exec is not safe."""
        try:
            resource.prlimit(pid, resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
            resource.prlimit(pid, resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds))
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (limits.file_bytes, limits.file_bytes))
            resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
            if limits.is_batch:
                os.sched_setscheduler(pid, os.SCHED_BATCH, os.sched_param(0))
        except (ProcessLookupError, PermissionError):  # it has ended already, or a container forbids it
            return

else:

    def _limit(pid: int, limits: Limits) -> None:
        """Other systems have no limits that one process can set for another; the time limit holds all the same."""
