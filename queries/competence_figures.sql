-- How much of the law is known: cells of region and policy area, and rows of law by date and confidence. A cell counts as
-- inferred or undated where any row it rests on is.
-- params: as_of
-- returns: one row
-- rows: region_competences
with

cells as (
    select
        count(*) as count_cells,
        count(role) as count_known,
        count(*) - count(role) as count_unknown,
        count(*) filter (role is null and leading_tier is not null) as count_tier_only,
        count(*) filter (rests_on = 'region') as count_own_law,
        count(*) filter (confidence <> 'stated') as count_inferred,
        count(*) filter (dating = 'undated') as count_undated,
        count(distinct region) as count_regions,
        count(distinct policy_area) as count_areas
    from law_cells_on($as_of)
    inner join regions using (region)
    where regions.membership is distinct from 'not in 2017'
),

laws as (
    select
        count(*) as count_rows,
        count(*) filter (held.competence is null) as count_rows_left_out,
        count(*) filter (held.dating = 'undated') as count_rows_undated,
        count(*) filter (held.confidence = 'inferred') as count_rows_inferred
    from competences
    left join competences_on($as_of) as held using (competence)
)

select *
from cells
cross join laws;
