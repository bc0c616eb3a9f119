"""What a text tells of one child beside its name, and the same words said of many, of adults or of a story."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from safeguarding_fixtures import codes

ID, EN, FIL, NE = Language.INDONESIAN, Language.ENGLISH, Language.FILIPINO, Language.NEPALI
TWO, JOINED = "identity-two-pieces", "identity-joined"

OF_ONE = [
    (ID, "Ia baru sebelas tahun. Ibunya menjadi TKW di Taiwan.", TWO),
    (ID, "Bendahara OSIS itu masih kelas 8, dan fotonya disebar.", TWO),
    (ID, "Anak sulung dari empat bersaudara itu kelas 5.\n\nAyahnya sopir truk di Desa Waruroyom.", JOINED),
    (ID, "Anak perempuan berkursi roda dari SMPN 4 Wanakerta itu yang menyanyi.", TWO),
    (ID, "Anaknya pemilik warung itu? Bukan, yang 12 tahun, diasuh neneknya, rumahnya di Dusun Sirap.", JOINED),
    (EN, "He is twelve. Since his father went to work in Qatar he lives with his grandmother.", TWO),
    (EN, "The hearing-impaired girl from Bhirkuna village drew this. She is ten.", JOINED),
    (EN, "She is nine and wears two hearing aids.", TWO),
    (EN, "Her father mends nets at the Tanjong Laut jetty. She is thirteen.", JOINED),
    (FIL, "Trese pa lang siya. Bunso siya sa limang magkakapatid.", TWO),
    (FIL, "Labandera sa amin ang lola niya. Nasa ikatlong baitang na siya.", TWO),
    (FIL, "Nagtitinda ng gulay sa pantalan ng Matabang Uno ang nanay niya. Dose pa lang siya.", JOINED),
    (NE, "ऊ बाह्र वर्षको भयो। बुबा कतार गएदेखि काकीसँग बस्छ।", TWO),
    (NE, "उसकी आमा दर्जी हुन्। ऊ कक्षा सातमा पढ्छ।", TWO),
    (EN, "The team captain, a ninth grader, wants her picture taken down.", TWO),
    (EN, "The pastor's little boy in Purok Malinaw sang it.", TWO),
    (EN, "Alt text: boy, about nine, with a white cane, by his aunt's tea stall in Dusun Sirap.", JOINED),
    (FIL, "Batang may peklat sa pisngi, Grade 4, ang may-ari ng sumbrero.", TWO),
]
"""Pieces of one child, over two sentences, too."""

OF_MANY = [
    (ID, "Kelas 6 dan kelas 4 bertukar ruang. Peserta dari Kecamatan Waru Lor datang pukul delapan."),
    (ID, "Materi kelas 5 ini diuji guru di Desa Waruroyom."),
    (ID, "Sebanyak 32 murid kelas 7 ikut pelatihan di balai Desa Waruroyom."),
    (ID, "Banyak anak yang ibunya bekerja di luar negeri merasa sendirian."),
    (ID, "Penyandang disabilitas berhak ikut dalam setiap acara di Desa Waruroyom."),
    (ID, "Cerita ini rekaan. Ia kelas 7, ibunya menjadi TKW, dan ia tinggal di Desa Waruroyom."),
    (EN, "Grade 5 and Grade 6 will march from the Kuala Laut landing."),
    (EN, "Children who live with their grandparents often share one phone."),
    (EN, "Mr. Thapa, 44, lost an arm; he mends radios in Bhirkuna village."),
    (EN, "Our hall has a ramp for wheelchairs and is beside the mosque."),
    (EN, "Grade 6 learns what a white cane is for."),
    (EN, "The head boy and head girl of each school receive the poster."),
    (FIL, "May 45 mag-aaral sa Grade 8 na sumali sa Barangay Matabang Uno."),
    (FIL, "Si Aling Rosa, labandera, 52, ay nakatira sa Purok Matabang."),
    (NE, "कक्षा ५ मा ३० विद्यार्थी छन्, आमा समूहले सहयोग गर्छ।"),
    (NE, "१० देखि १४ वर्षका बालबालिका वडा नं. ४ को भेलामा आउँछन्।"),
]
"""Groups, adults, stories and buildings."""


@pytest.mark.parametrize(("language", "text", "code"), OF_ONE)
def test_pieces_of_one_child_are_laid_together(language: Language, text: str, code: str) -> None:
    """Where rules count two pieces, the examples may count a third: kin, a trade and a far country."""
    told = {one for one in codes(text, language) if one.startswith("identity")}
    assert told - ({"identity-joined"} if code == "identity-two-pieces" else set()) == {code}


@pytest.mark.parametrize(("language", "text"), OF_MANY)
def test_the_same_words_of_many_or_of_adults_are_nobodys(language: Language, text: str) -> None:
    assert not {one for one in codes(text, language) if one.startswith("identity")}
