-- Everything the snapshot knows of the regions on the map: presence, practices, open follow-ups.
-- params: as_of, region
-- returns: one row per presence, practice or open follow-up of a region
with

known as (
    select
        region,
        'presence' as what,
        meeting as item,
        meetings.title,
        meetings.held_on,
        participation.organisation,
        participation.presence,
        null as timing,
        participation.source
    from participation
    inner join meetings using (meeting)
    where region is not null
    union all
    select
        region,
        'practice' as what,
        practice as item,
        title,
        null as held_on,
        null as organisation,
        null as presence,
        null as timing,
        source
    from practices
    union all
    select
        region,
        'follow_up' as what,
        deadline as item,
        title,
        null as held_on,
        null as organisation,
        null as presence,
        timing,
        source
    from follow_up_timing($as_of)
    where is_follow_up and is_open and region is not null
)

select
    region,
    regions.name,
    what,
    item,
    title,
    held_on,
    organisation,
    presence,
    timing,
    known.source
from known
inner join regions using (region)
where $region is null or region = $region
order by regions.name, what, item, organisation, known.source, title;
