"""Paper: the notula that is signed, and the list of those who were there."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel import cetak
from poros.kernel.bahasa import naskah, panjang
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.tandatangan.alamat import daerah as daerah_ini
from poros.kernel.tandatangan.values import LEBAR, TINGGI, Posisi
from poros.pure.tanggal import lengkap

from .models import ButirNotula, Peserta, Rapat
from .queries.parameter import nama_jenis
from .queries.rapat import acara, butir
from .rules.alur import JenisButir

TINGGI_A4 = 841.89
TEMPLATE = Path(__file__).parent / "templates" / "rapat" / "cetak"


@naskah()
def notula(actor: Actor, rapat: Rapat) -> bytes:
    """The notula as it stands, to be read."""
    return cetak.pdf(TEMPLATE / "notula.typ", _isi_notula(actor, rapat, ""))


@naskah()
def lembar_notula(actor: Actor, rapat: Rapat, alamat: str) -> tuple[bytes, list[Posisi]]:
    """The sheet to be signed, with the QR of its verification, and where note-taker and chair sign, in this order.

    `TakTercetakError` where the text holds a sign that could not be read for ever.
    """
    made, places = cetak.arsip(TEMPLATE / "notula.typ", _isi_notula(actor, rapat, alamat))
    return made, [_posisi(place) for place in places]


def _isi_notula(actor: Actor, rapat: Rapat, alamat: str) -> dict[str, Any]:
    """Head, what was said and decided under each point, who was there, and who signs."""
    guests = list(rapat.peserta.select_related("jabatan"))
    return _kepala(rapat, daerah_ini()) | {
        "ketua": _pejabat(rapat.ketua_id, rapat),
        "notulis": _pejabat(rapat.notulis_id, rapat),
        "hadir": [_tamu(p) for p in guests if p.hadir],
        "tidak_hadir": [str(p) for p in guests if not p.hadir],
        "acara": [{"judul": a.judul, "penyaji": a.penyaji, "baris": _baris(a.baris)} for a in acara(rapat)],  # type: ignore[attr-defined]  # prefetched
        "lain": _baris([b for b in butir(rapat) if b.acara_id is None]),
        "koreksi": [f"{k.nomor}. {k.isi}" for k in rapat.koreksi.all()],
        "qr": cetak.qr(alamat) if alamat else "",
        "dicetak": _("Dicetak dari Poros oleh %(nama)s") % {"nama": actor.nama},
    }


def _posisi(petak: dict[str, float]) -> Posisi:
    """From the sheet's upper left corner to the PDF's lower left one."""
    x, y = round(petak["x"]), round(TINGGI_A4 - petak["y"] - TINGGI)
    return Posisi(x=x, y=y, halaman=int(petak["halaman"]), lebar=LEBAR, tinggi=TINGGI)


@naskah()
def daftar_hadir(rapat: Rapat, daerah: Daerah) -> bytes:
    """Who was invited, with how and when he signed in; guests on a list of their own (PP 16/2010 Art. 75)."""
    guests = list(rapat.peserta.select_related("jabatan"))
    data = _kepala(rapat, daerah) | {
        "undangan": [_tamu(p) for p in guests if p.peran != "tamu"],
        "tamu": [_tamu(p) for p in guests if p.peran == "tamu"],
    }
    return cetak.pdf(TEMPLATE / "hadir.typ", data)


def _kepala(rapat: Rapat, daerah: Daerah) -> dict[str, Any]:
    begin = timezone.localtime(rapat.dibuka or rapat.mulai) if rapat.mulai else None
    end = timezone.localtime(rapat.ditutup or rapat.selesai) if rapat.selesai else None
    return {
        "daerah": cetak.pemerintah(daerah.nama, daerah.jenis),
        "unit": rapat.unit.nama,
        "jenis": nama_jenis(rapat.jenis),
        "judul": rapat.judul,
        "nomor": rapat.nomor_undangan,
        "hari": lengkap(begin.date()) if begin else "",
        "waktu": f"{begin:%H.%M}–{end:%H.%M}" if begin and end else "",
        "tempat": rapat.di,
    }


def _pejabat(jabatan_id: int | None, rapat: Rapat) -> dict[str, str]:
    """Who holds the office on the day of the meeting, for the block of names."""
    if jabatan_id is None:
        return {}
    day = timezone.localtime(rapat.mulai).date() if rapat.mulai else timezone.localdate()
    held = Pemangku.objects.filter(berlaku_pada(day), jabatan_id=jabatan_id).select_related("orang", "jabatan").first()
    if held is None:  # the office signs all the same, whoever will hold it
        return {"jabatan": Jabatan.objects.get(pk=jabatan_id).nama, "nama": "", "nip": "", "pangkat": ""}
    return {
        "jabatan": held.jabatan.nama,
        "nama": held.orang.nama_lengkap,
        "nip": held.orang.nip,
        "pangkat": held.orang.pangkat,
    }


def _tamu(p: Peserta) -> dict[str, str]:
    seen = timezone.localtime(p.hadir) if p.hadir else None
    return {
        "nama": p.oleh or p.nama or str(p),
        "jabatan": p.jabatan.nama if p.jabatan else p.instansi,
        "waktu": f"{seen:%H.%M}" if seen else "",
        "cara": str(p.get_cara_display()) if p.cara else "",
    }


def _baris(rows: list[ButirNotula]) -> list[dict[str, str]]:
    return [
        {
            "jenis": b.jenis,
            "sebut": str(b.get_jenis_display()) if b.jenis != JenisButir.CATATAN else "",
            "isi": b.isi,
            "unit": b.unit.nama if b.unit else "",
            "tenggat": panjang(b.tenggat) if b.tenggat else "",
            "bukti": b.bukti,
        }
        for b in rows
    ]
