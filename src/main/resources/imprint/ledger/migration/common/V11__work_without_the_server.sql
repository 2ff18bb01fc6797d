-- Numbers that a station may give out while its server is away. In the server's ledger these rows
-- say who got which and when; in the station's own ledger they are what it draws from.
create table block (
  id         text    not null,
  vendor_id  integer not null,
  product_id integer not null,
  name       text    not null,
  first      bigint  not null check (first > 0),
  last       bigint  not null,
  station    text    not null,
  person     text    not null,
  at         text    not null,
  primary key (id, name),
  constraint block_of_sequence unique (vendor_id, product_id, name, first),
  constraint block_not_empty check (last >= first)
);

-- One row in the ledger that a station keeps for itself, none in any other: whoever has that file
-- open draws from its blocks alone.
create table offline_ledger (
  singleton integer not null primary key check (singleton = 1),
  station   text    not null,
  at        text    not null
);

-- In that ledger: the units that are in the server's as well, and from then on are its own alone.
create table merged_unit (
  unit_id integer not null primary key references unit (id),
  seq     integer not null,
  at      text    not null
);

-- That a unit was put into another ledger was not done to the unit.
drop view unit_now;
create view unit_now as
select u.*,
       f.at as reserved_at, f.type as first_type, f.detail as first_detail,
       l.seq, l.at, l.type, l.state, l.station, l.person, l.run, l.detail,
       w.seq as work_seq, w.at as work_at, w.type as work_type, w.state as work_state,
       w.station as work_station, w.person as work_person, w.detail as work_detail,
       p.type as proof_type, p.detail as proof_detail
from unit u
join event f on f.unit_id = u.id and f.seq = 1
join event l on l.unit_id = u.id
  and l.seq = (select max(e.seq) from event e where e.unit_id = u.id)
join event w on w.unit_id = u.id
  and w.seq = (select max(e.seq) from event e
               where e.unit_id = u.id and e.type not in ('REVEALED', 'COPIES_FORGOTTEN', 'MERGED'))
left join event p on p.unit_id = u.id
  and p.seq = (select max(e.seq) from event e
               where e.unit_id = u.id
                 and e.type in ('PROVEN', 'RESTORED', 'RESTORE_BEGUN', 'IMPORTED'));
