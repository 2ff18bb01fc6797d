-- The next number of each of a product's sequences; what was drawn is never drawn again.
create table sequence (
  vendor_id  integer not null,
  product_id integer not null,
  name       text    not null,
  next       bigint  not null check (next > 0),
  primary key (vendor_id, product_id, name)
);

create function sequence_goes_up() returns trigger language plpgsql as $$
begin
  if new.next <= old.next or new.vendor_id <> old.vendor_id
    or new.product_id <> old.product_id or new.name <> old.name then
    raise exception 'a sequence is never changed but upwards';
  end if;
  return new;
end $$;

create trigger sequence_goes_up before update on sequence
  for each row execute function sequence_goes_up();
create trigger sequence_stays before delete or truncate on sequence
  for each statement execute function stays('a sequence');
