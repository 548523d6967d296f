"""Changes told at once: one thread a process listens, so that any number of screens may ask without a statement."""

import os
import threading
from typing import Any

import psycopg
import structlog
from django.db import DEFAULT_DB_ALIAS, connections

from .koneksi import skema

log = structlog.get_logger("poros.langsung")
SALURAN = "poros_langsung"
SAMBUNG_DETIK = 1.0
"""Between two tries to listen again."""
BANGUN_DETIK = 1.0
"""How long the thread sleeps before it looks whether it should end; no statement is sent for it."""


def topik(nama: str, pk: int) -> str:
    """What screens follow, told apart by government. A letter on the channel is this, a space, and its new number."""
    return f"{skema()}/{nama}/{pk}"


class Pendengar:
    """The newest number of each topic that this process has heard of since it listens.

    What was not heard yet is asked of the database once, by `ingat`. `putaran` grows with each connection: a number
    read before the last one came may miss what was told in between, and is not kept.
    """

    def __init__(self) -> None:
        self.putaran = 0
        self._nomor: dict[str, int] = {}
        self._kunci = threading.Lock()
        self._siap, self._henti = threading.Event(), threading.Event()
        self._benang: threading.Thread | None = None

    def siapkan(self, tunggu: float = 2.0) -> bool:
        """Listen, beginning with the first question; False while there is no connection."""
        if self._benang is None:
            with self._kunci:
                if self._benang is None:
                    self._benang = threading.Thread(target=self._kerja, name=SALURAN, daemon=True)
                    self._benang.start()
        return self._siap.wait(tunggu if self.putaran == 0 else 0)

    def nomor(self, topik: str) -> int | None:
        return self._nomor.get(topik)

    def ingat(self, topik: str, nomor: int, putaran: int) -> None:
        """Keep what the database said, unless something newer was heard or the connection is another."""
        with self._kunci:
            if putaran == self.putaran and self._siap.is_set():
                self._nomor[topik] = max(nomor, self._nomor.get(topik, 0))

    def tutup(self) -> None:
        """Listen no more (between tests, whose database goes)."""
        self._henti.set()
        if self._benang is not None:
            self._benang.join()

    def _kerja(self) -> None:
        while not self._henti.is_set():
            try:
                self._dengar()
            except psycopg.Error as error:
                log.warning("langsung_putus", sebab=str(error))
            with self._kunci:
                self._siap.clear()
                self._nomor.clear()
            self._henti.wait(SAMBUNG_DETIK)

    def _dengar(self) -> None:
        with _sambung() as connection:
            connection.execute(f"LISTEN {SALURAN}")
            with self._kunci:
                self.putaran += 1
                self._siap.set()
            while not self._henti.is_set():
                for letter in connection.notifies(timeout=BANGUN_DETIK):
                    self._catat(letter.payload)

    def _catat(self, surat: str) -> None:
        """What is no letter of ours is passed over: a thread that died would leave every screen behind."""
        name, _sep, number = surat.rpartition(" ")
        if number.isascii() and number.isdecimal():
            with self._kunci:
                self._nomor[name] = max(int(number), self._nomor.get(name, 0))


def _sambung() -> psycopg.Connection[Any]:
    """A connection of its own: Django's belong to requests. A dead network is noticed within a minute."""
    settings: Any = connections[DEFAULT_DB_ALIAS].get_connection_params()
    known = {k: settings[k] for k in ("dbname", "user", "password", "host", "port") if settings.get(k)}
    alive: dict[str, Any] = {"keepalives": 1, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
    return psycopg.connect(**known, **alive, autocommit=True, application_name=SALURAN)


pendengar = Pendengar()


def _baru() -> None:
    """A fork has no threads: it listens for itself."""
    pendengar.__init__()  # type: ignore[misc]  # the same object, since others hold it


os.register_at_fork(after_in_child=_baru)
