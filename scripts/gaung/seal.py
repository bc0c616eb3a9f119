"""Files that only this user's Gaung can have written: what a cache from elsewhere says is not believed.

A cache comes along when a campaign's folder is copied to a stick or sent as an archive. It must not be able to say
that nothing was found. So each kept file begins with a keyed hash of the rest; the key lies in the user's own folder.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import sys
from pathlib import Path

_MAGIC = b"gaung kept 1\n"
_KEY_BYTES, _MAC_BYTES = 32, 32
_MOST_BYTES = 256 << 20


def user_folder() -> Path | None:
    """Where this user's programs keep what can be made again; None if there is no such place."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA")
        return Path(place) / "gaung" if place else None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "gaung"
    place = os.environ.get("XDG_CACHE_HOME")
    return (Path(place) if place and Path(place).is_absolute() else home / ".cache") / "gaung"


def read_sealed(file: Path) -> bytes | None:
    """What `write_sealed` wrote; None if it is not there, damaged, or sealed by somebody else."""
    key = _key()
    if key is None:
        return None
    try:
        with file.open("rb") as stream:
            whole = stream.read(_MOST_BYTES)
    except OSError:
        return None
    begin = len(_MAGIC) + _MAC_BYTES
    content = memoryview(whole)[begin:]
    if not whole.startswith(_MAGIC) or not hmac.compare_digest(whole[len(_MAGIC) : begin], _mac(content, key)):
        return None
    return bytes(content)


def write_sealed(file: Path, content: bytes) -> bool:
    """Write a file of one's own, whole or not at all; False where there is no room or no right to write."""
    key = _key()
    if key is None:
        return False
    return write_private(file, _MAGIC + _mac(content, key) + content)


def write_private(file: Path, content: bytes) -> bool:
    """Write a file that nobody else may read; it need not outlive a power cut, so nothing waits for the disk."""
    name = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # `tempfile` takes as long to load as a small file to be written
        name = str(file.parent / f".{os.urandom(8).hex()}.part")
        descriptor = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(name).replace(file)
    except OSError:
        if name is not None:
            _forget(Path(name))
        return False
    return True


def _key() -> bytes | None:
    """This user's key, made when it is first wanted; None if it cannot be kept."""
    folder = user_folder()
    if folder is None:
        return None
    file = folder / "key"
    try:
        key = file.read_bytes()
    except OSError:
        key = b""
    if len(key) == _KEY_BYTES:
        return key
    key = os.urandom(_KEY_BYTES)
    return key if write_private(file, key) else None


def _mac(content: bytes | memoryview, key: bytes) -> bytes:
    return hashlib.blake2b(content, key=key, digest_size=_MAC_BYTES).digest()


def _forget(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return
