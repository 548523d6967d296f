"""Archives of Kota Contoh: files of all ages, a transfer, a destruction on its way, a loan, a request of a person."""

from dataclasses import replace
from datetime import date, timedelta

from poros.domain.kearsipan import services
from poros.domain.kearsipan.models import BerkasArsip, LembagaArsip
from poros.domain.kearsipan.rules.pinjam import Cara
from poros.domain.kearsipan.rules.susut import Jenis
from poros.domain.kearsipan.values import DataBerkas, DataItem, DataPanitia, Nota, Penilaian
from poros.kernel.cetak import pdf
from poros.kernel.organisasi.models import Unit

from .bahan import bahan
from .hari_ini import SURAT, pejabat
from .organisasi import Kota


def kearsipan(kota: Kota, hari: date) -> None:
    """Everything of the module that the demo shows."""
    told = bahan("kearsipan")
    LembagaArsip.objects.create(unit=kota.unit[told["lembaga"]])
    LembagaArsip.objects.bulk_create(LembagaArsip(unit=kota.unit[kode], saksi=True) for kode in told["saksi"])
    files = [_berkas(kota, row, hari) for row in told["berkas"]]
    _pindah(kota, [f for f, row in zip(files, told["berkas"], strict=True) if row.get("pindah")], hari)
    _musnah(kota, hari)
    _pinjam(kota, files[-1], hari)
    clerk = pejabat(kota, "umum", "tata_usaha")
    services.catat_permintaan(clerk, Unit(pk=clerk.unit_id), berkas_id=(), **told["permintaan"])


def _berkas(kota: Kota, row: dict, hari: date) -> BerkasArsip:
    """A file with its papers; `tutup` is how many days ago it was closed."""
    actor = replace(pejabat(kota, row["unit"]), hari=hari - timedelta(days=row.get("tutup", 60)))
    data = DataBerkas(klasifikasi=row["kode"], judul=row["judul"], lokasi=row.get("lokasi", ""))
    made = services.buat_berkas(actor, Unit(pk=actor.unit_id, nama=actor.jabat.unit), data=data)
    for n, text in enumerate(row["item"], 1):
        nomor = f"{row['kode']}/{n}/{actor.hari.year}"
        sheet = pdf(SURAT, {"pengirim": actor.jabat.unit, "nomor": nomor, "perihal": text, "isi": f"{text}."})
        paper = DataItem(jenis="Surat", tanggal=actor.hari, uraian=text, nomor=nomor, asal=actor.jabat.unit)
        services.catat_item(actor, made, data=paper, lampiran=[(sheet, f"{n}.pdf")])
    if "tutup" in row:
        services.tutup_berkas(actor, made)
    if row.get("vital"):
        keeper = pejabat(kota, row["unit"])
        services.tandai(keeper, made, vital=True, terjaga=False)
    made.refresh_from_db()
    return made


def _pindah(kota: Kota, files: list[BerkasArsip], hari: date) -> None:
    """What was active in Bagian Umum and is no more."""
    head, clerk = pejabat(kota, "umum"), pejabat(kota, "umum", "tata_usaha")
    move = services.susun_susut(
        clerk, Unit(pk=clerk.unit_id), jenis=Jenis.PINDAH, judul=f"Pemindahan arsip {hari.year}"
    )
    services.pilih(clerk, move, berkas_id=[f.pk for f in files])
    services.ajukan_susut(clerk, move)
    services.terima_susut(head, move, nota=Nota(nomor="000.5.2/1", tanggal=hari))


def _musnah(kota: Kota, hari: date) -> None:
    """A destruction that waits for the mayor's approval."""
    head, chair = pejabat(kota, "umum"), pejabat(kota, "dispusip")
    members = ((chair.nama, chair.jabat.sebutan), (head.nama, head.jabat.sebutan), ("Rahma Wulandari", "Arsiparis"))
    panel = DataPanitia(nomor="000.5.3/7", tanggal=hari, anggota=members)
    unit = Unit(pk=head.unit_id, nama=head.jabat.unit)
    row = services.bentuk_panitia(head, unit, judul=f"Pemusnahan Bagian Umum {hari.year}", panitia=panel)
    due = BerkasArsip.objects.filter(kantor_id=head.unit_id, status="inaktif", jatuh_tempo__lte=hari, nasib="musnah")
    services.pilih(head, row, berkas_id=list(due.filter(panjang=False).values_list("pk", flat=True)))
    services.ajukan_susut(head, row)
    services.nilai_susut(chair, row, hasil=Penilaian(nota=Nota(nomor="000.5.3/9", tanggal=hari)))


def _pinjam(kota: Kota, file: BerkasArsip, hari: date) -> None:
    services.minta_pinjam(
        pejabat(kota, "diskominfo"),
        file,
        cara=Cara.BACA,
        keperluan="Menyiapkan peta kondisi jembatan.",
        sampai=hari + timedelta(days=14),
    )
