"""The few words that Gaung itself prints on a poster, in four languages.

The Nepali and Filipino words were written by non-native speakers of them: a native reader has to review them.
"""

from __future__ import annotations

from datetime import date

from gaung.model.language import Country, Language
from gaung.model.poster import PosterScene
from gaung.model.register import HelplineChannel

_ID, _EN, _NE, _FIL = Language.INDONESIAN, Language.ENGLISH, Language.NEPALI, Language.FILIPINO

CHECKED_ON = {
    _ID: "Sumber nomor diperiksa {date}",
    _EN: "Sources of the number checked on {date}",
    _NE: "नम्बरको स्रोत जाँचिएको: {date}",
    _FIL: "Sinuri ang pinagmulan ng numero noong {date}",
}
"""When somebody last looked whether the number is right."""

SCAN_OR_TYPE = {_ID: "Pindai atau ketik", _EN: "Scan or type", _NE: "स्क्यान वा टाइप गर", _FIL: "I-scan o i-type"}
"""Above the address beside a QR code."""

QR_ALT = {
    _ID: "Kode QR ke {address}",
    _EN: "QR code for {address}",
    _NE: "{address} को QR कोड",
    _FIL: "QR code para sa {address}",
}
"""The QR code, for somebody who listens to the PDF."""

TALK = {
    _ID: "Butuh teman bicara?",
    _EN: "Need someone to talk to?",
    _NE: "कसैसँग कुरा गर्न चाहन्छौ?",
    _FIL: "Kailangan mo ng makakausap?",
}
"""Above the help lines, when the poster has no words of its own there."""

VERSION = {_ID: "versi {version}", _EN: "version {version}", _NE: "संस्करण {version}", _FIL: "bersyon {version}"}
"""So that an old print can be told from a new one."""

TEAR_OFF = {_ID: "Sobek dan simpan", _EN: "Tear off and keep", _NE: "च्यातेर राख", _FIL: "Punitin at itago"}
"""Above strips that a reader takes along."""

ASSEMBLE = {
    _ID: "Cara menyambung poster ini",
    _EN: "How to join this poster",
    _NE: "यो पोस्टर जोड्ने तरिका",
    _FIL: "Paano pagdugtungin ang poster na ito",
}
"""Above the map of a poster on several sheets."""

TILED_ABOUT = {
    _ID: "{size} dari {count} lembar A4",
    _EN: "{size} from {count} sheets of A4",
    _NE: "{size}, A4 का {count} पानाबाट",
    _FIL: "{size} mula sa {count} pirasong A4",
}
"""How large it becomes, and of how many sheets it is made."""

TILE = {
    _ID: "bagian {name} ({number} dari {count})",
    _EN: "part {name} ({number} of {count})",
    _NE: "भाग {name} ({count} मध्ये {number})",
    _FIL: "bahagi {name} ({number} ng {count})",
}
"""On each sheet of a poster on several sheets."""

ASSEMBLY_STEPS = {
    _ID: (
        "Cetak semua lembar pada ukuran sebenarnya (100%), jangan “sesuaikan halaman”.",
        "Gunting tepi putih di kiri dan atas, mengikuti garis kecil. Kolom pertama dan baris pertama tidak perlu.",
        "Oleskan lem pada 10 mm di kanan dan bawah, lalu tempelkan lembar berikutnya sampai garis kecil bertemu.",
    ),
    _EN: (
        "Print all sheets at actual size (100%), not “fit to page”.",
        "Cut off the white rim at the left and at the top, along the small lines. The first column and the first row "
        "need no cut.",
        "Put glue on the last 10 mm at the right and at the foot, and lay the next sheet on it until the small lines "
        "meet.",
    ),
    _NE: (
        "सबै पाना वास्तविक आकारमा (100%) छाप; “पानामा मिलाऊ” नरोज।",
        "साना रेखाअनुसार देब्रे र माथिको सेतो किनारा काट। पहिलो स्तम्भ र पहिलो पङ्क्तिमा काट्नु पर्दैन।",
        "दायाँ र तलको 10 mm मा गम लगाऊ, अनि साना रेखा मिल्ने गरी अर्को पाना टाँस।",
    ),
    _FIL: (
        "I-print ang lahat ng pahina sa aktuwal na laki (100%), huwag “fit to page”.",
        "Gupitin ang puting gilid sa kaliwa at itaas, ayon sa maliliit na guhit. Hindi na kailangan sa unang hanay.",
        "Lagyan ng pandikit ang huling 10 mm sa kanan at ibaba, saka ipatong ang kasunod hanggang magtagpo ang guhit.",
    ),
}
"""How to join a poster on several sheets."""

TILED_MAP_ALT = {
    _ID: "Poster “{title}” dalam ukuran kecil, dengan nama setiap bagian.",
    _EN: "The poster “{title}” in small, with the name of each part.",
    _NE: "“{title}” पोस्टर सानो आकारमा, हरेक भागको नामसहित।",
    _FIL: "Ang poster na “{title}” sa maliit, may pangalan ang bawat bahagi.",
}
"""The map, for somebody who listens to the PDF."""

WITH_ADULT = {
    _ID: "bersama orang dewasa yang kamu percaya",
    _EN: "with an adult you trust",
    _NE: "विश्वास लागेको ठूलो मानिससँग मिलेर",
    _FIL: "kasama ang nakatatandang pinagkakatiwalaan mo",
}
"""After a help line that a child should not use alone."""

