"""A disposal from its beginning to the decree; what it does to its files comes last (`susut_akhir`)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from poros.kernel.bahasa import naskah
from poros.kernel.berkas.models import Berkas
from poros.kernel.berkas.simpan import tautkan
from poros.kernel.commands import Ditolak, command
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit
from poros.kernel.rujukan.models import Klasifikasi

from ..labels import DOKUMEN
from ..models import BarisSusut, BerkasArsip, ItemArsip, Penyusutan
from ..queries import susut as baca
from ..rules import berkas as alur_berkas
from ..rules.akses import leluhur
from ..rules.susut import AWAL, FLOW, Aksi, Dokumen, Jenis, Status
from ..values import SEKALI_MAKS, DataBerkas, DataPanitia, Nota, Penilaian
from ..wewenang import OBJEK_ITEM, Wewenang
from .berkas import buat_berkas
from .dokumen import bernota, lampirkan, pada, terbitkan
from .riwayat import catat_susut, langkahkan, melangkah

KODE_PEMUSNAHAN = "000.5.6.2"
"""Where the papers of a destruction are filed (Permendagri 83/2022); the code above it when the table lacks it."""


@command(Wewenang.SUSUT_SUSUN, rekam=("jenis", "panjang"), kunci=False)
def susun_susut(actor: Actor, unit: Unit, *, jenis: Jenis, judul: str, panjang: bool = False) -> Penyusutan:
    """Begin a transfer or a handing over."""
    if jenis is Jenis.MUSNAH:
        raise Ditolak(_("Pemusnahan dimulai dengan membentuk panitia."), "jenis")
    return _mulai(actor, unit, jenis, judul, panjang=panjang)


@command(Wewenang.PANITIA_BENTUK, rekam=("panjang",), kunci=False)
def bentuk_panitia(actor: Actor, unit: Unit, *, judul: str, panitia: DataPanitia, panjang: bool = False) -> Penyusutan:
    """Begin a destruction: the head of the office that made the archives sets up the panel (Art. 67)."""
    nota = bernota(Nota(nomor=panitia.nomor, tanggal=panitia.tanggal))
    members = [(name.strip(), office.strip()) for name, office in panitia.anggota if name.strip() and office.strip()]
    if len(members) < PANITIA_MIN:
        raise Ditolak(_("Panitia paling sedikit tiga orang: ketua, pengolah arsip, dan arsiparis."), "anggota")
    row = _mulai(actor, unit, Jenis.MUSNAH, judul, panjang=panjang, panitia=members, nota=nota)
    lines = [f"{n}. {name}, {office}" + ("; ketua" if n == 1 else "") for n, (name, office) in enumerate(members, 1)]
    terbitkan(
        actor,
        row,
        Dokumen.SK_PANITIA,
        nota,
        ["Membentuk panitia penilai arsip dengan susunan sebagai berikut.", *lines],
    )
    return row


PANITIA_MIN = 3
"""Chair, head of the unit that owns the archives, archivist (Art. 67)."""


@command(Wewenang.SUSUT_PILIH, rekam=("berkas_id",))
def pilih(actor: Actor, susut: Penyusutan, *, berkas_id: Sequence[int]) -> Penyusutan:
    """Put files on the list, by the JRA; the list replaces the one before."""
    if not 0 < len(berkas_id) <= SEKALI_MAKS:
        raise Ditolak(_("Pilih paling sedikit satu berkas."), "berkas")
    files = list(baca.milik(actor, susut).filter(pk__in=berkas_id).select_for_update())
    if len(files) != len(set(berkas_id)):
        raise Ditolak(_("Ada berkas yang tidak ada di kantor ini."), "berkas")
    susut.status = FLOW[Jenis(susut.jenis)].step(Status(susut.status), Aksi.SELEKSI)
    _keluarkan(actor, [row.berkas for row in baca.baris(susut)])
    susut.baris.all().delete()
    files = list(BerkasArsip.objects.filter(pk__in=berkas_id).order_by("jatuh_tempo", "pk"))
    hindered = baca.terhalang(susut, files, actor.hari)
    if hindered:
        raise Ditolak(baca.kata_halangan(files, hindered), "berkas")
    langkahkan(actor, files, alur_berkas.AKSI_SUSUT[Jenis(susut.jenis)], susut.judul)
    BarisSusut.objects.bulk_create(BarisSusut(penyusutan=susut, berkas=f) for f in files)
    susut.save(update_fields=["status"])
    catat_susut(actor, susut, Aksi.SELEKSI, Nota(catatan=f"{len(files)} berkas"))
    return susut


@command(Wewenang.SUSUT_PILIH)
def ajukan_susut(actor: Actor, susut: Penyusutan) -> Penyusutan:
    """Fix the list: from now on its hash stands for it."""
    rows = baca.baris(susut)
    if not rows:
        raise Ditolak(_("Daftarnya masih kosong. Pilih berkas lebih dahulu."), "berkas")
    susut.sidik = baca.sidik_daftar(rows)
    return melangkah(actor, susut, Aksi.AJUKAN, Nota(catatan=f"SHA-256 {susut.sidik[:16]}…"))


@command(Wewenang.SUSUT_NILAI)
def nilai_susut(actor: Actor, susut: Penyusutan, *, hasil: Penilaian) -> Penyusutan:
    """The panel's finding: what has lost its value stays on the list, the rest comes off with a reason (Art. 65(2))."""
    nota = bernota(hasil.nota)
    rows = baca.baris(susut)
    off = [row for row in rows if row.berkas_id in hasil.keluar]
    if len(off) != len(hasil.keluar) or not all(reason.strip() for reason in hasil.keluar.values()):
        raise Ditolak(_("Berkas yang dikeluarkan harus ada di daftar, dengan alasannya."), "keluar")
    if len(off) == len(rows):
        raise Ditolak(_("Tidak ada berkas yang tersisa. Batalkan usul ini."), "keluar")
    for row in off:
        row.keluar, row.alasan = True, hasil.keluar[row.berkas_id].strip()
    BarisSusut.objects.bulk_update(off, ["keluar", "alasan"])
    _keluarkan(actor, [row.berkas for row in off])
    kept = [row for row in rows if not row.keluar]
    susut.sidik = baca.sidik_daftar(kept)
    melangkah(actor, susut, Aksi.NILAI, nota)
    if susut.jenis == Jenis.MUSNAH:
        said = f"Panitia menilai {len(rows)} berkas: {len(kept)} tidak bernilai guna lagi, {len(off)} dikeluarkan."
        reasons = [f"{row.berkas.nomor} dikeluarkan: {row.alasan}" for row in off]
        terbitkan(actor, susut, Dokumen.NOTULEN, nota, [said, *reasons])
        advice = "Panitia mempertimbangkan bahwa berkas dalam daftar ini dapat dimusnahkan."
        terbitkan(actor, susut, Dokumen.PERTIMBANGAN, nota, [advice, said], daftar=kept)
    return susut


