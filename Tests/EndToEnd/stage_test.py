"""A tour before a class: whole tours in the projector profile, on a real terminal and as `summitry render` prints them."""

import json
import re
import subprocess
import tempfile
import unittest

from explorer_test import FROZEN
from terminal_case import TerminalTest, command
from terminal_session import Tmux, clean_environment

PROJECTOR = (72, 20)
OPEN = ["<Down>", "<Enter>"]
TMUX = {"<Space>": "Space", "<Down>": "Down", "<Enter>": "Enter", "<PageUp>": "PPage", "<Tab>": "Tab"}


def output(*arguments):
    done = subprocess.run(command(*arguments), capture_output=True, text=True, env=clean_environment(), check=True)
    return done.stdout


def words(text):
    """Plain words: no links, citations, emphasis and list marks."""
    text = re.sub(r"\[S\d+\]|\[later source\]", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return [word for word in re.sub(r"[*_•]|^- ", "", text, flags=re.M).split() if word]


class Step:
    """A step as its tour says it."""

    def __init__(self, statement):
        self.title = f"Step {statement['label']} · {statement['text']}"
        paragraphs = re.split(r"\n\s*\n", statement["note"])
        self.notes = " ".join(p for p in paragraphs if p.startswith("> Notes:"))
        self.text = "\n\n".join(p for p in paragraphs if not p.startswith("> Notes:") and p != "---")
        settings = dict(line.split(": ", 1) for line in (statement["extra"] or "").split("\n") if ": " in line)
        self.highlight = settings.get("highlight", "")


def steps(tour, *options):
    entry = json.loads(output("tour", "show", tour, "--json", *options))["entries"][0]
    return [Step(statement) for statement in entry["statements"] if statement["field"] == "step"]


class Walk:
    """A tour from its first screen to its last, as `render` prints it; `door` looks whether a terminal shows the same."""

    def __init__(self, tour, columns, rows, *options, door=None):
        self.fixed = ["--tour", tour, "--projector", "--size", f"{columns}x{rows}", *options]
        self.rows = rows
        self.keys = ""
        self.door = door

    def press(self, *keys):
        for key in keys:
            self.keys += key
            if self.door:
                self.door.keys(TMUX[key])
        return self.screen()

    def screen(self):
        lines = output("render", *self.fixed, "--keys", self.keys).split("\n")[: self.rows]
        if self.door:
            self.door.wait_screen(lambda shown: shown[: len(lines)] == lines)
        return lines

    def screens(self):
        """Every screen as Space leads on; every gate is opened."""
        shown = self.screen()
        while not any("The end of the tour" in line for line in shown):
            yield shown
            isGate = any("> Not yet" in line for line in shown)
            shown = self.press(*(OPEN if isGate else ["<Space>"]))


def panel(lines):
    """The step's own text: what stands above the first pane."""
    end = next((number for number, line in enumerate(lines) if "┌" in line), len(lines))
    return words("\n".join(lines[2:end]))


def marked(lines):
    """The words with a bar at their side."""
    return " ".join(" ".join(line.split("▐", 1)[1].rstrip(" │").strip() for line in lines if "▐" in line).split())


class StageTest(TerminalTest):
    def walk(self, tour, size, door=None):
        """Every step shows its title, all its text and its highlighted words; notes show nowhere."""
        plan = steps(tour)
        found = {step.title: [] for step in plan}
        everything = ""
        for lines in Walk(tour, *size, door=door).screens():
            everything += " " + " ".join("\n".join(lines).replace("│", " ").split())
            title = next((title for title in found if any(title in line for line in lines)), None)
            if title and not any("> Not yet" in line for line in lines):
                found[title].append(lines)
        for step in plan:
            with self.subTest(tour=tour, size=size, step=step.title):
                self.assertTrue(found[step.title], "the step never showed")
                if step.highlight:
                    self.assertIn(step.highlight.lower(), marked(found[step.title][0]).lower())
                pairs = set()
                for lines in found[step.title]:
                    shown = panel(lines)
                    pairs |= set(zip(shown, shown[1:]))
                for part in step.text.split("\n\n"):
                    told = words(part)
                    missing = [pair for pair in zip(told, told[1:]) if pair not in pairs]
                    self.assertEqual(missing, [], found[step.title][-1])
                for sentence in re.findall(r"[A-Z][^.?!]{30,}[.?!]", step.notes):
                    self.assertNotIn(" ".join(sentence.split()), everything)

    def present(self, tmux, state, *arguments, environment=""):
        tmux.type(f"exec env XDG_STATE_HOME={state} {environment} " + " ".join(command("present", *arguments)))
        tmux.wait_value("alternate_on", "1")

    def test_whole_tour_on_a_terminal(self):
        for tour, size in (("predict-hanoi", PROJECTOR), ("predict-hanoi", (120, 36)), ("ledger", PROJECTOR)):
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state, Tmux(rows=size[1], columns=size[0]) as tmux:
                self.present(tmux, state, tour, "--projector")
                self.walk(tour, size, door=tmux)

    def test_every_other_tour_as_text(self):
        sizes = [PROJECTOR, (64, 18), (80, 24), (120, 36)]
        others = [line["id"].split("/")[1] for line in json.loads(output("tour", "list", "--json"))["entries"]]
        for number, tour in enumerate(tour for tour in others if tour not in ("predict-hanoi", "ledger")):
            self.walk(tour, sizes[number % len(sizes)])

    def test_content_note_comes_first(self):
        """The note alone, then the step; PgUp shows it whole without asking again. In both profiles, without colours and in ASCII too."""
        for options, environment in (("--projector",), ""), ((), ""), (("--projector", "--ascii"), ""), (("--projector",), "NO_COLOR=1"):
            with self.subTest(options=options, environment=environment), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state, Tmux(rows=20, columns=72) as tmux:
                self.present(tmux, state, "one-word", "--pack", FROZEN, *options, environment=environment)
                tmux.wait_text("Step 1 ")
                tmux.keys("Space", "Space", "Space")
                tmux.wait_text("> Not yet")
                tmux.keys("Down", "Enter", "t")
                tmux.wait_text("content note")
                tmux.keys("Escape")
                tmux.wait_screen(lambda lines: not any("content note" in line for line in lines))
                tmux.keys("Space")
                shown = tmux.wait_text("Content note: One paragraph quotes a rude word about a cook.")
                self.assertFalse(any("is cancelled" in line or "the same word" in line for line in shown), shown)
                tmux.keys("Space")
                tmux.wait_screen(lambda lines: any("the same word" in line for line in lines) and any("is cancelled" in line for line in lines))
                tmux.keys("PPage", "NPage")
                tmux.wait_screen(lambda lines: any("Step 3 " in line for line in lines) and any("Space shows the step" in line for line in lines))

    def test_p_changes_the_profile(self):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as state, Tmux(rows=20, columns=72) as tmux:
            self.present(tmux, state, "ledger")
            tmux.wait_text("┌─ Step 1 ")
            tmux.keys("-l", "p")
            tmux.wait_text("Laid out for a projector")
            tmux.keys("Escape")
            lines = output("render", "--tour", "ledger", "--projector", "--size", "72x20").split("\n")[:20]
            tmux.wait_screen(lambda shown: shown[: len(lines)] == lines)


if __name__ == "__main__":
    unittest.main()
