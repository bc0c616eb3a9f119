"""The process in which an author's hook runs: `python -m gaung.making.audio.hooked ORDER` (JSON)."""

from __future__ import annotations

import inspect
import json
import runpy
import sys
import traceback
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment


def answer(order: dict[str, Any]) -> dict[str, Any]:
    """Run the hook and write its sound; what there is to say about it.

    `missing` holds the functions that the file has, and `returned` what came back that is no usable sound.
    """
    names = runpy.run_path(order["code"], run_name="hooks")
    hook = names.get(order["name"])
    if not callable(hook):
        own = [name for name, value in names.items() if inspect.isfunction(value) and not name.startswith("_")]
        return {"missing": sorted(own)[:12]}
    content = Path(order["spool"]).read_bytes()
    edited = hook(AudioSegment(data=content, sample_width=2, frame_rate=order["rate"], channels=1))
    if not isinstance(edited, AudioSegment):
        return {"returned": type(edited).__name__}
    if edited.frame_rate != order["rate"]:
        return {"returned": f"{edited.frame_rate} Hz"}
    Path(order["to"]).write_bytes(edited.set_channels(1).set_sample_width(2).raw_data)
    return {}


def told(error: BaseException, code: str) -> str:
    """The error in one line, with the line of the author's file that it came from."""
    if isinstance(error, SyntaxError):
        return f"line {error.lineno}: {error.msg}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == code]
    where = f"line {lines[-1]}: " if lines else ""
    return f"{where}{type(error).__name__}: {' '.join(str(error).split())}"


def main() -> None:
    """Carry out the order, and leave an answer however the author's code ends."""
    order = json.loads(sys.argv[1])

    def say(said: dict[str, Any]) -> None:
        Path(order["answer"]).write_text(json.dumps(said), "utf-8")

    def failed(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        say({"raised": told(error, order["code"])})

    sys.excepthook = failed  # what the author's code raises ends this process, and is told instead of shown
    try:
        say(answer(order))
    except SystemExit as error:  # the one end of a process that the hook above does not see
        say({"raised": told(error, order["code"])})


if __name__ == "__main__":
    main()
