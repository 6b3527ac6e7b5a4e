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
CREATE TABLE `new_hire_documents` (
	`tenant_id` text NOT NULL,
	`new_hire_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`type` text NOT NULL,
	`display_name` text NOT NULL,
	`extension` text NOT NULL,
	`download_url` text,
	`size` integer,
	`uploaded_at` text,
	`is_unprocessable` integer NOT NULL,
	PRIMARY KEY(`tenant_id`, `new_hire_id`, `provider_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `new_hire_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`new_hire_id` text NOT NULL,
	`link_try` integer NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`designation` text,
	`location` text,
	`start_date` text,
	`manager_name` text,
	`manager_email` text,
	`package_code` text,
	`invited_by` text NOT NULL,
	`created_at` text NOT NULL,
	`invited_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text,
	`spent_at` text,
	`confirmed_name` text,
	`confirmed_email` text,
	`confirmed_phone` text,
	`confirmed_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `new_hire_invitations_hire` ON `new_hire_invitations` (`tenant_id`,`new_hire_id`);--> statement-breakpoint
CREATE TABLE `new_hires` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`opportunity_id` text NOT NULL,
	`contact_id` text,
	`name` text NOT NULL,
	`email` text,
	`posting_id` text,
	`posting_title` text,
	`designation` text,
	`offer_id` text,
	`offer_status` text,
	`offer_candidate_name` text,
	`location` text,
	`start_date` text,
	`manager_id` text,
	`manager_name` text,
	`hiring_manager_name` text,
	`hiring_manager_email` text,
	`package_code` text,
	`problems` text NOT NULL,
	`reached_at` text NOT NULL,
	`uploaded_at` text NOT NULL,
	`read_at` text NOT NULL,
	`withdrawn_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `new_hires_opportunity` ON `new_hires` (`tenant_id`,`opportunity_id`);--> statement-breakpoint
CREATE INDEX `new_hires_by_tenant` ON `new_hires` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `new_hires_by_upload` ON `new_hires` (`tenant_id`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `new_hires_by_connection` ON `new_hires` (`tenant_id`,`connection_id`);--> statement-breakpoint
CREATE TABLE `onboarding_looks` (
	`connection_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`looked_for` text NOT NULL,
	`next_look_at` text NOT NULL,
	`last_looked_at` text,
	`seen_until` text,
	`started_at` text,
	`failure_count` integer DEFAULT 0 NOT NULL,
	`failure_reason` text,
	`failure_message` text
);
--> statement-breakpoint
CREATE TABLE `onboarding_packages` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`code` text NOT NULL,
	`code_key` text NOT NULL,
	`name` text NOT NULL,
	`mail_text` text NOT NULL,
	`tasks` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `onboarding_packages_code` ON `onboarding_packages` (`tenant_id`,`code_key`);--> statement-breakpoint
CREATE TABLE `welcome_sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`invitation_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `welcome_sessions_by_expiry` ON `welcome_sessions` (`expires_at`);--> statement-breakpoint
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
CREATE TABLE `connection_hooks` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`event` text NOT NULL,
	`hook_id` text NOT NULL,
	`created_at` text NOT NULL,
	`stranded_at` text,
	PRIMARY KEY(`tenant_id`, `connection_id`, `hook_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `connection_imports` (
	`connection_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`schedule` text NOT NULL,
	`next_import_at` text,
	`imported_for_day` text,
	`seen_until` text,
	`everybody_read_at` text,
	`hooks_tried_at` text
);
--> statement-breakpoint
CREATE INDEX `connection_imports_due` ON `connection_imports` (`next_import_at`);--> statement-breakpoint
CREATE TABLE `import_items` (
	`job_id` text NOT NULL,
	`application_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`outcome` text,
	`listed` text,
	`name` text DEFAULT '' NOT NULL,
	`reason` text,
	`message` text,
	`name_doubt` text,
	`employee_id` text,
	PRIMARY KEY(`job_id`, `application_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `import_items_outcome` ON `import_items` (`job_id`,`outcome`,`application_id`);--> statement-breakpoint
CREATE TABLE `imported_people` (
	`tenant_id` text NOT NULL,
	`application_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`contact_id` text,
	`hire_id` text,
	`employee_id` text,
	`status` text NOT NULL,
	`facts` text,
	`stamp` text,
	`name_doubt` text,
	`hired_at` text,
	`failure` text,
	`failure_message` text,
	`read_at` text,
	`wanted_at` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`sample` text,
	PRIMARY KEY(`tenant_id`, `application_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `imported_people_contact` ON `imported_people` (`tenant_id`,`contact_id`);--> statement-breakpoint
CREATE INDEX `imported_people_hired` ON `imported_people` (`tenant_id`,`connection_id`,`hired_at`);--> statement-breakpoint
CREATE INDEX `imported_people_sampled` ON `imported_people` (`tenant_id`,`connection_id`,`hired_at`) WHERE sample is not null;--> statement-breakpoint
CREATE INDEX `imported_people_wanted` ON `imported_people` (`tenant_id`) WHERE wanted_at is not null;--> statement-breakpoint
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
DROP TABLE `match_keys`;--> statement-breakpoint
CREATE TABLE `match_keys` (
	`tenant_id` text NOT NULL,
	`key` text NOT NULL,
	`subject_kind` text NOT NULL,
	`day` integer DEFAULT 0 NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `key`, `subject_kind`, `day`, `subject_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `match_keys_by_subject` ON `match_keys` (`tenant_id`,`subject_id`);--> statement-breakpoint
ALTER TABLE `invitations` ADD `modules` text;--> statement-breakpoint
ALTER TABLE `positions` ADD `recruiter` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `reads` text;--> statement-breakpoint
ALTER TABLE `field_mappings` ADD `constant` text;--> statement-breakpoint
ALTER TABLE `field_mappings` ADD `target_type` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `imported_from_hire_id` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `employment_type` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `hire_undone_at` text;--> statement-breakpoint
CREATE INDEX `employees_imported` ON `employees` (`tenant_id`,`imported_from_hire_id`) WHERE imported_from_hire_id is not null;--> statement-breakpoint
ALTER TABLE `sync_jobs` ADD `import_scope` text;--> statement-breakpoint
ALTER TABLE `sync_jobs` ADD `cursor` text;--> statement-breakpoint
CREATE INDEX `audit_of_matches` ON `audit` (`tenant_id`,`at`) WHERE subject_kind = 'match';