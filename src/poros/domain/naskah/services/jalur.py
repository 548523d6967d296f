"""Handing in, initialling, returning, and the clock of coordination."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.cetak import TakTercetakError
from poros.kernel.commands import Ditolak, command
from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor
from poros.kernel.pemberitahuan.kirim import beritahu

from .. import cetak
from ..models import LangkahParaf, Naskah, Penandatangan, VersiNaskah
from ..queries.bentuk import urai
from ..queries.pejabat import usul_paraf
from ..rules import Aksi, JenisParaf, Status, StatusParaf
from ..rules.bentuk import Bentuk
from ..rules.paraf import Keadaan, Rencana, giliran, larangan, lewat, ulang_dari
from ..wewenang import Wewenang
from .riwayat import LEWAT, PARAF, catat, langkahkan

TUJUAN_COBA = 300
"""Addressees on the trial sheet: more stand only in a table, whose letters have none printed."""


@command(Wewenang.AJUKAN, rekam=("alasan",))
def ajukan(
    actor: Actor,
    naskah: Naskah,
    *,
    langkah: Sequence[Rencana] | None = None,
    tenggat: datetime | None = None,
    alasan: str = "",
) -> Naskah:
    """Hand the draft in: its text becomes a version, those who initial it are asked in their order.

    Without `langkah` the steps are those that the structure asks for; of a returned letter, those it had.
    """
    form = urai(naskah.bentuk.naskah)
    signers = list(naskah.penandatangan.select_related("jabatan__unit", "atas_nama", "untuk_beliau"))
    _lengkap(naskah, form, signers)
    _tercetak(actor, naskah, signers)
    changed = _versi(actor, naskah, alasan)
    rows = list(naskah.langkah.all())
    if langkah is not None or not rows:
        plan = usul_paraf(actor, naskah, form, signers) if langkah is None else langkah
        rows = _rencanakan(naskah, plan, tenggat)
    else:
        _ulangi(rows, berubah=changed)
    langkahkan(actor, naskah, Aksi.AJUKAN, alasan, lain=("versi",))
    _lanjut(actor, naskah, rows)
    return naskah


@command(Wewenang.AJUKAN, rekam=("alasan",))
def tarik(actor: Actor, naskah: Naskah, *, alasan: str = "") -> Naskah:
    """Take it back to write on."""
    naskah.langkah.update(giliran=False)
    langkahkan(actor, naskah, Aksi.TARIK, alasan)
    return naskah


@command(Wewenang.PARAF, rekam=("catatan",))
def paraf(actor: Actor, naskah: Naskah, *, catatan: str = "") -> Naskah:
    """Initial the version that lies before one."""
    rows = list(naskah.langkah.select_for_update())
    if words := larangan(orang=actor.orang_id, pengonsep=naskah.konseptor_id, sendirian=len(rows) == 1):
        raise Ditolak(words)
    own = next(r for r in rows if r.jabatan_id == actor.jabatan_id and r.giliran)
    _jawab(actor, own, StatusParaf.DIPARAF, catatan, naskah.versi)
    catat(actor, naskah, PARAF, catatan)
    _lanjut(actor, naskah, rows)
    return naskah


@command(Wewenang.KEMBALIKAN, rekam=("alasan",))
def kembalikan(actor: Actor, naskah: Naskah, *, alasan: str) -> Naskah:
    """Send it back to the drafter with what is to be mended."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan apa yang harus diperbaiki."), "alasan")
    own = naskah.langkah.filter(jabatan_id=actor.jabatan_id, giliran=True).first()
    naskah.langkah.update(giliran=False)
    if own is not None:
        own.giliran = False
        _jawab(actor, own, StatusParaf.DIKEMBALIKAN, alasan, naskah.versi)
    langkahkan(actor, naskah, Aksi.KEMBALIKAN, alasan)
    beritahu("naskah.dikembalikan", [naskah], orang={naskah.konseptor_id: naskah.pk}, kecuali=actor.orang_id)
    return naskah


@command(Wewenang.JAM)
def lewati(actor: Actor, naskah: Naskah) -> Naskah:
    """Coordinating offices that did not answer in time are recorded as passed; the letter goes on."""
    if naskah.status != Status.PARAF:
        return naskah
    rows = list(naskah.langkah.select_for_update())
    for at in lewat(_keadaan(rows), timezone.now()):
        _jawab(actor, rows[at], StatusParaf.LEWAT, "", naskah.versi)
        catat(actor, naskah, LEWAT, str(rows[at].jabatan))
    _lanjut(actor, naskah, rows)
    return naskah


