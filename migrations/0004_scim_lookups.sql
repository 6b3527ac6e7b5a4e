CREATE TABLE `scim_user_keys` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`attribute` text NOT NULL,
	`value_key` text NOT NULL,
	`employee_id` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `attribute`, `value_key`, `employee_id`)
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `scim_user_keys` SELECT DISTINCT u.tenant_id, u.connection_id, 'emails', lower(e.value ->> '$.value'), u.employee_id
	FROM scim_users u, json_each(u.data, '$.emails') e WHERE e.value ->> '$.value' IS NOT NULL;
--> statement-breakpoint
INSERT INTO `scim_user_keys` SELECT tenant_id, connection_id, 'employeeNumber',
	lower(data ->> '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"."employeeNumber"'), employee_id
	FROM scim_users WHERE data ->> '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"."employeeNumber"' IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `scim_user_keys_by_employee` ON `scim_user_keys` (`tenant_id`,`connection_id`,`employee_id`);--> statement-breakpoint
CREATE INDEX `scim_groups_name` ON `scim_groups` (`tenant_id`,`connection_id`,display_name collate nocase);--> statement-breakpoint
CREATE INDEX `scim_groups_external` ON `scim_groups` (`tenant_id`,`connection_id`,`external_id`);