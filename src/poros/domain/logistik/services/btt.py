"""Emergency money: bound when a plan is filed, paid within a working day, booked apart, accounted for."""

from dataclasses import asdict
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from poros.domain.krisis.publik import status_aktif
from poros.kernel.bahasa import naskah
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.pure.rupiah import rupiah
from poros.pure.tanggal import panjang

from ..models import BerkasDsp, KasBtt, PaguBtt, Rkb, SyaratDsp
from ..queries.btt import batas_cair, buku_kas, pagu, unit_bud
from ..queries.parameter import syarat_dsp
from ..rules.alur import FLOW_RKB, AksiRkb, StatusRkb
from ..rules.kas import saldo
from ..values import JUMLAH_MAKS, RUPIAH_MAKS, DataBelanja, DataDsp, DataRkb
from ..wewenang import OBJEK_DSP, Wewenang
from .kejadian import berubah, kolom

OBJEK_RKB = "rkb"
TAHUN = (2000, 2199)


@command(Wewenang.PAGU_ATUR, rekam=("tahun", "jumlah", "dasar"), kunci=False)
def tetapkan_pagu(actor: Actor, unit: Unit, *, tahun: int, jumlah: int, dasar: str) -> PaguBtt:  # noqa: ARG001 -- the unit authorises
    """Say what a year's budget holds for the unforeseen; never less than is bound already."""
    if not 0 <= jumlah <= RUPIAH_MAKS:
        raise Ditolak(_("Jumlah ini tidak masuk akal."), "jumlah")
    if not TAHUN[0] <= tahun <= TAHUN[1]:
        raise Ditolak(_("Tahun ini tidak masuk akal."), "tahun")
    if not dasar.strip():
        raise Ditolak(_("Sebutkan perda atau perkada APBD-nya."), "dasar")
    try:
        with transaction.atomic():
            row, _new = PaguBtt.objects.update_or_create(
                tahun=tahun, defaults={"jumlah": jumlah, "dasar": dasar.strip()}
            )
    except IntegrityError as error:
        raise Ditolak(_("Yang sudah terikat lebih besar daripada jumlah ini."), "jumlah") from error
    return row


@command(Wewenang.RKB_AJUKAN, rekam=("data",), kunci=False)
def ajukan_rkb(actor: Actor, unit: Unit, *, data: DataRkb) -> Rkb:
    """File a plan with the treasury; from now on its money is bound and its clock runs."""
    _periksa(data)
    if Rkb.objects.filter(unit=unit, nomor=data.nomor.strip()).exists():
        raise Ditolak(_("Nomor ini sudah dipakai unit Anda."), "nomor")
    event, basis = kolom(actor, data.kejadian_id), _dasar(data)
    fund = _ikat(actor.hari.year, data.jumlah)
    now = timezone.now()
    row = Rkb.objects.create(
        pagu=fund,
        unit=unit,
        nomor=data.nomor.strip(),
        dasar=basis,
        keperluan=data.keperluan.strip(),
        jumlah=data.jumlah,
        diajukan=now,
        tenggat=batas_cair(actor, now),
        **event,
    )
    beritahu("logistik.rkb", [row], unit=dict.fromkeys(unit_bud(), row.pk), kecuali=actor.orang_id)
    berubah(row)
    return row


@command(Wewenang.RKB_PUTUS, rekam=("nomor_sp2d",))
def cairkan(actor: Actor, rkb: Rkb, *, nomor_sp2d: str) -> Rkb:
    """Pay it out as Tambahan Uang: the first line of its cash book."""
    rkb.status = FLOW_RKB.step(StatusRkb(rkb.status), AksiRkb.CAIRKAN)
    if not nomor_sp2d.strip():
        raise Ditolak(_("Isikan nomor SP2D-nya."), "nomor_sp2d")
    rkb.cair, rkb.nomor_sp2d = timezone.now(), nomor_sp2d.strip()
    rkb.save(update_fields=["status", "cair", "nomor_sp2d"])
    with naskah():
        words = _("Tambahan uang")
    _catat(actor, rkb, DataBelanja(tanggal=actor.hari, uraian=words, jumlah=rkb.jumlah), masuk=True)
    berubah(rkb)
    return rkb


