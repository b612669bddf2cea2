"""The command line on the embedded pack: what it prints, where, and how it ends."""

import json
import os
import pty
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

from explorer_test import FROZEN, ROOT
from terminal_case import TerminalTest, command
from terminal_session import clean_environment


def run(*arguments, input=None, **environment):
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, input=input, env=clean_environment(**environment), timeout=60)


class Reading(TerminalTest):
    def test_claim_that_differs(self):
        done = run("show", "claim/p3-5")
        self.assertEqual(done.returncode, 0)
        for part in ("other sources differ", "Three were freed before Singapore", "against", "for", "[S27]"):
            self.assertIn(part, done.stdout)
        self.assertEqual(run("show", "P3.5").stdout, done.stdout)

    def test_nothing_later_is_found(self):
        done = run("search", "hanoi", "--as-of", "2018-06-12", "--json")
        self.assertEqual([hit["id"] for hit in json.loads(done.stdout)["hits"] if (hit["date"] or "") > "2018-06-12"], [])
        self.assertGreater(len(json.loads(run("search", "hanoi", "--json").stdout)["hits"]), 5)

    def test_one_person_by_any_name(self):
        for query in ("Kim Yong-chol", "김영철", "kim yong chol"):
            with self.subTest(query=query):
                hits = json.loads(run("search", query, "--json").stdout)["hits"]
                self.assertEqual(hits[0]["id"], "actor/kim-yong-chol")

    def test_lists(self):
        claims = json.loads(run("list", "claims", "--json").stdout)["entries"]
        self.assertEqual(len(claims), 54)
        self.assertEqual(len({claim["id"] for claim in claims}), 54)
        self.assertGreaterEqual(len(json.loads(run("list", "actors", "--json").stdout)["entries"]), 20)
        moments = json.loads(run("list", "moments", "--json").stdout)["entries"]
        self.assertGreaterEqual(len([m for m in moments if "2018-03" <= m["date"].lstrip("~") <= "2019-03-31"]), 26)

    def test_tours(self):
        listed = json.loads(run("tour", "list", "--json").stdout)["entries"]
        self.assertEqual(len(listed), 5)
        shown = run("tour", "show", "one-word")
        self.assertEqual(shown.stdout, run("show", "tour/one-word").stdout)
        self.assertEqual((shown.returncode, shown.stderr), (0, ""))
        self.assertEqual(run("tour", "show", "none").returncode, 1)
        self.assertEqual(run("present", "one-word").returncode, 69, "no terminal")

    def test_timeline_ends_with_the_horizon(self):
        for scale in ("year", "quarter", "month", "week", "day"):
            with self.subTest(scale=scale):
                done = run("timeline", "--scale", scale, "--as-of", "2018-06-12", "--json")
                buckets = json.loads(done.stdout)["buckets"]
                self.assertLessEqual(max(bucket["to"] for bucket in buckets), "2018-06-12")
                whole = run("timeline", "--scale", scale)
                self.assertEqual(whole.returncode, 0)
                self.assertLessEqual(max(len(line) for line in whole.stdout.splitlines()), 80)
        day = run("timeline", "--scale", "day", "--from", "2019-02-28", "--to", "2019-02-28").stdout
        self.assertTrue(day.startswith("28 Feb 2019 · 3 moments\n  United States, 3: Second day"))

    def test_every_entry_of_every_kind_is_an_article(self):
        for kind in ("moments", "actors", "passages", "claims", "commitments", "words", "sources"):
            for entry in json.loads(run("list", kind, "--json").stdout)["entries"][::7]:
                with self.subTest(id=entry["id"]):
                    done = run("show", entry["id"])
                    self.assertEqual(done.returncode, 0)
                    self.assertGreater(len(done.stdout.splitlines()), 2)
                    self.assertLessEqual(max(len(line) for line in done.stdout.splitlines() if "(" not in line), 80)

    def test_lock_answers_like_an_unknown_id(self):
        locked = run("show", "moment/hanoi-dinner", "--lock", "2018-12-31")
        unknown = run("show", "moment/hanoi-dinnex", "--lock", "2018-12-31")
        self.assertEqual((locked.returncode, locked.stdout), (unknown.returncode, unknown.stdout))
        self.assertEqual(locked.stderr, unknown.stderr.replace("dinnex", "dinner"))
        self.assertEqual(locked.returncode, 1)


