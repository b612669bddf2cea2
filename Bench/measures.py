"""What is measured, one function each. Every function starts a program of its own and ends it."""

import dataclasses
import itertools
import statistics

import frames
import programs
from terminal import GAP, Burst, Terminal, Unanswered

START_LIMIT = 20.0
SEARCH_LIMIT = 30.0
"""Seconds after which a program is given up."""
KEY_LIMIT = 0.4
"""Seconds after which a key is taken to have repainted nothing: in no median, but counted."""
SEARCH_GAP = 0.150
"""Seconds of silence that end a search whose answer has no marker: one in slices may pause longer than a repaint."""
WARM_UP = 10


@dataclasses.dataclass(frozen=True)
class Starts:
    """Medians of several starts, in milliseconds."""

    first_frame: float
    """From exec to the last byte of the first full frame."""
    processor_time: float
    """That the program ran until then and until it was quiet."""


@dataclasses.dataclass(frozen=True)
class Keys:
    """The repaints of many presses of a key."""

    milliseconds: list[float]
    """To the last byte, of each press that repainted something."""
    sizes: list[int]
    """The bytes that each press was answered with, 0 for none."""
    processor_time: float
    """Milliseconds that the program ran, for each press."""
    peak_memory: int

    @property
    def median_and_p99(self) -> tuple[float, float]:
        """Of the milliseconds; the 99th percentile by nearest rank: of 100 presses the second longest."""
        rank = -(-len(self.milliseconds) * 99 // 100)
        return statistics.median(self.milliseconds), sorted(self.milliseconds)[rank - 1]


@dataclasses.dataclass(frozen=True)
class Found:
    """One search."""

    first: float
    """Milliseconds to the first bytes of the answer."""
    last: float
    """Milliseconds to the last byte."""
    letters: list[tuple[float, float]]
    """The same two of the letters before it, for a search that follows the typing."""
    peak_memory: int


@dataclasses.dataclass(frozen=True)
class Idle:
    """What a program does that is left alone."""

    written: int
    wake_ups: int
    seconds: float


def start(program: programs.Program, arguments: tuple[str, ...] = ()) -> Terminal:
    """A new process of a program."""
    return Terminal([*program.argv, *arguments], program.environment, program.folder)


def starts(program: programs.Program, runs: int) -> Starts:
    """Starts, each to its first full frame; one run before them warms the caches."""
    times, ran = [], []
    for _ in range(runs + 1):
        with start(program) as terminal:
            times.append(terminal.first_frame(program.marker, START_LIMIT).milliseconds)
            ran.append(terminal.processor_time)
    return Starts(statistics.median(times[1:]), statistics.median(ran[1:]))


def prepared(program: programs.Program, walk: programs.Walk = programs.Walk(0)) -> Terminal:
    """A program whose first frame is there and that has answered a walk's preparation."""
    terminal = start(program, walk.arguments)
    try:
        terminal.first_frame(walk.marker or program.marker, START_LIMIT)
        for key in walk.prepare:
            terminal.settle(key)
    except BaseException:
        terminal.close()
        raise
    return terminal


def keys(program: programs.Program, walk: programs.Walk, presses: int) -> Keys:
    """A walk: each press waits for the repaint of the one before."""
    steps = walk.keys()
    with prepared(program, walk) as terminal:
        if not any([answer(terminal, key) for key in itertools.islice(steps, WARM_UP)]):
            raise Unanswered("repaints nothing")
        before = terminal.processor_time
        bursts = [answer(terminal, key) for key in itertools.islice(steps, presses)]
        ran = terminal.processor_time - before
        return Keys(
            [burst.milliseconds for burst in bursts if burst],
            [len(burst.data) if burst else 0 for burst in bursts],
            ran / presses,
            terminal.peak_memory,
        )


def answer(terminal: Terminal, key: bytes) -> Burst | None:
    """The repaint after a key; None where there is nothing to repaint."""
    try:
        return terminal.press(key, KEY_LIMIT)
    except Unanswered:
        if terminal.is_running:
            return None
        raise


def search(program: programs.Program, query: programs.Query) -> Found:
    """One search, in a process that has not searched before."""
    with prepared(program) as terminal:
        letters = type_query(terminal, query)
        burst = terminal.press(query.last, SEARCH_LIMIT, GAP if query.marker else SEARCH_GAP, query.marker)
        times = [(letter.milliseconds_to_first, letter.milliseconds) for letter in letters[1:]]
        return Found(burst.milliseconds_to_first, burst.milliseconds, times, terminal.peak_memory)


def type_query(terminal: Terminal, query: programs.Query) -> list[Burst]:
    """Types what leads up to a search; the answers, where the search follows the typing."""
    letters = []
    for key in query.prepare:
        if query.follows_typing:
            letters.append(terminal.press(key, SEARCH_LIMIT, SEARCH_GAP))
        else:
            terminal.settle(key)
    return letters


def interruption(program: programs.Program, query: programs.Query) -> float:
    """Milliseconds to the last byte after the first letter, which finds most, and, at once, a second one (few hits)."""
    opening, letter = query.prepare[:2]
    with prepared(program) as terminal:
        terminal.settle(opening)
        return terminal.press(letter + b"q", SEARCH_LIMIT, SEARCH_GAP).milliseconds


def idle(program: programs.Program, seconds: float) -> Idle:
    """After the first frame and a little use."""
    walk = next(iter(program.walks.values()))
    with prepared(program, walk) as terminal:
        for _ in range(3):
            terminal.settle(walk.forth)
        # One more gap, so that whatever follows the last repaint is over.
        terminal.silence(5 * GAP)
        before = terminal.voluntary_switches
        written = len(terminal.silence(seconds))
        return Idle(written, terminal.voluntary_switches - before, seconds)


def changed_text(program: programs.Program, walk: programs.Walk, presses: int) -> list[int]:
    """The bytes of text in the cells that each of summitry's presses changes, by `render`'s frames."""
    arguments = [word for word in program.argv[1:] if word != "--no-intro"] + list(walk.arguments)
    prepare = "".join(notation(key) for key in walk.prepare)
    steps = [notation(key) for key in itertools.islice(walk.keys(), WARM_UP + presses)]
    shown = []
    for count in range(WARM_UP, WARM_UP + presses + 1):
        options = ("--keys", prepare + "".join(steps[:count]), "--style-map")
        shown.append(frames.frame(programs.render(program.argv[0], arguments, program.environment, *options)))
    return [frames.changed_text(*pair) for pair in itertools.pairwise(shown)]


def notation(key: bytes) -> str:
    """A key as `--keys` writes it."""
    return {b"\t": "<Tab>"}.get(key, key.decode())
