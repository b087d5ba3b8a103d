import type { Light } from '../clocks/clock.ts'

/** 任务: one department's piece of work, as the engine's row tells it, with the application that it is about. */
export interface Task {
  readonly instanceId: string
  readonly key: number
  readonly applicationId: string
  readonly applicationNumber: string | null
  readonly definitionHash: string
  readonly processId: string
  readonly enterprise: { readonly id: string; readonly name: string }
  readonly projectName: string | null
  /** 项目代码 */
  readonly projectCode: string | null
  readonly node: string
  readonly name: string | null
  readonly department: string | null
  readonly post: string | null
  /** Post of the second person who must confirm the answer. */
  readonly checkPost: string | null
  readonly form: string | null
  readonly permit: string | null
  readonly state: 'open' | 'claimed' | 'inCheck' | 'answered' | 'cancelled'
  readonly assignee: string | null
  readonly assigneeName: string | null
  readonly answerer: string | null
  readonly checker: string | null
  /** `null` where it has no time limit, and while its clock stands still. */
  readonly dueAt: Date | null
  /** Of its clock, as it turned last; `null` where it has none or has ended. */
  readonly light: Light | null
  readonly openedAt: Date
  readonly endedAt: Date | null
}

/** The department of tasks that belong to the applicant. */
export const APPLICANT = 'applicant'
