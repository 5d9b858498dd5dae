"""Settings of the properties: the same examples on every machine, and no clock."""

from hypothesis import settings

settings.register_profile("wardbook", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("wardbook")
