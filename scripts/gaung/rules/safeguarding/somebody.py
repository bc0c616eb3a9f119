"""Who is named in a passage, whoever it is: every name once, and whom its own phrase binds it to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaung.rules.safeguarding.binding import CHILD_TITLES, NO_CHILD, SIGNS, Binding, binding, is_titled
from gaung.rules.safeguarding.cased import ORDINARY, cased_text
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.finding import Covered
from gaung.rules.safeguarding.inscribed import inscribed
from gaung.rules.safeguarding.itemised import names_of
from gaung.rules.safeguarding.known_names import COMMON, COMMON_WORDS, DOUBTFUL, is_famous, may_begin
from gaung.rules.safeguarding.names import Name
from gaung.rules.safeguarding.ordinary import NO_NAMES
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.people import adults
from gaung.rules.safeguarding.presented import next_in_list, presented
from gaung.rules.safeguarding.schools import schools
from gaung.rules.safeguarding.spelled_out import spelled_out

_NO_PERSON = re.compile(
    r"(?!(?i:(\w+)-\1)\Z)\A\w+-[a-z]|^[a-z]|['’]s\b|[_\d@]|[a-z][A-Z]|(?<!\w)[A-Z]+(?!\w)|[^\x00-\x7f’“”]"
)
_KIN = word_set(
    "Mama Papa Nanay Tatay Ate Kuya Lola Lolo Mommy Daddy Mami Papi Ayah Ibu Bunda Tita Tito Ma'am Sir Bes Bro Sis"
    " Nay Tay Inay Itay Teacher"
    " Kakak Adik Bapak Nak Dik Mum Dad Grandma Grandpa Kak Abang"
)
_HOLDS = re.compile(
    r"(?:['’]s [A-Z]|[-_/@]\S|\s[*_]{0,2}\d(?!\d?[.)])|\s(?:[A-Z][a-z]+ )?(?:Street|St\.|Road|Village|Hall|School|Club"
    r"|Team|Center|Centre|FM|Radio|Carinderia|paper|ink|soap|pens|crayons|biscuits|Store|Talks|Show|Award|Cup"
    r"|Elementary|Park|Extension|Subdivision"
    r"|Compound|Homes))"
)
_WORDS = word_set(
    "Dito Tara Tanya Sandi Made Mark Pasang Nick Ferry Suci Dini Gede Muna Lily Kay Bea Puti Tari Arum"
    " Lintang Maya Sara Ana"
    " Ani Tini Melati Mawar"
    " Indah Grace Angel Will Joy Hope Faith April May June Rose Art Guide Rich Frank Bill Sue Pat Gene Dean Earl"
    " Grant Chance Drew Sky Luningning Mayumi Marikit Ligaya Bituin Dalisay Mirasol Mutya Hiraya Amihan Sunday Tuesday"
)
"""Given names that begin a sentence as ordinary words, too."""
_BEGINNING = re.compile(r"[.!?:;|\n”\"(\[-]\s{0,2}\Z|[A-Z][a-z]+ \Z")
_STARTS = re.compile(r"[.!?\n][\"”’)]?\s*\Z")
"""Behind this any word is written large."""
_MARK = re.compile(r"(?<![^\W_])(?:si|sina|ni|nina|kay|kina|c)\s\Z", re.IGNORECASE)
_CHAT = word_set(
    "about si sama ama bareng with from dari buat kasian kasihan for ask hey eh oi namanya dm tag kata ni kay yung"
)
_SMALL_KNOWN = re.compile(
    r"(?<![^\W_])(?:about|si|sama|ama|bareng|with|from|dari|buat|kasian|kasihan|for|ask|hey|eh|oi|namanya|dm|tag"
    r"|kata|ni|kay|yung si)"
    r" (?P<name>[a-z]{3,})(?![\w@.-])"
)
_SMALL_SI = re.compile(
    r"(?<![^\W_])si (?P<name>[a-z]{3,})"
    r"(?=,| masih| msh| kls| kelas| itu| tuh| yg| yang| td| tadi| nangis| ba | po | daw | anak|"
    r" adek| adik|[!?.]|\Z)"
)
_SPEAKER = re.compile(r"(?P<name>[A-Z](?:(?<=^.)|(?<=: .))(?:[A-Z]{2,}|[a-z]{2,})): ", re.MULTILINE)
_THEN = re.compile(r"[^.!?\n]{0,80}[.!?] (?:She|He|Her|His|Ia|Dia|Siya)(?![^\W_])")
_OPEN, _CLOSE = frozenset('"“‘«'), frozenset('"”’»')
_AGED = re.compile(
    r"(?: [A-Z]\.)?(?: \(|,) ?(?:(?i:aged?|umur|usia|umurnya|berumur|berusia|edad) )?(?:[4-9]|1[0-7])"
    r"(?:[ -]?(?i:tahun|thn|th|years?[ -]old|yrs?|yo|y/o|na taong gulang|taong gulang|taong-gulang|anyos)(?![^\W_])"
    r"(?! (?:me|ber|di )\w+| (?:of|in|as|sebagai|na guro|nang)(?![^\W_]))"
    r"|(?=\))|(?=,(?! \d)(?! [A-Z]\w+,? \d)|[.;](?!\d)|\Z| (?:of|from|dari|ng|mula|taga)(?![^\W_])))"
)
"""The age of a child behind a name."""
_COUNTED = re.compile(
    r"(?i)(?<![^\W_])(?:suara|votes?|boto|poin|points?|puntos|gol|goals|skor|score|set|halaman|pages?"
    r"|kursi|seats?|bab|chapter)(?![^\W_])"
)
"""What a number behind a name counts instead."""
_FILE = re.compile(
    r"(?<![\w/.-])[^\W_]++(?:[_-]++[^\W_]++)++\.(?:mp3|wav|m4a|aac|ogg|opus|flac|jpe?g|png|gif|webp|heic|mp4|mov|avi"
    r"|docx?|pdf|txt|pptx?)(?!\w)"
)
"""The name of a file within a text."""
_FILE_ENDS = word_set("mp wav aac ogg opus flac jpg jpeg png gif webp heic mov avi m doc docx pdf txt ppt pptx")
"""Without one of these there is none."""
_FILE_WORD = re.compile(r"[A-Za-z]{3,}")
_CALLED_AFTER = re.compile(r"(?<![^\W_])(?:[Mm]amah?|[Pp]apah?|[Mm]ami|[Pp]api|[Ee]mak|[Oo]rtu) \Z")
"""Parents are called after their child: “Mama Kenzo … anaknya”."""
_PARENT_OF = re.compile(rf"{_CALLED_AFTER.pattern.removesuffix(chr(92) + 'Z')}(?P<name>[A-Z][a-z]{{2,}})(?! [A-Z])")
_CALLED_BY_CHILDREN = word_set("kak kakak mas mbak bang abang ate kuya")
_GROWN = re.compile(r"(?:,| \(|,? (?:aged?|umur|usia|berusia|edad)) ?(?:1[89]|[2-9]\d)(?![\d/])(?! [A-Z])")


_GROWN_SAID = re.compile(
    r"(?i)(?<![^\W_])(?:kini|sekarang|berusia|berumur|umur|usia|aged?|now|is|was|at|ngayon|edad|ay"
    r"|baru) (?:1[89]|[2-9]\d)"
    r"(?=[,.;]| (?:tahun|thn|th|years?|taong|anyos|na taon)|\Z)"
)
"""An age that no child has."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a passage."""

    name: Name
    bound: Binding | None
    is_shown: bool = False
    """Whether the name is written on a thing, or spelled: its owner's, whether it has one word or more."""


