-- What was claimed for a unit before the wire was touched. Written once, never changed.
-- Fingerprints are 64 hexadecimal digits; those of passcode and rotating id are keyed.
create table unit (
  id                      integer primary key,
  serial_number           text    not null,
  vendor_id               integer not null,
  product_id              integer not null,
  vendor_name             text    not null,
  product_name            text    not null,
  product_hash            text    not null,
  test                    integer not null,
  dac_key_fingerprint     text    not null,
  dac_issuer_fingerprint  text    not null,
  dac_certificate_serial  text    not null,
  passcode_fingerprint    text    not null,
  rotating_id_fingerprint text,
  discriminator           integer not null,
  mac                     text    not null,
  chip                    text    not null,
  constraint unit_serial_number   unique (serial_number),
  constraint unit_dac_key         unique (dac_key_fingerprint),
  constraint unit_dac_certificate unique (dac_issuer_fingerprint, dac_certificate_serial),
  constraint unit_passcode        unique (vendor_id, product_id, passcode_fingerprint),
  constraint unit_rotating_id     unique (rotating_id_fingerprint)
);

create index unit_by_mac on unit (mac);

-- What happened to a unit, in order. A unit stands where its last event left it.
create table event (
  id      integer primary key,
  unit_id integer not null references unit (id),
  seq     integer not null,
  at      text    not null,
  type    text    not null,
  state   text    not null,
  station text    not null,
  person  text    not null,
  run     text    not null,
  detail  text    not null,
  constraint event_order unique (unit_id, seq)
);

-- Which live unit a board carries: the one table whose rows go away again.
create table board (
  mac     text    not null primary key,
  unit_id integer not null unique references unit (id)
);

-- The station key that this ledger is bound to: one row, by its id; the key itself is elsewhere.
create table station_key (
  singleton integer not null primary key check (singleton = 1),
  key_id    text    not null
);

-- Copies that only the station key opens: nonce, ciphertext and tag.
create table sealed_copy (
  unit_id integer not null references unit (id),
  kind    text    not null,
  key_id  text    not null,
  content blob    not null,
  primary key (unit_id, kind)
);

create view unit_now as
select u.*,
       f.at as reserved_at,
       l.seq, l.at, l.type, l.state, l.station, l.person, l.run, l.detail,
       p.type as proof_type, p.detail as proof_detail
from unit u
join event f on f.unit_id = u.id and f.seq = 1
join event l on l.unit_id = u.id
  and l.seq = (select max(e.seq) from event e where e.unit_id = u.id)
left join event p on p.unit_id = u.id
  and p.seq = (select max(e.seq) from event e
               where e.unit_id = u.id and e.type in ('PROVEN', 'RESTORED', 'RESTORE_BEGUN'));
