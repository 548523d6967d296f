"""The shell alone, and a server that answers from within the test's own transaction."""

import threading
from collections.abc import Iterator
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
"""Seconds that a page which was left is given to end; a connection that stays open says nothing."""


@pytest.fixture
def kerangka(monkeypatch):
    """No module has registered anything, so that only the shell is tested."""
    for module in (meja, menu, views):
        monkeypatch.setattr(module, "manifests", lambda: iter(()))


class _Server(ThreadedWSGIServer):
    daemon_threads = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sibuk: list[threading.Thread] = []

    def _close_connections(self) -> None:
        """Leave the connection open: it belongs to the test."""

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer in a thread that the end of the test waits for."""
        self.sibuk.append(threading.current_thread())
        super().process_request_thread(request, client_address)

    def server_close(self) -> None:
        """A page that was still loading must not meet the transaction while it is rolled back."""
        super().server_close()
        for thread in self.sibuk:
            thread.join(TUNGGU)


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
    server.set_app(langkah(StaticFilesHandler(WSGIHandler())))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    pendengar.tutup()  # its connection would keep the database of the tests from going
    _baru()
    for signal in REQUEST_SIGNALS:
        signal.connect(close_old_connections)
    shared.dec_thread_sharing()
