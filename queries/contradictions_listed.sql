-- Where sources disagree: both readings with both places.
-- params:
-- returns: one row per contradiction
select
    contradiction,
    topic,
    reading,
    here.document || coalesce(', ' || here.paragraph, '') as stands_in,
    other_reading,
    other.document || coalesce(', ' || other.paragraph, '') as other_stands_in,
    contradictions.source,
    contradictions.other_source
from contradictions
left join sources as here on contradictions.source = here.source
left join sources as other on contradictions.other_source = other.source
order by topic, contradiction;
