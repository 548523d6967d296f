"""Two workers send at the same time: every message goes out once, and neither waits for the other."""

import threading

import pytest
from django.db import connection

from poros.kernel.pemberitahuan.antar.putaran import putar
from poros.kernel.pemberitahuan.models import Kiriman

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("webhook")]


@pytest.fixture
def putaran():
    """Let so many rounds begin together; how many messages each sent."""

    def together(banyak):
        tenant, gate, sent = connection.tenant, threading.Barrier(banyak), []

        def run():
            connection.set_tenant(tenant)
            try:
                gate.wait(10)
                while n := putar(3):
                    sent.append(n)
            finally:
                connection.close()

        threads = [threading.Thread(target=run) for _n in range(banyak)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        return sum(sent)

    return together


@pytest.mark.parametrize("pekerja", [1, 3])
def test_every_message_goes_out_once_however_many_send(kota, tugas, kabari, gerbang, putaran, pekerja):  # noqa: PLR0917 -- fixtures by name
    row = tugas()
    for siapa in ("kadis_pu", "sekda", "camat", "tu", "admin", "inspektur"):
        kabari(row, siapa)
    sent = putaran(pekerja)
    phones = [got["isi"]["penerima"]["telepon"] for got in gerbang.diterima]
    assert sent == len(phones) == 6
    assert len(set(phones)) == 6
    assert len({got["isi"]["kunci"] for got in gerbang.diterima}) == 6
    assert set(Kiriman.objects.values_list("status", "percobaan")) == {("terkirim", 1)}


def test_a_gateway_that_fails_for_all_is_asked_once_by_each_message(kota, tugas, kabari, gerbang, putaran):
    gerbang.jawaban = [503]
    row = tugas()
    for siapa in ("kadis_pu", "sekda", "camat"):
        kabari(row, siapa)
    assert putaran(3) == 0
    assert len(gerbang.diterima) == 3
    assert set(Kiriman.objects.values_list("status", "percobaan")) == {("menunggu", 1)}
