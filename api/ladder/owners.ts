import type { Officer } from '../people/queries.ts'
import { type Absence, isWithin } from '../substitutions/substitution.ts'
import type { Task } from '../tasks/task.ts'
import type { Told } from './ladder.ts'

type Place = Pick<Task, 'department' | 'post' | 'permit' | 'processId'>

export type AtPost = Pick<Officer, 'personId' | 'department' | 'post' | 'standing'>

/** Who is given a task: for themselves, or for somebody whose substitute they are. */
export interface Owner {
  readonly personId: string
  readonly forPersonId: string | null
}

/**
 * Who is given a task that nobody claims: of those at its post who are there, or of the substitutes of those who are not,
 * who has least to do; where as busy, a deputy before the others.
 */
export function nextOwner(
  task: Place,
  officers: readonly AtPost[],
  held: ReadonlyMap<string, number>,
  absences: readonly Absence[],
): Owner | null {
  const candidates = officers
    .filter(({ department, post }) => department === task.department && post === task.post)
    .map(({ personId, standing }) => {
      const isDeputy = standing === 'deputy'
      const absence = absences.find((each) => each.personId === personId && isWithin(each, task))
      if (absence === undefined) return { personId, forPersonId: null, isDeputy }
      return { personId: absence.substituteId, forPersonId: personId, isDeputy }
    })
  const burden = (personId: string) => held.get(personId) ?? 0
  const [first] = candidates.toSorted(
    (a, b) =>
      burden(a.personId) - burden(b.personId) ||
      // Who holds the post themselves needs nobody's name.
      Number(a.forPersonId !== null) - Number(b.forPersonId !== null) ||
      Number(b.isDeputy) - Number(a.isDeputy) ||
      (a.personId < b.personId ? -1 : 1),
  )
  return first === undefined ? null : { personId: first.personId, forPersonId: first.forPersonId }
}

/** Who is told that there is nobody for a task: its head, and whoever manages the park where it waits on or has no head. */
export function toldOfUnowned(
  { department }: Pick<Place, 'department'>,
  officers: readonly AtPost[],
  waitsOn: boolean,
): readonly Told[] {
  const idsOf = (isIt: (officer: AtPost) => boolean) => [
    ...new Set(officers.filter(isIt).map(({ personId }) => personId)),
  ]
  const heads = idsOf((each) => each.department === department && each.post === 'signatory')
  const leaders = idsOf(({ post }) => post === 'manager')
  return [
    ...(heads.length > 0 ? [{ rung: 'unowned', people: heads }] : []),
    ...(heads.length === 0 || waitsOn ? [{ rung: 'unownedStill', people: leaders }] : []),
  ]
}

/** The same, with who stands in now for those of them who are away, where that is within their scope. */
export function withSubstitutes(
  told: readonly Told[],
  { department, permit, processId }: Place,
  absences: readonly Absence[],
): readonly Told[] {
  const substitutesOf = (personId: string) =>
    absences
      .filter((absence) => absence.personId === personId && isWithin(absence, { department, permit, processId }))
      .map(({ substituteId }) => substituteId)
  return told.map(({ rung, people }) => ({
    rung,
    people: [...new Set(people.flatMap((personId) => [personId, ...substitutesOf(personId)]))],
  }))
}
