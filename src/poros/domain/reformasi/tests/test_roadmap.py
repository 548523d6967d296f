"""A road map: actions, the year that becomes work, reports, looks, shortfalls by unit."""

from datetime import date
from decimal import Decimal

import pytest

from poros.domain.indeks.publik import instrumen
from poros.domain.reformasi import services
from poros.domain.reformasi.models import AksiRB, LaporanRB, PantauRB, TargetRB
from poros.domain.reformasi.queries import roadmap as baca
from poros.domain.reformasi.rules.alur import JenisAksi
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.values import DataRoadmap, DataTarget
from poros.kernel.commands import Ditolak
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db
EMPAT = (Decimal(1), Decimal(2), Decimal(3), Decimal(4))


def lapor(kota, target, n, angka, siapa="kadis_pu"):
    return services.lapor(kota.aktor(siapa), target, triwulan=n, realisasi=Decimal(angka), uraian="Catatan.")


def pantau(kota, target, n, *sesuai, siapa="kabag_umum", catatan="Bukti kurang"):
    return services.pantau(kota.aktor(siapa), target, triwulan=n, sesuai=sesuai, catatan=catatan)


class TestAction:
    @pytest.mark.parametrize("bidang", ["sasaran", "kegiatan", "indikator", "satuan"])
    def test_every_word_is_needed(self, kota, roadmap, data_aksi, bidang):
        with pytest.raises(Ditolak) as refused:
            services.catat_aksi(kota.aktor("kabag_umum"), roadmap, data=data_aksi(**{bidang: " "}))
        assert refused.value.bidang == bidang

    def test_a_theme_for_tematik_and_a_unit_that_exists(self, kota, roadmap, data_aksi):
        lead = kota.aktor("kabag_umum")
        for lain, bidang in (
            ({"jenis": JenisAksi.TEMATIK}, "tema"),
            ({"unit_id": 999999}, "unit"),
            ({"indeks": "x:y"}, "indeks"),
        ):
            with pytest.raises(Ditolak) as refused:
                services.catat_aksi(lead, roadmap, data=data_aksi(**lain))
            assert refused.value.bidang == bidang
        assert not AksiRB.objects.exists()

    def test_it_can_serve_an_indicator_of_an_index(self, kota, roadmap, data_aksi):
        found = next(u for u in instrumen("rb") if u.indikator)
        code = f"{found.kode}:{next(iter(found.indikator))}"
        made = services.catat_aksi(kota.aktor("kabag_umum"), roadmap, data=data_aksi(indeks=code))
        assert made.indeks == code

    @pytest.mark.parametrize("siapa", ["kadis_pu", "inspektur", "sekda", "admin"])
    def test_only_who_keeps_the_road_map(self, kota, roadmap, data_aksi, siapa):
        with pytest.raises(TidakBerwenang):
            services.catat_aksi(kota.aktor(siapa), roadmap, data=data_aksi())


class TestRoadmap:
    @pytest.mark.parametrize(("lain", "bidang"), [({"judul": " "}, "judul"), ({"sampai": 2020}, "sampai")])
    def test_years_in_order(self, kota, lain, bidang):
        data = DataRoadmap(**({"judul": "x", "dari": 2025, "sampai": 2029} | lain))
        with pytest.raises(Ditolak) as refused:
            services.susun_roadmap(kota.aktor("kabag_umum"), kota.unit["umum"], data=data)
        assert refused.value.bidang == bidang

    def test_targets_lie_in_its_years_and_are_replaced_until_decided(self, kota, target):
        lead = kota.aktor("kabag_umum")
        aksi = AksiRB.objects.select_related("roadmap").get(pk=target.aksi_id)
        services.catat_target(lead, aksi, data=DataTarget(tahun=2026, triwulan=EMPAT, anggaran=Decimal(0)))
        assert TargetRB.objects.get().tw4 == 4
        with pytest.raises(Ditolak) as refused:
            services.catat_target(lead, aksi, data=DataTarget(tahun=2031, triwulan=EMPAT, anggaran=Decimal(0)))
        assert refused.value.bidang == "tahun"


