"""Names that an age or a class stands beside: `Miay, 8`, `the ten-year-old …`, `…, siswi kelas 5`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.searching import all_of, figures, found_at, found_near

_NAME = r"(?P<name>[A-Z][\w'’-]{0,40}(?:\s+[A-Z][\w'’-]{1,40}){0,3})"
_AGE_WORDS = frozenset({"tahun", "thn", "th", "years", "year", "taong", "yo", "anyos"})
_AGED_BY_WORDS = frozenset({"age", "aged", "umur", "usia", "berusia", "edad"})
_AGED = re.compile(
    rf"\b{_NAME}\s*(?:,\s*|\(\s*)(?i:umur |usia |berusia |aged |edad )?(?:[5-9]|1[0-7])\s*(?:tahun|thn|th"
    rf"|years? old|taong gulang|yo|anyos)\b"
)
_AGED_BY_WORD = re.compile(
    rf"\b{_NAME}\s*(?:,\s*|\(\s*)(?i:aged?|umur|usia|berusia|edad) (?:[5-9]|1[0-7])(?!\d| ?[-–])"
)
_SIGNED = re.compile(
    r"(?i:(?<![^\W_])(?:by|oleh|karya|kenalin|kenalkan|gawa ni|drawn by|written by|guhit ni|sulat ni|dari|from|kata"
    r"|ani|sabi ni|says?"
    r"|said)|[(—–-])\s?"
    r"(?P<name>[A-Z][a-z’'-]{2,}),\s(?:(?:[5-9]|1[0-7])|(?i:umur|usia|aged?|edad)\s(?:[5-9]|1[0-7]))(?=\s*(?:[.,;)]"
    r"|\Z|tahun|thn|years?|taong|anyos))"
)
"""A first name and an age under a drawing or behind a quotation."""
_CREDITED = (
    re.compile(
        r"(?i:(?<![^\W_])(?:by|oleh|karya|gawa ni|guhit ni|sulat ni|drawn by|written by|painted by|foto|photo|alt))"
        r" (?P<name>[A-Z][a-z’'-]{2,}),?\s\(?(?i:kelas|kls|grade|class|year) ?[\dIVX]"
    ),
    re.compile(r"(?<=[,.:] )(?P<name>[A-Z][a-z’'-]{2,}),? \((?i:kelas|class|grade) [\dIVXa-z-]+"),
    re.compile(r"(?i:(?:our|ang aming|ating) (?:little|young|youngest|munting) [a-z]+) (?P<name>[A-Z][a-z’'-]{2,})"),
    re.compile(r"(?<![^\W_])(?P<name>[A-Z][a-z’'-]{2,}) (?i:asal) (?:Kampung|Desa|Dusun|Kp)\b"),
)
"""A first name under a picture with a class or a village."""
_CREDIT_WORDS = word_set("kelas kls grade class year little young youngest munting asal dari")
_AGED_BEFORE = re.compile(
    r"(?i:(?:\d{1,2}|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)[- ]year[- ]old|\d{1,2}-anyos(?: na)?(?: si)?"
    r"|(?:girl|boy|child) of \w+,|(?:\d{1,2}-)?taong gulang na(?: si)?|grade \d{1,2}(?: \w+){0,2}(?:,)? si|(?:grade"
    r"|class) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten),(?:siswi"
    r"|siswa|murid"
    r"|pelajar) (?:kelas \S+|sd|smp|sma|smk|mts)(?: kelas \S+)?,?|(?-i:pupil|student|learner),?)"
    r" (?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,3})"
)
"""A full name right behind a child's age or class."""
_AGED_BEFORE_WORDS = word_set("class year anyos gulang grade siswi siswa murid pelajar pupil student learner")
_APPOSED = re.compile(
    r"\b(?!(?:Aku|Saya|Gue|Ako|Ang|Si|Halo|Hai|Hi|Hello|The|My|Our|For|Para)\b)"
    r"(?P<name>[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){1,3})(?: is in|,)? \(?(?i:(?:si )?(?:siswi|siswa|murid|pelajar"
    r"|santri|santriwati|anak)"
    r" (?:kelas|sd|smp|sma|smk|mts|[1-9])|(?:kelas|kls) ?(?:\d|[ivx]+\b)|(?:a|our) (?:\w+ )?(?:pupil|student|learner"
    r"|girl|boy) "
    r"|(?:grade|year) \d+\b|(?:anggota|peserta|wakil|duta|fasilitator|reporter|jurnalis|juru bicara) (?:anak|cilik"
    r"|muda)|child (?:facilitator"
    r"|reporter|representative|member|ambassador|delegate|journalist|host|speaker)|(?:pupil|student|learner)(?=,| and"
    r"| of| at| in| from)"
    r"|batang (?:kasapi|kinatawan|mamamahayag|tagapagsalita)|(?:isang |ang )?(?:mag-aaral|estudyante|batang)(?: ng|"
    r" na| sa)? )"
)
"""A full name with a child's class or school right behind it."""
_APPOSED_WORDS = word_set(
    "siswi siswa murid pelajar santri santriwati anak kelas kls pupil student learner girl boy grade year aaral"
    " estudyante batang anggota peserta wakil duta fasilitator reporter jurnalis child"
)
_AGED_BARE = re.compile(r"\b(?P<name>[A-Z][a-z]{2,}(?:\s+[A-Z][a-z]+){0,2})\s*\((?:[5-9]|1[0-7])\)")
_AGE_IN_WORDS = (
    "(?:five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|(?:(?:lima|enam|tujuh|delapan|sembilan)(?: ?belas)?|(?:dua|tiga|empat) ?belas|sepuluh|sebelas) (?:tahun|thn))"
)
_AGED_BETWEEN = re.compile(
    rf"\b(?P<name>[A-Z][a-z]{{2,}}(?: [A-Z][a-z]+){{0,2}}), (?:(?:[5-9]|1[0-7])|{_AGE_IN_WORDS})(?=[,;])"
)
_AGE_BETWEEN = re.compile(rf", (?:(?:[5-9]|1[0-7])|{_AGE_IN_WORDS})[,;]")
_BARE_AGE = re.compile(r"\((?:[5-9]|1[0-7])\)")
_NO_AGED = word_set(
    "Dia Ia Aku Saya Kami Kita Mereka Semua Warga Orang Siapa Yang Ini Itu Ibu Bapak Pak Bu She He They We You I Who"
    " Bab Pasal Ayat Tabel Gambar Kelas Grade Ward Chapter Article Table Figure Episode Poster Langkah Step Aturan"
    " Lampiran Minggu Hari Pertanyaan Question Item Butir Modul Kartu Card Page Halaman Lesson Pelajaran Survei Survey"
    " Anak Remaja Siswa Siswi Korban Child Children Girls Boys Girl Boy Section Part Bagian Kabanata Aralin Pahina"
    " Group Kelompok Juni Juli Mei Maret April Agustus September Oktober November Desember Januari Februari May June"
    " July March August October December January February Sabtu Jumat Senin Selasa Rabu Kamis Sitio Barangay Purok"
    " Brgy Desa Dusun Kampung Kelurahan Kecamatan Jalan Radio SMP SMA SD SMK MTs SDN SMPN SMAN Sekolah School Forum"
    " Aliansi Klub Club Team Tim Puskesmas Pasar Yayasan Kabupaten Kota Provinsi Minggu Ketua Guru Kepala Nama Name"
    " Pangalan"
)

