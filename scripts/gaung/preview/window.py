"""What a preview adds to a page on its way to the browser: reload after an edit, and all that is wrong, with its mend.

It is a WSGI application around a server's own, so that the files themselves stay as they will be published.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

from gaung import messages
from gaung.messages import masking
from gaung.model.language import Language
from gaung.problem import Problem, Severity

Environment: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[..., Any]
Application: TypeAlias = Callable[[Environment, StartResponse], Iterable[bytes]]

_RELOAD = re.compile(r"<script>(\s*var livereload\b.*?)</script>", re.DOTALL)
_STYLE = """
.gaung-problems { box-sizing: border-box; max-height: 70vh; overflow: auto; padding: .75rem 1.25rem;
  background: #fffdf7; border-bottom: 6px solid #c8401f; color: #14213d; font: 16px/1.5 system-ui, sans-serif; }
.gaung-problems details { max-width: 60rem; margin: 0 auto; }
.gaung-problems summary { padding: .5rem 0; font-weight: 700; font-size: 1.15rem; line-height: 1.4; cursor: pointer; }
.gaung-problems ol { margin: 0; padding: 0 0 0 1.5rem; }
.gaung-problems li { margin: 0 0 1.25rem; padding-left: .25rem; }
.gaung-problems p { margin: .25rem 0; overflow-wrap: anywhere; }
.gaung-problems .place { color: #47536d; font: 14px/1.5 ui-monospace, monospace; }
.gaung-problems code { display: block; margin: .25rem 0; padding: .25rem .75rem; background: #fce3da; color: #14213d;
  border-radius: .4rem; overflow-x: auto; white-space: pre; }
.gaung-problems .mend { padding: .35rem .75rem; background: #ddf3ea; border-radius: .4rem; }
.gaung-problems .mend::before { content: "→ "; color: #0a6e69; font-weight: 700; }
.gaung-problems .warning { border-left: 4px solid #ffc145; }
.gaung-problems .error { border-left: 4px solid #c8401f; }
.gaung-problems li { padding-left: .75rem; }
@media (prefers-color-scheme: dark) {
  .gaung-problems { background: #18233b; color: #eef1f7; }
  .gaung-problems .place { color: #b4bfd3; }
  .gaung-problems code { background: #46261f; color: #eef1f7; }
  .gaung-problems .mend { background: #14382f; }
  .gaung-problems .mend::before { color: #6fd6cd; }
}
@media print { .gaung-problems { display: none; } }
"""


class Window:
    """The application `inner`, with `problems()` at the top of every page it answers with."""

    def __init__(self, inner: Application, problems: Callable[[], str]) -> None:
        self._inner = inner
        self._problems = problems

    def __call__(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as WSGI wants it (PEP 3333)."""
        path = str(environ.get("PATH_INFO", ""))
        if path.startswith("/livereload/") or not path.endswith(("/", ".html")):
            return self._inner(environ, start_response)
        answered: list[Any] = []

        def note(status: str, headers: list[tuple[str, str]], *rest: object) -> None:
            answered[:] = [status, headers]

        body = b"".join(self._inner(environ, note))
        status, headers = answered
        box = self._problems()
        if box and status.startswith("404"):
            # before the first good build there is no page to show it on
            body, status, headers = _BLANK, "200 OK", [_HTML]
        if _HTML in headers:
            body = dressed(body.decode(), box).encode()
            headers = [_HTML, ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
        start_response(status, headers)
        return [body]


_HTML = ("Content-Type", "text/html")
_BLANK = (
    b'<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    b"<title>Gaung</title><body></body></html>"
)


def dressed(page: str, box: str) -> str:
    """The page with the box, and with a security policy that knows the two things that a preview adds."""
    reload = _RELOAD.search(page)
    if reload is not None:
        page = page.replace("script-src 'self'", f"script-src 'self' {_hash(reload[1])}", 1)
    if box:
        page = page.replace("style-src 'self'", f"style-src 'self' {_hash(_STYLE)}", 1)
        page = re.sub(r"<body[^>]*>", lambda body: f"{body[0]}<style>{_STYLE}</style>{box}", page, count=1)
    return page


def box_of(problems: Iterable[Problem], language: Language, root: Path) -> str:
    """Errors and warnings as HTML, each with its place, its line and its mend; nothing if there are none."""
    shown = [problem for problem in problems if problem.severity is not Severity.INFO]
    if not shown:
        return ""
    private = masking.private_lines(shown)
    items = "".join(f'<li class="{one.severity}">{_item(one, language, root, private)}</li>' for one in shown)
    title = escape(messages.sentence("serve-problems", language, count=len(shown)))
    is_open = " open" if any(problem.severity is Severity.ERROR for problem in shown) else ""
    name = escape(title)
    return (
        f'<section class="gaung-problems" lang="{language}" aria-label="{name}" tabindex="0"><details{is_open}>'
        f"<summary>{title}</summary><ol>{items}</ol></details></section>"
    )


def _item(problem: Problem, language: Language, root: Path, private: frozenset[tuple[str, int]]) -> str:
    parts = [f"<p><b>{escape(messages.message(problem, language))}</b></p>"]
    if problem.place is not None:
        parts.append(f'<p class="place">{escape(str(problem.place))}</p>')
        line = _line(root / problem.place.file, problem.place.line)
        is_private = (
            masking.discreet(problem) != problem.facts
            or problem.code.startswith(masking.PRIVATE)
            or (problem.place.file, problem.place.line) in private
        )
        line = masking.hidden(line) if is_private else masking.without_numbers(line)
        parts += [f'<code tabindex="0">{escape(line)}</code>'] if line else []
    advice = messages.hint(problem, language)
    parts += [f'<p class="mend">{escape(advice)}</p>'] if advice else []
    return "".join(parts)


def _line(file: Path, number: int) -> str:
    try:
        lines = file.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[number - 1].strip()[:200] if 0 < number <= len(lines) else ""


def _hash(inside: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"
