CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_token` ON `api_tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `api_tokens_by_tenant` ON `api_tokens` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `authorization_attempts` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`provider` text NOT NULL,
	`browser_hash` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`tenant_id` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer,
	`body` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_by_age` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`purpose` text NOT NULL,
	`role` text,
	`provider` text,
	`label` text DEFAULT '' NOT NULL,
	`created_by` text,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`used_by` text,
	`revoked_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_by_tenant` ON `invitations` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`tenant_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	`removed_at` text,
	PRIMARY KEY(`tenant_id`, `user_id`)
);
--> statement-breakpoint
CREATE INDEX `members_by_user` ON `members` (`user_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`identity_provider` text NOT NULL,
	`user_agent_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`code_prefix` text DEFAULT 'Trace' NOT NULL,
	`last_code_number` integer DEFAULT 0 NOT NULL,
	`approves_at_once` integer DEFAULT false NOT NULL,
	`writes_compensation` integer DEFAULT false NOT NULL,
	`currency` text DEFAULT 'USD' NOT NULL,
	`locale` text DEFAULT 'en-US' NOT NULL,
	`time_zone` text DEFAULT 'America/Los_Angeles' NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_identity` ON `users` (`issuer`,`subject`);--> statement-breakpoint
CREATE TABLE `connection_looks` (
	`connection_id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`next_look_at` text NOT NULL,
	`last_looked_at` text,
	`seen_until` text,
	`next_compare_at` text NOT NULL,
	`last_compared_at` text,
	`failure_count` integer DEFAULT 0 NOT NULL,
	`failure_reason` text,
	`failure_message` text,
	`failed_at` text
);
--> statement-breakpoint
CREATE INDEX `connection_looks_due` ON `connection_looks` (`next_look_at`);--> statement-breakpoint
CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`provider` text NOT NULL,
	`auth_kind` text NOT NULL,
	`status` text NOT NULL,
	`attention_reason` text,
	`account_id` text,
	`modules` text NOT NULL,
	`scopes` text DEFAULT '' NOT NULL,
	`endpoint_id` text NOT NULL,
	`signature_token_count` integer DEFAULT 0 NOT NULL,
	`installed_by_issuer` text,
	`installed_by_subject` text,
	`installed_by_name` text,
	`installed_by_email` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`disconnected_at` text
);
--> statement-breakpoint
CREATE INDEX `connections_by_tenant` ON `connections` (`tenant_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `connections_endpoint` ON `connections` (`endpoint_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `connections_account` ON `connections` (`tenant_id`,`provider`,`account_id`) WHERE status <> 'disconnected' and account_id is not null;--> statement-breakpoint
CREATE TABLE `inbound_events` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`connection_id` text NOT NULL,
	`provider` text NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text,
	`status` text NOT NULL,
	`outcome` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`body` text NOT NULL,
	`received_at` text NOT NULL,
	`processed_at` text,
	PRIMARY KEY(`tenant_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `inbound_events_waiting` ON `inbound_events` (`tenant_id`,`received_at`) WHERE status = 'received';--> statement-breakpoint
CREATE INDEX `inbound_events_parked` ON `inbound_events` (`tenant_id`,`id`) WHERE status = 'parked';--> statement-breakpoint
CREATE TABLE `hires` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`provider` text NOT NULL,
	`application_id` text NOT NULL,
	`candidate_name` text NOT NULL,
	`emails` text NOT NULL,
	`requisition_provider_id` text,
	`requisition_code` text,
	`position_id` text,
	`status` text NOT NULL,
	`hired_at` text NOT NULL,
	`unhired_at` text,
	`problem` text,
	`read_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hires_application` ON `hires` (`tenant_id`,`provider`,`application_id`);--> statement-breakpoint
CREATE INDEX `hires_by_tenant` ON `hires` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `hires_by_position` ON `hires` (`position_id`);--> statement-breakpoint
CREATE TABLE `positions` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`title` text NOT NULL,
	`department` text,
	`location` text,
	`employment_type` text,
	`compensation_min` integer,
	`compensation_max` integer,
	`compensation_currency` text,
	`compensation_interval` text,
	`hiring_manager` text,
	`target_start_on` text,
	`status` text NOT NULL,
	`sent_back_note` text,
	`approved_by` text,
	`approved_at` text,
	`sync_status` text DEFAULT 'not_started' NOT NULL,
	`connection_id` text,
	`requisition_code` text,
	`sync_job_id` text,
	`sync_requested_at` text,
	`sync_reason` text,
	`sync_message` text,
	`sync_attempts` integer DEFAULT 0 NOT NULL,
	`sync_next_try_at` text,
	`synced_at` text,
	`requisition_id` text,
	`hire_id` text,
	`employee_id` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `positions_by_tenant` ON `positions` (`tenant_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `positions_code` ON `positions` (`tenant_id`,`requisition_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `positions_employee` ON `positions` (`tenant_id`,`employee_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `positions_hire` ON `positions` (`tenant_id`,`hire_id`);--> statement-breakpoint
CREATE INDEX `positions_pending` ON `positions` (`tenant_id`,`sync_requested_at`) WHERE sync_status = 'pending';--> statement-breakpoint
CREATE INDEX `positions_failed` ON `positions` (`tenant_id`,`id`) WHERE sync_status = 'failed';--> statement-breakpoint
CREATE TABLE `requisitions` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`position_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`headcount_total` integer,
	`headcount_hired` integer DEFAULT 0 NOT NULL,
	`opened_at` text NOT NULL,
	`closed_at` text,
	`deleted_at` text,
	`read_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `requisitions_provider` ON `requisitions` (`tenant_id`,`connection_id`,`provider_id`);--> statement-breakpoint
CREATE INDEX `requisitions_by_position` ON `requisitions` (`position_id`);--> statement-breakpoint
CREATE INDEX `requisitions_by_code` ON `requisitions` (`tenant_id`,`code`);--> statement-breakpoint
CREATE TABLE `sync_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`position_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`started_at` text NOT NULL,
	`outcome` text,
	`finished_at` text
);
--> statement-breakpoint
CREATE INDEX `sync_attempts_by_position` ON `sync_attempts` (`position_id`,`code`);--> statement-breakpoint
CREATE TABLE `employees` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`employee_number` text,
	`first_name` text NOT NULL,
	`middle_name` text,
	`last_name` text NOT NULL,
	`preferred_name` text,
	`work_email` text,
	`personal_email` text,
	`title` text,
	`department` text,
	`location` text,
	`manager_name` text,
	`manager_email` text,
	`start_date` text,
	`source` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `employees_by_tenant` ON `employees` (`tenant_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `employees_number` ON `employees` (`tenant_id`,`employee_number`);--> statement-breakpoint
CREATE TABLE `match_keys` (
	`tenant_id` text NOT NULL,
	`key` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `key`, `subject_kind`, `subject_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `match_keys_by_subject` ON `match_keys` (`tenant_id`,`subject_id`);--> statement-breakpoint
CREATE TABLE `matches` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`position_id` text,
	`hire_id` text NOT NULL,
	`employee_id` text NOT NULL,
	`status` text NOT NULL,
	`decided_by` text NOT NULL,
	`rule_version` text NOT NULL,
	`evidence` text NOT NULL,
	`created_at` text NOT NULL,
	`decided_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `matches_pair` ON `matches` (`tenant_id`,`hire_id`,`employee_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `matches_confirmed_hire` ON `matches` (`tenant_id`,`hire_id`) WHERE status = 'confirmed';--> statement-breakpoint
CREATE UNIQUE INDEX `matches_confirmed_employee` ON `matches` (`tenant_id`,`employee_id`) WHERE status = 'confirmed';--> statement-breakpoint
CREATE INDEX `matches_by_tenant` ON `matches` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `matches_proposed` ON `matches` (`tenant_id`,`id`) WHERE status = 'proposed';--> statement-breakpoint
CREATE INDEX `matches_proposed_employee` ON `matches` (`tenant_id`,`employee_id`) WHERE status = 'proposed';--> statement-breakpoint
CREATE TABLE `audit` (
	`tenant_id` text NOT NULL,
	`id` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`details` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `audit_by_subject` ON `audit` (`tenant_id`,`subject_id`,`id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`tenant_id` text NOT NULL,
	`queue` text NOT NULL,
	`body` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sync_job_items` (
	`job_id` text NOT NULL,
	`position_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`status` text NOT NULL,
	`requisition_code` text NOT NULL,
	`message` text,
	PRIMARY KEY(`job_id`, `position_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sync_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`done_count` integer DEFAULT 0 NOT NULL,
	`failed_count` integer DEFAULT 0 NOT NULL,
	`reason` text,
	`requested_by` text NOT NULL,
	`created_at` text NOT NULL,
	`started_at` text,
	`finished_at` text
);
--> statement-breakpoint
CREATE INDEX `sync_jobs_by_tenant` ON `sync_jobs` (`tenant_id`,`id`);--> statement-breakpoint
CREATE INDEX `sync_jobs_unfinished` ON `sync_jobs` (`tenant_id`,`created_at`) WHERE status in ('queued', 'running');