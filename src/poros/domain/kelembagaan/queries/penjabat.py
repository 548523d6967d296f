"""Warrants: what is being proposed, who could be asked, what is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from poros.kernel.organisasi.actor import Actor, berlaku_pada
from poros.kernel.organisasi.models import Jabatan, Pemangku
from poros.kernel.organisasi.rules import ESELON, PENGISI, BatasPenjabat, JenisUnit, Kapasitas
from poros.kernel.tenggat.queries import mesin
from poros.kernel.wewenang import visible

from ..rules.penjabat import (
    Keberatan,
    Pangkat,
    Usul,
    akhir_terlama,
    batas_berlaku,
    kunci_batas,
    periksa,
)
from ..values import SuratPerintah
from ..wewenang import Wewenang, atasan
from .parameter import batas_penjabat, selisih_tingkat

SATU_HARI = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BatasKata:
    """The limit of one capacity for one office, from one day on: what the form says beside it."""

    kapasitas: Kapasitas
    batas: BatasPenjabat | None
    akhir: date | None


def pangkat(jabatan: Jabatan) -> Pangkat:
    """Rank of an office."""
    puncak = jabatan.kepala and jabatan.unit.jenis == JenisUnit.KEPALA_DAERAH
    return Pangkat(eselon=jabatan.eselon, kepala_daerah=puncak)


def pangkat_aktor(actor: Actor) -> Pangkat:
    jabat = actor.jabat
    return Pangkat(eselon=jabat.eselon, kepala_daerah=jabat.kepala and jabat.jenis_unit is JenisUnit.KEPALA_DAERAH)


def adalah_sekda(jabatan: Jabatan) -> bool:
    return jabatan.kepala and jabatan.unit.jenis == JenisUnit.SETDA


def definitif(pada: date) -> QuerySet[Pemangku]:
    """Definitive holdings of a day."""
    return Pemangku.objects.filter(berlaku_pada(pada), kapasitas=Kapasitas.DEFINITIF)


def batas_surat(jabatan: Jabatan, kapasitas: Kapasitas, dari: date, *, terisi: bool) -> BatasPenjabat | None:
    """The limit that holds for such a warrant."""
    kunci = kunci_batas(kapasitas, sekda=adalah_sekda(jabatan), terisi=terisi)
    return batas_berlaku(batas_penjabat(), kapasitas, kunci, dari)


def keberatan(actor: Actor, jabatan: Jabatan, surat: SuratPerintah) -> list[Keberatan]:
    """All that speaks against a warrant, in one list: refusals and warnings."""
    usul = _usul(actor, jabatan, surat)
    batas = batas_surat(jabatan, surat.kapasitas, surat.dari, terisi=usul.terisi)
    return periksa(usul, batas, mesin(actor).kalender, selisih_tingkat(surat.dari))


def batas_kata(actor: Actor, jabatan: Jabatan, dari: date) -> list[BatasKata]:
    """The limits of each capacity that can be given for an office."""
    terisi = definitif(dari).filter(jabatan=jabatan).exists()
    kalender = mesin(actor).kalender
    rows = []
    for kapasitas in kapasitas_mungkin(jabatan, terisi=terisi):
        batas = batas_surat(jabatan, kapasitas, dari, terisi=terisi)
        rows.append(BatasKata(kapasitas, batas, akhir_terlama(batas, dari, kalender) if batas else None))
    return rows


def kapasitas_mungkin(jabatan: Jabatan, *, terisi: bool) -> tuple[Kapasitas, ...]:
    """In what capacities somebody may stand in, the usual one first."""
    istimewa = adalah_sekda(jabatan) or pangkat(jabatan).kepala_daerah
    if terisi:
        return (Kapasitas.PLH, Kapasitas.PJ) if istimewa else (Kapasitas.PLH,)
    return (Kapasitas.PLT, Kapasitas.PJ, Kapasitas.PLH) if istimewa else (Kapasitas.PLT,)


def calon(actor: Actor, jabatan: Jabatan, pada: date) -> QuerySet[Pemangku]:
    """Definitive holders who may be asked: right level, below the giver; the office's own unit and deputies first."""
    rows = definitif(pada).exclude(orang_id=actor.orang_id).exclude(jabatan=jabatan)
    if not pangkat(jabatan).kepala_daerah:
        rows = rows.filter(
            jabatan__eselon__in=_eselon_layak(pangkat_aktor(actor), pangkat(jabatan), selisih_tingkat(pada))
        )
        rows = rows.exclude(jabatan__unit__jenis=JenisUnit.KEPALA_DAERAH)
    induk = jabatan.unit.induk_id
    dekat = Case(
        When(jabatan__unit=jabatan.unit_id, then=Value(0)),
        When(jabatan__unit__induk=jabatan.unit_id, then=Value(1)),
        When(Q(jabatan__unit__induk=induk) | Q(jabatan__unit=induk), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return (
        rows.annotate(dekat=dekat)
        .select_related("orang", "jabatan__unit")
        .order_by("dekat", "jabatan__eselon", "orang__nama")
    )


def dapat_diwakilkan(actor: Actor, cari: str = "") -> QuerySet[Jabatan]:
    """Offices for which the actor may give a warrant, those nearest below first."""
    rows = visible(actor, Wewenang.SURAT_PERINTAH, Jabatan.objects.filter(unit__aktif=True)).filter(
        Q(kepala=True) | Q(fungsi="pimpinan")
    )
    kata = cari.replace("\0", "").strip()
    if kata:
        rows = rows.filter(Q(nama__icontains=kata) | Q(unit__nama__icontains=kata))
    langsung = Case(
        When(unit__induk=actor.unit_id, then=Value(0)),
        When(unit=actor.unit_id, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return (
        rows.annotate(langsung=langsung).select_related("unit").order_by("langsung", "unit__urutan", "-kepala", "nama")
    )


def surat_berjalan(actor: Actor) -> QuerySet[Pemangku]:
    """Warrants in force or to come that concern the actor: held, given, or for offices below. One query."""
    berjalan = Q(sampai__gte=actor.hari) & (Q(dicabut__isnull=True) | Q(dicabut__gt=actor.hari))
    terkait = Q(orang_id=actor.orang_id) | Q(pemberi_id=actor.jabatan_id) | Q(jabatan_id=actor.jabatan_id)
    if actor.jabat.kepala:
        terkait |= atasan(actor, "jabatan__")
    return (
        Pemangku.objects.exclude(kapasitas=Kapasitas.DEFINITIF)
        .filter(berjalan, terkait)
        .select_related("jabatan__unit", "orang", "pemberi")
        .order_by("sampai", "pk")
    )


def masih(hari: date) -> Q:
    """Holdings that are in force on a day or on some day after it."""
    return (Q(sampai__isnull=True) | Q(sampai__gte=hari)) & (
        Q(dicabut__isnull=True) | (Q(dicabut__gt=hari) & Q(dicabut__gt=F("dari")))
    )


def surat_lain(surat: Pemangku, dari: date, sampai: date) -> str:
    """Who else is there for the same office on some day of a span: by warrant, or at last definitively; or nobody."""
    rows = Pemangku.objects.filter(_bertemu(dari, sampai), jabatan=surat.jabatan_id).exclude(pk=surat.pk)
    if surat.kapasitas not in PENGISI:
        rows = rows.exclude(kapasitas=Kapasitas.DEFINITIF)
    row = rows.select_related("orang").first()
    return _sebut(row) if row else ""


def riwayat_jabatan(jabatan: Jabatan) -> QuerySet[Pemangku]:
    """All who held an office, newest first."""
    return jabatan.pemangku.select_related("orang", "pemberi").order_by("-dari", "-pk")


def riwayat_orang(orang_id: int) -> QuerySet[Pemangku]:
    """All offices a person held, newest first."""
    return (
        Pemangku.objects.filter(orang_id=orang_id).select_related("jabatan__unit", "pemberi").order_by("-dari", "-pk")
    )


def _usul(actor: Actor, jabatan: Jabatan, surat: SuratPerintah) -> Usul:
    """Put together what the rules judge. Three queries."""
    terkait = list(
        Pemangku.objects.filter(
            Q(jabatan=jabatan) | Q(orang_id=surat.orang_id), _bertemu(surat.dari - SATU_HARI, surat.sampai)
        ).select_related("orang", "jabatan__unit")
    )
    di_sini = [p for p in terkait if p.jabatan_id == jabatan.pk]
    penerima = _tertinggi(p for p in terkait if p.orang_id == surat.orang_id and _definitif_pada(p, surat.dari))
    mengisi = surat.kapasitas in PENGISI
    lain = [p for p in di_sini if p.kapasitas != Kapasitas.DEFINITIF or (mengisi and p.dari > surat.dari)]
    dari_luar = pangkat(jabatan).kepala_daerah
    return Usul(
        kapasitas=surat.kapasitas,
        dari=surat.dari,
        sampai=surat.sampai,
        jabatan=pangkat(jabatan),
        sekda=adalah_sekda(jabatan),
        terisi=any(_definitif_pada(p, surat.dari) for p in di_sini),
        pemberi=None if dari_luar else pangkat_aktor(actor),
        pemberi_mandat=actor.jabat.mandat,
        penerima=penerima,
        diri_sendiri=surat.orang_id == actor.orang_id,
        pemangku_sendiri=any(p.orang_id == surat.orang_id and _definitif_pada(p, surat.dari) for p in di_sini),
        tumpang_tindih=next((_sebut(p) for p in lain if _sampai(p) >= surat.dari), ""),
        berturut=any(p.orang_id == surat.orang_id and p.kapasitas == surat.kapasitas == Kapasitas.PLT for p in lain),
    )


def _bertemu(dari: date, sampai: date) -> Q:
    """Holdings that are in force on some day of a span."""
    return Q(dari__lte=sampai) & masih(dari)


def _sampai(row: Pemangku) -> date:
    ends = [row.sampai or date.max, row.dicabut - SATU_HARI if row.dicabut else date.max]
    return min(ends)


def _definitif_pada(row: Pemangku, pada: date) -> bool:
    return row.kapasitas == Kapasitas.DEFINITIF and row.dari <= pada <= _sampai(row)


def _tertinggi(rows: Iterable[Pemangku]) -> Pangkat | None:
    """Rank of the highest office a person holds definitively."""
    found = sorted((pangkat(row.jabatan) for row in rows), key=lambda p: (p.tingkat, ESELON.index(p.eselon)))
    return found[0] if found else None


def _sebut(row: Pemangku) -> str:
    return f"{row.orang.nama} ({row.get_kapasitas_display()})"


def _eselon_layak(pemberi: Pangkat, jabatan: Pangkat, selisih: int) -> list[str]:
    return [
        eselon
        for eselon in ESELON
        if 0 <= Pangkat(eselon=eselon).tingkat - jabatan.tingkat <= selisih and pemberi.di_atas(Pangkat(eselon=eselon))
    ]
