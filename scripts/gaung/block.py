"""The blocks of a page: one syntax for help-line box, tip, quiz, player and the rest, and what each may hold.

    ::: tip "Before you post"
    Ask yourself: would I say this on the radio?
    :::

    ::: player episode=jejak-kita/001-jejak :::

A block begins with three colons, its name and its options, and ends with three colons on a line of their own; one
without a text ends on its own line. A text in quotation marks is the block's title. Blocks may stand inside a
content note. Nothing between ``` fences is a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gaung.block_kind import KINDS as KINDS
from gaung.block_kind import BlockKind as BlockKind
from gaung.block_kind import Body as Body
from gaung.near import nearest
from gaung.place import Place
from gaung.problem import Fact, Problem


@dataclass(slots=True, kw_only=True)
class Block:
    """One block as it was written. Line numbers count from 1 within the text it stands in."""

    kind: BlockKind
    options: dict[str, str] = field(default_factory=dict)
    option_columns: dict[str, int] = field(default_factory=dict)
    first_line: int = 1
    last_line: int = 0
    """The line with the closing colons; 0 while it is open."""


_OPENING = re.compile(r"^:::[ \t]*(?P<name>[A-Za-z][\w-]*)(?P<rest>[^\n]*?)(?P<closed>[ \t]:::)?[ \t]*$")
_CLOSING = re.compile(r"^:::[ \t]*$")
_OPTION = re.compile(
    r"""\s*(?:(?P<key>[A-Za-z][\w-]*)=)?(?:"(?P<quoted>[^"]*)"|“(?P<curly>[^”]*)”|(?P<word>[^\s"“]+))"""
)
_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*)[ ]*$")
"""As Python-Markdown reads the first line of fenced code: at the beginning of a line, and with an end."""


PAIR = re.compile(r"^[ \t]*(?P<sign>[+-])[ \t]+(?P<text>\S.*)$")
CHOICE = re.compile(r"^[ \t]*-[ \t]+\[(?P<mark>[ xX])\][ \t]+(?P<text>\S.*)$")
REASON = re.compile(r"^[ \t]*>[ \t]?(?P<text>.*)$")
_LINE_CODES = {
    Body.PAIRS: "page-block-pairs",
    Body.CHOICES: "page-block-choices",
    Body.STEPS: "page-block-steps",
    Body.QUOTES: "page-block-quotes",
}

STEP = re.compile(r"^[ \t]*-[ \t]+(?:\[ \][ \t]+)?(?P<text>\S.*)$")
QUOTE = re.compile(r"^[ \t]*-[ \t]+(?P<text>\S[^\n]*?)[ \t]*\[(?P<ref>[^\[\]]*)\][ \t]*$")


@dataclass(frozen=True, slots=True)
class Quote:
    """What a child said, in a block `voices`, and the consent for it."""

    words: str
    ref: str
    place: Place
    """Where the reference stands."""
    line: int
    """The line within the text, from 1."""
    block: Block


@dataclass(slots=True)
class Scan:
    """What is found while the lines of a page are read one after the other."""

    lines: list[str]
    file: str = ""
    first_line: int = 1
    """The line of the file on which the text begins."""
    allow_ours: bool = False
    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def place(self, line: int, column: int = 1, width: int = 1) -> Place:
        """A place in the author's file, from a line of the text."""
        return Place(self.file, self.first_line + line - 1, column, width)

    def report(self, code: str, place: Place, **facts: Fact) -> None:
        """Note a problem."""
        self.problems.append(Problem(code, place, facts))


def find_blocks(text: str, file: str = "", first_line: int = 1, *, allow_ours: bool = False) -> Scan:
    """Every block of a page, in the order in which they begin, and what is wrong with their form."""
    scan = Scan(text.split("\n"), file, first_line, allow_ours)
    open_blocks: list[Block] = []
    code = set() if allow_ours else fenced_lines(scan.lines)
    for number, line in enumerate(scan.lines, start=1):
        if number in code or not line.startswith(":::"):
            continue
        is_raw = bool(open_blocks) and open_blocks[-1].kind.body is Body.RAW
        if _CLOSING.match(line):
            if open_blocks:
                open_blocks.pop().last_line = number
            else:
                scan.report("page-block-close", scan.place(number, 1, 3))
            continue
        block = None if is_raw else _read_opening(scan, line, number)
        if block is not None and not block.last_line:
            open_blocks.append(block)
    for block in open_blocks:
        scan.report("page-block-open", scan.place(block.first_line, 1, 3), name=block.kind.name)
        block.last_line = len(scan.lines) + 1
    ends = {block.first_line: block.last_line for block in scan.blocks}
    for block in scan.blocks:
        scan.problems.extend(_body_problems(scan, block, ends))
    return scan


