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
