"""An assessment year: its road, who may do what on it, values that disagree, evidence that serves twice."""

from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import Bukti, BuktiButir, Butir, NilaiButir, Penilaian
from poros.domain.indeks.queries import kertas
from poros.domain.indeks.rules.alur import Aksi, Status
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.models import Arahan, Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db


class TestSettingUp:
    def test_there_is_a_line_for_each_indicator_in_order(self, penilaian):
        assert [b.kode for b in penilaian.butir.all()] == ["I1", "I2", "I3"]

    def test_who_owned_it_last_owns_it_again(self, kota, penilaian, data):
        made = services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(tahun=2027))
        assert [b.unit_id for b in made.butir.all()] == [b.unit_id for b in penilaian.butir.all()]

    @pytest.mark.parametrize(
        ("lain", "bidang"),
        [
            ({"instrumen_id": 0}, "instrumen"),
            ({"penilai_internal_id": 0}, "penilai_internal"),
            ({"batas_internal": None}, "batas_internal"),
            ({}, "tahun"),
        ],
    )
    def test_what_is_wrong_is_said_beside_its_field(self, kota, penilaian, data, lain, bidang):
        if "batas_internal" in lain:
            lain = {"batas_internal": data().batas_mandiri.replace(year=2020), "tahun": 2028}
        with pytest.raises(Ditolak) as refused:
            services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(**lain))
        assert refused.value.bidang == bidang

    def test_a_unit_that_does_not_exist_owns_nothing(self, kota, penilaian):
        with pytest.raises(Ditolak):
            services.bagi(kota.aktor("kabag_ekbang"), penilaian, pemilik={"I1": 0})

    def test_it_cannot_begin_while_an_indicator_is_nobodys(self, kota, penilaian):
        assert services.bagi(kota.aktor("kabag_ekbang"), penilaian, pemilik={"I2": None}) == 1
        with pytest.raises(Ditolak, match="I2"):
            services.mulai(kota.aktor("kabag_ekbang"), penilaian)


class TestHandingOut:
    def test_each_office_gets_one_order_for_all_its_indicators(self, kota, berjalan):
        tasks = Penugasan.objects.filter(arahan__sumber="penilaian", arahan__sumber_id=berjalan.pk)
        assert {t.unit_id for t in tasks} == {kota.unit["pu"].pk, kota.unit["dlh"].pk}
        text = Arahan.objects.get(penugasan__unit=kota.unit["pu"]).isi
        assert "I1. Kebijakan data" in text
        assert "I3. Layanan aduan" in text
        assert "I2" not in text

    def test_what_is_under_way_is_not_shared_out_again(self, kota, berjalan):
        with pytest.raises(Ditolak):
            services.bagi(kota.aktor("kabag_ekbang"), berjalan, pemilik={"I1": kota.unit["sos"].pk})
        with pytest.raises(TransitionError):
            services.mulai(kota.aktor("kabag_ekbang"), berjalan)


class TestAnswering:
    def test_every_value_stays_with_its_reason(self, kota, terisi, butir):
        services.jawab(kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(4), alasan="SK terbit.")
        assert butir("I1").mandiri == 4
        rows = NilaiButir.objects.filter(butir=butir("I1")).order_by("id")
        assert [(v.nilai, v.alasan) for v in rows] == [(3, "Menurut dokumen."), (4, "SK terbit.")]

    @pytest.mark.parametrize(
        ("isi", "bidang"),
        [
            ({"nilai": Decimal(6), "alasan": "x"}, "nilai"),
            ({"nilai": Decimal("2.5"), "alasan": "x"}, "nilai"),
            ({"nilai": Decimal(3), "alasan": " "}, "alasan"),
        ],
    )
    def test_off_the_scale_or_without_a_reason_nothing_is_kept(self, kota, berjalan, butir, isi, bidang):
        with pytest.raises(Ditolak) as refused:
            services.jawab(kota.aktor("kadis_pu"), butir("I1"), **isi)
        assert refused.value.bidang == bidang
        assert butir("I1").mandiri is None

    @pytest.mark.parametrize("siapa", ["kadis_dlh", "staf_pu", "kabag_ekbang", "sekda", "inspektur"])
    def test_only_the_owner_answers(self, kota, berjalan, butir, siapa):
        with pytest.raises(TidakBerwenang):
            services.jawab(kota.aktor(siapa), butir("I1"), nilai=Decimal(3), alasan="x")

    def test_whom_the_work_was_given_to_answers_too(self, kota, berjalan, butir):
        from poros.kernel.penugasan.services import delegasikan

        delegasikan(kota.aktor("kadis_pu"), butir("I1").penugasan, kepada=kota.jabatan["staf_pu"])
        services.jawab(kota.aktor("staf_pu"), butir("I1"), nilai=Decimal(3), alasan="x")
        assert butir("I1").mandiri == 3

    def test_answers_go_in_together_as_the_result_of_the_order(self, kota, berjalan, butir):
        kadis = kota.aktor("kadis_pu")
        services.jawab(kadis, butir("I1"), nilai=Decimal(3), alasan="x")
        with pytest.raises(Ditolak, match="I3"):
            services.kirim_jawaban(kadis, butir("I1").penugasan)
        services.jawab(kadis, butir("I3"), nilai=Decimal(2), alasan="x")
        services.kirim_jawaban(kadis, butir("I1").penugasan)
        assert butir("I1").penugasan.status == "menunggu_verifikasi"

    def test_other_orders_are_not_answered_here(self, kota, berjalan):
        from poros.kernel.organisasi.models import Unit
        from poros.kernel.penugasan.services import terbitkan
        from poros.kernel.penugasan.values import RincianArahan, Sasaran

        sekda = kota.aktor("sekda")
        other = terbitkan(
            sekda, Unit(pk=sekda.unit_id), rincian=RincianArahan(isi="Lain"), kepada=[Sasaran(kota.unit["pu"].pk)]
        )
        with pytest.raises(TidakBerwenang):
            services.kirim_jawaban(kota.aktor("kadis_pu"), other.penugasan.get())


