"""The clinical calculators, one folder each; they run in the reader's browser."""
