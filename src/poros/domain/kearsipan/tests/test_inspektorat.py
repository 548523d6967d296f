"""An office whose head is no *pimpinan* by function keeps its archives too: the Inspektorat from opening to destruction."""

import pytest

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip
from poros.domain.kearsipan.queries import berkas as baca
from poros.domain.kearsipan.rules.hapus import Putusan
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.tests.conftest import HARI, PANITIA
from poros.domain.kearsipan.values import DataBerkas, DataItem, Nota
from poros.kernel.organisasi.models import Jabatan, Orang, Pemangku
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.wewenang import TidakBerwenang

pytestmark = pytest.mark.django_db


@pytest.fixture
def insp(kota, pada):
    return pada("inspektur"), kota.unit["insp"]


@pytest.fixture
def berkas_insp(arsip, insp):
    """A file of the Inspektorat with one paper."""
    actor, unit = insp
    row = services.buat_berkas(actor, unit, data=DataBerkas(klasifikasi="100.1.1", judul="Undangan"))
    services.catat_item(actor, row, data=DataItem(jenis="Surat", tanggal=HARI, uraian="x"))
    return row


def test_its_head_closes_opens_marks_and_holds(berkas_insp, insp):
    actor, _unit = insp
    assert services.tutup_berkas(actor, berkas_insp).status == "tutup"
    assert services.buka_kembali(actor, berkas_insp, alasan="Berlanjut").status == "terbuka"
    services.tutup_berkas(actor, berkas_insp)
    assert services.tandai(actor, berkas_insp, vital=True, terjaga=False).vital
    assert services.tahan(actor, berkas_insp, perkara="1", alasan="x").pk


def test_its_head_begins_disposals_and_sets_up_the_panel(arsip, insp):
    actor, unit = insp
    assert services.susun_susut(actor, unit, jenis=Jenis.PINDAH, judul="Pindah").kantor == unit
    assert services.bentuk_panitia(actor, unit, judul="Musnah", panitia=PANITIA).panitia


def test_its_head_tells_anri_of_guarded_archives(berkas_insp, insp):
    actor, unit = insp
    services.tandai(actor, berkas_insp, vital=False, terjaga=True, bidang="kewilayahan")
    letter = services.laporkan_terjaga(actor, unit, nota=Nota(nomor="L/1", tanggal=HARI), berkas_id=[berkas_insp.pk])
    assert letter.kantor == unit


def test_its_head_lends_and_answers_persons(berkas_insp, insp, pada):
    actor, unit = insp
    services.tutup_berkas(actor, berkas_insp)
    loan = services.minta_pinjam(pada("camat"), berkas_insp, cara=Cara.BACA, keperluan="x", sampai=HARI)
    assert services.jawab_pinjaman(actor, loan, setuju=True).status == "dipinjam"
    asked = services.catat_permintaan(actor, unit, pemohon="W", kontak="-", uraian="x")
    assert services.jawab_permintaan(actor, asked, putusan=Putusan.TIDAK_ADA, alasan="x").putusan == "tidak_ada"


def test_an_auditor_who_heads_nothing_watches_and_keeps_only_his_own(berkas_insp, kota, pada, insp):
    post = Jabatan.objects.create(unit=kota.unit["insp"], nama="Auditor", fungsi=Fungsi.PENGAWAS, kepala=False)
    person = Orang.objects.create(nama="Auditor Rekaan")
    Pemangku.objects.create(jabatan=post, orang=person, dari="2020-01-01", dasar="SK")
    kota.jabatan["auditor"], kota.orang["auditor"] = post, person
    auditor = pada("auditor")
    assert baca.berkas_terlihat(auditor).filter(pk=berkas_insp.pk).exists()
    for act in (
        lambda: services.tutup_berkas(auditor, berkas_insp),
        lambda: services.tandai(auditor, berkas_insp, vital=True, terjaga=False),
        lambda: services.susun_susut(auditor, kota.unit["insp"], jenis=Jenis.PINDAH, judul="x"),
        lambda: services.bentuk_panitia(auditor, kota.unit["insp"], judul="x", panitia=PANITIA),
        lambda: services.catat_permintaan(auditor, kota.unit["insp"], pemohon="W", kontak="-", uraian="x"),
    ):
        with pytest.raises(TidakBerwenang):
            act()


def test_a_head_whose_office_runs_the_system_keeps_no_archives(arsip, kota, pada):
    Jabatan.objects.filter(pk=kota.jabatan["camat"].pk).update(kepala=False)
    Jabatan.objects.filter(pk=kota.jabatan["admin"].pk).update(kepala=True, unit=kota.unit["kec"])
    admin = pada("admin")
    for act in (
        lambda: services.buat_berkas(admin, kota.unit["kec"], data=DataBerkas(klasifikasi="000", judul="x")),
        lambda: services.susun_susut(admin, kota.unit["kec"], jenis=Jenis.PINDAH, judul="x"),
        lambda: services.bentuk_panitia(admin, kota.unit["kec"], judul="x", panitia=PANITIA),
        lambda: services.catat_permintaan(admin, kota.unit["kec"], pemohon="W", kontak="-", uraian="x"),
    ):
        with pytest.raises(TidakBerwenang):
            act()
    assert not BerkasArsip.objects.exists()


def test_the_head_of_a_part_does_not_dispose_of_what_its_office_keeps(kota, arsip, pada):
    Jabatan.objects.filter(pk=kota.jabatan["staf_pu"].pk).update(kepala=True)
    head = pada("staf_pu")
    with pytest.raises(TidakBerwenang):
        services.susun_susut(head, kota.unit["pu_sda"], jenis=Jenis.PINDAH, judul="x")
    with pytest.raises(TidakBerwenang):
        services.bentuk_panitia(head, kota.unit["pu_sda"], judul="x", panitia=PANITIA)
