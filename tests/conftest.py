"""The browser's fixtures, shared with those of the shell."""

from poros.web.tests.conftest import alamat  # noqa: F401 -- a fixture is used by its name
from poros.web.tests.test_peramban import chromium  # noqa: F401 -- as above
