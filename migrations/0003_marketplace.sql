CREATE TABLE `posting_looks` (
	`connection_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`next_look_at` text NOT NULL,
	`next_full_at` text NOT NULL,
	`last_looked_at` text,
	`seen_until` text,
	`failure_count` integer DEFAULT 0 NOT NULL,
	`failure_reason` text,
	`failure_message` text,
	`failed_at` text
);
--> statement-breakpoint
CREATE INDEX `posting_looks_due` ON `posting_looks` (`next_look_at`);--> statement-breakpoint
CREATE TABLE `postings` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`state` text NOT NULL,
	`title` text NOT NULL,
	`department` text,
	`team` text,
	`location` text,
	`all_locations` text NOT NULL,
	`commitment` text,
	`workplace_type` text,
	`salary` text,
	`hiring_manager` text,
	`description_html` text NOT NULL,
	`is_confidential` integer NOT NULL,
	`owner_id` text,
	`hiring_manager_id` text,
	`requisition_codes` text NOT NULL,
	`url` text,
	`updated_at` text NOT NULL,
	`row_hash` text NOT NULL,
	`read_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `provider_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `role_links` (
	`tenant_id` text NOT NULL,
	`role_id` text NOT NULL,
	`id` text NOT NULL,
	`connection_id` text NOT NULL,
	`posting_id` text NOT NULL,
	`posting_title` text NOT NULL,
	`linked_at` text NOT NULL,
	`linked_by` text NOT NULL,
	`unlinked_at` text,
	`unlinked_by` text,
	`submission_count` integer,
	PRIMARY KEY(`tenant_id`, `role_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `role_notices` (
	`tenant_id` text NOT NULL,
	`recruiter_id` text NOT NULL,
	`id` text NOT NULL,
	`role_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `recruiter_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `role_notices_by_role` ON `role_notices` (`tenant_id`,`role_id`);--> statement-breakpoint
CREATE TABLE `role_recruiters` (
	`tenant_id` text NOT NULL,
	`role_id` text NOT NULL,
	`recruiter_id` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `role_id`, `recruiter_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `role_recruiters_by_recruiter` ON `role_recruiters` (`tenant_id`,`recruiter_id`);--> statement-breakpoint
CREATE TABLE `roles` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`status` text NOT NULL,
	`source` text NOT NULL,
	`title` text NOT NULL,
	`department` text,
	`team` text,
	`location` text,
	`all_locations` text NOT NULL,
	`commitment` text,
	`workplace_type` text,
	`salary` text,
	`hiring_manager` text,
	`description_html` text NOT NULL,
	`is_confidential` integer NOT NULL,
	`connection_id` text,
	`posting_id` text,
	`linked_at` text,
	`fee` text,
	`hires_wanted` integer NOT NULL,
	`notes_to_recruiters` text NOT NULL,
	`shows_salary` integer NOT NULL,
	`shows_confidential` integer NOT NULL,
	`closed_at` text,
	`ats_closed_at` text,
	`ats_closed_reason` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `roles_by_tenant` ON `roles` (`tenant_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `roles_posting` ON `roles` (`tenant_id`,`connection_id`,`posting_id`) WHERE posting_id is not null;