ALTER TABLE `marketplace_settings` ADD `retention_days` integer DEFAULT 180 NOT NULL;--> statement-breakpoint
ALTER TABLE `marketplace_settings` ADD `daily_limit` integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE `submissions` ADD `erasure_wanted_at` text;--> statement-breakpoint
ALTER TABLE `submissions` ADD `erased_at` text;--> statement-breakpoint
CREATE INDEX `submissions_to_erase` ON `submissions` (`tenant_id`) WHERE erasure_wanted_at is not null and erased_at is null;--> statement-breakpoint
CREATE INDEX `submissions_named` ON `submissions` (`created_at`) WHERE erased_at is null;