import type { WrittenAnswer } from '../answers/queries.ts'
import { dateIn } from '../parks/dates.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import type { Task } from '../tasks/task.ts'

/** What a department said of something that another permit's document reports, as that document prints it. */
export interface Judgement {
  readonly name: string
  readonly department: string
  readonly result: string
  /** `YYYY-MM-DD` in the park's zone. */
  readonly date: string
}

export interface JudgementFacts {
  readonly process: DescribedProcess
  readonly tasks: readonly Pick<
    Task,
    'instanceId' | 'key' | 'node' | 'permit' | 'state' | 'openedAt' | 'endedAt' | 'department'
  >[]
  /** Answers that stand, in their order. */
  readonly answers: readonly Pick<WrittenAnswer, 'instanceId' | 'taskKey' | 'permit' | 'outcome' | 'words'>[]
  /** Chinese names of departments, by code. */
  readonly names: ReadonlyMap<string, string>
  readonly zone: string
}

/** What every item without a document of its own has come to; whoever was silent is named as such. */
export function judgementsOf(facts: JudgementFacts): readonly Judgement[] {
  const { process, tasks, answers, names, zone } = facts
  return [...process.permits.values()]
    .filter(({ document }) => document === null)
    .flatMap(({ letter, name, department }) => {
      const own = tasks.filter(({ permit, endedAt }) => permit === letter && endedAt !== null)
      const last = own.sort((one, other) => other.openedAt.getTime() - one.openedAt.getTime())[0]
      if (last === undefined) return []
      const answer = answers.find((each) => each.instanceId === last.instanceId && each.taskKey === last.key)
      return {
        name: name.zh,
        department: names.get(last.department ?? department) ?? department,
        result: answer === undefined ? '到期未答复，视为没有意见' : outcomeName(process, last.node, answer.outcome),
        date: dateIn(zone, (last.endedAt ?? last.openedAt).getTime()),
      }
    })
}

/** The opinion that was written last for each permit, by its letter. */
export function opinionsOf(answers: JudgementFacts['answers']): { readonly [letter: string]: string } {
  return Object.fromEntries(
    answers.flatMap(({ permit, words }) => {
      const opinion = words['opinion']
      return permit === null || typeof opinion !== 'string' || opinion.trim() === '' ? [] : [[permit, opinion.trim()]]
    }),
  )
}

function outcomeName(process: DescribedProcess, node: string, outcome: string | null): string {
  const task = process.definition.nodes.get(node)
  const offered = task?.type === 'userTask' ? task.outcomes : []
  return offered.find(({ value }) => value === outcome)?.label ?? outcome ?? ''
}
