CREATE TABLE `catalogue` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`kind` text NOT NULL,
	`provider_id` text NOT NULL,
	`name` text NOT NULL,
	`data` text NOT NULL,
	`is_active` integer NOT NULL,
	`read_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `kind`, `provider_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `field_mappings` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`target_on` text NOT NULL,
	`target_key` text NOT NULL,
	`field` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `target_on`, `target_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `value_mappings` (
	`tenant_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`provider_id` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`tenant_id`, `connection_id`, `kind`, `value`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `connection_looks` ADD `next_catalogue_at` text;--> statement-breakpoint
ALTER TABLE `connection_looks` ADD `catalogue_read_at` text;--> statement-breakpoint
ALTER TABLE `connection_looks` ADD `catalogue_failure` text;--> statement-breakpoint
ALTER TABLE `connections` ADD `acting_user_id` text;--> statement-breakpoint
ALTER TABLE `inbound_events` ADD `delivery_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `inbound_events_delivery` ON `inbound_events` (`tenant_id`,`connection_id`,`delivery_key`) WHERE delivery_key is not null;--> statement-breakpoint
ALTER TABLE `hires` ADD `candidate_id` text;--> statement-breakpoint
ALTER TABLE `hires` ADD `starts_on` text;--> statement-breakpoint
ALTER TABLE `hires` ADD `candidate_withheld` text;--> statement-breakpoint
CREATE INDEX `hires_by_candidate` ON `hires` (`tenant_id`,`connection_id`,`candidate_id`) WHERE candidate_id is not null;--> statement-breakpoint
ALTER TABLE `positions` ADD `sync_request` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `parent_id` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `application_id` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `close_reason_id` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `target_start_on` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `awaiting` text;--> statement-breakpoint
CREATE INDEX `requisitions_by_parent` ON `requisitions` (`tenant_id`,`connection_id`,`parent_id`) WHERE parent_id is not null;
