"""The web server: granian's workers, made mortal."""

import gc
import multiprocessing
import signal
from collections.abc import Callable

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from .child import die_with_parent

# Each thread may hold a database connection; with two workers this leaves room below max_connections.
THREADS = 4
KILL_SECONDS = 5


def serve(host: str, port: int, workers: int) -> None:
    """Serve until a signal comes. Django is loaded once, here; the workers are forks and share its memory."""
    from django.db import connections
    from django.urls import get_resolver

    gc.disable()  # nothing that loading makes is garbage: looking for it costs a third of the start
    from poros.config.wsgi import application

    get_resolver().url_patterns  # noqa: B018 -- reading it loads every view, once for all workers
    gc.freeze()  # what is loaded stays; the forks share its pages, and no later search walks over it
    gc.enable()
    connections.close_all()  # a connection must not be shared by forks
    multiprocessing.set_start_method("fork")
    server = Server(
        "poros.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backlog=1024,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_SECONDS,  # without it a stop during start-up hangs
        log_level=LogLevels.warning,
    )
    mortal = die_with_parent(signal.SIGKILL)

    def load(_target: str) -> Callable[..., object]:
        """Runs first in each worker: the one place to ask for death with the parent."""
        mortal()
        return application

    server.serve(target_loader=load)
