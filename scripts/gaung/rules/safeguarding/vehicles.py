"""The plate of a vehicle that brings a child or lies in wait: labelled, by its shape beside a vehicle, or spelled"
" out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gaung.rules.safeguarding.cues import Sentences, word_set
from gaung.rules.safeguarding.digits import Run
from gaung.rules.safeguarding.heads import sought_by_heads
from gaung.rules.safeguarding.passages import Passage
from gaung.rules.safeguarding.searching import figures, found_near, has_devanagari

_W = r"(?<![^\W_])"
_E = r"(?![^\W_])"

_LABEL = re.compile(
    rf"(?i){_W}(?:plat(?:e(?!s? of)|nya|ku|mu)?s?|pelat(?:nya)?|nopol(?:nya)?|berpelat|berplat|plaka(?:ng)?"
    rf"|no\.? ?pol(?:isi)?|nomor polisi"
    rf"|number plate|license plate|nambar plate|gadi (?:ko )?(?:no|number|nambar))"
    rf"(?:\s?(?:no\.?|nomor|number|#|numero|ko|niya|is|ay|:))*{_E}|प्लेट|गाडी(?:को)? (?:नं|नम्बर)|नम्बर प्लेट"
)
_LETTERED = re.compile(
    r"(?i)(?<![\w])(?:[a-z][ .-]?){1,3}[ .-]?(?:\d[ .-]?){1,5}(?:\d)(?:[ .-]?[a-z]{1,3})?(?![\w])"
    r"|(?<![\w])\d{3,4}[ -]?[a-z]{2,3}(?![\w])"
)
_BY_SHAPE = re.compile(
    r"(?<![\w-])(?:[A-Z]{3}[ -]?\d{3,4}|[A-Z]{2}[ -]?\d{4,5}|\d{3,4}[ -]?[A-Z]{3}"
    r"|\d{4}[ -][A-Z]{2}|[A-Z]{1,2}[ -]\d{1,4}[ -][A-Z]{1,3}|[A-Z]{1,2}[ .-]\d\d[ .]?\d\d[ .-][A-Z]{1,3})(?![\w-])"
)
_NEPALI_PLATE = re.compile(
    r"(?:(?<!\S)[\"“]?(?:बा|ना|लु|ग|को|से|भे|मे|म|ज|क|रा|धौ|स|सु|बागमती|गण्डकी|लुम्बिनी|कोशी|मधेश|कर्णाली"
    r"|सुदूरपश्चिम)\s?)?(?:प्रदेश\s?)?"
    r"(?<![\d.:])\d{1,3}(?:[-\s]\d{1,3}){0,2}(?!\s?मा|\sर\s)\s?(?:च|ख|प|ज|क|ग|घ|ह|झ|ञ|थ|फ|ब|म|य|र|स|ट)ा?\s?\d{1,4}(?!\d)"
    rf"|(?i:{_W}(?:ba|na|lu|ga|ko|se|bhe|me|ma|ja|ra|dha|sa|bagmati|gandaki|lumbini|koshi"
    rf"|madhesh)(?: pradesh)? ?\d{{1,3}}(?:[- ]\d{{1,3}}){{0,2}}"
    rf" (?:cha|kha|pa|ja|ka|ga|gha|ha|jha|tha|pha|ya) \d{{1,4}}{_E})"
)
_VEHICLE = word_set(
    "mobil mobilnya motor motornya sepeda angkot bus bis van minibus truk taksi ojek ojol grab gojek becak bentor"
    " avanza xenia innova vario"
    " beat scoopy nmax jeep jeepney tricycle trike traysikel kotse sasakyan awto auto dyip motorsiklo car cars bike"
    " motorbike motorcycle scooter"
    " truck taxi pickup suv microbus micro tempo gadi gaadi service sundo hatid antar jemput sinusundo hinahatid"
    " drove drives driving driver sopir supir nyetir"
    " nissan toyota honda suzuki"
    " yamaha plate plaka plat pelat nopol"
)
_NEPALI_VEHICLES = (
    "गाडी",
    "बस",
    "मोटर",
    "म्याजिक",
    "माइक्रो",
    "स्कुटर",
    "बाइक",
    "ट्याक्सी",
    "टेम्पो",
    "जिप",
    "कार ",
    "प्लेट",
    "भ्यान",
)
_LETTER_SAID = re.compile(
    r"(?i)(?:(?:letrang|letra|huruf|letter)\s)?(?<![^\W_])(?:be|ka|ce|de|ef|ge|ha|je|el|em|en|pe|qu|er|es|te|we|zet"
    r"|[a-z]|(?-i:[A-Z]{2,3}))"
    r"(?:[\s,.-]+(?:(?:letrang|letra|huruf|letter)\s)?(?:be|ka|ce|de|ef|ge|ha|je|el|em|en|pe|er|es|te|we|zet"
    r"|[a-z])){0,2}"
    r"[\s,.-]+(?:tapos |then |lalu |terus |saka )?\Z|[\u0900-\u0963]+\s+अक्षर[\s,]+(?:अनि\s)?\Z"
)
_NAMES_OF_LETTERS = (
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliett? kilo mike november oscar papa quebec romeo"
    " sierra tango uniform victor whiskey x-?ray yankee zulu"
    " be ce de ef ge ha je ka el em en pe ki kyu er es te fe ve we eks ye zet"
    " bee cee see dee ee eff gee aitch jay kay ell pee cue ar ess tee you vee double-?u ex why zee zed"
    " ey bi si di ti eych ay dyey key ow pi kyu yu vi dobolyu way zi"
).replace(" ", "|")
_SPELLED_LETTERS = re.compile(
    rf"(?i)(?:(?:letra(?:ng)?|huruf|letter)\s)?{_W}(?:{_NAMES_OF_LETTERS}|[a-z]){_E}"
    rf"(?:[\s,.-]{{1,3}}(?:{_NAMES_OF_LETTERS}|[a-z]){_E}){{0,3}}[\s,.:-]{{1,3}}\Z"
)
"""The letters of a plate as they are named: `alpha bravo charlie`, `en a a`."""
_NOT_A_PLATE = re.compile(
    rf"(?i){_W}(?:kode|rak|ruang|blok|kursi|gedung|lantai|seri|tipe|model|kamar|baris|gate|loket|kelas|bab|halaman"
    rf"|shelf|room|seat|row|block"
    rf"|aisle|type|size|section|class|level|flight|gusali|silid|upuan|hanay|rute|route|koridor|bus no|line|ra|pp|uu"
    rf"|iso|no|platform|track){_E}"
    r"\W{0,3}(?:\w+\W)?\Z"
)
_NO_LETTERS = re.compile(
    "(?:IDR|NPR|USD|EUR|PHP|INR|SGD|MYR|JPY|GBP|AUD|CHF|CNY|THB|HKD|SAR|WIB|WIT|UTC|GMT|HRS|KHZ|MHZ|GHZ|GSM|RPM|DPI|PCS"
    "|PAX|ISO|SNI|RFC|ISBN|AM|PM|KM|KG|GB|MB|CM|MM|FM|NA|ML|OK|TV)"
)
"""Letters of money, of units, of hours and norms, which no plate begins or ends with."""
_NO_BEGINNING = frozenset({"RP", "RA", "UU", "PP", "BP", "PO", "INV", "NO", "REF"})
WORDS = _VEHICLE | word_set("polisi nambar registration reg")
SIGNS = _NEPALI_VEHICLES


sought_by_heads(_NEPALI_PLATE)


def plates(passage: Passage, sentences: Sentences, runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Every plate in a passage: where it begins and ends."""
    text = passage.text
    signs = tuple(passage.words & WORDS)
    nepali = tuple(sign for sign in SIGNS if sign in text) if has_devanagari(text) else ()
    if not signs and not nepali:
        return
    written = (*signs, *nepali) if figures(text) else ()
    for label in found_near(_LABEL, text, passage.small, written, 16, 24):
        for match in (
            *_NEPALI_PLATE.finditer(text, label.end(), label.end() + 48),
            *_LETTERED.finditer(text, label.end(), label.end() + 48),
        ):
            if not re.search(r"[.!?।]\s", text[label.end() : match.start()]):
                yield match.span()
                break
    for pattern in (_BY_SHAPE, _NEPALI_PLATE):
        for match in found_near(pattern, text, passage.small, written, 60, 60):
            if not (is_measured(match[0], text[match.end() :][:4]) or _is_no_plate(text, match)):
                yield match.span()
    for run in runs:
        if run.is_said and 2 <= len(run.digits) <= 5 and _is_beside_vehicle(passage, sentences, run):
            letters = _LETTER_SAID.search(text, max(run.start - 44, 0), run.start) or _spelled_behind_label(text, run)
            if letters is not None:
                yield letters.start(), run.end


