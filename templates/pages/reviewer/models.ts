import type { ApplicationClocksPage, ClockRequestsPage } from './clock-card-model.ts'
import type { InboxPage } from './inbox-model.ts'
import type { PromiseDetailPage, PromisesPage } from './promise-model.ts'
import type { TaskPage } from './task-model.ts'

/** The view model of each page for the audience `reviewer`, by the name of its template. */
export interface ReviewerPages {
  readonly 'reviewer/inbox': InboxPage
  readonly 'reviewer/task': TaskPage
  readonly 'reviewer/promises': PromisesPage
  readonly 'reviewer/promise': PromiseDetailPage
  readonly 'reviewer/application-clocks': ApplicationClocksPage
  readonly 'reviewer/clock-requests': ClockRequestsPage
}
