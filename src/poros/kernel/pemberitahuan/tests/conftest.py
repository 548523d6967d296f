"""Things to be told of, channels to send through, and a gateway that answers as the test wants."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connection

from poros.kernel.commands import unit_kerja
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.pemberitahuan.models import Pemberitahuan, Saluran


@pytest.fixture
def tugas(kota):
    """Penugasan from the Sekda to Dinas PU, without the notices that giving them made."""
    from poros.kernel.penugasan.rules import Kerahasiaan
    from poros.kernel.penugasan.services import RincianArahan, Sasaran, terbitkan

    def make(isi="Perbaiki tanggul", kerahasiaan=Kerahasiaan.TERBATAS):
        arahan = terbitkan(
            kota.aktor("sekda"),
            kota.unit["setda"],
            rincian=RincianArahan(isi=isi, kerahasiaan=kerahasiaan),
            kepada=[Sasaran(kota.unit["pu"].pk)],
        )
        row = arahan.penugasan.select_related("arahan", "unit").get()
        Pemberitahuan.objects.filter(objek="penugasan", objek_id=row.pk).delete()
        return row

    return make


@pytest.fixture
def kabari(kota):
    """Tell one person of a thing, as a command would."""

    def tell(row, siapa="kadis_pu", jenis="penugasan.baru"):
        with unit_kerja():
            beritahu(jenis, [row], orang={kota.orang[siapa].pk: row.pk})
        return Pemberitahuan.objects.latest("id")

    return tell


@pytest.fixture
def surel(db):
    return Saluran.objects.create(jenis="surel", nama="Surel")


class Gerbang:
    """A gateway on this machine: remembers what it got and answers with the codes it was told, the last forever."""

    def __init__(self) -> None:
        self.jawaban = [200]
        self.diterima: list[dict] = []
        gate = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                gate.diterima.append({"kepala": dict(self.headers), "mentah": body, "isi": json.loads(body)})
                code = gate.jawaban.pop(0) if len(gate.jawaban) > 1 else gate.jawaban[0]
                self.send_response(code)
                if code in {301, 302}:
                    self.send_header("Location", "/lain")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/pesan"


@pytest.fixture
def gerbang():
    gate = Gerbang()
    yield gate
    gate.server.shutdown()
    gate.server.server_close()


@pytest.fixture
def webhook(kota, gerbang):
    for orang in kota.orang.values():
        orang.telepon = f"+62811000{orang.pk:05d}"
        orang.save(update_fields=["telepon"])
    return Saluran.objects.create(jenis="webhook", nama="Gerbang", alamat=gerbang.alamat)


@pytest.fixture
def sudah_waktunya():
    """Let the time of all that waits have come."""

    def come():
        with connection.cursor() as cursor:
            cursor.execute("UPDATE pemberitahuan_kiriman SET kirim_setelah = now() - interval '1 minute'")

    return come
