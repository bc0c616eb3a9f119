"""Each rule: a campaign that keeps it says nothing, one that breaks it gets the code at the right place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung import messages, rules
from gaung.model.language import Language
from gaung.problem import Problem, Severity
from gaung.reading.campaign import read_campaign
from gaung.rules.helpline import mask
from gaung.withholding import released

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EPISODE = "episodes/kabar/001-halo/episode.yaml"
POSTER = "posters/halo/poster.yaml"
SHOW = "episodes/kabar/show.yaml"
HELPLINES = "content/data/helplines.yaml"
CONSENTS = "content/data/consents.yaml"
SETTINGS = "content/data/campaign.yaml"
PAGE = "content/id/jejak.md"


def problems_of(root: Path, now: datetime = NOW) -> list[Problem]:
    campaign, problems = read_campaign(root)
    return [*problems, *rules.check(campaign, now)]


def text_at(root: Path, problem: Problem) -> str:
    """What the author wrote from the problem's place to the end of the line."""
    assert problem.place is not None
    line = (root / problem.place.file).read_text("utf-8").splitlines(keepends=True)[problem.place.line - 1]
    return line[problem.place.column - 1 :]


def test_the_minimal_campaign_is_clean(tmp_path: Path) -> None:
    assert problems_of(copy_minimal(tmp_path)) == []


CHILD = ("people: [{role: host, alias: Kak Rimba}]", "people: [{role: child, alias: Bintang}]\nconsents: [ID-2026-001]")

BROKEN = [
    ("audio-file-missing", edited(EPISODE, ("audio/02-dialog.wav", "audio/02-dialok.wav")), "audio/02-dialok.wav"),
    (
        "audio-file-missing",
        edited(EPISODE, ("kind: dialog,", "kind: dialog, transcript: audio/02.vtt,")),
        "audio/02.vtt",
    ),
    ("audio-file-folder", edited(EPISODE, ("audio/02-dialog.wav", "audio")), "audio"),
    (
        "audio-draft-speech",
        edited(EPISODE, ("file: audio/03-tutup.wav", "speech: {text: Sampai jumpa.}")),
        "{text: Sampai",
    ),
    ("audio-help-text", edited(EPISODE, (", help_text: true}", "}")), "- {file: audio/01"),
    ("consent-missing", edited(EPISODE, ("role: host", "role: child")), "{role: child"),
    ("consent-unknown", edited(EPISODE, (CHILD[0], CHILD[1].replace("001", "011"))), "ID-2026-011"),
    (
        "consent-no-assent",
        {**edited(EPISODE, CHILD), **edited(CONSENTS, ("assent: true", "assent: false"))},
        "ID-2026-001",
    ),
    (
        "consent-scope",
        {**edited(EPISODE, CHILD), **edited(CONSENTS, ("[site, podcast, poster]", "[site, poster]"))},
        "ID-2026-001",
    ),
    (
        "consent-scope",
        {**edited(EPISODE, CHILD), **edited(CONSENTS, ("languages: [id]", "languages: [en]"))},
        "ID-2026-001",
    ),
    ("poster-message-missing", edited(POSTER, ("languages: [id, en]", "languages: [id, ne]")), "ne]"),
    ("poster-language-unknown", edited(POSTER, ("languages: [id, en]", "languages: [id, ne]")), "ne]"),
    ("poster-language-twice", edited(POSTER, ("languages: [id, en]", "languages: [id, id]")), "id]"),
    ("poster-size-twice", edited(POSTER, ("sizes: [A4]", "sizes: [A4, a4]")), "a4]"),
    (
        "poster-art-missing",
        edited(POSTER, ("qr:", "art: {file: art/kentongan.png, alt: {id: x, en: x}}\nqr:")),
        "art/kentongan.png",
    ),
    (
        "poster-alt-missing",
        edited(POSTER, ("qr:", "art: {file: art/kentongan.png, alt: {id: x}}\nqr:")),
        "{id: x}",
    ),
    ("poster-qr-nowhere", edited(POSTER, ("to: /help/", "to: /jejak/")), "/jejak/"),
    ("poster-qr-nowhere", edited(POSTER, ("to: /help/", "to: /hepl/")), "/hepl/"),
    ("helpline-duplicate", edited(HELPLINES, ("id: id-sapa-wa", "id: id-sapa-129")), "id-sapa-129"),
    ("helpline-link", edited(HELPLINES, ("wa.me/628111129129", "wa.me/628211129129")), "https://wa.me/628211129129"),
    ("helpline-link", edited(HELPLINES, ("link: tel:129", "link: tel:128")), "tel:128"),
    (
        "helpline-link",
        edited(HELPLINES, ("//wa.me/", "//wa.me.example.com/")),
        "https://wa.me.example.com/628111129129",
    ),
    (
        "helpline-link",
        edited(HELPLINES, ("https://wa.me/628", "https://wa.me@example.com/628")),
        "https://wa.me@example",
    ),
    ("helpline-value", edited(HELPLINES, ('value: "129"', "value: 1:29")), "1:29"),
    ("helpline-value", edited(HELPLINES, ('value: "129"', "value: 1_29")), "1_29"),
    ("helpline-review-far", edited(HELPLINES, ("review_by: 2027-02-20", "review_by: 2099-12-31")), "2099-12-31"),
    ("helpline-say", edited(HELPLINES, ("satu dua sembilan", "satu dua delapan")), "satu dua delapan"),
    ("helpline-say", edited(HELPLINES, ("satu dua sembilan", "telepon saja")), "telepon saja"),
    ("helpline-say", edited(HELPLINES, ("satu dua sembilan", "satu satu nol")), "satu satu nol"),
    (
        "helpline-no-replacement",
        edited(HELPLINES, ("grade: B", "grade: B\n    status: superseded")),
        "superseded",
    ),
    (
        "helpline-unknown",
        edited(HELPLINES, ("grade: B", "grade: B\n    replaced_by: id-sapa-12")),
        "id-sapa-12\n",
    ),
    ("helpline-unknown", edited(POSTER, ("helplines: [id-sapa-129]", "helplines: [id-sapa-128]")), "id-sapa-128"),
    ("helpline-foreign", edited(EPISODE, ("[id-sapa-129]", "[np-1098]")), "np-1098"),
    ("helpline-not-published", edited(EPISODE, ("[id-sapa-129]", "[id-tepsa]")), "id-tepsa"),
    ("helpline-country-empty", edited(SETTINGS, ("countries: [ID]", "countries: [ID, PH]")), "PH]"),
    ("helpline-typed", edited(PAGE, ("Pikir dulu", "Tulis ke 0811-1129-129")), "0811-1129-129"),
    ("helpline-near-miss", edited(PAGE, ("Pikir dulu", "Tulis ke 0821-1129-129")), "0821-1129-129"),
    ("helpline-near-miss", edited(PAGE, ("Pikir dulu", "Tulis ke +62 811 1129 219")), "+62 811 1129 219"),
    ("personal-data-phone", edited(PAGE, ("Pikir dulu", "Tulis ke ०८१२ ०००० ००००")), "०८१२ ०००० ००००"),
    ("personal-data-phone", edited(POSTER, ("headline: Pikir dulu", "headline: 0812 0000 0000")), "0812 0000 0000"),
    ("personal-data-phone", edited(EPISODE, ("title: Sapaan", "title: 0812.0000.0000")), "0812.0000.0000"),
]


