-- Where sources disagree: both readings with both places.
-- params:
-- returns: one row per contradiction
select
    contradiction,
    topic,
    reading,
    other_reading,
    source,
    other_source
from contradictions
order by topic, contradiction;
