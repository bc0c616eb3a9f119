"""What is an office's own, and no child's: a birthday, an account, an address in another script; and glossaries."""

from __future__ import annotations

import pytest

from gaung import messages
from gaung.model.language import Language
from gaung.problem import Problem, Severity
from gaung.rules.safeguarding import Examiner
from gaung.rules.safeguarding.passages import page_document
from safeguarding_fixtures import campaign_with, codes, examined, page_of

BORN = "personal-data-birth-date"
NUMBER = "personal-data-id-number"
PHONE = "personal-data-phone"
ADDRESS = "personal-data-address"


@pytest.mark.parametrize(
    ("clean", "violating", "language"),
    [
        (
            "Selamat ulang tahun ke-5, Radio Pelita! Lahir 14 November 2021, sudah cerewet.",
            "Selamat ulang tahun ke-12, Rara! Lahir 14 November 2013, sudah cerewet.",
            Language.INDONESIAN,
        ),
        (
            "Klub kami sudah tiga tahun. Lahir 2 Mei 2022 di sebuah ruang tamu.",
            "Rara menyanyi di Radio Pelita. Lahir 2 Mei 2013 di sebuah ruang tamu.",
            Language.INDONESIAN,
        ),
        (
            "Happy 5th birthday, Radio Himal! Born 14 November 2021, already chatty.",
            "Happy 12th birthday, Sujata of Radio Himal! Born 14 November 2013, already chatty.",
            Language.ENGLISH,
        ),
        (
            "Our club is three years old. Born 2 May 2022, it sings.",
            "Our club is three years old. Born 2 May 2013, Sujata sings.",
            Language.ENGLISH,
        ),
        (
            "Maligayang ika-5 kaarawan, DZXX! Ipinanganak 14 Nobyembre 2021.",
            "Maligayang ika-12 kaarawan, Bea! Ipinanganak 14 Nobyembre 2013.",
            Language.FILIPINO,
        ),
        (
            "रेडियो हिमाल ५ वर्षको भयो! जन्म २०७८ कात्तिक २८।",
            "सृजना १२ वर्षकी भइन्! जन्म २०७० कात्तिक २८।",
            Language.NEPALI,
        ),
    ],
)
def test_whose_birthday_it_is_may_stand_in_the_sentence_before(clean: str, violating: str, language: Language) -> None:
    assert BORN not in codes(clean, language)
    assert BORN in codes(violating, language)


def number_in(text: str, language: Language, *official: str) -> Problem:
    examiner = Examiner(campaign_with(settings={"official": list(official)}))
    found = list(examiner.problems(page_document(page_of(text, language))))
    return next(problem for problem in found if problem.code in {NUMBER, "personal-data-official-unexplained"})


@pytest.mark.parametrize(
    ("account", "identity", "language"),
    [
        ("Rekening panitia: Bank Sumut 1000102012345.", "NIK 1271012345670001", Language.INDONESIAN),
        ("Bank account of the network: Nabil Bank, 0123456789012.", "National ID no. 1234567890123", Language.ENGLISH),
        ("Bank account: BPI 1234-5678-90.", "Student number: 1234-5678-90", Language.FILIPINO),
        ("बैंक खाता: नबिल बैंक ०१२३४५६७८९०१२।", "नागरिकता नम्बर ०१-०२-७५-१२३४५", Language.NEPALI),
    ],
)
def test_a_bank_account_is_called_one_and_may_be_official(account: str, identity: str, language: Language) -> None:
    for told in (Language.ENGLISH, Language.INDONESIAN):
        found = number_in(account, language)
        assert found.severity is Severity.ERROR
        assert "bank" in messages.message(found, told)
        assert "official:" in messages.hint(found, told)
        assert "bank" not in messages.message(number_in(identity, language), told)
    assert number_in(account, language, account).severity is Severity.INFO
    other = account.replace("1", "7").replace("१", "७")
    assert number_in(other, language, account).severity is Severity.ERROR
    assert number_in(identity, language, identity).severity is Severity.ERROR


@pytest.mark.parametrize("official", ["45 Pulchowk Road, Lalitpur", "पुल्चोक रोड, घर नं. ४५, ललितपुर"])
def test_an_official_address_is_known_in_nepali_as_well(official: str) -> None:
    examiner = Examiner(campaign_with(settings={"official": [official]}))
    for text, is_known in (
        ("पुल्चोक रोड, घर नं. ४५, ललितपुर", True),
        ("पुल्चोक रोड, घर नं. ४६, ललितपुर", False),
        ("बानेश्वर टोल, घर नं. ४५, काठमाडौं", False),
    ):
        found = examiner.problems(page_document(page_of(text, Language.NEPALI)))
        assert (ADDRESS not in {problem.code for problem in found}) is is_known, text


@pytest.mark.parametrize(
    ("clean", "violating", "language"),
    [
        (
            "बाल क्लबका लागि रेडियो हिमालको फोन ०१-४२०००००।",
            "बाल क्लबकी सदस्य सृजनाको घरको फोन ०१-४२०००००।",
            Language.NEPALI,
        ),
        (
            "Radio Himal's phone for the child club: 01-4200000.",
            "A child of Radio Himal has the phone 01-4200000.",
            Language.ENGLISH,
        ),
    ],
)
def test_a_club_of_children_is_no_child_beside_a_number(clean: str, violating: str, language: Language) -> None:
    assert PHONE not in codes(clean, language)
    assert PHONE in codes(violating, language)


@pytest.mark.parametrize(
    ("clean", "violating", "language"),
    [
        ("- **Phishing**: a false message that baits you.", "Phishing: what now?", Language.ENGLISH),
        ("**CSAM**: short for pictures of a crime.", "We spoke of CSAM: all of us.", Language.ENGLISH),
        ("What is grooming? (somebody comes closer)", "What is grooming? We asked.", Language.ENGLISH),
        ("**Grooming**: mendekati anak pelan-pelan.", "Kami bicara tentang grooming.", Language.INDONESIAN),
        ("**OSAEC**: pang-aabuso sa bata online.", "Pinag-usapan namin ang OSAEC.", Language.FILIPINO),
        ("**फिसिङ**: झुक्याउने सन्देश।", "हामीले फिसिङबारे कुरा गर्‍यौं।", Language.NEPALI),
    ],
)
def test_an_entry_of_a_glossary_explains_its_word(clean: str, violating: str, language: Language) -> None:
    assert "term-15" not in codes(clean, language)
    assert "term-15" in codes(violating, language)


def test_a_word_of_a_title_is_explained_below() -> None:
    explained = examined("Grooming (somebody comes closer) begins slowly.", Language.ENGLISH, title="Signs of grooming")
    assert "term-15" not in {problem.code for problem in explained}
    said = [problem.code for problem in examined("It begins slowly.", Language.ENGLISH, title="Signs of grooming")]
    assert said.count("term-15") == 1
