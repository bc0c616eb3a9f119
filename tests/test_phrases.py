"""The phrases of words that harm: each can be found by a stem, and stands for its forms."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.rules.safeguarding.phrasing import core, phrases, unhyphenated
from gaung.rules.safeguarding.vocabulary import find
from safeguarding_fixtures import codes, items

SETS = ("term", "second", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")


def test_no_phrase_stands_where_its_stems_do_not() -> None:
    """The stems say where to look: a phrase without one would never be found."""
    for item in items(SETS):
        text = unhyphenated(item.text)
        for code, rule in phrases().items():
            for pattern in (rule.own.get(item.language), rule.english):
                match = pattern.whole.search(text.lower()) if pattern else None
                assert match is None or any(stem in text.lower() for stem in rule.stems[item.language]), (code, match)


def test_no_word_beside_others_stands_where_its_stems_do_not() -> None:
    for item in items(SETS):
        small = unhyphenated(item.text).lower()
        for code, rule in phrases().items():
            for words in rule.beside.get(item.language, ()):
                for match in words.wordings.whole.finditer(small):
                    assert any(stem in small for stem in rule.stems[item.language]), (code, match)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("anak2 itu", "anak  itu"),
        ("foto2nya", "foto nya"),
        ("15-year-old", "15 year old"),
        ("menor-de-edad", "menor de edad"),
        ("2-3 orang", "2-3 orang"),
        ("SMPN2 dan 2 kelas", "SMPN2 dan 2 kelas"),
    ],
)
def test_hyphens_and_doubling_are_read_as_spaces(written: str, read: str) -> None:
    assert unhyphenated(written) == read
    assert len(read) == len(written)


def test_what_is_shown_of_a_phrase_is_its_harm() -> None:
    text = "Tolong sebarkan video anak itu"
    wordings = phrases()["term-18"].own[Language.INDONESIAN]
    match = wordings.whole.search(text.lower())
    assert match is not None
    assert text[slice(*core(match))] == "Tolong sebarkan"


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("A sixteen-year-old prostitute was arrested.", Language.ENGLISH, "02"),
        ("sex tourists who want very young girls", Language.ENGLISH, "03"),
        ("video porno yg isinya anak2 SD", Language.INDONESIAN, "01"),
        ("Ginahasa siya ng halimaw na tiyuhin.", Language.FILIPINO, "07"),
    ],
)
def test_forms_that_no_list_holds(text: str, language: Language, number: str) -> None:
    assert number in {word.term.number for word in find(text, language)}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The teacher keeps the games away from the children.", Language.ENGLISH),
        ("Guru bercerita tentang monster laut.", Language.INDONESIAN),
        ("Ang relasyon ng bata sa lola ay mahigpit.", Language.FILIPINO),
    ],
)
def test_harmless_twins(text: str, language: Language) -> None:
    assert list(find(text, language)) == []


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("The choir teacher and a pupil of hers are in love, the aunt reports.", Language.ENGLISH, "term-08"),
        ("Kernet bus berumur 29 tahun itu sudah lama pacaran dengan siswi kelas 8.", Language.INDONESIAN, "term-08"),
        ("Magkasintahan daw ang tsuper at ang dalagitang trese anyos.", Language.FILIPINO, "term-08"),
        ("चौध वर्षकी बालिका र अधबैंसे ठेकेदारबीच माया बसेको रहेछ।", Language.NEPALI, "term-08"),
        ("class 8 ki keti ra driver ko love case ho re", Language.NEPALI, "term-08"),
        ("After that no man will want her, poor girl.", Language.ENGLISH, "term-09"),
        ("Kesalahannya ada pada korban juga, begitu isi surat itu.", Language.INDONESIAN, "term-09"),
        ("Sira na raw talaga ang dangal ng dalagita.", Language.FILIPINO, "term-09"),
        ("बिचरा, यस्ती केटीलाई अब कसले बिहे गर्ला र!", Language.NEPALI, "term-09"),
        ("chhori le ta ghar ko naak kati", Language.NEPALI, "term-09"),
        ("The punters of these girls came from the port.", Language.ENGLISH, "term-10"),
        ("लजमा किशोरीका ग्राहकको सूची भेटियो।", Language.NEPALI, "term-10"),
        ("A bus driver saw the minor, who was crying.", Language.ENGLISH, "term-11"),
        ("Dinampot ang isang pasaway na menor kagabi.", Language.FILIPINO, "term-11"),
        ("Kan anak itu sendiri yang mengirim fotonya ke pelaku.", Language.INDONESIAN, "term-12"),
        ("Kusa siyang nagpadala ng litrato, kaya walang kaso.", Language.FILIPINO, "term-12"),
        ("भिडियो कल मात्रै त हो, जिउ छोएको पनि छैन।", Language.NEPALI, "term-17"),
        ("Cuma stiker di chat kok, tidak usah sampai lapor.", Language.INDONESIAN, "term-17"),
        ("Ikalat natin ang mukha niya nang mahuli ang nanghipo sa bata!", Language.FILIPINO, "term-18"),
        ("यो क्लिप सबैतिर फैलाऔँ, अपराधी पक्राउ परोस्!", Language.NEPALI, "term-18"),
    ],
)
def test_a_deed_that_is_told_wrong(text: str, language: Language, code: str) -> None:
    assert code in codes(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two teachers are in love, and their pupils sang at the wedding.", Language.ENGLISH),
        ("If a grown man says he is in love with a pupil, tell someone you trust.", Language.ENGLISH),
        ("Guru dan murid menanam pohon bersama di halaman.", Language.INDONESIAN),
        ("Kalau orang dewasa mengajak anak pacaran, itu bukan cinta.", Language.INDONESIAN),
        ("Mahal ng guro ang kaniyang mga estudyante sa koro.", Language.FILIPINO),
        ("Kung niyaya kang maging nobya ng lalaking may asawa, magsumbong ka, bata man o dalagita.", Language.FILIPINO),
        ("शिक्षकले छात्रालाई गणित सिकाउनुहुन्छ।", Language.NEPALI),
        ("दुवै समूहको सहमतिमा केटाकेटीले खेलको समय साराइदिए।", Language.NEPALI),
        ("It is never the girl's fault, whatever she was wearing.", Language.ENGLISH),
        ("Kehormatan tim hilang setelah kalah 0-7.", Language.INDONESIAN),
        ("Hindi nasira ang kinabukasan ng bata: nag-aaral na siya ulit.", Language.FILIPINO),
        ("बालिकाको कुनै दोष छैन, दोष पीडकको हो।", Language.NEPALI),
        ("The customers of the bakery bought bread from a girl.", Language.ENGLISH),
        ("पसलमा ग्राहकहरू किताब किन्न आए।", Language.NEPALI),
        ("The song is in A minor, and a minor change was made.", Language.ENGLISH),
        ("May menor na sira ang bubong ng silid-aralan.", Language.FILIPINO),
        ("Anak itu sendiri yang mengirim karyanya ke lomba mading.", Language.INDONESIAN),
        ("नानीहरूले आफैँ फोटो खिचेर प्रदर्शनीमा राखे।", Language.NEPALI),
        ("Online violence is still violence, even if it was only a chat.", Language.ENGLISH),
        ("फोटो मात्र होइन, नाम पनि नराख्नुहोस्।", Language.NEPALI),
        ("Huwag ikalat ang video; isumbong sa pulis ang nanghipo sa bata.", Language.FILIPINO),
        ("हाम्रो नाचको भिडियो हजुरआमालाई पठाउनुहोस्।", Language.NEPALI),
    ],
)
def test_harmless_twins_of_what_is_told(text: str, language: Language) -> None:
    assert not {code for code in codes(text, language) if code.startswith("term-")}


@pytest.mark.parametrize("stems", [("coba dia", "pakaian"), ("pakaian", "coba dia")])
def test_two_wordings_of_one_stretch_show_the_same_word_in_any_order(stems: tuple[str, ...]) -> None:
    text = "coba dia tidak pulang malam pakai pakaian minim, kan tidak bakal kejadian."
    wordings = phrases()["term-09"].own[Language.INDONESIAN]
    wordings._near.clear()
    whole = wordings.whole.search(text)
    assert whole is not None
    assert [core(match) for match in wordings.found(text, text, stems)] == [core(whole)]


@pytest.mark.parametrize(
    ("clean", "violating", "language"),
    [
        (
            "Bagikan video latihan ini ke guru lain.",
            "Bagikan video gadis yang dipukul itu ke guru lain.",
            Language.INDONESIAN,
        ),
        (
            "Boleh bagikan foto acara kalau semua yang tampak bilang ya.",
            "Sebarkan foto anak ini kalau semua setuju.",
            Language.INDONESIAN,
        ),
        ("Takut dia sebarkan fotomu? Ceritakan.", "Jangan takut sebarkan videonya!", Language.INDONESIAN),
        ("Viralkan suara kami, bukan fotonya!", "Viralkan videonya biar polisi bertindak.", Language.INDONESIAN),
        ("Please share the images of our posters.", "Please share the images of the girl.", Language.ENGLISH),
        (
            "Share a video only when everybody in it said yes.",
            "Share the video of the boy being beaten.",
            Language.ENGLISH,
        ),
        (
            "If he says he will spread the video, tell an adult.",
            "Do not be scared, spread the video.",
            Language.ENGLISH,
        ),
        (
            "Our new song is here. Make it viral!",
            "Our neighbour filmed the girl. Make it viral!",
            Language.ENGLISH,
        ),
        (
            "Kapag may nagbabantang ikalat ang larawan mo, magsabi.",
            "Ikalat natin ang larawan niya para mahiya siya.",
            Language.FILIPINO,
        ),
        ("Natatakot ka bang ikalat niya ang video?", "Huwag matakot na ikalat ang video niya!", Language.FILIPINO),
        ("I-share ang video ng password sa klase.", "I-share ang video ng bata sa klase.", Language.FILIPINO),
        ("यो भिडियो शिक्षकसँग सेयर गर।", "यो केटीको भिडियो शिक्षकसँग सेयर गर।", Language.NEPALI),
        ("हाम्रो अभ्यासको भिडियो सेयर गरौं।", "पीडितको भिडियो सेयर गरौं।", Language.NEPALI),
    ],
)
def test_sharing_hurts_where_a_child_or_a_deed_is_shown(clean: str, violating: str, language: Language) -> None:
    assert "term-18" not in codes(clean, language)
    assert "term-18" in codes(violating, language)


@pytest.mark.parametrize(
    ("clean", "violating", "language", "code"),
    [
        ("A girl asked for it back.", "He says the girl asked for it back then.", Language.ENGLISH, "term-09"),
        ("She asked for it politely.", "Dressed like that, she asked for it.", Language.ENGLISH, "term-09"),
        (
            "Buyers of the girls' football team shirts paid 25 rupees.",
            "Buyers of the girls' videos paid 25 rupees.",
            Language.ENGLISH,
            "term-10",
        ),
        (
            "बालबालिकाको पसलका ग्राहकले पच्चीस रुपैयाँ तिरे।",
            "बालिकाका ग्राहकले पच्चीस रुपैयाँ तिरे।",
            Language.NEPALI,
            "term-10",
        ),
        (
            "Pelanggan warung anak itu membayar tunai.",
            "Pelanggan anak itu kebanyakan turis.",
            Language.INDONESIAN,
            "term-10",
        ),
        (
            "Sign-up for the quiz is only online, through your teacher.",
            "It was only online, through a game.",
            Language.ENGLISH,
            "term-17",
        ),
        ("यो त अनलाइन मात्र हो भन्नु गलत हो।", "यो त अनलाइन मात्र हो।", Language.NEPALI, "term-17"),
        ("Mali ang sabihing online lang iyan.", "Tama ang sabihing online lang iyan.", Language.FILIPINO, "term-17"),
        (
            "Batas umur aplikasi: 13 tahun. Di bawah umur itu, minta izin.",
            "Batas umur aplikasi: 13 tahun. Anak di bawah umur itu dibawa pergi.",
            Language.INDONESIAN,
            "term-11",
        ),
        (
            "Bocah Petualang adalah acara televisi tentang alam.",
            "Bocah itu menonton acara televisi tentang alam.",
            Language.INDONESIAN,
            "term-11",
        ),
        (
            "You have to be 13. If you are underage, ask at home.",
            "You have to be 13. The underage girl was sent home.",
            Language.ENGLISH,
            "term-11",
        ),
        ("राक्षसको चित्र कालो रङले बनाइयो।", "राक्षसले केटीको चित्र खिच्यो।", Language.NEPALI, "term-07"),
        (
            "*Early marriage in South Asia*, Himal Press 2015, p. 104.",
            "Early marriage is common in South Asia.",
            Language.ENGLISH,
            "term-13",
        ),
        (
            "Rina, “Pernikahan dini di desa”, Penerbit Sinar, 2019, hlm. 12.",
            "Pernikahan dini di desa masih ada.",
            Language.INDONESIAN,
            "term-13",
        ),
    ],
)
def test_other_senses_of_words_that_harm(clean: str, violating: str, language: Language, code: str) -> None:
    assert code not in codes(clean, language)
    assert code in codes(violating, language)
