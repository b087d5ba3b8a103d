import type { DefinitionRow } from '../../../engine/index.ts'
import type { RunningCount } from '../../processes/queries.ts'
import { type Typed, textOf } from '../typed.ts'

/** What stands in the address and in the form. */
export interface AskedMigration {
  readonly fromVersion: number
  readonly toVersion: number
  readonly plan: { readonly [node: string]: string }
}

/** Before the id of a node in the names of fields. */
export const STEP = 'step.'

/** Where nothing has been chosen: from the oldest version on which something runs, to the newest. */
export function askedMigration(
  typed: Typed,
  versions: readonly DefinitionRow[],
  running: readonly RunningCount[],
): AskedMigration {
  const newest = versions[0]?.version ?? 0
  const used = versions.filter(({ hash, version }) => version !== newest && running.some((each) => each.hash === hash))
  const oldest = used.at(-1)?.version ?? versions[1]?.version ?? newest
  const plan = Object.keys(typed).flatMap((name) => {
    const target = name.startsWith(STEP) ? textOf(typed, name).slice(0, 120) : ''
    return target === '' ? [] : [[name.slice(STEP.length), target] as const]
  })
  return {
    fromVersion: versionIn(typed, 'from', oldest),
    toVersion: versionIn(typed, 'to', newest),
    plan: Object.fromEntries(plan),
  }
}

function versionIn(typed: Typed, name: string, otherwise: number): number {
  const text = textOf(typed, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : otherwise
}
