"""Paper: the letter that asks, and the draft of the agreement, from a text kept as data."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel import cetak
from poros.kernel.bahasa import naskah
from poros.kernel.daerah.models import Daerah
from poros.kernel.organisasi.actor import Actor
from poros.pure.tanggal import panjang

from .models import Adopsi, Nota
from .rules.alur import Arah

AKAR = Path(__file__).parent
TEMPLATE = AKAR / "templates" / "berbagi" / "cetak"


@naskah()
def nota(actor: Actor, row: Nota, daerah: Daerah) -> bytes:
    """The nota kesepahaman with its articles; the first party is who gives."""
    adopsi = row.adopsi
    parties = (row.pihak_lain, row.pihak_kita) if adopsi.arah == Arah.KELUAR else (row.pihak_kita, row.pihak_lain)
    text = isi_nota(row, parties)
    return _pdf(actor, daerah, "nota", {"nomor": row.nomor, "pihak": parties, **text})


@naskah()
def permohonan(actor: Actor, adopsi: Adopsi, daerah: Daerah) -> bytes:
    """The letter that asks the other government; it is numbered and signed where outgoing letters are."""
    tawaran = adopsi.tawaran
    data = {
        "nomor": adopsi.nomor_surat,
        "tanggal": panjang(adopsi.tanggal_surat) if adopsi.tanggal_surat else "",
        "kepada": tawaran.kontak or adopsi.daerah,
        "lain": adopsi.daerah,
        "nama": tawaran.nama,
        "ringkasan": tawaran.ringkasan,
        "keperluan": adopsi.keperluan,
        "unit": adopsi.unit.nama,
        "indikator": [f"{i.indeks.upper()} {i.kode}" for i in tawaran.indikator.all()],
    }
    return _pdf(actor, daerah, "permohonan", data)


def isi_nota(row: Nota, parties: tuple[str, str]) -> dict[str, Any]:
    """The text with its names filled in; what a user has written is a value, never a pattern."""
    text = _naskah_nota()
    tawaran = row.adopsi.tawaran
    names = {
        "nama": tawaran.nama,
        "tempat": row.tempat,
        "pihak_satu": parties[0],
        "pihak_dua": parties[1],
        "lingkup": row.lingkup,
        "lisensi": tawaran.lisensi or "yang disepakati para pihak",
        "mulai": panjang(row.mulai),
        "sampai": panjang(row.sampai),
    }
    said = {"data_pribadi": row.data_pribadi, "tanpa_data_pribadi": not row.data_pribadi}
    articles = [a for a in text["pasal"] if said.get(a.get("bila"), True)]
    return {
        "judul": text["judul"],
        "tentang": text["tentang"].format_map(names),
        "pembuka": text["pembuka"].format_map(names),
        "pasal": [{"judul": a["judul"], "isi": [line.format_map(names) for line in a["isi"]]} for a in articles],
    }


@cache
def _naskah_nota() -> dict[str, Any]:
    text: dict[str, Any] = yaml.safe_load((AKAR / "parameter" / "nota.yaml").read_text(encoding="utf-8"))
    return text


def _pdf(actor: Actor, daerah: Daerah, nama: str, data: dict[str, Any]) -> bytes:
    bare = daerah.jenis == "kementerian" or daerah.nama.lower().startswith("pemerintah")
    printed = _("Dicetak dari Poros %(waktu)s oleh %(nama)s") % {
        "waktu": f"{timezone.localtime():%d-%m-%Y %H.%M}",
        "nama": actor.nama,
    }
    head = {"daerah": daerah.nama if bare else f"Pemerintah {daerah.nama}", "dicetak": printed}
    return cetak.pdf(TEMPLATE / f"{nama}.typ", head | data)
