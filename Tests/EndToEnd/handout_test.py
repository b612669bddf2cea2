"""Handouts and their keys: of the embedded tours, and of a hostile pack."""

import html.parser
import json
import os
import pathlib
import re
import shlex
import shutil
import tempfile
import unittest

from actors_test import columns, dates
from command_line_test import run
from explorer_test import FROZEN
from terminal_case import TerminalTest

FORMATS = ("text", "markdown", "html")
ELEMENTS = set("html head meta title style body main section aside div h1 h2 h3 p ul ol li blockquote em strong span u a code".split())
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Page(html.parser.HTMLParser):
    """What a browser would find: elements, attributes, texts."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.texts, self.open, self.style = [], [], [], [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes += [(tag, name, value) for name, value in attributes]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.texts.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    @property
    def text(self):
        return "".join(self.texts)


def escaped(text):
    """As CommonMark that says just this."""
    return re.sub(r"([\\`*_\[\]<>#&!~|])", r"\\\1", text)


def tours():
    return [tour["id"].split("/")[1] for tour in json.loads(run("tour", "list", "--json").stdout)["entries"]]


class Handouts(TerminalTest):
    def assert_stands_alone(self, text):
        """One file: nothing runs, nothing is loaded, every link leads to a place in it."""
        page = Page(text)
        self.assertEqual(page.open, [])
        self.assertLessEqual(set(page.elements), ELEMENTS)
        ids = [value for _, name, value in page.attributes if name == "id"]
        self.assertEqual(len(ids), len(set(ids)))
        for tag, name, value in page.attributes:
            self.assertIn(name, {"lang", "charset", "http-equiv", "name", "content", "class", "id", "href", "start", "aria-label"}, (tag, value))
            if name == "href":
                self.assertIn(value.removeprefix("#"), ids)
        self.assertIn(("meta", "content", "default-src 'none'; style-src 'unsafe-inline'"), page.attributes)
        self.assertTrue(any(tag == "html" and name == "lang" for tag, name, _ in page.attributes))
        for part in ("url(", "@import", "expression", "http"):
            self.assertNotIn(part, page.style)
        levels = [int(tag[1]) for tag in page.elements if re.fullmatch("h[1-6]", tag)]
        self.assertEqual(levels.count(1), 1)
        for above, below in zip(levels, levels[1:]):
            self.assertLessEqual(below, above + 1)
        return page

    def test_every_tour_in_every_format(self):
        self.assertEqual(len(tours()), 5)
        for tour in tours():
            for key in ((), ("--key",)):
                with self.subTest(tour=tour, key=key):
                    text, markdown, page = (run("tour", "handout", tour, *key, "--sheet", "all", "--format", name) for name in FORMATS)
                    for done in (text, markdown, page):
                        self.assertEqual((done.returncode, done.stderr), (0, ""))
                    self.assertEqual(run("tour", "handout", tour, *key, "--sheet", "all").stdout, text.stdout)
                    lines = text.stdout.splitlines()
                    self.assertLessEqual(max(map(columns, lines)), 72)
                    self.assertNotRegex(text.stdout, r"[\x00-\x09\x0b-\x1f\x7f]| \n")
                    self.assertEqual(("key for the teacher" in lines[0], "    Notes: " in text.stdout), (bool(key), bool(key)))
                    # A key marks the right answer of every quiz, and nothing else is marked.
                    quizzes = len(re.findall("^Quiz:", text.stdout, re.M))
                    self.assertEqual(len(re.findall(r"\[right\]", text.stdout)), quizzes if key else 0)
                    words = self.assert_stands_alone(page.stdout).text
                    for line in re.findall(r"^(?:STEP|PERMALINKS).*", text.stdout, re.M):
                        self.assertIn(line, words.upper())
                    self.assertEqual(len(re.findall("^### Step", markdown.stdout, re.M)), len(re.findall("^STEP", text.stdout, re.M)))

    def test_a_sheet_ends_at_its_gate(self):
        for tour in tours():
            whole = run("tour", "handout", tour, "--sheet", "all").stdout
            count = len(re.findall(r"Sheet \d", whole))
            first = run("tour", "handout", tour)
            self.assertEqual(first.stderr, f"sheet 1 of {count}; --sheet prints the next when its gate has opened\n")
            for number in range(1, count + 1):
                with self.subTest(tour=tour, sheet=number):
                    sheet = run("tour", "handout", tour, "--sheet", str(number)).stdout
                    self.assertEqual(number != 1 or sheet == first.stdout, True)
                    day, month, year = re.search(r"You stand on (\d+) (\w+) (\d+)\.", sheet).groups()
                    limit = (int(year), MONTHS.index(month) + 1, int(day))
                    # A title is always there, whatever years it names.
                    body = sheet.split("\n", 1)[1]
                    self.assertEqual([date for date in dates(body) if date > limit], [])
            self.assertEqual(run("tour", "handout", tour, "--sheet", str(count + 1)).returncode, 1)

    def test_a_lock_bounds_sheets_and_keys(self):
        for tour in tours():
            for lock in ("2018-03-08", "2018-06-13", "2018-12-01", "2019-02-28"):
                for options in ((), ("--key",), ("--now", "--key"), ("--key", "--as-of", "2030-01-01")):
                    for name in FORMATS:
                        with self.subTest(tour=tour, lock=lock, options=options, format=name):
                            done = run("tour", "handout", tour, "--lock", lock, *options, "--sheet", "all", "--format", name)
                            if done.returncode:
                                self.assertEqual((done.returncode, done.stdout), (1, ""))
                                self.assertEqual(done.stderr, "summitry: no step of this tour lies within the horizon\n")
                                continue
                            limit = tuple(map(int, lock.split("-")))
                            body = done.stdout.replace(lock, "")
                            self.assertEqual([date for date in dates(body) if date > limit], [])

    def test_outcomes_are_for_the_teacher(self):
        for name in FORMATS:
            for expected, options in ((False, ()), (True, ("--key",)), (False, ("--key", "--lock", "2019-02-27"))):
                with self.subTest(format=name, options=options):
                    done = run("tour", "handout", "predict-hanoi", "--sheet", "2", *options, "--format", name)
                    self.assertEqual(done.returncode, 0)
                    self.assertEqual("no agreement was reached" in re.sub(r"\s+", " ", done.stdout), expected)

    def test_permalinks_show_what_the_sheet_speaks_of(self):
        sheet = run("tour", "handout", "one-word").stdout
        commands = re.sub(r" \\\n +", " ", sheet.split("\nPERMALINKS\n")[1]).splitlines()[1:]
        self.assertEqual([line.split("]")[0] for line in commands], [f"[{number}" for number in range(1, len(commands) + 1)])
        for line in commands:
            words = shlex.split(line.split("] ", 1)[1])
            self.assertEqual(words[0], "summitry")
            self.assertEqual(run(*words[1:]).returncode, 0, line)
        self.assertIn("Panmunjom Declaration", run(*shlex.split(commands[0].split("] ", 1)[1])[1:]).stdout)

    def test_role_sheets_in_the_same_formats(self):
        text = " ".join(run("brief", "kim-yong-chol", "--as-of", "2018-06-12").stdout.split())
        self.assertEqual(" ".join(run("brief", "kim-yong-chol", "--as-of", "2018-06-12", "--format", "text").stdout.split()), text)
        page = self.assert_stands_alone(run("brief", "kim-yong-chol", "--as-of", "2018-06-12", "--format", "html").stdout)
        for line in page.text.splitlines():
            self.assertIn(line.strip().upper(), text.upper().replace(" \\ ", " "))
        self.assertIn("- **", run("brief", "kim-yong-chol", "--format", "markdown").stdout)
        self.assertEqual(run("brief", "kim-yong-chol", "--format", "html", "--json").returncode, 64)

    def test_hidden_like_unknown_and_bad_options(self):
        unknown = run("tour", "handout", "nowhere")
        self.assertEqual((unknown.returncode, unknown.stdout), (1, ""))
        self.assertEqual(run("tour", "handout", "moment/hanoi-dinner").stderr, unknown.stderr.replace("nowhere", "moment/hanoi-dinner"))
        for options in (("--sheet", "0"), ("--sheet", "none"), ("--format", "pdf"), ("--lock", "soon")):
            self.assertEqual(run("tour", "handout", "one-word", *options).returncode, 64, options)

    def test_a_file_is_written_whole_or_not_at_all(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "sheet.html")
            pathlib.Path(path).write_text("before")
            done = run("tour", "handout", "one-word", "--format", "html", "-o", path)
            self.assertEqual((done.returncode, done.stdout), (0, ""))
            self.assertEqual(pathlib.Path(path).read_text(), run("tour", "handout", "one-word", "--format", "html").stdout)
            self.assertEqual(os.listdir(folder), ["sheet.html"])
            missing = run("tour", "handout", "one-word", "-o", os.path.join(folder, "none", "sheet.txt"))
            self.assertEqual((missing.returncode, missing.stdout), (73, ""))
            self.assertIn("No such file or directory", missing.stderr)
            os.mkdir(os.path.join(folder, "taken"))
            self.assertEqual(run("tour", "handout", "one-word", "-o", os.path.join(folder, "taken")).returncode, 73)
            os.symlink(path, os.path.join(folder, "link"))
            self.assertEqual(run("tour", "handout", "one-word", "-o", os.path.join(folder, "link")).returncode, 0)
            self.assertEqual(pathlib.Path(path).read_text(), run("tour", "handout", "one-word").stdout)
            self.assertEqual(sorted(os.listdir(folder)), ["link", "sheet.html", "taken"])

    def test_text_of_a_pack_stays_text(self):
        hostile = "</title><script>alert(1)</script> & &lt; \"q\" 'a' *b* [c](javascript:alert) # `d` <!-- \u202e"
        # What the sanitizer shows of it.
        safe = hostile.replace("\u202e", "⟦RLO⟧")
        with tempfile.TemporaryDirectory() as folder:
            pack = os.path.join(folder, "pack")
            shutil.copytree(FROZEN, pack)
            tour = next(pathlib.Path(pack, "tours").iterdir())
            text = tour.read_text()
            text = text.replace("title: One word", "title: " + json.dumps("T" + hostile)).replace(
                "audience: A class of sixteen-year-olds", "audience: " + json.dumps("U" + hostile))
            tour.write_text(text)
            questions = pathlib.Path(pack, "questions.yaml")
            questions.write_text(questions.read_text().replace(
                "What does the page of Lantern Island say of the salt ban?", json.dumps("V" + hostile)).replace(
                "{text: That it ends within a year.,", "{text: " + json.dumps("W" + escaped(hostile)) + ","))
            for key in ((), ("--key",)):
                name = tour.stem
                page = run("tour", "handout", name, *key, "--pack", pack, "--sheet", "all", "--format", "html")
                self.assertEqual(page.returncode, 0, page.stderr)
                words = self.assert_stands_alone(page.stdout).text
                markdown = run("tour", "handout", name, *key, "--pack", pack, "--sheet", "all", "--format", "markdown").stdout
                plain = run("tour", "handout", name, *key, "--pack", pack, "--sheet", "all").stdout
                for letter in "TVW" + ("U" if key else ""):
                    self.assertIn(letter + safe, words)
                    self.assertIn(letter + escaped(safe), markdown)
                    self.assertIn(letter + safe, re.sub(r"\s+", " ", plain))
                self.assertNotIn("<script", page.stdout)
                self.assertNotIn("\u202e", page.stdout + markdown + plain)


if __name__ == "__main__":
    unittest.main()
