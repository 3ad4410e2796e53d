-- Steps that Faultline takes itself are kept the first time they are taken.
ALTER TABLE "incident_steps" DROP CONSTRAINT "incident_steps_kind_check";
ALTER TABLE "incident_steps" ADD CONSTRAINT "incident_steps_kind_check" CHECK ("kind" IN ('status',
  'assignee', 'severity', 'merged', 'took-in', 'unmerged', 'gave-back', 'split', 'split-off',
  'evidence', 'suspects'));