def _lengkap(naskah: Naskah, form: Bentuk, signers: Sequence[Penandatangan]) -> None:
    missing = [b for b in form.bagian if b.wajib and not naskah.isi.get(b.kode, "").strip()]
    if missing:
        raise Ditolak(_("%s belum diisi.") % missing[0].nama, f"isi-{missing[0].kode}")
    if not signers:
        raise Ditolak(_("Pilih siapa yang menandatangani."), "tanda")
    if form.kepada and not naskah.penerima.filter(tembusan=False).exists():
        raise Ditolak(_("Isi kepada siapa surat ini ditujukan."), "tujuan")


def _tercetak(actor: Actor, naskah: Naskah, signers: Sequence[Penandatangan]) -> None:
    """Set it once now: what no typeface has must not be found out when the number is taken."""
    try:
        cetak.lembar(actor.peta, naskah, signers, list(naskah.penerima.all()[:TUJUAN_COBA]), hari=actor.hari)
    except TakTercetakError as error:
        raise Ditolak(
            _("Ada tanda di dalam naskah yang tidak dapat dicetak. Hapus tanda khusus atau emoji.")
        ) from error


def _versi(actor: Actor, naskah: Naskah, alasan: str) -> bool:
    """Keep the text as a version unless it is that of the last one; was it changed?"""
    last = naskah.riwayat_versi.first()
    if last is not None and (last.hal, last.isi) == (naskah.hal, naskah.isi):
        return False
    naskah.versi = last.urut + 1 if last else 1
    sisip(
        [
            VersiNaskah(
                naskah=naskah,
                urut=naskah.versi,
                hal=naskah.hal,
                isi=naskah.isi,
                orang_id=actor.orang_id,
                sebutan=actor.jabat.sebutan,
                alasan=alasan[:300],
            )
        ]
    )
    return True


def _rencanakan(naskah: Naskah, plan: Sequence[Rencana], tenggat: datetime | None) -> list[LangkahParaf]:
    if len({p.jabatan_id for p in plan}) < len(plan):
        raise Ditolak(_("Satu jabatan cukup memaraf satu kali."), "langkah")
    naskah.langkah.all().delete()
    rows = [
        LangkahParaf(
            naskah=naskah,
            urut=p.urut,
            jenis=p.jenis,
            jabatan_id=p.jabatan_id,
            tenggat=tenggat if p.jenis is JenisParaf.KOORDINASI else None,
        )
        for p in plan
    ]
    sisip(rows)
    return rows


def _ulangi(rows: list[LangkahParaf], *, berubah: bool) -> None:
    """Initials on a text that has changed are void; those before an unchanged return hold."""
    first = ulang_dari(_keadaan(rows), berubah=berubah)
    for row in rows:
        if row.urut >= first:
            row.status, row.versi, row.waktu = StatusParaf.MENUNGGU, None, None
            row.sebutan = row.orang = row.catatan = ""
    LangkahParaf.objects.bulk_update(rows, ["status", "versi", "waktu", "sebutan", "orang", "catatan"])


def _lanjut(actor: Actor, naskah: Naskah, rows: list[LangkahParaf]) -> None:
    """Ask whose turn it is; when all have answered the letter is ready to be signed."""
    now = giliran(_keadaan(rows))
    for row in rows:
        row.giliran = now is not None and row.urut == now and row.status == StatusParaf.MENUNGGU
    if rows:
        LangkahParaf.objects.bulk_update(rows, ["giliran"])
    if now is not None:
        asked = {row.jabatan_id: naskah.pk for row in rows if row.giliran}
        beritahu("naskah.paraf", [naskah], jabatan=asked, kecuali=actor.orang_id)
        return
    langkahkan(actor, naskah, Aksi.LENGKAPI)
    signer = naskah.penandatangan.values_list("jabatan_id", flat=True).first()
    beritahu("naskah.tandatangan", [naskah], jabatan={signer: naskah.pk}, kecuali=actor.orang_id)


def _jawab(actor: Actor, row: LangkahParaf, status: StatusParaf, catatan: str, versi: int) -> None:
    row.status, row.versi, row.giliran = status, versi, False
    row.catatan, row.waktu = catatan.strip(), timezone.now()
    row.orang, row.sebutan = actor.nama, actor.jabat.sebutan
    row.save()


def _keadaan(rows: Sequence[LangkahParaf]) -> list[Keadaan]:
    return [
        Keadaan(urut=r.urut, status=StatusParaf(r.status), jenis=JenisParaf(r.jenis), tenggat=r.tenggat) for r in rows
    ]
