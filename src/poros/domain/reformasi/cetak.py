"""The paper for the ministry: what is proposed, post by post, with the ground of each."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor
from poros.pure.tanggal import panjang

from .labels import HASIL, JENJANG, KELAS
from .models import PosTelaah, Telaah
from .queries import telaah as baca
from .rules.penyederhanaan import Hasil, Jenjang, Kelas

TEMPLATE = Path(__file__).parent / "templates" / "reformasi" / "cetak" / "usulan.typ"


@naskah()
def usulan(actor: Actor, telaah: Telaah, daerah: Daerah) -> bytes:
    """Recap, chart before and after, and every unit with its posts and grounds. No names: those are not asked for."""
    seen = baca.pos_terlihat(actor, telaah)
    rows = baca.urut(seen.prefetch_related("putusan"))
    s = baca.simulasi(rows)
    data = {
        "daerah": daerah.nama if daerah.nama.lower().startswith("pemerintah") else f"Pemerintah {daerah.nama}",
        "unit": telaah.unit.nama,
        "dicetak": _("Dicetak dari Poros %(waktu)s oleh %(nama)s")
        % {"waktu": f"{timezone.localtime():%d-%m-%Y %H.%M}", "nama": actor.nama},
        "judul": telaah.judul,
        "tanggal": panjang(telaah.tanggal),
        "status": telaah.get_status_display(),
        "kelas": [[str(KELAS[k]), s.sebelum.get(k, 0), s.sesudah.get(k, 0)] for k in Kelas if s.sebelum.get(k)],
        "jumlah": [s.jumlah_sebelum, s.jumlah_sesudah, s.terdampak, s.belum, s.persen],
        "rekap": [[r.nama or "–", r.pos, r.sederhana, r.belum, r.pemangku] for r in baca.rekap(seen)],
        "bagian": _bagian(rows, telaah.tanggal),
        "tim": [[t.nama, t.atasan.jabatan if t.atasan else "–", t.tugas] for t in baca.tim_terlihat(actor, telaah)],
    }
    return cetak.pdf(TEMPLATE, data)


def baris_usulan(actor: Actor, telaah: Telaah) -> list[list[Any]]:
    """Every post as a line of a table; the heads are `kepala()`."""
    rows = baca.urut(baca.pos_terlihat(actor, telaah))
    return [_baris(line) for line in baca.berdasar(rows, telaah.tanggal)]


def kepala() -> list[str]:
    """Heads of the columns of `baris_usulan`."""
    return [
        _("Kode"), _("Unit"), _("Jabatan"), _("Eselon"), _("Pemangku"), _("Usul menurut aturan"), _("Aturan"),
        _("Dasar"),
        _("Mutu bukti"), _("Yang dipakai"), _("Diputuskan orang"), _("Jenjang"), _("Jabatan fungsional"),
    ]  # fmt: skip


def _baris(line: baca.BarisPos) -> list[Any]:
    p = line.pos
    level = JENJANG[Jenjang(p.jenjang)] if p.jenjang and p.akhir == Hasil.DISEDERHANAKAN else ""
    return [
        p.kode, p.unit_nama, p.jabatan, p.eselon, p.pemangku, str(HASIL[Hasil(p.usul)]), p.aturan, dasar(line),
        line.dasar.mutu if line.dasar else "", str(HASIL[Hasil(p.akhir)]), _("ya") if p.diputus else _("tidak"),
        str(level), p.jf,
    ]  # fmt: skip


def dasar(line: baca.BarisPos) -> str:
    """The ground in words with its source; of what is open, what is missing."""
    if line.dasar:
        return f"{line.dasar.teks} ({line.dasar.sumber})"
    if line.belum:
        words = _("Fungsi jabatan belum diisi, jadi aturan ini tidak dapat diperiksa: %(teks)s (%(sumber)s)")
        return words % {"teks": line.belum.teks, "sumber": line.belum.sumber}
    return _("Tidak ada aturan yang memutuskan.")


def _bagian(rows: list[PosTelaah], hari: date) -> list[dict[str, Any]]:
    """Posts by perangkat daerah, in the order of the structure."""
    names = {row.kode: row.unit_nama for row in rows}
    groups: dict[str, list[list[str]]] = {}
    for line in baca.berdasar(rows, hari):
        p = line.pos
        level = str(JENJANG[Jenjang(p.jenjang)]) if p.jenjang and p.akhir == Hasil.DISEDERHANAKAN else ""
        target = ", ".join(part for part in (level, p.jf) if part)
        why = dasar(line)
        if p.diputus and (last := next(reversed(p.putusan.all()), None)):
            why = _("Putusan: %(alasan)s. Menurut aturan: %(usul)s. %(dasar)s") % {
                "alasan": last.alasan.rstrip("."), "usul": HASIL[Hasil(p.usul)].lower(), "dasar": why,
            }  # fmt: skip
        groups.setdefault(p.pangkal, []).append([p.jabatan, p.eselon or "–", str(HASIL[Hasil(p.akhir)]), target, why])
    return [{"nama": names.get(kode, "–"), "baris": lines} for kode, lines in groups.items()]
