"""How a build shows that it works: a bar with the time left on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
from typing import Self

from gaung import messages
from gaung.model.language import Language


class PlainProgress:
    """One line for each thing that was made, on standard error."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        """Nothing is left on the screen to tidy."""

    def begin(self, step: str, weight: float) -> None:
        """Steps are not announced: what they make is."""

    def advance(self, name: str, weight: float, was_made: bool, seconds: float) -> None:
        """Say what was made, and how long it took."""
        code = "build-made" if was_made else "build-kept"
        self._say(messages.sentence(code, self._language, name=name, seconds=f"{seconds:.1f}"))

    def busy(self) -> None:
        """Say that another build is waited for."""
        self._say(messages.sentence("build-busy", self._language))

    def _say(self, text: str) -> None:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


class BarProgress:
    """A bar with the share that is done, the time gone and the time left."""

    def __init__(self, language: Language) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        self._language = language
        left = messages.sentence("build-left", language)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn(left),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._bar.stop()

    def begin(self, step: str, weight: float) -> None:
        """Name the step; a step without weight shows that work goes on."""
        words = messages.sentence(f"build-step-{step}", self._language)
        self._bar.reset(self._task, total=weight or None, description=words)

    def advance(self, name: str, weight: float, was_made: bool, seconds: float) -> None:
        """Move the bar."""
        self._bar.update(self._task, advance=weight)
        if was_made:
            self._bar.console.print(
                messages.sentence("build-made", self._language, name=name, seconds=f"{seconds:.1f}"), highlight=False
            )

    def busy(self) -> None:
        """Say that another build is waited for."""
        self._bar.console.print(messages.sentence("build-busy", self._language))


def for_this_terminal(language: Language) -> PlainProgress | BarProgress:
    """A bar on a terminal; lines in a pipe or in CI."""
    return BarProgress(language) if sys.stderr.isatty() else PlainProgress(language)
