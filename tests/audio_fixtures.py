"""Sounds, recordings and small campaigns for the audio tests, all made by code."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gaung.making import audio
from gaung.making.audio.decode import RATE, Samples, decode
from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.making.store import Store
from gaung.media import EpisodeFacts
from gaung.model.campaign import Campaign, CampaignSettings
from gaung.model.episode import Episode
from gaung.model.register import Consents, Helplines
from gaung.model.show import Show
from gaung.problem import CampaignError, Problem
from gaung.reading.mapping import read_mapping
from gaung.reading.validating import validate

M = TypeVar("M", Show, Episode)
FOLDER = "episodes/acara/satu"
SHOW = """title: Acara Uji
description: Untuk diuji
language: {language}
country: ID
author: Sahabat Anak
category: [Education]
guid: 8d5b0c1e-2f3a-5c4d-9e6f-7a8b9c0d1e2f
{more}"""
EPISODE = """title: "Jejak #1; uji = coba"
summary: Uji
published: 2026-11-20T16:00:00+07:00
{more}
segments:
{segments}
"""


def babble(seconds: float, seed: int, level_db: float = -20.0) -> Samples:
    """Noise in syllables, with the band and the crest of speech; another one for each seed."""
    random = np.random.default_rng(seed)
    count = round(seconds * RATE)
    spectrum = np.fft.rfft(random.standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    shape = np.where(hertz < 120, 0, 1 / (1 + (hertz / 500) ** 2)) * (hertz < 5000)
    sound = np.fft.irfft(spectrum * shape, count)
    points = np.repeat(random.uniform(0.1, 1.0, round(seconds * 5) + 2), RATE // 5)
    sound *= np.convolve(points, np.ones(2000) / 2000, "same")[:count]
    sound *= 10 ** (level_db / 20) / np.sqrt(np.mean(sound**2))
    return np.asarray(sound, np.float32)


def sine(hertz: float, seconds: float, dbfs: float, rate: int = RATE, phase_degrees: float = 0.0) -> Samples:
    """A sine whose peak is `dbfs`."""
    when = np.arange(round(seconds * rate)) / rate
    return np.asarray(10 ** (dbfs / 20) * np.sin(2 * np.pi * hertz * when + np.radians(phase_degrees)), np.float32)


def record(path: Path, sound: NDArray[np.float32], *options: str, rate: int = RATE) -> Path:
    """Save `sound` (frames, or frames x channels) with ffmpeg's output `options`, as a phone or a program would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    channels = 1 if sound.ndim == 1 else sound.shape[1]
    source = ["-f", "f32le", "-ar", str(rate), "-ac", str(channels), "-i", "pipe:0"]
    command = [str(ffmpeg_path()), "-v", "error", "-nostats", *source, *options, "-y", f"file:{path}"]
    subprocess.run(command, input=np.ascontiguousarray(sound, "<f4").tobytes(), check=True)
    return path


def collect(root: Path, name: str) -> Samples:
    """Everything that `decode` gives for one file."""
    chunks: list[Samples] = []

    def begin() -> object:
        chunks.clear()
        return chunks.append

    decode(root, PurePosixPath(name), begin)  # type: ignore[arg-type]  # list.append takes a chunk
    return np.concatenate(chunks)