class TestEvidence:
    def bukti(self, kota, row, judul="SK Tim", **lain) -> Bukti:
        return services.tambah_bukti_butir(kota.aktor("kadis_pu"), row, judul=judul, **({"keterangan": "Rak 3"} | lain))

    def test_one_piece_serves_many(self, kota, berjalan, butir):
        piece = self.bukti(kota, butir("I1"))
        assert services.pakai_bukti(kota.aktor("kadis_pu"), butir("I3"), bukti=[piece.pk]) == 1
        assert [b.melayani for b in kertas.bukti_butir(butir("I3"))] == [2]
        services.lepas_bukti(kota.aktor("kadis_pu"), butir("I1"), bukti=piece.pk)
        assert [b.pk for b in kertas.bukti_butir(butir("I3"))] == [piece.pk]

    def test_last_years_piece_is_offered_and_used(self, kota, terisi, butir, data, alirkan):
        piece = self.bukti(kota, butir("I1"))
        ekbang = kota.aktor("kabag_ekbang")
        later = services.mulai(ekbang, services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=2027)))
        line = later.butir.select_related("penilaian__instrumen").get(kode="I1")
        assert kertas.bukti_tersedia(kota.aktor("kadis_pu"), line) == [piece]
        services.pakai_bukti(kota.aktor("kadis_pu"), line, bukti=[piece.pk])
        assert kertas.nilai_lalu(kota.aktor("kadis_pu"), line).mandiri == 3

    def test_another_offices_piece_is_not_taken(self, kota, berjalan, butir):
        piece = self.bukti(kota, butir("I1"))
        with pytest.raises(Ditolak):
            services.pakai_bukti(kota.aktor("kadis_dlh"), butir("I2"), bukti=[999_999])
        assert piece not in kertas.bukti_tersedia(kota.aktor("kadis_dlh"), butir("I2"))

    def test_a_file_is_kept_and_seen_with_the_indicator(self, kota, berjalan, butir):
        self.bukti(kota, butir("I1"), berkas=b"judul;isi\nSK;1\n", nama_berkas="sk.csv")
        (piece,) = kertas.bukti_butir(butir("I1"))
        assert [t.nama for t in piece.tautan] == ["sk.csv"]

    @pytest.mark.parametrize("kosong", ["judul", "keterangan"])
    def test_needs_a_title_and_something_to_see(self, kota, berjalan, butir, kosong):
        with pytest.raises(Ditolak) as refused:
            self.bukti(kota, butir("I1"), **{kosong: " "})
        assert refused.value.bidang == kosong

    def test_not_after_the_round_is_closed(self, kota, terisi, butir, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        with pytest.raises(Ditolak):
            self.bukti(kota, butir("I1"))
        assert not BuktiButir.objects.exists()


class TestRounds:
    def test_a_round_is_closed_only_when_it_is_whole(self, kota, berjalan, alirkan):
        with pytest.raises(Ditolak, match="3 indikator"):
            alirkan(berjalan, Aksi.NILAI_INTERNAL)
        assert Penilaian.objects.get().status == Status.DIISI

    def test_the_assessor_never_judges_his_own_office(self, kota, penilaian, butir, alirkan):
        ekbang = kota.aktor("kabag_ekbang")
        services.bagi(ekbang, penilaian, pemilik={"I1": kota.unit["insp"].pk})
        services.mulai(ekbang, penilaian)
        Butir.objects.update(mandiri=3)
        alirkan(penilaian, Aksi.NILAI_INTERNAL)
        with pytest.raises(TidakBerwenang):
            services.nilai_internal(kota.aktor("inspektur"), butir("I1"), nilai=Decimal(5), alasan="x")
        services.nilai_internal(kota.aktor("inspektur"), butir("I2"), nilai=Decimal(2), alasan="x")

    def test_nobody_writes_in_a_round_that_is_not_open(self, kota, terisi, butir):
        with pytest.raises(Ditolak):
            services.nilai_internal(kota.aktor("inspektur"), butir("I1"), nilai=Decimal(3), alasan="x")
        with pytest.raises(Ditolak):
            services.nilai_eksternal(kota.aktor("kabag_ekbang"), butir("I1"), nilai=Decimal(3), alasan="x")

    def test_disagreement_is_seen_and_each_round_has_its_index(self, kota, beku):
        paper = kertas.kertas(kota.aktor("sekda"), beku.pk)
        assert [g.butir.kode for g in paper.butir if g.berbeda] == ["I3"]
        assert {b: h.indeks for b, h in paper.hasil.items()} == {
            "mandiri": Decimal("2.40"),
            "internal": Decimal("1.80"),
        }
        parts = {g.simpul.kode: g.nilai for g in paper.garis if g.butir is None}
        assert parts["D2"] == {"mandiri": 2, "internal": 1}

    def test_what_the_outside_assessor_leaves_alone_counts_as_he_found_it(self, kota, terisi, butir, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        for kode in ("I1", "I2", "I3"):
            services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(2), alasan="x")
        alirkan(terisi, Aksi.NILAI_EKSTERNAL)
        services.nilai_eksternal(kota.aktor("kabag_ekbang"), butir("I3"), nilai=Decimal(3), alasan="LHE")
        frozen = alirkan(terisi, Aksi.BEKUKAN).beku.isi["hasil"]
        assert frozen["eksternal"]["indeks"] == "2.60"
        assert frozen["eksternal"]["predikat"] == "Baik"
        assert kertas.babak_akhir(frozen) == "eksternal"


class TestResult:
    def test_it_is_announced_by_the_head_and_open_again_only_with_a_reason(self, kota, beku, alirkan):
        with pytest.raises(TidakBerwenang):
            services.umumkan(kota.aktor("kabag_ekbang"), beku)
        with pytest.raises(Ditolak):
            alirkan(beku, Aksi.CAIRKAN, " ")
        assert alirkan(beku, Aksi.CAIRKAN, "Ada keberatan").beku is None
        alirkan(beku, Aksi.BEKUKAN)
        assert services.umumkan(kota.aktor("sekda"), beku).status == Status.DIUMUMKAN
        assert beku.riwayat.last().orang == kota.orang["sekda"].nama

    @pytest.mark.parametrize("aksi", [Aksi.MULAI, Aksi.UMUMKAN])
    def test_no_way_round_the_commands_of_their_own(self, beku, alirkan, aksi):
        with pytest.raises(Ditolak):
            alirkan(beku, aksi)

    def test_every_act_is_on_the_trail(self, kota, beku):
        acts = set(Jejak.objects.filter(aksi__startswith="indeks.").values_list("aksi", flat=True))
        assert {"indeks.penilaian_susun", "indeks.penilaian_mulai", "indeks.butir_isi", "indeks.penilaian_alir"} <= acts


class TestSight:
    @pytest.mark.parametrize(
        ("siapa", "sebelum", "sesudah"),
        [
            ("kabag_ekbang", True, True),
            ("sekda", True, True),
            ("inspektur", True, True),
            ("kadis_pu", False, True),
            ("staf_pu", False, True),
            ("kadis_sos", False, False),
            ("camat", False, False),
        ],
    )
    def test_owners_see_it_once_it_is_handed_out(self, kota, penilaian, siapa, sebelum, sesudah):
        actor = kota.aktor(siapa)
        assert kertas.penilaian_terlihat(actor).exists() is sebelum
        services.mulai(kota.aktor("kabag_ekbang"), penilaian)
        assert kertas.penilaian_terlihat(actor).exists() is sesudah

    def test_what_is_announced_all_may_see(self, kota, beku):
        services.umumkan(kota.aktor("sekda"), beku)
        assert kertas.penilaian_terlihat(kota.aktor("camat")).exists()
