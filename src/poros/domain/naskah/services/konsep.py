"""Drafting: begin, change, remark, attach, load a table of addressees, give up."""

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Tautan
from poros.kernel.commands import Ditolak, command
from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.penugasan.rules import TERTUTUP

from ..labels import keluhan
from ..models import BentukNaskah, KomentarNaskah, Naskah, Penandatangan, PenerimaNaskah
from ..queries.bentuk import urai
from ..queries.berkas import lampiran
from ..queries.kirim import daerah_lain
from ..queries.pejabat import boleh_menanda
from ..rules import DAPAT_DITULIS, Aksi, Kanal, Status, massal
from ..rules.bentuk import Bentuk
from ..rules.markah import isian, sidik
from ..values import Asal, DataNaskah, Tanda, Tujuan
from ..wewenang import SUMBER, Wewenang
from .berkas import Isi, taruh
from .riwayat import langkahkan

TULISAN = (
    "hal",
    "isi",
    "klasifikasi",
    "kecepatan",
    "kerahasiaan",
    "jumlah_lampiran",
    "strategis",
    "jawab_hingga",
    "massal",
)
TANDA_MAKS, TUJUAN_MAKS, ISI_MAKS = 6, 300, 60_000


@command(Wewenang.BUAT, kunci=False)
def buat(actor: Actor, unit: Unit, *, bentuk: BentukNaskah, data: DataNaskah, asal: Asal | None = None) -> Naskah:
    """Begin a draft of a form, perhaps in answer to a letter or to amend or revoke one."""
    form, source = urai(bentuk.naskah), asal or Asal()
    _periksa(form, data)
    naskah = Naskah(
        bentuk=bentuk,
        unit=unit,
        konseptor_id=actor.orang_id,
        konseptor_jabatan_id=actor.jabatan_id,
        surat_id=source.surat_id,
        mengubah_id=_sah(source.mengubah_id),
        mencabut_id=_sah(source.mencabut_id),
    )
    _tulis(naskah, form, data)
    sisip([naskah])
    _tanda(naskah, form, data.tanda)
    _tujuan(actor, naskah, form, data.tujuan)
    return naskah


@command(Wewenang.TULIS)
def ubah(actor: Actor, naskah: Naskah, *, data: DataNaskah, atas: str = "") -> Naskah:
    """Write on. With `atas` (what the writer had before him) nothing that he has not seen is overwritten."""
    if Status(naskah.status) not in DAPAT_DITULIS:
        raise Ditolak(_("Naskah ini sedang berjalan. Tarik dahulu sebelum mengubahnya."))
    if atas and atas != sidik(naskah.hal, naskah.isi):
        raise Ditolak(_("Naskah ini baru saja diubah orang lain. Salin tulisan Anda, muat ulang, lalu gabungkan."))
    form = urai(naskah.bentuk.naskah)
    _periksa(form, data)
    if naskah.massal and data.kerahasiaan in TERTUTUP:
        raise Ditolak(_("Naskah rahasia tidak dibuat sebagai surat massal."), "kerahasiaan")
    _tulis(naskah, form, data)
    naskah.jumlah_lampiran = max(data.jumlah_lampiran, lampiran(naskah).count())
    naskah.save(update_fields=list(TULISAN))
    naskah.penandatangan.all().delete()
    _tanda(naskah, form, data.tanda)
    if not naskah.massal:
        naskah.penerima.all().delete()
        _tujuan(actor, naskah, form, data.tujuan)
    return naskah


@command(Wewenang.KOMENTARI, kunci=False)
def komentari(actor: Actor, naskah: Naskah, *, isi: str, bagian: str = "") -> KomentarNaskah:
    """Remark on the letter, or on one part of it."""
    if not isi.strip():
        raise Ditolak(_("Tulis komentarnya."), "isi")
    if bagian and bagian not in {b.kode for b in urai(naskah.bentuk.naskah).bagian}:
        raise Ditolak(_("Bagian ini tidak ada pada bentuk naskahnya."), "bagian")
    made = KomentarNaskah(
        naskah=naskah,
        versi=naskah.versi,
        bagian=bagian,
        isi=isi.strip(),
        orang_id=actor.orang_id,
        sebutan=actor.jabat.sebutan,
    )
    sisip([made])
    beritahu("naskah.komentar", [naskah], orang={naskah.konseptor_id: naskah.pk}, kecuali=actor.orang_id)
    return made


