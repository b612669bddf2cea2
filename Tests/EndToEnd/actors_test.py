"""Dossiers, role sheets, voices and the claims' origins on the embedded pack."""

import json
import re
import shlex
import unicodedata
import unittest

from command_line_test import run
from terminal_case import TerminalTest

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DATE = re.compile(r"\b(?:(\d{1,2}) )?(" + "|".join(MONTHS) + r")[a-z]* (\d{4})\b|\b(\d{4})-(\d\d)-(\d\d)\b")
CUTS = ("2017-12-31", "2018-06-11", "2018-06-12", "2019-02-20", "2019-03-01")


def dates(text):
    """All days that a text names with their year, coarse ones by their first day."""
    for day, month, year, iso_year, iso_month, iso_day in DATE.findall(text):
        yield (int(iso_year), int(iso_month), int(iso_day)) if iso_year else (int(year), MONTHS.index(month) + 1, int(day or 1))


def columns(line):
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def actors(cut):
    return [actor["id"] for actor in json.loads(run("list", "actors", "--json", "--as-of", cut).stdout)["entries"]]


class RoleSheets(TerminalTest):
    def assert_nothing_later(self, text, cut):
        limit = tuple(int(part) for part in cut.split("-"))
        self.assertEqual([date for date in dates(text) if date > limit], [], text)

    def assert_is_a_page(self, text):
        lines = text.splitlines()
        self.assertLessEqual(len(lines), 66)
        self.assertLessEqual(max(map(columns, lines)), 72)
        running = text.split("\nPERMALINKS\n")[0]
        for mark in ("actor/", "moment/", "commitment/", "](", "[S"):
            self.assertNotIn(mark, running)

    def test_two_sheets(self):
        for actor, cut, parts in (
            ("kim-yong-chol", "2018-06-12", (
                "Kim Yong Chol", "person · North Korea", "since about 1 Jun 2018 Vice-chairman of the Workers' Party",
                "agreements made by the leaders themselves", "WHAT YOUR SIDE WAS PROMISED", "The Singapore Joint Statement is signed")),
            ("actor/stephen-biegun", "2019-02-20", (
                "Stephen Biegun", "since 23 Aug 2018 Special Representative for North Korea", "a road map with parallel steps",
                "WHAT YOUR SIDE AND OTHERS PROMISED EACH OTHER", "Biegun speaks at Stanford: speaker", "WORDS YOU USED",
                "LEFT OUT FOR WANT OF ROOM"))):
            with self.subTest(actor=actor):
                done = run("brief", actor, "--as-of", cut)
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                for part in parts:
                    self.assertIn(part, done.stdout)
                self.assert_is_a_page(done.stdout)
                self.assert_nothing_later(done.stdout, cut)
                self.assertEqual(run("brief", actor, "--as-of", cut).stdout, done.stdout)

    def test_every_sheet_and_dossier_is_of_its_day(self):
        """A later role of Kim Yong Chol, a later state of a promise, a later source: none may show."""
        for cut in CUTS:
            for actor in actors(cut)[::4]:
                with self.subTest(actor=actor, cut=cut):
                    sheet = run("brief", actor, "--as-of", cut).stdout
                    self.assert_is_a_page(sheet)
                    self.assert_nothing_later(sheet, cut)
                    self.assert_nothing_later(run("show", actor, "--dossier", "--as-of", cut).stdout, cut)
                    rows = json.loads(run("show", actor, "--dossier", "--json", "--as-of", cut).stdout)["entries"][0]["sections"]
                    self.assertTrue(all(row["id"] for section in rows for row in section["rows"]))

    def test_its_commands_show_what_it_names(self):
        for options in (("--as-of", "2018-06-12"), ("--as-of", "moment/singapore-press"), ("--as-of", "2018-06-12", "--now", "--lock", "2018-12-31")):
            with self.subTest(options=options):
                sheet = run("brief", "donald-trump", *options).stdout
                command, dossier = sheet.split("\nPERMALINKS\n")[1].replace("\\\n", " ").splitlines()
                shown = run(*shlex.split(command)[1:])
                self.assertEqual(shown.stdout, run("show", "actor/donald-trump", *options).stdout)
                self.assertEqual(run(*shlex.split(dossier)[1:]).stdout.splitlines()[0], "Donald Trump")

    def test_hidden_like_unknown(self):
        hidden = run("brief", "stephen-biegun", "--as-of", "2018-06-12")
        unknown = run("brief", "stephen-xxxxxx", "--as-of", "2018-06-12")
        self.assertEqual((hidden.returncode, hidden.stdout), (1, ""))
        self.assertEqual(hidden.stderr.replace("biegun", "xxxxxx"), unknown.stderr)
        # A misspelt name is mended from those within the horizon alone.
        self.assertIn("actor/stephen-biegun?", run("brief", "stephen-biegum").stderr)
        self.assertNotIn("actor/stephen-biegun", run("brief", "stephen-biegum", "--as-of", "2018-06-12").stderr)
        self.assertEqual(run("brief", "moment/hanoi-dinner").returncode, 1)
        self.assertEqual(run("brief", "kim-yong-chol", "--width", "9").returncode, 64)
        self.assertEqual(run("show", "moment/hanoi-dinner", "--dossier").returncode, 64)


