"""Lenses in rows and columns on the command line, on the embedded pack: what each cut shows, and what it does not."""

import json
import re
import unicodedata
import unittest

from command_line_test import run
from terminal_case import TerminalTest


def blocks(*arguments):
    return json.loads(run(*arguments, "--json").stdout)["blocks"]


def block(identifier, *arguments):
    return next(block for block in blocks(*arguments) if block["id"] == identifier)


def columns(line):
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def cells(row):
    return {cell["column"]: cell for cell in row["cells"]}


class Terms(TerminalTest):
    def test_readings_until_the_cut(self):
        for horizon in (("--as-of", "2018-06-11"), ("--lock", "2018-06-11"), ("--lock", "2018-06-11", "--now")):
            with self.subTest(horizon=horizon):
                term = block("term/complete-denuclearization", "terms", *horizon)
                self.assertEqual([row["lead"] for row in term["rows"]],
                                 ["5 Mar 2018", "24 Apr 2018", "27 Apr 2018", "Apr 2018", "8 May 2018"])
                self.assertEqual([column["id"] for column in term["columns"]], ["us", "dprk", "rok", "china"])
                done = run("terms", *horizon)
                self.assertEqual(done.returncode, 0)
                self.assertEqual(re.findall(r"\b(?:1[2-9]|2\d|30) Jun 2018|\b2019\b", done.stdout), [])

    def test_every_side_that_speaks_has_a_column_and_seoul_always(self):
        for term in blocks("terms"):
            if term["group"] is None:
                with self.subTest(term=term["id"]):
                    columns = [column["id"] for column in term["columns"]]
                    self.assertEqual(columns[:3], ["us", "dprk", "rok"])
                    self.assertEqual(set(columns) - {"us", "dprk", "rok"},
                                     {cell["column"] for row in term["rows"] for cell in row["cells"]} - {"us", "dprk", "rok"})

    def test_drift(self):
        term = block("term/complete-denuclearization", "terms", "--since", "2018-06-30", "--as-of", "2019-03-15")
        self.assertEqual([column["title"] for column in term["columns"]], ["30 Jun 2018", "15 Mar 2019"])
        self.assertEqual([row["text"] for row in term["rows"]], ["United States", "North Korea", "South Korea"])
        us = cells(term["rows"][0])
        self.assertIn("15 Jun 2018", us["before"]["text"])
        self.assertRegex(us["after"]["text"], r"clearer.*11 Mar 2019 harder \(the editors\).*Biegun")
        self.assertIn("softer", cells(term["rows"][1])["after"]["text"])
        self.assertEqual(run("terms", "--since", "2018-06-30", "--as-of", "2018-06-30").returncode, 64)
        self.assertEqual(run("terms", "--since", "2018-06-30", "--lock", "2018-06-20").returncode, 64)


class Accounts(TerminalTest):
    def test_the_day_of_hanoi(self):
        hanoi = block("account/hanoi", "accounts", "--as-of", "2019-02-28")
        self.assertEqual([column["id"] for column in hanoi["columns"]], ["th1", "th2", "th3", "th8"])
        rows = {row["lead"]: row for row in hanoi["rows"]}
        self.assertNotIn("ph2", rows)  # not yet a question
        self.assertNotIn("th3", cells(rows["ph1"]))  # public from the next day
        self.assertEqual([row["trail"] for row in hanoi["rows"] if row["trail"]], [])
        self.assertNotIn("Mar 2019", run("accounts", "--as-of", "2019-02-28").stdout)

    def test_all_or_five_of_eleven(self):
        """Who says that all sanctions were asked for, and who that it was five of eleven: in rows that follow each other."""
        text = run("accounts").stdout
        text = text[text.index("\n  ph1: "):text.index("\n  ph3: ")]
        for part in ("all sanctions to be lifted. [tellings differ]", 'denies: "not the removal of all sanctions"',
                     "ph2: It asked for the civilian parts of five UN resolutions.", "says: five of eleven"):
            self.assertIn(part, text)
        rows = {row["lead"]: row for row in block("account/hanoi", "accounts")["rows"]}
        marks = [cells(rows[lead])[telling]["mark"] for lead in ("ph1", "ph2") for telling in ("th1", "th2", "th5", "th7")]
        self.assertEqual(marks, ["○ Si", "● Sa", "✕ De", "· Nf", "○ Si", "· Nf", "● Sa", "· Nf"])

    def test_silence_is_claimed_of_whole_texts_only(self):
        for account in blocks("accounts"):
            settings = {note.split(" ")[0]: note for note in account["notes"]}
            for row in account["rows"]:
                for cell in row["cells"]:
                    if cell["text"].startswith("silent"):
                        self.assertIn("read whole", settings[cell["column"]])

    def test_what_was_told_since(self):
        hanoi = block("account/hanoi", "accounts", "--since", "2019-02-28", "--as-of", "2019-03-01")
        for row in hanoi["rows"]:
            self.assertTrue(any(cell["mark"].endswith("+") for cell in row["cells"]), row["lead"])
            old = cells(row).get("th8")
            if old and row["lead"] == "ph1":
                self.assertFalse(old["mark"].endswith("+"))
        self.assertEqual(run("accounts", "--since", "2019-04-10", "--as-of", "2019-04-11").returncode, 1)