class TestYear:
    def test_every_action_with_a_target_becomes_an_order(self, kota, berjalan):
        task = Penugasan.objects.get(pk=berjalan.penugasan_id)
        assert task.unit_id == kota.unit["pu"].pk
        assert (task.arahan.sumber, task.arahan.sumber_id, task.arahan.dasar) == (
            "targetrb",
            berjalan.pk,
            "Perwali 7/2025",
        )
        assert "80 %" in task.arahan.isi

    def test_once(self, kota, roadmap, berjalan, besok):
        with pytest.raises(Ditolak) as refused:
            services.tetapkan_tahun(kota.aktor("kabag_umum"), roadmap, tahun=2026, tenggat=besok)
        assert refused.value.bidang == "tahun"
        assert Penugasan.objects.count() == 1

    def test_a_deadline_in_the_past_leaves_nothing_behind(self, kota, roadmap, target):
        with pytest.raises(Ditolak):
            services.tetapkan_tahun(kota.aktor("kabag_umum"), roadmap, tahun=2026, tenggat=date(2020, 1, 1))
        assert not Penugasan.objects.exists()

    def test_then_neither_target_nor_unit_change(self, kota, berjalan, data_aksi):
        lead = kota.aktor("kabag_umum")
        aksi = AksiRB.objects.select_related("roadmap").get(pk=berjalan.aksi_id)
        with pytest.raises(Ditolak):
            services.catat_target(lead, aksi, data=DataTarget(tahun=2026, triwulan=EMPAT, anggaran=Decimal(0)))
        with pytest.raises(Ditolak) as refused:
            services.ubah_aksi(lead, aksi, data=data_aksi(unit_id=kota.unit["dlh"].pk))
        assert refused.value.bidang == "unit"
        with pytest.raises(Ditolak):
            services.hapus_aksi(lead, aksi.roadmap, aksi=aksi.pk)


class TestReport:
    def test_by_the_unit_that_does_it(self, kota, berjalan):
        lapor(kota, berjalan, 1, "8")
        lapor(kota, berjalan, 1, "9.5")
        line = baca.tahun_ini(kota.aktor("kabag_umum"), berjalan.aksi.roadmap, 2026)[0]
        assert (line.terakhir.realisasi, line.kurang) == (Decimal("9.5"), True)
        assert LaporanRB.objects.count() == 2

    @pytest.mark.parametrize("siapa", ["kabag_umum", "kadis_dlh", "inspektur", "sekda", "staf_pu"])
    def test_by_nobody_else(self, kota, berjalan, siapa):
        with pytest.raises(TidakBerwenang):
            lapor(kota, berjalan, 1, "8", siapa)

    def test_but_also_by_whom_the_unit_gave_the_work(self, kota, berjalan):
        Penugasan.objects.filter(pk=berjalan.penugasan_id).update(pelaksana=kota.jabatan["staf_pu"])
        assert lapor(kota, berjalan, 1, "8", "staf_pu").realisasi == 8

    def test_not_before_the_year_is_decided_nor_for_a_fifth_quarter_nor_without_words(self, kota, target, berjalan):
        with pytest.raises(Ditolak) as refused:
            lapor(kota, berjalan, 5, "8")
        assert refused.value.bidang == "triwulan"
        with pytest.raises(Ditolak) as refused:
            services.lapor(kota.aktor("kadis_pu"), berjalan, triwulan=1, realisasi=Decimal(1), uraian=" ")
        assert refused.value.bidang == "uraian"
        TargetRB.objects.update(penugasan=None)
        with pytest.raises(Ditolak, match="belum ditetapkan"):
            lapor(kota, berjalan, 1, "8")


