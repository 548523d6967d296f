"""Adoptions in both directions: request, answer, agreement, plan, work, result, experience; visits and what follows."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pypdfium2
import pytest
from django.utils import timezone

from poros.domain.berbagi import cetak, services
from poros.domain.berbagi.models import Adopsi, Kunjungan, LangkahAdopsi, Nota, PotretAdopsi
from poros.domain.berbagi.queries import adopsi as baca
from poros.domain.berbagi.queries import belajar, katalog
from poros.domain.berbagi.queries.ukuran import hasil_terakhir, kelemahan
from poros.domain.berbagi.rules.alur import AksiAdopsi, Arah, Keberhasilan, StatusAdopsi
from poros.domain.berbagi.values import DataKunjungan, DataPengalaman, DataPermohonan
from poros.domain.berbagi.views.adopsi import WEWENANG
from poros.domain.berbagi.wewenang import Wewenang
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import COMMANDS, Ditolak
from poros.kernel.daerah.models import Daerah
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.tenggat import queries as tenggat
from poros.kernel.tenggat.models import AturanTenggat
from poros.kernel.wewenang import TidakBerwenang, may
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


def kata(pdf: bytes) -> str:
    """The words of a sheet, on one line."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


class TestRequest:
    def test_a_unit_proposes_and_the_managers_send(self, kota, usulan):
        assert (usulan.arah, usulan.unit, usulan.daerah) == (Arah.KELUAR, kota.unit["dlh"], "Kabupaten Rekaan")
        with pytest.raises(TidakBerwenang):
            services.ajukan(kota.aktor("kadis_dlh"), usulan)
        services.ajukan(kota.aktor("kabag_ekbang"), usulan, nomor_surat=" 1/2026 ")
        usulan.refresh_from_db()
        assert (usulan.status, usulan.nomor_surat) == (StatusAdopsi.DIAJUKAN, "1/2026")
        assert [r.status for r in usulan.riwayat.all()] == ["diusulkan", "diajukan"]

    def test_what_is_asked_of_us_goes_to_the_unit_that_has_it(self, kota, milik):
        data = DataPermohonan(tawaran_id=milik().pk, keperluan="Banjir", daerah="Kota Khayal", nomor_surat="9/X")
        row = services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)
        assert (row.arah, row.unit, row.status) == (Arah.MASUK, kota.unit["pu"], StatusAdopsi.DIAJUKAN)
        assert may(kota.aktor("kadis_pu"), Wewenang.ADOPSI_LIHAT, row)

    def test_each_direction_has_its_own_offers(self, kota, lain, milik):
        ours, theirs = DataPermohonan(tawaran_id=milik().pk, keperluan="x", daerah="K"), lain().pk
        with pytest.raises(Ditolak, match="sendiri"):
            services.usulkan(kota.aktor("kadis_dlh"), kota.unit["dlh"], data=ours)
        with pytest.raises(Ditolak, match="milik kita"):
            services.catat_permohonan(
                kota.aktor("kabag_kesra"), kota.unit["kesra"], data=replace(ours, tawaran_id=theirs)
            )

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [({"keperluan": " "}, "keperluan"), ({"tawaran_id": 999_999}, "tawaran"), ({"daerah": ""}, "daerah"), ({"surat_id": 999_999}, "nomor_surat")],
    )  # fmt: skip
    def test_what_is_missing(self, kota, milik, ganti, bidang):
        data = replace(DataPermohonan(tawaran_id=milik().pk, keperluan="x", daerah="Kota Khayal"), **ganti)
        with pytest.raises(Ditolak) as refused:
            services.catat_permohonan(kota.aktor("kabag_kesra"), kota.unit["kesra"], data=data)
        assert refused.value.bidang == bidang

    def test_what_is_withdrawn_is_not_asked_for(self, kota, lain):
        row = lain()
        services.tarik(kota.aktor("kabag_ekbang"), row, alasan="x")
        with pytest.raises(Ditolak):
            services.usulkan(
                kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=DataPermohonan(tawaran_id=row.pk, keperluan="x")
            )

    def test_a_unit_proposes_the_same_once_while_that_lives(self, kota, usulan):
        dlh = kota.aktor("kadis_dlh")
        data = DataPermohonan(tawaran_id=usulan.tawaran_id, keperluan="Lagi")
        with pytest.raises(Ditolak, match="sudah mengusulkan") as refused:
            services.usulkan(dlh, kota.unit["dlh"], data=data)
        assert refused.value.bidang == "tawaran"
        assert services.usulkan(kota.aktor("kadis_pu"), kota.unit["pu"], data=data).unit == kota.unit["pu"]
        services.tutup(dlh, usulan, aksi=AksiAdopsi.HENTIKAN, catatan="Batal")
        assert services.usulkan(dlh, kota.unit["dlh"], data=data).status == StatusAdopsi.DIUSULKAN

    def test_declined_with_a_reason(self, kota, usulan):
        services.ajukan(kota.aktor("kabag_ekbang"), usulan)
        with pytest.raises(Ditolak) as refused:
            services.jawab(kota.aktor("kabag_kesra"), usulan, aksi=AksiAdopsi.TOLAK)
        assert refused.value.bidang == "catatan"
        services.jawab(kota.aktor("kabag_kesra"), usulan, aksi=AksiAdopsi.TOLAK, catatan="Belum siap")
        assert usulan.riwayat.last().catatan == "Belum siap"
        with pytest.raises(TransitionError):
            services.jawab(kota.aktor("kabag_kesra"), usulan, aksi=AksiAdopsi.TERIMA)

    def test_an_answer_is_only_yes_or_no_and_an_end_only_done_or_stopped(self, kota, usulan):
        with pytest.raises(Ditolak):
            services.jawab(kota.aktor("kabag_kesra"), usulan, aksi=AksiAdopsi.MULAI)
        with pytest.raises(Ditolak):
            services.tutup(kota.aktor("kabag_ekbang"), usulan, aksi=AksiAdopsi.MULAI)

    def test_an_answer_has_its_clock(self, kota, usulan):
        ekbang = kota.aktor("kabag_ekbang")
        assert baca.batas_jawab(ekbang, usulan) is None
        services.ajukan(ekbang, usulan)
        usulan.refresh_from_db()
        assert (baca.batas_jawab(ekbang, usulan) - usulan.dibuat).days >= 18
        AturanTenggat.objects.filter(kode="berbagi-jawab").update(dari="2190-01-01")
        tenggat._mesin.clear()
        assert baca.batas_jawab(ekbang, usulan) is None

    def test_the_letter_that_asks(self, kota, diterima):
        text = kata(cetak.permohonan(kota.aktor("kadis_dlh"), baca.semua().get(), Daerah.objects.get()))
        for part in ("Kabupaten Rekaan", "Antre Cepat", "Antrean uji kendaraan", "SPBE I1", "1/2026", "5 Januari 2026"):
            assert part in text


