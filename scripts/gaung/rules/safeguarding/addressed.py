"""What the address of a link says besides where it leads: words in its path, and what it fills into a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from gaung.rules.safeguarding.known_names import COMMON

_MOST_DECODED = 3
"""So many times a sign may be encoded: `%2520`."""
_SPLIT = re.compile(
    r"(?i)\A\s*(?:(?:[a-z][a-z0-9+.-]*:)?//[^/?#\s]*|(?:mailto|sms|tel|whatsapp|xmpp):[^?#]*)?(?=[/?#]|\Z|[^\s:])"
)
_IN_TAG = re.compile(
    r"""(?i)[\s"'](?:href|src|cite|action|data|poster|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))"""
)
_CALLED = re.compile(
    r"""(?i)[\s"'](?:id|class|name|for|usemap)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`{}]+))|[\s{:][#.]([^\s{}=]+)"""
)
"""What a part of a page is called: its id is the end of an address that people send each other."""
_MEDIA = re.compile(
    r"(?i)\A(?:https?:)?//(?:[^/?#@]*@)?(?:[\w-]+\.)*(?:kompas|kompasiana|detik|tempo|antaranews|cnnindonesia"
    r"|cnbcindonesia|tribunnews|liputan6|suara"
    r"|merdeka|tirto|okezone|sindonews|jpnn|viva|idntimes|kumparan|thejakartapost|mongabay|magdalene|hukumonline|bbc"
    r"|nytimes"
    r"|theguardian|reuters|apnews|aljazeera|rappler|gmanetwork|philstar|sunstar|kathmandupost|onlinekhabar|setopati"
    r"|ekantipur"
    r"|myrepublica|thehimalayantimes|risingnepaldaily|ratopati|nagariknews|abs-cbn)\.(?:com|co|id|org|net|co\.uk"
    r"|co\.id|news|tv)(?=[/?#:]|\Z)"
    r"|\A(?:https?:)?//(?:[\w-]+\.)*(?:republika\.co\.id|inquirer\.net|mb\.com\.ph|manilatimes\.net|unicef\.org"
    r"|ecpat\.org|un\.org"
    r"|who\.int|savethechildren\.(?:org|net)|wikipedia\.org|wikimedia\.org|(?:go\.id|gov\.np|gov\.ph|gov))(?=[/?#:]|\Z)"
)
"""Well-known media, offices, encyclopaedias: their addresses are titles of what they published, not we."""
_JOINT = re.compile(r"[-_.+/#=&,;:~|]")
_GROUND = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z])")
_NEEDED = re.compile(r"[A-Za-z]{2}\D{0,2}\d|\d\D{0,2}[A-Za-z]{2}")
_SCHOOL = re.compile(
    r"(?i)\b(?:sd|smp|sma|smk|mts|mi)n? ?\d{1,6}\b|\b(?:sdn|smpn|sman|smkn|mtsn|ponpes|pesantren) [a-z]{4,}"
    r"|\b[a-z]{4,} (?:elementary|high|national high|public|secondary) school\b"
)
_AGE = re.compile(
    r"(?i)(?<!\d )(?<!\d to )(?<!\d sd )\b(?:[5-9]|1[0-7]) ?(?:tahun|thn|th|years?|yo|anyos)\b"
    r"|\b(?:age|aged|umur|usia) ?(?:[5-9]|1[0-7])\b(?! \d)"
)
_FIELD = re.compile(r"(?:\A|[?&;])([^=&;?#]{1,60})=([^&#]*)")
_MOBILE = re.compile(r"\+?(?:62|63|977|0)[\d .-]{8,}")
_TOLD = re.compile(r"(?i)\A(?:text|body|subject|message|msg|q|query|quote|title|content|pesan|isi)\Z")
_ABOUT = re.compile(
    r"(?i)(?:nama|name|pangalan|umur|usia|age|edad|tgl|tanggal|lahir|birth|dob|sekolah|school|paaralan|kelas|class"
    r"|grade|baitang|alamat"
    r"|address|tirahan|desa|kampung|kota|city|hp|phone|telp|telepon|wa|nik|nisn|lrn|email|ibu|ayah|mother|father|नाम"
    r"|उमेर)"
)
"""The fields of a form that ask who somebody is."""


@lru_cache(maxsize=4096)
def said_in(address: str) -> tuple[tuple[str, bool, int], ...]:
    """What an address says: each text, whether it is running text, and where in the address it begins."""
    if address.startswith(("<", "{")):
        targets = [(one[one.lastindex or 0], one.start(one.lastindex or 0)) for one in _IN_TAG.finditer(address)]
        called = ((one[one.lastindex or 0], one.start(one.lastindex or 0)) for one in _CALLED.finditer(address))
        targets += [(f"#{name}", at - 1) for name, at in called]
        return tuple((said, is_text, at + start) for target, at in targets for said, is_text, start in said_in(target))
    return tuple(_said(address)) if "/" in address or "?" in address or "#" in address else ()


def _said(address: str) -> Iterator[tuple[str, bool, int]]:
    decoded = address
    for _ in range(_MOST_DECODED):
        if "%" not in decoded:
            break
        decoded = unquote(decoded)
    start = _SPLIT.match(decoded)
    if _MEDIA.match(decoded):
        return
    at = start.end() if start is not None else 0
    path, mark, query = decoded[at:].partition("?")
    if mark:
        query, hash_, fragment = query.partition("#")
        asked = " ; ".join(_asked(query))
        if asked:
            yield asked, True, at + len(path) + 1
        path += hash_ + fragment
    words = _words(path)
    if words is not None:
        yield words, False, at


def _asked(query: str) -> Iterator[str]:
    """What the fields of a form are filled with, or a message is begun with."""
    for match in _FIELD.finditer(query):
        name, value = match[1].strip(), match[2].replace("+", " ").strip()
        if _MOBILE.fullmatch(value):
            continue  # read where the link leads
        if _ABOUT.search(name) and value:
            yield f"{name}: {value if ' ' in value or '@' in value else _JOINT.sub(' ', value)}"
        elif " " in value and (_TOLD.match(name) or value.count(" ") > 1):
            yield value


def _words(path: str) -> str | None:
    """The words of a path, if two things in it tell of somebody: a name, a school, an age; sign for sign as long."""
    if _NEEDED.search(path) is None:
        return None
    words = _GROUND.sub(" ", _JOINT.sub(" ", path))
    told = [_SCHOOL.search(words), _AGE.search(words)]
    found = sum(one is not None for one in told)
    if found == 1:
        found += any(part.capitalize() in COMMON for part in re.findall("[A-Za-z]+", words))
    return words if found > 1 else None
