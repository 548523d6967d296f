"""How this installation is reached from outside, and what its messages call themselves."""

import os

from poros.config.env import read

_env = read()

SKEMA_ALAMAT = "https" if _env.https else "http"
# Behind a proxy with TLS the port is the usual one; `poros up` on a desk listens on its own.
PORTA = "" if _env.https else os.environ.get("POROS_PORT", "")
DEFAULT_FROM_EMAIL = os.environ.get("POROS_EMAIL_DARI") or "Poros <poros@localhost>"