class TestLook:
    def test_ex_ante_once_then_each_reported_quarter(self, kota, berjalan):
        pantau(kota, berjalan, 0, *Lensa)
        with pytest.raises(Ditolak, match="sekali"):
            pantau(kota, berjalan, 0, *Lensa)
        with pytest.raises(Ditolak, match="belum melaporkan"):
            pantau(kota, berjalan, 1, Lensa.WAKTU)
        lapor(kota, berjalan, 1, "8")
        pantau(kota, berjalan, 1, Lensa.WAKTU)
        line = baca.tahun_ini(kota.aktor("inspektur"), berjalan.aksi.roadmap, 2026)[0]
        assert line.hasil == Decimal("62.50")

    def test_a_correction_is_a_further_row_and_the_newest_counts(self, kota, berjalan):
        lapor(kota, berjalan, 1, "8")
        pantau(kota, berjalan, 1)
        pantau(kota, berjalan, 1, *Lensa)
        assert PantauRB.objects.count() == 2
        assert baca.tahun_ini(kota.aktor("inspektur"), berjalan.aksi.roadmap, 2026)[0].hasil == 100

    def test_what_is_not_met_is_said(self, kota, berjalan):
        with pytest.raises(Ditolak) as refused:
            pantau(kota, berjalan, 0, Lensa.WAKTU, catatan="")
        assert refused.value.bidang == "catatan"
        with pytest.raises(Ditolak):
            pantau(kota, berjalan, 7, *Lensa)

    @pytest.mark.parametrize("siapa", ["kadis_pu", "inspektur", "sekda", "kadis_dlh"])
    def test_by_who_keeps_the_road_map(self, kota, berjalan, siapa):
        with pytest.raises(TidakBerwenang):
            pantau(kota, berjalan, 0, *Lensa, siapa=siapa)

    def test_nobody_looks_at_his_own(self, kota, roadmap, data_aksi):
        lead = kota.aktor("kabag_umum")
        own = services.catat_aksi(lead, roadmap, data=data_aksi(unit_id=kota.unit["umum"].pk))
        row = TargetRB.objects.create(aksi=own, tahun=2026, tw1=1, tw2=2, tw3=3, tw4=4)
        with pytest.raises(TidakBerwenang):
            pantau(kota, row, 0, *Lensa)


class TestShortfall:
    def test_by_unit_the_most_first(self, kota, roadmap, berjalan, data_aksi):
        lead = kota.aktor("kabag_umum")
        other = services.catat_aksi(lead, roadmap, data=data_aksi(unit_id=kota.unit["dlh"].pk))
        TargetRB.objects.create(aksi=other, tahun=2026, tw1=1, tw2=2, tw3=3, tw4=4)
        lapor(kota, berjalan, 1, "8")
        pantau(kota, berjalan, 1, Lensa.WAKTU)
        found = baca.rekap_unit(baca.tahun_ini(lead, roadmap, 2026))
        assert [(r.unit.singkatan, r.aksi, r.kurang, r.belum, r.hasil) for r in found] == [
            ("Dinas PU", 1, 1, 0, Decimal("25.00")),
            ("DLH", 1, 0, 1, None),
        ]
        assert baca.hasil_semua(baca.tahun_ini(lead, roadmap, 2026)) == 25

    def test_of_as_short_ones_those_that_nobody_reported_on_come_first(self, kota, roadmap, berjalan, data_aksi, besok):
        """Dinas PU has reported, DLH (further down the structure) has not: silence is looked at before success."""
        lead = kota.aktor("kabag_umum")
        aksi = services.catat_aksi(lead, roadmap, data=data_aksi(unit_id=kota.unit["dlh"].pk))
        goal = DataTarget(tahun=2026, triwulan=(Decimal(1),) * 4, anggaran=Decimal(0))
        services.catat_target(lead, AksiRB.objects.select_related("roadmap").get(pk=aksi.pk), data=goal)
        services.tetapkan_tahun(lead, roadmap, tahun=2026, tenggat=besok)
        services.lapor(kota.aktor("kadis_pu"), berjalan, triwulan=1, realisasi=Decimal(10), uraian="Tercapai")
        found = baca.rekap_unit(baca.tahun_ini(lead, roadmap, 2026))
        assert [(r.unit.kode, r.kurang, r.belum) for r in found] == [("dlh", 0, 1), ("pu", 0, 0)]

    def test_narrowed_by_kind_and_unit(self, kota, roadmap, berjalan):
        lead = kota.aktor("kabag_umum")
        assert baca.tahun_ini(lead, roadmap, 2026, jenis="tematik") == []
        assert baca.tahun_ini(lead, roadmap, 2026, unit_id=kota.unit["dlh"].pk) == []
        assert len(baca.tahun_ini(lead, roadmap, 2026, jenis="general", unit_id=kota.unit["pu"].pk)) == 1

    def test_a_unit_sees_its_own_actions_only(self, kota, roadmap, berjalan, data_aksi):
        lead = kota.aktor("kabag_umum")
        services.catat_aksi(lead, roadmap, data=data_aksi(unit_id=kota.unit["dlh"].pk, kegiatan="Milik DLH"))
        assert [a.kegiatan for a in baca.aksi_terlihat(kota.aktor("kadis_dlh"), roadmap)] == ["Milik DLH"]
        assert baca.tahun_ini(kota.aktor("kadis_dlh"), roadmap, 2026) == []
        assert not baca.roadmap_terlihat(kota.aktor("camat")).exists()
