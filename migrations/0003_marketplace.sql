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
CREATE UNIQUE INDEX `roles_posting` ON `roles` (`tenant_id`,`connection_id`,`posting_id`) WHERE posting_id is not null;--> statement-breakpoint
CREATE TABLE `marketplace_settings` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`ownership_days` integer NOT NULL,
	`shows_interviewers` integer NOT NULL,
	`consent_text` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ownership_rulings` (
	`tenant_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`id` text NOT NULL,
	`is_accepted` integer NOT NULL,
	`reason` text NOT NULL,
	`evidence` text NOT NULL,
	`decided_by` text NOT NULL,
	`note` text,
	`at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `submission_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ownerships` (
	`tenant_id` text NOT NULL,
	`email_key` text NOT NULL,
	`recruiter_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`since` text NOT NULL,
	`until` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `email_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `recruiter_notes` (
	`tenant_id` text NOT NULL,
	`recruiter_id` text NOT NULL,
	`id` text NOT NULL,
	`submission_id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text,
	`at` text NOT NULL,
	`mail_id` text,
	PRIMARY KEY(`tenant_id`, `recruiter_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `recruiter_notes_of_mail` ON `recruiter_notes` (`tenant_id`,`mail_id`);--> statement-breakpoint
CREATE TABLE `recruiters` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`agency` text NOT NULL,
	`email` text NOT NULL,
	`mail_choice` text NOT NULL,
	`invitation_id` text,
	`user_id` text,
	`joined_at` text,
	`paused_at` text,
	`removed_at` text,
	`next_digest_at` text,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recruiters_by_tenant` ON `recruiters` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `recruiters_by_invitation` ON `recruiters` (`tenant_id`,`invitation_id`);--> statement-breakpoint
CREATE INDEX `recruiters_digest` ON `recruiters` (`next_digest_at`) WHERE next_digest_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `recruiters_user` ON `recruiters` (`tenant_id`,`user_id`) WHERE user_id is not null and removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `recruiters_email` ON `recruiters` (`tenant_id`,`email`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `submission_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`posting_id` text NOT NULL,
	`started_at` text NOT NULL,
	`outcome` text,
	`finished_at` text
);
--> statement-breakpoint
CREATE INDEX `submission_attempts_by_submission` ON `submission_attempts` (`tenant_id`,`submission_id`);--> statement-breakpoint
CREATE TABLE `submission_events` (
	`tenant_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text,
	`at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `submission_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `submission_interviews` (
	`tenant_id` text NOT NULL,
	`submission_id` text NOT NULL,
	`interview_id` text NOT NULL,
	`starts_at` text NOT NULL,
	`duration_minutes` integer,
	`time_zone` text,
	`interviewers` text NOT NULL,
	`canceled_at` text,
	PRIMARY KEY(`tenant_id`, `submission_id`, `interview_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `submission_looks` (
	`connection_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`next_look_at` text NOT NULL,
	`seen_until` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `submission_looks_due` ON `submission_looks` (`next_look_at`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`role_id` text NOT NULL,
	`recruiter_id` text NOT NULL,
	`status` text NOT NULL,
	`place` text NOT NULL,
	`candidate_name` text NOT NULL,
	`candidate_email` text NOT NULL,
	`email_key` text NOT NULL,
	`candidate_phone` text,
	`candidate_links` text NOT NULL,
	`candidate_location` text,
	`notes` text NOT NULL,
	`consent_text` text NOT NULL,
	`consent_at` text NOT NULL,
	`resume_name` text,
	`resume_type` text,
	`resume_size` integer,
	`resume_deleted_at` text,
	`submitted_by` text NOT NULL,
	`created_at` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` text,
	`reason` text,
	`message` text,
	`connection_id` text,
	`posting_id` text,
	`application_id` text,
	`is_deduped` integer,
	`sent_at` text,
	`stage_name` text,
	`stage_index` integer,
	`archived_at` text,
	`archive_group` text,
	`archive_reason` text,
	`offered_at` text,
	`hired_at` text,
	`unhired_at` text,
	`starts_on` text,
	`starts_on_by_hand` text,
	`gone_at` text,
	`anonymised_at` text,
	`next_look_at` text,
	`read_at` text
);
--> statement-breakpoint
CREATE INDEX `submissions_board` ON `submissions` (`tenant_id`,`role_id`,`place`,`id`);--> statement-breakpoint
CREATE INDEX `submissions_of_tenant` ON `submissions` (`tenant_id`,`place`,`id`);--> statement-breakpoint
CREATE INDEX `submissions_of_recruiter` ON `submissions` (`tenant_id`,`recruiter_id`,`place`,`id`);--> statement-breakpoint
CREATE INDEX `submissions_by_email` ON `submissions` (`tenant_id`,`email_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `submissions_application` ON `submissions` (`tenant_id`,`connection_id`,`application_id`) WHERE application_id is not null;--> statement-breakpoint
CREATE INDEX `submissions_waiting` ON `submissions` (`tenant_id`,`created_at`) WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX `submissions_due` ON `submissions` (`tenant_id`,`next_look_at`) WHERE next_look_at is not null;--> statement-breakpoint
CREATE INDEX `submissions_resumes` ON `submissions` (`tenant_id`) WHERE resume_name is not null and resume_deleted_at is null;--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`subject_try` integer DEFAULT 1 NOT NULL,
	`to_address` text NOT NULL,
	`created_at` text NOT NULL,
	`status` text DEFAULT 'queued' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` text,
	`sent_at` text,
	`provider_id` text,
	`failure` text,
	`failure_message` text
);
--> statement-breakpoint
CREATE INDEX `mails_by_subject` ON `mails` (`tenant_id`,`subject_id`,`id`);--> statement-breakpoint
CREATE INDEX `mails_waiting` ON `mails` (`next_try_at`) WHERE next_try_at is not null;--> statement-breakpoint
CREATE TABLE `connection_settings` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`module` text NOT NULL,
	`settings` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `module`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `invitations` ADD `modules` text;