CREATE TABLE `scim_group_members` (
	`tenant_id` text NOT NULL,
	`group_id` text NOT NULL,
	`employee_id` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `group_id`, `employee_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `scim_group_members_by_employee` ON `scim_group_members` (`tenant_id`,`employee_id`);--> statement-breakpoint
CREATE TABLE `scim_groups` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`id` text NOT NULL,
	`display_name` text NOT NULL,
	`external_id` text,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `scim_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `scim_tokens_by_connection` ON `scim_tokens` (`tenant_id`,`connection_id`);--> statement-breakpoint
CREATE TABLE `scim_users` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`employee_id` text NOT NULL,
	`user_name_key` text NOT NULL,
	`external_id` text,
	`is_active` integer NOT NULL,
	`data` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `employee_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `scim_users_name` ON `scim_users` (`tenant_id`,`connection_id`,`user_name_key`);--> statement-breakpoint
CREATE INDEX `scim_users_external` ON `scim_users` (`tenant_id`,`connection_id`,`external_id`);--> statement-breakpoint
ALTER TABLE `employees` ADD `deactivated_at` text;--> statement-breakpoint
CREATE INDEX `employees_work_email` ON `employees` (`tenant_id`,lower(work_email));