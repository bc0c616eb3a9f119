"""What the safeguarding rules look at, where they point, what they hide, and how an author answers them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from campaign_fixtures import copy_minimal, edited
from gaung import messages, rules
from gaung.model.language import Language
from gaung.problem import Problem, Severity
from gaung.reading.campaign import read_campaign
from gaung.rules.safeguarding import Examiner
from gaung.rules.safeguarding.finding import mask, mask_words
from gaung.rules.safeguarding.handles import looks_like_a_name
from gaung.rules.safeguarding.markup import strip_captions, strip_markdown
from gaung.rules.safeguarding.passages import documents, page_document
from gaung.rules.safeguarding.phones import slips
from gaung.rules.safeguarding.plain import Plain, legible
from safeguarding_fixtures import campaign_with, codes, examined, page_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PAGE = "content/id/jejak.md"
EPISODE = "episodes/kabar/001-halo/episode.yaml"
POSTER = "posters/halo/poster.yaml"
SHOW = "episodes/kabar/show.yaml"
SETTINGS = "content/data/campaign.yaml"
NUMBER = "0812-0000-0000"
CAPTIONS = """WEBVTT

1
00:00:00.000 --> 00:00:02.000
<v Bintang>Nomorku nol delapan satu dua,

2
00:00:02.000 --> 00:00:04.000
nol nol nol nol nol nol nol nol.
"""


def checked(root: Path) -> list[Problem]:
    campaign, problems = read_campaign(root)
    return [*problems, *rules.check(campaign, NOW)]


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, problems
    return problems[0]


# --- one view of every text ---------------------------------------------------------------------------------------

PUBLISHED = [
    (edited(PAGE, ("Pikir dulu", f"Tulis {NUMBER}")), PAGE),
    (edited(PAGE, ("title: ", f"content_note: Tulis {NUMBER}\ntitle: ")), PAGE),
    (edited(PAGE, ("Pikir dulu", f"<!-- {NUMBER} -->Pikir dulu")), PAGE),
    (edited(PAGE, ("Pikir dulu", f"`{NUMBER}` Pikir dulu")), PAGE),
    (edited(PAGE, ("Pikir dulu", f'[Pikir](index.md "{NUMBER}")')), PAGE),
    (edited(SHOW, ("title: ", f"subtitle: Tulis {NUMBER}\ntitle: ")), SHOW),
    (edited(EPISODE, ("title: Sapaan", f"title: {NUMBER}")), EPISODE),
    (edited(EPISODE, ("alias: Kak Rimba", f"alias: Kak Rimba, about: {NUMBER}")), EPISODE),
    (edited(EPISODE, ("file: audio/03-tutup.wav", f"speech: {{text: Tulis {NUMBER}}}")), EPISODE),
    ({"episodes/kabar/001-halo/notes.md": f"Tulis {NUMBER}\n"}, "episodes/kabar/001-halo/notes.md"),
    (edited(POSTER, ("headline: Pikir dulu", f"headline: {NUMBER}")), POSTER),
    (edited(POSTER, ("headline: Pikir dulu", f"chat: [{{who: me, text: {NUMBER}}}], headline: Pikir dulu")), POSTER),
    (edited(POSTER, ("headline: Pikir dulu", f"sms: {NUMBER}, headline: Pikir dulu")), POSTER),
    (edited(POSTER, ("headline: Pikir dulu", f"spot: {NUMBER}, headline: Pikir dulu")), POSTER),
    (
        edited(
            POSTER, ("theme:", f"pretested: [{{date: 2026-11-02, band: 12-14, people: 6, changes: {NUMBER}}}]\ntheme:")
        ),
        POSTER,
    ),
    (edited(SETTINGS, ("Suara kita sampai", NUMBER)), SETTINGS),
]


@pytest.mark.parametrize(("edits", "file"), PUBLISHED, ids=[str(n) for n in range(len(PUBLISHED))])
def test_every_text_that_is_published_is_read(tmp_path: Path, edits: dict[str, str], file: str) -> None:
    found = [problem for problem in checked(copy_minimal(tmp_path, edits)) if problem.code == "personal-data-phone"]
    place = only(found).place
    assert place is not None
    assert place.file == file


def test_captions_are_heard_across_their_breaks(tmp_path: Path) -> None:
    folder = "episodes/kabar/001-halo/audio"
    edits = {
        f"{folder}/02.vtt": CAPTIONS,
        **edited(EPISODE, ("kind: dialog,", "kind: dialog, transcript: audio/02.vtt,")),
    }
    place = only([p for p in checked(copy_minimal(tmp_path, edits)) if p.code == "personal-data-phone"]).place
    assert place is not None
    assert (place.file, place.line, place.column) == (f"{folder}/02.vtt", 5, 20)


def test_a_right_number_that_is_heard_needs_no_advice(tmp_path: Path) -> None:
    folder = "episodes/kabar/001-halo/audio"
    said = CAPTIONS.replace("Nomorku nol delapan satu dua,", "Telepon satu dua sembilan.").replace("nol ", "")
    said = said.replace("<v Bintang>", "<v Kak Rimba>")  # an alias of the rundown
    edits = {
        f"{folder}/02.vtt": said.replace("nol.", "Ya."),
        **edited(EPISODE, ("kind: dialog,", "kind: dialog, transcript: audio/02.vtt,")),
    }
    assert checked(copy_minimal(tmp_path, edits)) == []
    wrong = edits | {f"{folder}/02.vtt": edits[f"{folder}/02.vtt"].replace("satu dua sembilan", "satu satu dua")}
    assert {problem.code for problem in checked(copy_minimal(tmp_path, wrong))} == {"helpline-unregistered"}


def test_the_place_is_that_of_the_words_behind_the_markup() -> None:
    text = "Baris satu.\n\n- **Tulis** ke [aku](x.md): 08\u200b12-**0000**-0000 ya."
    place = only(examined(text)).place
    assert place is not None
    line = text.split("\n")[place.line - 2]
    assert line[place.column - 1 : place.column - 1 + place.width] == "08\u200b12-**0000**-0000"


@example("](>a)")
@example('![b](e "a")')
@given(st.text(alphabet="ab*_`[]()!<>&#\\\n\u200b \u0966१:|-~.0e\"'", max_size=60))
@settings(max_examples=300, deadline=None)
def test_every_letter_knows_where_it_was_written(text: str) -> None:
    for plain in (strip_markdown(text).plain, legible(strip_markdown(text).plain), legible(strip_captions(text).plain)):
        origins = [plain.origin(n) for n in range(len(plain.text))]
        assert all(0 <= origin <= len(text) for origin in origins)
        for letter, origin in zip(plain.text, origins, strict=True):
            if letter in "abe" and origin < len(text) and text[origin] != letter:
                assert text[origin] == "&", (text, letter)
        assert all(
            first <= last <= len(text) + 1 for first, last in (plain.span(n, n + 1) for n in range(len(origins)))
        )


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_no_text_is_too_strange(text: str) -> None:
    for problem in examined(text.replace("\x00", ""), Language.FILIPINO):
        assert problem.place is not None
        assert messages.message(problem, Language.INDONESIAN)


def test_cuts_are_put_together() -> None:
    plain = Plain("abcdef").rewritten([(1, 2, ""), (1, 3, "x"), (4, 5, "yz")])
    assert plain.text == "acdyzf"
    again = plain.rewritten([(0, 2, "")])
    assert again.text == "dyzf"
    assert [again.origin(n) for n in (0, 1, 3)] == [3, 4, 5]
    assert Plain("abc").rewritten([]) == Plain("abc")


# --- what is hidden, and what is let through -----------------------------------------------------------------------

SECRETS = [
    ("Nomorku 0812-0000-4321.", "0000-4321"),
    ("NIK 1271004101100000", "1271004101100000"),
    ("Siswi bernama Rina Contoh Sari", "Rina Contoh"),
    ("Rina, 13 tahun, bersekolah di SMPN 1 Contoh.", "SMPN 1 Contoh"),
    ("Ikuti @nama_anak09", "nama_anak09"),
    ("Surelku nama.anak@surel.example", "nama.anak@"),
    ("Rumahnya di Jl. Contoh Raya No. 5A.", "Contoh Raya"),
    ("Ia lahir di Contoh, 12 Maret 2010.", "12 Maret 2010"),
]


@pytest.mark.parametrize(("text", "secret"), SECRETS, ids=[secret for _, secret in SECRETS])
def test_no_report_leaks_what_it_found(text: str, secret: str) -> None:
    found = examined(text)
    assert found
    for language in (Language.INDONESIAN, Language.ENGLISH):
        for problem in found:
            assert secret not in messages.message(problem, language) + messages.hint(problem, language)
            assert secret not in messages.as_github(problem, language)
        assert secret not in messages.as_json(found, language)


def test_masks() -> None:
    assert mask("0812-3456-4321") == "08••••••4321"
    assert mask_words("Rina Contoh, 13 tahun") == "R••• C•••••, •• t••••"
    assert mask_words("सीता") == "स•••"


def test_the_register_may_hold_the_wrong_variant_that_it_warns_of() -> None:
    campaign = read_campaign(Path(__file__).parent.parent)[0]
    wrong = [line for line in campaign.helplines.helplines if not line.is_published and line.replaced_by]
    assert wrong
    examiner = Examiner(campaign)
    found = [
        problem.code
        for document in documents(campaign)
        if document.is_register
        for problem in examiner.problems(document)
    ]
    assert [code for code in found if code.startswith("helpline-")] == []


@pytest.mark.parametrize(
    "text",
    [
        "A whole programme says the help line at the start, in the middle and at the end (help_text: true).",
        "An open line is refused: use input: pre-collected or screened_delay.",
        '"number","start_seconds","length_seconds","who","cue_in","cue_out","help_line","break_after"',
    ],
)
def test_a_key_of_ours_near_a_line_is_nobodys_account(text: str) -> None:
    assert "personal-data-account" not in codes(text, Language.ENGLISH)
    assert "personal-data-account" in codes("Add me on line, my id is rara_senja", Language.ENGLISH)
    assert "personal-data-account" in codes("Instagramku rani.ptr13 ya!", Language.INDONESIAN)
    assert "personal-data-account" not in codes("Video Instagramku ada di foto.jpg, kata guru.", Language.INDONESIAN)


def test_official_addresses_may_stand() -> None:
    page = page_of("Tulis ke stasiun.contoh@surel.example, @radio.contoh, (061) 820-0000, atau lain@surel.example.")
    official = ("stasiun.contoh@surel.example", "@radio.contoh", "061-8200000")
    campaign = campaign_with(page, settings={"official": official})
    found = list(Examiner(campaign).problems(page_document(page)))
    assert [one.code for one in found if one.severity is not Severity.INFO] == ["personal-data-email"]


def test_a_school_is_a_venue_until_a_child_is_near() -> None:
    assert codes("Pelatihan di SMPN 1 Contoh.") == set()
    assert codes("Siswi itu dari SMPN 1 Contoh.") == {"personal-data-school"}


# --- the jigsaw -----------------------------------------------------------------------------------------------------


def test_the_jigsaw_says_which_pieces_join_and_which_to_drop() -> None:
    found = examined("Namanya Rina.\n\nUmurnya 13 tahun.\n\nDia dari Desa Contoh.")
    problem = only([p for p in found if p.code != "personal-data-name"])
    assert problem.code == "identity-joined"
    assert problem.facts["pieces"] == ("2: R•••", "4: •• t••••", "6: D••• C•••••")
    assert problem.facts["drop"] == "6: D••• C•••••"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (6, 10)


def test_two_children_are_not_put_together() -> None:
    gap = "Kalimat lain yang panjang. " * 30
    assert codes(f"Rina suka menggambar.\n\n{gap}\n\nSeorang anak berumur 13 tahun bercerita.") == set()
    assert codes("Rina suka menggambar. Dika berumur 13 tahun.") == {"identity-joined", "personal-data-name"}


def test_an_alias_of_the_programme_is_no_name(tmp_path: Path) -> None:
    notes = {"episodes/kabar/001-halo/notes.md": "Rina berumur 13 tahun.\n"}
    named = edited(EPISODE, ("alias: Kak Rimba", "alias: Rina"))
    assert "identity-joined" in {p.code for p in checked(copy_minimal(tmp_path / "a", notes))}
    assert checked(copy_minimal(tmp_path / "b", notes | named)) == []


def test_a_page_its_captions_and_file_names_are_read_together(tmp_path: Path) -> None:
    edits = {
        "episodes/kabar/001-halo/notes.md": "Rina bercerita tentang hobinya.\n",
        **edited(EPISODE, ("title: Sapaan", "title: Dia berumur 13 tahun")),
    }
    problem = only([p for p in checked(copy_minimal(tmp_path, edits)) if p.code == "identity-joined"])
    assert problem.place is not None
    assert problem.place.file == EPISODE


# --- words ----------------------------------------------------------------------------------------------------------


def test_filipino_and_nepali_words_are_warnings() -> None:
    for text, language in (("बाल पोर्नोग्राफी", Language.NEPALI), ("Malandi siya.", Language.FILIPINO)):
        assert only(examined(text, language)).severity is Severity.WARNING
    assert only(examined("Kasus pornografi anak")).severity is Severity.ERROR
    assert only(examined("Kasus sekstorsi")).severity is Severity.WARNING


def test_each_word_comes_with_another_one() -> None:
    problem = only(examined("Kasus pornografi anak"))
    use = "materi kekerasan seksual terhadap anak"
    assert problem.facts == {"seen": "pornografi anak", "use": use, "language": "id"}
    assert "materi kekerasan seksual" in messages.hint(problem, Language.INDONESIAN)


def test_a_quotation_with_its_source_is_advice() -> None:
    quote = "> Kami menangani pornografi anak.\n>\n> — Kepala lembaga, 2019"
    assert only(examined(quote)).severity is Severity.INFO
    assert only(examined(quote.replace("> — Kepala lembaga, 2019", "> Selesai."))).severity is Severity.ERROR


def test_a_hard_word_is_explained_once_a_page() -> None:
    assert codes("KBGO meningkat. KBGO (kekerasan berbasis gender online) itu nyata.") == {"term-15"}
    assert codes("KBGO (kekerasan berbasis gender online) itu nyata. KBGO meningkat.") == set()
    assert len(examined("KBGO meningkat. KBGO naik.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        '::: say "Kata yang melukai"\n+ Itu bukan salahmu.\n- Salahmu sendiri!\n:::',
        "| hindari | pakai |\n| --- | --- |\n| pornografi anak | materi kekerasan seksual terhadap anak |",
        "Kami menulis ~~pornografi anak~~ materi kekerasan seksual terhadap anak.",
        "Kami menulis <del>pornografi anak</del> materi kekerasan seksual terhadap anak.",
    ],
)
def test_words_that_are_shown_as_wrong_may_stand(text: str) -> None:
    assert codes(text) == set()


def test_the_wrong_column_is_the_only_one_that_may_hold_them() -> None:
    table = "| hindari | pakai |\n| --- | --- |\n| materi | pornografi anak |"
    assert codes(table) == {"term-01"}


# --- answers --------------------------------------------------------------------------------------------------------


def test_a_reason_beside_the_words_allows_them_and_is_listed(tmp_path: Path) -> None:
    line = "<!-- gaung: allow term-01 because a court said it so -->\nKasus pornografi anak itu."
    problem = only(checked(copy_minimal(tmp_path, edited(PAGE, ("Pikir dulu", line)))))
    assert (problem.code, problem.severity) == ("term-allowed", Severity.INFO)
    assert problem.facts == {"code": "term-01", "reason": "a court said it so"}


def test_yaml_is_answered_by_its_own_comments(tmp_path: Path) -> None:
    change = ("  id: {headline: Pikir dulu", "  # gaung: allow term-11 karena judul lagu\n  id: {headline: Stop bocah")
    problem = only(checked(copy_minimal(tmp_path, edited(POSTER, change))))
    assert (problem.code, problem.facts["reason"]) == ("term-allowed", "judul lagu")


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ("<!-- gaung: allow term-01 -->", {"term-01", "term-allow-reason"}),
        ("<!-- gaung: allow term-02 because x -->", {"term-01"}),
        ("<!-- gaung: allow term-01 because x -->\n\n\n", {"term-01"}),
    ],
)
def test_an_answer_needs_the_right_code_a_reason_and_its_place(tmp_path: Path, answer: str, kept: set[str]) -> None:
    edits = edited(PAGE, ("Pikir dulu", f"{answer}\nKasus pornografi anak"))
    assert {problem.code for problem in checked(copy_minimal(tmp_path, edits))} == kept


def test_no_reason_makes_a_strangers_number_right(tmp_path: Path) -> None:
    line = "<!-- gaung: allow helpline-near-miss because I know -->\nTulis ke 0811-1129-128."
    found = checked(copy_minimal(tmp_path, edited(PAGE, ("Pikir dulu", line))))
    assert [problem.code for problem in found] == ["helpline-near-miss"]


# --- help lines -----------------------------------------------------------------------------------------------------


def test_slips_are_counted() -> None:
    pairs = [
        ("1234", "1234", 0),
        ("1234", "1243", 1),
        ("1234", "134", 1),
        ("1234", "5678", 4),
        ("08111129129", "0811129129", 1),
    ]
    for one, other, count in pairs:
        assert slips(one, other) == count
        assert slips(other, one) == count
    assert slips("1", "1234") > 2


def test_a_near_miss_says_the_right_number() -> None:
    problem = only(examined("Tulis ke 0821-1129-128."))
    assert problem.code == "helpline-near-miss"
    assert problem.facts == {"seen": "08•••••9128", "value": "0811-1129-129", "id": "id-sapa-wa"}


def test_an_old_number_says_its_replacement() -> None:
    problem = only(examined("Tulis ke 0960-377-9863."))
    assert problem.code == "helpline-not-published"
    assert problem.facts["replacement"] == "1383"


def test_a_known_wrong_variant_is_a_near_miss() -> None:
    problem = only(examined("Tulis ke 0821-1129-129."))
    assert problem.code == "helpline-near-miss"
    assert problem.facts["value"] == "0811-1129-129"


def test_a_right_number_is_at_most_advice() -> None:
    for text in (
        "Tulis ke 0811-1129-129.",
        "Telepon 129.",
        "[Telepon](tel:129)",
        "[Tulis](https://wa.me/628111129129)",
    ):
        assert {problem.severity for problem in examined(text)} <= {Severity.INFO}, text


ENDLESS = [
    "nol ",
    "[a](",
    "`",
    "Jl. A ",
    "bagikan video ",
    "a.b.",
    "<!--",
    "Rina ",
    "pornografi yang ",
    "0812-",
    "> ",
    "| a ",
]


@pytest.mark.parametrize("seed", ENDLESS)
def test_a_page_without_an_end_comes_to_an_end(seed: str) -> None:
    """Patterns that look far ahead took minutes for these; nobody waits that long for a test, so nothing is timed."""
    for problem in examined(seed * (6000 // len(seed))):
        assert problem.place is not None


def test_a_locale_and_a_digest_are_no_accounts() -> None:
    assert looks_like_a_name("si_pelangi")
    for text in ("id_ID", "id_819a624ff9", "en_US"):
        assert not looks_like_a_name(text), text
