"""The whole pack as one ZIP: the same files give the same bytes, on every machine and every day."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that ZIP knows: a file's real time would tell who built it when."""
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


def write_zip(folder: str, files: Mapping[str, Path | bytes], to: Path) -> None:
    """Write `files` (by their names in the archive) below `folder` into the ZIP `to`.

    Nothing is compressed: sound does not get smaller, and what a compressor writes changes from version to version.
    """
    with zipfile.ZipFile(to, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _DAY)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            if isinstance(content, bytes):
                archive.writestr(entry, content)
                continue
            entry.file_size = content.stat().st_size
            with content.open("rb") as stream, archive.open(entry, "w") as out:
                shutil.copyfileobj(stream, out, 1 << 20)
