"""What the regulation becomes: orders to the units there are, words about those there are none for; whose is whose."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from poros.domain.reformasi import services
from poros.domain.reformasi.models import AksiRB, PantauRB, TargetRB, TugasTelaah
from poros.domain.reformasi.queries import telaah as baca
from poros.domain.reformasi.rules.alur import AksiTelaah
from poros.domain.reformasi.rules.pantau import Lensa
from poros.domain.reformasi.services.waktu import akhir_hari
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi import peta
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.models import Penugasan

pytestmark = pytest.mark.django_db


@pytest.fixture
def disetujui(usulan, langkah):
    langkah(usulan, AksiTelaah.KIRIM)
    return langkah(usulan, AksiTelaah.SETUJUI)


@pytest.fixture
def ditetapkan(disetujui, langkah, besok):
    return langkah(disetujui, AksiTelaah.TETAPKAN, nomor="Perwali 3/2027", tenggat=besok)


def hilang(kota, row) -> set[str]:
    return set(baca.tanpa_tugas(kota.aktor("kabag_umum"), row))


class TestWithoutUnit:
    """A structure file may know perangkat daerah that the organisation does not: once they were passed over."""

    def test_all_who_give_up_posts_are_either_ordered_or_named(self, kota, ditetapkan):
        gone = ditetapkan.pos.filter(akhir="disederhanakan")
        names = dict(ditetapkan.pos.values_list("kode", "unit_nama"))
        wanted = {names[p] for p in gone.values_list("pangkal", flat=True)}
        ordered = set(TugasTelaah.objects.values_list("unit__kode", flat=True))
        told = hilang(kota, ditetapkan)
        assert ordered == {"setda", "pupr"}
        assert told == wanted - {"Sekretariat Daerah", "Dinas Pekerjaan Umum dan Penataan Ruang"}
        assert told

    def test_they_are_told_before_the_regulation_and_after(self, kota, masuk, disetujui, langkah, besok):
        kabag, url = masuk("kabag_umum"), f"/reformasi/telaah/{disetujui.pk}/"
        for _point in range(2):
            text = kabag.get(url).content.decode()
            assert "Tidak semua perangkat daerah mendapat penugasan" in text
            assert all(name in text for name in hilang(kota, disetujui))
            if not TugasTelaah.objects.exists():
                langkah(disetujui, AksiTelaah.TETAPKAN, nomor="Perwali 3", tenggat=besok)

    @pytest.mark.parametrize("siapa", ["kadis_pu", "sekda", "inspektur", "kabag_kesra"])
    def test_only_to_who_has_to_do_something_about_it(self, masuk, ditetapkan, siapa):
        page = masuk(siapa).get(f"/reformasi/telaah/{ditetapkan.pk}/")
        assert page.status_code == 200
        assert "Tidak semua perangkat daerah" not in page.content.decode()

    def test_while_it_is_drawn_up_nothing_is_said(self, masuk, usulan):
        assert (
            "Tidak semua perangkat" not in masuk("kabag_umum").get(f"/reformasi/telaah/{usulan.pk}/").content.decode()
        )

    def test_a_program_is_told_too(self, kota, program, ditetapkan):
        url = f"/reformasi/telaah/{ditetapkan.pk}"
        assert set(program("kabag_umum").get(url).json()["tanpa_tugas"]) == hilang(kota, ditetapkan)
        assert program("kadis_pu").get(url).json()["tanpa_tugas"] == []

    def test_a_unit_closed_since_stops_nobody_else(self, kota, disetujui, langkah, besok):
        """Once the whole regulation was refused, and nobody could change the review any more."""
        Unit.objects.filter(pk=kota.unit["pu_sda"].pk).update(aktif=False)
        Unit.objects.filter(pk=kota.unit["pu"].pk).update(aktif=False)
        peta._peta.clear()
        langkah(disetujui, AksiTelaah.TETAPKAN, nomor="Perwali 3", tenggat=besok)
        assert set(TugasTelaah.objects.values_list("unit__kode", flat=True)) == {"setda"}
        assert "Dinas Pekerjaan Umum dan Penataan Ruang" in hilang(kota, disetujui)

    def test_from_the_present_structure_nobody_is_left_out(self, kota, data_telaah):
        made = services.susun_telaah(kota.aktor("kabag_umum"), kota.unit["umum"], data=data_telaah)
        made.pos.exclude(pangkal="").update(akhir="disederhanakan")
        assert hilang(kota, made) == set()


class TestOrders:
    def test_with_deadline_basis_and_every_post_by_name(self, kota, ditetapkan, besok):
        task = Penugasan.objects.select_related("arahan").get(unit=kota.unit["pu"])
        gone = ditetapkan.pos.filter(pangkal="pupr", akhir="disederhanakan").values_list("jabatan", flat=True)
        assert task.arahan.dasar == "Perwali 3/2027"
        assert task.tenggat == akhir_hari(besok)
        assert all(name in task.arahan.isi for name in gone)
        assert task.arahan.isi.count("\n") == len(gone)
        assert "Pejabat" not in task.arahan.isi

    @pytest.mark.parametrize("hari", [0, -1, -400])
    def test_a_deadline_that_is_over_leaves_all_as_it_was(self, disetujui, langkah, hari):
        past = timezone.localdate() + timedelta(days=hari - 1)
        with pytest.raises(Ditolak):
            langkah(disetujui, AksiTelaah.TETAPKAN, tenggat=past)
        disetujui.refresh_from_db()
        assert disetujui.status == "disetujui"
        assert not Penugasan.objects.exists()

    def test_a_unit_sees_its_own_order_and_not_those_of_others(self, masuk, ditetapkan):
        """Once every unit of the review read the orders of all."""
        own = masuk("kadis_pu").get(f"/reformasi/telaah/{ditetapkan.pk}/").content.decode()
        card = own.split("Pelaksanaan di unit")[1].split("</table>")[0]
        assert "Dinas Pekerjaan Umum" in card
        assert "Sekretariat Daerah" not in card
        lead = masuk("kabag_umum").get(f"/reformasi/telaah/{ditetapkan.pk}/").content.decode()
        assert "Sekretariat Daerah" in lead.split("Pelaksanaan di unit")[1].split("</table>")[0]

    def test_it_stands_on_the_desk_of_the_unit(self, masuk, ditetapkan):
        assert "Laksanakan penyederhanaan" in masuk("kadis_pu").get("/").content.decode()


class TestDays:
    @pytest.mark.parametrize("hari", [date(2026, 1, 1), date(2028, 2, 29), date(2099, 12, 31)])
    def test_a_day_ends_with_the_office_hours_of_the_place(self, hari):
        end = timezone.localtime(akhir_hari(hari))
        assert (end.date(), end.hour, end.minute) == (hari, 16, 0)

    def test_what_was_looked_at_before_the_year_is_not_taken_off(self, kota, roadmap, target):
        """Once a 500: the look is history that nothing may delete."""
        lead = kota.aktor("kabag_umum")
        services.pantau(lead, target, triwulan=0, sesuai=[*Lensa])
        with pytest.raises(Ditolak, match="pernah dipantau"):
            services.hapus_aksi(lead, roadmap, aksi=target.aksi_id)
        assert PantauRB.objects.count() == AksiRB.objects.count() == TargetRB.objects.count() == 1

    def test_what_nobody_has_looked_at_goes_with_its_targets(self, kota, roadmap, target):
        services.hapus_aksi(kota.aktor("kabag_umum"), roadmap, aksi=target.aksi_id)
        assert not AksiRB.objects.exists()
        assert not TargetRB.objects.exists()

    @pytest.mark.parametrize("aksi", [0, 999999])
    def test_an_action_that_is_not_there(self, kota, roadmap, target, aksi):
        with pytest.raises(Ditolak, match="tidak ada"):
            services.hapus_aksi(kota.aktor("kabag_umum"), roadmap, aksi=aksi)

    def test_a_unit_closed_since_stops_the_year_with_its_name(self, kota, roadmap, target, besok):
        Unit.objects.filter(pk=kota.unit["pu_sda"].pk).update(aktif=False)
        Unit.objects.filter(pk=kota.unit["pu"].pk).update(aktif=False)
        peta._peta.clear()
        with pytest.raises(Ditolak, match="Layanan izin tanpa kertas"):
            services.tetapkan_tahun(kota.aktor("kabag_umum"), roadmap, tahun=2026, tenggat=besok)
        assert not Penugasan.objects.exists()

    def test_of_several_years_only_the_decided_one_becomes_work(self, kota, roadmap, target, besok):
        lead = kota.aktor("kabag_umum")
        later = TargetRB.objects.create(aksi=target.aksi, tahun=2027, tw1=1, tw2=2, tw3=3, tw4=4)
        made = services.tetapkan_tahun(lead, roadmap, tahun=2026, tenggat=besok)
        assert [t.pk for t in made] == [target.pk]
        later.refresh_from_db()
        assert later.penugasan_id is None
        assert [t.pk for t in services.tetapkan_tahun(lead, roadmap, tahun=2027, tenggat=besok)] == [later.pk]

    def test_an_action_added_late_is_ordered_with_the_next_decision(self, kota, roadmap, berjalan, data_aksi, besok):
        lead = kota.aktor("kabag_umum")
        late = services.catat_aksi(lead, roadmap, data=data_aksi(unit_id=kota.unit["dlh"].pk))
        TargetRB.objects.create(aksi=late, tahun=2026, tw1=1, tw2=2, tw3=3, tw4=4)
        made = services.tetapkan_tahun(lead, roadmap, tahun=2026, tenggat=besok)
        assert [t.aksi_id for t in made] == [late.pk]
        assert Penugasan.objects.count() == 2
