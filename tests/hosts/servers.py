"""The servers that tests open a site from: Python's own, nginx, Apache, and one that can be as odd as wanted."""

import http.client
import mimetypes
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from xml.etree import ElementTree as ET

from tests.support.listening import listening
from wardbook.release.manifest import MANIFEST, Manifest
from wardbook.release.servers import server_files

NGINX_MODULES = "worker_processes 1; error_log stderr crit; pid {work}/nginx.pid; daemon off;"
NGINX = """{modules}
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/css css; application/javascript js; image/svg+xml svg; image/png png; text/plain txt;
    text/xml xml; }}
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  server {{ listen 127.0.0.1:{port}; include {work}/site.conf; }}
}}
"""
APACHE = """ServerRoot {work}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {work}/apache.pid
ErrorLog {work}/error.log
{modules}
TypesConfig /etc/mime.types
Include {work}/site.conf
"""
# A name of an intranet, without https; browsers of the tests are told that it is this machine.
INTRANET = "guides.intranet"
APACHE_MODULES = ("mpm_event", "authz_core", "alias", "dir", "mime", "headers", "filter", "deflate")
# What IIS sends by itself, as far as a site of ours has it.
IIS_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "application/javascript",
    ".png": "image/png",
    ".txt": "text/plain",
    ".xml": "text/xml",
}
PATIENCE = 20.0


@dataclass(frozen=True)
class Answer:
    """What a server sends for one address."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0


type Alter = Callable[[str, Answer], Answer]
type Serve = Callable[[Path, str, Path], AbstractContextManager[str]]


def read_manifest(site: Path) -> Manifest:
    """Read the manifest of a built site."""
    return Manifest.from_text((site / MANIFEST).read_text("utf-8"))


@contextmanager
def python_server(site: Path, path: str, work: Path) -> Iterator[str]:
    """Serve by ``python -m http.server``, without any setting."""
    place = work / "root" / path.strip("/")
    place.parent.mkdir(parents=True)
    place.symlink_to(site)
    port = free_port()
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "http.server",
        str(port),
        "--bind",
        "127.0.0.1",
        "--directory",
        work / "root",
    ]
    with _running(command, port):
        yield f"http://127.0.0.1:{port}{path.rstrip('/')}"


@contextmanager
def nginx_server(site: Path, path: str, work: Path) -> Iterator[str]:
    """Serve by nginx with the settings that a bundle brings."""
    port = free_port()
    settings = server_files(read_manifest(site), path=path, folder=str(site))
    (work / "site.conf").write_text(settings["nginx.conf"], "utf-8")
    modules = NGINX_MODULES.format(work=work)
    (work / "nginx.conf").write_text(NGINX.format(work=work, port=port, modules=modules), "utf-8")
    command: list[str | Path] = ["/usr/sbin/nginx", "-p", work, "-c", work / "nginx.conf"]
    with _running(command, port):
        yield f"http://127.0.0.1:{port}{path.rstrip('/')}"


@contextmanager
def apache_server(site: Path, path: str, work: Path) -> Iterator[str]:
    """Serve by Apache with the settings that a bundle brings."""
    port = free_port()
    settings = server_files(read_manifest(site), path=path, folder=str(site))
    (work / "site.conf").write_text(settings["apache.conf"], "utf-8")
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in APACHE_MODULES)
    (work / "apache.conf").write_text(APACHE.format(work=work, port=port, modules=modules), "utf-8")
    command: list[str | Path] = ["/usr/sbin/apache2", "-f", work / "apache.conf", "-DFOREGROUND"]
    with _running(command, port):
        yield f"http://127.0.0.1:{port}{path.rstrip('/')}"


@contextmanager
def iis_like_server(site: Path, path: str, work: Path) -> Iterator[str]:
    """Serve as IIS would with the settings that a bundle brings: a file of a kind unknown to it is not there."""
    settings = server_files(read_manifest(site), path=path, folder=str(work))["web.config"]
    with odd_server(site, path, _as_iis(ET.fromstring(settings), site)) as address:  # noqa: S314 - written just now
        yield address


def _as_iis(settings: ET.Element, site: Path) -> Alter:
    """Follow what settings for IIS say of types, of headers, also of one file, and of the page for wrong addresses."""
    mapped = {one.attrib["fileExtension"]: one.attrib["mimeType"] for one in settings.iter("mimeMap")}
    missing = (site / next(settings.iter("error")).attrib["path"]).read_bytes()
    inner = "system.webServer/httpProtocol/customHeaders/*"
    general = _with_headers({}, settings.iterfind(inner))
    single = {one.attrib["path"]: _with_headers(general, one.iterfind(inner)) for one in settings.iter("location")}

    def alter(name: str, answer: Answer) -> Answer:
        headers = single.get(name, general)
        kind = {**IIS_KINDS, **mapped}.get(Path(name).suffix.lower())
        if kind is None or answer.status == 404:
            return Answer(missing, status=404, headers={**headers, "Content-Type": "text/html"})
        return replace(answer, headers={**headers, "Content-Type": kind})

    return alter


def _with_headers(headers: dict[str, str], rules: Iterator[ET.Element]) -> dict[str, str]:
    """Add and remove headers; IIS refuses to serve anything when one is added twice."""
    made = dict(headers)
    for rule in rules:
        name = rule.attrib["name"]
        if rule.tag == "remove":
            del made[name]
        else:
            assert name not in made
            made[name] = rule.attrib["value"]
    return made


@contextmanager
def disk(site: Path, path: str, work: Path) -> Iterator[str]:
    """Open the files themselves, below the folders of an address."""
    place = work / path.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(site, place)
    yield place.as_uri()


@contextmanager
def intranet_server(site: Path, path: str, work: Path) -> Iterator[str]:
    """Serve under a plain http name, which has no service worker and no hashing of the browser's own."""
    with python_server(site, path, work) as address:
        yield address.replace("127.0.0.1", INTRANET)


