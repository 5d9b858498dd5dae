"""Wardbook: a static guideline site generator with embedded calculators."""
