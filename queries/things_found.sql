-- Everything that has the words searched, or as many of them as any thing has, also misspelt, without accents and in names of
-- other languages; the nearest of each kind first.
-- params: as_of, search
-- returns: one row per thing
with

things as (
    select
        'region' as found,
        'regions' as "table",
        region as item,
        regions.name as title,
        concat_ws(' ', own_name, aliases, region, countries.name) as beside,
        null::date as day,
        null as wording,
        null as state,
        countries.name as where_it_stands,
        null as source
    from regions
    left join countries on regions.country = countries.country
    union all
    select
        'follow-up',
        'deadlines',
        deadline,
        title,
        concat_ws(' ', owner, place, outcome, waits_for),
        due_to,
        wording,
        state,
        owner,
        source
    from follow_up_timing($as_of)
    union all
    select
        'project',
        'projects',
        project,
        title,
        concat_ws(' ', programme, lead, summary, outcome, reason),
        ends_on,
        null,
        status,
        lead,
        source
    from projects
    union all
    select
        'statement',
        'statements',
        statement,
        summary,
        concat_ws(' ', speaker, organisation, statements.kind, theme, addressed_to),
        held_on,
        null,
        statements.kind,
        coalesce(speaker, organisation),
        statements.source
    from statements
    left join meetings using (meeting)
    union all
    select
        'practice',
        'practices',
        practice,
        practices.title,
        concat_ws(' ', summary, regions.name, layer),
        null,
        null,
        null,
        regions.name,
        source
    from practices
    left join regions using (region)
    union all
    select
        'meeting',
        'meetings',
        meeting,
        title,
        concat_ws(' ', place, kind),
        held_on,
        null,
        null,
        place,
        source
    from meetings
    union all
    select
        'agenda_item',
        'agenda',
        agenda_item,
        agenda.title,
        meetings.title as beside,
        held_on,
        null,
        null,
        meetings.title as where_it_stands,
        agenda.source
    from agenda
    left join meetings using (meeting)
    union all
    select
        'source',
        'sources',
        source as item,
        concat_ws(', ', document, paragraph),
        concat_ws(' ', summary, publisher),
        published_on,
        null,
        null,
        publisher,
        source
    from sources
),

asked as (
    select distinct unnest(string_split(folded($search), ' ')) as word
),

written as materialized (
    select
        item,
        "table",
        unnest(string_split(folded(title), ' ')) as word,
        1.0 as weight
    from things
    union all
    select
        item,
        "table",
        unnest(string_split(folded(beside), ' ')),
        0.5
    from things
    where beside <> ''
),

-- each word once, however often it stands in the record
vocabulary as (
    select distinct word from written
),

near as (
    select
        asked.word as asked_word,
        vocabulary.word,
        case
            when vocabulary.word = asked.word then 1.0
            when starts_with(vocabulary.word, asked.word) then 0.9
            when length(asked.word) >= 4 and contains(vocabulary.word, asked.word) then 0.75
            when length(asked.word) >= 4 and jaro_winkler_similarity(vocabulary.word, asked.word) >= 0.91 then 0.6
        end as likeness
    from asked
    cross join vocabulary
    where asked.word <> '' and likeness is not null
),

scored as (
    select
        item,
        "table",
        asked_word,
        max(likeness * weight) as likeness
    from written
    inner join near using (word)
    group by all
),

whole as (
    select
        item,
        "table",
        sum(likeness) as likeness
    from scored
    group by item, "table"
    qualify count(*) = max(count(*)) over ()
)

select
    things.* exclude (beside),
    coalesce(likeness, 0) as likeness
from things
left join whole using (item, "table")
where $search is null or likeness is not null
order by
    list_position(
        ['region', 'project', 'follow-up', 'statement', 'practice', 'meeting', 'agenda_item', 'source'], found
    ),
    likeness desc,
    title,
    item;
