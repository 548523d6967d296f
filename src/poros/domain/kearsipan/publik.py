"""What happens to archives when something happens elsewhere."""

from collections.abc import Sequence

from poros.kernel.berkas.models import Berkas, Tautan, TeksBerkas
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Jabatan
from poros.kernel.organisasi.rules import Fungsi
from poros.kernel.pemberitahuan.kirim import beritahu

from .models import ItemArsip, LembagaArsip, TemuanKeutuhan
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


def saat_isi_rusak(actor: Actor, *, berkas: Sequence[int]) -> None:  # noqa: ARG001 -- a listener's signature
    """Contents are no more what they were: told once, to the archives office and to who runs the system."""
    hashes = list(Berkas.objects.filter(pk__in=berkas).order_by("pk").values_list("sha256", flat=True))
    row = TemuanKeutuhan.objects.create(sidik=hashes)
    keepers = LembagaArsip.objects.filter(saksi=False).values_list("unit_id", flat=True)
    admins = Jabatan.objects.filter(fungsi=Fungsi.ADMIN, aktif=True).values_list("pk", flat=True)
    beritahu("arsip.isi_rusak", [row], unit=dict.fromkeys(keepers, row.pk), jabatan=dict.fromkeys(admins, row.pk))
