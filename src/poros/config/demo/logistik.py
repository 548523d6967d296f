"""Kota Contoh's relief goods: two stores and a post, three points with people, shares, runs, gifts, boats, money."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from poros.domain.krisis.publik import kejadian_aktif
from poros.domain.logistik import services
from poros.domain.logistik.models import Alokasi, Barang, Gudang, Kiriman, PeranLogistik
from poros.domain.logistik.rules.alur import AksiAlokasi, AksiKlaim, AsalSarana, JenisGudang, JenisSarana, PeranUnit
from poros.domain.logistik.services.pintu import janji
from poros.domain.logistik.values import (
    Armada,
    DataAlokasi,
    DataBarang,
    DataBelanja,
    DataCadangan,
    DataDonasi,
    DataDsp,
    DataGudang,
    DataJalur,
    DataMasuk,
    DataPengungsi,
    DataPermintaan,
    DataRkb,
    DataSarana,
    DataTerima,
    DataTitik,
)
from poros.kernel.organisasi.actor import Actor
from poros.kernel.organisasi.models import Unit

from .bahan import bahan
from .hari_ini import pejabat
from .organisasi import Kota

PERAN = (("bpbd", PeranUnit.PENGELOLA), ("dinsos", PeranUnit.PENGELOLA), ("bpkad", PeranUnit.BUD))
JUTA = 1_000_000


def logistik(kota: Kota) -> None:
    """Everything of the module `logistik` that the demo shows."""
    PeranLogistik.objects.bulk_create(PeranLogistik(unit=kota.unit[k], peran=p) for k, p in PERAN)
    chief = pejabat(kota, "bpbd")
    hari = chief.hari
    unit = Unit(pk=chief.unit_id)
    banjir = kejadian_aktif(chief)[0].id
    _barang(chief, unit)
    _tempat(kota, chief, unit, hari, banjir)
    _stok(chief, hari)
    _salurkan(chief, unit, hari, banjir)
    _donasi(chief, hari)
    _sarana(kota, chief, hari, banjir)
    _uang(kota, chief, hari, banjir)


def _barang(chief: Actor, unit: Unit) -> None:
    for kode, nama, satuan, butir, isi, gram in bahan("logistik")["barang"]:
        data = DataBarang(kode=kode, nama=nama, satuan=satuan, butir=butir, isi=Decimal(str(isi)), berat_gram=gram)
        services.catat_barang(chief, unit, data=data)


def _tempat(kota: Kota, chief: Actor, unit: Unit, hari: date, banjir: int) -> None:
    rows = bahan("logistik")
    for kode, nama, jenis, owner, alamat, lat, lng, serves in rows["gudang"]:
        place = {
            "alamat": alamat,
            "lat": Decimal(lat),
            "lng": Decimal(lng),
            "kejadian_id": banjir if serves else None,
        }
        data = DataGudang(kode=kode, nama=nama, jenis=JenisGudang(jenis), unit_id=kota.unit[owner].pk, **place)
        services.catat_gudang(chief, unit, data=data)
    stores = {g.kode: g for g in Gudang.objects.all()}
    for kode, nama, owner, alamat, lat, lng, people, ways in rows["titik"]:
        point = services.catat_titik(
            chief,
            unit,
            data=DataTitik(
                kode=kode,
                nama=nama,
                unit_id=kota.unit[owner].pk,
                mulai=hari,
                alamat=alamat,
                lat=Decimal(lat),
                lng=Decimal(lng),
                buka=time(7),
                tutup=time(17),
                kejadian_id=banjir,
            ),
        )
        for jumlah, rentan in people:
            told = DataPengungsi(hari=hari, jumlah=jumlah, rentan=rentan, sumber="Lurah dan relawan")
            services.lapor_pengungsi(chief, point, data=told)
        for store, meter, menit, shut in ways:
            way = DataJalur(gudang_id=stores[store].pk, meter=meter, menit=menit, terbuka=not shut, keterangan=shut)
            services.atur_jalur(chief, point, data=way)


def _stok(chief: Actor, hari: date) -> None:
    kinds = {b.kode: b.pk for b in Barang.objects.all()}
    stores = {g.kode: g for g in Gudang.objects.all()}
    for store, kode, jumlah, lot, days, owner in bahan("logistik")["stok"]:
        data = DataMasuk(
            barang_id=kinds[kode],
            jumlah=jumlah,
            pemilik=owner,
            kode=lot,
            kedaluwarsa=hari + timedelta(days=days) if days else None,
            alasan="Stok awal",
        )
        services.masukkan(chief, stores[store], data=data)
    for store, kode, jumlah, reason in bahan("logistik")["cadangan"]:
        services.atur_cadangan(
            chief, stores[store], data=DataCadangan(barang_id=kinds[kode], jumlah=jumlah, alasan=reason)
        )


def _salurkan(chief: Actor, unit: Unit, hari: date, banjir: int) -> None:
    """Rice is shared, routed, sent, and received at the first stops; a proposal for water waits for a decision."""
    rice, water = (Barang.objects.get(kode=k).pk for k in ("beras", "air-galon"))
    made = services.hitung_alokasi(chief, unit, data=DataAlokasi(barang_id=rice, dari=hari, hari=3, kejadian_id=banjir))
    services.putuskan_alokasi(chief, Alokasi(pk=made.pk), aksi=AksiAlokasi.TETAPKAN)
    store = Gudang.objects.get(kode="gudang-bpbd")
    services.susun_rute(chief, store, hari=hari, armada=[Armada(nama="Truk BPBD", muat_kg=900, banyak=2)], detik=0.5)
    for n, run in enumerate(Kiriman.objects.order_by("pk")[:2]):
        services.berangkatkan(chief, run, pengemudi=("Pak Contoh", "Pak Misal")[n])
        stop = run.perhentian.order_by("urutan").first()
        if n == 0 and stop is not None:
            counted = dict(stop.baris.values_list("pk", "jumlah"))
            told = DataTerima(kunci=UUID(int=run.pk), penerima="Ketua Posko", kedudukan="ketua posko", hitung=counted)
            services.terima(chief, stop, data=told)
    services.hitung_alokasi(chief, unit, data=DataAlokasi(barang_id=water, dari=hari, hari=2, kejadian_id=banjir))


def _donasi(chief: Actor, hari: date) -> None:
    kinds = {b.kode: b.pk for b in Barang.objects.all()}
    store = Gudang.objects.get(kode="gudang-bpbd")
    for kode, jumlah, nama, kontak, shown, end in bahan("logistik")["donasi"]:
        row = janji(
            DataDonasi(
                barang_id=kinds[kode],
                jumlah=jumlah,
                nama=nama,
                kontak=kontak,
                tampil_nama=shown,
                rencana=hari + timedelta(days=1),
            )
        )
        if end == "ditolak":
            services.tolak_donasi(chief, row, alasan="Terima kasih. Barang ini sedang cukup.")
        elif end:
            row = services.setujui_donasi(chief, row, gudang_id=store.pk)
            if end == "masuk":
                services.terima_donasi(chief, row, jumlah=row.disetujui)


def _sarana(kota: Kota, chief: Actor, hari: date, banjir: int) -> None:
    made = {}
    for kode, nama, jenis, skills, amount, measure, owner, origin, whose in bahan("logistik")["sarana"]:
        actor = pejabat(kota, owner)
        data = DataSarana(
            kode=kode, nama=nama, jenis=JenisSarana(jenis), kemampuan=tuple(skills), kapasitas=amount, satuan=measure,
            asal=AsalSarana(origin), pemilik=whose,
        )  # fmt: skip
        made[kode] = services.catat_sarana(actor, Unit(pk=actor.unit_id), data=data)
    camat = pejabat(kota, "kec_tengah")
    begin = timezone.make_aware(datetime.combine(hari, time(6)))
    asked = [
        services.minta_sarana(
            camat,
            Unit(pk=camat.unit_id),
            data=DataPermintaan(
                jenis=JenisSarana(jenis),
                jumlah=n,
                keperluan=need,
                tempat="Sungai Asri",
                mulai=begin,
                selesai=begin + timedelta(hours=hours),
                kemampuan=skill,
                kejadian_id=banjir,
            ),
        )
        for jenis, n, need, hours, skill in bahan("logistik")["permintaan"]
    ]
    for kode in ("perahu-1", "perahu-tni"):
        claim = services.tugaskan_sarana(chief, asked[0], sarana_id=made[kode].pk)
        if kode == "perahu-1":
            services.jalankan_klaim(chief, claim, aksi=AksiKlaim.TIBA)


def _uang(kota: Kota, chief: Actor, hari: date, banjir: int) -> None:
    treasury = pejabat(kota, "bpkad")
    services.tetapkan_pagu(
        treasury, Unit(pk=treasury.unit_id), tahun=hari.year, jumlah=12_500 * JUTA, dasar="Perda APBD Kota Contoh"
    )
    for unit, nomor, need, jumlah, paid in bahan("logistik")["rkb"]:
        actor = pejabat(kota, unit)
        data = DataRkb(nomor=nomor, keperluan=need, jumlah=jumlah * JUTA, kejadian_id=banjir)
        row = services.ajukan_rkb(actor, Unit(pk=actor.unit_id), data=data)
        if paid:
            row = services.cairkan(treasury, row, nomor_sp2d=f"SP2D-TU/{row.pk:03}/{hari.year}")
            for what, spent in paid:
                services.belanjakan(
                    actor, row, data=DataBelanja(tanggal=hari, uraian=what, jumlah=spent * JUTA, bukti="Kuitansi")
                )
    services.catat_dsp(
        chief,
        Unit(pk=chief.unit_id),
        data=DataDsp(kejadian_id=banjir, rusak_berat=14, rusak_sedang=37, rusak_ringan=121),
    )
