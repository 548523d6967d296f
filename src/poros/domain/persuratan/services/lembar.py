"""The sheet itself: an order of the kernel, laid on a letter. Called inside commands."""

from poros.kernel.daerah.siap import sisip
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.penugasan.services import terbitkan
from poros.kernel.penugasan.values import PilihanKonflik
from poros.kernel.registry import publish

from ..models import Disposisi, Surat
from ..queries.disposisi import rincian
from ..values import IsiDisposisi


def keluarkan(actor: Actor, surat: Surat, isi: IsiDisposisi, induk: Disposisi | None) -> Disposisi:
    """Issue the order that the sheet amounts to, and keep who gave it in which words."""
    arahan = terbitkan(
        actor,
        Unit(pk=actor.unit_id),
        rincian=rincian(actor, surat, isi),
        kepada=isi.kepada,
        pilihan=None if isi.dilihat is None else [PilihanKonflik(kunci=k) for k in isi.dilihat],
    )
    sheet = Disposisi(
        surat=surat,
        induk=induk,
        dari_id=actor.jabatan_id,
        sebutan=actor.jabat.sebutan,
        orang=actor.nama,
        arahan=arahan,
        instruksi=list(isi.instruksi),
        catatan=isi.catatan.strip(),
        waktu=arahan.terbit,
    )
    sisip([sheet])
    publish("surat.didisposisi", actor, surat=surat, disposisi=sheet)
    return sheet
