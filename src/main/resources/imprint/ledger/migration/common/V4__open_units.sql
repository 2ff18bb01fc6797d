-- The units that are not finished: few beside all those that are, which nobody wants to read to
-- find them. Like a board's, these rows go away again.
create table open_unit (
  unit_id integer not null primary key references unit (id)
);

insert into open_unit (unit_id)
select id from unit_now where state not in ('DONE', 'SET_ASIDE', 'RETIRED');
