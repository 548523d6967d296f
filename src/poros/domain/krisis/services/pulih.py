"""Recovery from the first day: damage recorded as it is seen, the plan drafted from it, handed to planning."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.daerah.koneksi import daerah
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Penugasan
from poros.kernel.registry import objek_menurut_model
from poros.pure.rupiah import rupiah as kata_rupiah

from .. import cetak
from ..models import KegiatanR3P, Kejadian, Kerusakan, Perintah
from ..queries import parameter
from ..queries import pulih as baca
from ..queries.kejadian import gerakkan
from ..rules.alur import Peran
from ..rules.pulih import Fase, Kelas, Rusak, Sektor, SumberDana, nilai_rusak, rupiah
from ..values import DataKegiatan, DataKerusakan, DataPerintah
from ..wewenang import OBJEK_KERUSAKAN, Wewenang
from .komando import beri
from .langkah import isi_wajib, pelaku, titik

UANG_MAKS = 10**15
JUMLAH_MAKS = 10**12
FOTO_MAKS = 8
SERAH = timedelta(days=14)
TAHUN_MAKS = 5
"""Years ahead that a plan may reach."""


@command(Wewenang.RUSAK_CATAT)
def catat_kerusakan(
    actor: Actor, kejadian: Kejadian, *, data: DataKerusakan, foto: Sequence[tuple[bytes | Berkas, str]] = ()
) -> Kerusakan:
    """Record what is damaged, with its place and pictures; also after the emergency has ended."""
    isi_wajib(data, subsektor=_("Apa yang rusak?"), letak=_("Di mana?"), satuan=_("Tulis satuannya."))
    if not 0 < data.jumlah < JUMLAH_MAKS:
        raise Ditolak(_("Jumlah harus lebih dari nol."), "jumlah")
    for name in ("harga", "kerugian"):
        if not 0 <= getattr(data, name) < UANG_MAKS:
            raise Ditolak(_("Angka ini tidak masuk akal."), name)
    if data.jumlah * data.harga >= UANG_MAKS:
        raise Ditolak(_("Jumlah dikali harga satuan tidak masuk akal."), "harga")
    titik(data.lat, data.lng)
    if len(foto) > FOTO_MAKS:
        raise Ditolak(_("Paling banyak %(n)s foto.") % {"n": FOTO_MAKS}, "foto")
    gerakkan(kejadian.pk)
    same = ("sektor", "kelas", "jumlah", "harga", "kerugian", "lat", "lng")
    row = Kerusakan.objects.create(
        kejadian=kejadian,
        unit_id=actor.unit_id,
        subsektor=data.subsektor.strip(),
        letak=data.letak.strip(),
        satuan=data.satuan.strip(),
        oleh=pelaku(actor),
        **{name: getattr(data, name) for name in same},
    )
    for n, (content, name) in enumerate(foto):
        tautkan(_gambar(content, name), OBJEK_KERUSAKAN, row.pk, name, oleh=actor.orang_id, urutan=n)
    return row


@command(Wewenang.RUSAK_CABUT)
def cabut_kerusakan(actor: Actor, kerusakan: Kerusakan) -> Kerusakan:  # noqa: ARG001 -- who it was stands in the trail
    """Take back a record that was wrong, unless the plan stands on it."""
    gerakkan(kerusakan.kejadian_id)  # first: it waits for whoever drafts the plan meanwhile
    if kerusakan.kegiatan.exists():
        raise Ditolak(_("Catatan ini sudah menjadi kegiatan R3P. Hapus kegiatannya dahulu."))
    kerusakan.dicabut = kerusakan.dicabut or timezone.now()
    kerusakan.save(update_fields=["dicabut"])
    return kerusakan


@command(Wewenang.R3P_SUSUN)
def susun_r3p(actor: Actor, kejadian: Kejadian) -> list[KegiatanR3P]:  # noqa: ARG001 -- who it was stands in the trail
    """Draft a line for each record of damage that has none; what people have written stays."""
    done = set(kejadian.kegiatan.exclude(kerusakan=None).values_list("kerusakan_id", flat=True))
    fresh = [r for r in baca.kerusakan(kejadian) if r.pk not in done]
    if not fresh:
        raise Ditolak(_("Semua catatan kerusakan sudah ada di dalam rencana."))
    return KegiatanR3P.objects.bulk_create([_usulan(kejadian, r) for r in fresh])


@command(Wewenang.R3P_SUSUN, rekam=("data",))
def tambah_kegiatan(actor: Actor, kejadian: Kejadian, *, data: DataKegiatan) -> KegiatanR3P:
    """Add a line by hand."""
    isi_wajib(data, nama=_("Tulis nama kegiatannya."), letak=_("Di mana?"), satuan=_("Tulis satuannya."))
    year = timezone.localtime(kejadian.mulai).year
    if not year <= data.tahun <= year + TAHUN_MAKS:
        raise Ditolak(_("Tahun antara %(dari)s dan %(sampai)s.") % {"dari": year, "sampai": year + TAHUN_MAKS}, "tahun")
    if data.unit_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit penanggung jawab."), "unit")
    total = rupiah(data.volume * data.harga)
    if data.volume <= 0 or data.harga < 0 or not 0 <= total < UANG_MAKS:
        raise Ditolak(_("Volume dan harga tidak masuk akal."), "volume")
    return KegiatanR3P.objects.create(
        kejadian=kejadian, jumlah=total, **{f.name: getattr(data, f.name) for f in fields(data)}
    )


@command(Wewenang.R3P_HAPUS)
def hapus_kegiatan(actor: Actor, kegiatan: KegiatanR3P) -> KegiatanR3P:  # noqa: ARG001 -- who it was stands in the trail
    """Take a line out of the draft."""
    pk = kegiatan.pk
    kegiatan.delete()
    kegiatan.pk = pk  # the trail names what was taken out
    return kegiatan


@command(Wewenang.R3P_SERAHKAN)
def serahkan_r3p(actor: Actor, kejadian: Kejadian) -> list[Perintah]:
    """Hand the draft to planning and to budget: work for both, with the total in it."""
    rows = baca.kegiatan(kejadian)
    if not rows:
        raise Ditolak(_("Rencana ini belum berisi kegiatan."))
    units = parameter.unit_menurut_peran()
    goals = dict.fromkeys(u.pk for role in (Peran.PERENCANAAN, Peran.KEUANGAN) for u in units.get(role, []))
    if not goals:
        raise Ditolak(_("Belum ada unit untuk perencanaan dan keuangan. Atur di Peran unit."))
    gerakkan(kejadian.pk)
    handed = [beri(actor, kejadian, _amanat(kejadian, rows, pk)) for pk in goals]
    _lampirkan(actor, kejadian, handed)
    return handed


@naskah()
def _amanat(kejadian: Kejadian, rows: Sequence[KegiatanR3P], unit_id: int) -> DataPerintah:
    words = _("Masukkan rencana rehabilitasi-rekonstruksi ke rencana kerja dan anggaran: %(n)s kegiatan, %(rp)s.") % {
        "n": len(rows),
        "rp": kata_rupiah(sum(r.jumlah for r in rows)),
    }
    return DataPerintah(
        klaster=_("Pemulihan"), unit_id=unit_id, isi=words, batas=kejadian.jam + SERAH, dasar="Peraturan BNPB 5/2017"
    )


def _gambar(isi: bytes | Berkas, nama: str) -> Berkas:
    try:
        found = isi if isinstance(isi, Berkas) else simpan(isi, nama)
    except Ditolak as refusal:
        raise Ditolak(refusal.pesan, "foto") from refusal
    if not found.jenis.startswith("image/"):
        raise Ditolak(_("%(nama)s bukan gambar.") % {"nama": nama}, "foto")
    return found


def _lampirkan(actor: Actor, kejadian: Kejadian, perintah: Sequence[Perintah]) -> None:
    """Put the draft as it stands into the hands of those who go on with it. A drill gives nobody work."""
    works = [t for p in perintah if p.arahan for t in p.arahan.penugasan.all()]
    if not works:
        return
    name = f"R3P {kejadian.nama[:100]}.pdf"
    sheet = simpan(cetak.r3p(actor, kejadian, daerah()), name)
    for work in works:
        tautkan(sheet, objek_menurut_model(Penugasan), work.pk, name, oleh=actor.orang_id)


@naskah()
def _usulan(kejadian: Kejadian, r: Kerusakan) -> KegiatanR3P:
    """What is badly damaged is rebuilt next year, what is lightly damaged repaired in this one."""
    p = parameter.patokan()
    worth = nilai_rusak(Rusak(Sektor(r.sektor), Kelas(r.kelas), r.jumlah, r.harga), p)
    need = rupiah(worth * (1 + p.lebih_baik.get(Sektor(r.sektor), Decimal(0))))
    heavy = r.kelas == Kelas.BERAT
    verb = _("Membangun kembali %(apa)s") if heavy else _("Memperbaiki %(apa)s")
    return KegiatanR3P(
        kejadian=kejadian,
        sektor=r.sektor,
        subsektor=r.subsektor,
        nama=(verb % {"apa": r.subsektor.lower()})[:200],
        letak=r.letak,
        volume=r.jumlah,
        satuan=r.satuan,
        harga=rupiah(need / r.jumlah),
        jumlah=need,
        sumber_dana=SumberDana.APBD,
        tahun=timezone.localtime(kejadian.mulai).year + heavy,
        fase=Fase.REKONSTRUKSI if heavy else Fase.REHABILITASI,
        unit_id=r.unit_id,
        kerusakan=r,
    )
