"""What an adult companion works with: safe replacements, test calls, consent forms, the report. Nothing of it leaks."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from campaign_fixtures import copy_minimal, edited
from gaung import messages, rules
from gaung.companion import calling, replacing, report
from gaung.making.poster import consent_form, word_card
from gaung.making.poster.display import GlyphRun
from gaung.model.language import Language
from gaung.model.register import Consent
from gaung.model.today import Today
from gaung.problem import Problem
from gaung.reading.campaign import read_campaign
from test_cli import NOW, gaung

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGE = "content/id/jejak.md"
REGISTER = "content/data/helplines.yaml"


def with_text(text: str) -> dict[str, str]:
    return edited(PAGE, ("Pikir dulu, lalu bagikan.", text))


def found(root: Path) -> list[Problem]:
    return list(rules.check(read_campaign(root)[0], AT))


def replaced(tmp_path: Path, text: str) -> str:
    root = copy_minimal(tmp_path, with_text(text))
    done = replacing.replacements(root, found(root))
    return done[PAGE][1].split("jejak. ", 1)[1].rstrip("\n") if done else text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Pornografi anak itu jahat.", "Materi kekerasan seksual terhadap anak itu jahat."),
        ("Prostitusi anak dan bocah.", "Eksploitasi seksual anak dalam prostitusi dan anak."),
        ("Seorang **bocah** bermain.", "Seorang **anak** bermain."),
        ("Cegah pernikahan dini!", "Cegah perkawinan anak!"),
        ("This is child pornography.", "This is materi kekerasan seksual terhadap anak."),
    ],
)
def test_safe_words_take_the_place_of_others(tmp_path: Path, before: str, after: str) -> None:
    assert replaced(tmp_path, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "Ia menjual “bocah” katanya.",
        "\n\n> Bocah itu kami dampingi.\n>\n> — Kepala lembaga, 2019",
        "UU 44/2008 tentang Pornografi.",
        "Itu salahnya sendiri.",
        "Porno**grafi** anak.",
        "Ini soal pornografi\nanak. Begitu.",
    ],
)
def test_quotations_laws_and_what_needs_its_author_stay(tmp_path: Path, text: str) -> None:
    root = copy_minimal(tmp_path, with_text(text))
    assert replacing.replacements(root, found(root)) == {}


def test_a_diff_applies_and_keeps_every_other_byte(tmp_path: Path) -> None:
    text = edited(PAGE, ("Pikir dulu", "Pornografi anak\tmerusak.  <!-- catatan -->\r\nPikir dulu"))[PAGE]
    root = copy_minimal(tmp_path, {PAGE: text.rstrip("\n")})
    (root / PAGE).write_bytes(text.rstrip("\n").encode())
    command = [sys.executable, "-m", "gaung", "check", "--fix", *NOW]
    shown = subprocess.run(command, cwd=root, capture_output=True).stdout
    assert (root / PAGE).read_bytes() == text.rstrip("\n").encode()
    patched = subprocess.run(["git", "apply", "--verbose"], cwd=root, input=shown, capture_output=True)
    assert patched.returncode == 0, patched.stderr
    after = (root / PAGE).read_bytes()
    (root / PAGE).write_bytes(text.rstrip("\n").encode())
    gaung("check", "--fix", "--write", *NOW, cwd=root)
    assert (root / PAGE).read_bytes() == after
    use = "Materi kekerasan seksual terhadap anak"
    assert after.decode() == text.rstrip("\n").replace("Pornografi anak", use)


@pytest.mark.parametrize("words", [("--write",), ("--fix", "--format", "json")])
def test_a_replacement_is_written_and_shown_in_one_way_only(tmp_path: Path, words: tuple[str, ...]) -> None:
    """`--write` by itself wrote, and a diff is no JSON."""
    root = copy_minimal(tmp_path, with_text("Pornografi anak merusak."))
    before = (root / PAGE).read_bytes()
    done = gaung("check", *words, *NOW, cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert (root / PAGE).read_bytes() == before


def test_a_file_of_somebody_else_is_not_called_clean(tmp_path: Path) -> None:
    (tmp_path / "lain.md").write_text("x", "utf-8")
    assert gaung("check", str(tmp_path / "lain.md"), cwd=copy_minimal(tmp_path / "c")).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    os.mkfifo(root / "content/id/pipa.md")
    assert "read-not-a-file" in gaung("check", *NOW, cwd=root).stdout


def test_a_call_is_recorded_and_comments_stay(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "campaigns/minimal" / REGISTER).read_text("utf-8")
    text = text.replace("    checked_by: pendamping\n", "    checked_by: pendamping  # siapa\n", 1)
    text = text.replace(
        "    method: published sources\n", "    method: published sources;\n      still to be called\n", 1
    )
    root = copy_minimal(tmp_path, {REGISTER: "# register\n" + text})
    campaign, _ = read_campaign(root)
    line = campaign.helplines.helplines[0]
    done = calling.recorded("# register\n" + text, line, AT.date(), "safeguarding: lead", "test call", 100)
    (root / REGISTER).write_text(done, "utf-8")
    new = read_campaign(root)[0].helplines.helplines[0]
    assert (new.checked_by, new.method) == ("safeguarding: lead", "test call")
    assert (str(new.checked_on), str(new.review_by)) == ("2026-11-22", "2027-03-02")
    assert "# siapa" in done
    assert done.startswith("# register\n")
    assert read_campaign(root)[0].helplines.helplines[1:] == campaign.helplines.helplines[1:]


def test_the_call_sheet_begins_with_what_is_due(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, edited(REGISTER, ("review_by: 2027-02-20", "review_by: 2026-12-01")))
    lines = calling.call_sheet(read_campaign(root)[0])
    assert [str(line.review_by) for line in lines] == sorted(str(line.review_by) for line in lines)
    assert str(lines[0].review_by) == "2026-12-01"
    done = gaung("helplines", *NOW, "--csv-out", str(tmp_path / "calls.csv"), cwd=root)
    assert done.stdout.startswith(f"2026-12-01  {lines[0].id}")
    rows = list(csv.reader((tmp_path / "calls.csv").read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == [line.id for line in lines]


def test_a_call_sheet_is_never_written_over_what_somebody_keeps(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "kampanye")
    register = (root / REGISTER).read_bytes()
    sheet = tmp_path / "calls.csv"
    assert gaung("helplines", *NOW, "--csv-out", str(sheet), cwd=root).returncode == 0
    assert gaung("helplines", *NOW, "--csv-out", str(sheet), cwd=root).returncode == 0
    sheet.write_text(sheet.read_text("utf-8").replace("published sources,", "published sources,dijawab", 1), "utf-8")
    filled = sheet.read_bytes()
    (tmp_path / "tautan.csv").symlink_to(root / "content/baru.csv")
    wrong = ("../calls.csv", REGISTER, "content/a.csv", "site/a.csv", ".git/a.csv", "calls.txt", "..", "../tautan.csv")
    for out in wrong:
        done = gaung("helplines", *NOW, "--csv-out", out, cwd=root)
        assert done.returncode == 2, out
        assert Path(out).name in done.stderr
    assert (root / REGISTER).read_bytes() == register
    assert sheet.read_bytes() == filled
    assert not (root / "content/baru.csv").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--record", "tidak-ada", "--by", "x"),
        ("--record", "id-sapa-129"),
        ("--record", "id-sapa-129", "--by", "Siti, pendamping"),
        ("--record", "id-sapa-129", "--by", "pendamping 0812-0000-4321"),
        ("--record", "id-sapa-129", "--by", "x", "--method", "siti@contoh.example"),
        ("--record", "id-sapa-129", "--by", "x", "--on", "2099-01-01"),
        ("--record", "id-sapa-129", "--by", "x", "--days", "999999999999"),
    ],
)
def test_a_call_without_a_line_or_a_role_or_a_sane_day_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = gaung("helplines", *words, *NOW, "--write", cwd=copy_minimal(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")


def consent(**changed: object) -> Consent:
    written = {
        "ref": "ID-2026-014",
        "kinds": ["voice", "quote"],
        "uses": ["site"],
        "countries": ["ID"],
        "languages": ["id"],
        "age_band": "13-15",
        "assent": True,
        "valid_from": "2026-11-01",
        "valid_until": "2027-10-31",
    }
    return Consent.model_validate({**written, **changed})


@pytest.mark.parametrize("language", list(Language))
def test_a_form_has_three_pages_its_reference_and_no_hole(tmp_path: Path, language: Language) -> None:
    campaign, _ = read_campaign(copy_minimal(tmp_path))
    pages = consent_form.pages(campaign, "ID-2026-014", consent(), language)
    assert len(pages) == 3
    for page in pages:
        runs = [item for item in page.items() if isinstance(item, GlyphRun)]
        assert any(run.word.text == "ID-2026-014" for run in runs)
        assert all(run.box[0] > 8 and run.box[2] < 202 and run.box[3] < 292 for run in runs)
        assert not [run.word.text for run in runs if "{" in run.word.text]
    first = consent_form.render(campaign, "ID-2026-014", consent(), language)
    assert first == consent_form.render(campaign, "ID-2026-014", consent(), language)


@pytest.mark.parametrize("language", list(Language))
def test_a_phone_reads_the_reference_from_every_page_of_the_form(tmp_path: Path, language: Language) -> None:
    campaign, _ = read_campaign(copy_minimal(tmp_path))
    document = pypdfium2.PdfDocument(consent_form.render(campaign, "ID-2026-014", consent(), language))
    try:
        for sheet in document:
            image = sheet.render(scale=200 / 72).to_pil().convert("RGB")
            assert [code.text for code in zxingcpp.read_barcodes(image)] == ["ID-2026-014"]
    finally:
        document.close()


def test_what_is_recorded_is_ticked_and_a_new_form_is_open(tmp_path: Path) -> None:
    campaign, _ = read_campaign(copy_minimal(tmp_path))

    def shapes(recorded: Consent | None) -> int:
        page = consent_form.pages(campaign, "ID-2026-014", recorded, Language.ENGLISH)[0]
        return sum(not isinstance(item, GlyphRun) for item in page.items())

    assert shapes(consent()) - shapes(None) == 3  # voice, quote, site
    assert shapes(consent(kinds=["voice"])) - shapes(None) == 2


@pytest.mark.parametrize("language", list(Language))
def test_the_word_card_is_one_sheet(language: Language) -> None:
    pages = word_card.pages(language)
    assert len(pages) == 1
    assert all(run.box[3] < 290 for run in pages[0].items() if isinstance(run, GlyphRun))


def test_forms_cards_and_reports_never_land_where_things_are_published(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    for words in (("consent", "form", "ID-2026-001"), ("words",), ("report", *NOW)):
        for folder in ("site/x", "content/x", "."):
            done = gaung(*words, "--out", str(root / folder), cwd=root)
            assert done.returncode == 2, (words, folder)
    bad = gaung("consent", "form", "Rina Contoh", "--out", str(tmp_path / "o"), cwd=root)
    assert bad.returncode == 2


LEAKY = "Rina Contoh Sari, 13 tahun, 0812-0000-0000, siswi SMPN 1 Contoh."


def test_no_report_and_no_output_repeats_what_was_seen(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path, with_text(LEAKY))
    gaung("report", "--out", str(tmp_path / "o"), *NOW, cwd=root)
    outputs = [(tmp_path / "o" / name).read_text("utf-8") for name in ("safeguarding.html", "safeguarding.csv")]
    for form in ("text", "json", "github"):
        outputs.append(gaung("check", "--format", form, *NOW, cwd=root).stdout)
    for output in outputs:
        assert "personal-data-phone" in output
        for piece in ("Rina", "Contoh Sari", "0812-0000", "08120000", "SMPN 1"):
            assert piece not in output, output


def test_the_report_lists_every_exemption_and_what_is_to_do(tmp_path: Path) -> None:
    text = "<!-- gaung: allow term-11 because =judul buku lama -->\nBocah Petualang."
    root = copy_minimal(tmp_path, with_text(text))
    campaign, _ = read_campaign(root)
    rows = report.rows(campaign, found(root), Today.at(AT), Language.ENGLISH)
    by_section = {section: [row for row in rows if row.section is section] for section in report.Section}
    assert ["judul buku lama" in row.what for row in by_section[report.Section.EXEMPTION]] == [True]
    assert [row.where for row in by_section[report.Section.CONSENT]] == ["ID-2026-001"]
    assert len(by_section[report.Section.HELPLINE]) == len(calling.call_sheet(campaign))
    read = list(csv.reader(io.StringIO(report.as_csv(rows, Language.ENGLISH))))
    assert len(read) == len(rows) + 1
    assert not any(cell[:1] in {"=", "+", "@"} for row in read for cell in row)
    html = report.as_html(rows, "A <b>", AT.date(), Language.ENGLISH)
    assert "<script" not in html
    assert "A &lt;b&gt;" in html
    assert report.exemptions(found(root))[0].code == "term-allowed"


def test_more_than_three_exemptions_of_a_file_are_refused(tmp_path: Path) -> None:
    one = "<!-- gaung: allow term-11 because judul buku -->\nBocah {}.\n\n"
    few = copy_minimal(tmp_path / "few", with_text("".join(one.format(n) for n in range(3))))
    assert "term-allow-many" not in {problem.code for problem in found(few)}
    many = copy_minimal(tmp_path / "many", with_text("".join(one.format(n) for n in range(4))))
    problem = next(problem for problem in found(many) if problem.code == "term-allow-many")
    assert "4" in messages.message(problem, Language.INDONESIAN)
