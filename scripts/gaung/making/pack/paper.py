"""The look of a sheet for the desk: ink on white, one teal rule, times in even figures; printable on anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from html import escape

from gaung.model.language import Language

STYLE = """
@page{size:A4;margin:14mm 14mm 16mm}
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem;max-width:62rem;background:#fff;color:#14213d;
font:15px/1.4 "Noto Sans","Noto Sans Devanagari",system-ui,sans-serif}
:lang(ne){line-height:1.55}
h1{margin:0;font-size:1.7rem;line-height:1.1}
h2{margin:1.5rem 0 .4rem;font-size:1.1rem;line-height:1.2;break-after:avoid}
.kicker{margin:0 0 .3rem;font-weight:600;color:#0a6e69}
header{border-bottom:3px solid #0a6e69;padding-bottom:.7rem;margin-bottom:1rem}
p{margin:.4rem 0;max-width:46rem}
table{border-collapse:collapse;width:100%;margin:.4rem 0}
th,td{padding:.28rem .5rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #b9bfcc}
thead{display:table-header-group}
thead th{border-bottom:2px solid #14213d;font-size:.8rem}
tr{break-inside:avoid}
.facts{display:grid;grid-template-columns:repeat(2,max-content 1fr);gap:.2rem .9rem;margin:.6rem 0 1rem}
.facts dt{font-weight:600}.facts dd{margin:0}
.facts ul{margin:0;padding-left:1rem}
@media (max-width:40rem){.facts{grid-template-columns:max-content 1fr}}
td p{margin:0}
.time{font-family:"Noto Sans Mono",ui-monospace,Consolas,monospace;font-size:.88em;white-space:nowrap}
.break td{border-block:2px solid #14213d;font-weight:600;background:#eef1f5;print-color-adjust:exact}
.total td{border-bottom:2px solid #14213d;font-weight:600}
.cue{font-style:italic}
.quiet{color:#45506b;font-size:.86em}
.digest{font-family:"Noto Sans Mono",ui-monospace,monospace;font-size:.7em;overflow-wrap:anywhere}
.help{background:#ffc145;print-color-adjust:exact}
.help td,.help th{border-color:#14213d;padding-left:.5rem}
.number{font-size:1.25em;font-weight:700;white-space:nowrap;font-variant-numeric:tabular-nums}
.box{border:1.5px solid #14213d;padding:.6rem .8rem;margin:.8rem 0;break-inside:avoid}
.box h2{margin-top:0}
.sign{margin-top:1.4rem}
ul{margin:.3rem 0;padding-left:1.2rem}
a{color:#0a6e69}
footer{margin-top:1.5rem;border-top:1px solid #b9bfcc;padding-top:.4rem;font-size:.82em;color:#45506b}
.letter{max-width:44rem;font-size:16px}
.table{overflow-x:auto}
@media print{body{padding:0;max-width:none;font-size:10.5pt}a{color:inherit;text-decoration:none}nav{display:none}
.table{overflow:visible}.letter{font-size:11.5pt}}
"""
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
"""Nothing is fetched and nothing runs: not even our own scripts."""


def sheet(language: Language, title: str, kicker: str, body: str, foot: str) -> str:
    """A whole HTML page; `title` and `kicker` are text, `body` and `foot` finished HTML."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(title)} · {text(kicker)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<header><p class="kicker">{text(kicker)}</p>\n<h1>{text(title)}</h1></header>\n'
        f"<main>\n{body}\n</main>\n<footer>{foot}</footer>\n</body>\n</html>\n"
    )


def text(words: str) -> str:
    """Text as HTML."""
    return escape(words, quote=True)


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Names with finished HTML, two of them beside each other where there is room; what has no value is left out."""
    return (
        '<dl class="facts">'
        + "".join(f"<dt>{text(name)}</dt><dd>{value}</dd>" for name, value in rows if value)
        + "</dl>"
    )


def table(heads: Sequence[str], rows: Iterable[str], kind: str = "") -> str:
    """A table with these headings; `rows` are finished HTML."""
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in heads)
    mark = f' class="{kind}"' if kind else ""
    body = "\n".join(rows)
    return f'<div class="table"><table{mark}><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>'


def row(cells: Iterable[str], kind: str = "") -> str:
    """One line of a table; the cells are finished HTML."""
    mark = f' class="{kind}"' if kind else ""
    return f"<tr{mark}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def span(kind: str, words: str) -> str:
    """Text in a `<span>` of this class; nothing for no text."""
    return f'<span class="{kind}">{text(words)}</span>' if words else ""


def bullets(lines: Iterable[str]) -> str:
    """A list of plain texts."""
    return "<ul>" + "".join(f"<li>{text(line)}</li>" for line in lines) + "</ul>"