@command(Wewenang.TULIS, rekam=("nama",))
def lampirkan(actor: Actor, naskah: Naskah, *, isi: Isi, nama: str) -> Naskah:
    """Attach a file; it goes out with the letter."""
    if Status(naskah.status) not in DAPAT_DITULIS:
        raise Ditolak(_("Lampiran hanya dapat ditambah selagi naskah ditulis."), "lampiran")
    urutan = Tautan.objects.filter(objek=SUMBER, objek_id=naskah.pk).count()
    taruh(isi, Tautan(objek=SUMBER, objek_id=naskah.pk, nama=nama, oleh=actor.orang_id, urutan=urutan))
    naskah.jumlah_lampiran += 1
    naskah.save(update_fields=["jumlah_lampiran"])
    return naskah


@command(Wewenang.TULIS, rekam=("tautan",))
def lepas_lampiran(actor: Actor, naskah: Naskah, *, tautan: int) -> Naskah:  # noqa: ARG001 -- every command has its actor
    """Take an attachment off the draft; that it once was there stays on record."""
    if Status(naskah.status) not in DAPAT_DITULIS:
        raise Ditolak(_("Lampiran hanya dapat dilepas selagi naskah ditulis."), "lampiran")
    if not lampiran(naskah).filter(pk=tautan).exists():
        raise Ditolak(_("Lampiran ini tidak ada pada naskah."), "lampiran")
    naskah.lampiran_lepas = [*naskah.lampiran_lepas, tautan]
    naskah.jumlah_lampiran = max(naskah.jumlah_lampiran - 1, 0)
    naskah.save(update_fields=["lampiran_lepas", "jumlah_lampiran"])
    return naskah


@command(Wewenang.TULIS, rekam=("banyak",))
def muat_penerima(actor: Actor, naskah: Naskah, *, tabel: str, banyak: int = 0) -> int:  # noqa: ARG001 -- actor and count are for the trail
    """Take the addressees of a mass letter from a table; each gets his own copy of the signed letter."""
    if Status(naskah.status) not in DAPAT_DITULIS:
        raise Ditolak(_("Penerima hanya dapat dimuat selagi naskah ditulis."), "tabel")
    fields = list(dict.fromkeys(name for text in naskah.isi.values() for name in isian(text)))
    read = massal.baca(tabel, fields)
    if naskah.kerahasiaan in TERTUTUP:
        raise Ditolak(_("Naskah rahasia tidak dibuat sebagai surat massal."), "tabel")
    if read.keluhan:
        raise Ditolak(" ".join(map(keluhan, read.keluhan[:5])), "tabel")
    naskah.penerima.all().delete()
    PenerimaNaskah.objects.bulk_create(
        (
            PenerimaNaskah(
                naskah=naskah,
                urut=n,
                kanal=Kanal.SUREL if row.surel else Kanal.KERTAS,
                sebutan=row.nama,
                alamat=row.alamat,
                surel=row.surel,
                nilai=row.nilai,
            )
            for n, row in enumerate(read.baris, start=1)
        ),
        batch_size=500,
    )
    naskah.massal = True
    naskah.save(update_fields=["massal"])
    return len(read.baris)


