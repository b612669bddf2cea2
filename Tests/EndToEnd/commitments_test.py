"""`summitry commitments` on the embedded pack: how each promise stood, what waits for what, the offers."""

import json
import re
import unittest

from command_line_test import run
from explorer_test import FROZEN
from terminal_case import TerminalTest

# The last word of each holder, as the files in Resources/singapore-hanoi/commitments have it; {} where nobody had judged yet.
AUTUMN = {
    "complete-denuclearization": {"editors": "open"}, "drills-understood": {"editors": "reversed"},
    "end-of-war-declaration": {"editors": "stalled"}, "engine-site": {"editors": "partly"}, "exercise-halt": {"editors": "kept"},
    "follow-on-talks": {"editors": "partly"}, "human-rights-raised": {"editors": "stalled"}, "kaesong-office": {"editors": "kept"},
    "military-agreement": {}, "new-relations": {"editors": "stalled"}, "peace-regime": {"editors": "stalled"},
    "punggye-ri-closure": {"editors": "partly"}, "remains": {"editors": "partly"}, "sanctions-stay": {"editors": "kept"},
    "security-guarantees": {"editors": "open"}, "seoul-visit": {}, "test-halt": {"editors": "kept"}, "tongchang-ri": {},
    "yongbyon": {}}
CHANGED = {
    "all-enrichment": {"editors": "open"}, "end-of-war-declaration": {"editors": "lapsed"}, "engine-site": {"editors": "reversed"},
    "follow-on-talks": {"editors": "stalled"}, "human-rights-raised": {"editors": "open"}, "military-agreement": {"editors": "kept"},
    "punggye-ri-closure": {"editors": "stalled"}, "seoul-visit": {"editors": "lapsed"}, "tongchang-ri": {"editors": "reversed"},
    "yongbyon": {"editors": "open", "dprk": "open"}}


def commitments(*arguments):
    return json.loads(run("commitments", "--json", *arguments).stdout)


def rows(document):
    """The commitments' rows by slug."""
    rows = [row for block in document["blocks"] for row in block["rows"] if "states" in row]
    return {row["id"].removeprefix("commitment/"): row for row in rows}


def states(document):
    return {
        slug: {word["holder"]: word["state"] for word in row["states"]} for slug, row in rows(document).items()}


