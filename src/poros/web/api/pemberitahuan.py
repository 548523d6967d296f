"""One's notices."""

from datetime import datetime

from django.http import HttpRequest
from ninja import Path, Query
from pydantic import Field

from poros.kernel.antarmuka.halaman import lanjut, nomor
from poros.kernel.antarmuka.skema import Halaman, Id, Saring, Skema
from poros.kernel.organisasi.models import Orang
from poros.kernel.pemberitahuan import services
from poros.kernel.pemberitahuan.models import Pemberitahuan
from poros.kernel.pemberitahuan.queries import Baris, daftar

from .rute import rute


class Kabar(Skema):
    """A notice."""

    id: int
    jenis: str
    kalimat: str
    judul: str
    url: str = Field(description="Halaman di peramban tempat hal itu ditampilkan.")
    waktu: datetime
    dibaca: bool

    @classmethod
    def dari(cls, row: Baris) -> "Kabar":
        return cls(
            id=row.id,
            jenis=row.jenis,
            kalimat=str(row.kalimat),
            judul=row.judul,
            url=row.url,
            waktu=row.waktu,
            dibaca=row.dibaca,
        )


class DaftarKabar(Halaman[Kabar]):
    """A page of notices."""


class SaringKabar(Saring):
    """Which notices."""

    belum_dibaca: bool = Field(default=False, description="Hanya yang belum dibaca.")


class Terbaca(Skema):
    """How many notices were marked as read."""

    dibaca: int


@rute.baca("/pemberitahuan", DaftarKabar, "Pemberitahuan untuk saya")
def daftar_kabar(request: HttpRequest, saring: Query[SaringKabar]) -> dict:
    found = daftar(
        request.auth.actor,
        sebelum=nomor(saring.kursor),
        hanya_belum=saring.belum_dibaca,
        banyak=saring.batas + 1,
    )
    page = found[: saring.batas]
    more = lanjut(request, page[-1].id) if len(found) > saring.batas else None
    return {"isi": [Kabar.dari(row) for row in page], "lanjut": more}


@rute.tindak("/pemberitahuan/{kabar_id}/dibaca", Terbaca, "Menandai satu pemberitahuan sudah dibaca")
def dibaca(request: HttpRequest, kabar_id: Path[Id]) -> Terbaca:
    services.tandai_dibaca(request.auth.actor, Pemberitahuan(pk=kabar_id))
    return Terbaca(dibaca=1)


@rute.tindak("/pemberitahuan/dibaca", Terbaca, "Menandai semua pemberitahuan sudah dibaca")
def semua_dibaca(request: HttpRequest) -> Terbaca:
    actor = request.auth.actor
    return Terbaca(dibaca=services.tandai_semua_dibaca(actor, Orang(pk=actor.orang_id)))
