"""An event from its opening to its end: assessment, decree and its extensions, raising to the province."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Unit
from poros.kernel.tenggat.queries import mesin
from poros.pure.tenggat import NotInForceError

from ..models import KajiCepat, Kejadian, Laporan, NaikProvinsi, Penetapan
from ..queries.kejadian import gerakkan, penetap
from ..rules.alur import FLOW, HIDUP, PERLAHAN, TINGKAT, Aksi, Bahaya, Status, aksi_untuk
from ..rules.jam import LAJU_MAKS
from ..values import DataKaji, DataKejadian, DataPenetapan
from ..wewenang import Wewenang
from .langkah import hidup, isi_wajib, pelaku, sudah, tertandatangani


@command(Wewenang.KEJADIAN_BUKA, rekam=("data",), kunci=False)
def buka(actor: Actor, unit: Unit, *, data: DataKejadian) -> Kejadian:  # noqa: ARG001 -- who opened it stands in the trail
    """Open an event or a drill, with the reports that tell of it; all that was before stays tied to it."""
    isi_wajib(data, nama=_("Beri nama kejadian ini."), tempat=_("Sebutkan tempatnya."))
    sudah(data.mulai, None, "mulai")
    if not 1 <= data.laju <= (LAJU_MAKS if data.latihan else 1):
        raise Ditolak(_("Hanya jam latihan yang dapat dipercepat, paling banyak 288 kali."), "laju")
    row = Kejadian.objects.create(
        nama=data.nama.strip(),
        bahaya=data.bahaya,
        tempat=data.tempat.strip(),
        uraian=data.uraian.strip(),
        mulai=data.mulai,
        latihan=data.latihan,
        laju=data.laju,
        unit=unit,
    )
    if data.laporan:
        tied = Laporan.objects.filter(pk__in=data.laporan, latihan=data.latihan, kejadian__isnull=True)
        if tied.update(kejadian=row) != len(set(data.laporan)):
            raise Ditolak(_("Ada laporan yang sudah terkait kejadian lain atau bukan dari dunia yang sama."), "laporan")
    return row


@command(Wewenang.KAJI)
def kaji(actor: Actor, kejadian: Kejadian, *, data: DataKaji) -> KajiCepat:
    """Write down the rapid assessment; the clock to the coordination meeting starts."""
    isi_wajib(data, hasil=_("Tuliskan hasil kaji cepat."))
    if data.rekomendasi not in HIDUP:
        raise Ditolak(_("Pilih status yang disarankan."), "rekomendasi")
    _cocok(kejadian, data.rekomendasi, "rekomendasi")
    if data.rekomendasi is Status.TANGGAP and not (data.gangguan_hidup or data.gangguan_penghidupan):
        raise Ditolak(_("Tanggap darurat memerlukan gangguan pada kehidupan atau penghidupan warga."), "gangguan_hidup")
    now = hidup(kejadian).jam
    return KajiCepat.objects.create(
        kejadian=kejadian,
        waktu=now,
        hasil=data.hasil.strip(),
        rekomendasi=data.rekomendasi,
        gangguan_hidup=data.gangguan_hidup,
        gangguan_penghidupan=data.gangguan_penghidupan,
        rapat_sebelum=_batas(actor, "krisis-rapat", now),
        oleh=pelaku(actor),
    )


@command(Wewenang.STATUS_CATAT, rekam=("data",))
def tetapkan(actor: Actor, kejadian: Kejadian, *, data: DataPenetapan) -> Penetapan:
    """Enter the decree of the head of region that declares a level; a lapsed one is declared anew."""
    hidup(kejadian)
    assessed = kejadian.kaji.order_by("-pk").first()
    if assessed is None:
        raise Ditolak(_("Catat kaji cepat dahulu: penetapan status berdiri di atasnya."))
    _cocok(kejadian, data.tingkat, "tingkat")
    _periksa_surat(actor, kejadian, data)
    act = aksi_untuk(Status(kejadian.status), data.tingkat)
    if act is None:
        last = kejadian.penetapan.filter(tingkat=data.tingkat).order_by("-pk").first()
        if last is not None and last.sampai >= data.mulai:
            raise Ditolak(_("Status ini masih berlaku. Perpanjang keputusannya."), "tingkat")
    else:
        kejadian.status = FLOW.step(Status(kejadian.status), act)
        kejadian.ritme_jam = _ritme(kejadian)
        kejadian.save(update_fields=["status", "ritme_jam"])
    return _simpan(actor, kejadian, data, kaji=assessed)


@command(Wewenang.STATUS_CATAT, rekam=("nomor", "sampai"))
def perpanjang(
    actor: Actor, kejadian: Kejadian, *, nomor: str, tanggal: date, penetap_id: int, sampai: date
) -> Penetapan:
    """Enter the decree that extends the one in force, from the day after it ends."""
    hidup(kejadian)
    last = kejadian.penetapan.filter(tingkat=kejadian.status).order_by("-pk").first()
    if last is None:
        raise Ditolak(_("Belum ada keputusan status yang dapat diperpanjang."))
    if last.sampai < timezone.localtime(kejadian.jam).date():
        raise Ditolak(_("Status ini sudah berakhir. Tetapkan lagi dengan keputusan baru."))
    if sampai <= last.sampai:
        raise Ditolak(_("Perpanjangan harus melewati %(hari)s.") % {"hari": f"{last.sampai:%d-%m-%Y}"}, "sampai")
    data = DataPenetapan(
        tingkat=Status(last.tingkat),
        nomor=nomor,
        tanggal=tanggal,
        penetap_id=penetap_id,
        lingkup=last.lingkup,
        mulai=date.fromordinal(last.sampai.toordinal() + 1),
        sampai=sampai,
    )
    _periksa_surat(actor, kejadian, data)
    return _simpan(actor, kejadian, data, memperpanjang=last)


@command(Wewenang.NAIK, rekam=("nomor",))
def naikkan(actor: Actor, kejadian: Kejadian, *, nomor: str, tanggal: date, alasan: str) -> NaikProvinsi:
    """Send the statement of inability to the governor; the province has its own clock to assess."""
    now = hidup(kejadian).jam
    if kejadian.status != Status.TANGGAP:
        raise Ditolak(_("Pernyataan tidak mampu diajukan selama tanggap darurat."))
    for name, value in (("nomor", nomor), ("alasan", alasan)):
        if not value.strip():
            raise Ditolak(_("Bagian ini wajib diisi."), name)
    tertandatangani(actor, kejadian, tanggal)
    return NaikProvinsi.objects.create(
        kejadian=kejadian,
        nomor=nomor.strip(),
        tanggal=tanggal,
        alasan=alasan.strip(),
        dikirim=now,
        jawab_sebelum=_batas(actor, "krisis-provinsi", now),
        oleh=pelaku(actor),
    )


@command(Wewenang.NAIK_JAWAB)
def catat_jawaban(actor: Actor, naik: NaikProvinsi, *, jawaban: str) -> NaikProvinsi:  # noqa: ARG001 -- who it was stands in the trail
    """Write down what the province has answered."""
    if naik.dijawab is not None:
        raise Ditolak(_("Jawaban provinsi sudah dicatat."))
    if not jawaban.strip():
        raise Ditolak(_("Tuliskan jawabannya."), "jawaban")
    naik.jawaban, naik.dijawab = jawaban.strip(), naik.kejadian.jam
    naik.save(update_fields=["jawaban", "dijawab"])
    gerakkan(naik.kejadian_id)
    return naik


@command(Wewenang.AKHIRI)
def akhiri(actor: Actor, kejadian: Kejadian) -> Kejadian:  # noqa: ARG001 -- who it was stands in the trail
    """End the handling; recovery goes on in the plan."""
    gerakkan(kejadian.pk)
    kejadian.status = FLOW.step(Status(kejadian.status), Aksi.AKHIRI)
    kejadian.selesai = kejadian.jam
    kejadian.save(update_fields=["status", "selesai"])
    return kejadian


def _cocok(kejadian: Kejadian, tingkat: Status, bidang: str) -> None:
    if tingkat is Status.SIAGA and Bahaya(kejadian.bahaya) not in PERLAHAN:
        raise Ditolak(_("Siaga darurat hanya untuk ancaman yang datang perlahan, seperti banjir."), bidang)


def _periksa_surat(actor: Actor, kejadian: Kejadian, data: DataPenetapan) -> None:
    isi_wajib(data, nomor=_("Tulis nomor keputusannya."), lingkup=_("Sebutkan wilayah yang dicakup."))
    if data.tingkat not in set(TINGKAT.values()):
        raise Ditolak(_("Pilih siaga, tanggap, atau transisi darurat."), "tingkat")
    tertandatangani(actor, kejadian, data.tanggal)
    if data.sampai < data.mulai:
        raise Ditolak(_("Hari berakhir harus sesudah hari mulai."), "sampai")
    if kejadian.penetapan.filter(nomor=data.nomor.strip()).exists():
        raise Ditolak(_("Keputusan bernomor ini sudah dicatat."), "nomor")


def _simpan(
    actor: Actor,
    kejadian: Kejadian,
    data: DataPenetapan,
    *,
    kaji: KajiCepat | None = None,
    memperpanjang: Penetapan | None = None,
) -> Penetapan:
    office = _penetap(data.penetap_id)
    holder = office.pemangku.filter(dicabut__isnull=True, dari__lte=data.tanggal).order_by("-dari").first()
    return Penetapan.objects.create(
        kejadian=kejadian,
        tingkat=data.tingkat,
        nomor=data.nomor.strip(),
        tanggal=data.tanggal,
        penetap=office,
        penetap_nama=f"{office.nama}, {holder.orang.nama}" if holder else office.nama,
        lingkup=data.lingkup.strip(),
        mulai=data.mulai,
        sampai=data.sampai,
        memperpanjang=memperpanjang,
        kaji=kaji,
        oleh=pelaku(actor),
    )


def _penetap(pk: int) -> Jabatan:
    row = penetap().filter(pk=pk).first()
    if row is None:
        raise Ditolak(_("Status ditetapkan kepala daerah (UU 24/2007 Pasal 51)."), "penetap")
    return row


def _ritme(kejadian: Kejadian) -> int:
    plan = kejadian.rencana.isi if kejadian.rencana else {}
    return int(plan.get("ritme", {}).get(kejadian.status, kejadian.ritme_jam))


def _batas(actor: Actor, kode: str, mulai: datetime) -> datetime:
    try:
        return mesin(actor).jatuh_tempo(kode, mulai)
    except NotInForceError:
        raise Ditolak(_("Aturan tenggat %(kode)s tidak berlaku hari ini.") % {"kode": kode}) from None