class Commitments(TerminalTest):
    def test_states_with_their_holders(self):
        self.assertEqual(states(commitments("--as-of", "2018-09-30")), AUTUMN)
        self.assertEqual(states(commitments("--as-of", "2019-03-15")), AUTUMN | CHANGED)

    def test_what_changed_between_two_cuts(self):
        document = commitments("--since", "2018-09-30", "--as-of", "2019-03-15")
        self.assertEqual(states(document), CHANGED)
        self.assertEqual((document["since"], document["horizon"]), ("30 Sep 2018", "as of 15 Mar 2019 · then"))
        self.assertEqual(rows(document)["seoul-visit"]["trail"], "open → lapsed")
        self.assertEqual(rows(document)["all-enrichment"]["trail"], "new: open")
        self.assertIn("offer/of17", [offer["id"] for offer in document["offers"]])
        text = run("commitments", "--since", "2018-09-30", "--as-of", "2019-03-15").stdout
        self.assertEqual(set(re.findall(r"\(commitment/([a-z-]+)\)$", text, re.MULTILINE)), set(CHANGED))

    def test_a_row_says_what_its_entry_says(self):
        row = rows(commitments("--as-of", "2019-03-15"))["yongbyon"]
        self.assertEqual(
            {name: row[name] for name in ("form", "by", "to", "date", "made", "phrase", "disputed")},
            {"form": "written", "by": ["dprk"], "to": ["rok"], "date": "2018-09-19", "made": "moment/pyongyang-declaration",
             "phrase": "corresponding measures", "disputed": False})
        self.assertIn("corresponding measures", row["condition"])
        shown = {line["id"]: line for line in json.loads(run("show", row["id"], "--as-of", "2019-03-15", "--json").stdout)["entries"][0]["statements"]}
        self.assertEqual(
            [(word["holder"], word["state"], word["judged"], word["note"], word["citations"]) for word in row["states"]],
            [tuple(shown[word["id"]][name] for name in ("subject", "value", "date", "note", "citations")) for word in row["states"]])
        self.assertEqual(
            [(term["on"], term["relation"], term["holder"], term["since"], shown[term["id"]]["field"]) for term in row["dependsOn"]],
            [("commitment/sanctions-stay", "after", "dprk", "2019-03-01", "dependency")])
        waits = {term["on"]: term["blocked"] for term in rows(commitments("--as-of", "2019-03-15"))["complete-denuclearization"]["dependsOn"]}
        self.assertEqual(
            waits, {"commitment/security-guarantees": None, "commitment/new-relations": None, "commitment/end-of-war-declaration": "lapsed"})

    def test_deadlocks_from_their_day_on(self):
        war = ["end-of-war-declaration", "complete-denuclearization"]
        for cut, expected in (("2018-08-22", []), ("2018-08-23", [war]), ("2019-02-28", [war]), ("2019-03-01", [war, ["sanctions-stay", "yongbyon"]])):
            with self.subTest(cut=cut):
                found = commitments("--as-of", cut)["deadlocks"]
                slugs = [[term["commitment"].removeprefix("commitment/") for term in deadlock["terms"]] for deadlock in found]
                self.assertEqual(slugs, expected)
                text = " ".join(run("commitments", "--as-of", cut).stdout.split())
                self.assertEqual("each waits for the other" in text, bool(expected))
        self.assertIn("By the terms each side stated on 28 Feb 2019 and 1 Mar 2019, each waits for the other", text)

    def test_a_lock_says_no_more_than_a_cut(self):
        for day in ("2018-03-07", "2018-06-12", "2018-08-23", "2019-02-27"):
            for arguments in ((), ("--columns", "moments"), ("--by", "state", "--json")):
                with self.subTest(day=day, arguments=arguments):
                    cut, locked = run("commitments", "--as-of", day, *arguments), run("commitments", "--lock", day, *arguments)
                    past = run("commitments", "--as-of", "2019-12-31", "--lock", day, *arguments)
                    self.assertEqual((locked.returncode, locked.stdout, locked.stderr), (cut.returncode, cut.stdout, cut.stderr))
                    self.assertEqual((past.returncode, past.stdout, past.stderr), (cut.returncode, cut.stdout, cut.stderr))
                    self.assertEqual(cut.returncode, 0)
        self.assertNotIn("Hanoi", run("commitments", "--lock", "2018-12-31").stdout)

    def test_nothing_and_misuse(self):
        for arguments, status, message in (
            (("--lock", "2017-06-01"), 1, "summitry: nothing found\n"), (("--as-of", "2017-06-01"), 1, "summitry: nothing found\n"),
            (("--since", "2018-12-01", "--as-of", "2018-12-02"), 1, "summitry: nothing changed\n"),
            (("--since", "2019-01-01", "--as-of", "2018-12-01"), 64, None), (("--since", "2018-01-01", "--columns", "phases"), 64, None),
            (("--since", "moment/hanoi-lunch", "--lock", "2018-12-31"), 64, None), (("--by", "colour"), 64, None)):
            with self.subTest(arguments=arguments):
                done = run("commitments", *arguments)
                self.assertEqual((done.returncode, done.stdout), (status, ""))
                if message is not None:
                    self.assertEqual(done.stderr, message)

    def test_groups(self):
        text = run("commitments", "--by", "side", "--as-of", "2018-06-12").stdout
        headings = [line for line in text.splitlines() if line.isupper() and not line.startswith(" ")]
        self.assertEqual(
            headings,
            ["UNITED STATES", "NORTH KOREA", "UNITED STATES AND NORTH KOREA", "NORTH KOREA AND SOUTH KOREA", "WHAT WAITS FOR WHAT", "OFFERS"])

    def test_holders_who_differ(self):
        row = rows(commitments("--pack", FROZEN))["dark-towers"]
        self.assertTrue(row["disputed"])
        self.assertEqual(row["cells"][-1]["mark"], "R/P/O")
        self.assertTrue(row["trail"].startswith("disputed: reversed (the editors)"))


if __name__ == "__main__":
    unittest.main()
