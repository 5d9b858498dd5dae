"""What calculators are made of: quantities, specs, facts, replies. Standard library only."""

from .answers import Answers
from .calculator import Calculator
from .decimals import Places, brief, counted, display, plain, power
from .door import call
from .errors import KitError, MissingAnswerError, Problem
from .facts import Fact, Facts
from .fields import Boolean, Choice, Day, Field, Integer, Limits, Number, Quantity, Time
from .icalendar import Calendar, Event
from .lists import Listed, Record
from .reply import Answer, Block, Note, Step, Uncovered
from .spec import GatedRule, NoteKind, Output, Spec

__all__ = [
    "Answer",
    "Answers",
    "Block",
    "Boolean",
    "Calculator",
    "Calendar",
    "Choice",
    "Day",
    "Event",
    "Fact",
    "Facts",
    "Field",
    "GatedRule",
    "Integer",
    "KitError",
    "Limits",
    "Listed",
    "MissingAnswerError",
    "Note",
    "NoteKind",
    "Number",
    "Output",
    "Places",
    "Problem",
    "Quantity",
    "Record",
    "Spec",
    "Step",
    "Time",
    "Uncovered",
    "brief",
    "call",
    "counted",
    "display",
    "plain",
    "power",
]
