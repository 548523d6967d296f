"""Two people at one moment: the second waits for the first, sees what he did, and neither waits for ever."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection

from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.penugasan import services
from poros.kernel.penugasan.models import Arahan, Pendahuluan, Penugasan
from poros.kernel.penugasan.rules import Peran, Status, StatusArahan
from poros.kernel.penugasan.values import Setelah
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db(transaction=True)
SABAR = 10


def tertahan(banyak: int = 1) -> None:
    """Wait until so many others wait for a lock."""
    until = time.monotonic() + SABAR
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= banyak:
                return
        time.sleep(0.02)
    raise AssertionError("nobody waits")


def berdua(kunci: Callable[[], object], pertama: Callable[[], object], kedua: Callable[[], object]) -> list:
    """`pertama` acts while `kedua` already waits for what `kunci` holds; what the second did or got comes back."""
    schema, held, outcome = connection.schema_name, threading.Event(), []

    def second() -> None:
        connection.set_schema(schema)
        try:
            held.wait(SABAR)
            outcome.append(kedua())
        except Exception as error:  # noqa: BLE001 -- whatever it is, the test looks at it
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with unit_kerja():
        kunci()
        held.set()
        tertahan()
        pertama()
    thread.join(SABAR)
    return outcome


def pegang(tugas: Penugasan) -> Penugasan:
    return Penugasan.objects.select_for_update().get(pk=tugas.pk)


@pytest.fixture
def terverifikasi(kota, beri):
    """The two parts of one order, both waiting for the approval of the Sekda."""
    arahan = beri("sekda", "pu", "dlh")
    for part, siapa in zip(arahan.penugasan.order_by("pk"), ("kadis_pu", "kadis_dlh"), strict=True):
        services.tambah_bukti(kota.aktor(siapa), part, isi=services.IsiBukti(teks="ada"))
        services.serahkan(kota.aktor(siapa), part)
        services.verifikasi(kota.aktor("kabag_ekbang"), part)
    return list(arahan.penugasan.order_by("pk"))


def test_of_two_who_accept_one_comes_too_late(kota, tugas):
    kadis, sekretariat = kota.aktor("kadis_pu"), kota.aktor("tu_pu")
    (late,) = berdua(
        lambda: pegang(tugas), lambda: services.terima(kadis, tugas), lambda: services.terima(sekretariat, tugas)
    )
    assert isinstance(late, TransitionError)
    assert [row.orang for row in tugas.riwayat.filter(aksi="terima")] == [kota.orang["kadis_pu"].nama]


def test_approving_and_withdrawing_do_not_wait_for_each_other(kota, terverifikasi):
    """Both lock parts before their order; the other way round the database would break one of them off."""
    pu, dlh = terverifikasi
    sekda, arahan = kota.aktor("sekda"), pu.arahan
    (withdrawn,) = berdua(
        lambda: pegang(pu), lambda: services.setujui(sekda, pu), lambda: services.tarik(sekda, arahan, alasan="batal")
    )
    assert isinstance(withdrawn, Arahan), withdrawn
    assert [Penugasan.objects.get(pk=t.pk).status for t in (pu, dlh)] == [Status.SELESAI, Status.DIBATALKAN]
    arahan.refresh_from_db()
    assert arahan.status == StatusArahan.DITARIK


def test_the_last_two_approvals_end_the_order_once(kota, terverifikasi):
    pu, dlh = terverifikasi
    sekda = kota.aktor("sekda")
    berdua(
        lambda: Arahan.objects.select_for_update().get(pk=pu.arahan_id),
        lambda: services.setujui(sekda, pu),
        lambda: services.setujui(sekda, dlh),
    )
    assert set(Penugasan.objects.values_list("status", flat=True)) == {Status.SELESAI}
    assert Arahan.objects.get().status == StatusArahan.SELESAI


def test_what_is_moved_to_another_unit_while_the_order_is_withdrawn_is_withdrawn_too(kota, beri):
    tugas = beri("sekda", "pu", ("kec", Peran.TEMBUSAN)).penugasan.get(peran=Peran.UTAMA)
    services.kembalikan(kota.aktor("kadis_pu"), tugas, catatan="bukan kami")
    ekbang, sekda = kota.aktor("kabag_ekbang"), kota.aktor("sekda")
    berdua(
        lambda: pegang(tugas),
        lambda: services.alihkan(ekbang, tugas, unit=kota.unit["dlh"], catatan="urusan DLH"),
        lambda: services.tarik(sekda, tugas.arahan, alasan="batal"),
    )
    assert dict(Penugasan.objects.values_list("unit__kode", "status")) == {
        "pu": Status.DIALIHKAN,
        "kec": Status.DIBATALKAN,
        "dlh": Status.DIBATALKAN,
    }


def test_opposite_sequences_laid_down_at_once_make_no_circle(kota, beri):
    satu, dua = beri("sekda", "pu", isi="Gali"), beri("sekda", "sos", isi="Tutup")
    sekda = kota.aktor("sekda")
    (late,) = berdua(
        lambda: services.urutkan(sekda, dua, setelah=[Setelah(arahan_id=satu.pk)]),
        lambda: None,
        lambda: services.urutkan(sekda, satu, setelah=[Setelah(arahan_id=dua.pk)]),
    )
    assert isinstance(late, Ditolak)
    assert late.bidang == "setelah"
    assert [(row.sebelum, row.sesudah) for row in Pendahuluan.objects.all()] == [(satu, dua)]
