"""Who speaks in captions: a voice is an alias of `people`, a role, or somebody's name that goes out with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from gaung.place import Place
from gaung.problem import Problem, Severity
from gaung.rules.safeguarding.cues import word_set
from gaung.rules.safeguarding.finding import mask_words
from gaung.rules.safeguarding.ordinary import NO_NAMES
from gaung.rules.safeguarding.people import adults

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+(?P<voice>[^>\n]+)>", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u0963'’-]*")
_ROLES = NO_NAMES | word_set(
    "pembawa acara pemandu pewara narator reporter wartawan moderator produser operator konselor psikolog dokter"
    " bidan relawan pendamping ahli pakar pengisi paduan semua jingle iklan pengumuman pembuka penutup latar musik"
    " tokoh interviewer announcer anchor producer expert counsellor counselor psychologist doctor volunteer chorus"
    " all music everybody audience character intro outro woman man women men adult adults unknown other"
    " tagapagsalita tagapagsalaysay tagapagpadaloy tagapag-ulat boses guro eksperto lahat tauhan tinig nars doktor"
    " babae lalaki"
    " प्रस्तोता वाचक कार्यक्रम सञ्चालक अतिथि पाहुना शिक्षक शिक्षिका बालबालिका बच्चा बालक बालिका विद्यार्थी विज्ञ"
    " आवाज श्रोता सबै आमा बुबा डाक्टर पत्रकार"
)
"""Words of which the role of somebody who speaks is made."""


def voices_named(file: str, written: str, known: frozenset[str]) -> Iterator[Problem]:
    """Each voice of a file of captions that is told by what may be a name, where it first stands.

    `known`: the words of the names by which people of the episode are called on purpose.
    """
    told: set[str] = set()
    for match in _VOICE.finditer(written) if "<v" in written or "<V" in written else ():
        voice = unescape(match["voice"]).strip()
        if voice in told:
            continue
        told.add(voice)
        words = _WORD.findall(voice)
        if all(word in known or word.lower() in _ROLES or len(word) == 1 for word in words) or adults(voice):
            continue
        line = written.count("\n", 0, match.start())
        column = match.start("voice") - (written.rfind("\n", 0, match.start()) + 1)
        place = Place(file, line + 1, column + 1, len(match["voice"]))
        yield Problem("personal-data-voice", place, {"seen": mask_words(voice)}, Severity.WARNING)
