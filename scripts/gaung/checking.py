"""All that is wrong with a campaign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from gaung import rules
from gaung.media import PosterFacts
from gaung.model.campaign import Campaign
from gaung.model.page import Page
from gaung.problem import CampaignError, Problem, Severity, has_errors
from gaung.reading.campaign import read_for_checking
from gaung.reading.markdown import read_page
from gaung.rules.helpline import RELEASE_ONLY
from gaung.rules.memory import Findings

SAFETY = ("helpline-", "consent-", "personal-data-", "identity-", "term-")
"""Families of problems that stop a release, but not an editor's own preview."""


class Memory:
    """What a preview knows of the pages from its last round, so that only an edited one is read and checked again."""

    def __init__(self) -> None:
        self._read: dict[PurePosixPath, tuple[tuple[int, ...], tuple[Page | None, list[Problem]]]] = {}
        self.findings = Findings()

    def read_page(self, root: Path, source: PurePosixPath) -> tuple[Page | None, list[Problem]]:
        """The page as `reading` gives it; the same object as long as its file is not touched."""
        status = (root / source).stat()
        stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        known = self._read.get(source)
        if known is None or known[0] != stamp:
            known = self._read[source] = (stamp, read_page(root, source))
        return known[1]


def check(
    root: Path,
    now: datetime,
    *,
    draft: bool = False,
    memory: Memory | None = None,
    concerns: Callable[[PurePosixPath], bool] | None = None,
) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign in `root` and all that the rules say of it; at the moment `now`; raises `CampaignError` if
    it cannot even be read.

    A slip in the front matter of a page is said together with what the rules find in everything else. In a draft, what
    would only stop a release is a warning. Where only some files and folders are asked for, those that `concerns`
    takes, the texts of others are not looked through.
    """
    campaign, problems = read_for_checking(root, memory.read_page if memory else read_page)
    if campaign is None:
        raise CampaignError(problems)
    part = campaign if concerns is None else within(campaign, concerns)
    found = [*problems, *(memory.findings.check(campaign, now) if memory else rules.check(campaign, now, read=part))]
    found += of_words(part)
    if has_errors(problems):
        text_lines = {str(page.source): page.text_line for page in campaign.pages}
        raise CampaignError(beyond_slips(text_lines, problems, found))
    if draft:
        found = [softened(problem) if problem.code in RELEASE_ONLY else problem for problem in found]
    return campaign, tuple(sorted(dict.fromkeys(found), key=Problem.sort_key))


def beyond_slips(
    text_lines: Mapping[str, int], slips: Iterable[Problem], found: Iterable[Problem]
) -> Iterator[Problem]:
    """What holds although some pages have a slip in their front matter: there, only the slip itself is sure.

    `text_lines` says of each page on which line its text begins.
    """
    slips = tuple(slips)
    slipped = {problem.place.file for problem in slips if problem.place and problem.severity is Severity.ERROR}
    for problem in found:
        place = problem.place
        is_in_slipped = place is not None and place.file in slipped and problem not in slips
        if is_in_slipped and place is not None and place.line < text_lines.get(place.file, 0):
            continue
        yield problem


def of_words(campaign: Campaign) -> Iterator[Problem]:
    """What the forms of a poster's message have no room for."""
    if campaign.posters:
        from gaung.making.poster import limits

        for one in campaign.posters:
            yield from limits.warnings(campaign, one)


def within(campaign: Campaign, concerns: Callable[[PurePosixPath], bool]) -> Campaign:
    """The campaign with only those pages, episodes and posters that have to do with some files or folders."""
    return replace(
        campaign,
        pages=tuple(page for page in campaign.pages if concerns(page.source)),
        episodes=tuple(
            episode
            for episode in campaign.episodes
            if concerns(episode.folder) or any(map(concerns, filter(None, (s.transcript for s in episode.segments))))
        ),
        posters=tuple(one for one in campaign.posters if concerns(one.folder)),
    )


def ended_between(root: Path, now: datetime, clock: datetime, known: Iterable[Problem]) -> list[Problem]:
    """What was right at the moment `now` of a build in the past, and must not be published at that of the clock.

    Consents and the time until a help line must be called again end by themselves on a day; `known` was found at `now`.
    """
    if clock <= now:
        return []
    said = {(problem.code, problem.place) for problem in known}
    return [
        replace(one, severity=Severity.ERROR)
        for one in check(root, clock)[1]
        if one.code.startswith(("consent-", "helpline-"))
        and (one.code, one.place) not in said
        and (one.severity is Severity.ERROR or one.code == "consent-ended-quote")
    ]


def of_layout(campaign: Campaign, known: Iterable[Problem]) -> tuple[Problem, ...]:
    """What only laying out the posters shows: text that does not fit, letters that no font has, weak pictures.

    A poster with an error among the `known` problems is not laid out: its errors come first.
    """
    from gaung.making import poster

    broken = {problem.place.file for problem in known if problem.place and problem.severity is Severity.ERROR}
    whole = [one for one in campaign.posters if str(one.folder / "poster.yaml") not in broken]
    return tuple(problem for one in whole for problem in poster.check(campaign, one))


def of_readiness(campaign: Campaign) -> tuple[Problem, ...]:
    """What should have been done before a release, and only somebody outside can do: a try with children."""
    from gaung.making.poster import limits

    return tuple(problem for one in campaign.posters for problem in limits.unready(one))


def of_made(posters: Mapping[str, PosterFacts]) -> list[Problem]:
    """The warnings that were noted when posters were made."""
    from gaung.making import poster

    return [problem for facts in posters.values() for problem in poster.recorded(facts)]


def softened(problem: Problem) -> Problem:
    """The same problem as a warning."""
    return replace(problem, severity=Severity.WARNING) if problem.severity is Severity.ERROR else problem
