"""A session without its quorum: waits that are waited for, another day within the law or by Bamus, and the end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.domain.rapat import services
from poros.domain.rapat.models import Rapat
from poros.domain.rapat.rules.alur import Aksi, Peran, Status
from poros.domain.rapat.services.langkah import melangkah
from poros.domain.rapat.values import DataPeserta, Jadwal

from .conftest import jejak, terlarang, tolakan


@pytest.fixture
def tu(kota):
    return kota.aktor("tu")


@pytest.fixture
def sidang(berlangsung):
    """A plenary session of 45 members on a matter."""

    def make(**ganti):
        members = tuple(DataPeserta(nama=f"Anggota {n}", peran=Peran.ANGGOTA_DPRD, wajib=False) for n in range(3))
        given = {"jenis": "paripurna", "perkara": "b", "anggota": 45, "peserta": members}
        return berlangsung(**(given | ganti))

    return make


@pytest.fixture
def gagal(sidang, tu):
    """A session that has waited twice and must be held on another day."""

    def make(**ganti):
        row = sidang(**ganti)
        for _ in range(3):
            services.hitung_kuorum(tu, row, hadir=20)
            Rapat.objects.update(tunda_hingga=None)
        row.refresh_from_db()
        return row

    return make


@pytest.mark.parametrize(("menit", "lama"), [(None, 60), (10, 10), (60, 60)])
def test_a_wait_has_an_end_that_everybody_is_shown(masuk, sidang, tu, menit, lama):
    row = sidang()
    before = timezone.now()
    services.hitung_kuorum(tu, row, hadir=20, menit=menit)
    row.refresh_from_db()
    assert timedelta(minutes=lama) <= row.tunda_hingga - before < timedelta(minutes=lama + 2)
    until = f"{timezone.localtime(row.tunda_hingga):%H.%M}"
    assert f"ditunda sampai pukul {until}" in masuk("tu").get(f"/rapat/{row.pk}/kuorum/").content.decode()


def test_pressed_again_by_mistake_it_burns_no_wait(masuk, sidang, tu):
    row = sidang()
    services.hitung_kuorum(tu, row, hadir=20)
    for _ in range(3):
        field, said = tolakan(lambda: services.hitung_kuorum(tu, row, hadir=21))
        assert (field, "ditunda sampai pukul" in said) == ("hadir", True)
    row.refresh_from_db()
    assert (row.ditunda, row.status, row.hitungan.count()) == (1, "berlangsung", 1)
    page = masuk("tu").post(f"/rapat/{row.pk}/kuorum/", {"hadir": "21", "menit": ""})
    assert page.status_code == 422
    assert "ditunda sampai pukul" in page.content.decode()


def test_who_comes_in_time_ends_the_wait(sidang, tu):
    row = sidang()
    services.hitung_kuorum(tu, row, hadir=20)
    assert services.hitung_kuorum(tu, row, hadir=30).keadaan == "sah"
    row.refresh_from_db()
    assert (row.tunda_hingga, row.ditunda) == (None, 1)
    assert services.catat_suara(tu, row, setuju=16, tolak=14).suara == "diterima"


@pytest.mark.parametrize("menit", [0, -1, 61, 999])
def test_no_wait_is_longer_than_the_law_lets_it(sidang, tu, menit):
    row = sidang()
    field, said = tolakan(lambda: services.hitung_kuorum(tu, row, hadir=20, menit=menit))
    assert (field, "1 dan 60 menit" in said) == ("menit", True)
    assert not row.hitungan.exists()


def test_the_other_day_is_within_three_days(kota, gagal, tu, saat):
    row, umum = gagal(), kota.aktor("kabag_umum")
    assert (row.status, row.lanjutan, row.batas_lanjutan) == ("ditunda", True, tu.hari + timedelta(days=3))
    row = services.jadwalkan_lagi(umum, row)
    assert (row.ditunda, row.tunda_hingga, row.lanjutan) == (0, None, True)

    def on(days, dasar=""):
        begin = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=days)
        return Jadwal(mulai=begin, selesai=begin + timedelta(hours=1), tempat="Gedung DPRD", dasar=dasar)

    for days, dasar in ((4, ""), (30, "   ")):
        field, said = tolakan(lambda d=days, b=dasar: services.jadwalkan(umum, row, jadwal=on(d, b)))
        assert (field, "paling lambat" in said) == ("dasar", True)
    assert services.jadwalkan(umum, row, jadwal=on(3)).dasar_lanjutan == ""
    later = services.jadwalkan(umum, row, jadwal=on(4, " Keputusan Bamus 3/2026 "))
    assert later.dasar_lanjutan == "Keputusan Bamus 3/2026"
    back = services.jadwalkan(umum, row, jadwal=on(2))
    assert back.dasar_lanjutan == ""


def test_the_planner_is_told_of_the_limit_and_may_name_bamus(kota, masuk, gagal):
    row = gagal()
    services.jadwalkan_lagi(kota.aktor("kabag_umum"), row)
    url, client = f"/rapat/{row.pk}/waktu/", masuk("kabag_umum")
    page = client.get(url).content.decode()
    assert "Kuorum tidak tercapai" in page
    assert 'name="dasar"' in page
    begin = timezone.localtime().replace(hour=9, minute=0) + timedelta(days=9)
    told = {"mulai": f"{begin:%Y-%m-%dT%H:%M}", "selesai": f"{begin:%Y-%m-%dT10:%M}", "tempat": "Gedung DPRD"}
    late = client.post(url, told)
    assert late.status_code == 422
    assert "paling lambat" in late.content.decode()
    assert client.post(url, told | {"dasar": "Bamus 3/2026"}).status_code == 302
    assert "Bamus 3/2026" in client.get(f"/rapat/{row.pk}/").content.decode()


def test_an_ordinary_meeting_knows_no_limit(kota, masuk, rencana, saat):
    row = rencana()
    far = Jadwal(mulai=saat(9, hari=90), selesai=saat(10, hari=90), tempat="Balai", dasar="apa saja")
    assert services.jadwalkan(kota.aktor("kabag_umum"), row, jadwal=far).dasar_lanjutan == ""
    assert 'name="dasar"' not in masuk("kabag_umum").get(f"/rapat/{row.pk}/waktu/").content.decode()


@pytest.mark.parametrize(("perkara", "akhir"), [("a", "tidak_memutus"), ("b", "tidak_memutus"), ("c", "pimpinan")])
def test_the_second_sitting_is_the_last(kota, gagal, tu, perkara, akhir):
    row = gagal(perkara=perkara)
    services.jadwalkan_lagi(kota.aktor("kabag_umum"), row)
    Rapat.objects.update(status="berlangsung")
    assert services.hitung_kuorum(tu, row, hadir=20).keadaan == akhir
    for act in (
        lambda: services.hitung_kuorum(tu, row, hadir=45),
        lambda: services.catat_suara(tu, row, setuju=20, tolak=0),
    ):
        assert "tidak tercapai" in tolakan(act)[1]
    assert [h.keadaan for h in row.hitungan.all()] == ["tunda", "tunda", "jadwal_ulang", akhir]


def test_enough_at_the_second_sitting_and_it_decides(kota, gagal, tu):
    row = gagal()
    services.jadwalkan_lagi(kota.aktor("kabag_umum"), row)
    Rapat.objects.update(status="berlangsung")
    assert services.hitung_kuorum(tu, row, hadir=30).keadaan == "sah"
    assert services.catat_suara(tu, row, setuju=16, tolak=0).suara == "diterima"


def test_the_trail_keeps_the_figures_and_the_history_why(gagal):
    row = gagal()
    lines = jejak("rapat.hitung")
    assert [x.data for x in lines] == [{"hadir": 20}] * 3
    last = row.riwayat.last()
    assert (last.aksi, last.status) == ("tunda", "ditunda")
    assert "tiga hari" in last.catatan
    assert all(h.orang.startswith("Pejabat") for h in row.hitungan.all())


@pytest.mark.parametrize("status", [s for s in Status if s not in {"diundang", "berlangsung"}])
def test_when_nothing_is_counted(sidang, tu, status):
    row = sidang()
    Rapat.objects.update(status=status)
    assert "dibuka atau berlangsung" in tolakan(lambda: services.hitung_kuorum(tu, row, hadir=30))[1]


def test_who_counts(kota, sidang):
    row = sidang()
    for kode in ("sekda", "walikota", "kadis_pu", "camat", "admin", "inspektur"):
        assert terlarang(lambda k=kode: services.hitung_kuorum(kota.aktor(k), row, hadir=30)), kode
        assert terlarang(lambda k=kode: services.catat_suara(kota.aktor(k), row, setuju=1, tolak=0)), kode


def test_votes_before_the_count_and_more_than_are_there(sidang, tu):
    row = sidang()
    assert "Hitung kuorumnya" in tolakan(lambda: services.catat_suara(tu, row, setuju=1, tolak=0))[1]
    services.hitung_kuorum(tu, row, hadir=30)
    for yes, no in ((31, 0), (16, 15), (-1, 0), (0, -1)):
        assert tolakan(lambda y=yes, n=no: services.catat_suara(tu, row, setuju=y, tolak=n))[0] == "setuju"
    first = services.catat_suara(tu, row, setuju=15, tolak=15)
    second = services.catat_suara(tu, row, setuju=16, tolak=14)
    assert (first.suara, second.suara) == ("ditolak", "diterima")


def test_a_postponement_for_another_reason_has_no_limit(kota, sidang):
    row = sidang()
    melangkah(kota.aktor("asisten2"), row, Aksi.TUNDA, "Banjir")
    row = services.jadwalkan_lagi(kota.aktor("kabag_umum"), row)
    assert (row.lanjutan, row.batas_lanjutan) == (False, None)


def test_guests_are_no_members(sidang, tu):
    row = sidang(anggota=4)
    row.peserta.create(nama="Tamu", peran=Peran.TAMU, hadir=timezone.now())
    ids = list(row.peserta.filter(peran=Peran.ANGGOTA_DPRD).values_list("pk", flat=True))
    services.catat_hadir(tu, row, peserta=ids[:2])
    assert services.hitung_kuorum(tu, row).keadaan == "tunda"
    services.catat_hadir(tu, row, peserta=ids)
    made = services.hitung_kuorum(tu, row)
    assert (made.hadir, made.keadaan) == (3, "sah")
