"""A talkshow that protects: help at its three places, somebody who knows on air, no open line, the right hour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta, timezone

from gaung.model.broadcast import AnsweredBy, Broadcast, Classification
from gaung.model.campaign import Campaign
from gaung.model.episode import Episode, PersonRole
from gaung.model.language import Country, Language
from gaung.model.segment import ListenerInput
from gaung.model.topic import SENSITIVE_TOPICS
from gaung.place import Place
from gaung.problem import Fact, Problem, Severity
from gaung.rules.context import Context, Rule

NIGHT_BEGINS, NIGHT_ENDS = 22, 3
"""Local hours between which Indonesian rules let adults be spoken to (KPI, SPS 2012)."""

_LONG_PROGRAMME = 6
"""A programme of fewer segments has no middle."""

_ZONES = {timedelta(hours=hours): f"UTC+{hours}" for hours in (7, 8, 9)}
"""Indonesia's zones; an airtime of another zone is read in Western Indonesian time."""

_OF_HARM = re.compile(
    r"(?i)(?<![^\W_])(?:pernah(?:kah)? (?:kamu|adik|kalian) (?:mengalami|dilecehkan|diancam|dipaksa|dirayu|dikirimi)"
    r"|apa yang (?:terjadi padamu|dia lakukan padamu|pelaku lakukan)|ceritakan (?:kejadian|pengalaman buruk|kekerasan)"
    r"|bagaimana rasanya (?:waktu|saat|ketika) (?:dia|pelaku|kamu di)|siapa pelakunya|apa kata pelaku"
    r"|(?:has|have|did) (?:anyone|anybody|somebody|someone|he|she) (?:ever )?(?:hurt|touch|threaten|force|abuse"
    r"|harass)\w* you"
    r"|what (?:happened to you|did (?:he|she|they) do to you)|tell us (?:about )?(?:the abuse|what (?:he|she|they) did)"
    r"|who did it|how did it feel when (?:he|she)|naranasan mo na ba|ano ang ginawa niya sa iyo|sino ang gumawa)"
    r"|तिमीलाई के (?:भयो|गर्‍यो)|कसले गर्‍यो|तिमीमाथि"
)
_OF_EXPERTS = re.compile(
    r"(?i)(?<![^\W_])(?:pelaku|undang-undang|pasal|hukuman(?:nya)?|modus(?:nya)?|polisi|proses hukum|offenders?"
    r"|perpetrators?"
    r"|the law|penalt(?:y|ies)|sentence|legal|batas|parusa|nagkasala)(?![^\W_])|कानुन|दोषी|सजाय"
)
_EXPLICIT = re.compile(
    r"(?i)(?<![^\W_])(?:penetrasi|ejakulasi|orgasme|masturbasi|onani|sperma|seks oral|oral seks|seks anal|bersenggama"
    r"|senggama|ereksi|klitoris|telanjang bulat|meraba(?:-raba)? (?:payudara|kemaluan|alat kelamin)"
    r"|bersetubuh)(?![^\W_])"
)


