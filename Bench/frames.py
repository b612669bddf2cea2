"""How much text a key changes on summitry's screen: counted in `summitry render`'s frames."""


def changed_text(before: list[str], after: list[str]) -> int:
    """The bytes, in UTF-8, of the characters of `after` that differ from what stood there; styles do not count."""
    rows = max(len(before), len(after))
    return sum(changed_in_row(*pair) for pair in zip(padded(before, rows), padded(after, rows)))


def changed_in_row(before: str, after: str) -> int:
    """The same for one row; a row that became shorter was overwritten with spaces, as far as the old text went."""
    width = max(len(before), len(after))
    pairs = zip(before.ljust(width), after.ljust(width))
    return sum(len(new.encode()) for old, new in pairs if old != new)


def padded(rows: list[str], count: int) -> list[str]:
    """The rows and as many empty ones as it takes."""
    return rows + [""] * (count - len(rows))
