"""A class: one terminal presents, one has the notes, others follow; through a file, and through a real broker on loopback.

Places are read from `--trace`, which names the step with each frame; what people see is read in tmux.
"""

import os
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import unittest

from terminal_case import TerminalTest, command
from terminal_session import Session, Tmux, clean_environment, wait_for

TOUR = "one-word"


class Seat(Session):
    """A terminal of the class, whose place is known from its trace."""

    def __init__(self, home, *arguments, rows=24, columns=80):
        environment = {"HOME": home.path, "XDG_STATE_HOME": home.path + "/state", "XDG_RUNTIME_DIR": home.path + "/run"}
        super().__init__(command(*arguments, "--trace", "TRACE"), rows=rows, columns=columns, **environment)

    def place(self):
        """The last place shown, such as `step 2 part 1`; None before there was one."""
        lines = self.trace.lines()
        return lines[-1].split(" ", 2)[2] if lines and lines[-1].count(" ") > 1 else None

    def wait_place(self, place, others=(), seconds=20):
        def pump(pause):
            self.pump(pause)
            for other in others:
                other.pump()

        wait_for(lambda: self.place() == place, lambda: f"{place!r}, is at {self.place()!r}", seconds, step=0.002, pump=pump)

    def said(self, text, others=()):
        """Waits for words among the bytes written since the last call."""
        def pump(pause):
            self.pump(pause)
            for other in others:
                other.pump()

        wait_for(lambda: text.encode() in bytes(self.bytes), lambda: f"{text!r} in {bytes(self.bytes)[-400:]!r}", 40, pump=pump)
        self.bytes.clear()


class Home:
    """A person's folders."""

    def __init__(self):
        self.directory = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.path = self.directory.name
        os.mkdir(self.path + "/run", 0o700)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.directory.cleanup()