def is_measured(written: str, behind: str) -> bool:
    """Whether letters and figures like those of a plate are an amount, a norm or a size: `NPR 875`, `M 10 X 60`."""
    letters = re.findall("[A-Z]+", written)
    is_size = letters[-1:] == ["X"] and re.match(r"\s?\d", behind) is not None
    is_law = bool(letters) and written.startswith(letters[0]) and letters[0] in _NO_BEGINNING
    return is_size or is_law or any(_NO_LETTERS.fullmatch(word) for word in letters)


def _is_no_plate(text: str, match: re.Match[str]) -> bool:
    return _NOT_A_PLATE.search(text, max(match.start() - 24, 0), match.start()) is not None


def _spelled_behind_label(text: str, run: Run) -> re.Match[str] | None:
    """Letters by their names, that stand between a word for a plate and a number."""
    first = max(run.start - 72, 0)
    letters = _SPELLED_LETTERS.search(text, first, run.start)
    label = letters and _LABEL.search(text, first, letters.start() + 1)
    return letters if label else None


def _is_beside_vehicle(passage: Passage, sentences: Sentences, run: Run) -> bool:
    first, last = sentences.around(run.start)
    small = passage.small[first:last]
    return not _VEHICLE.isdisjoint(re.findall("[a-z]+", small)) or any(sign in small for sign in _NEPALI_VEHICLES)
