"""Office × act: who may, and to all others the thing looks as if it were not there."""

from datetime import timedelta

import pytest
from django.db import transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, LembagaArsip
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.queries import layanan, susut
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI, PANITIA
from poros.domain.kearsipan.values import DataBerkas, DataItem, SaringArsip
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.retensi import Nasib

pytestmark = pytest.mark.django_db
SEMUA = ("walikota", "sekda", "kabag_umum", "tu", "kabag_ekbang", "kadis_pu", "tu_pu", "staf_pu", "kadis_dlh",
         "kadis_sos", "camat", "inspektur", "admin")  # fmt: skip
SURAT = DataItem(jenis="Surat", tanggal=HARI, uraian="Isi")


def boleh(act, pada) -> set[str]:
    """Who gets through; each in a transaction that is undone."""
    found = set()
    for kode in SEMUA:
        point = transaction.savepoint()
        try:
            act(pada(kode))
            found.add(kode)
        except TidakBerwenang:
            pass
        transaction.savepoint_rollback(point)
    return found


def test_filling_a_file(berkas, pada):
    row = berkas()
    assert boleh(lambda a: services.catat_item(a, row, data=SURAT), pada) == {"walikota", "kadis_pu", "tu_pu"}


def test_filling_a_file_of_a_part_of_the_office(kota, arsip, pada):
    row = services.buat_berkas(
        pada("staf_pu"), kota.unit["pu_sda"], data=DataBerkas(klasifikasi="600.1.1", judul="Irigasi")
    )
    assert boleh(lambda a: services.catat_item(a, row, data=SURAT), pada) == {
        "walikota",
        "kadis_pu",
        "tu_pu",
        "staf_pu",
    }


def test_filling_a_secret_file(berkas, pada):
    row = berkas(kerahasiaan="rahasia")
    assert boleh(lambda a: services.catat_item(a, row, data=SURAT), pada) == {"kadis_pu"}


def test_closing_a_file(berkas, pada):
    row = berkas()
    assert boleh(lambda a: services.tutup_berkas(a, row), pada) == {"walikota", "kadis_pu", "tu_pu"}


