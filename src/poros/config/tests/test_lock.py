"""One server per data directory."""

import os
import subprocess
import sys
import time

import pytest

from poros.config.server import lock
from poros.config.server.lock import TakenError, hold, served_by_up

HOLD = """
import sys, time
from pathlib import Path
from poros.config.server.lock import hold
with hold(Path(sys.argv[1]), sys.argv[2]):
    print("held", flush=True)
    time.sleep(float(sys.argv[3]))
"""


def elsewhere(folder, role, seconds):
    words = [sys.executable, "-c", HOLD, str(folder), role, str(seconds)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "held\n"
    process.stdout.close()
    return process


def test_a_living_up_keeps_others_out(tmp_path):
    process = elsewhere(tmp_path, "up", 60)
    began = time.monotonic()
    with pytest.raises(TakenError) as taken, hold(tmp_path, "up"):
        pass
    assert time.monotonic() - began < lock.PATIENCE / 2
    assert taken.value.holder == lock.Holder("up", process.pid)
    assert served_by_up(tmp_path)
    process.kill()
    process.wait()
    assert not served_by_up(tmp_path)


def test_a_short_command_is_waited_for(tmp_path):
    process = elsewhere(tmp_path, "perintah", 0.5)
    assert not served_by_up(tmp_path)
    with hold(tmp_path, "up"):
        assert (tmp_path / lock.NAME).read_text() == f"up {os.getpid()}"
    process.wait()


def test_waiting_has_an_end(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    process = elsewhere(tmp_path, "perintah", 60)
    with pytest.raises(TakenError), hold(tmp_path, "up"):
        pass
    process.kill()
    process.wait()


def test_the_heir_of_the_descriptor_keeps_the_lock(tmp_path, monkeypatch):
    """As PostgreSQL does for the moment it takes to shut down after its supervisor was killed."""
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    with hold(tmp_path, "perintah") as descriptor:
        heir = subprocess.Popen(["sleep", "60"], pass_fds=[descriptor])
    with pytest.raises(TakenError), hold(tmp_path, "up"):
        pass
    heir.kill()
    heir.wait()
    with hold(tmp_path, "up"):
        pass


ROUNDS = """
import sys
from pathlib import Path
from poros.config.server.lock import hold
folder = Path(sys.argv[1])
for _ in range(15):
    with hold(folder, "perintah"):
        count = int((folder / "hitung").read_text())
        with (folder / "catatan").open("a") as told:
            told.write(f"{sys.argv[2]}:masuk\\n")
        (folder / "hitung").write_text(str(count + 1))
        with (folder / "catatan").open("a") as told:
            told.write(f"{sys.argv[2]}:keluar\\n")
"""


def test_short_commands_take_turns_and_never_two_at_once(tmp_path):
    (tmp_path / "hitung").write_text("0")
    both = [subprocess.Popen([sys.executable, "-c", ROUNDS, str(tmp_path), name]) for name in "ab"]
    assert [process.wait(60) for process in both] == [0, 0]
    assert (tmp_path / "hitung").read_text() == "30"
    lines = (tmp_path / "catatan").read_text().split()
    for entered, left in zip(lines[::2], lines[1::2], strict=True):
        assert (entered[0], entered[1:], left[1:]) == (left[0], ":masuk", ":keluar")


def test_a_lock_whose_holder_fell_over_inside_is_free(tmp_path):
    with pytest.raises(ZeroDivisionError), hold(tmp_path, "perintah"):
        _ = 1 / 0
    with hold(tmp_path, "up"):
        assert served_by_up(tmp_path)
    assert not served_by_up(tmp_path)


def test_who_only_asks_whether_it_is_served_takes_nothing(tmp_path):
    with hold(tmp_path, "up"):
        assert all(served_by_up(tmp_path) for _ in range(5))
    for _ in range(5):
        assert not served_by_up(tmp_path)
    with hold(tmp_path, "perintah"):
        assert not served_by_up(tmp_path)
