"""Pages -> HTML without a host, for tests and tools."""

import re

from markdown import Markdown

from wardbook.markdown.extension import COMPANIONS, WardbookExtension
from wardbook.model import Site

_FRONT = re.compile(r"---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)


def convert_page(site: Site, uri: str, extension: WardbookExtension) -> str:
    """Turn a page of the site into the HTML of its body.

    Args:
        site: The site.
        uri: Address of the page's Markdown.
        extension: Our extension for that site.

    Raises:
        PageError: The page holds what checks refuse.
    """
    text = _FRONT.sub("", site.pages[uri].source.text, count=1)
    extension.begin(uri)
    markdown = Markdown(extensions=[*COMPANIONS, extension], extension_configs=COMPANIONS)
    return markdown.convert(text)
