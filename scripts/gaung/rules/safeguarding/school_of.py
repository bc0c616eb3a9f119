"""Whose school it is, by the words right before it: “a pupil of”, “the badge of”; a bridge behind it is nobody's."""

from __future__ import annotations

import re

_REACH = 56

_PUPIL = re.compile(
    r"(?<![^\W_])(?i:"
    # one pupil of it
    r"(?:murid|siswa|siswi|pelajar|santri|santriwati|anak|alumni|lulusan|pindahan)(?: (?:kelas|kls) \w+)?"
    r"(?: (?:di|dari|asal|baru))?"
    r"|(?:pupil|student|learner|boarder|(?:grade|class|year) \w+ \w+|\w+ grader) (?:of|at|from|in)"
    r"|(?:isang |ang )?(?:mag-?aaral|estudyante|batang|grade \d+)(?: (?:siya|sya|ako|po))* (?:ng|sa|mula sa|taga)"
    # who goes there
    r"|(?:i|she|he|we|who|my \w+|sister|brother|son|daughter) (?:\w+ )?(?:go|goes|went|study|studies|attend|attends"
    r"|learns?"
    r"|transferred|moved|is enrolled|was enrolled|enrolled)(?: (?:to|at|in|2|into))?"
    r"|(?:aku|saya|gue|gw|gua|aq|dia|ia|kami|anakku|anaknya|adikku) (?:\w+ )?(?:se?kolah|skul|sklh|belajar|mondok"
    r"|nyantri"
    r"|duduk|diterima|masuk|pindah|anak)(?: (?:di|d|ke|dari))?"
    r"|(?:nag-?aaral|pumapasok|lumipat|naka-?enrol+|estudyante|pasok)(?: (?:ako|siya|sya|po|kami|na))* (?:sa|d2 sa"
    r"|dito sa)"
    r"|gr(?:ade)?\.? ?\d+(?: (?:na|pa|po|ako|siya|d2|dito))* sa"
    # what is worn or carried
    r"|(?:badge|uniform|crest|logo|patch|jacket|t-shirt|id|lanyard|cap|bag) (?:of|from)"
    r"|(?:seragam|lambang|bet|badge|emblem|kaus|jaket|topi|tas|kartu pelajar|rapor)(?:nya)? (?:dari )?"
    r"|(?:uniporme|id|sagisag|tsapa|dyaket) (?:ng|mula sa)"
    r") ?\Z"
)
_MANY = re.compile(
    r"(?<![^\W_])(?i:para|semua|seluruh|setiap|puluhan|ratusan|\d{2,}|all|every|each|many|most|some|hundreds of|mga"
    r"|lahat ng"
    r"|former|mantan|dating) (?:\w+ )?\Z"
)


def is_of_a_pupil(text: str, first: int, at: int) -> bool:
    """Whether the words right before the school at `at`, in the sentence from `first` on, make it one pupil's."""
    start = max(first, at - _REACH)
    match = _PUPIL.search(text, start, at)
    return match is not None and _MANY.search(text, start, match.start()) is None
