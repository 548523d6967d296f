"""What happens here when something happens elsewhere."""

from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Arahan

from .models import Surat
from .rules import FLOW, Aksi, Status
from .wewenang import SUMBER


def saat_arahan_selesai(actor: Actor, *, arahan: Arahan) -> None:  # noqa: ARG001 -- a listener's signature
    """When the last order on a letter is done, the letter is settled; the act that did it is on the trail."""
    if arahan.sumber != SUMBER or arahan.sumber_id is None:
        return
    surat = Surat.objects.select_for_update(of=("self",)).get(pk=arahan.sumber_id)
    berjalan = Arahan.objects.filter(sumber=SUMBER, sumber_id=surat.pk, status="berlaku").exclude(pk=arahan.pk)
    if surat.status == Status.DIDISPOSISI and not berjalan.exists():
        surat.status = FLOW.step(Status.DIDISPOSISI, Aksi.TUNTASKAN)
        surat.save(update_fields=["status"])


def saat_teks_terbaca(actor: Actor, *, objek: str, objek_id: int, teks: str) -> None:  # noqa: ARG001 -- as above
    """The words of a scan have been read: the letter can be found by them."""
    if objek == SUMBER:
        surat = Surat.objects.select_for_update(of=("self",)).get(pk=objek_id)
        surat.teks = f"{surat.teks} {teks}".strip()
        surat.save(update_fields=["teks"])