def is_said_grown(sentence: str) -> bool:
    """Whether a sentence says an age that no child has."""
    return _GROWN_SAID.search(sentence) is not None


def persons_of(passage: Passage) -> Iterator[Person]:
    """Every name of a passage once, with whom its phrase binds it to."""
    text = cased_text(passage)
    found = [*names_of(passage), *_in_small_letters(passage), *_speakers(text)]
    found += [
        Name(text[start:end], start, end, False)
        for start, end in presented(text, passage.words)
        if (start and not _STARTS.search(text, max(start - 3, 0), start))
        or text.startswith(", who ", end)
        or _THEN.match(text, end)
        or binding(text, start, end) is Binding.CHILD
    ]
    found += [
        Name(text[start:end], start, end, False)
        for name in found
        if not name.is_told or name.text in COMMON
        for start, end in next_in_list(text, name.end)
    ]
    shown = {name.start: name for name in _shown(passage)}
    if "anaknya" in passage.words:
        found += [Name(one["name"], *one.span("name"), False, True) for one in _PARENT_OF.finditer(text)]
    if not (found or shown):
        return
    written = Covered(len(text), ((name.start, name.end) for name in shown.values()))
    found = [_without_genitive(name) for name in found if not written.touches(name.start, name.end)]
    found += shown.values()
    taken = Covered(len(text), (match.span() for match in schools(text, passage.words)))
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if taken.touches(name.start, name.start + 1) or not (name.start in shown or _is_somebody(text, name)):
            continue
        taken.add(name.start, name.end)
        bound = _bound(passage, text, name, is_shown=name.start in shown)
        yield Person(name, bound, name.start in shown)


