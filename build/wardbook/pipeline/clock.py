"""The day that review dates and records are held against."""

import os
from datetime import UTC, date, datetime

# Builders that must give the same bytes again set this to the seconds of their source's date.
EPOCH = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Give the day of today in UTC, or the one that ``SOURCE_DATE_EPOCH`` names."""
    seconds = os.environ.get(EPOCH, "")
    return (datetime.fromtimestamp(int(seconds), tz=UTC) if seconds else datetime.now(tz=UTC)).date()
