-- The matrix: each region in each policy area by law and by what it answered on a layer, or on all where that is null.
-- A cell with several answers has the widest as `value` and all as `all_values`. `state` tells why a value is missing:
-- not_known (law), not_answered, not_asked, no_question. Of law, `country_values` are what holds in its country beside its
-- own, and `dating` tells whether its date is known.
-- returns: one row per region, policy area and measure
-- needs: law_cells_on, answers_on, rank_of_answer, widest_first
-- kept: its rows on a day
create macro matrix_cells_on(on_day, on_layer) as table
with
measures as (
    select unnest(['formal_role', 'informal_role', 'need', 'practice', 'cooperation_interest']) as measure
),
asked as (
    select
        question,
        policy_area
    from questions
    where policy_area is not null and scale = 'roles' and (on_layer is null or layer = on_layer)
),
answers as (
    select
        answers.*,
        asked.policy_area
    from answers_on(on_day) as answers
    inner join asked using (question)
),
said as (
    unpivot answers
    on formal_role, informal_role, need, practice, cooperation_interest
    into name measure value value
),
cells as (
    select
        region,
        policy_area,
        measure,
        arg_min(value, rank_of_answer(value)) as value,
        widest_first(list(value)) as all_values,
        count(*) as count_answers,
        arg_min(source, (rank_of_answer(value), question)) as source
    from said
    group by all
),
counted as (
    select
        policy_area,
        count(*) as count_questions
    from asked
    group by all
),
surveyed as (
    select
        regions.region,
        policy_areas.policy_area,
        measures.measure,
        cells.value,
        cells.all_values,
        case
            when cells.value is not null then 'known'
            when counted.count_questions is null then 'no_question'
            when invitations.asked_on is null then 'not_asked'
            else 'not_answered'
        end as state,
        coalesce(cells.count_answers, 0) as count_answers,
        coalesce(counted.count_questions, 0) as count_questions,
        cells.source,
        null::varchar as country_values,
        null::varchar as dating
    from regions
    cross join policy_areas
    cross join measures
    left join cells
        on regions.region = cells.region
        and policy_areas.policy_area = cells.policy_area
        and measures.measure = cells.measure
    left join counted on policy_areas.policy_area = counted.policy_area
    left join invitations on regions.region = invitations.region and invitations.asked_on <= on_day::date
)
select
    region,
    policy_area,
    'law' as measure,
    role as value,
    roles as all_values,
    if(role is null, 'not_known', 'known') as state,
    null::bigint as count_answers,
    null::bigint as count_questions,
    source,
    country_roles as country_values,
    dating
from law_cells_on(on_day)
union all
from surveyed;
