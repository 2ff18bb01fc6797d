-- How long a sealed copy is kept: FOREVER, or LABELLED: until the unit is labelled or given up.
alter table sealed_copy add column kept text not null default 'FOREVER';
