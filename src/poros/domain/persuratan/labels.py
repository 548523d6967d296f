"""Words for each status and act of a letter."""

from django.utils.translation import gettext_lazy as _

from .rules import Aksi, Status

STATUS = {
    Status.TERDAFTAR: _("Terdaftar"),
    Status.MENUNGGU_ARAHAN: _("Menunggu arahan"),
    Status.DIDISPOSISI: _("Didisposisi"),
    Status.SELESAI: _("Selesai"),
    Status.DIBERKASKAN: _("Diberkaskan"),
    Status.DITARIK: _("Ditarik"),
}
AKSI = {
    Aksi.TERUSKAN: _("Teruskan"),
    Aksi.DISPOSISI: _("Disposisi"),
    Aksi.TUNTASKAN: _("Tuntaskan"),
    Aksi.ARSIPKAN: _("Arsipkan tanpa disposisi"),
    Aksi.URUNGKAN: _("Urungkan"),
    Aksi.BERKASKAN: _("Berkaskan"),
    Aksi.TARIK: _("Tarik"),
}
NADA = {
    Status.TERDAFTAR: "netral",
    Status.MENUNGGU_ARAHAN: "awas",
    Status.DIDISPOSISI: "info",
    Status.SELESAI: "baik",
    Status.DIBERKASKAN: "netral",
    Status.DITARIK: "netral",
}
"""Tone of a status on screens."""
