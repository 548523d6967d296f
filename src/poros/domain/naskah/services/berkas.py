"""Files that come with an act: new ones are kept, those uploaded before are tied."""

from typing import BinaryIO

from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.berkas.simpan import simpan, tautkan

Isi = Berkas | BinaryIO | bytes


def taruh(isi: Isi, tie: Tautan) -> None:
    """Keep the content under the tie, in the running act."""
    if isinstance(isi, Berkas):
        tautkan(isi, tie.objek, tie.objek_id, tie.nama, oleh=tie.oleh, urutan=tie.urutan)
    else:
        simpan(isi, tie.nama, untuk=tie)
