/**
 * 工作页: which page a task is worked on, as `siji.work` of its form says. A form without one has the ordinary page.
 * `merge` makes one notice of all findings, `appointment` settles when the survey is, `survey` is a department's part of
 * it, `recheck` closes or reopens what was found, `jointReview` concludes on all opinions (会审).
 */
export const taskWorks = ['merge', 'appointment', 'survey', 'recheck', 'jointReview'] as const

export type TaskWork = (typeof taskWorks)[number]
