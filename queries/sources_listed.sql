-- Documents and the places in them, for whoever wants to check.
-- params: search
-- returns: one row per place
from sources
where
    $search is null
    or contains(
        lower(strip_accents(concat_ws(' ', source, document, paragraph, publisher))),
        lower(strip_accents($search))
    )
order by document, source;
