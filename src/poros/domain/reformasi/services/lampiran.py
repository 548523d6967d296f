"""Files that come with an act."""

from django.db.models import Model

from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.organisasi.actor import Actor
from poros.kernel.registry import objek_menurut_model

from ..values import Lampiran


def lampirkan(actor: Actor, row: Model, berkas: Lampiran | None) -> None:
    """Keep a file, if there is one, with the row that the act has made."""
    if berkas is not None:
        tautkan(
            simpan(berkas.isi, berkas.nama), objek_menurut_model(type(row)), row.pk, berkas.nama, oleh=actor.orang_id
        )
