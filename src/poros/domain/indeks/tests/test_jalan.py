"""Values and plans at every point of the road: which round is open to whom, and what a decided plan still takes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from poros.domain.indeks import services
from poros.domain.indeks.models import Butir, LangkahRencana, NilaiButir, Penilaian, Rencana
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import BABAK, FLOW_RENCANA, AksiRencana, Babak, Status, StatusRencana
from poros.domain.indeks.tests.test_izin import SEMUA, yang_boleh
from poros.domain.indeks.values import Belanja, Tujuan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Pemangku
from poros.kernel.organisasi.rules import Kapasitas
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
PENILAI = {
    Babak.MANDIRI: (services.jawab, "kadis_pu"),
    Babak.INTERNAL: (services.nilai_internal, "inspektur"),
    Babak.EKSTERNAL: (services.nilai_eksternal, "kabag_ekbang"),
}


class TestRounds:
    @pytest.mark.parametrize("status", [s for s in Status if s not in {Status.DIBEKUKAN, Status.DIUMUMKAN}])
    def test_one_round_is_open_at_a_time(self, kota, berjalan, butir, status):
        """Each of the three valuers at each status: the one whose turn it is, the others not."""
        Penilaian.objects.update(status=status)
        for babak, (act, siapa) in PENILAI.items():
            before = NilaiButir.objects.count()
            if BABAK.get(status) is babak:
                act(kota.aktor(siapa), butir("I1"), nilai=Decimal(3), alasan="Menurut dokumen.")
                assert getattr(butir("I1"), babak.value) == 3
                continue
            with pytest.raises(Ditolak, match="Babak ini"):
                act(kota.aktor(siapa), butir("I1"), nilai=Decimal(3), alasan="Menurut dokumen.")
            assert getattr(butir("I1"), babak.value) is None
            assert NilaiButir.objects.count() == before

    @pytest.mark.parametrize("aktor", ["beku", "diumumkan"])
    def test_a_frozen_result_takes_no_value_and_no_evidence(self, kota, beku, butir, aktor):
        if aktor == "diumumkan":
            services.umumkan(kota.aktor("sekda"), beku)
        for act, siapa in PENILAI.values():
            with pytest.raises(Ditolak):
                act(kota.aktor(siapa), butir("I1"), nilai=Decimal(5), alasan="x")
        with pytest.raises(Ditolak):
            services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir("I1"), judul="x", keterangan="y")
        with pytest.raises(Ditolak):
            services.tulis_simpulan(kota.aktor("inspektur"), beku, kondisi="x", rekomendasi="y")
        assert (butir("I1").mandiri, butir("I1").internal, butir("I1").eksternal) == (3, 3, None)

    @pytest.mark.parametrize("status", [Status.DISUSUN, Status.DIISI, Status.DIBATALKAN])
    def test_conditions_are_written_while_it_is_judged(self, kota, berjalan, status):
        Penilaian.objects.update(status=status)
        with pytest.raises(Ditolak) as refused:
            services.tulis_simpulan(kota.aktor("inspektur"), berjalan, kondisi="x", rekomendasi="y")
        assert refused.value.bidang == "kondisi"

    def test_the_page_of_an_indicator_offers_the_open_round_to_its_valuer(self, masuk, terisi, butir):
        url = f"/indeks/butir/{butir('I1').pk}/"
        for status, babak in BABAK.items():
            Penilaian.objects.update(status=status)
            offered = {s for s in SEMUA if 'name="alasan"' in (masuk(s).get(url).content.decode())}
            wanted = {"kadis_pu", "tu_pu"} if babak is Babak.MANDIRI else {PENILAI[babak][1]}
            assert offered == wanted, status

    def test_a_page_left_open_too_long_is_told_why(self, masuk, terisi, butir, alirkan):
        """The office types while the round is closed: its words are not taken for the assessor's."""
        alirkan(terisi, "nilai_internal")
        answer = masuk("kadis_pu").post(f"/indeks/butir/{butir('I1').pk}/nilai/", {"nilai": "5", "alasan": "x"})
        assert answer.status_code == 404
        Penilaian.objects.update(status=Status.DIBATALKAN)
        answer = masuk("kadis_pu").post(f"/indeks/butir/{butir('I1').pk}/nilai/", {"nilai": "5", "alasan": "x"})
        assert answer.status_code == 422
        assert butir("I1").mandiri == 3
        assert "belum dibuka atau sudah ditutup" in answer.content.decode()

    def test_a_mandate_answers_as_the_office(self, kota, berjalan, butir):
        """To answer is daily work, no strategic decision (UU 30/2014 Art. 14)."""
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(
            kapasitas=Kapasitas.PLT, sampai=date(2099, 1, 1)
        )
        services.jawab(kota.aktor("kadis_pu"), butir("I1"), nilai=Decimal(3), alasan="x")
        assert NilaiButir.objects.get().jabatan == "Plt. Kepala Dinas PU"

    def test_who_has_left_the_office_answers_no_more(self, kota, berjalan, butir):
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(sampai=date(2026, 11, 22))
        assert kota.aktor("kadis_pu", date(2026, 11, 22))
        assert not kota.aktor("kadis_pu", date(2026, 11, 23))


