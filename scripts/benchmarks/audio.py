"""Programmes of 10 and 60 minutes, beside ffmpeg's bare concat and LAME.

`python scripts/benchmarks/audio.py [MINUTES…]`

Prints one Markdown table, in which ratios are to the first row of each group. The second group is three deliverables
in one pass (MP3, Opus and WAV) beside the three encoders alone, which are fed with a finished programme. CPU is that
of the whole process tree, peak memory the largest sum over the tree (Linux). The recordings are a computer voice
(extra `speech`), saved in six formats at different loudness.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gaung.making.audio.ffmpeg import ffmpeg_path, ffmpeg_version

ENCODINGS = (
    ("m4a", ["-ar", "48000", "-ac", "2", "-c:a", "aac", "-b:a", "128k"]),
    ("ogg", ["-ar", "48000", "-ac", "1", "-c:a", "libopus", "-b:a", "24k"]),
    ("mp3", ["-ar", "44100", "-ac", "2", "-c:a", "libmp3lame", "-q:a", "4"]),
    ("8k.wav", ["-ar", "8000", "-ac", "1", "-c:a", "pcm_s16le"]),
    ("24.wav", ["-ar", "48000", "-ac", "2", "-c:a", "pcm_s24le"]),
    ("aac", ["-ar", "44100", "-ac", "1", "-c:a", "aac", "-b:a", "64k", "-f", "adts"]),
)
SEGMENTS = 12
TEXT = """Halo teman-teman, selamat datang di acara kita. Hari ini kita berbicara tentang jejak digital, yaitu semua
yang kita tinggalkan saat memakai ponsel. Apa yang sudah terkirim sulit ditarik lagi. Jadi berhentilah sebentar
sebelum menekan tombol kirim. Tanyakan pada dirimu: apakah aku nyaman bila guruku melihat ini? Kalau ragu, jangan kirim.
Ceritakan kepada orang dewasa yang kamu percaya. Kamu tidak sendirian, dan ini bukan salahmu!"""


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    wall_seconds: float
    cpu_seconds: float
    peak_mib: float


def run(command: list[str]) -> Cost:
    """Run a command and measure its whole process tree."""
    peak = 0.0
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.05):
            peak = max(peak, tree_mib(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    done.set()
    watcher.join()
    if status:
        raise SystemExit(f"failed: {command[:4]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak)


def tree_mib(pid: int) -> float:
    """Resident memory of a process and all below it, in MiB."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 + sum(map(tree_mib, children))


def build(root: Path, minutes: float) -> None:
    """Write the campaign: twelve recordings in six formats, a bed, a rundown with crossfades."""
    from gaung.making.audio import sounds
    from gaung.making.audio.spoken import speak
    from gaung.model.language import Language
    from gaung.model.segment import Speech

    folder = root / "episodes/acara/satu/audio"
    folder.mkdir(parents=True)
    voice = folder / "voice.wav"
    seconds = minutes * 60 / SEGMENTS
    speak(Speech(text=TEXT), Language.INDONESIAN, voice)
    sounds.write_wav(sounds.bed(), folder / "bed.wav")
    lines = ["title: Satu", "summary: Uji", "published: 2026-11-20T16:00:00+07:00", "music_bed: {file: audio/bed.wav}"]
    lines.append("segments:")
    for index in range(SEGMENTS):
        ending, options = ENCODINGS[index % len(ENCODINGS)]
        name = f"{index + 1:02}.{ending}"
        gain_db = (0, -12, -6, -20, 3, -9)[index % 6]
        command = [str(ffmpeg_path()), "-v", "error", "-stream_loop", "-1", "-i", str(voice), "-t", str(seconds)]
        subprocess.run([*command, "-af", f"volume={gain_db}dB", *options, str(folder / name)], check=True)
        kind = "music" if index == 6 else "dialog"
        lines.append(f"  - {{file: audio/{name}, title: B{index}, kind: {kind}, crossfade_seconds: {min(index, 1)}}}")
    voice.unlink()
    (root / "episodes/acara/satu/episode.yaml").write_text("\n".join(lines) + "\n")
    show = (
        "title: Acara\ndescription: Uji\nlanguage: id\ncountry: ID\nauthor: Kami\ncategory: [Education]\n"
        "guid: 8d5b0c1e-2f3a-5c4d-9e6f-7a8b9c0d1e2f\n"
    )
    (root / "episodes/acara/show.yaml").write_text(show + "low_data: false\n")
    (root / "episodes/acara/three.yaml").write_text(show + "stations: [{id: radio, name: Radio}]\n")


