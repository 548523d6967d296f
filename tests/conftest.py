"""The server of the browser tests, shared with those of the shell."""

from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name
