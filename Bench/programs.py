"""The programs that are measured: how each is started on its content, and by which keys it is driven."""

import collections.abc
import dataclasses
import itertools
import os
import pathlib
import re
import shutil
import subprocess

import contents
import packs
from terminal import COLUMNS, ROWS

LIMITS = {"less": 1_000_000, "tig": 100_000, "newsboat": 10_000, "vifm": 10_000, "visidata": 100_000}
"""The peers, in the order of the report, and the most moments that each is given."""
COMMANDS = {"visidata": "vd"}
"""Where a command is not called like its program."""

LIST, FOLLOWING, READER = "list", "following", "reader"
RARE, COMMON = "rare", "common"
WORDS = {RARE: packs.RARE_WORD, COMMON: packs.COMMON_WORD}


@dataclasses.dataclass(frozen=True)
class Walk:
    """Keys that go forth and back: first `prepare`, then `forth` up to `extent` times, `back` as often, and so on."""

    extent: int
    prepare: tuple[bytes, ...] = ()
    forth: bytes = b"j"
    back: bytes = b"k"
    arguments: tuple[str, ...] = ()
    """More arguments than the program is otherwise started with."""
    marker: bytes = b""
    """What stands on the first frame with these arguments; empty where it is the program's marker."""

    def keys(self) -> collections.abc.Iterator[bytes]:
        """The presses after the preparation, without end."""
        return itertools.cycle([self.forth] * self.extent + [self.back] * self.extent)


@dataclasses.dataclass(frozen=True)
class Query:
    """A search: keys that lead up to it one after the other, and the one whose answer is measured."""

    prepare: tuple[bytes, ...]
    last: bytes
    marker: bytes = b""
    """What only the answer holds. Without it every quiet screen is an answer."""
    follows_typing: bool = False
    """Whether each key of the preparation but the first searches too."""


@dataclasses.dataclass(frozen=True)
class Program:
    """A program with its content, ready to start. Walks and searches by name; what it cannot do is left out."""

    name: str
    given: str
    """What it was given, for the report."""
    weight: str
    """How large that is; empty where that says little."""
    argv: list[str]
    environment: dict[str, str]
    folder: str
    marker: bytes
    """Text that stands on the first frame when it is complete, or nearly."""
    walks: dict[str, Walk]
    searches: dict[str, Query]


def environment(folder: pathlib.Path) -> dict[str, str]:
    """Everything that a program finds in its environment: nothing of the person who measures."""
    home = folder / "home"
    places = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_STATE_HOME": home / ".local/state",
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / ".run",
    }
    for place in places.values():
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {name: str(place) for name, place in places.items()} | {
        "PATH": "/usr/local/bin:" + os.defpath,
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
    }


def installed_peers() -> dict[str, str]:
    """The peers that are installed, with the paths of their programs."""
    paths = {name: shutil.which(COMMANDS.get(name, name)) for name in LIMITS}
    if shutil.which("git") is None:
        paths["tig"] = None
    return {name: path for name, path in paths.items() if path}


def summitry(program: str, pack: packs.GeneratedPack | None, folder: pathlib.Path) -> Program:
    """The program itself on a generated pack, or on the embedded one."""
    variables = environment(folder)
    arguments = [str(pack.path)] if pack else []
    # The last word of the bottom row: curses paints from the top.
    bottom = [row for row in render(program, arguments, variables) if row.strip()][-1]
    marker = re.findall(r"\w{3,}", bottom)[-1]
    extent = list_extent(pack.size if pack else 50)
    at = ("--at", pack.longest.id) if pack else ()
    searches = {
        name: Query((b"s", *(letter.encode() for letter in word[:-1])), word[-1].encode(), follows_typing=True)
        for name, word in WORDS.items()
        if pack
    }
    return Program(
        "summitry",
        "the pack",
        size_of(pack.path) if pack else "",
        [program, *arguments, "--no-intro"],
        variables,
        str(folder),
        marker.encode(),
        {LIST: Walk(extent, (b"P", b"g")), FOLLOWING: Walk(extent, (b"g",)), READER: Walk(5, (b"\t",), arguments=at)},
        searches,
    )


def render(program: str, arguments: list[str], variables: dict[str, str], *options: str) -> list[str]:
    """What `summitry render` prints: the rows of its frame."""
    command = [program, "render", *arguments, "--size", f"{COLUMNS}x{ROWS}", *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=variables).stdout.split("\n")


