#!/usr/bin/env python3
"""Measures summitry beside less, tig, newsboat, vifm and visidata, on the same generated content, and prints a report.

    bench.py --program PATH --generator PATH [--sizes 50,1000,…] [--quick] [--out FILE] [--keep FOLDER]

A number that is over its budget stands in the report and fails nothing. It is no test: numbers depend on the machine.
"""

import argparse
import collections.abc
import contextlib
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

import packs
import programs
from results import Effort, Results

SIZES = [50, 1_000, 10_000, 100_000, 1_000_000]
QUICK_SIZES = [50, 1_000, 10_000]


def main() -> int:
    """Runs everything and prints the report."""
    options = parsed_options()
    effort = Effort(starts=3, presses=30, seconds=1.0) if options.quick else Effort(starts=5, presses=100, seconds=2.0)
    peers = programs.installed_peers()
    results = Results(effort)
    load = os.getloadavg()
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(
            options.keep or stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        ).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        with workplace(folder) as place:
            say("the driver itself")
            results.measure_driver(place)
            say("summitry, embedded pack")
            results.measure(programs.summitry(options.program, None, place), None)
        for size in options.sizes:
            say(f"a pack of {size:,} moments")
            pack = packs.generate(options.generator, size, folder)
            with workplace(folder) as place:
                say("  summitry")
                results.measure(programs.summitry(options.program, pack, place), pack)
            for name, path in peers.items():
                if size <= programs.LIMITS[name]:
                    say(f"  {name}")
                    measure_peer(name, path, pack, folder, results)
    lines = heading(options.program, effort, peers, load, results.driver) + results.lines(options.sizes)
    text = "".join(line + "\n" for line in lines)
    sys.stdout.write(text)
    if options.out:
        pathlib.Path(options.out).write_text(text)
    return 0


def measure_peer(name: str, path: str, pack: packs.GeneratedPack, folder: pathlib.Path, results: Results) -> None:
    """One peer on one content; a peer that cannot take it is left out."""
    with workplace(folder) as place:
        try:
            results.measure(programs.peer(name, path, pack, place), pack)
        except (OSError, subprocess.SubprocessError) as error:
            results.notes.append(f"{name} at {pack.size:,}: left out, {error}")


def parsed_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--program", required=True, type=existing, help="the summitry program, a release build")
    parser.add_argument("--generator", required=True, type=existing, help="the pack-generator program")
    parser.add_argument(
        "--sizes", type=lambda text: [int(size) for size in text.split(",")], help="moments, such as 50,1000"
    )
    parser.add_argument(
        "--quick", action="store_true", help="fewer runs and presses; up to 10,000 moments unless --sizes says more"
    )
    parser.add_argument("--out", help="write the report to a file too")
    parser.add_argument("--keep", metavar="FOLDER", help="keep generated packs there and use those that are there")
    options = parser.parse_args()
    options.sizes = options.sizes or (QUICK_SIZES if options.quick else SIZES)
    return options


def existing(path: str) -> str:
    """An executable's absolute path: programs are started in folders of their own."""
    if not os.access(path, os.X_OK):
        raise argparse.ArgumentTypeError(f"there is no program {path}")
    return os.path.abspath(path)


@contextlib.contextmanager
def workplace(folder: pathlib.Path) -> collections.abc.Iterator[pathlib.Path]:
    """A folder for one program's content, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="content-", ignore_cleanup_errors=True) as path:
        yield pathlib.Path(path)


def heading(
    program: str, effort: Effort, peers: dict[str, str], load: tuple[float, float, float], driver: str
) -> list[str]:
    """What was measured, where and how."""
    missing = [name for name in programs.LIMITS if name not in peers]
    versions = ", ".join(filter(None, (version(name, path) for name, path in peers.items())))
    return [
        "Summitry beside its peers",
        "",
        f"machine   {os.cpu_count()} cores, {processor()}, {platform.system()} {platform.release()}",
        f"load      {load[0]:.2f} before, {os.getloadavg()[0]:.2f} after, this run included",
        f"program   {program}, {os.path.getsize(program) / 1e6:.1f} MB",
        f"peers     {versions}" + (f"; not installed, left out: {', '.join(missing)}" if missing else ""),
        f"driver    {driver}",
        f"effort    {effort.starts} starts, {effort.presses} presses a key, warm caches; terminal of 120 x 36",
    ]


def version(name: str, path: str) -> str:
    """A peer's name and version."""
    answer = subprocess.run(
        [path, "--version"], capture_output=True, text=True, env={"HOME": "/nonexistent", "PATH": os.defpath}
    ).stdout
    numbers = [word.strip("v,") for word in answer.split() if any(character.isdigit() for character in word)]
    return f"{name} {numbers[0]}" if numbers else name


def processor() -> str:
    """The processor's name."""
    with open("/proc/cpuinfo") as lines:
        return next(
            (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine()
        )


def say(text: str) -> None:
    """Progress, on standard error."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
