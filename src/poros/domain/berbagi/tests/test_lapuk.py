"""What time does to an adoption: plans grow old, units end, officials leave, offers go, agreements run out."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.domain.berbagi import services
from poros.domain.berbagi.models import Adopsi, LangkahAdopsi, Nota, Tawaran
from poros.domain.berbagi.queries import adopsi as baca
from poros.domain.berbagi.queries import belajar
from poros.domain.berbagi.rules.alur import AksiAdopsi, StatusAdopsi
from poros.domain.berbagi.values import DataKunjungan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi import peta
from poros.kernel.organisasi.models import Pemangku, Unit, VersiPeta
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.tenggat.models import AturanTenggat
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def direncanakan(kota, disepakati, langkah) -> Adopsi:
    return services.susun_rencana(kota.aktor("kadis_dlh"), disepakati, langkah=langkah())


def tutup_unit(unit: Unit) -> None:
    Unit.objects.filter(pk=unit.pk).update(aktif=False)
    VersiPeta.objects.update(nilai=99)
    peta._peta.clear()


class TestPlan:
    def test_one_whose_days_are_over_is_not_begun_and_nothing_is_ordered(self, kota, direncanakan):
        LangkahAdopsi.objects.filter(urutan=2).update(tenggat=date(2020, 1, 1))
        with pytest.raises(Ditolak):
            services.mulai(kota.aktor("kabag_ekbang"), direncanakan)
        direncanakan.refresh_from_db()
        assert direncanakan.status == StatusAdopsi.DIRENCANAKAN
        assert not Penugasan.objects.exists()
        assert not LangkahAdopsi.objects.filter(penugasan__isnull=False).exists()

    def test_the_page_says_so_and_stays(self, kota, direncanakan, masuk):
        LangkahAdopsi.objects.update(tenggat=date(2020, 1, 1))
        url = f"/berbagi/adopsi/{direncanakan.pk}/langkah/"
        answer = masuk("kabag_ekbang").post(url, {"aksi": "mulai"})
        assert answer.status_code == 422
        assert "enggat" in answer.content.decode()
        assert Adopsi.objects.get(pk=direncanakan.pk).status == StatusAdopsi.DIRENCANAKAN

    def test_written_anew_it_begins(self, kota, direncanakan, langkah):
        LangkahAdopsi.objects.update(tenggat=date(2020, 1, 1))
        services.susun_rencana(kota.aktor("kadis_dlh"), direncanakan, langkah=langkah(1))
        steps = services.mulai(kota.aktor("kabag_ekbang"), direncanakan)
        assert [s.penugasan.unit_id for s in steps] == [kota.unit["dlh"].pk]

    def test_a_unit_that_has_ended_gets_no_work(self, kota, direncanakan):
        tutup_unit(kota.unit["pu"])
        with pytest.raises(Ditolak):
            services.mulai(kota.aktor("kabag_ekbang"), direncanakan)
        assert not Penugasan.objects.exists()
        assert Adopsi.objects.get(pk=direncanakan.pk).status == StatusAdopsi.DIRENCANAKAN

    def test_orders_cite_the_agreement_and_the_budget(self, kota, berjalan):
        told = {p.unit_id: p for p in Penugasan.objects.select_related("arahan")}
        pu = told[kota.unit["pu"].pk]
        assert pu.arahan.dasar == "Nota kesepahaman 415.4/7/2026"
        assert "Berbagi pakai Antre Cepat (Kabupaten Rekaan): Kerjakan 1" in pu.arahan.isi
        assert "Rp1.000.000" in pu.arahan.isi.replace("\xa0", "").replace(" ", "").replace("Rp", "Rp")
        assert "Anggaran" not in told[kota.unit["dlh"].pk].arahan.isi

    def test_a_day_ends_with_the_office_hours_of_the_place(self, kota, berjalan):
        for order in Penugasan.objects.select_related("arahan"):
            due = timezone.localtime(order.tenggat)
            assert (due.hour, due.minute) == (16, 0)
            assert due.date() == timezone.localdate() + timedelta(days=30)


class TestPeople:
    def test_who_has_left_the_office_can_do_nothing_more(self, kota, usulan):
        Pemangku.objects.filter(jabatan=kota.jabatan["kabag_ekbang"]).update(sampai=date(2026, 3, 1))
        assert not kota.aktor("kabag_ekbang", date(2026, 3, 2))
        assert kota.aktor("kabag_ekbang", date(2026, 3, 1))

    def test_who_comes_after_him_goes_on_with_it(self, kota, usulan):
        Pemangku.objects.filter(jabatan=kota.jabatan["kabag_ekbang"]).update(orang=kota.orang["staf_pu"])
        kota.orang["kabag_ekbang"] = kota.orang["staf_pu"]
        services.ajukan(kota.aktor("kabag_ekbang"), usulan, nomor_surat="2/2026")
        told = usulan.riwayat.order_by("id").last()
        assert (told.orang, told.jabatan) == ("Pejabat Analis Sumber Daya Air", "Kepala Bagian Adbang")

    def test_a_part_that_is_taken_away_is_gone_at_once(self, kota, diterima, nota):
        admin = kota.aktor("admin")
        services.atur_peran(admin, kota.unit["umum"], peran="kerja_sama", unit_ids=[])
        with pytest.raises(TidakBerwenang):
            services.susun_nota(kota.aktor("kabag_kesra"), diterima, data=nota())
        services.susun_nota(kota.aktor("kabag_ekbang"), diterima, data=nota())
        assert Nota.objects.get().nomor == "415.4/7/2026"


class TestOffer:
    def test_withdrawn_it_can_still_be_brought_to_its_end(self, kota, berjalan):
        services.tarik(kota.aktor("kabag_ekbang"), berjalan.tawaran, alasan="Pindah tempat")
        services.tutup(kota.aktor("kadis_dlh"), berjalan, aksi=AksiAdopsi.SELESAIKAN)
        assert Adopsi.objects.get(pk=berjalan.pk).status == StatusAdopsi.SELESAI

    def test_renamed_its_adoptions_bear_the_new_name_and_its_orders_the_old(self, kota, berjalan, isi):
        from dataclasses import replace

        new = replace(isi, nama="Antre Cepat Dua")
        services.ubah_tawaran(kota.aktor("kabag_ekbang"), Tawaran(pk=berjalan.tawaran_id), isi=new)
        assert baca.satu(kota.aktor("kadis_dlh"), berjalan.pk).tawaran.nama == "Antre Cepat Dua"
        assert all("Antre Cepat (" in p.arahan.isi for p in Penugasan.objects.select_related("arahan"))

    def test_a_draft_again_is_no_way_back(self, kota, milik):
        """What was published may be withdrawn, never unpublished."""
        row = milik()
        services.tarik(kota.aktor("kabag_ekbang"), row, alasan="Usang")
        row.refresh_from_db()
        assert (row.status, row.alasan) == ("ditarik", "Usang")
        services.terbitkan_tawaran(kota.aktor("kabag_ekbang"), row)
        row.refresh_from_db()
        assert (row.status, row.alasan) == ("terbit", "")


class TestClocks:
    """The edge is the last day of the clock, both its sides; without a rule nothing is claimed."""

    @pytest.mark.parametrize(("geser", "ada"), [(-400, True), (0, True), (59, True), (60, True), (61, False)])
    def test_an_agreement_is_told_sixty_days_before_its_end(self, kota, disepakati, geser, ada):
        end = timezone.localdate() + timedelta(days=geser)
        Nota.objects.update(mulai=end - timedelta(days=700), sampai=end)
        assert bool(baca.nota_segera_habis(kota.aktor("kabag_kesra"))) is ada

    def test_the_earliest_end_comes_first(self, kota, disepakati):
        assert baca.nota_segera_habis(kota.aktor("kabag_kesra")) == []
        soon = timezone.localdate() + timedelta(days=3)
        Nota.objects.update(sampai=soon)
        (found,) = baca.nota_segera_habis(kota.aktor("kabag_kesra"))
        assert (found.sampai, found.adopsi_id) == (soon, disepakati.pk)

    def test_who_may_not_see_the_adoption_is_not_told_of_its_end(self, kota, disepakati):
        Nota.objects.update(sampai=timezone.localdate() + timedelta(days=3))
        assert baca.nota_segera_habis(kota.aktor("camat")) == []
        assert baca.nota_segera_habis(kota.aktor("kadis_dlh"))

    def test_what_was_stopped_needs_no_renewal(self, kota, disepakati):
        Nota.objects.update(sampai=timezone.localdate() + timedelta(days=3))
        services.tutup(kota.aktor("kabag_kesra"), disepakati, aksi=AksiAdopsi.HENTIKAN, catatan="Batal")
        assert baca.nota_segera_habis(kota.aktor("kabag_kesra")) == []

    def test_without_rules_there_are_no_deadlines_and_no_errors(self, kota, usulan, masuk):
        AturanTenggat.objects.filter(kode__startswith="berbagi-").delete()
        services.ajukan(kota.aktor("kabag_ekbang"), usulan)
        lead = kota.aktor("kabag_ekbang")
        assert (baca.batas_jawab(lead, usulan), baca.ambang_nota(lead)) == (None, None)
        assert masuk("kabag_ekbang").get(f"/berbagi/adopsi/{usulan.pk}/").status_code == 200
        data = DataKunjungan(judul="J", daerah="D", tanggal=lead.hari, peserta="P", pelajaran="L")
        visit = services.catat_kunjungan(kota.aktor("kadis_dlh"), kota.unit["dlh"], data=data)
        assert visit.tindak_sampai is None
        assert not belajar.kunjungan_terlihat(lead, tanpa_tindak=True).exists()

    def test_only_a_request_that_waits_has_a_deadline(self, kota, usulan):
        lead = kota.aktor("kabag_ekbang")
        assert baca.batas_jawab(lead, usulan) is None
        services.ajukan(lead, usulan)
        usulan.refresh_from_db()
        assert baca.batas_jawab(lead, usulan) > usulan.dibuat
        services.jawab(kota.aktor("kabag_kesra"), usulan, aksi=AksiAdopsi.TERIMA)
        usulan.refresh_from_db()
        assert baca.batas_jawab(lead, usulan) is None


def test_the_trail_of_a_whole_road_is_one_line_an_act_with_its_object(kota, berjalan):
    services.tutup(kota.aktor("kadis_dlh"), berjalan, aksi=AksiAdopsi.SELESAIKAN)
    told = Jejak.objects.filter(objek="adopsi", objek_id=berjalan.pk).order_by("id")
    assert [(j.aksi.removeprefix("berbagi."), j.orang.removeprefix("Pejabat ")) for j in told] == [
        ("adopsi_usul", "Kepala DLH"),
        ("adopsi_ajukan", "Kepala Bagian Adbang"),
        ("adopsi_jawab", "Kepala Bagian Kesra"),
        ("nota_susun", "Kepala Bagian Kesra"),
        ("nota_susun", "Kepala Bagian Kesra"),
        ("rencana_susun", "Kepala DLH"),
        ("adopsi_mulai", "Kepala Bagian Adbang"),
        ("adopsi_tutup", "Kepala DLH"),
    ]
    assert [h.aksi for h in berjalan.riwayat.order_by("id")] == [
        "", "ajukan", "terima", "sepakati", "rencanakan", "mulai", "selesaikan",
    ]  # fmt: skip
