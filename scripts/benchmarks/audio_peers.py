"""What else makes a talkshow of the same recordings: commands and a script, for `audio.py` to run beside ours.

`python scripts/benchmarks/audio_peers.py` runs the usual pydub script: `FOLDER MP3`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from gaung.making.audio.ffmpeg import ffmpeg_path

LUFS, TRUE_PEAK_DBTP = -19.0, -1.0
"""Of the one channel: -16 as heard from two loudspeakers."""
_LAME = ("-ac", "1", "-c:a", "libmp3lame", "-b:a", "64k")
_DECODERS = {".m4a": "aac", ".ogg": "libopus", ".mp3": "mp3", ".aac": "aac"}
"""pydub asks ffprobe for these, which is not in the wheel, unless it is told."""


def recordings(folder: Path) -> list[Path]:
    """The segments in running order."""
    return sorted(folder.glob("[0-9]*"))


def _ffmpeg(files: list[Path]) -> list[str]:
    inputs = [part for file in files for part in ("-i", str(file))]
    return [str(ffmpeg_path()), "-v", "error", "-nostdin", "-y", *inputs]


def _mono(count: int) -> str:
    return "".join(f"[{n}:a]aresample=44100,aformat=channel_layouts=mono[a{n}];" for n in range(count))


def _joined(count: int) -> str:
    return _mono(count) + "".join(f"[a{n}]" for n in range(count)) + f"concat=n={count}:v=0:a=1[out]"


def concat_to_lame(folder: Path, to: Path) -> list[str]:
    """The command that only decodes, joins and encodes: the limit."""
    files = recordings(folder)
    return [*_ffmpeg(files), "-filter_complex", _joined(len(files)), "-map", "[out]", *_LAME, str(to)]


def encoders(source: Path, to: Path) -> list[str]:
    """The command that only encodes a finished programme, to MP3, Opus and WAV."""
    from gaung.making.audio.formats import LOW_OPUS, MP3

    command = [str(ffmpeg_path()), "-v", "error", "-nostdin", "-y", "-i", str(source)]
    for name, options in (("a.mp3", MP3.options), ("b.opus", LOW_OPUS.options), ("c.wav", ("-c:a", "pcm_s16le"))):
        command += ["-map", "0:a:0", "-ac", "1", *options, str(to / name)]
    return command


def pydub_script(folder: Path, to: Path) -> list[str]:
    """Normalised, joined with crossfades, laid over a bed, exported: what tutorials show."""
    return [sys.executable, __file__, str(folder), str(to)]


def graph_and_loudnorm(folder: Path, to: Path) -> list[str]:
    """Crossfades, a ducked bed, and loudnorm in two passes, as a shell would run them."""
    return [sys.executable, __file__, "--graph", str(folder), str(to)]


def ffmpeg_normalize(folder: Path, to: Path) -> list[str] | None:
    """Joined, then ffmpeg-normalize (no crossfade, no bed); None where it is not installed."""
    beside = Path(sys.executable).with_name("ffmpeg-normalize")
    found = str(beside) if beside.exists() else shutil.which("ffmpeg-normalize")
    return [sys.executable, __file__, "--normalize", found, str(folder), str(to)] if found else None


def _pydub(folder: Path, to: Path) -> None:
    import warnings

    warnings.simplefilter("ignore")
    from pydub import AudioSegment

    AudioSegment.converter = str(ffmpeg_path())
    show = AudioSegment.empty()
    for file in recordings(folder):
        codec = _DECODERS.get(file.suffix)
        part = AudioSegment.from_file(str(file), codec=codec) if codec else AudioSegment.from_wav(str(file))
        part = part.set_frame_rate(44_100).set_channels(1).normalize(1.0)
        show = show.append(part, crossfade=1000) if len(show) else part
    show = show.overlay(AudioSegment.from_wav(str(folder / "bed.wav")) - 20, loop=True)
    show.export(str(to), format="mp3", bitrate="64k").close()


def _graph(folder: Path, to: Path) -> None:
    files = recordings(folder)
    chain, last = _mono(len(files)), "a0"
    for n in range(1, len(files)):
        chain += f"[{last}][a{n}]acrossfade=d=1:c1=qsin:c2=qsin[x{n}];"
        last = f"x{n}"
    chain += f"[{last}]asplit[voice][key];[{len(files)}:a]aresample=44100,volume=-20dB[bed];"
    chain += "[bed][key]sidechaincompress=threshold=0.02:ratio=8:attack=200:release=1200[low];"
    chain += "[voice][low]amix=inputs=2:duration=first:normalize=0,"
    wanted = f"loudnorm=I={LUFS}:TP={TRUE_PEAK_DBTP}:LRA=11"
    command = _ffmpeg(files)
    command[2] = "info"
    command += ["-stream_loop", "-1", "-i", str(folder / "bed.wav"), "-filter_complex"]
    first = [*command, f"{chain}{wanted}:print_format=json[out]", "-map", "[out]", "-f", "null", "-"]
    said = subprocess.run(first, capture_output=True, text=True, check=True).stderr
    seen = json.loads(said[said.rindex("{") : said.rindex("}") + 1])
    names = {"I": "input_i", "TP": "input_tp", "LRA": "input_lra", "thresh": "input_thresh"}
    measured = "".join(f":measured_{name}={seen[key]}" for name, key in names.items())
    filters = f"{chain}{wanted}{measured}:offset={seen['target_offset']}:linear=true,aresample=44100[out]"
    second = [*command, filters, "-map", "[out]", *_LAME, str(to)]
    subprocess.run(second, capture_output=True, check=True)


def _normalize(program: str, folder: Path, to: Path) -> None:
    files, joined = recordings(folder), to.with_suffix(".joined.wav")
    command = [*_ffmpeg(files), "-filter_complex", _joined(len(files)), "-map", "[out]", str(joined)]
    subprocess.run(command, check=True)
    command = [program, str(joined), "-t", str(LUFS), "-tp", str(TRUE_PEAK_DBTP), "-ar", "44100"]
    command += ["-c:a", "libmp3lame", "-b:a", "64k", "-f", "-o", str(to)]
    subprocess.run(command, check=True, env={**os.environ, "FFMPEG_PATH": str(ffmpeg_path())}, capture_output=True)
    joined.unlink()


def judged(file: Path) -> tuple[float, float]:
    """Loudness (LUFS) and true peak (dBTP) of a finished file, as ffmpeg's own ebur128 sees it."""
    command = [str(ffmpeg_path()), "-hide_banner", "-nostats", "-nostdin", "-i", str(file)]
    command += ["-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    summary = said[said.rindex("Summary:") :]
    figures = [re.search(rf"{name}:\s+(-?[\d.]+|-inf)", summary) for name in ("I", "Peak")]
    assert figures[0] is not None
    assert figures[1] is not None
    return float(figures[0].group(1)), float(figures[1].group(1))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--graph", folder, to]:
            _graph(Path(folder), Path(to))
        case ["--normalize", program, folder, to]:
            _normalize(program, Path(folder), Path(to))
        case [folder, to]:
            _pydub(Path(folder), Path(to))
        case _:
            print(__doc__)