CHANNELS: dict[HelplineChannel, dict[Language, str]] = {
    HelplineChannel.PHONE: {_ID: "Telepon", _EN: "Phone", _NE: "फोन", _FIL: "Telepono"},
    HelplineChannel.WHATSAPP: dict.fromkeys(Language, "WhatsApp"),
    HelplineChannel.SMS: dict.fromkeys(Language, "SMS"),
    HelplineChannel.WEB: dict.fromkeys(Language, "Web"),
    HelplineChannel.EMAIL: {_ID: "Surel", _EN: "E-mail", _NE: "इमेल", _FIL: "Email"},
}
"""How a help line is reached."""

COUNTRIES: dict[Country, dict[Language, str]] = {
    Country.INDONESIA: {_ID: "Indonesia", _EN: "Indonesia", _NE: "इन्डोनेसिया", _FIL: "Indonesia"},
    Country.NEPAL: {_ID: "Nepal", _EN: "Nepal", _NE: "नेपाल", _FIL: "Nepal"},
    Country.PHILIPPINES: {_ID: "Filipina", _EN: "Philippines", _NE: "फिलिपिन्स", _FIL: "Pilipinas"},
}
"""Countries, for a poster that names lines of several."""

SCENES: dict[PosterScene, dict[Language, str]] = {
    PosterScene.PHONE: {
        _ID: "Seorang anak memegang ponsel; pesan yang mendesak terus berdatangan.",
        _EN: "A child holds a phone; pressing messages keep coming.",
        _NE: "एक बच्चाले फोन समातेको छ; दबाब दिने सन्देश आइरहेका छन्।",
        _FIL: "Isang batang may hawak na telepono; patuloy ang mapilit na mensahe.",
    },
    PosterScene.TALK: {
        _ID: "Dua anak berbicara berdampingan.",
        _EN: "Two children talk side by side.",
        _NE: "दुई बच्चा सँगै कुरा गर्दै छन्।",
        _FIL: "Dalawang batang magkatabing nag-uusap.",
    },
    PosterScene.ADULT: {
        _ID: "Seorang dewasa mendengarkan seorang anak, tangannya di bahu anak itu.",
        _EN: "An adult listens to a child, a hand on the child’s shoulder.",
        _NE: "एक जना ठूलो मानिस बच्चाको काँधमा हात राखेर सुन्दै छन्।",
        _FIL: "Nakikinig ang isang nakatatanda sa bata, nakapatong ang kamay sa balikat nito.",
    },
    PosterScene.CALL: {
        _ID: "Seorang anak menelepon; suaranya bergema keluar.",
        _EN: "A child makes a call; the voice goes out in rings.",
        _NE: "एक बच्चा फोन गर्दै छ; आवाज घेरा बनेर फैलिन्छ।",
        _FIL: "Isang batang tumatawag; umaalingawngaw ang boses.",
    },
    PosterScene.GROUP: {
        _ID: "Tiga teman berdiri bersama; satu mengangkat tangan.",
        _EN: "Three friends stand together; one raises a hand.",
        _NE: "तीन साथी सँगै उभिएका छन्; एउटाले हात उठाएको छ।",
        _FIL: "Tatlong magkakaibigang magkasama; nakataas ang kamay ng isa.",
    },
    PosterScene.STOP: {
        _ID: "Seorang anak mengangkat telapak tangan: tidak.",
        _EN: "A child holds up an open hand: no.",
        _NE: "एक बच्चाले हत्केला देखाएर भन्दै छ: हुँदैन।",
        _FIL: "Isang batang nakataas ang palad: ayaw.",
    },
    PosterScene.RADIO: {
        _ID: "Seorang anak dengan penyuara telinga berbicara di mikrofon radio.",
        _EN: "A child with headphones speaks into a radio microphone.",
        _NE: "हेडफोन लगाएको बच्चा रेडियोको माइकमा बोल्दै छ।",
        _FIL: "Isang batang may headphone na nagsasalita sa mikropono ng radyo.",
    },
    PosterScene.DOOR: {
        _ID: "Seorang dewasa datang dari pintu yang terbuka untuk membantu seorang anak.",
        _EN: "An adult comes through an open door to help a child.",
        _NE: "खुला ढोकाबाट एक जना ठूलो मानिस बच्चालाई सघाउन आउँदै छन्।",
        _FIL: "Dumarating sa bukas na pinto ang isang nakatatanda para tumulong sa bata.",
    },
}
"""The drawn scenes, for somebody who listens to the PDF."""

_MONTHS = {
    _ID: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    _EN: "January February March April May June July August September October November December",
    _NE: "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    _FIL: "Enero Pebrero Marso Abril Mayo Hunyo Hulyo Agosto Setyembre Oktubre Nobyembre Disyembre",
}

_DEVANAGARI_DIGITS = str.maketrans("0123456789", "०१२३४५६७८९")

_LEANING = {
    _ID: """di ke dari yang dan atau untuk dengan pada oleh tanpa jangan bukan tidak para si sang
        kamu aku kami kita dia mereka itu""",
    _EN: """a an the of to in on for and or with at by from no not don't your my our is are it's
        you i we they he she it""",
    _NE: "र वा यो त्यो कि तर न मेरो तिम्रो",
    _FIL: "ang ng sa na mga si ni kay at o ay nasa huwag hindi para kung",
}


def leans_on_the_next(word: str, language: Language) -> bool:
    """Whether a reader would not stop after this word: no line of a headline should end in it."""
    return word.casefold() in _LEANING[language].split()


def number(value: int, language: Language) -> str:
    """A whole number in the digits of the language."""
    return str(value).translate(_DEVANAGARI_DIGITS) if language is _NE else str(value)


def written_date(day: date, language: Language) -> str:
    """A date as people write it."""
    month = _MONTHS[language].split()[day.month - 1]
    if language is _NE:
        return f"{number(day.year, language)} {month} {number(day.day, language)}"
    return f"{day.day} {month} {day.year}"
