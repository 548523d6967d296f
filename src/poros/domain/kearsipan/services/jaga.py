"""Guarded archives told to ANRI, and papers put into another form; each leaves its paper."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from poros.kernel.berkas.models import Berkas, Tautan
from poros.kernel.berkas.simpan import simpan, tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from ..cetak import Lembar, Tanda, lembar
from ..labels import BIDANG_JAGA
from ..models import AlihMedia, ArsipTerjaga, BerkasArsip, ItemArsip, LaporanTerjaga
from ..queries.jaga import keadaan_jaga, terjaga_terlihat
from ..queries.susut import kurun
from ..rules.berkas import JenisMedia, Status
from ..rules.jaga import BidangJaga, alih_boleh, laporan_berikut, media_sesudah
from ..values import SEKALI_MAKS, DataAlih, Nota
from ..wewenang import OBJEK_ALIH, OBJEK_ITEM, OBJEK_TERJAGA, Wewenang
from .dokumen import bernota
from .jam import jatuh_tempo
from .riwayat import catat

LAPOR, SALIN, ALIH = "lapor_jaga", "salin_jaga", "alih_media"
TENGGAT_LAPOR, TENGGAT_SALINAN = "arsip-terjaga-lapor", "arsip-terjaga-salinan"
Hasil = Mapping[int, Sequence[tuple[Berkas | bytes, str]]]


def jaga(actor: Actor, berkas: BerkasArsip, *, terjaga: bool, bidang: str) -> None:
    """Begin, correct or end the guarding of a file. Part of a command."""
    row = ArsipTerjaga.objects.filter(berkas=berkas).first()
    if not terjaga:
        if row is not None and row.laporan_id is not None:
            raise Ditolak(_("Berkas ini sudah dilaporkan kepada ANRI sebagai arsip terjaga."), "terjaga")
        ArsipTerjaga.objects.filter(berkas=berkas).delete()
        return
    if bidang not in list(BidangJaga):
        raise Ditolak(_("Pilih bidang yang membuatnya arsip terjaga (UU 43/2009 Pasal 43)."), "bidang")
    if row is None:
        until = jatuh_tempo(actor, TENGGAT_LAPOR, actor.hari)
        row = ArsipTerjaga(berkas=berkas, sejak=actor.hari, tenggat_lapor=until)
    row.bidang = bidang
    row.save()


@command(Wewenang.TERJAGA_LAPOR, rekam=("salinan",), kunci=False)
def laporkan_terjaga(
    actor: Actor, unit: Unit, *, nota: Nota, berkas_id: Collection[int], salinan: bool = False
) -> LaporanTerjaga:
    """Report guarded files of this office to ANRI, or hand over their copies (Art. 51); makes letter and list."""
    bernota(nota)
    list(ArsipTerjaga.objects.select_for_update().filter(berkas__in=berkas_id))  # no file is told of in two letters
    own = terjaga_terlihat(actor).filter(kantor_id=unit.pk, pk__in=list(berkas_id)[:SEKALI_MAKS])
    files = list(own.order_by("pk"))
    if not files or len(files) != len(set(berkas_id)):
        raise Ditolak(_("Pilih arsip terjaga kantor ini yang bidangnya sudah ditulis."), "berkas")
    if not laporan_berikut(map(keadaan_jaga, files), salinan=salinan):
        raise Ditolak(_("Ada arsip yang sudah dilaporkan, atau belum dilaporkan sebelum salinannya."), "berkas")
    row = LaporanTerjaga.objects.create(
        kantor=unit, salinan=salinan, nomor=nota.nomor.strip(), tanggal=nota.tanggal, **_pelaku(actor)
    )
    guarded = ArsipTerjaga.objects.filter(berkas__in=files)
    if salinan:
        guarded.update(salinan=row)
    else:
        guarded.update(laporan=row, tenggat_salinan=jatuh_tempo(actor, TENGGAT_SALINAN, row.tanggal))
    catat(actor, files, SALIN if salinan else LAPOR, row.nomor)
    sheet = _surat_terjaga(actor, row, nota, files)
    tautkan(simpan(sheet, "laporan-arsip-terjaga.pdf"), OBJEK_TERJAGA, row.pk, "laporan-arsip-terjaga.pdf",
            oleh=actor.orang_id)  # fmt: skip
    return row


@command(Wewenang.ALIH_CATAT)
def alihkan_media(actor: Actor, berkas: BerkasArsip, *, data: DataAlih, hasil: Hasil) -> AlihMedia:
    """Add what paper was scanned to its items, with the minutes that name each content by its hash (Art. 49)."""
    nota = bernota(Nota(nomor=data.nomor, tanggal=data.tanggal, catatan=data.catatan))
    if not data.alat.strip():
        raise Ditolak(_("Sebutkan alat atau cara mengalihkannya."), "alat")
    if data.tanggal > actor.hari:
        raise Ditolak(_("Tanggal berita acara tidak boleh sesudah hari ini."), "tanggal")
    if not alih_boleh(Status(berkas.status), JenisMedia(berkas.media)):
        raise Ditolak(_("Hanya arsip kertas yang ada di sini dan tidak sedang disusutkan yang dialihmediakan."))
    items = {item.pk: item for item in berkas.item.filter(pk__in=hasil)}
    if not hasil or len(items) != len(hasil) or not all(hasil.values()):
        raise Ditolak(_("Lampirkan hasil pindaian untuk paling sedikit satu item berkas ini."))
    lines = [line for pk, files in hasil.items() for line in _tambah(actor, items[pk], files)]
    row = AlihMedia.objects.create(
        berkas=berkas, nomor=nota.nomor.strip(), tanggal=data.tanggal, alat=data.alat.strip(),
        catatan=data.catatan.strip(), hasil=lines, **_pelaku(actor),
    )  # fmt: skip
    berkas.media = media_sesudah(JenisMedia(berkas.media))
    berkas.save(update_fields=["media"])
    catat(actor, [berkas], ALIH, row.nomor)
    minutes = _berita_acara(actor, row, nota, {str(item.uuid): item for item in items.values()})
    tautkan(simpan(minutes, "berita-acara-alih-media.pdf"), OBJEK_ALIH, row.pk, "berita-acara-alih-media.pdf",
            oleh=actor.orang_id)  # fmt: skip
    return row


def _tambah(actor: Actor, item: ItemArsip, files: Sequence[tuple[Berkas | bytes, str]]) -> list[dict[str, str]]:
    """Tie what was made of a paper to it, after what is there; tell each by its hash."""
    start = Tautan.objects.filter(objek=OBJEK_ITEM, objek_id=item.pk).count()
    told = []
    for n, (content, name) in enumerate(files, start):
        kept = content if isinstance(content, Berkas) else simpan(content, name)
        tautkan(kept, OBJEK_ITEM, item.pk, name, oleh=actor.orang_id, urutan=n)
        told.append({"item": str(item.uuid), "nama": name, "sha256": kept.sha256})
    return told


def _berita_acara(actor: Actor, row: AlihMedia, nota: Nota, items: Mapping[str, ItemArsip]) -> bytes:
    berkas = row.berkas
    said = [
        f"Pada hari ini {len(row.hasil)} salinan elektronik dibuat dari arsip kertas {berkas.nomor} dengan {row.alat}.",
        "Hasilnya sesuai dengan aslinya dan dinyatakan autentik dengan sidik SHA-256 dalam daftar ini.",
        "Arsip asli tetap disimpan (PP 28/2012 Pasal 49).",
        nota.catatan,
    ]
    rows = [
        [
            str(n), str(items[one["item"]].urut), items[one["item"]].jenis, items[one["item"]].uraian,
            f"{items[one['item']].tanggal:%d-%m-%Y}", one["nama"], _sidik(one["sha256"]), "",
        ]
        for n, one in enumerate(row.hasil, 1)
    ]  # fmt: skip
    return lembar(
        Lembar(
            unit=berkas.pencipta, judul="Berita acara alih media", nomor=row.nomor, tanggal=row.tanggal,
            tentang=berkas.judul, alinea=[line for line in said if line], baris=rows, kepala=KEPALA_ALIH,
            tanda=(Tanda(actor.jabat.sebutan, actor.nama, "Yang mengalihmediakan"),),
        )
    )  # fmt: skip


KEPALA_ALIH = ("No.", "Item", "Jenis", "Uraian", "Tanggal", "Berkas", "SHA-256", "Keterangan")
KEPALA_JAGA = ("No.", "Nomor berkas", "Kode", "Uraian", "Kurun waktu", "Jumlah", "Bidang", "Keterangan")


def _surat_terjaga(actor: Actor, row: LaporanTerjaga, nota: Nota, files: Sequence[BerkasArsip]) -> bytes:
    what = "Penyerahan salinan autentik arsip terjaga" if row.salinan else "Laporan arsip terjaga"
    did = "Menyerahkan salinan autentik" if row.salinan else "Melaporkan"
    rows = [
        [
            str(n), file.nomor, file.klasifikasi, file.judul, kurun(file),
            f"{file.banyak} item", str(BIDANG_JAGA[BidangJaga(file.jaga.bidang)]), str(file.get_media_display()),  # type: ignore[attr-defined]  # annotated, joined
        ]
        for n, file in enumerate(files, 1)
    ]  # fmt: skip
    said = f"{did} {len(files)} berkas arsip terjaga kepada Kepala ANRI (UU 43/2009 Pasal 43, PP 28/2012 Pasal 51)."
    return lembar(
        Lembar(
            unit=row.kantor.nama, judul=what, nomor=row.nomor, tanggal=row.tanggal, tentang="",
            alinea=[line for line in (said, nota.catatan) if line], baris=rows, kepala=KEPALA_JAGA,
            tanda=(Tanda(actor.jabat.sebutan, actor.nama),),
        )
    )  # fmt: skip


def _sidik(sha256: str) -> str:
    """In four lines, so that the column stays narrow."""
    return "\n".join(sha256[n : n + 16] for n in range(0, 64, 16))


def _pelaku(actor: Actor) -> dict[str, Any]:
    return {"orang_id": actor.orang_id, "orang": actor.nama, "jabatan": actor.jabat.sebutan}
