"""What the component macros take: plain frozen data, worked out from a spec beforehand."""

from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class OptionView:
    """One choice of a select or a checkbox group."""

    code: str
    label: str
    id: str
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class PairView:
    """Two boxes in which one amount is typed, such as feet and inches.

    Args:
        code: What the unit list calls the pair.
        label: What the reader sees there.
        sent: The unit in which the amount is sent.
        parts: Both units, with the ids of their boxes.
    """

    code: str
    label: str
    sent: str
    parts: tuple[OptionView, ...]


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """One input of a form.

    Args:
        name: Name of its control, such as ``weight`` or ``counts[0].on``.
        id: Id of its control; ids of its parts start with it.
        label: What the reader sees.
        kind: ``quantity``, ``number``, ``integer``, ``date``, ``time``, ``choice``, ``boolean``, ``checks``, ``rows``.
        need: A word beside the label: ``required``, ``optional`` or nothing.
        hints: Sentences under the label.
        value: What stands in the control from the start (a setting), else empty.
        units: Units offered; a lone one is still a select, so that nothing is implied.
        pair: Two units in which people also say the amount.
        options: Choices offered.
        unanswered: Whether the first option is "Not answered".
        none_label: Words of the box that says "none", or empty where an empty list is not an answer.
        inputmode: Keyboard hint.
        rows: The first row, and the one with an open number that further rows are copied from.
        most_rows: How many rows there may be.
    """

    name: str
    id: str
    label: str
    kind: str
    need: str = ""
    hints: tuple[str, ...] = ()
    value: str = ""
    units: tuple[OptionView, ...] = ()
    pair: PairView | None = None
    options: tuple[OptionView, ...] = ()
    unanswered: bool = True
    none_label: str = ""
    inputmode: str = "text"
    rows: "tuple[RowView, ...]" = ()
    most_rows: int = 0

    @property
    def described_by(self) -> str:
        """Ids of the hint and of the error, in reading order."""
        hint = f"{self.id}-hint " if self.hints else ""
        return f"{hint}{self.id}-error"


@dataclass(frozen=True, kw_only=True)
class RowView:
    """One row of a repeated record.

    Args:
        index: Its number from 0, or the token that the page script replaces.
        title: What the reader calls it, such as "Platelet counts 1".
        fields: Its inputs.
    """

    index: str
    title: str
    fields: tuple[FieldView, ...]

    @property
    def number(self) -> str:
        """The number as the reader counts, empty while it is open."""
        return str(int(self.index) + 1) if self.index.isdigit() else ""


@dataclass(frozen=True, kw_only=True)
class CalculatorView:
    """A calculator's form and its result region.

    Args:
        id: Id of the calculator on the wire.
        element_id: Id of the block in the page.
        title: Name for readers.
        purpose: What it gives.
        version: Version of its rules.
        read_on: When its sources were read, in words.
        level: Level of its heading.
        needed: Inputs that an answer always or sometimes needs.
        optional: Inputs that may change the answer.
        labels: JSON for the page script: labels of outputs, units, actions, references.
        page_href: Address of the calculator's own page, where the form stands elsewhere.
    """

    id: str
    element_id: str
    title: str
    purpose: str
    version: str
    read_on: str
    level: int
    needed: tuple[FieldView, ...]
    optional: tuple[FieldView, ...]
    labels: Markup
    page_href: str | None = None


@dataclass(frozen=True, kw_only=True)
class TableView:
    """A plain table with a caption and headed columns; the first cell of a row heads it."""

    id: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class TablesView:
    """What a calculator declares, as tables that need no script."""

    id: str
    summary: str
    tables: tuple[TableView, ...] = field(default_factory=tuple)
