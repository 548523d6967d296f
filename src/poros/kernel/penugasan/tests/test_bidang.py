"""The head of a part of an office: his own work and that of what is below him, in lists, on pages and in acts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku, Unit, VersiPeta
from poros.kernel.organisasi.rules import Fungsi, JenisUnit
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.queries.arahan import cari_arahan
from poros.kernel.penugasan.queries.statistik import siapa_lambat
from poros.kernel.penugasan.rules import Kerahasiaan, Kotak, Peran, Status
from poros.kernel.penugasan.values import Saringan
from poros.kernel.penugasan.wewenang import Wewenang, lihat_rekap
from poros.kernel.wewenang import TidakBerwenang, boleh

SEMUA = Saringan(kotak=Kotak.SEMUA)


@pytest.fixture
def kabid(kota):
    """Bidang SDA gets a head, and a section below it; returns his actor."""
    seksi = Unit.objects.create(
        kode="pu_irigasi",
        nama="Seksi Irigasi",
        singkatan="Irigasi",
        jenis=JenisUnit.SUBBAGIAN,
        induk=kota.unit["pu_sda"],
    )
    kota.unit["pu_irigasi"] = seksi
    kota.jabatan["kabid"] = Jabatan.objects.create(
        unit=kota.unit["pu_sda"], nama="Kepala Bidang SDA", eselon="III.b", fungsi=Fungsi.PIMPINAN, kepala=True
    )
    kota.orang["kabid"] = Orang.objects.create(nama="Pejabat Kepala Bidang SDA")
    Pemangku.objects.create(
        jabatan=kota.jabatan["kabid"], orang=kota.orang["kabid"], dari=timezone.localdate(), dasar="SK"
    )
    VersiPeta.objects.update(nilai=70)
    return kota.aktor("kabid")


@pytest.fixture
def bagian(kota, beri, kabid):
    """Work of the dinas, of its bidang, of the section in it, and of another dinas."""
    orders = {kode: beri("sekda", kode) for kode in ("pu", "pu_sda", "pu_irigasi", "dlh")}
    return {kode: arahan.penugasan.get() for kode, arahan in orders.items()}


def kode(rows):
    return sorted(row.unit.kode for row in rows)


def test_all_of_it_lies_in_the_inbox_of_the_dinas_and_his_part_in_his(kota, kabid, bagian):
    assert kode(queries.kotak_masuk(kabid)) == ["pu_irigasi", "pu_sda"]
    assert kode(queries.kotak_masuk(kota.aktor("kadis_pu"))) == ["pu", "pu_irigasi", "pu_sda"]
    assert {t.kantor.kode for t in Penugasan.objects.exclude(unit__kode="dlh")} == {"pu"}


@pytest.mark.parametrize(("unit", "lihat"), [("pu", False), ("pu_sda", True), ("pu_irigasi", True), ("dlh", False)])
def test_he_reads_his_own_and_what_is_below_and_nothing_beside_it(kabid, bagian, unit, lihat):
    if lihat:
        assert queries.rincian(kabid, bagian[unit].pk).tugas.pk == bagian[unit].pk
        return
    with pytest.raises(TidakBerwenang):
        queries.rincian(kabid, bagian[unit].pk)


def test_list_board_figures_and_search_agree(kabid, bagian):
    kini = timezone.now()
    assert kode(queries.daftar(kabid, SEMUA, kini)) == ["pu_irigasi", "pu_sda"]
    assert sum(k.jumlah for k in queries.papan(kabid, kabid.unit_id)) == 2
    assert queries.angka(kabid, kini)["terbuka"] == 2
    found = {a.pk for a in cari_arahan(kabid, "laporan", 10)}
    assert found == {bagian["pu_sda"].arahan_id, bagian["pu_irigasi"].arahan_id}
    assert {t.pk for t in queries.antrean(kabid, kini, 10)} == {bagian["pu_sda"].pk, bagian["pu_irigasi"].pk}


@pytest.mark.parametrize("banyak", [1, 3])
def test_his_inbox_is_one_query(beri, kabid, banyak, django_assert_num_queries):
    for n in range(banyak):
        beri("sekda", "pu_sda", isi=f"Pekerjaan {n}")
    with django_assert_num_queries(1):
        assert len([str(t.arahan) for t in queries.kotak_masuk(kabid)]) == banyak


def test_he_accepts_works_gives_on_and_hands_in(kota, kabid, bagian):
    tugas = bagian["pu_sda"]
    services.terima(kabid, tugas)
    services.delegasikan(kabid, tugas, kepada=kota.jabatan["staf_pu"])
    services.tambah_bukti(kabid, tugas, isi=services.IsiBukti(teks="ada"))
    services.serahkan(kabid, tugas)
    assert Penugasan.objects.get(pk=tugas.pk).status == Status.MENUNGGU_VERIFIKASI


def test_what_his_dinas_gives_him_the_dinas_checks(kota, beri, kabid):
    tugas = beri("kadis_pu", "pu_sda").penugasan.get()
    assert tugas.koordinator == kota.unit["pu"]
    services.tambah_bukti(kabid, tugas, isi=services.IsiBukti(teks="ada"))
    services.serahkan(kabid, tugas)
    told = set(Pemberitahuan.objects.filter(jenis="penugasan.diserahkan").values_list("orang_id", flat=True))
    assert told == {kota.orang["kadis_pu"].pk, kota.orang["tu_pu"].pk}
    with pytest.raises(TidakBerwenang):
        services.verifikasi(kota.aktor("kabag_ekbang"), tugas)
    assert services.verifikasi(kota.aktor("kadis_pu"), tugas).status == Status.TERVERIFIKASI


def test_secret_work_of_his_unit_is_his_and_not_his_superiors(kota, beri, kabid):
    tugas = beri("sekda", "pu_sda", kerahasiaan=Kerahasiaan.RAHASIA).penugasan.get()
    assert Wewenang.KERJA in boleh(kabid, tugas, Wewenang.KERJA)
    for siapa in ("kadis_pu", "tu_pu", "staf_pu", "kabag_ekbang"):
        with pytest.raises(TidakBerwenang):
            queries.rincian(kota.aktor(siapa), tugas.pk)


def test_he_gives_orders_from_his_own_office(kota, beri, kabid):
    arahan = beri("kabid", "pu_irigasi")
    assert (arahan.penerbit, arahan.penugasan.get().koordinator) == (kota.jabatan["kabid"], kota.unit["pu_sda"])


def test_he_moves_nobody_elses_work(kota, kabid, bagian):
    services.kembalikan(kabid, bagian["pu_sda"], catatan="bukan kami")
    for act in (services.tegaskan, services.verifikasi):
        with pytest.raises(TidakBerwenang):
            act(kabid, bagian["pu_sda"], catatan="saya putuskan sendiri")


def test_the_comparison_he_sees_is_that_of_his_own_part(kota, kabid, bagian, lewat):
    assert lihat_rekap(kabid) is not None
    assert lihat_rekap(kota.aktor("staf_pu")) is None
    for tugas in bagian.values():
        lewat(tugas, 3)
    hari, kini = timezone.localdate(), timezone.now()
    lines = siapa_lambat(kabid, hari - timedelta(days=30), hari, kini).unit
    assert [(line.unit_id, line.tertunggak) for line in lines] == [(kota.unit["pu"].pk, 2)]


def test_who_is_told_only_may_note_it_in_a_part_of_the_office_too(beri, kabid):
    tugas = beri("sekda", "dlh", ("pu_sda", Peran.TEMBUSAN)).penugasan.get(peran=Peran.TEMBUSAN)
    assert services.ketahui(kabid, tugas).status == Status.DIKETAHUI
