"""Words for the kinds in `rules`."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .rules import Fungsi, JenisUnit, Kapasitas

JENIS_UNIT = {
    JenisUnit.KEPALA_DAERAH: _("Kepala daerah"),
    JenisUnit.SETDA: _("Sekretariat Daerah"),
    JenisUnit.ASISTEN: _("Asisten"),
    JenisUnit.BIRO: _("Biro"),
    JenisUnit.BAGIAN: _("Bagian"),
    JenisUnit.STAF_AHLI: _("Staf ahli"),
    JenisUnit.SETWAN: _("Sekretariat DPRD"),
    JenisUnit.INSPEKTORAT: _("Inspektorat"),
    JenisUnit.DINAS: _("Dinas"),
    JenisUnit.BADAN: _("Badan"),
    JenisUnit.SATUAN: pgettext_lazy("jenis unit", "Satuan"),
    JenisUnit.RSUD: _("Rumah sakit daerah"),
    JenisUnit.BIDANG: _("Bidang"),
    JenisUnit.SUBBAGIAN: _("Subbagian"),
    JenisUnit.UPTD: _("UPTD"),
    JenisUnit.KECAMATAN: _("Kecamatan"),
    JenisUnit.KELURAHAN: _("Kelurahan"),
    JenisUnit.KAMPUNG: _("Kampung/desa"),
    JenisUnit.BUMD: _("BUMD"),
    JenisUnit.LUAR: _("Pihak luar"),
}
FUNGSI = {
    Fungsi.PIMPINAN: _("Pimpinan"),
    Fungsi.TATA_USAHA: _("Tata usaha"),
    Fungsi.STAF: _("Pelaksana"),
    Fungsi.PENGAWAS: _("Pengawas"),
    Fungsi.ADMIN: _("Pengelola sistem"),
}
KAPASITAS = {
    Kapasitas.DEFINITIF: _("Definitif"),
    Kapasitas.PLH: _("Plh."),
    Kapasitas.PLT: _("Plt."),
    Kapasitas.PJ: _("Pj."),
}
