ALTER TABLE `positions` ADD `recruiter` text;--> statement-breakpoint
ALTER TABLE `requisitions` ADD `reads` text;--> statement-breakpoint
ALTER TABLE `field_mappings` ADD `constant` text;--> statement-breakpoint
ALTER TABLE `field_mappings` ADD `target_type` text;