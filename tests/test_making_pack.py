"""The radio pack as a station's engineer opens it: labels, lists, sheets, checksums and the ZIP, by other readers."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import struct
import subprocess
import zipfile
from datetime import timedelta
from pathlib import Path

import html5lib
import mutagen
import numpy as np
import pytest
from lxml import etree

from audio_fixtures import decoded_rate
from campaign_fixtures import speech_like, write_wav
from gaung.build import Build, Options
from gaung.making.audio.ffmpeg import ffmpeg_path
from gaung.making.pack import cart
from radio_fixtures import EPISODE, NOW, RATE, RUNDOWN, VTT, Desk, assembled, campaign, desk

__all__ = ["desk"]


def chunks_of(content: bytes) -> dict[str, bytes]:
    """The chunks of a RIFF file, walked to its very end."""
    name, size, kind = struct.unpack_from("<4sI4s", content)
    assert (name, kind, size) == (b"RIFF", b"WAVE", len(content) - 8)
    found, at = {}, 12
    while at < len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        found[name.decode("ascii")] = content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    assert at == len(content)
    return found


CART = (
    [("version", 4)]
    + [(name, 64) for name in ("title", "artist", "cut", "client", "category", "class", "outcue")]
    + [("start_date", 10), ("start_time", 8), ("end_date", 10), ("end_time", 8)]
    + [(name, 64) for name in ("producer", "producer_version", "user")]
)


def read_cart(chunk: bytes) -> tuple[dict[str, str], dict[str, int], str]:
    """Texts, timers and address of a `cart` chunk, read after AES46 by this test alone."""
    texts, at = {}, 0
    for name, size in CART:
        texts[name] = chunk[at : at + size].split(b"\0")[0].decode("ascii")
        at += size
    assert struct.unpack_from("<i", chunk, at)[0] == 32768
    at += 4
    timers = {}
    for _ in range(8):
        usage, value = struct.unpack_from("<4sI", chunk, at)
        if usage != bytes(4):
            timers[usage.decode("ascii")] = value
        at += 8
    at += 276
    url = chunk[at : at + 1024].split(b"\0")[0].decode("ascii")
    assert at + 1024 == 2048
    return texts, timers, url


def test_the_cart_chunk_says_what_playout_must_know(desk: Desk) -> None:
    chunks = chunks_of(desk.wav())
    assert list(chunks) == ["bext", "fmt ", "cart", "data"]
    texts, timers, url = read_cart(chunks["cart"])
    assert texts == {
        "version": "0101",
        "title": 'Halo: dunia & "kawan"',
        "artist": "Aliansi Contoh",
        "cut": "KABAR_20261122",
        "client": "rri",
        "category": "TALK",
        "class": "SU",
        "outcue": "sampai minggu depan, dadah",
        "start_date": "2026-11-20",
        "start_time": "16:00:00",
        "end_date": "2026-12-20",
        "end_time": "16:00:00",
        "producer": "Gaung",
        "producer_version": "1",
        "user": "kabar/001-halo",
    }
    samples = len(chunks["data"]) // 2
    assert samples == 12 * RATE
    assert timers["AUDs"] == 0
    assert {timers[name] for name in ("AUDe", "SEGs", "EOD ")} == {samples}
    assert 0 < timers["MRK1"] < timers["MRK2"] < samples
    assert url.endswith("/radio/rri/kabar-001-halo/")


def test_other_programs_play_the_labelled_wav(desk: Desk) -> None:
    path = desk.folder("rri") / desk.facts("rri").programme.file
    assert mutagen.File(path).info.length == 12.0
    said = subprocess.run([str(ffmpeg_path()), "-hide_banner", "-i", str(path)], capture_output=True, check=False)
    assert b"originator_reference: kabar-001-halo" in said.stderr
    assert b"Duration: 00:00:12.00" in said.stderr
    heard = decoded_rate(path, RATE)
    plain = np.frombuffer(chunks_of(desk.wav())["data"], "<i2").astype(np.float32) / 32768
    assert np.array_equal(heard, plain)


def test_the_parts_are_the_programme_and_each_says_which_it_is(desk: Desk) -> None:
    facts = desk.facts("rri")
    parts = [chunks_of((desk.folder("rri") / part.file).read_bytes()) for part in facts.parts]
    assert b"".join(part["data"] for part in parts) == chunks_of(desk.wav())["data"]
    told = [read_cart(part["cart"])[0] for part in parts]
    assert [one["cut"] for one in told] == ["KABAR_20261122_P1", "KABAR_20261122_P2"]
    assert [one["title"] for one in told] == ['Halo: dunia & "kawan" P1', 'Halo: dunia & "kawan" P2']
    assert told[0]["outcue"] == "boleh bercerita kepada orang yang kamu percaya."


def test_mp3_mp2_and_flac_go_out_as_they_were_made(desk: Desk) -> None:
    assert mutagen.File(desk.folder("kota") / desk.facts("kota").programme.file).info.bitrate == 192_000
    flac = mutagen.File(desk.folder("bukit") / desk.facts("bukit").programme.file)
    assert flac.info.length == pytest.approx(desk.facts("bukit").programme.seconds, abs=1e-4)
    mp2 = mutagen.File(desk.folder("desa") / desk.facts("desa").programme.file)
    assert (mp2.info.layer, mp2.info.sample_rate) == (2, RATE)
    assert mp2.info.length == pytest.approx(desk.facts("desa").programme.seconds, abs=0.06)


def test_checksums_and_sizes_are_those_of_the_files(desk: Desk) -> None:
    for station in ("rri", "kota", "desa", "bukit"):
        facts, folder = desk.facts(station), desk.folder(station)
        files = [facts.programme, *facts.parts, *facts.sheets, facts.zip]
        for one in files:
            content = (folder / one.file).read_bytes()
            assert len(content) == one.bytes
            assert hashlib.sha256(content).hexdigest() == one.sha256
            assert hashlib.sha384(content).hexdigest() == one.sha384
        listed = {path.name for path in folder.iterdir()}
        assert listed == {one.file for one in files}
        check = subprocess.run(["sha256sum", "--check", "--quiet", "sha256sums.txt"], cwd=folder, check=False)
        assert check.returncode == 0


def test_the_parts_list_leads_to_files_that_are_there(desk: Desk) -> None:
    listed = json.loads((desk.folder("rri") / "parts.json").read_text("utf-8"))["files"]
    for one in listed:
        path = desk.site / one["url"].partition("example.org/")[2]
        assert path.stat().st_size == one["bytes"]
        assert (desk.site / "radio" / "rri" / one["latest"]).read_bytes() == path.read_bytes()
        assert (desk.site / "radio" / "rri" / one["aired_as"]).read_bytes() == path.read_bytes()
    assert sum(one["samples"] for one in listed[1:]) == listed[0]["samples"]


def test_the_zip_opens_and_verifies_itself(desk: Desk, tmp_path: Path) -> None:
    path = desk.folder("rri") / desk.facts("rri").zip.file
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        archive.extractall(tmp_path)
        assert {(info.date_time, info.external_attr >> 16) for info in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644)
        }
        assert not any(info.comment or info.extra for info in archive.infolist())
    assert {name.partition("/")[0] for name in names} == {"KABAR_20261122"}
    inside = tmp_path / "KABAR_20261122"
    assert (
        subprocess.run(["sha256sum", "--check", "--quiet", "sha256sums.txt"], cwd=inside, check=False).returncode == 0
    )
    assert {path.name for path in inside.glob("*.wav")} == {
        "KABAR_20261122.wav",
        "KABAR_20261122_P1.wav",
        "KABAR_20261122_P2.wav",
    }
    for wav in inside.glob("*.wav"):
        assert wav.with_suffix(".xml").is_file()  # where `rdimport --xml` looks
    assert "KABAR_20261122.wav" in (inside / "programme.cue").read_text("utf-8")


def test_the_same_campaign_gives_the_same_pack_to_the_byte(desk: Desk, tmp_path: Path) -> None:
    again = assembled(campaign(tmp_path / "campaign"), tmp_path / "site")
    for path in sorted(desk.site.joinpath("radio").rglob("*")):
        if path.is_file():
            assert (again.site / path.relative_to(desk.site)).read_bytes() == path.read_bytes(), path.name


def test_a_pack_is_made_once_and_a_new_class_touches_no_sound(desk: Desk, tmp_path: Path) -> None:
    root = campaign(tmp_path / "campaign")
    with Build(root, Options(jobs=1, now=NOW)) as work:
        work.load()
        work.make()
    with Build(root, Options(jobs=1, now=NOW)) as work:
        work.load()
        work.make()
        assert [name for name, made in work.made.items() if made.was_made] == []
    rundown = root / EPISODE
    rundown.write_text(rundown.read_text("utf-8").replace("classification: SU", "classification: R"), "utf-8")
    with Build(root, Options(jobs=1, now=NOW)) as work:
        work.load()
        work.make()
        made_again = sorted(name for name, made in work.made.items() if made.was_made)
        # the class stands in the label of the file, and the checksum of the file in the feed
        assert made_again == ["pack/rri/kabar/001-halo", "station/rri"]


CUE_LINE = re.compile(r'^(\s*)([A-Z]+)(?: (?:"([^"]*)"|(\S+)))?(?: (.*))?$')


def read_cue(text: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """A cue sheet as CD programs read it: the album's values, and those of each track."""
    album: dict[str, str] = {}
    tracks: list[dict[str, str]] = []
    for line in text.split("\r\n"):
        found = CUE_LINE.match(line)
        if not line or found is None:
            continue
        indent, name, quoted, word, rest = found.groups()
        value = quoted if quoted is not None else word
        if name == "TRACK":
            tracks.append({"number": value})
        elif indent and name == "INDEX":
            tracks[-1]["index"] = rest
        else:
            (tracks[-1] if indent else album)[name] = value
    return album, tracks


