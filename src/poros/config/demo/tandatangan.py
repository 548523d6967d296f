"""Kota Contoh signs: one circular of the Sekda and last year's index report are signed, two papers wait for him."""

from poros.domain.indeks.wewenang import SUMBER as PENILAIAN
from poros.kernel.berkas.simpan import simpan
from poros.kernel.organisasi.actor import Actor, actor
from poros.kernel.organisasi.models import Jabatan, Orang, Unit
from poros.kernel.tandatangan import services
from poros.kernel.tandatangan.jalan import tandatangani
from poros.kernel.tandatangan.models import Dokumen, Permintaan, SertifikatLokal
from poros.kernel.tandatangan.uji import SUDUT, naskah
from poros.kernel.tandatangan.values import JENIS, DataDokumen, Frasa, Penandatangan

SURAT = (
    ("Kesiapsiagaan menghadapi musim hujan", "300.2/118/SE/2026"),
    ("Penertiban arsip aktif perangkat daerah", "000.5/119/SE/2026"),
    ("Jadwal rapat koordinasi triwulan", "000.1.5/120/2026"),
)
"""The first is signed, the others wait."""


def tandatangan(frasa: str) -> None:
    """Outside of any transaction, as in life: a signature is written down before and after it is made."""
    office = Jabatan.objects.get(unit__jenis="setda", kepala=True)
    sekda = actor(office.pemangku.latest("dari").orang_id, jabatan_id=office.pk)
    assert sekda is not None
    made, *_waiting = [_minta(sekda, office, judul, nomor) for judul, nomor in SURAT]
    bubuhkan(sekda, made.permintaan.get(), Frasa(frasa))
    for row in Permintaan.objects.filter(dokumen__objek=PENILAIAN).select_related("jabatan"):
        head = actor(row.jabatan.pemangku.latest("dari").orang_id, jabatan_id=row.jabatan_id)
        assert head is not None
        bubuhkan(head, row, Frasa(frasa))


def bubuhkan(penanda: Actor, row: Permintaan, frasa: Frasa) -> None:
    """Opened, agreed to, signed; the first time with a new key."""
    if not SertifikatLokal.objects.filter(orang_id=penanda.orang_id).exists():
        services.buat_sertifikat(penanda, Orang.objects.get(pk=penanda.orang_id), frasa=frasa)
    services.buka(penanda, row)
    services.setujui(penanda, row)
    assert all(hasil.sah for hasil in tandatangani(penanda, [row.pk], frasa))


def _minta(sekda: Actor, office: Jabatan, judul: str, nomor: str) -> Dokumen:
    data = DataDokumen(
        berkas_id=simpan(naskah(f"Surat Edaran: {judul}"), "edaran.pdf").pk,
        objek=JENIS,
        objek_id=0,
        judul=judul,
        nomor=nomor,
        penandatangan=(Penandatangan(office.pk, posisi=SUDUT),),
        penyedia="lokal",
    )
    return services.minta(sekda, Unit(pk=sekda.unit_id), data=data)
