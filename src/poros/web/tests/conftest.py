"""The shell alone, and a server that answers from within the test's own transaction."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.test.testcases import QuietWSGIRequestHandler

from poros.kernel.daerah.langsung import _baru, pendengar
from poros.web import meja, menu, views
from poros.web.langsung import langkah

REQUEST_SIGNALS = (request_started, request_finished)
TUNGGU = 10.0
"""Seconds that a page which was left is given to end."""


@pytest.fixture
def kerangka(monkeypatch):
    """No module has registered anything, so that only the shell is tested."""
    for module in (meja, menu, views):
        monkeypatch.setattr(module, "manifests", lambda: iter(()))


class _Server(ThreadedWSGIServer):
    daemon_threads = True

    def _close_connections(self) -> None:
        """Leave the connection open: it belongs to the test."""


class _Terhitung:
    """Knows the requests that are being answered, so that the end of a test can wait for them."""

    def __init__(self, aplikasi: Callable[..., Iterable[bytes]]) -> None:
        self.aplikasi = aplikasi
        self.sedang: list[object] = []

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        mine = object()
        self.sedang.append(mine)
        try:
            return self.aplikasi(environ, start)
        finally:
            self.sedang.remove(mine)

    def tunggu(self) -> None:
        """A page that was still loading must not meet the transaction while it is rolled back."""
        until = time.monotonic() + TUNGGU
        while self.sedang and time.monotonic() < until:
            time.sleep(0.01)


@pytest.fixture
def alamat(db: None) -> Iterator[str]:
    """The address of a server that sees what the test has written and not committed.

    pytest-django's `live_server` empties `public` after each test, but not the schema of the government.
    """
    shared = connections["default"]
    shared.inc_thread_sharing()
    for signal in REQUEST_SIGNALS:  # Django would take the open transaction for a leak and drop the connection
        signal.disconnect(close_old_connections)
    server = _Server(("localhost", 0), QuietWSGIRequestHandler, connections_override={"default": shared})
    counted = _Terhitung(langkah(StaticFilesHandler(WSGIHandler())))
    server.set_app(counted)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    counted.tunggu()
    pendengar.tutup()  # its connection would keep the database of the tests from going
    _baru()
    for signal in REQUEST_SIGNALS:
        signal.connect(close_old_connections)
    shared.dec_thread_sharing()
