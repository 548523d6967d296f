"""Two hands on one document at the same moment: each waits for the other in turn, and the second is told in words."""

import threading
from functools import partial

import pytest
from django.db import OperationalError, connection, connections, transaction

from poros.kernel.commands import Ditolak
from poros.kernel.tandatangan import services, uji
from poros.kernel.tandatangan.models import Percobaan, Permintaan, Persetujuan, SertifikatLokal
from poros.kernel.tandatangan.rules import Status, StatusSertifikat
from poros.kernel.tandatangan.values import Frasa
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db(transaction=True)
DITOLAK = (Ditolak, TidakBerwenang, TransitionError, OperationalError)
ISSUE = StatusSertifikat.ISSUE
MENUNGGU = "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"


class Benang:
    """Work begun at once, each on a connection of its own; told when all wait for a lock, ended by `hasil`."""

    def __init__(self, tenant, *works):
        self.tenant, self.told = tenant, {}
        self.threads = [threading.Thread(target=self._one, args=(n, work)) for n, work in enumerate(works)]
        for thread in self.threads:
            thread.start()

    def _one(self, n, work):
        connection.set_tenant(self.tenant)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '10s'")  # a wait in a circle ends as a failure, not never
        try:
            work()
        except DITOLAK as refusal:
            self.told[n] = type(refusal).__name__
        else:
            self.told[n] = ""
        finally:
            connections.close_all()

    def semua_menunggu(self):
        with connection.cursor() as cursor:
            while any(thread.is_alive() for thread in self.threads):
                cursor.execute(MENUNGGU)
                if cursor.fetchone()[0] >= len(self.threads):
                    return
                cursor.execute("SELECT pg_sleep(0.01)")

    def hasil(self):
        for thread in self.threads:
            thread.join()
        return [self.told[n] for n in range(len(self.threads))]


@pytest.fixture
def benang():
    return partial(Benang, connection.tenant)


def tahan(row):
    """Lock one row, as somebody who is still busy with it."""
    list(Permintaan.objects.select_for_update().filter(pk=row.pk))


def status():
    return list(Permintaan.objects.order_by("pk").values_list("status", flat=True))


def test_two_who_refuse_at_once_do_not_wait_for_each_other_for_ever(kota, siap, benang):
    first, second, third = siap("walikota", "sekda", "kadis_pu", beriringan=True)
    sekda, kadis = kota.aktor("sekda"), kota.aktor("kadis_pu")
    with transaction.atomic():
        tahan(first)
        both = benang(
            lambda: services.tolak(sekda, second, alasan="Keliru"),
            lambda: services.tolak(kadis, third, alasan="Salah angka"),
        )
        both.semua_menunggu()
    assert sorted(both.hasil()) == ["", "TransitionError"]
    assert sorted(status()) == [Status.DIBATALKAN, Status.DIBATALKAN, Status.DITOLAK]


def test_taken_back_while_somebody_begins_to_sign(kota, berkunci, siap, benang):
    """The call is in the books first: the document is being signed, and its maker is told to wait."""
    berkunci("sekda")
    first, second = siap("walikota", "sekda", beriringan=True)
    sekda, tu = kota.aktor("sekda"), kota.aktor("tu")
    with transaction.atomic():
        tahan(first)
        back = benang(lambda: services.batalkan(tu, first.dokumen, alasan="Ganda"))
        back.semua_menunggu()
        sign = benang(lambda: services.mulai(sekda, second, sertifikat=ISSUE))
        assert sign.hasil() == [""]
    assert back.hasil() == ["Ditolak"]
    assert status() == [Status.DIKONFIRMASI, Status.DIPROSES]


def test_taken_back_first_nobody_signs(kota, berkunci, siap, benang):
    berkunci("sekda")
    (row,) = siap("sekda")
    sekda, tu = kota.aktor("sekda"), kota.aktor("tu")
    with transaction.atomic():
        services.batalkan(tu, row.dokumen, alasan="Ganda")
        sign = benang(lambda: services.mulai(sekda, row, sertifikat=ISSUE))
        sign.semua_menunggu()
    assert sign.hasil() == ["TransitionError"]
    assert status() == [Status.DIBATALKAN]
    assert not Percobaan.objects.exists()


def test_two_calls_on_one_document_one_is_told_that_it_is_being_signed(kota, berkunci, siap, benang):
    berkunci("sekda", "walikota")
    rows = siap("sekda", "walikota", beriringan=True)
    actors = [kota.aktor(kode) for kode in ("sekda", "walikota")]
    both = benang(*(lambda a=a, r=r: services.mulai(a, r, sertifikat=ISSUE) for a, r in zip(actors, rows, strict=True)))
    assert sorted(both.hasil()) == ["", "Ditolak"]
    assert Percobaan.objects.filter(selesai=None).count() == 1


def test_one_signer_in_two_windows_begins_one_call(kota, berkunci, siap, benang):
    berkunci("sekda")
    (row,) = siap("sekda")
    sekda = kota.aktor("sekda")
    both = benang(*[lambda: services.mulai(sekda, row, sertifikat=ISSUE)] * 2)
    assert [told for told in both.hasil() if told] == ["TransitionError"] or sorted(both.hasil()) == ["", "Ditolak"]
    assert Percobaan.objects.count() == 1


def test_two_clicks_make_one_certificate(kota, benang):
    uji.akar()
    sekda, orang = kota.aktor("sekda"), kota.orang["sekda"]
    both = benang(*[lambda: services.buat_sertifikat(sekda, orang, frasa=Frasa(uji.FRASA))] * 2)
    assert sorted(both.hasil()) == ["", "Ditolak"]
    assert SertifikatLokal.objects.count() == 1


def test_opened_in_two_windows_is_opened_once(kota, minta, benang):
    row, sekda = minta("sekda").permintaan.get(), kota.aktor("sekda")
    assert benang(*[lambda: services.buka(sekda, row)] * 2).hasil() == ["", ""]
    assert Persetujuan.objects.count() == 1


def test_agreed_and_refused_at_once_the_refusal_is_final(kota, siap, minta, benang):
    row, sekda = minta("sekda").permintaan.get(), kota.aktor("sekda")
    services.buka(sekda, row)
    both = benang(
        lambda: services.setujui(sekda, row),
        lambda: services.tolak(sekda, row, alasan="Keliru"),
    )
    agreed, refused = both.hasil()
    assert refused == ""
    assert agreed in {"", "TransitionError"}
    assert status() == [Status.DITOLAK]
