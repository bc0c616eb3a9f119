"""Consents by kind, sign-off by two, and a talkshow that protects: each rule is kept once and broken once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung import messages, rules
from gaung.model.language import Language
from gaung.problem import Problem, Severity
from gaung.reading.campaign import read_campaign

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EPISODE = "episodes/kabar/001-halo/episode.yaml"
SHOW = "episodes/kabar/show.yaml"
CONSENTS = "content/data/consents.yaml"
PAGE = "content/id/jejak.md"
POSTER = "posters/halo/poster.yaml"
PEOPLE = "people: [{role: host, alias: Kak Rimba}]"
HEARD = "people: [{role: child, alias: Bintang}]\nconsents: [ID-2026-001]"
SIGNED = "author_role: writer\nreviewed_by_role: safeguarding lead\nreviewed_on: 2026-11-20\n"
SAFE = PEOPLE.replace("]", ", {role: expert, alias: Kak Embun}]") + "\ntopics: [grooming]\n" + SIGNED


def found(root: Path, now: datetime = NOW) -> list[Problem]:
    campaign, problems = read_campaign(root)
    assert problems == () or all(problem.severity is not Severity.ERROR for problem in problems), problems
    return list(rules.check(campaign, now))


def codes(tmp_path: Path, *edits: dict[str, str]) -> set[str]:
    merged: dict[str, str] = {}
    for edit in edits:
        merged |= edit
    return {problem.code for problem in found(copy_minimal(tmp_path, merged))}


def episode(*changes: tuple[str, str]) -> dict[str, str]:
    return edited(EPISODE, *changes)


def page(text: str, front: str = "") -> dict[str, str]:
    head = f"---\ntitle: Jejak\ndescription: Kita.\naudience: everybody\n{front}---\n\n"
    return {PAGE: head + text}


def test_a_sensitive_episode_that_is_signed_and_has_an_expert_is_clean(tmp_path: Path) -> None:
    assert codes(tmp_path, episode((PEOPLE, SAFE))) == set()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((SIGNED, ""), "consent-sign-off"),
        (("reviewed_by_role: safeguarding lead", "reviewed_by_role: Writer."), "consent-sign-off-alone"),
        (("2026-11-20", "2026-11-23"), "consent-sign-off-future"),
        (("2026-11-20", "2001-01-01"), "consent-sign-off-old"),
        (("safeguarding lead", "penulis"), "consent-sign-off-alone"),
        (("safeguarding lead", "writer (same)"), "consent-sign-off-alone"),
        (("safeguarding lead", "wrіter"), "consent-sign-off-alone"),
        (
            (
                "author_role: writer\nreviewed_by_role: safeguarding lead",
                "author_role: penulis naskah\nreviewed_by_role: naskah penulis",
            ),
            "consent-sign-off-alone",
        ),
        (("safeguarding lead", "tidak ada"), "consent-sign-off"),
        (("safeguarding lead", "N/A"), "consent-sign-off"),
        (("safeguarding lead", "Rani Putri Lestari"), "consent-sign-off-name"),
        ((", {role: expert, alias: Kak Embun}", ""), "audio-expert-missing"),
    ],
)
def test_what_a_sensitive_episode_lacks_is_said(tmp_path: Path, change: tuple[str, str], code: str) -> None:
    assert codes(tmp_path, episode((PEOPLE, SAFE.replace(*change)))) == {code}


def question(text: str, who: str) -> tuple[str, str]:
    people = HEARD if who == "child" else PEOPLE
    return (PEOPLE, f'{people}\nquestions: [{{text: "{text}", answered_by: {who}}}]')


@pytest.mark.parametrize(
    ("text", "who", "wanted"),
    [
        ("Apa yang bisa membantu seorang teman?", "child", set()),
        ("Apa yang terjadi padamu waktu itu?", "child", {"audio-question-harm"}),
        ("Pernahkah kamu diancam?", "child", {"audio-question-harm"}),
        ("What did he do to you?", "child", {"audio-question-harm"}),
        ("Apa hukuman bagi pelaku?", "child", {"audio-question-expert"}),
        ("Apa hukuman bagi pelaku?", "expert", {"audio-question-nobody"}),
        ("Apa yang bisa dilakukan orang tua?", "adult", set()),
    ],
)
def test_children_are_asked_what_they_can_answer(tmp_path: Path, text: str, who: str, wanted: set[str]) -> None:
    assert codes(tmp_path, episode(question(text, who))) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("pre-collected", set()), ("screened_delay", set()), ("live_open_line", {"audio-open-line"})],
)
def test_an_open_line_is_refused(tmp_path: Path, written: str, wanted: set[str]) -> None:
    assert codes(tmp_path, episode(("kind: dialog,", f"kind: dialog, input: {written},"))) == wanted


STATION = "stations: [{id: pelita, name: Radio Pelita, country: ID}]\n"


@pytest.mark.parametrize(
    ("airtime", "decision", "wanted"),
    [
        ("2026-11-25T16:00:00+07:00", "", {"radio-decision-missing"}),
        ("2026-11-25T23:00:00+07:00", "", set()),
        ("2026-11-25T02:59:00+09:00", "", set()),
        ("2026-11-25T15:30:00Z", "", set()),
        ("2026-11-25T16:00:00+07:00", "R", set()),
        ("2026-11-25T16:00:00+08:00", "D", {"radio-class-hour"}),
    ],
)
def test_the_station_decides_on_class_and_hour(tmp_path: Path, airtime: str, decision: str, wanted: set[str]) -> None:
    told = f", classification: {decision}, station_decision_by: Kepala siaran, station_decision_on: 2026-11-20"
    broadcast = f"broadcasts: [{{station: pelita, airtime: {airtime}{told if decision else ''}}}]\n"
    show = {SHOW: (Path(__file__).parent / "campaigns/minimal" / SHOW).read_text("utf-8") + STATION}
    root = copy_minimal(tmp_path, {**show, **episode((PEOPLE, SAFE + broadcast))})
    said = {problem.code for problem in found(root)} - {"radio-music-rights"}
    assert said == wanted


def test_a_script_is_not_explicit(tmp_path: Path) -> None:
    text = "speech: {text: Penetrasi itu kejahatan.}"
    said = codes(tmp_path, episode(("file: audio/03-tutup.wav", text)))
    assert "radio-explicit" in said


def test_help_is_said_at_its_places(tmp_path: Path) -> None:
    rows = "\n".join(
        f"  - {{file: audio/02-dialog.wav, title: S{n}, kind: dialog{', help_text: true' if n in {0, 1, 2} else ''}}}"
        for n in range(9)
    )
    text = (Path(__file__).parent / "campaigns/minimal" / EPISODE).read_text("utf-8")
    root = copy_minimal(tmp_path, {EPISODE: text[: text.index("segments:")] + "segments:\n" + rows + "\n"})
    assert {problem.code for problem in found(root)} == {"audio-help-end"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("> Aku ingin didengar.\n>\n> — seorang siswi kelas 8\n", "quote"),
        ("> Listen to us.\n>\n> — a girl from Medan\n", "quote"),
        ("![Gambar karya anak tentang internet](laut.png)\n", "drawing"),
        ("![Foto dua anak dari belakang](laut.png)\n", "picture"),
    ],
)
def test_words_and_works_of_children_need_a_consent_of_their_kind(tmp_path: Path, text: str, kind: str) -> None:
    (tmp_path / "content/id").mkdir(parents=True)
    (tmp_path / "content/id/laut.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    bare = [p for p in found(copy_minimal(tmp_path, page(text))) if p.code.startswith("consent-")]
    assert [(p.code, p.facts["kind"]) for p in bare] == [("consent-work-needed", kind)]
    named = page(text, "consents: [ID-2026-001]\n")
    register = edited(CONSENTS, ("age_band:", f"kinds: [{kind}]\n    age_band:"))
    assert not {code for code in codes(tmp_path, named, register) if code.startswith("consent-")}


def test_a_quote_of_an_adult_needs_none(tmp_path: Path) -> None:
    text = "> Kami mendengarkan.\n>\n> — Kepala dinas, siaran pers 2024\n"
    assert not {code for code in codes(tmp_path, page(text)) if code.startswith("consent-")}


def test_english_is_read_wherever_its_help_lines_answer(tmp_path: Path) -> None:
    named = page("Halo.\n", "consents: [ID-2026-001]\n")[PAGE]
    register = edited(CONSENTS, ("languages: [id]", "languages: [id, en]"))
    english = {"content/en/jejak.md": named}
    settings = edited("content/data/campaign.yaml", ("countries: [ID]", "countries: [ID, NP]"))
    everywhere = {p.facts.get("missing") for p in found(copy_minimal(tmp_path / "a", english | register | settings))}
    assert ("NP",) in everywhere
    here = {"content/en/jejak.md": named.replace("title:", "country: ID\ntitle:")}
    assert "consent-scope" not in codes(tmp_path / "b", here, register, settings)
    art = ("message:", "consents: [ID-2026-001]\nmessage:")
    assert "consent-scope" not in codes(tmp_path / "c", edited(POSTER, art), register, settings)


def test_a_consent_is_for_its_kind_and_its_days(tmp_path: Path) -> None:
    child = (PEOPLE, "people: [{role: child, alias: Bintang}]\nconsents: [ID-2026-001]")
    drawing = edited(CONSENTS, ("age_band:", "kinds: [drawing]\n    age_band:"))
    assert codes(tmp_path, episode(child), drawing) == {"consent-kind"}
    root = copy_minimal(tmp_path, {**episode(child), CONSENTS: edited(CONSENTS, ("age_band", "age_band"))[CONSENTS]})
    until = read_campaign(root)[0].consents.consents[0].valid_until
    soon = datetime(until.year, until.month, until.day, tzinfo=UTC)
    assert "consent-ends-soon" in {problem.code for problem in found(root, soon)}
    assert "consent-ends-soon" not in {problem.code for problem in found(root)}


@pytest.mark.parametrize(
    ("file", "code", "severity"),
    [
        (PAGE, "consent-ended-page", Severity.WARNING),
        ("content/id/index.md", "consent-ended-needed", Severity.ERROR),
        ("content/id/help.md", "consent-ended-needed", Severity.ERROR),
    ],
)
def test_a_page_whose_consent_ended_is_left_out_if_a_site_can_do_without(
    tmp_path: Path, file: str, code: str, severity: Severity
) -> None:
    written = {file: page("Halo.\n", "consents: [ID-2026-001]\n")[PAGE].replace("title: Jejak", "title: Lain")}
    ended = edited(CONSENTS, ("age_band:", "withdrawn_on: 2026-11-20\n    age_band:"))
    root = copy_minimal(tmp_path, {**written, **ended})
    assert [(p.code, p.severity) for p in found(root) if p.code.startswith("consent-ended-")] == [(code, severity)]


def test_advice_about_plain_language_is_one_note_a_page(tmp_path: Path) -> None:
    long = " ".join(["pertanggungjawaban"] * 40) + ". "
    problems = [p for p in found(copy_minimal(tmp_path, page(long * 6))) if p.code == "page-plain"]
    assert [p.severity for p in problems] == [Severity.INFO]
    said = messages.hint(problems[0], Language.INDONESIAN)
    assert "40 kata" in said
    assert "paling banyak 20" in said


@pytest.mark.parametrize(
    ("audience", "headline", "body", "said"),
    [
        ("['12-14']", "Pikir dulu", "Yang sudah dikirim sulit ditarik kembali. Ceritakan!", ""),
        ("[adults]", "Dengarkan dulu", " ".join(["satu"] * 25) + ".", ""),
        ("['12-14']", "Dengarkan dulu", " ".join(["satu"] * 25) + ".", "25 kata"),
        ("['7-10']", "Dengarkan dulu", " ".join(["satu"] * 13) + ".", "paling banyak 12"),
        ("[]", "Pikir dulu", "pertanggungjawaban " * 25, "93 dari 100"),
        ("['12-14']", "Stop! Pikir!", "Simpan bukti, lalu cerita!", "3 tanda seru"),
        ("['15-17']", "JANGAN KIRIM FOTO", "Cerita ke KPAI atau UNICEF.", "JANGAN KIRIM FOTO"),
        ("['15-17']", "Lapor ke KPAI", "KPAI dan UNICEF membantu.", ""),
    ],
)
def test_advice_about_a_poster_is_one_note(tmp_path: Path, audience: str, headline: str, body: str, said: str) -> None:
    changes = (
        ("languages: [id, en]", f"languages: [id, en]\naudience: {audience}"),
        (
            "{headline: Pikir dulu, body: Yang sudah dikirim sulit ditarik kembali.}",
            f'{{headline: "{headline}", body: "{body}"}}',
        ),
    )
    root = copy_minimal(tmp_path, edited(POSTER, *changes))
    problems = [p for p in found(root) if p.code == "poster-plain"]
    assert [(p.severity, p.place and p.place.line) for p in problems] == ([(Severity.INFO, 6)] if said else [])
    assert said in "".join(messages.hint(problem, Language.INDONESIAN) for problem in problems)
