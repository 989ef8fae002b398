-- The groups of three letters of the words of a text: what two texts have in common however their words are ordered or inflected.
create function trigrams(text) returns text[] language sql immutable parallel safe as $$
    select array(
        select distinct substr(padded, n, 3)
        from (
            select '  ' || word || ' ' as padded
            from regexp_split_to_table(lower($1), '[[:space:][:punct:]]+') as word
            where word <> ''
        ) as words, generate_series(1, length(padded) - 2) as n)
$$;

-- Whether two descriptions have six tenths of these in common; false if one is null or has no word.
create function are_similar(text, text) returns boolean language sql immutable parallel safe as $$
    select coalesce(
        $1 is not null and $2 is not null and (
            select 10 * cardinality(array(select unnest(one) intersect select unnest(other)))
                >= 3 * (cardinality(one) + cardinality(other)) and cardinality(one) > 0
            from (select trigrams($1) as one, trigrams($2) as other) as both_texts),
        false)
$$;
