-- The common files are written in SQL that SQLite and PostgreSQL both understand; this is what
-- PostgreSQL calls otherwise.
create domain blob as bytea;

-- The last write of each process that has the ledger open. When the connection is lost while a
-- write is made final, its process asks here whether it was.
create table last_write (
  writer  text   not null primary key,
  turn    bigint not null,
  made_at timestamptz not null
);