def ours(root: Path, to: Path, show_file: str) -> None:
    """Make the programme as `gaung build` does."""
    from gaung.making import audio
    from gaung.making.store import Store
    from gaung.model.campaign import Campaign, CampaignSettings
    from gaung.model.episode import Episode
    from gaung.model.register import Consents, Helplines
    from gaung.model.show import Show
    from gaung.reading.located import read_mapping
    from gaung.reading.validating import validate

    def read(kind: type, name: str) -> object:
        source = PurePosixPath(name)
        written, _ = read_mapping((root / source).read_text(), name)
        assert written is not None
        model, problems = validate(kind, written, root, source.parent)
        assert model is not None, problems
        return model.placed_in(source.parent)

    show, episode = read(Show, f"episodes/acara/{show_file}"), read(Episode, "episodes/acara/satu/episode.yaml")
    assert isinstance(show, Show)
    assert isinstance(episode, Episode)
    texts = dict.fromkeys(("name", "tagline", "description", "organisation"), "Uji")
    languages = {"default_language": "id", "languages": ["id"], "countries": ["ID"]}
    settings = CampaignSettings.model_validate({**texts, **languages, "site_url": "https://uji.example/"})
    campaign = Campaign(
        root=root,
        settings=settings,
        helplines=Helplines.model_construct(helplines=()),
        consents=Consents(),
        shows=(show,),
        episodes=(episode,),
    )
    to.mkdir()
    audio.render(campaign, episode, Store(root / ".cache"), to)


def limit(root: Path, to: Path) -> list[str]:
    """The command that only decodes, joins and encodes the same recordings."""
    files = sorted((root / "episodes/acara/satu/audio").glob("[0-9]*"))
    inputs = [part for file in files for part in ("-i", str(file))]
    chains = "".join(f"[{n}:a]aresample=44100,aformat=channel_layouts=mono[a{n}];" for n in range(len(files)))
    labels = "".join(f"[a{n}]" for n in range(len(files)))
    graph = f"{chains}{labels}concat=n={len(files)}:v=0:a=1[out]"
    command = [str(ffmpeg_path()), "-v", "error", "-nostdin", *inputs, "-filter_complex", graph, "-map", "[out]"]
    return [*command, "-c:a", "libmp3lame", "-b:a", "64k", "-y", str(to)]


def encoders(source: Path, to: Path) -> list[str]:
    """The command that only encodes a finished programme, to MP3, Opus and WAV."""
    from gaung.making.audio.formats import LOW_OPUS, MP3

    command = [str(ffmpeg_path()), "-v", "error", "-nostdin", "-y", "-i", str(source)]
    for name, options in (("a.mp3", MP3.options), ("b.opus", LOW_OPUS.options), ("c.wav", ("-c:a", "pcm_s16le"))):
        command += ["-map", "0:a:0", "-ac", "1", *options, str(to / name)]
    return command


def main() -> None:
    """Build, run and print."""
    if sys.argv[1:2] == ["--ours"]:
        ours(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
        return
    lengths = [float(word) for word in sys.argv[1:]] or [10.0, 60.0]
    print(f"ffmpeg {ffmpeg_version()}, {os.cpu_count()} cores\n")
    print("| minutes | case | wall s | CPU s | CPU ratio | wall ratio | peak MiB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for minutes in lengths:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            build(root, minutes)
            rows = [("ffmpeg concat to LAME", limit(root, root / "limit.mp3"))]
            again = [sys.executable, __file__, "--ours", folder, str(root / "made"), "show.yaml"]
            rows += [("gaung, first time", again), ("gaung, one level changed", again)]
            print_group(minutes, root, rows)
            finished = root / "finished.wav"
            command = [str(ffmpeg_path()), "-v", "error", "-i", str(root / "made/acara-satu.mp3"), str(finished)]
            subprocess.run(command, check=True)
            three = [*again[:-1], "three.yaml"]
            shutil.rmtree(root / ".cache")
            rows = [
                ("MP3, Opus and WAV encoders alone", encoders(finished, root)),
                ("gaung, all three, first time", three),
            ]
            print_group(minutes, root, rows)


def print_group(minutes: float, root: Path, rows: list[tuple[str, list[str]]]) -> None:
    """Run the commands one after another; ratios are to the first."""
    base: Cost | None = None
    for name, command in rows:
        shutil.rmtree(root / "made", ignore_errors=True)
        cost = run(command)
        base = base or cost
        print(
            f"| {minutes:.0f} | {name} | {cost.wall_seconds:.1f} | {cost.cpu_seconds:.1f} "
            f"| {cost.cpu_seconds / base.cpu_seconds:.2f} | {cost.wall_seconds / base.wall_seconds:.2f} "
            f"| {cost.peak_mib:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
