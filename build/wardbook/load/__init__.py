"""Reads the files of a project into the model; what cannot be read becomes a finding, all at once."""

from wardbook.load.calculators import broken_calculator
from wardbook.load.scan import scan
from wardbook.load.site import load_site

__all__ = ["broken_calculator", "load_site", "scan"]