class Documents(TerminalTest):
    def test_singapore_clause_by_clause(self):
        statement = block("document/singapore-statement", "documents")
        self.assertEqual(len(statement["rows"]), 12)
        rows = {row["lead"]: row for row in statement["rows"]}
        third = cells(rows["D1.6"])
        self.assertEqual((rows["D1.6"]["text"], third["binds"]["text"]), ("works toward", "North Korea"))
        for part in ("commits to work toward complete denuclearization", "commitment/complete-denuclearization", "claim/p7-2"):
            self.assertIn(part, third["says"]["text"])
        self.assertIn("what the phrase means", third["absent"]["text"])
        self.assertNotIn("claim/", json.dumps(block("document/singapore-statement", "documents", "--lock", "2018-12-31")))


class Lessons(TerminalTest):
    def test_by_family_with_the_reply(self):
        lessons = blocks("lessons")
        families = []
        for lesson in lessons:
            if lesson["group"] not in families:
                families.append(lesson["group"])
            self.assertEqual(set(cells(lesson["rows"][0])), {"argument", "reply"})
        self.assertEqual([family.split(":")[0] for family in families], ["Process", "Bargain", "Aims", "Leverage", "Words"])
        self.assertEqual(sum(lesson["rows"][0]["lead"].startswith("Passage") for lesson in lessons), 6)


class Everywhere(TerminalTest):
    def test_no_line_is_wider_than_asked_for(self):
        for name in ("terms", "accounts", "documents", "lessons"):
            for width in (20, 60, 80):
                with self.subTest(name=name, width=width):
                    self.assertLessEqual(max(map(columns, run(name, "--width", str(width)).stdout.splitlines())), width)

    def test_nothing_within_the_horizon(self):
        """A lock says no more than a pack that holds nothing."""
        for name in ("terms", "accounts", "documents", "lessons"):
            for horizon in (("--as-of", "2001-01-01"), ("--lock", "2001-01-01")):
                with self.subTest(name=name, horizon=horizon):
                    done = run(name, *horizon)
                    if name == "terms":  # words show always
                        self.assertEqual(done.returncode, 0)
                        self.assertTrue(done.stdout.startswith("WORDS\n"))
                    else:
                        self.assertEqual((done.returncode, done.stdout, done.stderr), (1, "", "summitry: nothing found\n"))

    def test_a_lock_is_a_cut_that_says_nothing(self):
        for name in ("terms", "accounts", "documents", "lessons"):
            for day in ("2018-06-12", "2019-02-28", "2019-03-31"):
                with self.subTest(name=name, day=day):
                    cut, lock = run(name, "--as-of", day), run(name, "--lock", day, "--now")
                    self.assertEqual((cut.returncode, cut.stdout, cut.stderr), (lock.returncode, lock.stdout, lock.stderr))


if __name__ == "__main__":
    unittest.main()
