import { milestone } from '../plan/extensions.ts'
import type { Extension, PlannedNode } from '../plan/plan.ts'

/** How what is drawn is named, and what it says of the application that runs through it. */
export interface Naming {
  /** An id, or the name of a variable, of this one use: the same piece may stand in a process twice. */
  readonly id: (name: string) => string
  /** The milestone of an application, where the process has applications that may come to it here. */
  readonly milestone: (word: string) => readonly Extension[]
  /** An end by which the whole matter is over: `declined`, `lapsed`, `refused`, `withdrawn`. */
  readonly end: (id: string, word: Ending, place: Pick<PlannedNode, 'column' | 'row'>) => PlannedNode
}

export type Ending = 'declined' | 'lapsed' | 'refused' | 'withdrawn'

export const ENDINGS: Readonly<Record<Ending, string>> = {
  declined: '不予受理',
  lapsed: '逾期未补正',
  refused: '不予许可',
  withdrawn: '已撤回',
}

/** Names with a suffix; ends with their milestones. `isApplication` = the process tells how far an application is. */
export function nameWith(suffix: string, isApplication: boolean): Naming {
  const of = (word: string) => (isApplication ? [milestone(word)] : [])
  return {
    id: (name) => `${name}${suffix}`,
    milestone: of,
    end: (id, word, place) => ({
      id: `${id}${suffix}`,
      type: 'endEvent',
      name: ENDINGS[word],
      extensions: of(word),
      ...place,
    }),
  }
}

/** Within the sub-process that an applicant may withdraw from: ends throw, and are caught at its border. */
export const withinProcessing: Naming = {
  id: (name) => name,
  milestone: (word) => [milestone(word)],
  end: (id, word, place) => ({
    id,
    type: 'endEvent',
    name: ENDINGS[word],
    event: { type: 'error', error: word },
    ...place,
  }),
}
