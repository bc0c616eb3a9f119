"""The author's own edit of one segment: asked of a process of its own, with limits, and judged when it comes back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from gaung.making.audio.decode import RATE
from gaung.making.audio.sniff import SoundError

MOST_SECONDS = 600
"""A longer segment is not given to a hook: pydub holds several copies of it in memory."""
LIMIT_SECONDS = 120.0
"""How long a hook may work."""
_MEMORY_BYTES = 2 << 30
_LENGTH_TOLERANCE_SECONDS = 0.05
_MOST_SAID = 200


def run_hook(
    code: Path, name: str, spool: Path, to: Path, *, keeps_length: bool, limit_seconds: float = LIMIT_SECONDS
) -> None:
    """Let the function `name` of the file `code` edit the sound in `spool`, and write its result to `to`.

    Both are 16 bit, mono, at `RATE`. Raises `SoundError` if it takes too long, fails, or gives back what is no sound.
    """
    before = spool.stat().st_size // 2
    if before > MOST_SECONDS * RATE:
        raise SoundError("audio-hook-too-long", hook=name, most_minutes=MOST_SECONDS // 60)
    answer = to.with_suffix(".json")
    order: dict[str, str | int] = {"code": str(code), "name": name, "spool": str(spool), "to": str(to)}
    order |= {"answer": str(answer), "rate": RATE}
    _run(order, name, limit_seconds)
    try:
        said = json.loads(answer.read_text("utf-8"))
    except (OSError, ValueError):
        raise SoundError("audio-hook-failed", hook=name, said="?") from None
    finally:
        answer.unlink(missing_ok=True)
    if "missing" in said:
        raise SoundError("audio-hook-missing", hook=name, known=tuple(said["missing"]))
    if "raised" in said:
        raise SoundError("audio-hook-failed", hook=name, said=str(said["raised"])[:_MOST_SAID])
    if "returned" in said:
        raise SoundError("audio-hook-no-sound", hook=name, said=str(said["returned"])[:_MOST_SAID])
    after = to.stat().st_size // 2
    if after == 0 or after > MOST_SECONDS * RATE:
        raise SoundError("audio-hook-no-sound", hook=name, said=f"{after / RATE:.1f} s")
    if keeps_length and abs(after - before) > _LENGTH_TOLERANCE_SECONDS * RATE:
        facts = {"before": round(before / RATE, 2), "after": round(after / RATE, 2)}
        raise SoundError("audio-hook-length", hook=name, **facts)


def _run(order: dict[str, str | int], name: str, limit_seconds: float) -> None:
    """Start the process and wait for it. It gets no environment but what Python needs, and no terminal."""
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP") if key in os.environ}
    with tempfile.TemporaryFile() as nowhere:
        process = subprocess.Popen(
            [sys.executable, "-I", "-m", "gaung.making.audio.hooked", json.dumps(order)],
            stdin=subprocess.DEVNULL,
            stdout=nowhere,
            stderr=nowhere,
            env=kept,
            cwd=Path(str(order["to"])).parent,
            start_new_session=True,
        )
        _limit(process.pid, limit_seconds)
        try:
            process.wait(timeout=limit_seconds)
        except subprocess.TimeoutExpired:
            raise SoundError("audio-hook-slow", hook=name, seconds=round(limit_seconds)) from None
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


if sys.platform == "linux":
    import resource

    def _limit(pid: int, seconds: float) -> None:
        """Hold memory and CPU time."""
        try:
            resource.prlimit(pid, resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
            resource.prlimit(pid, resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
            resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
        except (ProcessLookupError, PermissionError):
            return

else:

    def _limit(pid: int, seconds: float) -> None:
        """Other systems have no limits that one process can set for another; the time limit holds all the same."""
