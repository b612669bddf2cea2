"""A teacher's own tour: begun, checked, presented, edited and added to, in a real terminal."""

import os
import subprocess
import tempfile
import unittest

from terminal_case import TerminalTest, command
from terminal_session import Tmux, clean_environment

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FROZEN = os.path.join(ROOT, "Tests", "Fixtures", "frozen")
FIVE_STEPS = os.path.join(ROOT, "Tests", "Fixtures", "own-tour", "five-steps.md")
LESSON = """---
title: Barges and chains
minutes: 45
---

## The barges

```yaml
view: {entry: moment/salt-seizure, as-of: 2011-02-11}
minutes: 5
optional: true
```

First words.

---

Second words.

## The chains

```yaml
view: {entry: moment/chains-speech, as-of: 2011-03-20, highlight: chain}
minutes: 5
optional: true
```

Third words.

---

Fourth words.
"""


def run(*arguments, folder=None):
    return subprocess.run(command(*arguments), capture_output=True, text=True, env=clean_environment(), cwd=folder, check=False)


class Lessons(TerminalTest):
    def setUp(self):
        holder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(holder.cleanup)
        self.folder = holder.name
        self.lesson = os.path.join(self.folder, "lesson.md")

    def write(self, text, path=None):
        """As editors save: a new file takes the old one's name."""
        path = path or self.lesson
        with open(path + "~", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(path + "~", path)

    def text(self, path=None):
        with open(path or self.lesson, encoding="utf-8") as file:
            return file.read()

    def start(self, tmux, *arguments):
        tmux.type(f"cd {self.folder}; exec env XDG_STATE_HOME={self.folder}/state " + " ".join(command(*arguments)))
        tmux.wait_value("alternate_on", "1")

    # Presenting

    def test_edited_while_presented(self):
        self.write(LESSON)
        with Tmux(rows=24, columns=80) as tmux:
            self.start(tmux, "present", "lesson.md", "--pack", FROZEN)
            tmux.wait_text("Step 1 · The barges")
            tmux.keys("Space", "Space")
            tmux.wait_text("Third words.")
            # The text of this step changes, and a step comes in front of it.
            self.write(LESSON.replace("Third words.", "New words.").replace("## The barges", "## Before\n\nWords.\n\n## The barges"))
            tmux.wait_screen(lambda lines: "Step 3 · The chains" in lines[1] and "+1" in lines[1] and any("New words." in line for line in lines))
            tmux.keys("Space")
            tmux.wait_text("Fourth words.")
            # An error keeps the last good version, and says where it is.
            self.write(LESSON.replace("moment/chains-speech", "moment/chains-speach"))
            tmux.wait_text("lesson.md:23:15: there is no moment/chains-speach; is it")
            tmux.wait_text("New words.")
            self.write(LESSON.replace("Fourth words.", "Last words."))
            tmux.wait_screen(lambda lines: any("Last words." in line for line in lines) and not any("lesson.md" in line for line in lines))
            # A file written in place is seen as well, and one that is gone is missed, no more.
            with open(self.lesson, "a", encoding="utf-8") as file:
                file.write("\nAppended words.\n")
            tmux.wait_text("Appended words.")
            os.remove(self.lesson)
            tmux.wait_text("lesson.md:1:1: cannot open it")
            tmux.keys("PageUp")
            tmux.wait_text("Second words.")

    def test_bad_steps_are_listed_and_left_out(self):
        self.write(LESSON.replace("moment/salt-seizure", "moment/salt-seizur"))
        done = run("render", FROZEN, "--tour", "lesson.md", "--size", "80x24", folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "lesson.md:9:15: error: there is no moment/salt-seizur; is it moment/salt-seizure? [dangling-id]\n")
        self.assertIn("Step 2 · The chains", done.stdout)
        # Nothing to show: every diagnostic, and status 65, before the screen changes.
        self.write("## One\n\n[x](moment/none)\n")
        done = run("render", FROZEN, "--tour", "lesson.md", folder=self.folder)
        self.assertEqual((done.returncode, done.stdout), (65, ""))
        self.assertIn("lesson.md:3:5: error: there is no moment/none [dangling-id]", done.stderr)
        self.assertEqual(run("render", "--tour", "none.md", folder=self.folder).returncode, 66)

    def test_present_refuses(self):
        self.write("No step.\n")
        with Tmux(rows=24, columns=80) as tmux:
            tmux.type(f"cd {self.folder}; " + " ".join(command("present", "lesson.md")) + '; echo "status $?"')
            tmux.wait_text("status 65")
            tmux.wait_text("lesson.md:1:1: error: no step; each begins with a line '## Title'")
            self.assertEqual(tmux.value("alternate_on"), "0")

    # Adding

    def test_views_become_steps(self):
        """By the palette while presenting: the teacher's text stays, the new step is there at once."""
        self.write(LESSON)
        with Tmux(rows=24, columns=80) as tmux:
            self.start(tmux, "present", "lesson.md", "--pack", FROZEN)
            tmux.wait_text("Step 1 · The barges")
            tmux.keys("-l", "2jj")
            tmux.keys("-l", ":view as a step")
            tmux.wait_text("Add this view as a step to my tour")
            tmux.keys("Enter")
            tmux.wait_text("Added as the last step to lesson.md")
            self.assertTrue(self.text().startswith(LESSON))
            added = self.text()[len(LESSON) :]
            self.assertIn("view: {lens: actors, entry: actor/", added)
            self.assertIn("as-of: 2011-02-11", added)
            tmux.keys(".", "t")
            tmux.wait_screen(lambda lines: any(" 3 " in line for line in lines))
        self.assertEqual([name for name in os.listdir(self.folder) if ".new" in name], [])

    def test_first_step_of_a_new_tour(self):
        """Without a tour under way: tour.md in the present folder, or the file of --lesson; then t lists it."""
        for options, name in ((), "tour.md"), (("--lesson", "mine.md"), "mine.md"):
            with self.subTest(name=name), Tmux(rows=24, columns=80) as tmux:
                self.start(tmux, "explore", FROZEN, "--no-intro", *options)
                tmux.wait_text("[1 Sequence]")
                tmux.keys("-l", "jA")
                tmux.wait_text(f"Added as the last step to {name}")
                tmux.keys("-l", "kA")
                tmux.wait_screen(lambda lines: self.text(os.path.join(self.folder, name)).count("\n## ") == 2)
                tmux.keys("-l", "t")
                tmux.wait_text("> My tour")
                tmux.keys("Enter")
                tmux.wait_text("Step 1 · ")
                done = run("tour", "check", name, "--pack", FROZEN, folder=self.folder)
                self.assertEqual(done.returncode, 0, done.stdout)

    def test_adding_fails_with_a_reason(self):
        self.write(LESSON + "\n```yaml\n")
        os.chmod(self.folder, 0o700)
        with Tmux(rows=24, columns=80) as tmux:
            self.start(tmux, "explore", FROZEN, "--no-intro", "--lesson", "lesson.md")
            tmux.wait_text("[1 Sequence]")
            tmux.keys("-l", "A")
            tmux.wait_text("No step was added to lesson.md")
            self.assertEqual(self.text(), LESSON + "\n```yaml\n")

    # The command line

    def test_new_check_present(self):
        done = run("tour", "new", "lesson.md", folder=self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertIn("tour check lesson.md", done.stderr)
        before = self.text()
        done = run("tour", "new", "lesson.md", folder=self.folder)
        self.assertEqual(done.returncode, 73)
        self.assertEqual(self.text(), before)
        done = run("tour", "check", "lesson.md", folder=self.folder)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", "0 errors, 0 warnings\n"))
        with Tmux(rows=24, columns=80) as tmux:
            self.start(tmux, "present", "lesson.md")
            tmux.wait_text("Step 1 · ")
            tmux.keys("Space", "Space")
            tmux.wait_text("Step 2 · ")

    def test_check_fails_with_places(self):
        self.write(LESSON.replace("highlight: chain", "highlight: nowhere said"))
        done = run("tour", "check", "lesson.md", "--pack", FROZEN, folder=self.folder)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(
            done.stdout,
            "lesson.md:20:1: error: (120x36, 80x24, projector) moment/chains-speech does not say 'nowhere said' at the step's cut [missing-highlight]\n")
        self.write(LESSON.replace("minutes: 45", "minutes: 8").replace("optional: true\n", ""))
        done = run("tour", "check", "lesson.md", "--pack", FROZEN, folder=self.folder)
        self.assertEqual(done.returncode, 0, "time and spare steps are a teacher's business")
        self.assertEqual(done.stdout.count("warning:"), 2, done.stdout)

    def test_check_and_show_take_both(self):
        done = run("tour", "check", "--pack", FROZEN)
        self.assertEqual(
            (done.returncode, done.stdout),
            (1, "tour/one-word: step 3 (120x36, 80x24, projector): moment/cape-lunch does not say 'dark' at the step's cut [missing-highlight]\n"))
        self.assertEqual(run("tour", "check", "one-word").returncode, 0)
        self.assertEqual(run("tour", "check", "no-such").returncode, 1)
        done = run("tour", "show", FIVE_STEPS, "--pack", FROZEN)
        self.assertIn("STEP 3 · THE ENVOY", done.stdout)
        done = run("tour", "show", FIVE_STEPS, "--pack", FROZEN, "--lock", "2011-03-31")
        self.assertIn("STEP 2 · THE CHAINS", done.stdout)
        self.assertNotIn("ENVOY", done.stdout)


if __name__ == "__main__":
    unittest.main()
