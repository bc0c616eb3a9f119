"""A child who is called by a letter or two is a child that its village knows, however the letters are written."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from safeguarding_fixtures import examined

INITIALS = "personal-data-initials"

CHILDREN = [
    ("id", "Kata tetangga, si W sudah pulang dari klinik. Dia baru kelas enam."),
    ("id", "Pendamping mencatat: U.T. (kelas 4) belum mau masuk sekolah sejak kejadian itu."),
    ("id", "Hakim mendengar saksi anak L, 12 tahun, tanpa terdakwa di ruangan."),
    ("id", "Si ef cerita ke aku, om itu masih kirim pesan. Dia masih kelas 8."),
    ("en", "The board was told that V., eleven, will not come to rehearsals this month."),
    ("en", "Hand-over: bed 3, G.H., 7, sleeps with the light on; the grandmother stays."),
    ("en", "Volunteers, please bring a blanket for Y.O. and no nuts, she is only six."),
    ("en", "Our youngest member, we only write “K.”, found the messages on her tablet and told her aunt."),
    ("ne", "टि. (१२ वर्ष) ले आज परामर्शकर्तासँग पहिलो पटक बोलिन्।"),
    ("ne", 'बालिका "न." लाई रातभर निद्रा लागेन, बिहान मात्र सुतिन्।'),
    ("ne", "ज. (कक्षा ५) को हातमा डाम देखियो, आमालाई बोलाइएको छ।"),
    ("ne", "hijo S ko ghar gako thiye, 11 barsa ki matra chha, kasailai nabhannu la."),
    ("fil", "Sabi ng tagapayo, si H., katorse, ay ayaw nang humarap sa kamera."),
    ("fil", "Tala ng kaso (F.D., 9): nakakatulog na, hinahanap ang aso niya."),
    ("fil", "Ang reklamo ni P.T. (Gr. 8) ay iniakyat na sa dibisyon kahapon."),
]

NOBODY = [
    ("id", "Rapat RW dipimpin H. S. Marzuki, dibantu Ibu R. Wulan dari PKK, di ruang B lantai dua."),
    ("id", "Kunci jawaban: 1. A, 2. C, 3. B. Kelas 4 dan kelas 5 memakai lembar yang sama."),
    ("id", "Terdakwa berinisial KL, 43 tahun, dihukum sembilan tahun; tentang korban tidak ada yang disebut."),
    ("id", "Anak A dan anak B bermain peran: yang satu bertanya, yang lain menjawab."),
    ("en", "Vitamin D. is given at the health post to children of five; hepatitis B. follows in class 6."),
    ("en", "The accused, known in the file as Q.Z., 52, was sentenced; nothing about the child was said."),
    ("en", "J. R. Santos wrote the book that class 6 reads this month; P.T.A. meets on Friday."),
    ("ne", "मा.वि. र आ.वि. का शिक्षकहरू वि.सं. २०८२ को बैठकमा आए; कक्षा ५ 'ख' को कोठा रित्तो छ।"),
    ("ne", "बच्चाको तौल ९ कि.ग्रा. भन्दा कम भए स्वास्थ्यकर्मीलाई देखाऔँ।"),
    ("fil", "Ang sagot sa bilang 4 ay B. Ang bata sa kuwento ay walang pangalan."),
]


@pytest.mark.parametrize(("language", "text"), CHILDREN)
def test_a_child_called_by_letters_is_told(language: str, text: str) -> None:
    assert INITIALS in {
        problem.code for problem in examined(text, Language(language)) if problem.severity is not Severity.INFO
    }


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_letters_of_things_and_grown_ups_are_no_child(language: str, text: str) -> None:
    assert INITIALS not in {
        problem.code for problem in examined(text, Language(language)) if problem.severity is not Severity.INFO
    }
