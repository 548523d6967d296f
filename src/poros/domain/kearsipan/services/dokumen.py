"""The papers of a disposal, made when their step is taken and kept as they were made. Part of commands."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor
from poros.pure.tanggal import panjang as tanggal_panjang

from ..cetak import Lembar, Tanda, lembar
from ..labels import DOKUMEN
from ..models import BarisSusut, Penyusutan
from ..models.susut import NAMA_DOKUMEN
from ..queries.susut import KEPALA_DAFTAR, lembar_daftar
from ..rules.susut import Dokumen
from ..values import Nota
from ..wewenang import OBJEK_SUSUT

URUTAN = {kind: n for n, kind in enumerate(Dokumen)}


@naskah()
def terbitkan(
    actor: Actor,
    susut: Penyusutan,
    jenis: Dokumen,
    nota: Nota,
    alinea: Sequence[str],
    *,
    daftar: Sequence[BarisSusut] = (),
    tanda: Sequence[Tanda] = (),
) -> None:
    """Make a paper and tie it to the disposal; signed by who acts unless told otherwise."""
    made = lembar(
        Lembar(
            unit=susut.kantor.nama,
            judul=str(DOKUMEN[jenis]),
            nomor=nota.nomor,
            tanggal=nota.tanggal or actor.hari,
            tentang=susut.judul,
            alinea=[line for line in (*alinea, nota.catatan) if line],
            kepala=KEPALA_DAFTAR if daftar else (),
            baris=lembar_daftar(daftar),
            tanda=tanda or (Tanda(actor.jabat.sebutan, actor.nama),),
        )
    )
    simpan_dokumen(actor, susut, jenis, simpan(made, NAMA_DOKUMEN[jenis]))


def lampirkan(actor: Actor, susut: Penyusutan, jenis: Dokumen, berkas: Berkas | bytes | None, nama: str) -> None:
    """Keep a paper that somebody else has written."""
    if berkas is None:
        raise Ditolak(_("Lampirkan %s.") % DOKUMEN[jenis], "berkas")
    kept = berkas if isinstance(berkas, Berkas) else simpan(berkas, nama)
    if kept.jenis != "application/pdf":
        raise Ditolak(_("Lampirkan dalam bentuk PDF."), "berkas")
    simpan_dokumen(actor, susut, jenis, kept)


def simpan_dokumen(actor: Actor, susut: Penyusutan, jenis: Dokumen, berkas: Berkas) -> None:
    tautkan(berkas, OBJEK_SUSUT, susut.pk, NAMA_DOKUMEN[jenis], oleh=actor.orang_id, urutan=URUTAN[jenis])


def bernota(nota: Nota) -> Nota:
    """A paper of this step has a number and a day."""
    if not nota.nomor.strip():
        raise Ditolak(_("Tuliskan nomor suratnya."), "nomor")
    if nota.tanggal is None:
        raise Ditolak(_("Tuliskan tanggal suratnya."), "tanggal")
    return nota


def pada(nota: Nota) -> str:
    """Number and day in a sentence."""
    return f"nomor {nota.nomor} tanggal {tanggal_panjang(nota.tanggal)}" if nota.tanggal else f"nomor {nota.nomor}"
