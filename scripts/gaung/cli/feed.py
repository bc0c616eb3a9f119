"""The command `gaung feed check`: a feed doctor for any feed, ours or not."""

from __future__ import annotations

import sys
import urllib.error
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from gaung import messages
from gaung.cli.talk import say, show, stop
from gaung.cli.where import Spoken, campaign_above, language_of
from gaung.making.feed import doctor
from gaung.problem import Problem, Severity, has_errors

TIMEOUT_SECONDS = 30


def check_command(
    source: str,
    *,
    format: Literal["text", "json", "github"] = "text",
    now: datetime | None = None,
    language: Spoken = None,
) -> None:
    """Test a feed against every rule that podcast clients and stations hold.

    Args:
        source: A file, or an address that begins with https://
        format: text for people, json for programs, github for annotations.
        now: Test as if it were this moment (ISO 8601).
    """
    folder = campaign_above(Path.cwd()) or Path.cwd()
    spoken = language_of(language, folder)
    is_address = source.startswith(("https://", "http://"))
    try:
        xml = _fetched(source) if is_address else Path(source).read_bytes()
    except (OSError, ValueError) as error:
        stop(Problem("feed-not-readable", None, {"source": source, "why": str(error)}), spoken)
    moment = now or datetime.now(UTC)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    problems = doctor.examine(xml, source, address=source if is_address else None, now=moment)
    if format == "json":
        print(messages.as_json(problems, spoken))
    elif format == "github":
        for problem in problems:
            print(messages.as_github(problem, spoken))
    else:
        show(problems, spoken, Path.cwd(), sys.stdout)
        errors, warnings, infos = (sum(p.severity is severity for p in problems) for severity in Severity)
        say("check-found", spoken, errors=errors, warnings=warnings, infos=infos)
    if has_errors(problems):
        raise SystemExit(1)


def _fetched(address: str) -> bytes:
    """The feed at an address, at most as large as the doctor reads. Raises OSError or ValueError."""
    request = urllib.request.Request(address, headers={"User-Agent": "gaung feed check"})  # noqa: S310 - http(s) only
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310 - http(s) only, see above
        content: bytes = answer.read(doctor.MAX_BYTES + 1)
    return content
