"""A child who is heard or quoted needs a consent, also where no line calls it a child."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from campaign_fixtures import copy_minimal, edited
from gaung import rules
from gaung.messages import COMPLETE, as_text
from gaung.problem import Problem, Severity
from gaung.reading.campaign import read_campaign
from gaung.rules.children_work import sayings_of_children, works_of_children

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EPISODE, SHOW = "episodes/kabar/001-halo/episode.yaml", "episodes/kabar/show.yaml"
SAID = "episodes/kabar/001-halo/audio/02.vtt"
PEOPLE = "people: [{role: host, alias: Kak Rimba}]"
ASKED = ("segments:", "questions:\n  - {text: Apa harapanmu?, answered_by: child, age_band: 12-14}\nsegments:")
CAPTIONED = ("kind: dialog,", "kind: dialog, transcript: audio/02.vtt,")


def found(folder: Path, *changes: tuple[str, str], said: str = "", synthetic: bool = False) -> list[Problem]:
    files = edited(EPISODE, *changes)
    if said:
        files[SAID] = f"WEBVTT\n\n00:00.000 --> 00:01.000\n{said}\n"
    if synthetic:
        files |= edited(SHOW, ("title:", "synthetic: true\ntitle:"))
    root = copy_minimal(folder, files)
    problems = [*rules.check(read_campaign(root)[0], NOW)]
    told = [one for one in problems if one.code.startswith("consent-missing")]
    assert all(as_text(one, language, root) for one in told for language in COMPLETE)
    return told


def test_where_children_answer_a_consent_is_named(tmp_path: Path) -> None:
    (problem,) = found(tmp_path / "a", ASKED)
    assert problem.code == "consent-missing-question"
    assert problem.place is not None
    assert problem.place.file == EPISODE
    assert not found(tmp_path / "b", ASKED, synthetic=True)
    listed = (PEOPLE, "people: [{role: child, alias: Bintang}]\nconsents: [ID-2026-001]")
    assert not found(tmp_path / "c", ASKED, listed)
    assert not found(tmp_path / "d", (ASKED[0], ASKED[1].replace("answered_by: child", "answered_by: adult")))


@pytest.mark.parametrize(
    "said",
    [
        "Usia kami tiga belas.",
        "Aku baru 12 tahun.",
        "Saya berumur empat belas tahun.",
        "I'm thirteen and I like radio.",
        "We are 12 years old.",
        "Ako ay 13 taong gulang.",
        "13 anyos po ako.",
        "म १३ वर्षकी हुँ।",
        "Aku 13.",
        "Halo, aku kelas tujuh SMP.",
        "Aku baru naik kelas 8.",
        "Aku anak kelas 9.",
        "Aku murid SMP.",
        "Kami bertiga masih SD.",
        "Saya siswi kelas enam. Saya masih SD.",
        "Umur aku: 12 tahun",
        "Saya remaja 14 tahun.",
        "Tahun depan aku empat belas.",
        "Perkenalkan, Bintang, 13 tahun, dari klub kami.",
        "Kak Rimba, 13 tahun, menjawab.",
        "I am in grade 7 and I like drawing.",
        "We're seventh graders.",
        "Grade 6 pa lang po ako.",
        "म अहिले कक्षा ७ मा पढ्छु।",
    ],
)
def test_a_child_that_says_its_age_is_listed(tmp_path: Path, said: str) -> None:
    (problem,) = found(tmp_path, CAPTIONED, said=said)
    assert problem.code == "consent-missing-age"
    assert str(problem.place).startswith(f"{SAID}:4:")


@pytest.mark.parametrize(
    "said",
    [
        "Anak usia tiga belas tahun boleh bercerita.",
        "Kami sudah 10 tahun yang lalu mulai.",
        "Usia kami tiga puluh tahun.",
        "I'm twelve minutes late.",
        "We are five in the team.",
        "Ako ay 35 taong gulang.",
        "Saya guru kelas tujuh SMP.",
        "Waktu aku SMP, belum ada internet.",
        "Saya mengajar kelas 8.",
        "Kami datang ke SMP itu dua kali.",
        "Aku punya dua adik, yang kelas 8 suka menggambar.",
        "I am in room 7.",
        "We are in the second phase.",
        "Aku 13.000 langkah hari ini.",
        "Guru ako sa Grade 7.",
        "म शिक्षक हुँ, कक्षा ७ मा पढाउँछु।",
    ],
)
def test_who_speaks_of_children_is_none(tmp_path: Path, said: str) -> None:
    assert not found(tmp_path, CAPTIONED, said=said)


@pytest.mark.parametrize(
    ("about", "is_told"),
    [
        ("Siswi kelas 8", True),
        ("kelas VIII, duta anak", True),
        ("Peserta didik", True),
        ("Ketua OSIS", True),
        ("Anggota forum anak", True),
        ("Pramuka penggalang", True),
        ("Baru lulus SD", True),
        ("Lahir 2013", True),
        ("Vokalis cilik", True),
        ("Remaja dari kampung kami", True),
        ("Member of the children's club", True),
        ("Teenager from the valley", True),
        ("Batang reporter ng paaralan", True),
        ("बाल क्लबकी सदस्य", True),
        ("Wali kelas 8", False),
        ("Pembina OSIS", False),
        ("Koordinator forum anak", False),
        ("Kepala peserta didik baru", False),
        ("Lahir 1990 di Garut", False),
        ("Child protection officer", False),
        ("Psikolog remaja", False),
        ("Boy scout coordinator", False),
        ("Siswa dari klub kami", True),
        ("Pembawa acara, 13 tahun", False),
        ("13 tahun", True),
        ("A 14-year-old from the club", True),
        ("Mag-aaral sa Grade 7", True),
        ("कक्षा ८ की विद्यार्थी", True),
        ("Guru siswa kelas 8", False),
        ("Ibu dari siswi kelas 8", False),
        ("Mahasiswa hukum", False),
        ("13 tahun pengalaman mendampingi anak", False),
        ("Pendamping anak", False),
        ("Teacher in grade 7", False),
    ],
)
def test_whoever_is_called_a_child_is_listed(about: str, is_told: bool, tmp_path: Path) -> None:
    person = (PEOPLE, f'people: [{{role: guest, alias: Bintang, about: "{about}"}}]')
    codes = [one.code for one in found(tmp_path / "a", person)]
    assert codes == (["consent-missing-person"] if is_told else [])
    assert not found(tmp_path / "b", person, synthetic=True)


@pytest.mark.parametrize(
    ("alias", "is_told"),
    [
        *[
            (one, True)
            for one in ("Siswi A", "Anak 1", "Adik Bintang", "Dek Bintang", "Bintang (13)", "Bintang kelas 8")
        ],
        *[(one, True) for one in ("Girl B", "Bata 2", "विद्यार्थी क")],
        *[
            (one, False)
            for one in ("Bintang", "Kak Rimba", "Anaknya Bulan", "Girlie", "Dekat Sungai", "Bintang (host)")
        ],
    ],
)
def test_an_alias_may_say_it_too(alias: str, is_told: bool, tmp_path: Path) -> None:
    person = (PEOPLE, f'people: [{{role: guest, alias: "{alias}"}}]')
    codes = [one.code for one in found(tmp_path, person)]
    assert codes == [f"consent-missing-{'person' if is_told else 'about'}"]


@pytest.mark.parametrize(
    ("person", "is_told"),
    [
        ("role: guest, alias: Bintang", True),
        ("role: voice, alias: Bintang", True),
        ("role: guest, alias: Bintang, about: Ibu dua anak", False),
        ("role: guest, name: Ratna Dewi", False),
        ("role: expert, alias: Bu Ratna", False),
        ("role: host, alias: Bintang", False),
    ],
)
def test_nobody_can_tell_whether_an_alias_is_a_childs(person: str, is_told: bool, tmp_path: Path) -> None:
    told = found(tmp_path / "a", (PEOPLE, f"people: [{{{person}}}]"))
    assert [(one.code, one.severity) for one in told] == [("consent-missing-about", Severity.WARNING)] * is_told
    alone = (PEOPLE, f"people: [{{{person}}}]"), ("kind: dialog,", "kind: tips,")
    assert not found(tmp_path / "b", *alone)


def test_an_age_behind_an_alias_is_a_childs(tmp_path: Path) -> None:
    person = (PEOPLE, "people: [{role: guest, alias: Bintang}]")
    (problem,) = found(tmp_path, person, ("summary: ", "summary: Bintang (13) bercerita. "))
    assert problem.code == "consent-missing-person"


@pytest.mark.parametrize(
    ("summary", "is_told"),
    [
        ("Tiga siswa SMP bercerita tentang HP dengan suara mereka sendiri.", True),
        ("Two girls and three kids talk about games.", True),
        ("Kalau anak bercerita padamu, dengarkan dulu.", False),
        ("Apa kata hukum tentang foto anak?", False),
    ],
)
def test_a_summary_that_speaks_of_childrens_voices_is_a_warning(summary: str, is_told: bool, tmp_path: Path) -> None:
    codes = [one.code for one in found(tmp_path, ("summary: ", f"summary: {summary} "))]
    assert codes == (["consent-missing-told"] if is_told else [])


@pytest.mark.parametrize(
    "by",
    [
        "— Bunga, junior high school",
        "— Bunga, pelajar SMP",
        "— Bunga, kelas 8",
        "— a member of our children's club",
        "— फूल, कक्षा ८",
        "— Bunga, club member, 13",
        "— Bunga (13)",
        "– Peserta klub, 14 tahun",
        "-- Sita, thirteen",
        "— सीता, १३ वर्ष",
    ],
)
def test_words_of_whoever_is_as_old_as_a_child_are_a_childs(by: str) -> None:
    assert [kind for kind, *_ in works_of_children(f"> I was scared, and I told my aunt.\n> {by}\n")] == ["quote"]


@pytest.mark.parametrize(
    "by",
    [
        "— Bunga, high school teacher",
        "— Kepala dinas, siaran pers 2024",
        "— Konvensi Hak Anak, pasal 12",
        "— Bunga, 35",
        "— UNICEF, 12 Mei 2024",
    ],
)
def test_a_number_behind_a_quote_is_not_always_an_age(by: str) -> None:
    assert not [*works_of_children(f"> Kami mendengarkan.\n> {by}\n")]


@pytest.mark.parametrize(
    "text",
    [
        "“Aku takut sekali waktu itu,” kata seorang siswi kelas 8.",
        '"I was scared," said a girl in grade 8.',
        'A 13-year-old told us: "I was scared."',
        '"Natakot ako," sabi ng isang bata.',
        "“मलाई डर लाग्यो” एक बालिकाले भनिन्।",
    ],
)
def test_words_of_a_child_in_a_sentence_are_a_warning(text: str) -> None:
    assert [*sayings_of_children(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“Aku dengar,” kata seorang anak rekaan.",
        '"I heard," said a made-up boy.',
        "“Aku dengar,” kata Bu Rini.",
        '"Tell somebody," said a teacher.',
        "Apa kata seorang anak tentang ini? Dengarkan.",
        "Anak 13 tahun boleh bercerita.",
        "A 13-year-old may ask for help.",
    ],
)
def test_other_sentences_are_none(text: str) -> None:
    assert not [*sayings_of_children(text)]
