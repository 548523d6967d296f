"""Files and the trail: a paper is opened by who sees what it is tied to; every act leaves one line, no secret in it."""

from datetime import date
from decimal import Decimal

import pytest

from poros.domain.reformasi import services
from poros.domain.reformasi.ekspor import baca_kinerja
from poros.domain.reformasi.models import AksiRB, Telaah
from poros.domain.reformasi.rules.alur import AksiMasalah, AksiTelaah, JenisMasalah
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.rules.penyederhanaan import Hasil, Mutu, Syarat
from poros.domain.reformasi.tests.conftest import HARI
from poros.domain.reformasi.tests.test_wewenang import SEMUA_ORANG
from poros.domain.reformasi.values import (
    DataAturan,
    DataPutusan,
    DataRoadmap,
    DataStrategi,
    DataTarget,
    FaktaPos,
    Lampiran,
    LangkahMasalah,
    LangkahTelaah,
)
from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
KERTAS = Lampiran(b"a;b\n1;2\n", "kertas.csv")


def pembaca(masuk, tautan: Tautan) -> set[str]:
    """Offices that get the file; the others are told that there is none."""
    answers = {s: masuk(s).get(f"/berkas/{tautan.pk}/").status_code for s in SEMUA_ORANG}
    assert set(answers.values()) <= {200, 404}
    return {s for s, kode in answers.items() if kode == 200}


class TestFiles:
    def test_evidence_of_a_decision_in_a_draft_stays_with_who_draws_it_up(self, masuk, telaah, putus):
        putus("pupr-jalan", Hasil.DIPERTAHANKAN, berkas=KERTAS)
        assert pembaca(masuk, Tautan.objects.get(objek="putusanpos")) == {
            "kabag_umum", "tu", "kabag_kesra", "asisten1", "walikota", "sekda", "inspektur",
        }  # fmt: skip

    def test_once_proposed_the_unit_reads_it_and_other_units_do_not(self, masuk, telaah, putus, langkah):
        putus("pupr-jalan", Hasil.DIPERTAHANKAN, berkas=KERTAS)
        putus("adbang-evaluasi", Hasil.DISEDERHANAKAN)
        putus("pupr-banjir", Hasil.DIPERTAHANKAN)
        langkah(telaah, AksiTelaah.AJUKAN)
        reading = pembaca(masuk, Tautan.objects.get(objek="putusanpos"))
        assert {"kadis_pu", "tu_pu", "kabag_umum", "inspektur"} <= reading
        assert reading.isdisjoint({"staf_pu", "asisten2", "kadis_dlh", "kadis_sos", "camat", "admin"})

    def test_the_letter_is_read_by_all_who_have_a_part(self, masuk, usulan, langkah):
        langkah(usulan, AksiTelaah.KIRIM, berkas=KERTAS)
        reading = pembaca(masuk, Tautan.objects.get(objek="langkahtelaah"))
        assert {"kadis_pu", "kabag_umum", "kabag_kesra", "sekda"} <= reading
        assert reading.isdisjoint({"staf_pu", "kadis_dlh", "kadis_sos", "camat", "admin"})

    def test_proof_of_a_solution_by_the_units_of_the_problem(self, kota, masuk, masalah, melangkah, besok):
        melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)
        done = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan="Beres")
        services.selesaikan_masalah(kota.aktor("kadis_pu"), masalah, langkah=done, berkas=KERTAS)
        reading = pembaca(masuk, Tautan.objects.get(objek="langkahmasalah"))
        assert {"kadis_pu", "kadis_dlh", "kabag_umum", "inspektur"} <= reading
        assert reading.isdisjoint({"kadis_sos", "camat", "kabag_kesra"})

    def test_a_refused_act_leaves_no_file(self, kota, masalah, telaah, pos):
        with pytest.raises(Ditolak):
            services.putuskan(
                kota.aktor("kabag_umum"), pos("pupr-jalan"), data=DataPutusan(hasil=Hasil.DIPERTAHANKAN, alasan=" "),
                berkas=KERTAS,
            )  # fmt: skip
        with pytest.raises(Ditolak):
            services.alirkan(
                kota.aktor("kabag_umum"),
                telaah,
                langkah=LangkahTelaah(aksi=AksiTelaah.AJUKAN, tanggal=HARI),
                berkas=KERTAS,
            )
        assert not Tautan.objects.exists()


