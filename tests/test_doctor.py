"""What `gaung doctor` finds on this machine and on one that lacks things, in words of both complete languages."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from gaung import doctor
from gaung.doctor import State
from gaung.messages import COMPLETE, sentences
from gaung.model.language import Language

ROOT = Path(__file__).parent.parent


def test_this_machine_has_what_a_build_needs() -> None:
    findings = doctor.examine(ROOT)
    needed = {"python", "ffmpeg", "font", "letters", "package", "cache"}
    assert needed <= {finding.name for finding in findings}
    assert {finding.state for finding in findings if finding.name in needed} == {State.OK}


@pytest.mark.parametrize("language", Language)
def test_every_finding_has_words(language: Language, tmp_path: Path) -> None:
    for finding in (*doctor.examine(ROOT), *doctor.examine(tmp_path / "nowhere")):
        line = doctor.as_text(finding, language)
        assert "{" not in line
        assert "None" not in line


def test_a_folder_without_a_campaign_is_only_a_warning(tmp_path: Path) -> None:
    findings = {finding.name: finding for finding in doctor.examine(tmp_path)}
    assert findings["campaign"].state is State.WARN
    assert list(tmp_path.iterdir()) == []


def test_every_lack_has_a_sentence_and_most_have_advice() -> None:
    for language in COMPLETE:
        codes = {code for code in sentences(language) if code.startswith("doctor-")}
        names = {code.removesuffix("-lacking") for code in codes}
        assert codes == names | {f"{name}-lacking" for name in names}
        without_advice = {
            code for code in codes if code.endswith("-lacking") and "hint" not in sentences(language)[code]
        }
        assert without_advice == {"doctor-browser-lacking"}


def test_a_machine_without_ffmpeg(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path\nfrom gaung import doctor\nfrom gaung.model.language import Language\n"
        "[found] = [f for f in doctor.examine(Path('.')) if f.name == 'ffmpeg']\n"
        "print(found.state); print(doctor.as_text(found, Language.INDONESIAN))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "FFMPEG": "/nowhere/ffmpeg", "PYTHONIOENCODING": "utf-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("missing\n✗ ffmpeg tidak ada (/nowhere/ffmpeg)")


def test_it_asks_for_the_versions_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={'.'.join(map(str, doctor.OLDEST_PYTHON))}"
    for name, (first, below) in doctor._RANGES.items():
        wanted = f"{name}>={'.'.join(map(str, first))},<{'.'.join(map(str, below))}"
        assert wanted in project["dependencies"]
