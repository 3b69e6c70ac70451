-- Who has answered the survey: asked, replied, partly replied, silent.
-- params: as_of, country, reply
-- returns: one row per region
select *
from replies_on($as_of)
where ($country is null or country = $country) and ($reply is null or reply = $reply)
order by country_name, name;
