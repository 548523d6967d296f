"""The sheet of a letter: its data for the template, made into PDF/A once the number is known."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah as berbahasa_indonesia
from poros.kernel.cetak import arsip, pdf, pemerintah, qr
from poros.kernel.daerah.koneksi import daerah as daerah_ini
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.peta import Peta
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.penugasan.rules import TERTUTUP, Kerahasiaan
from poros.kernel.tandatangan.values import Posisi
from poros.pure.tanggal import lengkap, panjang

from .models import Naskah, Penandatangan, PenerimaNaskah
from .queries.bentuk import kop, urai
from .queries.pejabat import instansi, pejabat
from .rules import markah
from .rules.bentuk import Bentuk, JenisBagian, Susunan, TataLetak
from .rules.blok_nama import Pangkat, susun

TEMPLATE = Path(__file__).parent / "templates" / "naskah" / "cetak" / "naskah.typ"
HURUF = {
    "Arial": "TeX Gyre Heros",
    "Bookman Old Style": "TeX Gyre Bonum",
    "Times New Roman": "TeX Gyre Termes",
}
"""What rules on letters name, and the free face of the same measures that we may ship."""
TINGGI_KERTAS = {"a4": 841.89, "f4": 935.43, "us-legal": 1008.0}
"""Points."""
BELUM_BERNOMOR = "…/…"
ANGKA = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
KEPALA_DAERAH = JenisUnit.KEPALA_DAERAH.value
DAFTAR_MULAI = 6
"""From so many addressees on they stand in a list behind the letter."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """A finished sheet and where the marks of its signers go."""

    pdf: bytes
    posisi: tuple[Posisi, ...]


@berbahasa_indonesia()
def lembar(
    peta: Peta,
    naskah: Naskah,
    tanda: Sequence[Penandatangan],
    penerima: Sequence[PenerimaNaskah],
    *,
    hari: date,
    alamat: str = "",
    salinan: PenerimaNaskah | None = None,
) -> Lembar:
    """Set the letter. `alamat` is what its QR shows; with `salinan` it is one addressee's own copy."""
    bentuk = urai(naskah.bentuk.naskah)
    data = _data(peta, naskah, bentuk, tanda, hari)
    receivers = penerima if salinan is None else [salinan, *(p for p in penerima if p.tembusan)]
    # What is not a letter to somebody names no addressee, though it may be sent to some.
    data |= _tujuan([p for p in receivers if p.tembusan or bentuk.kepada or p is salinan])
    data |= {"bagian": bagian(bentuk, naskah.isi, salinan.nilai if salinan else {}), "qr": qr(alamat) if alamat else ""}
    made, petak = arsip(TEMPLATE, data)
    height = TINGGI_KERTAS[bentuk.tata.kertas]
    return Lembar(made, tuple(Posisi.dari_petak(p, height) for p in petak))


@berbahasa_indonesia()
def tanda_terima(peta: Peta, naskah: Naskah, penerima: Sequence[PenerimaNaskah]) -> bytes:
    """The sheet that goes with a letter carried by hand: a line for each addressee to sign (UU 30/2014 Art. 60).

    Whoever carries it reads it: of a secret letter it says no more than its number.
    """
    here = daerah_ini()
    house = instansi(peta, naskah.unit_id)
    head = kop([naskah.unit_id, house])
    data = {
        "daerah": pemerintah(here.nama, here.jenis),
        "unit": peta.simpul[house].nama if house in peta.simpul else "",
        "alamat": head.alamat if head else "",
        "nomor": naskah.nomor,
        "tanggal": panjang(naskah.tanggal) if naskah.tanggal else "",
        "hal": "" if naskah.kerahasiaan in TERTUTUP else naskah.hal,
        "sifat": _sifat(naskah),
        "lampiran": _lampiran(naskah.jumlah_lampiran),
        "penerima": [
            {"sebutan": p.sebutan, "alamat": p.alamat, "tembusan": p.tembusan, "oleh": p.diterima_oleh}
            for p in penerima
        ],
    }
    return pdf(TEMPLATE.parent / "tanda_terima.typ", data)


def bagian(bentuk: Bentuk, isi: dict[str, str], nilai: dict[str, str]) -> list[dict[str, Any]]:
    """The parts of the text as blocks, with what is merged put in; empty ones are left out."""
    found = []
    for part in bentuk.bagian:
        text = isi.get(part.kode, "")
        if not text.strip():
            continue
        running = part.jenis is JenisBagian.NASKAH
        found.append(
            {
                "nama": part.nama,
                "tampil": part.tampil.value,
                "jenis": part.jenis.value,
                "nilai": "" if running else _nilai(part.jenis, markah.gabung(text, nilai)),
                "blok": markah.terisi(markah.urai(text), nilai) if running else [],
            }
        )
    return found


def blok_nama(bentuk: Bentuk, tanda: Sequence[Penandatangan], daerah: str = "") -> list[dict[str, Any]]:
    """The name-blocks; one that has been printed stays as it was printed."""
    return [s.blok or _blok(bentuk, s, daerah or daerah_ini().nama) for s in tanda]


