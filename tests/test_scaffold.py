"""A new campaign: it reads and checks clean in each language, builds, and never overwrites anything."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import wave
import zipfile
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gaung import scaffold
from gaung.build import Options, build
from gaung.checking import check
from gaung.mkdocs_plugin import generate
from gaung.model.language import Country, Language
from gaung.problem import CampaignError, Severity
from gaung.reading.campaign import read_campaign

ROOT = Path(__file__).parent.parent


def codes_of(error: pytest.ExceptionInfo[CampaignError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


@pytest.mark.parametrize("country", Country)
@pytest.mark.parametrize("language", Language)
def test_it_checks_clean(tmp_path: Path, language: Language, country: Country) -> None:
    root = tmp_path / "baru"
    written = scaffold.create(root, name='Suara "kita": #1', country=country, language=language)
    there = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
    assert [str(path) for path in written] == sorted(there, key=PurePosixPath)
    campaign, problems = check(root, datetime.now(UTC))
    assert [problem for problem in problems if problem.severity is not Severity.INFO] == []
    assert campaign.settings.name[language] == 'Suara "kita": #1'
    assert campaign.settings.default_language is language
    assert campaign.settings.countries == (country,)
    assert len(campaign.pages) == 3
    [show], [episode], [poster] = campaign.shows, campaign.episodes, campaign.posters
    assert (show.language, show.country) == (language, country)
    assert show.guid.version == 4
    assert episode.published <= datetime.now(UTC)
    lines = [campaign.helpline(line) for line in (*episode.helplines, *poster.helplines)]
    assert all(line is not None and line.is_published for line in lines)
    assert "{{" not in "".join(path.read_text("utf-8") for path in root.rglob("*.[my][da]*"))


def test_every_campaign_gets_a_guid_of_its_own(tmp_path: Path) -> None:
    guids: set[UUID] = set()
    for name in ("satu", "dua"):
        scaffold.create(tmp_path / name, name=name)
        guids.add(read_campaign(tmp_path / name)[0].shows[0].guid)
    assert len(guids) == 2


def test_the_starter_has_the_register_of_the_example(tmp_path: Path) -> None:
    scaffold.create(tmp_path / "baru", name="x")
    register = "content/data/helplines.yaml"
    assert (tmp_path / "baru" / register).read_bytes() == (ROOT / register).read_bytes()


def test_translations_that_nobody_has_checked_say_so(tmp_path: Path) -> None:
    for language in Language:
        scaffold.create(tmp_path / language, name="x", language=language)
        pages = read_campaign(tmp_path / language)[0].pages
        is_reviewed = language in {Language.INDONESIAN, Language.ENGLISH}
        assert {page.front.native_review for page in pages} == {is_reviewed}


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=90))
@example("{{guid}}")
@example("{{name}}")
@example("<script>alert(1)</script>")
@example("- a: [b")
@example("\u2028")
@example("नेपाली 😀")
@example("null")
def test_any_name_is_kept_or_refused(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "baru"
        try:
            scaffold.create(root, name=name)
        except CampaignError as refused:
            codes = [problem.code for problem in refused.problems]
        else:
            codes = []
        if codes:
            assert codes == ["new-name-unusable"]
            assert not root.exists()
            return
        campaign, _ = read_campaign(root)
        assert campaign.settings.name[Language.INDONESIAN] == name.strip()
        assert "<script" not in next(page for page in campaign.pages if page.address == "").text


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    scaffold.create(tmp_path / "kosong", name="x")
    assert (tmp_path / "kosong/mkdocs.yml").is_file()
    assert (tmp_path / "kosong/.gitignore").read_text("utf-8").startswith("/.venv/")


@pytest.mark.parametrize("name", ["catatan.txt", ".git", "mkdocs.yml"])
def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "penuh").mkdir()
    (tmp_path / "penuh" / name).write_text("penting")
    with pytest.raises(CampaignError) as error:
        scaffold.create(tmp_path / "penuh", name="x")
    assert codes_of(error) == ["new-folder-not-empty"]
    assert error.value.problems[0].facts["first"] == name
    assert [path.name for path in tmp_path.rglob("*")] == ["penuh", name]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("penting")
    with pytest.raises(CampaignError) as error:
        scaffold.create(tmp_path / "berkas", name="x")
    assert codes_of(error) == ["new-folder-is-file"]
    with pytest.raises(CampaignError) as error:
        scaffold.create(tmp_path / "berkas" / "di-dalam", name="x")
    assert codes_of(error) == ["new-folder-unwritable"]
    assert (tmp_path / "berkas").read_text() == "penting"


def test_a_link_to_nothing_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "tujuan", target_is_directory=True)
    scaffold.create(tmp_path / "link", name="x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "tujuan/mkdocs.yml").is_file()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="file size limits are a matter of Unix")
def test_a_full_disk_leaves_nothing_half(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom gaung import scaffold\n"
        "from gaung.problem import CampaignError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "try: scaffold.create(Path(sys.argv[1]), name='x')\n"
        "except CampaignError as error: print(error.problems[0].code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "baru")], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "new-folder-unwritable\n"
    assert list(tmp_path.iterdir()) == []


def test_the_chime_is_soft_and_short() -> None:
    with wave.open(io.BytesIO(scaffold.chime())) as stream:
        assert stream.getnframes() / stream.getframerate() == pytest.approx(2.5, abs=0.01)
        frames = memoryview(stream.readframes(stream.getnframes())).cast("h")
    peak = max(abs(sample) for sample in frames) / 32768
    assert 0.15 < peak < 0.6
    assert frames[0] == 0
    assert abs(frames[-1]) < 300
    assert scaffold.chime() == scaffold.chime()


@pytest.mark.parametrize("language", [Language.INDONESIAN, Language.NEPALI])
def test_it_builds(tmp_path: Path, language: Language) -> None:
    root = tmp_path / "baru"
    scaffold.create(root, name="Kampanye baru", language=language, country=language.country or Country.INDONESIA)
    result = build(root, Options(jobs=1), generate=generate)
    assert [problem for problem in result.problems if problem.severity is Severity.ERROR] == []
    for name in ("index.html", "help/index.html", "posters/index.html"):
        assert (result.site / name).is_file(), name
    assert list(result.site.rglob("*.mp3"))
    assert list(result.site.rglob("feed.xml"))
    assert list(result.site.rglob("*.pdf"))


def test_the_wheel_brings_the_starter_along(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", ".", "--quiet", "--no-deps", "--no-build-isolation", "-w", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "unpacked")
    starter = ROOT / "scripts/gaung/starter"
    for path in starter.rglob("*"):
        if path.is_file():
            assert f"gaung/starter/{path.relative_to(starter).as_posix()}" in names
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "unpacked")}

    def run(*arguments: str, folder: Path = tmp_path) -> str:
        return subprocess.run(
            [sys.executable, *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
        ).stdout

    assert Path(run("-c", "import gaung; print(gaung.__file__)").strip()).is_relative_to(tmp_path)
    run("-m", "gaung", "new", "baru", "--name", "Dari roda", "--country", "PH", "--language", "fil")
    run("-m", "gaung", "check", folder=tmp_path / "baru")
    run("-m", "gaung", "build", "--jobs", "1", folder=tmp_path / "baru")
    assert "Dari roda" in (tmp_path / "baru/site/index.html").read_text("utf-8")
