-- Invented answers stand in the demo only, and there every answer is marked as invented.
-- params: data_set
-- returns: one row per answer with the wrong mark
select
    'responses' as "table",
    region || ' + ' || question as row,
    'is_synthetic' as "column",
    is_synthetic::varchar as value,
    case
        when is_synthetic then 'an invented answer may stand in the demo only; take it out'
        else 'every answer of the demo is invented; write true'
    end as sentence
from responses
where is_synthetic <> ($data_set = 'demo')
order by all;
