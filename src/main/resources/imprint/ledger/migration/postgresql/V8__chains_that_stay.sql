create trigger chain_stays_as_written before update on chain
  for each statement execute function stays_as_written('a chain');
create trigger chain_stays before delete or truncate on chain
  for each statement execute function stays('a chain');

create function chain_head_goes_up() returns trigger language plpgsql as $$
begin
  if new.link <= old.link or new.chain <> old.chain then
    raise exception 'a head is never changed but upwards';
  end if;
  return new;
end $$;

create trigger chain_head_goes_up before update on chain_head
  for each row execute function chain_head_goes_up();
create trigger chain_head_stays before delete or truncate on chain_head
  for each statement execute function stays('a head');
