"""Settings for the servers that hospitals have, written from the manifest; they stand outside the site's folder."""

import re
from html import escape
from importlib.resources import files
from pathlib import PurePosixPath
from string import Template

from wardbook.release.manifest import Manifest

PATH = "/wardbook/"
FOLDER = "/srv/wardbook/site"
_BUILD = re.compile(r"-[0-9a-f]{8,}\.js$")


def server_files(manifest: Manifest, *, path: str = PATH, folder: str = FOLDER) -> dict[str, str]:
    """Write the settings for each kind of server.

    Args:
        manifest: The sealed site.
        path: Where readers find it, with a slash at both ends.
        folder: Where its files are on the server, without a slash at its end.

    Returns:
        Text by file name.
    """
    policy = manifest.policy
    values = {
        "release": manifest.identity.release,
        "path": path,
        "bare_path": path.rstrip("/"),
        "folder": folder,
        "page": policy.page,
        "worker": policy.worker,
        "workers": "|".join(_any_build(address) for address in manifest.workers),
        "addresses": "\n".join(f"  {address}" for address in manifest.workers),
    }
    return {
        "nginx.conf": template("nginx.conf").substitute(values),
        "apache.conf": template("apache.conf").substitute(values),
        "web.config": _iis(manifest),
        "policy.txt": template("policy.txt").substitute(values),
    }


def template(name: str) -> Template:
    """Read one of the templates that a bundle is written from."""
    return Template(template_text(name))


def template_text(name: str) -> str:
    """Read a text of the templates as it is."""
    return files("wardbook.release").joinpath("templates", name).read_text("utf-8")


def _any_build(address: str) -> str:
    """Match the script of any release, so that a server's settings outlive an update."""
    stem = _BUILD.sub("", PurePosixPath(address).name)
    return f"{stem}-[0-9a-f]+[.]js"


def _iis(manifest: Manifest) -> str:
    location = template("location.xml")
    worker = escape(manifest.policy.worker)
    locations = "".join(location.substitute(address=address, worker=worker) for address in manifest.workers)
    page = escape(manifest.policy.page)
    return template("web.config").substitute(release=manifest.identity.release, page=page, locations=locations)
