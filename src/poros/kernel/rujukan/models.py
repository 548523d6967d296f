"""Tables of codes that the state publishes; loaded from `data/`, sources in `data/SUMBER.md`."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models


class Wilayah(models.Model):
    """Administrative areas, levels 1 (province) to 4 (desa/kelurahan); Kepmendagri 300.2.2-2138/2025."""

    kode = models.CharField(max_length=13, primary_key=True)
    tingkat = models.SmallIntegerField()
    jenis = models.CharField(max_length=30)
    nama = models.CharField(max_length=120)
    kode_induk = models.CharField(max_length=13, blank=True, db_index=True)
    lat = models.FloatField(null=True)
    lng = models.FloatField(null=True)
    penduduk = models.IntegerField(null=True)
    penduduk_l = models.IntegerField(null=True)
    penduduk_p = models.IntegerField(null=True)
    luas_km2 = models.FloatField(null=True)
    kodepos = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return self.nama


class Klasifikasi(models.Model):
    """Archive classification (Permendagri 83/2022) with one region's retention as an editable default."""

    kode = models.CharField(max_length=20, primary_key=True)
    tingkat = models.SmallIntegerField()
    nama = models.TextField()
    kode_induk = models.CharField(max_length=20, blank=True)
    retensi_aktif = models.TextField(blank=True)
    retensi_aktif_tahun = models.CharField(max_length=10, blank=True)
    retensi_inaktif = models.TextField(blank=True)
    retensi_inaktif_tahun = models.CharField(max_length=10, blank=True)
    nasib_akhir_teks = models.TextField(blank=True)
    nasib_akhir = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [
            GinIndex(SearchVector("nama", config="indonesian"), name="klasifikasi_nama"),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class Nomenklatur(models.Model):
    """Urusan, bidang, program, kegiatan, sub kegiatan; key is (jenis_pemda, kode)."""

    kode = models.CharField(max_length=30)
    tingkat = models.CharField(max_length=20)
    nama = models.TextField()
    kode_induk = models.CharField(max_length=30, blank=True)
    jenis_pemda = models.CharField(max_length=10)
    kinerja = models.TextField(blank=True)
    indikator = models.TextField(blank=True)
    satuan = models.CharField(max_length=200, blank=True)
    spm = models.TextField(blank=True)
    jenis_sub_kegiatan = models.TextField(blank=True)
    tag = models.TextField(blank=True)
    kode_sebelumnya = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["jenis_pemda", "kode"], name="nomenklatur_kode")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class Rekening(models.Model):
    """Chart of accounts."""

    kode = models.CharField(max_length=40)
    tingkat = models.CharField(max_length=20)
    nama = models.TextField()
    kode_induk = models.CharField(max_length=40, blank=True)
    versi = models.CharField(max_length=10)
    keterangan = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["kode"], name="rekening_kode")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class SumberDana(models.Model):
    """Sources of funds."""

    kode = models.CharField(max_length=40, primary_key=True)
    nama = models.TextField()
    kode_induk = models.CharField(max_length=40, blank=True)
    keterangan = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


class Satuan(models.Model):
    """Units of measure used in plans."""

    satuan = models.CharField(max_length=100, primary_key=True)
    sebutan_lain = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.satuan
