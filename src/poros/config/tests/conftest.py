"""Installations to try things on: their own data directory, nothing inherited from the test run's."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from poros.config.server.postgres import Cluster


@pytest.fixture
def folder():
    """A data directory the database's account can reach (pytest's own are private to root)."""
    path = Path(tempfile.mkdtemp(prefix="poros-uji-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def alone(monkeypatch):
    """An environment that names no installation."""
    for name in [n for n in os.environ if n.startswith(("DATABASE_URL", "POROS_"))]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def cluster():
    """A running server, made once for a module."""
    path = Path(tempfile.mkdtemp(prefix="poros-uji-"))
    path.chmod(0o711)
    found = Cluster(path, durable=False)
    with found.running():
        yield found
    shutil.rmtree(path, ignore_errors=True)
