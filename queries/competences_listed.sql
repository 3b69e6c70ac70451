-- What law gives to regions, as recorded: in force on the day, with how many regions each row counts for.
-- params: as_of, region, country, policy_area, role, leading_tier, confidence, search
-- returns: one row per competence in force
with

reached as (
    select
        competence,
        count(*) filter (counts_for_role or counts_for_tier) as count_regions,
        array_to_string(
            list_sort(list(region_name) filter (counts_for_role or counts_for_tier)), ', '
        ) as region_names
    from region_competences_on($as_of)
    group by all
)

select
    held.*,
    territories.name as territory_name,
    territories.is_region,
    countries.name as country_name,
    if(territories.is_region, countries.name || ': ' || territories.name, countries.name) as law_of,
    coalesce(reached.count_regions, 0) as count_regions,
    reached.region_names
from competences_on($as_of) as held
inner join territories using (territory)
inner join countries on held.country = countries.country
inner join policy_areas using (policy_area)
left join reached using (competence)
where
    (
        $region is null
        or held.territory = $region
        or held.territory = (select regions.country from regions where regions.region = $region)
    )
    and ($country is null or held.country = $country)
    and ($policy_area is null or held.policy_area = $policy_area)
    and ($role is null or coalesce(held.regional_role, '') = $role)
    and ($leading_tier is null or coalesce(held.leading_tier, '') = $leading_tier)
    and ($confidence is null or held.confidence = $confidence)
    and (
        $search is null
        or contains(
            lower(strip_accents(concat_ws(' ', held.summary, held.tier, territories.name, countries.name))),
            lower(strip_accents($search))
        )
    )
order by countries.name, territories.is_region, territories.name, policy_areas.position, held.competence;
