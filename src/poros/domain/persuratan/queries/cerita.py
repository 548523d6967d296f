"""A letter's whole life: who has it and since when, every sheet, every unit's part, every act. Ten queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.jejak.models import Jejak
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Penugasan, StatusPenugasan
from poros.kernel.penugasan.queries import penugasan_terlihat
from poros.kernel.penugasan.rules import TERBUKA, TERTUTUP, Peran
from poros.kernel.penugasan.rules import Status as StatusTugas
from poros.kernel.registry import manifests
from poros.kernel.wewenang import boleh, fetch

from ..models import Disposisi, Surat, SuratDibaca
from ..rules import DI_MEJA, FLOW, Aksi, Status
from ..wewenang import SUMBER, Wewenang
from .daftar import serupa, surat_terlihat
from .disposisi import bunyi

WEWENANG_AKSI = {
    Wewenang.DISPOSISI: Aksi.DISPOSISI,
    Wewenang.TERUSKAN: Aksi.TERUSKAN,
    Wewenang.TARIK: Aksi.TARIK,
    Wewenang.BERKASKAN: Aksi.BERKASKAN,
}
"""Acts that the status must allow besides the permission."""


HALAMAN_TAMPIL = 30


@dataclass(frozen=True, slots=True)
class Bagian:
    """One unit's part of a sheet; `terlihat` when the actor may open it."""

    tugas: Penugasan
    sejak: datetime
    terlihat: bool

    @property
    def terbuka(self) -> bool:
        return StatusTugas(self.tugas.status) in TERBUKA

    @property
    def nada(self) -> str:
        """Tone of its status on screens."""
        if self.tugas.status in {StatusTugas.SELESAI, StatusTugas.DIKETAHUI}:
            return "baik"
        return "info" if self.terbuka else "netral"


