"""Where a page shows what a child said, drew or looks like: quotations, drawings and photos that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaung.model.picture import Faces
from gaung.model.register import ConsentKind
from gaung.place import Lines

if TYPE_CHECKING:
    from gaung.shown_pictures import ShownPicture

_A_CHILD = (
    r"(?:seorang (?:anak|siswa|siswi|remaja|murid|santri|pelajar)|anak(?: (?:perempuan|laki-laki))?,? (?:\d|dari|kelas)"
    r"|siswi?(?:,| kelas)|peserta anak|a (?:child|girl|boy|pupil|student|teenager)|(?:girl|boy|child|pupil),? (?:\d"
    r"|from|aged)"
    r"|(?:pelajar|siswa|siswi|murid|anak) (?:SD|SMP|SMA|SMK|MTs|peserta)\b|anak peserta|,\s*kelas (?:\d|[ivx]+\b)"
    r"|,\s*(?:elementary|primary|middle|junior high|high) school(?! (?:teacher|principal|counsel|head|nurse))"
    r"|,\s*(?:grade|year|class) \d|children['’]s club|,\s*(?:baitang|grade) \d|,\s*कक्षा (?![^\n]*शिक्षक)"
    r"|isang (?:bata|batang|mag-aaral|estudyante)|bata,? \d|एक (?:बालक|बालिका|छात्र|छात्रा|विद्यार्थी))"
)
_QUOTE = re.compile(r"(?:^[ \t]*>[^\n]*\n?)+", re.MULTILINE)
_SAID_BY = re.compile(rf"^[ \t]*>[ \t]*(?:—|–|--)[ \t]*[^\n]*{_A_CHILD}", re.MULTILINE | re.IGNORECASE)
_AT_AGE = re.compile(
    r"^[ \t]*>?[ \t]*(?:—|–|―|--?|~)[ \t]*(?![^\n]*(?:\b(?:pasal|ayat|bab|hal|hlm|halaman|article|chapter|verse|page"
    r"|pp?|vol|no"
    r"|nomor|section|sura[ht]?|surat|edisi|issue)\b|दफा|पृष्ठ))[^\n\d]{2,80}?[,(][ \t]*(?:aged? |umur |usia |berusia "
    r"|edad )?"
    r"(?:[5-9]|1[0-7]|[५-९]|१[०-७]|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eleven|ten|(?:dua|tiga|empat"
    r"|lima|enam"
    r"|tujuh) ?belas|sepuluh|sebelas)"
    r"(?: ?(?:tahun|thn|th|years?(?: old)?|y\.?o\.?|taon|taong gulang|anyos|वर्ष|बर्ष))?[ \t]*(?:[),.*_]|$)(?!\d)",
    re.MULTILINE | re.IGNORECASE,
)
"""`— Bunga, club member, 13`: whoever is that old is a child, whatever else the line calls it."""
_PICTURE = re.compile(r"!\[([^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
"""No bracket is read over: where thousands are open, each search ends at the next one."""
_DRAWN = re.compile(
    r"(?i)\b(?:gambar|lukisan|karya|coretan)\s+(?:buatan\s+|karya\s+|dari\s+)?(?:seorang\s+)?(?:anak|siswa|siswi"
    r"|murid|remaja)\b"
    r"|\b(?:digambar|dilukis)\s+(?:oleh\s+)?(?:seorang\s+)?(?:anak|siswa|siswi|murid)"
    r"|\b(?:drawn|painted)\s+by\s+(?:an?|the)\s+(?:child|girl|boy|pupil|student)|\b(?:child|girl|boy"
    r"|pupil)'s\s+(?:drawing|painting)"
    r"|\b(?:guhit|iginuhit)\s+ng\s+(?:isang\s+)?(?:bata|mag-aaral)"
    r"|(?:बालक|बालिका|बालबालिका|विद्यार्थी)\S*\s+(?:कोरेको|बनाएको)"
)
_SHOWN = re.compile(
    r"(?i)\b(?:foto|potret)\s+(?:seorang\s+|dua\s+|tiga\s+)?(?:anak|siswa|siswi|murid|remaja)"
    r"|\b(?:photo|picture|portrait)\s+of\s+(?:an?|the|two|three|some)\s+(?:\w+\s+)?(?:child(?:ren)?|girls?|boys?"
    r"|pupils?)"
    r"|\blarawan\s+ng\s+(?:isang\s+|mga\s+)?bata|(?:बालक|बालिका|बालबालिका)\S*\s+(?:फोटो|तस्बिर)"
)


def works_of_children(text: str) -> Iterator[tuple[ConsentKind, int, int, int]]:
    """What a Markdown text shows of children: its kind, its line and column (from 0), and its width."""
    lines = Lines(text)
    for quote in _QUOTE.finditer(text):
        said = _SAID_BY.search(quote[0]) or _AT_AGE.search(quote[0])
        if said is not None:
            yield ConsentKind.QUOTE, *lines.at(quote.start() + said.start()), len(said[0])
    for picture in _PICTURE.finditer(text):
        kind = in_picture(picture[1])
        if kind is not None:
            yield kind, *lines.at(picture.start(1)), max(len(picture[1]), 1)


_SAYS = re.compile(
    r"(?i)[”\"»’]\s*,?\s*(?:kata|ujar|tutur|cerita|ungkap|tanya|jawab|tulis|bisik) (?:salah )?(?:seorang )(?:\w+ )?"
    r"(?:anak|siswa|siswi|remaja|murid|santri|pelajar|bocah)\b(?! (?:buah|muda kami))"
    r"|[”\"»]\s*,?\s*(?:said|says|told us|asked|wrote|whispered) (?:an? |one )(?:\w+[ -]){0,2}?(?:child|girl|boy|pupil"
    r"|schoolgirl|schoolboy|teenager|student in grade)\b"
    r"|\b(?:[5-9]|1[0-7])-year-old (?:\w+ ){0,2}?(?:told us|said|says|wrote)\b"
    r"|[”\"]\s*,?\s*(?:sabi|ani|kuwento|tanong) ng (?:isang )?(?:bata|batang|mag-aaral|estudyante)\b"
    r"|[”\"]\s*(?:भनी|भन्दै|भनेर)?\s*(?:एक|एउटा|एउटी) (?:जना )?(?:बालक|बालिका|छात्रा?|विद्यार्थी|किशोरी?)\S* (?:भन|सुना|बता)"
)

_INVENTED = re.compile(
    r"(?i)(?<![^\W_])(?:rekaan|karangan|khayalan|made-up|invented|fictional|imaginary|kathang-isip)(?![^\W_])|काल्पनिक"
)
_CLOSE = 12


def sayings_of_children(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a sentence gives the words of a child that nobody calls invented: line and column (from 0), and width."""
    lines = Lines(text)
    for said in _SAYS.finditer(text):
        if _INVENTED.search(text, said.start(), said.end() + _CLOSE):
            continue
        yield *lines.at(said.start()), len(said[0].partition("\n")[0])


def in_picture(alt: str) -> ConsentKind | None:
    """What a picture's words say that it is of a child; None if they say nothing of the sort."""
    if _DRAWN.search(alt):
        return ConsentKind.DRAWING
    return ConsentKind.PICTURE if _SHOWN.search(alt) else None


def is_of_child(shown: ShownPicture) -> bool:
    """Whether the page that shows a picture says that a child is on it or drew it."""
    care = shown.care
    if care is not None and care.faces is not None:
        return care.faces is Faces.CONSENTED or (care.faces is Faces.DRAWN and care.checked)
    return in_picture(shown.words) is not None