class TestSendingIn:
    def test_by_whoever_works_on_the_order(self, kota, terisi, butir):
        """PU's order: its leader and secretariat; not the other dinas, the heads or the assessor."""
        task = butir("I1").penugasan
        found = set()
        for siapa in SEMUA:
            try:
                services.kirim_jawaban(kota.aktor(siapa), Penugasan(pk=task.pk))
            except TidakBerwenang:
                continue
            except (Ditolak, TransitionError):
                pass
            found.add(siapa)
        assert found == {"kadis_pu", "tu_pu"}

    def test_once(self, kota, terisi, butir):
        kadis, task = kota.aktor("kadis_pu"), butir("I1").penugasan
        services.kirim_jawaban(kadis, task)
        with pytest.raises((TransitionError, Ditolak, TidakBerwenang)):
            services.kirim_jawaban(kadis, Penugasan(pk=task.pk))

    def test_it_tells_how_many_answers_and_proofs(self, kota, terisi, butir):
        kadis = kota.aktor("kadis_pu")
        piece = services.tambah_bukti_butir(kadis, butir("I1"), judul="SK", keterangan="x")
        services.pakai_bukti(kadis, butir("I3"), bukti=[piece.pk])
        task = services.kirim_jawaban(kadis, butir("I1").penugasan)
        words = task.bukti.latest("id").teks
        assert "2 indikator" in words
        assert "1 bukti" in words


