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
from ..models import LangkahParaf, Naskah, Penandatangan, PenerimaNaskah, VersiNaskah
from ..queries.bentuk import urai
from ..queries.pejabat import penanda, usul_paraf
from ..rules import Aksi, JenisParaf, Status, StatusParaf
from ..rules.bahasa import isian_asing
from ..rules.bentuk import Bentuk
from ..rules.paraf import Keadaan, Rencana, giliran, larangan, lewat, ulang_dari
from ..wewenang import Wewenang
from .riwayat import LEWAT, PARAF, catat, langkahkan, melangkah

JAWABAN = ("status", "giliran", "versi", "waktu", "sebutan", "orang", "catatan")
"""What an answer, or its becoming void, changes in a step."""
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
    if tenggat is not None and tenggat <= timezone.now():
        raise Ditolak(_("Batas paraf koordinasi harus sesudah sekarang."), "tenggat")
    signers = penanda(naskah, actor.hari)
    if not signers:
        raise Ditolak(_("Pilih siapa yang menandatangani."), "tanda")
    naskah.bentuk = signers[0].naskah.bentuk
    form, receivers = urai(naskah.bentuk.naskah), list(naskah.penerima.all()[:TUJUAN_COBA])
    _lengkap(naskah, form, receivers)
    _tercetak(actor, naskah, signers, receivers)
    # What is handed in for the first time has neither versions nor steps.
    pernah = naskah.status != Status.KONSEP
    changed = _versi(actor, naskah, alasan, pernah=pernah)
    rows = list(naskah.langkah.all()) if pernah and langkah is None else []
    if rows:
        _ulangi(rows, berubah=changed)
    else:
        plan = usul_paraf(actor, naskah, form, signers) if langkah is None else langkah
        rows = _rencana(naskah, plan, tenggat)
    melangkah(actor, naskah, Aksi.AJUKAN, alasan)
    _lanjut(actor, naskah, rows, signers[0].jabatan_id)
    _simpan_langkah(naskah, rows, ganti=pernah)
    naskah.save(update_fields=["status", "versi"])
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
    if larangan(orang=actor.orang_id, pengonsep=naskah.konseptor_id, sendirian=len(rows) == 1):
        raise Ditolak(_("Konsep ini Anda tulis sendiri; paraf diberikan orang lain."))
    own = next(r for r in rows if r.jabatan_id == actor.jabatan_id and r.giliran)
    _jawab(actor, own, StatusParaf.DIPARAF, catatan, naskah.versi)
    catat(actor, naskah, PARAF, catatan)
    _teruskan(actor, naskah, rows)
    return naskah


