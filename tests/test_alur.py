"""The main job through the services: a letter becomes verified work, and every step can be proven."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from poros.domain.persuratan.models import Surat
from poros.domain.persuratan.rules import Status as StatusSurat
from poros.domain.persuratan.services import baca, catat, disposisikan
from poros.domain.persuratan.values import DataSurat, IsiDisposisi
from poros.kernel.berkas.simpan import simpan
from poros.kernel.commands import Ditolak
from poros.kernel.jejak.models import Jejak
from poros.kernel.jejak.verifikasi import periksa
from poros.kernel.penugasan.models import Penugasan, SumberDaya, TemuanKonflik
from poros.kernel.penugasan.rules import Peran, Status
from poros.kernel.penugasan.services import serahkan, setujui, tambah_bukti, terima, verifikasi
from poros.kernel.penugasan.services.bukti import IsiBukti
from poros.kernel.penugasan.values import Sasaran

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TIGA = ("pu", "dlh", "sos")


def data(kota, kepada="sekda", **lain):
    values = {
        "nomor": "005/12/DPRD/2026",
        "tanggal": date(2026, 11, 20),
        "pengirim": "DPRD Kota Contoh",
        "perihal": "Permohonan data penanganan banjir",
        "kepada_id": kota.jabatan[kepada].pk,
        "klasifikasi": "600.1",
    }
    return DataSurat(**(values | lain))


def isi(kota, *units, **lain):
    kepada = tuple(Sasaran(kota.unit[u].pk, Peran.UTAMA if n == 0 else Peran.PENDUKUNG) for n, u in enumerate(units))
    return IsiDisposisi(kepada=kepada, **({"instruksi": ("tindak-lanjuti",)} | lain))


def selesaikan(kota, tugas, pelaksana, koordinator, penerbit):
    tugas = terima(kota.aktor(pelaksana), tugas)
    tambah_bukti(kota.aktor(pelaksana), tugas, isi=IsiBukti(teks="Data terlampir dan sudah diperiksa"))
    serahkan(kota.aktor(pelaksana), tugas)
    verifikasi(kota.aktor(koordinator), tugas)
    return setujui(kota.aktor(penerbit), tugas)


def test_a_letter_becomes_verified_work(kota):
    surat = catat(
        kota.aktor("tu"), kota.unit["umum"], data=data(kota), berkas=[(simpan(PDF, "surat.pdf"), "surat.pdf")]
    )
    assert surat.agenda == "0001/600.1/Bag. Umum/2026"
    baca(kota.aktor("sekda"), surat)
    disposisikan(kota.aktor("sekda"), surat, isi=isi(kota, *TIGA))
    tugas = {p.unit.kode: p for p in Penugasan.objects.select_related("unit")}
    assert {k: (p.peran, p.koordinator.kode) for k, p in tugas.items()} == {
        "pu": ("utama", "ekbang"),
        "dlh": ("pendukung", "ekbang"),
        "sos": ("pendukung", "kesra"),
    }
    for kode, pelaksana, koordinator in (
        ("pu", "kadis_pu", "kabag_ekbang"),
        ("dlh", "kadis_dlh", "kabag_ekbang"),
        ("sos", "kadis_sos", "kabag_kesra"),
    ):
        assert Surat.objects.get().status == StatusSurat.DIDISPOSISI
        selesaikan(kota, tugas[kode], pelaksana, koordinator, "sekda")
    assert Surat.objects.get().status == StatusSurat.SELESAI
    assert set(Penugasan.objects.values_list("status", flat=True)) == {Status.SELESAI.value}
    assert Jejak.objects.filter(aksi="penugasan.kerja").count() == 6
    assert periksa().utuh


def test_the_default_clock_of_an_ordinary_letter_is_five_working_days(kota):
    surat = catat(kota.aktor("tu"), kota.unit["umum"], data=data(kota))
    sheet = disposisikan(kota.aktor("sekda"), surat, isi=isi(kota, "pu"))
    terbit = timezone.localtime(sheet.arahan.terbit).date()
    tenggat = timezone.localtime(sheet.arahan.tenggat).date()
    workdays = [d for n in range(1, 15) if (d := terbit + timedelta(n)).weekday() < 5]
    assert sheet.arahan.aturan_tenggat == "surat-biasa"
    assert tenggat >= workdays[4]  # later when a holiday lies between


def test_register_with_pdf_and_three_hand_overs_within_the_budget(kota):
    """One request's worth of work by an official who registers and disposes: at most 12 statements."""
    kabag = kota.aktor("kabag_umum")
    # what a process knows after its first request: clock rules and the map
    disposisikan(kabag, catat(kabag, kota.unit["umum"], data=data(kota, "kabag_umum", nomor="1")), isi=isi(kota, "pu"))
    with CaptureQueriesContext(connection) as queries:
        catat(
            kabag,
            kota.unit["umum"],
            data=data(kota, "kabag_umum", nomor="2"),
            berkas=[(PDF + b"%lain", "surat.pdf")],
            disposisi=isi(kota, *TIGA),
        )
    work = [q["sql"] for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(work) <= 12


def test_no_self_approval(kota):
    surat = catat(kota.aktor("tu"), kota.unit["umum"], data=data(kota, "kabag_ekbang"))
    sheet = disposisikan(kota.aktor("kabag_ekbang"), surat, isi=isi(kota, "pu"))
    tugas = sheet.arahan.penugasan.get()
    # the head of the coordinating bagian is also Plt. head of the dinas that did the work
    from poros.kernel.organisasi.models import Pemangku

    Pemangku.objects.create(
        jabatan=kota.jabatan["kadis_pu"], orang=kota.orang["kabag_ekbang"], kapasitas="plt",
        dari=date(2026, 1, 1), sampai=timezone.localdate() + timedelta(days=9), dasar="SP 3/2026",
    )  # fmt: skip
    plt = kota.aktor("kabag_ekbang").sebagai(kota.jabatan["kadis_pu"].pk)
    tambah_bukti(plt, tugas, isi=IsiBukti(teks="beres"))
    serahkan(plt, tugas)
    with pytest.raises(Ditolak, match="Anda sendiri"):
        verifikasi(kota.aktor("kabag_ekbang"), tugas)
    assert Penugasan.objects.get().status == Status.MENUNGGU_VERIFIKASI


def test_an_official_cannot_attend_two_events_at_once(kota):
    mulai = datetime(2026, 12, 1, 9, tzinfo=timezone.get_default_timezone())
    SumberDaya.objects.create(kode="o-kadis", nama="Kadis PU", jenis="orang", orang_id=kota.orang["kadis_pu"].pk)
    for nomor, jam in (("1", 0), ("2", 1)):
        acara = {
            "acara_mulai": mulai + timedelta(hours=jam),
            "acara_selesai": mulai + timedelta(hours=jam + 2),
        }
        surat = catat(kota.aktor("tu"), kota.unit["umum"], data=data(kota, nomor=nomor, **acara))
        disposisikan(
            kota.aktor("sekda"), surat,
            isi=isi(kota, "pu", instruksi=("hadiri",), hadir=(kota.orang["kadis_pu"].pk,)),
        )  # fmt: skip
    temuan = TemuanKonflik.objects.get()
    assert temuan.jenis == "double_booking"
    assert temuan.arahan.count() == 2
    assert temuan.aturan == "R4"
