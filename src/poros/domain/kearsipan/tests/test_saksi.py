"""Whose hand it is: witnesses and in what capacity, holders by mandate, holders who have left, units that changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, KetentuanArsip, LembagaArsip, Penyusutan, Saksi
from poros.domain.kearsipan.queries import susut as baca
from poros.domain.kearsipan.rules.susut import Dokumen
from poros.domain.kearsipan.tests.conftest import HARI, teks_pdf
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import Fungsi, Kapasitas
from poros.kernel.wewenang import TidakBerwenang
from poros.pure.flow import TransitionError

pytestmark = pytest.mark.django_db
SEBELUM_SAKSI = ("pilih", "ajukan", "nilai", "setujui", "tetapkan")


@pytest.fixture
def ditetapkan(inaktif, panitia, langkah) -> Penyusutan:
    """A destruction that waits for its witnesses."""
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for step in SEBELUM_SAKSI:
        langkah[step](row)
        row.refresh_from_db()
    return row


@pytest.fixture
def pegawai(kota):
    """One more person in an office of a unit; the actor of a day."""

    def make(unit: str, nama: str, *, fungsi=Fungsi.STAF, kapasitas=Kapasitas.DEFINITIF, jabatan=None, sampai=None):
        post = jabatan or Jabatan.objects.create(unit=kota.unit[unit], nama=f"Jabatan {nama}", fungsi=fungsi)
        person = Orang.objects.create(nama=nama)
        Pemangku.objects.create(
            jabatan=post, orang=person, dari="2026-01-01", sampai=sampai, kapasitas=kapasitas, dasar=f"SK {nama}"
        )
        kota.jabatan[nama], kota.orang[nama] = post, person
        return kota.aktor(nama, HARI)

    return make


# --- saksi


@pytest.mark.parametrize("langkah_ke", range(len(SEBELUM_SAKSI)))
def test_nobody_witnesses_before_the_decree(inaktif, panitia, langkah, pada, langkah_ke):
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for step in SEBELUM_SAKSI[:langkah_ke]:
        langkah[step](row)
        row.refresh_from_db()
    with pytest.raises(TransitionError), transaction.atomic():
        services.saksikan(pada("inspektur"), row)
    assert not Saksi.objects.exists()


def test_nobody_witnesses_what_has_happened(ditetapkan, langkah, pada, pegawai):
    for step in ("saksi 1", "saksi 2", "musnahkan"):
        langkah[step](ditetapkan)
        ditetapkan.refresh_from_db()
    with pytest.raises(TransitionError), transaction.atomic():
        services.saksikan(pegawai("insp", "Auditor Rekaan", fungsi=Fungsi.PENGAWAS), ditetapkan)
    assert Saksi.objects.count() == 2


def test_a_witness_is_written_down_as_he_was_then(ditetapkan, pada, kota):
    services.saksikan(pada("inspektur"), ditetapkan)
    kota.orang["inspektur"].nama = "Nama Lain"
    kota.orang["inspektur"].save()
    row = Saksi.objects.get()
    assert (row.orang, row.jabatan, row.unit) == ("Pejabat Inspektur", "Inspektur", "Inspektorat")


def test_people_of_a_part_of_a_witnessing_unit_witness_too(ditetapkan, pegawai, kota):
    from poros.kernel.organisasi import peta
    from poros.kernel.organisasi.models import Unit, VersiPeta, VersiUnit

    part = Unit.objects.create(
        kode="irban", nama="Inspektur Pembantu", singkatan="Irban", jenis="bidang", induk=kota.unit["insp"], urutan=99
    )
    VersiUnit.objects.create(
        unit=part, dari="2020-01-01", nama=part.nama, singkatan="Irban", jenis="bidang", induk=kota.unit["insp"],
        dasar="Perda",
    )  # fmt: skip
    VersiPeta.objects.update(nilai=2)
    peta._peta.clear()
    kota.unit["irban"] = part
    assert services.saksikan(pegawai("irban", "Auditor Rekaan"), ditetapkan).unit == "Inspektur Pembantu"


@pytest.mark.parametrize("unit", ["pu", "dlh", "sos", "umum", "kec"])
def test_people_of_other_units_do_not_witness(ditetapkan, pegawai, unit):
    with pytest.raises(TidakBerwenang):
        services.saksikan(pegawai(unit, "Orang Lain", fungsi=Fungsi.PIMPINAN), ditetapkan)


def test_who_runs_the_system_does_not_witness_even_in_a_witnessing_unit(ditetapkan, pegawai):
    with pytest.raises(TidakBerwenang):
        services.saksikan(pegawai("insp", "Pengelola", fungsi=Fungsi.ADMIN), ditetapkan)


def test_a_unit_that_no_longer_witnesses_leaves_its_witness_standing(ditetapkan, langkah, pada, kota):
    langkah["saksi 1"](ditetapkan)
    LembagaArsip.objects.filter(unit=kota.unit["insp"], saksi=True).delete()
    langkah["saksi 2"](ditetapkan)
    assert services.musnahkan(pada("tu_pu"), ditetapkan, nota=_nota()).status == "dimusnahkan"


def _nota():
    from poros.domain.kearsipan.values import Nota

    return Nota(nomor="BA/9", tanggal=HARI)


@pytest.mark.parametrize(("perlu", "hadir", "boleh"), [(2, 2, True), (3, 2, False), (3, 3, True), (2, 3, True)])
def test_as_many_witnesses_as_the_house_wants(ditetapkan, langkah, pada, pegawai, perlu, hadir, boleh):  # noqa: PLR0917 -- columns of a table
    KetentuanArsip.objects.update(saksi=perlu)
    langkah["saksi 1"](ditetapkan)
    langkah["saksi 2"](ditetapkan)
    for n in range(hadir - 2):
        services.saksikan(pegawai("insp", f"Auditor {n}", fungsi=Fungsi.PENGAWAS), ditetapkan)
    if not boleh:
        with pytest.raises(Ditolak, match=f"Baru {hadir} dari {perlu} saksi"), transaction.atomic():
            services.musnahkan(pada("tu_pu"), ditetapkan, nota=_nota())
        return
    services.musnahkan(pada("tu_pu"), ditetapkan, nota=_nota())
    text = teks_pdf(baca.dokumen(ditetapkan)[Dokumen.BERITA_ACARA])
    assert [f"Saksi {n}" in text for n in range(1, hadir + 2)] == [True] * hadir + [False]


def test_who_has_witnessed_is_not_asked_again_and_others_still_are(ditetapkan, langkah, pada):
    assert baca.menunggu(pada("inspektur")).exists()
    langkah["saksi 1"](ditetapkan)
    assert not baca.menunggu(pada("inspektur")).exists()
    assert baca.menunggu(pada("kabag_ekbang")).exists()


# --- mandat dan jabatan yang berakhir


def test_who_acts_by_mandate_signs_as_such(inaktif, panitia, langkah, kota, pegawai):
    inaktif(ditutup="2020-01-15")
    row = panitia()
    for step in ("pilih", "ajukan", "nilai"):
        langkah[step](row)
        row.refresh_from_db()
    acting = pegawai("kdh", "Wakil Rekaan", jabatan=kota.jabatan["walikota"], kapasitas=Kapasitas.PLH, sampai=HARI)
    services.setujui_susut(acting, row, nota=_nota())
    assert "Plh. Wali Kota" in teks_pdf(baca.dokumen(row)[Dokumen.PERSETUJUAN])
    assert row.riwayat.latest("id").jabatan == "Plh. Wali Kota"
    line = Jejak.objects.latest("id")
    assert (line.kapasitas, line.dasar, line.jabatan) == ("plh", "SK Wakil Rekaan", "Plh. Wali Kota")


def test_on_the_day_after_his_last_nobody_acts_any_more(berkas, kota, pegawai):
    row = berkas()
    clerk = pegawai("pu", "Sekretaris Rekaan", fungsi=Fungsi.TATA_USAHA, sampai=HARI)
    assert services.tutup_berkas(clerk, row).status == "tutup"
    assert kota.aktor("Sekretaris Rekaan", HARI + timedelta(days=1)) is None


def test_a_borrower_who_left_his_office_reads_no_more(berkas, pada, kota):
    from poros.domain.kearsipan.queries import berkas as baca_berkas
    from poros.domain.kearsipan.rules.pinjam import Cara

    row = berkas(ditutup="2026-01-05")
    loan = services.minta_pinjam(pada("camat"), row, cara=Cara.BACA, keperluan="x", sampai=HARI + timedelta(days=30))
    services.jawab_pinjaman(pada("tu_pu"), loan, setuju=True)
    camat = pada("camat")
    assert baca_berkas.item(camat, row)
    moved = replace(camat, jabat=replace(camat.jabat, jabatan_id=kota.jabatan["kadis_dlh"].pk))
    assert not baca_berkas.item(moved, row)


def test_the_successor_carries_on_what_the_predecessor_began(inaktif, panitia, langkah, kota, pegawai, pada):  # noqa: PLR0917 -- fixtures
    inaktif(ditutup="2020-01-15")
    row = panitia()
    langkah["pilih"](row)
    Pemangku.objects.filter(jabatan=kota.jabatan["tu_pu"]).update(dicabut=HARI)
    assert pada("tu_pu") is None
    heir = pegawai("pu", "Penerus Rekaan", jabatan=kota.jabatan["tu_pu"])
    assert services.ajukan_susut(heir, row).status == "daftar_usul"
    assert row.riwayat.latest("id").orang == "Penerus Rekaan"


def test_the_same_person_in_two_offices_does_not_take_over_from_himself(berkas, kota, pada, nota):
    from poros.domain.kearsipan.rules.susut import Jenis

    row = berkas("600.1.1", ditutup="2015-01-15")
    head = kota.orang["kadis_pu"]
    Pemangku.objects.filter(jabatan=kota.jabatan["kadis_sos"]).update(dicabut="2026-01-01")
    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_sos"],
        orang=head,
        dari="2026-10-01",
        sampai=HARI,
        kapasitas=Kapasitas.PLT,
        dasar="SK Plt",
    )
    giver = pada("kadis_pu")
    taker = giver.sebagai(kota.jabatan["kadis_sos"].pk)
    assert taker.jabat.unit == "Dinas Sosial"
    move = services.susun_susut(giver, kota.unit["pu"], jenis=Jenis.PINDAH, judul="Pindah", panjang=True)
    services.pilih(giver, move, berkas_id=[row.pk])
    services.ajukan_susut(giver, move)
    with pytest.raises(Ditolak, match="orang yang berbeda"), transaction.atomic():
        services.terima_susut(taker, move, nota=nota())
    assert BerkasArsip.objects.get(pk=row.pk).status == "usul_pindah"
