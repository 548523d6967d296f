"""From the field: figures, places, areas, people by name."""

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.wewenang import may

from ..models import Angka, Area, Kejadian, Korban, Tempat
from ..queries.kejadian import gerakkan
from ..rules.geometri import AreaError, tutup
from ..values import DataAngka, DataArea, DataKorban, DataTempat
from ..wewenang import Wewenang
from .langkah import hidup, isi_wajib, pelaku, sudah, titik

ANGKA_MAKS = 100_000_000


@command(Wewenang.ANGKA_CATAT)
def catat_angka(actor: Actor, kejadian: Kejadian, *, data: DataAngka) -> Angka:
    """Add a figure; it stands as unchecked unless who enters it may vouch for it."""
    hidup(kejadian)
    isi_wajib(data, letak=_("Sebutkan tempatnya."), sumber=_("Sebutkan sumbernya: siapa yang menghitung."))
    sudah(data.per, kejadian, "per")
    if not 0 <= data.nilai < ANGKA_MAKS:
        raise Ditolak(_("Angka ini tidak masuk akal."), "nilai")
    if data.tempat_id is not None and not Tempat.objects.filter(pk=data.tempat_id).exists():
        raise Ditolak(_("Tempat ini tidak ada."), "tempat")
    if data.terverifikasi and not may(actor, Wewenang.ANGKA_SAHKAN, kejadian):
        raise Ditolak(_("Angka disahkan Pusdalops. Kirim sebagai belum diperiksa."), "terverifikasi")
    return Angka.objects.create(
        kejadian=kejadian,
        ukuran=data.ukuran,
        tempat_id=data.tempat_id,
        letak=data.letak.strip(),
        nilai=data.nilai,
        per=data.per,
        sumber=data.sumber.strip(),
        terverifikasi=data.terverifikasi,
        **_oleh(actor),
    )


@command(Wewenang.ANGKA_SAHKAN, rekam=("angka_id",))
def sahkan_angka(actor: Actor, kejadian: Kejadian, *, angka_id: int) -> Angka:
    """Vouch for a figure: a new entry of the same value; the unchecked one stays in the history."""
    hidup(kejadian)
    row = kejadian.angka.filter(pk=angka_id, terverifikasi=False).first()
    if row is None or _disahkan(row):
        raise Ditolak(_("Angka ini tidak ada atau sudah disahkan."), "angka")
    row.pk, row.terverifikasi = None, True
    row.waktu = timezone.now()
    for name, value in _oleh(actor).items():
        setattr(row, name, value)
    row._state.adding = True  # noqa: SLF001 -- Django's way to copy a row
    row.save()
    return row


@command(Wewenang.TEMPAT_TAMBAH, kunci=False)
def tambah_tempat(actor: Actor, unit: Unit, *, data: DataTempat) -> Tempat:  # noqa: ARG001 -- the unit authorises
    """Put a post or a shelter on the map."""
    _periksa_tempat(data)
    return Tempat.objects.create(unit=unit, **_isi_tempat(data))


@command(Wewenang.TEMPAT_UBAH)
def ubah_tempat(actor: Actor, tempat: Tempat, *, data: DataTempat) -> Tempat:  # noqa: ARG001 -- the rule authorises
    """Correct it, or take it out of use."""
    _periksa_tempat(data)
    for name, value in _isi_tempat(data).items():
        setattr(tempat, name, value)
    tempat.save()
    return tempat


@command(Wewenang.AREA_GAMBAR)
def gambar_area(actor: Actor, kejadian: Kejadian, *, data: DataArea) -> Area:
    """Draw an area on the map of an event."""
    hidup(kejadian)
    isi_wajib(data, nama=_("Beri nama area ini."))
    try:
        ring = tutup(data.titik)
    except AreaError:
        raise Ditolak(_("Area memerlukan tiga titik yang berbeda atau lebih, paling banyak 400."), "titik") from None
    return Area.objects.create(
        kejadian=kejadian, nama=data.nama.strip(), jenis=data.jenis, titik=[list(p) for p in ring], oleh=pelaku(actor)
    )


@command(Wewenang.AREA_CABUT)
def cabut_area(actor: Actor, area: Area) -> Area:  # noqa: ARG001 -- who it was stands in the trail
    """Say that an area no longer holds; it stays in the history."""
    if area.dicabut is None:
        area.dicabut = timezone.now()
        area.save(update_fields=["dicabut"])
        gerakkan(area.kejadian_id)
    return area


@command(Wewenang.KORBAN_CATAT)
def catat_korban(actor: Actor, kejadian: Kejadian, *, data: DataKorban) -> Korban:
    """Enter a victim by name. The trail keeps that it was done, never the name (UU 27/2022)."""
    hidup(kejadian)
    isi_wajib(data, nama=_("Tulis namanya."), letak=_("Sebutkan di mana orang ini sekarang."))
    if data.nik and not (data.nik.isascii() and data.nik.isdecimal() and len(data.nik) == 16):  # noqa: PLR2004 -- digits of a NIK
        raise Ditolak(_("NIK terdiri atas 16 angka."), "nik")
    if data.nik and kejadian.korban.filter(nik=data.nik).exists():
        raise Ditolak(_("Orang dengan NIK ini sudah tercatat."), "nik")
    return Korban.objects.create(
        kejadian=kejadian,
        unit_id=actor.unit_id,
        nama=data.nama.strip(),
        nik=data.nik,
        umur=data.umur,
        status=data.status,
        letak=data.letak.strip(),
        keluarga=data.keluarga.strip(),
    )


@command(Wewenang.KORBAN_BUKA)
def buka_korban(actor: Actor, kejadian: Kejadian) -> list[Korban]:  # noqa: ARG001 -- the command itself authorises and records
    """Read the names: an act of its own, with a line in the trail."""
    return list(kejadian.korban.select_related("unit")[:1000])


def _disahkan(row: Angka) -> bool:
    """Has this very figure been vouched for? The unchecked entry stays beside the checked one."""
    same = {n: getattr(row, n) for n in ("kejadian", "ukuran", "tempat", "letak", "nilai", "per", "sumber")}
    return Angka.objects.filter(pk__gt=row.pk, terverifikasi=True, **same).exists()


def _oleh(actor: Actor) -> dict[str, object]:
    return {"orang_id": actor.orang_id, "orang": actor.nama, "jabatan": actor.jabat.sebutan}


def _periksa_tempat(data: DataTempat) -> None:
    isi_wajib(data, nama=_("Beri nama tempat ini."))
    titik(data.lat, data.lng)


def _isi_tempat(data: DataTempat) -> dict[str, object]:
    same = ("jenis", "lat", "lng", "daya_tampung", "aktif")
    return {"nama": data.nama.strip(), "kontak": data.kontak.strip(), **{n: getattr(data, n) for n in same}}
