"""Work and orders, as the house shows them."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.penugasan.queries import daftar
from poros.kernel.penugasan.queries.daftar import SEMUA_STATUS
from poros.kernel.penugasan.rules import Kotak
from poros.kernel.penugasan.values import Saringan
from poros.kernel.registry import Ikhtisar, Manifest, Menu, Pencarian, register

from . import kartu


def _memimpin(actor: Actor) -> bool:
    return actor.adalah(Fungsi.PIMPINAN)


def _memerintah(actor: Actor) -> bool:
    return actor.adalah(Fungsi.PIMPINAN, Fungsi.TATA_USAHA)


def _melihat_banyak(actor: Actor) -> bool:
    return actor.puncak or actor.adalah(Fungsi.PENGAWAS) or (_memimpin(actor) and bool(actor.lingkup))


def _mengelola(actor: Actor) -> bool:
    return actor.adalah(Fungsi.ADMIN)


def cari(actor: Actor, masukan: str, batas: int) -> list[dict[str, Any]]:
    """Penugasan whose order holds the words."""
    saring = Saringan(kotak=Kotak.SEMUA, status=SEMUA_STATUS, cari=masukan)
    return [
        {
            "judul": str(tugas.arahan),
            "url": reverse("koordinasi:penugasan", args=[tugas.pk]),
            "keterangan": f"{tugas.unit.nama} · {tugas.get_status_display()}",
        }
        for tugas in daftar(actor, saring, timezone.now())[:batas]
    ]


register(
    Manifest(
        kode="koordinasi",
        nama=_("Koordinasi"),
        urls="poros.domain.koordinasi.urls",
        api="poros.domain.koordinasi.api.rute",
        menu=(
            Menu(_("Penugasan"), "koordinasi:daftar", "clipboard-list", utama=True, urutan=12),
            Menu(_("Arahan"), "koordinasi:arahan_daftar", "megaphone", boleh=_memerintah, urutan=22),
            Menu(_("Tabrakan arahan"), "koordinasi:konflik_daftar", "git-merge", boleh=_memimpin, urutan=24),
            Menu(_("Siapa lambat"), "koordinasi:kinerja", "timer", boleh=_melihat_banyak, urutan=26),
            Menu(_("Agenda saya"), "koordinasi:agenda", "calendar", urutan=28),
            Menu(
                _("Sumber daya"),
                "koordinasi:sumber_daya_daftar",
                "truck",
                boleh=lambda a: _memerintah(a) or _mengelola(a),
                urutan=80,
            ),
            Menu(_("Tindakan arahan"), "koordinasi:tindak_daftar", "sliders-horizontal", boleh=_mengelola, urutan=82),
        ),
        pencarian=(Pencarian("penugasan", _("Penugasan"), cari),),
        ikhtisar=(
            Ikhtisar("konflik", _("Tabrakan arahan"), kartu.konflik, urutan=10),
            Ikhtisar("penugasan", _("Penugasan"), kartu.penugasan, urutan=20),
            Ikhtisar("terlambat", _("Terlambat"), kartu.terlambat, urutan=60),
            Ikhtisar("agenda", _("Hari ini"), kartu.hari_ini, urutan=70),
            Ikhtisar("angka", _("Angka"), kartu.angka, urutan=90),
        ),
    )
)
