"""A host for measuring: compressed bodies made beforehand, cached for ever, and a line of a given speed and delay."""

import gzip
import json
import queue
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.support.listening import listening

_TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".txt": "text/plain", ".json": "application/json",
    ".wasm": "application/wasm", ".zip": "application/zip", ".css": "text/css", ".svg": "image/svg+xml",
    ".png": "image/png",
}  # fmt: skip
_CHUNK = 16_384
# Files that a host which compresses is not asked for.
_OTHER_FORM = re.compile(r"-(packed|gz)-|\.(br|gz)$")
# Compresses every file of a list at the best setting of brotli, beside it.
_COMPRESS = """
const fs = require('node:fs'), zlib = require('node:zlib'), path = require('node:path');
for (const file of JSON.parse(process.argv[1])) {
  const bytes = fs.readFileSync(file);
  const options = { params: { [zlib.constants.BROTLI_PARAM_LGWIN]: 24, [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } };
  if (!fs.existsSync(file + '.br')) fs.writeFileSync(file + '.br', zlib.brotliCompressSync(bytes, options));
}
"""


@dataclass
class Line:
    """The line between host and reader.

    Args:
        encoding: ``br`` or ``gzip``.
        bytes_per_second: Shared by all requests; 0 for no limit.
        delay: Seconds before each answer.
        sent: Bytes of bodies by path, of this run.
        told: What pages have put behind the ``?`` of an address.
    """

    encoding: str = "br"
    bytes_per_second: float = 0
    delay: float = 0
    sent: dict[str, int] = field(default_factory=dict)
    told: queue.Queue[str] = field(default_factory=queue.Queue)
    _free: float = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for(self, size: int) -> None:
        """Wait until the line has carried so many bytes, after those already under way."""
        if not self.bytes_per_second:
            return
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.bytes_per_second
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


def compress(folder: Path) -> None:
    """Make the compressed bodies of every file that is asked for, once."""
    files = [str(path) for path in sorted(folder.rglob("*")) if path.is_file() and not _OTHER_FORM.search(path.name)]
    subprocess.run(["node", "-e", _COMPRESS, json.dumps(files)], check=True)  # noqa: S607 - as the project finds Node
    for file in files:  # by zlib itself, as hosts have it; Node's is another one
        target = Path(f"{file}.gz")
        if not target.exists():
            target.write_bytes(gzip.compress(Path(file).read_bytes(), 9, mtime=0))


def _body(plain: Path, compressed: Path) -> bytes | None:
    """Give the body made beforehand, or compress it now where only gzip is asked for."""
    if compressed.is_file():
        return compressed.read_bytes()
    is_gzip = compressed.suffix == ".gz" and plain.is_file()
    return gzip.compress(plain.read_bytes(), 9) if is_gzip else None


@contextmanager
def serving(folder: Path, line: Line) -> Iterator[str]:
    """Serve a folder over a line; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path, _, told = self.path.partition("?")
            if told:
                line.told.put(told)
            plain = folder / path.lstrip("/")
            file = plain.with_name(f"{plain.name}.{'br' if line.encoding == 'br' else 'gz'}")
            body = _body(plain, file)
            found = body is not None
            body = body or b""
            time.sleep(line.delay)
            self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", _TYPES.get(plain.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            if found:
                self.send_header("Content-Encoding", line.encoding)
                self.send_header("Cache-Control", "public, max-age=31536000, immutable")
            self.end_headers()
            line.sent[path] = len(body)
            for at in range(0, len(body), _CHUNK):
                line.wait_for(len(body[at : at + _CHUNK]))
                self.wfile.write(body[at : at + _CHUNK])

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
            """Say nothing."""

    with listening(Handler) as address:
        yield address
