create trigger block_stays_as_written before update on block
begin select raise(abort, 'a block is never changed'); end;
create trigger block_stays before delete on block
begin select raise(abort, 'a block is never removed'); end;
create trigger block_is_not_replaced before insert on block
when exists (select 1 from block
             where (id = new.id and name = new.name)
               or (vendor_id = new.vendor_id and product_id = new.product_id and name = new.name
                   and first <= new.last and last >= new.first))
begin select raise(abort, 'a block is never replaced'); end;

create trigger offline_ledger_stays_as_written before update on offline_ledger
begin select raise(abort, 'what a ledger is for is never changed'); end;
create trigger offline_ledger_stays before delete on offline_ledger
begin select raise(abort, 'what a ledger is for is never removed'); end;
create trigger offline_ledger_is_not_replaced before insert on offline_ledger
when exists (select 1 from offline_ledger)
begin select raise(abort, 'what a ledger is for is never replaced'); end;

create trigger merged_unit_stays_as_written before update on merged_unit
begin select raise(abort, 'a merged unit is never changed'); end;
create trigger merged_unit_stays before delete on merged_unit
begin select raise(abort, 'a merged unit is never removed'); end;
create trigger merged_unit_is_not_replaced before insert on merged_unit
when exists (select 1 from merged_unit where unit_id = new.unit_id)
begin select raise(abort, 'a merged unit is never replaced'); end;
create trigger merged_unit_goes_on_elsewhere before insert on event
when exists (select 1 from merged_unit where unit_id = new.unit_id)
begin select raise(abort, 'a merged unit is never changed'); end;
