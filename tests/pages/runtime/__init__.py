"""Tests of the runtime in a browser, without the pages of the site."""