@command(Wewenang.KEMBALIKAN, rekam=("alasan",))
def kembalikan(actor: Actor, naskah: Naskah, *, alasan: str) -> Naskah:
    """Send it back to the drafter with what is to be mended."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan apa yang harus diperbaiki."), "alasan")
    own = naskah.langkah.filter(jabatan_id=actor.jabatan_id, giliran=True).first()
    naskah.langkah.update(giliran=False)
    if own is not None:
        _jawab(actor, own, StatusParaf.DIKEMBALIKAN, alasan, naskah.versi)
        own.save(update_fields=JAWABAN)
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
    _teruskan(actor, naskah, rows)
    return naskah


def _lengkap(naskah: Naskah, form: Bentuk, receivers: Sequence[PenerimaNaskah]) -> None:
    missing = [b for b in form.bagian if b.wajib and not naskah.isi.get(b.kode, "").strip()]
    if missing:
        raise Ditolak(_("%s belum diisi.") % missing[0].nama, f"isi-{missing[0].kode}")
    if form.kepada and all(p.tembusan for p in receivers):
        raise Ditolak(_("Isi kepada siapa surat ini ditujukan."), "tujuan")
    known = receivers[0].nilai if naskah.massal else {}
    asked = isian_asing(naskah.isi, list(known))
    if asked:
        raise Ditolak(
            _("Isian %(isian)s belum punya nilai. Hapus, atau muat tabel penerima yang memuatnya.")
            % {"isian": asked[0].temuan},
            f"isi-{asked[0].bagian}",
        )


def _tercetak(
    actor: Actor, naskah: Naskah, signers: Sequence[Penandatangan], receivers: Sequence[PenerimaNaskah]
) -> None:
    """Set it once now: what no typeface has must not be found out when the number is taken."""
    try:
        cetak.lembar(actor.peta, naskah, signers, receivers, hari=actor.hari)
    except TakTercetakError as error:
        raise Ditolak(
            _("Ada tanda di dalam naskah yang tidak dapat dicetak. Hapus tanda khusus atau emoji.")
        ) from error


def _versi(actor: Actor, naskah: Naskah, alasan: str, *, pernah: bool) -> bool:
    """Keep the text as a version unless it is that of the last one; was it changed?"""
    last = naskah.riwayat_versi.first() if pernah else None
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


def _rencana(naskah: Naskah, plan: Sequence[Rencana], tenggat: datetime | None) -> list[LangkahParaf]:
    if len({p.jabatan_id for p in plan}) < len(plan):
        raise Ditolak(_("Satu jabatan cukup memaraf satu kali."), "langkah")
    return [
        LangkahParaf(
            naskah=naskah,
            urut=p.urut,
            jenis=p.jenis,
            jabatan_id=p.jabatan_id,
            tenggat=tenggat if p.jenis is JenisParaf.KOORDINASI else None,
        )
        for p in plan
    ]


def _simpan_langkah(naskah: Naskah, rows: list[LangkahParaf], *, ganti: bool) -> None:
    """New steps take the place of those before; steps that were there go on."""
    if any(row.pk for row in rows):
        LangkahParaf.objects.bulk_update(rows, JAWABAN)
        return
    if ganti:
        naskah.langkah.all().delete()
    sisip(rows)


def _ulangi(rows: list[LangkahParaf], *, berubah: bool) -> None:
    """Initials on a text that has changed are void; those before an unchanged return hold."""
    first = ulang_dari(_keadaan(rows), berubah=berubah)
    for row in rows:
        if row.urut >= first:
            row.status, row.versi, row.waktu = StatusParaf.MENUNGGU, None, None
            row.sebutan = row.orang = row.catatan = ""


def _teruskan(actor: Actor, naskah: Naskah, rows: list[LangkahParaf]) -> None:
    """Keep what was answered and go on."""
    if giliran(_keadaan(rows)) is None:
        signer = naskah.penandatangan.values_list("jabatan_id", flat=True).first()
        _lanjut(actor, naskah, rows, signer)
        naskah.save(update_fields=["status"])
    else:
        _lanjut(actor, naskah, rows, None)
    LangkahParaf.objects.bulk_update(rows, JAWABAN)


def _lanjut(actor: Actor, naskah: Naskah, rows: list[LangkahParaf], signer: int | None) -> None:
    """Ask whose turn it is; when all have answered the letter is ready to be signed. The caller keeps the rows."""
    now = giliran(_keadaan(rows))
    for row in rows:
        row.giliran = now is not None and row.urut == now and row.status == StatusParaf.MENUNGGU
    if now is not None:
        asked = {row.jabatan_id: naskah.pk for row in rows if row.giliran}
        beritahu("naskah.paraf", [naskah], jabatan=asked, kecuali=actor.orang_id)
        return
    melangkah(actor, naskah, Aksi.LENGKAPI)
    beritahu("naskah.tandatangan", [naskah], jabatan={signer: naskah.pk}, kecuali=actor.orang_id)


def _jawab(actor: Actor, row: LangkahParaf, status: StatusParaf, catatan: str, versi: int) -> None:
    row.status, row.versi, row.giliran = status, versi, False
    row.catatan, row.waktu = catatan.strip(), timezone.now()
    row.orang, row.sebutan = actor.nama, actor.jabat.sebutan


def _keadaan(rows: Sequence[LangkahParaf]) -> list[Keadaan]:
    return [
        Keadaan(urut=r.urut, status=StatusParaf(r.status), jenis=JenisParaf(r.jenis), tenggat=r.tenggat) for r in rows
    ]
