CREATE TABLE `scim_user_keys` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`attribute` text NOT NULL,
	`value_key` text NOT NULL,
	`employee_id` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `attribute`, `value_key`, `employee_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `scim_user_keys_by_employee` ON `scim_user_keys` (`tenant_id`,`connection_id`,`employee_id`);--> statement-breakpoint
ALTER TABLE `marketplace_settings` ADD `retention_days` integer DEFAULT 180 NOT NULL;--> statement-breakpoint
ALTER TABLE `marketplace_settings` ADD `daily_limit` integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE `submissions` ADD `erasure_wanted_at` text;--> statement-breakpoint
ALTER TABLE `submissions` ADD `erased_at` text;--> statement-breakpoint
CREATE INDEX `submissions_to_erase` ON `submissions` (`tenant_id`) WHERE erasure_wanted_at is not null and erased_at is null;--> statement-breakpoint
CREATE INDEX `submissions_named` ON `submissions` (`created_at`) WHERE erased_at is null;--> statement-breakpoint
ALTER TABLE `mails` ADD `reported_at` text;--> statement-breakpoint
CREATE INDEX `mails_heard_of` ON `mails` (`tenant_id`,lower(to_address),`id`) WHERE status in ('delivered', 'bounced', 'complained');--> statement-breakpoint
CREATE INDEX `scim_groups_name` ON `scim_groups` (`tenant_id`,`connection_id`,display_name collate nocase);--> statement-breakpoint
CREATE INDEX `scim_groups_external` ON `scim_groups` (`tenant_id`,`connection_id`,`external_id`);--> statement-breakpoint
INSERT INTO `scim_user_keys` SELECT DISTINCT u.tenant_id, u.connection_id, 'emails', lower(e.value ->> '$.value'), u.employee_id
	FROM scim_users u, json_each(u.data, '$.emails') e WHERE e.value ->> '$.value' IS NOT NULL;--> statement-breakpoint
INSERT INTO `scim_user_keys` SELECT tenant_id, connection_id, 'employeeNumber',
	lower(data ->> '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"."employeeNumber"'), employee_id
	FROM scim_users WHERE data ->> '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"."employeeNumber"' IS NOT NULL;
