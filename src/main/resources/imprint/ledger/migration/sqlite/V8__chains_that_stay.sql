create trigger chain_stays_as_written before update on chain
begin select raise(abort, 'a chain is never changed'); end;
create trigger chain_stays before delete on chain
begin select raise(abort, 'a chain is never removed'); end;
create trigger chain_is_not_replaced before insert on chain
when exists (select 1 from chain
             where id = new.id or (installation = new.installation and number = new.number))
begin select raise(abort, 'a chain is never replaced'); end;

create trigger chain_head_goes_up before update on chain_head
when new.link <= old.link or new.chain <> old.chain
begin select raise(abort, 'a head is never changed but upwards'); end;
create trigger chain_head_stays before delete on chain_head
begin select raise(abort, 'a head is never removed'); end;
create trigger chain_head_is_not_replaced before insert on chain_head
when exists (select 1 from chain_head where chain = new.chain)
begin select raise(abort, 'a head is never replaced'); end;

drop trigger event_is_not_replaced;
create trigger event_is_not_replaced before insert on event
when exists (select 1 from event where id = new.id)
  or exists (select 1 from event where unit_id = new.unit_id and seq = new.seq)
  or exists (select 1 from event where chain = new.chain and link = new.link)
begin select raise(abort, 'an event is never replaced'); end;
