"""Words for the states in `rules`."""

from django.utils.translation import gettext_lazy as _

from .rules import StatusTeks

STATUS_TEKS = {
    StatusTeks.MENUNGGU: _("Menunggu dibaca"),
    StatusTeks.DIANTREKAN: _("Sedang dibaca"),
    StatusTeks.ADA: _("Teks terbaca"),
    StatusTeks.KOSONG: _("Tidak berisi teks"),
    StatusTeks.GAGAL: _("Tidak dapat dibaca"),
}
