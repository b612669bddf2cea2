"""What is typed, pasted and clicked, and what terminals send by themselves."""

import random

from terminal_case import TerminalTest, is_probe, probe_only, start
from terminal_session import wait_for


class Input(TerminalTest):
    """Every key arrives, nothing else becomes a key, and `q` always works."""

    def events(self, session, data, end="j"):
        """What the program makes of some bytes: its events up to the key `end`, which is typed behind them."""
        session.send(data)
        session.send(end)
        events = []
        while not events or events[-1] != end:
            events.append(session.wait_traced("event ").removeprefix("event "))
        return events[:-1]

    @probe_only
    def test_keys(self):
        keys = {
            "a": "a", "Z": "Z", " ": "<Space>", "\r": "<Enter>", "\n": "<Enter>", "\t": "<Tab>", "\x7f": "<BS>",
            "\x08": "<BS>", "\x04": "<C-d>", "\x03": "<C-c>", "\x13": "<C-s>", "\x11": "<C-q>", "\x1a": "<C-z>",
            "\x1bOA": "<Up>", "\x1b[A": "<Up>", "\x1bOB": "<Down>", "\x1bOH": "<Home>", "\x1b[H": "<Home>",
            "\x1bOF": "<End>", "\x1b[4~": "<End>", "\x1b[5~": "<PageUp>", "\x1b[6~": "<PageDown>",
            "\x1b[3~": "<Del>", "\x1b[Z": "<S-Tab>", "\x1bOP": "<F1>", "ệ": "ệ", "판": "판", "🙂": "🙂",
        }
        for term in ("xterm-256color", "vt100", "linux", "screen"):
            with start(term=term) as session:
                for data, event in keys.items():
                    with self.subTest(term=term, data=data):
                        self.assertEqual(self.events(session, data), [event])

    @probe_only
    def test_escape_alone(self):
        with start() as session:
            for _ in range(20):
                session.send("\x1b")
                self.assertEqual(session.wait_traced("event"), "event <Esc>")
            self.assertEqual(self.events(session, "\x1bk"), ["<Esc>", "k"])

    @probe_only
    def test_slow_link(self):
        """ESCDELAY of the environment is honoured: the rest of a key may come late."""
        with start(ESCDELAY="2000") as session:
            cuts = (("\x1b", "[A", "<Up>"), ("\x1b[", "6~", "<PageDown>"), ("\x1b[6", "~", "<PageDown>"))
            for first, rest, event in cuts:
                session.send(first)
                session.pump(0.2)
                self.assertEqual(self.events(session, rest), [event])

    @probe_only
    def test_cut_characters(self):
        with start() as session:
            for byte in "판ệ🙂".encode():
                session.send(bytes([byte]))
                session.pump(0.005)
            self.assertEqual(self.events(session, ""), ["판", "ệ", "🙂"])

    @probe_only
    def test_malformed_text(self):
        """A byte that is no text costs nothing but itself."""
        with start() as session:
            for data in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xe1\xbb", b"\x80", b"\xf4\x90\x80\x80", b"\xc2\x9b"):
                with self.subTest(data=data):
                    self.assertEqual(self.events(session, data + b"k"), ["k"])

    @probe_only
    def test_answers_are_no_keys(self):
        """DA1, DA2, DECRPM, cursor position, focus, OSC 11, XTVERSION, an unknown key."""
        answers = (
            "\x1b[?62;1;4c", "\x1b[>41;354;0c", "\x1b[?2026;2$y", "\x1b[12;40R", "\x1b[I", "\x1b[O",
            "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]11;rgb:0000/0000/0000\x07", "\x1bP>|tmux 3.3a\x1b\\",
            "\x1b[1;5A", "\x1b[97;5u", "\x1b[<0;3;3m", "\x1b[24~")
        with start() as session:
            for answer in answers:
                with self.subTest(answer=answer):
                    self.assertEqual(self.events(session, answer), [])
                with self.subTest(cut=answer):
                    session.send(answer[:5])
                    session.pump(0.05)
                    self.assertEqual(self.events(session, answer[5:]), [])

    @probe_only
    def test_mouse(self):
        reports = {
            "\x1b[<0;5;3M": ["<Click:2,4>"], "\x1b[<0;80;24M": ["<Click:23,79>"], "\x1b[<64;1;1M": ["<Wheel:0,0,-3>"],
            "\x1b[<65;1;2M": ["<Wheel:1,0,3>"], "\x1b[<0;9999;9999M": [], "\x1b[<0;81;24M": [], "\x1b[<0;0;0M": [],
            "\x1b[<;M": [], "\x1b[<0;5M": [], "\x1b[<2;5;5M": [], "\x1b[<32;5;5M": [], "\x1b[M !!": ["<Click:0,0>"],
            "\x1b[<99999999999999999999;1;1M": [],
        }
        with start() as session:
            self.assertIn(b"\x1b[?1000h\x1b[?1006h", session.bytes)
            for report, events in reports.items():
                with self.subTest(report=report):
                    self.assertEqual(self.events(session, report), events)
            session.send("\x1b[<0;1")
            session.pump(0.1)
            self.assertEqual(self.events(session, "2;5M"), ["<Click:4,11>"])

    @probe_only
    def test_mouse_off(self):
        with start() as session:
            session.send("m")
            session.ready()
            self.assertTrue(session.bytes.endswith(b"\x1b[?1006l\x1b[?1000l"))

    @probe_only
    def test_paste(self):
        with start() as session:
            pastes = (("two\r\nlines\t판", "two lines 판"), ("q:\x1b[A\x03", "q:␛[A␃"), ("\u202ea", "⟦RLO⟧a"))
            for text, shown in pastes:
                with self.subTest(text=text):
                    self.assertEqual(self.events(session, f"\x1b[200~{text}\x1b[201~"), [f"<Paste:{shown}>"])
            self.assertEqual(self.events(session, "\x1b[200~\x1b[201~"), [])

    @probe_only
    def test_huge_paste(self):
        with start() as session:
            paste = "\x1b[200~" + "q" * 5_000_000 + "\x1b[201~"
            self.assertEqual(self.events(session, paste), [f"<Paste:{1 << 20} columns>"])

    @probe_only
    def test_paste_without_end(self):
        """After a second it is over, without a key."""
        with start() as session:
            session.send("\x1b[200~qqq")
            self.assertEqual(session.wait_traced("event"), "event <Paste:qqq>")
            self.assertEqual(self.events(session, "k"), ["k"])

    def test_random_bytes(self):
        """Half a megabyte of anything; then the program can be left.

        That is at the latest after a second of silence, which ends a paste. `q` may be text in a prompt by then; Ctrl-C
        closes the prompt and then, twice, leaves.
        """
        noise = random.Random(20260101)
        starts = [b"\x1b[", b"\x1b]", b"\x1bP", b"\x1b[<", b"\x1b[M", b"\x1b[200~", b"\x1bO"]
        for round_number in range(4):
            with start() as session:
                for _ in range(1000):
                    data = noise.randbytes(100) + noise.choice(starts) + noise.randbytes(20)
                    session.send(bytes(byte for byte in data if byte not in b"qQ:\x03"))
                quits = lambda s=session: s.send("q" if is_probe() else "\x03\x03\x03") or s.has_ended()
                with self.subTest(round=round_number):
                    wait_for(quits, "q quits", step=1.5, pump=session.pump)
                    self.assert_given_back(session, 0)

    @probe_only
    def test_bytes_a_key(self):
        """At most 1.3 times the text that changes, and 80."""
        with start() as session:
            session.send("z")
            session.wait_traced("event z")
            session.ready()
            for key in "jjkjzjabcm":
                before = len(session.bytes)
                session.trace.new()
                session.send(key)
                changed = int(session.wait_traced("frame").split()[-1])
                session.ready()
                with self.subTest(key=key, changed=changed):
                    self.assertGreater(changed, 0)
                    self.assertLessEqual(len(session.bytes) - before, 1.3 * changed + 80)