class TestAgreement:
    def test_drafted_printed_signed(self, kota, diterima, nota, pdf):
        kesra = kota.aktor("kabag_kesra")
        services.susun_nota(kesra, diterima, data=nota(nomor="LAMA"))
        services.susun_nota(kesra, diterima, data=nota())
        row = Nota.objects.select_related("adopsi__tawaran").get()
        text = kata(cetak.nota(kesra, row, Daerah.objects.get()))
        for part in (
            "415.4/7/2026",
            "BUPATI REKAAN",
            "WALI KOTA UJI",
            "EUPL-1.2",
            "tidak mencakup pertukaran data pribadi",
        ):
            assert part in text
        assert "Kode sumber {aplikasi} dan pendampingan" in text
        assert text.index("BUPATI REKAAN") < text.index("WALI KOTA UJI"), "who gives is the first party"
        services.tandatangani(kesra, diterima, tanggal=kesra.hari, berkas=pdf, nama_berkas="nota.pdf")
        diterima.refresh_from_db()
        assert diterima.status == StatusAdopsi.DISEPAKATI
        assert Tautan.objects.get(objek="adopsi", objek_id=diterima.pk).nama == "nota.pdf"
        with pytest.raises(TransitionError):
            services.susun_nota(kesra, diterima, data=nota())

    def test_with_personal_data_the_clause_says_who_is_answerable(self, kota, diterima, nota):
        services.susun_nota(kota.aktor("kabag_kesra"), diterima, data=nota(data_pribadi=True))
        text = kata(cetak.nota(kota.aktor("kabag_kesra"), Nota.objects.get(), Daerah.objects.get()))
        assert "pengendali atas data yang dikuasainya" in text
        assert "tidak mencakup pertukaran" not in text

    @pytest.mark.parametrize(("ganti", "bidang"), [({"nomor": " "}, "nomor"), ({"lingkup": ""}, "lingkup"), ({"sampai": timezone.localdate()}, "sampai")])  # fmt: skip
    def test_what_is_missing(self, kota, diterima, nota, ganti, bidang):
        with pytest.raises(Ditolak) as refused:
            services.susun_nota(kota.aktor("kabag_kesra"), diterima, data=nota(**ganti))
        assert refused.value.bidang == bidang

    def test_signed_is_what_was_drafted_and_not_tomorrow(self, kota, diterima, nota, pdf):
        kesra = kota.aktor("kabag_kesra")
        with pytest.raises(Ditolak, match="Susun dahulu"):
            services.tandatangani(kesra, diterima, tanggal=kesra.hari, berkas=pdf, nama_berkas="n.pdf")
        services.susun_nota(kesra, diterima, data=nota())
        with pytest.raises(Ditolak, match="belum tiba"):
            services.tandatangani(
                kesra, diterima, tanggal=kesra.hari + timedelta(days=1), berkas=pdf, nama_berkas="n.pdf"
            )

    @pytest.mark.parametrize(("hari", "tampak"), [(59, True), (60, True), (61, False), (-5, True)])
    def test_one_that_ends_soon_is_told(self, kota, disepakati, hari, tampak):
        """By the clock `berbagi-nota-habis`: 60 days before its end, and after it."""
        end = timezone.localdate() + timedelta(days=hari)
        Nota.objects.update(mulai=end - timedelta(days=100), sampai=end)
        assert bool(baca.nota_segera_habis(kota.aktor("kabag_kesra"))) is tampak
        assert not baca.nota_segera_habis(kota.aktor("camat"))

    def test_units_do_not_sign(self, kota, diterima, nota):
        for siapa in ("kadis_dlh", "sekda", "camat"):
            with pytest.raises(TidakBerwenang):
                services.susun_nota(kota.aktor(siapa), diterima, data=nota())


