"""Evidence and the trail: a file is opened by who sees its indicator, at each point of the road; each act leaves a line."""

from datetime import date
from decimal import Decimal

import pytest

from poros.domain.indeks import publik, services
from poros.domain.indeks.models import Bukti, Butir
from poros.domain.indeks.queries import rencana as baca
from poros.domain.indeks.rules.alur import Aksi
from poros.domain.indeks.tests.test_izin import SEMUA
from poros.domain.indeks.values import Belanja, BuktiTerbit, DataHasil, Tujuan
from poros.kernel.berkas.models import Tautan
from poros.kernel.jejak.models import Jejak
from poros.kernel.registry import objek_menurut_model
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
PELAKU = {"kabag_ekbang", "asisten2", "kadis_pu", "tu_pu", "staf_pu", "kadis_dlh", "inspektur", "walikota", "sekda"}
"""Who runs it, stands above who does, owns an indicator, judges, or leads the government."""


@pytest.fixture
def berkas(kota, berjalan, butir) -> Tautan:
    """A file of PU's first indicator."""
    piece = services.tambah_bukti_butir(
        kota.aktor("kadis_pu"), butir("I1"), judul="Notula", berkas=b"isi;rahasia\n", nama_berkas="notula.csv"
    )
    return Tautan.objects.get(objek=objek_menurut_model(Bukti), objek_id=piece.pk)


def pembaca(masuk, tautan: Tautan) -> set[str]:
    """Offices that get the file; the others are told that there is none."""
    answers = {s: masuk(s).get(f"/berkas/{tautan.pk}/").status_code for s in SEMUA}
    assert set(answers.values()) <= {200, 404}
    return {s for s, kode in answers.items() if kode == 200}


class TestFiles:
    def test_while_it_is_answered_by_those_who_work_on_it(self, masuk, berkas):
        assert pembaca(masuk, berkas) == PELAKU

    def test_it_comes_as_it_was_and_runs_nothing(self, masuk, berkas):
        answer = masuk("inspektur").get(f"/berkas/{berkas.pk}/")
        assert b"".join(answer.streaming_content) == b"isi;rahasia\n"
        assert "attachment" in answer["Content-Disposition"]
        assert "sandbox" in answer["Content-Security-Policy"]

    def test_nobody_off_the_street(self, client, berkas):
        client.defaults["HTTP_HOST"] = "uji.localhost"
        assert client.get(f"/berkas/{berkas.pk}/").status_code == 302

    def test_taken_off_it_stays_with_the_office_that_brought_it(self, kota, masuk, berkas, butir):
        services.lepas_bukti(kota.aktor("kadis_pu"), butir("I1"), bukti=berkas.objek_id)
        assert pembaca(masuk, berkas) == {"kadis_pu", "tu_pu", "staf_pu", "walikota"}

    def test_a_year_that_was_called_off_shows_it_to_no_more_people(self, masuk, berkas, berjalan, alirkan):
        alirkan(berjalan, Aksi.BATALKAN, "Salah tahun")
        assert pembaca(masuk, berkas) <= PELAKU

    def test_what_another_module_publishes_is_kept_once(self, kota, berjalan):
        told = BuktiTerbit(
            indeks="contoh", tahun=2026, judul="Survei", keterangan="/survei/1/", nilai={"I1": Decimal(4), "I3": None}
        )
        pu = kota.aktor("kadis_pu")
        assert [publik.terima_bukti(pu, data=told) for _n in range(2)] == [2, 2]
        assert Bukti.objects.count() == 1
        assert not Tautan.objects.exists()


