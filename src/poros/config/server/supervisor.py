"""`poros up`: one process that starts database, web server and worker, and takes them down with it."""

import errno
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from . import REFUSED, ServerError
from .child import Child, die_with_parent
from .henti import Stop, listen, pause
from .lingkungan import external, variables
from .lock import hold
from .migration import has_daerah, up_to_date
from .postgres import Cluster

BEAT = 0.5
HEALTHY_SECONDS = 90.0
LAST_PORT = 65535
COLUMNS = ("pengguna", "sandi", "jabatan", "nama")
ANY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 -- translated, not bound


@dataclass(frozen=True, slots=True)
class Options:
    data: Path
    host: str
    port: int
    workers: int
    demo: bool

    @property
    def address(self) -> str:
        """Where this machine itself reaches the web server."""
        return ANY_ADDRESS.get(self.host, self.host)


def up(options: Options) -> int:
    """Run until told to stop; return the exit code."""
    began = time.monotonic()
    refuse_busy_port(options.host, options.port)
    try:
        with ExitStack() as stack:
            listen()
            children = _start(options, stack)
            announce(options, time.monotonic() - began)
            _watch(children)
    except Stop:
        _say("Poros berhenti.")
    return 0


def _start(options: Options, stack: ExitStack) -> list[Child]:
    lock = stack.enter_context(hold(options.data, "up"))
    children = [] if external() else [stack.enter_context(Cluster(options.data).running(keep_open=[lock]))]
    env = {**os.environ, **variables(options.data), "POROS_PORT": str(options.port)}
    if not up_to_date(env["DATABASE_URL_PEMILIK"]):
        _say("Menyiapkan basis data …")
        _verb(env, "db", "migrate")
    if options.demo and not has_daerah(env["DATABASE_URL_PEMILIK"]):
        _say("Memuat percontohan Kota Contoh …")
        _verb(env, "demo", "load")
    children += stack.enter_context(_application(options, env))
    return children


@contextmanager
def _application(options: Options, env: Mapping[str, str]) -> Iterator[list[Child]]:
    """Web and worker get the application's role only: the owner's password is not theirs to lose."""
    env = {name: value for name, value in env.items() if name != "DATABASE_URL_PEMILIK"}
    if options.host not in ANY_ADDRESS:
        env["POROS_HOSTS"] = f"{env.get('POROS_HOSTS', '')},{options.host}"
    place = ("--host", options.host, "--port", str(options.port), "--workers", str(options.workers))
    web = Child("web", _command("web", *place), options.data / "log" / "web.log", env=env)
    worker = Child("pekerja", _command("worker"), options.data / "log" / "pekerja.log", env=env)
    try:
        web.start()
        _wait_healthy(options, web)
        worker.start()  # only now: loading it would slow the first page
        yield [web, worker]
    finally:
        for child in (web, worker):
            child.ask_to_stop()
        for child in (web, worker):
            child.stop()


def _watch(children: list[Child]) -> NoReturn:
    while True:
        pause(BEAT)
        for child in children:
            if child.tend():
                _say(f"{child.name} berhenti tak terduga dan dijalankan lagi; sebabnya di {child.log}")


def refuse_busy_port(host: str, port: int) -> None:
    """Raise a sentence for the operator when something else listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            busy = error.errno == errno.EADDRINUSE
            reason = "sudah dipakai program lain" if busy else f"tidak dapat dipakai ({error.strerror})"
            other = port + 10 if port + 10 <= LAST_PORT else port - 10
            advice = f"Pilih porta lain, misalnya: ./poros up --port {other}"
            raise ServerError(f"Porta {port} di {host} {reason}. {advice}", REFUSED) from None


def announce(options: Options, seconds: float) -> None:
    """Print the one address and, for the demo, who can sign in."""
    host = f"[{options.address}]" if ":" in options.address else options.address
    took = f"{seconds:.1f}".replace(".", ",")
    _say(f"\nPoros siap dalam {took} detik: http://{host}:{options.port}\n")
    if accounts := _accounts(options.data / "demo-akun.json"):
        _say(f"Akun percontohan:\n{_table(accounts)}\n")
    _say(f"Data: {options.data}\nLog:  {options.data / 'log'}\nTekan Ctrl-C untuk berhenti.")


def _accounts(note: Path) -> list[dict[str, str]]:
    """Who can sign in, as the demo noted; a note that is damaged is no reason not to run."""
    try:
        rows = json.loads(note.read_text())
        return [{name: str(row[name]) for name in COLUMNS} for row in rows]
    except (OSError, ValueError, LookupError, TypeError):
        return []


def _table(rows: list[dict[str, str]]) -> str:
    widths = [max(len(row[name]) for row in rows) for name in COLUMNS]
    return "\n".join(
        "  " + "  ".join(row[name].ljust(width) for name, width in zip(COLUMNS, widths, strict=True)).rstrip()
        for row in rows
    )


def _wait_healthy(options: Options, web: Child) -> None:
    deadline = time.monotonic() + HEALTHY_SECONDS
    while not _healthy(options):
        if not web.running() or time.monotonic() > deadline:
            raise ServerError(f"Server web tidak mau berjalan. Akhir {web.log}:\n{web.last_words()}")
        pause(0.05)


def _healthy(options: Options) -> bool:
    connection = http.client.HTTPConnection(options.address, options.port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _verb(env: Mapping[str, str], *words: str) -> None:
    """Run one of our own commands to its end; of what it says only complaints are passed on."""
    process = subprocess.Popen(  # noqa: S603 -- our own command
        _command(*words),
        env=env,
        stdout=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509 -- single-threaded by design
    )
    try:
        while process.poll() is None:
            pause(0.05)
    finally:
        process.kill()
        process.wait()
    if process.returncode:
        raise ServerError(f"`poros {' '.join(words)}` gagal; Poros tidak dijalankan.")


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "poros.config.cli", *words]


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