@command(Wewenang.RKB_PUTUS, rekam=("alasan",))
def tolak_rkb(actor: Actor, rkb: Rkb, *, alasan: str) -> Rkb:  # noqa: ARG001 -- a command's actor
    """Decline with the reason; its money is free again."""
    return _lepas(rkb, AksiRkb.TOLAK, alasan)


@command(Wewenang.RKB_KELOLA, rekam=("alasan",))
def tarik_rkb(actor: Actor, rkb: Rkb, *, alasan: str) -> Rkb:  # noqa: ARG001 -- a command's actor
    """Take one's own plan back before it was paid."""
    return _lepas(rkb, AksiRkb.TARIK, alasan)


@command(Wewenang.RKB_KELOLA, rekam=("data",))
def belanjakan(actor: Actor, rkb: Rkb, *, data: DataBelanja, berkas: tuple[bytes, str] | None = None) -> KasBtt:
    """Book a payment in the plan's own cash book; never more than is left in it."""
    if rkb.status != StatusRkb.CAIR:
        raise Ditolak(_("Uangnya belum cair atau sudah dipertanggungjawabkan."))
    if not data.uraian.strip():
        raise Ditolak(_("Tuliskan untuk apa."), "uraian")
    if not timezone.localdate(rkb.cair) <= data.tanggal <= actor.hari:
        raise Ditolak(_("Tanggal belanja harus sejak uang cair dan tidak di muka."), "tanggal")
    row = _catat(actor, rkb, data)
    if berkas is not None:
        tautkan(simpan(*berkas), OBJEK_RKB, rkb.pk, berkas[1], oleh=actor.orang_id, urutan=row.urut)
    berubah(rkb)
    return row


@command(Wewenang.RKB_KELOLA)
def pertanggungjawabkan(actor: Actor, rkb: Rkb, *, berkas: tuple[bytes, str]) -> Rkb:
    """File the account: what is left goes back, the report is tied to the plan, its book is closed."""
    rkb.status = FLOW_RKB.step(StatusRkb(rkb.status), AksiRkb.PERTANGGUNGJAWABKAN)
    rkb.sisa, rkb.selesai = saldo(buku_kas(rkb).values_list("masuk", "keluar")), timezone.now()
    if rkb.sisa:
        with naskah():
            words = _("Setoran sisa ke kas daerah")
        _catat(actor, rkb, DataBelanja(tanggal=actor.hari, uraian=words, jumlah=rkb.sisa))
        PaguBtt.objects.filter(pk=rkb.pagu_id).update(terikat=F("terikat") - rkb.sisa)
    rkb.save(update_fields=["status", "sisa", "selesai"])
    tautkan(simpan(*berkas), OBJEK_RKB, rkb.pk, berkas[1], oleh=actor.orang_id)
    berubah(rkb)
    return rkb


@command(Wewenang.DSP_CATAT, rekam=("data",), kunci=False)
def catat_dsp(actor: Actor, unit: Unit, *, data: DataDsp) -> BerkasDsp:
    """Open the file with which BNPB's ready funds for damaged houses are asked for."""
    _periksa_dsp(data)
    return BerkasDsp.objects.create(unit=unit, **asdict(data) | kolom(actor, data.kejadian_id))


@command(Wewenang.DSP_UBAH, rekam=("data",))
def ubah_dsp(actor: Actor, dsp: BerkasDsp, *, data: DataDsp) -> BerkasDsp:
    """Change the counts of houses."""
    _periksa_dsp(data)
    for name, value in (asdict(data) | kolom(actor, data.kejadian_id, dsp)).items():
        setattr(dsp, name, value)
    dsp.save()
    return dsp


