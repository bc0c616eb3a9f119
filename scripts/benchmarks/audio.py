"""Programmes of 10, 60 and 180 minutes, beside ffmpeg's bare concat and LAME, and beside other ways to make them.

`python scripts/benchmarks/audio.py [MINUTES…] [--rounds N] [--no-peers]`

Prints one Markdown table; ratios are to the first row of each group, which runs in turn with the others. `first time`
is ours with an empty cache. The second group is three deliverables in one pass (MP3, Opus and WAV) beside the three
encoders alone, which are fed with a finished programme. The other ways (pydub, an ffmpeg graph with loudnorm in two
passes, ffmpeg-normalize) run with the 60 minutes. CPU is that of the whole process tree; of several rounds the
cheapest counts. Peak memory (Linux) is the largest sum over the tree, and that of its largest process. Loudness is off
the target by so much, and true peak is what ffmpeg's own ebur128 finds in the encoded file.
The recordings are a computer voice (extra `speech`) in six formats.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import audio_peers

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
PEERS_MINUTES = 60.0
"""The length with which the slow peers run, once each."""
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
    """Of all its processes together."""
    largest_mib: float
    """Of the largest one."""


def run(command: list[str]) -> Cost:
    """Run a command and measure its whole process tree."""
    peak = largest = 0.0
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    done = threading.Event()

    def watch() -> None:
        nonlocal peak, largest
        while not done.wait(0.1):
            sizes = tree_mib(process.pid)
            peak, largest = max(peak, sum(sizes)), max(largest, *sizes)

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    done.set()
    watcher.join()
    if status:
        raise SystemExit(f"failed: {command[:4]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak, largest)


def tree_mib(pid: int) -> list[float]:
    """Memory of a process and of each below it, in MiB; what several share counts in parts (Pss)."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        children = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except (OSError, IndexError):
        return [0.0]
    own = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return [int(own.group(1)) / 1024 if own else 0.0, *(size for child in children for size in tree_mib(child))]


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
        # each begins elsewhere in the text: of two recordings that are the same only one is decoded
        filters = f"atrim=start={index},asetpts=PTS-STARTPTS,volume={gain_db}dB"
        command = [str(ffmpeg_path()), "-v", "error", "-stream_loop", "-1", "-i", str(voice), "-t", str(seconds)]
        subprocess.run([*command, "-af", filters, *options, str(folder / name)], check=True)
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
    """Make the programme as `gaung build` does; `to` becomes a link to its files."""
    from gaung.making import audio
    from gaung.making.digest import Digests
    from gaung.making.store import Store
    from gaung.model.campaign import Campaign, CampaignSettings
    from gaung.model.episode import Episode
    from gaung.model.register import Consents, Helplines
    from gaung.model.show import Show
    from gaung.reading.mapping import read_mapping
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
    store, digests = Store(root / ".cache"), Digests(root / "digests.json")
    recipe = audio.recipe(campaign, episode, digests)
    to.symlink_to(store.obtain(recipe, lambda folder: audio.render(campaign, episode, store, folder)).folder)
    digests.save()


Row = tuple[str, list[str], Path | None, Callable[[], None]]
"""A name, a command, the file that it makes, and what is done before it runs."""


def change_one_level(root: Path) -> None:
    """Give one segment of the rundown another level, as an author would."""
    rundown = root / "episodes/acara/satu/episode.yaml"
    text = rundown.read_text()
    before = re.search(r"title: B4, (gain_db: (\d+), )?", text)
    assert before is not None
    level = int(before.group(2) or 0) + 1
    rundown.write_text(text.replace(before.group(0), f"title: B4, gain_db: {level}, "))


def forget(root: Path) -> None:
    """Empty the cache."""
    shutil.rmtree(root / ".cache", ignore_errors=True)


