"""The command `gaung feed check`: a feed doctor for any feed, ours or not."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from http.client import HTTPMessage
from pathlib import Path
from typing import IO

from gaung.cli.options import Spoken
from gaung.cli.talk import Format, stop, tell
from gaung.cli.where import campaign_above, language_of
from gaung.making.feed import doctor
from gaung.problem import Problem, has_errors

TIMEOUT_SECONDS = 30
MOST_SECONDS = 120
"""However slowly a server answers, nobody waits longer."""


def check_command(
    source: str,
    *,
    format: Format = "text",
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
    tell(problems, format, spoken, Path.cwd(), is_counted=True)
    if has_errors(problems):
        raise SystemExit(1)


def _fetched(address: str) -> bytes:
    """The feed at an address, at most as large as the doctor reads. Raises OSError or ValueError."""
    request = urllib.request.Request(address, headers={"User-Agent": "gaung feed check"})  # noqa: S310 - http(s) only
    opener = urllib.request.build_opener(_OnlyTheWeb)
    end = time.monotonic() + MOST_SECONDS
    content = bytearray()
    try:
        with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
            while len(content) <= doctor.MAX_BYTES and (piece := answer.read1(1 << 16)):
                content += piece
                if time.monotonic() > end:
                    raise TimeoutError(f"more than {MOST_SECONDS} s")
    except urllib.error.HTTPError as error:
        error.close()  # it holds the answer that it complains of
        raise
    return bytes(content)


class _OnlyTheWeb(urllib.request.HTTPRedirectHandler):
    """Follows at most ten redirects, and none that leaves http and https."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """urllib's own hook; raises `HTTPError` for any other address."""
        if not newurl.startswith(("https://", "http://")):
            raise urllib.error.HTTPError(req.full_url, code, f"{newurl[:100]} is no web address", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
