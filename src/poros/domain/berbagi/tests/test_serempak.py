"""Several at once: one answer, one plan, one beginning; a row is locked while it is acted on."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.models import LangkahAdopsi, PeranBerbagi, Sumber, Tawaran
from poros.domain.berbagi.rules.alur import AksiAdopsi, PeranUnit, StatusAdopsi
from poros.domain.berbagi.rules.publiccode import tuang, umpan
from poros.domain.berbagi.values import DataSumber
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.penugasan.models import Penugasan
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db(transaction=True)


def serempak(*acts: Callable[[], object]) -> list[object]:
    """What came of each act, done at the same moment; a refusal counts as an outcome."""
    tenant, gate, outcome = Daerah.objects.get(), threading.Barrier(len(acts)), {}

    def run(n: int) -> None:
        connection.set_tenant(tenant)
        try:
            gate.wait()
            outcome[n] = acts[n]()
        except (Ditolak, TransitionError) as error:
            outcome[n] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [outcome[n] for n in range(len(acts))]


def gagal(outcome: list[object]) -> list[type]:
    return [type(o) for o in outcome if isinstance(o, Exception)]


def test_a_request_is_answered_once(kota, usulan):
    services.ajukan(kota.aktor("kabag_ekbang"), usulan)
    kesra, ekbang = kota.aktor("kabag_kesra"), kota.aktor("kabag_ekbang")
    outcome = serempak(
        lambda: services.jawab(kesra, usulan, aksi=AksiAdopsi.TERIMA),
        lambda: services.jawab(ekbang, usulan, aksi=AksiAdopsi.TOLAK, catatan="Tidak"),
    )
    assert gagal(outcome) == [TransitionError]
    assert [r.status for r in usulan.riwayat.all()][:2] == ["diusulkan", "diajukan"]
    assert usulan.riwayat.count() == 3


def test_work_begins_once(kota, disepakati, langkah):
    services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=langkah(2))
    ekbang = kota.aktor("kabag_ekbang")
    outcome = serempak(*(lambda: services.mulai(ekbang, disepakati) for _n in range(2)))
    assert gagal(outcome) == [TransitionError]
    assert Penugasan.objects.count() == 2


def test_two_plans_at_once_leave_one_whole(kota, disepakati, langkah):
    dlh, ekbang = kota.aktor("kadis_dlh"), kota.aktor("kabag_ekbang")
    outcome = serempak(
        lambda: services.susun_rencana(dlh, disepakati, langkah=langkah(3)),
        lambda: services.susun_rencana(ekbang, disepakati, langkah=langkah(1)),
    )
    assert gagal(outcome) == []
    steps = list(LangkahAdopsi.objects.values_list("urutan", flat=True))
    assert steps in ([1], [1, 2, 3])


def test_an_agreement_is_signed_once(kota, diterima, nota, pdf):
    kesra = kota.aktor("kabag_kesra")
    services.susun_nota(kesra, diterima, data=nota())
    hari = timezone.localdate()
    outcome = serempak(
        *(lambda: services.tandatangani(kesra, diterima, tanggal=hari, berkas=pdf, nama_berkas="n.pdf") for _n in "ab")
    )
    assert gagal(outcome) == [TransitionError]
    diterima.refresh_from_db()
    assert diterima.status == StatusAdopsi.DISEPAKATI


def test_a_source_read_twice_at_once_gives_each_offer_once(kota, peran, isi):
    ekbang = kota.aktor("kabag_ekbang")
    row = services.tambah_sumber(ekbang, kota.unit["ekbang"], data=DataSumber(nama="Rekaan"))
    content = tuang(umpan("Rekaan", [isi])).encode()
    made = serempak(*(lambda: services.muat_sumber(ekbang, row, isi=content) for _n in range(2)))
    assert sorted(m.baru for m in made) == [0, 1]
    assert Tawaran.objects.count() == 1


def test_two_sources_of_one_name_are_one(kota, peran):
    ekbang = kota.aktor("kabag_ekbang")
    data = DataSumber(nama="Rekaan")
    outcome = serempak(*(lambda: services.tambah_sumber(ekbang, kota.unit["ekbang"], data=data) for _n in range(2)))
    assert gagal(outcome) == [Ditolak]
    assert Sumber.objects.count() == 1


def test_parts_given_twice_at_once_are_there_once(kota):
    admin, units = kota.aktor("admin"), [kota.unit["pu"].pk, kota.unit["dlh"].pk]
    act = lambda: services.atur_peran(admin, kota.unit["umum"], peran=PeranUnit.PENGELOLA, unit_ids=units)  # noqa: E731 -- the same act twice
    assert serempak(act, act) == [2, 2]
    assert PeranBerbagi.objects.count() == 2
