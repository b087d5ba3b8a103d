import type { Application } from '../../../applications/application.ts'
import { applicationLifecycle } from '../../../applications/lifecycle.ts'
import type { Task } from '../../../tasks/task.ts'

/** What an application asks of whoever files it. */
export type Asked =
  | { readonly type: 'fill' }
  | { readonly type: 'correct'; readonly answerBy: Date | null }
  | { readonly type: 'choose'; readonly task: Pick<Task, 'instanceId' | 'key' | 'name'> }

export interface OwnApplication {
  readonly application: Application
  readonly title: string
  readonly asked: Asked | null
}

export const ownTabs = ['all', 'asked', 'underWay', 'ended'] as const
export type OwnTab = (typeof ownTabs)[number]

/** What is asked of the applicant now: the one thing that waits for them. */
export function askedOf(
  application: Pick<Application, 'state' | 'isBeingSubmitted'>,
  answerBy: Date | null,
  tasks: readonly Pick<Task, 'instanceId' | 'key' | 'name'>[],
): Asked | null {
  if (application.isBeingSubmitted) return null
  const [task] = tasks
  if (task !== undefined) return { type: 'choose', task }
  if (application.state === 'draft') return { type: 'fill' }
  if (application.state === 'returned' || application.state === 'inCorrection') return { type: 'correct', answerBy }
  return null
}

/** What is asked stands first; corrections by their deadline, everything else newest first. */
export function inOrderOfWhatIsAsked(rows: readonly OwnApplication[]): readonly OwnApplication[] {
  const rank = ({ asked }: OwnApplication) =>
    asked === null ? 3 : asked.type === 'correct' ? 0 : asked.type === 'choose' ? 1 : 2
  const due = ({ asked }: OwnApplication) =>
    asked?.type === 'correct' && asked.answerBy !== null ? asked.answerBy.getTime() : Number.POSITIVE_INFINITY
  return [...rows].sort((one, other) => {
    const byDue = due(one) - due(other)
    return rank(one) - rank(other) || (Number.isNaN(byDue) ? 0 : byDue)
  })
}

/** The rows of one tab whose number, project or enterprise has these words. */
export function filterOwn(rows: readonly OwnApplication[], tab: OwnTab, words: string): readonly OwnApplication[] {
  const wanted = words.trim().toLowerCase()
  return rows.filter((row) => {
    const { number, enterprise } = row.application
    const text = [row.title, number ?? '', enterprise.name].join(' ').toLowerCase()
    return isIn(row, tab) && text.includes(wanted)
  })
}

export function isIn({ application, asked }: OwnApplication, tab: OwnTab): boolean {
  const isEnded = applicationLifecycle.isFinal(application.state)
  if (tab === 'asked') return asked !== null
  if (tab === 'ended') return isEnded
  return tab === 'all' || (!isEnded && application.state !== 'draft')
}