def peer(name: str, path: str, pack: packs.GeneratedPack, folder: pathlib.Path) -> Program:
    """A peer on the content of a pack, built in `folder`."""
    builders = {"less": less, "tig": tig, "newsboat": newsboat, "vifm": vifm, "visidata": visidata}
    return builders[name](path, pack, folder, environment(folder))


def less(path: str, pack: packs.GeneratedPack, folder: pathlib.Path, variables: dict[str, str]) -> Program:
    file = contents.text_file(pack.newest_first(), folder)
    return Program(
        "less",
        "one text file with all articles, the newest first",
        size_of(file),
        [path, str(file)],
        variables,
        str(folder),
        file.name.encode(),
        {READER: Walk(200)},
        typed_searches(b"/"),
    )


def tig(path: str, pack: packs.GeneratedPack, folder: pathlib.Path, variables: dict[str, str]) -> Program:
    git = shutil.which("git") or "git"
    repository = contents.repository(pack.moments(), folder, git, variables)
    seen = list(pack.newest_first(limit=30))
    commit = f"main~{pack.size - pack.longest.number}"
    # Ctrl-E and Ctrl-Y scroll, as j does in the other readers; tig's j moves a cursor.
    reader = Walk(5, forth=b"\x05", back=b"\x19", arguments=("show", commit), marker=marker_of([pack.longest.title]))
    return Program(
        "tig",
        "a Git repository, a commit each with the article as its message",
        "",
        [path],
        variables,
        str(repository),
        marker_of([moment.title for moment in seen]),
        {LIST: Walk(list_extent(pack.size)), READER: reader},
        {},
    )


def newsboat(path: str, pack: packs.GeneratedPack, folder: pathlib.Path, variables: dict[str, str]) -> Program:
    arguments = contents.feed(pack.moments(), folder, path, variables)
    longest = b":%d\r" % pack.longest.number
    return Program(
        "newsboat",
        "a feed in its cache, an item each; lines of 58 columns",
        "",
        [path, *arguments],
        variables,
        str(folder),
        contents.FEED_TITLE.encode(),
        {LIST: Walk(list_extent(pack.size), (b"\r",)), READER: Walk(5, (b"\r", longest, b"\r"))},
        typed_searches(b"/", b"Search results"),
    )


def vifm(path: str, pack: packs.GeneratedPack, folder: pathlib.Path, variables: dict[str, str]) -> Program:
    place = contents.files(pack.moments(), folder)
    seen = sorted(os.listdir(place))[:30]
    extent = list_extent(pack.size)
    return Program(
        "vifm",
        "a folder, a file each; no configuration",
        "",
        [path, "--no-configs", str(place), str(place)],
        variables,
        str(folder),
        marker_of(seen),
        {LIST: Walk(extent), FOLLOWING: Walk(extent, (b":view\r",))},
        {},
    )


def visidata(path: str, pack: packs.GeneratedPack, folder: pathlib.Path, variables: dict[str, str]) -> Program:
    file = contents.table(pack.newest_first(), folder)
    seen = list(pack.newest_first(limit=30))
    return Program(
        "visidata",
        "a table (TSV), a row each, the newest first",
        size_of(file),
        [path, str(file)],
        variables,
        str(folder),
        marker_of([moment.title for moment in seen]),
        {LIST: Walk(list_extent(pack.size))},
        typed_searches(b"g/"),
    )


def typed_searches(key: bytes, marker: bytes = b"") -> dict[str, Query]:
    """The searches of a program that takes the word on its bottom row and at Enter shows it, or `marker`."""
    return {name: Query((key, word.encode()), b"\r", marker or word.encode()) for name, word in WORDS.items()}


def list_extent(size: int) -> int:
    """How far a walk goes down a list: beyond the first screen where there is more, never to the end."""
    return min(size, 150) - 5


def marker_of(titles: list[str]) -> bytes:
    """The beginning of the last title that no other one shares, as short as a column may cut it."""
    beginnings = [title[:16].rstrip() for title in titles]
    return next(text for text in reversed(beginnings) if beginnings.count(text) == 1).encode()


def size_of(path: pathlib.Path) -> str:
    """A file's size, for people."""
    return f"{path.stat().st_size / 1e6:,.1f} MB"
