"""Shapes of ideas and of leaders' agendas."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from poros.kernel.antarmuka.skema import Halaman, Id, Masukan, Rujuk, Skema, Teks, Waktu

from ..models import Agenda, Gagasan
from ..queries.gagasan import Timbangan
from ..rules.alur import AksiAgenda, HasilGagasan, Kehadiran, StatusAgenda
from .bentuk import kecuali, pilihan

HasilIde = Annotated[HasilGagasan, pilihan(HasilGagasan)]
StatusAgendaRapat = Annotated[StatusAgenda, pilihan(StatusAgenda)]
LangkahAgenda = Annotated[
    AksiAgenda, kecuali(AksiAgenda.PUTUSKAN), pilihan(a for a in AksiAgenda if a is not AksiAgenda.PUTUSKAN)
]
KehadiranPimpinan = Annotated[Kehadiran, pilihan(Kehadiran)]


class GagasanKeluar(Skema):
    """An idea with its weight and its outcome."""

    id: int
    isi: str
    nama: str
    unit: int | None
    kelompok: str
    bobot: float | None
    penilai: int
    hasil: str
    alasan: str

    @classmethod
    def dari(cls, t: Timbangan) -> Self:
        g: Gagasan = t.gagasan
        same = {name: getattr(g, name) for name in ("isi", "nama", "kelompok", "hasil", "alasan")}
        return cls(id=g.pk, unit=g.unit_id, bobot=t.angka, penilai=t.penilai, **same)


class AgendaMasuk(Masukan):
    """An item of a leader's agenda."""

    judul: Teks = Field(min_length=1, max_length=250, description="Acara.")
    pimpinan: Id = Field(description="Nomor jabatan pimpinan.")
    mulai: Waktu = Field(description="Mulai.")
    selesai: Waktu = Field(description="Selesai.")
    lokasi: Id | None = Field(None, description="Nomor lokasi.")
    tempat: Teks = Field("", max_length=200, description="Tempat.")
    pakaian: Teks = Field("", max_length=100, description="Pakaian.")
    penyelenggara: Teks = Field("", max_length=150, description="Penyelenggara.")
    kontak: Teks = Field("", max_length=150, description="Narahubung.")
    sumber: Teks = Field("", max_length=200, description="Surat, audiensi, atau acara sendiri.")
    kebutuhan: Teks = Field("", max_length=3000, description="Kebutuhan protokoler.")
    publik: bool = Field(False, description="Tampil untuk umum bila tayang.")
    dibuka: bool = Field(False, description="Undangannya sudah dibaca.")


class AgendaKeluar(Skema):
    """An item as a line of a list; the organiser's contact is never given."""

    id: int
    judul: str
    pimpinan: Rujuk
    wakil: Rujuk | None
    mulai: datetime
    selesai: datetime
    tempat: str
    pakaian: str
    kehadiran: str
    publik: bool
    status: StatusAgendaRapat

    @classmethod
    def dari(cls, row: Agenda) -> Self:
        same = {name: getattr(row, name) for name in ("judul", "mulai", "selesai", "pakaian", "kehadiran", "publik")}
        return cls(
            id=row.pk,
            pimpinan=Rujuk.dari(row.pimpinan),
            wakil=Rujuk.dari(row.wakil) if row.wakil else None,
            tempat=row.di,
            status=StatusAgenda(row.status),
            **same,
        )


class DaftarAgendaRapat(Halaman[AgendaKeluar]):
    """A page of items."""
