"""Warrants: Plh., Plt. and Pj. given, extended and revoked within the limits of the law."""

from datetime import date

from django.utils.translation import gettext as _

from poros.kernel.bahasa import panjang
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.organisasi.rules import JenisUnit, Kapasitas
from poros.kernel.pemberitahuan.kirim import beritahu
from poros.kernel.tenggat.queries import mesin

from ..labels import kata_keberatan
from ..queries.penjabat import batas_surat, keberatan, surat_lain
from ..rules.penjabat import Halangan, Keberatan, akhir_terlama, dapat_diperpanjang
from ..values import SuratPerintah
from ..wewenang import Wewenang
from .pemangku import akhiri
from .perubahan import SATU_HARI, peta_berubah


@command(Wewenang.SURAT_PERINTAH, rekam=("surat",))
def terbitkan_surat_perintah(actor: Actor, jabatan: Jabatan, *, surat: SuratPerintah) -> Pemangku:
    """Let somebody stand in for an office from one day to another. What the rules refuse is refused in words."""
    if not surat.nomor.strip():
        raise Ditolak(_("Tuliskan nomor surat perintah atau keputusannya."), "nomor")
    if surat.kapasitas is Kapasitas.DEFINITIF:
        raise Ditolak(_("Pemangku definitif diangkat, bukan ditunjuk dengan surat perintah."), "kapasitas")
    for satu in keberatan(actor, jabatan, surat):
        if satu.menolak:
            raise Ditolak(kata_keberatan(satu), satu.bidang)
    dari_luar = jabatan.kepala and jabatan.unit.jenis == JenisUnit.KEPALA_DAERAH
    pemangku = Pemangku.objects.create(
        jabatan=jabatan,
        orang_id=surat.orang_id,
        kapasitas=surat.kapasitas,
        dari=surat.dari,
        sampai=surat.sampai,
        dasar=surat.nomor.strip(),
        pemberi_id=None if dari_luar else actor.jabatan_id,
        lingkup=surat.lingkup.strip(),
    )
    beritahu(
        "jabatan.surat_perintah",
        [pemangku],
        orang={surat.orang_id: pemangku.pk},
        jabatan={jabatan.pk: pemangku.pk},
    )
    peta_berubah()
    return pemangku


@command(Wewenang.SURAT_PERPANJANG, rekam=("sampai", "nomor"))
def perpanjang(actor: Actor, pemangku: Pemangku, *, sampai: date, nomor: str) -> Pemangku:
    """Extend a Plt., once, by no more than the rule allows from the day after its end."""
    batas = batas_surat(pemangku.jabatan, Kapasitas(pemangku.kapasitas), pemangku.dari, terisi=False)
    lama = pemangku.sampai
    if lama is None or lama < actor.hari or pemangku.dicabut is not None:
        raise Ditolak(_("Surat perintah ini sudah berakhir; terbitkan yang baru."))
    if batas is None or not dapat_diperpanjang(Kapasitas(pemangku.kapasitas), pemangku.perpanjangan_ke, batas):
        raise Ditolak(_("Hanya Plt. yang dapat diperpanjang, dan hanya satu kali."))
    if not nomor.strip():
        raise Ditolak(_("Tuliskan nomor surat perpanjangannya."), "nomor")
    akhir = akhir_terlama(batas, lama + SATU_HARI, mesin(actor).kalender)
    if not lama < sampai <= akhir:
        raise Ditolak(
            _("Pilih tanggal sesudah %(lama)s, paling lambat %(akhir)s (%(dasar)s).")
            % {"lama": panjang(lama), "akhir": panjang(akhir), "dasar": batas.dasar},
            "sampai",
        )
    siapa = surat_lain(pemangku, lama + SATU_HARI, sampai)
    if siapa:
        raise Ditolak(kata_keberatan(Keberatan(Halangan.TUMPANG_TINDIH, data={"siapa": siapa})), "sampai")
    pemangku.sampai = sampai
    pemangku.perpanjangan_ke += 1
    pemangku.dasar = f"{pemangku.dasar}; {nomor.strip()}"
    pemangku.save(update_fields=["sampai", "perpanjangan_ke", "dasar"])
    beritahu("jabatan.surat_perintah", [pemangku], orang={pemangku.orang_id: pemangku.pk})
    peta_berubah()
    return pemangku


@command(Wewenang.SURAT_CABUT, rekam=("alasan",))
def cabut(actor: Actor, pemangku: Pemangku, *, alasan: str) -> Pemangku:
    """Revoke a warrant with a reason (UU 30/2014 Art. 14(6)); from today on it confers nothing."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasan pencabutannya."), "alasan")
    akhiri(pemangku, max(actor.hari, pemangku.dari), alasan.strip())
    beritahu("jabatan.berakhir", [pemangku], orang={pemangku.orang_id: pemangku.pk}, kecuali=actor.orang_id)
    return pemangku
