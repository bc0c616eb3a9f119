"""Figures with sources, words explained and children's voices: shown out of registers only, and never without a yes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from campaign_fixtures import copy_minimal
from gaung import taking_back
from gaung.block import find_blocks, quotes_in
from gaung.inspecting.file import read_file
from gaung.inspecting.recognising import Withdrawn
from gaung.making.pages import prepare
from gaung.media import Media
from gaung.messages import COMPLETE, as_texts
from gaung.model.campaign import Campaign
from gaung.model.trace import Trace
from gaung.problem import CampaignError, Problem, Severity
from gaung.rules import RULES, quoted
from gaung.rules import page as page_rules
from gaung.rules.consent import consents_that_end_soon_are_said
from gaung.rules.context import Context
from gaung.site.blocks import PAGE_MARK
from gaung.withholding import released
from site_fixtures import CONSENTS, EVIDENCE, TERMS, make_media, page, write_campaign
from test_site_plugin import run

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
JEJAK = "content/id/jejak.md"
QUOTE = "Kami mau aturan kelas yang kami tulis sendiri bersama bu guru"
VOICES = f'::: voices "Kata kami"\n- {QUOTE}. [ID-2026-001]\n- Tanya kami dulu! [ID-2026-002]\n:::\n'
SECOND = CONSENTS.replace("consents:\n", "").replace("-001", "-002")


def context(campaign: Campaign, now: datetime = NOW) -> Context:
    return Context(media=Media(campaign.root), now=now)


def rendered(campaign: Campaign, work: Path, text: str, language: str = "id") -> str:
    prepare(campaign, make_media(work / "made").products, work / "to")
    options: dict[str, dict[str, object]] = {
        "gaung.site.blocks": {"listing": str(work / "to" / f"{language}.listing.json")}
    }
    return Markdown(extensions=["gaung.site.blocks"], extension_configs=options).convert(
        f"{PAGE_MARK}/jejak/ -->\n\n{text}"
    )


def test_a_figure_comes_with_its_meaning_a_step_and_its_source(tmp_path: Path) -> None:
    html = rendered(write_campaign(tmp_path / "c"), tmp_path, "::: evidence figure=uji-separuh :::")
    assert "Separuh</strong> dari yang &lt;ditanya&gt; menjawab ya." in html
    assert "Banyak yang sama denganmu." in html
    assert "Tanya temanmu." in html
    assert 'Sumber: <a href="https://survei.example/uji" rel="noreferrer">Survei uji, Aliansi Uji, 2026</a>' in html
    assert "Kelas uji, 2025-2026" in html


def test_what_is_not_translated_says_its_language(tmp_path: Path) -> None:
    campaign = write_campaign(tmp_path / "c")
    html = rendered(campaign, tmp_path, "::: evidence figure=uji-separuh :::\n\n::: term name=sandi :::", "ne")
    assert '<p class="g-evidence__figure" lang="id">' in html
    assert '<dd lang="id">Kunci akunmu.</dd>' in html
    assert "स्रोत:" in html


def test_the_glossary_is_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    html = rendered(write_campaign(tmp_path / "c"), tmp_path, "::: terms :::")
    assert html.index("Akun") < html.index("Sandi")
    assert html.count("<dfn>") == 2


def test_a_figure_that_is_not_proved_is_not_shown_and_said(tmp_path: Path) -> None:
    campaign = write_campaign(tmp_path / "c", {"content/data/evidence.yaml": EVIDENCE.replace("grade: A", "grade: B")})
    assert "Separuh" not in rendered(campaign, tmp_path, "::: evidence figure=uji-separuh :::")
    (problem,) = [
        one for rule in page_rules.RULES for one in rule(campaign, context(campaign)) if one.severity is Severity.ERROR
    ]
    assert problem.code == "page-evidence-grade"
    assert problem.place
    line = (campaign.root / JEJAK).read_text("utf-8").split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("figure=uji-separuh")


SLIPS = [
    ("content/data/evidence.yaml", EVIDENCE, "years: 2025-2026", "years: tahun lalu", "read-shape"),
    ("content/data/evidence.yaml", EVIDENCE, "grade: A", "grade: D", "read-choice"),
    ("content/data/evidence.yaml", EVIDENCE, "    source:", "    sumber:", "read-key-unknown"),
    ("content/data/evidence.yaml", EVIDENCE, "meaning: {id:", "meaning: {fil:", "page-register-language"),
    ("content/data/evidence.yaml", EVIDENCE, "https://survei.example", "http://survei.example", "read-shape"),
    ("content/data/evidence.yaml", EVIDENCE, "checked_on: 2026-11-01", "checked_on: kemarin", "read-date"),
    ("content/data/terms.yaml", TERMS, "id: akun", "id: sandi", "page-register-twice"),
    ("content/data/terms.yaml", TERMS, "name: {id: Sandi, en:", "name: {id: Sandi, fil:", "page-register-language"),
    ("content/data/terms.yaml", TERMS, "meaning: {id: Namamu", "arti: {id: Namamu", "read-key-unknown"),
]


@pytest.mark.parametrize(
    ("file", "text", "before", "after", "code"), SLIPS, ids=[f"{row[4]}-{n}" for n, row in enumerate(SLIPS)]
)
def test_a_slip_in_a_register_is_one_sentence_with_its_line(
    tmp_path: Path, file: str, text: str, before: str, after: str, code: str
) -> None:
    assert before in text
    with pytest.raises(CampaignError) as stopped:
        write_campaign(tmp_path, {file: text.replace(before, after, 1)})
    problem = next(one for one in stopped.value.problems if one.code == code)
    assert problem.place
    assert problem.place.file == file
    assert problem.place.line > 1
    for language in COMPLETE:
        (told,) = as_texts([problem], language, tmp_path)
        assert told.startswith(f"{file}:{problem.place.line}:")
        assert len(told.strip().split("\n")) >= 4, told


def test_a_quote_is_shown_by_age_band_alone(tmp_path: Path) -> None:
    html = rendered(write_campaign(tmp_path / "c"), tmp_path, VOICES)
    assert f"<blockquote><p>{QUOTE}.</p></blockquote>" in html
    assert "Anak, 13–15 tahun" in html
    assert "ID-2026" not in html
    assert "Tanya kami dulu" not in html, "its consent is not recorded"


REFUSED = [
    ("kinds: [quote]", "kinds: [voice]", "consent-kind"),
    ("uses: [site]", "uses: [radio]", "consent-scope"),
    ("countries: [ID]", "countries: [PH]", "consent-scope"),
    ("languages: [id]", "languages: [en]", "consent-scope"),
    ("assent: true", "assent: false", "consent-no-assent"),
    ("ref: ID-2026-001", "ref: ID-2026-010", "consent-unknown"),
]


@pytest.mark.parametrize(("before", "after", "code"), REFUSED)
def test_a_quote_without_a_consent_for_just_this_is_refused(tmp_path: Path, before: str, after: str, code: str) -> None:
    campaign = write_campaign(tmp_path, {"content/data/consents.yaml": CONSENTS.replace(before, after)})
    (problem,) = quoted.quoted_children_have_a_consent(campaign, context(campaign))
    assert problem.code == code
    assert problem.severity is Severity.ERROR
    assert problem.place
    line = (campaign.root / JEJAK).read_text("utf-8").split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("ID-2026-001")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("valid_until: 2027-12-31", "valid_until: 2026-11-21"),
        ("valid_from: 2026-01-01", "valid_from: 2026-11-23"),
        ("assent: true", "assent: true\n    withdrawn_on: 2026-11-20"),
    ],
)
def test_a_quote_whose_consent_does_not_hold_vanishes_and_this_is_said(tmp_path: Path, before: str, after: str) -> None:
    register = CONSENTS.replace(before, after) + SECOND
    edits = {"content/data/consents.yaml": register, JEJAK: page("Jejak", VOICES, order="10")}
    campaign = write_campaign(tmp_path / "c", edits)
    (problem,) = quoted.ended_quotes_are_said(campaign, context(campaign))
    assert (problem.code, problem.severity) == ("consent-ended-quote", Severity.WARNING)
    out = released(campaign, NOW)
    left = next(one for one in out.pages if str(one.source) == JEJAK)
    assert QUOTE not in left.text
    assert "Tanya kami dulu" in left.text
    assert left.text.count("\n") == next(p for p in campaign.pages if str(p.source) == JEJAK).text.count("\n")
    prepare(out, make_media(tmp_path / "m").products, tmp_path / "to")
    for file in (tmp_path / "to").rglob("*.md"):
        assert QUOTE not in file.read_text("utf-8")


def test_the_day_after_a_consent_ended_the_same_command_takes_the_words_off_the_site(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "kampanye")
    today = datetime.now(UTC)
    register = CONSENTS.replace("valid_until: 2027-12-31", f"valid_until: {today.date() + timedelta(days=1)}")
    (root / "content/data/consents.yaml").write_text(register, "utf-8")
    (root / "content/id/kata.md").write_text(
        page("Kata", VOICES.replace("- Tanya kami dulu! [ID-2026-002]\n", "")), "utf-8"
    )
    shown = root / "site/kata/index.html"
    for days, is_out in ((0, True), (3, False)):
        # no file of the author changes between the two; the day alone does
        built = run(root, "gaung", "build", "--now", (today + timedelta(days=days)).isoformat())
        assert built.returncode == 0, built.stdout + built.stderr
        assert (QUOTE in shown.read_text("utf-8")) == is_out, days


def test_no_moment_of_the_past_publishes_what_has_ended_since(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path / "kampanye")
    today = datetime.now(UTC)
    register = CONSENTS.replace("valid_until: 2027-12-31", f"valid_until: {today.date() - timedelta(days=1)}")
    (root / "content/data/consents.yaml").write_text(register, "utf-8")
    (root / "content/id/kata.md").write_text(
        page("Kata", VOICES.replace("- Tanya kami dulu! [ID-2026-002]\n", "")), "utf-8"
    )
    yesterday = datetime.combine(today - timedelta(days=1), time(), UTC).isoformat()  # the same day in every country
    built = run(root, "gaung", "build", "--now", yesterday)
    assert built.returncode == 1, built.stdout + built.stderr
    assert "[consent-ended-quote]" in built.stderr
    assert not (root / "site").exists()
    assert run(root, "gaung", "build", "--now", yesterday, "--draft").returncode == 0
    assert not (root / "site").exists()


def test_a_block_in_which_nobody_speaks_any_more_leaves_nothing(tmp_path: Path) -> None:
    html = rendered(write_campaign(tmp_path / "c"), tmp_path, VOICES.replace("001", "009"))
    assert html.strip() == ""


def test_voices_do_not_stand_in_show_notes(tmp_path: Path) -> None:
    campaign = write_campaign(tmp_path, {"episodes/kabar/001-halo/notes.md": f"Halo.\n\n{VOICES}"})
    (problem,) = quoted.quotes_stand_in_pages(campaign, context(campaign))
    assert problem.code == "page-block-notes"
    assert problem.place
    assert problem.place.line == 3


def test_a_consent_used_by_a_quote_is_called_before_it_ends(tmp_path: Path) -> None:
    ending = CONSENTS.replace("2027-12-31", "2026-12-01")
    campaign = write_campaign(tmp_path, {"content/data/consents.yaml": ending})
    found = list(consents_that_end_soon_are_said(campaign, context(campaign)))
    assert [one.code for one in found] == ["consent-ends-soon"]


def test_taking_a_consent_back_leaves_a_trace_that_finds_the_words_again(tmp_path: Path) -> None:
    edits = {"content/data/consents.yaml": CONSENTS + SECOND, JEJAK: page("Jejak", VOICES, order="10")}
    root = write_campaign(tmp_path, edits).root
    read = taking_back.read(root)
    for ref, words in (("ID-2026-001", QUOTE), ("ID-2026-002", "Tanya kami dulu")):
        target = taking_back.find(read, ref)
        assert target is not None
        taking_back.withdraw(read, target, date(2026, 11, 22), root / "site")
        file = root / f"content/data/withdrawn/consent-{ref}.json"
        trace = Trace.model_validate_json(file.read_bytes())
        assert words.split()[0] not in file.read_text("utf-8")
        gone = Withdrawn([trace], [], root)
        shown = f"<html><body><p>{words}, kata mereka.</p></body></html>".encode()
        assert list(gone.problems("jejak/index.html", shown, read_file("jejak/index.html", shown)))
        other = b"<html><body><p>Kami menulis aturan lain.</p></body></html>"
        assert not list(gone.problems("jejak/index.html", other, read_file("jejak/index.html", other)))
    after = taking_back.read(root)
    assert all(one.withdrawn_on == date(2026, 11, 22) for one in after.consents.consents)


LINES = [
    ("- Tanpa izin.", "page-block-quotes"),
    ("Kalimat saja [ID-2026-001]", "page-block-quotes"),
    ("- Kosong []", None),
]


@pytest.mark.parametrize(("line", "code"), LINES)
def test_a_line_that_is_no_quote_is_said(line: str, code: str | None) -> None:
    scan = find_blocks(f"::: voices\n{line}\n:::", "content/id/x.md", 5)
    assert [problem.code for problem in scan.problems] == ([code] if code else [])
    if code is None:
        assert [quote.ref for quote in quotes_in(scan)] == [""]


def test_an_empty_reference_is_an_unknown_consent(tmp_path: Path) -> None:
    text = "::: voices\n- Kosong []\n:::"
    campaign = write_campaign(tmp_path, {JEJAK: page("Jejak", text, order="10")})
    assert [one.code for one in quoted.quoted_children_have_a_consent(campaign, context(campaign))] == [
        "consent-unknown"
    ]


def test_a_name_in_a_quote_is_found_like_in_any_text(tmp_path: Path) -> None:
    text = "::: voices\n- Namaku Rani Wulandari, kelas 8 di SMP Negeri 12 Medan, umurku 13 tahun. [ID-2026-001]\n:::"
    campaign = write_campaign(tmp_path, {JEJAK: page("Jejak", text, order="10")})
    found: list[Problem] = [one for rule in RULES for one in rule(campaign, context(campaign))]
    assert any(one.code.startswith(("identity-", "personal-data-")) for one in found)


@given(st.text(st.sampled_from("-[]ID2026 ab\n:"), max_size=80))
def test_any_text_in_a_block_of_voices_is_a_quote_or_a_problem(text: str) -> None:
    scan = find_blocks(f"::: voices\n{text}\n:::", "x.md")
    quotes = list(quotes_in(scan))
    block = scan.blocks[0]
    lines = [line for line in scan.lines[block.first_line : block.last_line - 1] if line.strip()]
    wrong = [problem for problem in scan.problems if problem.code == "page-block-quotes"]
    assert len(quotes) + len(wrong) == len(lines)
