-- What did not end as promised says why.
-- level: finding
-- returns: one row per deadline that ended otherwise than done, without a reason
select
    'deadlines' as "table",
    deadline as row,
    'closed_because' as "column",
    null::varchar as value,
    'it ended as “%(closed_as)s”, and why is not recorded; write one sentence' as sentence,
    closed_as
from deadlines
where closed_as in ('done in part', 'overtaken', 'not followed', 'dropped') and coalesce(closed_because, outcome, '') = ''
order by all;
