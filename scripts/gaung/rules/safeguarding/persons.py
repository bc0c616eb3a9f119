"""The people of one page: every name of it, whom its phrase says it belongs to, and whether a child is spoken of
around it.

A child is named in a sentence that says nothing of childhood: the frame does (“… for the younger pupils”, the title
above, the class around). So
the page is read as a whole: who is an adult anywhere on it is one everywhere, who stands in one list with a child is
one, and a first name by itself, in
a frame of children and bound to no adult, is taken for a child's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaung.model.language import Language
from gaung.rules.safeguarding.binding import CHILD_TITLES, NO_CHILD, SIGNS, Binding, binding, is_titled
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.finding import Covered
from gaung.rules.safeguarding.invented import is_of_animal, is_of_story
from gaung.rules.safeguarding.known_names import COMMON, COMMON_WORDS, DOUBTFUL, is_famous, may_begin
from gaung.rules.safeguarding.names import Name, names
from gaung.rules.safeguarding.nepali_page import named_among_children, named_in_title
from gaung.rules.safeguarding.nepali_roman import in_devanagari, written_at
from gaung.rules.safeguarding.ordinary import NO_NAMES
from gaung.rules.safeguarding.passages import Document, Passage
from gaung.rules.safeguarding.people import adults
from gaung.rules.safeguarding.presented import next_in_list, presented
from gaung.rules.safeguarding.schools import schools
from gaung.rules.safeguarding.searching import has_devanagari

FRAME = SIGNS | word_set(
    "kelas kelasnya kls sekelas sekelasnya sd smp sma smk mts tk paud sekolah sekolahnya taman-kanak kanak"
    " sekolah-minggu balita"
    " class classes grade grader school schools kindergarten playgroup nursery teens junior juniors twins tooth"
    " classroom homework under"
    " klase clasmeyt klasmeyt classmate grade elementarya hayskul paaralan eskwela iskul pambata kinder"
    " kawan teman friends kawan-kawan sekelas anak2 temannya teman2 ponakannya sekelasku"
)
"""What is said around children."""

_JOINT = re.compile(
    r"(?: \([^()]{1,24}\))?(?:,|/|;| and| dan| at| serta| &|, and|, dan)?\s+(?:\d{1,2}[.)]\s)?"
    r"|\s?/\s?|, (?:and|dan|at) "
)
_NO_PERSON = re.compile(
    r"(?!(?i:(\w+)-\1)\Z)\A\w+-[a-z]|^[a-z]|['’]s\b|[_\d@]|[a-z][A-Z]|(?<!\w)[A-Z]+(?!\w)|[^\x00-\x7f’“”]"
)
_KIN = word_set(
    "Mama Papa Nanay Tatay Ate Kuya Lola Lolo Mommy Daddy Mami Papi Ayah Ibu Bunda Tita Tito Ma'am Sir Bes Bro Sis"
    " Nay Tay Inay Itay Teacher"
    " Kakak Adik Bapak Nak Dik Mum Dad Grandma Grandpa Kak Abang"
)
_HELD = re.compile(
    r"(?<![^\W_])(?i:di|ke|in|at|sa|ng|merek|merk|brand|cat|kertas|kelompok|pangkat|team|tim|group|grup|regu|suku"
    r"|bahasa|wikang|kanto ng"
    r"|storm|typhoon|bagyong|badai|gempa|kapal|halte|toko|villa|gang|jalan|song|lagu|awit|awiting|hymn|himno|film"
    r"|novel|kitab|book of"
    r"|surah|tokoh|character|aplikasi|app|siri|read|reads|reading|membaca|dibaca|binasa|nabasa|voice of|kota|desa"
    r"|radyo|radio|account:?|akun|username|fb|fb ko(?: po)?:|nick|grupong|samahang|barangay|plaza|kalye|bundok|mount"
    r"|mt\.|lake|lawa ng|ilog|gunung|sungai|danau|pulau|bukit|pantai|kabupaten|isla ng|bulkang|volcano|pulo ng)\s"
    r"(?:[\"“]?[A-Z][\w'’-]+[\"”]?(?:,|,? and|,? dan|,? at|,? or|,? atau)\s){0,4}[\"“]?\Z"
)
"""What is called so before a word is no person."""
_HOLDS = re.compile(
    r"(?:['’]s [A-Z]|[-_/@]\S|\s[*_]{0,2}\d(?!\d?[.)])|\s(?:[A-Z][a-z]+ )?(?:Street|St\.|Road|Village|Hall|School|Club"
    r"|Team|Center|Centre|FM|Radio|Carinderia|paper|ink|soap|pens|crayons|biscuits|Store|Talks|Show|Award|Cup"
    r"|Elementary|Park|Extension|Subdivision"
    r"|Compound|Homes))"
)
_NO_PEOPLE = word_set(
    "penyusun panitia redaksi komite pengurus pengarah juri panelis board committee authors staff trustees editors"
    " judges jury hurado lupon"
    " patnugutan peran roles parts tokoh characters karakter judul titles lagu songs buku books menu film films"
    " program kelompok"
    " groups teams topik topics"
    " materi bahan warna colours colors rooms ruang bahasa languages hadiah prizes kata words games permainan gim"
    " tema themes papel tauhan"
)
"""What else is listed under a head that speaks of children."""
_WORDS = word_set(
    "Dito Tara Tanya Sandi Made Mark Pasang Nick Ferry Suci Dini Gede Muna Lily Kay Bea Puti Tari Arum"
    " Lintang Maya Sara Ana"
    " Ani Tini Melati Mawar"
    " Indah Grace Angel Will Joy Hope Faith April May June Rose Art Guide Rich Frank Bill Sue Pat Gene Dean Earl"
    " Grant Chance Drew Sky"
)
"""Given names that begin a sentence as ordinary words, too."""
_BEGINNING = re.compile(r"[.!?:;\n”\"(\[-]\s{0,2}\Z|[A-Z][a-z]+ \Z")
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
_SPEAKER = re.compile(r"(?:^|(?<=: ))(?P<name>[A-Z]{3,}|[A-Z][a-z]{2,}): ", re.MULTILINE)
_STAFF = NO_CHILD - word_set(
    "ayah ibu bapak mama papa bunda ibunda ayahanda kakek nenek paman bibi om tante kakak kak abang mother father"
    " mum mom dad mummy daddy"
    " parents parent grandmother grandfather grandma grandpa aunt uncle auntie sister brother nanay tatay ina ama"
    " lolo lola tito tita"
    " tiyo tiya magulang ate kuya ka st santo santa san lady lord raja ratu sultan character hero cat dog bird fish"
    " robot doll wali"
)
"""Who works with children: where they meet, a first name is one of theirs."""
_THEN = re.compile(r"[^.!?\n]{0,80}[.!?] (?:She|He|Her|His|Ia|Dia|Siya)(?![^\W_])")
_HEROES = word_set(
    "Rizal Bonifacio Mabini Aguinaldo Quezon Balagtas Kartini Diponegoro Soekarno Sukarno Hatta Sudirman Soedirman"
    " Hasanuddin Galileo Newton"
    " Einstein Curie Darwin Mozart Beethoven Picasso Shakespeare Mandela Gandhi Columbus Magellan Lapulapu Habibie"
)
"""Whom children learn about: two of them in a list are nobody's children, nor is one whom no phrase calls a child."""
_ALSO_BOYS = frozenset({"Rizal", "Darwin", "Hatta"})
_SHORT_HEAD = re.compile(r"(?:\A|[.!?\n] ?)(?:[^\W\d_][\w'’-]* ?){1,4}: ?\Z")
_OF_STAFF = {True: Binding.OTHER}
_SHOWN = re.compile(
    r"(?i)(?<![^\W_])(?:nasa (?:gitna|kaliwa|kanan|unahan|likod|harap)|mula (?:sa )?kaliwa"
    r"|di (?:tengah|kiri|kanan|depan)|paling (?:kiri|kanan|depan)|dari kiri"
    r"|in the (?:middle|centre|center|front)|on the (?:left|right)|from (?:the )?left"
    r"|(?:front|back) row)(?![^\W_])[^.!?\n]*\Z"
)
"""Where somebody stands on a picture."""
_OPEN, _CLOSE = frozenset('"“‘«'), frozenset('"”’»')
_LIST_HEAD = re.compile(
    r"(?:[^.!?\n:]*[:—–] ?)?[^.!?\n:]*[:—–?.] ?(?:[A-Za-z]+ [a-z]+: )?(?:[Ss]ina? |the children )?(?:1[.)] ?)?\Z"
)
TITLE_REACH = 300
"""So many letters below a title speak of whom it names, and the other way round."""
_IN_SENTENCE = re.compile(r"[a-z,] \Z")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_GROWN = re.compile(r"(?:,| \(|,? (?:aged?|umur|usia|berusia|edad)) ?(?:1[89]|[2-9]\d)(?![\d/])(?! [A-Z])")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a passage."""

    name: Name
    bound: Binding | None


class People:
    """The people of one document, read when somebody asks for them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._is_of_children = any(not one.words.isdisjoint(FRAME) for one in document.texts)
        self._of: dict[int, tuple[Person, ...]] = {}
        self._firsts: dict[Binding, frozenset[str]] | None = None

    def children(self, passage: Passage) -> Iterator[tuple[Name, bool]]:
        """The names in a passage that are children's, and whether their own phrase says so."""
        if passage.language is Language.NEPALI:
            yield from self._in_nepali(passage)
            return
        if not self._is_of_children:
            return
        found = self._persons(passage)
        if not found:
            return
        told = self._told()
        for person in found:
            first = person.name.first
            if person.bound is Binding.OTHER or (person.bound is None and first in told[Binding.OTHER]):
                continue
            is_bound = person.bound is Binding.CHILD or first in told[Binding.CHILD]
            is_framed = self._is_tightly_framed if person.name.is_full else self._is_framed
            if is_bound or is_framed(passage, person.name):
                yield person.name, is_bound

    def _in_nepali(self, passage: Passage) -> Iterator[tuple[Name, bool]]:
        """The same of a passage in Nepali, where nothing is written large."""
        text = passage.text
        if has_devanagari(text):
            found = list(named_among_children(text))
        else:
            found = [written_at(text, *span) for span in named_among_children(in_devanagari(text).text)]
        texts = self._document.texts
        at = next((n for n, one in enumerate(texts) if one is passage), len(texts))
        if passage.written is None and at + 1 < len(texts):
            found += named_in_title(passage.text, [one.text[:TITLE_REACH] for one in texts[at + 1 : at + 3]])
        for start, end in found:
            yield Name(passage.text[start:end], start, end, is_told=True, is_of_child=True, is_bound=True), True

    def others(self, passage: Passage) -> frozenset[int]:
        """Where the names in a passage begin that are no child's."""
        return frozenset(one.name.start for one in self._persons(passage) if one.bound is Binding.OTHER)

    def _told(self) -> dict[Binding, frozenset[str]]:
        """The first names that some phrase of the document binds to a child, or to an adult."""
        if self._firsts is None:
            said: dict[Binding, set[str]] = {Binding.OTHER: set(), Binding.CHILD: set()}
            for passage in self._document.texts:
                for person in self._persons(passage):
                    if person.bound is not None:
                        said[person.bound].add(person.name.first)
            self._firsts = {kind: frozenset(firsts) for kind, firsts in said.items()}
        return self._firsts

    def _persons(self, passage: Passage) -> tuple[Person, ...]:
        if id(passage) not in self._of:
            self._of[id(passage)] = tuple(_listed_together(passage.text, list(_persons(passage))))
        return self._of[id(passage)]

    def _is_framed(self, passage: Passage, name: Name) -> bool:
        """Whether children are spoken of around a first name that is known as one."""
        text = passage.text
        sentence = text[slice(*passage.sentences.around(name.start))]
        if is_of_story(sentence) or is_of_animal(sentence):
            return False
        first, last = passage.sentences.around(name.start, before=2, after=2)
        if passage.written is not None and _has(sentence, _STAFF) and not _has(text[first:last], SIGNS):
            return False  # the teachers' meeting at the school
        return _frames(text[first:last]) or (
            (passage.written is None or name.start < TITLE_REACH) and self._is_framed_above(passage)
        )

    def _is_tightly_framed(self, passage: Passage, name: Name) -> bool:
        """Whether a full name stands right behind children (“two child reporters, …”) or is shown on their picture.

        Adults are mostly named in full, so more is asked than for a first name.
        """
        text = passage.text
        first, last = passage.sentences.around(name.start, before=1)
        is_shown = _SHOWN.search(text, max(name.start - 48, first), name.start) is not None
        right_before = " ".join(text[max(name.start - 48, first) : name.start].split()[-3:])
        near = text[first:last] if is_shown else right_before if right_before.endswith((",", ":")) else ""
        return _has(near, SIGNS) and not _has(near, NO_CHILD) and not adults(near) and self._is_framed(passage, name)

    def _is_framed_above(self, passage: Passage) -> bool:
        """Whether title, description and what stands right below them speak of children."""
        texts = self._document.texts
        above = [one for one in texts if one.written is None and one.text != passage.text]
        body = next((one.text for one in texts if one.written is not None), "")[:TITLE_REACH]
        return _frames(body) or any(_frames(one.text) or schools(one.text, one.words) for one in above)


