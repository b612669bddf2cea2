"""What the test cases share: the program under test."""

import functools
import unittest

from terminal_session import Session

program = []


def command(*arguments):
    return [*program, *arguments]


def is_probe():
    return program[0].endswith("terminal-probe")


def probe_only(test):
    """For what a program does not show unless it is made to."""

    @functools.wraps(test)
    def wrapper(self):
        if not is_probe():
            self.skipTest("needs terminal-probe")
        test(self)

    return wrapper


def start(*arguments, **options):
    """The program on a pseudo-terminal, once it rests."""
    trace = ["--trace", "TRACE"] if is_probe() else []
    return Session(command(*trace, *arguments), **options).ready()


class TerminalTest(unittest.TestCase):
    def assert_given_back(self, session, status):
        self.assertEqual(session.wait_end(), status)
        self.assertEqual(session.complaints(), [])
