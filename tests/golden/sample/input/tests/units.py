"""Tests that a hazard log of the sample may name; pytest passes over this file by its name."""


def test_unit_is_shown() -> None:
    """It holds."""
