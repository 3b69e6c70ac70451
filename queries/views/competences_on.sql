-- Competences in force on a day. A row whose source has no date counts from the day its source was published, else from
-- the first snapshot that recorded it: it is flagged, and nothing earlier is claimed of it.
-- returns: one row per competence in force
-- kept: its rows on a day
create macro competences_on(on_day) as table
with
recorded as (
    select
        competence,
        min(snapshot) as recorded_on
    from history.competences
    group by competence
)
select
    competences.*,
    coalesce(competences.as_of, sources.published_on, recorded.recorded_on) as since,
    if(competences.as_of is null, 'undated', 'dated') as dating
from competences
inner join recorded using (competence)
left join sources using (source)
where coalesce(competences.as_of, sources.published_on, recorded.recorded_on) <= on_day::date;
