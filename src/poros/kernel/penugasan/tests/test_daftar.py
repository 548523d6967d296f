"""Lists: what each office sees, in which order, for how many queries."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.utils import timezone

from poros.kernel.penugasan import queries, services
from poros.kernel.penugasan.models import Penugasan, SumberDaya
from poros.kernel.penugasan.queries.arahan import capaian, halaman_arahan
from poros.kernel.penugasan.queries.meja import Sebab
from poros.kernel.penugasan.rules import Aksi, Kecepatan, Kerahasiaan, Kotak, Peran, Status
from poros.kernel.penugasan.values import Klaim, Saringan
from poros.kernel.penugasan.wewenang import Wewenang
from poros.kernel.wewenang import TidakBerwenang

SEMUA = Saringan(kotak=Kotak.SEMUA, status="semua")


def lihat(kota, siapa, saring=SEMUA):
    rows = queries.daftar(kota.aktor(siapa), saring, timezone.now())
    return [f"{t.arahan.isi}/{t.unit.kode}" for t in rows]


@pytest.fixture
def tiga(kota, beri):
    """Three orders: Sekda to PU and DLH, asisten 1 to Dinas Sosial, head of PU to his bidang."""
    beri("sekda", "pu", ("dlh", Peran.PENDUKUNG), isi="Perbaiki jembatan gantung", kecepatan=Kecepatan.SEGERA)
    beri("asisten1", "sos", isi="Salurkan bantuan")
    beri("kadis_pu", "pu_sda", isi="Ukur debit")


@pytest.mark.usefixtures("tiga")
class TestTerlihat:
    @pytest.mark.parametrize(
        ("siapa", "isi"),
        [
            (
                "walikota",
                [
                    "Ukur debit/pu_sda",
                    "Salurkan bantuan/sos",
                    "Perbaiki jembatan gantung/dlh",
                    "Perbaiki jembatan gantung/pu",
                ],
            ),
            (
                "inspektur",
                [
                    "Ukur debit/pu_sda",
                    "Salurkan bantuan/sos",
                    "Perbaiki jembatan gantung/dlh",
                    "Perbaiki jembatan gantung/pu",
                ],
            ),
            ("kadis_pu", ["Ukur debit/pu_sda", "Perbaiki jembatan gantung/pu"]),
            ("tu_pu", ["Ukur debit/pu_sda", "Perbaiki jembatan gantung/pu"]),
            ("kabag_ekbang", ["Perbaiki jembatan gantung/dlh", "Perbaiki jembatan gantung/pu"]),
            ("asisten1", ["Salurkan bantuan/sos"]),
            ("kabag_kesra", ["Salurkan bantuan/sos"]),
            ("staf_pu", []),
            ("camat", []),
            ("admin", []),
        ],
    )
    def test_everybody_sees_where_he_has_a_part(self, kota, siapa, isi):
        assert lihat(kota, siapa) == isi

    @pytest.mark.parametrize(
        ("siapa", "kotak", "banyak"),
        [
            ("kadis_pu", Kotak.MASUK, 2),
            ("kadis_pu", Kotak.PERINTAH, 1),
            ("sekda", Kotak.MASUK, 0),
            ("sekda", Kotak.PERINTAH, 2),
            ("kabag_ekbang", Kotak.KOORDINASI, 2),
            ("asisten2", Kotak.KOORDINASI, 2),
            ("asisten1", Kotak.KOORDINASI, 1),
        ],
    )
    def test_boxes(self, kota, siapa, kotak, banyak):
        assert len(lihat(kota, siapa, Saringan(kotak=kotak))) == banyak

    def test_filters_narrow_and_add_up(self, kota):
        def ada(**saring):
            return len(lihat(kota, "walikota", Saringan(**{"kotak": Kotak.SEMUA, **saring})))

        assert ada(peran=Peran.PENDUKUNG) == 1
        assert ada(kecepatan=Kecepatan.SEGERA) == 2
        assert ada(unit_id=kota.unit["pu"].pk) == 2  # with the units inside it
        assert ada(penerbit_unit_id=kota.unit["pu"].pk) == 1
        assert ada(cari="jembatan") == 2
        assert ada(cari="perbaikan jembatan") == 2  # stems
        assert ada(cari="jembatan", peran=Peran.UTAMA) == 1
        assert ada(cari="menara") == 0
        assert ada(cari="dan yang") == 0
        assert ada(status=Status.TERKIRIM) == 4
        assert ada(terlambat=True) == 0

    def test_common_words_are_found_by_walking(self, kota, monkeypatch):
        monkeypatch.setattr(import_module("poros.kernel.penugasan.queries.daftar"), "BATAS_TEMUAN", 0)
        assert len(lihat(kota, "walikota", Saringan(kotak=Kotak.SEMUA, cari="jembatan"))) == 2

    def test_closed_work_leaves_the_list_but_not_the_archive(self, kota):
        row = Penugasan.objects.get(unit=kota.unit["sos"])
        services.batalkan(kota.aktor("asisten1"), row, catatan="cukup")
        assert lihat(kota, "kadis_sos", Saringan()) == []
        assert lihat(kota, "kadis_sos", Saringan(status="semua")) == ["Salurkan bantuan/sos"]

    def test_late_is_what_the_unit_holds_past_its_deadline(self, kota):
        Penugasan.objects.update(tenggat=timezone.now() - timedelta(days=9))
        Penugasan.objects.filter(unit=kota.unit["sos"]).update(status=Status.MENUNGGU_VERIFIKASI)
        assert len(lihat(kota, "walikota", Saringan(kotak=Kotak.SEMUA, terlambat=True))) == 3
        assert queries.terlambat(kota.aktor("walikota"), timezone.now()).count() == 3
        where = queries.terlambat_per_kantor(kota.aktor("walikota"), timezone.now(), 5)
        assert {(row["kantor_id"], row["n"]) for row in where} == {(kota.unit["pu"].pk, 2), (kota.unit["dlh"].pk, 1)}
        mine = queries.terlambat_per_kantor(kota.aktor("kadis_pu"), timezone.now(), 5)
        assert [row["n"] for row in mine] == [1]  # what he ordered himself, not what he owes


def test_secret_work_is_seen_by_the_offices_named_and_nobody_else(kota, beri):
    beri("sekda", "pu", "dlh", isi="Temuan", kerahasiaan=Kerahasiaan.RAHASIA)
    assert lihat(kota, "sekda") == ["Temuan/dlh", "Temuan/pu"]
    assert lihat(kota, "kadis_pu") == ["Temuan/pu"]
    for siapa in ("walikota", "tu_pu", "kabag_ekbang", "asisten2", "inspektur", "staf_pu"):
        assert lihat(kota, siapa) == []
    part = Penugasan.objects.get(unit=kota.unit["pu"])
    assert queries.rincian(kota.aktor("kadis_pu"), part.pk).unit_lain == []
    assert len(queries.rincian(kota.aktor("sekda"), part.pk).unit_lain) == 1
    with pytest.raises(TidakBerwenang):
        queries.rincian(kota.aktor("walikota"), part.pk)


@pytest.mark.parametrize("banyak", [1, 3])
def test_a_list_is_one_query(kota, beri, banyak, django_assert_num_queries):
    for _n in range(banyak):
        beri("sekda", "pu")
    kadis = kota.aktor("kadis_pu")
    with django_assert_num_queries(1):
        rows = list(queries.daftar(kadis, Saringan(), timezone.now())[:50])
        assert [(t.arahan.isi, t.unit.nama, t.penerbit.unit.nama, t.koordinator.nama, t.pelaksana) for t in rows]
    assert len(rows) == banyak


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_page_of_one_is_eleven_queries_however_long_its_story(kota, beri, banyak, django_assert_num_queries):
    row = beri("sekda", "pu", *("dlh", "kec", "sos")[:banyak]).penugasan.get(unit=kota.unit["pu"])
    kadis = kota.aktor("kadis_pu")
    for n in range(banyak):
        services.laporkan(kadis, row, catatan=f"hari {n}", kemajuan=n)
        services.bicara(kadis, row, isi="halo")
        services.tambah_bukti(kadis, row, isi=services.IsiBukti(teks="foto menyusul"))
        services.delegasikan(kadis, row, kepada=kota.jabatan["staf_pu"])
    with django_assert_num_queries(11):
        found = queries.rincian(kadis, row.pk)
        assert [str(d.kepada) for d in found.delegasi]
        assert [b.oleh.nama + b.unit.nama for b in found.bukti]
        assert [u.unit.nama for u in found.unit_lain]
    assert [len(part) for part in (found.unit_lain, found.bukti, found.delegasi, found.pesan)] == [banyak] * 4
    assert len(found.riwayat) == banyak + 1


def test_the_page_offers_what_flow_and_office_allow(kota, beri):
    row = beri("sekda", "pu").penugasan.get()

    def acts(siapa):
        return set(queries.rincian(kota.aktor(siapa), row.pk).aksi)

    assert acts("kadis_pu") == {Aksi.TERIMA, Aksi.KEMBALIKAN, Aksi.LAPORKAN, Aksi.SERAHKAN}
    assert acts("sekda") == {Aksi.BATALKAN}
    assert acts("kabag_ekbang") == set()  # nothing to decide yet
    assert acts("inspektur") == set()
    found = queries.rincian(kota.aktor("inspektur"), row.pk)
    assert found.wewenang == {Wewenang.BICARA}
    assert not found.boleh_delegasi
    assert queries.rincian(kota.aktor("kadis_pu"), row.pk).boleh_delegasi


@pytest.mark.parametrize("banyak", [1, 3])
def test_the_board_is_one_query_and_counts_what_it_does_not_show(kota, beri, banyak, django_assert_num_queries):
    rows = [beri("sekda", "pu").penugasan.get() for _n in range(banyak)]
    services.terima(kota.aktor("kadis_pu"), rows[0])
    beri("sekda", ("pu", Peran.TEMBUSAN), "dlh")
    kadis = kota.aktor("kadis_pu")
    with django_assert_num_queries(1):
        board = queries.papan(kadis, kota.unit["pu"].pk, batas=1)
    counts = {k.status: (k.jumlah, len(k.isi)) for k in board}
    assert counts[Status.TERKIRIM] == (banyak - 1, min(banyak - 1, 1))
    assert counts[Status.DITERIMA] == (1, 1)
    assert queries.papan(kadis, kota.unit["pu_sda"].pk)[0].jumlah == 0
    assert queries.papan(kota.aktor("kadis_dlh"), kota.unit["pu"].pk)[0].jumlah == 0


@pytest.mark.parametrize("banyak", [1, 3])
def test_orders_with_who_has_and_who_has_not(kota, beri, banyak, lewat, django_assert_num_queries):
    for _n in range(banyak):
        arahan = beri("sekda", "pu", "dlh", ("kec", Peran.TEMBUSAN))
    pu, dlh, _kec = arahan.penugasan.order_by("id")
    lewat(dlh, 3)
    services.batalkan(kota.aktor("sekda"), pu, catatan="cukup")
    sekda, kini = kota.aktor("sekda"), timezone.now()
    with django_assert_num_queries(2):
        rows = list(queries.arahan_diterbitkan(sekda))
        progress = capaian(rows, kini)
    assert len(rows) == banyak
    found = progress[arahan.pk]
    assert (found.bagian, found.sudah, found.belum, found.telat) == (2, 1, 1, 1)
    with django_assert_num_queries(6):
        page = halaman_arahan(sekda, arahan.pk, kini)
    assert page.capaian == found
    assert page.boleh_tarik
    assert not halaman_arahan(kota.aktor("kadis_dlh"), arahan.pk, kini).boleh_tarik
    with pytest.raises(TidakBerwenang):
        halaman_arahan(kota.aktor("kadis_dlh"), arahan.pk, kini, Wewenang.ARAHAN_TARIK)


class TestMeja:
    def sebab(self, kota, siapa):
        rows = queries.antrean(kota.aktor(siapa), timezone.now(), 10)
        return [(t.sebab, t.catatan_terakhir) for t in rows]

    def test_each_step_lies_on_the_desk_of_who_must_take_it(self, kota, pada):
        tugas = pada(Status.TERKIRIM)
        assert self.sebab(kota, "kadis_pu") == [(Sebab.JAWAB, "")]
        assert self.sebab(kota, "kabag_ekbang") == self.sebab(kota, "sekda") == []
        services.kembalikan(kota.aktor("kadis_pu"), tugas, catatan="bukan kami")
        assert self.sebab(kota, "kabag_ekbang") == [(Sebab.DIKEMBALIKAN, "bukan kami")]
        assert self.sebab(kota, "kadis_pu") == self.sebab(kota, "asisten2") == []

    def test_results_go_up_and_come_back(self, kota, pada):
        tugas = pada(Status.MENUNGGU_VERIFIKASI)
        assert self.sebab(kota, "kabag_ekbang") == [(Sebab.VERIFIKASI, "")]
        services.tolak(kota.aktor("kabag_ekbang"), tugas, catatan="foto kurang")
        assert self.sebab(kota, "kadis_pu") == [(Sebab.DIPERBAIKI, "foto kurang")]

    def test_verified_results_wait_for_the_issuer(self, kota, pada):
        pada(Status.TERVERIFIKASI)
        assert self.sebab(kota, "sekda") == [(Sebab.SETUJUI, "")]

    def test_late_and_soon_due_come_first_by_deadline(self, kota, beri, lewat):
        kadis = kota.aktor("kadis_pu")
        jauh, dekat, telat = (beri("sekda", "pu").penugasan.get() for _n in range(3))
        for row in (jauh, dekat, telat):
            services.terima(kadis, row)
        lewat(jauh, -20)
        lewat(dekat, -1)
        lewat(telat, 5)
        rows = queries.antrean(kadis, timezone.now(), 10)
        assert [(t.pk, t.sebab) for t in rows] == [(telat.pk, Sebab.LEWAT), (dekat.pk, Sebab.DEKAT)]
        assert queries.angka(kadis, timezone.now()) == {"terbuka": 3, "terlambat": 1, "dekat": 1}

    @pytest.mark.parametrize("banyak", [1, 3])
    def test_one_query_each(self, kota, beri, banyak, django_assert_num_queries):
        for _n in range(banyak):
            beri("sekda", "pu")
        kadis, kini = kota.aktor("kadis_pu"), timezone.now()
        with django_assert_num_queries(1):
            assert len([str(t.arahan) + t.penerbit.unit.nama for t in queries.antrean(kadis, kini, 10)]) == banyak
        with django_assert_num_queries(1):
            assert queries.angka(kadis, kini)["terbuka"] == banyak


def test_the_agenda_holds_what_claims_ones_own_time(kota, beri):
    mine = SumberDaya.objects.create(kode="sekda", nama="Waktu Sekda", jenis="pejabat", orang_id=kota.orang["sekda"].pk)
    room = SumberDaya.objects.create(kode="aula", nama="Aula", jenis="ruang")
    kini = timezone.now()
    jam = timedelta(hours=1)
    late = beri("walikota", "setda", isi="Siang", klaim=(Klaim(mine.pk, kini + 4 * jam, kini + 5 * jam),))
    beri(
        "walikota",
        "setda",
        isi="Pagi",
        klaim=(Klaim(mine.pk, kini + jam, kini + 2 * jam), Klaim(room.pk, kini, kini + jam)),
    )
    gone = beri("walikota", "setda", isi="Batal", klaim=(Klaim(mine.pk, kini + 6 * jam, kini + 7 * jam),))
    services.tarik(kota.aktor("walikota"), gone, alasan="diundur")

    def isi(siapa, mulai, selesai):
        return [k.arahan.isi for k in queries.agenda(kota.aktor(siapa), mulai, selesai)]

    assert isi("sekda", kini, kini + 24 * jam) == ["Pagi", "Siang"]
    assert isi("sekda", kini + 2 * jam, kini + 24 * jam) == ["Siang"]
    assert isi("walikota", kini, kini + 24 * jam) == []
    assert late.mulai == kini + 4 * jam
