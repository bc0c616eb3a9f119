"""The table for editors: what there is in which language, for whom, what waits for whom, and what is out of date."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path, PurePosixPath

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaung.companion import coverage
from gaung.companion.coverage import State
from gaung.messages import COMPLETE
from gaung.model.campaign import Campaign
from gaung.model.language import Language
from gaung.model.page import Audience, Page, PageFront
from gaung.reading.campaign import read_campaign
from site_fixtures import files, page, write_campaign
from test_cli import gaung

JEJAK = "content/en/jejak.md"


def states(campaign: Campaign) -> dict[str, dict[str, set[State]]]:
    return {
        row.name: {language.value: set(found) for language, found in row.states.items()}
        for row in coverage.rows(campaign)
    }


def test_each_cell_says_all_that_holds(tmp_path: Path) -> None:
    edits = {
        "content/en/aksi/majalah.md": page("Wall magazine", "x"),
        "content/id/berat.md": page("Berat", "x", topics="[grooming]"),
        "posters/cek/poster.yaml": files()["posters/cek/poster.yaml"].replace(
            "body: Look at the background.", "body: Look at the background., native_review: false"
        ),
    }
    found = states(write_campaign(tmp_path, edits))
    assert found["jejak"] == {
        "id": {State.ORIGINAL}, "en": {State.UNREAD}, "ne": {State.MISSING}, "fil": {State.MISSING}
    }  # fmt: skip
    assert found["aksi/majalah"]["en"] == {State.UNRECORDED}
    assert found["berat"]["id"] == {State.ORIGINAL, State.UNSIGNED}
    assert found["abhibhawak"] == {
        "id": {State.MISSING}, "en": {State.MISSING}, "ne": {State.ORIGINAL}, "fil": {State.MISSING}
    }  # fmt: skip
    assert found["posters/cek"] == {
        "id": {State.ORIGINAL}, "en": {State.UNREAD}, "ne": {State.MISSING}, "fil": {State.MISSING}
    }  # fmt: skip


def test_a_programme_stands_in_its_language_with_its_words_and_for_each_of_its_audiences(tmp_path: Path) -> None:
    show = files()["episodes/kabar/001-halo/episode.yaml"]
    spoken = show.replace(
        "  - {silence_seconds: 8, title: Obrolan, kind: dialog, help_text: true}",
        "  - {file: a.wav, title: Obrolan, kind: dialog}",
    )
    for_two = show.replace("season: 1\n", 'season: 1\naudience: ["12-14", adults]\n')
    hard = show.replace("season: 1\n", "season: 1\ntopics: [grooming]\n")
    edits = {
        f"episodes/kabar/{name}/episode.yaml": text
        for name, text in (("002-bisu", spoken), ("003-dua", for_two), ("004-berat", hard))
    }
    campaign = write_campaign(tmp_path, edits)
    found = states(campaign)
    elsewhere = {"en": {State.ELSEWHERE}, "ne": {State.ELSEWHERE}, "fil": {State.ELSEWHERE}}
    assert found["podcast/kabar/001-halo"] == {"id": {State.ORIGINAL}, **elsewhere}
    assert found["podcast/kabar/002-bisu"] == {"id": {State.UNWRITTEN}, **elsewhere}
    assert found["podcast/kabar/004-berat"] == {"id": {State.UNSIGNED}, **elsewhere}
    rows = coverage.rows(campaign)
    assert [row.audience for row in rows if row.name == "podcast/kabar/003-dua"] == ["12-14", "adults"]
    sums = coverage.counts(rows, Language.ENGLISH)
    own = [row for row in rows if row.audience == "adults" and not row.name.startswith("podcast/")]
    assert sums["adults"][1] == len(own), "no English is missing where a programme is spoken in Indonesian"


def test_a_recorded_translation_is_out_of_date_when_the_original_says_something_else(tmp_path: Path) -> None:
    campaign = write_campaign(tmp_path)
    (translated,) = [one for one in coverage.translations(campaign) if one.id == "en/jejak"]
    fingerprint = coverage.original_of(campaign, translated).fingerprint
    text = coverage.recorded((tmp_path / JEJAK).read_text("utf-8"), translated, fingerprint)
    assert text is not None
    (tmp_path / JEJAK).write_text(text.replace("native_review: false\n", ""), "utf-8")
    assert states(read_campaign(tmp_path)[0])["jejak"]["en"] == {State.DONE}
    original = tmp_path / "content/id/jejak.md"
    before = original.read_text("utf-8")
    original.write_text(before.replace("Isi yang **berat**.", "Isi\nyang   **berat**."), "utf-8")
    assert states(read_campaign(tmp_path)[0])["jejak"]["en"] == {State.DONE}, "a line break says nothing new"
    original.write_text(before.replace("Isi yang **berat**.", "Isi yang **ringan**."), "utf-8")
    assert states(read_campaign(tmp_path)[0])["jejak"]["en"] == {State.OUTDATED}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_recording_adds_one_line_and_changes_no_other(tmp_path: Path, ends: str) -> None:
    campaign = write_campaign(tmp_path, {JEJAK: page("Footprint", "# keep\n\nText.", order="10")})
    (translated,) = [one for one in coverage.translations(campaign) if one.id == "en/jejak"]
    text = (tmp_path / JEJAK).read_text("utf-8").replace("\n", ends)
    once = coverage.recorded(text, translated, "0123456789")
    assert once is not None
    assert [line for line in once.split(ends) if "translated_from" not in line] == text.split(ends)
    (tmp_path / JEJAK).write_bytes(once.encode())
    (again,) = [one for one in read_campaign(tmp_path)[0].pages if one.id == "en/jejak"]
    assert again.front.translated_from == "0123456789"
    twice = coverage.recorded(once, again, "abcdefabcd")
    assert twice == once.replace("0123456789", "abcdefabcd")


@given(st.text(max_size=60), st.text(max_size=60))
def test_two_texts_have_one_fingerprint_only_if_they_say_the_same(first: str, second: str) -> None:
    whole = _one_page()
    a, b = (replace(whole, text=text).fingerprint for text in (first, second))
    assert (a == b) == (first.split() == second.split())


def _one_page() -> Page:
    front = PageFront(title="a", description="b", audience=Audience.EVERYBODY)
    return Page(front=front, language=Language.ENGLISH, source=PurePosixPath("content/en/a.md"), text="", text_line=1)


def test_the_table_reads_the_same_as_text_page_and_spreadsheet(tmp_path: Path) -> None:
    campaign = write_campaign(tmp_path)
    found, languages = coverage.rows(campaign), campaign.settings.languages
    for spoken in COMPLETE:
        sheet = list(csv.reader(io.StringIO(coverage.as_csv(found, languages, spoken))))
        assert len(sheet) == len(found) + 1
        html = coverage.as_html(found, languages, "Uji <&>", spoken)
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
        rows = [
            ["".join(cell.itertext()) for cell in row if cell.tag in ("th", "td")]
            for body in tree.iter("tbody")
            for row in body.iter("tr")
        ]
        assert rows == [line[1:] for line in sheet[1:]]
        assert "http" not in html
        text = coverage.as_text(found, languages, spoken)
        assert all(line[1] in text for line in sheet[1:])


def test_the_sums_are_those_of_the_cells(tmp_path: Path) -> None:
    found = coverage.rows(write_campaign(tmp_path))
    for language in Language:
        for audience, (good, every) in coverage.counts(found, language).items():
            own = [row.states[language] for row in found if row.audience == audience]
            assert every == sum(State.ELSEWHERE not in one for one in own)
            assert good == sum(all(state in (State.ORIGINAL, State.DONE) for state in one) for one in own)


def test_the_command_shows_writes_and_records(tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "c").root
    shown = gaung("coverage", "--out", str(tmp_path / "o"), cwd=root)
    assert shown.returncode == 0, shown.stderr
    assert "menunggu penutur asli" in shown.stdout
    assert {path.name for path in (tmp_path / "o").iterdir()} == {"coverage.html", "coverage.csv"}
    assert gaung("coverage", "--out", str(root / "site"), cwd=root).returncode == 2
    dry = gaung("coverage", "--record", "en/jejak", cwd=root)
    assert "+translated_from:" in dry.stdout
    assert "translated_from" not in (root / JEJAK).read_text("utf-8")
    gaung("coverage", "--record", "all", "--write", cwd=root)
    read = read_campaign(root)[0]
    assert all(one.front.translated_from for one in coverage.translations(read))
    again = gaung("coverage", "--record", "all", "--write", cwd=root)
    assert again.stdout == "Tidak ada yang perlu ditulis: semuanya sudah dicatat.\n"
    wrong = gaung("coverage", "--record", "en/jejk", "--language", "en", cwd=root)
    assert wrong.returncode == 2
    assert "Did you mean “en/jejak”?" in wrong.stderr


def test_a_fingerprint_of_another_form_is_one_sentence(tmp_path: Path) -> None:
    root = write_campaign(tmp_path).root
    (root / JEJAK).write_text(page("F", "x", translated_from="kemarin"), "utf-8")
    told = gaung("check", "--language", "en", cwd=root)
    assert told.returncode == 1
    assert f"{JEJAK}:5:18: error:" in told.stdout
    assert "gaung coverage --record" in told.stdout
