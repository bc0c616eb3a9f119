"""A recording known again, cut and altered: `python scripts/benchmarks/sounds.py`.

Prints one Markdown table: of cuts of the example campaign's talks, 8 and 3 seconds long, altered and saved as MP3s of
48 kb/s, how many are found, alone and with music under them; then the pairs of recordings that are taken for each
other, and the CPU seconds that an hour of sound takes.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from gaung.making.audio import ffmpeg_path
from gaung.making.audio.prints import KEPT_SECONDS, print_of
from gaung.making.audio.recorded import recorded
from gaung.making.audio.sought import Sought

SHOW = Path(__file__).parents[2] / "episodes" / "suara-kita"
TALKS = sorted(path for path in SHOW.glob("*/audio/0*-dialog-*") if path.suffix != ".vtt")
RECORDINGS = sorted(path for path in SHOW.glob("*/audio/0*") if path.suffix != ".vtt")
BED = SHOW / "audio" / "alas.flac"
RATE = "aresample=44100,asetrate=44100*{0},aresample=44100"
CHANGES = {
    "as it was": "anull",
    **{f"tempo {one}": f"atempo={one}" for one in (0.8, 0.85, 0.92, 1.02, 1.08, 1.15, 1.25)},
    **{f"speed {one}": RATE.format(one) for one in (0.8, 0.85, 0.93, 1.03, 1.06, 1.15, 1.25)},
    **{f"pitch {one}": f"{RATE.format(one)},atempo={1 / one:.4f}" for one in (0.77, 0.87, 1.05, 1.13, 1.25, 1.3)},
    "noise at -40 dB, tempo 0.95": "atempo=0.95,aeval=val(0)+0.02*(random(0)-0.5)",
}
STARTS = {8: (5, 41), 3: (10, 33, 52, 65)}


def altered(source: Path, to: Path, change: str, start: int, seconds: int, *, has_bed: bool) -> Path:
    """A cut of a recording, altered, and saved small; with music 12 dB softer under it, if wanted."""
    bed = ["-stream_loop", "-1", "-i", str(BED)] if has_bed else []
    mixed = f"[0:a]{change}[a];[1:a]volume=-12dB,aresample=44100[b];[a][b]amix=duration=first:normalize=0"
    chain = ["-filter_complex", mixed] if has_bed else ["-af", change]
    command = ["-v", "error", "-y", "-ss", str(start), "-t", str(seconds), "-i", str(source), *bed, *chain]
    subprocess.run([str(ffmpeg_path()), *command, "-ac", "1", "-b:a", "48k", str(to)], check=True)
    return to


def main() -> None:
    """Print the figures."""
    sought = [Sought({"": [print_of(one)]}) for one in TALKS]
    print("| altered | 8 s | 3 s | 8 s, music | 3 s, music |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "cut.mp3"
        for name, change in CHANGES.items():
            row = []
            for has_bed in (False, True):
                for seconds, starts in STARTS.items():
                    heard = [
                        one.heard_in(altered(talk, to, change, start, seconds, has_bed=has_bed)) is not None
                        for one, talk in zip(sought, TALKS, strict=True)
                        for start in starts
                    ]
                    row.append(f"{sum(heard)} of {len(heard)}")
            print(f"| {name} | {' | '.join(row)} |", flush=True)
    started, seconds = time.process_time(), 0.0
    known = {one: recorded(one) for one in RECORDINGS}
    seconds = sum(len(one.prints[0]) for one in known.values()) * KEPT_SECONDS
    listened = (time.process_time() - started) / seconds * 3600
    started, pairs = time.process_time(), set()
    for one, sound in known.items():
        others = Sought({str(n): known[n].prints for n in RECORDINGS if n != one}, is_pitched=True)
        pairs |= {frozenset((one, Path(name))) for name, _ in others.runs_in(sound.sound)}
    compared = (time.process_time() - started) / seconds * 3600
    print(
        f"\nAn hour of sound: {listened:.0f} s to listen to, {compared:.0f} s to compare with {seconds / 60:.0f} min.\n"
    )
    print("\nTaken for each other:\n")
    for line in sorted(" and ".join(f"{one.parts[-3]}/{one.name}" for one in sorted(pair)) for pair in pairs):
        print(f"- {line}")


if __name__ == "__main__":
    main()
