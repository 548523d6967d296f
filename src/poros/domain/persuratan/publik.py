"""What happens here when something happens elsewhere."""

from poros.kernel.berkas.models import Berkas, Tautan, TeksBerkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.rules import StatusArahan

from .models import Surat
from .rules import FLOW, Aksi, Status
from .wewenang import SUMBER

TEKS_MAKS = 200_000
"""Letters of a file's words that are indexed; PostgreSQL refuses a tsvector above 1 MB."""


def saat_arahan_selesai(actor: Actor, *, arahan: Arahan) -> None:  # noqa: ARG001 -- a listener's signature
    """When the last order on a letter is done, the letter is settled; the act that did it is on the trail."""
    _sesuaikan(arahan)


def saat_arahan_ditarik(actor: Actor, *, arahan: Arahan) -> None:  # noqa: ARG001 -- as above
    """When no order on a letter is left, it lies on the desk again."""
    _sesuaikan(arahan)


def saat_teks_terbaca(actor: Actor, *, berkas: Berkas, teks: str) -> None:  # noqa: ARG001 -- as above
    """The words of a scan have been read: its letters can be found by them. Told twice, it changes nothing."""
    ids = Tautan.objects.filter(objek=SUMBER, berkas=berkas).values("objek_id")
    for surat in Surat.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"):
        files = Tautan.objects.filter(objek=SUMBER, objek_id=surat.pk).values("berkas_id")
        words = TeksBerkas.objects.filter(berkas_id__in=files).order_by("berkas_id").values_list("isi", flat=True)
        surat.teks = "\n".join(words)[:TEKS_MAKS]
        surat.save(update_fields=["teks"])


def _sesuaikan(arahan: Arahan) -> None:
    if arahan.sumber != SUMBER or arahan.sumber_id is None:
        return
    surat = Surat.objects.select_for_update(of=("self",)).get(pk=arahan.sumber_id)
    states = set(Arahan.objects.filter(sumber=SUMBER, sumber_id=surat.pk).values_list("status", flat=True))
    if surat.status != Status.DIDISPOSISI or StatusArahan.BERLAKU in states:
        return
    aksi = Aksi.TUNTASKAN if StatusArahan.SELESAI in states else Aksi.URUNGKAN
    surat.status = FLOW.step(Status.DIDISPOSISI, aksi)
    surat.save(update_fields=["status"])