class TestPlans:
    @pytest.fixture
    def rencana(self, kota, beku) -> Rencana:
        begin = baca.awal(judul="Naik", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
        return services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)

    @pytest.fixture
    def langkah(self, kota, rencana) -> LangkahRencana:
        owners = {"I3": kota.unit["pu"].pk}
        return services.tetapkan_rencana(
            kota.aktor("kabag_ekbang"), rencana, pemilik=owners, tenggat=date(2099, 12, 1)
        )[0]

    @pytest.mark.parametrize("status", list(StatusRencana))
    def test_each_act_at_each_status(self, kota, rencana, status):
        """Changed and decided only while it is drawn up; what is refused leaves it as it was."""
        ekbang = kota.aktor("kabag_ekbang")
        acts = {
            AksiRencana.UBAH: (
                lambda: services.ubah_rencana(ekbang, Rencana(pk=rencana.pk), tujuan=Tujuan(sasaran=Decimal(2))),
                lambda: services.ubah_anggapan(
                    ekbang, Rencana(pk=rencana.pk), anggapan=baca.anggapan(rencana.instrumen, mulai=2027, tahun=2028)
                ),
            ),
            AksiRencana.TETAPKAN: (
                lambda: services.tetapkan_rencana(
                    ekbang, Rencana(pk=rencana.pk), pemilik={"I3": kota.unit["pu"].pk}, tenggat=date(2099, 12, 1)
                ),
            ),
        }
        for aksi, doings in acts.items():
            for act in doings:
                Rencana.objects.filter(pk=rencana.pk).update(
                    status=status, mulai=2027, tahun=2027, pilihan={"I1": [3], "I2": [3], "I3": [3]}
                )
                if aksi in FLOW_RENCANA.acts_from(status):
                    act()
                    continue
                with pytest.raises(TransitionError):
                    act()
                rencana.refresh_from_db()
                assert (rencana.status, rencana.masa) == (status, (2027,))
                assert not LangkahRencana.objects.exists()

    def test_each_act_by_each_office(self, kota, rencana, langkah):
        plan = Rencana(pk=rencana.pk)
        assert yang_boleh(kota, lambda a: services.ubah_rencana(a, plan, tujuan=Tujuan())) == {"kabag_ekbang"}
        paid = Belanja(rekening="5.1", anggaran=Decimal(1))
        step = LangkahRencana(pk=langkah.pk)
        assert yang_boleh(kota, lambda a: services.catat_belanja(a, step, belanja=paid)) == {
            "kabag_ekbang",
            "kadis_pu",
            "tu_pu",
        }

    @pytest.mark.parametrize(
        ("belanja", "bidang"),
        [
            (Belanja(anggaran=Decimal(1)), "rekening"),
            (Belanja(anggaran=Decimal(0), rekening="  ", kegiatan=" "), "rekening"),
        ],
    )
    def test_money_without_an_account_is_refused(self, kota, langkah, belanja, bidang):
        with pytest.raises(Ditolak) as refused:
            services.catat_belanja(kota.aktor("kadis_pu"), langkah, belanja=belanja)
        assert refused.value.bidang == bidang

    def test_money_may_be_taken_off_again(self, kota, langkah):
        pu = kota.aktor("kadis_pu")
        services.catat_belanja(pu, langkah, belanja=Belanja(rekening=" 5.1 ", anggaran=Decimal(10)))
        langkah.refresh_from_db()
        assert (langkah.rekening, langkah.anggaran) == ("5.1", 10)
        services.catat_belanja(pu, langkah, belanja=Belanja())
        langkah.refresh_from_db()
        assert (langkah.rekening, langkah.anggaran) == ("", None)

    def test_the_trail_keeps_the_money(self, kota, langkah):
        services.catat_belanja(kota.aktor("kadis_pu"), langkah, belanja=Belanja(rekening="5.1", anggaran=Decimal(250)))
        line = Jejak.objects.get(aksi="indeks.langkah_belanja")
        assert "250" in str(line.data)

    @pytest.mark.parametrize("tenggat", [date(2020, 1, 1), date(2026, 1, 1)])
    def test_a_deadline_that_is_over_leaves_nothing(self, kota, rencana, tenggat):
        with pytest.raises(Ditolak):
            services.tetapkan_rencana(
                kota.aktor("kabag_ekbang"), rencana, pemilik={"I3": kota.unit["pu"].pk}, tenggat=tenggat
            )
        rencana.refresh_from_db()
        assert rencana.status == StatusRencana.DISUSUN
        assert not Penugasan.objects.filter(arahan__sumber="rencanaindeks").exists()

    def test_reached_is_what_a_later_assessment_found(self, kota, rencana, langkah, data, beku):
        """Nothing is reached by the assessment from which the plan began; the next one counts, whoever valued last."""
        (step,) = baca.peta_jalan(rencana).langkah
        assert (step.tercapai, step.selesai) == (None, False)
        ekbang = kota.aktor("kabag_ekbang")
        later = services.susun(ekbang, kota.unit["ekbang"], data=data(tahun=2027))
        services.mulai(ekbang, later)
        line = Butir.objects.get(penilaian=later, kode="I3")
        for nilai, selesai in ((2, False), (3, True), (5, True)):
            services.jawab(kota.aktor("kadis_pu"), line, nilai=Decimal(nilai), alasan="x")
            (step,) = baca.peta_jalan(rencana).langkah
            assert (step.tercapai, step.selesai) == (nilai, selesai)
        assert baca.peta_jalan(rencana).bagian == 100
        services.alirkan(ekbang, later, aksi="batalkan", catatan="Salah tahun")
        (step,) = baca.peta_jalan(rencana).langkah
        assert step.tercapai is None

    def test_a_plan_of_more_than_ten_years_is_none(self, kota, beku):
        begin = baca.awal(judul="Naik", mulai=2027, tahun=2036, sasaran=Decimal("2.60"), penilaian=beku)
        ekbang, unit = kota.aktor("kabag_ekbang"), kota.unit["ekbang"]
        assert len(services.susun_rencana(ekbang, unit, data=begin).masa) == 10
        for mulai, tahun in ((2027, 2037), (2028, 2027)):
            wrong = replace(begin, anggapan=replace(begin.anggapan, mulai=mulai, tahun=tahun))
            with pytest.raises(Ditolak) as refused:
                services.susun_rencana(ekbang, unit, data=wrong)
            assert refused.value.bidang == "mulai"
