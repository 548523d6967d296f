"""The office has the work, not the person: who comes after goes on, who has left is out, who stands in signs as such."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import actor
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import StatusPenugasan
from poros.kernel.penugasan.rules import Kerahasiaan, Status
from poros.kernel.wewenang import TidakBerwenang

SEHARI = timedelta(days=1)


@pytest.fixture
def gantikan(kota):
    """From today on somebody else holds an office: `gantikan("kadis_pu", "camat")`; returns him in it."""

    def replace(kode, siapa, kapasitas=Kapasitas.DEFINITIF):
        hari = timezone.localdate()
        Pemangku.objects.filter(jabatan=kota.jabatan[kode]).update(dicabut=hari)
        Pemangku.objects.create(
            jabatan=kota.jabatan[kode],
            orang=kota.orang[siapa],
            kapasitas=kapasitas,
            dari=hari,
            sampai=None if kapasitas is Kapasitas.DEFINITIF else hari + SEHARI,
            dasar="SK 8/2026",
        )
        return actor(kota.orang[siapa], hari, jabatan_id=kota.jabatan[kode].pk, alat="uji")

    return replace


@pytest.mark.parametrize("kapasitas", list(Kapasitas))
def test_who_comes_after_finds_the_work_and_brings_it_to_its_end(kota, pada, gantikan, kapasitas):
    tugas = pada(Status.DIKERJAKAN)
    baru = gantikan("kadis_pu", "camat", kapasitas)
    assert [t.pk for t in queries.kotak_masuk(baru)] == [tugas.pk]
    services.tambah_bukti(baru, tugas, isi=services.IsiBukti(teks="Dilanjutkan."))
    services.serahkan(baru, tugas)
    row = tugas.riwayat.order_by("-id").first()
    assert (row.orang, row.status) == (kota.orang["camat"].nama, Status.MENUNGGU_VERIFIKASI)
    assert row.jabatan == baru.jabat.sebutan
    line = Jejak.objects.latest("id")
    assert (line.kapasitas, line.dasar) == (kapasitas.value, "SK 8/2026" if baru.jabat.mandat else "")


def test_who_has_left_is_out(kota, tugas, gantikan):
    gantikan("kadis_pu", "camat")
    assert kota.aktor("kadis_pu") is None
    yesterday = kota.aktor("kadis_pu", timezone.localdate() - SEHARI)
    assert yesterday.jabat.jabatan == "Kepala Dinas PU"


def test_what_he_wrote_stays_under_the_name_that_he_had(kota, pada, gantikan):
    tugas = pada(Status.DITERIMA)
    gantikan("kadis_pu", "camat")
    kota.orang["kadis_pu"].nama = "Nama Baru"
    kota.orang["kadis_pu"].save()
    assert [row.orang for row in tugas.riwayat.order_by("id")] == [
        "Pejabat Sekretaris Daerah",
        "Pejabat Kepala Dinas PU",
    ]


def test_the_order_of_a_former_sekda_is_judged_by_the_one_of_today(kota, pada, gantikan):
    tugas = pada(Status.TERVERIFIKASI)
    baru = gantikan("sekda", "asisten1")
    assert [t.pk for t in queries.untuk_diputuskan(baru)] == [tugas.pk]
    assert services.setujui(baru, tugas).status == Status.SELESAI


def test_who_stands_in_for_two_sides_does_not_judge_his_own(kota, pada, gantikan):
    """UU 30/2014 Art. 42-45: he hands in as Plt. of the dinas and is the coordinator himself."""
    tugas = pada(Status.DIKERJAKAN)
    sebagai_kadis = gantikan("kadis_pu", "kabag_ekbang", Kapasitas.PLT)
    services.tambah_bukti(sebagai_kadis, tugas, isi=services.IsiBukti(teks="Sudah."))
    services.serahkan(sebagai_kadis, tugas)
    with pytest.raises(Ditolak, match="pejabat lain harus menilainya"):
        services.verifikasi(kota.aktor("kabag_ekbang"), tugas)
    assert services.verifikasi(kota.aktor("asisten2"), tugas).status == Status.TERVERIFIKASI


def test_who_handed_in_an_earlier_result_may_judge_a_later_one_of_another(kota, pada, gantikan):
    """Only the result that lies there now counts: whoever handed that in is barred."""
    tugas = pada(Status.DIKERJAKAN)
    sebagai_kadis = gantikan("kadis_pu", "kabag_ekbang", Kapasitas.PLT)
    services.tambah_bukti(sebagai_kadis, tugas, isi=services.IsiBukti(teks="Pertama."))
    services.serahkan(sebagai_kadis, tugas)
    services.tolak(kota.aktor("asisten2"), tugas, catatan="belum lengkap")
    services.serahkan(gantikan("kadis_pu", "camat"), tugas)
    assert services.verifikasi(kota.aktor("kabag_ekbang"), tugas).status == Status.TERVERIFIKASI
    assert StatusPenugasan.objects.filter(penugasan=tugas, aksi="serahkan").count() == 2


def test_news_goes_to_who_holds_the_office_when_it_happens(kota, beri, gantikan):
    baru = gantikan("kadis_pu", "camat")
    Pemberitahuan.objects.all().delete()
    beri("sekda", "pu")
    told = set(Pemberitahuan.objects.values_list("orang_id", flat=True))
    assert told == {baru.orang_id, kota.orang["tu_pu"].pk}


def test_both_who_holds_and_who_stands_in_hear_of_secret_work(kota, beri):
    """A Plh. has the inbox of the office, and its holder keeps it too."""
    hari = timezone.localdate()
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_pu"],
        orang=kota.orang["camat"],
        kapasitas=Kapasitas.PLH,
        dari=hari,
        sampai=hari,
        dasar="SP 1",
    )
    beri("sekda", "pu", kerahasiaan=Kerahasiaan.RAHASIA)
    told = set(Pemberitahuan.objects.values_list("orang_id", flat=True))
    assert told == {kota.orang["kadis_pu"].pk, kota.orang["camat"].pk}


def test_an_office_that_nobody_holds_keeps_its_work_for_who_comes(kota, tugas, gantikan):
    hari = timezone.localdate()
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=hari - SEHARI)
    assert kota.aktor("kadis_pu") is None
    with pytest.raises(TidakBerwenang):
        services.terima(kota.aktor("kadis_pu"), tugas)
    assert services.terima(kota.aktor("tu_pu"), tugas).status == Status.DITERIMA, "its secretariat answers meanwhile"
    baru = gantikan("kadis_pu", "camat")
    assert [t.pk for t in queries.kotak_masuk(baru)] == [tugas.pk]


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_inbox_of_who_stands_in_is_one_query_like_any_other(
    kota, beri, gantikan, banyak, django_assert_num_queries
):
    for n in range(banyak):
        beri("sekda", "pu", isi=f"Pekerjaan {n}")
    wakil = gantikan("kadis_pu", "camat", Kapasitas.PLT)
    with django_assert_num_queries(1):
        assert len([str(t) for t in queries.kotak_masuk(wakil)]) == banyak
