"""The author's preview: builds the site, shows it on this machine, and builds and reloads on each change."""

import errno
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from wardbook.pipeline.identity import source_files
from wardbook.release.offline import SERVICE_WORKER, removing_service_worker

_HOST = "127.0.0.1"
_PORTS_TO_TRY = 50
_LOOK_SECONDS = 0.5
_WAIT_SECONDS = 20.0
_RELOAD_SCRIPT = "/-preview/reload.js"
_RELOAD_WAIT = "/-preview/wait"
_RELOAD_CODE = (Path(__file__).with_name("reload.js")).read_bytes()

type Say = Callable[[str], None]


class Builds:
    """Counts finished builds and lets open pages wait for the next."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def finished(self) -> None:
        """Tell the pages that wait."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait(self, seen: int, *, seconds: float) -> int:
        """Wait until there is a build that the page has not seen, or the time is over; return the newest."""
        with self._changed:
            self._changed.wait_for(lambda: self._count > seen, timeout=seconds)
            return self._count


class PreviewServer(ThreadingHTTPServer):
    """Serves the built site and adds the reload script to its pages on the way.

    Args:
        port: Port on this machine.
        folder: The built site; it may appear later and be replaced.
    """

    daemon_threads = True

    def __init__(self, port: int, folder: Path) -> None:
        self.builds = Builds()
        self.folder = folder
        super().__init__((_HOST, port), _Handler)

    def address(self) -> str:
        """Give the address to open in a browser."""
        return f"http://{_HOST}:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer

    def __init__(self, request: Any, client_address: Any, server: PreviewServer) -> None:
        super().__init__(request, client_address, server, directory=str(server.folder))

    def do_GET(self) -> None:
        if self.path == _RELOAD_SCRIPT:
            self._send(_RELOAD_CODE, "text/javascript")
        elif self.path == f"/{SERVICE_WORKER}":  # a stored release would hide each change
            self._send(removing_service_worker().encode(), "text/javascript")
        elif self.path.startswith(_RELOAD_WAIT):
            seen = int(self.path.partition("?")[2] or 0)
            self._send(str(self.server.builds.wait(seen, seconds=_WAIT_SECONDS)).encode(), "text/plain")
        else:
            self._send_file()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Keep the terminal for findings."""

    def _send_file(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if not page.is_file():
            missing = self.server.folder / "404.html"
            text = missing.read_bytes() if missing.is_file() else b"No site yet: see the findings in the terminal."
            self._send(self._with_reload(text), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        elif page.suffix == ".html" and not (path.is_dir() and not self.path.partition("?")[0].endswith("/")):
            self._send(self._with_reload(page.read_bytes()), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _with_reload(self, page: bytes) -> bytes:
        seen = self.server.builds.wait(0, seconds=0)
        return page + f'<script src="{_RELOAD_SCRIPT}" data-seen="{seen}"></script>\n'.encode()

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def preview(*, root: Path, first_port: int, say: Say) -> None:
    """Show the site until the author stops it.

    Args:
        root: Root of the project.
        first_port: Port to use, or the next free one after it.
        say: Told the address and what is going on.
    """
    server = open_server(first_port, root / "site")
    state = _state(root)
    _build(root)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    say(f"The site is at {server.address()}  (Ctrl+C stops it; changes show by themselves)")
    try:
        while True:
            time.sleep(_LOOK_SECONDS)
            newest = _state(root)
            if newest != state:
                state = newest
                _build(root)
                server.builds.finished()
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        server.shutdown()
        server.server_close()


def open_server(first_port: int, folder: Path) -> PreviewServer:
    """Open the server on the first free port.

    Raises:
        OSError: No port in reach is free.
    """
    for port in range(first_port, first_port + _PORTS_TO_TRY):
        try:
            return PreviewServer(port, folder)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"no free port from {first_port} to {first_port + _PORTS_TO_TRY - 1}")


def _build(root: Path) -> None:
    """Build what changed, in a process of its own, so that changed calculators and changed code count as well."""
    subprocess.run([sys.executable, "-m", "wardbook", "build", "--changed", "--root", root], check=False)


def _state(root: Path) -> dict[Path, tuple[int, int]]:
    state = {}
    for path in source_files(root):
        try:
            found = path.stat()
        except FileNotFoundError:  # removed between listing and looking; the next look tells
            continue
        state[path] = (found.st_mtime_ns, found.st_size)
    return state
