"""The help lines on their sun band: ink numbers, the largest thing on the sheet after the headline."""

from __future__ import annotations

from dataclasses import replace

from gaung.making.poster import words
from gaung.making.poster.colour import INK, SUN
from gaung.making.poster.display import Block, Role
from gaung.making.poster.fonts import LOUD, STRONG, TEXT, Face, headline_face
from gaung.making.poster.icons import channel_icon
from gaung.making.poster.parts import Part, beside, stacked, text_part
from gaung.making.poster.placing import spoken_in
from gaung.making.poster.shaping import Word
from gaung.making.poster.sheet import Copy, Sheet
from gaung.making.poster.typesetting import SetText, address_words, fit, line_width, words_of
from gaung.model.language import Country
from gaung.model.register import Alone, Helpline, HelplineChannel

LEAST_POINTS = 40.0
"""The first number of a country is at least this large on A4."""
_LEAST_OTHER_POINTS, _LEAST_COMPACT_POINTS = 18.0, 14.0
_FIRST_COMPACT_POINTS, _OTHER_COMPACT_POINTS = 62.0, 26.0
_SHORT = 6
"""A number of so many characters leaves room beside it."""


def help_part(sheet: Sheet, x: float, width: float, most_points: float, share: float = 0.4) -> Part:
    """The band's content, without its ground, `width` mm wide; numbers at most `most_points` at A4.

    More than `share` of the sheet's height is a problem: nothing would be left for the message.
    """
    part = stacked(((0.0, _invitation(sheet, x, width)), (sheet.mm(6.5), _numbers(sheet, x, width, most_points))))
    if part.height > sheet.size.height_mm * share:
        sheet.note("poster-helplines-crowded", sheet.poster.where("helplines"), number=sheet.helplines[-1].value)
    return part


def _invitation(sheet: Sheet, x: float, width: float) -> Part:
    """The words above the numbers; on a sheet in two languages, in both."""
    if sheet.second is None:
        return _invited(sheet, x, width, (22, 15))
    first = _invited(sheet, x, width, (20, 13))
    other = _invited(replace(sheet, language=sheet.second), x, width, (16, 11))
    second = sheet.second
    return stacked(((0.0, first), (sheet.mm(3.2), Part(other.height, lambda top: spoken_in(other.draw(top), second)))))


def _invited(sheet: Sheet, x: float, width: float, points: tuple[float, float]) -> Part:
    own = sheet.message.help
    copy = sheet.copy("help") if own else Copy(words.TALK[sheet.language], sheet.poster.where("helplines"))
    face = headline_face(copy.text, sheet.language, 700)
    text = sheet.running(copy, face, (width, sheet.mm(22)), points, 1.1)
    return text_part(text, x, INK, SUN, Role.HEADING)


def _numbers(sheet: Sheet, x: float, width: float, most_points: float) -> Part:
    lines = sheet.helplines
    if not lines:
        sheet.note_missing_line()
        return Part(0.0, lambda _: ())
    if sheet.language.country is not None:
        return _country(sheet, lines, x, width, most_points)
    common = tuple(line for line in lines if len(line.countries) > 1)
    own = {c: tuple(line for line in lines if line.countries == (c,)) for c in Country}
    shown = [country for country in Country if own[country]]
    gutter = sheet.mm(6)
    free = width - gutter * (len(shown) - 1)
    wishes = [_wished_width(sheet, own[country]) for country in shown]
    columns = [free * wish / sum(wishes) for wish in wishes]
    firsts = (line_width(_value_words(sheet, own[country][0])) for country in shown)
    rows: list[tuple[float, Part]] = []
    if any(column / em < sheet.points(LEAST_POINTS) for column, em in zip(columns, firsts, strict=True)):
        for country in shown:
            for line in own[country]:
                rows.append((sheet.mm(4.5) if rows else 0.0, _row(sheet, line, x, width, country)))
    else:
        stacks = []
        at = x
        for country, column in zip(shown, columns, strict=True):
            name = _plain(sheet, words.COUNTRIES[country][sheet.language], STRONG, column, (13, 10))
            part = _country(sheet, own[country], at, column, min(most_points, _FIRST_COMPACT_POINTS), compact=True)
            stacks.append(stacked(((0.0, text_part(name, at, INK, SUN)), (sheet.mm(2.6), part))))
            at += column + gutter
        rows = [(0.0, beside(*stacks))]
    rows += [(sheet.mm(6.5), _other(sheet, line, x, width, compact=True)) for line in common]
    return stacked(tuple(rows))


