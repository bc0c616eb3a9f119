"""Made things: each made once, whole or not at all, whatever happens to the process or to the files."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import filelock
import pytest

from gaung.making.digest import Digests
from gaung.making.recipe import Change, Recipe
from gaung.making.store import MANIFEST, Store, write_whole
from store_programs import PART_BYTES, PARTS, make, recipe

PROGRAM = Path(__file__).parent / "store_programs.py"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def one(store: Store, number: int = 1) -> Path:
    return store.obtain(recipe(number), lambda to: make(number, to)).folder


def a_file(to: Path) -> None:
    (to / "f").write_text("x")


def refuse(to: Path) -> None:
    raise AssertionError("it was made again")


def test_a_second_obtain_makes_nothing(store: Store) -> None:
    first = store.obtain(recipe(1), lambda to: make(1, to))
    second = store.obtain(recipe(1), refuse)
    assert (first.was_made, second.was_made) == (True, False)
    assert first.folder == second.folder
    assert len(list(first.folder.glob("*.bin"))) == PARTS
    assert (first / "000.bin").read_bytes() == b"\x01" * PART_BYTES


def test_a_later_process_finds_it(store: Store) -> None:
    one(store)
    assert Store(store.folder).find(recipe(1)) is not None
    assert Store(store.folder).find(recipe(2)) is None


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_a_make_that_raises_leaves_nothing(store: Store, error: type[BaseException]) -> None:
    def half(to: Path) -> None:
        (to / "half.bin").write_bytes(b"x")
        raise error

    with pytest.raises(error):
        store.obtain(recipe(1), half)
    assert store.find(recipe(1)) is None
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []
    assert store.last("test/1") is None


def truncate(file: Path) -> None:
    with file.open("rb+") as stream:
        stream.truncate(10)


def touch(file: Path) -> None:
    os.utime(file, ns=(1, 1))


def rewrite(file: Path) -> None:
    file.write_bytes(b"\xff" * PART_BYTES)


@pytest.mark.parametrize("damage", [truncate, touch, rewrite, Path.unlink])
def test_a_damaged_result_is_made_again(store: Store, damage: object) -> None:
    folder = one(store)
    assert callable(damage)
    damage(folder / "007.bin")
    assert store.find(recipe(1)) is None
    again = store.obtain(recipe(1), lambda to: make(1, to))
    assert again.was_made
    assert (again / "007.bin").read_bytes() == b"\x01" * PART_BYTES
    assert store.obtain(recipe(1), refuse).folder == folder
    assert list((store.folder / "temporary").iterdir()) == []


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"files": []}', '{"files": {"a": 1}}', '{"files": {"a": [1]}}', "\x00"]
)
def test_a_damaged_manifest_is_no_result(store: Store, content: str) -> None:
    folder = one(store)
    (folder / MANIFEST).write_text(content)
    assert store.find(recipe(1)) is None
    assert store.obtain(recipe(1), lambda to: make(1, to)).was_made


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"content": 1}', b'{"key": "x", "content": [], "why": []}', b"\xff"]
)
def test_a_damaged_memory_is_forgotten(store: Store, content: bytes) -> None:
    one(store)
    (store.folder / "last/test/1.json").write_bytes(content)
    assert store.last("test/1") is None
    assert store.why(recipe(1)) == ()
    assert store.obtain(recipe(1), refuse).was_made is False


def test_read_only_files_and_folders_are_kept(store: Store) -> None:
    def careful(to: Path) -> None:
        (to / "in").mkdir()
        (to / "in" / "a.txt").write_text("x")
        (to / "in" / "a.txt").chmod(0o400)

    made = store.obtain(recipe(1), careful)
    assert (made / "in/a.txt").read_text() == "x"
    assert store.obtain(recipe(1), refuse).was_made is False


def kill_after(arguments: list[str], seconds: float) -> list[str]:
    """Run the program, kill it after a while, and give back the whole lines it said."""
    with subprocess.Popen([sys.executable, str(PROGRAM), *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        said = first + process.stdout.read()
    return said.split("\n")[:-1]


def test_a_killed_process_leaves_a_whole_result_or_none(tmp_path: Path) -> None:
    moments = random.Random(20261122)
    promised: set[str] = set()
    for _ in range(20):
        promised |= {line.split()[0] for line in kill_after(["fill", str(tmp_path)], moments.uniform(0, 0.12))}
        store = Store(tmp_path)
        there = {path.name for path in (tmp_path / "made").glob("*/*")}
        assert promised <= there
        for number in range(400):
            folder = store._folder(recipe(number))
            if folder.exists():
                assert store.find(recipe(number)) is not None
                sizes = {path.stat().st_size for path in folder.glob("*.bin")}
                assert (len(list(folder.glob("*.bin"))), sizes) == (PARTS, {PART_BYTES})
    assert promised
    with Store(tmp_path).alone(wait_seconds=0):
        assert list((tmp_path / "temporary").iterdir()) == []


def test_two_processes_obtain_the_same_thing_at_once(tmp_path: Path) -> None:
    for number in range(4):
        if number == 3:  # and once both find a damaged result
            (Store(tmp_path)._folder(recipe(2)) / "000.bin").unlink()
        wanted = min(number, 2)
        command = [sys.executable, str(PROGRAM), "once", str(tmp_path), str(wanted)]
        running = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(2)
        ]
        for process in running:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        ends = []
        for process in running:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        for process in running:
            said, complaint = process.communicate()
            assert process.returncode == 0, complaint
            ends.append(said.strip())
        assert "True" in ends
        assert Store(tmp_path).obtain(recipe(wanted), refuse).was_made is False
    assert list((tmp_path / "temporary").iterdir()) == []


def test_one_build_holds_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with store.alone(wait_seconds=0), pytest.raises(filelock.Timeout), Store(tmp_path).alone(wait_seconds=0):
        raise AssertionError("two builds hold the store")
    with Store(tmp_path).alone(wait_seconds=0):
        pass


def test_a_killed_build_lets_go_of_the_store(tmp_path: Path) -> None:
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom gaung.making.store import Store\n"
        "with Store(Path(sys.argv[1])).alone():\n    print('held', flush=True)\n    time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(filelock.Timeout), Store(tmp_path).alone(wait_seconds=0):
            raise AssertionError("two builds hold the store")
        process.kill()
    with Store(tmp_path).alone(wait_seconds=30):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a matter of Unix")
def test_a_full_disk_leaves_no_half_result(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom gaung.making.store import Store\n"
        "from store_programs import make, recipe\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "try: Store(Path(sys.argv[1])).obtain(recipe(1), lambda to: make(1, to))\n"
        "except OSError as error: print('full', error.errno)"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parent)}
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, env=environment
    )
    assert ran.stdout.startswith("full")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert Store(tmp_path).obtain(recipe(1), lambda to: make(1, to)).was_made


def test_sweeping_keeps_what_is_wanted(store: Store) -> None:
    folders = [one(store, number) for number in range(3)]
    assert store.sweep({recipe(1).key}) == 2
    assert [folder.exists() for folder in folders] == [False, True, False]


def test_sweeping_forgets_other_names_and_older_results(store: Store) -> None:
    def thing(name: str, number: int) -> Recipe:
        return Recipe(kind="k", name=name, revision=1, settings={"n": number, "name": name})

    for name, number in (("episode/a/1", 1), ("episode/a/1", 2), ("episode/a/1/segment-1", 1), ("poster/x", 1)):
        store.obtain(thing(name, number), a_file)
    assert store.sweep_forgotten({"episode/a/1"}) == 2
    assert store.find(thing("episode/a/1", 2)) is not None
    assert store.find(thing("episode/a/1/segment-1", 1)) is not None
    assert store.names() == ("episode/a/1", "episode/a/1/segment-1")


@pytest.mark.parametrize("name", ["poster/हाम्रो", "a b/c%d", "../../out", "..", "x.json", "a:b*?", "episode/a.b/c"])
def test_odd_names_stay_inside_and_come_back(store: Store, name: str) -> None:
    odd = Recipe(kind="k", name=name, revision=1)
    store.obtain(odd, a_file)
    assert store.names() == (name,)
    assert store.last(name) is not None
    outside = [path for path in store.folder.parent.iterdir() if path != store.folder]
    assert outside == []


def test_why_names_what_changed_and_where(store: Store) -> None:
    def mixed(gain_db: float, digest: str) -> Recipe:
        return Recipe(
            kind="episode",
            name="episode/a/1",
            revision=1,
            inputs={"audio/a.wav": digest},
            settings={"segments": [{"gain_db": gain_db}]},
            places={"segments[0].gain_db": "episodes/a/1/episode.yaml:7:39"},
        )

    first = store.obtain(mixed(-3, "aa"), lambda to: None)
    assert first.why == ()
    second = store.obtain(mixed(0, "bb"), lambda to: None)
    assert second.why == (
        Change("inputs.audio/a.wav", '"aa"', '"bb"'),
        Change("segments[0].gain_db", "-3", "0", "episodes/a/1/episode.yaml:7:39"),
    )
    last = store.last("episode/a/1")
    assert last is not None
    assert [Change(**why) for why in last["why"]] == list(second.why)
    assert store.why(mixed(0, "bb")) == ()


def test_write_whole_replaces_or_leaves(tmp_path: Path) -> None:
    file = tmp_path / "in" / "a.json"
    write_whole(file, b"one")
    write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    assert [path.name for path in file.parent.iterdir()] == ["a.json"]
    with pytest.raises(TypeError):
        write_whole(file, "no bytes")  # type: ignore[arg-type]  # on purpose: the write must fail
    assert file.read_bytes() == b"two"
    assert [path.name for path in file.parent.iterdir()] == ["a.json"]


def test_digests_follow_the_content(tmp_path: Path) -> None:
    memory, file = tmp_path / "digests.json", tmp_path / "a.wav"
    file.write_bytes(b"one")
    first = Digests(memory).of(file)
    file.write_bytes(b"two")
    assert Digests(memory).of(file) != first
    file.write_bytes(b"one")
    assert Digests(memory).of(file) == first


def test_the_same_size_and_time_do_not_deceive(tmp_path: Path) -> None:
    memory, file = tmp_path / "digests.json", tmp_path / "a.wav"
    file.write_bytes(b"one")
    os.utime(file, ns=(10**18, 10**18))
    digests = Digests(memory)
    first = digests.of(file)
    digests.save()
    file.write_bytes(b"two")
    os.utime(file, ns=(10**18, 10**18))
    assert Digests(memory).of(file) != first
    assert digests.of(file) != first


def test_digests_are_remembered_once_the_file_has_rested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, file = tmp_path / "digests.json", tmp_path / "a.wav"
    file.write_bytes(b"one")
    digests = Digests(memory)
    digests.of(file)
    digests.save()
    assert not memory.exists()
    later = time.time_ns() + 10_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: later)  # only the clock: waiting would take seconds
    first = digests.of(file)
    digests.save()
    row = json.loads(memory.read_text())[str(file)]
    assert row[-1] == first
    memory.write_text(json.dumps({str(file): [*row[:-1], "remembered"]}))
    assert Digests(memory).of(file) == "remembered"


@pytest.mark.parametrize("content", ["", "[]", "1", "null", '{"x": 1}', '{"x": [1, 2, 3]}'])
def test_a_damaged_memory_of_digests_is_forgotten(tmp_path: Path, content: str) -> None:
    memory, file = tmp_path / "digests.json", tmp_path / "x"
    memory.write_text(content)
    file.write_bytes(b"one")
    assert Digests(memory).of(file) == Digests(tmp_path / "other").of(file)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Digests(tmp_path / "digests.json").of(tmp_path / "nowhere")
