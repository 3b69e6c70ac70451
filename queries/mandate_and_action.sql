-- Mandate next to action of one region: what law gives, what it states, does, needs and offers, by policy area. Where it
-- gave no answer, the reason stands in place of one: not answered, not asked, no question.
-- params: as_of, region, layer
-- returns: one row per region and policy area
-- rows: cells_rest_on
with

cells as (
    select
        region,
        policy_area,
        max(all_values) filter (measure = 'formal_role') as roles_given,
        max(coalesce(all_values, state)) filter (measure = 'formal_role') as stated_role,
        max(coalesce(all_values, state)) filter (measure = 'informal_role') as informal_role,
        max(coalesce(all_values, state)) filter (measure = 'need') as need,
        max(coalesce(all_values, state)) filter (measure = 'practice') as practice,
        max(coalesce(all_values, state)) filter (measure = 'cooperation_interest') as cooperation_interest,
        max(count_answers) as count_answers,
        max(count_questions) as count_questions,
        max(source) as reply_source
    from matrix_cells_on($as_of, $layer)
    where region = $region and measure <> 'law'
    group by all
)

select
    law.region,
    law.policy_area,
    law.roles as law_roles,
    law.leading_tier,
    law.rests_on,
    law.confidence,
    law.dating,
    law.since,
    cells.* exclude (region, policy_area, roles_given),
    list_has_all(string_split(law.roles, ' + '), string_split(cells.roles_given, ' + ')) as is_stated_as_in_law,
    law.source
from law_cells_on($as_of) as law
inner join policy_areas using (policy_area)
inner join cells using (region, policy_area)
where law.region = $region
order by policy_areas.position;
