"""The shell alone, and a server that answers from within the test's own transaction."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connection
from django.test.testcases import LiveServerThread

from poros.web import meja, menu, views


@pytest.fixture(autouse=True)
def _shell_alone(monkeypatch):
    """No module has registered anything, so that only the shell is tested."""
    for module in (meja, menu, views):
        monkeypatch.setattr(module, "manifests", lambda: iter(()))


class _Server(ThreadedWSGIServer):
    def _close_connections(self) -> None:
        """Leave the connection open: it belongs to the test."""


class _Thread(LiveServerThread):
    server_class = _Server


@pytest.fixture
def alamat(db: None) -> Iterator[str]:
    """The address of a server that sees what the test has written and not committed.

    pytest-django's `live_server` empties `public` after each test, but not the schema of the government.
    """
    connection.inc_thread_sharing()
    thread = _Thread("localhost", StaticFilesHandler, connections_override={connection.alias: connection})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://{thread.host}:{thread.port}"
    thread.terminate()
    connection.dec_thread_sharing()
