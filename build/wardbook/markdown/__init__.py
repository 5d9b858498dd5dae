"""Our Markdown: numbered citations, bound facts and blocks, as extensions of Python-Markdown."""

from wardbook.markdown.bibliography import Bibliography
from wardbook.markdown.extension import COMPANIONS, WardbookExtension
from wardbook.markdown.pages import convert_page
from wardbook.markdown.state import CalculatorHtml, TablesHtml

__all__ = ["COMPANIONS", "Bibliography", "CalculatorHtml", "TablesHtml", "WardbookExtension", "convert_page"]
