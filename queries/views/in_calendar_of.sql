-- Whether an entry stands in the calendar of a region: what is on its list of follow-ups, and every event that another
-- region does not hold.
-- returns: one yes or no; yes where no region is asked for
-- needs: concerns
create macro in_calendar_of(kind, region, owner_kind, asked) as
concerns(region, owner_kind, asked) or (kind = 'event' and region is null);
