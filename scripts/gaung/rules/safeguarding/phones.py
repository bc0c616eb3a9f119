"""Telephone numbers among runs of digits: the shapes of three countries, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gaung.model.language import Country
from gaung.rules.safeguarding.digits import Run, is_amount, is_counting, is_decimals, is_timetable

DIAL_CODES = {Country.INDONESIA: "62", Country.NEPAL: "977", Country.PHILIPPINES: "63"}

_SHAPE = re.compile(
    r"(?:00)?620?8[1-9]\d{6,11}|08[1-9]\d{6,11}"  # Indonesian mobile
    r"|0(?:21|22|24|31|61|[2-7][1-9]\d)\d{6,8}|(?:00)?620?(?:21|22|24|31|61)\d{6,8}"  # Indonesian land line
    r"|(?:00)?(?:977)?0?9[678]\d{8}|(?:00)?9770?1\d{7}|01[4-6]\d{6}"  # Nepal
    r"|(?:0|(?:00)?630?)9\d{9}|02[3-9]\d{7}|02[2-9]\d{6}|(?:00)?632\d{8}"  # Philippines
)
_SERVICE = re.compile(r"1660\d{7,8}|0?1?800\d{6,10}|1500\d{3}|0809\d{7}")
"""Numbers of services: toll-free and shared-cost ones."""

_ORDERED = (
    r"(?:order|invoice|pesanan|faktur|receipt|resibo|kuitansi|resi|ticket|tiket|part|serial|model|stock|item|seri"
    r"|suku cadang|barang|piyesa)\s+(?:no|number|nomor|blg|bilang)"
)
_ORDER = re.compile(rf"\b(?:{_ORDERED}|serial|seri|sku|model)[\s:.#-]*\Z", re.IGNORECASE)
_NO_PHONE = re.compile(
    rf"(?:\b(?:ISBN|ISSN|ISO|DOI|RFC|Rp|USD|PHP|NPR|versi|version|barcode|kode batang|serial|seri|sku|{_ORDERED})"
    r"|[$₱€])"
    r"[\s:.#-]*\Z",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?:00)?620?8[1-9]\d{7,10}|08[1-9]\d{8,10}|(?:0|(?:00)?630?)9\d{9}|(?:00)?9770?9[678]\d{8}")
"""A whole mobile number with its zero or its country: hardly any price, version or order is written so."""
_ADDRESSED = re.compile(
    r"(?<![\w.+-])(?:(?<!/)|(?=\+|%2B))(?:\+|%2B|00)?(?:62|63|977|0)[.-]?[89]\d(?:[.-]?\d){6,10}(?![\w-])(?!\.\d)"
    r"|(?<==)9[678]\d{8}(?!\w)",
    re.IGNORECASE,
)
_BOOK_OR_WARE = re.compile(r"(?i)\b(?:ISBN|barcode|kode batang)[\s:.#-]*\Z")
_LABEL = re.compile(
    r"(?i)(?<![^\W_])(?:(?:nomor|nomer|nmr|no|hp|wa|whatsapp|telp|telepon|ponsel|kontak|number|phone|mobile|cell|cp"
    r"|numero|viber|gcash|dana|ovo"
    r"|gopay)(?:ku|nya|mu)?(?![^\W_])[^.!?\n]{0,36}|(?:tanpa|without|minus|walang|alisin) (?:angka |ang |the |yung "
    r"|first |unang )*"
    r"(?:nol|kosong|zero|sero|0)(?![^\W_])[^.!?\n]{0,24})\Z"
)
_ZERO_BEFORE = re.compile(
    r"(?i)[^.!?\n]{0,24}?(?<![^\W_])(?:depan(?:nya)?|di depan|awal(?:nya)?|tambah\w*|kasih|add|put|start\w*|front"
    r"|first|unahan|una"
    r"|lagyan|dagdagan|simula|अगाडि|सुरुमा)(?![^\W_])[^.!?\n]{0,24}?(?<![^\W_])(?:angka )?(?:nol|kosong|zero|sero|0|oh"
    r"|शून्य)(?![^\W_])"
)
"""`85200000017, depannya kasih nol`."""
_WITHOUT_ZERO = re.compile(r"8[1-9]\d{7,10}|9\d{9}")
_MOST_GROUPS = 24
_DIGITS = re.compile(r"\d+")
_LIST_SIGN = re.compile(r"[,;]\s")
_LEAST_WHOLE = 10
"""So many digits before a comma are a number by themselves, and what follows is the next figure of a list."""


def phones(run: Run, before: str, after: str = "") -> Iterator[Run]:
    """Every telephone number in a run; `before` and `after` are the text around it."""
    if len(run.digits) < 8:
        return
    is_other = _NO_PHONE.search(before[-24:]) is not None and not is_mobile(run, before)
    if is_other and not (len(run.groups) > 2 and " " in run.text):
        return
    if is_amount(run) or is_decimals(run) or is_timetable(run) or is_counting(run):
        return
    if len(run.digits) == 13 and run.digits.startswith(("978", "979")) and not run.has_plus:
        return  # an ISBN
    if _WITHOUT_ZERO.fullmatch(run.digits) and (
        _LABEL.search(before) or _ZERO_BEFORE.match(after) or _ZERO_BEFORE.search(before)
    ):
        yield run
        return
    first = 0
    count = min(len(run.groups), _MOST_GROUPS)
    gaps = [] if run.is_said or run.is_in_pieces else _DIGITS.split(run.text)[1:-1]
    commas = [last for last, gap in enumerate(gaps, start=1) if last < count and _LIST_SIGN.search(gap)]
    while first < count:
        ends = (*(last for last in commas if _is_whole(run, first, last)), *range(count, first, -1))
        found = next((last for last in ends if _is_phone(run, first, last)), None)
        if found is not None and is_other and (first == 0 or not run.groups[first].startswith("0")):
            found = None  # of `Rp 50.000 0812-…` what stands behind the price
        if found is None:
            first += 1
        else:
            yield run.part(first, found)
            first = found


def is_mobile(run: Run, before: str = "") -> bool:
    """Whether a run is a whole mobile number with its zero or its country, whatever is said before it.

    What is said to be a book or a ware, and has the check digit of one, is that; so is an order with its count.
    """
    if run.is_in_pieces or _MOBILE.fullmatch(run.digits) is None:
        return False
    if _ORDER.search(before) and any(group.startswith("000") for group in run.groups[1:]):
        return False  # `0812-0000-1234`: orders are counted, and the count is filled up with zeros
    return not (_BOOK_OR_WARE.search(before) and _has_check_digit(run.digits))


def mobiles_in_address(address: str) -> Iterator[Run]:
    """Every whole mobile number that stands by itself in a link: `?p=0812-…`, `#0812…`, `/+62812…`.

    A folder of figures (`/081200000000/`) is the number of an article more often than somebody's.
    """
    for match in _ADDRESSED.finditer(address):
        digits = re.sub(r"\D", "", match[0].removeprefix("%2B").removeprefix("%2b"))
        run = Run(digits, *match.span(), tuple(_DIGITS.findall(match[0])), match[0])
        if _MOBILE.fullmatch(digits) or _WITHOUT_ZERO.fullmatch(digits):
            yield run


def _has_check_digit(digits: str) -> bool:
    """Whether the last digit is that of an ISBN with ten figures, or of a bar code with twelve or thirteen."""
    if len(digits) == 10:
        return sum((10 - at) * int(digit) for at, digit in enumerate(digits)) % 11 == 0
    weights = (int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(reversed(digits)))
    return len(digits) in {12, 13} and sum(weights) % 10 == 0


def is_service(run: Run) -> bool:
    """Whether a run has the shape of a service's number."""
    return _SERVICE.fullmatch(run.digits) is not None