def rows_of(root: Path, minutes: float, with_peers: bool) -> tuple[list[Row], list[Row]]:
    """What is run for one length: one MP3 beside its peers, and three deliverables beside the encoders alone."""
    folder, made = root / "episodes/acara/satu/audio", root / "made"
    again = [sys.executable, __file__, "--ours", str(root), str(made), "show.yaml"]
    finished = root / "finished.wav"

    def nothing() -> None:
        made.unlink(missing_ok=True)

    def emptied() -> None:
        nothing()
        forget(root)

    def changed() -> None:
        nothing()
        change_one_level(root)

    mp3 = made / "acara-satu.mp3"
    one: list[Row] = [
        ("ffmpeg concat to LAME", audio_peers.concat_to_lame(folder, root / "limit.mp3"), root / "limit.mp3", nothing),
        ("gaung, first time", again, mp3, emptied),
        ("gaung, one level changed", again, mp3, changed),
        ("gaung, unchanged", again, mp3, nothing),
    ]
    if with_peers and minutes == PEERS_MINUTES:
        to = root / "peer.mp3"
        one.append(("pydub script", audio_peers.pydub_script(folder, to), to, nothing))
        one.append(("ffmpeg graph, loudnorm twice", audio_peers.graph_and_loudnorm(folder, to), to, nothing))
        normalize = audio_peers.ffmpeg_normalize(folder, to)
        if normalize is not None:
            one.append(("concat, ffmpeg-normalize", normalize, to, nothing))
        else:
            print("ffmpeg-normalize is not installed here and left out", file=sys.stderr)
    three: list[Row] = [
        ("MP3, Opus and WAV encoders alone", audio_peers.encoders(finished, root), None, nothing),
        ("gaung, all three, first time", [*again[:-1], "three.yaml"], mp3, emptied),
    ]
    return one, three


def print_group(minutes: float, rows: list[Row], rounds: int) -> None:
    """Run the commands in turn, the peers that take long once; ratios are to the first."""
    costs: dict[str, list[Cost]] = {}
    heard: dict[str, tuple[float, float]] = {}
    for turn in range(rounds):
        for name, command, file, prepare in rows[: 4 if turn else None]:
            prepare()
            costs.setdefault(name, []).append(run(command))
            if file is not None and name not in heard:
                heard[name] = audio_peers.judged(file)
    best = {name: min(cost.cpu_seconds for cost in found) for name, found in costs.items()}
    fastest = {name: min(cost.wall_seconds for cost in found) for name, found in costs.items()}
    first = rows[0][0]
    for name, _, _, _ in rows:
        peak, largest = (max(getattr(cost, key) for cost in costs[name]) for key in ("peak_mib", "largest_mib"))
        lufs, peak_dbtp = heard.get(name, (float("nan"), float("nan")))
        print(
            f"| {minutes:g} | {name} | {best[name]:.1f} | {fastest[name]:.1f} | {best[name] / best[first]:.2f} "
            f"| {fastest[name] / fastest[first]:.2f} | {peak:.0f} | {largest:.0f} "
            f"| {lufs - audio_peers.LUFS:+.1f} | {peak_dbtp:+.1f} |",
            flush=True,
        )


def main() -> None:
    """Build, run and print."""
    if sys.argv[1:2] == ["--ours"]:
        ours(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("minutes", nargs="*", type=float, default=[10.0, PEERS_MINUTES, 180.0])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--no-peers", action="store_true")
    wanted = parser.parse_args()
    print(f"ffmpeg {ffmpeg_version()}, {os.cpu_count()} cores\n")
    print("| minutes | case | CPU s | wall s | CPU ratio | wall ratio | all MiB | largest MiB | LU off | dBTP |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for minutes in wanted.minutes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            build(root, minutes)
            one, three = rows_of(root, minutes, not wanted.no_peers)
            print_group(minutes, one, wanted.rounds)
            command = [str(ffmpeg_path()), "-v", "error", "-i", str(root / "limit.mp3"), str(root / "finished.wav")]
            subprocess.run(command, check=True)
            print_group(minutes, three, wanted.rounds)


if __name__ == "__main__":
    main()
