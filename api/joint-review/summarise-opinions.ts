import type { StandingFinding } from '../findings/finding.ts'
import type { DescribedPermit } from '../process-description/described-process.ts'
import type { Opinion } from '../task-history/queries.ts'
import type { Task } from '../tasks/task.ts'

/** What one department says about one item; silence is no objection, for which the department answers (domain.md §6). */
export interface ItemOpinion {
  /** Letter of the item. */
  readonly permit: string
  readonly department: string | null
  /** `null` = it has not answered in time: deemed. */
  readonly opinion: Opinion | null
  readonly findings: readonly StandingFinding[]
}

type Ended = Pick<Task, 'key' | 'instanceId' | 'permit' | 'department' | 'state'>

/**
 * The opinions of all departments before the lead concludes: of each item the last that was given. An item whose tasks all
 * ended unanswered is deemed to have none against it; what is still open has no silence yet and is left out. What has a
 * document of its own is decided by its own department, and is no item.
 */
export function summariseOpinions(
  permits: ReadonlyMap<string, Pick<DescribedPermit, 'document'>>,
  tasks: readonly Ended[],
  opinions: readonly Opinion[],
  findings: readonly StandingFinding[],
): readonly ItemOpinion[] {
  const told = new Map<string, ItemOpinion>()
  for (const { permit, department, state } of tasks) {
    if (permit === null || permits.get(permit)?.document !== null) continue
    if (!['answered', 'cancelled'].includes(state)) continue
    const about = findings.filter((finding) => finding.permit === permit && !finding.isSetAside)
    const opinion = opinions.findLast((each) => each.permit === permit) ?? null
    told.set(permit, { permit, department: opinion?.department ?? department, opinion, findings: about })
  }
  // In the order of the process, which people know.
  return [...permits.keys()].flatMap((letter) => told.get(letter) ?? [])
}

/** Outcomes by which a department objects. */
const against: ReadonlySet<string> = new Set(['reopened', 'refuse', 'needsCorrection', 'notPassed'])

/** What stands against agreeing: somebody objects, or something that was found is not mended. */
export function objections(items: readonly ItemOpinion[]): readonly ItemOpinion[] {
  return items.filter(
    ({ opinion, findings }) =>
      against.has(opinion?.outcome ?? '') || findings.some(({ state }) => state === 'open' || state === 'reopened'),
  )
}
