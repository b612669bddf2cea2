#!/usr/bin/env python3
"""All end-to-end tests: `run.py --program SUMMITRY --probe TERMINAL-PROBE [-v] [-k NAME]`. Ends with one line of counts.

The terminal's promises are kept by the probe and by the program itself; the explorer and the command line by the program.
"""

import argparse
import os
import shutil
import sys
import unittest

import actors_test
import classroom_test
import command_line_test
import commitments_test
import explorer_test
import handout_test
import lesson_test
import notebook_test
import stage_test
import table_command_test
import terminal_case
import terminal_input
import terminal_life
import terminal_tmux

TERMINAL = (terminal_life, terminal_input, terminal_tmux)
PROGRAM = (
    explorer_test, command_line_test, table_command_test, actors_test, commitments_test, stage_test, lesson_test, handout_test,
    classroom_test, notebook_test)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--probe", required=True)
    parser.add_argument("-v", dest="verbosity", action="store_const", const=2, default=1)
    parser.add_argument("-k", dest="names", action="append")
    arguments = parser.parse_args()
    if not shutil.which("tmux"):
        sys.exit("tmux is missing; `make test` installs it")
    failed = passed = skipped = 0
    program, probe = os.path.abspath(arguments.program), os.path.abspath(arguments.probe)
    # The explorer shows no introduction where it is the terminal that is tried.
    for name, words, modules in (("terminal-probe", [probe], TERMINAL), ("summitry", [program, "--no-intro"], TERMINAL), ("summitry", [program], PROGRAM)):
        print(f"--- {name}: {', '.join(module.__name__ for module in modules)}", flush=True)
        terminal_case.program[:] = words
        loader = unittest.TestLoader()
        loader.testNamePatterns = [f"*{pattern}*" for pattern in arguments.names] if arguments.names else None
        suite = unittest.TestSuite(loader.loadTestsFromModule(module) for module in modules)
        result = unittest.TextTestRunner(stream=sys.stdout, verbosity=arguments.verbosity).run(suite)
        bad = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
        failed += bad
        skipped += len(result.skipped)
        passed += max(0, result.testsRun - bad - len(result.skipped))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
