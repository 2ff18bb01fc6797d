-- The one removal there is: a copy that was to be kept until the label, after an event says so.
drop trigger sealed_copy_stays on sealed_copy;
create function sealed_copy_stays() returns trigger language plpgsql as
$$ begin
  if old.kept <> 'LABELLED' or not exists
      (select 1 from event where unit_id = old.unit_id and type = 'COPIES_REMOVED') then
    raise exception 'a sealed copy is never removed but with its event';
  end if;
  return old;
end $$;
create trigger sealed_copy_stays before delete on sealed_copy
  for each row execute function sealed_copy_stays();
create trigger sealed_copies_stay before truncate on sealed_copy
  for each statement execute function stays('a sealed copy');
create function sealed_copy_does_not_return() returns trigger language plpgsql as
$$ begin
  if exists (select 1 from event where unit_id = new.unit_id and type = 'COPIES_REMOVED') then
    raise exception 'a sealed copy that was removed is never replaced';
  end if;
  return new;
end $$;
create trigger sealed_copy_does_not_return before insert on sealed_copy
  for each row execute function sealed_copy_does_not_return();
