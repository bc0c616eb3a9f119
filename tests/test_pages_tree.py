"""A prepared tree holds what was put, and nothing else."""

from __future__ import annotations

from pathlib import Path

from gaung.making.pages.tree import Tree


def test_what_was_not_put_is_gone_with_its_folders(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "prepared", tmp_path / "elsewhere"
    for number, names in enumerate((("id/a.md", "id/b/c/d.md", "en/e.md"), ("id/a.md", "id/f.md"))):
        tree = Tree(root)
        for name in names:
            tree.put(name, f"{name}".encode())
        tree.close()
        assert sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()) == sorted(names)
        if number == 0:
            elsewhere.mkdir()
            (elsewhere / "own.md").write_text("stays")
            (root / "id" / "link").symlink_to(elsewhere)
            (root / "empty" / "inner").mkdir(parents=True)
    assert sorted(path.name for path in root.iterdir()) == ["id"]
    assert sorted(path.name for path in (root / "id").iterdir()) == ["a.md", "f.md"]
    assert (elsewhere / "own.md").read_text() == "stays"


def test_what_is_the_same_is_not_touched(tmp_path: Path) -> None:
    for _ in range(2):
        tree = Tree(tmp_path / "prepared")
        tree.put("id/a.md", b"a")
        tree.close()
        status = (tmp_path / "prepared/id/a.md").stat()
        if _ == 0:
            first = status.st_mtime_ns
    assert status.st_mtime_ns == first
