-- Sources agree.
-- level: finding
-- returns: one row per contradiction
select
    'contradictions' as "table",
    contradiction as row,
    'reading' as "column",
    topic as value,
    'two sources disagree on %(value)s; ask, then correct what is wrong and take the row out' as sentence
from contradictions
order by all;
