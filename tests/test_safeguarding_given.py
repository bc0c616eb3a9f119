"""Numbers a slip away from a line's that are given in passing: beside a right one, to keep, in need."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from safeguarding_fixtures import examined

WRONG = {"helpline-near-miss", "helpline-unregistered", "helpline-name-other"}

GIVEN = [
    ("id", "Nomor SAPA bukan 129, tapi 128."),
    ("id", "SAPA dulu 129, sekarang 128."),
    ("id", "Nomor SAPA dulu 129, tapi sekarang sudah ganti jadi 128."),
    ("id", "Hubungi polisi di seratus dua belas."),
    ("id", "Ambulans, pemadam, polisi: semuanya 911."),
    ("id", "Simpan: **128**"),
    ("id", "Hafalkan: 1, 2, 8!"),
    ("id", "<kbd>1</kbd> <kbd>2</kbd> <kbd>8</kbd>"),
    ("id", "Tekan <kbd>1</kbd> <kbd>2</kbd> <kbd>8</kbd>."),
    ("id", "Takut? ++1++ ++2++ ++8++"),
    ("id", "SAPA: 1️⃣2️⃣8️⃣"),
    ("id", "Butuh cerita? ☎️ 1️⃣2️⃣8️⃣"),
    ("id", "Cerita ke orang tuamu, gurumu, atau 128."),
    ("id", "Takut? 128."),
    ("id", "Jangan telepon 129, telepon 128."),
    ("id", "Bukan 110 tapi 112 nomor polisi sekarang."),
    ("en", "Tell your aunt, your teacher, or 1099."),
    ("en", "Need to talk? ☎ १०९९"),
    ("en", "Need to talk? ☎️ 1️⃣0️⃣9️⃣9️⃣"),
    ("en", "Need to talk? ☎ 1099"),
    ("en", "|Who|Number|\n|---|---|\n|Someone who listens|1099|"),
    ("en", "CWIN 1089"),
    ("en", "Police: one hundred and one."),
    ("en", '"1099", said the poster. We called. They were kind.'),
    ("en", '=== "1099"\n    They listen.'),
    ("en", "Childline: ten ninety-nine."),
    ("en", "CWIN's number was 1098, now it is 1099."),
    ("en", "The child helpline is not 1098 but 1099."),
    ("en", "Scared? 1099."),
    ("en", "Someone hurt you? 1089, any time."),
    ("en", "We called 1099 and they helped."),
    ("ne", "हामीलाई १०९७ मा भन।"),
    ("ne", "चाइल्डलाइन १०८९ ले सुन्छ।"),
    ("ne", "सम्झ: एक-शून्य-नौ-नौ।"),
    ("ne", "बाल हेल्पलाइन दस अन्ठानब्बे होइन, दस उनान्सय।"),
    ("ne", "प्रहरी: एक सय एक।"),
    ("ne", "डर लाग्यो? १०९९।"),
    ("ne", "बाल हेल्पलाइन पहिले १०९८, अहिले १०९९।"),
    ("fil", "Takot ka? 1384."),
    ("fil", "Tandaan: trese-otso-kuwatro."),
    ("fil", "MAKABATA dati 1383, ngayon 1384."),
    ("fil", "Hindi 1383 ang MAKABATA kundi 1384."),
    ("fil", "Sabihin sa nanay mo, sa guro mo, o sa 1384."),
    ("fil", "Kailangan mo ng kausap? ☎ 1384"),
    ("fil", "Itago: **1384**"),
    ("en", "Makabata 1338"),
]
HARMLESS = [
    ("id", "128 bukan nomor SAPA; yang benar 129."),
    ("id", "Nomor SAPA bukan 128, tapi 129."),
    ("id", "SAPA bukan 128."),
    ("id", "Kelas kami ada di lantai 1, ruang 128."),
    ("id", "Angkot 120 lewat depan sekolah, sekarang 128."),
    ("id", "Dulu ada 129 anak di klub kami, sekarang 128."),
    ("id", "Peserta dulu 129, sekarang 128."),
    ("id", "Harga stiker dulu 1200, sekarang 1280."),
    ("id", "Lari pagi jam 12.08, bukan 12.09."),
    ("id", "Bus 110 ganti jadi 112 mulai Senin."),
    ("id", "Takut? 100 persen wajar."),
    ("id", "Takut? 1 dari 3 anak juga begitu."),
    ("id", "Simpan: 128 GB cukup."),
    ("id", "Ingat: 2026 tahun kita."),
    ("id", "Hafalkan: 1, 2, 3!"),
    ("id", "Hitung: 1, 2, 8!"),
    ("id", "Simpan 128 foto ini di folder kelas."),
    ("id", "SAPA menerima 128, polisi 112 laporan."),
    ("id", "Tahun ini SAPA mencatat 120."),
    ("id", "Polisi seratus dua belas orang berjaga."),
    ("id", "Seratus dua belas anak ikut lomba."),
    ("id", "Ada seratus dua puluh poster di dinding."),
    ("id", "Cerita ke ibu guru di kelas 128."),
    ("id", "Halaman 128 atau 130."),
    ("id", "Tekan <kbd>1</kbd> untuk mulai, <kbd>2</kbd> untuk berhenti."),
    ("id", "Tekan <kbd>Ctrl</kbd>+<kbd>1</kbd>."),
    ("id", "Nilai matematika saya 1, 2, 8."),
    ("id", "Sapa 128 temanmu hari ini."),
    ("id", "Kami menyapa 120 orang tua."),
    ("id", "Bilang ke guru nomor kursimu, 12 atau 128."),
    ("id", "1️⃣ Berhenti\n2️⃣ Simpan bukti\n3️⃣ Cerita"),
    ("id", "Jawaban soal: 1, 0, 8."),
    ("en", "1099 was long ago."),
    ("en", "In 1099 the town was built. They listen to old songs."),
    ("en", "Scared? 1 in 3 of us is."),
    ("en", "Scared? 100 times, yes."),
    ("en", "Need to talk? 10 minutes are enough."),
    ("en", "Tell your teacher the answer to 128."),
    ("en", "Tell your aunt, your teacher, or 3 friends."),
    ("en", "Our club has 1099 stickers."),
    ("en", '"1099", said the boy who counted the beans.'),
    ("en", '"120", said the coach. We ran. They were fast.'),
    ("en", "Bus 104 was 103 before."),
    ("en", "We called 120 families and they came."),
    ("en", "Police: one hundred and ten officers."),
    ("en", "One hundred and ten children sang."),
    ("en", "The police counted one hundred and one."),
    ("en", "|Who|Number|\n|---|---|\n|Helpers|109|"),
    ("en", "|Room|Who listens|\n|---|---|\n|128|Ms. Contoh|"),
    ("en", "Tickets now 1380, before 1383."),
    ("en", "The quiz has 105 questions; we answered 104."),
    ("en", '=== "1099"\n    The year of the battle.'),
    ("en", "CWIN was founded in 1987."),
    ("en", "Child helplines in 103 countries answer."),
    ("ne", "कक्षा १०९ मा हामी बस्छौँ।"),
    ("ne", "हामीलाई १०९ पाना चाहियो।"),
    ("ne", "सम्झ: एक, दुई, तीन।"),
    ("ne", "जम्मा १०९९ बालबालिका आए।"),
    ("ne", "एक सय एक जना आए।"),
    ("ne", "आमालाई कोठा १०३ मा भन।"),
    ("fil", "Takot ka? 100 porsiyento normal iyan."),
    ("fil", "Sabihin sa guro mo sa silid 138."),
    ("fil", "Tandaan: isa, dalawa, tatlo."),
    ("fil", "Dati 1383 kami, ngayon 1384 na ang miyembro."),
    ("fil", "May 1384 na poster sa gym."),
    ("fil", "Itago: **138** piraso."),
    ("en", "The number is not 1099; the child helpline is 1098."),
    ("en", "Wrong: 1099. Right: 1098."),
    ("id", "Salah: 128. Benar: 129."),
    ("id", "Nomor palsu yang beredar: 128. Itu bukan SAPA."),
    ("en", "We learnt C++ and 1099 other things."),
    ("id", "Rumusnya a + b = 128."),
    ("en", "Need to talk? ☎ reception, ext. 108"),
    ("id", "Dulu rumah kami nomor 129, sekarang 128."),
    ("id", "Polisi datang. 112 motor lewat."),
    ("en", "Ask your teacher, your parents, or 2 friends."),
    ("en", "Tell your parents or 103 others."),
    ("id", "Kamu takut? Dengarkan lagu nomor 128."),
    ("en", "Talk to 1099 people? No."),
    ("en", "It was 103, now it is 104."),
    ("id", "SAPA ada di kota, di Jalan Contoh nomor 128."),
    ("id", "Kami punya 129 anggota. Dulu 128."),
]


@pytest.mark.parametrize(("language", "text"), GIVEN)
def test_a_number_given_in_passing_is_that_of_the_line(language: str, text: str) -> None:
    found = examined(text, Language(language))
    assert any(one.code in WRONG and one.severity is Severity.ERROR for one in found), found


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_a_correction_a_count_or_another_number_is_clean(language: str, text: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.code.startswith("helpline-")]
    assert all(one.severity is Severity.INFO for one in found), found


@pytest.mark.parametrize(
    ("language", "text", "right"),
    [
        ("id", "Nomor SAPA bukan 129, tapi 128.", "129"),
        ("ne", "सम्झ: एक-शून्य-नौ-नौ।", "1098"),
        ("fil", "Takot ka? 1384.", "1383"),
        ("en", "CWIN 1089", "1098"),
    ],
)
def test_the_right_number_is_named(language: str, text: str, right: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.code == "helpline-near-miss"]
    assert [one.facts["value"] for one in found] == [right]


def test_a_hundred_is_read_with_what_is_said_behind_it() -> None:
    text = "Call the police on one hundred and one."
    assert [one.facts["seen"] for one in examined(text, Language.ENGLISH)] == ["101"]
