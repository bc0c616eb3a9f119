"""What made and recorded media are: seconds, loudness, bytes, pixels. Facts only, no making."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from gaung.media_files import Media as Media
from gaung.model.language import Language
from gaung.model.poster_form import PosterForm as PosterForm

Sha384 = Annotated[str, Field(pattern=r"^[0-9a-f]{96}$")]


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Chapter(_Facts):
    """One chapter of a programme."""

    title: str
    start_seconds: float
    end_seconds: float
    kind: str
    help_text: bool = False


class LowData(_Facts):
    """The small file of an episode, for listeners who pay for their data."""

    audio: str
    """File name of the Opus file."""
    bytes: int
    loudness_lufs: float
    """Integrated loudness of the encoded file as heard."""
    true_peak_dbtp: float
    """True peak of the encoded file."""


Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class PartFacts(_Facts):
    """One part of a station's programme: what is aired between two breaks."""

    file: str
    """Its path below the folder of the episode's files: `radio/<station>/…`."""
    start_samples: int
    """Where it begins in the programme."""
    samples: int
    """How long it is. The parts of a programme follow one another without a gap."""


class Spoken(_Facts):
    """Where a segment stands in a programme, and the words at both its ends."""

    start_samples: int
    samples: int
    first_words: str = ""
    """Up to seven; empty where no words are known."""
    last_words: str = ""


class StationFacts(_Facts):
    """The programme file of one station."""

    file: str
    """Its path below the folder of the episode's files: `radio/<station>/…`."""
    bytes: int
    seconds: float
    """Length of the decoded file."""
    sha384: Sha384
    loudness_lufs: float
    """Integrated loudness of the encoded file as a station's meter shows it: mono counts as one channel."""
    true_peak_dbtp: float
    """True peak of the encoded file."""
    rate_hz: int = 44_100
    samples: int = 0
    """How long the programme is, as it was planned; an encoder of frames may add less than one."""
    parts: tuple[PartFacts, ...] = ()
    """P1, P2 …, if the station wants them."""
    segments: tuple[Spoken, ...] = ()
    """Every segment of the rundown, in its order, in this station's programme."""


class EpisodeFacts(_Facts):
    """What was made of an episode: `facts.json` beside the files. Nobody measures again what stands here."""

    audio: str
    """File name of the MP3."""
    bytes: int
    seconds: float
    """Length of the decoded MP3."""
    sha384: Sha384
    loudness_lufs: float
    """Integrated loudness of the encoded file as heard (mono counted as played from two loudspeakers)."""
    true_peak_dbtp: float
    """True peak of the encoded file."""
    low: LowData | None = None
    """The small file, if the show has one."""
    stations: dict[str, StationFacts] = {}
    """What each station gets, by its id."""
    chapters: tuple[Chapter, ...]
    chapters_file: str
    transcripts: dict[Language, str]
    """WebVTT file per language."""
    synthetic: bool
    """Whether a computer voice is heard in it."""
    disguised: bool = False
    """Whether a voice in it was changed; a disguised voice can be recognised, and listeners are told so."""
    draft: bool = False
    """Whether a computer still reads in it what people are to record; such a file is never released."""
    warnings: tuple[tuple[str, str, int, int, dict[str, str | int | float]], ...] = ()
    """What was odd about the recordings: code, file, line, column and facts of each problem."""


class FileLoudness(_Facts):
    """What one encoded file of an episode measures, and how it came to that. What is silent has no loudness."""

    file: str
    as_heard: bool
    """Whether its loudness is told as heard from two loudspeakers, 3 LU above what the mono file measures."""
    wanted_lufs: float
    integrated_lufs: float | None
    momentary_max_lufs: float | None
    """The loudest 400 ms."""
    short_term_max_lufs: float | None
    """The loudest 3 s."""
    loudness_range_lu: float
    true_peak_dbtp: float
    gain_db: float
    """On the levelled mix."""
    ceiling_dbtp: float
    """Where its limiter stood."""
    tries: int
    """How often it was encoded."""


class SegmentLoudness(_Facts):
    """How loud one segment came, and how loud it leaves, both of the mono sound. What is silent has no loudness."""

    title: str
    kind: str
    start_seconds: float
    end_seconds: float
    recorded_lufs: float | None
    finished_lufs: float | None
    """In the MP3, with all that sounds together with it."""
    gain_db: float
    """What it was turned up by, before the limiter."""