def _has(text: str, words: frozenset[str]) -> bool:
    """Whether one of these words stands in a text."""
    return any(_plain(match[0]) in words for match in _WORD.finditer(text))


def _plain(word: str) -> str:
    """A word in small letters without a genitive."""
    return re.sub(r"['’]s?\Z", "", word.lower())


def _frames(text: str) -> bool:
    """Whether a stretch speaks of children or their school; a name such as “Kelas Menulis” does not."""
    for match in _WORD.finditer(text):
        word = match[0]
        is_name = word.istitle() and _IN_SENTENCE.search(text, max(match.start() - 2, 0), match.start())
        if _plain(word) in FRAME and not is_name:
            return True
        if "-" in word and not FRAME.isdisjoint(word.lower().split("-")):
            return True
    return False


def _persons(passage: Passage) -> Iterator[Person]:
    """Every name of a passage once, with whom its phrase binds it to."""
    text = passage.text
    taken = Covered(len(text), (match.span() for match in schools(text, passage.words)))
    found = [*names(text, passage.words, passage.language), *_in_small_letters(passage), *_speakers(text)]
    found += [
        Name(text[start:end], start, end, False)
        for start, end in presented(text, passage.words)
        if (start and not _STARTS.search(text, max(start - 3, 0), start))
        or text.startswith(", who ", end)
        or _THEN.match(text, end)
    ]
    found += [
        Name(text[start:end], start, end, False)
        for name in found
        if not name.is_told or name.text in COMMON
        for start, end in next_in_list(text, name.end)
    ]
    found = [_without_genitive(name) for name in found]
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if taken.touches(name.start, name.start + 1) or not _is_somebody(text, name):
            continue
        taken.add(name.start, name.end)
        if _GROWN.match(text, name.end):
            bound: Binding | None = Binding.OTHER
        elif name.text.split()[0].lower() in CHILD_TITLES:
            bound = Binding.CHILD
        else:
            bound = binding(text, name.start, name.end)
        yield Person(name, bound)


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
        return first.capitalize() not in DOUBTFUL | _WORDS and first not in NO_NAMES
    if _NO_PERSON.search(name.text) or name.text in _KIN or name.text.lower() in SIGNS or first.lower() in NO_CHILD:
        return False
    if (name.text in _WORDS and _begins(text, name.start)) or _HOLDS.match(text, name.end):
        return False
    is_marked = name.is_told or _MARK.search(text, max(name.start - 6, 0), name.start) is not None
    return (is_marked or may_begin(first)) and not _is_quoted(text, name) and not is_famous(text, name.start)


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or a title begins there, so that any word is written large."""
    return start == 0 or _BEGINNING.search(text, max(start - 24, 0), start) is not None


def _is_quoted(text: str, name: Name) -> bool:
    """Whether a name is all that stands between quotation marks: the title of a song."""
    return text[max(name.start - 1, 0)] in _OPEN and text[name.end : name.end + 1] in _CLOSE and name.end < len(text)


def _headed(text: str, start: int) -> bool:
    """Whether the head of a list says that children stand in it: “Attendance (children): …”."""
    head = _LIST_HEAD.search(text, max(start - 110, 0), start)
    if head is None:
        return False
    said = [word.lower() for word in _WORD.findall(head[0])]
    return any(word in SIGNS for word in said) and not any(word in NO_CHILD or word in _NO_PEOPLE for word in said)


def _headed_by_staff(text: str, start: int) -> bool:
    """Whether a short head says that who stands behind it works there: “Accompanying teachers: …”."""
    head = _SHORT_HEAD.search(text, max(start - 60, 0), start)
    return head is not None and _has(head[0], _STAFF)


def _is_head_of_things(text: str, start: int) -> bool:
    """Whether the head of a list says that songs, groups or parts in a play stand in it."""
    head = _LIST_HEAD.search(text, max(start - 110, 0), start)
    return head is not None and any(word.lower() in _NO_PEOPLE for word in _WORD.findall(head[0]))


def _listed_together(text: str, found: list[Person]) -> Iterator[Person]:
    """The same people; who stands in one list with a child, or in a list of children, is a child."""
    lists: list[list[Person]] = []
    for person in found:
        between = text[lists[-1][-1].name.end : person.name.start] if lists else None
        if between is not None and _JOINT.fullmatch(between):
            lists[-1].append(person)
        else:
            lists.append([person])
    for group in lists:
        start = group[0].name.start
        if _HELD.search(text, max(start - 70, 0), start) or _is_head_of_things(text, start):
            yield from (Person(person.name, Binding.OTHER) for person in group if person.name.is_full)
            continue
        heroes = [person.name.text for person in group if person.name.text in _HEROES]
        if len(heroes) > 1 or (heroes and heroes[0] not in _ALSO_BOYS):
            continue
        is_child = any(person.bound is Binding.CHILD for person in group) or _headed(text, start)
        others = Binding.CHILD if is_child else _OF_STAFF.get(_headed_by_staff(text, start))
        if others is None and group[-1].bound is Binding.OTHER and not is_titled(text, group[-1].name.start):
            others = Binding.OTHER  # “Budi and Wati, two volunteers”
        if others is None and any(person.bound for person in group) and all(person.name.is_full for person in group):
            others = Binding.OTHER  # “Hendra Wijaya (chair) and Lestari Ningsih”
        for person in group:
            yield Person(person.name, others) if person.bound is None else person
