-- Numbers that each go to one unit of a product: the next one of each sequence.
create table sequence (
  vendor_id  integer not null,
  product_id integer not null,
  name       text    not null,
  next       integer not null,
  primary key (vendor_id, product_id, name)
);