class TestPlan:
    def test_each_step_becomes_work(self, kota, berjalan):
        steps = list(LangkahAdopsi.objects.select_related("penugasan__arahan"))
        assert [s.penugasan.unit for s in steps] == [kota.unit["dlh"], kota.unit["pu"]]
        order = steps[1].penugasan.arahan
        assert (order.sumber, order.sumber_id, order.dasar) == ("adopsi", berjalan.pk, "Nota kesepahaman 415.4/7/2026")
        assert "Rp1.000.000" in order.isi
        assert timezone.localtime(steps[0].penugasan.tenggat).date() == steps[0].tenggat
        assert berjalan.status == StatusAdopsi.BERJALAN
        assert may(kota.aktor("kadis_pu"), Wewenang.ADOPSI_LIHAT, berjalan)

    def test_until_it_begins_it_may_be_written_anew(self, kota, disepakati, langkah):
        dlh = kota.aktor("kadis_dlh")
        services.susun_rencana(dlh, disepakati, langkah=langkah(3))
        services.susun_rencana(dlh, disepakati, langkah=langkah(1))
        assert LangkahAdopsi.objects.count() == 1
        assert not Arahan.objects.exists()
        assert not may(kota.aktor("kadis_pu"), Wewenang.ADOPSI_LIHAT, disepakati)

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [
            ({"uraian": " "}, "langkah/0/uraian"), ({"unit_id": 999_999}, "langkah/0/unit"),
            ({"tenggat": timezone.localdate()}, "langkah/0/tenggat"), ({"anggaran": -1}, "langkah/0/anggaran"),
            ({"anggaran": 10**15}, "langkah/0/anggaran"),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_said_at_its_line(self, kota, disepakati, langkah, ganti, bidang):
        with pytest.raises(Ditolak) as refused:
            services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=[replace(langkah(1)[0], **ganti)])
        assert refused.value.bidang == bidang

    def test_neither_empty_nor_endless(self, kota, disepakati, langkah):
        for steps in ([], langkah(21)):
            with pytest.raises(Ditolak):
                services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=steps)

    def test_only_managers_begin(self, kota, disepakati, langkah):
        services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=langkah())
        for siapa in ("kadis_dlh", "kabag_kesra", "admin"):
            with pytest.raises(TidakBerwenang):
                services.mulai(kota.aktor(siapa), disepakati)
        assert not Penugasan.objects.exists()


