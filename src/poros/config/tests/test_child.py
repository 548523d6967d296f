"""Processes that die with their parent, stop within bounds, and come back after a crash."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from poros.config.server import child as module
from poros.config.server.child import Child

PARENT = """
import sys, time
from pathlib import Path
from poros.config.server.child import Child
child = Child("anak", ["sleep", "60"], Path(sys.argv[1]))
child.start()
print(child.pid, flush=True)
time.sleep(60)
"""
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('siap', flush=True); time.sleep(60)"


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def eventually(condition, seconds=5.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's death signal is Linux's")
def test_a_child_dies_when_its_parent_is_killed(tmp_path):
    parent = subprocess.Popen([sys.executable, "-c", PARENT, tmp_path / "log"], stdout=subprocess.PIPE, text=True)
    pid = int(parent.stdout.readline())
    assert not gone(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    eventually(lambda: gone(pid))


def test_stop_is_polite_first_and_bounded(tmp_path):
    polite = Child("sopan", ["sleep", "60"], tmp_path / "sopan.log")
    deaf = Child("tuli", [sys.executable, "-c", DEAF], tmp_path / "tuli.log", patience=0.2)
    for child in (polite, deaf):
        child.start()
    eventually(lambda: deaf.last_words() == "siap")
    for child in (polite, deaf):
        child.stop()
    assert polite._process.returncode == -signal.SIGTERM
    assert deaf._process.returncode == -signal.SIGKILL


def test_stopping_what_never_ran_is_nothing(tmp_path):
    child = Child("belum", ["sleep", "60"], tmp_path / "log")
    child.stop()
    assert not child.running()


def test_a_crash_is_told_once_and_mended_after_a_pause(tmp_path, monkeypatch):
    child = Child("anak", ["sleep", "60"], tmp_path / "log")
    child.start()
    assert child.tend() is False
    first = child.pid
    os.kill(first, signal.SIGKILL)
    eventually(lambda: not child.running())
    assert child.tend() is True
    assert child.tend() is False
    assert not child.running()
    later = time.monotonic() + 1.1
    monkeypatch.setattr(module.time, "monotonic", lambda: later)
    child.tend()
    monkeypatch.undo()
    assert child.running()
    assert child.pid != first
    child.stop()


def test_pauses_grow_until_a_child_has_been_steady(tmp_path, monkeypatch):
    now = 1000.0
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    child = Child("anak", ["false"], tmp_path / "log")
    child.start()
    pauses = []
    for _ in range(7):
        child._process.wait()
        child.tend()
        pauses.append(child._resume - now)
        now = child._resume
        child.tend()
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    child._process.wait()
    child.command = ["sleep", "60"]
    child.tend()
    now = child._resume
    child.tend()
    now += module.STEADY + 1
    child.tend()
    assert child.crashes == 0
    monkeypatch.undo()
    child.stop()


def test_what_cannot_be_started_again_now_is_tried_again_later(tmp_path, monkeypatch):
    """No memory for a process, or no room for its log, for a while: the supervisor goes on for the others."""
    now = 1000.0
    monkeypatch.setattr(module.time, "monotonic", lambda: now)
    child = Child("anak", ["false"], tmp_path / "log")
    child.start()
    child._process.wait()
    assert child.tend() is True
    child.command = [tmp_path / "tidak-ada"]
    told = []
    for _ in range(3):
        now = child._resume
        told.append((child.tend(), child._resume - now))
    assert told == [(True, 2), (True, 4), (True, 8)]
    child.command = ["sleep", "60"]
    now = child._resume
    assert child.tend() is False
    assert child.running()
    monkeypatch.undo()
    child.stop()


def test_asking_what_is_gone_to_stop_is_nothing(tmp_path):
    child = Child("anak", ["true"], tmp_path / "log")
    child.start()
    child._process.wait()
    child.ask_to_stop()
    child.stop()
    assert child._process.returncode == 0


def test_its_output_its_errors_and_its_surroundings_are_as_given(tmp_path):
    words = "import os, sys; print(os.environ['KATA'], os.getcwd(), sys.stdin.read() == '', os.getpgid(0) == os.getpid()); sys.exit('gagal')"
    child = Child("anak", [sys.executable, "-c", words], tmp_path / "log" / "a.log", env={"KATA": "halo"}, cwd=tmp_path)
    child.start()
    assert child._process.wait() == 1
    assert sorted(child.last_words().splitlines()) == ["gagal", f"halo {tmp_path} True True"]


def test_a_descriptor_is_left_open_only_when_it_is_named(tmp_path):
    """The database keeps the lock; the web server must not."""
    reader, writer = os.pipe()
    words = "import os; os.fstat({0}); print('terbuka')"
    for keep, said in (((writer,), "terbuka"), ((), "Bad file descriptor")):
        child = Child(
            "anak", [sys.executable, "-c", words.format(writer)], tmp_path / f"{len(keep)}.log", keep_open=keep
        )
        child.start()
        child._process.wait()
        assert said in child.last_words()
    os.close(reader)
    os.close(writer)


def test_a_log_that_grew_too_large_is_put_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LOG_LIMIT", 3)
    log = tmp_path / "anak.log"
    log.write_text("lama")
    child = Child("anak", ["echo", "baru"], log)
    child.start()
    child._process.wait()
    assert (tmp_path / "anak.log.1").read_text() == "lama"
    assert child.last_words() == "baru"
