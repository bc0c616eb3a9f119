"""Problems of an episode while it is made: each at the line of its segment, all of them before it stops."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from gaung.model.episode import Episode
from gaung.place import Place
from gaung.problem import CampaignError, Fact, Problem

_KEYS = {
    "audio-start-past-end": "start",
    "audio-end-past-end": "end",
    "audio-redact-past-end": "redact",
    "audio-redact-whole": "redact",
    "audio-tightened": "tighten",
    "audio-speech-language": "speech",
    "audio-speech-extra": "speech",
    "audio-speech-failed": "speech",
    "audio-speech-voice": "speech",
    "audio-speech-empty": "speech",
    "audio-crossfade-too-long": "crossfade_seconds",
    "audio-crossfade-shortened": "crossfade_seconds",
    "audio-crossfade-first": "crossfade_seconds",
    "audio-nothing-heard": "",
    "audio-treatment-failed": "",
    "audio-treatment-silent": "",
    "audio-hook-off": "hook",
    "audio-hook-no-file": "hook",
    "audio-hook-missing": "hook",
    "audio-hook-failed": "hook",
    "audio-hook-no-sound": "hook",
    "audio-hook-length": "hook",
    "audio-hook-slow": "hook",
    "audio-hook-too-long": "hook",
}
"""Which key of a segment a problem is about, where it is not its recording."""


Subject: TypeAlias = int | tuple[str | int, ...]
"""What a problem is about: a segment by its index, or anything else by its path in the rundown."""


class Faults:
    """Collects what is wrong, and what is odd, with the segments of one episode."""

    def __init__(self, episode: Episode) -> None:
        self._episode = episode
        self._errors: list[Problem] = []
        self._warnings: list[tuple[str, str, int, int, dict[str, str | int | float]]] = []

    def error(self, subject: Subject, code: str, facts: Mapping[str, Fact], key: str | None = None) -> None:
        """Note an error of a segment or a bed."""
        self._errors.append(Problem(code, self._place(subject, key or _KEYS.get(code, "file")), dict(facts)))

    def found(self, problem: Problem) -> None:
        """Note an error that has its place already."""
        self._errors.append(problem)

    def warning(self, subject: Subject, code: str, facts: Mapping[str, Fact]) -> None:
        """Note an oddity. It keeps the segment's number and key, so that its place can be found again later."""
        key = _KEYS.get(code, "file")
        place = self._place(subject, key)
        told = {name: fact for name, fact in facts.items() if isinstance(fact, str | int | float)}
        where: dict[str, str | int | float] = (
            {"segment": subject + 1, "key": key}
            if isinstance(subject, int)
            else {"key": ".".join(map(str, (*subject, key)))}
        )
        self._warnings.append((code, place.file, place.line, place.column, told | where))

    def about(self, path: tuple[str | int, ...], code: str, facts: Mapping[str, str | int | float | Fact]) -> None:
        """Note what concerns the whole programme, at the key at `path` of the rundown."""
        place = self._episode.where(*path)
        told = {name: fact for name, fact in facts.items() if isinstance(fact, str | int | float)}
        self._warnings.append((code, place.file, place.line, place.column, told | {"key": ".".join(map(str, path))}))

    @property
    def warnings(self) -> tuple[tuple[str, str, int, int, dict[str, str | int | float]], ...]:
        """The oddities as `EpisodeFacts.warnings` keeps them."""
        return tuple(self._warnings)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Every error so far."""
        return tuple(self._errors)

    def stop_if_any(self) -> None:
        """Raise `CampaignError` with every error so far."""
        self.stop_with(())

    def stop_with(self, problems: Iterable[Problem]) -> None:
        """Raise `CampaignError` with every error so far and these, if there are any."""
        found = [*self._errors, *problems]
        if found:
            raise CampaignError(found)

    def _place(self, subject: Subject, key: str) -> Place:
        if not isinstance(subject, int):
            return self._episode.where(*subject, key)
        own = self._episode.segments[subject]
        if key == "file" and own.revoice is not None:
            return own.where("revoice", "file")
        return own.where(key) if key else own.where()
