#!/usr/bin/env python3
"""The promises of the terminal, on real terminals: `terminal_test.py [-v] [-k NAME] PROGRAM [ARGUMENT ...]`.

PROGRAM is `terminal-probe`, or any program that quits at `q`; what only the probe can show is then skipped.
"""

import argparse
import os
import sys
import unittest

sys.dont_write_bytecode = True

import terminal_case  # noqa: E402
import terminal_input  # noqa: E402
import terminal_life  # noqa: E402
import terminal_tmux  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-v", dest="verbosity", action="store_const", const=2, default=1, help="name each test")
    parser.add_argument("-k", dest="names", action="append", help="only tests whose name contains this")
    parser.add_argument("program", nargs=argparse.REMAINDER, help="the program under test and its arguments")
    arguments = parser.parse_args()
    if not arguments.program:
        parser.error("which program?")
    if not os.access(arguments.program[0], os.X_OK):
        parser.error(f"{arguments.program[0]} is no program")
    terminal_case.program[:] = [os.path.abspath(arguments.program[0]), *arguments.program[1:]]

    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{name}*" for name in arguments.names] if arguments.names else None
    modules = (terminal_life, terminal_input, terminal_tmux)
    suite = unittest.TestSuite(loader.loadTestsFromModule(module) for module in modules)
    result = unittest.TextTestRunner(verbosity=arguments.verbosity).run(suite)
    if result.testsRun == 0:
        print("no such test", file=sys.stderr)
    sys.exit(0 if result.wasSuccessful() and result.testsRun > 0 else 1)


if __name__ == "__main__":
    main()