@dataclass(slots=True)
class Lembar:
    """A sheet in the tree of dispositions."""

    disposisi: Disposisi
    kata: str
    bagian: list[Bagian]
    turunan: list["Lembar"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pemegang:
    """Who has the letter now, in which part, since when."""

    nama: str
    peran: str
    sejak: datetime
    tenggat: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One line of the timeline."""

    waktu: datetime
    kalimat: str
    oleh: str
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Cerita:
    """Everything that the letter's page shows."""

    surat: Surat
    boleh: frozenset[Wewenang]
    lembar: list[Lembar]
    pemegang: list[Pemegang]
    kejadian: list[Kejadian]
    berkas: list[Tautan]
    serupa: list[Surat]
    dibaca: list[SuratDibaca]
    sudah_dibaca: bool

    @property
    def halaman_lain(self) -> range:
        """Pages of the first file after the first, as far as a screen is read; none until it is known how many."""
        known = self.berkas[0].berkas.halaman if self.berkas else None
        return range(2, min(known or 1, HALAMAN_TAMPIL) + 1)


def cerita(actor: Actor, pk: int) -> Cerita:
    """Read it, or raise `TidakBerwenang`."""
    rows = surat_terlihat(actor).select_related("usulan__pemeriksa", "pencatat")
    surat = fetch(actor, Wewenang.LIHAT, rows, pk)
    sheets = list(surat.disposisi.select_related("arahan", "dari"))
    parts, statuses = _bagian(actor, surat, sheets)
    trail = list(Jejak.objects.filter(objek=SUMBER, objek_id=surat.pk).exclude(aksi=Wewenang.BACA).order_by("-id"))
    files = list(tautan(actor, SUMBER, surat.pk))
    dibaca = list(surat.dibaca.select_related("orang").order_by("-id"))
    return Cerita(
        surat=surat,
        boleh=_boleh(actor, surat),
        lembar=_pohon(surat, sheets, parts),
        pemegang=_pemegang(surat, trail, parts),
        kejadian=_kejadian(trail, statuses, dibaca),
        berkas=files,
        serupa=serupa(
            actor,
            nomor=surat.nomor,
            pengirim=surat.pengirim,
            sha256=files[0].berkas.sha256 if files else "",
            kecuali=surat.pk,
        ),
        dibaca=dibaca,
        sudah_dibaca=any(row.orang_id == actor.orang_id for row in dibaca),
    )


def _boleh(actor: Actor, surat: Surat) -> frozenset[Wewenang]:
    """What the actor may do and the letter's status allows."""
    asked = (
        *WEWENANG_AKSI,
        Wewenang.PERBAIKI,
        Wewenang.USULKAN,
        Wewenang.TERUSKAN_DISPOSISI,
        Wewenang.URUNGKAN,
    )
    granted = boleh(actor, surat, *asked)
    status = Status(surat.status)
    possible = {w for w, aksi in WEWENANG_AKSI.items() if aksi in FLOW.acts_from(status)}
    possible |= {Wewenang.PERBAIKI, Wewenang.USULKAN} if status in DI_MEJA else set()
    possible |= {Wewenang.TERUSKAN_DISPOSISI} if status is Status.DIDISPOSISI else set()
    possible |= {Wewenang.URUNGKAN} if status in {Status.DIDISPOSISI, Status.SELESAI} else set()
    return frozenset(granted & possible)


def _bagian(
    actor: Actor, surat: Surat, sheets: Sequence[Disposisi]
) -> tuple[dict[int, list[Bagian]], list[StatusPenugasan]]:
    """Parts by order, and the history of those that the actor may see.

    Like the names on a paper sheet, who has it in which state is seen by all who see the letter; of a secret
    one only one's own part is. What was said along the way is seen only where the part itself is.
    """
    arahan = [s.arahan_id for s in sheets]
    if not arahan:
        return {}, []
    seen = set(penugasan_terlihat(actor).filter(arahan_id__in=arahan).values_list("pk", flat=True))
    rows = Penugasan.objects.filter(arahan_id__in=arahan).select_related("unit", "pelaksana").order_by("id")
    statuses = list(StatusPenugasan.objects.filter(penugasan__arahan_id__in=arahan).select_related("penugasan__unit"))
    since = {row.penugasan_id: row.waktu for row in statuses}
    found: dict[int, list[Bagian]] = {}
    for row in rows:
        if row.pk in seen or surat.kerahasiaan not in TERTUTUP:
            found.setdefault(row.arahan_id, []).append(Bagian(row, since.get(row.pk, row.dikirim), row.pk in seen))
    return found, [row for row in statuses if row.penugasan_id in seen]


def _pohon(surat: Surat, sheets: Sequence[Disposisi], parts: dict[int, list[Bagian]]) -> list[Lembar]:
    """Sheets under the sheet they follow. Of a secret letter, only those of which a part is seen, and one's own."""
    nodes = {s.pk: Lembar(s, bunyi(surat, s.arahan.isi), parts.get(s.arahan_id, [])) for s in sheets}
    if surat.kerahasiaan in TERTUTUP:
        nodes = {pk: node for pk, node in nodes.items() if node.bagian}
    roots = []
    for node in nodes.values():
        parent = nodes.get(node.disposisi.induk_id or 0)
        (parent.turunan if parent else roots).append(node)
    return roots


def _pemegang(surat: Surat, trail: Sequence[Jejak], parts: dict[int, list[Bagian]]) -> list[Pemegang]:
    if surat.status == Status.TERDAFTAR:
        return [Pemegang(surat.unit.nama, surat.get_status_display(), surat.diterima)]
    if surat.status in DI_MEJA:
        routed = next((row.waktu for row in trail if row.aksi == Wewenang.TERUSKAN), surat.diterima)
        return [Pemegang(surat.pemegang.nama, _("Menunggu arahan"), routed)]
    running = (b for group in parts.values() for b in group)
    return [
        Pemegang(
            b.tugas.unit.nama,
            f"{b.tugas.get_peran_display()}, {b.tugas.get_status_display()}",
            b.sejak,
            b.tugas.tenggat,
        )
        for b in running
        if b.terbuka and b.tugas.peran != Peran.TEMBUSAN
    ]


def _kejadian(
    trail: Iterable[Jejak], statuses: Iterable[StatusPenugasan], dibaca: Iterable[SuratDibaca]
) -> list[Kejadian]:
    words = {str(w): str(kata) for m in manifests() for w, kata in m.kalimat.items()}
    lines = [
        Kejadian(
            row.waktu,
            words.get(row.aksi, row.aksi).capitalize(),
            f"{row.orang}, {row.jabatan}",
            _catatan(row.data),
        )
        for row in trail
    ]
    lines += [
        Kejadian(
            row.waktu,
            _("%(unit)s: %(status)s") % {"unit": row.penugasan.unit.nama, "status": row.get_status_display()},
            f"{row.orang}, {row.jabatan}",
            row.catatan,
        )
        for row in statuses
        if row.aksi
    ]
    lines += [Kejadian(row.waktu, _("Dibuka pertama kali"), f"{row.orang}, {row.jabatan}") for row in dibaca]
    return sorted(lines, key=lambda line: line.waktu, reverse=True)


def _catatan(data: dict[str, Any]) -> str:
    """What the trail kept of the act, in a few words."""
    kepada = data.get("kepada")
    named = _("kepada %s") % kepada["nama"] if isinstance(kepada, dict) else ""
    return ". ".join(filter(None, (named, data.get("alasan") or data.get("catatan") or "")))
