"""The sheets that people read: rundown, question bank, the presenter's brief, the letter, and the list of the files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from gaung import words
from gaung.making.pack import paper
from gaung.making.pack.content import Pack, Row
from gaung.making.pack.paper import bullets, facts, row, span, table, text
from gaung.making.pack.rundown import clock, length
from gaung.media import PackFile

RUNDOWN, QUESTIONS, BRIEF, LETTER, INDEX = (
    "rundown.html",
    "questions.html",
    "brief.html",
    "letter.html",
    "index.html",
)


def rundown(pack: Pack) -> str:
    """What sounds when, who speaks, the words at both ends, the music with its rights, and where the breaks are."""
    say = words.words(pack.language)
    heads = ("#", *(say[f"pack_{name}"] for name in ("time", "duration", "what", "who", "cue_in", "cue_out")))
    body = [
        facts(_about(pack)),
        table(heads, _rundown_rows(pack), "rundown"),
        _decision(pack),
        _music(pack),
    ]
    return _sheet(pack, say["pack_rundown"], body)


def questions(pack: Pack) -> str:
    """Who may be asked what, and what must not be asked after it."""
    say = words.words(pack.language)
    if not pack.questions:
        return _sheet(pack, say["pack_questions"], [f"<p>{text(say['pack_no_questions'])}</p>"])
    heads = ("#", *(say[f"pack_{name}"] for name in ("question", "answered_by", "theme", "age", "not_after")))
    rows = [
        row(
            (
                str(number),
                text(one.text),
                f"<strong>{text(say[f'pack_by_{one.answered_by}'])}</strong>",
                text(say[f"pack_theme_{one.theme}"]) if one.theme else "",
                text(one.age_band or ""),
                bullets(one.do_not_follow_up) if one.do_not_follow_up else "",
            )
        )
        for number, one in enumerate(pack.questions, 1)
    ]
    return _sheet(pack, say["pack_questions"], [table(heads, rows), _help_lines(pack)])


def brief(pack: Pack) -> str:
    """How to speak, which words to use, what to do if somebody tells of harm, and the help lines as they are said."""
    say = words.words(pack.language)
    body = [
        f"<h2>{text(say['pack_brief_about'])}</h2>",
        f"<p>{text(pack.summary)}</p>",
        facts([(say["pack_people"], _people(pack)), (say["pack_voices"], text(_voices(pack)))]),
        f"<h2>{text(say['pack_tone'])}</h2>",
        bullets(say[f"pack_tone_{number}"] for number in range(1, 5)),
        _help_lines(pack),
        f'<div class="box"><h2>{text(say["pack_disclosure"])}</h2>',
        bullets(say[f"pack_disclosure_{number}"] for number in range(1, 5)) + "</div>",
    ]
    if pack.words:
        rows = [row((_avoided(pack, one.avoid), f"<strong>{text(one.say)}</strong>")) for one in pack.words]
        body += [f"<h2>{text(say['pack_words'])}</h2>", table((say["pack_do_not_say"], say["pack_say"]), rows)]
    return _sheet(pack, say["pack_brief"], body)


def _avoided(pack: Pack, words_: str) -> str:
    """Words not to say, each with “do not say” before it: whoever reads only this line must not take it for advice."""
    never = words.words(pack.language)["pack_do_not_say"]
    return "".join(f"<p>{span('quiet', never)} “{text(one)}”</p>" for one in words_.split(", "))


def letter(pack: Pack) -> str:
    """The covering letter: what it is, by what right it may be aired, who decides, what happens if it is taken back."""
    language = pack.language
    say = words.words(language)
    about = words.say(language, "pack_letter_about", episode=pack.title, show=pack.show_title)
    told = [
        words.say(language, "pack_letter_1", length=_length(pack.samples, pack), language=pack.spoken.own_name),
        words.say(language, "pack_letter_2", license=_license(pack.license)),
        words.say(language, "pack_letter_3", author=pack.author) if pack.has_children else say["pack_letter_3_none"],
        say["pack_letter_4"],
        words.say(language, "pack_letter_5", address=pack.withdrawn_url),
        say["pack_letter_6"],
    ]
    announcement = words.say(
        language, "pack_announce_text", station=pack.station_name, episode=pack.title, summary=pack.summary
    )
    body = [
        '<div class="letter">',
        f"<p>{text(words.say(language, 'pack_letter_to', station=pack.station_name))}</p>",
        f"<p>{text(words.day(language, pack.published.date()))}</p>",
        f"<p><strong>{text(about)}</strong></p>",
        f"<p>{text(say['pack_letter_hello'])}</p>",
        *(f"<p>{text(sentence)}</p>" for sentence in told),
        f"<p>{text(say['pack_letter_bye'])}<br>{text(pack.author)}<br>{text(pack.contact)}</p>",
        f'<div class="box"><h2>{text(say["pack_announce"])}</h2><p>{text(announcement)}</p></div>',
        "</div>",
    ]
    return _sheet(pack, say["pack_letter"], body)


def index(pack: Pack, sounds: tuple[PackFile, ...], sheets: tuple[PackFile, ...], zip_file: PackFile) -> str:
    """The list of all files with sizes and checksums, so that a broken download is noticed and fetched again."""
    say = words.words(pack.language)
    links = [(RUNDOWN, "pack_rundown"), (QUESTIONS, "pack_questions"), (BRIEF, "pack_brief"), (LETTER, "pack_letter")]
    heads = [say[f"pack_{name}"] for name in ("file", "duration", "size", "checksum")]
    body = [
        f"<p>{' · '.join(f'<a href={chr(34)}{file}{chr(34)}>{text(say[name])}</a>' for file, name in links)}</p>",
        facts(_about(pack)),
        _decision(pack),
        f"<h2>{text(say['pack_files'])}</h2>",
        table(heads, [_file_row(pack, one) for one in (*sounds, *sheets, zip_file)]),
    ]
    return _sheet(pack, words.say(pack.language, "pack_for", station=pack.station_name), body)


def _file_row(pack: Pack, one: PackFile) -> str:
    exact = f"{one.seconds:.3f} s" if one.seconds is not None else ""
    link = f'<a href="{text(one.file)}">{text(one.aired_as or one.file)}</a>'
    digest = f"sha256 {one.sha256}" + (f"<br>sha384 {one.sha384}" if one.aired_as else "")
    cells = (link, span("time", exact), span("time", str(one.bytes)), f'<span class="digest">{digest}</span>')
    return row(cells)


def _sheet(pack: Pack, title: str, body: list[str]) -> str:
    say = words.words(pack.language)
    kicker = f"{pack.show_title} · {pack.title} · {pack.station_name}"
    foot = " · ".join(filter(None, (pack.author, pack.contact, pack.page_url)))
    lines = f"{text(say['pack_contact'])}: {text(foot)}"
    return paper.sheet(pack.language, title, kicker, "\n".join(part for part in body if part), lines)


def _about(pack: Pack) -> Iterator[tuple[str, str]]:
    """What an engineer wants to see first."""
    language = pack.language
    say = words.words(language)
    decimal = say["decimal"]
    loudness = f"{pack.loudness_lufs:.1f} LUFS · {pack.true_peak_dbtp:.1f} dBTP".replace(".", decimal).replace("-", "−")
    yield say["pack_station"], text(pack.station_name)
    yield say["pack_show"], text(f"{pack.show_title} ({pack.code})")
    yield say["pack_episode"], text(pack.title if pack.number is None else f"{pack.number}. {pack.title}")
    yield say["pack_airtime"], text(_moment(pack, pack.airtime) if pack.airtime else say["pack_no_airtime"])
    yield say["pack_length"], span("time", f"{clock(pack.samples, pack.rate_hz)} = {_exact(pack.samples, pack)}")
    yield (
        say["pack_parts"],
        ", ".join(
            f"P{part.number} {span('time', length(part.start_samples, part.samples, pack.rate_hz))}"
            for part in pack.parts
        ),
    )
    yield say["pack_loudness"], text(loudness)
    yield say["pack_language"], text(pack.spoken.own_name)
    yield say["pack_voices"], text(_voices(pack))
    yield say["pack_valid"], text(_validity(pack))
    yield say["pack_license"], text(_license(pack.license))


def _rundown_rows(pack: Pack) -> Iterator[str]:
    say = words.words(pack.language)
    for number, one in enumerate(pack.rows, 1):
        yield row(
            (
                str(number),
                span("time", clock(one.start_samples, pack.rate_hz)),
                span("time", length(one.start_samples, one.samples, pack.rate_hz)),
                _what(pack, one),
                text(", ".join(one.who)),
                span("cue", one.cue_in),
                span("cue", one.cue_out),
            )
        )
        if one.break_after:
            until = clock(one.start_samples + one.samples, pack.rate_hz)
            cells = f'<td></td><td><span class="time">{until}</span></td><td colspan="5">{text(say["pack_break"])}</td>'
            yield f'<tr class="break">{cells}</tr>'
    total = span("time", clock(pack.samples, pack.rate_hz))
    yield row(("", "", total, text(say["pack_total"]), "", "", ""), "total")


def _what(pack: Pack, one: Row) -> str:
    say = words.words(pack.language)
    notes = [say[f"kind_{one.kind}"]]
    if one.help_text:
        notes.append(say["pack_help_here"])
    told = f"{text(one.title)}<br>{span('quiet', ' · '.join(notes))}"
    if one.is_music:
        told += f"<br>{span('quiet', one.rights.title if one.rights else say['pack_no_rights'])}"
    return told


def _music(pack: Pack) -> str:
    """Each piece of music once, as the station's log wants it."""
    say = words.words(pack.language)
    lines: dict[str, None] = {one.rights.line: None for one in pack.rows if one.rights}
    if pack.has_bed:
        lines[f"{pack.bed.line if pack.bed else say['pack_no_rights']} ({say['pack_bed']})"] = None
    return f"<h2>{text(say['pack_music'])}</h2>{bullets(lines)}" if lines else ""


