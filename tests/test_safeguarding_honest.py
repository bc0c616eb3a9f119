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


@pytest.mark.parametrize(
    ("language", "text"),
    lists_of(
        'id|Kalimat yang tidak akan kalian baca (contoh rekaan): "Naila, 11 tahun, kelas 5".',
        'en|Bad example (made up): "Asmita, 11, from grade 5".',
        'en|What we would never print (invented example): "Asmita, 11, grade 5".',
        'fil|Gawa-gawang halimbawa: "Si Jessa, 11, Grade 5".',
        'ne|काल्पनिक उदाहरण: "सृजना, ११, कक्षा ५"',
        "id|Bintang (11) adalah tokoh rekaan. Ia bersekolah di SD Negeri 98.",
        "fil|Ang bida na si Jessa ay 11 anyos. Gawa-gawa lang siya.",
        "id|Pengarah: Hendra Gunawan. Gambar: 5 anak.",
        "id|Tiga siswi kelas 9 menjadi penyiar tamu bersama Lestari Ningsih.",
        "en|Edited by Suresh Karki for the children's hour. Drawings: the art group (6 children).",
        "en|My name is Anita Gurung and I have presented this programme for the children since 2016.",
        "fil|Sulat ni Rosa Santos. Sinubok ng 6 na bata.",
        "ne|डा. सृजनाको स्तम्भ हरेक शुक्रबार, कक्षा ६ देखि ९ का लागि।",
        "id|Siswa kelas 9 berkunjung ke kantor Radio Lentera.",
        "id|Siswi kelas 6 berlatih di Balai Kota.",
        "en|Malala was 11 when she began to write. Nobita is in grade 5 and likes naps.",
    ),
)
def test_examples_credits_and_crowds_are_no_child(language: str, text: str) -> None:
    assert found(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    lists_of(
        'id|Contoh kalimat dari siaran kemarin: "Naila, 11 tahun, kelas 5".',
        'en|A good example for all of us: "Asmita, 11, from grade 5".',
        'fil|Magandang halimbawa sa ating lahat: "Si Jessa, 11, Grade 5".',
        'ne|राम्रो उदाहरण: "सृजना, ११, कक्षा ५"',
        "id|Penyunting suara: Naila Putri, 12 tahun, kelas 6.",
        "en|Photos by Asmita Rai, grade 6.",
        "fil|Tunog: Jessa Reyes, 12, Grade 6.",
        "id|Siswa kelas 9 itu, Naila, 14 tahun, berkunjung ke kantor Radio Lentera.",
        "en|Picture of Doraemon by Suraj, age 9, from Sunrise School.",
    ),
)
def test_a_child_in_the_same_words_is_found(language: str, text: str) -> None:
    assert found(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    lists_of(
        "id|Cerita ini rekaan.\n\nNama asli Bintang adalah Naila, kelas 6, rumahnya di belakang pasar.",
        "id|Cerita ini rekaan. Sebenarnya ini kisah Naila, kelas 6, dari Desa Sukasari.",
        "en|This story is made up.\n\nStar's real name is Asmita; she is 12 and lives behind the mill in Lubhu.",
        "fil|Gawa-gawa ang kuwentong ito. Ang totoong Tala ay si Jessa, 12, nakatira sa likod ng kapilya sa Lahug.",
        "ne|यो कथा काल्पनिक हो।\n\nताराको साँचो नाम सृजना हो, १२ वर्ष, लुभुको मिलपछाडि बस्छे।",
    ),
)
def test_whose_real_name_a_story_tells_is_no_invention(language: str, text: str) -> None:
    assert found(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    lists_of(
        "id|Cerita ini rekaan. Nama aslinya tidak kami tulis. Bintang (12) bersekolah di SD Negeri 98.",
        "en|This story is made up. Bright is not her real name. Asha (12) goes to Sunrise School.",
        "ne|यो कथा काल्पनिक हो। साँचो नाम लुकाइएको छ। तारा (१२) उज्यालो विद्यालयमा पढ्छे।",
    ),
)
def test_a_story_that_keeps_real_names_back_stays_one(language: str, text: str) -> None:
    assert found(language, text) == set()


@pytest.mark.parametrize(
    "text", ["Our song writer Asmita was born on 3 June 2012.", "Our radio was born on 3 June 2012."]
)
def test_who_writes_and_was_born_lately_is_a_child(text: str) -> None:
    codes = {problem.code for problem in examined(text, Language.ENGLISH)}
    assert ("personal-data-birth-date" in codes) is ("Asmita" in text)
