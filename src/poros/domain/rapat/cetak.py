"""Paper: the notula that is signed, and the list of those who were there."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel import cetak
from poros.kernel.bahasa import naskah, panjang
from poros.kernel.daerah.koneksi import daerah as daerah_ini
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.penugasan.rules import TERTUTUP
from poros.kernel.tandatangan.values import Posisi
from poros.pure.tanggal import lengkap

from .models import ButirNotula, Peserta, Rapat
from .queries.gagasan import Timbangan, penyumbang, timbang
from .queries.parameter import jenis, nama_jenis
from .queries.rapat import butir
from .rules.alur import JenisButir, Peran, Status

TINGGI_A4 = 841.89
TEMPLATE = Path(__file__).parent / "templates" / "rapat" / "cetak"


@naskah()
def notula(actor: Actor, rapat: Rapat) -> bytes:
    """The notula as it stands, to be read."""
    return cetak.pdf(TEMPLATE / "notula.typ", _isi_notula(actor, rapat, "", butir(rapat)))


@naskah()
def lembar_notula(actor: Actor, rapat: Rapat, alamat: str, baris: list[ButirNotula]) -> tuple[bytes, list[Posisi]]:
    """The sheet to be signed, with the QR of its verification, and where note-taker and chair sign, in this order.

    `TakTercetakError` where the text holds a sign that could not be read for ever.
    """
    return _lembar("notula.typ", _isi_notula(actor, rapat, alamat, baris))


@naskah()
def risalah(actor: Actor, rapat: Rapat) -> bytes:
    """The record as it stands, to be read."""
    return cetak.pdf(TEMPLATE / "risalah.typ", _isi_risalah(actor, rapat, ""))


@naskah()
def lembar_risalah(actor: Actor, rapat: Rapat, alamat: str) -> tuple[bytes, list[Posisi]]:
    """The record to be signed, as `lembar_notula`."""
    return _lembar("risalah.typ", _isi_risalah(actor, rapat, alamat))


@naskah()
def laporan_gagasan(rapat: Rapat) -> bytes:
    """What was asked, what was said and weighed, what became of it, and whose it is; for all to sign."""
    weighed = timbang(rapat)
    kind = jenis().get(rapat.jenis)
    officers = _pejabat(rapat)
    data = _kepala(rapat, daerah_ini()) | {
        "lembar": (kind.lembar if kind else "") or _("Laporan hasil gagasan"),
        "pertanyaan": [q.isi for q in rapat.pertanyaan.all()],
        "kriteria": [f"{k.nama} ({k.bobot})" for k in rapat.kriteria.all()],
        "gagasan": [_gagasan(t) for t in weighed],
        "penyumbang": [[unit, str(n)] for unit, n in penyumbang(t.gagasan for t in weighed).items()],
        "hadir": sum(p.hadir is not None for p in rapat.peserta.all()),
        "ketua": officers(rapat.ketua_id),
        "notulis": officers(rapat.notulis_id),
    }
    return cetak.pdf(TEMPLATE / "gagasan.typ", data)


def _isi_notula(actor: Actor, rapat: Rapat, alamat: str, lines: list[ButirNotula]) -> dict[str, Any]:
    """Head, what was said and decided under each point, who was there, and who signs."""
    guests = list(rapat.peserta.select_related("jabatan"))
    corrected = rapat.status in {Status.NOTULA_SAH, Status.DITUTUP}
    officers = _pejabat(rapat)
    return _kepala(rapat, daerah_ini()) | {
        "ketua": officers(rapat.ketua_id),
        "notulis": officers(rapat.notulis_id),
        "hadir": [_tamu(p) for p in guests if p.hadir],
        "tidak_hadir": [str(p) for p in guests if not p.hadir],
        "acara": [
            {"judul": a.judul, "penyaji": a.penyaji, "baris": _baris([b for b in lines if b.acara_id == a.pk])}
            for a in rapat.acara.all()
        ],
        "lain": _baris([b for b in lines if b.acara_id is None]),
        "koreksi": [f"{k.nomor}. {k.isi}" for k in rapat.koreksi.all()] if corrected else [],
        "qr": cetak.qr(alamat) if alamat else "",
        "dicetak": _("Dicetak dari Poros oleh %(nama)s") % {"nama": actor.nama},
    }


def _lembar(template: str, isi: dict[str, Any]) -> tuple[bytes, list[Posisi]]:
    made, places = cetak.arsip(TEMPLATE / template, isi)
    return made, [Posisi.dari_petak(place, TINGGI_A4) for place in places]


def _isi_risalah(actor: Actor, rapat: Rapat, alamat: str) -> dict[str, Any]:
    """What the rules of order ask of a record: kind and openness, hours, who led, who was there, who had been asked."""
    guests = list(rapat.peserta.select_related("jabatan"))
    members = [p for p in guests if p.peran == Peran.ANGGOTA_DPRD]
    officers = _pejabat(rapat)
    return _kepala(rapat, daerah_ini()) | {
        "sifat": _("Tertutup") if rapat.kerahasiaan in TERTUTUP else _("Terbuka"),
        "acara": [a.judul for a in rapat.acara.all()],
        "ketua": officers(rapat.ketua_id),
        "notulis": officers(rapat.notulis_id),
        "anggota": rapat.anggota or len(members),
        "anggota_hadir": [_sebut(p) for p in members if p.hadir],
        "undangan": [_sebut(p) for p in guests if p.peran != Peran.ANGGOTA_DPRD],
        "ucapan": [
            {"pembicara": u.pembicara, "sebagai": u.sebagai, "alinea": u.isi.split("\n\n")}
            for u in rapat.ucapan.filter(dihapus=False)
        ],
        "qr": cetak.qr(alamat) if alamat else "",
        "dicetak": _("Dicetak dari Poros oleh %(nama)s") % {"nama": actor.nama},
    }


def _gagasan(t: Timbangan) -> dict[str, str]:
    g = t.gagasan
    return {
        "isi": g.isi,
        "dari": ", ".join(filter(None, (g.nama or _("tanpa nama"), g.unit.nama if g.unit else ""))),
        "kelompok": g.kelompok,
        "bobot": f"{t.angka:.1f}".replace(".", ",") if t.angka is not None else "–",
        "hasil": str(g.get_hasil_display()) if g.hasil else _("belum diputus"),
        "alasan": g.alasan,
    }


def _sebut(p: Peserta) -> str:
    return f"{p}, {p.instansi}" if p.instansi else str(p)


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


def _pejabat(rapat: Rapat) -> Callable[[int | None], dict[str, str]]:
    """Chair and note-taker as they held their offices on the day, for the blocks of names. One statement."""
    day = timezone.localtime(rapat.mulai).date() if rapat.mulai else timezone.localdate()
    offices = [pk for pk in (rapat.ketua_id, rapat.notulis_id) if pk]
    rows = Pemangku.objects.filter(berlaku_pada(day), jabatan_id__in=offices).select_related("orang", "jabatan")
    held = {row.jabatan_id: row for row in rows.order_by("-pk")}

    def blok(pk: int | None) -> dict[str, str]:
        if pk is None:
            return {}
        if pk not in held:  # the office signs all the same, whoever will hold it
            return {"jabatan": Jabatan.objects.get(pk=pk).nama, "nama": "", "nip": "", "pangkat": ""}
        row = held[pk]
        return {
            "jabatan": row.jabatan.nama,
            "nama": row.orang.nama_lengkap,
            "nip": row.orang.nip,
            "pangkat": row.orang.pangkat,
        }

    return blok


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
