"""What happens to archives when something happens elsewhere."""

from poros.kernel.berkas.models import Berkas, Tautan, TeksBerkas
from poros.kernel.organisasi.actor import Actor

from .models import ItemArsip
from .services.isi import TEKS_MAKS
from .wewenang import OBJEK_ITEM


def saat_teks_terbaca(actor: Actor, *, berkas: Berkas, teks: str) -> None:  # noqa: ARG001 -- a listener's signature
    """The words of a content have been read: its papers can be found by them. Told twice, it changes nothing."""
    ids = Tautan.objects.filter(objek=OBJEK_ITEM, berkas=berkas, musnah__isnull=True).values("objek_id")
    for item in ItemArsip.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"):
        files = Tautan.objects.filter(objek=OBJEK_ITEM, objek_id=item.pk, musnah__isnull=True).values("berkas_id")
        words = TeksBerkas.objects.filter(berkas_id__in=files).order_by("berkas_id").values_list("isi", flat=True)
        item.teks = "\n".join(words)[:TEKS_MAKS]
        item.save(update_fields=["teks"])
