"""Words of data inside Markdown that the build writes: they never become markup."""

from html import escape

_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "|[]*_`\\{}"})


def plain(text: str) -> str:
    """Write words so that Markdown shows each sign as it is, also inside a table."""
    return escape(text, quote=False).translate(_SIGNS)
