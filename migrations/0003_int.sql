CREATE TABLE `webhook_refusals` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`refused_count` integer NOT NULL,
	`last_refused_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `match_rehearsals` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`status` text NOT NULL,
	`requested_by` text NOT NULL,
	`created_at` text NOT NULL,
	`rule_version` text,
	`done_employee_id` text DEFAULT '' NOT NULL,
	`total` integer,
	`done_count` integer DEFAULT 0 NOT NULL,
	`difference_count` integer DEFAULT 0 NOT NULL,
	`finished_at` text
);
--> statement-breakpoint
CREATE INDEX `match_rehearsals_by_tenant` ON `match_rehearsals` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `match_rehearsals_running` ON `match_rehearsals` (`tenant_id`,`id`) WHERE status = 'running';--> statement-breakpoint
CREATE TABLE `match_states` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`rule_version` text NOT NULL,
	`indexed_hire_id` text DEFAULT '' NOT NULL,
	`indexed_employee_id` text DEFAULT '' NOT NULL,
	`hire_count` integer DEFAULT 0 NOT NULL,
	`scale` integer DEFAULT 0 NOT NULL,
	`rematched_employee_id` text,
	`holder` text,
	`held_until` integer DEFAULT 0 NOT NULL,
	`watched_until` integer DEFAULT 0 NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `match_wants` (
	`tenant_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`mark` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `subject_kind`, `subject_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rehearsal_differences` (
	`tenant_id` text NOT NULL,
	`rehearsal_id` text NOT NULL,
	`employee_id` text NOT NULL,
	`kind` text NOT NULL,
	`stored_match_id` text,
	`stored_hire_id` text,
	`stored_decided_by` text,
	`todays_decision` text NOT NULL,
	`todays_hire_id` text,
	`todays_p` real,
	`evidence` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `rehearsal_id`, `employee_id`)
) WITHOUT ROWID;
--> statement-breakpoint
DROP INDEX `matches_proposed_employee`;--> statement-breakpoint
ALTER TABLE `matches` ADD `rank` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `matches` ADD `p` real;--> statement-breakpoint
ALTER TABLE `matches` ADD `log_odds` real;--> statement-breakpoint
ALTER TABLE `matches` ADD `gate` text;--> statement-breakpoint
ALTER TABLE `matches` ADD `next_hire_id` text;--> statement-breakpoint
ALTER TABLE `matches` ADD `next_hire_margin` real;--> statement-breakpoint
ALTER TABLE `matches` ADD `next_employee_id` text;--> statement-breakpoint
ALTER TABLE `matches` ADD `next_employee_margin` real;--> statement-breakpoint
CREATE INDEX `matches_by_employee` ON `matches` (`tenant_id`,`employee_id`,`rank`);--> statement-breakpoint
CREATE INDEX `matches_person_hire` ON `matches` (`tenant_id`,`hire_id`,`status`,`employee_id`) WHERE decided_by <> 'rule';--> statement-breakpoint
CREATE INDEX `matches_person_employee` ON `matches` (`tenant_id`,`employee_id`,`status`,`hire_id`) WHERE decided_by <> 'rule';--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_match_keys` (
	`tenant_id` text NOT NULL,
	`key` text NOT NULL,
	`subject_kind` text NOT NULL,
	`day` integer DEFAULT 0 NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `key`, `subject_kind`, `day`, `subject_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_match_keys`("tenant_id", "key", "subject_kind", "day", "subject_id") SELECT "tenant_id", "key", "subject_kind", "day", "subject_id" FROM `match_keys`;--> statement-breakpoint
DROP TABLE `match_keys`;--> statement-breakpoint
ALTER TABLE `__new_match_keys` RENAME TO `match_keys`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `match_keys_by_subject` ON `match_keys` (`tenant_id`,`subject_id`);--> statement-breakpoint
ALTER TABLE `positions` ADD `recruiter` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `reads` text;--> statement-breakpoint
ALTER TABLE `field_mappings` ADD `constant` text;--> statement-breakpoint
ALTER TABLE `field_mappings` ADD `target_type` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `imported_from_hire_id` text;--> statement-breakpoint
CREATE INDEX `employees_imported` ON `employees` (`tenant_id`,`imported_from_hire_id`) WHERE imported_from_hire_id is not null;--> statement-breakpoint
CREATE INDEX `audit_of_matches` ON `audit` (`tenant_id`,`at`) WHERE subject_kind = 'match';