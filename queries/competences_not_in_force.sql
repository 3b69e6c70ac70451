-- Competences that the snapshot knows and that are not shown for the day: later law, or undated and recorded later.
-- params: as_of
-- returns: one row per competence left out
select
    competences.competence,
    territories.name as territory_name,
    competences.policy_area,
    competences.regional_role,
    competences.summary,
    competences.as_of,
    competences.as_of_wording,
    if(competences.as_of is null, 'undated', 'later') as reason,
    competences.source
from competences
inner join territories using (territory)
where competences.competence not in (select competence from competences_on($as_of))
order by territories.name, competences.policy_area, competences.competence;
