"""Show the site of this bundle with nothing but Python (3.8 or newer): ``python serve.py``.

For one computer, a test, or a small network; ``python serve.py --help`` tells the rest. It sends the security
policy that the site was made for, and nothing outside the folder ``site``.
"""

import argparse
import json
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

SITE = Path(__file__).resolve().parent / "site"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "text/xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


class Handler(SimpleHTTPRequestHandler):
    """Sends files with the headers of the site's manifest."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES
    manifest: Any

    def end_headers(self) -> None:
        """Add the headers before the end of each answer."""
        name = self.path.partition("?")[0].lstrip("/")
        policy = self.manifest["policy"]
        form = policy["worker"] if name in self.manifest["workers"] else policy["page"]
        self.send_header("Content-Security-Policy", form)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        """Never list a folder."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Keep no record of who reads what."""


def main() -> None:
    """Serve until Ctrl+C."""
    parser = argparse.ArgumentParser(description="Show the site of this bundle.")
    parser.add_argument("--port", type=int, default=8080, help="default: 8080")
    parser.add_argument("--everyone", action="store_true", help="answer other computers too, not only this one")
    given = parser.parse_args()
    Handler.manifest = json.loads((SITE / "manifest.txt").read_text("utf-8"))
    host = "0.0.0.0" if given.everyone else "127.0.0.1"  # noqa: S104 - only when asked for
    server = ThreadingHTTPServer((host, given.port), partial(Handler, directory=str(SITE)))
    sys.stdout.write(
        f"Wardbook {Handler.manifest['release']}: http://localhost:{server.server_port}/  (Ctrl+C stops it)\n"
    )
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
