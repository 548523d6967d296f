"""How this installation is reached from outside: for the links in messages that leave it."""

import os

from poros.config.env import read

_env = read()

SKEMA_ALAMAT = "https" if _env.https else "http"
# Behind a proxy with TLS the port is the usual one; `poros up` on a desk listens on its own.
PORTA = "" if _env.https else os.environ.get("POROS_PORT", "")
