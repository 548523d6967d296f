"""A tie holds its content from the moment it is written, so that the night's tidying passes over it.

Django checks a foreign key only at the end of the transaction, and until then nothing is locked: an upload could be
thrown away under the hands of who is registering it, and his registration failed.
"""

from django.db import migrations

LANGSUNG = """
DO $$
DECLARE nama text;
BEGIN
    SELECT conname INTO STRICT nama FROM pg_constraint
    WHERE conrelid = 'berkas_tautan'::regclass AND contype = 'f' AND confrelid = 'berkas_berkas'::regclass;
    EXECUTE format('ALTER TABLE berkas_tautan ALTER CONSTRAINT %%I DEFERRABLE INITIALLY %s', nama);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("berkas", "0002_lepas")]

    operations = [migrations.RunSQL(LANGSUNG % "IMMEDIATE", LANGSUNG % "DEFERRED")]
