"""Lets ``python -m wardbook`` do what the command ``wardbook`` does."""

from wardbook.cli import main

main()