@command(Wewenang.SUSUT_NYATAKAN)
def nyatakan(actor: Actor, susut: Penyusutan, *, nota: Nota) -> Penyusutan:
    """The head of the office states that what is handed over is authentic, reliable, whole and usable (Art. 80)."""
    bernota(nota)
    melangkah(actor, susut, Aksi.NYATAKAN, nota)
    said = "Arsip yang tercantum dalam daftar ini autentik, andal, utuh, dan dapat digunakan."
    terbitkan(actor, susut, Dokumen.PERNYATAAN, nota, [said], daftar=baca.baris(susut, tinggal=True))
    return susut


@command(Wewenang.SUSUT_SETUJUI)
def setujui_susut(
    actor: Actor, susut: Penyusutan, *, nota: Nota, berkas: Berkas | bytes | None = None, nama_berkas: str = ""
) -> Penyusutan:
    """Agree: the head of the region, or on the long way with the letter of Kepala ANRI, which is attached (Art. 66)."""
    bernota(nota)
    melangkah(actor, susut, Aksi.SETUJUI, nota)
    rows = baca.baris(susut, tinggal=True)
    said = [f"Menyetujui {susut.get_jenis_display().lower()} {len(rows)} berkas arsip {susut.kantor.nama}."]
    if susut.jenis == Jenis.MUSNAH and susut.panjang:
        lampirkan(actor, susut, Dokumen.PERSETUJUAN_ANRI, berkas, nama_berkas)
        said.append(f"Berdasarkan persetujuan Kepala ANRI {pada(nota)}.")
    terbitkan(actor, susut, Dokumen.PERSETUJUAN, nota, said, daftar=rows)
    return susut


