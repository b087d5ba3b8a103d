import { mentions } from './refers.ts'
import type { Unit, Units } from './split-units.ts'

export type Side = 'mine' | 'theirs'

export type Change = 'added' | 'removed' | 'changed'

/** What became of one thing on both sides since they parted. */
export interface ThreeWay {
  readonly key: string
  /** `null` where that side left it as it was. */
  readonly mine: Change | null
  readonly theirs: Change | null
  /** Both changed it, and differently; or one removed what the other still uses. */
  readonly isConflict: boolean
  readonly isDrawing: boolean
}

export interface Documents {
  readonly base: Units
  readonly mine: Units
  readonly theirs: Units
}

/** Every unit that one of the two changed, in the order of the files. */
export function compareUnits({ base, mine, theirs }: Documents): readonly ThreeWay[] {
  const keys = new Set([...theirs.keys(), ...mine.keys(), ...base.keys()])
  const changes = [...keys].flatMap((key): ThreeWay[] => {
    const [was, my, their] = [base.get(key), mine.get(key), theirs.get(key)]
    const [mineDid, theyDid] = [changeOf(was, my), changeOf(was, their)]
    if (mineDid === null && theyDid === null) return []
    const isConflict = mineDid !== null && theyDid !== null && my?.own !== their?.own
    return [{ key, mine: mineDid, theirs: theyDid, isConflict, isDrawing: (was ?? my ?? their)?.isDrawing === true }]
  })
  const touched = (side: Side) =>
    changes.flatMap((each) => {
      const unit = each[side] === null ? undefined : (side === 'mine' ? mine : theirs).get(each.key)
      return unit === undefined || unit.isDrawing ? [] : [unit]
    })
  const used = { mine: touched('theirs'), theirs: touched('mine') }
  return changes.map((each) => {
    const isGone = each.mine === 'removed' && each.theirs === 'removed'
    const isUsed = (side: Side) =>
      each[side] === 'removed' && !isGone && used[side].some((unit) => mentions(unit, each.key))
    return isUsed('mine') || isUsed('theirs') ? { ...each, isConflict: true } : each
  })
}

function changeOf(before: Unit | undefined, after: Unit | undefined): Change | null {
  if (before === undefined) return after === undefined ? null : 'added'
  if (after === undefined) return 'removed'
  return before.own === after.own ? null : 'changed'
}