class Endings(TerminalTest):
    def test_exit_codes(self):
        for arguments, status in (
            (("list", "nothings"), 64), (("list", "moments", "--as-of", "soon"), 64), (("render", "--size", "big"), 64),
            (("render", "--keys", "<Nokey>"), 64), (("show", "moment/nothing"), 1), (("search", "xyzzyx"), 1),
            (("list", "moments", "--pack", "/nonexistent"), 66), (("list", "moments", "--pack", "/etc/passwd"), 65),
            (("pack", "check", "/nonexistent"), 66), (("pack", "build", FROZEN, "-o", "/nonexistent/x.summit"), 73),
            (("--version",), 0), (("--help",), 0), (("pack", "schema"), 0), (("info",), 0)):
            with self.subTest(arguments=arguments):
                done = run(*arguments)
                self.assertEqual(done.returncode, status, done.stderr)
                self.assertEqual(bool(done.stderr), status != 0)

    def test_no_terminal_no_escape(self):
        """Output into a pipe: nothing but advice, on standard error, and 69."""
        for environment in ({}, {"TERM": "dumb"}, {"TERM": None}, {"LC_ALL": "C"}):
            with self.subTest(environment=environment):
                done = run("--no-intro", **environment)
                self.assertEqual((done.returncode, done.stdout), (69, ""))
                self.assertIn("summitry render", done.stderr)
                self.assertNotIn("\x1b", done.stderr)

    def test_poor_terminals(self):
        """A terminal that cannot: advice, 69, not one escape sequence."""
        for term in ("dumb", None, "", "nosuchterm", "../../x"):
            with self.subTest(term=term):
                master, slave = pty.openpty()
                child = subprocess.Popen(
                    command("--no-intro"), stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                    env=clean_environment(term=term) if term is None else clean_environment(TERM=term))
                os.close(slave)
                output = b""
                try:
                    while chunk := os.read(master, 65536):
                        output += chunk
                except OSError:
                    pass
                os.close(master)
                self.assertEqual(child.wait(timeout=20), 69)
                self.assertNotIn(b"\x1b", output)
                self.assertIn(b"summitry", output)

    def test_nothing_is_blanked_in_the_c_locale(self):
        self.assertIn("김영철", run("show", "actor/kim-yong-chol", LC_ALL="C").stdout)

    def test_a_reader_that_goes_away(self):
        done = subprocess.run(
            ["bash", "-c", '"$@" list sources | head -1', "-", *command()], capture_output=True, text=True, env=clean_environment())
        self.assertEqual(done.stderr, "")

    def test_full_disk(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run(command("list", "moments"), stdout=full, stderr=subprocess.PIPE, text=True, env=clean_environment())
        self.assertEqual(done.returncode, 74)
        self.assertIn("No space left", done.stderr)

    def test_names_from_outside_are_sanitized(self):
        done = run("list", "moments", "--pack", "/tmp/\x1b]0;owned\x07\u202eno")
        self.assertEqual(done.returncode, 66)
        self.assertNotIn("\x1b", done.stderr)
        self.assertNotIn("\u202e", done.stderr)


class Packs(TerminalTest):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.pack = os.path.join(self.folder.name, "frozen.summit")
        done = run("pack", "build", FROZEN, "-o", self.pack)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_same_folder_same_bytes_same_hash(self):
        again = os.path.join(self.folder.name, "again.summit")
        copy = os.path.join(self.folder.name, "copy")
        shutil.copytree(FROZEN, copy)
        run("pack", "build", copy, "-o", again)
        with open(self.pack, "rb") as one, open(again, "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_a_truncated_pack_is_refused(self):
        size = os.path.getsize(self.pack)
        for length in (0, 1, 99, 100, 4096, size // 2, size - 4096, size - 1):
            with self.subTest(length=length):
                with open(self.pack, "rb") as whole, open(self.pack + ".cut", "wb") as cut:
                    cut.write(whole.read()[:length])
                self.assertEqual(run("list", "moments", "--pack", self.pack + ".cut").returncode, 65)

    def altered(self, *statements):
        path = self.pack + ".altered"
        shutil.copy(self.pack, path)
        connection = sqlite3.connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
        return path

    def test_a_foreign_schema_is_refused(self):
        for statement in (
            "CREATE TRIGGER t AFTER INSERT ON entry BEGIN SELECT 1; END", "CREATE VIEW v AS SELECT * FROM entry",
            "CREATE TABLE extra(x)", "ALTER TABLE entry ADD COLUMN extra", "PRAGMA user_version = 99", "PRAGMA application_id = 1",
            "CREATE INDEX i ON entry(title)"):
            with self.subTest(statement=statement):
                done = run("list", "moments", "--pack", self.altered(statement))
                self.assertEqual(done.returncode, 65, done.stderr)
                self.assertEqual(done.stdout, "")

    def test_verify_finds_a_changed_row(self):
        self.assertEqual(run("pack", "info", self.pack, "--verify").returncode, 0)
        changed = self.altered("UPDATE entry SET title = title || '!' WHERE id = 3")
        self.assertEqual(run("pack", "info", changed).returncode, 0)
        done = run("pack", "info", changed, "--verify")
        self.assertEqual(done.returncode, 65)
        self.assertIn("entry", done.stderr)

    def test_the_embedded_sources_have_no_problem(self):
        done = run("pack", "check", os.path.join(ROOT, "Resources", "singapore-hanoi"))
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_counts_by_kind(self):
        done = run("pack", "check", "--counts", FROZEN)
        self.assertEqual((done.returncode, done.stderr), (0, "0 errors, 0 warnings\n"))
        self.assertEqual(done.stdout.splitlines()[:3], ["moments 24", "actors 9", "passages 2"])
        self.assertEqual(len(done.stdout.splitlines()), 14)

    def test_a_folder_opens_with_its_errors_and_without_its_warnings(self):
        copy = os.path.join(self.folder.name, "copy")
        shutil.copytree(FROZEN, copy)
        with open(os.path.join(copy, "words.yaml"), "a", encoding="utf-8") as words:
            words.write("- {id: unused, term: Unused, text: No entry links to this word.}\n- {id: broken, term: Broken}\n")
        done = run("list", "words", "--pack", copy)
        self.assertEqual(done.returncode, 0)
        self.assertIn("word/unused", done.stdout)
        self.assertIn("[missing-field]", done.stderr)
        self.assertNotIn("warning", done.stderr)

    def test_every_fault_is_reported(self):
        faults = os.path.join(ROOT, "Tests", "Fixtures", "faults")
        with open(os.path.join(ROOT, "Tests", "Fixtures", "faults.expected.txt"), encoding="utf-8") as file:
            expected = file.read().splitlines()
        done = run("pack", "check", faults)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.splitlines(), expected)
        codes = {line.rsplit("[", 1)[1] for line in expected}
        self.assertGreaterEqual(len(codes), 50)


if __name__ == "__main__":
    unittest.main()
