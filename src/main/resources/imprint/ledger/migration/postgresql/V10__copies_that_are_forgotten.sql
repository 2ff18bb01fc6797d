-- The other removal there is: of a copy that somebody has forgotten on purpose, after an event says so.
create or replace function sealed_copy_stays() returns trigger language plpgsql as
$$ begin
  if not exists
      (select 1 from event where unit_id = old.unit_id
        and (type = 'COPIES_FORGOTTEN' or (type = 'COPIES_REMOVED' and old.kept = 'LABELLED'))) then
    raise exception 'a sealed copy is never removed but with its event';
  end if;
  return old;
end $$;
create or replace function sealed_copy_does_not_return() returns trigger language plpgsql as
$$ begin
  if exists (select 1 from event where unit_id = new.unit_id
             and type in ('COPIES_REMOVED', 'COPIES_FORGOTTEN')) then
    raise exception 'a sealed copy that was removed is never replaced';
  end if;
  return new;
end $$;
