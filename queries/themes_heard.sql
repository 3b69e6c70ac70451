-- By theme, how often outside speakers spoke of it, and how often others, or the region chosen, told of a practice or a
-- need, asked, concluded or said something else; the statements are all of these. Practices that are on record by
-- layer, and were not told at a meeting, have no theme.
-- params: region
-- returns: one row per theme
-- rows: statements_listed
select
    themes.theme,
    themes.title,
    count(statement) filter (kind = 'message' and statements.region is null) as count_messages,
    count(statement) filter (kind = 'practice') as count_practices,
    count(statement) filter (kind = 'need') as count_needs,
    count(statement) filter (kind = 'question') as count_questions,
    count(statement) filter (kind = 'conclusion') as count_conclusions,
    count(statement) as count_statements,
    count_statements - count_messages - count_practices - count_needs - count_questions - count_conclusions
        as count_others,
    case
        when count_practices > 0 and count_messages = 0 then 'practice_only'
        when count_messages > 0 and count_practices = 0 then 'voice_only'
        when count_messages > 0 and count_practices > 0 then 'both'
        else 'neither'
    end as heard
from themes
left join statements
    on themes.theme = statements.theme
    and (kind in ('message', 'conclusion') or $region is null or region = $region)
group by themes.theme, themes.title, themes.position
order by themes.position;
