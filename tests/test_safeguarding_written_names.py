"""Names as children really have them: in chats, in notices, on their things, spelled, as letters; and what is none."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.rules.safeguarding.cased import read_cased
from gaung.rules.safeguarding.inscribed import inscribed
from gaung.rules.safeguarding.searching import words_of
from gaung.rules.safeguarding.spelled_out import spelled_out
from safeguarding_fixtures import codes

NAME = "personal-data-name"
INITIALS = "personal-data-initials"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("kasihan si rara, jgn diejek", "kasihan si Rara, jgn diejek"),
        ("NAWALA ANG BAUNAN NI KOKOY SA PALARUAN", "nawala ang baunan ni Kokoy sa palaruan"),
        ("JUARA I LOMBA MEWARNAI ANAK: NADIRA PUTERI KUSUMO", "juara I lomba mewarnai anak: Nadira Puteri Kusumo"),
        ("Awarded to NAKAMURA Hina", "Awarded to Nakamura Hina"),
        ("ig ku rara titik nol nol", "ig ku rara titik nol nol"),
        ("Anak-anak SD dan SMP datang.", "Anak-anak SD dan SMP datang."),
        ("the blue phone is made up", "the blue phone is made up"),
        ("si kecil dan si penipu", "si kecil dan si penipu"),
    ],
)
def test_a_chat_and_a_notice_are_read_with_their_names_large(written: str, read: str) -> None:
    assert read_cased(written, written.lower()) == read
    assert len(read) == len(written)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Kotak bekal bertuliskan "Milik Kirana, jangan tertukar".', "Kirana"),
        ("the back of his football shirt reading OKAFOR 11", "OKAFOR"),
        ('"Jelai" ang nakasulat sa hawakan ng payong', "Jelai"),
        ("Kaus relawan bertuliskan RELAWAN di punggung.", None),
        ('The sign on the door reads "Quiet please".', None),
        ('A cap that says "Peace"', None),
    ],
)
def test_what_is_written_on_a_thing_is_read_for_a_name(text: str, name: str | None) -> None:
    found = [text[start:end] for start, end, _ in inscribed(text, text.lower(), words_of(text))]
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("spells her name D, I, W, A, then Y, O, N, Z, O, N.", ["Diwa", "Yonzon"]),
        ("made by A-m-i-h-a-n", ["Amihan"]),
        ("Ejalah kata berikut: B-E-R-A-N-I.", []),
        ("Jawaban: 1. A, 2. C, 3. B, 4. D.", []),
        ("Pilih A, B, C, D", []),
    ],
)
def test_a_name_that_is_spelled_is_read(text: str, names: list[str]) -> None:
    assert [said for _, _, said in spelled_out(text)] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Namanya Rendi Saputra, 12 tahun, siswa SD Negeri 000, dan ayahnya tukang sumur."),
        ("id", "SITI RAHMAWATI (13) hilang sejak Selasa."),
        ("fil", "Si Rowena Magtuto, 13, ng Sitio Malabnaw, anak ng nag-iisang panadero roon, ang nagsumbong."),
        ("en", "File attached: kids_drama_rehearsal_Philippa_solo.mov"),
    ],
)
def test_an_age_or_a_file_name_says_whose_a_name_is(language: str, text: str) -> None:
    assert NAME in codes(text, Language(language))


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("id", "Anak M.F. datang lagi bersama neneknya.", True),
        ("id", "Pelajar N.P. mengaku diminta mengirim kode.", True),
        ("en", "K.M. told his class that the man had asked for a photo.", True),
        ("en", "M.A. in child psychology, B.Ed., ten years at the ministry.", False),
        ("en", "The report by J. P. Okonkwo says one child in five was asked.", False),
        ("en", "Table B (12) and Annex D (9) were moved to the back.", False),
        ("en", "Initials such as A.B. with an age still point to one child.", False),
    ],
)
def test_letters_alone_stand_for_a_child_where_its_phrase_says_so(language: str, text: str, *, found: bool) -> None:
    assert (INITIALS in codes(text, Language(language))) is found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Terima kasih kepada Rahmat Hidayat yang meminjamkan pengeras suara untuk acara anak."),
        ("en", "Today's show is hosted by Embun Prasetya and produced by Naufal Hakim; children only listen."),
        ("fil", "Tagapangalaga ng mga bata sa araw na iyon: Dennis Panganiban, program officer."),
        ("fil", "Bida si Enteng, ang langgam na may cellphone, sa komiks ng mga bata."),
        ("id", "Panitia: Hasan Basri (14 suara), Budi Santoso (9 suara)."),
    ],
)
def test_who_helps_children_and_who_is_no_person_is_no_child(language: str, text: str) -> None:
    assert NAME not in codes(text, Language(language))
