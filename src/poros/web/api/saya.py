"""Who is asking, and in which office."""

from django.http import HttpRequest
from pydantic import Field

from poros.kernel.antarmuka.skema import Skema
from poros.kernel.organisasi.actor import Jabat

from .rute import rute


class JabatanSaya(Skema):
    """An office held today."""

    id: int
    sebutan: str
    kapasitas: str
    unit: int
    nama_unit: str

    @classmethod
    def dari(cls, jabat: Jabat) -> "JabatanSaya":
        return cls(
            id=jabat.jabatan_id,
            sebutan=jabat.sebutan,
            kapasitas=jabat.kapasitas,
            unit=jabat.unit_id,
            nama_unit=jabat.unit,
        )


class Saya(Skema):
    """The person behind the request."""

    orang: int
    nama: str
    jabatan: JabatanSaya = Field(description="Jabatan yang dipakai bertindak.")
    lainnya: list[JabatanSaya] = Field(description="Jabatan lain yang dapat dipilih dengan X-Poros-Jabatan.")
    cakupan: list[str] | None = Field(description="Cakupan token; null di peramban.")


@rute.baca("/saya", Saya, "Siapa saya, dalam jabatan apa")
def saya(request: HttpRequest) -> Saya:
    actor, cakupan = request.auth.actor, request.auth.cakupan
    return Saya(
        orang=actor.orang_id,
        nama=actor.nama,
        jabatan=JabatanSaya.dari(actor.jabat),
        lainnya=[JabatanSaya.dari(j) for j in actor.lainnya],
        cakupan=None if cakupan is None else sorted(cakupan),
    )