class TestResult:
    @pytest.fixture
    def direncanakan(self, kota, lain, nota, pdf, langkah):
        """Of an offer that serves A1 of the index: agreed and planned."""
        ekbang = kota.aktor("kabag_ekbang")
        data = DataPermohonan(tawaran_id=lain(indikator=(("contoh", "A1"),)).pk, keperluan="x")
        row = services.usulkan(ekbang, kota.unit["ekbang"], data=data)
        services.ajukan(ekbang, row)
        services.jawab(ekbang, row, aksi=AksiAdopsi.TERIMA)
        services.susun_nota(ekbang, row, data=nota())
        services.tandatangani(ekbang, row, tanggal=ekbang.hari, berkas=pdf, nama_berkas="n.pdf")
        return services.susun_rencana(ekbang, row, langkah=langkah(1))

    def test_levels_before_and_after_are_kept(self, kota, dinilai, request):
        ekbang = kota.aktor("kabag_ekbang")
        dinilai(2025, 1, 3)
        row = request.getfixturevalue("direncanakan")
        services.mulai(ekbang, row)
        dinilai(2026, 3, 4)
        services.tutup(ekbang, row, aksi=AksiAdopsi.SELESAIKAN)
        dinilai(2027, 5, 5)
        found = [(h.kode, h.nama, h.sebelum, h.sesudah, h.gerak) for h in baca.hasil(row)]
        assert found == [
            ("", "CONTOH", Decimal("2.00"), Decimal("3.50"), Decimal("1.50")),
            ("A1", "Layanan antrean", Decimal(1), Decimal(3), Decimal(2)),
        ]

    def test_of_one_year_no_movement_is_claimed(self, kota, dinilai, request):
        ekbang = kota.aktor("kabag_ekbang")
        dinilai(2025, 1, 3)
        row = request.getfixturevalue("direncanakan")
        services.mulai(ekbang, row)
        services.tutup(ekbang, row, aksi=AksiAdopsi.SELESAIKAN)
        assert len(baca.hasil(row)) == 2
        assert all(h.gerak is None for h in baca.hasil(row))

    def test_what_others_take_from_us_moves_their_index_not_ours(self, kota, dinilai, milik, request):
        kesra, ekbang = kota.aktor("kabag_kesra"), kota.aktor("kabag_ekbang")
        dinilai(2025, 1, 3)
        offer = milik(indikator=(("contoh", "A1"),))
        row = services.catat_permohonan(
            kesra, kota.unit["kesra"], data=DataPermohonan(tawaran_id=offer.pk, keperluan="x", daerah="Kota Khayal")
        )
        services.jawab(kesra, row, aksi=AksiAdopsi.TERIMA)
        services.susun_nota(kesra, row, data=request.getfixturevalue("nota")())
        text = kata(cetak.nota(kesra, Nota.objects.get(), Daerah.objects.get()))
        assert text.index("WALI KOTA UJI") < text.index("BUPATI REKAAN")
        paper = request.getfixturevalue("pdf")
        services.tandatangani(kesra, row, tanggal=kesra.hari, berkas=paper, nama_berkas="n.pdf")
        services.susun_rencana(ekbang, row, langkah=request.getfixturevalue("langkah")(1))
        services.mulai(ekbang, row)
        assert not PotretAdopsi.objects.exists()

    def test_the_weakest_first_by_the_scale(self, kota, dinilai, lain, milik):
        dinilai(2025, 1, 3)
        row = lain(indikator=(("contoh", "A1"), ("contoh", "A2")))
        milik(indikator=(("contoh", "A1"),))
        ekbang = kota.aktor("kabag_ekbang")
        found = kelemahan(ekbang, hasil_terakhir(ekbang)["contoh"])
        assert [(w.kode, w.nilai, w.sasaran, w.jarak) for w in found.lemah] == [("A1", 1, 5, 4), ("A2", 3, 5, 2)]
        assert found.lemah[0].tawaran == [row], "our own offer is nothing to learn from"
        assert not found.berencana
        assert hasil_terakhir(ekbang, "pemdi") == {}
        assert hasil_terakhir(kota.aktor("camat")) == {}, "not announced yet"