def _decision(pack: Pack) -> str:
    """The station's decision, or lines to write it on."""
    language = pack.language
    say = words.words(language)
    if pack.decision is None:
        told = f'<p>{text(say["pack_undecided"])}</p><p class="sign">{text(say["pack_sign"])}</p>'
    else:
        named = words.say(language, "pack_class", classification=pack.decision.classification)
        named += f", {say['pack_guidance']}" if pack.decision.with_guidance else ""
        hour = f" · {_moment(pack, pack.airtime)}" if pack.airtime else ""
        who = words.say(language, "pack_decided", who=pack.decision.who, day=words.day(language, pack.decision.day))
        told = f"<p><strong>{text(named + hour)}</strong></p><p>{text(who)}</p>"
    return f'<div class="box"><h2>{text(say["pack_decision"])}</h2>{told}</div>'


def _help_lines(pack: Pack) -> str:
    say = words.words(pack.language)
    rows = [
        row((text(line.name), span("number", line.value), span("cue", line.say), text(line.remark)))
        for line in pack.helplines
    ]
    if not rows:
        return ""
    heads = (say["pack_help_lines"], "", say["pack_spoken"], "")
    return table(heads, rows, "help")


def _people(pack: Pack) -> str:
    say = words.words(pack.language)
    lines = [f"{one.name}, {say[f'role_{one.role}']}" + (f": {one.about}" if one.about else "") for one in pack.people]
    return bullets(lines) if lines else ""


