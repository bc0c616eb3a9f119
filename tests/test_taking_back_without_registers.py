"""Where a register is broken, only what is known is said of what was taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaung import without_registers
from test_taking_back_untold import REF, REGISTER, broken, root, withdraw

__all__ = ["root"]


def site_of(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / "site").rglob("*") if path.is_file()}


@pytest.mark.parametrize("reference", [REF, "id/kata", "content/id/kata.md"])
def test_a_second_run_does_not_say_that_it_is_still_there(
    root: Path, reference: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(root)
    assert withdraw(root, reference=reference) == 1
    assert "It is not written down" in capsys.readouterr().err
    assert "site/kata/index.html" not in site_of(root)
    assert withdraw(root, reference=reference) == 1
    told = capsys.readouterr()
    assert "still on the site" not in told.err
    assert f"Nothing that names {reference} is on the site now" in told.err
    assert "kept for the report" in told.out


def test_the_same_where_no_site_was_ever_built(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken(root)
    for name in site_of(root):
        (root / name).unlink()
    assert withdraw(root, reference="id/kata") == 1
    told = capsys.readouterr()
    assert "Nothing that names id/kata is on the site now" in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("reference", "near"),
    [("ID-2026-009", REF), ("id/kataa", "id/kata"), ("13-15", None), ("ID", None), ("site", None)],
)
def test_what_nobody_wrote_is_said_to_be_nowhere(
    root: Path, reference: str, near: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(root)
    before = site_of(root)
    page = root / "content/id/kata.md"
    page.write_text(page.read_text("utf-8") + "\nID 13-15 site\n", "utf-8")
    assert withdraw(root, reference=reference) == 1
    said = capsys.readouterr().err
    assert f"“{reference}” was found nowhere" in said
    assert "Nothing was taken back" in said
    assert near is None or f"Did you mean “{near}”?" in said
    assert site_of(root) == before


@pytest.mark.parametrize("reference", ["", " / ", "../x", "id/../x", "./id/kata", "id//kata", "a\x1bb", "x" * 2000])
@pytest.mark.parametrize("is_broken", [True, False])
def test_what_nothing_can_be_called_is_refused(
    root: Path, reference: str, is_broken: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    if is_broken:
        broken(root)
    before = site_of(root)
    assert withdraw(root, reference=reference) == 2
    assert "Nothing can be called so" in capsys.readouterr().err
    assert site_of(root) == before


@pytest.mark.parametrize("damage", ["utf-16", "gone"])
def test_a_register_without_letters_keeps_nobody_online(
    root: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    register = root / REGISTER
    if damage == "gone":
        register.unlink()
        with (root / "content/data/events.yaml").open("a", encoding="utf-8") as stream:
            stream.write("\na: b: c\n")
    else:
        register.write_bytes(register.read_text("utf-8").encode("utf-16"))
    assert withdraw(root) == 1
    assert "id/kata is off the site" in capsys.readouterr().out
    assert site_of(root) == {"site/lain/index.html"}
    assert without_registers.may_be_there(root, "ID-2026-999")
