"""Generated packs: made by the project's generator, read here once more so that the peers get the same content."""

import collections.abc
import dataclasses
import pathlib
import re
import sqlite3
import subprocess
import time

RARE_WORD, COMMON_WORD = "zymurgy", "talks"
"""What the generator puts into the eleventh and every 100,000th moment after it, and into every moment
(Tests/PackGenerator/GeneratedPack.swift)."""
SHORT_FROM = 1_000_000
"""Packs of so many moments have short bodies."""
ROW_BITS = 16
"""The rows of entry *e* are numbered from *e* × 2¹⁶ on (Sources/PackStore/Schema.swift)."""
MOMENT = 0
"""The number of the kind, in the same place."""
ISO_DATE = "CASE typeof(date) WHEN 'integer' THEN date(date * 86400, 'unixepoch') ELSE date END"
"""An exact day is stored as its distance from 1970-01-01, another date as it was written."""


@dataclasses.dataclass(frozen=True)
class Moment:
    """What a peer can show of a moment; the date is ISO 8601, the text plain, with empty lines between paragraphs."""

    number: int
    """The place in the sequence, from 1."""
    id: str
    date: str
    title: str
    gist: str
    text: str

    @property
    def article(self) -> str:
        """The moment as a plain text."""
        return f"{self.title}\n\n{self.date}\n{self.gist}\n\n{self.text}\n"


@dataclasses.dataclass(frozen=True)
class GeneratedPack:
    """A compiled pack and what is worth knowing about it."""

    path: pathlib.Path
    size: int
    """How many moments."""
    seconds: float
    """What generating it took; 0 where it lay there already."""
    longest: Moment
    """The longest article of the last thousand."""

    def moments(self) -> collections.abc.Iterator[Moment]:
        """All moments in the order of the sequence, one at a time."""
        return read_moments(self.path, "ASC")

    def newest_first(self, limit: int = -1) -> collections.abc.Iterator[Moment]:
        """The moments from the last to the first, at most `limit` unless negative."""
        return read_moments(self.path, "DESC", limit)


def generate(generator: str, size: int, folder: pathlib.Path) -> GeneratedPack:
    """A pack of `size` moments in `folder`; one that is already there is taken as it is."""
    path = folder / f"moments-{size}.summit"
    seconds = 0.0
    if not path.exists():
        start = time.perf_counter()
        arguments = [generator, str(size), str(path)] + (["--short-bodies"] if size >= SHORT_FROM else [])
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
    longest = max(read_moments(path, "DESC", limit=1000), key=lambda moment: len(moment.text))
    return GeneratedPack(path, size, seconds, longest)


def read_moments(path: pathlib.Path, direction: str, limit: int = -1) -> collections.abc.Iterator[Moment]:
    """The moments of a pack by the number of their entry, `ASC` or `DESC`, with all blocks of their prose."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)
    try:
        entries = connection.execute(
            f"SELECT id, slug, {ISO_DATE}, title, gist FROM entry WHERE kind = ? ORDER BY id {direction} LIMIT ?",
            (MOMENT, limit),
        )
        for number, slug, date, title, gist in entries:
            blocks = connection.execute(
                "SELECT text FROM statement WHERE id BETWEEN ? AND ? AND field = 'prose' ORDER BY id",
                (number << ROW_BITS, (number + 1 << ROW_BITS) - 1),
            )
            text = "\n\n".join(plain(text) for text, in blocks)
            yield Moment(number, f"moment/{slug}", date, title, gist, text)
    finally:
        connection.close()


def plain(markdown: str) -> str:
    """CommonMark without its links, as the program shows it."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown)