_COMMA_AGE = re.compile(r",\s(?=(?i:umur |usia |aged? |edad )?1?\d(?!\d))")


_ANY_WORDS = _AGE_WORDS | _AGED_BY_WORDS | _AGED_BEFORE_WORDS | _APPOSED_WORDS


def aged_names(text: str, small: str, words: frozenset[str]) -> Iterator[tuple[re.Match[str], bool, bool]]:
    """Every such name, whether it is told to be a child's, and whether that holds whoever else is in the sentence."""
    has_figures = bool(figures(text))
    for match in _AGED_BARE.finditer(text) if has_figures and _BARE_AGE.search(text) else ():
        yield from _named(match, is_told=" " in match["name"])
    ages = [sign.start() for sign in _COMMA_AGE.finditer(text)] if has_figures else ()
    for match in found_at(_SIGNED, text, ages, 40, 24):
        yield from _named(match, is_told=False)
    for match in _AGED_BETWEEN.finditer(text) if _AGE_BETWEEN.search(text) else ():
        yield from _named(match, is_told=" " in match["name"])
    credits = words & _CREDIT_WORDS
    places = [at for word in credits for at in all_of(word, small)]
    for pattern in _CREDITED if credits else ():
        for match in found_at(pattern, text, places, 48, 48, small):
            yield from _named(match, is_told=False)
    if words.isdisjoint(_ANY_WORDS):
        return
    for match in found_near(_AGED, text, small, words & _AGE_WORDS, 60, 8):
        yield match, " " in match["name"] and match["name"].split()[0] not in _NO_AGED, False
    for match in found_near(_AGED_BY_WORD, text, small, words & _AGED_BY_WORDS, 60, 8):
        yield from _named(match, is_told=" " in match["name"])
    for match in found_near(_AGED_BEFORE, text, small, words & _AGED_BEFORE_WORDS, 24, 70):
        yield from _named(match, is_told=True, is_of_child=True)
    for match in found_near(_APPOSED, text, small, words & _APPOSED_WORDS, 70, 24):
        yield from _named(match, is_told=True, is_of_child=True)


def _named(
    match: re.Match[str], *, is_told: bool, is_of_child: bool = False
) -> Iterator[tuple[re.Match[str], bool, bool]]:
    """The name, unless it is a chapter, a class, a month or a place."""
    if match["name"].split()[0] not in _NO_AGED:
        yield match, is_told, is_of_child
