"""Whose a name is: read from its own phrase, from the list it stands in, and from the page around it."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.rules.safeguarding import Examiner
from gaung.rules.safeguarding.binding import Binding, binding
from gaung.rules.safeguarding.passages import page_document
from safeguarding_fixtures import campaign_with, codes, page_of

CHILD, OTHER = Binding.CHILD, Binding.OTHER


@pytest.mark.parametrize(
    ("text", "name", "whose"),
    [
        ("Terima kasih untuk Naya, anak pemandu acara kita.", "Naya", CHILD),
        ("Terima kasih untuk Naya, pemandu acara cilik kita.", "Naya", CHILD),
        ("Terima kasih untuk Naya, pemandu acara kita.", "Naya", None),
        ("Terima kasih untuk Naya, relawan kita.", "Naya", OTHER),
        ("Naya memimpin lokakarya untuk anak-anak.", "Naya", OTHER),
        ("Naya memimpin yel-yel teman-temannya.", "Naya", None),
        ("Menurut Naya dari dinas sosial, anak berhak didengar.", "Naya", OTHER),
        ("Foto: Naya. Teks: tim.", "Naya", OTHER),
        ("Karya: Naya", "Naya", None),
        ("Penjaga kantin sekolah, Naya, menyediakan air.", "Naya", OTHER),
        ("the parents of Naya, who dances", "Naya", None),
        ("“Speak up, Naya,” the facilitator said.", "Naya", None),
        ("Penyiar cilik kita Naya membuka acara.", "Naya", CHILD),
        ("Kak Naya menemani anak-anak.", "Naya", OTHER),
        ("Naya, dokter anak, menjawab pertanyaan.", "Naya", OTHER),
        ("psikolog anak Naya Putri", "Naya Putri", OTHER),
        ("Kepala Dinas Naya Putri hadir.", "Naya Putri", OTHER),
        ("Kata Naya, anak perlu didengar.", "Naya", None),
        ("Adik pertama di studio kita, Naya!", "Naya", CHILD),
        ("A poem by Naya, one of the children in our group.", "Naya", CHILD),
        ("Naya and two other children hold a banner.", "Naya", CHILD),
        ("our young trumpeter Naya", "Naya", CHILD),
        ("our youngest host: please welcome Naya Lim!", "Naya Lim", CHILD),
        ("the child thanked Naya", "Naya", None),
        ("For the children, Naya brought cake", "Naya", None),
        ("Naya, a child psychologist, said so.", "Naya", OTHER),
        ("The carpenter's son, Naya, came.", "Naya", CHILD),
        ("ang batang tagapagsalita, si Naya", "Naya", CHILD),
        ("ang pamangkin kong si Naya, ", "Naya", CHILD),
        ("Tinulungan ng bata si Naya.", "Naya", None),
        ("si Dra. Naya Reyes, sikologo ng mga bata", "Naya Reyes", OTHER),
        ("Si Naya, pusa ng opisina, ay pito na.", "Naya", OTHER),
    ],
)
def test_the_words_of_its_phrase_say_whose_a_name_is(text: str, name: str, whose: Binding | None) -> None:
    start = text.index(name)
    assert binding(text, start, start + len(name)) is whose


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Rapat selesai, tetapi Kirana masih menggambar untuk adik kelasnya."),
        ("id", "Daftar hadir anak: 1. Gading 2. Sukma 3. Bre"),
        ("id", "Terima kasih untuk Cecep, Euis, dan semua anak yang menempel poster."),
        ("id", "Pembawa acara: Siapa namamu?\n\nAnak: Namaku Sabtu, Kak."),
        ("id", "Dari kiri: Yosina, Wempi, dan Ones. Ketiganya murid kita."),
        ("en", "When the bell rang, Pasang was still teaching the younger pupils."),
        ("en", "Attendance (children): Ikram / Jelly Ann / Tuti"),
        ("en", "Get well soon, little Hamdan. The whole kindergarten waits."),
        ("en", "My twins, Asher and Amaya, learnt the song on the school bus."),
        ("en", "The keeper of the girls' team, Marpuah, saved three penalties at school."),
        ("fil", "Maraming salamat kina Tonton, Inday at sa lahat ng batang nagdikit ng paskil!"),
        ("fil", "Sino ang nasa trio ng elementarya? Sina Vea, Thea at Rhea."),
    ],
)
def test_a_first_name_among_children_is_told(language: str, text: str) -> None:
    assert "personal-data-name" in codes(text, Language(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Rapat selesai, tetapi Bu Kirana masih menggambar untuk anak-anak."),
        ("id", "Komandan siaran Mbak Sekar dan teknisi Mas Rangga menyapa anak-anak."),
        ("id", "Kak Rafli membuka acara anak. Sesudah itu Rafli membaca puisi."),
        ("id", "Anak-anak membaca novel Laskar Pelangi, lalu membahas Lintang dan Mahar."),
        ("id", "Cat merek Dimas dan kertas Samuel dibeli untuk poster anak."),
        ("id", "Daftar peran drama anak: 1. Raja 2. Putri 3. Bulan"),
        ("id", "Kelompok Melati maju dulu, lalu Kelompok Anggrek, kata anak-anak."),
        ("en", "The children read Ruth and Daniel in Sunday school."),
        ("en", "Ask Siri or Alexa nothing private, we tell pupils."),
        ("en", "Our mascot, Bungsu the hornbill, asks the children a question."),
        ("en", "The song “Maria” is on the youth choir's list at school."),
        ("fil", "Si Gng. Amihan Reyesta ay nagliligpit ng pintura ng mga bata."),
        ("fil", "Kay Chona's Carinderia ang merienda ng mga bata."),
        ("fil", "Binasa ng mga bata ang Noli; pinag-usapan nila sina Crispin at Basilio."),
        ("fil", "Kathang-isip sina Otep at Isay sa komiks na ito para sa mga bata."),
    ],
)
def test_an_adult_a_book_or_a_group_among_children_is_not(language: str, text: str) -> None:
    assert codes(text, Language(language)) == set()


def test_who_is_an_adult_once_is_one_on_the_whole_page() -> None:
    assert codes("Rafli menyapa anak-anak.\n\nSesudahnya Kak Rafli pamit.") == set()
    assert codes("Rafli menyapa anak-anak.\n\nSesudahnya semua pamit.") == {"personal-data-name"}


def test_a_title_speaks_of_whom_the_page_below_names() -> None:
    below = "Kami ingin lampu di jalan pulang."
    assert codes(below, title="Surat terbuka dari Kadek", description="ditulis seorang anak") == {"personal-data-name"}
    assert codes(below, title="Surat terbuka dari Pak Kadek", description="untuk seorang anak") == set()


def test_what_the_campaign_is_called_is_nobodys_name() -> None:
    """“Published by Aliansi Contoh” stands at the foot of each page, beside words about children."""
    text = "A child wrote this. Published by Aliansi Contoh."
    document = page_document(page_of(text, Language.ENGLISH))
    own = Examiner(campaign_with(settings={"organisation": "Aliansi Contoh"}))
    other = Examiner(campaign_with(settings={"organisation": "Aliansi Lain"}))
    assert [problem.code for problem in own.problems(document)] == []
    assert [problem.code for problem in other.problems(document)] == ["personal-data-name"]
