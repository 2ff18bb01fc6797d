create trigger block_stays_as_written before update on block
  for each statement execute function stays_as_written('a block');
create trigger block_stays before delete or truncate on block
  for each statement execute function stays('a block');

create function block_is_not_replaced() returns trigger language plpgsql as
$$ begin
  if exists (select 1 from block
             where vendor_id = new.vendor_id and product_id = new.product_id and name = new.name
               and first <= new.last and last >= new.first) then
    raise exception 'a block is never replaced';
  end if;
  return new;
end $$;
create trigger block_is_not_replaced before insert on block
  for each row execute function block_is_not_replaced();

create trigger offline_ledger_stays_as_written before update on offline_ledger
  for each statement execute function stays_as_written('what a ledger is for');
create trigger offline_ledger_stays before delete or truncate on offline_ledger
  for each statement execute function stays('what a ledger is for');

create trigger merged_unit_stays_as_written before update on merged_unit
  for each statement execute function stays_as_written('a merged unit');
create trigger merged_unit_stays before delete or truncate on merged_unit
  for each statement execute function stays('a merged unit');