class LoudnessReport(_Facts):
    """How loud an episode is: `editor/loudness.json`, for those who make it. Listeners never get it."""

    files: tuple[FileLoudness, ...]
    """The MP3 first."""
    segments: tuple[SegmentLoudness, ...]
    seconds: float
    short_term_step_seconds: float
    short_term_lufs: tuple[float | None, ...]
    """Of the MP3 as heard: the 3 s around each point in time, the first one at 1.5 s."""
    peaks: tuple[float, ...]
    """Of each of up to 1,200 equal parts of the MP3: the mean of the peaks of its 20 ms, full scale 1.

    The highest peak of each part would be the same in every 3 s of an hour's talk, and the waveform a bar.
    """


class CutPlace(StrEnum):
    """Where in a recording something was cut out."""

    HEAD = "head"
    PAUSE = "pause"
    TAIL = "tail"


class Cut(_Facts):
    """One stretch that was cut out of a recording."""

    title: str
    """Of the segment."""
    place: CutPlace
    recording_seconds: float
    """Where it began in the recording."""
    programme_seconds: float
    """Where in the programme the joint is heard."""
    seconds: float
    """How much was cut."""


class CutReport(_Facts):
    """What `tighten` and `fit` took out of an episode: `editor/cuts.json`. Listeners never get it."""

    seconds: float
    cuts: tuple[Cut, ...]


class PackFile(_Facts):
    """One file of a radio pack."""

    file: str
    """Its name in the pack's folder."""
    aired_as: str = ""
    """The name that the station's computer looks for, `SUARA_20261122_P1.wav`; empty for what is read, not aired."""
    bytes: int
    sha256: Sha256
    sha384: Sha384
    seconds: float | None = None
    """How long it sounds; None for what is read."""


class PackFacts(_Facts):
    """What was made for one station of one episode: `facts.json` in the pack's folder."""

    programme: PackFile
    parts: tuple[PackFile, ...]
    sheets: tuple[PackFile, ...]
    """What is read, by people and by programs."""
    zip: PackFile
    latest: dict[str, str]
    """The name under which the newest programme is always found, for each file that is aired."""


class PosterSheet(_Facts):
    """One printed form of a poster: a PDF, and the PNG that previews it."""

    language: Language
    size: str
    width_mm: float
    height_mm: float
    pdf: str
    pdf_bytes: int
    png: str
    png_bytes: int
    png_width: int
    png_height: int
    preview: str
    """A small WebP picture for the gallery."""
    preview_bytes: int
    preview_width: int
    preview_height: int
    variant: str = "colour"
    """Which form of the sheet it is: `colour`, `ink-saver`, `tiled`, `4-up` …"""
    pages: int = 1
    """How many sheets of paper its PDF has: a tiled one has the map and its tiles."""
    paper: str = ""
    """The paper it is printed on, if it is not that of its size: tiles of an A2 are on `A4`."""
    coverage_percent: float = 0.0
    """How much of the paper is black, as a printer without colour would print it."""
    print_pdf: str = ""
    """The PDF for a print shop, with bleed and crop marks; empty if the poster asks for none."""
    print_pdf_bytes: int = 0


class PosterText(_Facts):
    """One text form in one language, `<poster>.<language>.<form>.txt`."""

    language: Language
    form: PosterForm
    file: str
    text: str
    places: int = 0
    most_places: int = 0
    """For an SMS: how many places it takes, and how many one SMS has for such a text, 160 or 70."""


class PosterImage(_Facts):
    """One picture for a social network, laid out for its shape."""

    language: Language
    shape: str
    """Width and height in pixels: `1080x1920`."""
    file: str
    bytes: int
    width: int
    height: int


class PosterFacts(_Facts):
    """What was made of a poster; `facts.json` beside the files."""

    sheets: tuple[PosterSheet, ...]
    texts: tuple[PosterText, ...] = ()
    """The message as text."""
    images: tuple[PosterImage, ...] = ()
    """The message as pictures for phones."""
    warnings: tuple[tuple[str, str, int, int, dict[str, str | int | float]], ...] = ()
    """What could be better: code, file, line, column and facts of each problem."""


class Products(_Facts):
    """Everything that was made of a campaign, as pages and feeds need to know it."""

    episodes: dict[str, EpisodeFacts] = {}
    """By `<show>/<episode>`."""
    posters: dict[str, PosterFacts] = {}
    """By poster id."""
    packs: dict[str, PackFacts] = {}
    """By `<station>/<show>/<episode>`."""
