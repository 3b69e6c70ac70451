-- The questionnaire, and how many of the regions asked have answered each question. Null means all.
-- params: as_of, layer, policy_area
-- returns: one row per question
with

given as (
    select
        question,
        count(*) as count_answered
    from answers_on($as_of)
    group by all
),

asked as (
    select count(*) as count_asked
    from invitations
    where asked_on <= $as_of::date
)

select
    questions.*,
    layers.title as layer_title,
    coalesce(given.count_answered, 0) as count_answered,
    asked.count_asked
from questions
inner join layers using (layer)
cross join asked
left join given using (question)
where ($layer is null or questions.layer = $layer) and ($policy_area is null or questions.policy_area = $policy_area)
order by questions.position, questions.question;
