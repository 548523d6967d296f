"""A mail server on this machine that answers as it is told: takes the letter, refuses the address, breaks off."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Peladen(socketserver.ThreadingTCPServer):
    """What it answers, and what it was given."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Percakapan)
        self.port = self.server_address[1]
        self.rcpt = self.data = "250 OK"
        self.putus = False
        self.surat: list[str] = []


class Percakapan(socketserver.StreamRequestHandler):
    """One conversation (RFC 5321, as far as it goes)."""

    server: Peladen

    def handle(self) -> None:
        if self.server.putus:
            return
        self._jawab("220 uji ESMTP")
        for line in self.rfile:
            word = line.decode().split(maxsplit=1)[0].upper()
            self._jawab({"RCPT": self.server.rcpt, "DATA": "354 silakan", "QUIT": "221 OK"}.get(word, "250 OK"))
            if word == "DATA":
                self._terima()
            if word == "QUIT":
                return

    def _terima(self) -> None:
        text = "".join(line.decode() for line in iter(self.rfile.readline, b".\r\n"))
        if self.server.data.startswith("2"):
            self.server.surat.append(text)
        self._jawab(self.server.data)

    def _jawab(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def peladen() -> Iterator[Peladen]:
    """Run one, for a test."""
    with Peladen() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()
