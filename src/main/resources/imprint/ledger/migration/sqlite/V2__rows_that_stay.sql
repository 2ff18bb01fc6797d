-- SQLite's own tongue from here on: rows of these tables are added, never changed and never removed.
create trigger unit_stays_as_written before update on unit
begin select raise(abort, 'a unit is never changed'); end;
create trigger unit_stays before delete on unit
begin select raise(abort, 'a unit is never removed'); end;
create trigger event_stays_as_written before update on event
begin select raise(abort, 'an event is never changed'); end;
create trigger event_stays before delete on event
begin select raise(abort, 'an event is never removed'); end;
create trigger station_key_stays_as_written before update on station_key
begin select raise(abort, 'the station key is never changed'); end;
create trigger station_key_stays before delete on station_key
begin select raise(abort, 'the station key is never removed'); end;
create trigger sealed_copy_stays_as_written before update on sealed_copy
begin select raise(abort, 'a sealed copy is never changed'); end;
create trigger sealed_copy_stays before delete on sealed_copy
begin select raise(abort, 'a sealed copy is never removed'); end;

-- "insert or replace" removes the old row without asking the triggers above.
create trigger unit_is_not_replaced before insert on unit
when exists (select 1 from unit where id = new.id or serial_number = new.serial_number)
begin select raise(abort, 'a unit is never replaced'); end;
create trigger event_is_not_replaced before insert on event
when exists (select 1 from event
             where id = new.id or (unit_id = new.unit_id and seq = new.seq))
begin select raise(abort, 'an event is never replaced'); end;
create trigger sealed_copy_is_not_replaced before insert on sealed_copy
when exists (select 1 from sealed_copy where unit_id = new.unit_id and kind = new.kind)
begin select raise(abort, 'a sealed copy is never replaced'); end;
