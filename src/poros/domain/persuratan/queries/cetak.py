"""Letters as data for paper, in Indonesian: the disposition sheet, the agenda book, the slip."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang, Pemangku
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.penugasan.rules import TERTUTUP, StatusArahan
from poros.kernel.penugasan.wewenang import Wewenang as LihatTugas
from poros.kernel.wewenang import visible
from poros.pure import tanggal

from ..models import Disposisi, InstruksiDisposisi, Surat
from .disposisi import bunyi
from .lembar import pilihan_instruksi


@naskah()
def lembar_cetak(actor: Actor, surat: Surat) -> list[dict[str, object]]:
    """The sheets as printed (02 §2.5); a letter without one gives a blank form. Of a secret letter, only one's own."""
    phrases = list(pilihan_instruksi())
    sheets = _lembar(actor, surat)
    held = Pemangku.objects.filter(pk__in={s.arahan.pemangku_id for s in sheets}).select_related("orang")
    people = {h.pk: h.orang for h in held}
    return [_terisi(surat, s, phrases, _pemberi(people, s)) for s in sheets] or [_kosong(actor, surat, phrases)]


def _pemberi(people: dict[int, Orang], sheet: Disposisi) -> Orang | None:
    """Who gave the sheet, by the office that he held, unless he bears another name by now: two may share one name."""
    orang = people.get(sheet.arahan.pemangku_id)
    return orang if orang is not None and orang.nama == sheet.orang else None


def _lembar(actor: Actor, surat: Surat) -> list[Disposisi]:
    rows = surat.disposisi.exclude(arahan__status=StatusArahan.DITARIK).select_related("arahan", "dari__unit")
    rows = rows.prefetch_related("arahan__penugasan__unit")
    if surat.kerahasiaan in TERTUTUP:
        seen = visible(actor, LihatTugas.LIHAT, Penugasan.objects.all()).values("arahan_id")
        rows = rows.filter(Q(dari_id=actor.jabatan_id) | Q(arahan_id__in=seen))
    return list(rows)


def _terisi(
    surat: Surat, sheet: Disposisi, phrases: list[InstruksiDisposisi], orang: Orang | None
) -> dict[str, object]:
    targets = sorted(sheet.arahan.penugasan.all(), key=lambda t: t.pk)
    return {
        **_kepala(surat),
        "unit": sheet.dari.unit.nama,
        "kepada": [{"pilih": True, "teks": t.unit.nama, "peran": str(t.get_peran_display())} for t in targets],
        "instruksi": [{"pilih": p.kode in sheet.instruksi, "teks": p.teks} for p in phrases],
        "catatan": sheet.catatan or bunyi(surat, sheet.arahan.isi),
        "tenggat": _saat(sheet.arahan.tenggat),
        "waktu": _saat(sheet.waktu),
        "jabatan": sheet.sebutan,
        "nama": orang.nama_lengkap if orang else sheet.orang,
        "pangkat": orang.pangkat if orang else "",
        "nip": orang.nip if orang else "",
    }


def _kosong(actor: Actor, surat: Surat, phrases: list[InstruksiDisposisi]) -> dict[str, object]:
    kinds = (JenisUnit.ASISTEN, JenisUnit.BIRO, JenisUnit.BAGIAN, JenisUnit.DINAS, JenisUnit.BADAN)
    return {
        **_kepala(surat),
        "unit": surat.pemegang.unit.nama,
        "kepada": [{"pilih": False, "teks": u.nama} for u in actor.peta.jenis(*kinds)],
        "instruksi": [{"pilih": False, "teks": p.teks} for p in phrases],
        "catatan": "",
        "tenggat": "",
        "waktu": "",
        "jabatan": surat.pemegang.nama,
        "nama": "",
        "pangkat": "",
        "nip": "",
    }


def _kepala(surat: Surat) -> dict[str, object]:
    return {
        "rahasia": str(surat.get_kerahasiaan_display()) if surat.kerahasiaan in TERTUTUP else "",
        "pengirim": surat.pengirim,
        "diterima": _saat(surat.diterima),
        "nomor": surat.nomor,
        "agenda": surat.agenda,
        "tanggal": tanggal.panjang(surat.tanggal),
        "sifat": f"{surat.get_kecepatan_display()} · {surat.get_kerahasiaan_display()}",
        "perihal": surat.perihal,
    }


def _saat(value: datetime | None) -> str:
    return f"{tanggal.panjang(timezone.localtime(value).date())}, {timezone.localtime(value):%H.%M}" if value else "–"


@naskah()
def slip(surat: Surat) -> dict[str, object]:
    """What stands on the slip beside the code; of a secret letter not even the sender."""
    tertutup = surat.kerahasiaan in TERTUTUP
    return {
        "agenda": surat.agenda,
        "unit": surat.unit.nama,
        "diterima": _saat(surat.diterima),
        "pengirim": "" if tertutup else surat.pengirim,
        "rahasia": str(surat.get_kerahasiaan_display()) if tertutup else "",
    }


@naskah()
def buku(letters: list[Surat]) -> dict[str, object]:
    """Heads and rows of the agenda book (02 §2.4)."""
    judul = [
        _("No. agenda"),
        _("Diterima"),
        _("Nomor naskah"),
        _("Tanggal"),
        _("Asal"),
        _("Isi ringkas"),
        _("Tujuan"),
        _("Keterangan"),
    ]
    return {"judul": judul, "baris": [_baris(s) for s in letters], "jumlah": _("%d surat") % len(letters)}


def _baris(s: Surat) -> list[str]:
    return [
        s.agenda,
        tanggal.panjang(timezone.localtime(s.diterima).date()),
        s.nomor,
        tanggal.panjang(s.tanggal),
        s.pengirim,
        f"{s.perihal}. {s.ringkasan}" if s.ringkasan else s.perihal,
        s.kepada.nama,
        str(s.get_status_display()),
    ]
