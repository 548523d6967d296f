"""What other modules ask of incoming letters: one is brought, answered, filed, read by a machine, destroyed."""

from datetime import date
from typing import Any

import pytest

from poros.domain.persuratan import publik, queries, services
from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.publik import KirimanSurat
from poros.kernel.berkas.models import Berkas, Tautan, TeksBerkas
from poros.kernel.commands import Ditolak, unit_kerja
from poros.kernel.organisasi import peta
from poros.kernel.organisasi.models import Jabatan, Pemangku, Unit, VersiPeta
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def kiriman() -> Any:
    """A letter signed elsewhere, with changes by name."""

    def make(**lain: Any) -> KirimanSurat:
        wanted = {
            "nomor": "600/1/PU/2026", "tanggal": date(2026, 11, 20), "pengirim": "Dinas PU", "perihal": "Laporan banjir",
            "klasifikasi": "600.1", "kecepatan": "segera", "kerahasiaan": "biasa",
        }  # fmt: skip
        return KirimanSurat(**(wanted | lain))

    return make


@pytest.fixture
def antar(kota, kiriman) -> Any:
    """Bring it to a unit as Dinas PU, which has no right over the other's agenda."""

    def bring(unit: str, oleh: str = "kadis_pu", **lain: Any) -> Surat:
        with unit_kerja():
            pk = publik.terima_naskah(kota.aktor(oleh), kota.unit[unit], kiriman(**lain), berkas=())
        return Surat.objects.get(pk=pk)

    return bring


class TestBringing:
    @pytest.mark.parametrize(
        ("unit", "kepala", "agenda"),
        [
            ("setda", "sekda", "setda"),
            ("dlh", "kadis_dlh", "dlh"),
            ("umum", "kabag_umum", "umum"),
            ("kec", "camat", "kec"),
        ],
    )
    def test_it_lies_on_the_desk_of_the_head_in_his_own_agenda(self, kota, antar, unit, kepala, agenda):
        row = antar(unit)
        assert (row.pemegang_id, row.unit_id) == (kota.jabatan[kepala].pk, kota.unit[agenda].pk)
        assert (row.status, row.kecepatan, row.kerahasiaan) == ("menunggu_arahan", "segera", "biasa")
        assert row.pencatat_id == kota.orang["kadis_pu"].pk

    def test_a_part_without_a_head_gets_it_through_its_office(self, kota, antar):
        row = antar("pu_sda", oleh="kadis_dlh")
        assert (row.pemegang_id, row.unit_id) == (kota.jabatan["kadis_pu"].pk, kota.unit["pu"].pk)

    def test_its_number_is_of_the_same_register_as_all_others(self, catat, antar):
        numbers = [catat().urut, antar("dlh").urut, catat("2/A").urut]
        assert numbers == [1, 2, 3]

    def test_the_head_is_told_and_the_sender_may_not_read_it_there(self, kota, antar):
        row = antar("dlh", kerahasiaan="rahasia")
        told = Pemberitahuan.objects.filter(objek="surat", objek_id=row.pk)
        assert set(told.values_list("orang_id", flat=True)) == {kota.orang["kadis_dlh"].pk}
        assert not queries.surat_terlihat(kota.aktor("kadis_sos")).filter(pk=row.pk).exists()
        assert queries.surat_terlihat(kota.aktor("kadis_dlh")).filter(pk=row.pk).exists()

    def test_a_unit_that_nobody_leads_gets_none_and_says_so(self, kota, antar):
        Jabatan.objects.filter(pk=kota.jabatan["kadis_dlh"].pk).update(kepala=False)
        VersiPeta.objects.update(nilai=77)
        peta._peta.clear()
        with pytest.raises(Ditolak, match="Dinas Lingkungan Hidup belum punya pimpinan") as refused:
            antar("dlh")
        assert refused.value.bidang == "tujuan"
        assert not Surat.objects.exists()

    @pytest.mark.parametrize("bidang", ["nomor", "pengirim", "perihal"])
    def test_it_is_held_to_what_every_letter_is_held_to(self, antar, bidang):
        with pytest.raises(Ditolak) as refused:
            antar("dlh", **{bidang: " "})
        assert refused.value.bidang == bidang


class TestFromAnotherGovernment:
    def test_the_sekda_gets_it_in_the_agenda_of_his_house(self, kota, kiriman):
        with unit_kerja():
            pk = publik.terima_dari_luar(kiriman(pengirim="Kabupaten Rekaan"), [])
        row = Surat.objects.get(pk=pk)
        assert (row.pemegang_id, row.unit_id) == (kota.jabatan["sekda"].pk, kota.unit["setda"].pk)
        assert row.pencatat_id == kota.orang["sekda"].pk

    def test_while_nobody_is_in_office_it_is_not_taken(self, kota, kiriman):
        Pemangku.objects.filter(jabatan=kota.jabatan["sekda"]).update(sampai=date(2021, 1, 1))
        with pytest.raises(Ditolak, match="belum punya pejabat") as refused, unit_kerja():
            publik.terima_dari_luar(kiriman(), [])
        assert refused.value.bidang == "tujuan"

    def test_a_government_without_a_setda_takes_none(self, kota, kiriman):
        Unit.objects.filter(pk=kota.unit["setda"].pk).update(aktif=False)
        VersiPeta.objects.update(nilai=78)
        peta._peta.clear()
        with pytest.raises(Ditolak), unit_kerja():
            publik.terima_dari_luar(kiriman(), [])