@contextmanager
def odd_server(site: Path, path: str, alter: Alter = lambda name, answer: answer) -> Iterator[str]:
    """Serve a site, each answer as ``alter`` wants it."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.partition("?")[0].removeprefix(path) or "index.html"
            file = site / name
            kind = mimetypes.types_map.get(file.suffix, "application/octet-stream")
            found = file.is_file() and self.path.startswith(path)
            given = Answer(file.read_bytes(), headers={"Content-Type": kind}) if found else Answer(b"", status=404)
            answer = alter(name, given)
            time.sleep(answer.delay)
            self.send_response(answer.status)
            for header, value in answer.headers.items():
                self.send_header(header, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Keep the test report readable."""

    with listening(Handler) as address:
        yield f"{address}{path.rstrip('/')}"


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def copy_site(site: Path, to: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Copy a site, each file as ``change`` wants it, None for none; what is not changed costs no room on the disk."""
    for path in sorted(site.rglob("*")):
        name, place = path.relative_to(site).as_posix(), to / path.relative_to(site)
        if path.is_dir():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        whole = path.read_bytes()
        content = change(name, whole)
        if content == whole:
            place.symlink_to(path)
        elif content is not None:
            place.write_bytes(content)
    return to


@contextmanager
def _running(command: list[str | Path], port: int) -> Iterator[None]:
    # Not a pipe: nobody would read it, and a server that tells of each request would stand still once it is full.
    with TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        try:
            _wait_until_open(process, port, said)
            yield
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def _wait_until_open(process: subprocess.Popen[bytes], port: int, said: IO[bytes]) -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        try:
            connection.connect()
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.05)
        else:
            connection.close()
            return
    said.seek(0)
    raise AssertionError(f"{process.args!r} does not answer: {said.read().decode()}")


SERVERS: dict[str, Serve] = {
    "nginx": nginx_server,
    "apache": apache_server,
    "python": python_server,
    "iis-like": iis_like_server,
    "disk": disk,
    "intranet": intranet_server,
}
PATHS = ("/wardbook/", "/intranet/guides/itp/")