def forms(digits: str) -> set[str]:
    """A number in international digits, however it was written."""
    found = {digits}
    if digits.startswith("00"):
        digits = digits[2:]
        found.add(digits)
    if digits.startswith("0"):
        found |= {code + digits.lstrip("0") for code in DIAL_CODES.values()}
    for code in DIAL_CODES.values():
        if digits.startswith(code + "0"):
            found.add(code + digits[len(code) + 1 :])
    return found


def is_near(one: str, other: str) -> bool:
    """Whether a slip makes the difference: of long numbers one or two digits, of short ones one digit or a swap."""
    if one == other or min(len(one), len(other)) < 4:
        return False
    if min(len(one), len(other)) >= 8:
        return slips(one, other) <= 2
    swapped = sorted(one) == sorted(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 2
    return len(one) == len(other) and (swapped or slips(one, other) == 1)


@lru_cache(maxsize=1 << 12)
def slips(one: str, other: str) -> int:
    """How many digits must be changed, added, left out or swapped with their neighbour to make one number the other."""
    if abs(len(one) - len(other)) > 2:
        return 3
    older: list[int] = []
    old = list(range(len(other) + 1))
    for n, a in enumerate(one, start=1):
        new = [n]
        for m, b in enumerate(other, start=1):
            cost = min(old[m] + 1, new[m - 1] + 1, old[m - 1] + (a != b))
            if n > 1 and m > 1 and a == other[m - 2] and one[n - 2] == b:
                cost = min(cost, older[m - 2] + 1)
            new.append(cost)
        older, old = old, new
    return old[-1]


def _is_whole(run: Run, first: int, last: int) -> bool:
    return first < last and sum(map(len, run.groups[first:last])) >= _LEAST_WHOLE


def _is_phone(run: Run, first: int, last: int) -> bool:
    groups = run.groups[first:last]
    digits = "".join(groups)
    if not 8 <= len(digits) <= 16:
        return False
    if run.has_plus and first == 0 and len(digits) >= 9:
        return True
    if _SHAPE.fullmatch(digits) is None:
        return False
    if (
        len(groups) > 1
        and "," in run.text
        and not (run.is_said or run.is_in_pieces)
        and not digits.startswith(("0", "62", "63"))
    ):
        return False  # a list of figures
    return len(run.digits) != 16 or (first, last) == (0, len(run.groups)) or digits[0] == "0"
