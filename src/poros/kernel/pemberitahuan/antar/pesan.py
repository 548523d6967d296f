"""What a message says: of each kind how many, and where to look. Nothing of what the things contain."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poros.kernel.daerah.koneksi import skema as nama_skema
from poros.kernel.daerah.models import Alamat

from ..labels import kalimat
from ..models import Pemberitahuan
from ..queries import url_objek

RAHASIA = "rahasia"
"""Instead of the kind: of a secret thing it is not said what happened to it."""


@dataclass(frozen=True, slots=True)
class Butir:
    """One line: a sentence, how often it holds, and the page to open."""

    jenis: str
    kalimat: str
    jumlah: int
    tautan: str


@dataclass(frozen=True, slots=True)
class Pesan:
    """One message to one person. `kunci` stays the same when it is sent again."""

    kunci: UUID
    butir: tuple[Butir, ...]
    tautan: str

    @property
    def jumlah(self) -> int:
        return sum(butir.jumlah for butir in self.butir)

    @property
    def judul(self) -> str:
        if len(self.butir) == 1 and self.jumlah == 1:
            return self.butir[0].kalimat
        return ngettext("%(n)d pemberitahuan Poros", "%(n)d pemberitahuan Poros", self.jumlah) % {"n": self.jumlah}

    @property
    def teks(self) -> str:
        lines = [f"{b.kalimat}{f' ({b.jumlah})' if b.jumlah > 1 else ''}\n{b.tautan}" for b in self.butir]
        return "\n\n".join([*lines, _("Isi hanya dapat dibaca di dalam Poros.")])


def susun(kunci: UUID, kabar: Sequence[Pemberitahuan], dasar: str) -> Pesan:
    """Make the message of some notices: equal sentences become one line, a single one links to its thing."""
    sentences: dict[tuple[str, str], list[Pemberitahuan]] = {}
    for row in kabar:
        kode = RAHASIA if row.tertutup else row.jenis
        sentences.setdefault((kode, str(kalimat(row.jenis, tertutup=row.tertutup))), []).append(row)
    butir = tuple(_butir(kode, words, rows, dasar) for (kode, words), rows in sentences.items())
    links = {b.tautan for b in butir}
    return Pesan(kunci, butir, links.pop() if len(links) == 1 else dasar)


def alamat_dasar() -> str:
    """Where this government is reached: its first address, as the people outside write it."""
    own = Alamat.objects.filter(tenant__schema_name=nama_skema(), is_primary=True)
    host = own.values_list("domain", flat=True).get()
    port = f":{settings.PORTA}" if settings.PORTA else ""
    return f"{settings.SKEMA_ALAMAT}://{host}{port}/"


def _butir(jenis: str, words: str, rows: Sequence[Pemberitahuan], dasar: str) -> Butir:
    things = {(row.objek, row.objek_id) for row in rows}
    path = url_objek(*things.pop()) if len(things) == 1 else ""
    return Butir(jenis, words, len(rows), dasar + path.lstrip("/"))
