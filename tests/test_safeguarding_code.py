"""Between code ticks and in a fence stands text that everybody reads: children paste their chats this way."""

from __future__ import annotations

import pytest

from gaung.model.language import Language
from gaung.problem import Severity
from safeguarding_fixtures import examined

LINE = "Rani Putri Lestari, 13 tahun, kelas 7 SMPN 3 Cianjur: aku berani melapor."
TOLD = {
    "a fence": (f"Kata mereka:\n\n```\n{LINE}\n```\n", "identity-joined"),
    "another fence": (f"~~~\n{LINE}\n~~~\n", "identity-joined"),
    "ticks": (f"Pesannya: `{LINE}`", "identity-joined"),
    "a form": ("```\nnama: Rani Putri Lestari\numur: 13\nsekolah: SMPN 3 Cianjur\n```\n", "identity-joined"),
    "a wrong help line": ("```\nHubungi 128 kalau takut\n```\n", "helpline-unregistered"),
    "a word": ("```text\nPolisi menangkap tiga pelacur anak di terminal itu.\n```\n", "term-02"),
}
OF_PROGRAMS = [
    "Tulis `helplines: [id-sapa-129]` di atas, lalu `gaung check`.",
    "```yaml\nsegments:\n  - file: audio/01-pembuka.m4a\n    gain_db: -3\n    help_text: true\n```\n",
    "```console\ngaung helplines --record id-sapa-129 --by pendamping --write\n```\n",
    "`grooming` adalah satu dari topik peka; `@media`, `do_not_follow_up` dan `foto.jpg` adalah kata kunci.",
]


@pytest.mark.parametrize("name", TOLD)
def test_what_stands_in_code_is_read(name: str) -> None:
    text, code = TOLD[name]
    assert code in {one.code for one in examined(text, Language.INDONESIAN) if one.severity is not Severity.INFO}


@pytest.mark.parametrize("text", OF_PROGRAMS)
def test_keys_and_commands_are_nobodys(text: str) -> None:
    assert [one.code for one in examined(text, Language.INDONESIAN)] == []
