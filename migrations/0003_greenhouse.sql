CREATE TABLE `webhook_refusals` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`refused_count` integer NOT NULL,
	`last_refused_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `positions` ADD `recruiter` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `reads` text;--> statement-breakpoint
ALTER TABLE `field_mappings` ADD `constant` text;--> statement-breakpoint
ALTER TABLE `field_mappings` ADD `target_type` text;