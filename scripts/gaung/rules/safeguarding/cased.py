"""A text as its names are read: chats, where nothing is written large, and notices, where everything is.

Who writes “kasihan si rara” or “DICARI: PAYONG MILIK GENDIS” names somebody as much as who keeps to the capitals. So
such a stretch is read with its names written large and its other words small, letter for letter as long as it was, and
every rule about names then reads it like any other text. What is a name there: a known given name that is no ordinary
word, and the word behind what only stands before a person's name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gaung.model.language import Language
from gaung.rules.safeguarding.binding import NO_CHILD, SIGNS
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.known_names import COMMON_WORDS, DOUBTFUL, SURNAME_WORDS
from gaung.rules.safeguarding.localities import LARGE
from gaung.rules.safeguarding.nameless import read_nameless
from gaung.rules.safeguarding.ordinary import NO_NAMES

if TYPE_CHECKING:
    from gaung.rules.safeguarding.passages import Passage

ORDINARY = frozenset(word.lower() for word in DOUBTFUL) | word_set(
    "made kay sandi dini tanya muna dito maya mark ferry lintang pasang nina dana puti lily sita suci ani susi kulot"
    " sara tari tito suman gede dina tonton imam roman dewi aling iwan sri marikit bagas tara nick muna bea arum ana"
    " tini melati mawar grace will joy hope art guide rich bill sue pat gene dean earl grant chance ade adi"
    " agan ali alan"
    " amit anil bina cici dado dela desi didi dika dila dodo dwi eka eko fung gita hom ian ika jack jay jean jill jon"
    " kara kate kean kent lala lani lara lena lina luh luz mae mega mika mike mila mina mira mita moh monu mya nino"
    " nisa novi ocha oman ondo pepe pio puan puja putu rabi raf ram rama redo reno rima rio roro rosa rosi roxy rudi"
    " sam sari sasi saur sayu siti swan tahi tina titi tom tono tri tuti ucu uma umar umi ummi uun vera vina yana yeng"
    " yuan yuli van don ted chip buddy dot bud sage basil charlie oscar victor juliet romeo anu"
)
"""Given names that are words of everyday in small letters."""
_MARKS = word_set("ni si kay sina kina nina c")
"""Behind these words only somebody stands: a name, or what somebody is."""
_CUES = word_set(
    "named bernama namanya ananda dik dek adek bestie little hey hi uy uyy hoy eh ey oy oi woy woi omg guys about tell"
)
"""Behind these words a name may stand."""
_LOUD_BEHIND = _MARKS | word_set("named bernama name nama pangalang pangalan milik little punya ananda")
_NOBODY = (
    NO_NAMES
    | NO_CHILD
    | SIGNS
    | LARGE
    | word_set(
        "mga ina ama mga nya nito iyon ito yung ung san saan ano anu pwede kasi lang din rin naman pala raw daw po"
        " mo ko ka kayo nyo nila natin namin kecil besar dia itu ini bungsu sulung kembar penjahat pelaku"
        " pengirim penipu of"
        " lengkap panggilan asli akun anak ibu lain sendiri bersama siapa orang utang cantik ganteng manis imut bawel"
        " jago malas rajin gendut miskin kaya pintar bodoh pandai cowok cewek doi mantan sangat sudah buat gurong"
        " kuyang manong manang ateng kong aming ating kanilang aking iyong batang tag tags tagged and on sya"
        " siya xa cla"
        " sila mam maam sir idol madam kap kapitan kagawad sender admin scammer hacker poser basher tropa barkada crush"
    )
)
_SMALL_WORD = re.compile(
    r"(?<![\w@.#/’'-])(?<!titik )(?<!dot )(?<!bawah )(?<!score )[a-z][a-z’'-]*(?![\w@/]|\.\w| ?[(]?(?:titik|dot|tuldok"
    r"|garis|underscore|dash|strip)\b)"
)
"""A word, and none of a spelled address."""
_KNOWN = COMMON_WORDS | frozenset(word.lower() for word in DOUBTFUL)
_LOUD = re.compile(r"[A-Z]{2}[^a-z\n]*+")
_LOUD_WORD = re.compile(r"(?<![\w@.#/-])[A-Z][A-Z’'-]++(?![\w@])")
_LOUD_SIGN = re.compile("[A-Z][A-Z]{2}")
_STOP = re.compile(r"[ ][^A-Z ]|[^A-Z ’'-]|\Z")
_FEW = 3
"""So many words in capitals in a row may be a name and an acronym; more are a notice."""
_FIRST = re.compile(r"[^\W\d_]")
_SURNAME_FIRST = re.compile(r"(?<![\w.-])(?P<loud>[A-Z]{4,}+) (?P<given>[A-Z][a-z]{2,})(?=[,.;:!)\n]|\Z)")


def cased_text(passage: Passage) -> str:
    """The text of a passage with its names written large, and what names nobody small.

    Nepali in Latin letters has rules of its own.
    """
    text = read_nameless(passage.text, passage.language)
    if passage.language is Language.NEPALI:
        return text
    return read_cased(text, passage.small)


@lru_cache(maxsize=64)
def read_cased(text: str, small: str) -> str:
    """The text with its names written large, and only those where all was; `small`: the text in small letters."""
    if text == small or _is_chat(text):
        text = _written_large(text)
    return _written_small(text) if _LOUD_SIGN.search(text) is not None else text


def _is_chat(text: str) -> bool:
    """Whether a text begins with a small letter, as nobody begins who keeps to the capitals."""
    first = _FIRST.search(text, 0, 24)
    return first is not None and first[0].islower()


def _written_large(text: str) -> str:
    """A chat with the names in it written large."""
    letters = list(text)
    before, last = "", -1
    for match in _SMALL_WORD.finditer(text):
        word = match[0]
        behind = before if match.start() == last + 1 else ""
        is_known = word in COMMON_WORDS if word not in ORDINARY else behind in _CUES and word in _KNOWN
        if is_known or (behind in _MARKS and _may_be_called(word)):
            letters[match.start()] = word[0].upper()
        before, last = word, match.end()
    return "".join(letters)


def _may_be_called(word: str) -> bool:
    """Whether somebody may be called so: no word for what somebody is, and no word that begins a sentence."""
    return word not in _NOBODY and not word.endswith("nya") and not word.startswith(("pe", "mag-", "nag", "pina"))


def _written_small(text: str) -> str:
    """A notice with only its names written large."""
    letters = list(text)
    for match in _LOUD.finditer(text):
        words = [(found.start(), found.end(), found[0].lower()) for found in _LOUD_WORD.finditer(text, *match.span())]
        names = _named(text, words)
        for start, end, word in words:
            if start in names:
                letters[start:end] = word.capitalize()
            elif len(words) > _FEW:
                letters[start:end] = word
    for match in _SURNAME_FIRST.finditer(text):
        if match["loud"].lower() not in _NOBODY and match["given"].lower() not in _NOBODY:
            letters[slice(*match.span("loud"))] = match["loud"].capitalize()
    return "".join(letters)


def _named(text: str, words: list[tuple[int, int, str]]) -> set[int]:
    """Where the names begin in a row of words that are written large throughout."""
    found: set[int] = set()
    for n, (start, _, word) in enumerate(words):
        before = words[n - 1][2] if n and text[words[n - 1][1] : start] == " " else ""
        is_known = word in COMMON_WORDS and (word not in ORDINARY or start - 1 in found or before in _LOUD_BEHIND)
        if not (is_known or (before in _LOUD_BEHIND and _may_be_called(word)) or _is_head(text, words, n)):
            continue
        found.add(start)
        run = [start]
        for (_, last, _), (further, end, name) in zip(words[n : n + 3], words[n + 1 : n + 4], strict=False):
            if text[last:further] != " " or name in _NOBODY:
                break
            run.append(further)
            if name in COMMON_WORDS or name in SURNAME_WORDS or _STOP.match(text, end):
                found.update(run)
    return found


def _is_head(text: str, words: list[tuple[int, int, str]], n: int) -> bool:
    """Whether a name of two words or more is all that stands behind a colon: “JUARA I: ROSELLE CATACUTAN”."""
    start = words[n][0]
    if text[max(start - 2, 0) : start] != ": " or n + 1 >= len(words):
        return False
    rest = words[n : n + 4]
    return (
        _STOP.match(text, words[-1][1]) is not None
        and len(words) - n <= 4
        and all(word not in _NOBODY for _, _, word in rest)
        and any(word in COMMON_WORDS or word in SURNAME_WORDS for _, _, word in rest)
    )