def _row(sheet: Sheet, line: Helpline, x: float, width: float, country: Country) -> Part:
    """A line of one country in a narrow band: the number at the left, whose it is at the right."""
    em = line_width(_value_words(sheet, line))
    is_short = len(line.value) <= _SHORT
    room = width * (0.5 if is_short else 0.6)
    size = min(sheet.points(46 if is_short else 24), room / em)
    _check_size(sheet, line, size, LEAST_POINTS if is_short else _LEAST_COMPACT_POINTS)
    at = x + room + sheet.mm(3)
    name = _plain(sheet, words.COUNTRIES[country][sheet.language], STRONG, width - room, (13, 10))
    about = _about(sheet, line, at, x + width - at, compact=True)
    right = stacked(((0.0, text_part(name, at, INK, SUN)), (sheet.mm(2), about)))
    number = _value(sheet, line, x, size)
    high = max(number.height, right.height)
    return beside(stacked((((high - number.height) / 2, number),)), stacked((((high - right.height) / 2, right),)))


def _wished_width(sheet: Sheet, lines: tuple[Helpline, ...]) -> float:
    """How wide a country's column would like to be, beside the others."""
    sizes = (_FIRST_COMPACT_POINTS, *[_OTHER_COMPACT_POINTS] * len(lines))
    return max(line_width(_value_words(sheet, line)) * size for line, size in zip(lines, sizes, strict=False))


def _country(
    sheet: Sheet, lines: tuple[Helpline, ...], x: float, width: float, most_points: float, compact: bool = False
) -> Part:
    """The lines of one country: the first large, the others beside it or below."""
    first, *others = lines
    em = line_width(_value_words(sheet, first))
    gutter = sheet.mm(9)
    if compact or len(first.value) > _SHORT or width < sheet.mm(120):
        size = min(sheet.points(most_points), width / em)
        _check_size(sheet, first, size, LEAST_POINTS if len(first.value) <= _SHORT else _LEAST_OTHER_POINTS)
        rows = [(0.0, _value(sheet, first, x, size)), (sheet.mm(3.6), _about(sheet, first, x, width, compact))]
        rows += [(sheet.mm(6.5), _other(sheet, line, x, width, compact)) for line in others]
        return stacked(tuple(rows))
    size = min(sheet.points(most_points), (width - gutter - sheet.mm(78)) / em)
    _check_size(sheet, first, size, LEAST_POINTS)
    taken = size * em + gutter
    rows = [(0.0, _about(sheet, first, x + taken, width - taken, large=not others))]
    rows += [(sheet.mm(7), _other(sheet, line, x + taken, width - taken)) for line in others]
    right = stacked(tuple(rows))
    number = _value(sheet, first, x, size)
    # The lower of the two stands in the middle of the higher one.
    high = max(number.height, right.height)
    return beside(stacked((((high - number.height) / 2, number),)), stacked((((high - right.height) / 2, right),)))


def _check_size(sheet: Sheet, line: Helpline, size: float, least_points: float) -> None:
    """Note a number that would be smaller than it may be; addresses are long, and stand in the QR code as well."""
    is_address = line.channel in (HelplineChannel.WEB, HelplineChannel.EMAIL)
    if not is_address and size < sheet.points(least_points) * 0.999:
        sheet.note("poster-helplines-crowded", sheet.poster.where("helplines"), number=line.value)


