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