class TestTrail:
    """Each act leaves one line, with the permission it was done under."""

    @pytest.fixture
    def jejak(self):
        """Under which permissions something was done, as the trail has it."""

        def lines(act) -> list[str]:
            before = Jejak.objects.count()
            act()
            rows = Jejak.objects.order_by("id")[before:]
            return [row.aksi.removeprefix("reformasi.") for row in rows if row.aksi.startswith("reformasi.")]

        return lines

    def test_of_a_review(self, kota, telaah, pos, putus, langkah, jejak):  # noqa: PLR0917 -- fixtures
        lead = kota.aktor("kabag_umum")
        post = pos("pupr-jalan")
        facts = FaktaPos(fungsi="teknis", ciri=(), pemangku=2)
        assert jejak(lambda: services.ubah_pos(lead, post, data=facts)) == ["pos_ubah"]
        assert jejak(lambda: putus("adbang-evaluasi", Hasil.DISEDERHANAKAN)) == ["pos_ubah"]
        assert jejak(lambda: services.hitung_ulang(lead, telaah)) == ["telaah_ubah"]
        assert jejak(lambda: services.susun_tim(lead, telaah)) == ["telaah_ubah"]
        team = telaah.tim.first()
        assert jejak(lambda: services.ubah_tim(lead, telaah, tim=team.pk, nama="Baru")) == ["telaah_ubah"]
        assert jejak(lambda: services.hapus_tim(lead, telaah, tim=team.pk)) == ["telaah_ubah"]
        putus("pupr-banjir", Hasil.DIPERTAHANKAN)
        assert jejak(lambda: langkah(telaah, AksiTelaah.AJUKAN)) == ["telaah_alir"]
        assert jejak(lambda: services.tanggapi(kota.aktor("kadis_pu"), post, isi="Kata kami")) == ["pos_tanggapi"]
        assert jejak(lambda: services.buka_terdampak(kota.aktor("kabag_kesra"), telaah)) == ["terdampak_lihat"]

    def test_of_a_road_map(self, kota, data_aksi, besok, jejak):
        lead, unit = kota.aktor("kabag_umum"), kota.unit["umum"]
        made = {}
        data = DataRoadmap(judul="RB", dari=2025, sampai=2029)
        assert jejak(lambda: made.update(r=services.susun_roadmap(lead, unit, data=data))) == ["kelola"]
        assert jejak(lambda: made.update(a=services.catat_aksi(lead, made["r"], data=data_aksi()))) == ["roadmap_ubah"]
        aksi = AksiRB.objects.select_related("roadmap").get()
        assert jejak(lambda: services.ubah_aksi(lead, aksi, data=data_aksi(kegiatan="Lain"))) == ["aksi_ubah"]
        goal = DataTarget(tahun=2026, triwulan=(Decimal(1),) * 4, anggaran=Decimal(0))
        assert jejak(lambda: made.update(t=services.catat_target(lead, aksi, data=goal))) == ["aksi_ubah"]
        assert jejak(lambda: services.tetapkan_tahun(lead, made["r"], tahun=2026, tenggat=besok)) == ["roadmap_ubah"]
        told = {"triwulan": 1, "realisasi": Decimal(1), "uraian": "Mulai"}
        assert jejak(lambda: services.lapor(kota.aktor("kadis_pu"), made["t"], **told)) == ["target_lapor"]
        look = {"triwulan": 1, "sesuai": [*Lensa]}
        assert jejak(lambda: services.pantau(lead, made["t"], **look)) == ["target_pantau"]

    def test_of_problems_trees_and_catalogues(self, kota, masalah, melangkah, data_masalah, besok, jejak):  # noqa: PLR0917 -- fixtures
        lead, unit = kota.aktor("kabag_umum"), kota.unit["umum"]
        assert jejak(lambda: services.ubah_masalah(lead, masalah, data=data_masalah())) == ["masalah_ubah"]
        assert jejak(lambda: melangkah(masalah, AksiMasalah.TUGASKAN, tenggat=besok)) == ["masalah_ubah"]
        done = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan="Beres")
        solve = lambda: services.selesaikan_masalah(kota.aktor("kadis_pu"), masalah, langkah=done)  # noqa: E731 -- one line
        assert jejak(solve) == ["masalah_selesai"]
        lines = baca_kinerja(b"kode,tingkat,nama,unit\nS1,sasaran,A,pu\n")
        rule = DataAturan(
            kode="uji", urutan=5, teks="T", sumber="S", mutu=Mutu.G, dari=date(2026, 1, 1), sampai=None, syarat=Syarat(),
            hasil=Hasil.DIPERTAHANKAN,
        )  # fmt: skip
        way = DataStrategi(kode="uji", jenis=JenisMasalah.LAIN, nama="Uji", uraian="")
        for act in (
            lambda: services.muat_kinerja(lead, unit, tahun=2026, simpul=lines),
            lambda: services.catat_aturan(lead, unit, data=rule),
            lambda: services.catat_jf(lead, unit, nama="Pustakawan"),
            lambda: services.hapus_jf(lead, unit, nama="Pustakawan"),
            lambda: services.catat_strategi(lead, unit, data=way),
            lambda: services.catat_masalah(lead, unit, data=data_masalah()),
        ):
            assert jejak(act) == ["kelola"]

    def test_it_holds_no_word_of_a_paper_and_no_name_that_was_opened(self, kota, usulan, pos, langkah):
        row = pos("pupr-jalan")
        row.jabatan_asal = kota.jabatan["kadis_pu"]
        row.save()
        services.buka_terdampak(kota.aktor("kabag_kesra"), usulan)
        langkah(usulan, AksiTelaah.KIRIM, berkas=Lampiran(b"isi;rahasia\n", "surat-rahasia.csv"))
        kept = str(list(Jejak.objects.values_list("data", flat=True)))
        for secret in ("Pejabat Kepala Dinas PU", "isi;rahasia", "surat-rahasia"):
            assert secret not in kept

    @pytest.mark.parametrize("siapa", ["kadis_pu", "camat", "inspektur"])
    def test_what_is_refused_leaves_none(self, kota, telaah, siapa):
        before = Jejak.objects.count()
        with pytest.raises(TidakBerwenang):
            services.hitung_ulang(kota.aktor(siapa), telaah)
        assert Jejak.objects.count() == before
        assert Telaah.objects.get().status == "disusun"