def help_is_said_at_its_places(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Of a whole programme, the help line is said near its start, in its middle and near its end."""
    for episode in campaign.episodes:
        last = len(episode.segments) - 1
        said = [number / last for number, segment in enumerate(episode.segments) if segment.help_text and last]
        if len(said) < 3 or last + 1 < _LONG_PROGRAMME:
            continue
        places = (("start", 0.0, 1 / 3), ("middle", 0.2, 0.8), ("end", 2 / 3, 1.0))
        for name, first, end in places:
            if not any(first <= at <= end for at in said):
                yield Problem(f"audio-help-{name}", episode.where("segments"), {}, Severity.WARNING)


def somebody_knows(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """In a programme on a sensitive topic, or with questions for one, an expert is on air."""
    for episode in campaign.episodes:
        if any(person.role is PersonRole.EXPERT for person in episode.people):
            continue
        topics = tuple(topic for topic in episode.topics if topic in SENSITIVE_TOPICS)
        if topics:
            yield Problem("audio-expert-missing", episode.where("people"), {"topics": topics})
        for number, question in enumerate(episode.questions):
            if question.answered_by is AnsweredBy.EXPERT:
                place = episode.where("questions", number, "answered_by")
                yield Problem("audio-question-nobody", place, {"question": question.text})
                break


def children_are_asked_what_children_can_answer(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No child is asked what was done to it, or about offenders and the law."""
    for episode in campaign.episodes:
        for number, question in enumerate(episode.questions):
            if question.answered_by is not AnsweredBy.CHILD:
                continue
            place = episode.where("questions", number, "text")
            if _OF_HARM.search(question.text):
                yield Problem("audio-question-harm", place)
            elif _OF_EXPERTS.search(question.text):
                yield Problem("audio-question-expert", place, {}, Severity.WARNING)


def no_line_is_open(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """No caller goes on air as they are."""
    for episode in campaign.episodes:
        for number, segment in enumerate(episode.segments):
            if segment.input is ListenerInput.LIVE_OPEN_LINE:
                yield Problem("audio-open-line", episode.where("segments", number, "input"), {"title": segment.title})


def the_station_has_decided(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """On a sensitive topic an Indonesian station has decided on class and hour in writing; class D is for the night."""
    for episode in campaign.episodes:
        show = campaign.show_of(episode)
        countries = {station.id: station.country or show.country for station in show.stations}
        for number, broadcast in enumerate(episode.broadcasts):
            if countries.get(broadcast.station) is not Country.INDONESIA or broadcast.airtime is None:
                continue
            facts: dict[str, Fact] = {"station": broadcast.station, "hour": _clock(broadcast)}
            is_sensitive = not SENSITIVE_TOPICS.isdisjoint(episode.topics)
            if is_sensitive and not _is_night(broadcast) and not broadcast.is_decided:
                yield Problem("radio-decision-missing", episode.where("broadcasts", number, "airtime"), facts)
            if broadcast.classification is Classification.D and not _is_night(broadcast):
                yield Problem("radio-class-hour", episode.where("broadcasts", number, "classification"), facts)


def scripts_are_not_explicit(campaign: Campaign, context: Context) -> Iterator[Problem]:
    """What is said in an Indonesian programme describes no sexual act, unless it airs as class D at night."""
    for episode in campaign.episodes:
        if campaign.show_of(episode).language is not Language.INDONESIAN or _is_for_adults(episode):
            continue
        for place, text in _said(campaign, episode):
            for match in _EXPLICIT.finditer(text):
                before = text[: match.start()]
                line, column = before.count("\n"), match.start() - (before.rfind("\n") + 1)
                found = place if place.width > 1 else Place(place.file, place.line + line, column + 1, len(match[0]))
                yield Problem("radio-explicit", found, {"seen": match[0]})


def _said(campaign: Campaign, episode: Episode) -> Iterator[tuple[Place, str]]:
    for number, segment in enumerate(episode.segments):
        if segment.speech is not None:
            yield episode.where("segments", number, "speech", "text"), segment.speech.text
        if segment.transcript is not None and segment.transcript in campaign.captions:
            yield Place(str(segment.transcript)), campaign.captions[segment.transcript]


def _is_for_adults(episode: Episode) -> bool:
    return bool(episode.broadcasts) and all(
        one.classification is Classification.D and _is_night(one) for one in episode.broadcasts
    )


def _is_night(broadcast: Broadcast) -> bool:
    assert broadcast.airtime is not None or broadcast.classification is not None
    if broadcast.airtime is None:
        return False
    hour = _local(broadcast)[0]
    return hour >= NIGHT_BEGINS or hour < NIGHT_ENDS


def _local(broadcast: Broadcast) -> tuple[int, int]:
    """Hour and minute of an airtime where it is heard."""
    assert broadcast.airtime is not None
    moment = broadcast.airtime
    if moment.utcoffset() not in _ZONES:
        moment = moment.astimezone(timezone(timedelta(hours=7)))
    return moment.hour, moment.minute


def _clock(broadcast: Broadcast) -> str:
    hour, minute = _local(broadcast)
    return f"{hour:02}:{minute:02}"


RULES: tuple[Rule, ...] = (
    help_is_said_at_its_places,
    somebody_knows,
    children_are_asked_what_children_can_answer,
    no_line_is_open,
    the_station_has_decided,
    scripts_are_not_explicit,
)
