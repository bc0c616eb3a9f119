"""What a check keeps for the next one: it may make a check faster, and must never make it say anything else."""

from __future__ import annotations

import os
import pickle
import random
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from campaign_fixtures import MINIMAL, copy_minimal
from gaung import seal
from gaung.checking import check, of_layout
from gaung.kept import files, record, rest
from gaung.kept.findings import Check
from gaung.kept.pickled import UnknownThingError, from_bytes, to_bytes
from gaung.kept.preview import check_known
from gaung.kept.rest import Rest
from gaung.kept.skeleton import skeleton_of
from gaung.making.digest import Digests
from gaung.media_files import Media
from gaung.mkdocs_plugin import config_problems
from gaung.model.page import Page
from gaung.model.today import Today
from gaung.problem import CampaignError, Problem, Severity
from gaung.reading.campaign import read_campaign
from gaung.releasing import changed_sounds
from gaung.rules import RULES
from gaung.rules.clock import BY_THE_CLOCK
from gaung.rules.context import Context
from gaung.rules.one_page import OF_ONE_PAGE
from gaung.rules.reach import BESIDE, OF_PICTURES
from gaung.rules.rest import of_rest
from gaung.rules.safeguarding import Examiner
from gaung.rules.safeguarding.passages import Document
from kept_fixtures import FRONT, LINES, gaung_check, write_page

pytestmark = pytest.mark.usefixtures("own_folder")

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

FRONTS = (
    "",
    "consents: [izin-yang-tidak-ada]\n",
    "topics: [grooming]\n",
    "topics: [grooming]\nauthor_role: editor\nreviewed_by_role: pendamping\nreviewed_on: 2026-11-23\n",
    "pictures: {meja.png: {faces: none}}\n",
    "pictures: {meja.png: {faces: drawn}}\n",
    "judul: salah\n",
    "topics: [bukan-topik]\n",
)


def cold(root: Path, now: datetime = NOW) -> set[Problem]:
    """What a check says that keeps nothing, step by step as before there was a record."""
    found = set(config_problems(root / "mkdocs.yml"))
    try:
        read, problems = check(root, now)
    except CampaignError as error:
        return found | set(error.problems)
    sounds = changed_sounds(read, Digests(root / "tidak-disimpan.json"))
    return found | {*problems, *of_layout(read, problems), *sounds}


def warm(root: Path, now: datetime = NOW) -> set[Problem]:
    return set(Check(root, now, config_problems).problems())


def warm_for_all(root: Path, now: datetime) -> set[Problem]:
    """The same, and what a preview takes from it is what the preview would find itself."""
    looked = Check(root, now, config_problems)
    found = set(looked.problems())
    try:
        ruled, is_read = check(root, now)[1], True
    except CampaignError as error:
        ruled, is_read = error.problems, False
    assert told({*looked.ruled}) == told({*ruled})
    assert bool(looked.unread) is not is_read
    return found


def told(problems: set[Problem]) -> list[str]:
    return sorted(f"{one.place} {one.code} {one.severity} {dict(one.facts)}" for one in problems)