def decoded_rate(path: Path, rate: int) -> Samples:
    """The sound of a file at `rate`, decoded without our code."""
    command = [str(ffmpeg_path()), "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(rate), "-f", "f32le", "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<f4")


def likeness(one: Samples, other: Samples) -> float:
    """The correlation of two sounds of the same length: 1 for the same sound at any level."""
    length = min(len(one), len(other))
    a, b = one[:length].astype(np.float64), other[:length].astype(np.float64)
    return float(np.dot(a, b) / np.sqrt(np.dot(a, a) * np.dot(b, b)))


def shift_of(part: Samples, whole: Samples, around: int, reach: int = 4000) -> tuple[int, float]:
    """Where in `whole`, near sample `around`, `part` is found best, and how like it is there."""
    start = max(around - reach, 0)
    field = whole[start : around + reach + len(part)].astype(np.float64)
    size = len(field) + len(part)
    spectrum = np.fft.rfft(field, size) * np.conj(np.fft.rfft(part.astype(np.float64), size))
    correlation = np.fft.irfft(spectrum, size)[: max(len(field) - len(part), 1)]
    best = int(np.argmax(np.abs(correlation)))
    return start + best, likeness(part, whole[start + best : start + best + len(part)])


@dataclass
class Studio:
    """A campaign in a folder: one show, one episode, whatever recordings a test puts there."""

    root: Path

    @property
    def audio(self) -> Path:
        """Where the recordings lie."""
        return self.root / FOLDER / "audio"

    @property
    def store(self) -> Store:
        """Made things."""
        return Store(self.root / ".cache/gaung")

    def campaign(
        self, *segments: str, more: str = "", show: str = "", language: str = "id"
    ) -> tuple[Campaign, Episode]:
        """The campaign with these segments, each one a YAML flow mapping. Raises `CampaignError`."""
        rundown = EPISODE.format(more=more, segments="\n".join(f"  - {segment}" for segment in segments))
        texts = {"show.yaml": SHOW.format(language=language, more=show), "satu/episode.yaml": rundown}
        for name, text in texts.items():
            path = self.root / "episodes/acara" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        made_show = self._read(Show, "episodes/acara/show.yaml")
        episode = self._read(Episode, f"{FOLDER}/episode.yaml")
        settings = CampaignSettings.model_validate(
            {
                "name": "Uji",
                "tagline": "Uji",
                "description": "Uji",
                "site_url": "https://uji.example/",
                "default_language": "id",
                "languages": ["id"],
                "countries": ["ID"],
                "organisation": "Sahabat Anak",
            }
        )
        campaign = Campaign(
            root=self.root,
            settings=settings,
            helplines=Helplines.model_construct(helplines=()),
            consents=Consents(),
            shows=(made_show,),
            episodes=(episode,),
        )
        return campaign, episode

    def _read(self, kind: type[M], name: str) -> M:
        source = PurePosixPath(name)
        written, problems = read_mapping((self.root / source).read_text("utf-8"), name)
        if written is None:
            raise CampaignError(problems)
        model, problems = validate(kind, written, self.root, source.parent)
        if model is None:
            raise CampaignError(problems)
        return model.placed_in(source.parent)

    def render(self, *segments: str, to: str = "made", more: str = "", show: str = "", language: str = "id") -> Made:
        """Make the episode. Raises `CampaignError`."""
        campaign, episode = self.campaign(*segments, more=more, show=show, language=language)
        folder = self.root / to
        folder.mkdir()
        audio.render(campaign, episode, self.store, folder)
        facts = EpisodeFacts.model_validate_json((folder / "facts.json").read_text("utf-8"))
        return Made(folder, facts, episode)

    def problems(self, *segments: str, more: str = "", language: str = "id", to: str = "made") -> list[Problem]:
        """What is wrong with the episode."""
        try:
            self.render(*segments, more=more, language=language, to=to)
        except CampaignError as error:
            return list(error.problems)
        return []


@dataclass(frozen=True)
class Made:
    """A finished episode."""

    folder: Path
    facts: EpisodeFacts
    episode: Episode

    @property
    def files(self) -> list[Path]:
        """Every file that was made, those for stations and editors too."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())

    @property
    def low(self) -> Path:
        """The small file."""
        assert self.facts.low is not None
        return self.folder / self.facts.low.audio

    @property
    def mp3(self) -> Path:
        """The file that listeners get."""
        return self.folder / self.facts.audio

    def heard(self) -> Samples:
        """What listeners hear."""
        return decoded_rate(self.mp3, RATE)
