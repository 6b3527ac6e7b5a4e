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
ALTER TABLE `invitations` ADD `modules` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `imported_from_hire_id` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `employment_type` text;--> statement-breakpoint
ALTER TABLE `employees` ADD `hire_undone_at` text;--> statement-breakpoint
CREATE INDEX `employees_imported` ON `employees` (`tenant_id`,`imported_from_hire_id`) WHERE imported_from_hire_id is not null;--> statement-breakpoint
ALTER TABLE `sync_jobs` ADD `import_scope` text;--> statement-breakpoint
ALTER TABLE `sync_jobs` ADD `cursor` text;