def random_edit(root: Path, chance: random.Random) -> str:
    """Change, add, delete or rename a page; or change a register, a rundown, a poster, a picture, the settings."""
    if chance.random() < 0.6:  # else one broken file would hide the rest of the walk
        (root / "content/id/Halaman Salah.md").unlink(missing_ok=True)
        for file in MINIMAL.rglob("*.yaml"):
            if "titel:" in (root / file.relative_to(MINIMAL)).read_text("utf-8"):
                shutil.copyfile(file, root / file.relative_to(MINIMAL))
    pages = sorted((root / "content/id").glob("halaman-*.md"))
    number = chance.randrange(6)
    kind = chance.choice(("write",) * 3 + ("delete", "rename", "data", "episode", "poster", "picture", "name"))
    if kind == "write" or not pages:
        lines = chance.sample(LINES, chance.randrange(1, 5))
        write_page(root, number, chance.choice(("Satu", "Dua", "Halaman 1")), lines, chance.choice(FRONTS))
    elif kind == "delete":
        chance.choice(pages).unlink()
    elif kind == "rename":
        chance.choice(pages).rename(root / f"content/id/halaman-{number}.md")
    elif kind == "name":
        chance.choice(pages).rename(root / "content/id/Halaman Salah.md")
    elif kind == "picture":
        picture = root / "content/id/meja.png"
        if picture.exists():
            picture.unlink()
        else:
            picture.write_bytes(chance.choice((b"not a picture", ONE_PIXEL)))
    else:
        file = {
            "data": root / chance.choice(("content/data/helplines.yaml", "content/data/campaign.yaml")),
            "episode": root / chance.choice(("episodes/kabar/001-halo/episode.yaml", "episodes/kabar/show.yaml")),
            "poster": sorted(root.glob("posters/*/poster.yaml"))[0],
        }[kind]
        text = file.read_text("utf-8")
        change = chance.choice(
            (
                lambda text: text + "\n# catatan\n",
                lambda text: f"# catatan\n{text}",
                lambda text: re.sub(r"(?m)^(\s*)(id: |title: )", r"\1# catatan\n\1\2", text, count=1),
                lambda text: text.replace("title: ", f"title: {chance.choice(('Rina', 'Telepon 0812-3456-7890 '))}", 1),
                lambda text: text + "\n# gaung: allow personal-data-phone because ini contoh\n",
                lambda text: re.sub(r"(?m)^summary: .*$", "summary: Namanya Rina Contoh Sari, 13 tahun, SMP 4.", text),
                lambda text: re.sub(r"(?m)^(\s*)headline: .*$", r"\1headline: Dua tiga empat lima enam tujuh ya", text),
                lambda text: re.sub(r"(?m)^(\s*)title: (?!Judul).*$", r"\1title: Judul\n", text, count=1),
                lambda text: re.sub(r"review_by: \d{4}", f"review_by: {chance.choice((2025, 2027))}", text),
                lambda text: re.sub(r"published: \d{4}", f"published: {chance.choice((2025, 2027))}", text),
                lambda text: text.replace("title:", "titel:", 1) if chance.random() < 0.3 else text,
                lambda text: text.replace("titel:", "title:"),
                lambda text: text.replace("129", chance.choice(("128", "129"))),
            )
        )
        file.write_text(change(text), "utf-8")
    return kind


ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("racy_ns", [0, files._RACY_NS])
def test_after_any_edits_a_check_says_what_a_first_check_says(
    kept_campaign: Path, seed: int, racy_ns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_RACY_NS", racy_ns)
    chance = random.Random(seed)
    now = NOW
    for step in range(14):
        kind = random_edit(kept_campaign, chance) if step else "first"
        if chance.random() < 0.15:
            now += chance.choice((timedelta(days=1), timedelta(days=400), timedelta(days=-3), timedelta(minutes=7)))
        assert told(warm_for_all(kept_campaign, now)) == told(cold(kept_campaign, now)), f"step {step}: {kind}"
    assert told(warm(kept_campaign, now)) == told(cold(kept_campaign, now))


def test_what_an_edit_cannot_have_changed_is_not_looked_at_again(kept_campaign: Path, looked: list[str]) -> None:
    warm(kept_campaign)
    looked.clear()
    warm(kept_campaign)
    assert looked == []
    write_page(kept_campaign, 2, "Halaman 2", ["Kalimat baru.\n"])
    assert told(warm(kept_campaign)) == told(cold(kept_campaign))
    assert looked == ["_page_anew", "_look_at"]


LOOKS = ((Check, "_page_anew"), (Check, "_look_at"), (Rest, "_anew"), (rest, "_laid_out"), (rest, "_in_forms"))


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a check looks at again."""
    seen: list[str] = []
    for kind, name in LOOKS:
        ordinary = getattr(kind, name)

        def noted(*arguments: object, name: str = name, ordinary: Callable[..., object] = ordinary) -> object:
            seen.append(name)
            return ordinary(*arguments)

        monkeypatch.setattr(kind, name, noted)
    return seen


@pytest.mark.parametrize(
    "name",
    ["content/data/helplines.yaml", "content/data/campaign.yaml", "episodes/kabar/001-halo/episode.yaml", "poster"],
)
def test_a_comment_that_moves_nothing_is_nothing_to_look_at(
    kept_campaign: Path, looked: list[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_RACY_NS", 0)
    file = sorted(kept_campaign.glob("posters/*/poster.yaml"))[0] if name == "poster" else kept_campaign / name
    before = warm(kept_campaign)
    looked.clear()
    file.write_text(file.read_text("utf-8") + "# catatan\n", "utf-8")
    assert warm(kept_campaign) == before
    assert looked == []
    file.write_text(file.read_text("utf-8") + "# gaung: allow term-01\n", "utf-8")
    assert told(warm(kept_campaign)) == told(cold(kept_campaign))
    assert "_anew" in looked, "a comment that allows something is no mere comment"


def test_a_line_more_in_a_register_leaves_the_pages_be(
    kept_campaign: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page is looked at with what a register says, wherever it says it."""
    monkeypatch.setattr(files, "_RACY_NS", 0)
    file = kept_campaign / "content/data/helplines.yaml"
    (kept_campaign / "content/id/meja.png").write_bytes(ONE_PIXEL)
    warm(kept_campaign)
    looked.clear()
    file.write_text("# catatan\n" + file.read_text("utf-8"), "utf-8")
    assert told(warm(kept_campaign)) == told(cold(kept_campaign))
    assert looked[0] == "_anew"
    assert not {"_page_anew", "_look_at"} & {*looked}
    looked.clear()
    file.write_text(file.read_text("utf-8").replace('value: "129"', 'value: "128"'), "utf-8")
    assert told(warm(kept_campaign)) == told(cold(kept_campaign))
    assert "_look_at" in looked


def test_texts_that_are_the_same_are_not_looked_through_again(
    kept_campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_RACY_NS", 0)
    warm(kept_campaign)
    before = record.read(kept_campaign, record.state_of_gaung() or "")
    looked: list[str] = []
    ordinary = Examiner.problems

    def noted(self: Examiner, document: Document) -> Iterator[Problem]:
        looked.append(document.passages[0].text)
        return ordinary(self, document)

    file = kept_campaign / "episodes/kabar/001-halo/episode.yaml"
    file.write_text(re.sub(r"(?m)^title: .*$", "title: Nama saya Rina Sari", file.read_text("utf-8")), "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(Examiner, "problems", noted)
        found = warm(kept_campaign)
    assert looked == ["Nama saya Rina Sari"]
    state = record.state_of_gaung()
    assert state is not None
    after = record.read(kept_campaign, state)
    assert before is not None
    assert after is not None
    assert (before.beside, before.pictures, before.clock) == (after.beside, after.pictures, after.clock)
    assert told(found) == told(cold(kept_campaign))


def test_a_preview_takes_what_the_last_check_kept(kept_campaign: Path, looked: list[str]) -> None:
    """It says what it would find itself, and looks at no page again."""

    def both() -> list[tuple[object, list[Problem]]]:
        said: list[tuple[object, list[Problem]]] = []
        for ask in (partial(check, draft=True), check_known):
            try:
                read, found = ask(kept_campaign, NOW)
                said.append((len(read.pages), list(found)))
            except CampaignError as error:
                said.append(("unread", list(error.problems)))
        return said

    first, alone = both()
    assert first == alone
    assert not record.file_of(kept_campaign).exists()
    warm(kept_campaign)
    before = record.read(kept_campaign, record.state_of_gaung() or "")
    assert before is not None
    looked.clear()
    first, known = both()
    assert first == known
    assert not {"_page_anew", "_look_at"} & {*looked}
    after = record.read(kept_campaign, record.state_of_gaung() or "")
    assert after is not None
    assert after.config == before.config
    write_page(kept_campaign, 1, "Satu", [LINES[1], LINES[2]], FRONTS[6])
    first, known = both()
    assert first == known
    assert first[0] == "unread"
    write_page(kept_campaign, 1, "Satu", [LINES[1], LINES[2]])
    (kept_campaign / "content/data/helplines.yaml").write_text("helplines: [", "utf-8")
    first, known = both()
    assert first == known


def test_a_day_later_what_depends_on_the_day_is_looked_at_again(kept_campaign: Path) -> None:
    write_page(kept_campaign, 5, "Lima", [LINES[0]], FRONTS[3])
    before = {one.code for one in warm(kept_campaign)}
    after = {one.code for one in warm(kept_campaign, NOW + timedelta(days=2))}
    assert "consent-sign-off-future" in before
    assert "consent-sign-off-future" not in after


def test_another_version_of_gaung_believes_nothing(kept_campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(kept_campaign)
    state = record.state_of_gaung()
    assert state is not None
    assert record.read(kept_campaign, state) is not None
    assert record.read(kept_campaign, state[::-1]) is None
    package = kept_campaign / "gaung"
    package.mkdir()
    (package / "a.py").write_text("A = 1\n")
    assert files.gaung_state(package, ()) is None  # somebody is at it
    monkeypatch.setattr(files, "_RACY_NS", 0)
    first = files.gaung_state(package, ())
    (package / "a.py").write_text("A = 2\n")
    assert files.gaung_state(package, ()) != first


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_record_is_thrown_away(kept_campaign: Path, seed: int) -> None:
    file = record.file_of(kept_campaign)
    if not file.exists():
        warm(kept_campaign)
    content = bytearray(file.read_bytes())
    chance = random.Random(seed)
    if chance.random() < 0.3:
        del content[chance.randrange(len(content)) :]
    else:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)
    assert seal.read_sealed(file) is None


def test_after_damage_everything_is_found(kept_campaign: Path) -> None:
    warm(kept_campaign)
    file = record.file_of(kept_campaign)
    for content in (b"", b"gaung kept 1\n", os.urandom(5000), file.read_bytes()[:-1]):
        file.write_bytes(content)
        assert told(warm(kept_campaign)) == told(cold(kept_campaign))


def test_a_record_from_elsewhere_is_not_believed(kept_campaign: Path, own_folder: Path) -> None:
    """A stick that brings a campaign with a cache that says “nothing is wrong” convinces nobody."""
    warm(kept_campaign)
    state = record.state_of_gaung()
    assert state is not None
    forged = record.read(kept_campaign, state)
    assert forged is not None
    forged.pages = {file: page._replace(own=(), read=()) for file, page in forged.pages.items()}
    record.write(kept_campaign, state, forged)
    assert len(warm(kept_campaign)) < len(cold(kept_campaign)), "sealed by ourselves, it would be believed"
    (own_folder / "key").write_bytes(os.urandom(32))
    assert told(warm(kept_campaign)) == told(cold(kept_campaign))


def test_nothing_but_our_own_values_is_made_of_a_record() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    for value in (Evil(), subprocess.Popen, eval):
        with pytest.raises(UnknownThingError):
            from_bytes(pickle.dumps(value))
    assert from_bytes(to_bytes(NOW)) == NOW


def test_two_checks_at_once_agree(kept_campaign: Path) -> None:
    expected = told(cold(kept_campaign))
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(gaung_check, kept_campaign) for _ in range(4)]
    outputs = {run.result().stdout for run in runs}
    assert len(outputs) == 1
    assert told(warm(kept_campaign)) == expected


def test_where_nothing_can_be_kept_everything_is_found(kept_campaign: Path) -> None:
    """No room, no right, no home: a check is slower then, and says the same."""
    expected = gaung_check(kept_campaign).stdout
    assert "personal-data-phone" in expected
    shutil.rmtree(kept_campaign / ".cache")
    (kept_campaign / ".cache").write_text("a file where a folder should be")
    assert gaung_check(kept_campaign).stdout == expected
    (kept_campaign / ".cache").unlink()

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    assert gaung_check(kept_campaign, preexec_fn=no_room).stdout == expected
    assert not record.file_of(kept_campaign).exists()
    environment = {name: value for name, value in os.environ.items() if name not in {"HOME", "XDG_CACHE_HOME"}}
    call = [sys.executable, "-m", "gaung", "check", "--root", str(kept_campaign), "--language", "en"]
    home = {**environment, "HOME": "/proc/nobody"}
    run = subprocess.run(call, capture_output=True, text=True, env=home, check=False)
    assert (run.stdout, run.stderr) == (expected, "")


def test_a_check_of_one_file_says_what_the_whole_check_says_of_it(kept_campaign: Path) -> None:
    alone = [gaung_check(kept_campaign, f"content/id/halaman-{number}.md").stdout for number in range(4)]
    assert not record.file_of(kept_campaign).exists()
    whole = gaung_check(kept_campaign).stdout
    assert record.file_of(kept_campaign).exists()
    for number, before in enumerate(alone):
        after = gaung_check(kept_campaign, f"content/id/halaman-{number}.md").stdout
        assert after == before
        for line in after.splitlines()[:-1]:
            assert line in whole


def test_programs_are_told_the_same_byte_for_byte(kept_campaign: Path) -> None:
    """`--format json` after an edit, and the same with nothing kept."""
    rundown, poster = (
        kept_campaign / "episodes/kabar/001-halo/episode.yaml",
        sorted(kept_campaign.glob("posters/*/poster.yaml"))[0],
    )
    register = kept_campaign / "content/data/helplines.yaml"
    gaung_check(kept_campaign)
    steps: tuple[tuple[Path, str, str], ...] = (
        (rundown, r"(?m)^title: .*$", "title: Nama saya Rina Sari, 13 tahun"),
        (poster, r"(?m)^(\s*)headline: .*$", r"\1headline: Telepon 0812-3456-7890 dan satu dua tiga empat lima"),
        (register, r"\A", "# satu baris lagi\n"),
        (kept_campaign / "content/id/halaman-0.md", r"(?m)^title: .*$", "title: Halaman 1"),
        (kept_campaign / "content/id/halaman-1.md", r"(?m)^audience: .*$", "audience: semua orang"),
    )
    for file, pattern, text in steps:
        file.write_text(re.sub(pattern, text, file.read_text("utf-8"), count=1), "utf-8")
        after = gaung_check(kept_campaign, "--format", "json").stdout
        record.file_of(kept_campaign).unlink()
        assert gaung_check(kept_campaign, "--format", "json").stdout == after
    assert "halaman-1.md" in after


def test_links_are_not_followed_and_nothing_is_kept_beside_them(kept_campaign: Path) -> None:
    """Where a link stands in for a file or folder, what it leads to may change unseen."""
    (kept_campaign / "luar.md").write_text(FRONT.format(title="Luar", more="") + LINES[1], "utf-8")
    (kept_campaign / "content/id/tautan.md").symlink_to(kept_campaign / "luar.md")
    assert told(warm(kept_campaign)) == told(cold(kept_campaign))
    assert not record.file_of(kept_campaign).exists()


def test_a_record_holds_no_sentence_of_an_author(kept_campaign: Path) -> None:
    """Titles and links, and what a finding shows; the cache is not the place to look for what was written."""
    write_page(kept_campaign, 4, "Empat", ["Rahasia besar tentang kebun belakang sekolah kami.\n"])
    rundown = (kept_campaign / "episodes/kabar/001-halo/episode.yaml").read_text("utf-8")
    summary = re.search(r"^summary: (.+)$", rundown, re.MULTILINE)
    assert summary is not None
    warm(kept_campaign)
    content = record.file_of(kept_campaign).read_bytes()
    assert b"halaman-4.md" in content
    assert b"kebun belakang" not in content
    assert b"0812-3456-7890" not in content
    assert summary[1].strip("\"'").encode()[:40] not in content
    assert record.file_of(kept_campaign).stat().st_mode & 0o077 == 0


def test_what_is_withdrawn_or_purged_is_not_kept(kept_campaign: Path) -> None:
    warm(kept_campaign)
    assert record.forget(kept_campaign) > 0
    assert record.forget(kept_campaign) == 0
    (kept_campaign / "content/data/withdrawn.yaml").write_text(
        "withdrawn:\n  - {kind: page, id: id/halaman-1, withdrawn_on: 2026-11-20}\n", "utf-8"
    )
    write_page(kept_campaign, 1, "Judul yang ditarik", [LINES[0]])
    assert told(warm(kept_campaign)) == told(cold(kept_campaign))
    assert b"Judul yang ditarik" not in record.file_of(kept_campaign).read_bytes()
    assert told(warm(kept_campaign)) == told(cold(kept_campaign))


class Unseen(tuple[Page, ...]):
    """Pages that nobody may look at."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Page]:
        raise AssertionError("a rule that is in no list of rules/reach.py looks at pages")


def test_no_rule_looks_further_than_its_list_says(kept_campaign: Path) -> None:
    read, _ = read_campaign(copy_minimal(kept_campaign.parent / "lain"))
    context = Context(media=Media(read.root), now=NOW, views=(), noted=())
    known = {*OF_ONE_PAGE, *BESIDE, *OF_PICTURES, *BY_THE_CLOCK}
    assert known <= set(RULES)
    blind = replace(read, pages=Unseen(read.pages))
    for rule in RULES:
        if rule not in known:
            list(rule(blind, context))
    assert not [one for one in of_rest(read, Today.at(NOW)) if one.severity is Severity.ERROR]


def test_a_skeleton_has_no_words_and_says_so(kept_campaign: Path) -> None:
    read, _ = read_campaign(copy_minimal(kept_campaign.parent / "lain"))
    bare = skeleton_of(read)
    assert [one.id for one in bare.episodes] == [one.id for one in read.episodes]
    assert bare.episodes[0].where("published") == read.episodes[0].where("published")
    for key in ("title", "summary", "segments", "people"):
        with pytest.raises(AttributeError):
            getattr(bare.episodes[0], key)
    with pytest.raises(AttributeError):
        _ = bare.posters[0].message


def test_a_record_is_written_only_where_something_is_new(kept_campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_RACY_NS", 0)
    warm(kept_campaign)
    stamp = record.file_of(kept_campaign).stat().st_mtime_ns
    warm(kept_campaign)
    assert record.file_of(kept_campaign).stat().st_mtime_ns == stamp
    assert Check(kept_campaign, NOW, config_problems).was_kept
