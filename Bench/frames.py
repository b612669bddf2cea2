"""How much text a key changes on summitry's screen: counted in the frames of `summitry render`, not in what was sent.

A cell has changed if its character or its style has: a row that is highlighted must be written again. What changed is
then the character's bytes in UTF-8; colours and the cursor's moves are what the budget's allowance is for.
"""

import unicodedata

from terminal import COLUMNS, ROWS

Cell = tuple[str, str]
"""A character and the name of its style; the right half of a wide character is empty."""


def frame(lines: list[str]) -> list[list[Cell]]:
    """The cells of what `render --style-map` prints: rows, as many rows of letters, what each letter stands for."""
    legend = dict(line.split(" ", 1) for line in lines[2 * ROWS :] if line)
    return [
        [(text, legend.get(letter, letter)) for text, letter in zip(characters(row), styles)]
        for row, styles in zip(lines[:ROWS], lines[ROWS:])
    ]


def characters(row: str) -> list[str]:
    """What stands in each cell of a row."""
    cells: list[str] = []
    for character in row:
        if unicodedata.combining(character) and cells:
            cells[-1] += character
        else:
            cells += [character] + ([""] if unicodedata.east_asian_width(character) in "WF" else [])
    return cells + [" "] * (COLUMNS - len(cells))


def changed_text(before: list[list[Cell]], after: list[list[Cell]]) -> int:
    """The bytes, in UTF-8, of the characters in the cells that have changed."""
    pairs = (pair for rows in zip(before, after) for pair in zip(*rows))
    return sum(len(new[0].encode()) for old, new in pairs if old != new)
