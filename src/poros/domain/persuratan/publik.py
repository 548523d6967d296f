"""What happens here when something happens elsewhere, and what other modules may ask of incoming letters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poros.kernel.berkas.models import Berkas, Tautan, TeksBerkas
from poros.kernel.commands import Ditolak
from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Pemangku, Unit
from poros.kernel.organisasi.rules import JenisUnit
from poros.kernel.pekerjaan.konteks import aktor_sistem
from poros.kernel.penugasan.models import Arahan
from poros.kernel.penugasan.rules import Kecepatan, Kerahasiaan, StatusArahan
from poros.kernel.registry import Kertas, SumberArsip
from poros.kernel.wewenang import fetch, visible

from . import queries
from .models import Surat
from .rules import FLOW, Aksi, Status
from .services.surat import Lampiran, antarkan, berkaskan
from .values import DataSurat
from .wewenang import SUMBER, Wewenang

TEKS_MAKS = 200_000
"""Letters of a file's words that are indexed; PostgreSQL refuses a tsvector above 1 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KirimanSurat:
    """A letter that another module brings to a unit's inbox."""

    nomor: str
    tanggal: date
    pengirim: str
    perihal: str
    klasifikasi: str
    kecepatan: str
    kerahasiaan: str
    jumlah_lampiran: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SuratDibalas:
    """What a reply takes from the letter that it answers."""

    id: int
    nomor: str
    tanggal: date
    pengirim: str
    perihal: str
    klasifikasi: str
    kerahasiaan: str


def terima_naskah(actor: Actor, unit: Unit, kiriman: KirimanSurat, berkas: Lampiran) -> int:
    """Lay a signed letter of this government on the desk of a unit's head, registered in the agenda of its office.

    Called inside the act that sends it, which decides who may. Returns the number of the incoming letter.
    """
    kantor = Unit(pk=actor.peta.kantor(unit.pk)) if unit.pk not in actor.peta.kepala else unit
    kepala = actor.peta.kepala.get(kantor.pk)
    if kepala is None:
        raise Ditolak(_("%s belum punya pimpinan untuk menerima surat.") % unit.nama, "tujuan")
    data = DataSurat(
        nomor=kiriman.nomor,
        tanggal=kiriman.tanggal,
        pengirim=kiriman.pengirim,
        perihal=kiriman.perihal,
        kepada_id=kepala,
        diterima=timezone.now(),
        jumlah_lampiran=kiriman.jumlah_lampiran,
        klasifikasi=kiriman.klasifikasi,
        kecepatan=Kecepatan(kiriman.kecepatan),
        kerahasiaan=Kerahasiaan(kiriman.kerahasiaan),
    )
    simpul = actor.peta.simpul[kantor.pk]
    return antarkan(actor, Unit(pk=kantor.pk, nama=simpul.nama, singkatan=simpul.singkatan), data, berkas).pk


def terima_dari_luar(kiriman: KirimanSurat, berkas: Sequence[tuple[bytes, str]]) -> int:
    """Register what another government on this platform has sent, for the Sekda, who stands for it."""
    clock = aktor_sistem()
    setda = clock.peta.jenis(JenisUnit.SETDA)
    kepala = clock.peta.kepala.get(setda[0].id) if setda else None
    holder = Pemangku.objects.filter(berlaku_pada(clock.hari), jabatan_id=kepala).first()
    if holder is None:
        raise Ditolak(_("Daerah tujuan belum punya pejabat yang menerima surat."), "tujuan")
    return terima_naskah(replace(clock, orang_id=holder.orang_id), Unit(pk=setda[0].id), kiriman, berkas)


def surat_dibalas(actor: Actor, pk: int) -> SuratDibalas:
    """The letter that a reply answers, or `TidakBerwenang`."""
    row = fetch(actor, Wewenang.LIHAT, queries.surat_terlihat(actor), pk)
    names = ("nomor", "tanggal", "pengirim", "perihal", "klasifikasi", "kerahasiaan")
    return SuratDibalas(id=row.pk, **{name: getattr(row, name) for name in names})


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


def siap_diarsipkan(actor: Actor) -> QuerySet[Surat]:
    """Settled letters that this actor may file."""
    settled = Surat.objects.filter(status__in=[Status.SELESAI, Status.DIBERKASKAN])
    return visible(actor, Wewenang.BERKASKAN, settled)


def kertas(surat: Surat) -> Kertas:
    """A letter in the words of a *daftar isi berkas*."""
    return Kertas(
        jenis=_("Surat masuk"),
        nomor=surat.nomor,
        tanggal=surat.tanggal,
        asal=surat.pengirim,
        uraian=surat.perihal,
        klasifikasi=surat.klasifikasi,
        kerahasiaan=surat.kerahasiaan,
    )


def tandai_diarsipkan(actor: Actor, surat: Surat) -> None:
    """Filed: the letter takes its own last step, unless it has."""
    if surat.status == Status.SELESAI:
        berkaskan(actor, surat)


def saat_arsip_dimusnahkan(actor: Actor, *, sumber: str, sumber_id: int) -> None:  # noqa: ARG001 -- a listener's signature
    """Its archive was destroyed by the procedure: what was read from the scan or told of it goes too."""
    if sumber == SUMBER:
        Surat.objects.filter(pk=sumber_id).update(teks="", ringkasan="")


SUMBER_ARSIP = SumberArsip(SUMBER, gettext_lazy("Surat masuk"), siap_diarsipkan, kertas, tandai_diarsipkan)
