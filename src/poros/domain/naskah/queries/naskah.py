"""Lists of letters, and one letter with all that belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from poros.kernel.berkas.models import Tautan
from poros.kernel.berkas.queries import tautan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.tandatangan import queries as tandatangan
from poros.kernel.tandatangan.models import Dokumen
from poros.kernel.wewenang import boleh, fetch, visible

from ..models import (
    KomentarNaskah,
    LangkahParaf,
    Naskah,
    Penandatangan,
    PenerimaNaskah,
    PutusanNaskah,
    RiwayatNaskah,
    VersiNaskah,
)
from ..rules import BERJALAN, DAPAT_DITULIS, FLOW, SUDAH_SAH, Aksi, Keberlakuan, Status, StatusKirim
from ..rules.bahasa import Petunjuk, periksa
from ..rules.bentuk import Bentuk
from ..values import Saringan
from ..wewenang import SUMBER, Wewenang, konseptor
from .bentuk import ejaan, urai
from .pejabat import penanda, petunjuk_blok

MEJA_MAKS = 60
PENERIMA_TAMPIL = 50
KOTAK = ("paraf", "tandatangan", "konsep", "jawaban")

SYARAT = {
    Wewenang.TULIS: DAPAT_DITULIS,
    Wewenang.PARAF: frozenset({Status.PARAF}),
    Wewenang.NOMORI: frozenset({Status.SIAP_TTD, Status.BERNOMOR}),
    Wewenang.TOLAK: frozenset({Status.BERNOMOR}),
    Wewenang.BASAH: frozenset({Status.SIAP_TTD, Status.BERNOMOR}),
    Wewenang.SISIP: frozenset({Status.SIAP_TTD}),
    Wewenang.KIRIM: SUDAH_SAH,
}
"""In which statuses a permission can be used; the others are asked of the permission alone."""


@dataclass(frozen=True, slots=True)
class Rincian:
    """Everything that the letter's page shows."""

    naskah: Naskah
    bentuk: Bentuk
    boleh: frozenset[Wewenang]
    langkah: list[LangkahParaf]
    tanda: list[Penandatangan]
    penerima: list[PenerimaNaskah]
    banyak_penerima: int
    siap_salin: int
    gagal_kirim: int
    berkas: list[Tautan]
    komentar: list[KomentarNaskah]
    riwayat: list[RiwayatNaskah]
    versi: list[VersiNaskah]
    dokumen: Dokumen | None
    putusan: PutusanNaskah | None
    petunjuk: list[Petunjuk]
    keberlakuan: Keberlakuan | None

    @property
    def aksi(self) -> frozenset[Aksi]:
        """What the flow allows now."""
        return frozenset(FLOW.acts_from(Status(self.naskah.status)))

    @property
    def menunggu_jawaban(self) -> bool:
        return self.naskah.dikirim is not None and self.naskah.jawab_hingga is not None and self.naskah.dijawab is None


def naskah_terlihat(actor: Actor) -> QuerySet[Naskah]:
    """All letters that the actor may see, without the long text that no list shows."""
    return visible(actor, Wewenang.LIHAT, Naskah.objects.all()).select_related("bentuk", "unit").defer("isi")


def saring(actor: Actor, pilihan: Saringan) -> QuerySet[Naskah]:
    """Visible letters that pass the filters, newest first by number."""
    rows = naskah_terlihat(actor)
    if pilihan.kotak in KOTAK:
        rows = rows.filter(kotak(actor, pilihan.kotak))
    if pilihan.status:
        rows = rows.filter(status=pilihan.status)
    if pilihan.bentuk:
        rows = rows.filter(bentuk__kode=pilihan.bentuk)
    words = pilihan.q.strip()
    return rows.filter(Q(hal__icontains=words) | Q(nomor__icontains=words)) if words else rows


def kotak(actor: Actor, nama: str) -> Q:
    """What waits for this office: its initials, its signature, its own drafts, answers it awaits."""
    if nama == "paraf":
        return Q(status=Status.PARAF) & Q(
            Exists(LangkahParaf.objects.filter(naskah=OuterRef("pk"), jabatan_id=actor.jabatan_id, giliran=True))
        )
    if nama == "tandatangan":
        return Q(status__in=[Status.SIAP_TTD, Status.BERNOMOR]) & Q(
            Exists(Penandatangan.objects.filter(naskah=OuterRef("pk"), jabatan_id=actor.jabatan_id, status="menunggu"))
        )
    if nama == "konsep":
        return Q(status__in=[Status.KONSEP, Status.REVISI]) & konseptor(actor)
    return Q(jawab_hingga__isnull=False, dijawab__isnull=True, dikirim__isnull=False) & konseptor(actor)


