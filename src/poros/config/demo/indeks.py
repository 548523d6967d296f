"""Kota Contoh and its SPBE: last year's announced 2.35, this year's assessment under way, a plan to "Baik"."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from poros.domain.indeks.models import (
    Bukti,
    BuktiButir,
    Butir,
    HasilTerbit,
    Instrumen,
    NilaiButir,
    Penilaian,
    RiwayatPenilaian,
)
from poros.domain.indeks.queries.rencana import awal
from poros.domain.indeks.rules.alur import Aksi, Babak, Status
from poros.domain.indeks.services import jawab, mulai, susun, susun_rencana, tambah_bukti_butir
from poros.domain.indeks.services.beku import bekukan
from poros.domain.indeks.values import DataPenilaian
from poros.kernel.commands import unit_kerja
from poros.kernel.organisasi.models import Unit

from .bahan import bahan
from .hari_ini import pejabat
from .organisasi import Kota

PENYELENGGARA = "org"


def indeks(kota: Kota, hari: date) -> None:
    """Everything of the module `indeks` that the demo shows."""
    instrumen = Instrumen.objects.filter(indeks="spbe").latest("dari")
    HasilTerbit.objects.bulk_create(HasilTerbit(**row) for row in bahan("indeks")["hasil"])
    lalu = _tahun_lalu(kota, instrumen, hari)
    _tahun_ini(kota, instrumen, hari)
    org = pejabat(kota, PENYELENGGARA)
    years = {"mulai": hari.year + 1, "tahun": hari.year + 2}
    plan = awal(judul="Menuju predikat Baik", predikat="Baik", penilaian=lalu, **years)
    susun_rencana(org, Unit(pk=org.unit_id), data=plan)


def _tahun_lalu(kota: Kota, instrumen: Instrumen, hari: date) -> Penilaian:
    """A finished year, written as rows: its orders are long done."""
    tahun = hari.year - 1
    penilaian = Penilaian.objects.create(
        instrumen=instrumen,
        tahun=tahun,
        unit=kota.unit[PENYELENGGARA],
        penilai_internal=kota.unit["insp"],
        penilai_eksternal="Asesor Kementerian PANRB",
        batas_mandiri=date(tahun, 6, 30),
        batas_internal=date(tahun, 7, 31),
        batas_eksternal=date(tahun, 10, 31),
        status=Status.DINILAI_EKSTERNAL,
        kondisi=_catatan("kondisi"),
        rekomendasi=_catatan("rekomendasi"),
    )
    lines = Butir.objects.bulk_create(
        Butir(
            penilaian=penilaian,
            kode=f"I{n}",
            urutan=n,
            unit=kota.unit[row["unit"]],
            mandiri=row["nilai"][0],
            internal=row["nilai"][1],
            eksternal=row["nilai"][2],
        )
        for n, row in enumerate(_butir(), start=1)
    )
    judge = pejabat(kota, "insp")
    NilaiButir.objects.bulk_create(
        NilaiButir(
            butir=line, babak=babak, nilai=getattr(line, babak.value), alasan="Menurut bukti yang disampaikan.",
            orang_id=judge.orang_id, orang=judge.nama, jabatan=judge.jabat.sebutan,
        )
        for line in lines
        for babak in Babak
    )  # fmt: skip
    pieces = Bukti.objects.bulk_create(
        Bukti(
            unit=kota.unit[row["unit"]], judul=row["judul"], keterangan=row["isi"], tahun=tahun, oleh_id=judge.orang_id
        )
        for row in bahan("indeks")["bukti"]
    )
    by_code = {line.kode: line for line in lines}
    BuktiButir.objects.bulk_create(
        BuktiButir(bukti=piece, butir=by_code[kode])
        for piece, row in zip(pieces, bahan("indeks")["bukti"], strict=True)
        for kode in row["butir"]
    )
    head = pejabat(kota, "setda")
    announced = timezone.make_aware(datetime.combine(date(tahun, 11, 20), time(9)))
    RiwayatPenilaian.objects.create(
        penilaian=penilaian,
        aksi=Aksi.UMUMKAN,
        status=Status.DIUMUMKAN,
        waktu=announced,
        orang_id=head.orang_id,
        orang=head.nama,
        jabatan=head.jabat.sebutan,
    )
    with unit_kerja():
        penilaian.beku = bekukan(judge, penilaian, announced - timedelta(days=1))
    penilaian.status = Status.DIUMUMKAN
    penilaian.save(update_fields=["status", "beku"])
    return penilaian


def _tahun_ini(kota: Kota, instrumen: Instrumen, hari: date) -> None:
    """Handed out a moment ago; Dinas PUPR has begun to answer."""
    org = pejabat(kota, PENYELENGGARA)
    due = hari + timedelta(days=30)
    penilaian = susun(
        org,
        Unit(pk=org.unit_id),
        data=DataPenilaian(
            instrumen_id=instrumen.pk,
            tahun=hari.year,
            penilai_internal_id=kota.unit["insp"].pk,
            penilai_eksternal="Asesor Kementerian PANRB",
            batas_mandiri=due,
            batas_internal=due + timedelta(days=30),
            batas_eksternal=due + timedelta(days=90),
        ),
    )
    mulai(org, penilaian)
    kadis = pejabat(kota, "pupr")
    line = Butir.objects.filter(penilaian=penilaian, unit=kota.unit["pupr"]).select_related("penilaian").first()
    assert line is not None
    jawab(kadis, line, nilai=Decimal(3), alasan="Layanan izin bangunan sudah satu transaksi penuh sejak Maret.")
    tambah_bukti_butir(
        kadis, line, judul="Tangkapan layar layanan izin bangunan", keterangan="Alur dari ajuan sampai terbit."
    )


def _catatan(nama: str) -> str:
    return "\n".join(bahan("indeks")["lhe"][nama])


def _butir() -> list[dict]:
    return bahan("indeks")["butir"]
