-- Each installation's events follow each other in a chain. What its first link follows is the hash
-- of this row, so that it cannot change either.
create table chain (
  id           text    not null primary key,
  installation text    not null,
  number       integer not null,
  key_id       text    not null,
  public_key   text    not null,
  started_at   text    not null,
  origin       text    not null,
  constraint chain_of_installation unique (installation, number)
);

-- How far each chain goes, signed.
create table chain_head (
  chain     text   not null primary key references chain (id),
  link      bigint not null,
  hash      blob   not null,
  at        text   not null,
  signature text   not null
);

-- Empty in events of earlier versions.
alter table event add column chain         text;
alter table event add column link          bigint;
alter table event add column previous      blob;
alter table event add column unit_previous blob;
alter table event add column hash          blob;
alter table event add column clock         text;

-- Without the events of earlier versions: so many with nothing in common but that they have no chain
-- would make this index look useless.
create unique index event_in_chain on event (chain, link) where chain is not null;