class TestTrail:
    """Each act leaves one line, with the permission it was done under."""

    @pytest.fixture
    def jejak(self):
        def lines(act) -> list[str]:
            before = Jejak.objects.count()
            act()
            rows = Jejak.objects.order_by("id")[before:]
            return [row.aksi.removeprefix("indeks.") for row in rows if row.aksi.startswith("indeks.")]

        return lines

    def test_of_an_assessment(self, kota, data, butir, penilaian, alirkan, jejak):  # noqa: PLR0917 -- fixtures
        ekbang, pu, insp = (kota.aktor(s) for s in ("kabag_ekbang", "kadis_pu", "inspektur"))
        later = data(tahun=2027)
        assert jejak(lambda: services.susun(ekbang, kota.unit["ekbang"], data=later)) == ["penilaian_susun"]
        assert jejak(lambda: services.bagi(ekbang, penilaian, pemilik={})) == ["penilaian_bagi"]
        assert jejak(lambda: services.mulai(ekbang, penilaian)) == ["penilaian_mulai"]
        answer = {"nilai": Decimal(3), "alasan": "Menurut dokumen."}
        assert jejak(lambda: services.jawab(pu, butir("I1"), **answer)) == ["butir_isi"]
        proof = {"judul": "SK", "keterangan": "Rak"}
        assert jejak(lambda: services.tambah_bukti_butir(pu, butir("I1"), **proof)) == ["butir_bukti"]
        piece = Bukti.objects.get().pk
        assert jejak(lambda: services.pakai_bukti(pu, butir("I3"), bukti=[piece])) == ["butir_bukti"]
        assert jejak(lambda: services.lepas_bukti(pu, butir("I3"), bukti=piece)) == ["butir_bukti"]
        Butir.objects.filter(penilaian=penilaian).update(mandiri=3)
        assert jejak(lambda: alirkan(penilaian, Aksi.NILAI_INTERNAL)) == ["penilaian_alir"]
        assert jejak(lambda: services.nilai_internal(insp, butir("I1"), **answer)) == ["butir_nilai_internal"]
        words = {"kondisi": "Kondisi rahasia", "rekomendasi": "y"}
        assert jejak(lambda: services.tulis_simpulan(insp, penilaian, **words)) == ["penilaian_simpulkan"]
        Butir.objects.filter(penilaian=penilaian).update(internal=3)
        assert "penilaian_alir" in jejak(lambda: alirkan(penilaian, Aksi.BEKUKAN))
        assert jejak(lambda: services.umumkan(kota.aktor("sekda"), penilaian)) == ["penilaian_umumkan"]
        kept = str(list(Jejak.objects.values_list("data", flat=True)))
        assert "Menurut dokumen" not in kept
        assert "Kondisi rahasia" not in kept

    def test_of_plans_results_and_instruments(self, kota, beku, naskah, jejak):
        ekbang, admin, unit = kota.aktor("kabag_ekbang"), kota.aktor("admin"), kota.unit["ekbang"]
        begin = baca.awal(judul="Naik", tahun=2027, sasaran=Decimal("2.60"), penilaian=beku)
        made = {}
        assert jejak(lambda: made.update(r=services.susun_rencana(ekbang, unit, data=begin))) == ["rencana_susun"]
        plan = made["r"]
        target = Tujuan(sasaran=Decimal("2.60"))
        assert jejak(lambda: services.ubah_rencana(ekbang, plan, tujuan=target)) == ["rencana_ubah"]
        same = begin.anggapan
        assert jejak(lambda: services.ubah_anggapan(ekbang, plan, anggapan=same)) == ["rencana_ubah"]
        day = {"pemilik": {"I3": kota.unit["pu"].pk}, "tenggat": date(2099, 12, 1)}
        assert jejak(lambda: services.tetapkan_rencana(ekbang, plan, **day)) == ["rencana_tetapkan"]
        step = plan.langkah.get()
        paid = Belanja(rekening="5.1", anggaran=Decimal(1))
        assert jejak(lambda: services.catat_belanja(ekbang, step, belanja=paid)) == ["langkah_belanja"]
        row = DataHasil(indeks="contoh", tahun=2030, nama="Kota A", jenis="kota", nilai=Decimal(2), sumber="x")
        take = lambda: services.impor_hasil(admin, kota.unit["umum"], rows=[row], asal="hasil.csv")  # noqa: E731 -- one line
        assert jejak(take) == ["hasil_impor"]
        assert "hasil.csv" in str(Jejak.objects.latest("id").data)
        text = naskah.replace("contoh-2026", "contoh-2027").replace("2026-01-01", "2027-01-01")
        keep = lambda: services.catat_instrumen(admin, kota.unit["umum"], naskah=text, kode="contoh-2027")  # noqa: E731 -- as above
        assert jejak(keep) == ["instrumen_catat"]
        assert "komponen" not in str(Jejak.objects.latest("id").data)

    @pytest.mark.parametrize("siapa", ["camat", "kadis_sos", "admin", "walikota"])
    def test_what_is_refused_leaves_none(self, kota, berjalan, butir, siapa):
        line, before = butir("I1"), Jejak.objects.count()
        with pytest.raises(TidakBerwenang):
            services.jawab(kota.aktor(siapa), line, nilai=Decimal(3), alasan="x")
        assert Jejak.objects.count() == before


class TestWhatOthersMayUse:
    """The door for other modules: only what is told to all, unless an actor asks who may see more."""

    def test_a_frozen_result_is_for_who_sees_it(self, kota, beku):
        assert publik.hasil_daerah() == []
        (seen,) = publik.hasil_daerah(kota.aktor("sekda"))
        assert (seen.nilai, seen.predikat, seen.diumumkan) == (Decimal("1.80"), "Cukup", False)
        assert publik.hasil_daerah(kota.aktor("camat")) == []

    def test_announced_it_is_everybodys(self, kota, beku):
        services.umumkan(kota.aktor("sekda"), beku)
        (seen,) = publik.hasil_daerah()
        assert seen.diumumkan
        assert seen == publik.hasil_daerah(kota.aktor("camat"))[0]
        assert publik.hasil_daerah(indeks="spbe") == publik.hasil_daerah(tahun=2020) == []

    def test_what_is_measured_against_is_the_newest_plan_that_one_may_see(self, kota, beku):
        begin = baca.awal(judul="Naik", tahun=2099, sasaran=Decimal("2.60"), penilaian=beku)
        ekbang = kota.aktor("kabag_ekbang")
        plan = services.susun_rencana(ekbang, kota.unit["ekbang"], data=begin)
        (seen,) = publik.hasil_daerah(ekbang)
        assert {a.sasaran for a in publik.acuan(ekbang, seen).values()} == {None}
        services.tetapkan_rencana(ekbang, plan, pemilik={"I3": kota.unit["pu"].pk}, tenggat=date(2099, 12, 1))
        told = publik.acuan(ekbang, seen)
        assert (told["I3"].nama, told["I3"].puncak, told["I3"].sasaran) == ("Layanan aduan", 5, 3)
        assert publik.acuan(kota.aktor("camat"), seen)["I3"].sasaran is None

    def test_versions_of_an_index_the_newest_first(self, kota, instrumen):
        assert [u.kode for u in publik.instrumen("contoh")] == ["contoh-2026"]
        assert dict(publik.instrumen("contoh")[0].indikator) == {
            "I1": "Kebijakan data",
            "I2": "Kebijakan layanan",
            "I3": "Layanan aduan",
        }
        assert publik.instrumen("tidak-ada") == []
        assert publik.alat_ukur("tidak-ada") is None
        assert publik.alat_ukur("contoh-2026").kode == "contoh-2026"
