"""What several models share."""

from django.db import models


class Kejadian(models.Model):
    """The incident this belongs to, where there is one: a warehouse works every day."""

    kejadian_id = models.BigIntegerField(null=True, blank=True)
    kejadian = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True


class Letak(models.Model):
    """Where it is."""

    alamat = models.CharField(max_length=300, blank=True)
    lat = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    lng = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)

    class Meta:
        abstract = True