def _blok(bentuk: Bentuk, tanda: Penandatangan, daerah: str) -> dict[str, Any]:
    holder = pejabat(tanda)
    if holder is None:
        return {"jabatan": [f"{_jabatan(tanda.jabatan, daerah)},"], "nama": "…", "pangkat": "", "nip": ""}
    made = susun(
        bentuk.rumpun,
        bentuk.kode,
        replace(holder, jabatan=_jabatan(tanda.jabatan, daerah)),
        atas_nama=_jabatan(tanda.atas_nama, daerah) if tanda.atas_nama else "",
        untuk_beliau=tanda.untuk_beliau.nama if tanda.untuk_beliau else "",
    )
    return {**asdict(made), "jabatan": list(made.jabatan)}


def _data(peta: Peta, naskah: Naskah, bentuk: Bentuk, tanda: Sequence[Penandatangan], hari: date) -> dict[str, Any]:
    first = tanda[0] if tanda else None
    unit_id = first.jabatan.unit_id if first else naskah.unit_id
    house = instansi(peta, unit_id)
    head = kop([unit_id, house])
    here = daerah_ini()
    daerah = here.nama
    chief = _penetap(tanda, daerah)
    setting = bentuk.susunan is Susunan.PENETAPAN
    return {
        "tata": _tata(bentuk.tata),
        "kop": {
            "jenis": _kop(bentuk.tata.kop, first),
            "daerah": pemerintah(daerah, here.jenis),
            "unit": peta.simpul[house].nama if house in peta.simpul else "",
            "pejabat": chief,
            "alamat": head.alamat if head else "",
            "kontak": head.kontak if head else "",
        },
        "rahasia": str(naskah.get_kerahasiaan_display()) if naskah.kerahasiaan in TERTUTUP else "",
        # SR and R in red ink (BPN-SEC, a central agency's rule taken as default).
        "merah": naskah.kerahasiaan in TERTUTUP,
        "susunan": bentuk.susunan.value,
        "judul": f"{bentuk.judul} {chief}" if setting else (bentuk.judul or bentuk.nama.upper()),
        "nomor": naskah.nomor or BELUM_BERNOMOR,
        "hal": naskah.hal,
        "sifat": _sifat(naskah),
        "lampiran": _lampiran(naskah.jumlah_lampiran),
        "tanggal": panjang(naskah.tanggal or hari) if naskah.nomor else "…",
        "tempat": (head.tempat if head else "") or daerah.removeprefix("Kota ").removeprefix("Kabupaten "),
        "dari": first.jabatan.nama if first else "",
        "tanda": blok_nama(bentuk, tanda, daerah),
        "kaki": bentuk.tata.kaki if naskah.cara != "basah" else "",
        "konsep": not naskah.nomor,
        "rahmat": bentuk.kode.startswith("keputusan"),
        "penetap": chief,
        "frasa": f"{bentuk.judul} {chief}",
        "tentang": setting or bentuk.kode in {"surat-edaran", "pengumuman"},
    }


def _penetap(tanda: Sequence[Penandatangan], daerah: str) -> str:
    """The office in whose name something is laid down: that on whose behalf it is signed, else the signer's."""
    return _jabatan(tanda[0].atas_nama or tanda[0].jabatan, daerah) if tanda else ""


def _jabatan(office: Jabatan, daerah: str) -> str:
    """The office as a sheet names it: the head of region and his deputy with their region."""
    if office.unit.jenis != KEPALA_DAERAH or daerah.rsplit(" ", maxsplit=1)[-1].lower() in office.nama.lower():
        return office.nama
    return f"{office.nama} {daerah.removeprefix('Kota ').removeprefix('Kabupaten ')}"


def _kop(asked: str, first: Penandatangan | None) -> str:
    """What the head of region signs stands under his own head, whatever the form says."""
    if first is not None and first.jabatan.unit.jenis == KEPALA_DAERAH:
        return Pangkat.KDH.value
    return asked


def _tujuan(penerima: Sequence[PenerimaNaskah]) -> dict[str, Any]:
    main = [p.sebutan for p in penerima if not p.tembusan]
    places = {p.alamat for p in penerima if not p.tembusan and p.alamat}
    many = len(main) >= DAFTAR_MULAI
    return {
        "kepada": [_("(daftar penerima terlampir)")] if many else main,
        "di": (places.pop() if len(places) == 1 else _("Tempat")) if main else "",
        "tembusan": [p.sebutan for p in penerima if p.tembusan],
        "daftar": main if many else [],
    }


def _tata(tata: TataLetak) -> dict[str, Any]:
    plain = {k: float(v) if isinstance(v, Decimal) else v for k, v in asdict(tata).items()}
    return plain | {"huruf": HURUF[tata.huruf]}


def _nilai(jenis: JenisBagian, text: str) -> str:
    if jenis is not JenisBagian.TANGGAL:
        return text.strip()
    try:
        return lengkap(date.fromisoformat(text.strip()))
    except ValueError:
        return text.strip()


def _sifat(naskah: Naskah) -> str:
    speed = str(naskah.get_kecepatan_display())
    secret = naskah.kerahasiaan not in {Kerahasiaan.TERBATAS, Kerahasiaan.BIASA}
    return f"{speed}/{naskah.get_kerahasiaan_display()}" if secret else speed


def _lampiran(n: int) -> str:
    if not n:
        return "-"
    word = ANGKA[n] if n < len(ANGKA) else ""
    return f"{n} ({word}) berkas" if word else f"{n} berkas"