class TestExperience:
    def test_it_feeds_the_cost_of_the_next_plan(self, kota, berjalan):
        tawaran = katalog.semua().get(pk=berjalan.tawaran_id)
        assert katalog.biaya_awal(tawaran, []) == (50_000_000, "anggapan pemberi tawaran")
        for biaya in (80_000_000, 90_000_000, 400_000_000):
            data = DataPengalaman(hasil=Keberhasilan.SEBAGIAN, uraian="Perlu jaringan", biaya=biaya, upaya=40)
            services.catat_pengalaman(kota.aktor("kadis_dlh"), berjalan, data=data)
        told = katalog.pengalaman(tawaran)
        assert katalog.biaya_awal(tawaran, told)[0] == 90_000_000
        assert katalog.biaya_nyata(told).upaya == 40
        tawaran.biaya = None
        assert katalog.biaya_awal(tawaran, []) == (None, "")

    def test_told_once_it_runs_by_who_works_on_it(self, kota, disepakati, berjalan):
        data = DataPengalaman(hasil=Keberhasilan.GAGAL, uraian="Tidak jalan")
        with pytest.raises(TidakBerwenang):
            services.catat_pengalaman(kota.aktor("kadis_pu"), berjalan, data=data)
        for wrong, bidang in ((replace(data, uraian=" "), "uraian"), (replace(data, biaya=10**15), "biaya")):
            with pytest.raises(Ditolak) as refused:
                services.catat_pengalaman(kota.aktor("kadis_dlh"), berjalan, data=wrong)
            assert refused.value.bidang == bidang

    def test_not_before(self, kota, diterima):
        with pytest.raises(Ditolak):
            services.catat_pengalaman(
                kota.aktor("kadis_dlh"), diterima, data=DataPengalaman(hasil=Keberhasilan.GAGAL, uraian="x")
            )


