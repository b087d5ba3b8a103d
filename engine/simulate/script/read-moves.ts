import type { RestartPoint } from '../../core/restart.ts'
import type { JsonValue } from '../../expressions/expression.ts'
import { asCounts, asObject, asText, asTexts, type JsonObject, mapEntries, refuseOthers } from '../reading.ts'
import type { Step } from './step.ts'

/** `{"activate":…,"after":…,"terminate":…}`, each one id or a list. */
export function readModification(change: JsonObject): Step {
  refuseOthers(change, ['activate', 'after', 'terminate'], 'modify')
  const nodes = (word: string) => {
    const value = change[word]
    if (value === undefined) return []
    return typeof value === 'string' ? [value] : asTexts(value, `modify.${word}`)
  }
  return { type: 'modify', activate: nodes('activate'), after: nodes('after'), terminate: nodes('terminate') }
}

/** `{"to":"FILE or version","plan":{…}}` */
export function readMigration(change: JsonObject): Step {
  refuseOthers(change, ['to', 'plan'], 'migrate')
  const { to, plan = {} } = change
  return {
    type: 'migrate',
    to: typeof to === 'number' ? String(to) : asText(to, 'migrate.to'),
    plan: mapEntries(asObject(plan, 'migrate.plan'), (node, id) => asText(node, `migrate.plan.${id}`)),
  }
}

/** One point or a list, each an id or `{"node":"id","bodies":{"activity":0}}`; `true` = from the start. */
export function readPoints(value: JsonValue | undefined): readonly RestartPoint[] {
  if (value === true) return []
  return (Array.isArray(value) ? value : [value]).map((point: JsonValue | undefined) => {
    if (typeof point === 'string') return { node: asText(point, 'restart') }
    const { node, bodies, ...others } = asObject(point, 'restart')
    refuseOthers(others, [], 'restart')
    return {
      node: asText(node, 'restart.node'),
      ...(bodies === undefined ? undefined : { bodies: asCounts(bodies, 'restart.bodies') }),
    }
  })
}
