"""Rows of a table as sentences: what stands under “Name” is a name, whatever the word means elsewhere.

“Nama” over “Indah”, “Umur” over “12”: a reader joins the head of a column with each of its cells, and the rules read a
row as somebody would say it, “Nama: Indah. Umur: 12.” So do lines of values with such a head, and lines that hold
somebody's age between signs and have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gaung.rules.safeguarding.plain import Plain

_NAMES = {
    "nama": "Nama:",
    "nama lengkap": "Nama lengkap:",
    "nama panggilan": "Nama panggilan:",
    "nama anak": "Nama anak:",
    "nama siswa": "Nama siswa:",
    "nama murid": "Nama murid:",
    "nama peserta": "Nama:",
    "peserta": "Nama:",
    "anak": "Nama anak:",
    "siswa": "Nama siswa:",
    "siswi": "Nama siswi:",
    "murid": "Nama murid:",
    "name": "Name:",
    "names": "Name:",
    "full name": "Full name:",
    "first name": "Name:",
    "participant": "Name:",
    "child": "Name:",
    "child's name": "Name:",
    "student": "Name:",
    "student name": "Name:",
    "pupil": "Name:",
    "pangalan": "Pangalan:",
    "buong pangalan": "Buong pangalan:",
    "kalahok": "Pangalan:",
    "bata": "Ang bata si",
    "mag-aaral": "Pangalan:",
    "नाम": "नाम:",
    "पूरा नाम": "नाम:",
    "बालबालिका": "नाम:",
    "विद्यार्थी": "नाम:",
}
"""Heads of columns of names, in small letters, and what is said before each name."""
_PHONES = re.compile(
    r"(?:no(?:mor|mer)?\.? ?)?(?:hp|wa|whatsapp|telp\.?|tlp\.?|telepon|ponsel|kontak|phone|phone number|mobile"
    r"|mobile number|contact|cell|cp|viber|gcash|telepono|selpon|numero|फोन|मोबाइल|सम्पर्क)"
    r"(?: (?:ortu|orang tua|wali|ibu|ayah|anak|siswa|number|no\.?|नम्बर))?"
)
_OF_PEOPLE = re.compile(
    r"sekolah|asal sekolah|school|paaralan|eskwelahan|विद्यालय|desa|dusun|kampung|kelurahan|kecamatan|alamat"
    r"|alamat rumah|tempat tinggal|address|home|home address|village|barangay|brgy\.?|purok|tirahan|गाउँ|ठेगाना|वडा"
    r"|(?:tempat,? ?)?(?:tanggal|tgl\.?) lahir|tempat[,/ ]+tanggal lahir|ttl|lahir|birthday|birth date|date of birth"
    r"|dob|born|kapanganakan|petsa ng kapanganakan|kaarawan|जन्म मिति|orang tua|nama orang tua|ayah|nama ayah"
    r"|ibu|nama ibu|wali|nama wali|parents?|guardian|father|mother|magulang|nanay|tatay|अभिभावक"
    r"|l/p|p/l|jenis kelamin|jk|gender|sex"
    r"|m/f|kasarian|लिङ्ग"
)
"""Heads of what only people have."""
_OF_SOME_AGE = re.compile(
    r"umur|usia|age|age \(years\)|years|edad|taon|उमेर|kelas|class|grade|form|baitang|antas|grado|कक्षा"
)
"""Heads of what games and books have, too."""
_OF_THINGS = re.compile(
    r"(?<![^\W_])(?:untuk|fungsi|guna|isi|ukuran|size|jenis|type|kind|for|purpose|use|uses|app|apps|aplikasi|game|games"
    r"|permainan|platform|situs|website|site|jumlah|banyaknya|count|total|arti|meaning|judul|title|harga|price|jam|hours?"
    r"|hari|day|layanan|services?|lama|durasi|duration|menit|minutes?|format|bahasa|language|para|gamit|kung|pages?"
    r"|halaman|buku|book|risiko|risk|tugas|task|keterangan)(?![^\W_])"
)
_RULE = re.compile(r"[-=:|+\s]*")
"""The line below a head."""
_MARKS = " \t*_:#.\"'“”"
_WITHOUT_HEAD = re.compile(r" +[-–—|/;] +|\t|;")
_SCHOOL = re.compile(
    r"(?<![^\W_])(?:(?i:SDN?|SMPN?|SMAN?|SMKN?|MI|MIN|MTsN?|MAN?|TK|SD[IK]|SLBN?) \w"
    r"|(?i:kelas|class|grade|baitang) [\dIVX]"
    r"|(?i:sekolah|madrasah|school|academy|elementary|paaralan|mataas na))|विद्यालय|मावि|आवि|कक्षा"
)
_AGE = re.compile(r"(?i)(?:1[0-7]|[5-9])(?: (?:tahun|thn|th|years?|yrs?|taon|anyos))?")
_HEAD_OF_COMMAS = re.compile(
    r"(?:^|,) ?\"?(?:nama|name|full name|nama lengkap|nama siswa|student|pangalan|नाम|पूरा नाम)\"? ?(?:,|$)",
    re.MULTILINE,
)
_BETWEEN_SIGNS = re.compile(r"(?<![^\s;|])(?:1[0-7]|[5-9])(?: [a-z]{1,6})?(?=[\t;]| [-–—|/;]|[ |]*$)", re.MULTILINE)
"""An age between signs."""
_SIGNS = (" - ", " – ", " — ", " | ", " / ", ";", "\t")
_NAMED = tuple(f"{name}," for name in ("nama", "name", "lengkap", "siswa", "student", "pangalan", "नाम")) + tuple(
    f",{sign}{name}" for sign in ("", " ") for name in ("nama", "name", "full name", "student", "pangalan", "नाम")
)
_LEAST_CELLS, _MOST_WORDS = 3, 4
"""So many values need a line without a head; and with commas no value of more words is one."""

Cell = tuple[int, int]
"""Where a value begins and ends."""


def rows_of(plain: Plain) -> Iterator[Plain]:
    """Every row of a text that tells of somebody, as a sentence whose letters know their place."""
    text = plain.text
    has_ages = any(sign in text for sign in _SIGNS) and _BETWEEN_SIGNS.search(text) is not None
    separators = [one for one in "|\t;" if one in text]
    if "," in text and "\n" in text:
        small = text.lower()
        separators += [","] if any(sign in small for sign in _NAMED) and _HEAD_OF_COMMAS.search(small) else []
    if not separators and not has_ages:
        return
    heads: list[str] | None = None
    separator = ""
    for start, end in _lines(text):
        if heads is not None:
            if _RULE.fullmatch(text, start, end) and start < end:
                continue
            cells = _cells(text, start, end, separator)
            if len(cells) > 1 and (separator != "," or _are_values(text, cells, len(heads))):
                yield _joined(plain, [(head, *cell) for head, cell in zip(heads, cells, strict=False)], ". ")
                continue
            heads = None
        separator, heads = _head(text, start, end, separators)
        if heads is None and has_ages:
            cells = _split(text, start, end)
            if len(cells) >= _LEAST_CELLS and _tells_of_a_pupil(text, cells):
                yield _joined(plain, [("", *cell) for cell in cells], ", ")


def _lines(text: str) -> Iterator[Cell]:
    ends = [-1, *(match.start() for match in re.finditer("\n", text)), len(text)]
    yield from ((before + 1, end) for before, end in pairwise(ends))


def _head(text: str, start: int, end: int, separators: Iterable[str]) -> tuple[str, list[str] | None]:
    """What is said before the values of each column, if this line heads columns of names or telephones."""
    for separator in separators:
        if text.find(separator, start, end) < 0:
            continue
        cells = _cells(text, start, end, separator)
        if len(cells) < 2 or (separator == "," and not _are_values(text, cells, max(len(cells), _LEAST_CELLS))):
            continue
        said = [text[first:last].strip(_MARKS) for first, last in cells]
        if _is_of_people([one.lower() for one in said]):
            return separator, [_NAMES.get(one.lower(), f"{one[:1].upper()}{one[1:]}:") for one in said]
    return "", None


def _is_of_people(heads: Sequence[str]) -> bool:
    """Whether columns with these heads, in small letters, tell of people."""
    if any(map(_PHONES.fullmatch, heads)):
        return True
    if _NAMES.keys().isdisjoint(heads):
        return False
    if any(map(_OF_PEOPLE.fullmatch, heads)):
        return True
    return any(map(_OF_SOME_AGE.fullmatch, heads)) and not any(map(_OF_THINGS.search, heads))


def _cells(text: str, start: int, end: int, separator: str) -> list[Cell]:
    """The values of a line; empty ones have their place, but for what stands outside the outermost lines."""
    if separator == "|":
        while start < end and text[start] in "| ":
            start += 1
        while start < end and text[end - 1] in "| ":
            end -= 1
    found = []
    while start <= end:
        until = text.find(separator, start, end)
        until = end if until < 0 else until
        found.append(_trimmed(text, start, until))
        start = until + 1
    return found


def _split(text: str, start: int, end: int) -> list[Cell]:
    """The values of a line with signs between them."""
    found = []
    for match in _WITHOUT_HEAD.finditer(text, start, end):
        found.append(_trimmed(text, start, match.start()))
        start = match.end()
    return [cell for cell in (*found, _trimmed(text, start, end)) if cell[0] < cell[1]]


def _tells_of_a_pupil(text: str, cells: Sequence[Cell]) -> bool:
    """Whether one value is an age, and another one a school or class."""
    return any(_AGE.fullmatch(text, *cell) for cell in cells) and any(_SCHOOL.search(text, *cell) for cell in cells)


def _trimmed(text: str, start: int, end: int) -> Cell:
    while start < end and text[start] in ' \t|"':
        start += 1
    while start < end and text[end - 1] in ' \t|"':
        end -= 1
    return start, end


def _are_values(text: str, cells: Sequence[Cell], count: int) -> bool:
    """Whether a line with commas is no sentence: so many short values."""
    return len(cells) == count and all(len(text[first:last].split()) <= _MOST_WORDS for first, last in cells)


def _joined(plain: Plain, said: Sequence[tuple[str, int, int]], sign: str) -> Plain:
    """A row as a sentence. What is put in belongs to the value behind it."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for head, first, last in said:
        if first == last:
            continue
        here = [(f"{head} ", first)] if head else []
        # letter by letter: within a cell there may be marks that were taken out
        for letters, at in (*here, *((plain.text[n], n) for n in range(first, last)), (sign, last - 1)):
            pieces.append(letters)
            starts.append(length)
            origins.append(plain.origin(at))
            length += len(letters)
    return Plain("".join(pieces).rstrip(", "), starts or (0,), origins or (0,))