def test_opening_it_again(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    assert boleh(lambda a: services.buka_kembali(a, row, alasan="x"), pada) == {"walikota", "kadis_pu", "tu_pu"}


def test_telling_an_event(berkas, pada):
    row = berkas("100.2.1", ditutup="2020-01-05")
    assert boleh(lambda a: services.catat_kejadian(a, row, pada=HARI), pada) == {"walikota", "kadis_pu", "tu_pu"}


def test_holding(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    keepers = {"kadis_pu", "tu_pu", "kadis_sos", "inspektur"}
    assert boleh(lambda a: services.tahan(a, row, perkara="1", alasan="x"), pada) == keepers


def test_marking(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    assert boleh(lambda a: services.tandai(a, row, vital=True, terjaga=False), pada) == {"kadis_pu", "tu_pu"}


def test_marking_a_secret_file(berkas, pada):
    row = berkas(ditutup="2026-01-05", kerahasiaan="rahasia")
    assert boleh(lambda a: services.tandai(a, row, vital=True, terjaga=False), pada) == {"kadis_pu"}


def test_setting_the_fate(inaktif, pada):
    row = inaktif("600.1.2", ditutup="2020-02-29")
    act = {"nasib": Nasib.PERMANEN, "alasan": "x"}
    assert boleh(lambda a: services.tetapkan_nasib(a, row, **act), pada) == {"kadis_pu"}


def test_beginning_a_transfer(arsip, pada, kota):
    pu = kota.unit["pu"]
    act = {"jenis": Jenis.PINDAH, "judul": "x"}
    assert boleh(lambda a: services.susun_susut(a, pu, **act), pada) == {"kadis_pu", "tu_pu"}


def test_setting_up_a_panel(arsip, pada, kota):
    pu = kota.unit["pu"]
    assert boleh(lambda a: services.bentuk_panitia(a, pu, judul="x", panitia=PANITIA), pada) == {"kadis_pu"}


def test_choosing_and_fixing_the_list(inaktif, panitia, pada):
    row, short = inaktif(ditutup="2020-01-15"), panitia()
    assert boleh(lambda a: services.pilih(a, short, berkas_id=[row.pk]), pada) == {"kadis_pu", "tu_pu"}


def test_on_the_long_way_the_archives_office_draws_up_the_list_as_well(inaktif, panitia, pada):
    row, long = inaktif("600.1.1", ditutup="2010-01-15"), panitia(panjang=True)
    assert boleh(lambda a: services.pilih(a, long, berkas_id=[row.pk]), pada) == {"kadis_pu", "tu_pu", "kadis_sos"}


URUTAN = ("pilih", "ajukan", "nilai", "setujui", "tetapkan", "saksi 1", "saksi 2", "musnahkan", "arsipkan")
PELAKU = {
    False: {"nilai": {"kadis_sos"}, "setujui": {"walikota"}, "tetapkan": {"kadis_pu"},
            "saksi": {"inspektur", "kabag_ekbang"}, "musnahkan": {"kadis_pu", "tu_pu"}},
    True: {"nilai": {"kadis_sos"}, "setujui": {"kadis_sos"}, "tetapkan": {"walikota"},
           "saksi": {"inspektur", "kabag_ekbang"}, "musnahkan": {"kadis_pu", "tu_pu", "kadis_sos"}},
}  # fmt: skip


@pytest.mark.parametrize("panjang", [False, True])
@pytest.mark.parametrize("nama", ["nilai", "setujui", "tetapkan", "saksi", "musnahkan"])
def test_each_step_of_a_destruction_has_its_hands(inaktif, panitia, langkah, pada, nota, lembar, panjang, nama):  # noqa: PLR0917 -- fixtures
    from poros.domain.kearsipan.values import Penilaian

    inaktif("600.1.1" if panjang else "100.1.1", ditutup="2010-01-15")
    row = panitia(panjang=panjang)
    stop = {"saksi": "saksi 1"}.get(nama, nama)
    for step in URUTAN[: URUTAN.index(stop)]:
        langkah[step](row)
        row.refresh_from_db()
    letter = {"berkas": lembar("anri"), "nama_berkas": "a.pdf"} if panjang else {}
    acts = {
        "nilai": lambda a: services.nilai_susut(a, row, hasil=Penilaian(nota=nota())),
        "setujui": lambda a: services.setujui_susut(a, row, nota=nota(), **letter),
        "tetapkan": lambda a: services.tetapkan_susut(a, row, nota=nota()),
        "saksi": lambda a: services.saksikan(a, row),
        "musnahkan": lambda a: services.musnahkan(a, row, nota=nota()),
    }
    assert boleh(acts[nama], pada) == PELAKU[panjang][nama]


def test_giving_up_a_disposal(dinilai, pada):
    assert boleh(lambda a: services.batalkan(a, dinilai, alasan="x"), pada) == {"kadis_pu", "tu_pu"}


def test_a_witness_who_himself_destroys_does_not_count(inaktif, panitia, langkah, pada, kota, nota):  # noqa: PLR0917 -- fixtures and columns of a table
    LembagaArsip.objects.create(unit=kota.unit["pu"], saksi=True)
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for step in URUTAN[:6]:
        langkah[step](row)
        row.refresh_from_db()
    services.saksikan(pada("tu_pu"), row)
    from poros.kernel.commands import Ditolak

    with pytest.raises(Ditolak, match="Baru 1 dari 2"):
        services.musnahkan(pada("tu_pu"), row, nota=nota())
    assert services.musnahkan(pada("kadis_pu"), row, nota=nota()).status == "dimusnahkan"


def test_asking_for_a_loan(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    wish = {"cara": Cara.BACA, "keperluan": "x", "sampai": HARI}
    assert boleh(lambda a: services.minta_pinjam(a, row, **wish), pada) == set(SEMUA) - {"admin"}


def test_answering_a_loan(berkas, pada):
    row = berkas(ditutup="2026-01-05")
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI)
    assert boleh(lambda a: services.jawab_pinjaman(a, loan, setuju=True), pada) == {"kadis_pu", "tu_pu"}


def test_answering_a_request_of_a_person(arsip, pada, kota):
    asked = services.catat_permintaan(pada("tu_pu"), kota.unit["pu"], pemohon="W", kontak="-", uraian="x")
    act = {"putusan": Putusan.TIDAK_ADA, "alasan": "x"}
    assert boleh(lambda a: services.jawab_permintaan(a, asked, **act), pada) == {"walikota", "kadis_pu"}


# --- siapa melihat apa


def lihat(row, pada) -> set[str]:
    return {kode for kode in SEMUA if BerkasArsip.objects.filter(pk=row.pk).exists()
            and baca.berkas_terlihat(pada(kode)).filter(pk=row.pk).exists()}  # fmt: skip


@pytest.mark.parametrize(
    ("status", "level", "wanted"),
    [
        ("terbuka", "biasa", {"kadis_pu", "tu_pu", "staf_pu", "walikota", "sekda", "inspektur"}),
        ("terbuka", "rahasia", {"kadis_pu"}),
        ("tutup", "terbatas", set(SEMUA) - {"admin"}),
        ("tutup", "rahasia", {"kadis_pu"}),
        ("tutup", "sangat_rahasia", {"kadis_pu"}),
    ],
)
def test_who_knows_of_a_file(berkas, pada, status, level, wanted):
    row = berkas(ditutup="2026-01-05" if status == "tutup" else "", kerahasiaan=level)
    assert lihat(row, pada) - {"staf_pu"} == wanted - {"staf_pu"}


def test_a_secret_file_shows_nowhere(berkas, pada):
    row = berkas(ditutup="2026-01-05", judul="Rencana penyergapan", kerahasiaan="rahasia")
    for kode in set(SEMUA) - {"kadis_pu"}:
        for saring in ({"q": "penyergapan"}, {"q": row.nomor}, {"klasifikasi": "100"}, {"hal": "segera"},
                       {"kerahasiaan": "rahasia"}, {"status": "tutup"}):  # fmt: skip
            assert row not in baca.berkas_terlihat(pada(kode), SaringArsip(**saring)), (kode, saring)
    assert row in baca.berkas_terlihat(pada("kadis_pu"), SaringArsip(q="penyergapan"))


def test_a_secret_file_that_moved_far_is_read_by_the_head_of_the_archives_office(inaktif, pada):
    row = inaktif("600.1.1", ditutup="2015-01-15")
    BerkasArsip.objects.filter(pk=row.pk).update(kerahasiaan="rahasia")
    assert lihat(row, pada) == {"kadis_pu", "kadis_sos"}


@pytest.mark.parametrize(
    ("akses", "wanted"),
    [
        ("umum", set(SEMUA) - {"admin"}),
        ("eselon_iv", {"walikota", "sekda", "kabag_umum", "kabag_ekbang", "kadis_pu", "tu_pu", "kadis_dlh", "kadis_sos",
                       "camat", "inspektur"}),
        ("eselon_ii", {"walikota", "sekda", "kadis_pu", "tu_pu", "kadis_dlh", "kadis_sos", "inspektur"}),
    ],
)  # fmt: skip
def test_the_access_class_says_who_reads_what_is_open(berkas, pada, akses, wanted):
    row = berkas(ditutup="2026-01-05", kerahasiaan="biasa")
    BerkasArsip.objects.filter(pk=row.pk).update(akses=akses)
    found = {kode for kode in SEMUA if baca.item(pada(kode), row)}
    assert found - {"staf_pu"} == wanted - {"staf_pu"}


def test_a_loan_opens_the_file_in_the_office_that_asked_and_until_its_day(berkas, pada, kota):
    row, last = berkas(ditutup="2026-01-05"), HARI + timedelta(days=7)
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=last)
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    assert baca.item(kota.aktor("camat", last), row)
    assert not baca.item(kota.aktor("camat", last + timedelta(days=1)), row)


def test_who_sees_a_disposal(dinilai, pada):
    found = {kode for kode in SEMUA if susut.susut_terlihat(pada(kode)).exists()}
    assert found == {"walikota", "sekda", "kadis_pu", "tu_pu", "kadis_sos", "inspektur", "kabag_ekbang"}


def test_witnesses_hear_of_a_destruction_when_its_list_is_fixed(inaktif, panitia, langkah, pada):
    inaktif(ditutup="2020-01-15")
    row = panitia()
    langkah["pilih"](row)
    assert not susut.susut_terlihat(pada("kabag_ekbang")).exists()
    langkah["ajukan"](row)
    assert susut.susut_terlihat(pada("kabag_ekbang")).exists()


def test_the_desk_of_each_step(inaktif, panitia, langkah, pada):
    inaktif(ditutup="2020-01-15")
    row = panitia()
    waits = {"ajukan": {"kadis_sos"}, "nilai": {"walikota"}, "setujui": {"kadis_pu"},
             "tetapkan": {"inspektur", "kabag_ekbang"}, "saksi 1": {"kabag_ekbang"}, "saksi 2": set()}  # fmt: skip
    for step in URUTAN[:7]:
        langkah[step](row)
        row.refresh_from_db()
        if step in waits:
            assert {kode for kode in SEMUA if susut.menunggu(pada(kode)).exists()} == waits[step], step


def test_who_sees_copies_and_reports(berkas, pada):
    import io

    from poros.domain.kearsipan.services.paket import salin_semua
    from poros.domain.kearsipan.tasks.kerja import laporkan
    from poros.kernel.pekerjaan.konteks import aktor_sistem

    berkas()
    salin_semua(aktor_sistem(), io.BytesIO())
    laporkan()
    watchers = {"admin", "inspektur", "kadis_sos"}
    assert {kode for kode in SEMUA if layanan.paket_terlihat(pada(kode)).exists()} == watchers
    assert {kode for kode in SEMUA if layanan.laporan_terlihat(pada(kode)).exists()} == watchers