@command(Wewenang.DSP_UBAH, rekam=("kode", "nomor", "tanggal"))
def lengkapi_dsp(
    actor: Actor, dsp: BerkasDsp, *, kode: str, nomor: str, tanggal: date, berkas: tuple[bytes, str]
) -> SyaratDsp:
    """Lay a paper into the file."""
    if kode not in {s["kode"] for s in syarat_dsp()}:
        raise Ditolak(_("Pilih salah satu syarat."), "kode")
    if not nomor.strip():
        raise Ditolak(_("Isikan nomornya."), "nomor")
    if tanggal > actor.hari:
        raise Ditolak(_("Tanggal ini belum tiba."), "tanggal")
    told = {"nomor": nomor.strip(), "tanggal": tanggal}
    row, _new = SyaratDsp.objects.update_or_create(dsp=dsp, kode=kode, defaults=told)
    tautkan(simpan(*berkas), OBJEK_DSP, dsp.pk, berkas[1], oleh=actor.orang_id)
    return row


def _periksa(data: DataRkb) -> None:
    for name in ("nomor", "keperluan"):
        if not getattr(data, name).strip():
            raise Ditolak(_("Bagian ini wajib diisi."), name)
    if not 0 < data.jumlah <= RUPIAH_MAKS:
        raise Ditolak(_("Isikan jumlah yang lebih dari nol dan masuk akal."), "jumlah")


def _dasar(data: DataRkb) -> str:
    """What the money is spent on the strength of: for an incident its decree, while that is in force."""
    if data.kejadian_id is None:
        if not data.dasar.strip():
            raise Ditolak(_("Bagian ini wajib diisi."), "dasar")
        return data.dasar.strip()
    decree = status_aktif(data.kejadian_id)
    if decree is None:
        raise Ditolak(
            _("Kejadian ini tidak sedang berstatus keadaan darurat, jadi BTT belum punya dasar."), "kejadian_id"
        )
    with naskah():
        words = _("Keputusan %(nomor)s tanggal %(hari)s")
    return data.dasar.strip() or words % {"nomor": decree.nomor, "hari": panjang(decree.tanggal)}


def _ikat(tahun: int, jumlah: int) -> PaguBtt:
    """Bind money in one statement: whoever comes second sees what the first has left."""
    fund = PaguBtt.objects.filter(tahun=tahun)
    if fund.filter(jumlah__gte=F("terikat") + jumlah).update(terikat=F("terikat") + jumlah):
        return fund.get()
    left = pagu(tahun)
    words = rupiah(left.tersedia) if left else rupiah(0)
    raise Ditolak(_("BTT %(tahun)s yang tersedia %(sisa)s.") % {"tahun": tahun, "sisa": words}, "jumlah")


def _lepas(rkb: Rkb, aksi: AksiRkb, alasan: str) -> Rkb:
    rkb.status = FLOW_RKB.step(StatusRkb(rkb.status), aksi)
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    rkb.alasan, rkb.selesai = alasan.strip(), timezone.now()
    rkb.save(update_fields=["status", "alasan", "selesai"])
    PaguBtt.objects.filter(pk=rkb.pagu_id).update(terikat=F("terikat") - rkb.jumlah)
    berubah(rkb)
    return rkb


def _catat(actor: Actor, rkb: Rkb, data: DataBelanja, *, masuk: bool = False) -> KasBtt:
    last = buku_kas(rkb).last()
    left = (last.saldo if last else 0) + (data.jumlah if masuk else -data.jumlah)
    if not 0 < data.jumlah <= RUPIAH_MAKS or left < 0:
        raise Ditolak(_("Isikan jumlah yang lebih dari nol dan tidak melebihi sisa kasnya."), "jumlah")
    return KasBtt.objects.create(
        rkb=rkb,
        urut=(last.urut if last else 0) + 1,
        tanggal=data.tanggal,
        uraian=data.uraian.strip(),
        bukti=data.bukti.strip(),
        masuk=data.jumlah if masuk else 0,
        keluar=0 if masuk else data.jumlah,
        saldo=left,
        orang_id=actor.orang_id,
        orang=actor.nama,
        jabatan=actor.jabat.sebutan,
    )


def _periksa_dsp(data: DataDsp) -> None:
    if data.kejadian_id is None:
        raise Ditolak(_("Pilih bencananya."), "kejadian_id")
    if any(not 0 <= n <= JUMLAH_MAKS for n in (data.rusak_berat, data.rusak_sedang, data.rusak_ringan)):
        raise Ditolak(_("Jumlah ini tidak masuk akal."), "rusak_berat")