@command(Wewenang.TULIS, rekam=("alasan",))
def batalkan(actor: Actor, naskah: Naskah, *, alasan: str) -> Naskah:
    """Give up a draft; what was written stays readable."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan pembatalan."), "alasan")
    langkahkan(actor, naskah, Aksi.BATALKAN, alasan)
    return naskah


def _periksa(form: Bentuk, data: DataNaskah) -> None:
    if not data.hal.strip():
        raise Ditolak(_("Isi hal surat."), "hal")
    if sum(map(len, data.isi.values())) > ISI_MAKS:
        raise Ditolak(_("Isi surat terlalu panjang. Pindahkan rinciannya ke lampiran."), "isi")
    if len(data.tanda) > TANDA_MAKS or len(data.tujuan) > TUJUAN_MAKS:
        raise Ditolak(
            _("Terlalu banyak penanda tangan atau penerima. Pakai surat massal untuk penerima banyak."), "hal"
        )
    if data.kerahasiaan in TERTUTUP and any(t.kanal is Kanal.SUREL for t in data.tujuan):
        raise Ditolak(
            _("Naskah rahasia tidak dikirim lewat surel. Kirim lewat kertas dengan tanda terima."), "kepada_luar"
        )
    if len(data.tanda) > 1 and not form.banyak_tanda:
        raise Ditolak(_("Bentuk ini ditandatangani satu pejabat."), "tanda")


def _tulis(naskah: Naskah, form: Bentuk, data: DataNaskah) -> None:
    known = {b.kode for b in form.bagian}
    naskah.hal = data.hal.strip()
    naskah.isi = {kode: text.replace("\r\n", "\n").strip() for kode, text in data.isi.items() if kode in known}
    naskah.klasifikasi = data.klasifikasi or form.klasifikasi
    naskah.kecepatan, naskah.kerahasiaan = data.kecepatan, data.kerahasiaan
    naskah.jumlah_lampiran = data.jumlah_lampiran
    naskah.strategis = data.strategis or form.strategis
    naskah.jawab_hingga = data.jawab_hingga


def _tanda(naskah: Naskah, form: Bentuk, tanda: Sequence[Tanda]) -> None:
    asked = {t.jabatan_id for t in tanda} | {t.atas_nama_id for t in tanda} | {t.untuk_beliau_id for t in tanda}
    rows = Jabatan.objects.select_related("unit").in_bulk([pk for pk in asked if pk])
    if any(pk and (pk not in rows or not rows[pk].aktif) for pk in asked):
        raise Ditolak(_("Penanda tangan ini tidak ada atau tidak aktif lagi."), "tanda")
    if len({t.jabatan_id for t in tanda}) < len(tanda):
        raise Ditolak(_("Satu jabatan cukup menandatangani satu kali."), "tanda")
    made = []
    for n, t in enumerate(tanda, start=1):
        office, behalf = rows[t.jabatan_id], rows.get(t.atas_nama_id or 0)
        if not boleh_menanda(form, office, behalf):
            raise Ditolak(_("%s tidak menandatangani bentuk naskah ini.") % office.nama, "tanda")
        made.append(
            Penandatangan(
                naskah=naskah, urut=n, jabatan=office, atas_nama=behalf, untuk_beliau=rows.get(t.untuk_beliau_id or 0)
            )
        )
    sisip(made)


def _tujuan(actor: Actor, naskah: Naskah, form: Bentuk, tujuan: Sequence[Tujuan]) -> None:
    if form.intern and any(t.kanal is not Kanal.UNIT for t in tujuan):
        raise Ditolak(_("Bentuk ini hanya dipakai antarunit di dalam pemerintah."), "tujuan")
    lain = {kode for kode, _nama in daerah_lain()} if any(t.kanal is Kanal.DAERAH for t in tujuan) else frozenset()
    for t in tujuan:
        if not _terjangkau(actor, t, lain):
            raise Ditolak(_("Jalan surat kepada %s tidak lengkap atau tidak ada lagi.") % t.sebutan, "tujuan")
    sisip(
        [
            PenerimaNaskah(
                naskah=naskah,
                urut=n,
                kanal=t.kanal,
                sebutan=t.sebutan.strip(),
                unit_id=t.unit_id,
                daerah=t.daerah,
                alamat=t.alamat.strip(),
                surel=t.surel,
                tembusan=t.tembusan,
                nilai=dict(t.nilai),
            )
            for n, t in enumerate(tujuan, start=1)
        ]
    )


def _terjangkau(actor: Actor, tujuan: Tujuan, daerah: Collection[str]) -> bool:
    """Has the way to him what it needs: a unit that exists, an address, a government on this platform?"""
    if tujuan.kanal is Kanal.UNIT:
        return tujuan.unit_id in actor.peta.simpul
    if tujuan.kanal is Kanal.DAERAH:
        return tujuan.daerah in daerah
    return tujuan.kanal is not Kanal.SUREL or bool(tujuan.surel)


def _sah(pk: int | None) -> int | None:
    """What is amended or revoked must be a signed letter."""
    if pk is None:
        return None
    found = Naskah.objects.filter(pk=pk, ditandatangani__isnull=False).values_list("pk", flat=True).first()
    if found is None:
        raise Ditolak(_("Yang diubah atau dicabut haruslah naskah yang sudah ditandatangani."))
    return found
