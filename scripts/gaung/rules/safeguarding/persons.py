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
from dataclasses import replace

from gaung.model.language import Language
from gaung.rules.safeguarding.binding import FIGURES, NO_CHILD, SIGNS, Binding, is_titled
from gaung.rules.safeguarding.cased import cased_text
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.inscribed import WRITTEN
from gaung.rules.safeguarding.invented import is_of_animal, is_of_story
from gaung.rules.safeguarding.known_names import COMMON, SURNAMES
from gaung.rules.safeguarding.names import Name
from gaung.rules.safeguarding.nepali_page import named_among_children, named_in_title
from gaung.rules.safeguarding.nepali_roman import in_devanagari, written_at
from gaung.rules.safeguarding.passages import Document, Passage
from gaung.rules.safeguarding.people import adults, has_child
from gaung.rules.safeguarding.said_of_pupils import HELPS, IN_CLASS, PUPILS
from gaung.rules.safeguarding.schools import schools
from gaung.rules.safeguarding.searching import figures, has_devanagari
from gaung.rules.safeguarding.somebody import Person, is_said_grown, persons_of
from gaung.rules.safeguarding.telltale import NAME_ODDS, tells

FRAME = SIGNS | word_set(
    "kelas kelasnya kls sekelas sekelasnya sd smp sma smk mts tk paud sekolah sekolahnya taman-kanak kanak"
    " sekolah-minggu balita"
    " class classes grade grader school schools kindergarten playgroup nursery teens junior juniors twins tooth"
    " classroom homework under"
    " klase clasmeyt klasmeyt classmate grade elementarya hayskul paaralan eskwela iskul pambata kinder"
    " kawan teman friends kawan-kawan sekelas anak2 temannya teman2 ponakannya sekelasku"
    " antarkelas antarsekolah mading ekskul pramuka paskibra osis rapor raport bimbel tpa tpq bayi bayinya batita"
    " playground recess graders olds twelves tens elevens infant infants preschoolers kindergartners daycare"
    " baby babies"
    " tots brownies cubs"
    " baitang palaruan klasrum silid-aralan kalaro kalaro takdang-aralin sanggol pambatang daycare"
)
"""What is said around children."""
_JOINT = re.compile(
    r"(?: \([^()]{1,24}\))?(?:,|/|;| and| dan| at| serta| &|, and|, dan)?\s+(?:\d{1,2}[.)]\s)?"
    r"|\s?/\s?|, (?:and|dan|at) "
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
_STAFF = (
    NO_CHILD
    - FIGURES
    - word_set(
        "ayah ibu bapak mama papa bunda ibunda ayahanda kakek nenek paman bibi om tante kakak kak abang mother father"
        " mum mom dad mummy daddy"
        " parents parent grandmother grandfather grandma grandpa aunt uncle auntie sister brother nanay tatay ina ama"
        " lolo lola tito tita"
        " tiyo tiya magulang ate kuya mas mbak bang ka st santo santa san lady lord raja ratu sultan character hero"
        " cat dog bird fish"
        " robot doll wali"
    )
)
"""Who works with children: where they meet, a first name is one of theirs."""
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
_LIST_HEAD = re.compile(
    r"(?:[^.!?\n:]*[:—–] ?)?[^.!?\n:]*[:—–?.] ?(?:[A-Za-z]+ [a-z]+: )?(?:[Ss]ina? |the children )?(?:1[.)] ?)?\Z"
)
_WROTE = re.compile(
    r"(?i)(?<![^\W_])(?:lagu|puisi|cerita|cerpen|novel|dongeng|drama|naskah|song|poem|story|stories|tale|play"
    r"|hymn|tula|awit|kuwento|kwento"
    r"|dula|kanta|maikling kuwento)(?:-\w+)?(?![^\W_])[^.!?\n]{0,40}(?<![^\W_])(?:ciptaan|karya|karangan|ni|by"
    r"|oleh)(?![^\W_])"
    r"[^.!?\n]{0,60}(?<![^\W_])(?:dinyanyikan|dibaca|dibacakan|dibawakan|dipentaskan|dilantunkan|sung|read"
    r"|recited|performed|staged"
    r"|inawit|aawitin|binasa|babasahin|binigkas|isinadula|itatanghal|isasadula)(?![^\W_])"
)
"""Whose song, poem or story children sing, read or play."""
_WHENCE = re.compile(
    rf"(?i)(?<![^\W_])(?:{'|'.join(sorted(SIGNS))}) (?:from|of|in|at|dari|asal|di|ng|sa|taga|mula sa) (?:the )?\Z"
)
"""Behind it stands a place: “the imam's niece from …”."""
_LETTERED = re.compile(r"(?<![\w.])(?!P\.S)(?:[A-Z]\. ?){1,3}\Z")
"""Letters before a family name: somebody's whole name."""
TITLE_REACH = 300
"""So many letters below a title speak of whom it names, and the other way round."""
_IN_NAME = re.compile(r"[a-z,] [A-Z][\w-]+ [A-Z]\Z|[a-z,] [A-Z][\w-]+ [A-Z][\w'’-]*\Z")
"""A word that begins or ends a name of several words within a sentence."""
_PLACES = word_set(
    "kelurahan desa kampung dusun kecamatan kota kabupaten nusa pulau bukit gunung tanjung teluk muara kuala jalan gang"
    " perumahan blok sitio purok barangay isla bayan upper lower north south east west"
)
"""What places begin with."""
_PART = re.compile(r"[A-Z][\w'’-]{3,} \Z")
"""Right before a name: it is the end of a longer one, such as a place's."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_AGE_WORDS = word_set(
    "tahun thn th year years yrs yo taong anyos gulang umur usia berumur berusia aged age edad"
    " mum mummy mom mommy mother dad daddy father mama mamanya ibunya ayahnya papanya bapaknya emaknya nanay"
    " tatay guhit"
    " drawing drawings gambarnya"
)
_AGE_SIGN = re.compile(r"[,(] ?(?:[4-9]|1[0-7])(?=[),.;]|\Z)")


class People:
    """The people of one document, read when somebody asks for them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._is_of_children = any(_may_be_of_children(one) for one in document.texts)
        self._of: dict[int, tuple[Person, ...]] = {}
        self._others: dict[int, frozenset[int]] = {}
        self._firsts: dict[Binding, frozenset[str]] | None = None
        self._children: dict[int, tuple[tuple[Name, bool], ...]] = {}
        self._likely: set[tuple[int, int]] = set()

    def children(self, passage: Passage) -> tuple[tuple[Name, bool], ...]:
        """The names in a passage that are children's, and whether their own phrase says so."""
        if id(passage) not in self._children:
            self._children[id(passage)] = tuple(self._named(passage))
        return self._children[id(passage)]

    def _named(self, passage: Passage) -> Iterator[tuple[Name, bool]]:
        if passage.language is Language.NEPALI:
            yield from self._in_nepali(passage)
            return
        if not self._is_of_children:
            return
        found = self._persons(passage)
        if not found:
            return
        told = self._told()
        text = passage.text
        for person in found:
            first = person.name.first
            if _WHENCE.search(text, max(person.name.start - 32, 0), person.name.start) and first.title() not in COMMON:
                continue
            if person.bound is Binding.OTHER or (person.bound is None and first in told[Binding.OTHER]):
                continue
            is_bound = person.bound is Binding.CHILD or first in told[Binding.CHILD]
            is_whole = not person.is_shown and (
                person.name.is_full
                or _LETTERED.search(text, max(person.name.start - 12, 0), person.name.start) is not None
            )
            is_framed = self._is_framed_in_full if is_whole else self._is_framed
            if is_bound or is_framed(passage, person.name) or (person.is_shown and _is_by_child(passage, person.name)):
                yield person.name, is_bound
            elif self._is_likely(passage, person.name):
                self._likely.add((id(passage), person.name.start))
                yield person.name, False

    def _in_nepali(self, passage: Passage) -> Iterator[tuple[Name, bool]]:
        """The same of a passage in Nepali, where nothing is written large."""
        text = cased_text(passage)
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

    def is_only_likely(self, passage: Passage, name: Name) -> bool:
        """Whether no word says that a name is a child's, and the sentences around it only read so."""
        return (id(passage), name.start) in self._likely

    def others(self, passage: Passage) -> frozenset[int]:
        """Where the names in a passage begin that are no child's."""
        if id(passage) not in self._others:
            others = (one.name.start for one in self._persons(passage) if one.bound is Binding.OTHER)
            self._others[id(passage)] = frozenset(others)
        return self._others[id(passage)]

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
            text = cased_text(passage)
            self._of[id(passage)] = tuple(_listed_together(text, list(persons_of(passage))))
        return self._of[id(passage)]

    def _is_framed(self, passage: Passage, name: Name) -> bool:
        """Whether children are spoken of around a first name that is known as one."""
        text = passage.text
        sentence = text[slice(*passage.sentences.around(name.start))]
        if is_of_story(sentence) or is_of_animal(sentence) or _is_behind_story(text, passage, name.start):
            return False
        if PUPILS.search(sentence):
            return True
        first, last = passage.sentences.around(name.start, before=2, after=2)
        if passage.written is not None and _has(sentence, _STAFF) and not _has(text[first:last], SIGNS):
            return False  # the teachers' meeting at the school
        return _frames(text[first:last]) or (
            (passage.written is None or name.start < TITLE_REACH) and self._is_framed_above(passage)
        )

    def _is_framed_in_full(self, passage: Passage, name: Name) -> bool:
        """Whether a full name is taken for a child's."""
        return self._is_tightly_framed(passage, name) or self._is_loosely_framed(passage, name)

    def _is_likely(self, passage: Passage, name: Name) -> bool:
        """Whether what is said around a name reads as if it were a child's."""
        sentence = passage.text[slice(*passage.sentences.around(name.start))]
        if is_of_story(sentence) or is_of_animal(sentence):
            return False
        is_place = name.first.lower() in _PLACES or _PART.search(passage.text, max(name.start - 24, 0), name.start)
        if is_place:
            return False
        return tells(passage.text, passage.sentences, name.start, NAME_ODDS)

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

    def _is_loosely_framed(self, passage: Passage, name: Name) -> bool:
        """Whether a full name that is known as one stands among children, and nobody there is grown up or helps them.

        Who lends, builds, pays, photographs or is quoted from a book is mostly an adult, though no word says so.
        """
        text = passage.text
        first, last = passage.sentences.around(name.start)
        sentence = text[first:last]
        start, end = passage.sentences.around(name.start, before=1, after=1)
        near = f"{text[start : name.start]} {text[name.end : end]}"
        if (
            HELPS.search(sentence)
            or _WROTE.search(sentence)
            or is_said_grown(sentence)
            or _has(near, NO_CHILD)
            or adults(near)
        ):
            return False
        is_known = any(part in COMMON or part in SURNAMES for part in name.text.split())
        is_near = _has(near, SIGNS) or IN_CLASS.search(sentence) is not None
        return is_known and is_near and self._is_framed(passage, name)

    def _is_framed_above(self, passage: Passage) -> bool:
        """Whether title, description and what stands right below them speak of children."""
        texts = self._document.texts
        above = [one for one in texts if one.written is None and one.text != passage.text]
        body = next((one.text for one in texts if one.written is not None), "")[:TITLE_REACH]
        return _frames(body) or any(_frames(one.text) or schools(one.text, one.words) for one in above)


def _is_by_child(passage: Passage, name: Name) -> bool:
    """Whether one child is spoken of around a name."""
    first, last = passage.sentences.around(name.start, before=1, after=1)
    return has_child(passage.text[first:last]) and not adults(passage.text[first:last])


def _is_behind_story(text: str, passage: Passage, at: int) -> bool:
    """Whether the sentence before tells of a book or a film, and this one says nothing of a child."""
    first, last = passage.sentences.around(at)
    before = text[passage.sentences.around(at, before=1)[0] : first]
    return bool(before) and is_of_story(before) and not _has(text[first:last], SIGNS)


def _may_be_of_children(passage: Passage) -> bool:
    """Whether a passage holds a word that is said around children, or what may be the age of one."""
    words = passage.words
    if not (words.isdisjoint(FRAME) and words.isdisjoint(_AGE_WORDS) and words.isdisjoint(WRITTEN)):
        return True
    return bool(figures(passage.text)) and _AGE_SIGN.search(passage.text) is not None


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
        is_numbered = IN_CLASS.match(text, match.start()) is not None
        is_name = (
            word.istitle() and not is_numbered and _IN_NAME.search(text, max(match.start() - 24, 0), match.end() + 2)
        )
        if _plain(word) in FRAME and not is_name:
            return True
        if ("-" in word or "_" in word) and not FRAME.isdisjoint(re.split("[-_]+", word.lower())):
            return True
    return False


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
        if (not group[0].is_shown and _HELD.search(text, max(start - 70, 0), start)) or _is_head_of_things(text, start):
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
            yield replace(person, bound=others) if person.bound is None else person
