"""Words to replace, in four languages: negated, quoted, official and explained uses are harmless."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.problem import Severity
from gaung.rules.safeguarding.cues import Sentences
from gaung.rules.safeguarding.finding import Covered, Finding
from gaung.rules.safeguarding.harmless import is_harmless
from gaung.rules.safeguarding.passages import Kind, Passage
from gaung.rules.safeguarding.searching import found_all
from gaung.rules.safeguarding.taught import is_attributed_quote, is_taught
from gaung.rules.safeguarding.vocabulary import find, official


def findings(passage: Passage, sentences: Sentences) -> Iterator[Finding]:
    """Every word of a passage that should be another one."""
    if passage.kind is not Kind.TEXT:
        return
    text = passage.text
    within: Covered | None = None
    seen_once: set[str] = set()
    for word in sorted(
        find(text, passage.language, passage.words, passage.small), key=lambda word: (word.start, -word.end)
    ):
        term, start, end = word.term, word.start, word.end
        if within is None:
            within = Covered(len(text), (match.span() for match in found_all(official(), passage.small, passage.small)))
        if within.touches(start, start + 1) or is_taught(passage, start):
            continue
        first, last = sentences.around(start)
        if is_harmless(word, text, first, last):
            if term.is_explained:
                seen_once.add(text[start:end].lower())
            continue
        if term.is_explained:
            if text[start:end].lower() in seen_once:
                continue
            seen_once.add(text[start:end].lower())
        within.add(start, end)
        severity = word.severity
        if is_attributed_quote(passage, start):
            severity = Severity.INFO
        use = term.use.get(passage.language) or term.use["en"]
        facts = {"seen": " ".join(text[start:end].split()), "use": use, "language": passage.language.value}
        yield Finding(f"term-{term.number}", start, end, facts, severity)
