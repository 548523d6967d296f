"""Steps taken at the same moment by two hands: one wins, the other is told, nothing is half done."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from poros.domain.survei import services
from poros.domain.survei.models import Jawaban, Penyisihan, RiwayatSurvei, SidikHarian, Survei, TindakLanjut
from poros.domain.survei.rules.alur import Aksi, Status
from poros.domain.survei.rules.isian import Terima
from poros.domain.survei.services.terima import terima
from poros.domain.survei.values import Asal, DataSurvei
from poros.kernel.commands import Ditolak
from poros.kernel.daerah.models import Daerah
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db(transaction=True)


def bersama(*kerja: Callable[[], object]) -> list[object]:
    """Begin all at once, each by a connection of its own; what each gave back, or how it was refused."""
    tenant, gate = Daerah.objects.get(), threading.Barrier(len(kerja))

    def run(act: Callable[[], object]) -> object:
        connection.set_tenant(tenant)
        try:
            gate.wait(20)
            return act()
        except (Ditolak, TransitionError) as refused:
            return type(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as pool:
        return list(pool.map(run, kerja))


def test_a_survey_is_closed_once(kota, survei):
    kabag = kota.aktor("kabag_umum")
    found = bersama(*(lambda: services.alirkan(kabag, Survei(pk=survei.pk), aksi=Aksi.TUTUP).status for _n in range(4)))
    assert sorted(map(str, found)) == sorted(map(str, [Status.TUTUP, *[TransitionError] * 3]))
    assert RiwayatSurvei.objects.filter(aksi=Aksi.TUTUP).count() == 1


def test_a_result_is_published_once(kota, tutup):
    kabag = kota.aktor("kabag_umum")
    found = bersama(*(lambda: services.terbitkan(kabag, Survei(pk=tutup.pk)).status for _n in range(3)))
    assert found.count(TransitionError) == 2
    assert RiwayatSurvei.objects.filter(aksi=Aksi.TERBITKAN).count() == 1


def test_two_surveys_of_one_service_do_not_open_together(kota, layanan, survei, langkah):
    langkah(survei, Aksi.TUTUP)
    hari, kabag = timezone.localdate(), kota.aktor("kabag_umum")
    plans = [
        services.rancang(
            kabag,
            kota.unit["umum"],
            data=DataSurvei(
                nama=f"Bersamaan {n}", instrumen="ikm-2017", mulai=hari, selesai=hari, populasi={layanan["pu"].pk: 9}
            ),
        )
        for n in range(3)
    ]
    found = bersama(*(lambda p=p: services.alirkan(kabag, p, aksi=Aksi.BUKA).status for p in plans))
    assert found.count(Ditolak) == 2
    assert Survei.objects.filter(status=Status.BUKA).count() == 1


def test_what_is_set_aside_while_it_is_published_is_in_the_result_or_refused(kota, survei, jawab, langkah):
    for value in (4, 4, 1):
        jawab(value)
    langkah(survei, Aksi.TUTUP)
    worst, kabag, admin = Jawaban.objects.get(nilai__0=1).pk, kota.aktor("kabag_umum"), kota.aktor("admin")
    _published, aside = bersama(
        lambda: services.terbitkan(kabag, Survei(pk=survei.pk)).status,
        lambda: services.sisihkan(admin, Survei(pk=survei.pk), jawaban=[worst], alasan="Satu tangan"),
    )
    survei.refresh_from_db()
    assert survei.hasil["n"] == (2 if aside == 1 else 3)
    assert Penyisihan.objects.count() == survei.hasil["disisihkan"] == (1 if aside == 1 else 0)


def test_an_answer_is_set_aside_once(kota, survei, jawab):
    jawab()
    pk, admin = Jawaban.objects.get().pk, kota.aktor("admin")
    act = lambda: services.sisihkan(admin, Survei(pk=survei.pk), jawaban=[pk], alasan="Cepat")  # noqa: E731 -- done by many
    assert sorted(map(str, bersama(act, act, act))) == sorted(map(str, [1, Ditolak, Ditolak]))


def test_a_weak_element_becomes_one_order(kota, survei, layanan):
    line, kabag = survei.liputan.get(layanan=layanan["pu"]), kota.aktor("kabag_umum")
    asked = {"isi": "Percepat", "tenggat": timezone.localdate() + timedelta(days=9), "unsur": "U3"}
    found = bersama(*(lambda: services.tindak_lanjuti(kabag, type(line)(pk=line.pk), **asked).pk for _n in range(3)))
    assert found.count(Ditolak) == 2
    assert TindakLanjut.objects.count() == 1


def test_one_answer_sent_by_many_hands_at_once_is_one(survei, titik, isian):
    said = isian(2, kunci=uuid4())
    found = bersama(*(lambda n=n: terima(titik, isian=said, asal=Asal(gawai=str(n))) for n in range(6)))
    assert sorted(found) == sorted([Terima.DITERIMA, *[Terima.SUDAH] * 5])
    assert Jawaban.objects.count() == 1
    assert SidikHarian.objects.count() == 1, "whoever was second leaves no trace"


def test_closing_and_a_late_answer_agree_with_each_other(kota, survei, titik, isian):
    """Either it was taken and is counted, or it is refused: never taken and lost."""
    kabag = kota.aktor("kabag_umum")
    closed, taken = bersama(
        lambda: services.alirkan(kabag, Survei(pk=survei.pk), aksi=Aksi.TUTUP).status,
        lambda: terima(titik, isian=isian(), asal=Asal(gawai="x")),
    )
    assert closed == Status.TUTUP
    assert Jawaban.objects.filter(survei=survei).count() == (1 if taken is Terima.DITERIMA else 0)
    assert taken in {Terima.DITERIMA, Terima.TUTUP}
