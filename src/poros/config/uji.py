"""pytest plugin, loaded before Django: gives the tests a server, secrets and a data folder of their own."""

import atexit
import gc
import os
import shutil
import tempfile
from contextlib import ExitStack

gc.disable()  # until all tests are found: what that makes is no garbage
_open = ExitStack()
atexit.register(_open.close)

os.environ["POROS_MODE"] = "test"
os.environ["POROS_PERAN"] = "pemilik"
os.environ.setdefault("POROS_SECRET_KEY", "hanya-untuk-uji")
# Playwright keeps an event loop in the thread of the test; Django must still let it read the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # one of several side by side
    os.environ["POROS_DATA"] += f"/{worker}"
else:
    os.environ["POROS_DATA"] = tempfile.mkdtemp(prefix="poros-uji-data-")
    _open.callback(shutil.rmtree, os.environ["POROS_DATA"], ignore_errors=True)
if not os.environ.get("DATABASE_URL"):
    from poros.config.server.postgres import sementara

    os.environ["DATABASE_URL_PEMILIK"], os.environ["DATABASE_URL"] = _open.enter_context(sementara())
os.environ.setdefault("DATABASE_URL_PEMILIK", os.environ["DATABASE_URL"])


def pytest_collection_finish() -> None:
    """What is loaded stays: no later search for garbage walks over tens of thousands of tests."""
    gc.freeze()
    gc.enable()
