-- That a label was sent, printed or scanned was not done to the unit: who packs it did not make it.
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
               where e.unit_id = u.id and e.type not in ('REVEALED', 'COPIES_FORGOTTEN', 'MERGED', 'LABEL_SENT',
                                    'LABEL_PRINTED', 'LABEL_NOT_PRINTED', 'LABEL_SCANNED'))
left join event p on p.unit_id = u.id
  and p.seq = (select max(e.seq) from event e
               where e.unit_id = u.id
                 and e.type in ('PROVEN', 'RESTORED', 'RESTORE_BEGUN', 'IMPORTED'));

-- Of which units a label was sent, and which one last at a station: of many units few events.
create index event_of_label on event (unit_id)
  where type in ('LABEL_SENT', 'LABEL_NOT_PRINTED');
create index event_label_sent on event (station, id) where type = 'LABEL_SENT';
