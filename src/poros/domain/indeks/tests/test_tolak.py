"""What commands refuse, beside which field, and that nothing is left of it; what the trail and the notices keep."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from poros.domain.indeks import services
from poros.domain.indeks.models import Bukti, BuktiButir, HasilBeku, HasilTerbit, NilaiButir, Penilaian
from poros.domain.indeks.rules.alur import FLOW, WAJIB_ALASAN, Aksi, Status
from poros.domain.indeks.values import DataHasil
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.penugasan.services import delegasikan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
DIKERJAKAN = (Status.DISUSUN, Status.DIISI, Status.DINILAI_INTERNAL, Status.DINILAI_EKSTERNAL)
DI_LUAR_JALAN = [
    (status, aksi)
    for status in DIKERJAKAN
    for aksi in Aksi
    if aksi not in {Aksi.MULAI, Aksi.UMUMKAN, *FLOW.acts_from(status)}
]


def tolak(act, *args, **isi) -> str:
    """The field beside which it is refused."""
    with pytest.raises(Ditolak) as refused:
        act(*args, **isi)
    assert str(refused.value)
    return refused.value.bidang


class TestRoad:
    @pytest.mark.parametrize(("status", "aksi"), DI_LUAR_JALAN)
    def test_no_step_off_the_road(self, penilaian, alirkan, status, aksi):
        """Whatever the flow does not have is a conflict, and the row stays where it was."""
        Penilaian.objects.update(status=status)
        penilaian.refresh_from_db()
        with pytest.raises(TransitionError):
            alirkan(penilaian, aksi, "Sebab")
        assert Penilaian.objects.get().status == status
        assert not penilaian.riwayat.exists()

    @pytest.mark.parametrize("aksi", [Aksi.MULAI, Aksi.UMUMKAN])
    def test_two_steps_have_commands_of_their_own(self, penilaian, alirkan, aksi):
        assert tolak(alirkan, penilaian, aksi) == ""
        assert Penilaian.objects.get().status == Status.DISUSUN

    @pytest.mark.parametrize("catatan", ["", "  ", "\n\t"])
    @pytest.mark.parametrize("aksi", sorted(WAJIB_ALASAN))
    def test_going_back_needs_words(self, penilaian, alirkan, aksi, catatan):
        assert tolak(alirkan, penilaian, aksi, catatan) == "catatan"

    def test_what_was_refused_leaves_no_history(self, berjalan, alirkan):
        before = berjalan.riwayat.count()
        tolak(alirkan, berjalan, Aksi.NILAI_INTERNAL)
        assert berjalan.riwayat.count() == before
        assert not HasilBeku.objects.exists()

    def test_an_unvalued_indicator_keeps_it_from_freezing(self, kota, terisi, butir, alirkan):
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        services.nilai_internal(kota.aktor("inspektur"), butir("I1"), nilai=Decimal(3), alasan="x")
        with pytest.raises(Ditolak, match="2 indikator"):
            alirkan(terisi, Aksi.BEKUKAN)
        assert Penilaian.objects.get().beku is None

    def test_cancelled_the_year_is_free_again(self, kota, penilaian, data, alirkan):
        isi = data()
        assert tolak(services.susun, kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=isi) == "tahun"
        alirkan(penilaian, Aksi.BATALKAN, "Salah instrumen")
        assert services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=isi).status == Status.DISUSUN

    def test_deadlines_may_fall_on_one_day_but_not_backwards(self, kota, data):
        day = timezone.localdate() + timedelta(days=9)
        same = dict.fromkeys(("batas_mandiri", "batas_internal", "batas_eksternal"), day)
        make = lambda **lain: services.susun(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=data(**same | lain))  # noqa: E731 -- one line, three uses
        for lain in ({"batas_mandiri": day + timedelta(days=1)}, {"batas_eksternal": day - timedelta(days=1)}):
            assert tolak(make, **lain) == "batas_internal"
        assert make().batas_eksternal == day


class TestAnswers:
    @pytest.mark.parametrize("nilai", ["-1", "5.0001", "2.5", "1E+2", "99999"])
    @pytest.mark.parametrize("act", ["jawab", "nilai_internal"])
    def test_nothing_off_the_scale_in_any_round(self, kota, terisi, butir, alirkan, act, nilai):  # noqa: PLR0917 -- fixtures
        siapa = "kadis_pu"
        if act == "nilai_internal":
            alirkan(terisi, Aksi.NILAI_INTERNAL)
            siapa = "inspektur"
        told = NilaiButir.objects.count()
        assert (
            tolak(getattr(services, act), kota.aktor(siapa), butir("I1"), nilai=Decimal(nilai), alasan="x") == "nilai"
        )
        assert NilaiButir.objects.count() == told
        assert butir("I1").mandiri == 3

    def test_the_head_of_region_reads_and_does_not_answer(self, kota, berjalan, butir, masuk):
        walikota = kota.aktor("walikota")
        for act, isi in (
            (services.jawab, {"nilai": Decimal(3), "alasan": "x"}),
            (services.tambah_bukti_butir, {"judul": "x", "keterangan": "y"}),
            (services.pakai_bukti, {"bukti": [1]}),
        ):
            with pytest.raises(TidakBerwenang):
                act(walikota, butir("I1"), **isi)
        page = masuk("walikota").get(f"/indeks/butir/{butir('I1').pk}/")
        assert page.status_code == 200
        assert 'name="alasan"' not in page.content.decode()

    def test_an_office_answers_for_its_parts(self, kota, penilaian, butir):
        """An indicator of Kelurahan is answered by its own office; the parts of a dinas by the dinas."""
        ekbang = kota.aktor("kabag_ekbang")
        services.bagi(ekbang, penilaian, pemilik={"I1": kota.unit["ekbang"].pk})
        services.mulai(ekbang, penilaian)
        services.jawab(ekbang, butir("I1"), nilai=Decimal(2), alasan="x")
        for siapa in ("sekda", "asisten2", "walikota"):
            with pytest.raises(TidakBerwenang):
                services.jawab(kota.aktor(siapa), butir("I1"), nilai=Decimal(3), alasan="x")
        assert butir("I1").mandiri == 2

    def test_whoever_has_the_work_answers_until_it_is_anothers(self, kota, berjalan, butir):
        staf = kota.aktor("staf_pu")
        with pytest.raises(TidakBerwenang):
            services.tambah_bukti_butir(staf, butir("I1"), judul="x", keterangan="y")
        delegasikan(kota.aktor("kadis_pu"), butir("I1").penugasan, kepada=kota.jabatan["staf_pu"])
        assert services.tambah_bukti_butir(staf, butir("I1"), judul="x", keterangan="y").unit_id == kota.unit["pu"].pk
        with pytest.raises(TidakBerwenang):
            services.jawab(staf, butir("I2"), nilai=Decimal(3), alasan="another office's")

    def test_the_newest_reason_is_frozen_and_all_are_kept(self, kota, terisi, butir, alirkan):
        for n, why in ((1, "Awal"), (4, "Kemudian")):
            services.jawab(kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(n), alasan=f"  {why}  ")
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        for kode in ("I1", "I2", "I3"):
            services.nilai_internal(kota.aktor("inspektur"), butir(kode), nilai=Decimal(2), alasan="x")
        isi = alirkan(terisi, Aksi.BEKUKAN).beku.isi
        assert isi["butir"][0]["alasan"]["mandiri"] == "Kemudian"
        assert [v.alasan for v in NilaiButir.objects.filter(butir=butir("I1"), babak="mandiri").order_by("id")] == [
            "Menurut dokumen.",
            "Awal",
            "Kemudian",
        ]


class TestEvidence:
    def test_the_same_piece_is_tied_once(self, kota, berjalan, butir):
        pu = kota.aktor("kadis_pu")
        piece = services.tambah_bukti_butir(pu, butir("I1"), judul="SK", keterangan="Rak")
        assert services.pakai_bukti(pu, butir("I3"), bukti=[piece.pk, piece.pk]) == 1
        assert tolak(services.pakai_bukti, pu, butir("I3"), bukti=[piece.pk]) == "bukti"
        assert BuktiButir.objects.count() == 2

    def test_taking_off_what_is_not_there_does_nothing(self, kota, berjalan, butir):
        pu = kota.aktor("kadis_pu")
        piece = services.tambah_bukti_butir(pu, butir("I1"), judul="SK", keterangan="Rak")
        services.lepas_bukti(pu, butir("I3"), bukti=piece.pk)
        services.lepas_bukti(pu, butir("I1"), bukti=0)
        assert BuktiButir.objects.count() == 1

    def test_no_office_uses_what_it_does_not_see(self, kota, berjalan, butir):
        piece = services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir("I1"), judul="SK", keterangan="Rak")
        Bukti.objects.filter(pk=piece.pk).update(unit=kota.unit["sos"])
        BuktiButir.objects.all().delete()
        assert tolak(services.pakai_bukti, kota.aktor("kadis_dlh"), butir("I2"), bukti=[piece.pk]) == "bukti"

    def test_a_round_that_is_over_takes_no_reuse_and_loses_none(self, kota, terisi, butir, alirkan):
        pu = kota.aktor("kadis_pu")
        piece = services.tambah_bukti_butir(pu, butir("I1"), judul="SK", keterangan="Rak")
        alirkan(terisi, Aksi.NILAI_INTERNAL)
        for act, isi in ((services.pakai_bukti, {"bukti": [piece.pk]}), (services.lepas_bukti, {"bukti": piece.pk})):
            tolak(act, pu, butir("I1"), **isi)
        assert BuktiButir.objects.count() == 1


class TestTrail:
    def test_it_keeps_the_value_and_not_the_reason(self, kota, berjalan, butir):
        services.jawab(kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(4), alasan="Rahasia dapur kami")
        row = Jejak.objects.latest("id")
        kept = " ".join(str(getattr(row, f.attname)) for f in Jejak._meta.concrete_fields)
        assert "4" in kept
        assert "Rahasia dapur" not in kept

    def test_what_was_refused_is_not_in_it(self, kota, berjalan, butir):
        before = Jejak.objects.count()
        tolak(services.jawab, kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(4), alasan=" ")
        assert Jejak.objects.count() == before


class TestResults:
    def hasil(self, **lain) -> DataHasil:
        wanted = {
            "indeks": "contoh",
            "tahun": 2030,
            "nama": "Kota A",
            "jenis": "kota",
            "nilai": Decimal(2),
            "sumber": "x",
        }
        return DataHasil(**wanted | lain)

    def test_nothing_is_taken_of_a_batch_that_contradicts_itself(self, kota):
        admin = kota.aktor("admin")
        rows = [self.hasil(), self.hasil(nama="Kota B"), self.hasil(nilai=Decimal(3))]
        assert tolak(services.impor_hasil, admin, kota.unit["umum"], rows=rows) == "hasil"
        assert not HasilTerbit.objects.filter(indeks="contoh").exists()

    def test_taken_twice_it_is_there_once_as_it_was_last(self, kota):
        admin = kota.aktor("admin")
        for n in (2, 3):
            assert services.impor_hasil(admin, kota.unit["umum"], rows=[self.hasil(nilai=Decimal(n))]) == 1
        assert HasilTerbit.objects.get(indeks="contoh").nilai == 3
