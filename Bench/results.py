"""All results: which measures a program goes through, and the tables that they fill."""

import collections.abc
import contextlib
import dataclasses
import pathlib
import shutil
import statistics

import measures
import packs
import programs
import report
import tables
from programs import COMMON
from tables import EMBEDDED, FOUND, INTERRUPTED, SLOWEST, Bytes
from terminal import GAP, Unanswered

COUNTED = 30
"""Presses whose bytes are compared with the text that they change."""


@dataclasses.dataclass(frozen=True)
class Effort:
    """How much is measured."""

    starts: int
    presses: int
    seconds: float
    """Of silence."""


class Results:
    """Everything measured so far, a column for each size."""

    def __init__(self, effort: Effort):
        self.effort = effort
        self.given: dict[str, list[str]] = {}
        """By program: what it was given, then how large that was for each size."""
        self.notes: list[str] = []
        """What could not be measured, and why."""
        self.driver = ""
        """What the driver itself costs."""
        self.start = tables.start()
        self.keys = tables.keys()
        self.processor = tables.processor()
        self.bytes = tables.sizes()
        self.search = tables.search()
        self.memory = tables.memory()
        self.idle = tables.idle(effort.seconds)

    def measure_driver(self, folder: pathlib.Path) -> None:
        """The least that this driver can measure: echo's start, a byte through cat."""
        cat, stty, shell = (shutil.which(name) or name for name in ("cat", "stty", "sh"))
        variables = programs.environment(folder)
        echo = programs.Program(
            "echo", "", "", [shutil.which("echo") or "echo", "ready"], variables, str(folder), b"ready", {}, {}
        )
        script = f"{stty} raw -echo && echo ready && exec {cat}"
        through = programs.Program("cat", "", "", [shell, "-c", script], variables, str(folder), b"ready", {}, {})
        keys = measures.keys(through, programs.Walk(1), self.effort.presses)
        start = report.number(measures.starts(echo, self.effort.starts).first_frame)
        key = report.pair(keys.median_and_p99)
        self.driver = f"{start} ms to start echo, {key} ms for a byte through cat"

    def measure(self, program: programs.Program, pack: packs.GeneratedPack | None) -> None:
        """All measures of one program on one content."""
        column = f"{pack.size:,}" if pack else EMBEDDED
        given = self.given.setdefault(program.name, [program.given])
        if program.weight:
            given.append(f"{column}: {program.weight}")
        with self.noting(program, column, "start"):
            starts = measures.starts(program, self.effort.starts)
            self.start.put(program.name, column, starts.first_frame)
            self.processor.put(f"{program.name}, start", column, starts.processor_time)
        if column not in self.start.cells.get(program.name, {}):
            return
        peaks = self.measure_walks(program, column) + self.measure_searches(program, column)
        if peaks:
            self.memory.put(program.name, column, max(peaks) / 1024)
        with self.noting(program, column, "idle"):
            self.idle.put(program.name, column, measures.idle(program, self.effort.seconds))

    def measure_walks(self, program: programs.Program, column: str) -> list[int]:
        """Keys and their bytes; the peaks of memory."""
        peaks = []
        for name, walk in program.walks.items():
            with self.noting(program, column, name):
                keys = measures.keys(program, walk, self.effort.presses)
                peaks.append(keys.peak_memory)
                self.keys[name].put(program.name, column, keys.median_and_p99)
                self.processor.put(f"{program.name}, {name}", column, keys.processor_time)
                if program.name == "summitry":
                    changed = measures.changed_text(program, walk, COUNTED)
                    self.bytes.put(f"summitry, {name}", column, Bytes(keys.sizes[:COUNTED], changed))
                else:
                    self.bytes.put(f"{program.name}, {name}", column, f"{statistics.median(keys.sizes):.0f}")
        return peaks

    def measure_searches(self, program: programs.Program, column: str) -> list[int]:
        """Searches; the peaks of memory."""
        peaks, letters = [], []
        for name, query in program.searches.items():
            row = f"{program.name}, {FOUND[name]}"
            with self.noting(program, column, f"search, {FOUND[name]}"):
                found = measures.search(program, query)
                peaks.append(found.peak_memory)
                if not query.follows_typing:
                    self.search.put(row, column, report.number(found.last))
                    continue
                self.search.put(row, column, (found.first, found.last))
                letters += found.letters
                if name == COMMON:
                    self.search.put(INTERRUPTED, column, report.number(measures.interruption(program, query)))
        if letters:
            self.search.put(SLOWEST, column, max(letters, key=lambda times: times[1]))
        return peaks

    @contextlib.contextmanager
    def noting(self, program: programs.Program, column: str, measure: str) -> collections.abc.Iterator[None]:
        """A block in which what a program fails to show becomes a note."""
        try:
            yield
        except Unanswered as error:
            self.notes.append(f"{program.name} at {column}, {measure}: {error}")

    def lines(self, sizes: list[int]) -> list[str]:
        """All tables for people."""
        columns = [EMBEDDED, *(f"{size:,}" for size in sizes)]
        all_tables = [self.start, *self.keys.values(), self.processor, self.bytes, self.search, self.memory, self.idle]
        lines = [
            "",
            *report.paragraph(
                f"Columns are numbers of moments in a generated pack; those of {packs.SHORT_FROM:,} or more have short "
                f"bodies. A burst of output ends when nothing came for {GAP * 1000:.0f} ms (where a search's answer "
                f"has no text to wait for: {measures.SEARCH_GAP * 1000:.0f}); times run to when its last byte was "
                "read. A dash: not measured, or not to be had. Budgets stand beneath their rows."
            ),
            "",
            "Content",
        ]
        for name, (text, *weights) in self.given.items():
            lines += report.paragraph(f"{name}: {text}" + (f" ({'; '.join(weights)})" if weights else ""), hanging=2)
        lines += [row for table in all_tables for row in table.lines(columns)]
        if self.notes:
            lines += ["", "Not measured", *(row for note in self.notes for row in report.paragraph(note, hanging=2))]
        return lines
