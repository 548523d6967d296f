"""Doing: having read, choosing what to hear, opening channels."""

from collections.abc import Sequence
from datetime import time
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Orang, Unit

from .models import JamTenang, Pemberitahuan, Preferensi, Saluran
from .rules import JenisSaluran
from .wewenang import Wewenang

MESIN_INI = frozenset({"localhost", "127.0.0.1", "::1"})


@command(Wewenang.BACA)
def tandai_dibaca(actor: Actor, kabar: Pemberitahuan) -> Pemberitahuan:  # noqa: ARG001 -- a command's first argument
    """Mark one notice as read."""
    if kabar.dibaca is None:
        kabar.dibaca = timezone.now()
        kabar.save(update_fields=["dibaca"])
    return kabar


@command(Wewenang.BACA_SEMUA, kunci=False)
def tandai_semua_dibaca(actor: Actor, orang: Orang) -> int:  # noqa: ARG001 -- as above
    """Mark all notices of the person as read; returns how many were not."""
    return Pemberitahuan.objects.filter(orang=orang, dibaca=None).update(dibaca=timezone.now())


@command(Wewenang.ATUR, rekam=("jenis", "saluran", "ringkasan"), kunci=False)
def atur_preferensi(
    actor: Actor,  # noqa: ARG001 -- as above
    orang: Orang,
    *,
    jenis: str = "",
    saluran: Sequence[JenisSaluran],
    ringkasan: bool,
) -> Preferensi:
    """Choose through which channels a kind of notice (all others with "") arrives, at once or in the digest.

    In the application everything arrives always.
    """
    pilihan, _baru = Preferensi.objects.update_or_create(
        orang=orang,
        jenis=jenis,
        defaults={"saluran": [jalan.value for jalan in saluran], "ringkasan": ringkasan},
    )
    return pilihan


@command(Wewenang.ATUR, kunci=False)
def atur_jam_tenang(actor: Actor, orang: Orang, *, jam: Sequence[tuple[time, time]]) -> None:  # noqa: ARG001 -- as above
    """Set the hours in which nothing is sent; they replace those set before."""
    if any(dari == sampai for dari, sampai in jam):
        raise Ditolak(_("Jam tenang harus berakhir pada jam yang lain dari mulainya."), "sampai")
    if len({dari for dari, _sampai in jam}) < len(jam):
        raise Ditolak(_("Ada dua jam tenang yang mulai bersamaan."), "dari")
    JamTenang.objects.filter(orang=orang).delete()
    JamTenang.objects.bulk_create(JamTenang(orang=orang, dari=dari, sampai=sampai) for dari, sampai in jam)


@command(Wewenang.SALURAN_BUKA, rekam=("jenis", "nama", "alamat"), kunci=False)
def buka_saluran(
    actor: Actor,  # noqa: ARG001 -- as above
    unit: Unit,  # noqa: ARG001 -- it authorises
    *,
    jenis: JenisSaluran,
    nama: str,
    alamat: str = "",
) -> Saluran:
    """Open a way out of the application: the mail server, or a gateway that takes our messages."""
    _periksa_alamat(jenis, alamat)
    if not nama.strip():
        raise Ditolak(_("Beri nama saluran ini."), "nama")
    if Saluran.objects.filter(nama=nama.strip()).exists():
        raise Ditolak(_("Sudah ada saluran bernama demikian."), "nama")
    if jenis is JenisSaluran.SUREL and Saluran.objects.filter(jenis=jenis).exists():
        raise Ditolak(_("Saluran surel sudah ada; aktifkan yang itu."), "jenis")
    return Saluran.objects.create(jenis=jenis, nama=nama.strip(), alamat=alamat)


@command(Wewenang.SALURAN_ATUR, rekam=("alamat", "aktif", "ganti_kunci"))
def atur_saluran(
    actor: Actor,  # noqa: ARG001 -- as above
    saluran: Saluran,
    *,
    aktif: bool,
    alamat: str = "",
    ganti_kunci: bool = False,
) -> Saluran:
    """Open or close a channel, move it, or give it another key (the old one is void at once)."""
    _periksa_alamat(JenisSaluran(saluran.jenis), alamat)
    saluran.aktif, saluran.alamat = aktif, alamat
    saluran.versi_kunci += ganti_kunci
    saluran.save(update_fields=["aktif", "alamat", "versi_kunci"])
    return saluran


def _periksa_alamat(jenis: JenisSaluran, alamat: str) -> None:
    """Messages carry telephone numbers: they leave this machine encrypted."""
    if jenis is JenisSaluran.SUREL:
        return
    if not _terkirim_aman(alamat):
        raise Ditolak(_("Tulis alamat gerbang yang dimulai dengan https://"), "alamat")


def _terkirim_aman(alamat: str) -> bool:
    try:
        parts = urlsplit(alamat)
        host, _port = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:  # no host that could be looked up, or no port
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in MESIN_INI))
