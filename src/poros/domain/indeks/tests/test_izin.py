"""Who may do what, act by act and office by office; and what the unfrozen and the unannounced keep to themselves."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from poros.domain.indeks import services
from poros.domain.indeks.models import LangkahRencana
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import Aksi
from poros.domain.indeks.values import Belanja, Tujuan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db

SEMUA = (
    "walikota", "sekda", "asisten2", "kabag_umum", "tu", "kabag_kesra", "kabag_ekbang", "kadis_pu", "tu_pu", "staf_pu",
    "kadis_dlh", "kadis_sos", "camat", "inspektur", "admin",
)  # fmt: skip
"""Every office of the little city."""


def yang_boleh(kota, act) -> set[str]:
    """Offices whom the act lets in: what it then says about the thing itself does not matter here."""
    found = set()
    for siapa in SEMUA:
        try:
            act(kota.aktor(siapa))
        except TidakBerwenang:
            continue
        except (Ditolak, TransitionError):
            pass
        found.add(siapa)
    return found


class TestActs:
    def test_values_are_given_by_each_round_for_itself(self, kota, berjalan, butir):
        """I1 is PU's: PU answers (not the mayor, though all is below him), the Inspektorat judges."""

        def given(act):
            return yang_boleh(kota, lambda a: act(a, butir("I1"), nilai=Decimal(9), alasan="x"))

        assert given(services.jawab) == {"kadis_pu", "tu_pu"}
        assert given(services.nilai_internal) == {"inspektur"}
        assert given(services.nilai_eksternal) == {"kabag_ekbang"}

    def test_evidence_is_added_by_the_office_that_answers(self, kota, berjalan, butir):
        line, own = butir("I2"), {"kadis_dlh"}
        assert yang_boleh(kota, lambda a: services.tambah_bukti_butir(a, line, judul="", keterangan="")) == own
        assert yang_boleh(kota, lambda a: services.pakai_bukti(a, line, bukti=[])) == own
        assert yang_boleh(kota, lambda a: services.lepas_bukti(a, line, bukti=0)) == own

    def test_the_assessor_does_not_judge_his_own_office(self, kota, penilaian, butir):
        ekbang = kota.aktor("kabag_ekbang")
        services.bagi(ekbang, penilaian, pemilik={"I1": kota.unit["insp"].pk})
        services.mulai(ekbang, penilaian)
        with pytest.raises(TidakBerwenang):
            services.nilai_internal(kota.aktor("inspektur"), butir("I1"), nilai=Decimal(3), alasan="x")

    def test_a_year_is_run_by_its_unit_and_announced_by_the_head(self, kota, beku):
        def steps(aksi):
            return yang_boleh(kota, lambda a: services.alirkan(a, beku, aksi=aksi, catatan=""))

        assert steps(Aksi.CAIRKAN) == steps(Aksi.BATALKAN) == {"kabag_ekbang"}
        assert yang_boleh(kota, lambda a: services.bagi(a, beku, pemilik={})) == {"kabag_ekbang"}
        assert yang_boleh(kota, lambda a: services.mulai(a, beku)) == {"kabag_ekbang"}
        said = {"kondisi": "x", "rekomendasi": ""}
        assert yang_boleh(kota, lambda a: services.tulis_simpulan(a, beku, **said)) == {"kabag_ekbang", "inspektur"}
        assert yang_boleh(kota, lambda a: services.umumkan(a, beku)) == {"walikota", "sekda"}

    def test_a_plan_is_changed_by_its_unit_alone(self, kota, beku):
        begin = baca.awal(judul="Naik", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
        row = services.susun_rencana(kota.aktor("kabag_ekbang"), kota.unit["ekbang"], data=begin)
        wanted = replace(begin.anggapan, tahun=2000)
        own = {"kabag_ekbang"}
        assert yang_boleh(kota, lambda a: services.ubah_rencana(a, row, pilihan={"X": [1]})) == own
        assert yang_boleh(kota, lambda a: services.ubah_rencana(a, row, tujuan=Tujuan(predikat="?"))) == own
        assert yang_boleh(kota, lambda a: services.ubah_anggapan(a, row, anggapan=wanted)) == own
        day = {"pemilik": {}, "tenggat": date(2099, 1, 1)}
        assert yang_boleh(kota, lambda a: services.tetapkan_rencana(a, row, **day)) == own
        owners = {"I3": kota.unit["pu"].pk}
        services.tetapkan_rencana(kota.aktor("kabag_ekbang"), row, pemilik=owners, tenggat=date(2099, 1, 1))
        step, wrong = LangkahRencana.objects.get(), Belanja(anggaran=Decimal(1))
        payers = {"kabag_ekbang", "kadis_pu", "tu_pu"}
        assert yang_boleh(kota, lambda a: services.catat_belanja(a, step, belanja=wrong)) == payers

    def test_results_and_instruments_are_kept_by_the_administrator_and_his_head(self, kota):
        def own(act):
            return yang_boleh(kota, lambda a: act(a, Unit(pk=a.unit_id)))

        keepers = {"admin", "kabag_umum"}
        assert own(lambda a, u: services.impor_hasil(a, u, rows=[])) == keepers
        assert own(lambda a, u: services.catat_instrumen(a, u, naskah="kode: x")) == keepers

    def test_nobody_acts_through_a_unit_that_is_not_his(self, kota):
        with pytest.raises(TidakBerwenang):
            services.impor_hasil(kota.aktor("admin"), kota.unit["pu"], rows=[])


class TestPrivacy:
    """Until it is announced an assessment is the business of those who work on it."""

    ADDRESSES = ("indeks:penilaian", "indeks:kertas", "indeks:butir")

    def alamat(self, beku, butir, nama):
        args = {
            "indeks:penilaian": [beku.pk],
            "indeks:kertas": [beku.pk, "csv"],
            "indeks:butir": [butir("I2").pk],
        }
        return reverse(nama, args=args[nama])

    @pytest.mark.parametrize("nama", ADDRESSES)
    @pytest.mark.parametrize(
        ("siapa", "kode"), [("sekda", 200), ("kadis_dlh", 200), ("kadis_sos", 404), ("camat", 404)]
    )
    def test_a_frozen_one_is_read_by_who_worked_on_it(self, beku, butir, masuk, nama, siapa, kode):  # noqa: PLR0917 -- fixtures
        assert masuk(siapa).get(self.alamat(beku, butir, nama)).status_code == kode

    @pytest.mark.parametrize("nama", ADDRESSES)
    def test_an_announced_one_by_every_official(self, kota, beku, butir, masuk, nama):
        services.umumkan(kota.aktor("sekda"), beku)
        assert masuk("camat").get(self.alamat(beku, butir, nama)).status_code == 200

    def test_evidence_does_not_leave_the_office_with_a_frozen_result(self, kota, berjalan, butir, masuk):
        told = services.tambah_bukti_butir(kota.aktor("kadis_pu"), butir("I1"), judul="Rapat", keterangan="Isi rapat")
        url = reverse("indeks:bukti_rinci", args=[told.pk])
        assert masuk("camat").get(url).status_code == 404
        assert masuk("kadis_pu").get(url).status_code in {200, 302}

    def test_the_search_and_the_list_keep_it_too(self, beku, masuk):
        assert "Indeks Contoh" not in masuk("camat").get("/indeks/penilaian/").content.decode()
        assert "Indeks Contoh 2026" not in masuk("camat").get("/cari/?q=indeks+contoh").content.decode()

    def test_a_program_sees_no_more_than_its_office(self, beku, butir, program):
        for path in (f"/indeks/penilaian/{beku.pk}", f"/indeks/butir/{butir('I1').pk}"):
            assert program("camat").get(path).status_code == 404
            assert program("sekda").get(path).status_code == 200