def _voices(pack: Pack) -> str:
    say = words.words(pack.language)
    told = [say["computer_voice_text"]] if pack.is_synthetic else []
    told += [say["disguised_voice_text"]] if pack.is_disguised else []
    return " ".join(told)


def _validity(pack: Pack) -> str:
    start = _moment(pack, pack.valid_from)
    if pack.valid_until is None:
        return words.say(pack.language, "pack_valid_from", start=start)
    return words.say(pack.language, "pack_valid_until", start=start, end=_moment(pack, pack.valid_until))


def _moment(pack: Pack, when: datetime) -> str:
    zone = f"{when:%z}"
    return f"{words.day(pack.language, when.date())} {when:%H:%M} (UTC{zone[:3]}:{zone[3:]})"


def _length(samples: int, pack: Pack) -> str:
    return clock(samples, pack.rate_hz)


def _exact(samples: int, pack: Pack) -> str:
    return f"{samples / pack.rate_hz:.3f} s".replace(".", words.words(pack.language)["decimal"])


def _license(slug: str) -> str:
    """`cc-by-sa-4.0` as people write it."""
    parts = slug.split("-")
    return "CC " + "-".join(parts[1:-1]).upper() + f" {parts[-1]}" if parts[0] == "cc" and len(parts) > 2 else slug
