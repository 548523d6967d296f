"""A signal may fall anywhere: what was started is known, what was asked is heard, and nothing waits for ever."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from poros.config.server.child import Child
from poros.config.server.henti import Listener, Stop
from poros.config.server.postgres import Cluster

HEARD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True)
def _handlers():
    """Those of the test run come back. What a background run ignores is heard here, and by the programs started here."""
    before = {number: signal.getsignal(number) for number in HEARD}
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def listener():
    made = Listener()
    made.listen()
    return made


@contextmanager
def drum(at, count):
    """Send the signal at the step `at` of what this thread does: calls and returns, of Python and of C."""

    def step(_frame, _event, _arg):
        count[0] += 1
        if count[0] == at:
            signal.raise_signal(signal.SIGTERM)

    sys.setprofile(step)
    try:
        yield
    finally:
        sys.setprofile(None)


def gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def eventually(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return found


def test_wherever_the_signal_falls_the_child_is_known_and_ends(tmp_path):
    """Between the fork and the note of its number, or while `subprocess` holds its lock: each step is tried."""

    def live(at):
        listener, count = Listener(), [0]
        listener.listen()
        child = Child("anak", ["sleep", "60"], tmp_path / "log")
        heard = False
        try:
            with drum(at, count):
                child.start()
                child.running()
            listener.pause(0)
        except Stop:
            heard = True
        finally:
            child.stop()
        return count[0], heard, child

    steps, heard, _child = live(0)
    assert not heard
    assert steps > 20
    for at in range(1, steps, 2):
        taken, heard, child = live(at)  # the first start takes some steps more: what it loads stays loaded
        assert (at, heard, child._process.returncode) == (at, taken >= at, -signal.SIGTERM)


def test_wherever_it_falls_while_we_stop_the_stop_is_whole(tmp_path):
    def end(at):
        listener, count = Listener(), [0]
        listener.listen()
        children = [Child(name, ["sleep", "60"], tmp_path / "log") for name in ("web", "pekerja")]
        for child in children:
            child.start()
        with drum(at, count):
            for child in children:
                child.ask_to_stop()
            for child in children:
                child.stop()
        return count[0], [child._process.returncode for child in children]

    steps, codes = end(0)
    assert codes == [-signal.SIGTERM] * 2
    for at in range(1, steps, 3):
        assert end(at)[1] == [-signal.SIGTERM] * 2


@pytest.mark.parametrize("number", HEARD)
def test_each_signal_wakes_a_pause(listener, number):
    """The alarm comes from the kernel while we sleep; the sleep would last a minute."""
    signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(number))
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    began = time.monotonic()
    with pytest.raises(Stop):
        listener.pause(60)
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("number", HEARD)
def test_what_was_asked_between_pauses_is_heard_in_the_next_and_in_every_one_after(listener, number):
    signal.raise_signal(number)
    for _ in range(2):
        with pytest.raises(Stop):
            listener.pause(60)


def test_a_second_signal_does_not_disturb_the_orderly_stop(listener):
    """The operator presses Ctrl-C again and again: what takes the children down is not torn apart."""
    signal.raise_signal(signal.SIGTERM)
    with pytest.raises(Stop):
        listener.pause(60)
    for number in HEARD:
        signal.raise_signal(number)


def test_nobody_asked_and_the_pause_ends_by_itself(listener):
    listener.pause(0)
    listener.pause(0.001)


def test_under_nohup_the_end_of_the_terminal_is_no_wish():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    listener = Listener()
    listener.listen()
    signal.raise_signal(signal.SIGHUP)
    listener.pause(0)
    signal.raise_signal(signal.SIGTERM)
    with pytest.raises(Stop):
        listener.pause(0)


def test_who_does_not_listen_is_interrupted_as_any_program(tmp_path):
    """A short command has no children to take down in order: Ctrl-C ends its waiting at once."""
    script = "from poros.config.server.henti import pause; print('siap', flush=True); pause(60)"
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout.readline() == "siap\n"
    process.send_signal(signal.SIGINT)
    assert process.wait(20) != 0
    process.stdout.close()


VERB = """
import os
from poros.config.server.henti import Stop, listen
from poros.config.server.supervisor import _verb
listen()
try:
    _verb(os.environ, "konflik", "check", "-")
except Stop:
    raise SystemExit(7)
"""


def offspring(pid):
    """The processes that it started; none once it is gone."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def test_a_verb_in_its_middle_goes_before_we_do():
    """It waits for an input that never comes."""
    process = subprocess.Popen([sys.executable, "-c", VERB], stdin=subprocess.PIPE)
    (verb,) = eventually(lambda: offspring(process.pid))
    eventually(lambda: "konflik" in Path(f"/proc/{verb}/cmdline").read_text())
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 7
    process.stdin.close()
    assert gone(verb)


def test_asked_while_the_database_starts_it_is_taken_down(folder, monkeypatch):
    """The wish is older than the start: the first wait of the start finds it."""
    from poros.config.server import henti

    cluster = Cluster(folder, durable=False)
    cluster.make()
    monkeypatch.setattr(henti._listener, "_asked", True)
    with pytest.raises(Stop), cluster.running():
        pytest.fail("it should not have been waited for")
    assert not (cluster.home / "postmaster.pid").exists()


def test_asked_while_the_lock_is_waited_for_it_is_left_as_it_was(tmp_path, monkeypatch):
    from poros.config.server import henti
    from poros.config.server.lock import NAME, hold

    with hold(tmp_path, "perintah"):
        monkeypatch.setattr(henti._listener, "_asked", True)
        with pytest.raises(Stop), hold(tmp_path, "up"):
            pytest.fail("it was taken")
        assert (tmp_path / NAME).read_text() == f"perintah {os.getpid()}"
