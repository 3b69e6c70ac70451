-- Text without what is no change to a reader: white space, case, and how accents are stored.
-- returns: one text, null where nothing is left
create macro noiseless(told) as
nullif(lower(trim(regexp_replace(nfc_normalize(told), '[\s\pZ]+', ' ', 'g'))), '');
