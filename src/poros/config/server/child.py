"""Processes that never outlive the one that started them."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
LONGEST_PAUSE = 30.0
STEADY = 60.0  # a child that lived this long has recovered: its next crash is again a first one
LOG_LIMIT = 10 * 1024 * 1024

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(death_signal: int) -> Callable[[], None]:
    """Return what a new process runs so that the kernel signals it when this one goes, even by kill -9.

    It must run after any change of user, which clears the request, and the caller must be the main
    thread: the kernel watches the thread that forked.
    """
    parent = os.getpid()

    def ask() -> None:
        if _libc is not None:
            _libc.prctl(PR_SET_PDEATHSIG, death_signal)
        if os.getppid() != parent:  # it went before we asked
            os.kill(os.getpid(), signal.SIGKILL)

    return ask


def as_user(name: str | None) -> dict[str, Any]:
    """Return the arguments that make a new process run as that system account, in its group alone."""
    return {"user": name, "group": name, "extra_groups": []} if name else {}


@dataclass
class Child:
    """One process kept alive: started, restarted with growing pauses when it crashes, stopped within bounds.

    Web and worker get SIGKILL on the supervisor's death: without a database a graceful stop could wait for
    ever, and what they were doing rolls back.
    """

    name: str
    command: Sequence[str | Path]
    log: Path
    env: Mapping[str, str] | None = None
    cwd: Path | None = None
    user: str | None = None
    keep_open: Sequence[int] = ()
    stop_signal: int = signal.SIGTERM
    death_signal: int = signal.SIGKILL
    patience: float = 10.0
    crashes: int = field(default=0, init=False)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _started: float = field(default=0.0, init=False)
    _resume: float | None = field(default=None, init=False)

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    def start(self) -> None:
        self.log.parent.mkdir(mode=0o700, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            # A process group of its own keeps the terminal's Ctrl-C for the supervisor, which stops in order.
            self._process = subprocess.Popen(  # noqa: S603 -- our own commands, no shell
                [str(word) for word in self.command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.env,
                cwd=self.cwd,
                **as_user(self.user),
                process_group=0,
                pass_fds=self.keep_open,
                preexec_fn=die_with_parent(self.death_signal),  # noqa: PLW1509 -- single-threaded by design
            )
        self._started, self._resume = time.monotonic(), None

    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def tend(self) -> bool:
        """Restart the process if it crashed and its pause is over; return whether a crash was just found."""
        now = time.monotonic()
        if self.running():
            if now - self._started > STEADY:
                self.crashes = 0
        elif self._resume is None:
            return self._crashed(now)
        elif now >= self._resume:
            try:
                self.start()
            except OSError:  # no memory for a process, no room for its log: the others must not fall with it
                return self._crashed(now)
        return False

    def _crashed(self, now: float) -> bool:
        self.crashes += 1
        self._resume = now + min(LONGEST_PAUSE, 2.0 ** (self.crashes - 1))
        return True

    def ask_to_stop(self) -> None:
        if self._process and self.running():
            self._process.send_signal(self.stop_signal)

    def stop(self) -> None:
        """Stop politely, then, when patience ends, with the whole process group by SIGKILL."""
        if self._process is None:
            return
        self.ask_to_stop()
        try:
            self._process.wait(self.patience)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def last_words(self, lines: int = 12) -> str:
        """Return the end of the log, for a sentence about why the process did not start."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])
