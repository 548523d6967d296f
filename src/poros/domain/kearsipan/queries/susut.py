"""Disposals: the list, one with its lines, what may be put on it, what still hinders it."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.wewenang import fetch, visible
from poros.pure.tanggal import panjang

from ..labels import HALANGAN
from ..models import BarisSusut, BerkasArsip, ItemArsip, Peminjaman, Penyusutan, Saksi
from ..models.susut import NAMA_DOKUMEN
from ..rules.berkas import NASIB_SUSUT, Halangan, Status, halangan
from ..rules.pinjam import Status as StatusPinjam
from ..rules.susut import Dokumen, Jenis, wajib
from ..rules.susut import Status as StatusSusut
from ..wewenang import OBJEK_SUSUT, Wewenang

CALON_MAKS = 200
GILIRAN = (
    (Wewenang.SUSUT_TERIMA, Jenis.PINDAH, StatusSusut.DAFTAR_USUL),
    (Wewenang.SUSUT_NILAI, Jenis.MUSNAH, StatusSusut.DAFTAR_USUL),
    (Wewenang.SUSUT_SETUJUI, Jenis.MUSNAH, StatusSusut.DINILAI),
    (Wewenang.SUSUT_TETAPKAN, Jenis.MUSNAH, StatusSusut.DISETUJUI),
    (Wewenang.SUSUT_SAKSIKAN, Jenis.MUSNAH, StatusSusut.DITETAPKAN),
    (Wewenang.SUSUT_NILAI, Jenis.SERAH, StatusSusut.DAFTAR_USUL),
    (Wewenang.SUSUT_NYATAKAN, Jenis.SERAH, StatusSusut.DINILAI),
    (Wewenang.SUSUT_SETUJUI, Jenis.SERAH, StatusSusut.DINYATAKAN),
    (Wewenang.SUSUT_TERIMA, Jenis.SERAH, StatusSusut.DISETUJUI),
)
"""The steps that wait on a desk: who decides, of which kind, in which state."""
KEPALA_DAFTAR = ("No.", "Nomor berkas", "Kode", "Uraian", "Kurun waktu", "Jumlah", "Retensi", "Keterangan")


def semua() -> QuerySet[Penyusutan]:
    return Penyusutan.objects.select_related("kantor")


def satu(actor: Actor, pk: int) -> Penyusutan:
    return fetch(actor, Wewenang.SUSUT_LIHAT, semua(), pk)


def susut_terlihat(actor: Actor, *, jenis: str = "", status: str = "") -> QuerySet[Penyusutan]:
    """With the number of files on each list; one statement."""
    rows = visible(actor, Wewenang.SUSUT_LIHAT, semua()).annotate(banyak=Count("baris"))
    wanted = {"jenis": jenis, "status": status}
    return rows.filter(**{name: value for name, value in wanted.items() if value})


def baris(susut: Penyusutan, *, tinggal: bool = False) -> list[BarisSusut]:
    """The lines with their files; with `tinggal` only those that the panel has left on the list."""
    rows = susut.baris.select_related("berkas__unit").annotate(banyak=Count("berkas__item"))
    return list(rows.filter(keluar=False) if tinggal else rows)


def milik(actor: Actor, susut: Penyusutan) -> QuerySet[BerkasArsip]:
    """Files of its office that the actor knows of: a list is drawn up of nothing else."""
    return visible(actor, Wewenang.BERKAS_LIHAT, BerkasArsip.objects.filter(kantor_id=susut.kantor_id))


def calon(actor: Actor, susut: Penyusutan) -> list[BerkasArsip]:
    """Files of the office that may be put on this list today, what is due longest first."""
    hari, jenis = actor.hari, Jenis(susut.jenis)
    loan = Peminjaman.objects.filter(berkas=OuterRef("pk"), status=StatusPinjam.DIPINJAM)
    free = milik(actor, susut).filter(ditahan=False, vital=False).exclude(Exists(loan))
    if jenis is Jenis.PINDAH:
        free = free.filter(status=Status.TUTUP, inaktif_sejak__lte=hari, panjang=susut.panjang)
    else:
        free = free.filter(status=Status.INAKTIF, jatuh_tempo__lte=hari, nasib=NASIB_SUSUT[jenis])
        free = free.filter(panjang=susut.panjang) if jenis is Jenis.MUSNAH else free
    return list(free.select_related("unit").order_by("jatuh_tempo", "pk")[:CALON_MAKS])


def terhalang(susut: Penyusutan, files: Iterable[BerkasArsip], hari: date) -> dict[int, Halangan]:
    """Which of these files may not go this way today, and why."""
    files = list(files)
    lent = set(
        Peminjaman.objects.filter(berkas__in=files, status=StatusPinjam.DIPINJAM).values_list("berkas_id", flat=True)
    )
    found = {
        f.pk: halangan(Jenis(susut.jenis), f.keadaan(dipinjam=f.pk in lent), hari, panjang=susut.panjang) for f in files
    }
    return {pk: why for pk, why in found.items() if why is not None}


def kata_halangan(files: Iterable[BerkasArsip], found: dict[int, Halangan]) -> str:
    """The first few in words."""
    names = {f.pk: f.nomor for f in files}
    lines = [f"{names[pk]}: {HALANGAN[why]}" for pk, why in list(found.items())[:5]]
    return " ".join(lines) + (_(" Dan %s lagi.") % (len(found) - 5) if len(found) > 5 else "")  # noqa: PLR2004 -- as above


def sidik_daftar(rows: Iterable[BarisSusut]) -> str:
    """SHA-256 over the list: the identities of its files and of the papers in them, in their order. One query."""
    rows, papers = list(rows), defaultdict[int, list[str]](list)
    found = ItemArsip.objects.filter(berkas__in=[row.berkas_id for row in rows]).order_by("urut")
    for pk, uuid in found.values_list("berkas_id", "uuid"):
        papers[pk].append(str(uuid))
    content = [[str(row.berkas.uuid), row.berkas.nomor, papers[row.berkas_id]] for row in rows]
    return hashlib.sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


def lembar_daftar(rows: Iterable[BarisSusut]) -> list[list[str]]:
    """The list as PP 28/2012 wants it (Art. 42, 44), as cells."""
    return [
        [
            str(n),
            row.berkas.nomor,
            row.berkas.klasifikasi,
            row.berkas.judul,
            kurun(row.berkas),
            f"{row.banyak} item",  # type: ignore[attr-defined]  # annotated
            f"{row.berkas.aktif}+{row.berkas.inaktif}"
            + (f"+{row.berkas.tambahan}" if row.berkas.tambahan else "")
            + " th",
            str(row.berkas.get_nasib_display()) + (f"; {row.berkas.kecuali}" if row.berkas.kecuali else ""),
        ]
        for n, row in enumerate(rows, 1)
    ]


def dokumen(susut: Penyusutan) -> dict[Dokumen, Tautan]:
    """The papers that have been made of it, by kind; for the act itself, which has been authorised."""
    ties = Tautan.objects.filter(objek=OBJEK_SUSUT, objek_id=susut.pk).select_related("berkas").order_by("id")
    kinds = {name: kind for kind, name in NAMA_DOKUMEN.items()}
    return {kinds[t.nama]: t for t in ties if t.nama in kinds}


def dokumen_terlihat(actor: Actor, susut: Penyusutan) -> list[Tautan]:
    return list(tautan(actor, OBJEK_SUSUT, susut.pk))


def kurang(susut: Penyusutan) -> list[Dokumen]:
    """Documents of Art. 78 that are still missing."""
    made = dokumen(susut)
    return [kind for kind in wajib(panjang=susut.panjang) if kind not in made]


def menunggu(actor: Actor) -> QuerySet[Penyusutan]:
    """Disposals whose next step is this actor's; for the desk."""
    q = Q(pk__in=())
    for permission, jenis, status in GILIRAN:
        here = Penyusutan.objects.filter(jenis=jenis, status=status)
        q |= Q(pk__in=visible(actor, permission, here).values("pk"))
    mine = Exists(Saksi.objects.filter(penyusutan=OuterRef("pk"), orang_id=actor.orang_id))
    return semua().filter(q).exclude(Q(status=StatusSusut.DITETAPKAN) & mine)


def kurun(berkas: BerkasArsip) -> str:
    """From its opening to its closing, as lists tell it; old papers are entered after they were closed."""
    first = min(berkas.dibuat, berkas.ditutup or berkas.dibuat)
    last = panjang(berkas.ditutup) if berkas.ditutup else "…"
    return f"{first.year}–{last}"
