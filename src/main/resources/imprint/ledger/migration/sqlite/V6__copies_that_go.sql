-- The one removal there is: a copy that was to be kept until the label, after an event says so.
drop trigger sealed_copy_stays;
create trigger sealed_copy_stays before delete on sealed_copy
when old.kept <> 'LABELLED'
  or not exists (select 1 from event where unit_id = old.unit_id and type = 'COPIES_REMOVED')
begin select raise(abort, 'a sealed copy is never removed but with its event'); end;
create trigger sealed_copy_does_not_return before insert on sealed_copy
when exists (select 1 from event where unit_id = new.unit_id and type = 'COPIES_REMOVED')
begin select raise(abort, 'a sealed copy that was removed is never replaced'); end;
