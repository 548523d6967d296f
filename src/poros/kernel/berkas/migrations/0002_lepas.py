"""Contents stay append-only, but for those that belong to nothing; what belongs to something does so for ever."""

from django.db import migrations

JAGA = """
CREATE FUNCTION berkas_jaga_isi() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE terikat boolean := true;
BEGIN
    IF TG_OP = 'DELETE' THEN
        -- The schema is named, so that no search_path of the application's can hide the ties.
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.berkas_tautan WHERE berkas_id = $1)', TG_TABLE_SCHEMA)
        INTO terikat USING OLD.berkas_id;
    END IF;
    IF terikat THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END $$;
DROP TRIGGER IF EXISTS hanya_tambah ON berkas_isiberkas;
CREATE TRIGGER jaga_isi BEFORE UPDATE OR DELETE ON berkas_isiberkas
FOR EACH ROW EXECUTE FUNCTION berkas_jaga_isi();
"""


class Migration(migrations.Migration):
    dependencies = [("berkas", "0001_initial")]

    operations = [
        migrations.RunSQL(
            JAGA,
            "DROP TRIGGER jaga_isi ON berkas_isiberkas; DROP FUNCTION berkas_jaga_isi();",
        )
    ]
