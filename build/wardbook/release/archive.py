"""A zip that is the same bytes for the same files, and that says in its own end whether any byte of it has changed."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

_DATE = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16
_MARK = b"wardbook sha256 "
_COMMENT_LENGTH = len(_MARK) + 64
_LARGEST = 256 * 1024 * 1024
# What reading a damaged zip may raise.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


def write_zip(path: Path, files: Mapping[str, bytes], *, progress: Callable[[str], None]) -> None:
    """Write a zip, sorted and without dates; its comment holds the hash of all bytes before the comment.

    Args:
        path: Where to write.
        files: Content by name within the zip.
        progress: Told each name before it is compressed.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.comment = bytes(_COMMENT_LENGTH)
        for name in sorted(files):
            progress(name)
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3
            entry.external_attr = _FILE_MODE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    content = path.read_bytes()[:-_COMMENT_LENGTH]
    path.write_bytes(content + _comment_for(content))


def is_untouched(content: bytes) -> bool:
    """Tell whether a zip's bytes are those that its comment was written for."""
    return content[-_COMMENT_LENGTH:] == _comment_for(content[:-_COMMENT_LENGTH])


def read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read one file of a zip.

    Raises:
        OSError: It cannot be read, whatever is wrong with it.
    """
    try:
        if entry.file_size > _LARGEST:
            raise OSError(f"{entry.filename} says that it has {entry.file_size} bytes")
        return archive.read(entry)
    except DAMAGE as error:
        raise OSError(f"{entry.filename} cannot be read: {error}") from error


def _comment_for(content: bytes) -> bytes:
    return _MARK + hashlib.sha256(content).hexdigest().encode("ascii")
