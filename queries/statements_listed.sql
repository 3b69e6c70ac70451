-- What was said, in the order of the meeting.
-- params: region, search
-- returns: one row per statement
select
    statements.*,
    themes.title as theme_title,
    agenda.title as agenda_title,
    regions.name as region_name,
    coalesce(statements.speaker, statements.organisation, regions.name) as voice
from statements
left join themes using (theme)
left join agenda on statements.agenda_item = agenda.agenda_item
left join regions on statements.region = regions.region
where
    ($region is null or statements.region = $region)
    and (
        $search is null
        or contains(
            lower(strip_accents(concat_ws(' ', statements.summary, statements.speaker, statements.organisation))),
            lower(strip_accents($search))
        )
    )
order by statements.meeting, statements.position, statements.statement;