class TestAnswering:
    @pytest.mark.parametrize(("siapa", "boleh"), [("sekda", True), ("tu", True), ("kadis_pu", False), ("camat", False)])
    def test_who_may_read_it_may_answer_it(self, catat, kota, siapa, boleh):
        row = catat()
        if boleh:
            found = publik.surat_dibalas(kota.aktor(siapa), row.pk)
            assert (found.nomor, found.pengirim, found.klasifikasi) == (row.nomor, row.pengirim, row.klasifikasi)
        else:
            with pytest.raises(TidakBerwenang):
                publik.surat_dibalas(kota.aktor(siapa), row.pk)


class TestFiling:
    def test_only_settled_ones_of_ones_own_agenda(self, catat, isi, kota):
        settled, open_ = catat(), catat("2/A")
        services.arsipkan(kota.aktor("sekda"), settled)
        services.disposisikan(kota.aktor("sekda"), open_, isi=isi("pu"))
        assert list(publik.siap_diarsipkan(kota.aktor("tu"))) == [settled]
        assert list(publik.siap_diarsipkan(kota.aktor("tu_pu"))) == []

    def test_filed_it_takes_its_last_step_once(self, catat, kota):
        row = catat()
        services.arsipkan(kota.aktor("sekda"), row)
        for _twice in range(2):
            row.refresh_from_db()
            publik.tandai_diarsipkan(kota.aktor("tu"), row)
        row.refresh_from_db()
        assert row.status == "diberkaskan"

    def test_the_words_of_the_list_are_those_of_the_letter(self, catat):
        row = catat(kerahasiaan="rahasia")
        paper = publik.kertas(row)
        assert (paper.nomor, paper.asal, paper.uraian) == (row.nomor, row.pengirim, row.perihal)
        assert (paper.kerahasiaan, paper.klasifikasi, paper.tanggal) == ("rahasia", "500.14", row.tanggal)

    def test_destroyed_by_the_procedure_its_words_are_gone_and_its_number_stays(self, catat, kota):
        row, other = catat(ringkasan="Isi rahasia dagang"), catat("2/A", ringkasan="Isi rahasia dagang")
        Surat.objects.update(teks="pindaian rahasia dagang")
        publik.saat_arsip_dimusnahkan(kota.aktor("tu"), sumber="surat", sumber_id=row.pk)
        row.refresh_from_db()
        assert (row.teks, row.ringkasan, row.agenda != "") == ("", "", True)
        assert [s.pk for s in queries.cari(kota.aktor("tu"), "dagang")] == [other.pk]

    def test_of_another_kind_nothing_is_touched(self, catat, kota):
        row = catat(ringkasan="Tetap")
        publik.saat_arsip_dimusnahkan(kota.aktor("tu"), sumber="naskah", sumber_id=row.pk)
        row.refresh_from_db()
        assert row.ringkasan == "Tetap"


class TestWordsOfAScan:
    def test_told_twice_they_are_there_once_and_of_all_files_in_order(self, catat, kota, pdf):
        row = catat(berkas=[(pdf, "satu.pdf"), (pdf + b"\n", "dua.pdf")])
        files = list(
            Berkas.objects.filter(pk__in=Tautan.objects.filter(objek_id=row.pk).values("berkas")).order_by("pk")
        )
        for n, file in enumerate(files):
            TeksBerkas.objects.update_or_create(berkas=file, defaults={"isi": f"kata{n}"})
        for file in (*reversed(files), *files):
            publik.saat_teks_terbaca(kota.aktor("tu"), berkas=file, teks="")
        row.refresh_from_db()
        assert row.teks == "kata0\nkata1"

    def test_a_file_of_two_letters_is_found_by_both(self, catat, kota, pdf):
        one, two = catat(berkas=[(pdf, "a.pdf")]), catat("2/A", berkas=[(pdf, "a.pdf")])
        file = Berkas.objects.get()
        TeksBerkas.objects.update_or_create(berkas=file, defaults={"isi": "trotoar"})
        publik.saat_teks_terbaca(kota.aktor("tu"), berkas=file, teks="trotoar")
        assert {s.pk for s in queries.cari(kota.aktor("tu"), "trotoar")} == {one.pk, two.pk}