def test_the_cue_sheet_is_read_by_another_reader(desk: Desk) -> None:
    folder = desk.folder("rri")
    album, tracks = read_cue((folder / "programme.cue").read_bytes().decode())
    assert album["FILE"] == "KABAR_20261122.wav"
    assert album["TITLE"] == "Kabar kita: Halo: dunia & 'kawan'"
    assert [track["TITLE"] for track in tracks] == ["Jingle", "=Sapaan", "Penutup"]
    rows = json.loads((folder / "rundown.json").read_text("utf-8"))["segments"]
    for track, row in zip(tracks, rows, strict=True):
        minutes, seconds, frames = map(int, track["index"].split(":"))
        at = minutes * 60 + seconds + frames / 75
        assert row["start_seconds"] - 1 / 75 <= at <= row["start_seconds"]


def test_the_rundown_for_scripts_holds_every_segment_to_the_sample(desk: Desk) -> None:
    told = json.loads((desk.folder("rri") / "rundown.json").read_text("utf-8"))
    rows = told["segments"]
    assert [row["part"] for row in rows] == [1, 1, 2]
    assert rows[1]["cue_in"] == "Halo semua, ini siaran Kabar Kita dari"
    assert rows[1]["cue_out"] == "boleh bercerita kepada orang yang kamu percaya."
    assert rows[2]["cue_out"] == "sampai minggu depan, dadah"
    assert rows[0]["music"]["composer"] == "Tim = Gaung"
    assert told["decision"]["station_decision_by"] == "Kepala siaran"
    assert told["samples"] == 12 * RATE == sum(part["samples"] for part in told["parts"])
    assert told["parts"][1]["start_samples"] == rows[1]["start_samples"] + rows[1]["samples"]


