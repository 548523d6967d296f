"""Outgoing letters of Kota Contoh: of each form, at every point of their way; the signed ones really signed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from poros.domain.naskah import services
from poros.domain.naskah.models import BentukNaskah, Naskah, PenerimaNaskah
from poros.domain.naskah.rules import Kanal, Status
from poros.domain.naskah.services.tanda import mulai
from poros.domain.naskah.values import DataNaskah, Tanda, Tujuan
from poros.domain.persuratan import services as persuratan
from poros.domain.persuratan.models import Surat
from poros.kernel.organisasi.actor import Actor, actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.penugasan.rules import Kerahasiaan
from poros.kernel.tandatangan.models import Permintaan
from poros.kernel.tandatangan.queries import untuk
from poros.kernel.tandatangan.values import Frasa

from .bahan import bahan
from .tandatangan import bubuhkan

TABEL = "nama,unit\nRina Lestari,Dinas Kesehatan\nAgus Pratama,Disdikbud\nDedi Kurnia,Dinas PUPR\nSiti Rahma,DLH"
DIRI = ("konsep", "paraf", "revisi", "siap")
"""How far letters come that nobody has signed."""


def naskah(frasa: str) -> None:
    """Outside of any transaction, as in life: a signature is written down before and after it is made."""
    today = timezone.localdate()
    for row in bahan("naskah")["naskah"]:
        letter, drafter = _konsep(row, today)
        if row["sampai"] == "konsep":
            continue
        if row["sampai"] == "massal":
            services.muat_penerima(drafter, letter, tabel=TABEL)
        _paraf(drafter, letter, row["sampai"])
        if row["sampai"] not in DIRI:
            _tanda_tangan(_pejabat(row["tanda"]), letter, Frasa(frasa))
            SESUDAH[row["sampai"]](drafter, letter)


def _konsep(row: dict[str, Any], today: date) -> tuple[Naskah, Actor]:
    drafter = _pejabat(row["unit"])
    parts = {kode: _tanggal(text, today) for kode, text in row["isi"].items()}
    data = DataNaskah(
        hal=row["hal"],
        isi=parts,
        tanda=(Tanda(jabatan_id=_pejabat(row["tanda"]).jabatan_id),),
        tujuan=tuple(_tujuan(row)),
        klasifikasi="" if row["bentuk"] in {"keputusan", "undangan"} else "000.1",
        kerahasiaan=Kerahasiaan.RAHASIA if row.get("rahasia") else Kerahasiaan.TERBATAS,
        jawab_hingga=today + timedelta(days=row["jawab"]) if "jawab" in row else None,
    )
    form = BentukNaskah.objects.get(kode=row["bentuk"])
    return services.buat(drafter, Unit.objects.get(pk=drafter.unit_id), bentuk=form, data=data), drafter


def _tujuan(row: dict[str, Any]) -> list[Tujuan]:
    units = [Unit.objects.get(kode=kode) for kode in row.get("kepada", ())]
    heads = dict(Jabatan.objects.filter(unit__in=units, kepala=True).values_list("unit_id", "nama"))
    outside = [line.split("; ") for line in row.get("luar", ())]
    return [
        *(Tujuan(kanal=Kanal.UNIT, sebutan=heads[u.pk], unit_id=u.pk) for u in units),
        *(Tujuan(kanal=Kanal.KERTAS, sebutan=nama, alamat=alamat) for nama, alamat in outside),
    ]


def _paraf(drafter: Actor, letter: Naskah, sampai: str) -> None:
    """Hand in along the structure; initial as far as the letter has come."""
    letter = services.ajukan(drafter, letter)
    while letter.status == Status.PARAF:
        step = letter.langkah.filter(giliran=True).select_related("jabatan__unit").first()
        assert step is not None
        office = _pejabat(step.jabatan.unit.kode)
        if sampai == "revisi":
            services.kembalikan(office, letter, alasan="Sebut dasar hukumnya, dan perbaiki ejaan “izin”.")
            return
        if sampai == "paraf":
            return
        letter = services.paraf(office, letter)


def _tanda_tangan(signer: Actor, letter: Naskah, frasa: Frasa) -> None:
    mulai(signer, letter)
    row: Permintaan = untuk("naskah", letter.pk)[0].permintaan.get(jabatan_id=signer.jabatan_id)
    bubuhkan(signer, row, frasa)


def _kirim(drafter: Actor, letter: Naskah) -> None:
    services.kirim(drafter, Naskah.objects.get(pk=letter.pk))


def _terima(drafter: Actor, letter: Naskah) -> None:
    """Sent, and every head has opened it."""
    _kirim(drafter, letter)
    for p in PenerimaNaskah.objects.filter(naskah=letter, surat_id__isnull=False).select_related("unit"):
        assert p.unit is not None
        persuratan.baca(_pejabat(p.unit.kode), Surat.objects.get(pk=p.surat_id))


def _jawab(drafter: Actor, letter: Naskah) -> None:
    _terima(drafter, letter)
    services.tandai_dijawab(drafter, letter, dengan="600.4/77/DLH/2026")


def _putus(drafter: Actor, letter: Naskah) -> None:
    _terima(drafter, letter)
    receiver = PenerimaNaskah.objects.select_related("unit").get(naskah=letter)
    assert receiver.unit is not None
    services.putuskan(
        _pejabat(receiver.unit.kode), letter, disetujui=True, pilihan=1, catatan="Setuju pilihan 1, mulai pekan depan."
    )


SESUDAH: dict[str, Callable[[Actor, Naskah], None]] = {
    "sah": lambda _a, _n: None,
    "massal": lambda _a, _n: None,
    "terkirim": _kirim,
    "diterima": _terima,
    "dijawab": _jawab,
    "diputus": _putus,
}


def _pejabat(kode: str) -> Actor:
    """The head of a unit, acting."""
    office = Jabatan.objects.get(unit__kode=kode, kepala=True, aktif=True)
    found = actor(office.pemangku.latest("dari").orang_id, jabatan_id=office.pk, alat="demo")
    assert found is not None
    return found


def _tanggal(text: str, today: date) -> str:
    """A day so many days from now, written as "+7"."""
    return (today + timedelta(days=int(text))).isoformat() if text.startswith("+") else text