def _value_words(sheet: Sheet, line: Helpline) -> tuple[Word, ...]:
    if line.channel in (HelplineChannel.WEB, HelplineChannel.EMAIL):
        return address_words(line.value, LOUD, sheet.language)
    return words_of(line.value, LOUD, sheet.language, tabular=True)


def _value(sheet: Sheet, line: Helpline, x: float, size: float) -> Part:
    """The number or address itself, grouped as in the register."""
    copy = Copy(line.value, sheet.poster.where("helplines"))
    sheet.check_letters(copy, LOUD)
    text = SetText((_value_words(sheet, line),), size, size, sheet.language)
    return Part(text.height_mm, lambda top: (Block(Role.PARAGRAPH, text.placed(x, top, INK, SUN, is_number=True)),))


def _about(sheet: Sheet, line: Helpline, x: float, width: float, compact: bool = False, large: bool = False) -> Part:
    """Icon, way and name of a line, and what is known of it: hours, cost, whether with an adult, what it asks for."""
    language = sheet.language
    sizes = (12.5, 9.5) if compact else (20, 12) if large else (15, 11)
    icon = sheet.points(sizes[0]) * 1.15
    gap = sheet.mm(2.2)
    name = sheet.campaign.say(dict(line.name), language)
    way = words.CHANNELS[line.channel][language]
    said = name if compact or way.casefold() in name.casefold() else f"{name} · {way}"
    head = _plain(sheet, said, STRONG, width - icon - gap, sizes)

    def title(top: float) -> tuple[Block, ...]:
        middle = top + min(head.ascent_mm, head.height_mm) / 2
        shapes = channel_icon(line.channel, x, middle - icon / 2, icon, INK, SUN)
        return (Block(Role.DECORATION, shapes), Block(Role.PARAGRAPH, head.placed(x + icon + gap, top, INK, SUN)))

    rows: list[tuple[float, Part]] = [(0.0, Part(head.height_mm, title))]
    details = [sheet.campaign.say(dict(text), language) for text in (line.hours, line.cost) if text]
    if line.child_can_use is Alone.WITH_ADULT:
        details.append(words.WITH_ADULT[language])
    asks = sheet.campaign.say(dict(line.asks or {}), language)
    for said in (" · ".join(details), asks):
        if said:
            more = _plain(sheet, said, TEXT, width - icon - gap, (sizes[0] * 0.88, 9.0))
            rows.append((sheet.mm(2), text_part(more, x + icon + gap, INK, SUN)))
    return stacked(tuple(rows))


def _other(sheet: Sheet, line: Helpline, x: float, width: float, compact: bool = False) -> Part:
    """A further line of a country: smaller than the first, its name above or below."""
    em = line_width(_value_words(sheet, line))
    size = min(sheet.points(_OTHER_COMPACT_POINTS if compact else 38), width / em)
    _check_size(sheet, line, size, _LEAST_COMPACT_POINTS if compact else _LEAST_OTHER_POINTS)
    return stacked(((0.0, _value(sheet, line, x, size)), (sheet.mm(3), _about(sheet, line, x, width, compact))))


def _plain(sheet: Sheet, text: str, face: Face, width: float, sizes: tuple[float, float]) -> SetText:
    """A short text of the register or of ours, which fits or is a problem of the poster's help lines."""
    copy = Copy(text, sheet.poster.where("helplines"))
    sheet.check_letters(copy, face)
    big, small = sheet.points(sizes[0]), sheet.points(sizes[1])
    shaped = words_of(text, face, sheet.language)
    found = fit(shaped, (width, big * 1.3), (big, small), 1.3, sheet.language)
    found = found or fit(shaped, (width, big * 4), (small * 1.1, small), 1.3, sheet.language)
    if found is None:
        sheet.note("poster-helplines-crowded", copy.place, number=text)
        return SetText((shaped,), small, small * 1.3, sheet.language)
    return found