@command(Wewenang.SUSUT_TETAPKAN)
def tetapkan_susut(actor: Actor, susut: Penyusutan, *, nota: Nota) -> Penyusutan:
    """Decree the destruction (Art. 68)."""
    bernota(nota)
    melangkah(actor, susut, Aksi.TETAPKAN, nota)
    rows = baca.baris(susut, tinggal=True)
    said = f"Menetapkan pemusnahan {len(rows)} berkas arsip dalam daftar ini (SHA-256 daftar: {susut.sidik})."
    terbitkan(actor, susut, Dokumen.PENETAPAN, nota, [said], daftar=rows)
    return susut


@command(Wewenang.SUSUT_BATALKAN)
def batalkan(actor: Actor, susut: Penyusutan, *, alasan: str) -> Penyusutan:
    """Give it up; its files go back to where they were."""
    if not alasan.strip():
        raise Ditolak(_("Tuliskan alasannya."), "alasan")
    melangkah(actor, susut, Aksi.BATALKAN, Nota(catatan=alasan))
    _keluarkan(actor, [row.berkas for row in baca.baris(susut, tinggal=True)])
    return susut


@command(Wewenang.SUSUT_MUSNAHKAN)
def arsipkan(actor: Actor, susut: Penyusutan) -> BerkasArsip:
    """Keep the eight documents of a destruction as vital archives (Art. 78)."""
    missing = baca.kurang(susut)
    if missing:
        raise Ditolak(_("Dokumen pemusnahan belum lengkap: %s.") % ", ".join(missing))
    melangkah(actor, susut, Aksi.ARSIPKAN)
    return _berkas_dokumen(actor, susut)


def _mulai(
    actor: Actor,
    unit: Unit,
    jenis: Jenis,
    judul: str,
    *,
    panjang: bool,
    panitia: Sequence[tuple[str, str]] = (),
    nota: Nota | None = None,
) -> Penyusutan:
    if not judul.strip():
        raise Ditolak(_("Beri usul ini judul."), "judul")
    row = Penyusutan.objects.create(
        jenis=jenis,
        kantor=unit,
        judul=judul.strip(),
        panjang=panjang,
        status=AWAL[jenis],
        panitia=[list(member) for member in panitia],
        dibuat=actor.hari,
    )
    catat_susut(actor, row, None, nota or Nota())
    return row


@naskah()
def _berkas_dokumen(actor: Actor, susut: Penyusutan) -> BerkasArsip:
    """A vital file of the office itself that holds them."""
    codes = Klasifikasi.objects.filter(pk__in=leluhur(KODE_PEMUSNAHAN)).values_list("pk", flat=True)
    data = DataBerkas(klasifikasi=max(codes, key=len, default=""), judul=_("Dokumen %s") % susut.judul)
    row = buat_berkas(actor, Unit(pk=actor.unit_id, nama=actor.jabat.unit), data=data)
    row.vital = True
    row.save(update_fields=["vital"])
    papers = baca.dokumen(susut)
    items = [
        ItemArsip(
            berkas=row, urut=n, klasifikasi=row.klasifikasi, jenis=str(DOKUMEN[kind])[:100], tanggal=actor.hari,
            uraian=f"{DOKUMEN[kind]}: {susut.judul}"[:500], kerahasiaan=row.kerahasiaan, pencatat=actor.nama,
        )
        for n, kind in enumerate(papers, 1)
    ]  # fmt: skip
    ItemArsip.objects.bulk_create(items)
    for item, tie in zip(items, papers.values(), strict=True):
        tautkan(tie.berkas, OBJEK_ITEM, item.pk, tie.nama, oleh=actor.orang_id)
    return row


def _keluarkan(actor: Actor, files: Sequence[BerkasArsip]) -> None:
    """Files that come off a list are what they were before."""
    if files:
        langkahkan(actor, list(files), alur_berkas.Aksi.KELUARKAN)
