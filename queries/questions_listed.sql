-- The questionnaire, and how many of the regions asked have answered each question; answers of regions that were not asked
-- are counted apart.
-- params: as_of, layer, policy_area
-- returns: one row per question
with

asked as (
    select region
    from invitations
    where asked_on <= $as_of::date
),

given as (
    select
        question,
        count(asked.region) as count_answered,
        count(*) - count(asked.region) as count_unasked
    from answers_on($as_of)
    left join asked using (region)
    group by all
)

select
    questions.*,
    layers.title as layer_title,
    coalesce(given.count_answered, 0) as count_answered,
    coalesce(given.count_unasked, 0) as count_unasked,
    (select count(*) from asked) as count_asked
from questions
inner join layers using (layer)
left join given using (question)
where ($layer is null or questions.layer = $layer) and ($policy_area is null or questions.policy_area = $policy_area)
order by questions.position, questions.question;