def _bound(passage: Passage, text: str, name: Name, *, is_shown: bool) -> Binding | None:
    """Whose a name is: by what it stands on, by an age behind it, by the phrase around it."""
    if _GROWN.match(text, name.end):
        return Binding.OTHER
    is_told = name.is_of_child and (is_shown or _CALLED_AFTER.search(text, max(name.start - 8, 0), name.start))
    if is_told or _is_aged(passage, text, name) or name.text.split()[0].lower() in CHILD_TITLES:
        return Binding.CHILD
    return binding(text, name.start, name.end)


def _shown(passage: Passage) -> Iterator[Name]:
    """What is written on things and spelled out, as it is read."""
    text = passage.text
    for start, end, is_owner in inscribed(text, passage.small, passage.words):
        said = " ".join(part.capitalize() for part in text[start:end].split())
        is_of_child = is_owner and said in COMMON and not adults(text[slice(*passage.sentences.around(start))])
        yield Name(said, start, end, False, is_of_child)
    for start, end, said in spelled_out(text):
        yield Name(said, start, end, False)
    for file in _FILE.finditer(text) if not passage.words.isdisjoint(_FILE_ENDS) else ():
        for word in _FILE_WORD.finditer(file[0]):
            if word[0].capitalize() in COMMON and word[0].lower() not in ORDINARY:
                yield Name(word[0].capitalize(), file.start() + word.start(), file.start() + word.end(), False)


def _is_aged(passage: Passage, text: str, name: Name) -> bool:
    """Whether a child's age stands right behind a name, and neither an adult's title before it nor a count of votes."""
    if _AGED.match(text, name.end) is None or _COUNTED.search(text, *passage.sentences.around(name.start)):
        return False
    title = text[max(name.start - 12, 0) : name.start].lower().split()[-1:]
    return not is_titled(text, name.start) or (title != [] and title[0] in _CALLED_BY_CHILDREN)


def _in_small_letters(passage: Passage) -> Iterator[Name]:
    """Names in chats, where nothing is written large: “kasihan si mawang”, “what they said about kezia”."""
    text = passage.text
    if "si" in passage.words:
        for match in _SMALL_SI.finditer(text):
            word = match["name"]
            if word not in NO_NAMES and word not in NO_CHILD and word not in SIGNS and not word.startswith("pe"):
                yield Name(word, *match.span("name"), True)
    if passage.words & COMMON_WORDS and not passage.words.isdisjoint(_CHAT):
        for match in _SMALL_KNOWN.finditer(text):
            if match["name"] in COMMON_WORDS:
                yield Name(match["name"], *match.span("name"), True)


def _speakers(text: str) -> Iterator[Name]:
    """Known names before what somebody says in a script: “LAURO: …”."""
    for match in _SPEAKER.finditer(text) if ": " in text else ():
        if match["name"].title() in COMMON:
            yield Name(match["name"].title(), *match.span("name"), True)


def _without_genitive(name: Name) -> Name:
    """“Zahra” for “Zahra's”."""
    if not name.text.endswith(("'s", "’s")):
        return name
    return Name(name.text[:-2], name.start, name.end - 2, name.is_told, name.is_of_child)


def _is_somebody(text: str, name: Name) -> bool:
    """Whether a name is a person's, whom not everybody knows: no account, no relative's title, no song, no place."""
    first = name.text.split()[0]
    if name.text.islower():
        return first.capitalize() not in DOUBTFUL | _WORDS and first not in NO_NAMES | ORDINARY
    if _NO_PERSON.search(name.text) or name.text in _KIN or name.text.lower() in SIGNS or first.lower() in NO_CHILD:
        return False
    is_marked = name.is_told or _MARK.search(text, max(name.start - 6, 0), name.start) is not None
    if (name.text in _WORDS and not is_marked and _begins(text, name.start)) or _HOLDS.match(text, name.end):
        return False
    return (is_marked or may_begin(first)) and not _is_quoted(text, name) and not is_famous(text, name.start, name.end)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or a title begins there, so that any word is written large."""
    return start == 0 or _BEGINNING.search(text, max(start - 24, 0), start) is not None


def _is_quoted(text: str, name: Name) -> bool:
    """Whether a name is all that stands between quotation marks: the title of a song."""
    return text[max(name.start - 1, 0)] in _OPEN and text[name.end : name.end + 1] in _CLOSE and name.end < len(text)
