"""What honest authors write and no rule may stop at, each beside a sentence that tells of a child and must be found."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from safeguarding_fixtures import examined

_OF_A_CHILD = ("personal-data-name", "personal-data-school", "personal-data-initials", "identity-")


def found(language: str, text: str, **front: object) -> set[str]:
    """The codes by which a page says that a child can be recognised, advice left out."""
    problems = examined(text, Language(language), **front)
    return {
        problem.code
        for problem in problems
        if problem.severity is not Severity.INFO and problem.code.startswith(_OF_A_CHILD)
    }


def lists_of(*pairs: str) -> list[tuple[str, str]]:
    """Pairs of language and text, written as one."""
    return [(language, text) for language, _, text in (pair.partition("|") for pair in pairs)]


@pytest.mark.parametrize(
    ("language", "text"),
    lists_of(
        "id|- Belajar bersama adik\n- Rapikan meja kerja\n- Gantung spanduk di depan kelas 9",
        "en|1. Read the rules with my brother\n2. Count the posters\n3. Hang one beside the grade 6 room",
        "fil|- Maglinis kasama ang kapatid ko\n- Ayusin ang mesa\n- Magdikit ng poster sa Grade 5",
        "ne|- बहिनीसँग नियम पढ्ने\n- पोस्टर गन्ने\n- कक्षा ६ को भित्तामा टाँस्ने",
        "id|- Tanya Ayah: apa aturan di rumah kita?\n- Tanya diri sendiri dulu",
        "id|| Memuji anak | Tanya diri sendiri |\n| --- | --- |\n| Memberi hadiah | Tanya orang dewasa |",
    ),
)
def test_nothing_runs_on_into_the_next_item(language: str, text: str) -> None:
    assert found(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    lists_of(
        "id|- Belajar bersama adik Naila, kelas 4\n- Rapikan meja",
        "id|Terima kasih untuk adik:\n- Naila Putri, kelas 4",
        "id|Terima kasih banyak untuk adikku\nNaila Putri yang kelas 4 di sekolah kami.",
        "en|- Read the rules with my brother Suraj, grade 6",
        "fil|- Maglinis kasama si Jessa, Grade 5",
        "ne|- बहिनी सृजना, कक्षा ६ सँग नियम पढ्ने",
    ),
)
def test_a_child_within_an_item_is_found(language: str, text: str) -> None:
    assert found(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    lists_of(
        "id|Regu Kenanga, kelas 6, menyapu halaman.",
        "id|Tim Rajawali, kelas 9, menang tipis.",
        "en|Team Falcon, grade 6, came first.",
        "en|Group Marigold, grade 5, planted beans.",
        "fil|Koponang Bituin, Grade 7, ang nanguna.",
        "ne|आज विश्व स्वास्थ्य दिवस। कक्षा ८ ले पोस्टर बनायो।",
        "ne|कक्षा ५ ले विश्व सम्पदा क्षेत्र हेर्‍यो।",
        "ne|दीपक बालेर कक्षा ९ ले गीत सुरु गर्‍यो।",
        "fil|Tara na! Grade 6, sa aklatan tayo.",
        "fil|Tara sa palaro! May premyo ang Grade 9.",
        'id|Anak-anak kelas 4 menyanyikan lagu "Bintang Kecil".',
        'id|Slogan kelas 5: "Suara Kita Kuat".',
        'id|Rubrik "Ruang Cerita" diisi kelas 8.',
        'en|A girl recited the poem "Morning Rain".',
        'en|The choir closed with "Brave Hearts". Then a boy drew a star.',
        "en|Title: Quiet River. Words: the children's choir.",
        'fil|Kumanta ang mga bata ng "Munting Ilaw".',
        'fil|Ang poster na "Sabihin Mo" ay nasa Grade 6.',
        "en|Sponsors of the children's fair: Suresh & Sons, Hotel Maya, Anita's Bakery.",
        "fil|Karinderya ni Pedro ang nagbigay ng sabaw sa mga bata.",
        "en|Happy Dashain to grade 6!",
    ),
)
def test_teams_titles_feasts_and_shops_are_nobody(language: str, text: str) -> None:
    assert found(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    lists_of(
        "id|Regu Kenanga dipimpin Naila, kelas 6.",
        "en|Team captain Suraj, grade 6, scored twice.",
        "fil|Si Tara, Grade 8, ang nanalo.",
        "ne|विश्व कक्षा ८ मा पढ्छ, उमेर १३ वर्ष।",
        'id|Naila, kelas 5, menyanyikan lagu "Bintang Kecil".',
        'en|The poem "Morning Rain" was written by Asmita, grade 7.',
        'fil|Inawit ni Jessa, Grade 6, ang "Munting Ilaw".',
        "en|Song: Asmita Rai, grade 7",
        "fil|Si Jessa, 12, anak ng may-ari ng Karinderya ni Pedro.",
    ),
)
def test_a_child_beside_them_is_found(language: str, text: str) -> None:
    assert found(language, text)


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Song: Brave Hearts"), ("fil", "Awit: Munting Ilaw"), ("id", "Undangan: Pentas Suara Anak")],
)
def test_a_title_that_says_what_it_is_names_nobody(language: str, title: str) -> None:
    assert found(language, "Anak 12 tahun ke bawah. For children. Para sa bata.", title=title) == set()
