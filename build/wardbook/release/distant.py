"""A site behind an address of an intranet, as a copy to verify."""

import urllib.error
import urllib.request
from http import HTTPStatus

_PATIENCE_SECONDS = 30
_NOT_THERE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


class DistantCopy:
    """A copy that a server sends; nobody can list what else the server has.

    Args:
        address: Where the site is, http or https.
    """

    def __init__(self, address: str) -> None:
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"{address} is no http or https address")
        self._base = address.removesuffix("index.html").rstrip("/") + "/"

    def names(self) -> None:
        """Say that the files cannot be listed."""

    def read(self, name: str) -> bytes:
        """Fetch one file."""
        wish = urllib.request.Request(self._base + name, headers={"Cache-Control": "no-cache"})  # noqa: S310 - see above
        try:
            with urllib.request.urlopen(wish, timeout=_PATIENCE_SECONDS) as answer:  # noqa: S310 - http or https only
                content: bytes = answer.read()
                return content
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in _NOT_THERE:
                raise FileNotFoundError(name) from error
            raise
