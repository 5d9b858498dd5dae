"""Measuring Wardbook against the stock tools it is built on: ratios from paired runs, no absolute times."""
