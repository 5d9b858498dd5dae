"""The only module that knows the host (MkDocs): hands everything over to functions that work without it."""

import logging
import os
import re
from functools import partial
from pathlib import Path
from typing import Any, cast

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from wardbook.markdown import WardbookExtension
from wardbook.model import Finding, PageError
from wardbook.pipeline.clock import today
from wardbook.pipeline.finish import finish
from wardbook.pipeline.navigation import ClosedItems, generated_pages, navigation
from wardbook.pipeline.passages import publish_passages
from wardbook.pipeline.prepare import Prepared
from wardbook.pipeline.settings import CONFIGURATION, broken_settings
from wardbook.pipeline.structured import structured_data
from wardbook.render import render_calculator, render_component, render_tables

# The theme prints a notice about its own end of life at every start; CONTRIBUTING says what we do about it.
_SILENCE_NOTICE = "NO_MKDOCS_2_WARNING"
_LOGGERS = ("mkdocs", "MARKDOWN")
_NAMED_FILE = re.compile(r"'([^']+\.md)'")


def write_pages(prepared: Prepared, out: Path, *, only: frozenset[str] | None = None) -> list[Finding]:
    """Let the host write all pages, or some of them anew.

    Args:
        prepared: The checked site and our files of it.
        out: Folder to write to; it holds the other pages when only some are written.
        only: Addresses of the pages to write; all by default.

    Returns:
        What the host warned of, each as a finding that stops the build.
    """
    os.environ[_SILENCE_NOTICE] = "true"
    warnings = _Warnings(prepared)
    for name in _LOGGERS:
        logging.getLogger(name).addHandler(warnings)
    try:
        config = load_config(str(prepared.site.root / CONFIGURATION), site_dir=str(out), strict=False)
        plugin = config.plugins.get("wardbook")
        if not isinstance(plugin, WardbookPlugin):
            return [broken_settings("no plugin is named wardbook; add it to plugins")]
        plugin.prepared = prepared
        plugin.only = only
        build(config, dirty=only is not None)
    except PageError as error:
        path = prepared.site.pages[error.page].path if error.page in prepared.site.pages else error.page
        return [Finding(path, 1, 1, error.rule, error.reason)]
    except MkDocsException as error:
        return warnings.findings or [broken_settings(error.format_message())]
    finally:
        for name in _LOGGERS:
            logging.getLogger(name).removeHandler(warnings)
    return warnings.findings


class NoSettings(Config):  # type: ignore[no-untyped-call]  # the host's own base is untyped
    """The plugin takes no settings: what can be chosen stands in the content."""


class WardbookPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]  # same
    """Gives the host our pages, Markdown and files."""

    prepared: Prepared
    only: frozenset[str] | None
    markdown: WardbookExtension
    closed: ClosedItems

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the host the navigation, the Markdown and the release of the site."""
        config.nav = navigation(self.prepared.site)
        self.closed = ClosedItems()
        self.markdown = WardbookExtension(
            self.prepared.site,
            calculator=render_calculator,
            tables=render_tables,
            figure=render_component,
            today=today(),
        )
        extensions: list[Any] = config.markdown_extensions  # the host says names, and takes extensions as well
        extensions.append(self.markdown)
        config.copyright = str(config.copyright).format(release=self.prepared.release)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages that are not files of the content folder: one per calculator, and their list."""
        for uri, write in generated_pages(self.prepared.site).items():
            is_read = self.only is None or uri in self.only or uri not in self.prepared.site.pages
            text = write() if is_read else ""
            files.append(File.generated(config, uri, content=text))
        if self.only is not None:
            for file in files.documentation_pages():
                file.is_modified = partial(self.only.__contains__, file.src_uri)  # type: ignore[method-assign]  # by key
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Give the host the titles of the pages that it does not read this time."""
        for page in nav.pages:
            if self.only is None or page.file.src_uri in self.only:
                continue
            known = self.prepared.site.pages.get(page.file.src_uri)
            if known and known.meta:
                page.title = known.meta.title
            else:
                page.read_source(config)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell our Markdown which page comes next."""
        self.markdown.begin(page.file.src_uri)
        return markdown

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme's blocks what they print."""
        variables = self.prepared.theme_variables(base=context["base_url"])
        closed = self.closed.on(page.url)
        return cast("TemplateContext", {**context, "wardbook": {**variables, "once": closed}})

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Add what the page says for machines."""
        return html + structured_data(self.prepared.site, page.file.src_uri, today=today())

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Add our files and take away what no reader needs."""
        synonyms = self.prepared.site.synonyms.meanings
        finish(Path(config.site_dir), stage=self.prepared.stage, synonyms=synonyms, only=self.only)
        publish_passages(Path(config.site_dir), site=self.prepared.site)


class _Warnings(logging.Handler):
    """Turns the host's warnings into findings."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(logging.WARNING)
        self.findings: list[Finding] = []
        self._pages = prepared.site.pages

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if "'dirty' build" in message:  # the host cannot know that our keys say which pages have changed
            return
        named = _NAMED_FILE.search(message)
        page = self._pages.get(named.group(1)) if named else None
        path = page.path if page else CONFIGURATION
        self.findings.append(Finding(path, 1, 1, "host-warning", message))
