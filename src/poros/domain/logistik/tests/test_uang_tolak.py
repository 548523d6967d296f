"""Gifts, resources and emergency money: each refusal beside its field; what the trail keeps; who is told."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from poros.domain.logistik import services
from poros.domain.logistik.models import BerkasDsp, Donasi, KasBtt, Klaim, PaguBtt, PermintaanSarana, Rkb, Sarana
from poros.domain.logistik.queries import btt as baca_btt
from poros.domain.logistik.queries import donasi as baca_donasi
from poros.domain.logistik.queries import sarana as baca_sarana
from poros.domain.logistik.rules.alur import AksiKlaim, AksiPermintaan, AsalSarana, JenisSarana, KeadaanSarana
from poros.domain.logistik.services import pintu
from poros.domain.logistik.values import (
    JUMLAH_MAKS,
    RUPIAH_MAKS,
    DataBelanja,
    DataDonasi,
    DataDsp,
    DataPermintaan,
    DataRkb,
    DataSarana,
)
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

from .test_btt import JUTA, PDF, rencana

pytestmark = pytest.mark.django_db
AWAL = datetime(2026, 11, 23, 1, tzinfo=UTC)


def bidang(kerja, *args, **kwargs) -> str:
    with pytest.raises(Ditolak) as refused:
        kerja(*args, **kwargs)
    assert len(refused.value.pesan) > 10
    return refused.value.bidang


@pytest.fixture
def kadis(kota, peran):
    return kota.aktor("kadis_sos")


@pytest.fixture
def bud(kota, peran):
    return kota.aktor("kabag_umum")


class TestFund:
    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [
            ({"jumlah": -1}, "jumlah"),
            ({"jumlah": RUPIAH_MAKS + 1}, "jumlah"),
            ({"tahun": 1999}, "tahun"),
            ({"tahun": 2200}, "tahun"),
            ({"dasar": " "}, "dasar"),
        ],
    )
    def test_nonsense(self, kota, bud, ganti, nama):
        told = {"tahun": 2026, "jumlah": 5, "dasar": "Perda"} | ganti
        assert bidang(services.tetapkan_pagu, bud, kota.unit["umum"], **told) == nama
        assert not PaguBtt.objects.exists()

    def test_told_again_it_is_changed(self, kota, bud):
        for n in (5, 9):
            services.tetapkan_pagu(bud, kota.unit["umum"], tahun=2026, jumlah=n, dasar=f"Perda {n}")
        assert [(p.jumlah, p.dasar) for p in PaguBtt.objects.all()] == [(9, "Perda 9")]

    @pytest.mark.parametrize("siapa", ["kadis_sos", "sekda", "walikota", "kadis_pu", "inspektur", "admin"])
    def test_only_the_treasury_sets_it(self, kota, peran, siapa):
        actor = kota.aktor(siapa)
        with pytest.raises(TidakBerwenang):
            services.tetapkan_pagu(actor, kota.unit["umum"], tahun=2026, jumlah=5, dasar="x")

    def test_who_may_not_see_the_money_sees_no_board(self, kota, pagu):
        assert {s: baca_btt.papan(kota.aktor(s)) is not None for s in ("sekda", "inspektur", "camat", "staf_pu")} == {
            "sekda": True, "inspektur": True, "camat": False, "staf_pu": False,
        }  # fmt: skip

    def test_the_board_adds_up_in_every_state(self, kota, kadis, bud, pagu, hari):
        rows = [services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana(f"{n}", (n + 1) * JUTA)) for n in range(5)]
        services.tolak_rkb(bud, rows[0], alasan="x")
        services.tarik_rkb(kadis, rows[1], alasan="x")
        for row in rows[2:4]:
            services.cairkan(bud, row, nomor_sp2d="S")
        services.belanjakan(kadis, rows[2], data=DataBelanja(tanggal=hari, uraian="x", jumlah=JUTA))
        services.pertanggungjawabkan(kadis, rows[2], berkas=(PDF, "lpj.pdf"))
        board = baca_btt.papan(bud)
        assert (board.menunggu, board.cair, board.dipakai) == (5 * JUTA, 4 * JUTA, JUTA)
        assert board.pagu.terikat == board.menunggu + board.cair + board.dipakai
        assert board.pagu.tersedia == 1000 * JUTA - 10 * JUTA


class TestPlan:
    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"nomor": " "}, "nomor"), ({"keperluan": ""}, "keperluan"), ({"dasar": " "}, "dasar"), ({"jumlah": 0}, "jumlah"),
         ({"jumlah": -1}, "jumlah"), ({"jumlah": RUPIAH_MAKS + 1}, "jumlah"), ({"jumlah": 1000 * JUTA + 1}, "jumlah")],
    )  # fmt: skip
    def test_nonsense_binds_nothing(self, kota, kadis, pagu, ganti, nama):
        assert bidang(services.ajukan_rkb, kadis, kota.unit["sos"], data=replace(rencana(), **ganti)) == nama
        pagu.refresh_from_db()
        assert (pagu.terikat, Rkb.objects.count()) == (0, 0)

    def test_the_same_number_of_another_unit_is_another(self, kota, kadis, pagu):
        services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 5))
        services.ajukan_rkb(kota.aktor("kadis_pu"), kota.unit["pu"], data=rencana("1", 5))
        assert bidang(services.ajukan_rkb, kadis, kota.unit["sos"], data=rencana(" 1 ", 5)) == "nomor"
        assert Rkb.objects.count() == 2

    def test_the_treasury_is_told_and_the_one_who_files_is_not(self, kota, kadis, bud, pagu):
        services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        told = set(Pemberitahuan.objects.values_list("orang_id", flat=True))
        assert bud.orang_id in told
        assert kadis.orang_id not in told

    @pytest.mark.parametrize("kosong", ["", "   "])
    def test_words_that_an_answer_needs(self, kota, kadis, bud, pagu, kosong):
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        assert bidang(services.cairkan, bud, row, nomor_sp2d=kosong) == "nomor_sp2d"
        assert bidang(services.tolak_rkb, bud, row, alasan=kosong) == "alasan"
        assert bidang(services.tarik_rkb, kadis, row, alasan=kosong) == "alasan"
        row.refresh_from_db()
        assert (row.status, KasBtt.objects.count()) == ("diajukan", 0)

    def test_what_is_answered_is_not_answered_again(self, kota, kadis, bud, pagu):
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        services.cairkan(bud, row, nomor_sp2d="S")
        for act in (
            lambda: services.cairkan(bud, row, nomor_sp2d="S"),
            lambda: services.tolak_rkb(bud, row, alasan="x"),
            lambda: services.tarik_rkb(kadis, row, alasan="x"),
        ):
            with pytest.raises(TransitionError):
                act()
        pagu.refresh_from_db()
        assert (KasBtt.objects.count(), pagu.terikat) == (1, 300 * JUTA)

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "staf_pu"])
    def test_what_is_another_unit_s_is_not_there(self, kota, kadis, pagu, siapa):
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        actor = kota.aktor(siapa)
        assert not baca_btt.rkb_terlihat(actor).exists()
        for act in (
            lambda: services.cairkan(actor, row, nomor_sp2d="S"),
            lambda: services.tarik_rkb(actor, row, alasan="x"),
            lambda: services.pertanggungjawabkan(actor, row, berkas=(PDF, "x.pdf")),
        ):
            with pytest.raises(TidakBerwenang):
                act()

    def test_the_trail_keeps_number_and_amount(self, kota, kadis, pagu):
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana())
        line = Jejak.objects.filter(objek="rkb", objek_id=row.pk).latest("id")
        assert line.data["data"]["jumlah"] == 300 * JUTA
        assert line.aksi == "logistik.rkb_ajukan"


class TestBook:
    @pytest.fixture
    def cair(self, kota, kadis, bud, pagu):
        row = services.ajukan_rkb(kadis, kota.unit["sos"], data=rencana("1", 1000))
        return services.cairkan(bud, row, nomor_sp2d="S")

    @pytest.mark.parametrize(
        ("jumlah", "nama"), [(0, "jumlah"), (-1, "jumlah"), (1001, "jumlah"), (RUPIAH_MAKS + 1, "jumlah")]
    )
    def test_no_other_amount_is_spent(self, kadis, cair, hari, jumlah, nama):
        data = DataBelanja(tanggal=hari, uraian="x", jumlah=jumlah)
        assert bidang(services.belanjakan, kadis, cair, data=data) == nama

    @pytest.mark.parametrize("geser", [-1, 1])
    def test_on_no_other_day(self, kadis, cair, hari, geser):
        data = DataBelanja(tanggal=hari + timedelta(days=geser), uraian="x", jumlah=5)
        assert bidang(services.belanjakan, kadis, cair, data=data) == "tanggal"

    def test_to_the_last_rupiah(self, kadis, cair, hari, pagu):
        for n in (1, 999):
            services.belanjakan(kadis, cair, data=DataBelanja(tanggal=hari, uraian="x", jumlah=n))
        services.pertanggungjawabkan(kadis, cair, berkas=(PDF, "lpj.pdf"))
        pagu.refresh_from_db()
        assert list(KasBtt.objects.order_by("urut").values_list("urut", "saldo")) == [(1, 1000), (2, 999), (3, 0)]
        assert (Rkb.objects.get().sisa, pagu.terikat) == (0, 1000)

    def test_an_account_that_is_no_file_closes_nothing(self, kadis, cair):
        with pytest.raises(Ditolak):
            services.pertanggungjawabkan(kadis, cair, berkas=(b"", "lpj.pdf"))
        cair.refresh_from_db()
        assert cair.status == "cair"

    def test_after_the_account_nothing_is_spent(self, kadis, cair, hari):
        services.pertanggungjawabkan(kadis, cair, berkas=(PDF, "lpj.pdf"))
        data = DataBelanja(tanggal=hari, uraian="x", jumlah=5)
        assert bidang(services.belanjakan, kadis, cair, data=data) == ""
        with pytest.raises(TransitionError):
            services.pertanggungjawabkan(kadis, cair, berkas=(PDF, "lpj.pdf"))


class TestDsp:
    @pytest.fixture
    def dsp(self, kota, kadis, banjir):
        return services.catat_dsp(kadis, kota.unit["sos"], data=DataDsp(kejadian_id=banjir.pk, rusak_berat=2))

    @pytest.mark.parametrize("kelas", ["rusak_berat", "rusak_sedang", "rusak_ringan"])
    @pytest.mark.parametrize("n", [-1, JUMLAH_MAKS + 1])
    def test_houses_are_counted(self, kadis, dsp, kelas, n):
        data = DataDsp(**{"kejadian_id": dsp.kejadian_id, kelas: n})
        assert bidang(services.ubah_dsp, kadis, dsp, data=data) == "rusak_berat"
        assert BerkasDsp.objects.get().rusak_berat == 2

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"kode": "ktp"}, "kode"), ({"nomor": " "}, "nomor"), ({"tanggal": date(2199, 1, 1)}, "tanggal")],
    )
    def test_a_paper(self, kadis, dsp, hari, ganti, nama):
        told = {"kode": "sk-nama-alamat", "nomor": "1", "tanggal": hari} | ganti
        assert bidang(services.lengkapi_dsp, kadis, dsp, berkas=(PDF, "sk.pdf"), **told) == nama

    def test_told_again_it_is_changed(self, kadis, dsp, hari):
        for n in ("1", "2"):
            services.lengkapi_dsp(
                kadis, dsp, kode="sk-nama-alamat", nomor=n, tanggal=hari, berkas=(PDF + n.encode(), "sk.pdf")
            )
        (paper,) = [s for s in baca_btt.kelengkapan(baca_btt.satu_dsp(kadis, dsp.pk)) if s["ada"]]
        assert paper["ada"].nomor == "2"


class TestGifts:
    @pytest.fixture
    def data(self, tempat, hari):
        return DataDonasi(barang_id=tempat.barang["beras"].pk, jumlah=10, nama="Bu D", kontak="0800", rencana=hari)

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"barang_id": 0}, "barang"), ({"jumlah": 0}, "jumlah"), ({"jumlah": JUMLAH_MAKS + 1}, "jumlah"),
         ({"nama": " "}, "kontak"), ({"kontak": ""}, "kontak"), ({"rencana": date(2020, 1, 1)}, "rencana"),
         ({"rencana": date(2199, 1, 1)}, "rencana")],
    )  # fmt: skip
    def test_nonsense_is_not_taken(self, data, ganti, nama):
        assert bidang(pintu.janji, replace(data, **ganti)) == nama
        assert not Donasi.objects.exists()

    def test_sixty_in_a_minute_are_enough(self, data):
        Donasi.objects.bulk_create(
            Donasi(tanda=f"t{n}", barang_id=data.barang_id, jumlah=1, nama="x", kontak=f"k{n}", rencana=data.rencana)
            for n in range(60)
        )
        assert bidang(pintu.janji, data) == ""
        Donasi.objects.update(dibuat=timezone.now() - timedelta(minutes=2))
        assert pintu.janji(data).status == "dijanjikan"

    def test_what_is_enough_is_declined_with_thanks(self, kadis, tempat, data):
        row = pintu.janji(data)
        assert bidang(services.setujui_donasi, kadis, row, gudang_id=tempat.gudang.pk) == ""
        assert services.tolak_donasi(kadis, row, alasan=" Terima kasih ").alasan == "Terima kasih"
        row.refresh_from_db()
        assert (row.status, row.disetujui) == ("ditolak", 0)

    @pytest.mark.parametrize("aksi", ["setujui", "tolak", "batalkan", "terima"])
    def test_what_was_declined_stays_so(self, kadis, tempat, data, aksi):
        row = pintu.janji(data)
        services.tolak_donasi(kadis, row, alasan="x")
        acts = {
            "setujui": lambda: services.setujui_donasi(kadis, row, gudang_id=tempat.gudang.pk),
            "tolak": lambda: services.tolak_donasi(kadis, row, alasan="x"),
            "batalkan": lambda: services.batalkan_donasi(kadis, row, alasan="x"),
            "terima": lambda: services.terima_donasi(kadis, row, jumlah=1),
        }
        with pytest.raises(TransitionError):
            acts[aksi]()

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "sekda", "walikota", "inspektur"])
    def test_others_know_of_none(self, kota, kadis, data, siapa):
        row, actor = pintu.janji(data), kota.aktor(siapa)
        assert not baca_donasi.donasi_terlihat(actor).exists()
        with pytest.raises(TidakBerwenang):
            services.lihat_donatur(actor, row)

    def test_the_trail_never_holds_name_or_contact(self, kadis, tempat, lapor, data):
        lapor("utara", 100)
        row = pintu.janji(data)
        services.lihat_donatur(kadis, row)
        services.setujui_donasi(kadis, row, gudang_id=tempat.gudang.pk)
        services.terima_donasi(kadis, row, jumlah=5)
        lines = Jejak.objects.filter(objek="donasi", objek_id=row.pk)
        assert lines.count() == 3
        assert not any("Bu D" in str(line.data) or "0800" in str(line.data) for line in lines)

    def test_less_than_agreed_may_come_and_the_rest_is_asked_of_others(self, kadis, tempat, lapor, data, *, hari):
        lapor("utara", 100)
        row = services.setujui_donasi(kadis, pintu.janji(data), gudang_id=tempat.gudang.pk)
        before = baca_donasi.terbuka(data.barang_id, hari)
        services.terima_donasi(kadis, row, jumlah=4)
        assert baca_donasi.terbuka(data.barang_id, hari) == before + 6


class TestResources:
    @pytest.fixture
    def data(self):
        return DataSarana(kode="p", nama="Perahu", jenis=JenisSarana.PERAHU)

    @pytest.fixture
    def minta(self, kota, peran):
        def ask(**ganti) -> PermintaanSarana:
            data = DataPermintaan(
                jenis=JenisSarana.PERAHU,
                jumlah=1,
                keperluan="x",
                tempat="x",
                mulai=AWAL,
                selesai=AWAL + timedelta(hours=2),
            )
            return services.minta_sarana(kota.aktor("camat"), kota.unit["kec"], data=replace(data, **ganti))

        return ask

    def test_a_code_is_used_once(self, kota, kadis, data):
        services.catat_sarana(kadis, kota.unit["sos"], data=data)
        assert bidang(services.catat_sarana, kadis, kota.unit["sos"], data=data) == "kode"
        other = services.catat_sarana(kadis, kota.unit["sos"], data=replace(data, kode="q"))
        assert bidang(services.ubah_sarana, kadis, other, data=data) == "kode"
        assert services.ubah_sarana(kadis, other, data=replace(data, kode="q", nama="Lain")).nama == "Lain"

    @pytest.mark.parametrize("asal", [a for a in AsalSarana if a is not AsalSarana.DAERAH])
    def test_what_is_another_s_has_a_name(self, kota, kadis, data, asal):
        assert bidang(services.catat_sarana, kadis, kota.unit["sos"], data=replace(data, asal=asal)) == "pemilik"
        assert not Sarana.objects.exists()

    @pytest.mark.parametrize(
        ("ganti", "nama"),
        [({"selesai": AWAL}, "selesai"), ({"selesai": AWAL - timedelta(1)}, "selesai"), ({"jumlah": 0}, "jumlah"),
         ({"jumlah": 501}, "jumlah"), ({"keperluan": " "}, "keperluan"), ({"tempat": ""}, "keperluan")],
    )  # fmt: skip
    def test_a_request(self, minta, ganti, nama):
        assert bidang(minta, **ganti) == nama
        assert not PermintaanSarana.objects.exists()

    @pytest.mark.parametrize(
        "ganti",
        [{"aktif": False}, {"keadaan": KeadaanSarana.RUSAK}, {"keadaan": KeadaanSarana.PERAWATAN},
         {"jenis": JenisSarana.POMPA}],
    )  # fmt: skip
    def test_only_what_is_ready_and_of_the_kind_is_set_aside(self, kota, kadis, data, minta, ganti):
        row = services.catat_sarana(kadis, kota.unit["sos"], data=replace(data, **ganti))
        asked = minta()
        assert bidang(services.tugaskan_sarana, kadis, asked, sarana_id=row.pk) == "sarana"
        assert baca_sarana.bebas(asked) == []
        assert not Klaim.objects.exists()

    def test_for_a_part_of_the_time(self, kota, kadis, data, minta):
        row, asked = services.catat_sarana(kadis, kota.unit["sos"], data=data), minta()
        end = AWAL + timedelta(hours=1)
        assert bidang(services.tugaskan_sarana, kadis, asked, sarana_id=row.pk, mulai=end, selesai=AWAL) == "selesai"
        made = services.tugaskan_sarana(kadis, asked, sarana_id=row.pk, selesai=end)
        assert (made.mulai, made.selesai) == (AWAL, end)
        other = minta(mulai=end, selesai=end + timedelta(hours=1))
        assert services.tugaskan_sarana(kadis, other, sarana_id=row.pk).mulai == end

    def test_half_of_what_is_asked_for_leaves_it_open(self, kota, kadis, data, minta):
        rows = [services.catat_sarana(kadis, kota.unit["sos"], data=replace(data, kode=f"p{n}")) for n in range(2)]
        asked = minta(jumlah=2)
        services.tugaskan_sarana(kadis, asked, sarana_id=rows[0].pk)
        asked.refresh_from_db()
        assert asked.status == "diajukan"
        services.tugaskan_sarana(kadis, asked, sarana_id=rows[1].pk)
        asked.refresh_from_db()
        assert asked.status == "dipenuhi"

    @pytest.mark.parametrize("aksi", [AksiPermintaan.PENUHI, AksiPermintaan.TOLAK, AksiPermintaan.BUKA_LAGI])
    def test_it_is_closed_in_two_ways_only(self, kota, minta, aksi):
        assert bidang(services.tutup_permintaan, kota.aktor("camat"), minta(), aksi=aksi, alasan="x") == "aksi"

    def test_while_something_is_there_it_is_not_closed(self, kota, kadis, data, minta):
        row, asked, camat = services.catat_sarana(kadis, kota.unit["sos"], data=data), minta(), kota.aktor("camat")
        claim = services.tugaskan_sarana(kadis, asked, sarana_id=row.pk)
        assert bidang(services.tutup_permintaan, camat, asked, aksi=AksiPermintaan.SELESAIKAN) == "alasan"
        services.jalankan_klaim(camat, claim, aksi=AksiKlaim.TIBA)
        assert bidang(services.tutup_permintaan, camat, asked, aksi=AksiPermintaan.SELESAIKAN) == "alasan"
        services.jalankan_klaim(camat, claim, aksi=AksiKlaim.LEPAS)
        assert services.tutup_permintaan(camat, asked, aksi=AksiPermintaan.SELESAIKAN).status == "selesai"

    def test_whose_it_is_hears_of_it(self, kota, kadis, data, minta):
        pu = kota.aktor("kadis_pu")
        row = services.catat_sarana(pu, kota.unit["pu"], data=data)
        services.tugaskan_sarana(kadis, minta(), sarana_id=row.pk)
        told = set(Pemberitahuan.objects.values_list("orang_id", flat=True))
        assert pu.orang_id in told
        assert kadis.orang_id not in told

    @pytest.mark.parametrize("siapa", ["kadis_dlh", "staf_pu", "inspektur", "admin"])
    def test_others_move_nothing(self, kota, kadis, data, minta, siapa):
        row = services.catat_sarana(kadis, kota.unit["sos"], data=data)
        claim = services.tugaskan_sarana(kadis, minta(), sarana_id=row.pk)
        with pytest.raises(TidakBerwenang):
            services.jalankan_klaim(kota.aktor(siapa), claim, aksi=AksiKlaim.TIBA)
        with pytest.raises(TidakBerwenang):
            services.ubah_sarana(kota.aktor(siapa), row, data=data)


def test_a_plan_without_a_fund_of_the_year_says_that_there_is_nothing(kota, peran):
    kadis = kota.aktor("kadis_sos")
    data = DataRkb(nomor="1", dasar="SK", keperluan="x", jumlah=1)
    with pytest.raises(Ditolak, match="Rp0"):
        services.ajukan_rkb(kadis, kota.unit["sos"], data=data)
