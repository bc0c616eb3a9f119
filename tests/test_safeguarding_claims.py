"""Hours, cost and owner of a line that are not those of the register; and their harmless twins."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from safeguarding_fixtures import examined

CLAIMS = {"helpline-cost-other", "helpline-hours-other", "helpline-owner-other"}

OTHERWISE = [
    ("id", "SAPA 129 itu berbayar, Rp5.000 per menit."),
    ("id", "SAPA buka jam 08.00 sampai 16.00, hari kerja saja."),
    ("id", "SAPA 129 hanya buka Senin sampai Jumat."),
    ("id", "SAPA tutup di malam hari."),
    ("id", "Telepon SAPA kena pulsa."),
    ("id", "Menelepon 129 itu bayar."),
    ("id", "Polisi 110 hanya menjawab di jam kerja."),
    ("id", "129 dikelola oleh polisi."),
    ("en", "Call 1098. It costs 50 rupees."),
    ("en", "Call 1098. It is not free."),
    ("en", "1098 costs 5 rupees a minute."),
    ("en", "The child helpline 1098 is open from 10 am to 5 pm."),
    ("en", "1098 is closed at night."),
    ("en", "Call 1098 on weekdays only."),
    ("en", "Call the Nepal Police Cyber Bureau on 1098."),
    ("en", "SAPA 129 is run by the police."),
    ("en", "The Cyber Bureau answers at 1098."),
    ("ne", "१०९८ मा फोन गर्दा पैसा लाग्छ।"),
    ("ne", "बाल हेल्पलाइन १०९८ बिहान १० देखि ५ बजेसम्म मात्र खुल्छ।"),
    ("fil", "Ang 1383 ay bukas lang mula 8 am hanggang 5 pm."),
    ("fil", "Ang MAKABATA 1383 ay sarado tuwing Linggo."),
]
HARMLESS = [
    ("id", "SAPA 129 gratis, 24 jam."),
    ("id", "SAPA 129 tidak berbayar."),
    ("id", "Telepon SAPA tanpa pulsa."),
    ("id", "Kalau diminta bayar supaya fotomu tidak disebar, telepon 129."),
    ("id", "Jangan bayar. Telepon 129. Kantor kami buka 08.00 sampai 16.00."),
    ("id", "SAPA 129 buka 24 jam, kantornya 08.00 sampai 16.00."),
    ("id", "SAPA 129 buka jam 00.00 sampai 24.00."),
    ("id", "Telepon 129. Kamu tidak perlu bayar."),
    ("id", "Ke WhatsApp SAPA butuh kuota data."),
    ("id", "Jam kerja kantor dinas 08.00-15.00; di luar jam itu telepon 129."),
    ("id", "Polisi 110 menjawab siang dan malam."),
    ("id", "Sapa temanmu di jam kerja bakti."),
    ("id", "129 dikelola Kementerian Pemberdayaan Perempuan dan Perlindungan Anak."),
    ("id", "110 dikelola oleh polisi."),
    ("id", "Ambulans, polisi 110, dan SAPA 129."),
    ("en", "Call 1098. It is free."),
    ("en", "Call 1098. It does not cost anything."),
    ("en", "Call 1098. It costs nothing."),
    ("en", "They asked for 500 rupees. Call 1098."),
    ("en", "Call 1098. You do not have to pay."),
    ("en", "Call 1098 at night, too."),
    ("en", "Call 1098. Our club is open on weekdays only."),
    ("en", "1098 answers round the clock, not on weekdays only."),
    ("en", "Tell the Cyber Bureau, or call 1098."),
    ("en", "104 is run by the council with the police."),
    ("en", "The police are on 100."),
    ("en", "Is 1098 charged? No, it is free."),
    ("en", "1098 children came from Monday to Friday."),
    ("ne", "१०९८ मा फोन गर्दा पैसा लाग्दैन।"),
    ("ne", "बाल हेल्पलाइन १०९८ चौबीसै घण्टा खुल्छ।"),
    ("fil", "Libre ang 1383."),
    ("fil", "Bukas ang 1383 24 oras."),
    ("fil", "Humingi siya ng 500 piso. Tumawag sa 1383."),
    ("fil", "Ang klinika ay bukas 8 am hanggang 5 pm; ang 1383 ay laging handa."),
]


@pytest.mark.parametrize(("language", "text"), OTHERWISE)
def test_what_the_register_contradicts_is_told(language: str, text: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.code in CLAIMS]
    assert [one.severity for one in found] == [Severity.WARNING], found


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_what_agrees_or_is_said_of_others_is_clean(language: str, text: str) -> None:
    found = [one for one in examined(text, Language(language)) if one.code.startswith("helpline-")]
    assert all(one.severity is Severity.INFO for one in found), found


@pytest.mark.parametrize(
    ("text", "language", "code", "fact", "says"),
    [
        ("SAPA 129 itu berbayar.", "id", "helpline-cost-other", "cost", "konsultasi gratis"),
        ("1098 is closed at night.", "en", "helpline-hours-other", "hours", "round the clock"),
        ("SAPA 129 is run by the police.", "en", "helpline-owner-other", "seen", "police"),
    ],
)
def test_what_the_register_says_is_named(text: str, language: str, code: str, fact: str, says: str) -> None:
    assert [(one.code, one.facts[fact]) for one in examined(text, Language(language)) if one.code in CLAIMS] == [
        (code, says)
    ]