def fenced_lines(lines: list[str]) -> set[int]:
    """The numbers of all lines that belong to fenced code, the fences included."""
    found: set[int] = set()
    number = 0
    while number < len(lines):
        mark = _FENCE.match(lines[number])
        end = number
        if mark is not None:
            after = range(number + 1, len(lines))
            end = next((n for n in after if lines[n].rstrip(" ") == mark["fence"]), number)
            found.update(range(number + 1, end + 2) if end > number else ())
        number = end + 1
    return found


def body_of(scan: Scan, block: Block) -> Iterator[tuple[int, str]]:
    """The lines between the first and the last of a block that hold something, with their numbers."""
    for number in range(block.first_line + 1, block.last_line):
        if scan.lines[number - 1].strip():
            yield number, scan.lines[number - 1]


def _own_lines(scan: Scan, block: Block, ends: Mapping[int, int]) -> Iterator[tuple[int, str]]:
    """The lines of a block as `body_of` gives them, of a block in it the first only; the rest is that one's."""
    number = block.first_line + 1
    while number < block.last_line:
        if scan.lines[number - 1].strip():
            yield number, scan.lines[number - 1]
        number = max(ends.get(number, number), number) + 1


def quotes_in(scan: Scan) -> Iterator[Quote]:
    """Every quote of a page, with its reference; lines of another form are problems of the block."""
    for block in scan.blocks:
        if block.kind.body is Body.QUOTES:
            for number, line in body_of(scan, block):
                found = QUOTE.match(line)
                if found is not None:
                    place = scan.place(number, found.start("ref") + 1, max(len(found["ref"]), 1))
                    yield Quote(found["text"].strip(), found["ref"].strip(), place, number, block)


def _read_opening(scan: Scan, line: str, number: int) -> Block | None:
    match = _OPENING.match(line)
    known = tuple(name for name, kind in KINDS.items() if scan.allow_ours or not kind.is_ours)
    if match is None:
        scan.report("page-block-unknown", scan.place(number, 1, len(line)), seen=line[3:].strip()[:40], known=known)
        return None
    name = match["name"]
    if name not in known:
        place = scan.place(number, match.start("name") + 1, len(name))
        scan.report("page-block-unknown", place, seen=name, near=nearest(name, known), known=known)
        return Block(kind=BlockKind(name=name, body=Body.MARKDOWN), first_line=number) if not match["closed"] else None
    kind = KINDS[name]
    block = Block(kind=kind, first_line=number)
    _read_options(scan, block, match["rest"], match.start("rest"))
    if match["closed"] or kind.body is Body.NONE:
        block.last_line = number
    for key in kind.needs:
        if not block.options.get(key):
            scan.report("page-block-option-missing", scan.place(number, 1, len(line.rstrip())), name=name, key=key)
    scan.blocks.append(block)
    return block


def _read_options(scan: Scan, block: Block, rest: str, start: int) -> None:
    kind = block.kind
    for match in _OPTION.finditer(rest):
        key = match["key"] or "title"
        text = next(part for part in (match["quoted"], match["curly"], match["word"]) if part is not None)
        column = start + match.start() + len(match[0]) - len(match[0].lstrip()) + 1
        is_bare_word = match["key"] is None and match["word"] is not None
        if key not in kind.options or is_bare_word:
            seen = match["key"] or text
            place = scan.place(block.first_line, column, len(match[0].strip()))
            near = nearest(seen, kind.options)
            scan.report("page-block-option", place, name=kind.name, seen=seen, near=near, known=kind.options)
            continue
        block.options[key] = text
        block.option_columns[key] = column


_LINE_FORMS: dict[Body, tuple[re.Pattern[str], ...]] = {
    Body.PAIRS: (PAIR,),
    Body.CHOICES: (CHOICE, REASON),
    Body.STEPS: (STEP,),
    Body.QUOTES: (QUOTE,),
}


def _body_problems(scan: Scan, block: Block, ends: Mapping[int, int]) -> Iterator[Problem]:
    """Lines that do not fit a block whose text has a form of its own."""
    patterns = _LINE_FORMS.get(block.kind.body)
    if patterns is None:
        return
    right = 0
    count = 0
    for number, line in _own_lines(scan, block, ends):
        count += 1
        found = next((match for pattern in patterns if (match := pattern.match(line))), None)
        if found is None:
            place = scan.place(number, 1, len(line))
            yield Problem(_LINE_CODES[block.kind.body], place, {"name": block.kind.name, "seen": line.strip()[:40]})
        elif found.re == CHOICE:
            right += found["mark"] in "xX"
    start = scan.place(block.first_line, 1, 3)
    if not count:
        yield Problem("page-block-empty", start, {"name": block.kind.name})
    elif block.kind.body is Body.CHOICES and right != 1:
        yield Problem("page-block-right", start, {"count": right})
