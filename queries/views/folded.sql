-- Text as it is searched: small letters without accents and strokes, words with single spaces between.
-- returns: one text
create macro folded(told) as
trim(
    regexp_replace(
        replace(
            replace(
                replace(
                    replace(translate(lower(strip_accents(told)), 'øłđðħıς', 'olddhiσ'), 'æ', 'ae'), 'œ', 'oe'
                ), 'ß', 'ss'
            ), 'þ', 'th'
        ), '[^\pL\pN]+', ' ', 'g'
    )
);