def test_the_rundown_for_spreadsheets_holds_no_formula(desk: Desk) -> None:
    text = (desk.folder("rri") / "rundown.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["title"] for row in rows] == ["Jingle", "'=Sapaan", "Penutup"]
    assert [row["break_after"] for row in rows] == ["", "yes", ""]
    assert rows[0]["kind"] == "Jingel"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_the_sidecar_of_rivendell_holds_title_window_and_length(desk: Desk) -> None:
    for part in (desk.facts("rri").programme, *desk.facts("rri").parts):
        root = etree.parse(desk.folder("rri") / part.file.replace(".wav", ".xml")).getroot()
        assert root.tag == "cart"
        cut = root.find("cutList/cut")
        assert cut is not None
        assert root.findtext("title", "").startswith('Halo: dunia & "kawan"')
        assert root.findtext("artist") == "Aliansi Contoh"
        assert cut.findtext("startDatetime") == "2026-11-20T16:00:00+07:00"
        assert cut.findtext("endDatetime") == "2026-12-20T16:00:00+07:00"
        assert int(cut.findtext("endPoint", "")) == pytest.approx((part.seconds or 0) * 1000, abs=1)
        assert cut.findtext("outcue")
        assert part.aired_as.startswith(cut.findtext("description", "?"))


def test_liquidsoap_gets_the_parts_with_their_ends(desk: Desk) -> None:
    lines = (desk.folder("rri") / "liquidsoap.m3u").read_text("utf-8").splitlines()
    assert lines[0] == "#EXTM3U"
    for line, part in zip(lines[1:], desk.facts("rri").parts, strict=True):
        found = re.fullmatch(r'annotate:((?:[a-z_]+="(?:[^"\\]|\\.)*",?)+):(\S+)', line)
        assert found is not None
        tags = dict(re.findall(r'([a-z_]+)="((?:[^"\\]|\\.)*)"', found[1]))
        assert float(tags["liq_cue_in"]) == 0
        assert float(tags["liq_cue_out"]) == pytest.approx(part.seconds, abs=1e-6)
        assert found[2] == part.aired_as
        assert tags["title"].startswith('Halo: dunia & \\"kawan\\" P')


@pytest.mark.parametrize(
    ("station", "language", "word"),
    [
        ("rri", "id", "Rundown"),
        ("kota", "en", "Rundown"),
        ("desa", "ne", "कार्यक्रमको क्रमसूची"),
        ("bukit", "fil", "Rundown"),
    ],
)
def test_the_sheets_speak_the_station_s_language_and_run_nothing(
    desk: Desk, station: str, language: str, word: str
) -> None:
    for name in ("rundown.html", "questions.html", "brief.html", "letter.html", "index.html"):
        text = (desk.folder(station) / name).read_text("utf-8")
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False, strict=True)
        tree = parser.parse(text)
        assert tree.get("lang") == language
        [policy] = [meta for meta in tree.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
        assert "default-src 'none'" in policy.get("content", "")
        assert not list(tree.iter("script"))
        assert not [node for node in tree.iter() if any(key.startswith("on") for key in node.attrib)]
        assert {key for node in tree.iter() for key in node.attrib} <= {
            *("lang", "charset", "http-equiv", "content", "name", "class", "scope", "href", "colspan"),
        }
    assert f"<h1>{word}</h1>" in (desk.folder(station) / "rundown.html").read_text("utf-8")


def test_the_rundown_on_paper_says_all_that_a_desk_asks_for(desk: Desk) -> None:
    text = (desk.folder("rri") / "rundown.html").read_text("utf-8")
    for wanted in (
        "Radio &quot;Kita&quot; &amp; &lt;Kawan&gt;",
        "00:00:12",
        "JEDA",
        "Halo semua, ini siaran Kabar Kita dari",
        "sampai minggu depan, dadah",
        "Tanda &quot;Gaung&quot; · Tim = Gaung · CC BY 4.0",
        "Klasifikasi SU, dengan bimbingan orang tua",
        "Diputuskan oleh stasiun: Kepala siaran, 10 November 2026.",
        "22 November 2026 16:00 (UTC+07:00)",
    ):
        assert wanted in text, wanted
    assert "Class: ________" in (desk.folder("kota") / "rundown.html").read_text("utf-8")


def test_brief_questions_and_letter(desk: Desk) -> None:
    brief = (desk.folder("rri") / "brief.html").read_text("utf-8")
    assert "materi kekerasan seksual terhadap anak" in brief
    assert "pornografi anak" in brief
    assert "SAPA" in brief
    questions = (desk.folder("rri") / "questions.html").read_text("utf-8")
    assert "Apa &lt;harapanmu&gt;?" in questions
    assert "<strong>anak</strong>" in questions
    assert "nama sekolah" in questions
    letter = (desk.folder("rri") / "letter.html").read_text("utf-8")
    assert "00:00:12" in letter
    assert "CC BY-SA 4.0" in letter
    assert "cerita anak di dalamnya sudah mendapat izin" in letter
    assert "/withdrawn/" in letter


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_the_latest_name_is_always_there(desk: Desk, tmp_path: Path) -> None:
    """Before the first programme has expired it is that one; afterwards it is two silent seconds that say so."""
    during = names_in(desk.site / "radio" / "rri")
    assert {"KABAR_latest.wav", "KABAR_latest_P1.wav", "KABAR_latest_P2.wav", "KABAR_20261122_P1.wav"} <= during
    after = assembled(desk.root, tmp_path / "site", NOW + timedelta(days=60))
    there = names_in(after.site / "radio" / "rri")
    assert {name for name in during if "latest" in name} == {name for name in there if "latest" in name}
    assert not [name for name in there if "20261122" in name]
    for name in ("KABAR_latest.wav", "KABAR_latest_P2.wav"):
        chunks = chunks_of((after.site / "radio" / "rri" / name).read_bytes())
        assert set(chunks["data"]) == {0}
        assert len(chunks["data"]) == 2 * 2 * RATE
        assert chunks["bext"].startswith(b"NO PROGRAMME - DO NOT AIR")
    mp3 = mutagen.File(after.site / "radio" / "kota" / "KABAR_latest.mp3")
    assert mp3.info.length == pytest.approx(2.0, abs=0.1)
    told = json.loads((after.site / "radio" / "rri" / "KABAR_latest.json").read_text("utf-8"))
    assert told["episode"] is None
    assert {one["on_air"] for one in told["files"]} == {False}
    told = json.loads((desk.site / "radio" / "rri" / "KABAR_latest.json").read_text("utf-8"))
    assert (told["episode"], {one["on_air"] for one in told["files"]}) == ("001-halo", {True})


def test_a_programme_of_fewer_parts_leaves_no_name_empty(tmp_path: Path) -> None:
    root = campaign(tmp_path / "campaign")
    newer = (
        RUNDOWN.replace("2026-11-20", "2026-11-21")
        .replace("2026-11-22", "2026-11-23")
        .replace("episode: 1", "episode: 2")
    )
    newer = newer.replace("    break_after: true\n", "").replace('title: "Halo', 'title: "Hai')
    folder = root / "episodes/kabar/002-hai"
    for number, name in enumerate(("01-jingle", "02-dialog", "03-tutup")):
        write_wav(folder / "audio" / f"{name}.wav", speech_like(1.4 + number, seed=number))
    (folder / "audio/02.vtt").write_text(VTT, "utf-8")
    (folder / "episode.yaml").write_text(newer, "utf-8")
    site = assembled(root, tmp_path / "site").site
    at_station = names_in(site / "radio" / "rri")
    assert {
        "KABAR_20261122_P2.wav",
        "KABAR_20261123_P1.wav",
        "KABAR_latest_P1.wav",
        "KABAR_latest_P2.wav",
    } <= at_station
    assert "KABAR_20261123_P2.wav" not in at_station
    told = json.loads((site / "radio" / "rri" / "KABAR_latest.json").read_text("utf-8"))
    assert {one["file"]: one["on_air"] for one in told["files"]} == {
        "KABAR_latest.wav": True,
        "KABAR_latest_P1.wav": True,
        "KABAR_latest_P2.wav": False,
    }


@pytest.mark.parametrize("text", ["हाम्रो आवाज", "Piñata — “é”", "x" * 300, 'a"b\\c\r\n<d>'])
def test_a_label_survives_any_text(tmp_path: Path, text: str) -> None:
    path, to = tmp_path / "a.wav", tmp_path / "b.wav"
    write_wav(path, speech_like(0.1, 1))
    label = cart.Cart(
        title=text,
        artist=text,
        cut_id=text,
        client_id=text,
        category=text,
        classification=text,
        out_cue=text,
        starts=NOW,
        ends=None,
        user_text=text,
        timers=tuple((f"MRK{number}", number) for number in range(12)),
        url=text * 10,
        tag_text=text,
    )
    cart.with_cart(path, label, to)
    chunks = chunks_of(to.read_bytes())
    texts, timers, _ = read_cart(chunks["cart"])
    assert (texts["end_date"], texts["end_time"]) == ("9999-12-31", "23:59:59")
    assert len(timers) == 8
    assert all(len(value) < 64 for value in texts.values())
    assert chunks["data"] == chunks_of(path.read_bytes())["data"]


def test_a_withdrawn_programme_leaves_every_name_and_the_latest_is_silent(tmp_path: Path) -> None:
    root = campaign(tmp_path / "campaign")
    register = root / "content/data/withdrawn.yaml"
    row = "  - {kind: episode, id: kabar/001-halo, withdrawn_on: 2026-11-22, guids: [urn:uuid:1]}\n"
    register.write_text(f"withdrawn:\n{row}", "utf-8")
    site = assembled(root, tmp_path / "site").site
    there = names_in(site / "radio" / "rri")
    assert {"KABAR_latest.wav", "KABAR_latest_P1.wav", "KABAR_latest_P2.wav"} <= there
    assert not [name for name in there if "2026" in name]
    assert not (site / "radio" / "rri" / "kabar-001-halo").exists()
    assert set(chunks_of((site / "radio" / "rri" / "KABAR_latest_P1.wav").read_bytes())["data"]) == {0}
