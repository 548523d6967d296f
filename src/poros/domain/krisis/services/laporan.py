"""Reports: taken in once, read out of feeds, checked by others than those who told them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.wewenang import TidakBerwenang

from ..labels import UMPAN
from ..models import Kejadian, Laporan
from ..queries.kejadian import gerakkan, satu
from ..queries.parameter import unit_menurut_peran
from ..rules.alur import HIDUP, Kanal, Peran, Periksa
from ..rules.baca_umpan import Masuk, UmpanError, baca
from ..values import DataLaporan
from ..wewenang import Wewenang
from .langkah import isi_wajib, pelaku, sudah, titik

ANGKA_MAKS = 10_000_000


@command(Wewenang.LAPORAN_CATAT, kunci=False)
def lapor(actor: Actor, unit: Unit, *, data: DataLaporan) -> Laporan:
    """Take a report in; Pusdalops is told at once."""
    event = _kejadian(actor, data.kejadian_id)
    _periksa(data, event)
    row = Laporan.objects.create(
        unit=unit,
        oleh=pelaku(actor),
        latihan=event.latihan if event else False,
        kejadian=event,
        **{name: getattr(data, name) for name in _SALIN},
    )
    if not row.latihan:
        told = {u.pk: row.pk for u in unit_menurut_peran().get(Peran.PUSDALOPS, [])}
        beritahu("krisis.laporan", [row], unit=told, kecuali=actor.orang_id)
    if event:
        gerakkan(event.pk)
    return row


@command(Wewenang.UMPAN_MUAT, kunci=False)
def muat_umpan(actor: Actor, unit: Unit, *, isi: bytes) -> list[Laporan]:
    """Read reports out of a file of a feed; what came in before stays as it is."""
    try:
        found = baca(isi)
    except UmpanError as error:
        raise Ditolak(str(UMPAN[str(error)]), "berkas") from None
    known = set(Laporan.objects.filter(asal__in=[m.asal for m in found if m.asal]).values_list("kanal", "asal"))
    fresh = {(m.kanal.value, m.asal or f"#{n}"): m for n, m in enumerate(found)}
    rows = [_dari_umpan(actor, unit, m) for key, m in fresh.items() if key not in known]
    return Laporan.objects.bulk_create(rows)


@command(Wewenang.LAPORAN_PERIKSA, rekam=("hasil", "kejadian_id"))
def periksa(
    actor: Actor, laporan: Laporan, *, hasil: Periksa, alasan: str = "", kejadian_id: int | None = None
) -> Laporan:
    """Say what checking has shown; a true report may be tied to an event of its own world (real or drill)."""
    if hasil is Periksa.BELUM:
        raise Ditolak(_("Pilih hasil pemeriksaan."), "hasil")
    if hasil is not Periksa.BENAR and not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    event = _kejadian(actor, kejadian_id)
    if event and event.latihan != laporan.latihan:
        raise Ditolak(_("Laporan latihan dan kejadian nyata tidak boleh tercampur."), "kejadian")
    before = laporan.kejadian_id
    laporan.periksa, laporan.alasan = hasil, alasan.strip()
    laporan.pemeriksa, laporan.diperiksa = pelaku(actor), timezone.now()
    laporan.kejadian = event or laporan.kejadian
    laporan.save(update_fields=["periksa", "alasan", "pemeriksa", "diperiksa", "kejadian"])
    for pk in sorted({pk for pk in (before, laporan.kejadian_id) if pk}):
        gerakkan(pk)
    return laporan


_SALIN = (
    "kanal", "bahaya", "uraian", "tempat", "waktu", "lat", "lng", "meninggal", "luka", "mengungsi",
    "mendesak", "pelapor", "telepon",
)  # fmt: skip


def _periksa(data: DataLaporan, event: Kejadian | None) -> None:
    isi_wajib(data, uraian=_("Tuliskan apa yang terjadi."), tempat=_("Sebutkan tempatnya setepat mungkin."))
    sudah(data.waktu, event, "waktu")
    if data.kanal in {Kanal.CAP, Kanal.IMPOR}:
        raise Ditolak(_("Peringatan CAP dan umpan dibaca dari berkasnya."), "kanal")
    titik(data.lat, data.lng)
    for name in ("meninggal", "luka", "mengungsi"):
        value = getattr(data, name)
        if value is not None and not 0 <= value < ANGKA_MAKS:
            raise Ditolak(_("Angka ini tidak masuk akal."), name)


def _kejadian(actor: Actor, pk: int | None) -> Kejadian | None:
    if pk is None:
        return None
    try:
        row = satu(actor, pk)
    except TidakBerwenang:
        raise Ditolak(_("Kejadian ini tidak ada."), "kejadian") from None
    if row.status not in HIDUP:
        raise Ditolak(_("Penanganan kejadian ini sudah diakhiri."), "kejadian")
    return row


def _dari_umpan(actor: Actor, unit: Unit, m: Masuk) -> Laporan:
    remark = _("Tanpa %(butir)s.") % {"butir": ", ".join(m.catatan)} if m.catatan else ""
    return Laporan(
        asal=m.asal,
        kanal=m.kanal,
        bahaya=m.bahaya,
        uraian=m.uraian or "–",
        tempat=m.tempat or "–",
        waktu=m.waktu,
        lat=m.lat,
        lng=m.lng,
        catatan=remark,
        unit=unit,
        oleh=pelaku(actor),
    )
