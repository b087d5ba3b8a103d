import type { Officer } from '../people/queries.ts'
import type { Task } from '../tasks/task.ts'

/** Who is told: 办理人, 副岗, 部门负责人, 园区领导 (who manages the park). */
export const audiences = ['handler', 'deputy', 'head', 'leader'] as const

export type Audience = (typeof audiences)[number]

/** One rung: from this light on, so many working days after it, these are told; `node` = only at that step. */
export interface Rung {
  readonly light: 'yellow' | 'red'
  readonly afterDays: number
  readonly tell: readonly Audience[]
  readonly node: string | null
}

export interface LadderRules {
  readonly rungs: readonly Rung[]
  /** Office hours after which a task that nobody has claimed is given to somebody; `null` = never. */
  readonly assignAfterHours: number | null
}

export const MOST_RUNGS = 20

/** What a park does that has said nothing: who is concerned is told, and no task stays without an owner for half a day. */
export const usualRules: LadderRules = {
  rungs: [
    { light: 'yellow', afterDays: 0, tell: ['handler'], node: null },
    { light: 'red', afterDays: 0, tell: ['deputy', 'head'], node: null },
    { light: 'red', afterDays: 2, tell: ['leader'], node: null },
  ],
  assignAfterHours: 4,
}

/** How late a task is: its light now and the closed working days after its due day. */
export interface Lateness {
  readonly light: 'green' | 'yellow' | 'red' | 'grey'
  readonly overdueDays: number
}

export interface Told {
  /** Names the rung in the task's record: `red`, `red+2`; `unowned`, `unownedStill` where there is nobody for it. */
  readonly rung: string
  readonly people: readonly string[]
}

/** Every rung that a task has reached, with whom it concerns; each is recorded once per person. */
export function rungsReached(
  { rungs }: LadderRules,
  task: Pick<Task, 'node' | 'assignee' | 'department' | 'post'>,
  { light, overdueDays }: Lateness,
  officers: readonly Pick<Officer, 'personId' | 'department' | 'post' | 'standing'>[],
): readonly Told[] {
  const isReached = (rung: Rung) =>
    rung.light === 'yellow' ? light === 'yellow' || light === 'red' : light === 'red' && overdueDays >= rung.afterDays
  const own = rungs.filter(({ node }) => node === task.node)
  // Rules of its own at a step stand instead of the general ones.
  const holding = own.length > 0 ? own : rungs.filter(({ node }) => node === null)
  return holding.filter(isReached).map(({ light: from, afterDays, tell }) => ({
    rung: afterDays === 0 ? from : `${from}+${afterDays}`,
    people: [...new Set(tell.flatMap((audience) => peopleOf(audience, task, officers)))],
  }))
}

function peopleOf(
  audience: Audience,
  { assignee, department, post }: Pick<Task, 'assignee' | 'department' | 'post'>,
  officers: readonly Pick<Officer, 'personId' | 'department' | 'post' | 'standing'>[],
): readonly string[] {
  const idsOf = (isIt: (officer: (typeof officers)[number]) => boolean) =>
    officers.filter(isIt).map(({ personId }) => personId)
  const atPost = (officer: (typeof officers)[number]) => officer.department === department && officer.post === post
  switch (audience) {
    case 'handler':
      return assignee === null ? idsOf((each) => atPost(each) && each.standing === 'primary') : [assignee]
    case 'deputy':
      return idsOf((each) => atPost(each) && each.standing === 'deputy')
    case 'head':
      return idsOf((each) => each.department === department && each.post === 'signatory')
    case 'leader':
      return idsOf((each) => each.post === 'manager')
  }
}

/** How far up a rung is. */
export function rankOf(rung: string): number {
  const [light = '', days] = rung.split('+')
  return ['yellow', 'unowned', 'unownedStill', 'red'].indexOf(light) + Number(days ?? 0)
}