class TestVisits:
    @pytest.fixture
    def kunjungan(self, kota, peran):
        """DLH went to look, `lalu` days ago."""

        def make(lalu: int = 3, **ganti) -> Kunjungan:
            data = DataKunjungan(
                judul="Antrean di Rekaan", daerah="Kabupaten Rekaan", tanggal=timezone.localdate() - timedelta(days=lalu),
                peserta="Kepala DLH", pelajaran="Loket dipanggil menurut janji.",
            )  # fmt: skip
            return services.catat_kunjungan(kota.aktor("kadis_dlh"), kota.unit["dlh"], data=replace(data, **ganti))

        return make

    @pytest.mark.parametrize(("lalu", "terbengkalai"), [(29, False), (30, False), (31, True)])
    def test_nothing_done_within_its_time_is_shown(self, kota, kunjungan, lalu, terbengkalai):
        """By the clock `berbagi-tindak-kunjungan`: 30 days."""
        row = kunjungan(lalu)
        found = belajar.kunjungan_terlihat(kota.aktor("camat"), tanpa_tindak=True)
        assert [r.pk for r in found] == ([row.pk] if terbengkalai else [])

    def test_work_follows_and_it_is_shown_no_more(self, kota, kunjungan):
        row = kunjungan(40)
        soon = timezone.localdate() + timedelta(days=20)
        made = services.tindak_lanjuti(
            kota.aktor("kabag_ekbang"), row, uraian="Pasang antrean", unit_id=kota.unit["dlh"].pk, tenggat=soon
        )
        assert made.penugasan.unit == kota.unit["dlh"]
        assert made.penugasan.arahan.dasar == "Studi tiru ke Kabupaten Rekaan: Antrean di Rekaan"
        assert not belajar.kunjungan_terlihat(kota.aktor("camat"), tanpa_tindak=True).exists()

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [({"judul": " "}, "judul"), ({"pelajaran": ""}, "pelajaran"), ({"tanggal": timezone.localdate() + timedelta(days=2)}, "tanggal"), ({"tawaran_id": 999_999}, "tawaran")],
    )  # fmt: skip
    def test_what_is_missing(self, kunjungan, ganti, bidang):
        with pytest.raises(Ditolak) as refused:
            kunjungan(**ganti)
        assert refused.value.bidang == bidang

    @pytest.mark.parametrize(
        ("ganti", "bidang"),
        [({"uraian": " "}, "uraian"), ({"unit_id": 999_999}, "unit"), ({"tenggat": timezone.localdate()}, "tenggat")],
    )
    def test_work_is_whole(self, kota, kunjungan, ganti, bidang):
        soon = timezone.localdate() + timedelta(days=20)
        wanted = {"uraian": "x", "unit_id": kota.unit["dlh"].pk, "tenggat": soon} | ganti
        with pytest.raises(Ditolak) as refused:
            services.tindak_lanjuti(kota.aktor("kadis_dlh"), kunjungan(), **wanted)
        assert refused.value.bidang == bidang

    def test_others_lay_no_work(self, kota, kunjungan):
        row, soon = kunjungan(), timezone.localdate() + timedelta(days=20)
        for siapa in ("kadis_pu", "staf_pu", "sekda"):
            with pytest.raises(TidakBerwenang):
                services.tindak_lanjuti(kota.aktor(siapa), row, uraian="x", unit_id=kota.unit["dlh"].pk, tenggat=soon)


class TestWho:
    @pytest.mark.parametrize(
        ("siapa", "lihat"),
        [
            ("kadis_dlh", True), ("kabag_ekbang", True), ("kabag_kesra", True), ("sekda", True), ("inspektur", True),
            ("kadis_pu", False), ("camat", False), ("kabag_umum", False), ("staf_pu", False),
        ],
    )  # fmt: skip
    def test_who_sees_a_request(self, kota, usulan, siapa, lihat):
        assert may(kota.aktor(siapa), Wewenang.ADOPSI_LIHAT, usulan) is lihat
        assert baca.adopsi_terlihat(kota.aktor(siapa)).exists() is lihat

    def test_its_unit_takes_a_proposal_back(self, kota, usulan):
        with pytest.raises(TidakBerwenang):
            services.tutup(kota.aktor("kabag_kesra"), usulan, aksi=AksiAdopsi.HENTIKAN, catatan="x")
        services.tutup(kota.aktor("kadis_dlh"), usulan, aksi=AksiAdopsi.HENTIKAN, catatan="Batal")
        assert Adopsi.objects.get().status == StatusAdopsi.DIHENTIKAN

    def test_every_act_has_its_permission(self):
        """What the page asks for its buttons is what the commands ask."""
        assert set(WEWENANG) == set(AksiAdopsi)
        commands = {name.rsplit(".", 1)[1] for name in COMMANDS if ".berbagi." in name}
        assert {"ajukan", "jawab", "susun_nota", "tandatangani", "susun_rencana", "mulai", "tutup"} <= commands
