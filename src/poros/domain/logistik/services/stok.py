"""Goods in, out, from house to house, written off, counted; and buffers that may lie."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor

from ..models import BarisOpname, Cadangan, Gudang, Mutasi, Opname
from ..queries.stok import isi_gudang, saldo_gudang
from ..rules.alur import JenisMutasi, JenisSusut
from ..values import BARIS_MAKS, JUMLAH_MAKS, DataCadangan, DataMasuk
from ..wewenang import Wewenang
from .buku import Gerak, bukukan, lot
from .gudang import barang_aktif
from .kejadian import berubah


@command(Wewenang.STOK_CATAT, rekam=("data",))
def masukkan(actor: Actor, gudang: Gudang, *, data: DataMasuk) -> Mutasi:
    """Take goods in; what comes alike lies in one lot."""
    kind = barang_aktif(data.barang_id)
    wajar(data.jumlah)
    if data.kedaluwarsa and data.kedaluwarsa < actor.hari:
        raise Ditolak(_("Barang ini sudah kedaluwarsa. Jangan dimasukkan ke stok."), "kedaluwarsa")
    if not data.pemilik.strip():
        raise Ditolak(_("Sebutkan pemilik barangnya."), "pemilik")
    held = lot(
        barang=kind, kode=data.kode.strip(), kedaluwarsa=data.kedaluwarsa, pemilik=data.pemilik.strip(), donasi=None
    )
    move = Gerak(
        gudang_id=gudang.pk, lot_id=held.pk, jumlah=data.jumlah, jenis=JenisMutasi.MASUK, alasan=data.alasan.strip()
    )
    (made,) = bukukan(actor, [move])
    berubah(gudang)
    return made


@command(Wewenang.STOK_CATAT, rekam=("saldo_id", "tujuan_id", "jumlah"))
def pindahkan(actor: Actor, gudang: Gudang, *, saldo_id: int, tujuan_id: int, jumlah: int) -> list[Mutasi]:
    """Move part of a lot to another warehouse: out here and in there, or neither."""
    row = saldo_gudang(gudang, saldo_id)
    wajar(jumlah)
    if tujuan_id == gudang.pk or not Gudang.objects.filter(pk=tujuan_id, aktif=True).exists():
        raise Ditolak(_("Pilih gudang lain yang masih dipakai."), "tujuan")
    pairs = ((gudang.pk, -jumlah, tujuan_id), (tujuan_id, jumlah, gudang.pk))
    made = bukukan(
        actor,
        [
            Gerak(gudang_id=here, lot_id=row.lot_id, jumlah=n, jenis=JenisMutasi.PINDAH, lawan_id=there)
            for here, n, there in pairs
        ],
    )
    berubah(gudang)
    return made


@command(Wewenang.STOK_CATAT, rekam=("saldo_id", "jumlah", "sebab", "alasan"))
def susutkan(actor: Actor, gudang: Gudang, *, saldo_id: int, jumlah: int, sebab: JenisSusut, alasan: str) -> Mutasi:
    """Write off what is broken, expired or lost, and say how."""
    row = saldo_gudang(gudang, saldo_id)
    wajar(jumlah)
    if not alasan.strip():
        raise Ditolak(_("Tuliskan apa yang terjadi."), "alasan")
    words = f"{sebab.value}: {alasan.strip()}"[:300]
    move = Gerak(gudang_id=gudang.pk, lot_id=row.lot_id, jumlah=-jumlah, jenis=JenisMutasi.SUSUT, alasan=words)
    (made,) = bukukan(actor, [move])
    berubah(gudang)
    return made


@command(Wewenang.STOK_CATAT, rekam=("hitungan", "catatan"))
def opname(actor: Actor, gudang: Gudang, *, hitungan: Mapping[int, int], catatan: str) -> Opname:
    """Put what was counted beside what was booked; the difference becomes a movement."""
    if not hitungan:
        raise Ditolak(_("Isikan paling sedikit satu hasil hitungan."), "hitungan")
    if len(hitungan) > BARIS_MAKS or any(not 0 <= n <= JUMLAH_MAKS for n in hitungan.values()):
        raise Ditolak(_("Jumlah ini tidak masuk akal."), "hitungan")
    if not catatan.strip():
        raise Ditolak(_("Tuliskan siapa yang menghitung dan mengapa ada selisih."), "catatan")
    # In the order in which the ledger locks them, so that a run that is loaded meanwhile waits and does not die.
    held = isi_gudang(gudang).filter(pk__in=hitungan).select_for_update(of=("self",)).order_by("pk")
    rows = {row.pk: row for row in held}
    if len(rows) < len(hitungan):
        raise Ditolak(_("Ada lot yang tidak lagi di gudang ini. Muat ulang halaman."), "hitungan")
    made = Opname.objects.create(
        gudang=gudang, catatan=catatan.strip(), orang_id=actor.orang_id, orang=actor.nama, jabatan=actor.jabat.sebutan
    )
    BarisOpname.objects.bulk_create(
        BarisOpname(opname=made, saldo=row, tercatat=row.jumlah, terhitung=hitungan[pk]) for pk, row in rows.items()
    )
    with naskah():
        words = _("Opname %(n)s") % {"n": made.pk}
    moves = [
        Gerak(gudang_id=gudang.pk, lot_id=row.lot_id, jumlah=n, jenis=JenisMutasi.OPNAME, alasan=words)
        for pk, row in rows.items()
        if (n := hitungan[pk] - row.jumlah)
    ]
    if moves:
        bukukan(actor, moves)
        berubah(gudang)
    return made


@command(Wewenang.CADANGAN_ATUR, rekam=("data",))
def atur_cadangan(actor: Actor, gudang: Gudang, *, data: DataCadangan) -> Gudang:  # noqa: ARG001 -- a command's actor
    """Say what may lie here and why; zero ends it."""
    if data.jumlah == 0:
        Cadangan.objects.filter(gudang=gudang, barang_id=data.barang_id).delete()
        return gudang
    kind = barang_aktif(data.barang_id)
    wajar(data.jumlah)
    if not data.alasan.strip():
        raise Ditolak(_("Cadangan harus beralasan: alasannya diterbitkan."), "alasan")
    told = {"jumlah": data.jumlah, "alasan": data.alasan.strip(), "sampai": data.sampai}
    Cadangan.objects.update_or_create(gudang=gudang, barang=kind, defaults=told)
    return gudang


def wajar(jumlah: int) -> None:
    """Refuse what nobody can have counted. Part of a command."""
    if not 0 < jumlah <= JUMLAH_MAKS:
        raise Ditolak(_("Isikan jumlah yang lebih dari nol dan masuk akal."), "jumlah")
