"""The tables of the report: what each says about itself, and the budgets beside summitry's rows."""

import dataclasses
import statistics

import report
from programs import COMMON, FOLLOWING, LIST, RARE, READER
from report import Budget, Table

EMBEDDED = "embedded"
"""The column of the embedded pack."""
MILLION = "1,000,000"
FOUND = {RARE: "rare word", COMMON: "word of all"}
SLOWEST = "summitry, slowest letter"
INTERRUPTED = "summitry, interrupted"
KEY = "ms from a key to the last byte of the repaint: median / p99."


@dataclasses.dataclass(frozen=True)
class Bytes:
    """What the presses of a walk were answered with: bytes, and the text that they changed on the screen."""

    sizes: list[int]
    changed: list[int]

    def __str__(self) -> str:
        """The medians of the presses that repaint."""
        pairs = [pair for pair in zip(self.sizes, self.changed) if any(pair)]
        return " / ".join(f"{statistics.median(values):.0f}" for values in zip(*pairs))

    @property
    def is_within_budget(self) -> bool:
        """At most 1.3 times the changed text and 80 bytes, every single press."""
        return all(size <= 1.3 * changed + 80 for size, changed in zip(self.sizes, self.changed))


def start() -> Table:
    """Values: milliseconds."""
    return Table(
        "Start",
        "ms from exec to the last byte of the first full frame, median. For newsboat that is its list of feeds.",
        report.number,
        {"summitry": [at_most(10)]},
    )


def keys() -> dict[str, Table]:
    """By walk. Values: median and 99th percentile in milliseconds."""
    alone = f"{KEY} The reader does not follow (summitry: P off; vifm: no preview)."
    following = f"{KEY} vifm: with its preview of the file."
    reader = f"{KEY} In a long article; less: in its whole file."
    return {
        LIST: Table("j in the list, alone", alone, report.pair, {"summitry": [key_budget(0.5)]}),
        FOLLOWING: Table("j in the list, the reader follows", following, report.pair, {"summitry": [key_budget(1)]}),
        READER: Table("Scrolling the reader by a line", reader, report.pair, {"summitry": [key_budget(0.5)]}),
    }


def sizes() -> Table:
    """Values: `Bytes`."""
    budget = Budget("≤ 1.3 × text + 80", lambda column, value: value.is_within_budget)
    return Table(
        "Bytes a key",
        "Median of what a press is answered with; for summitry also of the text that it changes: the characters, in "
        "UTF-8, whose cells differ, in text or style, between the frames of `summitry render --keys` before and after "
        "it. Every single press must keep the budget.",
        str,
        {f"summitry, {name}": [budget] for name in (LIST, FOLLOWING, READER)},
    )


def processor() -> Table:
    """Values: milliseconds."""
    return Table(
        "Processor time",
        "ms that the program itself ran, from exec until it was quiet, and for a press: what a busy machine adds to "
        "the times above is not in it.",
        report.number,
    )


def search() -> Table:
    """Values: milliseconds to the first and to the last byte."""
    return Table(
        "Full-text search",
        "ms from the key that asks to the first / to the last byte of the answer. summitry answers each letter: the "
        "last letter of the word; the slowest letter before it; interrupted: to the last byte after the first letter "
        "and, at once, another. The others answer Enter. The rare word stands in the 11th oldest moment and every "
        "100,000th after it, the other one in all; less and visidata read from the newest on, so the one lies far and "
        "the other near. newsboat lists all that it found.",
        report.pair,
        {
            f"summitry, {FOUND[RARE]}": [search_budget(10)],
            f"summitry, {FOUND[COMMON]}": [search_budget(50)],
            SLOWEST: [search_budget(50)],
        },
    )


def memory() -> Table:
    """Values: MiB."""
    return Table(
        "Peak memory",
        "MiB resident (VmHWM) after all of the above, the most of any process; without child processes.",
        report.number,
        {"summitry": [at_most(18, EMBEDDED), at_most(30, MILLION)]},
    )


def idle(seconds: float) -> Table:
    """Values: `measures.Idle`."""
    return Table(
        "Idle",
        f"In {seconds:g} s of silence after some use: bytes written / wake-ups (voluntary context switches).",
        lambda value: f"{value.written} / {value.wake_ups}",
        {"summitry": [Budget("none", lambda column, value: value.written == 0 and value.wake_ups == 0)]},
    )


def at_most(limit: float, only: str = "") -> Budget:
    """A budget for a plain number, in all columns or in one."""
    return Budget(f"≤ {limit:g}", lambda column, value: value <= limit if only in ("", column) else None)


def key_budget(median: float) -> Budget:
    """A budget for a median and a 99th percentile."""
    return Budget(f"median ≤ {median:g}, p99 ≤ 3", lambda column, value: value[0] <= median and value[1] <= 3)


def search_budget(limit: float) -> Budget:
    """A budget for a search: its last byte up to 10,000 moments, its first in a million, nothing between."""

    def is_kept(column: str, value: tuple[float, float]) -> bool | None:
        if column == MILLION:
            return value[0] <= 10
        return value[1] <= limit if int(column.replace(",", "")) <= 10_000 else None

    return Budget(f"last ≤ {limit:g} (1M: first ≤ 10)", is_kept)
