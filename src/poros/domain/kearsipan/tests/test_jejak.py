"""What the trail keeps of each act: one line with office and thing, the values that were declared, and no words besides."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.manifest import Wewenang
from poros.domain.kearsipan.models import BerkasArsip, Peminjaman, PermintaanHapus
from poros.domain.kearsipan.rules.akses import Akses
from poros.domain.kearsipan.rules.berkas import JenisMedia
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI, PANITIA
from poros.domain.kearsipan.values import (
    DataAlih,
    DataAturan,
    DataBerkas,
    DataItem,
    DataKelas,
    DataKetentuan,
    Nota,
)
from poros.kernel.commands import Ditolak
from poros.kernel.commands.command import WEWENANG_DIPAKAI
from poros.kernel.jejak.models import Jejak
from poros.kernel.registry import manifests
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.retensi import Hitung, Nasib

pytestmark = pytest.mark.django_db
RAHASIA = "Keterangan yang tidak boleh ada di jejak"


@pytest.fixture
def jejak():
    """The lines that an act leaves, as (act, kind of thing, declared values)."""

    def of(act) -> list[tuple[str, str, dict]]:
        last = Jejak.objects.order_by("-id").values_list("id", flat=True).first() or 0
        with transaction.atomic():
            act()
        lines = Jejak.objects.filter(id__gt=last).order_by("id")
        assert RAHASIA not in str([line.data for line in lines])
        return [(line.aksi, line.objek, line.data) for line in lines]

    return of


def test_opening_a_file(jejak, pada, kota, arsip):
    data = DataBerkas(klasifikasi="100.1.1", judul=RAHASIA, uraian=RAHASIA)
    [(aksi, objek, kept)] = jejak(lambda: services.buat_berkas(pada("tu_pu"), kota.unit["pu"], data=data))
    assert (aksi, objek, kept) == ("arsip.buat", "berkasarsip", {})


def test_filing_a_paper(jejak, pada, berkas):
    row = berkas()
    data = DataItem(jenis="Surat", tanggal=HARI, uraian=RAHASIA, nomor=RAHASIA, asal=RAHASIA)
    assert jejak(lambda: services.catat_item(pada("tu_pu"), row, data=data)) == [("arsip.isi", "berkasarsip", {})]


def test_closing_keeps_the_day_and_opening_again_the_reason(jejak, pada, berkas):
    row = berkas()
    assert jejak(lambda: services.tutup_berkas(pada("tu_pu"), row, pada=HARI)) == [
        ("arsip.tutup", "berkasarsip", {"pada": "2026-11-23"})
    ]
    assert jejak(lambda: services.buka_kembali(pada("tu_pu"), row, alasan="Berlanjut")) == [
        ("arsip.tutup", "berkasarsip", {"alasan": "Berlanjut"})
    ]


def test_an_event_and_a_fate(jejak, pada, berkas, inaktif):
    waiting, due = berkas("100.2.1", ditutup="2020-05-05"), inaktif("600.1.2", ditutup="2020-01-15")
    assert jejak(lambda: services.catat_kejadian(pada("tu_pu"), waiting, pada=date(2021, 6, 6))) == [
        ("arsip.kejadian", "berkasarsip", {"pada": "2021-06-06"})
    ]
    act = {"nasib": Nasib.PERMANEN, "tambahan": 0, "alasan": RAHASIA}
    assert jejak(lambda: services.tetapkan_nasib(pada("kadis_pu"), due, **act)) == [
        ("arsip.nasib", "berkasarsip", {"nasib": "permanen", "tambahan": 0})
    ]


def test_holding_keeps_the_case_and_not_the_reason(jejak, pada, berkas):
    row, insp = berkas(), pada("inspektur")
    assert jejak(lambda: services.tahan(insp, row, perkara="7/2026", alasan=RAHASIA)) == [
        ("arsip.tahan", "berkasarsip", {"perkara": "7/2026"})
    ]
    hold = row.penahanan.get()
    assert jejak(lambda: services.lepas(insp, row, penahanan=hold.pk, alasan=RAHASIA)) == [
        ("arsip.tahan", "berkasarsip", {"penahanan": hold.pk})
    ]


def test_of_a_secret_file_the_case_is_not_written_out(jejak, pada, berkas):
    row = berkas(kerahasiaan="rahasia")
    [(_aksi, _objek, kept)] = jejak(
        lambda: services.tahan(pada("kadis_pu"), row, perkara="Penyidikan KPK", alasan=RAHASIA)
    )
    assert set(kept) == {"perkara"}
    assert "KPK" not in str(kept)


def test_marking_and_telling_anri(jejak, pada, kota, berkas):
    row, tu = berkas(ditutup="2026-01-05"), pada("tu_pu")
    marks = {"vital": True, "terjaga": True}
    assert jejak(lambda: services.tandai(tu, row, **marks, bidang="perbatasan")) == [
        ("arsip.tandai", "berkasarsip", marks)
    ]
    nota = Nota(nomor="L/1", tanggal=HARI, catatan=RAHASIA)
    assert jejak(
        lambda: services.laporkan_terjaga(
            pada("kadis_pu"), kota.unit["pu"], nota=nota, berkas_id=[row.pk], salinan=False
        )
    ) == [("arsip.terjaga_lapor", "laporanterjaga", {"salinan": False})]


def test_scanning(jejak, pada, berkas, lembar):
    row = berkas(media=JenisMedia.KERTAS)
    data = DataAlih(nomor="BA/1", tanggal=HARI, alat="Pemindai", catatan=RAHASIA)
    hasil = {row.item.get().pk: [(lembar("x"), "x.pdf")]}
    assert jejak(lambda: services.alihkan_media(pada("tu_pu"), row, data=data, hasil=hasil)) == [
        ("arsip.alih_catat", "berkasarsip", {})
    ]


def test_a_loan(jejak, pada, berkas):
    row = berkas(ditutup="2026-01-05")
    wish = {"cara": Cara.FISIK, "keperluan": RAHASIA, "sampai": HARI}
    assert jejak(lambda: services.minta_pinjam(pada("camat"), row, **wish)) == [
        ("arsip.pinjam_minta", "berkasarsip", {"cara": "fisik", "sampai": "2026-11-23"})
    ]
    loan = Peminjaman.objects.get()
    assert jejak(lambda: services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True, catatan=RAHASIA)) == [
        ("arsip.pinjam_jawab", "peminjaman", {"setuju": True})
    ]
    assert jejak(lambda: services.kembalikan(pada("tu_pu"), loan)) == [("arsip.pinjam_jawab", "peminjaman", {})]


def test_a_request_of_a_person_leaves_no_person(jejak, pada, kota, arsip):
    told = {"pemohon": RAHASIA, "kontak": RAHASIA, "uraian": RAHASIA}
    assert jejak(lambda: services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], **told)) == [
        ("arsip.hapus_catat", "permintaanhapus", {})
    ]
    asked = PermintaanHapus.objects.get()
    [(aksi, objek, kept)] = jejak(
        lambda: services.jawab_permintaan(pada("kadis_pu"), asked, putusan=Putusan.TIDAK_ADA, alasan=RAHASIA)
    )
    assert (aksi, objek, set(kept)) == ("arsip.hapus_jawab", "permintaanhapus", {"putusan"})


def test_a_disposal_from_its_beginning(jejak, pada, kota, inaktif):
    row = inaktif(ditutup="2020-01-15")
    assert jejak(
        lambda: services.bentuk_panitia(
            pada("kadis_pu"), kota.unit["pu"], judul=RAHASIA, panitia=PANITIA, panjang=False
        )
    ) == [("arsip.panitia", "penyusutan", {"panjang": False})]
    from poros.domain.kearsipan.models import Penyusutan

    susut = Penyusutan.objects.get(jenis=Jenis.MUSNAH)
    assert jejak(lambda: services.pilih(pada("tu_pu"), susut, berkas_id=[row.pk])) == [
        ("arsip.susut_pilih", "penyusutan", {"berkas_id": [row.pk]})
    ]
    assert jejak(lambda: services.ajukan_susut(pada("tu_pu"), susut)) == [("arsip.susut_pilih", "penyusutan", {})]
    assert jejak(lambda: services.batalkan(pada("tu_pu"), susut, alasan=RAHASIA)) == [
        ("arsip.susut_batalkan", "penyusutan", {})
    ]


def test_rules_of_the_house_are_kept_in_full(jejak, pada, kota, arsip):
    admin, unit = pada("admin"), kota.unit["umum"]
    jra = DataAturan(kode="000", nama="Umum", aktif=1, inaktif=2, nasib=Nasib.MUSNAH, dasar="Perwali 3/2026", dari=HARI)
    [(aksi, objek, kept)] = jejak(lambda: services.catat_aturan(admin, unit, data=jra))
    assert (aksi, objek) == ("arsip.jra_ubah", "aturanretensi")
    assert {k: kept["data"][k] for k in ("kode", "aktif", "inaktif", "nasib", "dasar", "dari")} == {
        "kode": "000", "aktif": 1, "inaktif": 2, "nasib": "musnah", "dasar": "Perwali 3/2026", "dari": "2026-11-23"}  # fmt: skip
    skkad = DataKelas(kode="000", kerahasiaan="rahasia", akses=Akses.ESELON_II, dasar="SK", dari=HARI)
    [(_a, _o, kept)] = jejak(lambda: services.catat_kelas(admin, unit, data=skkad))
    assert kept["data"]["akses"] == "eselon_ii"
    terms = DataKetentuan(ambang=12, hitung=Hitung.INAKTIF, saksi=3, dasar="SK", dari=HARI)
    [(_a, _o, kept)] = jejak(lambda: services.catat_ketentuan(admin, unit, data=terms))
    assert (kept["data"]["ambang"], kept["data"]["hitung"], kept["data"]["saksi"]) == (12, "inaktif", 3)
    who = {"lembaga": [kota.unit["dlh"].pk], "saksi": []}
    assert [line[2] for line in jejak(lambda: services.atur_lembaga(admin, unit, **who))] == [who]


def test_a_view_is_told_without_its_filter(jejak, pada, kota):
    own = kota.orang["tu_pu"]
    [(aksi, _objek, kept)] = jejak(
        lambda: services.simpan_tampilan(pada("tu_pu"), own, nama=RAHASIA, saringan={"q": RAHASIA})
    )
    assert (aksi, kept) == ("arsip.tampilan_simpan", {})


@pytest.mark.parametrize("kode", ["kadis_dlh", "admin"])
def test_what_is_refused_leaves_no_line(berkas, pada, kode):
    row, before = berkas(), Jejak.objects.count()
    with pytest.raises(TidakBerwenang), transaction.atomic():
        services.tutup_berkas(pada(kode), row)
    with pytest.raises(Ditolak), transaction.atomic():
        services.tutup_berkas(pada("tu_pu"), row, pada=date(2099, 1, 1))
    assert Jejak.objects.count() == before


def test_a_line_names_the_person_and_the_office_of_that_hour(berkas, pada, kota):
    row = berkas()
    services.tutup_berkas(replace(pada("kadis_pu"), alat="api"), row)
    kota.orang["kadis_pu"].nama = "Nama Baru"
    kota.orang["kadis_pu"].save()
    line = Jejak.objects.latest("id")
    assert (line.orang, line.jabatan, line.unit, line.alat) == (
        "Pejabat Kepala Dinas PU", "Kepala Dinas PU", "Dinas Pekerjaan Umum", "api")  # fmt: skip
    assert (line.objek, line.objek_id) == ("berkasarsip", row.pk)


def test_the_history_of_a_file_names_them_too(berkas, pada):
    row = berkas()
    services.tutup_berkas(pada("kadis_pu"), row)
    last = BerkasArsip.objects.get(pk=row.pk).riwayat.latest("id")
    assert (last.orang, last.jabatan, last.perbuatan) == ("Pejabat Kepala Dinas PU", "Kepala Dinas PU", "tutup")


def test_every_act_of_the_module_has_its_sentence():
    [own] = [m for m in manifests() if m.kode == "arsip"]
    used = {w for w in WEWENANG_DIPAKAI if isinstance(w, Wewenang)}
    assert used <= set(own.kalimat) | {Wewenang.EKSPOR_SEMUA}
    assert len({str(words) for words in own.kalimat.values()}) == len(own.kalimat)
    assert all(str(words)[0].islower() for words in own.kalimat.values())
