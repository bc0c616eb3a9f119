"""Whose a number, an account, a mailbox, a car or a point is: an institution's by its own phrase, or somebody's."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from safeguarding_fixtures import codes, examined

ACCOUNT, MAIL, PLATE = "personal-data-account", "personal-data-email", "personal-data-plate"
POINT, PHONE, CASE = "personal-data-coordinates", "personal-data-phone", "personal-data-case-number"
LINE, NEAR = "helpline-unregistered", "helpline-near-miss"


@pytest.mark.parametrize(
    ("code", "language", "text"),
    [
        (ACCOUNT, "id", "Akun perpustakaan yang asli hanya @pojok.baca.kita, yang lain bukan."),
        (ACCOUNT, "en", "News of the parish page: follow @stanna.bulletin on Sundays."),
        (ACCOUNT, "fil", "I-follow ang pahina ng konseho, @lungsod_balita00."),
        (ACCOUNT, "ne", "हाम्रो पेज @hamro.awaj.samuha मा नयाँ नाटक छ।"),
        (ACCOUNT, "en", "We share the week with @hilltop.library, who lend us the hall."),
        (MAIL, "en", "Letters for the next issue go to riverside.editors@mail.example by Friday."),
        (MAIL, "id", "Kirim lamaran ke rekrutmen000@mail.example sebelum tanggal lima."),
        (MAIL, "ne", "निवेदन समितिको darta.shakha@mail.example मा पठाउनुहोस्।"),
        (PLATE, "id", "Mobil dinas DK 0000 AB dipinjam panitia untuk mengangkut kursi."),
        (PLATE, "fil", "Ang sasakyan ng munisipyo, plakang SKA 0000, ay nasa talyer."),
        (PLATE, "ne", "कोठा नम्बर ४ मा २५ जना बस्ने।"),
        (POINT, "en", "The workshop venue is marked at 8.12340, 124.12340, beside the market."),
        (POINT, "id", "Pelabuhan ada di -8.12345, 115.12345 menurut peta laut."),
    ],
)
def test_what_an_institution_calls_its_own_is_nobodys(code: str, language: str, text: str) -> None:
    assert code not in codes(text, Language(language))


@pytest.mark.parametrize(
    ("code", "language", "text"),
    [
        (ACCOUNT, "en", "Follow the official account of my little sister @mimi.draws.00."),
        (ACCOUNT, "id", "Akun resmi adikku @mimi.menari.00, ayo diikuti."),
        (ACCOUNT, "fil", "Ang opisyal na account ng kapatid ko ay @mimi.sayaw.00."),
        (ACCOUNT, "ne", "विद्यालयकी छात्राको खाता @mimi.nach.00 हो।"),
        (ACCOUNT, "en", "The school's best singer is on @mimi.sings.00, say hello."),
        (ACCOUNT, "en", "Message me at @radio.mimi.00 after class."),
        (MAIL, "id", "Naskah kiriman adik kelas 5: mimi.redaksi00@mail.example, dia sendiri yang balas."),
        (MAIL, "en", "Write to the girl at mimi.library00@mail.example."),
        (PLATE, "en", "The school van, plate ABC 1234, leaves at six."),
        (PLATE, "en", "The council bus, plate ABC 1234, waits for the pupils at the gate."),
        (PLATE, "id", "Anak itu diantar mobil dinas DK 0000 AB tiap pagi."),
        (POINT, "en", "The girl sleeps behind the hall at 8.12340, 124.12340."),
        (POINT, "id", "Rumahku dekat aula, -8.12345, 115.12345."),
    ],
)
def test_a_child_is_not_hidden_by_an_institution(code: str, language: str, text: str) -> None:
    assert code in codes(text, Language(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "College office: 000-000-0210, open 8:00 to 15:30. For forms, ask the registrar."),
        ("en", "For staff on the road: country office 000-000-0022, the driver has the radio."),
        ("id", "Kantor percetakan: telepon (000) 000-0011, jam kerja saja."),
        ("ne", "कार्यालयको ठेगाना: वडा नं. ५, टेलिफोन ०१-००००११, शनिबार बिदा।"),
        ("en", "Output 2.1: 410 children (221 girls, 189 boys) were called to the rehearsals."),
        ("ne", "सम्पर्क गरिएका २,३०४ जनामध्ये आधाले डर लाग्छ भने।"),
        ("en", "Chapters: 00:00 hello, 04:10 a song, 12:00 where to get help."),
        ("en", "To order cakes for the fair ring the bakery on 0000-111-0000, free delivery."),
        ("en", "Parents who want to talk about the timetable call the school on 0000-222-0000."),
        ("en", "The meeting point is 8.0000, 124.0000; call out if you need help."),
        ("ne", "१) ढोका थुनौं २) ठूलालाई भनौं ३) एक शून्य नौ आठ डायल गरौं।"),
    ],
)
def test_an_office_an_hour_and_a_count_are_no_help_line(language: str, text: str) -> None:
    assert codes(text, Language(language)).isdisjoint({LINE, NEAR, PHONE})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "College office: 000-000-0210. If you are scared, call us."),
        ("en", "Feeling unsafe at night? Ring the caretaker of our old hostel, 000-0000-044."),
        ("en", "Children in trouble call Aunt Bess, 0000-222-0000, day or night."),
        ("en", "Need an adult to talk to? Ring our brother hotline 0000-00-00-66."),
        ("id", "Hotline cerita anak: 0000-111-0000, gratis."),
        ("ne", "केटाकेटीमाथि दुर्व्यवहार भए समितिको फोन ९८००००००४४ मा भन्ने।"),
        ("id", "Hubungi satu satu sembilan untuk ambulans."),
        ("id", "Kalau kamu diancam, telepon kantor kami di 0000-111-22."),
    ],
)
def test_a_number_offered_for_help_is_a_line_whoever_has_it(language: str, text: str) -> None:
    assert LINE in codes(text, Language(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Hubungi anaknya saja, si Mimi pegang HP sendiri: 0800-0000-0312."),
        ("id", "Kontak untuk jadwal: ibunya Mimi, 0800-0000-0313, sore."),
        ("en", "Text her mama instead, the mother of Mimi, 0000-000-0392."),
    ],
)
def test_the_number_of_a_child_or_its_family_is_no_service(language: str, text: str) -> None:
    found = codes(text, Language(language))
    assert PHONE in found
    assert LINE not in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Stiker pintu: Polisi 101, pemadam 113."),
        ("en", "Worried about a friend? Dial 1908 in Nepal."),
        ("ne", 'जिङ्गल: "डर लाग्यो? एक, शून्य, आठ, नौ!" (दुई पटक)'),
    ],
)
def test_a_slip_is_found_where_a_line_is_named_dialled_or_sung(language: str, text: str) -> None:
    assert NEAR in codes(text, Language(language))


def test_a_year_and_a_price_are_no_slips() -> None:
    assert NEAR not in codes("The school was founded in 1908 and has a phone since 1931.", Language.ENGLISH)
    assert NEAR not in codes("मूल्य रु. १,२००। सम्पर्क: पसल नं. ४।", Language.NEPALI)


@pytest.mark.parametrize(
    ("language", "text", "is_case"),
    [
        ("id", "SP2HP nomor B/000/XV/2025 perihal korban anak.", True),
        ("ne", "बालिका अपहरण, दर्ता नं. ०००/००-०००, हेर्न सकिन्छ।", True),
        ("id", "Nomor pengaduan korban: laporan nomor 0000-00-0000 di polres.", True),
        ("id", "Korban melapor, tanda terima LP/0000-0000-00/XV/2025 di layanan anak.", True),
        ("id", "Laporan ronda 02.10: anak tidur di pos, dibawa pulang.", False),
    ],
)
def test_the_number_of_a_case_is_no_hour(language: str, text: str, is_case: bool) -> None:
    assert (CASE in codes(text, Language(language))) is is_case


def test_a_long_number_is_not_told_whole() -> None:
    (found,) = [one for one in examined("Feeling unsafe? Ring 000-0000-044.", Language.ENGLISH) if one.code == LINE]
    assert "0000000044" not in str(found.facts)