class Broker:
    """A mosquitto of our own on a free port of the loopback."""

    def __init__(self, settings="allow_anonymous true"):
        self.settings = settings
        self.directory = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = None

    def start(self):
        path = os.path.join(self.directory.name, "conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"listener {self.port} 127.0.0.1\npersistence false\n{self.settings}\n")
        # Debian puts the server where only root looks.
        program = shutil.which("mosquitto", path=os.environ["PATH"] + ":/usr/sbin:/sbin")
        self.process = subprocess.Popen([program, "-c", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.answers, "the broker answers")

    def answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def publish(self, topic, payload):
        """Says something in a room, retained, as anybody can who reaches the broker."""
        subprocess.run(
            ["mosquitto_pub", "-h", "127.0.0.1", "-p", str(self.port), "-t", topic, "-q", "1", "-r", *(["-s"] if payload else ["-n"])],
            input=payload, check=True)

    def newest(self, topic):
        done = subprocess.run(
            ["mosquitto_sub", "-h", "127.0.0.1", "-p", str(self.port), "-t", topic, "-C", "1", "-W", "5"], capture_output=True, check=True)
        return done.stdout.rstrip(b"\n")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        self.directory.cleanup()


def joined(presenter):
    """Closes the invitation that a presenter's screen begins with."""
    wait_for(presenter.place, "the first step", pump=presenter.pump)
    presenter.send("x")


def address(home, room, present):
    """What followers type: the room with the presenter's key, read from the screen."""
    with Tmux(rows=24, columns=120) as tmux:
        words = " ".join(command("present", present, "--room", room))
        tmux.type(f"exec env HOME={home.path} XDG_STATE_HOME={home.path}/state XDG_RUNTIME_DIR={home.path}/run {words}")
        tmux.wait_text("summitry follow")
        line = next(line for line in tmux.screen() if "summitry follow" in line)
        tmux.keys("-l", "x")
        tmux.keys("-l", "q")
        tmux.wait_text("end the lesson?")
        tmux.keys("-l", "y")
        return line.split("follow", 1)[1].strip(" │|")


class Classroom(TerminalTest):
    """What is true of every room."""

    def latencies(self, presenter, follower, others=()):
        """Seconds from a key to the follower's frame, there and back through a few steps."""
        measured = []
        for key, place in self.walk():
            begin = time.monotonic()
            presenter.send(key)
            follower.wait_place(place, (presenter, *others))
            measured.append(time.monotonic() - begin)
        return measured

    def walk(self):
        """Keys and the places they lead to, from step 1 part 1 back to there."""
        first = parts(1)
        yield from ((" ", f"step 1 part {part}") for part in range(2, first + 1))
        yield " ", "step 2 part 1"
        yield from ((" ", f"step 2 part {part}") for part in range(2, parts(2) + 1))
        yield "\x1b[D", f"step 1 part {first}"
        yield "t\r", "step 1 part 1"

    def whole_lesson(self, home, room, follow):
        """Present, notes, followers: early, late, wandering and returning."""
        with Seat(home, "present", TOUR, "--room", room) as presenter, Seat(home, "notes") as notes, Seat(home, "follow", follow) as student:
            joined(presenter)
            seats = (presenter, notes, student)
            student.wait_place("step 1 part 1", seats)
            notes.wait_place("step 1 part 1", seats)
            measured = sum((self.latencies(presenter, student, (notes,)) for _ in range(3)), [])
            print(f"    {room.split(':')[0]}: key to follower, median {1000 * statistics.median(measured):.0f} ms, longest {1000 * max(measured):.0f} ms, of {len(measured)}", flush=True)
            self.assertLessEqual(statistics.median(measured), 0.2)
            # The notes drive; two presses before the answer are one step.
            notes.wait_place("step 1 part 1", seats)
            notes.send("  ")
            student.wait_place("step 1 part 2", seats)
            notes.wait_place("step 1 part 2", seats)
            self.assertEqual(presenter.place(), "step 1 part 2")
            # A student wanders, the class goes on, the student returns.
            student.send("j")
            student.wait_place("step 1 part 2 aside", seats)
            presenter.send("t\x1b[B\r")
            student.wait_place("step 2 part 1 aside", seats)
            student.send(".")
            student.wait_place("step 2 part 1", seats)
            # Nothing that a student presses moves the class.
            student.send(" \x1b[C\r jtb.")
            student.wait_place("step 2 part 1", seats)
            self.assertEqual(presenter.place(), "step 2 part 1")
            with Seat(home, "follow", follow, rows=20, columns=60) as late:
                late.wait_place("step 2 part 1", seats)
                presenter.send("t\x1b[A\r")
                late.wait_place("step 1 part 1", (*seats, student))
            student.wait_place("step 1 part 1", seats)
            # Another tour in the same room is another lesson.
            presenter.send("jt\r")
            presenter.wait_place("step 1 part 1", (student, notes))
            presenter.send(" ")
            student.wait_place("step 1 part 2", (presenter, notes))
            notes.wait_place("step 1 part 2", (presenter, student))
            # A polite goodbye, and a rude one.
            student.bytes.clear()
            presenter.send("qy")
            self.assertEqual(presenter.wait_end(), 0)
            student.said("ended", (notes,))
        with Seat(home, "present", TOUR, "--room", room) as presenter, Seat(home, "follow", follow) as student:
            joined(presenter)
            student.wait_place("step 1 part 1", (presenter,))
            student.bytes.clear()
            presenter.kill(signal.SIGKILL)
            student.said("gone", (presenter,))


def parts(step):
    """How many parts a step of the tour has, from its text."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    with open(f"{root}/Resources/singapore-hanoi/tours/{TOUR}.md", encoding="utf-8") as file:
        body = file.read().split("\n## ")[step]
    return 1 + body.count("\n\n---\n\n")


class FileRoomTest(Classroom):
    def test_lesson(self):
        with Home() as home:
            self.whole_lesson(home, home.path + "/room", home.path + "/room")

    def test_own_tour(self):
        """A tour file: the notes know it, followers name it, and without it they see nothing of the lesson."""
        with Home() as home:
            lesson, room = home.path + "/lesson.md", home.path + "/room"
            with open(lesson, "w", encoding="utf-8") as file:
                file.write("## First\n\nOne.\n\n---\n\nTwo.\n\n> Notes: Mind the gap.\n\n## Second\n\nThree.\n")
            with Seat(home, "present", lesson, "--room", room) as presenter:
                joined(presenter)
                self.assertIn(b"--tour", presenter.bytes)
                with Seat(home, "notes") as notes, Seat(home, "follow", room, "--tour", lesson) as student, Seat(home, "follow", room) as other:
                    notes.wait_place("step 1 part 1", (presenter,))
                    student.wait_place("step 1 part 1", (presenter,))
                    notes.said("Mind", (presenter,))
                    other.said("walks", (presenter,))
                    notes.send(" ")
                    student.wait_place("step 1 part 2", (presenter, notes))
                    self.assertIsNone(other.place())

    def test_forged(self):
        """What others write into the file moves nobody."""
        with Home() as home, Home() as other:
            room = home.path + "/room"
            with Seat(home, "present", TOUR, "--room", room) as presenter, Seat(home, "follow", room) as student:
                joined(presenter)
                student.wait_place("step 1 part 1", (presenter,))
                with open(room, encoding="utf-8") as file:
                    older = file.read()
                presenter.send("t\x1b[B\r")
                student.wait_place("step 2 part 1", (presenter,))
                with open(room, encoding="utf-8") as file:
                    newer = file.read()
                with Seat(other, "present", TOUR, "--room", other.path + "/room") as stranger:
                    joined(stranger)
                    stranger.send("t\x1b[B\x1b[B\r")
                    stranger.wait_place("step 3 part 1")
                    with open(other.path + "/room", encoding="utf-8") as file:
                        foreign = file.read()
                for text in older, newer.replace(f"tour/{TOUR} 2 ", f"tour/{TOUR} 3 "), foreign, "x" * 5_000, "\x00\xff\n", "":
                    with open(room + ".new", "w", encoding="utf-8") as file:
                        file.write(text)
                    os.rename(room + ".new", room)
                    # The presenter's next cue comes after it.
                    presenter.send("b")
                    student.wait_place("step 2 part 1", (presenter,))
                    presenter.send("b")
                self.assertNotIn(" step 3", "\n".join(student.trace.lines()))


@unittest.skipUnless(shutil.which("mosquitto_pub"), "the mosquitto clients are missing; `make test` installs them")
class BrokerRoomTest(Classroom):
    def test_lesson(self):
        with Home() as home, Broker() as broker:
            room = f"mqtt://127.0.0.1:{broker.port}/class/a"
            self.whole_lesson(home, room, address(home, room, TOUR))

    def test_forged(self):
        with Home() as home, Home() as other, Broker() as broker:
            room = f"mqtt://127.0.0.1:{broker.port}/class/a"
            follow = address(home, room, TOUR)
            with Seat(home, "present", TOUR, "--room", room) as presenter, Seat(home, "follow", follow) as student:
                joined(presenter)
                student.wait_place("step 1 part 1", (presenter,))
                older = broker.newest("class/a")
                presenter.send("t\x1b[B\r")
                student.wait_place("step 2 part 1", (presenter,))
                newer = broker.newest("class/a")
                # A stranger presents in the same room, with a key of their own.
                with Seat(other, "present", TOUR, "--room", room) as stranger:
                    joined(stranger)
                    stranger.send("t\x1b[B\x1b[B\r")
                    stranger.wait_place("step 3 part 1", (presenter, student))
                forged = newer.replace(f"tour/{TOUR} 2 ".encode(), f"tour/{TOUR} 3 ".encode())
                for payload in older, forged, b"x" * 100_000, b"\x00\xff\x1b[2J\ncue=00", b"":
                    broker.publish("class/a", payload)
                presenter.send(" ")
                student.wait_place("step 2 part 2", (presenter,))
                self.assertNotIn(" step 3", "\n".join(student.trace.lines()))

    def test_broker_restarts(self):
        """The lesson goes on without its broker, says so, and the class is at the right step when it is there again."""
        with Home() as home, Broker() as broker:
            room = f"mqtt://127.0.0.1:{broker.port}/class/a"
            follow = address(home, room, TOUR)
            with Seat(home, "present", TOUR, "--room", room) as presenter, Seat(home, "follow", follow) as student:
                joined(presenter)
                student.wait_place("step 1 part 1", (presenter,))
                broker.stop()
                presenter.bytes.clear()
                presenter.send("t\x1b[B\r")
                presenter.wait_place("step 2 part 1", (student,))
                presenter.said("lesson", (student,))
                broker.start()
                student.wait_place("step 2 part 1", (presenter,), seconds=60)
                presenter.send(" ")
                student.wait_place("step 2 part 2", (presenter,))

    def test_no_broker(self):
        """An unreachable broker is said; the lesson begins all the same, and nobody waits for it at the end."""
        with Home() as home:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            with Seat(home, "present", TOUR, "--room", f"mqtt://127.0.0.1:{port}/a") as presenter:
                presenter.said("refused")
                presenter.send("x ")
                presenter.wait_place("step 1 part 2")
                presenter.send("qy")
                self.assertEqual(presenter.wait_end(), 0)

    def test_missing_client(self):
        with Home() as home:
            room = "mqtt://127.0.0.1/a"
            os.mkdir(home.path + "/bin")
            words = [*command("present", TOUR, "--room", room)]
            with Session(words, PATH=home.path + "/bin", HOME=home.path, XDG_RUNTIME_DIR=home.path + "/run") as presenter:
                wait_for(lambda: b"mosquitto-clients" in presenter.bytes, "what is missing", pump=presenter.pump)

    def test_thirty_followers(self):
        with Home() as home, Broker() as broker:
            room = f"mqtt://127.0.0.1:{broker.port}/class/a"
            follow = address(home, room, TOUR)
            with Seat(home, "present", TOUR, "--room", room) as presenter:
                joined(presenter)
                students = [Seat(home, "follow", follow) for _ in range(30)]
                try:
                    for student in students:
                        student.wait_place("step 1 part 1", (presenter, *students), seconds=60)
                    presenter.send("t\x1b[B\r")
                    begin = time.monotonic()
                    for student in students:
                        student.wait_place("step 2 part 1", (presenter, *students), seconds=60)
                    print(f"    30 followers arrived after {1000 * (time.monotonic() - begin):.0f} ms", flush=True)
                finally:
                    for student in students:
                        student.__exit__()

    @unittest.skipUnless(shutil.which("openssl"), "openssl makes the certificate")
    def test_encrypted(self):
        """TLS, user and password: all of them the clients' own settings, which the address does not name."""
        with Home() as home, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as secrets:
            os.chmod(secrets, 0o755)
            certificate, key, passwords = (f"{secrets}/{name}" for name in ("certificate", "key", "passwords"))
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj",
                 "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
            subprocess.run(["mosquitto_passwd", "-b", "-c", passwords, "teacher", "secret"], check=True, capture_output=True)
            os.chmod(passwords, 0o644)
            os.chmod(key, 0o644)
            os.mkdir(home.path + "/.config")
            for name in "mosquitto_pub", "mosquitto_sub":
                with open(f"{home.path}/.config/{name}", "w", encoding="utf-8") as file:
                    file.write(f"--cafile {certificate}\n-u teacher\n-P secret\n")
            with Broker(f"allow_anonymous false\ncertfile {certificate}\nkeyfile {key}\npassword_file {passwords}") as broker:
                room = f"mqtts://localhost:{broker.port}/class/a"
                follow = address(home, room, TOUR)
                with Seat(home, "present", TOUR, "--room", room) as presenter, Seat(home, "follow", follow) as student:
                    joined(presenter)
                    student.wait_place("step 1 part 1", (presenter,))
                    presenter.send(" ")
                    student.wait_place("step 1 part 2", (presenter,))

    def test_no_secret_in_arguments(self):
        """The clients are started with an argument list that names no password, and end with their explorer."""
        with Home() as home, Broker() as broker:
            room = f"mqtt://127.0.0.1:{broker.port}/class/a"
            with Seat(home, "present", TOUR, "--room", room) as presenter:
                joined(presenter)
                children = wait_for(lambda: clients(presenter.pid), "clients", pump=presenter.pump)
                for words in children.values():
                    self.assertNotIn("-P", words)
                    self.assertNotIn("-u", words)
                presenter.kill(signal.SIGKILL)
                wait_for(lambda: not any(alive(pid) for pid in children), "the clients end")

    def test_usage(self):
        for words, status, reason in (
            (("follow", "mqtt://127.0.0.1/a"), 64, "key is missing"), (("follow", "mqtt://u:p@h/a#" + "0" * 20), 64, "settings"),
            (("present", TOUR, "--room", "http://h/a"), 64, "mqtt://"), (("follow", "/tmp/"), 64, "a folder")):
            with self.subTest(words=words), Session(command(*words)) as session:
                self.assertEqual(session.wait_end(), status)
                self.assertIn(reason.encode(), bytes(session.bytes))


def clients(parent):
    """The argument lists of a process's children, by their ids."""
    found = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8") as stat, open(f"/proc/{name}/cmdline", encoding="utf-8") as line:
                if stat.read().rsplit(")", 1)[1].split()[1] == str(parent):
                    found[int(name)] = line.read().split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
    return {pid: words for pid, words in found.items() if words[0].startswith("mosquitto")} if len(found) >= 2 else {}


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    unittest.main()
