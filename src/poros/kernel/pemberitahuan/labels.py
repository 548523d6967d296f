"""What each kind of notice says. Never the content of the thing: a message may lie open on a telephone."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .rules import JenisSaluran, StatusKiriman

JENIS_SALURAN = {
    JenisSaluran.SUREL: _("Surel"),
    JenisSaluran.WEBHOOK: _("Pesan lewat gerbang (WhatsApp, Telegram)"),
}
STATUS_KIRIMAN = {
    StatusKiriman.MENUNGGU: _("Menunggu"),
    StatusKiriman.TERKIRIM: _("Terkirim"),
    StatusKiriman.GAGAL: _("Gagal"),
    StatusKiriman.TIDAK_PERLU: _("Tidak perlu, sudah dibaca"),
}


@dataclass(frozen=True, slots=True)
class Kabar:
    """The words of a kind. `mendesak` goes out at once unless the person prefers the digest."""

    kalimat: Any
    mendesak: bool = False


UMUM = Kabar(_("Ada kabar untuk Anda"))
RAHASIA = _("Ada penugasan rahasia untuk Anda")
KABAR: dict[str, Kabar] = {
    "penugasan.baru": Kabar(_("Penugasan baru untuk unit Anda"), mendesak=True),
    "penugasan.dikembalikan": Kabar(_("Penugasan dikembalikan dan menunggu putusan Anda"), mendesak=True),
    "penugasan.ditegaskan": Kabar(_("Penugasan ditegaskan: harus dikerjakan unit Anda"), mendesak=True),
    "penugasan.didelegasikan": Kabar(_("Penugasan didelegasikan kepada Anda"), mendesak=True),
    "penugasan.diserahkan": Kabar(_("Hasil penugasan menunggu verifikasi Anda")),
    "penugasan.terverifikasi": Kabar(_("Hasil penugasan terverifikasi dan menunggu persetujuan Anda")),
    "penugasan.diperbaiki": Kabar(_("Hasil penugasan perlu diperbaiki"), mendesak=True),
    "penugasan.selesai": Kabar(_("Penugasan disetujui dan selesai")),
    "penugasan.dibatalkan": Kabar(_("Penugasan dibatalkan")),
    "penugasan.pesan": Kabar(_("Pesan baru pada penugasan")),
    "penugasan.eskalasi": Kabar(_("Penugasan lewat tenggat dieskalasi kepada Anda"), mendesak=True),
    "surat.masuk": Kabar(_("Surat masuk untuk unit Anda")),
    "surat.disposisi": Kabar(_("Disposisi surat untuk Anda"), mendesak=True),
    "konflik.baru": Kabar(_("Arahan yang bertabrakan menunggu putusan Anda"), mendesak=True),
    "konflik.diputus": Kabar(_("Tabrakan arahan sudah diputus")),
}


def kenalkan(**kabar: Kabar) -> None:
    """Add the kinds of a module, from its manifest: `kenalkan(**{"rapat.undangan": Kabar(...)})`."""
    KABAR.update(kabar)


def kabar(jenis: str) -> Kabar:
    """Return the words of a kind; a kind nobody has introduced still says that there is something."""
    return KABAR.get(jenis, UMUM)


def kalimat(jenis: str, *, tertutup: bool) -> Any:
    """Return the sentence shown; of a secret thing only that there is one."""
    return RAHASIA if tertutup else kabar(jenis).kalimat