@pytest.mark.parametrize(("code", "edits", "value"), BROKEN, ids=[f"{c}-{n}" for n, (c, _, _) in enumerate(BROKEN)])
def test_a_broken_rule_is_said_at_its_place(tmp_path: Path, code: str, edits: dict[str, str], value: str) -> None:
    found = problems_of(copy_minimal(tmp_path, edits))
    assert any(problem.code == code and text_at(tmp_path, problem).startswith(value) for problem in found), found
    for problem in found:
        for language in (Language.INDONESIAN, Language.ENGLISH):
            text = messages.as_text(problem, language, tmp_path)
            assert "{" not in messages.message(problem, language), text


def test_a_consent_that_covers_everything_is_enough(tmp_path: Path) -> None:
    assert problems_of(copy_minimal(tmp_path, edited(EPISODE, CHILD))) == []


@pytest.mark.parametrize(
    ("ended", "codes"),
    [
        (("assent: true", "assent: true\n    withdrawn_on: 2026-11-01"), {"consent-ended", "consent-untraced"}),
        (("valid_until: 2027-12-31", "valid_until: 2026-11-21"), {"consent-ended"}),
    ],
)
def test_what_rests_on_an_ended_consent_is_left_out(tmp_path: Path, ended: tuple[str, str], codes: set[str]) -> None:
    root = copy_minimal(tmp_path, {**edited(EPISODE, CHILD), **edited(CONSENTS, ended)})
    found = problems_of(root)
    assert {problem.code for problem in found} == codes
    assert {problem.severity for problem in found} == {Severity.WARNING}
    campaign, _ = read_campaign(root)
    assert [episode.id for episode in campaign.episodes] == ["001-halo"]
    assert released(campaign, NOW).episodes == ()


def test_a_help_line_past_its_review_stops_a_release(tmp_path: Path) -> None:
    root = copy_minimal(tmp_path)
    assert problems_of(root, datetime(2027, 2, 20, 12, tzinfo=UTC)) == []
    codes = {problem.code for problem in problems_of(root, datetime(2027, 2, 21, 12, tzinfo=UTC))}
    assert codes == {"helpline-review-due"}


@pytest.mark.parametrize(
    "harmless",
    ["2026-11-22", "UU 12/2022", "4 sampai 8 menit", "https://example.org/081112345678", "1.000.000 anak", "RA 11930"],
)
def test_dates_laws_and_addresses_are_no_numbers(tmp_path: Path, harmless: str) -> None:
    assert problems_of(copy_minimal(tmp_path, edited(PAGE, ("Pikir dulu", harmless)))) == []


def test_a_number_is_masked_in_what_is_said() -> None:
    assert mask("0812-3456-4321") == "08••••••4321"
