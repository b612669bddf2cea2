"""The report: one table for each measure, a column for each size, a row for each program, budgets beneath."""

import collections.abc
import dataclasses
import textwrap

WIDTH = 100
LABEL = 28
CELL = 12


@dataclasses.dataclass(frozen=True)
class Budget:
    """What a number must not exceed. Being over it is news, not a failure."""

    text: str
    is_kept: collections.abc.Callable[[str, object], bool | None]
    """Whether the value of a column keeps it; None where it says nothing of that column."""

    def verdict(self, column: str, value: object) -> str:
        """One word for a cell."""
        kept = self.is_kept(column, value) if value is not None else None
        return "" if kept is None else "ok" if kept else "OVER"


@dataclasses.dataclass
class Table:
    """A measure: cells by row and column, values as they were measured; a value's own words are made by `show`."""

    title: str
    explanation: str
    show: collections.abc.Callable[[object], str]
    budgets: dict[str, list[Budget]] = dataclasses.field(default_factory=dict)
    """By row."""
    cells: dict[str, dict[str, object]] = dataclasses.field(default_factory=dict)

    def put(self, row: str, column: str, value: object) -> None:
        """Adds a value; a string is shown as it stands."""
        self.cells.setdefault(row, {})[column] = value

    def lines(self, columns: list[str]) -> list[str]:
        """The table for people; columns without any value are left out."""
        used = [column for column in columns if any(column in row for row in self.cells.values())]
        lines = ["", self.title, *paragraph(self.explanation), "", line("", used)]
        for name, row in self.cells.items():
            lines.append(line(name, [self.shown(row.get(column)) for column in used]))
            for budget in self.budgets.get(name, []):
                values = [None if isinstance(row.get(column), str) else row.get(column) for column in used]
                lines.append(line(f"  {budget.text}", [budget.verdict(*pair) for pair in zip(used, values)]))
        return lines

    def shown(self, value: object) -> str:
        """A cell's text."""
        return "–" if value is None else value if isinstance(value, str) else self.show(value)


def line(label: str, cells: collections.abc.Iterable[str]) -> str:
    """A row, labels to the left, cells to the right."""
    return (f"{label:{LABEL}}" + "".join(f"{cell:>{CELL}}" for cell in cells)).rstrip()


def number(value: float) -> str:
    """Two significant digits below ten, none behind the point above."""
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def pair(values: tuple[float, float]) -> str:
    """Two numbers."""
    return " / ".join(number(value) for value in values)


def paragraph(text: str, hanging: int = 0) -> list[str]:
    """Lines no wider than the report."""
    return textwrap.wrap(text, WIDTH, subsequent_indent=" " * hanging)