class VoicesAndOrigins(TerminalTest):
    def test_voices_fit_their_width(self):
        for arguments in ((), ("moment/hanoi-dinner",), ("claim/p3-5",)):
            for width in (60, 80):
                with self.subTest(arguments=arguments, width=width):
                    done = run("voices", *arguments, "--width", str(width))
                    self.assertEqual((done.returncode, done.stderr), (0, ""))
                    self.assertLessEqual(max(map(columns, done.stdout.splitlines())), width)
                    self.assertNotIn("%", done.stdout)
                    for part in ("at least", "SIDES BY GENRE", "SIDES BY CHANNEL", "READ BY THE EDITORS"):
                        self.assertIn(part, done.stdout)

    def test_voices_count_what_is_listed(self):
        for cut in ("2018-06-01", "2019-02-28"):
            rows = json.loads(run("voices", "--json", "--as-of", cut).stdout)["voices"]
            listed = json.loads(run("list", "sources", "--json", "--as-of", cut).stdout)["entries"]
            self.assertEqual(rows[0]["sources"], len(listed))
            self.assertEqual(sum(row["sources"] for row in rows[1:]), len(listed))
            for row in rows:
                self.assertEqual(sum(row["genres"].values()), row["sources"])
                self.assertEqual(sum(row["channels"].values()), row["sources"])
                self.assertEqual(sum(row["read"].values()), row["sources"])
                self.assertLessEqual(row["origins"], row["sources"])

    def test_nothing_to_count(self):
        self.assertEqual(run("voices", "--as-of", "1990-01-01").returncode, 1)
        self.assertEqual(run("voices", "moment/hanoi-dinner", "--as-of", "2018-06-12").stderr, run("show", "moment/hanoi-dinner", "--as-of", "2018-06-12").stderr)

    def test_a_claims_origins(self):
        done = run("show", "claim/p3-5")
        self.assertIn("For: one source, at least one origin\nAgainst: three sources, at least three origins\n", done.stdout)
        claims = {claim["id"]: claim for claim in json.loads(run("claims", "--json").stdout)["entries"]}
        self.assertEqual(claims["claim/p3-5"]["origins"], {"for": 1, "against": 3})
        # Some claims rest on sources that repeat each other.
        self.assertIn("two sources, at least one origin", run("claims", "--width", "120").stdout)

    def test_claims_before_the_article(self):
        early = run("claims", "--as-of", "2018-06-12")
        self.assertEqual((early.returncode, early.stdout), (1, ""))
        self.assertIn("from 31 Mar 2019", early.stderr)
        self.assertEqual(run("claims", "--lock", "2018-06-12").stderr, "summitry: nothing found\n")


if __name__ == "__main__":
    unittest.main()
