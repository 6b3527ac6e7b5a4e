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