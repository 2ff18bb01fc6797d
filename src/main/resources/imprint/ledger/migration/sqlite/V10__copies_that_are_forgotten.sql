-- The other removal there is: of a copy that somebody has forgotten on purpose, after an event says so.
drop trigger sealed_copy_stays;
create trigger sealed_copy_stays before delete on sealed_copy
when not exists (select 1 from event where unit_id = old.unit_id
                 and (type = 'COPIES_FORGOTTEN' or (type = 'COPIES_REMOVED' and old.kept = 'LABELLED')))
begin select raise(abort, 'a sealed copy is never removed but with its event'); end;
drop trigger sealed_copy_does_not_return;
create trigger sealed_copy_does_not_return before insert on sealed_copy
when exists (select 1 from event where unit_id = new.unit_id
             and type in ('COPIES_REMOVED', 'COPIES_FORGOTTEN'))
begin select raise(abort, 'a sealed copy that was removed is never replaced'); end;
