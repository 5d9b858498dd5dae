"""A host that can be told to misbehave: alter, cut, swap or lose files, send other types, or compress."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.support.listening import listening

type Change = Callable[[bytes], bytes | None]

_TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".txt": "text/plain"}


def flipped(content: bytes) -> bytes:
    """Flip one bit in the middle."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def cut(content: bytes) -> bytes:
    """Lose the second half."""
    return content[: len(content) // 2]


def lost(_: bytes) -> None:
    """Lose the whole file."""


@dataclass
class Host:
    """What the host does.

    Args:
        folder: The files.
        changes: What happens to a file whose name contains the key.
        types: Content type by extension, where it differs.
        compresses: Whether the host compresses on the way.
        asked: Paths that were asked for.
    """

    folder: Path
    changes: dict[str, Change] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    compresses: bool = False
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def content(self, path: str) -> bytes | None:
        """Give what a request for a path gets."""
        self.asked.append(path)
        file = self.folder / path.lstrip("/")
        content = file.read_bytes() if file.is_file() else None
        for part, change in self.changes.items():
            if content is not None and part in path:
                content = change(content)
        return content


@contextmanager
def serving(host: Host) -> Iterator[Host]:
    """Serve until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = host.content(self.path)
            self.send_response(HTTPStatus.NOT_FOUND if content is None else HTTPStatus.OK)
            extension = Path(self.path).suffix
            self.send_header("Content-Type", host.types.get(extension, _TYPES.get(extension, "text/plain")))
            if content is not None and host.compresses:
                content = gzip.compress(content, 1)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
            """Keep the test report readable."""

    with listening(Handler) as address:
        host.address = address
        yield host
