"""What is frozen of an assessment: values, reasons and evidence of every indicator, as one content."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.registry import objek_menurut_model
from poros.kernel.tandatangan import alamat
from poros.kernel.tandatangan import queries as tandatangan

from ..models import Bukti, BuktiButir, Butir, NilaiButir, Penilaian
from ..rules.alur import Babak
from .instrumen import isi
from .kertas import hasil_babak


def isi_beku(penilaian: Penilaian) -> dict[str, Any]:
    """Everything that the result rests on; numbers as text, so that no digit is lost. Five statements."""
    lines = list(penilaian.butir.select_related("unit").order_by("urutan"))
    reasons, serving = _alasan(lines), _melayani(lines)
    names = {leaf.kode: leaf.nama for leaf in isi(penilaian.instrumen).daun}
    return {
        "instrumen": _instrumen(penilaian),
        "tahun": penilaian.tahun,
        "penyelenggara": penilaian.unit.nama,
        "penilai": {"internal": penilaian.penilai_internal.nama, "eksternal": penilaian.penilai_eksternal},
        "hasil": hasil_babak(penilaian, lines),
        "kondisi": penilaian.kondisi,
        "rekomendasi": penilaian.rekomendasi,
        "butir": [
            {
                "kode": line.kode,
                "nama": names[line.kode],
                "unit": line.unit.nama if line.unit else "",
                "nilai": {b.value: _teks(getattr(line, b.value)) for b in Babak},
                "alasan": reasons[line.pk],
                "bukti": sorted(serving[line.pk]),
            }
            for line in lines
        ],
        "bukti": _bukti(sorted({pk for found in serving.values() for pk in found})),
    }


@dataclass(frozen=True, slots=True)
class Tanda:
    """Office and how far it is; the address of the proof once all have signed, else empty."""

    penanda: list[tuple[str, str]]
    bukti: str


def berkas_penilaian(penilaian: Penilaian) -> list[Tautan]:
    """The sheets printed of an assessment, the newest first."""
    ties = Tautan.objects.filter(objek=objek_menurut_model(Penilaian), objek_id=penilaian.pk)
    return list(ties.select_related("berkas").order_by("-pk"))


def tanda(penilaian: Penilaian) -> Tanda | None:
    """Who signs the newest sheet, and where anybody can verify it."""
    paper = tandatangan.untuk(objek_menurut_model(Penilaian), penilaian.pk).first() if penilaian.beku_id else None
    if paper is None:
        return None
    asked = [(p.jabatan.nama, p.get_status_display()) for p in paper.permintaan.all()]
    return Tanda(asked, alamat.verifikasi(paper.kode) if paper.selesai else "")


def _instrumen(penilaian: Penilaian) -> dict[str, str]:
    row = penilaian.instrumen
    digest = hashlib.sha256(row.naskah.encode()).hexdigest()
    return {"kode": row.kode, "nama": row.nama, "dasar": row.dasar, "sidik": digest}


def _alasan(lines: list[Butir]) -> dict[int, dict[str, str]]:
    """The newest reason of each round."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in NilaiButir.objects.filter(butir__in=lines).order_by("id"):
        found[row.butir_id][row.babak] = row.alasan
    return found


def _melayani(lines: list[Butir]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for butir, bukti in BuktiButir.objects.filter(butir__in=lines).values_list("butir_id", "bukti_id"):
        found[butir].append(bukti)
    return found


def _bukti(ids: list[int]) -> list[dict[str, Any]]:
    files: dict[int, list[dict[str, str]]] = defaultdict(list)
    ties = Tautan.objects.filter(objek=objek_menurut_model(Bukti), objek_id__in=ids).select_related("berkas")
    for tie in ties.order_by("pk"):
        files[tie.objek_id].append({"nama": tie.nama, "sha256": tie.berkas.sha256})
    rows = Bukti.objects.filter(pk__in=ids).select_related("unit").order_by("pk")
    return [{"id": r.pk, "judul": r.judul, "tahun": r.tahun, "unit": r.unit.nama, "berkas": files[r.pk]} for r in rows]


def _teks(value: object) -> str | None:
    return None if value is None else str(value)


def sebutan_babak(babak: str) -> str:
    """A round in a sentence."""
    return {
        Babak.MANDIRI: _("penilaian mandiri"),
        Babak.INTERNAL: _("penilai internal"),
        Babak.EKSTERNAL: _("penilai eksternal"),
    }[Babak(babak)]
