-- A competence shows since when it is in force.
-- level: finding
-- returns: one row per competence without a date
select
    'competences' as "table",
    competence as row,
    'as_of' as "column",
    as_of_wording as value,
    'the source has no date (%(value)s); find the law and write its date' as sentence
from competences
where as_of is null
order by all;
