"""The structure changes under way: work of an abolished unit goes on with its successor, names stay as they were."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from poros.domain.kelembagaan import services as sotk
from poros.domain.reformasi import services
from poros.domain.reformasi.models import MasalahSakip, TargetRB
from poros.domain.reformasi.queries import roadmap as baca
from poros.domain.reformasi.queries.sakip import masalah_terlihat
from poros.domain.reformasi.rules.alur import AksiMasalah
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.values import LangkahMasalah
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.models import Pemangku, Unit
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def bubarkan(kota):
    """Abolish a unit today; another goes on with its work."""

    def go(kode: str, pengganti: str) -> None:
        hari = timezone.localdate()
        sotk.hapus_unit(
            kota.aktor("admin"), kota.unit[kode], berlaku=hari, dasar="Perda 9/2026", pengganti=kota.unit[pengganti]
        )

    return go


@pytest.fixture
def target_dlh(kota, roadmap, data_aksi, besok) -> TargetRB:
    """An action of DLH that has become its work."""
    from poros.domain.reformasi.values import DataTarget

    lead = kota.aktor("kabag_umum")
    aksi = services.catat_aksi(lead, roadmap, data=data_aksi(unit_id=kota.unit["dlh"].pk))
    data = DataTarget(tahun=2026, triwulan=tuple(Decimal(n) for n in (1, 2, 3, 4)), anggaran=Decimal(0))
    row = services.catat_target(lead, aksi, data=data)
    services.tetapkan_tahun(lead, roadmap, tahun=2026, tenggat=besok)
    return TargetRB.objects.get(pk=row.pk)


@pytest.fixture
def masalah_dlh(kota, data_masalah, melangkah, besok) -> MasalahSakip:
    """A problem that DLH has to solve."""
    row = services.catat_masalah(
        kota.aktor("kabag_umum"),
        kota.unit["umum"],
        data=data_masalah(unit_id=kota.unit["dlh"].pk, pendukung=()),
    )
    return melangkah(row, AksiMasalah.TUGASKAN, tenggat=besok)


LAPOR = {"triwulan": 1, "realisasi": Decimal(1), "uraian": "Dilanjutkan"}
BERES = LangkahMasalah(aksi=AksiMasalah.SELESAIKAN, catatan="Beres")


class TestSuccessor:
    def test_he_reports_on_the_action_that_he_took_over(self, kota, target_dlh, bubarkan):
        with pytest.raises(TidakBerwenang):
            services.lapor(kota.aktor("kadis_sos"), target_dlh, **LAPOR)
        bubarkan("dlh", "sos")
        services.lapor(kota.aktor("kadis_sos"), target_dlh, **LAPOR)
        assert target_dlh.laporan.get().orang == "Pejabat Kepala Dinas Sosial"

    def test_his_page_of_it_opens_with_the_form(self, kota, masuk, target_dlh, bubarkan):
        url = f"/reformasi/target/{target_dlh.pk}/"
        assert masuk("kadis_sos").get(url).status_code == 404
        bubarkan("dlh", "sos")
        page = masuk("kadis_sos").get(url)
        assert page.status_code == 200
        assert page.context["form_lapor"] is not None

    def test_whoever_took_nothing_over_gets_nothing(self, kota, masuk, target_dlh, bubarkan):
        bubarkan("dlh", "sos")
        assert masuk("camat").get(f"/reformasi/target/{target_dlh.pk}/").status_code == 404
        with pytest.raises(TidakBerwenang):
            services.lapor(kota.aktor("kadis_pu"), target_dlh, **LAPOR)

    def test_who_keeps_the_road_map_does_not_judge_what_came_to_him(self, kota, target_dlh, bubarkan):
        """UU 30/2014 Art. 42: nobody looks at his own work, however it became his."""
        services.lapor(kota.aktor("kadis_dlh"), target_dlh, **LAPOR)
        services.pantau(kota.aktor("kabag_umum"), target_dlh, triwulan=1, sesuai=[*Lensa])
        bubarkan("dlh", "umum")
        with pytest.raises(TidakBerwenang):
            services.pantau(kota.aktor("kabag_umum"), target_dlh, triwulan=1, sesuai=[*Lensa])

    def test_he_solves_the_problem_that_he_took_over(self, kota, masalah_dlh, bubarkan):
        with pytest.raises(TidakBerwenang):
            services.selesaikan_masalah(kota.aktor("kadis_sos"), masalah_dlh, langkah=BERES)
        bubarkan("dlh", "sos")
        assert masalah_terlihat(kota.aktor("kadis_sos")).filter(pk=masalah_dlh.pk).exists()
        row = services.selesaikan_masalah(kota.aktor("kadis_sos"), masalah_dlh, langkah=BERES)
        assert row.status == "selesai"

    def test_nobody_verifies_what_came_to_him(self, kota, masalah_dlh, bubarkan, melangkah):
        bubarkan("dlh", "umum")
        services.selesaikan_masalah(kota.aktor("kabag_umum"), masalah_dlh, langkah=BERES)
        with pytest.raises(Ditolak, match="tidak dapat memverifikasinya"):
            melangkah(masalah_dlh, AksiMasalah.VERIFIKASI)

    def test_the_order_itself_is_in_his_inbox(self, kota, target_dlh, bubarkan):
        bubarkan("dlh", "sos")
        assert Penugasan.objects.get(pk=target_dlh.penugasan_id).unit_id == kota.unit["sos"].pk


class TestNames:
    def test_a_review_keeps_the_names_of_its_day(self, kota, masuk, usulan):
        Unit.objects.filter(pk=kota.unit["pu"].pk).update(nama="Dinas Bina Marga")
        page = masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/").content.decode()
        assert "Dinas Pekerjaan Umum dan Penataan Ruang" in page
        assert "Dinas Bina Marga" not in page

    def test_an_action_bears_the_name_that_its_unit_has_now(self, kota, masuk, berjalan):
        Unit.objects.filter(pk=kota.unit["pu"].pk).update(nama="Dinas Bina Marga", singkatan="DBM")
        page = masuk("kabag_umum").get(f"/reformasi/roadmap/{berjalan.aksi.roadmap_id}/?tahun=2026").content.decode()
        assert "DBM" in page

    def test_who_reported_is_named_after_he_has_left(self, kota, berjalan):
        services.lapor(kota.aktor("kadis_pu"), berjalan, **LAPOR)
        Pemangku.objects.filter(jabatan=kota.jabatan["kadis_pu"]).update(orang=kota.orang["staf_pu"])
        told = berjalan.laporan.get()
        assert (told.orang, told.jabatan) == ("Pejabat Kepala Dinas PU", "Kepala Dinas PU")

    def test_a_new_head_goes_on_where_the_old_one_stopped(self, kota, usulan, langkah):
        from poros.domain.reformasi.rules.alur import AksiTelaah

        today = timezone.localdate()
        old = Pemangku.objects.get(jabatan=kota.jabatan["kabag_umum"])
        Pemangku.objects.filter(pk=old.pk).update(sampai=today - timedelta(days=1))
        assert not kota.aktor("kabag_umum")
        Pemangku.objects.create(jabatan=old.jabatan, orang=kota.orang["staf_pu"], dari=today, dasar="SK")
        kota.orang["kabag_umum"] = kota.orang["staf_pu"]
        langkah(usulan, AksiTelaah.KIRIM)
        assert usulan.riwayat.latest("id").orang == "Pejabat Analis Sumber Daya Air"


def test_the_recap_of_a_year_still_counts_the_action_of_a_unit_that_is_gone(kota, target_dlh, bubarkan):
    bubarkan("dlh", "sos")
    lines = baca.tahun_ini(kota.aktor("kabag_umum"), target_dlh.aksi.roadmap, 2026)
    assert [line.target.pk for line in lines] == [target_dlh.pk]
    assert [r.aksi for r in baca.rekap_unit(lines)] == [1]
