-- A unit that another line made begins with what that line tells of it, its proof among it.
-- And what was done with a unit's record (given out, forgotten) is not what was done with the unit.
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
               where e.unit_id = u.id and e.type not in ('REVEALED', 'COPIES_FORGOTTEN'))
left join event p on p.unit_id = u.id
  and p.seq = (select max(e.seq) from event e
               where e.unit_id = u.id
                 and e.type in ('PROVEN', 'RESTORED', 'RESTORE_BEGUN', 'IMPORTED'));

-- Which units were reserved in a time: a day's are few beside all.
create index event_reserved_at on event (at, unit_id) where seq = 1;
