"""“These people do not exist”: what it excuses, and that it excuses no child beside it. Positive and harmless twins."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from gaung.rules.safeguarding.declared import Of, declarations
from safeguarding_fixtures import codes, examined

CHILDREN = {
    Language.INDONESIAN: (
        "Siti Rahmawati (13), siswi kelas 7 SMPN 3 Medan, tinggal di Jl. Melati No. 5, ikut kegiatan kami."
    ),
    Language.ENGLISH: (
        "Sita Rahman (13), a pupil of grade 7 at Hill View School, lives at 14 Mango Street and joined our group."
    ),
    Language.NEPALI: "सुनिता गुरुङ, १३ वर्ष, श्री जनता माध्यमिक विद्यालयकी कक्षा ७ की छात्रा हुन्।",
    Language.FILIPINO: (
        "Si Maria Santos (13), mag-aaral sa Grade 7 ng Mabini Elementary School, ay nakatira sa 14 Rizal St."
    ),
}
TALK = {
    Language.INDONESIAN: (
        "Pelaku sering memakai nama palsu.",
        "Cerita ini nyata, bukan rekaan.",
        "Tokoh dalam cerita ini **tidak** rekaan.",
        "Bukan berarti semua nama di sini rekaan.",
        "Kalau cerita ini rekaan, kami akan bilang.",
        "Apakah cerita ini rekaan?",
        "Katanya cerita ini rekaan.",
        "Sebagian nama di halaman ini rekaan.",
        "Orang asing bertanya: berapa umurmu?",
        "Berapa umur kamu?",
        "Jangan isi data palsu.",
        "Ia menang lomba menulis cerita fiksi.",
        "Nama pemenang lomba karangan ada di papan.",
        "Orang tua mengirim karangan bunga.",
        "Semua karangan bunga dikirim orang tua.",
        "Kami suka semua cerita fiksi.",
        "Jawab soal nomor 1: apa itu rahasia?",
        "Contoh: berapa lama kamu main HP?",
        "Nama itu bukan nama sebenarnya.",
        "Semua akun pelaku ini palsu.",
    ),
    Language.ENGLISH: (
        "Our group is made up of ten children.",
        "Offenders use fake names.",
        "What is the difference between a secret and a surprise?",
        "How old is the person you chat with?",
        "None of this is made up.",
        "This story is not made up.",
        "The people in this story aren't invented.",
        "Some names on this page are made up.",
        "If this story is made up, tell us.",
        "The app was invented in 2010.",
        "Do not type made-up names.",
        "The story that went around is made up.",
        "Is this story made up?",
    ),
    Language.NEPALI: (
        "यो कथा काल्पनिक होइन।",
        "अपराधीले बनावटी नाम प्रयोग गर्छन्।",
        "तिमी कति वर्षको भयौ?",
        "के यो कथा काल्पनिक हो?",
    ),
    Language.FILIPINO: (
        "Hindi gawa-gawa ang kuwentong ito.",
        "Gumagamit sila ng gawa-gawang pangalan.",
        "Gawa-gawa ang pangalan ng manloloko.",
        "Ilang taon ka na?",
        "Gawa-gawa ba ang kuwentong ito?",
    ),
}
STORIES = (
    (Language.INDONESIAN, "Cerita ini rekaan. Sari, 13 tahun, kelas 7 SMP Pelangi, tinggal di Kampung Awan."),
    (
        Language.INDONESIAN,
        "Semua tokoh di halaman ini rekaan.\n\n## Satu\n\nSari, 13 tahun, kelas 7, tinggal di Desa Awan.",
    ),
    (Language.INDONESIAN, "## Kisah\n\nCerita ini\nrekaan.\n\nSari, 13 tahun, tinggal di Desa Awan."),
    (
        Language.INDONESIAN,
        "Latihan (data karangan):\n\n- Nama: Anak Hebat\n- NIK: 0000000000000000\n- Alamat: Jl. Melati No. 5",
    ),
    (Language.INDONESIAN, "Ani berumur 10 tahun dan kakaknya 14 tahun. Berapa jumlah umur mereka?"),
    (Language.ENGLISH, "This story is made up. Maya, 12, goes to Hill School and lives in Lower Pine village."),
    (Language.ENGLISH, "Practice sheet with invented data: Name: Test Child. Learner Reference Number: 000000000000."),
    (Language.ENGLISH, "All names in this story are made up.\n\nMaya, 12, goes to Hill School."),
    (Language.ENGLISH, "Puzzle 3: Ana is 11, Ben is 9 and Carlo is twice as old as Ben was. How old is Carlo?"),
    (Language.NEPALI, "यो कथा काल्पनिक हो। मीना १२ वर्षकी छिन्, आमा चिया बेच्छिन्।"),
    (Language.NEPALI, "हाम्रो कथाका सबै पात्र काल्पनिक हुन्।\n\nसीता १२ वर्षकी छिन्, आमा चिया बेच्छिन्।"),
    (Language.FILIPINO, "Kathang-isip ang kuwentong ito. Si Lira, 12, anak ng mangingisda sa Baryo Bituin."),
    (Language.FILIPINO, "Gawa-gawa lang ang kuwentong ito.\n\nSi Tinay, 12 taong gulang, ay nakatira sa Sitio Ulap."),
)


@pytest.mark.parametrize("joint", ["\n\n", " "], ids=["paragraphs", "one-paragraph"])
@pytest.mark.parametrize(("language", "talk"), [(language, talk) for language, all_ in TALK.items() for talk in all_])
def test_talk_of_what_is_made_up_excuses_nobody(language: Language, talk: str, joint: str) -> None:
    alone = {(one.code, one.severity) for one in examined(CHILDREN[language], language)}
    assert any(code == "personal-data-name" for code, _ in alone)
    assert any(code == "identity-joined" for code, _ in alone)
    if "Tokoh" in talk and joint == " ":  # in one paragraph “tokoh” is read as of a figure: the pieces are told
        alone = {one for one in alone if one[0] != "personal-data-name"}
    for text in (f"{talk}{joint}{CHILDREN[language]}", f"{CHILDREN[language]}{joint}{talk}"):
        found = {(one.code, one.severity) for one in examined(text, language)}
        assert alone <= found, text


@pytest.mark.parametrize(("language", "text"), STORIES)
def test_a_story_that_says_so_is_clean(language: Language, text: str) -> None:
    assert codes(text, language) == set()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.INDONESIAN, "Semua tokoh di halaman ini rekaan."),
        (Language.INDONESIAN, "Cerita ini rekaan."),
        (Language.ENGLISH, "All names on this page are made up."),
        (Language.NEPALI, "यो कथा काल्पनिक हो।"),
        (Language.FILIPINO, "Kathang-isip ang kuwentong ito."),
    ],
)
def test_a_full_name_with_more_stays_a_find_beside_a_story(language: Language, said: str) -> None:
    for joint in ("\n\n", " "):
        found = codes(f"{said}{joint}{CHILDREN[language]}", language)
        assert "identity-joined" in found
        assert "personal-data-name" in found or "tokoh" in said


def test_a_story_says_nothing_of_the_next_section() -> None:
    story = "## Cerita\n\nCerita ini rekaan. Sari, 13 tahun, tinggal di Desa Awan.\n\n## Kegiatan\n\n"
    assert "identity-joined" in codes(story + "Rani, 13 tahun, kelas 7, tinggal di Desa Sukamaju.")


def test_who_wrote_an_invented_story_is_no_part_of_it() -> None:
    assert "personal-data-name" in codes("Cerita ini rekaan, ditulis oleh Siti Rahmawati (13), siswi SMPN 3 Medan.")
    assert "personal-data-name" in codes(
        "Terima kasih, Siti Rahmawati (13), siswi SMPN 3! Semua tokoh cerita ini rekaan."
    )


def test_what_a_description_says_of_all_is_no_leave_for_full_names() -> None:
    said = "Semua tokohnya rekaan."
    assert codes("Sari, 13 tahun, kelas 7 SMP Pelangi.", description=said) == set()
    (name,) = [
        one
        for one in examined("Siti Rahmawati, siswi SMPN 3 Medan.", description=said)
        if one.code == "personal-data-name"
    ]
    assert name.severity is Severity.WARNING
    assert "personal-data-address" in codes("Siti Rahmawati tinggal di Jl. Melati No. 5.", description=said)


def test_of_what_a_sentence_says_it() -> None:
    assert [one.of for one in declarations("Semua tokoh di episode ini rekaan. Halo.")] == [Of.WHOLE]
    assert [one.of for one in declarations("Data di kartu ini karangan.")] == [Of.FIGURES]
    assert [one.of for one in declarations("This is a made-up story.")] == [Of.STORY]
    assert [one.is_definite for one in declarations("Tokoh rekaan, suara komputer.")] == [False]
    assert declarations("Tidak ada yang rekaan.") == ()
