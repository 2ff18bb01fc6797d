-- The next number of each of a product's sequences; what was drawn is never drawn again.
create table sequence (
  vendor_id  integer not null,
  product_id integer not null,
  name       text    not null,
  next       integer not null check (next > 0),
  primary key (vendor_id, product_id, name)
);

create trigger sequence_goes_up before update on sequence
when new.next <= old.next or new.vendor_id <> old.vendor_id
  or new.product_id <> old.product_id or new.name <> old.name
begin select raise(abort, 'a sequence is never changed but upwards'); end;
create trigger sequence_stays before delete on sequence
begin select raise(abort, 'a sequence is never removed'); end;
create trigger sequence_is_not_replaced before insert on sequence
when exists (select 1 from sequence
             where vendor_id = new.vendor_id and product_id = new.product_id and name = new.name)
begin select raise(abort, 'a sequence is never replaced'); end;
