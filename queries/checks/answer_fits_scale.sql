-- An answer is on the scale of its question: roles, yes or no, or words.
-- level: finding
-- returns: one row per answer off the scale
with
placed as (
    select
        responses.*,
        questions.scale,
        responses.formal_role is not null or responses.informal_role is not null as has_role
    from responses
    inner join questions using (question)
)
select
    'responses' as "table",
    region || ' + ' || question || ' + ' || received_on as row,
    if(scale = 'roles' or not has_role, 'answer', if(formal_role is null, 'informal_role', 'formal_role')) as "column",
    if(scale = 'roles' or not has_role, answer, coalesce(formal_role, informal_role)) as value,
    case
        when scale = 'roles' then
            'the question asks for roles, and none is given; fill in formal_role or informal_role'
        when has_role then
            if(
                scale = 'text', 'the question asks for words, not for a role; move it to answer',
                'the question asks for yes or no, not for a role; move it to answer'
            )
        else 'the question asks for yes or no; write one of them, and the rest under another question'
    end as sentence
from placed
where
    (scale = 'roles' and not has_role and answer is not null)
    or (scale <> 'roles' and has_role)
    or (scale = 'yes or no' and answer not in ('yes', 'no'))
order by all;