def meja(actor: Actor) -> list[tuple[str, Naskah]]:
    """What waits for this office and why, the longest waiting first. One query, over letters that wait for somebody."""
    own = Q(konseptor_id=actor.orang_id, konseptor_jabatan_id=actor.jabatan_id)
    overdue = Q(jawab_hingga__lt=timezone.localdate(), dijawab__isnull=True, dikirim__isnull=False)
    asked = LangkahParaf.objects.filter(naskah=OuterRef("pk"), jabatan_id=actor.jabatan_id, giliran=True)
    signs = Penandatangan.objects.filter(naskah=OuterRef("pk"), jabatan_id=actor.jabatan_id)
    boxes = {
        "paraf": Q(status=Status.PARAF) & Exists(asked),
        "tandatangan": Q(status=Status.SIAP_TTD) & Exists(signs),
        "revisi": Q(status=Status.REVISI) & own,
        "jawaban": overdue & own,
    }
    box = Case(*(When(q, then=Value(name)) for name, q in boxes.items()), default=Value(""), output_field=CharField())
    open_ones = Naskah.objects.filter(Q(status__in=sorted(BERJALAN)) | boxes["jawaban"])
    rows = open_ones.annotate(kotak=box).exclude(kotak="").select_related("bentuk", "unit").defer("isi")
    return [(row.kotak, row) for row in rows.order_by("pk")[:MEJA_MAKS]]


def satu(actor: Actor, pk: int, wewenang: Wewenang = Wewenang.LIHAT) -> Naskah:
    """One letter with its form, or `TidakBerwenang`."""
    rows = Naskah.objects.select_related("bentuk", "unit", "konseptor", "konseptor_jabatan", "mengubah", "mencabut")
    return fetch(actor, wewenang, rows, pk)


def tanda(naskah: Naskah) -> list[Penandatangan]:
    """Who signs it, with what a name-block needs, on the day of the letter. One query."""
    return penanda(naskah, naskah.tanggal or timezone.localdate())


def rincian(actor: Actor, pk: int) -> Rincian:
    """Read the letter's page: fourteen queries, whatever its length."""
    naskah = satu(actor, pk)
    form = urai(naskah.bentuk.naskah)
    counted = naskah.penerima.aggregate(
        semua=Count("pk"),
        siap=Count("pk", filter=Q(dibuat=True)),
        gagal=Count("pk", filter=Q(status=StatusKirim.GAGAL)),
    )
    status, signers = Status(naskah.status), tanda(naskah)
    return Rincian(
        naskah=naskah,
        bentuk=form,
        boleh=_boleh(actor, naskah, status),
        langkah=list(naskah.langkah.select_related("jabatan")),
        tanda=signers,
        penerima=list(naskah.penerima.select_related("unit")[:PENERIMA_TAMPIL]),
        banyak_penerima=counted["semua"],
        siap_salin=counted["siap"],
        gagal_kirim=counted["gagal"],
        berkas=list(tautan(actor, SUMBER, naskah.pk).exclude(pk__in=naskah.lampiran_lepas)),
        komentar=list(naskah.komentar.select_related("orang")),
        riwayat=list(naskah.riwayat.order_by("-id")),
        versi=list(naskah.riwayat_versi.defer("isi")),
        dokumen=tandatangan.untuk(SUMBER, naskah.pk).first(),
        putusan=PutusanNaskah.objects.filter(naskah=naskah).select_related("orang").first(),
        petunjuk=petunjuk(naskah, form, signers) if status in DAPAT_DITULIS | {Status.PARAF, Status.SIAP_TTD} else [],
        keberlakuan=keberlakuan(naskah) if status in SUDAH_SAH else None,
    )


def petunjuk(naskah: Naskah, form: Bentuk, tanda: Sequence[Penandatangan]) -> list[Petunjuk]:
    """Hints on the language and on the name-blocks."""
    found = periksa(form, naskah.hal, naskah.isi, ejaan())
    return found + [hint for t in tanda for hint in petunjuk_blok(t, strategis=naskah.strategis)]


def keberlakuan(naskah: Naskah) -> Keberlakuan:
    """Whether a later signed letter has revoked or amended it. One query."""
    later = Naskah.objects.filter(Q(mencabut=naskah) | Q(mengubah=naskah), ditandatangani__isnull=False)
    kinds = set(later.values_list("mencabut_id", flat=True))
    if naskah.pk in kinds:
        return Keberlakuan.DICABUT
    return Keberlakuan.DIUBAH if kinds else Keberlakuan.BERLAKU


def versi(actor: Actor, pk: int) -> tuple[Naskah, list[VersiNaskah]]:
    """A letter and all texts that were handed in, newest first. Two queries."""
    naskah = satu(actor, pk)
    return naskah, list(naskah.riwayat_versi.select_related("orang"))


def kemajuan(actor: Actor, pk: int) -> tuple[Naskah, int, int]:
    """How many copies of a mass letter are made, of how many. Two queries."""
    naskah = satu(actor, pk)
    counted = naskah.penerima.aggregate(semua=Count("pk"), siap=Count("pk", filter=Q(dibuat=True)))
    return naskah, counted["siap"], counted["semua"]


def belum_dikirim(naskah: Naskah) -> bool:
    """Is there somebody who has not got it?"""
    return naskah.penerima.filter(status__in=[StatusKirim.MENUNGGU, StatusKirim.GAGAL]).exists()


def _boleh(actor: Actor, naskah: Naskah, status: Status) -> frozenset[Wewenang]:
    asked = (
        *SYARAT,
        Wewenang.KOMENTARI,
        Wewenang.AJUKAN,
        Wewenang.KEMBALIKAN,
        Wewenang.PUTUSKAN,
    )
    granted = boleh(actor, naskah, *asked)
    return frozenset(w for w in granted if status in SYARAT.get(w, {status}))


def cari(actor: Actor, masukan: str) -> QuerySet[Naskah]:
    """Hits of the global search, newest first."""
    return saring(actor, Saringan(q=masukan)).order_by("-pk")
