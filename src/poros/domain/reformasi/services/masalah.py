"""A SAKIP problem from note to verified solution: the unit's work is an order, its evidence stands beside each step."""

from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.rules import Peran
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import RincianArahan, Sasaran

from ..models import MasalahSakip, RiwayatMasalah, StrategiSakip
from ..rules.alur import ALASAN_MASALAH, FLOW_MASALAH, TERTUTUP, AksiMasalah, StatusMasalah
from ..values import DataMasalah, Lampiran, LangkahMasalah
from ..wewenang import SUMBER_MASALAH, Wewenang, sekantor
from .lampiran import lampirkan
from .waktu import akhir_hari


@command(Wewenang.KELOLA, rekam=("data",), kunci=False)
def catat_masalah(actor: Actor, unit: Unit, *, data: DataMasalah) -> MasalahSakip:
    """Write a problem into the register of the actor's unit."""
    row = MasalahSakip(pencatat=unit)
    _isi(actor, row, data)
    row.save()
    row.pendukung.set(data.pendukung)
    return row


@command(Wewenang.MASALAH_UBAH, rekam=("data",))
def ubah_masalah(actor: Actor, row: MasalahSakip, *, data: DataMasalah) -> MasalahSakip:
    """Change what is written; once handed out its units stay, once closed all of it does."""
    if StatusMasalah(row.status) in TERTUTUP:
        raise Ditolak(_("Masalah ini sudah ditutup, jadi tidak berubah lagi."))
    handed = row.status != StatusMasalah.DICATAT
    if handed and (row.unit_id != data.unit_id or set(row.pendukung.values_list("pk", flat=True)) != {*data.pendukung}):
        raise Ditolak(_("Masalah ini sudah ditugaskan, jadi unitnya tidak dapat diganti."), "unit")
    _isi(actor, row, data)
    row.save()
    row.pendukung.set(data.pendukung)
    return row


@command(Wewenang.MASALAH_UBAH, rekam=("langkah",))
def melangkah_masalah(
    actor: Actor, row: MasalahSakip, *, langkah: LangkahMasalah, berkas: Lampiran | None = None
) -> MasalahSakip:
    """Hand out, verify, send back or drop, as the unit that keeps the register."""
    if langkah.aksi is AksiMasalah.SELESAIKAN:
        raise Ditolak(_("Hanya unit penanggung jawab yang menyatakannya selesai."))
    doing = {row.unit_id, row.penugasan.unit_id if row.penugasan else row.unit_id}
    if langkah.aksi is AksiMasalah.VERIFIKASI and doing & {*sekantor(actor)}:
        raise Ditolak(_("Unit Anda sendiri yang mengerjakannya, jadi Anda tidak dapat memverifikasinya."))
    _langkah(actor, row, langkah, berkas)
    if langkah.aksi is AksiMasalah.TUGASKAN:
        _tugaskan(actor, row, langkah)
        row.save(update_fields=["penugasan"])
    return row


@command(Wewenang.MASALAH_SELESAI, rekam=("langkah",))
def selesaikan_masalah(
    actor: Actor, row: MasalahSakip, *, langkah: LangkahMasalah, berkas: Lampiran | None = None
) -> MasalahSakip:
    """Say that it is solved, and show it."""
    if langkah.aksi is not AksiMasalah.SELESAIKAN:
        raise Ditolak(_("Unit penanggung jawab hanya menyatakannya selesai; langkah lain milik pencatatnya."))
    _langkah(actor, row, langkah, berkas)
    return row


def _langkah(actor: Actor, row: MasalahSakip, langkah: LangkahMasalah, berkas: Lampiran | None) -> None:
    if langkah.aksi in ALASAN_MASALAH and not langkah.catatan.strip():
        raise Ditolak(_("Tuliskan apa yang dilakukan, atau alasannya."), "catatan")
    row.status = FLOW_MASALAH.step(StatusMasalah(row.status), langkah.aksi)
    row.save(update_fields=["status"])
    step = RiwayatMasalah.objects.create(
        masalah=row,
        aksi=langkah.aksi,
        status=row.status,
        catatan=langkah.catatan.strip(),
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )
    lampirkan(actor, step, berkas)


def _isi(actor: Actor, row: MasalahSakip, data: DataMasalah) -> None:
    if not data.judul.strip():
        raise Ditolak(_("Beri judul masalah ini."), "judul")
    if data.unit_id not in actor.peta.simpul:
        raise Ditolak(_("Pilih unit penanggung jawab."), "unit")
    if data.unit_id in data.pendukung or not set(data.pendukung) <= set(actor.peta.simpul):
        raise Ditolak(_("Unit pendukung harus unit lain yang masih aktif."), "pendukung")
    row.strategi = StrategiSakip.objects.filter(pk=data.strategi_id).first()
    if data.strategi_id and row.strategi is None:
        raise Ditolak(_("Strategi ini tidak ada."), "strategi")
    row.jenis, row.judul, row.uraian = data.jenis, data.judul.strip(), data.uraian.strip()
    row.unit_id = data.unit_id


def _tugaskan(actor: Actor, row: MasalahSakip, langkah: LangkahMasalah) -> None:
    if row.strategi is None:
        raise Ditolak(_("Pilih dahulu strateginya."), "strategi")
    if langkah.tenggat is None:
        raise Ditolak(_("Tentukan tenggatnya."), "tenggat")
    isi = _("Selesaikan masalah SAKIP: %(judul)s.\nStrategi: %(strategi)s. %(uraian)s") % {
        "judul": row.judul,
        "strategi": row.strategi.nama,
        "uraian": row.strategi.uraian,
    }
    helpers = [Sasaran(u, Peran.PENDUKUNG) for u in row.pendukung.values_list("pk", flat=True)]
    arahan = terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=RincianArahan(
            isi=isi.strip(),
            dasar=row.strategi.sumber,
            tenggat=akhir_hari(langkah.tenggat),
            sumber=SUMBER_MASALAH,
            sumber_id=row.pk,
        ),
        kepada=[Sasaran(row.unit_id), *helpers],
    )
    row.penugasan = arahan.penugasan.get(unit_id=row.unit_id)
